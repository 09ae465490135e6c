#pragma once

#include <mosovo/base/id.hpp>
#include <mosovo/base/listed.hpp>
#include <mosovo/base/problem.hpp>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// One description per type drives JSON, the store, CSV, Python attributes and frames.
///
/// A type that travels is a plain struct named in BOOST_DESCRIBE_STRUCT. Its fields are
///   std::optional<S>, S a scalar     (absent = not known)
///   std::optional<D>, D described
///   Listed<S or D>, Keyed<S or D>
/// where a scalar is anything with a `TextForm`. Readers and writers walk the description;
/// none of them names a field.
namespace mosovo {

template <class T>
concept Described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class E>
concept Words = std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value;

/// The format's name for a described name. A word that C++ keeps for itself (`return`) is described
/// with an underscore behind it, which the format does not have.
[[nodiscard]] constexpr std::string_view format_name(std::string_view name) {
    if (name.ends_with('_')) name.remove_suffix(1);
    return name;
}

/// Calls f(name, pointer to member) for each described field of T, bases first, in order.
template <Described T, class F> constexpr void for_each_field(F&& f) {
    boost::mp11::mp_for_each<
        boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>>(
        [&](auto field) { f(format_name(field.name), field.pointer); });
}

/// Every enumerator with the format's word for it, in order.
template <Words E>
inline constexpr auto words_of = []<template <class...> class List, class... Descriptors>(List<Descriptors...>) {
    return std::array{std::pair{format_name(Descriptors::name), Descriptors::value}...};
}(boost::describe::describe_enumerators<E>{});

/// The format's word for an enumerator; "?" for a value that is none.
template <Words E> [[nodiscard]] constexpr std::string_view word(E value) {
    // Enumerators count up from nothing, unless someone numbered them: then the loop finds them.
    const auto place = static_cast<std::size_t>(value);
    if (place < words_of<E>.size() && words_of<E>[place].second == value) return words_of<E>[place].first;
    for (const auto& [text, held] : words_of<E>)
        if (held == value) return text;
    return "?";
}

/// The enumerator with exactly that word.
template <Words E> [[nodiscard]] constexpr std::optional<E> from_word(std::string_view text) {
    for (const auto& [word, held] : words_of<E>)
        if (word == text) return held;
    return std::nullopt;
}

/// All words of an enumeration, in order, as "a, b or c".
template <Words E> [[nodiscard]] std::string list_words() {
    const auto& all = words_of<E>;
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i != 0) text += i + 1 == all.size() ? " or " : ", ";
        text += all[i].first;
    }
    return text;
}

/// How a scalar looks in JSON; in CSV and in the store's text columns it is always its text.
enum class JsonShape : std::uint8_t { text, whole_number, number, boolean, any };

/// The text form of a scalar. Specialised beside each scalar type:
///   static constexpr JsonShape shape;
///   static std::string write(const T&);        what `read` takes back, exactly
///   static Read<T> read(std::string_view);     never repeats the text in its message
template <class T> struct TextForm;

template <class T>
concept Scalar = requires(const T& value, std::string_view text) {
    TextForm<T>::shape;
    { TextForm<T>::write(value) } -> std::convertible_to<std::string>;
    { TextForm<T>::read(text) } -> std::same_as<Read<T>>;
};

/// Digits with an optional sign; refuses anything else, and what does not fit.
[[nodiscard]] Read<std::int64_t> read_whole_number(std::string_view text);
[[nodiscard]] Read<double> read_number(std::string_view text);
/// The shortest text that reads back as the same number.
[[nodiscard]] std::string write_number(double value);
/// Valid UTF-8, no control characters but tab and newline, at most `longest` bytes.
[[nodiscard]] Read<std::string> read_text(std::string_view text, std::size_t longest);

inline constexpr std::size_t longest_text = 100'000; ///< bytes of a narrative; longer is refused
inline constexpr std::size_t longest_id = 128;       ///< bytes of a reference

template <> struct TextForm<std::string> {
    static constexpr auto shape = JsonShape::text;
    static std::string write(const std::string& value) { return value; }
    static Read<std::string> read(std::string_view text) { return read_text(text, longest_text); }
};

template <> struct TextForm<bool> {
    static constexpr auto shape = JsonShape::boolean;
    static std::string write(const bool& value) { return value ? "true" : "false"; }
    static Read<bool> read(std::string_view text) {
        if (text == "true") return true;
        if (text == "false") return false;
        return Fault{ProblemCode::wrong_type, "write true or false"};
    }
};

template <> struct TextForm<double> {
    static constexpr auto shape = JsonShape::number;
    static std::string write(const double& value) { return write_number(value); }
    static Read<double> read(std::string_view text) { return read_number(text); }
};

template <class Tag> struct TextForm<Id<Tag>> {
    static constexpr auto shape = JsonShape::text;
    static std::string write(const Id<Tag>& value) { return value.reveal(); }
    static Read<Id<Tag>> read(std::string_view text) {
        if (text.empty()) return Fault{ProblemCode::malformed, "a reference cannot be empty"};
        auto checked = read_text(text, longest_id);
        if (!checked) return checked.fault();
        if (text.find_first_of("\t\n\r") != text.npos)
            return Fault{ProblemCode::malformed, "a reference stands on one line: remove tabs and line ends"};
        return Id<Tag>::from_checked(*checked);
    }
};

template <Words E> struct TextForm<E> {
    static constexpr auto shape = JsonShape::text;
    static std::string write(const E& value) { return std::string{word(value)}; }
    static Read<E> read(std::string_view text) {
        if (const auto found = from_word<E>(text)) return *found;
        return Fault{ProblemCode::unknown_word, "not one of " + list_words<E>()};
    }
};

/// Lengths of time that stand in records as whole numbers (months of a term, nights away), 0 to 100,000.
template <class Rep, class Period> struct TextForm<std::chrono::duration<Rep, Period>> {
    using Length = std::chrono::duration<Rep, Period>;
    static constexpr auto shape = JsonShape::whole_number;
    static std::string write(const Length& value) { return std::to_string(value.count()); }
    static Read<Length> read(std::string_view text) {
        const auto number = read_whole_number(text);
        if (!number) return number.fault();
        if (*number < 0 || *number > 100'000)
            return Fault{ProblemCode::out_of_range, "a length of time is a whole number from 0"};
        return Length{static_cast<Rep>(*number)};
    }
};

/// A whole number that means one thing (a MAPPA level, points of a score), within Tag::least … Tag::most.
template <class Tag> class Number {
public:
    Number() = delete;
    [[nodiscard]] static Read<Number> from(std::int64_t value) {
        if (value < Tag::least || value > Tag::most)
            return Fault{ProblemCode::out_of_range, "write a whole number from " + std::to_string(Tag::least) + " to " +
                                                        std::to_string(Tag::most)};
        return Number{value};
    }
    [[nodiscard]] std::int64_t value() const noexcept { return value_; }
    auto operator<=>(const Number&) const = default;

private:
    explicit Number(std::int64_t value) : value_{value} {}
    std::int64_t value_;
};

template <class Tag> struct TextForm<Number<Tag>> {
    static constexpr auto shape = JsonShape::whole_number;
    static std::string write(const Number<Tag>& value) { return std::to_string(value.value()); }
    static Read<Number<Tag>> read(std::string_view text) {
        const auto number = read_whole_number(text);
        if (!number) return number.fault();
        return Number<Tag>::from(*number);
    }
};

/// A value of a free-form table (inputs of a score): true, a whole number, a number or a text.
using Loose = std::variant<bool, std::int64_t, double, std::string>;

/// As text, a number that is whole by chance keeps its point ("2.0"), and a text that looks like
/// another kind stands in quotation marks ("\"12\""), so that reading gives back the same kind.
template <> struct TextForm<Loose> {
    static constexpr auto shape = JsonShape::any;
    static std::string write(const Loose& value);
    static Read<Loose> read(std::string_view text);
};

} // namespace mosovo
