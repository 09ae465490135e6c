// Not installed: for our own sources.
#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/store/columns.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace mosovo::store {

/// Goes into the seal before each event.
inline constexpr std::string_view event_begins = "event";
/// And between what every event has and its body.
inline constexpr std::string_view body_begins = "body";

/// One kind of event: its table, and how its bodies go in and come out. For .cpp files only.
struct EventTable {
    std::string_view kind;
    std::string name; ///< "event_disposal"
    Columns columns;
    void (*write)(const EventBody&, CellWriter&);
    void (*read)(CellReader&, EventBody& into);
};

/// All kinds, in the order of `EventBody`.
[[nodiscard]] const std::vector<EventTable>& event_tables();
/// Columns of what every event has besides its body: its kind, the entry of the audit log that tells of it, its head.
[[nodiscard]] const Columns& event_columns();
/// Columns of one version of the person: the entry that tells of it, its seal (none in files of schema 1 and 2), then
/// what is known of him.
[[nodiscard]] const Columns& details_columns();
/// Where the described part of these begins, the two keys counted.
inline constexpr int event_head_at = 4;
inline constexpr int details_at = 4;

/// `INSERT INTO "table" ("offender", "position", …columns) VALUES (?, …)`.
[[nodiscard]] std::string insert_sql(std::string_view table, std::string_view second_key, const Columns& columns);
/// `SELECT "offender", "position", …columns FROM "table"`, in the order of both keys.
[[nodiscard]] std::string select_sql(std::string_view table, std::string_view second_key, const Columns& columns,
                                     std::string_view condition);
/// A name as SQL takes it. Names come from the descriptions only, never from data.
[[nodiscard]] std::string quoted(std::string_view name);

} // namespace mosovo::store
