#include <mosovo/store/copying.hpp>

#include <mosovo/store/error.hpp>

#include <sqlcipher/sqlite3.h>

#include <memory>
#include <unistd.h>

namespace mosovo::store {
namespace {

constexpr int pages_at_a_time = 2048;
constexpr int most_restarts = 3; // a copy begins anew when somebody else writes; then it takes the rest in one go

void copy_pages(sqlite3* from, sqlite3* to, const Watch& watch) {
    const std::unique_ptr<sqlite3_backup, int (*)(sqlite3_backup*)> copy{sqlite3_backup_init(to, "main", from, "main"),
                                                                         &sqlite3_backup_finish};
    if (!copy) refuse(sqlite3_extended_errcode(to));
    int restarts = 0;
    int left_before = 0;
    for (int code = SQLITE_OK; code != SQLITE_DONE;) {
        code = sqlite3_backup_step(copy.get(), restarts < most_restarts ? pages_at_a_time : -1);
        if (code != SQLITE_OK && code != SQLITE_DONE) refuse(code);
        const int total = sqlite3_backup_pagecount(copy.get());
        const int left = sqlite3_backup_remaining(copy.get());
        if (left_before != 0 && left >= left_before) ++restarts;
        left_before = left;
        if (watch && !watch({total - left, total})) throw Cancelled{"the copy was stopped; nothing of it is left"};
    }
}

} // namespace

Connection copy_database(Connection& from, const std::filesystem::path& to, const Key& key, const Watch& watch) {
    auto made = Connection::create(to, key);
    try {
        copy_pages(from.get(), made.get(), watch);
    } catch (...) {
        (void)::unlink(to.c_str());
        throw;
    }
    return made;
}

} // namespace mosovo::store
