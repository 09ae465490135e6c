#include <mosovo/assessment/failed_attempts.hpp>

#include <mosovo/assessment/management_history.hpp>
#include <mosovo/assessment/trigger.hpp>

#include "rounds.hpp"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <tuple>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view escalate_rule = "practice.visit.failed.escalate_after";
constexpr std::string_view decide_rule = "practice.visit.failed.decide_within";
constexpr std::string_view failed_rule = "practice.visit.failed.outcomes";
constexpr std::string_view attempts_rule = "practice.warrant96B.qualifying_attempts";
constexpr std::string_view purpose_rule = "practice.warrant96B.qualifying_purposes";
constexpr std::string_view entry_rule = "practice.warrant96B.failed_outcomes";
constexpr std::string_view away_rule = "practice.warrant96B.not_while";

struct Attempt {
    const Event* event;
    const Visit* visit;
    [[nodiscard]] Day day() const { return visit->at->day(); }
};

class Reader {
public:
    Reader(const Timeline& timeline, Day as_of, const PracticeOn& practice)
        : timeline_{timeline}, practice_{practice}, found_{.offender = timeline.record().id(), .as_of = as_of} {}

    FailedAttempts read() && {
        take_attempts();
        judge_run();
        judge_places();
        return std::move(found_);
    }

private:
    void take_attempts() {
        const auto seen = last_seen_at_home(timeline_, found_.as_of);
        for (const auto& [event, visit] : timeline_.all<Visit>()) {
            const bool tried = visit->contact == Contact::home_visit && visit->at && visit->outcome &&
                               visit->at->day() <= found_.as_of && (!seen || visit->at->day() > *seen);
            if (tried && practice_.lists(failed_rule, word(*visit->outcome))) attempts_.push_back({event, visit});
        }
        std::ranges::sort(attempts_, {}, [](const Attempt& a) { return std::tuple{*a.visit->at, a.event->id()}; });
    }

    [[nodiscard]] bool away() const {
        const auto where = whereabouts(timeline_, found_.as_of);
        return practice_.lists(away_rule, word(where)) || where == Whereabouts::deceased ||
               where == Whereabouts::emigrated;
    }

    /// What answers failed visits.
    static bool of_visits(DecisionOutcome outcome) { return outcome != DecisionOutcome::do_not_reassess; }
    /// What answers the question of a warrant: either way, and nothing else.
    static bool of_a_warrant(DecisionOutcome outcome) {
        return outcome == DecisionOutcome::seek_warrant || outcome == DecisionOutcome::no_warrant;
    }

    /// The first decision on or after `since` of one of these outcomes, with its reason, that names one of the
    /// attempts.
    [[nodiscard]] const Event* decision_on(const std::vector<EventId>& attempts, Day since,
                                           bool (*answers)(DecisionOutcome)) const {
        auto all = dated<Decision>(timeline_, found_.as_of);
        sort_by_day(all);
        for (const auto& [event, on] : all) {
            const auto* decision = event->as<Decision>();
            if (on < since || !decision->outcome || !answers(*decision->outcome) || !says_something(decision->reason))
                continue;
            const bool names = std::ranges::any_of(decision->answers, [&](const std::string& answer) {
                const auto* meant = timeline_.resolve(EventId::from_checked(answer));
                return meant && std::ranges::find(attempts, meant->id()) != attempts.end();
            });
            if (names) return event;
        }
        return nullptr;
    }

    /// The first of the rules that is not set, said in `because`.
    template <class Consideration>
    bool cannot(Consideration& one, std::initializer_list<std::pair<std::string_view, const char*>> rules) const {
        for (const auto& [rule, what] : rules) {
            if (practice_.is_set(rule)) continue;
            one.state = ConsiderationState::not_configured;
            one.because.push_back(
                practice_.step(rule, std::string{what} + " is not configured; the force must set it."));
            return true;
        }
        return false;
    }
    /// Where he is away and nobody said what that means, it cannot be told whether anything is to be decided.
    template <class Consideration> bool cannot_while_away(Consideration& one) const {
        using enum Whereabouts;
        const auto where = whereabouts(timeline_, found_.as_of);
        return (where == custody || where == hospital || where == abroad) &&
               cannot(one, {{away_rule, "When no warrant is to be had"}});
    }

    void judge_run() {
        auto& run = found_.run;
        if (cannot(run, {{failed_rule, "Which outcomes are failures"},
                         {escalate_rule, "How many failed attempts ask for a decision"}}))
            return;
        for (const auto& attempt : attempts_)
            run.attempts.push_back(attempt.event->id());
        const auto enough = practice_.count(escalate_rule);
        if (static_cast<std::int64_t>(attempts_.size()) < *enough) return;
        const auto& last = attempts_[static_cast<std::size_t>(*enough) - 1];
        run.raised_by = last.event->id();
        run.raised_on = last.day();
        run.decide_by = practice_.limit(decide_rule, last.day());
        run.state = ConsiderationState::raised;
        run.because.push_back(practice_.step(escalate_rule, std::to_string(attempts_.size()) +
                                                                " attempts failed in a row up to " +
                                                                british(attempts_.back().day()) + "."));
        if (!run.decide_by)
            run.because.push_back(
                practice_.step(decide_rule, "How soon it is decided is not configured; the force must set it."));
        if (const auto* decision = decision_on(run.attempts, last.day(), of_visits)) {
            run.state = ConsiderationState::decided;
            run.decision = decision->id();
        } else if (cannot_while_away(run)) {
            return;
        } else if (away()) {
            run.state = ConsiderationState::suppressed;
            run.because.push_back(practice_.step(away_rule, "He is away: nothing is decided about visits at home."));
        }
    }

    [[nodiscard]] bool for_the_purpose(const Visit& visit) const {
        return std::ranges::any_of(visit.purpose,
                                   [&](const std::string& purpose) { return practice_.lists(purpose_rule, purpose); });
    }

    void judge_places() {
        std::map<std::string, std::vector<Attempt>> places;
        for (const auto& attempt : attempts_) {
            if (says_something(attempt.visit->place))
                places[*attempt.visit->place].push_back(attempt);
            else
                found_.without_place.push_back(attempt.event->id());
        }
        for (const auto& [place, attempts] : places)
            found_.warrants.push_back(judge(place, attempts));
    }

    WarrantConsideration judge(const std::string& place, const std::vector<Attempt>& attempts) const {
        WarrantConsideration one;
        one.place = place;
        if (cannot(one, {{purpose_rule, "Which purposes count towards a warrant"},
                         {entry_rule, "Which outcomes say that entry was not obtained"},
                         {attempts_rule, "How many attempts a warrant takes"}}))
            return one;
        std::vector<Day> days;
        for (const auto& attempt : attempts) {
            const bool counts =
                for_the_purpose(*attempt.visit) && practice_.lists(entry_rule, word(*attempt.visit->outcome));
            (counts ? one.qualifying : one.others).push_back(attempt.event->id());
            if (counts) days.push_back(attempt.day());
        }
        if (!one.others.empty())
            one.because.push_back(practice_.step(
                purpose_rule,
                std::to_string(one.others.size()) + (one.others.size() == 1 ? " attempt was" : " attempts were") +
                    " not recorded as an entry to assess risk that was not obtained, and so do not count."));
        const auto needed = practice_.count(attempts_rule);
        if (static_cast<std::int64_t>(days.size()) < *needed) {
            one.because.push_back(practice_.step(attempts_rule, std::to_string(days.size()) + " of " +
                                                                    std::to_string(*needed) +
                                                                    " attempts that a warrant needs."));
            return one;
        }
        const auto at = static_cast<std::size_t>(*needed) - 1;
        one.raised_by = one.qualifying[at];
        one.raised_on = days[at];
        one.state = ConsiderationState::raised;
        one.because.push_back(practice_.step(
            attempts_rule, std::to_string(days.size()) + " attempts to enter for assessing risk have failed there: " +
                               "whether to apply for a warrant is to be decided and recorded, either way."));
        if (const auto* decision = decision_on(one.qualifying, days[at], of_a_warrant)) {
            one.state = ConsiderationState::decided;
            one.decision = decision->id();
        } else if (cannot_while_away(one)) {
            return one;
        } else if (away()) {
            one.state = ConsiderationState::suppressed;
            one.because.push_back(
                practice_.step(away_rule, "No warrant is to be had while he is not at large here (" +
                                              std::string{word(whereabouts(timeline_, found_.as_of))} + ")."));
        }
        return one;
    }

    const Timeline& timeline_;
    const PracticeOn& practice_;
    FailedAttempts found_;
    std::vector<Attempt> attempts_;
};

} // namespace

FailedAttempts failed_attempts(const Timeline& timeline, Day as_of, const Rulebook& rules) {
    const PracticeOn practice{rules, as_of, nation_on(timeline, as_of)};
    return Reader{timeline, as_of, practice}.read();
}

} // namespace mosovo::assessment
