#include "mutation.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

namespace mosovo::fuzz {

namespace json = boost::json;

namespace {

constexpr std::size_t longest_input = 64 * 1024;

void collect(json::value& node, std::vector<json::value*>& found) {
    found.push_back(&node);
    if (auto* object = node.if_object())
        for (auto& [key, value] : *object)
            collect(value, found);
    else if (auto* array = node.if_array())
        for (auto& value : *array)
            collect(value, found);
}

std::vector<json::value*> nodes_of(json::value& root) {
    std::vector<json::value*> found;
    collect(root, found);
    return found;
}

} // namespace

Mutation::Mutation(std::vector<std::string> seeds, std::vector<std::string> words, std::uint64_t number)
    : seeds_{std::move(seeds)}, words_{std::move(words)}, random_{number} {
    for (const auto& seed : seeds_) {
        boost::system::error_code failed;
        auto tree = json::parse(seed, failed);
        if (!failed) trees_.push_back(std::move(tree));
    }
}

std::size_t Mutation::below(std::size_t end) { return end == 0 ? 0 : static_cast<std::size_t>(random_() % end); }

std::string Mutation::word() { return words_.empty() ? std::string{} : words_[below(words_.size())]; }

json::value Mutation::scalar() {
    static constexpr std::array<std::int64_t, 8> numbers{0,
                                                         1,
                                                         -1,
                                                         12,
                                                         30,
                                                         1'000'000,
                                                         std::numeric_limits<std::int64_t>::max(),
                                                         std::numeric_limits<std::int64_t>::min()};
    switch (below(8)) {
    case 0:
        return nullptr;
    case 1:
        return one_in(2);
    case 2:
        return numbers[below(numbers.size())];
    case 3:
        return static_cast<double>(below(1000)) / 8;
    case 4:
    case 5: {
        const auto two = [](std::size_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        const auto day = std::to_string(1995 + below(36)) + "-" + two(1 + below(12)) + "-" + two(1 + below(31));
        return json::string{one_in(3) ? day + "T" + two(below(25)) + ":" + two(below(61)) : day};
    }
    default:
        return json::string{word()};
    }
}

json::value Mutation::part_of_a_seed() {
    if (trees_.empty()) return scalar();
    const auto nodes = nodes_of(trees_[below(trees_.size())]);
    return *nodes[below(nodes.size())];
}

void Mutation::alter_tree(json::value& root) {
    const auto nodes = nodes_of(root);
    auto& node = *nodes[below(nodes.size())];
    const auto change = below(6);
    if (auto* object = node.if_object(); object && change < 4) {
        const auto at =
            object->empty() ? object->end() : object->begin() + static_cast<std::ptrdiff_t>(below(object->size()));
        if (change == 0 && at != object->end())
            object->erase(at);
        else if (change == 1 && at != object->end())
            at->value() = one_in(2) ? scalar() : part_of_a_seed();
        else
            object->insert_or_assign(word(), one_in(2) ? scalar() : part_of_a_seed());
    } else if (auto* array = node.if_array(); array && change < 4) {
        const auto at = static_cast<std::ptrdiff_t>(below(array->size()));
        if (change == 0 && !array->empty())
            array->erase(array->begin() + at);
        else if (change == 1 && !array->empty())
            array->push_back(json::value{(*array)[static_cast<std::size_t>(at)]});
        else
            array->push_back(part_of_a_seed());
    } else if (auto* text = node.if_string(); text && change < 2) {
        std::string altered{*text};
        alter_bytes(altered);
        *text = altered;
    } else {
        node = one_in(3) ? part_of_a_seed() : scalar();
    }
}

void Mutation::alter_bytes(std::string& text) {
    const auto at = below(text.size() + 1);
    const auto length = std::min(1 + below(16), text.size() - std::min(at, text.size()));
    switch (below(7)) {
    case 0:
        if (!text.empty()) text[below(text.size())] ^= static_cast<char>(1 << below(8));
        break;
    case 1:
        if (!text.empty()) text[below(text.size())] = static_cast<char>(below(256));
        break;
    case 2:
        text.erase(at, length);
        break;
    case 3:
        text.insert(at, text.substr(at, length));
        break;
    case 4:
        text.insert(at, word());
        break;
    case 5: {
        static constexpr std::string_view telling = "\"{}[]:,;\n\r\t\\'=+-@%\0\xff\xef\xbb\xbf";
        text.insert(at, 1, telling[below(telling.size())]);
        break;
    }
    default: { // the head of one text and the tail of another
        const auto& other = seeds_[below(seeds_.size())];
        text = text.substr(0, at) + other.substr(below(other.size() + 1));
        break;
    }
    }
}

std::string Mutation::next() {
    const auto rounds = 1 + below(4);
    std::string text;
    if (!trees_.empty() && !one_in(3)) {
        auto tree = trees_[below(trees_.size())];
        for (std::size_t round = 0; round < rounds; ++round)
            alter_tree(tree);
        text = json::serialize(tree);
        if (!one_in(8)) return text.substr(0, longest_input);
    } else {
        text = seeds_[below(seeds_.size())];
    }
    for (std::size_t round = 0; round < rounds; ++round)
        alter_bytes(text);
    return text.substr(0, longest_input);
}

} // namespace mosovo::fuzz
