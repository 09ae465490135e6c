#pragma once

#include <cstdint>
#include <string>

namespace mosovo::store::made_up {

/// A disk that fails as it is told to: a VFS of SQLite that stands before the system's and becomes the default while it
/// lives. Counts every operation on files.
class FaultyDisk {
public:
    enum class Fault : std::uint8_t {
        none,
        once,        ///< the n-th operation fails, the ones after it work
        for_ever,    ///< the n-th operation and all after it fail
        full,        ///< the n-th and all later writes find the disk full
        short_write, ///< the n-th operation, where it writes, writes half and fails; then all fail
        crash,       ///< at the n-th operation the machine dies: what was not synchronised is lost in part and torn
        lying_crash, ///< the same, and the disk said "synchronised" when it was not
    };

    FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;
    ~FaultyDisk();

    /// From now on, counted from 1. `chance` decides what a crash loses.
    void arm(Fault fault, int at, unsigned chance = 0);
    /// How many operations there were since.
    [[nodiscard]] int operations() const;
    /// After a crash, once every file is closed: does to the files what the crash did.
    void lose_what_was_not_synchronised();
};

} // namespace mosovo::store::made_up
