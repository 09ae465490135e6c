#include <mosovo/store/audit_log.hpp>

#include <mosovo/base/described_json.hpp>
#include <mosovo/store/error.hpp>

#include <algorithm>
#include <array>
#include <sstream>
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

Digest commitment(std::span<const unsigned char> salt, std::string_view content) {
    Seal seal;
    seal.add(salt);
    seal.add(content);
    return seal.digest();
}

std::string content_text(const AuditContent& content) {
    std::string text;
    described::write_object(text, content);
    return text;
}

date::sys_seconds read_utc(const std::string& text) {
    date::sys_seconds at{};
    std::istringstream in{text};
    in >> date::parse("%Y-%m-%dT%H:%M:%SZ", at);
    if (!in) throw Tampered{"the audit log holds a time that is none; restore a backup"};
    return at;
}

template <class E> E word_of(const std::string& text) {
    if (const auto value = from_word<E>(text)) return *value;
    throw Tampered{"the audit log holds a word that it does not have; restore a backup"};
}

} // namespace

/// One stored entry, as text.
struct AuditLog::Row {
    std::int64_t entry = 0;
    std::array<std::string, 7> words; ///< at, actor, role, purpose, operation, action, outcome
    std::int64_t rows = 0;
    std::optional<Digest> seal;
    std::vector<unsigned char> salt;
    std::string content;
    Digest commitment{};
    Digest chain{};

    [[nodiscard]] AuditEntry entry_value() const {
        AuditEntry made{entry,
                        read_utc(words[0]),
                        StaffId::from_checked(words[1]),
                        word_of<Role>(words[2]),
                        words[3],
                        word_of<Operation>(words[4]),
                        word_of<Action>(words[5]),
                        word_of<Outcome>(words[6]),
                        rows,
                        {}};
        const auto parsed = parse_json(content);
        Problems problems = parsed.problems;
        described::Reading reading{problems};
        if (problems.empty()) described::read_object(parsed.value, made.content, reading);
        if (!problems.empty()) throw Tampered{"the audit log holds an entry that cannot be read; restore a backup"};
        return made;
    }
};

std::string utc_text(date::sys_seconds at) { return date::format("%Y-%m-%dT%H:%M:%SZ", at); }

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

Digest AuditLog::chained(const Digest& before, const Row& row) const {
    Seal seal;
    seal.add(std::span<const unsigned char>{before});
    seal.add(row.entry);
    for (const auto& word : row.words)
        seal.add(std::string_view{word});
    seal.add(row.rows);
    if (row.seal)
        seal.add(std::span<const unsigned char>{*row.seal});
    else
        seal.add_null();
    seal.add(std::span<const unsigned char>{row.commitment});
    return keyed_digest(key_, seal.digest());
}

std::int64_t AuditLog::append(const Happened& happened) {
    const auto before = head();
    Row row;
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
    row.commitment = commitment(row.salt, row.content);
    row.chain = chained(before.chain, row);

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
    insert_.bind(11, std::string_view{row.content});
    insert_.bind_bytes(12, row.commitment);
    insert_.bind_bytes(13, row.chain);
    insert_.run();
    update_head_.reset();
    update_head_.bind(0, row.entry);
    update_head_.bind_bytes(1, row.chain);
    update_head_.run();
    return row.entry;
}

AuditLog::Row AuditLog::read_row(const Statement& from) {
    Row row;
    row.entry = from.whole_number(0);
    for (std::size_t i = 0; i < row.words.size(); ++i)
        row.words[i] = from.text(static_cast<int>(i) + 1);
    row.rows = from.whole_number(8);
    if (!from.is_null(9)) row.seal = digest_from(from.bytes(9));
    const auto salt = from.bytes(10);
    row.salt.assign(salt.begin(), salt.end());
    row.content = from.text(11);
    row.commitment = digest_from(from.bytes(12));
    row.chain = digest_from(from.bytes(13));
    return row;
}

void AuditLog::prove_head() {
    const auto at_head = head();
    Statement last{connection_, "SELECT " + std::string{row_sql} + R"( FROM "audit" ORDER BY "entry" DESC LIMIT 2)"};
    std::vector<Row> rows;
    while (last.step())
        rows.push_back(read_row(last));
    const Digest before = rows.size() == 2 ? rows[1].chain : Digest{};
    const bool agree = !rows.empty() && rows[0].entry == at_head.entry && same(rows[0].chain, at_head.chain) &&
                       same(rows[0].commitment, commitment(rows[0].salt, rows[0].content)) &&
                       same(chained(before, rows[0]), at_head.chain);
    if (!agree)
        throw Tampered{"the audit log does not end where its head says: part of the store was put back or taken "
                       "away; keep the file as evidence and restore a backup"};
}

std::map<OffenderId, Digest> AuditLog::walk(const std::function<void(const AuditEntry&)>& entry,
                                            const std::function<void(std::string)>& fault) {
    std::map<OffenderId, Digest> seals;
    Statement all{connection_, "SELECT " + std::string{row_sql} + R"( FROM "audit" ORDER BY "entry")"};
    Digest before{};
    std::int64_t expected = 1;
    while (all.step()) {
        const auto row = read_row(all);
        const auto name = "audit entry " + std::to_string(row.entry);
        if (row.entry != expected)
            fault(name + " follows entry " + std::to_string(expected - 1) + ": entries are missing");
        if (!same(row.commitment, commitment(row.salt, row.content))) fault(name + ": its content was altered");
        if (!same(row.chain, chained(before, row))) fault(name + " does not follow from the one before");
        before = row.chain;
        expected = row.entry + 1;
        const auto value = row.entry_value();
        if (row.seal && !value.content.subjects.empty())
            seals.insert_or_assign(value.content.subjects.front(), *row.seal);
        entry(value);
    }
    const auto at_head = head();
    if (at_head.entry != expected - 1 || !same(at_head.chain, before))
        fault("the audit log ends at entry " + std::to_string(expected - 1) + " and its head says " +
              std::to_string(at_head.entry));
    return seals;
}

} // namespace mosovo::store
