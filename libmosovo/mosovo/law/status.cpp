#include "status.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace mosovo::law {

namespace {

bool has_begun(const Entry& entry, Day as_of) {
    const auto first = entry.starts ? entry.starts : entry.not_before;
    return !first || *first <= as_of;
}

/// What one entry can have come to by the day looked from.
struct Outcome {
    bool begun = false;
    End last; ///< nothing: it has not ended
    bool discharged = false;
    std::array<std::uint8_t, turns> taken{};

    [[nodiscard]] bool holds() const { return begun && !last; }
    /// Less far come than another: not begun, or ended the earlier.
    [[nodiscard]] bool is_less_than(const Outcome& other) const {
        if (begun != other.begun) return !begun;
        if (!last || !other.last) return last.has_value() && !other.last;
        return *last < *other.last;
    }
    /// Whether the two take the same of every missing fact but one.
    [[nodiscard]] bool differs_only_in(Turn turn, const Outcome& other) const {
        for (std::size_t i = 0; i < turns; ++i) {
            const bool asked = static_cast<Turn>(i) == turn;
            // Nobody is sentenced to a caution: of one the sentence is not asked.
            const bool idle = static_cast<Turn>(i) == Turn::sentence && turn == Turn::basis;
            if (!idle && (taken[i] != other.taken[i]) != asked) return false;
        }
        return true;
    }
};
using Outcomes = FewOf<Outcome>;

/// Every outcome that the facts allow.
Outcomes outcomes_of(const Entry& entry, Day as_of) {
    if (!has_begun(entry, as_of)) return {Outcome{}};
    Outcomes all;
    if (!entry.certain() || !entry.starts) all.push_back({});
    for (const auto& end : entry.possible()) {
        const bool later = end.taken[static_cast<std::size_t>(Turn::day)] != 0;
        const auto first = later ? entry.or_starts : entry.starts ? entry.starts : entry.not_before;
        const bool begun = !first || (*first <= as_of && reaches(end.last, *first));
        Outcome outcome{begun, reaches(end.last, as_of) ? End{} : end.last, end.discharged, end.taken};
        outcome.taken[static_cast<std::size_t>(Turn::existence)] = 1;
        all.push_back(outcome);
    }
    return all;
}

const Outcome& least(const Outcomes& all) {
    return *std::ranges::min_element(all, [](const Outcome& a, const Outcome& b) { return a.is_less_than(b); });
}

/// What the entries come to together, as long as none of them is left open.
class Together {
public:
    void add(const Outcome& outcome) {
        if (!outcome.begun) return;
        begun_ = true;
        if (outcome.holds()) {
            holds_ = true;
            return;
        }
        if (!latest_ || *outcome.last > *latest_) {
            latest_ = outcome.last;
            discharged_ = outcome.discharged;
        } else if (outcome.last == latest_) {
            discharged_ |= outcome.discharged;
        }
    }

    [[nodiscard]] Status status() const {
        if (holds_) return Status::subject;
        if (!begun_) return Status::never_subject;
        return discharged_ ? Status::discharged : Status::ended;
    }

private:
    bool begun_ = false;
    bool holds_ = false;
    bool discharged_ = false;
    End latest_;
};

/// The answer for each outcome of one entry, every other having come to the least that it can.
FewOf<Status> answers_by(std::span<const Outcomes> all, std::size_t at) {
    Together others;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (i != at) others.add(least(all[i]));
    FewOf<Status> answers;
    for (const auto& outcome : all[at]) {
        auto together = others;
        together.add(outcome);
        answers.push_back(together.status());
    }
    return answers;
}

bool all_alike(const FewOf<Status>& answers) {
    return std::ranges::all_of(answers, [&](Status answer) { return answer == answers.front(); });
}

/// Whether the answer turns on that fact alone, everything else being equal.
bool turns_on(Turn turn, const Outcomes& outcomes, const FewOf<Status>& answers) {
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (answers[i] != answers[k]) {
                const bool one_is_not = !outcomes[i].taken[0] || !outcomes[k].taken[0]; // of it nothing else is asked
                if (turn == Turn::existence ? one_is_not
                                            : !one_is_not && outcomes[i].differs_only_in(turn, outcomes[k]))
                    return true;
            }
    return false;
}

FewOf<Outcomes> outcomes_of(std::span<const Entry> entries, Day as_of) {
    FewOf<Outcomes> all;
    for (const auto& entry : entries)
        all.push_back(outcomes_of(entry, as_of));
    return all;
}

Status status_of(std::span<const Entry> entries, Day as_of) {
    const auto all = outcomes_of(entries, as_of);
    Together together;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].size() > 1 && !all_alike(answers_by(all, i))) return Status::unknown;
        together.add(all[i].front());
    }
    return together.status();
}

/// The run that holds `as_of`; once ended, the last that ended; null before any.
const Run* governing(const Runs& runs, Day as_of) {
    const auto holding = std::ranges::find_if(runs, [as_of](const Run& run) { return run.holds(as_of); });
    if (holding != runs.end()) return &*holding;
    return runs.empty() ? nullptr : &runs.back();
}

/// Paths of the facts that decide.
std::vector<std::string> deciding(std::span<const Entry> entries, Day as_of) {
    const auto all = outcomes_of(entries, as_of);
    std::set<std::string> paths;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto answers = answers_by(all, i);
        const auto& entry = entries[i];
        if (turns_on(Turn::existence, all[i], answers)) paths.insert(entry.missing.begin(), entry.missing.end());
        for (const auto& [turn, path] : entry.missing_end)
            if (!paths.contains(path) && turns_on(turn, all[i], answers)) paths.insert(path);
    }
    return {paths.begin(), paths.end()};
}

void show(const Run& run, Governing& period) {
    period.starts = run.starts;
    period.last_day = run.end;
    End shortest = run.starts - date::days{1};
    for (const auto* entry : run.entries) {
        period.from.push_back(entry);
        period.indefinite |= entry->indefinite();
        shortest = later_end(shortest, entry->shortest());
    }
    // An end that hangs on a missing fact counts for the run only where nothing known ends as late.
    if (shortest != run.end) period.last_day.reset();
}

} // namespace

Standing standing_of(const Context& context) {
    const auto runs = runs_of(context.entries, context.as_of());
    const auto* run = governing(runs, context.as_of());
    Standing standing{status_of(context.entries, context.as_of()), {}};
    if (run) show(*run, standing.period);
    return standing;
}

std::vector<std::string> deciding_facts(const Context& context) { return deciding(context.entries, context.as_of()); }

} // namespace mosovo::law
