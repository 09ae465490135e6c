#include <mosovo/store/event_tables.hpp>

namespace mosovo::store {
namespace {

template <class Kind> EventTable table_of() {
    return {Kind::kind_word, "event_" + std::string{Kind::kind_word}, columns_of<Kind>(),
            [](const EventBody& body, CellWriter& cells) { cells.write(std::get<Kind>(body)); },
            [](CellReader& cells, EventBody& into) { cells.read(into.emplace<Kind>()); }};
}

} // namespace

const std::vector<EventTable>& event_tables() {
    static const auto tables = [] {
        std::vector<EventTable> all;
        for_each_kind([&all](auto kind) { all.push_back(table_of<typename decltype(kind)::type>()); });
        return all;
    }();
    return tables;
}

const Columns& event_columns() {
    static const auto columns = [] {
        auto all = columns_of<EventHead>();
        all.insert(all.begin(), {Column{"kind", "TEXT"}, Column{"entry", "INTEGER"}});
        return all;
    }();
    return columns;
}

const Columns& details_columns() {
    static const auto columns = [] {
        auto all = columns_of<Offender>();
        all.insert(all.begin(), {Column{"entry", "INTEGER"}, Column{"seal", "BLOB"}});
        return all;
    }();
    return columns;
}

std::string quoted(std::string_view name) { return '"' + std::string{name} + '"'; }

std::string insert_sql(std::string_view table, std::string_view second_key, const Columns& columns) {
    auto names = quoted("offender") + ", " + quoted(second_key);
    std::string marks = "?, ?";
    for (const auto& column : columns) {
        names += ", " + quoted(column.name);
        marks += ", ?";
    }
    return "INSERT INTO " + quoted(table) + " (" + names + ") VALUES (" + marks + ")";
}

std::string select_sql(std::string_view table, std::string_view second_key, const Columns& columns,
                       std::string_view condition) {
    auto names = quoted("offender") + ", " + quoted(second_key);
    for (const auto& column : columns)
        names += ", " + quoted(column.name);
    return "SELECT " + names + " FROM " + quoted(table) + " WHERE " + std::string{condition} + " ORDER BY " +
           quoted("offender") + ", " + quoted(second_key);
}

} // namespace mosovo::store
