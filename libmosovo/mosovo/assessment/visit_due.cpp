#include <mosovo/assessment/management_history.hpp>
#include <mosovo/assessment/visit_due.hpp>
#include <mosovo/assessment/visit_interval.hpp>

#include <algorithm>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view who_rule = "practice.visit.who";
constexpr std::string_view away_rule = "practice.visit.no_clock_while";
constexpr std::string_view first_rule = "practice.visit.first_after_registration";
constexpr std::string_view return_rule = "practice.visit.first_after_release";

/// Works out one answer; every step adds its reason.
class Clock {
public:
    Clock(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules)
        : timeline_{timeline}, law_{law}, as_of_{law.as_of}, stated_{nation_on(timeline, law.as_of)},
          practice_{rules, law.as_of, stated_}, history_{heeded_until(timeline, law.as_of, practice_)},
          due_{timeline.record().id(), {}, {}, {}, {}, {}, {}, date::days{0}, {}} {
        due_.last_seen = last_seen_at_home(timeline, as_of_);
        if (!history_.empty()) due_.level = history_.back().second->level;
    }

    VisitDue answer() && {
        if (!stopped()) run();
        const auto late_after = no_first_limit_ ? by_interval_from_ : due_.due;
        if (due_.due && late_after && *late_after < as_of_) due_.overdue = as_of_ - *late_after;
        return std::move(due_);
    }

private:
    void say(std::string_view rule, std::string says, std::optional<Day> before = {}, std::optional<Day> after = {}) {
        due_.because.push_back(practice_.step(rule, std::move(says)));
        due_.because.back().before = before;
        due_.because.back().after = after;
    }

    bool stop(VisitClock clock, std::string_view rule, std::string says) {
        due_.clock = clock;
        say(rule, std::move(says));
        return true;
    }

    [[nodiscard]] bool stops(std::string_view where) const { return practice_.lists(away_rule, where); }

    /// Whether the clock stands still while he is away; where nobody said so it cannot be told.
    bool stopped_by(Whereabouts where, VisitClock clock, const std::string& says) {
        if (!practice_.is_set(away_rule))
            return stop(VisitClock::not_configured, away_rule,
                        "Whether visits fall due while he is away (" + std::string{word(where)} +
                            ") is not configured; the force must set it.");
        return stops(word(where)) && stop(clock, away_rule, says);
    }

    bool stopped_by_whereabouts() {
        const auto where = whereabouts(timeline_, as_of_);
        const auto day = british(as_of_);
        switch (where) {
        case Whereabouts::community:
            return false;
        case Whereabouts::deceased:
            return stop(VisitClock::gone, who_rule, "He died on or before " + day + "; no visit falls due.");
        case Whereabouts::emigrated:
            return stop(VisitClock::gone, who_rule,
                        "He had left the country for good by " + day + "; no visit falls due.");
        case Whereabouts::custody:
            return stopped_by(where, VisitClock::in_custody,
                              "In custody on " + day + ": no visit falls due until he is released.");
        case Whereabouts::hospital:
            return stopped_by(where, VisitClock::in_hospital,
                              "In hospital on " + day + ": no visit falls due until he is discharged.");
        case Whereabouts::abroad:
            return stopped_by(where, VisitClock::abroad, "Abroad on " + day + ": no visit falls due until he returns.");
        }
        return false;
    }

    bool stopped_by_status() {
        switch (law_.status) {
        case law::Status::subject:
            return false;
        case law::Status::unknown:
            say(who_rule, "Whether he is subject to the notification requirements is not known; until it is, he is "
                          "visited as if he were.");
            return false;
        case law::Status::never_subject:
        case law::Status::ended:
        case law::Status::discharged:
            return stop(VisitClock::not_subject, who_rule,
                        "Not subject to the notification requirements on " + british(as_of_) + ": no visit falls due.");
        }
        return false;
    }

    bool stopped() {
        const auto where = whereabouts(timeline_, as_of_);
        if (where == Whereabouts::deceased || where == Whereabouts::emigrated) return stopped_by_whereabouts();
        if (stopped_by_status() || stopped_by_whereabouts()) return true;
        if (history_.empty()) return false;
        const auto& [event, decision] = history_.back();
        if (is_reactive(*event, practice_))
            return stop(VisitClock::reactive, "practice.reactive.contact",
                        "Managed reactively since " + british(*decision->on) +
                            ": monitored remotely, without visits at home.");
        tell_unheeded();
        return false;
    }

    /// The last decision was to manage him reactively, and it lacks what it needs.
    void tell_unheeded() {
        const auto last = decisions_until(timeline_, as_of_).back();
        if (last.second->state != ManagementState::reactive) return;
        const auto found = lacks(*last.first, practice_, reactive_needs_rule, false);
        say(reactive_needs_rule, "The decision of " + british(*last.second->on) +
                                     " to manage him reactively stops no visit: " + found.front().says + ".");
    }

    void run() {
        if (!due_.last_seen) return never_visited();
        if (!stated_)
            return static_cast<void>(stop(VisitClock::unknown, who_rule,
                                          "The record does not say in which nation his home is, so no practice can be "
                                          "chosen. Record the jurisdiction."));
        if (!due_.level)
            return static_cast<void>(
                stop(VisitClock::unknown, who_rule,
                     "No risk level is recorded on " + british(as_of_) + "; unknown is not low. Record the level."));
        visited();
    }

    /// The day on which the next visit is due under decision `index`, read on its own.
    ///
    /// A decision that shortens the interval cannot have been broken before it was taken: the visit is then due on the
    /// day of the decision, or when it was due before, whichever is earlier.
    std::optional<Day> due_under(std::size_t index) const {
        const auto& [event, management] = history_[index];
        const auto& decision = *management;
        if (!decision.level || is_reactive(*event, practice_)) return {};
        const auto interval = interval_of(*event, *due_.last_seen, practice_);
        if (!interval.term) return {};
        const auto due = reached(*due_.last_seen, *interval.term);
        if (due >= *decision.on) return due;
        const auto before = index > 0 ? due_under(index - 1) : std::nullopt;
        return before ? std::min(*before, *decision.on) : *decision.on;
    }

    void visited() {
        const auto& decision = *history_.back().second;
        const auto seen = *due_.last_seen;
        auto interval = interval_of(*history_.back().first, seen, practice_);
        due_.interval = interval.term;
        if (!interval.term) {
            due_.clock = VisitClock::not_configured;
            due_.because.push_back(std::move(interval.step));
            return;
        }
        due_.clock = VisitClock::running;
        due_.basis = interval.basis;
        const auto by_interval = reached(seen, *interval.term);
        interval.step.says += " Last seen at home on " + british(seen) + ", so by " + british(by_interval) + ".";
        interval.step.before = seen;
        interval.step.after = by_interval;
        const auto rule = interval.step.rule;
        due_.because.push_back(std::move(interval.step));
        due_.due = *due_under(history_.size() - 1);
        if (*due_.due != by_interval)
            say(rule,
                "That day lies before the decision of " + british(*decision.on) + ", so it is due by " +
                    british(*due_.due) + (*due_.due == *decision.on ? ", the day of the decision." : ", as before it."),
                by_interval, due_.due);
        resume();
    }

    void never_visited() {
        due_.clock = VisitClock::never_visited;
        // The level does not matter here: nobody has seen him, whatever he is thought to be.
        if (law_.period && law_.period->starts) {
            due_.due = *law_.period->starts;
            say(who_rule, "Subject to the notification requirements since " + british(*due_.due) +
                              " and not seen at home since.");
        } else {
            due_.due = history_.empty() ? as_of_ : *history_.front().second->on;
            say(who_rule, "Not seen at home yet; the first day on record is " + british(*due_.due) + ".");
        }
        due_.due = std::min(*due_.due, as_of_);
        allow_first_days(first_rule, *due_.due,
                         "How soon a first visit is made is not configured: it is due at once, and late when one "
                         "ordinary interval has passed.");
        resume();
    }

    /// The end of one ordinary interval from `day` under the decision that holds; nothing where it has none.
    [[nodiscard]] std::optional<Day> one_interval_after(Day day) const {
        if (history_.empty() || !history_.back().second->level || !stated_) return std::nullopt;
        const auto interval = interval_of(*history_.back().first, day, practice_);
        if (!interval.term) return std::nullopt;
        return reached(day, *interval.term);
    }

    /// Moves `due` to `days` after `from` where the force set how many; else only gives the reason.
    void allow_first_days(std::string_view name, Day from, const std::string& unset) {
        const auto last = practice_.limit(name, from);
        const bool set = last.has_value();
        const auto before = due_.due;
        due_.due = last.value_or(from);
        // Without a limit a visit is due at once and nobody is late by it; the ordinary interval still binds.
        no_first_limit_ = !set;
        by_interval_from_ = set ? std::nullopt : one_interval_after(from);
        say(name,
            set ? "The force allows " + std::to_string((*due_.due - from).count()) +
                      " days for the first visit after " + british(from) + ": by " + british(*due_.due) + "."
                : unset,
            before, due_.due);
    }

    /// The day of return from the stay that covers `day`; nothing when none of those begun by `as_of` does.
    [[nodiscard]] std::optional<Day> back_after(Day day) const {
        std::optional<Day> back;
        for (const auto& [event, stay] : timeline_.all<Stay>()) {
            if (!stay->where || !stay->from || !stay->to || !stops(word(*stay->where))) continue;
            const bool covers = *stay->from <= day && day < *stay->to && *stay->from <= as_of_;
            if (covers && (!back || *back < *stay->to)) back = *stay->to;
        }
        return back;
    }

    /// A visit that fell due while he was away is due when he is back.
    void resume() {
        const auto before = *due_.due;
        auto day = before;
        while (const auto back = back_after(day))
            day = *back;
        if (day == before) return;
        due_.due = day;
        say(away_rule, "It fell due on " + british(before) + " while he was away; he was back on " + british(day) + ".",
            before, day);
        allow_first_days(return_rule, day,
                         "No limit is set for the first visit after his return: it is due on that day, and lateness is "
                         "not configured.");
    }

    const Timeline& timeline_;
    const law::Evaluation& law_;
    Day as_of_;
    std::optional<Jurisdiction> stated_;
    PracticeOn practice_;
    std::vector<std::pair<const Event*, const Management*>> history_; ///< what the clock heeds
    VisitDue due_;
    bool no_first_limit_ = false;         ///< nobody has set how soon a first visit is made
    std::optional<Day> by_interval_from_; ///< then: when the ordinary interval has run out, where there is one
};

} // namespace

VisitDue visit_due(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules) {
    return Clock{timeline, law, rules}.answer();
}

} // namespace mosovo::assessment
