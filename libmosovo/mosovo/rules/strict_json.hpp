// Not installed: for our own sources.
// Not installed: for our own sources.
#pragma once

#include <mosovo/base/describe.hpp>

#include <boost/json/value.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace mosovo::strict {

/// Collects problems of one file, each with its path inside it.
class Faults {
public:
    explicit Faults(std::string_view file) : file_{file} {}
    void add(ProblemCode code, std::string path, std::string message);
    [[nodiscard]] std::size_t count() const noexcept { return problems_.size(); }
    /// \throws ProblemsError when anything was added
    void refuse_if_any() const;

private:
    std::string file_;
    Problems problems_;
};

/// The text as JSON, repeated keys refused: a second value for one rule must not slip in that way.
/// Nothing when the text cannot be used; `faults` then says why.
[[nodiscard]] std::optional<boost::json::value> parse(std::string_view text, Faults& faults);

/// One JSON object read key by key; what nobody asked for is unknown.
class Object {
public:
    /// When `value` is no object, says so and behaves as an empty one.
    Object(const boost::json::value& value, std::string path, Faults& faults);

    [[nodiscard]] bool is_object() const noexcept { return object_ != nullptr; }
    [[nodiscard]] std::string path(std::string_view key) const;
    /// Null when the key is absent.
    const boost::json::value* take(std::string_view key);
    /// Null, with a problem, when the key is absent.
    const boost::json::value* need(std::string_view key);
    /// Text that is not empty, with a problem otherwise.
    std::string need_text(std::string_view key);
    std::optional<std::string> take_text(std::string_view key);
    /// A day, a word: anything with a text form. Nothing, with a problem, when absent or unreadable.
    template <class T> std::optional<T> need_as(std::string_view key) {
        return need(key) ? take_as<T>(key) : std::nullopt;
    }
    template <class T> std::optional<T> take_as(std::string_view key) {
        const auto text = take_text(key);
        if (!text) return {};
        auto read = TextForm<T>::read(*text);
        if (read) return *read;
        faults_->add(read.fault().code, path(key), read.fault().message);
        return {};
    }
    /// Says which keys nobody asked for.
    void refuse_unknown();

private:
    const boost::json::object* object_ = nullptr;
    std::string path_;
    Faults* faults_;
    std::set<std::string, std::less<>> asked_;
};

} // namespace mosovo::strict
