#include "faulty_disk.hpp"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace mosovo::store::made_up {
namespace {

using Fault = FaultyDisk::Fault;

/// A write that the disk may still lose, and what stood there before.
struct Unsafe {
    std::string path;
    sqlite3_int64 at = 0;
    std::string before;
};

struct State {
    sqlite3_vfs vfs{};
    sqlite3_vfs* real = nullptr;
    Fault fault = Fault::none;
    int at = 0;
    int operations = 0;
    bool dead = false;
    unsigned chance = 0;
    std::vector<Unsafe> unsafe;
};

State& state() {
    static State one;
    return one;
}

/// Our file; the system's lies behind it in the same memory.
struct File {
    sqlite3_file base;
    const char* path;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* ours(sqlite3_file* file) { return reinterpret_cast<File*>(file); }

bool crashes() { return state().fault == Fault::crash || state().fault == Fault::lying_crash; }

/// Counts one operation; says whether it must fail.
bool fails(bool writes = false) {
    auto& now = state();
    if (now.dead) return true;
    ++now.operations;
    const bool here = now.operations == now.at;
    const bool from_here = now.operations >= now.at;
    switch (now.fault) {
    case Fault::none:
        return false;
    case Fault::once:
        return here;
    case Fault::for_ever:
        return from_here;
    case Fault::full:
        return from_here && writes;
    case Fault::short_write:
    case Fault::crash:
    case Fault::lying_crash:
        now.dead = from_here;
        return from_here;
    }
    return false;
}

int close(sqlite3_file* file) { return ours(file)->real()->pMethods->xClose(ours(file)->real()); }
int read(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
    return fails() ? SQLITE_IOERR_READ : ours(file)->real()->pMethods->xRead(ours(file)->real(), into, size, at);
}
int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
    auto* real = ours(file)->real();
    if (crashes() && !state().dead && ours(file)->path != nullptr) {
        std::string before(static_cast<std::size_t>(size), '\0');
        sqlite3_int64 length = 0;
        real->pMethods->xFileSize(real, &length);
        const auto held = std::clamp<sqlite3_int64>(length - at, 0, size);
        real->pMethods->xRead(real, before.data(), size, at);
        before.resize(static_cast<std::size_t>(held));
        state().unsafe.push_back({ours(file)->path, at, std::move(before)});
    }
    if (fails(true)) {
        if (state().fault == Fault::full) return SQLITE_FULL;
        if (state().fault == Fault::short_write && state().operations == state().at)
            (void)real->pMethods->xWrite(real, data, size / 2, at);
        return SQLITE_IOERR_WRITE;
    }
    return real->pMethods->xWrite(real, data, size, at);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return fails(true) ? SQLITE_IOERR_TRUNCATE : ours(file)->real()->pMethods->xTruncate(ours(file)->real(), size);
}
int sync(sqlite3_file* file, int flags) {
    if (fails()) return SQLITE_IOERR_FSYNC;
    const auto code = ours(file)->real()->pMethods->xSync(ours(file)->real(), flags);
    if (state().fault == Fault::crash && ours(file)->path != nullptr)
        std::erase_if(state().unsafe, [&](const Unsafe& one) { return one.path == ours(file)->path; });
    return code;
}
int file_size(sqlite3_file* file, sqlite3_int64* size) {
    return fails() ? SQLITE_IOERR_FSTAT : ours(file)->real()->pMethods->xFileSize(ours(file)->real(), size);
}
int lock(sqlite3_file* file, int level) {
    return fails() ? SQLITE_IOERR_LOCK : ours(file)->real()->pMethods->xLock(ours(file)->real(), level);
}
int unlock(sqlite3_file* file, int level) { return ours(file)->real()->pMethods->xUnlock(ours(file)->real(), level); }
int is_reserved(sqlite3_file* file, int* out) {
    return fails() ? SQLITE_IOERR_CHECKRESERVEDLOCK
                   : ours(file)->real()->pMethods->xCheckReservedLock(ours(file)->real(), out);
}
int control(sqlite3_file* file, int what, void* about) {
    return ours(file)->real()->pMethods->xFileControl(ours(file)->real(), what, about);
}
int sector_size(sqlite3_file* file) { return ours(file)->real()->pMethods->xSectorSize(ours(file)->real()); }
int characteristics(sqlite3_file*) { return 0; } // no promise: no powersafe overwrite, no atomic write

const sqlite3_io_methods methods{
    1,           close,           read,    write,   truncate, sync,    file_size, lock,   unlock, is_reserved, control,
    sector_size, characteristics, nullptr, nullptr, nullptr,  nullptr, nullptr,   nullptr};

int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out) {
    file->pMethods = nullptr;
    if (fails()) return SQLITE_CANTOPEN;
    ours(file)->path = path;
    const auto code = state().real->xOpen(state().real, path, ours(file)->real(), flags, out);
    if (code == SQLITE_OK) file->pMethods = &methods;
    return code;
}
int remove(sqlite3_vfs*, const char* path, int sync_folder) {
    if (fails()) return SQLITE_IOERR_DELETE;
    std::erase_if(state().unsafe, [&](const Unsafe& one) { return one.path == path; });
    return state().real->xDelete(state().real, path, sync_folder);
}
int access(sqlite3_vfs*, const char* path, int flags, int* out) {
    return fails() ? SQLITE_IOERR_ACCESS : state().real->xAccess(state().real, path, flags, out);
}

} // namespace

FaultyDisk::FaultyDisk() {
    auto& now = state();
    now.real = sqlite3_vfs_find(nullptr);
    now.vfs = *now.real;
    now.vfs.zName = "faulty";
    now.vfs.pNext = nullptr;
    now.vfs.szOsFile = static_cast<int>(sizeof(File)) + now.real->szOsFile;
    now.vfs.xOpen = open;
    now.vfs.xDelete = remove;
    now.vfs.xAccess = access;
    arm(Fault::none, 0);
    sqlite3_vfs_register(&now.vfs, 1);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&state().vfs);
    sqlite3_vfs_register(state().real, 1);
}

void FaultyDisk::arm(Fault fault, int at, unsigned chance) {
    auto& now = state();
    now.fault = fault;
    now.at = at;
    now.operations = 0;
    now.dead = false;
    now.chance = chance;
    now.unsafe.clear();
}

int FaultyDisk::operations() const { return state().operations; }

void FaultyDisk::lose_what_was_not_synchronised() {
    auto& now = state();
    std::mt19937 chance{now.chance};
    // The newest first, so that what stood before a write is what stood before it.
    for (auto one = now.unsafe.rbegin(); one != now.unsafe.rend(); ++one) {
        const auto fate = chance() % 3; // kept, lost, or torn in the middle
        if (fate == 0) continue;
        std::fstream file{one->path, std::ios::in | std::ios::out | std::ios::binary};
        if (!file) continue;
        const auto from = fate == 1 ? 0 : one->before.size() / 2;
        file.seekp(one->at + static_cast<sqlite3_int64>(from));
        file.write(one->before.data() + from, static_cast<std::streamsize>(one->before.size() - from));
    }
    now.unsafe.clear();
}

} // namespace mosovo::store::made_up
