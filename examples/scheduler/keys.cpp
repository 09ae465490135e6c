#include "keys.hpp"

#include "clock.hpp"
#include "exit_code.hpp"

#include <cstdio>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

namespace scheduler {

using namespace mosovo;

namespace {

/// Turns the terminal's echo off for as long as it lives.
class Hidden {
public:
    Hidden() {
        if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
        auto hidden = before_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0;
    }
    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;
    ~Hidden() {
        if (changed_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }

private:
    termios before_{};
    bool changed_ = false;
};

store::Key ask_for_passphrase() {
    if (::isatty(STDIN_FILENO) != 1)
        throw Stop{Exit::wrong_use, "a passphrase is typed at a terminal; in scripts use --key-file or --key-fd"};
    std::fputs("Passphrase: ", stderr);
    std::string typed;
    typed.reserve(store::Key::longest_passphrase + 1); // no reallocation leaves a copy behind
    {
        const Hidden hidden;
        for (int c = std::getchar(); c != '\n' && c != EOF && typed.size() <= store::Key::longest_passphrase;
             c = std::getchar())
            typed += static_cast<char>(c);
    }
    std::fputs("\n", stderr);
    return store::Key::from_passphrase(std::move(typed));
}

} // namespace

store::Key take_key(const KeySource& source) {
    const int given = (source.file ? 1 : 0) + (source.descriptor ? 1 : 0) + (source.ask ? 1 : 0);
    if (given != 1) throw Stop{Exit::wrong_use, "give one of --key-file, --key-fd and --passphrase"};
    if (source.file) return store::Key::from_file(*source.file);
    if (source.descriptor) return store::Key::from_descriptor({*source.descriptor});
    return ask_for_passphrase();
}

store::Session session(store::Role role, std::string purpose) {
    const auto* account = ::getpwuid(::geteuid());
    const std::string name = account != nullptr ? account->pw_name : "uid-" + std::to_string(::geteuid());
    return {StaffId::from_checked(name), role, std::move(purpose), now};
}

void forbid_core_files() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

} // namespace scheduler
