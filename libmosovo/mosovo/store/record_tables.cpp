#include <mosovo/store/record_tables.hpp>

#include <mosovo/store/cursors.hpp>
#include <mosovo/store/error.hpp>
#include <mosovo/store/event_tables.hpp>

#include <algorithm>
#include <sstream>
#include <unordered_map>

namespace mosovo::store {
namespace {

constexpr std::string_view row_sql = R"("number", "id", "events", "versions", "seal")";

OffenderRow row_from(const Statement& from) {
    OffenderRow row{from.whole_number(0), std::string{from.text(1)}, from.whole_number(2), from.whole_number(3), {}};
    const auto seal = from.bytes(4);
    if (seal.size() != row.seal.size()) throw Damaged{"the store holds a seal of the wrong length; restore a backup"};
    std::copy(seal.begin(), seal.end(), row.seal.begin());
    return row;
}

/// "Event(…23)": as much of a reference as may stand in an error.
template <class Tag> std::string masked(const Id<Tag>& id) {
    std::ostringstream out;
    out << id;
    return out.str();
}

std::vector<std::string> differing_fields(const Offender& a, const Offender& b) {
    std::vector<std::string> names;
    for_each_field<Offender>([&](std::string_view name, auto pointer) {
        if (!(a.*pointer == b.*pointer)) names.emplace_back(name);
    });
    return names;
}

/// The events of `given` that are not stored yet, by their place in it.
/// \throws Conflict  where a stored event is missing from `given` or differs there
std::vector<std::size_t> new_events(const Record& stored, const Record& given) {
    std::unordered_map<EventId, const Event*> by_id;
    for (const auto& event : stored.events)
        by_id.emplace(event.id(), &event);
    std::vector<std::size_t> added;
    for (std::size_t i = 0; i < given.events.size(); ++i) {
        const auto found = by_id.find(given.events[i].id());
        if (found == by_id.end()) {
            added.push_back(i);
            continue;
        }
        if (!(*found->second == given.events[i]))
            throw Conflict{masked(given.events[i].id()) + " of " + masked(given.id()) +
                           " is stored with other facts. Facts are never overwritten: add an event that supersedes it"};
        by_id.erase(found);
    }
    if (!by_id.empty())
        throw Conflict{masked(by_id.begin()->first) + " of " + masked(given.id()) +
                       " is stored but not in the record to be saved: someone else added it, or it was taken out. Load "
                       "the record again; to withdraw an event, add one that strikes it"};
    return added;
}

void refuse_contradictions(const Record& record) {
    if (auto problems = contradictions(record); !problems.empty()) throw ProblemsError{std::move(problems)};
}

} // namespace

/// A record that is being written, and its seals as they grow.
struct RecordTables::Writing {
    OffenderRow row;
    Seal events;
    Seal details;
};

RecordTables::RecordTables(sqlite3* connection, Secret content_key)
    : connection_{connection}, content_key_{std::move(content_key)}, one_{std::make_unique<Cursors>(
                                                                         connection, Cursors::Span::one)},
      find_{connection, "SELECT " + std::string{row_sql} + R"( FROM "offender" WHERE "id" = ?)"},
      insert_row_{connection,
                  "INSERT INTO \"offender\" (" + std::string{row_sql} + ", \"entry\") VALUES (?, ?, ?, ?, ?, 0)"},
      update_row_{connection, R"(UPDATE "offender" SET "events" = ?, "versions" = ?, "seal" = ? WHERE "number" = ?)"},
      note_entry_{connection, R"(UPDATE "offender" SET "entry" = ? WHERE "number" = ?)"},
      insert_details_{connection, insert_sql("details", "version", details_columns())},
      insert_event_{connection, insert_sql("event", "position", event_columns())}, insert_body_(event_tables().size()) {
}

RecordTables::~RecordTables() = default;

std::optional<OffenderRow> RecordTables::find(const OffenderId& id) {
    find_.reset();
    find_.bind(0, std::string_view{id.reveal()});
    if (!find_.step()) return {};
    auto row = row_from(find_);
    find_.reset();
    return row;
}

Digest RecordTables::sealed(const OffenderRow& row, const Seal& events, const Seal& details) const {
    Seal whole;
    whole.add(row.number);
    whole.add(std::string_view{row.id});
    whole.add(row.events);
    whole.add(row.versions);
    whole.add(std::span<const unsigned char>{events.digest()});
    whole.add(std::span<const unsigned char>{details.digest()});
    return keyed_digest(content_key_, whole.digest());
}

struct RecordTables::Loaded {
    Record record;
    Seal events;
    Seal details;
};

RecordTables::Loaded RecordTables::read(const OffenderRow& row, Cursors& cursors) {
    Loaded loaded;
    cursors.read_details(row, loaded.record.offender, loaded.details);
    // Not reserved from a count that is not proven yet: a forged one must not ask for all memory.
    for (std::int64_t position = 0; position < row.events; ++position)
        loaded.record.events.push_back(cursors.read_event({row.number, position}, loaded.events));
    cursors.finish(row);
    if (!loaded.record.offender.id || loaded.record.id().reveal() != row.id ||
        !same(sealed(row, loaded.events, loaded.details), row.seal))
        throw Damaged{"a record is not what was saved: part of the store was altered or put back; restore a backup"};
    return loaded;
}

Record RecordTables::load(const OffenderRow& row) {
    const Cursors::Use use{*one_, row.number};
    return read(row, *one_).record;
}

void RecordTables::rows_each(std::int64_t last, const std::function<void(const OffenderRow&)>& each) {
    Statement rows{connection_,
                   "SELECT " + std::string{row_sql} + R"( FROM "offender" WHERE "number" <= ? ORDER BY "number")"};
    rows.bind(0, last);
    std::int64_t expected = 0;
    while (rows.step()) {
        const auto row = row_from(rows);
        if (row.number != ++expected) throw Damaged{"an offender's row is missing from the store; restore a backup"};
        each(row);
    }
    if (expected != last) throw Damaged{"offenders are missing from the store; restore a backup"};
}

void RecordTables::load_each(std::int64_t last, const std::function<void(const OffenderRow&, Record&&)>& each) {
    Cursors all{connection_, Cursors::Span::up_to};
    const Cursors::Use use{all, last};
    rows_each(last, [&](const OffenderRow& row) { each(row, read(row, all).record); });
}

void RecordTables::write_details(Writing& writing, const Offender& offender) {
    insert_details_.reset();
    insert_details_.bind(0, writing.row.number);
    insert_details_.bind(1, writing.row.versions);
    CellWriter cells{insert_details_, writing.details, 2, "offender"};
    cells.write(offender);
    insert_details_.run();
}

void RecordTables::write_event(Writing& writing, const Event& event, std::size_t index) {
    const auto& table = event_tables().at(event.body.index());
    const auto path = "events[" + std::to_string(index) + "]";
    insert_event_.reset();
    insert_event_.bind(0, writing.row.number);
    insert_event_.bind(1, writing.row.events);
    insert_event_.bind(2, table.kind);
    writing.events.add(event_begins);
    writing.events.add(table.kind);
    CellWriter head{insert_event_, writing.events, 3, path};
    head.write(event.head);
    insert_event_.run();

    auto& body = insert_body_.at(event.body.index());
    if (!body) body = Statement{connection_, insert_sql(table.name, "position", table.columns)};
    body.reset();
    body.bind(0, writing.row.number);
    body.bind(1, writing.row.events);
    writing.events.add(body_begins);
    CellWriter cells{body, writing.events, 2, path};
    table.write(event.body, cells);
    body.run();
    ++writing.row.events;
}

void RecordTables::write_row(const OffenderRow& row) {
    update_row_.reset();
    update_row_.bind(0, row.events);
    update_row_.bind(1, row.versions);
    update_row_.bind_bytes(2, row.seal);
    update_row_.bind(3, row.number);
    update_row_.run();
}

void RecordTables::note_entry(std::int64_t number, std::int64_t entry) {
    note_entry_.reset();
    note_entry_.bind(0, entry);
    note_entry_.bind(1, number);
    note_entry_.run();
}

RecordSaved RecordTables::save_new(const Record& record) {
    Writing writing{{count_offenders() + 1, record.id().reveal(), 0, 1, {}}, {}, {}};
    insert_row_.reset();
    insert_row_.bind(0, writing.row.number);
    insert_row_.bind(1, std::string_view{writing.row.id});
    insert_row_.bind(2, writing.row.events);
    insert_row_.bind(3, writing.row.versions);
    insert_row_.bind_bytes(4, writing.row.seal);
    insert_row_.run();
    write_details(writing, record.offender);
    RecordSaved saved;
    saved.is_new = true;
    for (std::size_t i = 0; i < record.events.size(); ++i) {
        write_event(writing, record.events[i], i);
        saved.added.push_back(record.events[i].id());
    }
    writing.row.seal = sealed(writing.row, writing.events, writing.details);
    write_row(writing.row);
    saved.row = writing.row;
    return saved;
}

RecordSaved RecordTables::save_more(const Record& record, OffenderRow row) {
    auto stored = [&] {
        const Cursors::Use use{*one_, row.number};
        return read(row, *one_);
    }();
    RecordSaved saved;
    const auto added = new_events(stored.record, record);
    saved.changed_fields = differing_fields(stored.record.offender, record.offender);
    saved.row = row;
    if (added.empty() && saved.changed_fields.empty()) return saved;

    Writing writing{std::move(row), std::move(stored.events), std::move(stored.details)};
    if (!saved.changed_fields.empty()) {
        ++writing.row.versions;
        writing.details = Seal{};
        write_details(writing, record.offender);
    }
    for (const auto index : added) {
        write_event(writing, record.events[index], index);
        saved.added.push_back(record.events[index].id());
    }
    writing.row.seal = sealed(writing.row, writing.events, writing.details);
    write_row(writing.row);
    saved.row = writing.row;
    return saved;
}

RecordSaved RecordTables::save(const Record& record) {
    if (!record.offender.id)
        throw ProblemsError{{Problem{
            ProblemCode::missing_key, "offender.id", {}, {}, {}, "a record needs the reference of its offender"}}};
    refuse_contradictions(record);
    auto row = find(record.id());
    return row ? save_more(record, std::move(*row)) : save_new(record);
}

std::int64_t RecordTables::count_offenders() {
    Statement count{connection_, R"(SELECT max("number") FROM "offender")"};
    return count.step() ? count.whole_number(0) : 0;
}

std::int64_t RecordTables::count_events() {
    Statement count{connection_, R"(SELECT sum("events") FROM "offender")"};
    return count.step() ? count.whole_number(0) : 0;
}

} // namespace mosovo::store
