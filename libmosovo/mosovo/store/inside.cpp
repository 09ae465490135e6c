#include <mosovo/store/inside.hpp>

#include <mosovo/store/error.hpp>
#include <mosovo/store/schema.hpp>

#include <algorithm>
#include <cstring>
#include <unistd.h>
#include <utility>

namespace mosovo::store {
namespace {

constexpr std::size_t key_bytes = 32;
constexpr std::size_t longest_purpose = 200;

void refuse_incomplete(const Session& session) {
    if (session.actor.reveal().empty()) throw Denied{"nobody opens a store without saying who they are"};
    const auto purpose = read_text(session.purpose, longest_purpose);
    if (session.purpose.empty() || !purpose)
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

void write_store_row(sqlite3* connection, date::sys_seconds now) {
    // Keys of their own for records and log: changing the key of the file leaves every seal good, and
    // a checker of the log need not be given the key to the records.
    const auto content_key = random_key();
    const auto audit_key = random_key();
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

/// \throws NotAStore, NewerSchema
void prove_ours(sqlite3* connection) {
    if (number_of(connection, "PRAGMA application_id") != application_id)
        throw NotAStore{"the key opens the file, but it is no store of this library"};
    const auto version = number_of(connection, "PRAGMA user_version");
    if (version > schema_version)
        throw NewerSchema{"the store was written by a later version of this library (schema " +
                          std::to_string(version) + ", this one knows " + std::to_string(schema_version) +
                          "); update the program"};
    if (version < 1) throw NotAStore{"the store was never finished; delete it and make a new one"};
}

} // namespace

Store::Inside::Turn::Turn(std::atomic_flag& taken) : taken_{taken} {
    if (taken_.test_and_set(std::memory_order_acquire))
        throw Busy{"this store is in the middle of another call; use one store a thread, and none inside load_each"};
}
Store::Inside::Turn::~Turn() { taken_.clear(std::memory_order_release); }

Store::Inside::Turn Store::Inside::turn(Action action) {
    if (!may(audit->session().role, action)) {
        {
            const Turn mine{taken};
            Happened denied{.action = action, .operation = Operation::consultation, .outcome = Outcome::denied};
            if (action == Action::save) denied.operation = Operation::alteration;
            log_failure(std::move(denied));
        }
        throw Denied{"the role " + std::string{word(audit->session().role)} + " may not do that (" +
                     std::string{word(action)} + "); the refusal was logged"};
    }
    return Turn{taken};
}

std::unique_ptr<Store::Inside> Store::Inside::create(const std::filesystem::path& path, const Key& key,
                                                     Session session) {
    refuse_incomplete(session);
    if (!may(session.role, Action::create))
        throw Denied{"the role " + std::string{word(session.role)} + " may not make a store"};
    auto inside = std::make_unique<Inside>(Connection::create(path, key));
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
    auto inside = std::make_unique<Inside>(Connection::open(path, key));
    prove_ours(inside->sql());
    if (inside->connection.was_recovered()) {
        CheckReport report;
        inside->check_file(report);
        if (!report.sound())
            throw Damaged{"the last program to write died, and what it left is damaged; restore a backup"};
    }
    Transaction transaction{inside->sql(), Transaction::Kind::write};
    if (const auto version = number_of(inside->sql(), "PRAGMA user_version"); version < schema_version)
        migrate(inside->sql(), version);
    inside->prove_schema();
    inside->take_up(std::move(session));
    inside->audit->prove_head();
    inside->audit->append({.action = Action::open, .operation = Operation::consultation});
    transaction.commit();
    inside->connection.allow_only_adding();
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
}

std::int64_t Store::Inside::log_reading_everybody(Action action) {
    Transaction transaction{sql(), Transaction::Kind::write};
    const auto last = records->count_offenders();
    AuditContent content;
    content.everybody_up_to = *OffenderCount::from(last);
    audit->append(
        {.action = action, .operation = Operation::consultation, .rows = last, .content = std::move(content)});
    transaction.commit();
    return last;
}

void Store::Inside::log_failure(Happened happened) noexcept {
    try {
        if (happened.outcome == Outcome::ok) happened.outcome = Outcome::failed;
        Transaction transaction{sql(), Transaction::Kind::write};
        audit->append(happened);
        transaction.commit();
    } catch (...) { // NOLINT(bugprone-empty-catch): the first refusal is what the caller must hear
    }
}

void Store::Inside::check_file(CheckReport& report) {
    const Connection::Checking checking{connection};
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
    std::map<OffenderId, Digest> last_seals;
    try {
        last_seals = audit->walk([](const AuditEntry&) {},
                                 [&](std::string fault) {
                                     report.findings.push_back({CheckPart::audit, std::move(fault)});
                                 });
    } catch (const Damaged& error) {
        report.findings.push_back({CheckPart::audit, error.what()});
    }
    check_records(report, last_seals);
    transaction.commit();
}

void Store::Inside::check_records(CheckReport& report, const std::map<OffenderId, Digest>& last_seals) {
    const auto found = [&](std::string message) {
        report.findings.push_back({CheckPart::records, std::move(message)});
    };
    try {
        std::size_t seen = 0;
        records->rows_each(records->count_offenders(), [&](const OffenderRow& row) {
            ++seen;
            const auto name = "offender number " + std::to_string(row.number);
            const auto last = last_seals.find(OffenderId::from_checked(row.id));
            if (last == last_seals.end() || !same(last->second, row.seal))
                found(name + " is not as the audit log says he was saved last");
            try {
                (void)records->load(row);
            } catch (const Damaged&) {
                found("the record of " + name + " is not what was saved");
            }
        });
        if (seen != last_seals.size()) found("the audit log tells of offenders that the store does not hold");
    } catch (const Damaged& error) {
        found(error.what());
    }
}

} // namespace mosovo::store
