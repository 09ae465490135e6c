#pragma once

#include "values.hpp"

#include <mosovo/law/columns.hpp>

#include <pybind11/numpy.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

/// Rows of a described type as numpy columns, by the description; what pandas frames are built from.
namespace mosovo::bindings {

inline constexpr std::int64_t not_a_time = std::numeric_limits<std::int64_t>::min(); ///< numpy's NaT

/// A copy of numbers as a numpy array of another type of the same width ("datetime64[D]").
[[nodiscard]] inline py::object as_dtype(const std::vector<std::int64_t>& values, const char* dtype) {
    return py::array_t<std::int64_t>(static_cast<py::ssize_t>(values.size()), values.data()).attr("view")(dtype);
}

/// Codes and their words: what pandas.Categorical.from_codes takes. -1 is "none".
struct Coded {
    std::vector<std::int8_t> codes;
    std::vector<std::string> words;
};
[[nodiscard]] inline py::object to_python_codes(const Coded& coded) {
    py::array_t<std::int8_t> codes(static_cast<py::ssize_t>(coded.codes.size()), coded.codes.data());
    return py::make_tuple(codes, py::cast(coded.words));
}

template <class T> struct value_in { using type = T; };
template <class T> struct value_in<std::optional<T>> { using type = T; };
template <class T> [[nodiscard]] const T* held(const T& value) { return &value; }
template <class T> [[nodiscard]] const T* held(const std::optional<T>& value) { return value ? &*value : nullptr; }

template <class T>
concept Column = Scalar<T> || std::is_same_v<T, Coded>;

template <class T> [[nodiscard]] std::int64_t ticks(const T& value) {
    if constexpr (std::is_same_v<T, Day>)
        return value.time_since_epoch().count();
    else if constexpr (std::is_same_v<T, LocalTime>)
        return value.instant().time_since_epoch().count();
    else
        return value.day().time_since_epoch().count();
}

/// One column: dates as datetime64[D], instants as datetime64[m] in universal time, words as codes, counts as whole
/// numbers (or numbers with NaN where some are absent), text as objects.
template <class Row, class Field> [[nodiscard]] py::object column(const std::vector<Row>& rows, Field Row::*pointer) {
    using Value = typename value_in<Field>::type;
    if constexpr (std::is_same_v<Value, Day> || std::is_same_v<Value, LocalTime> || std::is_same_v<Value, DayOrTime>) {
        std::vector<std::int64_t> values;
        values.reserve(rows.size());
        for (const auto& row : rows) {
            const auto* value = held(row.*pointer);
            values.push_back(value != nullptr ? ticks(*value) : not_a_time);
        }
        return as_dtype(values, std::is_same_v<Value, LocalTime> ? "datetime64[m]" : "datetime64[D]");
    } else if constexpr (Words<Value>) {
        Coded coded;
        coded.codes.reserve(rows.size());
        std::vector<Value> all;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Value>>([&](auto e) {
            all.push_back(e.value);
            coded.words.emplace_back(format_name(e.name));
        });
        for (const auto& row : rows) {
            const auto* value = held(row.*pointer);
            const auto at = value != nullptr ? std::find(all.begin(), all.end(), *value) - all.begin() : -1;
            coded.codes.push_back(static_cast<std::int8_t>(at));
        }
        return to_python_codes(coded);
    } else if constexpr (is_duration<Value>::value || is_number<Value>::value || std::is_same_v<Value, double>) {
        const auto number = [](const Value& value) {
            if constexpr (is_duration<Value>::value)
                return static_cast<double>(value.count());
            else if constexpr (is_number<Value>::value)
                return static_cast<double>(value.value());
            else
                return value;
        };
        std::vector<double> values;
        values.reserve(rows.size());
        for (const auto& row : rows) {
            const auto* value = held(row.*pointer);
            values.push_back(value != nullptr ? number(*value) : std::numeric_limits<double>::quiet_NaN());
        }
        py::array_t<double> array(static_cast<py::ssize_t>(values.size()), values.data());
        // A count that is always there stays whole: 3 days, not 3.0.
        if constexpr (!is_optional<Field>::value && !std::is_same_v<Value, double>)
            return array.attr("astype")("int64");
        else
            return array;
    } else if constexpr (std::is_same_v<Value, bool>) {
        py::list values;
        for (const auto& row : rows)
            values.append(to_python(row.*pointer));
        return py::module_::import("numpy").attr("array")(values, py::arg("dtype") =
                                                                      is_optional<Field>::value ? "object" : "bool");
    } else {
        // References and sentences come again and again: each is one object, however many rows show it.
        const auto intern = py::module_::import("sys").attr("intern");
        py::list values;
        for (const auto& row : rows) {
            auto value = to_python(row.*pointer);
            values.append(py::isinstance<py::str>(value) ? py::object{intern(value)} : std::move(value));
        }
        return py::module_::import("numpy").attr("array")(values, py::arg("dtype") = "object");
    }
}

/// A column for each scalar field, in the order of the description; nested fields are left to attributes.
template <Described Row> [[nodiscard]] py::dict columns(const std::vector<Row>& rows) {
    py::dict table;
    for_each_field<Row>([&](std::string_view name, auto pointer) {
        using Field = std::decay_t<decltype(std::declval<Row>().*pointer)>;
        if constexpr (Scalar<typename value_in<Field>::type>) table[py::str{std::string{name}}] = column(rows, pointer);
    });
    return table;
}

/// One of the law's columns as a numpy array: days as datetime64[D], instants as datetime64[m] in universal time, words
/// as codes, positions of events as whole numbers with -1 for none, numbers as they stand.
template <class Value> [[nodiscard]] py::object column(const std::vector<Value>& values) {
    if constexpr (std::is_same_v<Value, law::MaybeDay> || std::is_same_v<Value, law::MaybeInstant>) {
        std::vector<std::int64_t> wide;
        wide.reserve(values.size());
        for (const auto& value : values)
            wide.push_back(value ? std::int64_t{value.number()} : not_a_time);
        return as_dtype(wide, std::is_same_v<Value, law::MaybeDay> ? "datetime64[D]" : "datetime64[m]");
    } else if constexpr (std::is_same_v<Value, law::EventAt>) {
        py::array_t<std::int64_t> wide(static_cast<py::ssize_t>(values.size()));
        std::transform(values.begin(), values.end(), wide.mutable_data(), [](law::EventAt event) {
            return event == law::no_event ? std::int64_t{-1} : static_cast<std::int64_t>(event);
        });
        return wide;
    } else if constexpr (Words<Value>) {
        static_assert(sizeof(Value) == sizeof(std::int8_t), "codes are copied as they stand");
        py::array_t<std::int8_t> codes(static_cast<py::ssize_t>(values.size()));
        std::transform(values.begin(), values.end(), codes.mutable_data(),
                       [](Value value) { return static_cast<std::int8_t>(value); });
        py::list words;
        for (const auto& [text, value] : words_of<Value>)
            words.append(py::str{std::string{text}});
        return py::make_tuple(codes, words);
    } else if constexpr (std::is_same_v<Value, bool>) {
        py::array_t<bool> flags(static_cast<py::ssize_t>(values.size()));
        std::copy(values.begin(), values.end(), flags.mutable_data());
        return flags;
    } else {
        return py::array_t<Value>(static_cast<py::ssize_t>(values.size()), values.data());
    }
}

template <class Row> [[nodiscard]] py::dict columns(const law::Columns<Row>& rows) {
    py::dict table;
    rows.each([&](auto member, const auto& array) {
        table[py::str{std::string{format_name(decltype(member)::name)}}] = column(array);
    });
    return table;
}

} // namespace mosovo::bindings
