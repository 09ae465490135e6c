// Not installed: for our own sources.
#pragma once

#include <mosovo/base/described_json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

/// Plain described values (evaluations, plans, rosters, rows) to and from JSON by their description: fields are
/// scalars, described types, and optionals and vectors of them. For .cpp files only.
///
/// Records write nothing for what is not known; a computed value may also have to say "there is none":
/// `says_null` names the keys that are written as null instead of left out.
namespace mosovo::plain {

template <class T> struct is_optional : std::false_type {};
template <class T> struct is_optional<std::optional<T>> : std::true_type {};
template <class T> struct is_vector : std::false_type {};
template <class T> struct is_vector<std::vector<T>> : std::true_type {};

template <class T, class N> void write(std::string& out, const T& value, const N& says_null);

template <class T, class N> void write_members(std::string& out, const T& value, const N& says_null) {
    bool first = true;
    for_each_field<T>([&](std::string_view name, auto pointer) {
        using Field = std::decay_t<decltype(value.*pointer)>;
        if constexpr (is_optional<Field>::value) {
            if (!(value.*pointer) && !says_null(name)) return;
        }
        if (!first) out += ',';
        first = false;
        out += '"';
        out += name;
        out += "\":";
        write(out, value.*pointer, says_null);
    });
}

template <class T, class N> void write(std::string& out, const T& value, const N& says_null) {
    if constexpr (is_optional<T>::value) {
        if (value)
            write(out, *value, says_null);
        else
            out += "null";
    } else if constexpr (is_vector<T>::value) {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i != 0) out += ',';
            write(out, value[i], says_null);
        }
        out += ']';
    } else if constexpr (Described<T>) {
        out += '{';
        write_members(out, value, says_null);
        out += '}';
    } else {
        described::write_scalar(out, value);
    }
}

/// Reads one value; nothing, with a problem, when it cannot be read. Every key is needed but those of optionals
/// and vectors, which may be left out: none, and no items. A key that the type does not have is refused.
template <class T> [[nodiscard]] std::optional<T> read(const boost::json::value& from, described::Reading& reading);

/// One member of an object; the key may be missing.
template <class T> [[nodiscard]] std::optional<T> read_member(const boost::json::object& object, std::string_view name,
                                                              described::Reading& reading) {
    const auto* value = object.if_contains({name.data(), name.size()});
    std::optional<T> found;
    reading.at(name, [&] {
        if (value != nullptr)
            found = read<T>(*value, reading);
        else if constexpr (is_optional<T>::value || is_vector<T>::value)
            found.emplace();
        else
            reading.report(ProblemCode::missing_key, "must be given");
    });
    return found;
}

template <Described T>
[[nodiscard]] std::optional<T> read_members(const boost::json::object& object, described::Reading& reading) {
    using Members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
    return [&]<class... D>(boost::mp11::mp_list<D...>) -> std::optional<T> {
        // Braces keep the order of the keys, so that problems come in the order of the type.
        std::tuple fields{read_member<std::decay_t<decltype(std::declval<T>().*D::pointer)>>(
            object, format_name(D::name), reading)...};
        return std::apply(
            [](auto&... field) -> std::optional<T> {
                if (!(field.has_value() && ...)) return std::nullopt;
                return T{std::move(*field)...};
            },
            fields);
    }(boost::mp11::mp_rename<Members, boost::mp11::mp_list>{});
}

template <class T> [[nodiscard]] std::optional<T> read(const boost::json::value& from, described::Reading& reading) {
    if constexpr (is_optional<T>::value) {
        auto value = read<typename T::value_type>(from, reading);
        if (!value) return std::nullopt;
        return std::optional<T>{std::in_place, std::move(*value)};
    } else if constexpr (is_vector<T>::value) {
        if (!from.is_array()) {
            reading.report(ProblemCode::wrong_type, "write a list in square brackets");
            return std::nullopt;
        }
        T items;
        bool whole = true;
        for (std::size_t i = 0; i < from.get_array().size(); ++i)
            reading.at(i, [&] {
                auto item = read<typename T::value_type>(from.get_array()[i], reading);
                if (item)
                    items.push_back(std::move(*item));
                else
                    whole = false;
            });
        if (!whole) return std::nullopt;
        return items;
    } else if constexpr (Described<T>) {
        if (!from.is_object()) {
            reading.report(ProblemCode::wrong_type, "write an object in curly brackets");
            return std::nullopt;
        }
        described::refuse_other_keys(from.get_object(), reading, described::has_field<T>);
        return read_members<T>(from.get_object(), reading);
    } else {
        const auto value = described::read_scalar<T>(from);
        if (value) return *value;
        reading.report(value.fault());
        return std::nullopt;
    }
}

} // namespace mosovo::plain
