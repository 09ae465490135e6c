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

bool has_begun(const Entry& entry, Day as_of) { return !entry.starts || *entry.starts <= as_of; }

bool may_cover(const Entry& entry, Day as_of) { return has_begun(entry, as_of) && reaches(entry.longest, as_of); }

Answers possible_answers(const std::vector<Entry>& entries, Day as_of) {
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
const Run* governing(const std::vector<Run>& runs, Day as_of) {
    const auto holding = std::ranges::find_if(runs, [as_of](const Run& run) { return run.holds(as_of); });
    if (holding != runs.end()) return &*holding;
    return runs.empty() ? nullptr : &runs.back();
}

/// Paths of the facts that decide, of every entry that leaves the answer open: whether it exists and has begun, and
/// whether it has ended. What changes neither on this day is left out.
std::vector<std::string> deciding(const std::vector<Entry>& entries, Day as_of) {
    std::set<std::string> paths;
    for (const auto& entry : entries) {
        if (!has_begun(entry, as_of)) continue;
        const bool end_open = reaches(entry.longest, as_of) && !reaches(entry.shortest, as_of);
        if (!entry.surely_begun(as_of) || end_open) paths.insert(entry.missing.begin(), entry.missing.end());
        if (end_open) paths.insert(entry.missing_end.begin(), entry.missing_end.end());
    }
    return {paths.begin(), paths.end()};
}

/// A period that may not exist is shown without an end, which hangs on whether it does.
NotificationPeriod shown(const Entry& entry) {
    if (!entry.certain()) return {entry.starts, {}, false, {entry.event->id()}, entry.because};
    return {entry.starts, entry.shown_end(), entry.indefinite, {entry.event->id()}, entry.because};
}

NotificationPeriod shown(const Run& run) {
    NotificationPeriod period{run.starts, run.end, false, {}, {}};
    for (const auto* entry : run.entries) {
        period.from.push_back(entry->event->id());
        period.indefinite |= entry->indefinite;
        period.because.insert(period.because.end(), entry->because.begin(), entry->because.end());
        // An end that hangs on a missing fact counts for the run only where nothing known ends later.
        if (!entry->shown_end() && entry->longest == run.end) period.last_day.reset();
    }
    return period;
}

} // namespace

void tell_status(const Context& context, Evaluation& evaluation) {
    const auto as_of = context.as_of();
    for (const auto& entry : context.entries)
        evaluation.periods.push_back(shown(entry));

    const auto runs = runs_of(context.entries, as_of);
    const auto* run = governing(runs, as_of);
    if (run) evaluation.period = shown(*run);

    const auto answers = possible_answers(context.entries, as_of);
    if (answers.subject + answers.ended + answers.never > 1) {
        evaluation.status = Status::unknown;
        evaluation.missing = deciding(context.entries, as_of);
    } else if (answers.subject) {
        evaluation.status = Status::subject;
    } else if (answers.ended) {
        evaluation.status = run && by_review(*run) ? Status::discharged : Status::ended;
    } else {
        evaluation.status = Status::never_subject;
    }
}

} // namespace mosovo::law
