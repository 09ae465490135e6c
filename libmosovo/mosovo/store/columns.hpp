// Not installed: for our own sources.
#pragma once

#include <mosovo/base/described_json.hpp>
#include <mosovo/calendar/local_time.hpp>
#include <mosovo/store/error.hpp>
#include <mosovo/store/seal.hpp>
#include <mosovo/store/statement.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// How a described type lies in a table: the one place that knows. For .cpp files only.
///
///   std::optional<S>   one column; days, times, words, references and texts as TEXT, yes and no and whole
///                      numbers as INTEGER, numbers as REAL
///   std::optional<D>   a column that holds 1 where the part is there at all, then the part's own columns
///                      behind a dot ("sentence", "sentence.term", "sentence.term.months")
///   Listed, Keyed      one TEXT column that holds JSON
/// NULL is "not known", everywhere.
namespace mosovo::store {

struct Column {
    std::string name;
    std::string_view type; ///< TEXT, INTEGER or REAL
    bool is_day = false;   ///< a day or a time: what an index by day can stand on
};

using Columns = std::vector<Column>;

template <class S> constexpr bool is_day_or_time =
    std::is_same_v<S, Day> || std::is_same_v<S, LocalTime> || std::is_same_v<S, DayOrTime>;

template <Scalar S> [[nodiscard]] constexpr std::string_view column_type() {
    switch (TextForm<S>::shape) {
    case JsonShape::whole_number:
    case JsonShape::boolean:
        return "INTEGER";
    case JsonShape::number:
        return "REAL";
    default:
        return "TEXT";
    }
}

template <Described T> void add_columns(Columns& into, const std::string& before);

template <class T> void add_column(Columns& into, std::string name, std::type_identity<std::optional<T>>) {
    if constexpr (Described<T>) {
        into.push_back({name, "INTEGER"});
        add_columns<T>(into, name + '.');
    } else {
        into.push_back({std::move(name), column_type<T>(), is_day_or_time<T>});
    }
}
template <class T> void add_column(Columns& into, std::string name, std::type_identity<Listed<T>>) {
    into.push_back({std::move(name), "TEXT"});
}
template <class T> void add_column(Columns& into, std::string name, std::type_identity<Keyed<T>>) {
    into.push_back({std::move(name), "TEXT"});
}

template <Described T> void add_columns(Columns& into, const std::string& before) {
    for_each_field<T>([&](std::string_view name, auto pointer) {
        using Field = std::remove_cvref_t<decltype(std::declval<T&>().*pointer)>;
        add_column(into, before + std::string{name}, std::type_identity<Field>{});
    });
}

template <Described T> [[nodiscard]] Columns columns_of() {
    Columns all;
    add_columns<T>(all, {});
    return all;
}

/// What is sealed of a row is the name and value of each cell that is known. A column that a later version adds
/// changes no seal; the marks keep "a part with a field" and "a field behind a part" different.
inline constexpr std::string_view part_begins = "{";
inline constexpr std::string_view part_ends = "}";

/// Binds values in the order of the columns and seals them. Refuses, as a problem with its path, a value
/// that could not be read back as the same value: nothing is stored that would come out different.
class CellWriter {
public:
    CellWriter(Statement& statement, Seal& seal, int first, std::string path)
        : statement_{&statement}, seal_{&seal}, at_{first}, path_{std::move(path)} {}

    template <Described T> void write(const T& value) {
        for_each_field<T>([&](std::string_view name, auto pointer) {
            const auto length = path_.size();
            if (length != 0) path_ += '.';
            path_ += name;
            name_ = name;
            write_field(value.*pointer);
            path_.resize(length);
        });
    }

private:
    template <class T> void write_field(const std::optional<T>& field) {
        if constexpr (Described<T>) {
            static const T nothing{};
            if (!field) {
                null();
                return write(nothing);
            }
            cell(std::int64_t{1});
            seal_->add(part_begins);
            write(*field);
            seal_->add(part_ends);
        } else {
            if (field)
                write_scalar(*field);
            else
                null();
        }
    }
    template <class T> void write_field(const Listed<T>& field) { write_json(field, field.known()); }
    template <class T> void write_field(const Keyed<T>& field) { write_json(field, field.has_value()); }

    template <class S> void write_scalar(const S& value) {
        const std::string text = TextForm<S>::write(value);
        const auto back = TextForm<S>::read(text);
        if (!back) refuse_value(back.fault().code, back.fault().message);
        if (!(*back == value)) refuse_value(ProblemCode::out_of_range, "cannot be stored without changing it");
        if constexpr (TextForm<S>::shape == JsonShape::boolean)
            cell(std::int64_t{value});
        else if constexpr (TextForm<S>::shape == JsonShape::whole_number)
            cell(*read_whole_number(text));
        else if constexpr (TextForm<S>::shape == JsonShape::number)
            cell(static_cast<double>(value));
        else
            cell(std::string_view{text});
    }

    template <class Field> void write_json(const Field& field, bool known) {
        if (!known) return null();
        std::string text;
        described::write_value(text, field);
        Problems problems;
        Field back;
        auto parsed = parse_json(text);
        described::Reading reading{problems};
        if (parsed.problems.empty()) described::read_value(parsed.value, back, reading);
        if (!parsed.problems.empty()) refuse_value(parsed.problems.front().code, parsed.problems.front().message);
        if (!problems.empty()) refuse_value(problems.front().code, problems.front().message);
        if (!(back == field)) refuse_value(ProblemCode::out_of_range, "cannot be stored without changing it");
        cell(std::string_view{text});
    }

    template <class Value> void cell(Value value) {
        statement_->bind(at_++, value);
        seal_->add(name_);
        seal_->add(value);
    }
    void null() { statement_->bind_null(at_++); }
    [[noreturn]] void refuse_value(ProblemCode code, std::string message) const {
        throw ProblemsError{{Problem{code, path_, {}, {}, {}, std::move(message)}}};
    }

    Statement* statement_;
    Seal* seal_;
    int at_;
    std::string path_;
    std::string_view name_;
};

/// Reads a row's values in the order of the columns and seals them, exactly as CellWriter did.
class CellReader {
public:
    CellReader(const Statement& statement, Seal& seal, int first) : statement_{&statement}, seal_{&seal}, at_{first} {}

    template <Described T> void read(T& into) {
        for_each_field<T>([&](std::string_view name, auto pointer) {
            name_ = name;
            read_field(into.*pointer);
        });
    }

private:
    template <class T> void read_field(std::optional<T>& field) {
        if constexpr (Described<T>) {
            const bool there = next_whole_number().has_value();
            if (there) seal_->add(part_begins);
            read(field.emplace());
            if (there)
                seal_->add(part_ends);
            else
                field.reset();
        } else if (auto value = read_scalar<T>()) {
            field = std::move(*value);
        }
    }
    template <class T> void read_field(Listed<T>& field) { read_json(field); }
    template <class T> void read_field(Keyed<T>& field) { read_json(field); }

    template <class S> std::optional<S> read_scalar() {
        constexpr auto shape = TextForm<S>::shape;
        if constexpr (shape == JsonShape::number) {
            const auto cell = statement_->cell(at_++);
            if (cell.is_null()) return {};
            return S{sealed(cell.number())};
        } else if constexpr (shape == JsonShape::boolean) {
            const auto value = next_whole_number();
            if (value && *value != 0 && *value != 1) damaged();
            return value ? std::optional<S>{*value == 1} : std::nullopt;
        } else if constexpr (shape == JsonShape::whole_number) {
            const auto value = next_whole_number();
            return value ? taken(TextForm<S>::read(std::to_string(*value))) : std::nullopt;
        } else {
            const auto text = next_text();
            return text ? taken(TextForm<S>::read(*text)) : std::nullopt;
        }
    }
    template <class S> static std::optional<S> taken(const Read<S>& value) {
        if (!value) damaged();
        return *value;
    }

    template <class Field> void read_json(Field& field) {
        const auto text = next_text();
        if (!text) return;
        const auto parsed = parse_json(*text);
        Problems problems;
        described::Reading reading{problems};
        if (parsed.problems.empty()) described::read_value(parsed.value, field, reading);
        if (!parsed.problems.empty() || !problems.empty()) damaged();
    }

    std::optional<std::int64_t> next_whole_number() {
        const auto cell = statement_->cell(at_++);
        if (cell.is_null()) return {};
        return sealed(cell.whole_number());
    }
    std::optional<std::string_view> next_text() {
        const auto cell = statement_->cell(at_++);
        if (cell.is_null()) return {};
        return sealed(cell.text());
    }
    template <class Value> Value sealed(Value value) {
        seal_->add(name_);
        seal_->add(value);
        return value;
    }
    [[noreturn]] static void damaged() {
        throw Damaged{"the store holds a value that record format 1 does not allow; restore a backup"};
    }

    const Statement* statement_;
    Seal* seal_;
    int at_;
    std::string_view name_;
};

} // namespace mosovo::store
