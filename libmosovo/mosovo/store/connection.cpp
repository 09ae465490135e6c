#include <mosovo/store/connection.hpp>

#include <mosovo/store/database_memory.hpp>
#include <mosovo/store/error.hpp>
#include <mosovo/store/hardening.hpp>
#include <mosovo/store/wiping.hpp>

#include <sqlcipher/sqlite3.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace mosovo::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view plain_header{"SQLite format 3\0", 16};

const void* library_of(const void* symbol) {
    Dl_info about{};
    return ::dladdr(symbol, &about) != 0 ? about.dli_fbase : nullptr;
}

// With a plain SQLite in front, sqlite3_open comes from it and sqlite3_key, which it does not have, from
// SQLCipher: a handle of one would be given to the other. So this comes before any handle is made.
bool is_one_library() {
    const auto* home = library_of(reinterpret_cast<const void*>(&sqlite3_key));
    const std::array used{
        reinterpret_cast<const void*>(&sqlite3_open_v2),  reinterpret_cast<const void*>(&sqlite3_prepare_v3),
        reinterpret_cast<const void*>(&sqlite3_step),     reinterpret_cast<const void*>(&sqlite3_exec),
        reinterpret_cast<const void*>(&sqlite3_close_v2), reinterpret_cast<const void*>(&sqlite3_finalize)};
    for (const auto* symbol : used)
        if (library_of(symbol) != home) return false;
    return home != nullptr;
}

bool is_at_least_4_6(std::string_view version) {
    int major = 0;
    int minor = 0;
    const auto* end = version.data() + version.size();
    const auto first = std::from_chars(version.data(), end, major);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '.') return false;
    if (std::from_chars(first.ptr + 1, end, minor).ec != std::errc{}) return false;
    return major > 4 || (major == 4 && minor >= 6);
}

bool is_there(const fs::path& path) {
    struct stat about {};
    return ::stat(path.c_str(), &about) == 0;
}

fs::path journal_of(const fs::path& path) { return path.string() + "-journal"; }

/// \throws NoSuchStore, Damaged
void look_at_file(const fs::path& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) throw NoSuchStore{"there is no store at " + path.string()};
    if (!S_ISREG(about.st_mode)) throw NoSuchStore{path.string() + " is not a file"};
    if (static_cast<std::size_t>(about.st_size) >= plain_header.size()) return;
    // A store cut short by the death of its maker has its journal: SQLite puts it back.
    if (is_there(journal_of(path))) return;
    if (about.st_size == 0) throw Damaged{path.string() + " is empty: no store was ever finished there; delete it"};
    throw Damaged{path.string() + " is too short to be a store"};
}

/// Looks at the first bytes through SQLite's own descriptor. One of ours would, when it is closed, take away every lock
/// that this process holds on the file (POSIX), in the middle of another thread's transaction.
/// \throws NotEncrypted
void refuse_readable(sqlite3* connection, const fs::path& path) {
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == nullptr ||
        file->pMethods == nullptr)
        throw CannotWrite{path.string() + " cannot be read"};
    std::array<char, plain_header.size()> head{};
    const auto code = file->pMethods->xRead(file, head.data(), static_cast<int>(head.size()), 0);
    if (code == SQLITE_OK && std::string_view{head.data(), head.size()} == plain_header)
        throw NotEncrypted{path.string() +
                           " is a database that anyone can read; it is not opened. If it holds records, "
                           "treat them as disclosed"};
}

} // namespace

void prove_library_encrypts() {
    if (!is_one_library())
        throw CannotEncrypt{"another SQLite library was loaded into this program before SQLCipher, and would write "
                            "readable text; start without it (LD_PRELOAD, RTLD_GLOBAL)"};
    wipe_database_memory();
    sqlite3* raw = nullptr;
    const auto code = sqlite3_open_v2(":memory:", &raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> memory{raw, &sqlite3_close_v2};
    const auto version = code == SQLITE_OK ? ask(raw, "PRAGMA cipher_version") : std::string{};
    if (version.empty())
        throw CannotEncrypt{"the SQL library of this program cannot encrypt: link SQLCipher 4.6 or later"};
    // It would write "hmac check failed" to the error stream of a program that is not ours; we throw instead.
    ask(raw, "PRAGMA cipher_log_level = NONE");
    if (!is_at_least_4_6(version))
        throw CannotEncrypt{"SQLCipher " + version + " is too old: install SQLCipher 4.6 or later"};
}

void Connection::Close::operator()(sqlite3* connection) const noexcept {
    (void)sqlite3_close_v2(connection);
    wipe_unused_stack();
}

Connection::Connection(const fs::path& path, Secret key, Patience patience)
    : path_{fs::absolute(path)}, key_{std::move(key)}, patience_{patience} {
    const bool journal_before = is_there(journal_of(path));
    sqlite3* raw = nullptr;
    // One store is for one thread at a time (Inside::Turn), so no value needs a lock of its own.
    const auto code = sqlite3_open_v2(path.c_str(), &raw,
                                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    connection_.reset(raw);
    if (code != SQLITE_OK) throw CannotWrite{path.string() + " cannot be opened for writing"};
    refuse_readable(raw, path);
    if (sqlite3_key(raw, key_.data(), static_cast<int>(key_.size())) != SQLITE_OK)
        throw BadKey{"the key was not taken"};
    ask(raw, "PRAGMA cipher_log_level = NONE"); // keying sets it anew; it would speak of pages on our user's screen
    try {
        harden(raw, patience);
        ask(raw, "SELECT count(*) FROM sqlite_schema");
    } catch (const Damaged&) {
        // A wrong key and a first page that was altered fail alike: its seal does not fit.
        throw WrongKey{"this key does not open " + path.string() +
                       ": it is another store's key, or the start of the file is damaged"};
    }
    // A journal that reading made disappear was either put back just now or finished by its writer.
    recovered_ = journal_before && !is_there(journal_of(path));
    prove_cipher(raw);
    identity_ = identity();
}

Connection::Identity Connection::identity() const {
    struct stat about {};
    // In this order: where the path leads to our file after it was asked for its number, that is our file's.
    if (::stat(path_.c_str(), &about) != 0 || was_replaced()) refuse(SQLITE_READONLY_DBMOVED);
    return {static_cast<std::uint64_t>(about.st_dev), static_cast<std::uint64_t>(about.st_ino)};
}

Connection Connection::another() const {
    Connection made{path_, key_.copy(), patience_};
    if (made.identity_ != identity_) refuse(SQLITE_READONLY_DBMOVED);
    if (only_adding_) made.allow_only_adding();
    return made;
}

Connection Connection::open(const fs::path& path, const Key& key, Patience patience) {
    prove_library_encrypts();
    look_at_file(path);
    return Connection{path, key.for_cipher(), patience};
}

Connection Connection::create(const fs::path& path, const Key& key, Patience patience) {
    prove_library_encrypts();
    const auto descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (descriptor < 0 && errno == EEXIST)
        throw AlreadyThere{"there is a file at " + path.string() + " already; a store is never made over one"};
    if (descriptor < 0) throw CannotWrite{"no file can be made at " + path.string()};
    (void)::close(descriptor);
    try {
        return Connection{path, key.for_cipher(), patience};
    } catch (...) {
        (void)::unlink(path.c_str());
        throw;
    }
}

void Connection::allow_only_adding() {
    restrict(get(), Allowance::adding);
    only_adding_ = true;
}

bool Connection::was_replaced() const {
    int moved = 0;
    return sqlite3_file_control(get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || moved != 0;
}

// A check at opening comes before the restriction: opening goes on with pragmas of its own.
Connection::Allowing::Allowing(Connection& connection, Allowance allowance) : connection_{connection} {
    if (connection_.only_adding_) restrict(connection_.get(), allowance);
}
Connection::Allowing::~Allowing() {
    if (connection_.only_adding_) restrict(connection_.get(), Allowance::adding);
}

} // namespace mosovo::store
