#pragma once

#include <boost/json/value.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace mosovo::fuzz {

/// Texts like the seeds, altered: JSON by its tree, so that most of them get past the parser, anything by its bytes.
/// The same seeds, words and number give the same texts.
class Mutation {
public:
    /// `words` are put where a word of the format may make sense.
    Mutation(std::vector<std::string> seeds, std::vector<std::string> words, std::uint64_t number);

    [[nodiscard]] std::string next();

private:
    [[nodiscard]] std::size_t below(std::size_t end);
    [[nodiscard]] bool one_in(std::size_t chances) { return below(chances) == 0; }
    [[nodiscard]] boost::json::value scalar();
    [[nodiscard]] boost::json::value part_of_a_seed();
    [[nodiscard]] std::string word();
    void alter_tree(boost::json::value& root);
    void alter_bytes(std::string& text);

    std::vector<std::string> seeds_;
    std::vector<std::string> words_;
    std::vector<boost::json::value> trees_; ///< of the seeds that are JSON
    std::mt19937_64 random_;
};

} // namespace mosovo::fuzz
