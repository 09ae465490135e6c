#include <mosovo/store/hardening.hpp>

#include <mosovo/store/error.hpp>
#include <mosovo/store/statement.hpp>

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>

namespace mosovo::store {
namespace {

constexpr sqlite3_int64 most_heap = 1'073'741'824; // of all SQLite memory in this process

struct Switch {
    int option;
    int value;
};

// SQLite's advice for files and SQL that cannot be trusted (its "Defense Against The Dark Arts").
// We use no trigger, view, extension or second database, so none exists for an attacker either.
constexpr std::array switches{
    Switch{SQLITE_DBCONFIG_DEFENSIVE, 1},       Switch{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
    Switch{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},  Switch{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
    Switch{SQLITE_DBCONFIG_ENABLE_FKEY, 1},     Switch{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
    Switch{SQLITE_DBCONFIG_DQS_DML, 0},         Switch{SQLITE_DBCONFIG_DQS_DDL, 0},
    Switch{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}, Switch{SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0},
};

struct Limit {
    int category;
    int most;
};

constexpr std::array limits{
    Limit{SQLITE_LIMIT_LENGTH, 16'000'000},
    Limit{SQLITE_LIMIT_SQL_LENGTH, 100'000},
    Limit{SQLITE_LIMIT_COLUMN, 100},
    Limit{SQLITE_LIMIT_EXPR_DEPTH, 10},
    Limit{SQLITE_LIMIT_COMPOUND_SELECT, 3},
    Limit{SQLITE_LIMIT_VDBE_OP, 25'000},
    Limit{SQLITE_LIMIT_FUNCTION_ARG, 8},
    Limit{SQLITE_LIMIT_ATTACHED, 0},
    Limit{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
    Limit{SQLITE_LIMIT_VARIABLE_NUMBER, 100},
    Limit{SQLITE_LIMIT_TRIGGER_DEPTH, 10},
    Limit{SQLITE_LIMIT_WORKER_THREADS, 0},
};

// cipher_compatibility fixes page size, rounds and both algorithms at SQLCipher 4's, whatever
// another part of the process made the default. EXTRA also syncs the folder when a journal goes, so that
// a commit that was acknowledged survives the loss of power. DELETE: every SQLite before 3.51.3 can
// lose a transaction where two connections write in WAL mode (docs/decisions/0031).
constexpr std::array<std::string_view, 9> pragmas{
    "PRAGMA cipher_compatibility = 4", "PRAGMA temp_store = MEMORY", "PRAGMA mmap_size = 0",
    "PRAGMA cell_size_check = ON",     "PRAGMA secure_delete = ON",  "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",        "PRAGMA cache_size = -16384", "PRAGMA recursive_triggers = OFF",
};

constexpr std::array<std::string_view, 6> cipher_in_force{
    "PRAGMA kdf_iter = 256000;",
    "PRAGMA cipher_page_size = 4096;",
    "PRAGMA cipher_use_hmac = 1;",
    "PRAGMA cipher_plaintext_header_size = 0;",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;",
};

bool is_one_of(const char* name, std::initializer_list<std::string_view> names) {
    return name != nullptr && std::find(names.begin(), names.end(), std::string_view{name}) != names.end();
}

// SQLite's own waiting looks at the file every 100 ms after a while, and would miss a writer's pause.
constexpr std::chrono::milliseconds look_again{5};

/// \param patience  milliseconds in the place of an address: connections move, this does not
int wait_a_little(void* patience, int times_before) {
    if (times_before * look_again.count() >= reinterpret_cast<std::intptr_t>(patience)) return 0;
    std::this_thread::sleep_for(look_again);
    return 1;
}

int permit(bool yes) { return yes ? SQLITE_OK : SQLITE_DENY; }

/// SQLite asks this while it prepares a statement. The store's facts are append only because this says no.
int authorize(void* allowance, int action, const char* first, const char* second, const char*, const char*) {
    const auto allowed = *static_cast<const Allowance*>(allowance);
    const bool checking = allowed == Allowance::checking;
    const bool erasing = allowed == Allowance::erasing;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
        return SQLITE_OK;
    case SQLITE_INSERT:
        return permit(!is_one_of(first, {"sqlite_master", "sqlite_schema", "store", "signing"}));
    case SQLITE_UPDATE:
        return permit(is_one_of(first, {"offender", "audit_head"}) ||
                      (erasing && is_one_of(first, {"audit"}) && is_one_of(second, {"salt", "content"})));
    case SQLITE_DELETE:
        return permit(erasing && !is_one_of(first, {"sqlite_master", "sqlite_schema", "store", "offender", "audit",
                                                    "audit_head", "signing", "policy"}));
    case SQLITE_FUNCTION:
        return permit(is_one_of(second, {"count", "max", "sum"}));
    case SQLITE_PRAGMA:
        return permit(checking && is_one_of(first, {"integrity_check", "cipher_integrity_check", "foreign_key_check"}));
    default:
        return SQLITE_DENY;
    }
}

} // namespace

void harden(sqlite3* connection, std::chrono::milliseconds patience) {
    (void)sqlite3_hard_heap_limit64(most_heap);
    for (const auto& [option, value] : switches) {
        int now = -1;
        if (sqlite3_db_config(connection, option, value, &now) != SQLITE_OK || now != value)
            throw CannotEncrypt{
                "the SQL library of this program lacks a defence that a store needs; install SQLCipher 4.6"};
    }
    for (const auto& [category, most] : limits)
        (void)sqlite3_limit(connection, category, most);
    (void)sqlite3_busy_handler(connection, &wait_a_little,
                               reinterpret_cast<void*>(static_cast<std::intptr_t>(patience.count())));
    for (const auto sql : pragmas)
        ask(connection, sql);
}

void let_others_in() { std::this_thread::sleep_for(4 * look_again); }

void prove_cipher(sqlite3* connection) {
    std::array<bool, cipher_in_force.size()> found{};
    Statement settings{connection, "PRAGMA cipher_settings"};
    while (settings.step()) {
        const auto* line = std::find(cipher_in_force.begin(), cipher_in_force.end(), settings.text(0));
        if (line != cipher_in_force.end()) found.at(static_cast<std::size_t>(line - cipher_in_force.begin())) = true;
    }
    if (std::find(found.begin(), found.end(), false) != found.end())
        throw CannotEncrypt{"the cipher in force is not SQLCipher 4's own; the store was not opened"};
    if (ask(connection, "PRAGMA journal_mode = DELETE") != "delete" || ask(connection, "PRAGMA synchronous") != "3" ||
        ask(connection, "PRAGMA temp_store") != "2" || ask(connection, "PRAGMA foreign_keys") != "1")
        throw CannotEncrypt{"the SQL library of this program does not keep a store's settings; install SQLCipher 4.6"};
}

void restrict(sqlite3* connection, Allowance allowance) {
    // SQLite hands the address back with each question.
    static std::array allowances{Allowance::adding, Allowance::checking, Allowance::erasing};
    if (sqlite3_set_authorizer(connection, &authorize, &allowances.at(static_cast<std::size_t>(allowance))) !=
        SQLITE_OK)
        throw StoreError{"the store could not be closed to other changes"};
}

} // namespace mosovo::store
