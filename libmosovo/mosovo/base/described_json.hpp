// Not installed: for our own sources.
#pragma once

#include <mosovo/base/describe.hpp>
#include <mosovo/base/json_text.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <cmath>
#include <optional>
#include <string>
#include <string_view>

/// Any described type from and to JSON, by its description. For .cpp files only.
///
/// Absent means not known, both ways. A value that is there must be one: `null` is refused, because
/// some writers mean "no" by it and others "not known".
namespace mosovo::described {

/// The cell of a table that is being read. Borrows its names.
struct CellPlace {
    std::string_view file;
    std::size_t row = 0;
    std::string_view column;
};

/// The problems found so far and the place that is being read.
class Reading {
public:
    explicit Reading(Problems& problems) : problems_{problems} {}
    Reading(Problems& problems, CellPlace cell) : problems_{problems}, cell_{cell} {}

    void report(ProblemCode code, std::string message) {
        Problem problem{code, path_, {}, {}, {}, std::move(message)};
        if (cell_) {
            problem.file = std::string{cell_->file};
            problem.row = cell_->row;
            problem.column = std::string{cell_->column};
        }
        problems_.push_back(std::move(problem));
    }
    void report(const Fault& fault) { report(fault.code, fault.message); }

    /// Reads one step further down: the path holds `step` while `read` runs.
    template <class F> void at(std::string_view key, F&& read) {
        const auto length = path_.size();
        if (length != 0) path_ += '.';
        path_ += key;
        read();
        path_.resize(length);
    }
    template <class F> void at(std::size_t index, F&& read) {
        const auto length = path_.size();
        path_ += "[" + std::to_string(index) + "]";
        read();
        path_.resize(length);
    }

private:
    Problems& problems_;
    std::optional<CellPlace> cell_;
    std::string path_;
};

/// Every key of `object` that `is_known` does not know is a problem.
template <class F> void refuse_other_keys(const boost::json::object& object, Reading& reading, F&& is_known) {
    for (const auto& entry : object) {
        const std::string_view key{entry.key().data(), entry.key().size()};
        if (!is_known(key))
            reading.at(path_key(key), [&] {
                reading.report(ProblemCode::unknown_key, "no such key here: check its spelling or take it out");
            });
    }
}

template <Described T> [[nodiscard]] bool has_field(std::string_view name) {
    bool found = false;
    for_each_field<T>([&](std::string_view field, auto) { found = found || field == name; });
    return found;
}

/// A number in JSON as the text that a whole number's `TextForm` reads; 7.0 is 7.
[[nodiscard]] inline Read<std::string> whole_number_text(const boost::json::value& from) {
    if (from.is_int64()) return std::to_string(from.get_int64());
    if (from.is_uint64()) return std::to_string(from.get_uint64());
    constexpr double exact = 9007199254740992.0; // 2^53: below it every whole double is one whole number
    if (from.is_double() && std::nearbyint(from.get_double()) == from.get_double() &&
        std::abs(from.get_double()) < exact)
        return std::to_string(static_cast<std::int64_t>(from.get_double()));
    return Fault{ProblemCode::wrong_type, "write a whole number, without quotes"};
}

[[nodiscard]] inline Read<double> number_of(const boost::json::value& from) {
    if (from.is_int64()) return static_cast<double>(from.get_int64());
    if (from.is_uint64()) return static_cast<double>(from.get_uint64());
    if (!from.is_double()) return Fault{ProblemCode::wrong_type, "write a number, without quotes"};
    if (!std::isfinite(from.get_double())) return Fault{ProblemCode::out_of_range, "the number is too large"};
    return from.get_double();
}

[[nodiscard]] inline std::string_view text_of(const boost::json::value& from) {
    return {from.get_string().data(), from.get_string().size()};
}

template <class S> [[nodiscard]] Read<S> read_scalar(const boost::json::value& from) {
    constexpr auto shape = TextForm<S>::shape;
    if constexpr (shape == JsonShape::text) {
        if (!from.is_string()) return Fault{ProblemCode::wrong_type, "write a text in quotes"};
        return TextForm<S>::read(text_of(from));
    } else if constexpr (shape == JsonShape::whole_number) {
        const auto text = whole_number_text(from);
        if (!text) return text.fault();
        return TextForm<S>::read(*text);
    } else if constexpr (shape == JsonShape::number) {
        return number_of(from);
    } else if constexpr (shape == JsonShape::boolean) {
        if (!from.is_bool()) return Fault{ProblemCode::wrong_type, "write true or false, without quotes"};
        return from.get_bool();
    } else {
        if (from.is_bool()) return S{from.get_bool()};
        if (from.is_int64()) return S{from.get_int64()};
        if (from.is_string()) {
            auto text = TextForm<std::string>::read(text_of(from));
            if (!text) return text.fault();
            return S{*text};
        }
        if (!from.is_number()) return Fault{ProblemCode::wrong_type, "write true, false, a number or a text in quotes"};
        const auto number = number_of(from);
        if (!number) return number.fault();
        return S{*number};
    }
}

template <Described T> void read_object(const boost::json::value& from, T& into, Reading& reading);

template <class T> void read_value(const boost::json::value& from, std::optional<T>& into, Reading& reading) {
    if (from.is_null())
        return reading.report(ProblemCode::wrong_type,
                              "null is not a value here: leave the key out where it is not known");
    if constexpr (Described<T>) {
        read_object(from, into.emplace(), reading);
    } else {
        const auto value = read_scalar<T>(from);
        if (value)
            into = *value;
        else
            reading.report(value.fault());
    }
}

template <class T> void read_value(const boost::json::value& from, Listed<T>& into, Reading& reading) {
    if (!from.is_array()) return reading.report(ProblemCode::wrong_type, "write a list in square brackets");
    std::vector<T> items;
    items.reserve(from.get_array().size());
    for (std::size_t i = 0; i < from.get_array().size(); ++i)
        reading.at(i, [&] {
            std::optional<T> item;
            read_value(from.get_array()[i], item, reading);
            if (item) items.push_back(std::move(*item));
        });
    into = Listed<T>{std::move(items)};
}

template <class T> void read_value(const boost::json::value& from, Keyed<T>& into, Reading& reading) {
    if (!from.is_object()) return reading.report(ProblemCode::wrong_type, "write an object in curly brackets");
    into.emplace();
    for (const auto& entry : from.get_object()) {
        const std::string_view key{entry.key().data(), entry.key().size()};
        reading.at(path_key(key), [&] {
            const auto name = read_text(key, longest_id);
            if (!name) return reading.report(name.fault());
            std::optional<T> value;
            read_value(entry.value(), value, reading);
            if (value) into->emplace(*name, std::move(*value));
        });
    }
}

/// Reads the fields of T that `object` has; says nothing about its other keys.
template <Described T> void read_fields(const boost::json::object& object, T& into, Reading& reading) {
    for_each_field<T>([&](std::string_view name, auto pointer) {
        if (const auto* value = object.if_contains({name.data(), name.size()}))
            reading.at(name, [&] { read_value(*value, into.*pointer, reading); });
    });
}

template <Described T> void read_object(const boost::json::value& from, T& into, Reading& reading) {
    if (!from.is_object()) return reading.report(ProblemCode::wrong_type, "write an object in curly brackets");
    refuse_other_keys(from.get_object(), reading, has_field<T>);
    read_fields(from.get_object(), into, reading);
}

// Writing: compact, keys in the order of the description, nothing for what is not known.

template <class S> void write_scalar(std::string& out, const S& value) {
    constexpr auto shape = TextForm<S>::shape;
    if constexpr (shape == JsonShape::text) {
        out += json_string(TextForm<S>::write(value));
    } else if constexpr (shape == JsonShape::any) {
        std::visit(
            [&out](const auto& held) {
                const auto start = out.size();
                if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::int64_t>)
                    out += std::to_string(held);
                else
                    write_scalar(out, held);
                // A double that happens to be whole must not come back as a whole number.
                if constexpr (std::is_same_v<std::decay_t<decltype(held)>, double>)
                    if (out.find_first_of(".e", start) == std::string::npos) out += ".0";
            },
            value);
    } else {
        out += TextForm<S>::write(value);
    }
}

template <Described T> void write_object(std::string& out, const T& value);

template <class T> void write_item(std::string& out, const T& value) {
    if constexpr (Described<T>)
        write_object(out, value);
    else
        write_scalar(out, value);
}

template <class T> [[nodiscard]] bool is_known(const std::optional<T>& value) { return value.has_value(); }
template <class T> [[nodiscard]] bool is_known(const Listed<T>& value) { return value.known(); }

template <class T> void write_value(std::string& out, const std::optional<T>& value) { write_item(out, *value); }
template <class T> void write_value(std::string& out, const Listed<T>& list) {
    out += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i != 0) out += ',';
        write_item(out, list[i]);
    }
    out += ']';
}
template <class T> void write_value(std::string& out, const Keyed<T>& table) {
    out += '{';
    for (bool first = true; const auto& [key, value] : *table) {
        if (!first) out += ',';
        first = false;
        out += json_string(key) + ':';
        write_item(out, value);
    }
    out += '}';
}

/// Writes `"key":value` for each field that is known, a comma before each but the first of the object.
template <Described T> void write_fields(std::string& out, const T& value, bool& first) {
    for_each_field<T>([&](std::string_view name, auto pointer) {
        if (!is_known(value.*pointer)) return;
        if (!first) out += ',';
        first = false;
        out += '"';
        out += name;
        out += "\":";
        write_value(out, value.*pointer);
    });
}

template <Described T> void write_object(std::string& out, const T& value) {
    out += '{';
    bool first = true;
    write_fields(out, value, first);
    out += '}';
}

} // namespace mosovo::described
