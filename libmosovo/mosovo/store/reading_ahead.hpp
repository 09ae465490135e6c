// Not installed: for our own sources.
#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/store/record_tables.hpp>

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace mosovo::store {

/// Records that were read together.
struct ReadBatch {
    std::vector<Record> records{};   ///< in the order of their numbers
    std::vector<OffenderRow> rows{}; ///< theirs, as they were then
    std::size_t withheld = 0;        ///< kept to a list on which the reader is not
    std::int64_t after = 0;          ///< the numbers among which these are: beyond this one
    std::int64_t last = 0;           ///< up to this one
};

/// How a reading is shared out.
struct ReadingPlan {
    std::int64_t last = 0;      ///< the number of the last record
    std::int64_t at_a_time = 1; ///< records of a batch
    std::size_t threads = 1;    ///< that read at once, the caller's among them
};

/// Gives batches in the order of their numbers, while several threads read ahead of who takes them. Who takes them
/// reads too: where the batch that is due is not there yet, his thread reads one instead of waiting. With one thread
/// that is all there is.
///
/// No more batches are read or held than there are threads, besides the one that was given last.
class ReadingAhead {
public:
    using Read = std::function<ReadBatch(RecordTables::Range)>;
    /// Makes what a further thread reads with. Called on that thread, and gone before the thread ends. Where it throws
    /// there is one thread fewer.
    using MakeRead = std::function<Read()>;

    /// \throws std::system_error  where the machine gives no thread
    ReadingAhead(ReadingPlan plan, Read own, MakeRead another);
    ReadingAhead(const ReadingAhead&) = delete;
    ReadingAhead& operator=(const ReadingAhead&) = delete;
    ~ReadingAhead() = default; // stops the threads, each at the end of its batch, and waits for them

    /// The next batch; nothing when all were given.
    /// \throws what the reading of that batch threw, on whichever thread; the batches before it were given
    [[nodiscard]] std::optional<ReadBatch> next();

private:
    struct Outcome {
        std::optional<ReadBatch> batch;
        std::exception_ptr fault;
    };
    void help(const std::stop_token& stop, const MakeRead& another);
    [[nodiscard]] bool may_claim() const noexcept;
    [[nodiscard]] bool all_claimed() const noexcept { return claimed_ == batches_; }
    [[nodiscard]] Outcome& outcome(std::int64_t batch) {
        return outcomes_[static_cast<std::size_t>(batch) % outcomes_.size()];
    }
    [[nodiscard]] Outcome work(const Read& read, std::int64_t batch) const;
    void put(std::int64_t batch, Outcome done);

    ReadingPlan plan_;
    std::int64_t batches_;
    Read own_;
    std::mutex guard_; // of what follows
    std::condition_variable_any changed_;
    std::int64_t claimed_ = 0;      // batches that somebody reads or has read
    std::int64_t given_ = 0;        // of these, those that were given out
    std::vector<Outcome> outcomes_; // of the batches between the two
    std::vector<std::jthread> helpers_;
};

} // namespace mosovo::store
