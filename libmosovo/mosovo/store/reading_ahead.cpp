#include <mosovo/store/reading_ahead.hpp>

#include <algorithm>
#include <utility>

namespace mosovo::store {

ReadingAhead::ReadingAhead(ReadingPlan plan, Read own, MakeRead another)
    : plan_{plan}, batches_{(plan.last + plan.at_a_time - 1) / plan.at_a_time}, own_{std::move(own)},
      outcomes_(std::max<std::size_t>(1, plan.threads)) {
    const auto useful = std::min(plan.threads, static_cast<std::size_t>(batches_));
    for (std::size_t i = 1; i < useful; ++i)
        helpers_.emplace_back([this, another](const std::stop_token& stop) { help(stop, another); });
}

bool ReadingAhead::may_claim() const noexcept {
    return !all_claimed() && claimed_ - given_ < static_cast<std::int64_t>(outcomes_.size());
}

ReadingAhead::Outcome ReadingAhead::work(const Read& read, std::int64_t batch) const {
    Outcome done;
    try {
        const auto after = batch * plan_.at_a_time;
        done.batch = read({after, std::min(after + plan_.at_a_time, plan_.last)});
    } catch (...) {
        done.fault = std::current_exception();
    }
    return done;
}

void ReadingAhead::put(std::int64_t batch, Outcome done) {
    {
        const std::scoped_lock locked{guard_};
        outcome(batch) = std::move(done);
    }
    changed_.notify_all();
}

void ReadingAhead::help(const std::stop_token& stop, const MakeRead& another) {
    Read read;
    try {
        read = another();
    } catch (...) { // NOLINT(bugprone-empty-catch): no batch was claimed, and who takes them can read them all
        return;
    }
    for (;;) {
        std::int64_t batch = 0;
        {
            std::unique_lock lock{guard_};
            changed_.wait(lock, stop, [this] { return may_claim() || all_claimed(); });
            if (stop.stop_requested() || all_claimed()) return;
            batch = claimed_++;
        }
        put(batch, work(read, batch));
    }
}

std::optional<ReadBatch> ReadingAhead::next() {
    std::unique_lock lock{guard_};
    if (given_ == batches_) return {};
    const auto is_there = [this] { return outcome(given_).batch || outcome(given_).fault; };
    while (!is_there()) {
        if (!may_claim()) {
            changed_.wait(lock);
            continue;
        }
        const auto batch = claimed_++;
        lock.unlock();
        put(batch, work(own_, batch));
        lock.lock();
    }
    auto due = std::exchange(outcome(given_), {});
    ++given_;
    lock.unlock();
    changed_.notify_all();
    if (due.fault) std::rethrow_exception(due.fault);
    return std::move(due.batch);
}

} // namespace mosovo::store
