#include "progress.hpp"

#include <cstdio>
#include <unistd.h>

namespace scheduler {

namespace {
bool on_a_terminal() { return ::isatty(STDERR_FILENO) == 1; }
} // namespace

Step::Step(std::string what) : what_{std::move(what)}, began_{std::chrono::steady_clock::now()} {
    if (on_a_terminal()) std::fprintf(stderr, "%s …", what_.c_str());
}

Step::~Step() {
    if (!on_a_terminal()) return;
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began_;
    std::fprintf(stderr, "\r%s: %s%s%.1f s\n", what_.c_str(), outcome_.c_str(), outcome_.empty() ? "" : ", ",
                 took.count());
}

void Step::share(double done) const {
    if (on_a_terminal()) std::fprintf(stderr, "\r%s … %.0f %%", what_.c_str(), done * 100.0);
}

std::string thousands(std::size_t number) {
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

} // namespace scheduler
