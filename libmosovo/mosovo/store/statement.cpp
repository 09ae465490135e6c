#include <mosovo/store/statement.hpp>

#include <mosovo/store/error.hpp>

#include <sqlcipher/sqlite3.h>

namespace mosovo::store {

void refuse(int code) {
    if (code == SQLITE_READONLY_DBMOVED)
        throw Replaced{"the file of the store was replaced since it was opened: its key was changed, or a backup was "
                       "put in its place. Nothing was written; open it again"};
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        throw Busy{"another program is using the store and did not finish in time; try again"};
    case SQLITE_FULL:
        throw CannotWrite{"the disk is full; the store is as it was before this change"};
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        throw CannotWrite{"the store, or the folder it lies in, cannot be written to; nothing was changed"};
    case SQLITE_INTERRUPT:
        throw Cancelled{"the work was stopped; nothing of it is left"};
    case SQLITE_IOERR:
        throw CannotWrite{"the disk gave an error; the store is as it was before this change"};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_ERROR: // what SQLCipher gives for a page whose seal does not fit; our own SQL has no other errors
        throw Damaged{"the store is damaged: what is on disk is not what was written; restore a backup"};
    case SQLITE_TOOBIG:
        throw TooLarge{"one event is larger than a stored event may be (16 MB)"};
    case SQLITE_NOMEM:
        throw std::bad_alloc{};
    default:
        throw StoreError{"the store refused an operation (code " + std::to_string(code) + ")"};
    }
}

namespace {

void expect(int code) {
    if (code != SQLITE_OK) refuse(code);
}

} // namespace

Statement::Statement(sqlite3* connection, std::string_view sql) {
    sqlite3_stmt* made = nullptr;
    expect(sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &made,
                              nullptr));
    statement_.reset(made);
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept { (void)sqlite3_finalize(statement); }

void Statement::bind_null(int at) { expect(sqlite3_bind_null(statement_.get(), at + 1)); }
void Statement::bind(int at, std::int64_t value) { expect(sqlite3_bind_int64(statement_.get(), at + 1, value)); }
void Statement::bind(int at, double value) { expect(sqlite3_bind_double(statement_.get(), at + 1, value)); }
void Statement::bind(int at, std::string_view text) {
    // A null pointer would bind NULL: an empty text is a text.
    const char* data = text.data() == nullptr ? "" : text.data();
    expect(sqlite3_bind_text64(statement_.get(), at + 1, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}
void Statement::bind_bytes(int at, std::span<const unsigned char> bytes) {
    expect(sqlite3_bind_blob64(statement_.get(), at + 1, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
}

bool Statement::step() {
    const auto code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    reset();
    if (code != SQLITE_DONE) refuse(code);
    return false;
}

void Statement::run() {
    while (step()) {
    }
}

void Statement::reset() noexcept {
    (void)sqlite3_reset(statement_.get()); // repeats the error of the step before, which was reported then
    (void)sqlite3_clear_bindings(statement_.get());
}

// A connection is for one thread at a time, so what SQLite calls an unprotected value may be asked.
Statement::Cell Statement::cell(int at) const { return Cell{sqlite3_column_value(statement_.get(), at)}; }
bool Statement::Cell::is_null() const { return sqlite3_value_type(value_) == SQLITE_NULL; }
std::int64_t Statement::Cell::whole_number() const { return sqlite3_value_int64(value_); }
double Statement::Cell::number() const { return sqlite3_value_double(value_); }
std::string_view Statement::Cell::text() const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_value_text(value_));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_value_bytes(value_))};
}

bool Statement::is_null(int at) const { return sqlite3_column_type(statement_.get(), at) == SQLITE_NULL; }
std::int64_t Statement::whole_number(int at) const { return sqlite3_column_int64(statement_.get(), at); }
double Statement::number(int at) const { return sqlite3_column_double(statement_.get(), at); }

std::string_view Statement::text(int at) const {
    const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), at));
    if (data == nullptr) return {};
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), at))};
}

std::span<const unsigned char> Statement::bytes(int at) const {
    const auto* data = static_cast<const unsigned char*>(sqlite3_column_blob(statement_.get(), at));
    return {data, data == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), at))};
}

std::string ask(sqlite3* connection, std::string_view sql) {
    Statement statement{connection, sql};
    std::string answer;
    bool first = true;
    while (statement.step()) {
        if (first) answer = statement.text(0);
        first = false;
    }
    return answer;
}

Transaction::Transaction(sqlite3* connection, Kind kind) : connection_{connection} {
    ask(connection, kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
    // SQLite may have rolled back by itself after an error of the disk.
    if (open_ && sqlite3_get_autocommit(connection_) == 0)
        (void)sqlite3_exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
    ask(connection_, "COMMIT");
    open_ = false;
}

} // namespace mosovo::store
