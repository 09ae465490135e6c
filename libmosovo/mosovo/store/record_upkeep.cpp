#include <mosovo/store/record_tables.hpp>

#include <mosovo/store/audit.hpp>
#include <mosovo/store/cursors.hpp>
#include <mosovo/store/described_text.hpp>
#include <mosovo/store/event_tables.hpp>

#include <algorithm>
#include <map>
#include <set>

// What happens to a record besides being read and added to: who may see it, how it is found, how it goes.
namespace mosovo::store {
namespace {

/// Lists of staff as JSON, by way of the description.
struct MembersText {
    Members members;
};
BOOST_DESCRIBE_STRUCT(MembersText, (), (members))

} // namespace

void RecordTables::write_members(const OffenderRow& row, const Members& members, std::int64_t entry) {
    Statement insert{connection_, R"(INSERT INTO "restriction" ("offender", "version", "members", "entry")
                                     VALUES (?, ?, ?, ?))"};
    insert.bind(0, row.number);
    insert.bind(1, row.restrictions);
    const auto text = to_text(MembersText{members});
    if (members.known())
        insert.bind(2, std::string_view{text});
    else
        insert.bind_null(2);
    insert.bind(3, entry);
    insert.run();
}

Statement& RecordTables::restriction_of(const OffenderRow& row) {
    select_restriction_.reset();
    select_restriction_.bind(0, row.number);
    select_restriction_.bind(1, row.restrictions);
    if (!select_restriction_.step())
        throw Damaged{"the list of who may see a record is missing from the store; restore a backup"};
    return select_restriction_;
}

Members RecordTables::members(const OffenderRow& row) {
    if (row.restrictions == 0) return {};
    auto& list = restriction_of(row);
    const std::string text{list.text(0)};
    const bool open = list.is_null(0);
    list.reset();
    if (open) return {};
    const auto made = from_text<MembersText>(text);
    if (!made.problems.empty() || !made.value.members.known())
        throw Damaged{"the list of who may see a record cannot be read; restore a backup"};
    return made.value.members;
}

bool RecordTables::may_see(const OffenderRow& row, const StaffId& who) {
    const auto list = members(row);
    return !list.known() || std::find(list.begin(), list.end(), who) != list.end();
}

OffenderRow RecordTables::dispose(const OffenderRow& row, std::int64_t entry) {
    const auto take_away = [&](const std::string& table) {
        Statement gone{connection_, "DELETE FROM " + quoted(table) + R"( WHERE "offender" = ?)"};
        gone.bind(0, row.number);
        gone.run();
    };
    for (const auto& table : event_tables()) // before "event", to which they refer
        take_away(table.name);
    for (const auto* table : {"event", "details", "lookup", "restriction"})
        take_away(table);
    OffenderRow left{row.number, "disposed of: " + std::to_string(row.number), 0, 0, {}, 0, entry};
    left.seal = sealed(left, Seal{}, Seal{});
    Statement keep{connection_, R"(UPDATE "offender" SET "id" = ?, "events" = 0, "versions" = 0, "restrictions" = 0,
                                   "seal" = ?, "entry" = ?, "disposed" = ? WHERE "number" = ?)"};
    keep.bind(0, std::string_view{left.id});
    keep.bind_bytes(1, left.seal);
    keep.bind(2, entry);
    keep.bind(3, entry);
    keep.bind(4, left.number);
    keep.run();
    return left;
}

std::vector<std::int64_t> RecordTables::candidates(const std::vector<std::vector<LookupRange>>& lookups) {
    Statement rows{connection_, R"(SELECT "offender" FROM "lookup" WHERE "kind" = ? AND "key" >= ? AND "key" <= ?)"};
    std::set<std::int64_t> in_all;
    for (std::size_t i = 0; i < lookups.size(); ++i) {
        std::set<std::int64_t> in_one;
        for (const auto& [kind, from, to] : lookups[i]) {
            rows.reset();
            rows.bind(0, static_cast<std::int64_t>(kind));
            rows.bind(1, std::string_view{from});
            rows.bind(2, std::string_view{to});
            while (rows.step())
                if (i == 0 || in_all.contains(rows.whole_number(0))) in_one.insert(rows.whole_number(0));
        }
        in_all = std::move(in_one);
    }
    return {in_all.begin(), in_all.end()};
}

bool RecordTables::is_indexed(std::int64_t number, const Record& record) {
    Statement row{connection_, R"(SELECT count(*) FROM "lookup" WHERE "kind" = ? AND "key" = ? AND "offender" = ?)"};
    for (const auto& [kind, key] : lookup_keys(record)) {
        row.reset();
        row.bind(0, static_cast<std::int64_t>(kind));
        row.bind(1, std::string_view{key});
        row.bind(2, number);
        if (!row.step() || row.whole_number(0) != 1) return false;
    }
    return true;
}

void RecordTables::bring_up_from_2() {
    // The log tells which save brought which events and which version, in order.
    struct Grown {
        std::int64_t events = 0;
        std::int64_t versions = 0;
    };
    std::map<std::string, Grown> grown;
    Statement saves{connection_, R"(SELECT "entry", "content" FROM "audit" WHERE "seal" IS NOT NULL ORDER BY "entry")"};
    Statement events{connection_, R"(UPDATE "event" SET "entry" = ? WHERE "offender" = ? AND "position" >= ? AND
                                     "position" < ?)"};
    Statement details{connection_, R"(UPDATE "details" SET "entry" = ? WHERE "offender" = ? AND "version" = ?)"};
    while (saves.step()) {
        const auto read = from_text<AuditContent>(saves.text(1));
        const auto& content = read.value;
        if (!read.problems.empty() || content.subjects.empty())
            throw Tampered{"the audit log holds an entry that cannot be read; restore a backup"};
        const auto row = find(content.subjects.front());
        if (!row) throw Tampered{"the audit log tells of an offender that the store does not hold; restore a backup"};
        auto& so_far = grown[row->id];
        const auto added = static_cast<std::int64_t>(content.events.size());
        events.reset();
        events.bind(0, saves.whole_number(0));
        events.bind(1, row->number);
        events.bind(2, so_far.events);
        events.bind(3, so_far.events + added);
        events.run();
        so_far.events += added;
        if (so_far.versions == 0 || !content.fields.empty()) {
            ++so_far.versions;
            details.reset();
            details.bind(0, saves.whole_number(0));
            details.bind(1, row->number);
            details.bind(2, so_far.versions);
            details.run();
        }
    }
    load_each({0, count_numbers()},
              [&](const OffenderRow& row, Record&& record) { write_keys(row.number, lookup_keys(record)); });
}

} // namespace mosovo::store
