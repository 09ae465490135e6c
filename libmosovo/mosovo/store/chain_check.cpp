#include <mosovo/store/chain_check.hpp>

#include <mosovo/store/error.hpp>

#include <algorithm>

namespace mosovo::store {
namespace {

constexpr std::size_t most_compared = 64; // entries tried in each other's place; more than that is no reorder
constexpr std::size_t most_reported = 1000;

std::string name_of(std::int64_t entry) { return "audit entry " + std::to_string(entry); }

} // namespace

void ChainCheck::report(ChainFault fault, std::int64_t entry, std::string message) {
    if (faults_.size() < most_reported) faults_.push_back({fault, entry, std::move(message)});
}

std::optional<Digest> ChainCheck::chain_at(std::int64_t entry) const {
    const auto found = kept_.find(entry);
    return found == kept_.end() ? std::nullopt : std::optional{found->second};
}

void ChainCheck::next(AuditRow row) {
    const auto name = name_of(row.entry);
    if (row.entry > last_ + 1)
        report(ChainFault::removed, row.entry,
               "between audit entries " + std::to_string(last_) + " and " + std::to_string(row.entry) +
                   " entries are missing");
    if (row.content) {
        if (!same(row.commitment, commitment_of(row.salt, *row.content)))
            report(ChainFault::content_altered, row.entry, name + ": its content was altered");
    } else {
        empty_.insert(row.entry);
    }
    try {
        const auto value = row.value();
        if (value.operation == Operation::erasure && value.outcome == Outcome::ok && value.content)
            for (const auto& number : value.content->emptied)
                emptied_.insert(number.value());
    } catch (const Damaged&) {
        report(ChainFault::unreadable, row.entry, name + " cannot be read");
    }
    if (wanted_.contains(row.entry)) kept_.insert_or_assign(row.entry, row.chain);

    follow(row);
    before_that_ = before_;
    before_ = row.chain;
    last_ = row.entry;
}

void ChainCheck::follow(const AuditRow& row) {
    const auto fits = [&](const Digest& before, std::int64_t shift) {
        auto as_written = row;
        as_written.entry -= shift;
        return same(row.chain, chained(*key_, before, as_written));
    };
    if (fits(before_, shift_)) {
        last_was_broken_ = false;
        return;
    }
    if (fits(before_, shift_ - 1)) { // the numbers were closed up over what is gone
        --shift_;
        last_was_broken_ = false;
        report(ChainFault::removed, row.entry,
               "before audit entry " + std::to_string(row.entry) +
                   " entries were taken out and the rest numbered anew");
        return;
    }
    // Where it follows from one that stands earlier, that one was moved there.
    for (const auto& moved : skipped_over_)
        if (fits(moved.chain, shift_) || fits(moved.chain, shift_ - 1)) {
            if (!fits(moved.chain, shift_)) --shift_;
            moved_.insert(moved.entry);
            last_was_broken_ = false;
            return;
        }
    // Where it follows from the one before the last, the last was put in between.
    if (last_was_broken_ && (fits(before_that_, shift_) || fits(before_that_, shift_ + 1))) {
        if (!fits(before_that_, shift_)) ++shift_;
        if (skipped_over_.size() < most_compared)
            skipped_over_.push_back({broken_.back().row.entry, broken_.back().row.chain});
        inserted_.insert(broken_.back().row.entry);
        last_was_broken_ = false;
        return;
    }
    broken_.push_back({row, before_, before_that_});
    last_was_broken_ = true;
}

bool ChainCheck::was_moved(const Broken& here) const {
    return std::any_of(broken_.begin(), broken_.end(), [&](const Broken& there) {
        if (&there == &here) return false;
        // As it was written there it followed from what was written before that place: by its seal, or, where two
        // neighbours changed places, by the seal that now stands behind it.
        auto row = here.row;
        row.entry = there.row.entry;
        if (same(row.chain, chained(*key_, there.before, row))) return true;
        return same(row.chain, chained(*key_, there.row.chain, row)) ||
               same(row.chain, chained(*key_, here.before, row)) ||
               same(row.chain, chained(*key_, there.before_that, row));
    });
}

void ChainCheck::judge_broken() {
    for (const auto& here : broken_) {
        const auto entry = here.row.entry;
        const auto name = name_of(entry);
        if (moved_.contains(entry))
            report(ChainFault::reordered, entry, name + " stands where another stood");
        else if (inserted_.contains(entry))
            report(ChainFault::inserted, entry, name + " was put in: what follows does not know of it");
        else if (broken_.size() <= most_compared && was_moved(here))
            report(ChainFault::reordered, entry, name + " stands where another stood");
        else
            report(ChainFault::edited, entry,
                   name + " does not follow from the one before: it, or that one, was edited");
    }
}

void ChainCheck::end(std::int64_t entry, const Digest& chain) {
    if (last_was_broken_ && same(chain, before_that_)) inserted_.insert(last_); // put in behind the end
    judge_broken();
    for (const auto number : empty_)
        if (!emptied_.contains(number))
            report(ChainFault::content_missing, number,
                   name_of(number) + " has lost its content, and no disposal tells of that");
    const auto written = last_ - shift_;
    if (entry > written)
        report(ChainFault::truncated, entry,
               "the audit log ends at entry " + std::to_string(last_) + " and its head says " + std::to_string(entry));
    else if (entry < written || !same(chain, before_))
        report(ChainFault::head_differs, entry,
               "the audit log ends at entry " + std::to_string(last_) + " and its head, at " + std::to_string(entry) +
                   ", does not agree with it");
}

} // namespace mosovo::store
