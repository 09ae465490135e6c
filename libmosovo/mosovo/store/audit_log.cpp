#include <mosovo/store/audit_log.hpp>

#include <mosovo/store/error.hpp>

#include <algorithm>
#include <utility>

namespace mosovo::store {
namespace {

constexpr std::string_view row_sql =
    R"("entry", "at", "actor", "role", "purpose", "operation", "action", "outcome", "rows", "seal", "salt", "content",
       "commitment", "chain")";
constexpr std::size_t salt_bytes = 16;

Digest digest_from(std::span<const unsigned char> bytes) {
    Digest made{};
    if (bytes.size() != made.size()) throw Tampered{"the audit log holds a seal of the wrong length; restore a backup"};
    std::copy(bytes.begin(), bytes.end(), made.begin());
    return made;
}

} // namespace

AuditLog::AuditLog(sqlite3* connection, Secret key, Session session)
    : connection_{connection}, key_{std::move(key)}, session_{std::move(session)},
      insert_{connection,
              "INSERT INTO \"audit\" (" + std::string{row_sql} + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
      select_head_{connection, R"(SELECT "entry", "chain" FROM "audit_head")"},
      update_head_{connection, R"(UPDATE "audit_head" SET "entry" = ?, "chain" = ?)"} {}

void AuditLog::begin() {
    Statement first{connection_, R"(INSERT INTO "audit_head" ("one", "entry", "chain") VALUES (1, 0, ?))"};
    first.bind_bytes(0, Digest{});
    first.run();
}

AuditLog::Head AuditLog::head() {
    select_head_.reset();
    if (!select_head_.step()) throw Tampered{"the audit log has no head; restore a backup"};
    const Head found{select_head_.whole_number(0), digest_from(select_head_.bytes(1))};
    select_head_.reset();
    return found;
}

std::int64_t AuditLog::append(const Happened& happened) {
    const auto before = head();
    AuditRow row;
    row.entry = before.entry + 1;
    row.words = {utc_text(session_.now()),
                 session_.actor.reveal(),
                 std::string{word(session_.role)},
                 session_.purpose,
                 std::string{word(happened.operation)},
                 std::string{word(happened.action)},
                 std::string{word(happened.outcome)}};
    row.rows = happened.rows;
    row.seal = happened.seal;
    row.salt.resize(salt_bytes);
    fill_random(row.salt);
    row.content = content_text(happened.content);
    row.commitment = commitment_of(row.salt, *row.content);
    row.chain = chained(key_, before.chain, row);

    insert_.reset();
    insert_.bind(0, row.entry);
    for (std::size_t i = 0; i < row.words.size(); ++i)
        insert_.bind(static_cast<int>(i) + 1, std::string_view{row.words[i]});
    insert_.bind(8, row.rows);
    if (row.seal)
        insert_.bind_bytes(9, *row.seal);
    else
        insert_.bind_null(9);
    insert_.bind_bytes(10, row.salt);
    insert_.bind(11, std::string_view{*row.content});
    insert_.bind_bytes(12, row.commitment);
    insert_.bind_bytes(13, row.chain);
    insert_.run();
    update_head_.reset();
    update_head_.bind(0, row.entry);
    update_head_.bind_bytes(1, row.chain);
    update_head_.run();
    return row.entry;
}

AuditRow AuditLog::read_row(const Statement& from) {
    AuditRow row;
    row.entry = from.whole_number(0);
    for (std::size_t i = 0; i < row.words.size(); ++i)
        row.words[i] = from.text(static_cast<int>(i) + 1);
    row.rows = from.whole_number(8);
    if (!from.is_null(9)) row.seal = digest_from(from.bytes(9));
    const auto salt = from.bytes(10);
    row.salt.assign(salt.begin(), salt.end());
    if (!from.is_null(11)) row.content = from.text(11);
    row.commitment = digest_from(from.bytes(12));
    row.chain = digest_from(from.bytes(13));
    return row;
}

void AuditLog::prove_head() {
    const auto at_head = head();
    Statement last{connection_, "SELECT " + std::string{row_sql} + R"( FROM "audit" ORDER BY "entry" DESC LIMIT 2)"};
    std::vector<AuditRow> rows;
    while (last.step())
        rows.push_back(read_row(last));
    const Digest before = rows.size() == 2 ? rows[1].chain : Digest{};
    const bool agree = !rows.empty() && rows[0].entry == at_head.entry && same(rows[0].chain, at_head.chain) &&
                       (!rows[0].content || same(rows[0].commitment, commitment_of(rows[0].salt, *rows[0].content))) &&
                       same(chained(key_, before, rows[0]), at_head.chain);
    if (!agree)
        throw Tampered{"the audit log does not end where its head says: part of the store was put back or taken "
                       "away; keep the file as evidence and restore a backup"};
}

void AuditLog::rows_each(const std::function<void(AuditRow&&)>& each) {
    Statement all{connection_, "SELECT " + std::string{row_sql} + R"( FROM "audit" ORDER BY "entry")"};
    while (all.step())
        each(read_row(all));
}

void AuditLog::entries_each(const std::function<void(const AuditEntry&)>& each) {
    ChainCheck chain{key_};
    rows_each([&](AuditRow&& row) {
        const auto value = row.value();
        chain.next(std::move(row));
        if (!chain.faults().empty()) throw Tampered{chain.faults().front().message + "; keep the file as evidence"};
        each(value);
    });
    const auto at_head = head();
    chain.end(at_head.entry, at_head.chain);
    if (!chain.faults().empty()) throw Tampered{chain.faults().front().message + "; keep the file as evidence"};
}

AuditLog::LastSeals AuditLog::walk(const std::function<void(const AuditFault&)>& fault) {
    LastSeals seals;
    ChainCheck chain{key_};
    rows_each([&](AuditRow&& row) {
        if (row.seal && row.content) {
            const auto content = row.value().content;
            if (!content->subjects.empty())
                seals.by_id.insert_or_assign(content->subjects.front(), *row.seal);
            else if (!content->numbers.empty())
                seals.disposed.insert_or_assign(content->numbers.front().value(), *row.seal);
        }
        chain.next(std::move(row));
    });
    const auto at_head = head();
    chain.end(at_head.entry, at_head.chain);
    for (const auto& found : chain.faults())
        fault(found);
    return seals;
}

std::vector<std::int64_t> AuditLog::drop_content(const OffenderId& about) {
    std::vector<std::int64_t> dropped;
    rows_each([&](AuditRow&& row) {
        const auto content = row.value().content;
        if (content && std::find(content->subjects.begin(), content->subjects.end(), about) != content->subjects.end())
            dropped.push_back(row.entry);
    });
    Statement drop{connection_, R"(UPDATE "audit" SET "salt" = NULL, "content" = NULL WHERE "entry" = ?)"};
    for (const auto entry : dropped) {
        drop.reset();
        drop.bind(0, entry);
        drop.run();
    }
    return dropped;
}

std::int64_t AuditLog::last_entry_by(date::sys_seconds at) {
    // The caller's clock may once have gone back: what counts is the last entry that was written by then, not the time
    // of each.
    Statement last{connection_, R"(SELECT max("entry") FROM "audit" WHERE "at" <= ?)"};
    last.bind(0, std::string_view{utc_text(at)});
    return last.step() ? last.whole_number(0) : 0;
}

SignedHead AuditLog::signed_head() {
    Statement key{connection_, R"(SELECT "key" FROM "signing")"};
    if (!key.step()) throw Damaged{"the store holds no key to sign with; restore a backup"};
    const auto at_head = head();
    return sign_head(key.bytes(0), at_head.entry, at_head.chain, session_.now());
}

} // namespace mosovo::store
