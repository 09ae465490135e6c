#pragma once

#include <stdexcept>

namespace scheduler {

/// What the program's exit status says; `mosovo-scheduler --help` prints the list.
enum class Exit : int {
    done = 0,
    unexpected = 1,  ///< a fault of ours, or of the machine
    wrong_use = 2,   ///< the command line
    bad_data = 3,    ///< a file holds faults; nothing was imported or written
    store = 4,       ///< key, store or SQLCipher; the store is as it was
    broken_plan = 5, ///< the checker found a condition broken; nothing was printed
    cannot_write = 6 ///< a file or folder could not be read or written
};

/// Ends the command with a sentence for the person and an exit status for the script.
class Stop : public std::runtime_error {
public:
    Stop(Exit code, const std::string& sentence) : std::runtime_error{sentence}, code_{code} {}
    [[nodiscard]] Exit code() const noexcept { return code_; }

private:
    Exit code_;
};

} // namespace scheduler
