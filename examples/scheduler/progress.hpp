#pragma once

#include <chrono>
#include <string>

namespace scheduler {

/// One line of progress on stderr, where that is a terminal: what is being done, then how long it took.
class Step {
public:
    explicit Step(std::string what);
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    ~Step();
    /// A word on the outcome, shown when the step ends ("1,500 records").
    void found(std::string outcome) { outcome_ = std::move(outcome); }
    /// How much of it is done, 0 … 1.
    void share(double done) const;

private:
    std::string what_;
    std::string outcome_;
    std::chrono::steady_clock::time_point began_;
};

/// 1,500 as people write it.
[[nodiscard]] std::string thousands(std::size_t number);

} // namespace scheduler
