#include <mosovo/store/inside.hpp>

#include <mosovo/store/copying.hpp>
#include <mosovo/store/described_text.hpp>
#include <mosovo/store/error.hpp>
#include <mosovo/store/key_file.hpp>
#include <mosovo/store/schema.hpp>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <unistd.h>
#include <utility>

namespace mosovo::store {
namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t longest_purpose = 200;

void refuse_incomplete(const Session& session) {
    if (session.actor.reveal().empty()) throw Denied{"nobody opens a store without saying who they are"};
    if (!read_text(session.purpose, longest_purpose))
        throw Denied{"a store is opened for a purpose: give a reason of 1 to 200 bytes of text"};
    if (!session.now) throw Denied{"a store needs the time: give the session a clock"};
}

Secret random_key() {
    Secret key{key_bytes};
    fill_random({key.data(), key.size()});
    return key;
}

Secret secret_from(std::span<const unsigned char> bytes) {
    if (bytes.size() != key_bytes) throw Damaged{"the store holds a key of the wrong length; restore a backup"};
    Secret made{key_bytes};
    std::memcpy(made.data(), bytes.data(), bytes.size());
    return made;
}

void write_signing_key(sqlite3* connection) {
    const auto key = new_signing_key();
    Statement insert{connection, R"(INSERT INTO "signing" ("one", "key") VALUES (1, ?))"};
    insert.bind_bytes(0, {key.data(), key.size()});
    insert.run();
}

void write_store_row(sqlite3* connection, date::sys_seconds now) {
    // Keys of their own for records and log: changing the key of the file leaves every seal good, and
    // a checker of the log need not be given the key to the records.
    const auto content_key = random_key();
    const auto audit_key = random_key();
    write_signing_key(connection);
    Statement insert{connection, R"(INSERT INTO "store" ("one", "created", "fingerprint", "content_key", "audit_key")
                                    VALUES (1, ?, ?, ?, ?))"};
    insert.bind(0, std::string_view{utc_text(now)});
    insert.bind_bytes(1, schema_fingerprint());
    insert.bind_bytes(2, {content_key.data(), content_key.size()});
    insert.bind_bytes(3, {audit_key.data(), audit_key.size()});
    insert.run();
}

std::int64_t number_of(sqlite3* connection, std::string_view pragma) {
    const auto number = read_whole_number(ask(connection, pragma));
    return number ? *number : 0;
}

std::int64_t version_of(sqlite3* connection) { return number_of(connection, "PRAGMA user_version"); }

/// \throws NotAStore, NewerSchema
void prove_ours(sqlite3* connection) {
    if (number_of(connection, "PRAGMA application_id") != application_id)
        throw NotAStore{"the key opens the file, but it is no store of this library"};
    const auto version = version_of(connection);
    if (version > schema_version)
        throw NewerSchema{"the store was written by a later version of this library (schema " +
                          std::to_string(version) + ", this one knows " + std::to_string(schema_version) +
                          "); update the program"};
    if (version < 1) throw NotAStore{"the store was never finished; delete it and make a new one"};
}

/// A copy of the file as it was, under the same key and proven, beside it: whatever becomes of the migration.
void keep_before_migration(Connection& connection, const Key& key, std::int64_t version) {
    const auto kept = connection.path().string() + ".schema-" + std::to_string(version);
    const auto making = kept + ".part";
    (void)::unlink(making.c_str()); // of a program that died here
    try {
        auto copy = copy_database(connection, making, key, {});
        if (version_of(copy.get()) != version) { // another program migrated it meanwhile
            (void)::unlink(making.c_str());
            return;
        }
        if (!ask(copy.get(), "PRAGMA cipher_integrity_check").empty() ||
            ask(copy.get(), "PRAGMA integrity_check") != "ok")
            throw Damaged{"the store is of an earlier schema and damaged, so it was not migrated; restore a backup"};
    } catch (...) {
        (void)::unlink(making.c_str());
        throw;
    }
    if (std::rename(making.c_str(), kept.c_str()) != 0)
        throw CannotWrite{"no backup could be made before the migration, so it was not begun"};
    sync_folder_of(kept);
}

constexpr auto no_purpose = "a store is opened for a purpose: give a reason of 1 to 200 bytes of text";

/// Which of the six words a refused or failed call would have been.
Operation operation_of(Action action) {
    switch (action) {
    case Action::create:
    case Action::restore:
        return Operation::collection;
    case Action::save:
    case Action::change_key:
    case Action::restrict_access:
    case Action::set_policy:
        return Operation::alteration;
    case Action::dispose:
        return Operation::erasure;
    case Action::combine:
        return Operation::combination;
    case Action::extract:
    case Action::disclose:
        return Operation::disclosure;
    default:
        return Operation::consultation;
    }
}

} // namespace

Store::Inside::Turn::Turn(std::atomic_flag& taken) : taken_{taken} {
    if (taken_.test_and_set(std::memory_order_acquire))
        throw Busy{"this store is in the middle of another call; use one store a thread, and none inside load_each"};
}
Store::Inside::Turn::~Turn() { taken_.clear(std::memory_order_release); }

Store::Inside::Turn Store::Inside::turn(Action action) {
    if (!may(session().role, action)) {
        {
            const Turn mine{taken};
            log_as({.action = action, .operation = operation_of(action)}, Outcome::denied);
        }
        throw Denied{"the role " + std::string{word(session().role)} + " may not do that (" +
                     std::string{word(action)} + "); the refusal was logged"};
    }
    return Turn{taken};
}

std::unique_ptr<Store::Inside> Store::Inside::create(const std::filesystem::path& path, const Key& key,
                                                     Session session) {
    refuse_incomplete(session);
    if (session.purpose.empty()) throw Denied{no_purpose};
    if (!may(session.role, Action::create))
        throw Denied{"the role " + std::string{word(session.role)} + " may not make a store"};
    auto inside = std::make_unique<Inside>(Connection::create(path, key, session.patience));
    try {
        Transaction transaction{inside->sql(), Transaction::Kind::write};
        make_schema(inside->sql());
        write_store_row(inside->sql(), session.now());
        inside->take_up(std::move(session));
        inside->audit->begin();
        inside->audit->append({.action = Action::create, .operation = Operation::collection});
        transaction.commit();
    } catch (...) {
        inside.reset();
        (void)::unlink(path.c_str());
        throw;
    }
    inside->connection.allow_only_adding();
    return inside;
}

std::unique_ptr<Store::Inside> Store::Inside::open(const std::filesystem::path& path, const Key& key, Session session) {
    refuse_incomplete(session);
    auto inside = std::make_unique<Inside>(Connection::open(path, key, session.patience));
    prove_ours(inside->sql());
    if (inside->connection.was_recovered()) {
        CheckReport report;
        inside->check_file(report);
        if (!report.sound())
            throw Damaged{"the last program to write died, and what it left is damaged; restore a backup"};
    }
    if (const auto version = version_of(inside->sql()); version < schema_version)
        keep_before_migration(inside->connection, key, version);
    Transaction transaction{inside->sql(), Transaction::Kind::write};
    const auto version = version_of(inside->sql());
    if (version < schema_version) migrate(inside->sql(), version);
    inside->prove_schema();
    inside->take_up(std::move(session));
    inside->audit->prove_head();
    if (version < 3) {
        write_signing_key(inside->sql());
        inside->records->bring_up_from_2();
    }
    inside->refuse_without_purpose();
    inside->audit->append({.action = Action::open, .operation = Operation::consultation});
    transaction.commit();
    inside->connection.allow_only_adding();
    return inside;
}

std::unique_ptr<Store::Inside> Store::Inside::of_copy(Connection copy, Session session) {
    auto inside = std::make_unique<Inside>(std::move(copy));
    prove_ours(inside->sql());
    inside->prove_schema();
    inside->take_up(std::move(session));
    inside->audit->prove_head();
    return inside;
}

void Store::Inside::prove_schema() {
    Statement row{sql(), R"(SELECT "fingerprint" FROM "store")"};
    if (!row.step()) throw Damaged{"the store's own row is missing; restore a backup"};
    if (!same(row.bytes(0), schema_fingerprint()))
        throw NewerSchema{"the tables of the store are not those of this library; use the version that made it"};
}

void Store::Inside::take_up(Session session) {
    Statement keys{sql(), R"(SELECT "content_key", "audit_key" FROM "store")"};
    if (!keys.step()) throw Damaged{"the store's own row is missing; restore a backup"};
    records.emplace(sql(), secret_from(keys.bytes(0)));
    audit.emplace(sql(), secret_from(keys.bytes(1)), std::move(session));
    read_policy();
}

void Store::Inside::refuse_without_purpose() {
    if (!session().purpose.empty() || policy.purpose == PurposeRule::optional) return;
    throw Denied{no_purpose};
}

void Store::Inside::read_policy() {
    Statement last{sql(), R"(SELECT "version", "text", "seal" FROM "policy" ORDER BY "version" DESC LIMIT 1)"};
    if (!last.step()) return;
    Seal seal;
    seal.add(last.whole_number(0));
    seal.add(last.text(1));
    auto read = from_text<Policy>(last.text(1));
    if (!same(last.bytes(2), records->keyed(seal)) || !read.problems.empty())
        throw Tampered{"the policy of the store is not what was set; keep the file as evidence and restore a backup"};
    policy = read.value;
}

void Store::Inside::put_policy(const Policy& next, std::int64_t entry) {
    Statement count{sql(), R"(SELECT max("version") FROM "policy")"};
    const auto version = count.step() ? count.whole_number(0) + 1 : 1;
    count.reset();
    const auto text = to_text(next);
    Seal seal;
    seal.add(version);
    seal.add(std::string_view{text});
    Statement insert{sql(), R"(INSERT INTO "policy" ("version", "text", "seal", "entry") VALUES (?, ?, ?, ?))"};
    insert.bind(0, version);
    insert.bind(1, std::string_view{text});
    insert.bind_bytes(2, records->keyed(seal));
    insert.bind(3, entry);
    insert.run();
}

bool Store::Inside::may_see(const OffenderRow& row) { return records->may_see(row, session().actor); }

namespace {

/// One batch in a transaction of its own: others write in between.
ReadBatch read_batch(sqlite3* connection, RecordTables& records, RecordTables::Range range, const StaffId& who) {
    ReadBatch batch;
    batch.records.reserve(static_cast<std::size_t>(range.last - range.after));
    batch.after = range.after;
    batch.last = range.last;
    Transaction transaction{connection, Transaction::Kind::read};
    records.load_each(range, [&](const OffenderRow& row, Record&& record) {
        if (records.may_see(row, who)) {
            batch.records.push_back(std::move(record));
            batch.rows.push_back(row);
        } else {
            ++batch.withheld;
        }
    });
    transaction.commit();
    return batch;
}

} // namespace

void Store::Inside::leave_out_changed(ReadBatch& batch) {
    std::vector<Record> still;
    still.reserve(batch.records.size());
    std::size_t at = 0;
    Transaction transaction{sql(), Transaction::Kind::read};
    records->rows_each({batch.after, batch.last}, [&](const OffenderRow& now) {
        if (at == batch.rows.size() || batch.rows[at].number != now.number) return;
        const auto& then = batch.rows[at];
        auto& record = batch.records[at++];
        if (now.disposed != 0) return;
        if (now.restrictions == then.restrictions || may_see(now))
            still.push_back(std::move(record));
        else
            ++batch.withheld;
    });
    transaction.commit();
    batch.records = std::move(still);
}

ReadingAhead Store::Inside::reading_ahead(ReadingPlan plan) {
    return {plan, [this](RecordTables::Range range) { return read_batch(sql(), *records, range, session().actor); },
            [this, who = session().actor]() -> ReadingAhead::Read {
                struct Further {
                    Connection connection;
                    RecordTables records;
                };
                auto opened = connection.another();
                auto* const sql = opened.get();
                const auto further = std::shared_ptr<Further>{new Further{std::move(opened), records->through(sql)}};
                return [further, who](RecordTables::Range range) {
                    return read_batch(further->connection.get(), further->records, range, who);
                };
            }};
}

std::optional<OffenderRow> Store::Inside::visible(const OffenderId& id) {
    auto row = records->find(id);
    if (row && !may_see(*row))
        throw Denied{"this record is kept to a list of staff, and you are not on it; the refusal was logged"};
    return row;
}

std::int64_t Store::Inside::log_reading_everybody(const Happened& happening) {
    Transaction transaction{sql(), Transaction::Kind::write};
    const auto last = records->count_numbers();
    auto happened = happening;
    happened.content.everybody_up_to = *OffenderCount::from(last);
    happened.rows = records->count_offenders();
    audit->append(happened);
    transaction.commit();
    return last;
}

void Store::Inside::log_as(Happened happened, Outcome outcome) noexcept {
    try {
        happened.outcome = outcome;
        happened.rows = 0;
        happened.seal.reset(); // nothing was written
        Transaction transaction{sql(), Transaction::Kind::write};
        audit->append(happened);
        transaction.commit();
    } catch (...) { // NOLINT(bugprone-empty-catch): the first refusal is what the caller must hear
    }
}

void Store::Inside::check_file(CheckReport& report) {
    const Connection::Allowing checking{connection, Allowance::checking};
    const auto each = [&](CheckPart part, std::string_view pragma, auto&& message) {
        try {
            Statement rows{sql(), pragma};
            while (rows.step())
                if (auto text = message(rows.text(0)); !text.empty())
                    report.findings.push_back({part, std::move(text)});
        } catch (const Damaged&) {
            report.findings.push_back({part, "the file cannot be read to its end"});
        }
    };
    // Each sees what the other does not: one verifies the seal of every page, the other that no page is missing and
    // that rows, indexes and references agree. Their texts name tables at most, and we do not pass them on.
    each(CheckPart::pages, "PRAGMA cipher_integrity_check",
         [](std::string_view) { return std::string{"a page does not carry the seal that belongs to it"}; });
    each(CheckPart::database, "PRAGMA integrity_check", [](std::string_view text) {
        return text == "ok" ? std::string{}
                            : std::string{"the database contradicts itself: a table, an index or a page"};
    });
    each(CheckPart::database, "PRAGMA foreign_key_check",
         [](std::string_view) { return std::string{"a row belongs to no record"}; });
}

void Store::Inside::check_content(CheckReport& report) {
    Transaction transaction{sql(), Transaction::Kind::read};
    AuditLog::LastSeals last_seals;
    try {
        last_seals = audit->walk([&](const AuditFault& fault) {
            report.findings.push_back({CheckPart::audit, fault.message});
        });
    } catch (const Damaged& error) {
        report.findings.push_back({CheckPart::audit, error.what()});
    }
    check_records(report, last_seals);
    transaction.commit();
}

void Store::Inside::check_records(CheckReport& report, const AuditLog::LastSeals& last_seals) {
    const auto found = [&](std::string message) {
        report.findings.push_back({CheckPart::records, std::move(message)});
    };
    const auto seal_in_log = [&](const OffenderRow& row) -> const Digest* {
        if (row.disposed != 0) {
            const auto last = last_seals.disposed.find(row.number);
            return last == last_seals.disposed.end() ? nullptr : &last->second;
        }
        const auto last = last_seals.by_id.find(OffenderId::from_checked(row.id));
        return last == last_seals.by_id.end() ? nullptr : &last->second;
    };
    try {
        std::size_t seen = 0;
        records->rows_each({0, records->count_numbers()}, [&](const OffenderRow& row) {
            ++seen;
            const auto name = "offender number " + std::to_string(row.number);
            const auto* last = seal_in_log(row);
            if (last == nullptr || !same(*last, row.seal))
                found(name + " is not as the audit log says he was saved last");
            if (row.disposed != 0) return;
            try {
                if (!records->is_indexed(row.number, records->load(row)))
                    found("a search would not find " + name + ": the index of the store lacks him");
            } catch (const Damaged&) {
                found("the record of " + name + " is not what was saved");
            }
        });
        if (seen != last_seals.by_id.size() + last_seals.disposed.size())
            found("the audit log tells of offenders that the store does not hold");
    } catch (const Damaged& error) {
        found(error.what());
    }
}

void Store::Inside::prove_whole(const std::string& what) {
    CheckReport report;
    check_file(report);
    if (report.sound()) check_content(report);
    if (!report.sound()) throw Damaged{what + " is not sound: " + report.findings.front().message};
}

} // namespace mosovo::store
