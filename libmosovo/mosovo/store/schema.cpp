#include <mosovo/store/schema.hpp>

#include <mosovo/store/event_tables.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace mosovo::store {
namespace {

// Rows are clustered by offender: reading one record touches few pages, reading all of them goes
// through each table once, in order.
constexpr std::array<std::string_view, 8> fixed_tables{
    R"(CREATE TABLE IF NOT EXISTS "store" ("one" INTEGER PRIMARY KEY CHECK ("one" = 1), "created" TEXT NOT NULL,
        "fingerprint" BLOB NOT NULL, "content_key" BLOB NOT NULL, "audit_key" BLOB NOT NULL) STRICT)",
    R"(CREATE TABLE IF NOT EXISTS "offender" ("number" INTEGER PRIMARY KEY, "id" TEXT NOT NULL UNIQUE,
        "events" INTEGER NOT NULL, "versions" INTEGER NOT NULL, "seal" BLOB NOT NULL, "entry" INTEGER NOT NULL,
        "restrictions" INTEGER NOT NULL DEFAULT 0, "disposed" INTEGER NOT NULL DEFAULT 0) STRICT)",
    // The content of an entry stands apart from what is chained, under a commitment: a later
    // erasure can drop it and leave the chain whole.
    R"(CREATE TABLE IF NOT EXISTS "audit" ("entry" INTEGER PRIMARY KEY, "at" TEXT NOT NULL, "actor" TEXT NOT NULL,
        "role" TEXT NOT NULL, "purpose" TEXT NOT NULL, "operation" TEXT NOT NULL, "action" TEXT NOT NULL,
        "outcome" TEXT NOT NULL, "rows" INTEGER NOT NULL, "seal" BLOB, "salt" BLOB, "content" TEXT,
        "commitment" BLOB NOT NULL, "chain" BLOB NOT NULL) STRICT)",
    R"(CREATE TABLE IF NOT EXISTS "audit_head" ("one" INTEGER PRIMARY KEY CHECK ("one" = 1), "entry" INTEGER NOT NULL,
        "chain" BLOB NOT NULL) STRICT)",
    R"(CREATE TABLE IF NOT EXISTS "signing" ("one" INTEGER PRIMARY KEY CHECK ("one" = 1), "key" BLOB NOT NULL) STRICT)",
    R"(CREATE TABLE IF NOT EXISTS "policy" ("version" INTEGER PRIMARY KEY, "text" TEXT NOT NULL, "seal" BLOB NOT NULL,
        "entry" INTEGER NOT NULL) STRICT)",
    // The last version of a list stands; NULL: the record is open to every role that may load it.
    R"(CREATE TABLE IF NOT EXISTS "restriction" ("offender" INTEGER NOT NULL REFERENCES "offender" ("number"),
        "version" INTEGER NOT NULL, "members" TEXT, "entry" INTEGER NOT NULL, PRIMARY KEY ("offender", "version"))
        STRICT, WITHOUT ROWID)",
    // What a search begins with; what it finds is judged by the sealed record (docs/decisions/0096).
    R"(CREATE TABLE IF NOT EXISTS "lookup" ("kind" INTEGER NOT NULL, "key" TEXT NOT NULL, "offender" INTEGER NOT NULL
        REFERENCES "offender" ("number"), PRIMARY KEY ("kind", "key", "offender")) STRICT, WITHOUT ROWID)",
};

std::string definitions(const Columns& columns) {
    std::string text;
    for (const auto& column : columns)
        text += ", " + quoted(column.name) + ' ' + std::string{column.type};
    return text;
}

/// A table whose columns follow from a description.
struct DerivedTable {
    std::string name;
    std::string keys; ///< what stands before the columns
    const Columns* columns;
    std::string constraints; ///< what stands behind them
    std::string index;       ///< SQL; empty for none
};

std::string table_sql(const DerivedTable& table) {
    return "CREATE TABLE " + quoted(table.name) + " (" + table.keys + definitions(*table.columns) + ", " +
           table.constraints + ") STRICT, WITHOUT ROWID";
}

// What is asked of a kind is nearly always "when": its first day or time.
std::string day_index_sql(const EventTable& table) {
    const auto day = std::find_if(table.columns.begin(), table.columns.end(), [](const Column& c) { return c.is_day; });
    if (day == table.columns.end()) return {};
    return "CREATE INDEX IF NOT EXISTS " + quoted(table.name + "_day") + " ON " + quoted(table.name) + " (" +
           quoted(day->name) + ")";
}

std::vector<DerivedTable> derived_tables() {
    const std::string whose = R"("offender" INTEGER NOT NULL REFERENCES "offender" ("number"))";
    const std::string place = R"(, "position" INTEGER NOT NULL)";
    const std::string by_place = R"(PRIMARY KEY ("offender", "position"))";
    std::vector<DerivedTable> all;
    all.push_back({"details",
                   whose + R"(, "version" INTEGER NOT NULL)",
                   &details_columns(),
                   R"(PRIMARY KEY ("offender", "version"))",
                   {}});
    all.push_back({"event", whose + place, &event_columns(), by_place + R"(, UNIQUE ("offender", "id"))", {}});
    for (const auto& table : event_tables())
        all.push_back(
            {table.name, R"("offender" INTEGER NOT NULL)" + place, &table.columns,
             by_place + R"(, FOREIGN KEY ("offender", "position") REFERENCES "event" ("offender", "position"))",
             day_index_sql(table)});
    return all;
}

/// Names of the columns a table has in this file; none where there is no such table.
std::set<std::string, std::less<>> present_columns(sqlite3* connection, const std::string& table) {
    std::set<std::string, std::less<>> names;
    Statement rows{connection, "SELECT \"name\" FROM pragma_table_info(?)"};
    rows.bind(0, std::string_view{table});
    while (rows.step())
        names.emplace(rows.text(0));
    return names;
}

/// Makes what is not there yet: all of it in a new file, what the types have grown by in an older one.
void grow(sqlite3* connection) {
    for (const auto sql : fixed_tables)
        ask(connection, sql);
    for (const auto& table : derived_tables()) {
        const auto present = present_columns(connection, table.name);
        if (present.empty()) {
            ask(connection, table_sql(table));
        } else {
            for (const auto& column : *table.columns)
                if (!present.contains(column.name))
                    ask(connection, "ALTER TABLE " + quoted(table.name) + " ADD COLUMN " + quoted(column.name) + ' ' +
                                        std::string{column.type});
        }
        if (!table.index.empty()) ask(connection, table.index);
    }
}

void put_version(sqlite3* connection) { ask(connection, "PRAGMA user_version = " + std::to_string(schema_version)); }

// Version n's step stands at n - 2 and takes a file from n - 1 to n. A type that grows by a field or a kind needs no
// work of its own: `grow` does it.
using Step = void (*)(sqlite3*);
void types_grew(sqlite3*) {}
void offenders_can_be_restricted_and_disposed(sqlite3* connection) {
    for (const auto* column : {"restrictions", "disposed"})
        ask(connection, "ALTER TABLE \"offender\" ADD COLUMN " + quoted(column) + " INTEGER NOT NULL DEFAULT 0");
}
constexpr std::array<Step, schema_version - 1> steps{
    types_grew,                               // 2: reviews, decisions, leads
    offenders_can_be_restricted_and_disposed, // 3: and the tables and columns that `grow` makes
};

} // namespace

Digest schema_fingerprint() {
    static const auto fingerprint = [] {
        Seal seal;
        for (const auto sql : fixed_tables)
            seal.add(sql);
        for (const auto& table : derived_tables()) {
            seal.add(std::string_view{table_sql(table)});
            seal.add(std::string_view{table.index});
        }
        return seal.digest();
    }();
    return fingerprint;
}

void make_schema(sqlite3* connection) {
    grow(connection);
    ask(connection, "PRAGMA application_id = " + std::to_string(application_id));
    put_version(connection);
}

void migrate(sqlite3* connection, std::int64_t from) {
    for (auto version = from; version < schema_version; ++version)
        steps.at(static_cast<std::size_t>(version - 1))(connection);
    grow(connection);
    Statement fingerprint{connection, R"(UPDATE "store" SET "fingerprint" = ?)"};
    fingerprint.bind_bytes(0, schema_fingerprint());
    fingerprint.run();
    put_version(connection);
}

} // namespace mosovo::store
