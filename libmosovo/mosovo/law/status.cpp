#include "status.hpp"

#include <algorithm>
#include <set>

namespace mosovo::law {

namespace {

/// What the facts allow on `as_of`. More than one answer: unknown.
struct Answers {
    bool subject = false;
    bool ended = false;
    bool never = false;
};

bool has_begun(const Entry& entry, Day as_of) {
    const auto first = entry.starts ? entry.starts : entry.not_before;
    return !first || *first <= as_of;
}

bool may_cover(const Entry& entry, Day as_of) { return has_begun(entry, as_of) && reaches(entry.longest, as_of); }

Answers possible_answers(std::span<const Entry> entries, Day as_of) {
    Answers answers;
    bool surely_subject = false;
    bool surely_begun = false;
    for (const auto& entry : entries) {
        if (!has_begun(entry, as_of)) continue;
        surely_subject |= entry.surely_covers(as_of);
        surely_begun |= entry.surely_begun(as_of);
        answers.subject |= may_cover(entry, as_of);
        answers.ended |= !entry.surely_covers(as_of);
    }
    if (surely_subject) return {true, false, false};
    answers.never = !surely_begun;
    return answers;
}

bool by_review(const Run& run) {
    return run.end && std::ranges::any_of(run.entries, [&](const Entry* entry) {
               return entry->reviewed_away && entry->longest == run.end;
           });
}

/// The run that holds `as_of`; once ended, the last that ended; null before any.
const Run* governing(const Runs& runs, Day as_of) {
    const auto holding = std::ranges::find_if(runs, [as_of](const Run& run) { return run.holds(as_of); });
    if (holding != runs.end()) return &*holding;
    return runs.empty() ? nullptr : &runs.back();
}

/// Paths of the facts that decide, of every entry that leaves the answer open: whether it exists and has begun, and
/// whether it has ended. What changes neither on this day is left out.
std::vector<std::string> deciding(std::span<const Entry> entries, Day as_of) {
    std::set<std::string> paths;
    for (const auto& entry : entries) {
        if (!has_begun(entry, as_of)) continue;
        const bool end_open = reaches(entry.longest, as_of) && !reaches(entry.shortest, as_of);
        if (!entry.surely_begun(as_of) || end_open) paths.insert(entry.missing.begin(), entry.missing.end());
        if (end_open) paths.insert(entry.missing_end.begin(), entry.missing_end.end());
    }
    return {paths.begin(), paths.end()};
}

void show(const Run& run, Governing& period) {
    period.starts = run.starts;
    period.last_day = run.end;
    End shortest = run.starts - date::days{1};
    for (const auto* entry : run.entries) {
        period.from.push_back(entry);
        period.indefinite |= entry->indefinite;
        shortest = later_end(shortest, entry->shortest);
    }
    // An end that hangs on a missing fact counts for the run only where nothing known ends as late.
    if (shortest != run.end) period.last_day.reset();
}

Status status_of(const Answers& answers, const Run* run) {
    if (answers.subject + answers.ended + answers.never > 1) return Status::unknown;
    if (answers.subject) return Status::subject;
    if (answers.ended) return run && by_review(*run) ? Status::discharged : Status::ended;
    return Status::never_subject;
}

} // namespace

Standing standing_of(const Context& context) {
    const auto runs = runs_of(context.entries, context.as_of());
    const auto* run = governing(runs, context.as_of());
    Standing standing{status_of(possible_answers(context.entries, context.as_of()), run), {}};
    if (run) show(*run, standing.period);
    return standing;
}

std::vector<std::string> deciding_facts(const Context& context) { return deciding(context.entries, context.as_of()); }

} // namespace mosovo::law
