#pragma once

#include "casters.hpp"

#include <mosovo/base/describe.hpp>
#include <mosovo/calendar/local_time.hpp>
#include <mosovo/rules/rule.hpp>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

/// Described values as Python objects: one attribute a field, by the description, read-only.
namespace mosovo::bindings {

namespace py = pybind11;

template <class T> struct is_optional : std::false_type {};
template <class T> struct is_optional<std::optional<T>> : std::true_type {};
template <class T> struct is_vector : std::false_type {};
template <class T> struct is_vector<std::vector<T>> : std::true_type {};
template <class T> struct is_listed : std::false_type {};
template <class T> struct is_listed<Listed<T>> : std::true_type {};
template <class T> struct is_map : std::false_type {};
template <class T> struct is_map<std::map<std::string, T>> : std::true_type {};
template <class T> struct is_id : std::false_type {};
template <class T> struct is_id<Id<T>> : std::true_type {};
template <class T> struct is_number : std::false_type {};
template <class T> struct is_number<Number<T>> : std::true_type {};
template <class T> struct is_duration : std::false_type {};
template <class R, class P> struct is_duration<std::chrono::duration<R, P>> : std::true_type {};

/// datetime.datetime in Europe/London, with `fold` where the minute occurs twice.
[[nodiscard]] py::object to_python_time(const LocalTime& time);
/// From an aware datetime, a naive one (the clock on the wall in London), or ISO text.
/// \throws py::value_error where the minute does not exist, or occurs twice and does not say which
[[nodiscard]] LocalTime from_python_time(const py::handle& value);

/// None for what is not known; words for enumerations; days and times as dates and date-times.
template <class T> [[nodiscard]] py::object to_python(const T& value) {
    if constexpr (is_optional<T>::value)
        return value ? to_python(*value) : py::object{py::none()};
    else if constexpr (std::is_same_v<T, Day>)
        return py::cast(value);
    else if constexpr (std::is_same_v<T, LocalTime>)
        return to_python_time(value);
    else if constexpr (std::is_same_v<T, DayOrTime>) {
        const auto time = value.time();
        return time ? to_python_time(*time) : py::object{py::cast(value.day())};
    } else if constexpr (is_id<T>::value)
        return py::str{value.reveal()};
    else if constexpr (is_number<T>::value)
        return py::int_{value.value()};
    else if constexpr (is_duration<T>::value)
        return py::int_{static_cast<std::int64_t>(value.count())};
    else if constexpr (Words<T>)
        return py::str{std::string{word(value)}};
    else if constexpr (std::is_same_v<T, Loose>)
        return std::visit([](const auto& held) -> py::object { return py::cast(held); }, value);
    else if constexpr (is_listed<T>::value) {
        if (!value.known()) return py::none();
        py::list list;
        for (const auto& item : value)
            list.append(to_python(item));
        return list;
    } else if constexpr (is_vector<T>::value) {
        py::list list;
        for (const auto& item : value)
            list.append(to_python(item));
        return list;
    } else if constexpr (is_map<T>::value) {
        py::dict table;
        for (const auto& [key, item] : value)
            table[py::str{key}] = to_python(item);
        return table;
    } else
        return py::cast(value); // bool, numbers, text, and classes bound below
}

/// What a type checker is told of a field; the stub is made from it.
template <class T> [[nodiscard]] std::string python_type() {
    if constexpr (is_optional<T>::value)
        return python_type<typename T::value_type>() + " | None";
    else if constexpr (std::is_same_v<T, Day>)
        return "datetime.date";
    else if constexpr (std::is_same_v<T, LocalTime>)
        return "datetime.datetime";
    else if constexpr (std::is_same_v<T, DayOrTime>)
        return "datetime.date | datetime.datetime";
    else if constexpr (is_number<T>::value || is_duration<T>::value)
        return "int";
    else if constexpr (std::is_same_v<T, bool>)
        return "bool";
    else if constexpr (std::is_integral_v<T>)
        return "int";
    else if constexpr (std::is_floating_point_v<T>)
        return "float";
    else if constexpr (is_id<T>::value || Words<T> || std::is_same_v<T, std::string>)
        return "str";
    else if constexpr (std::is_same_v<T, Loose>)
        return "bool | int | float | str";
    else if constexpr (is_listed<T>::value)
        return "list[" + python_type<typename T::value_type>() + "] | None";
    else if constexpr (is_vector<T>::value)
        return "list[" + python_type<typename T::value_type>() + "]";
    else if constexpr (is_map<T>::value)
        return "dict[str, " + python_type<typename T::mapped_type>() + "]";
    else {
        const auto type = py::type::of<T>();
        return type.attr("__module__").template cast<std::string>() + "." +
               type.attr("__qualname__").template cast<std::string>();
    }
}

/// A field's name as an attribute: a keyword of Python's gets an underscore behind it.
[[nodiscard]] inline std::string attribute_name(std::string_view field) {
    static const std::set<std::string_view> keywords{"from", "in", "is", "not", "class", "import", "return", "with"};
    return std::string{field} + (keywords.contains(field) ? "_" : "");
}

/// Binds a described type: a read-only attribute for each field, equality, and a repr that shows no value, since a
/// notebook is shown to others.
template <Described T> py::class_<T> bind_described(py::module_& module, const char* name, const char* doc) {
    py::class_<T> bound{module, name, doc};
    for_each_field<T>([&](std::string_view field, auto pointer) {
        const auto attribute = attribute_name(field);
        using Field = std::decay_t<decltype(std::declval<T>().*pointer)>;
        const auto type = ":type: " + python_type<Field>();
        bound.def_property_readonly(
            attribute.c_str(), [pointer](const T& self) { return to_python(self.*pointer); }, type.c_str());
    });
    if constexpr (requires(const T& a) { a == a; })
        bound.def(
            "__eq__", [](const T& a, const T& b) { return a == b; }, py::is_operator());
    const std::string shown = std::string{"<mosovo "} + name + ">";
    bound.def("__repr__", [shown](const T&) { return shown; });
    bound.attr("__hash__") = py::none();
    return bound;
}

} // namespace mosovo::bindings
