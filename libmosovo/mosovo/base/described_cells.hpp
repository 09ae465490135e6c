// Not installed: for our own sources.
#pragma once

#include <mosovo/base/csv_text.hpp>
#include <mosovo/base/described_json.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// Any described type from and to the cells of a table, by its description. For .cpp files only.
///
/// A column is a dotted path ("sentence.term.months"). An empty cell is not known. A list of scalars is
/// separated by ";" or, where an item could not stand so, a JSON list; a list of structs and a keyed table are
/// compact JSON. A struct that is there without any known field is "{}" in the column of its own name.
namespace mosovo::described {

template <class T> inline constexpr bool is_listed = false;
template <class T> inline constexpr bool is_listed<Listed<T>> = true;
template <class T> inline constexpr bool is_keyed = false;
template <class T> inline constexpr bool is_keyed<std::optional<std::map<std::string, T>>> = true;
/// The struct or scalar in an optional or a list.
template <class Field> using Held = typename Field::value_type;

template <Described T, class Pointer> using FieldOf =
    std::decay_t<decltype(std::declval<T&>().*std::declval<Pointer>())>;

[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// Reading

template <class S> void read_cell(std::string_view cell, std::optional<S>& into, Reading& reading) {
    const auto value = TextForm<S>::read(TextForm<S>::shape == JsonShape::text ? unguarded(cell) : cell);
    if (value)
        into = *value;
    else
        reading.report(value.fault());
}

/// A cell that holds JSON.
template <class Field> void read_json_cell(std::string_view cell, Field& into, Reading& reading) {
    const auto parsed = parse_json(cell);
    for (const auto& problem : parsed.problems)
        reading.report(problem.code, problem.message);
    if (parsed.problems.empty()) read_value(parsed.value, into, reading);
}

template <class S> void read_list_cell(std::string_view cell, Listed<S>& into, Reading& reading) {
    if (cell.starts_with('[')) return read_json_cell(cell, into, reading);
    std::vector<S> items;
    cell = unguarded(cell);
    for (std::size_t at = 0; at <= cell.size();) {
        const auto end = std::min(cell.find(';', at), cell.size());
        const auto item = TextForm<S>::read(trimmed(cell.substr(at, end - at)));
        if (!item) return reading.report(item.fault());
        items.push_back(*item);
        at = end + 1;
    }
    into = Listed<S>{std::move(items)};
}

/// What to do with the cell of one column.
template <class Root> using Setter = std::function<void(Root&, std::string_view, Reading&)>;
template <class Root> using Setters = std::map<std::string, Setter<Root>, std::less<>>;

template <class Root, Described T>
void add_setters(Setters<Root>& setters, const std::string& prefix, const std::function<T&(Root&)>& at) {
    for_each_field<T>([&](std::string_view name, auto pointer) {
        using Field = FieldOf<T, decltype(pointer)>;
        const auto column = prefix + std::string{name};
        if constexpr (is_listed<Field>) {
            setters[column] = [at, pointer](Root& root, std::string_view cell, Reading& reading) {
                if constexpr (Described<Held<Field>>)
                    read_json_cell(cell, at(root).*pointer, reading);
                else
                    read_list_cell(cell, at(root).*pointer, reading);
            };
        } else if constexpr (is_keyed<Field>) {
            setters[column] = [at, pointer](Root& root, std::string_view cell, Reading& reading) {
                read_json_cell(cell, at(root).*pointer, reading);
            };
        } else if constexpr (Described<Held<Field>>) {
            setters[column] = [at, pointer](Root& root, std::string_view cell, Reading& reading) {
                auto& field = at(root).*pointer;
                if (field)
                    return reading.report(ProblemCode::duplicate_key, "given twice: here and in columns of its own");
                read_json_cell(cell, field, reading);
            };
            add_setters<Root, Held<Field>>(setters, column + ".", [at, pointer](Root& root) -> Held<Field>& {
                auto& field = at(root).*pointer;
                return field ? *field : field.emplace();
            });
        } else {
            setters[column] = [at, pointer](Root& root, std::string_view cell, Reading& reading) {
                read_cell(cell, at(root).*pointer, reading);
            };
        }
    });
}

/// The columns of T and what each does.
template <Described T> [[nodiscard]] const Setters<T>& setters_of() {
    static const auto all = [] {
        Setters<T> setters;
        add_setters<T, T>(setters, {}, [](T& root) -> T& { return root; });
        return setters;
    }();
    return all;
}

// Writing

template <class S> [[nodiscard]] std::string scalar_cell(const S& value) {
    auto text = TextForm<S>::write(value);
    return TextForm<S>::shape == JsonShape::text ? guarded(text) : text;
}

template <class S> [[nodiscard]] std::string list_cell(const Listed<S>& list) {
    std::string joined;
    bool plain = list.size() != 0;
    for (bool first = true; const auto& item : list) {
        const auto text = TextForm<S>::write(item);
        plain = plain && !text.empty() && text.find(';') == text.npos && trimmed(text) == text;
        joined += (first ? "" : ";") + text;
        first = false;
    }
    if (plain && !joined.starts_with('[')) return guarded(joined);
    std::string json;
    write_value(json, list);
    return json;
}

/// Calls f(column, cell) for each cell of `value` that is not empty, in the order of the description.
template <Described T, class F> void for_each_cell(const T& value, const std::string& prefix, F&& f) {
    for_each_field<T>([&](std::string_view name, auto pointer) {
        using Field = FieldOf<T, decltype(pointer)>;
        const auto& field = value.*pointer;
        if (!is_known(field)) return;
        const auto column = prefix + std::string{name};
        if constexpr ((is_listed<Field> && Described<Held<Field>>) || is_keyed<Field>) {
            std::string json;
            write_value(json, field);
            f(column, json);
        } else if constexpr (is_listed<Field>) {
            f(column, list_cell(field));
        } else if constexpr (Described<Held<Field>>) {
            bool any = false;
            for_each_cell(*field, column + ".", [&](const std::string& inner, const std::string& cell) {
                any = true;
                f(inner, cell);
            });
            if (!any) f(column, "{}");
        } else {
            f(column, scalar_cell(*field));
        }
    });
}

/// Calls f(column) for each column that T can have, in the order in which `for_each_cell` visits them.
template <Described T, class F> void for_each_column(const std::string& prefix, F&& f) {
    for_each_field<T>([&](std::string_view name, auto pointer) {
        using Field = FieldOf<T, decltype(pointer)>;
        const auto column = prefix + std::string{name};
        f(column);
        if constexpr (!is_listed<Field> && !is_keyed<Field>)
            if constexpr (Described<Held<Field>>) for_each_column<Held<Field>>(column + ".", f);
    });
}

} // namespace mosovo::described
