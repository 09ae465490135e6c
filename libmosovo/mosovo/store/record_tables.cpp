#include <mosovo/store/record_tables.hpp>

#include <mosovo/store/conflicts.hpp>
#include <mosovo/store/cursors.hpp>
#include <mosovo/store/error.hpp>
#include <mosovo/store/event_tables.hpp>
#include <mosovo/store/own_work.hpp>

#include <algorithm>
#include <numeric>

namespace mosovo::store {
namespace {

constexpr std::string_view row_sql = R"("number", "id", "events", "versions", "seal", "restrictions", "disposed")";

OffenderRow row_from(const Statement& from) {
    OffenderRow row;
    row.number = from.whole_number(0);
    row.id = from.text(1);
    row.events = from.whole_number(2);
    row.versions = from.whole_number(3);
    const auto seal = from.bytes(4);
    if (seal.size() != row.seal.size()) throw Damaged{"the store holds a seal of the wrong length; restore a backup"};
    std::copy(seal.begin(), seal.end(), row.seal.begin());
    row.restrictions = from.whole_number(5);
    row.disposed = from.whole_number(6);
    return row;
}

void refuse_contradictions(const Record& record) {
    if (auto problems = contradictions(record); !problems.empty()) throw ProblemsError{std::move(problems)};
}

/// Names the events in which somebody endorses his own work; his own session may not add one unless policy lets it.
std::vector<EventId> own_work(const Record& record, const std::vector<std::size_t>& added, const Saving& saving) {
    std::vector<EventId> flagged;
    for (const auto index : added) {
        const auto& event = record.events[index];
        if (!endorses_own_work(record, event, saving.actor)) continue;
        if (author_of(event, saving.actor) == saving.actor && saving.own_work == OwnWork::refused)
            throw Denied{"nobody endorses his own work: the " + std::string{kind_of(event)} + ' ' + masked(event.id()) +
                         " needs somebody else's approval"};
        flagged.push_back(event.id());
    }
    return flagged;
}

} // namespace

/// A record that is being written, and its seals as they grow.
struct RecordTables::Writing {
    OffenderRow row;
    Seal events;
    Seal details;
    std::int64_t entry = 0;
};

RecordTables::RecordTables(sqlite3* connection, Secret content_key)
    : connection_{connection}, content_key_{std::move(content_key)}, one_{std::make_unique<Cursors>(
                                                                         connection, Cursors::Span::one)},
      find_{connection, "SELECT " + std::string{row_sql} + R"( FROM "offender" WHERE "id" = ?)"},
      insert_row_{connection, R"(INSERT INTO "offender" ("number", "id", "events", "versions", "seal", "entry")
                                 VALUES (?, ?, ?, ?, ?, ?))"},
      update_row_{connection, R"(UPDATE "offender" SET "events" = ?, "versions" = ?, "seal" = ?, "restrictions" = ?,
                                 "entry" = ? WHERE "number" = ?)"},
      insert_details_{connection, insert_sql("details", "version", details_columns())},
      insert_event_{connection, insert_sql("event", "position", event_columns())},
      last_number_{connection, R"(SELECT max("number") FROM "offender")"},
      insert_key_{connection, R"(INSERT OR IGNORE INTO "lookup" ("kind", "key", "offender") VALUES (?, ?, ?))"},
      select_restriction_{connection, R"(SELECT "members" FROM "restriction" WHERE "offender" = ? AND "version" = ?)"},
      insert_body_(event_tables().size()) {}

RecordTables::~RecordTables() = default;

std::optional<OffenderRow> RecordTables::find(const OffenderId& id) {
    find_.reset();
    find_.bind(0, std::string_view{id.reveal()});
    if (!find_.step()) return {};
    auto row = row_from(find_);
    find_.reset();
    return row;
}

std::optional<OffenderRow> RecordTables::find(std::int64_t number) {
    Statement by_number{connection_, "SELECT " + std::string{row_sql} + R"( FROM "offender" WHERE "number" = ?)"};
    by_number.bind(0, number);
    if (!by_number.step()) return {};
    return row_from(by_number);
}

Digest RecordTables::sealed(const OffenderRow& row, const Seal& events, const Seal& details) {
    Seal whole;
    whole.add(row.number);
    whole.add(std::string_view{row.id});
    whole.add(row.events);
    whole.add(row.versions);
    whole.add(std::span<const unsigned char>{events.digest()});
    whole.add(std::span<const unsigned char>{details.digest()});
    if (row.restrictions > 0) { // what was never restricted has the seal it had before there were lists
        auto& list = restriction_of(row);
        whole.add(row.restrictions);
        if (list.is_null(0))
            whole.add_null();
        else
            whole.add(list.text(0));
        list.reset();
    }
    if (row.disposed > 0) whole.add(row.disposed);
    return keyed_digest(content_key_, whole.digest());
}

Digest RecordTables::sealed_version(std::int64_t number, std::int64_t version, const Seal& details) const {
    Seal whole;
    whole.add(number);
    whole.add(version);
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
    // A count that is not proven yet must not ask for all memory.
    loaded.record.events.reserve(static_cast<std::size_t>(std::clamp<std::int64_t>(row.events, 0, 200)));
    for (std::int64_t position = 0; position < row.events; ++position)
        cursors.read_event({row.number, position}, loaded.record.events.emplace_back(), loaded.events);
    cursors.finish(row);
    prove(row, loaded);
    return loaded;
}

void RecordTables::prove(const OffenderRow& row, const Loaded& loaded) {
    if (!loaded.record.offender.id || loaded.record.id().reveal() != row.id ||
        !same(sealed(row, loaded.events, loaded.details), row.seal))
        throw Damaged{"a record is not what was saved: part of the store was altered or put back; restore a backup"};
}

Record RecordTables::load(const OffenderRow& row) {
    const Cursors::Use use{*one_, row.number};
    return read(row, *one_).record;
}

std::optional<Record> RecordTables::load_as_after(const OffenderRow& row, std::int64_t entry) {
    const Cursors::Use use{*one_, row.number};
    Loaded loaded;
    std::optional<Offender> then;
    std::int64_t version = 0;
    one_->read_details(row, loaded.record.offender, loaded.details,
                       [&](std::int64_t told, std::span<const unsigned char> seal, Offender&& earlier, const Seal& of) {
                           ++version;
                           if (!seal.empty() && !same(seal, sealed_version(row.number, version, of)))
                               throw Damaged{"an earlier version of a person's details is not what was saved; "
                                             "restore a backup"};
                           if (told <= entry) then = std::move(earlier);
                       });
    if (one_->details_entry() <= entry) then = loaded.record.offender;
    std::vector<Event> events;
    for (std::int64_t position = 0; position < row.events; ++position) {
        one_->read_event({row.number, position}, loaded.record.events.emplace_back(), loaded.events);
        if (one_->event_entry() <= entry) events.push_back(loaded.record.events.back());
    }
    one_->finish(row);
    prove(row, loaded); // what stood then is as sound as what stands now
    if (!then) return {};
    return Record{std::move(*then), std::move(events)};
}

OffenderRow RecordTables::restrict_to(OffenderRow row, const Members& members, std::int64_t entry) {
    const auto loaded = [&] {
        const Cursors::Use use{*one_, row.number};
        return read(row, *one_);
    }();
    ++row.restrictions;
    write_members(row, members, entry);
    row.seal = sealed(row, loaded.events, loaded.details);
    write_row(row, entry);
    return row;
}

void RecordTables::rows_each(Range range, const std::function<void(const OffenderRow&)>& each) {
    Statement rows{connection_, "SELECT " + std::string{row_sql} +
                                    R"( FROM "offender" WHERE "number" > ? AND "number" <= ? ORDER BY "number")"};
    rows.bind(0, range.after);
    rows.bind(1, range.last);
    auto expected = range.after;
    while (rows.step()) {
        const auto row = row_from(rows);
        if (row.number != ++expected) throw Damaged{"an offender's row is missing from the store; restore a backup"};
        each(row);
    }
    if (expected != range.last) throw Damaged{"offenders are missing from the store; restore a backup"};
}

void RecordTables::load_each(Range range, const std::function<void(const OffenderRow&, Record&&)>& each) {
    if (!all_) all_ = std::make_unique<Cursors>(connection_, Cursors::Span::range);
    const Cursors::Use use{*all_, range};
    rows_each(range, [&](const OffenderRow& row) {
        if (row.disposed == 0) each(row, read(row, *all_).record);
    });
}

void RecordTables::write_details(Writing& writing, const Offender& offender) {
    insert_details_.reset();
    insert_details_.bind(0, writing.row.number);
    insert_details_.bind(1, writing.row.versions);
    insert_details_.bind(2, writing.entry);
    CellWriter cells{insert_details_, writing.details, details_at, "offender"};
    cells.write(offender);
    insert_details_.bind_bytes(3, sealed_version(writing.row.number, writing.row.versions, writing.details));
    insert_details_.run();
    write_keys(writing.row.number, lookup_keys(offender));
}

void RecordTables::write_keys(std::int64_t number, const std::vector<LookupKey>& keys) {
    for (const auto& [kind, key] : keys) {
        insert_key_.reset();
        insert_key_.bind(0, static_cast<std::int64_t>(kind));
        insert_key_.bind(1, std::string_view{key});
        insert_key_.bind(2, number);
        insert_key_.run();
    }
}

void RecordTables::write_event(Writing& writing, const Event& event, std::size_t index) {
    const auto& table = event_tables().at(event.body.index());
    const auto path = "events[" + std::to_string(index) + "]";
    insert_event_.reset();
    insert_event_.bind(0, writing.row.number);
    insert_event_.bind(1, writing.row.events);
    insert_event_.bind(2, table.kind);
    insert_event_.bind(3, writing.entry);
    writing.events.add(event_begins);
    writing.events.add(table.kind);
    CellWriter head{insert_event_, writing.events, event_head_at, path};
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
    write_keys(writing.row.number, lookup_keys(event));
    ++writing.row.events;
}

void RecordTables::write_row(const OffenderRow& row, std::int64_t entry) {
    update_row_.reset();
    update_row_.bind(0, row.events);
    update_row_.bind(1, row.versions);
    update_row_.bind_bytes(2, row.seal);
    update_row_.bind(3, row.restrictions);
    update_row_.bind(4, entry);
    update_row_.bind(5, row.number);
    update_row_.run();
}

RecordSaved RecordTables::save_new(const Record& record, const Saving& saving) {
    if (saving.read_as && *saving.read_as != RecordVersion{})
        throw Conflict{masked(record.id()) + " is not stored, though he was when his record was read", {}, {}};
    Writing writing{{count_numbers() + 1, record.id().reveal(), 0, 1, {}}, {}, {}, saving.entry};
    insert_row_.reset();
    insert_row_.bind(0, writing.row.number);
    insert_row_.bind(1, std::string_view{writing.row.id});
    insert_row_.bind(2, writing.row.events);
    insert_row_.bind(3, writing.row.versions);
    insert_row_.bind_bytes(4, writing.row.seal);
    insert_row_.bind(5, saving.entry);
    insert_row_.run();
    write_details(writing, record.offender);
    RecordSaved saved;
    saved.is_new = true;
    std::vector<std::size_t> all(record.events.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    saved.flagged = own_work(record, all, saving);
    for (const auto index : all) {
        write_event(writing, record.events[index], index);
        saved.added.push_back(record.events[index].id());
    }
    writing.row.seal = sealed(writing.row, writing.events, writing.details);
    write_row(writing.row, saving.entry);
    saved.row = writing.row;
    return saved;
}

/// Without a version a stale copy shows itself where it says what was true once and no longer is.
void RecordTables::refuse_stale_details(const OffenderRow& row, const Offender& given,
                                        std::vector<std::string> changed) {
    const Cursors::Use use{*one_, row.number};
    Offender last;
    Seal seal;
    bool was_so = false;
    one_->read_details(row, last, seal,
                       [&](std::int64_t, std::span<const unsigned char>, Offender&& earlier, const Seal&) {
                           was_so = was_so || earlier == given;
                       });
    if (!was_so) return;
    throw Conflict{"the details of " + masked(*given.id) +
                       " were changed since this record was read. Load the record again",
                   {},
                   std::move(changed)};
}

RecordSaved RecordTables::save_more(const Record& record, OffenderRow row, const Saving& saving) {
    auto stored = [&] {
        const Cursors::Use use{*one_, row.number};
        return read(row, *one_);
    }();
    RecordSaved saved;
    const auto added = new_events(stored.record, record);
    saved.changed_fields = differing_fields(stored.record.offender, record.offender);
    saved.row = row;
    if (saving.read_as && *saving.read_as != RecordVersion{row.events, row.versions})
        throw Conflict{masked(record.id()) + " was changed since this record was read. Load the record again",
                       {},
                       saved.changed_fields};
    if (added.empty() && saved.changed_fields.empty()) return saved;
    if (!saving.read_as && !saved.changed_fields.empty() && row.versions > 1)
        refuse_stale_details(row, record.offender, saved.changed_fields);

    saved.flagged = own_work(record, added, saving);
    Writing writing{std::move(row), std::move(stored.events), std::move(stored.details), saving.entry};
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
    write_row(writing.row, saving.entry);
    saved.row = writing.row;
    return saved;
}

RecordSaved RecordTables::save(const Record& record, const Saving& saving) {
    if (!record.offender.id)
        throw ProblemsError{{Problem{
            ProblemCode::missing_key, "offender.id", {}, {}, {}, "a record needs the reference of its offender"}}};
    refuse_contradictions(record);
    auto row = find(record.id());
    return row ? save_more(record, std::move(*row), saving) : save_new(record, saving);
}

std::int64_t RecordTables::count_numbers() {
    last_number_.reset();
    const auto last = last_number_.step() ? last_number_.whole_number(0) : 0;
    last_number_.reset();
    return last;
}

std::int64_t RecordTables::count_offenders() {
    Statement count{connection_, R"(SELECT count(*) FROM "offender" WHERE "disposed" = 0)"};
    return count.step() ? count.whole_number(0) : 0;
}

std::int64_t RecordTables::count_events() {
    Statement count{connection_, R"(SELECT sum("events") FROM "offender")"};
    return count.step() ? count.whole_number(0) : 0;
}

} // namespace mosovo::store
