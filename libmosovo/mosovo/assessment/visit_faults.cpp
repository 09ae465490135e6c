#include <mosovo/assessment/visit_faults.hpp>

#include <mosovo/assessment/failed_attempts.hpp>
#include <mosovo/assessment/trigger.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view needs_rule = "practice.visit.needs";
constexpr std::string_view purposes_rule = "practice.visit.purposes";
constexpr std::string_view warrant_rule = "practice.warrant96B.qualifying_purposes";
constexpr std::string_view mode_rule = "practice.visit.default_mode";
constexpr std::string_view staff_rule = "practice.visit.min_staff";
constexpr std::string_view lone_rule = "practice.visit.lone.requires";

class Checker {
public:
    Checker(const Timeline& timeline, Day as_of, const Rulebook& rules)
        : timeline_{timeline}, rules_{rules}, practice_{rules, as_of, nation_on(timeline, as_of)} {}

    /// A visit is judged by the practice of its own day.
    void check(const Event& event, const Visit& visit) {
        event_ = &event;
        const auto on = visit.at->day();
        day_ = british(on);
        practice_ = PracticeOn{rules_, on, nation_on(timeline_, on)};
        check_record(visit);
        check_purposes(visit);
        check_mode(visit);
        check_alone(visit);
    }

    void check_decisions(const FailedAttempts& failed) {
        practice_ = PracticeOn{rules_, failed.as_of, nation_on(timeline_, failed.as_of)};
        const auto unset = [&](const auto& one) {
            if (one.state == ConsiderationState::not_configured)
                for (const auto& step : one.because)
                    if (!practice_.is_set(step.rule)) unset_[step.rule];
        };
        unset(failed.run);
        for (const auto& warrant : failed.warrants)
            unset(warrant);
        if (failed.run.state == ConsiderationState::raised)
            add(VisitFaultKind::failures_undecided,
                std::to_string(failed.run.attempts.size()) +
                    " attempts failed in a row, and what is done about it is not decided.",
                "practice.visit.failed.escalate_after", failed.run.attempts);
        for (const auto& warrant : failed.warrants)
            if (warrant.state == ConsiderationState::raised)
                add(VisitFaultKind::warrant_undecided,
                    "A warrant under section 96B is to be considered, and nobody has decided either way.",
                    "practice.warrant96B.qualifying_attempts", warrant.qualifying);
    }

    [[nodiscard]] std::vector<VisitFault> found() && {
        for (auto& [rule, visits] : unset_)
            add(VisitFaultKind::not_configured, says_unset(rule, visits.size()), rule, std::move(visits));
        return std::move(found_);
    }

private:
    void add(VisitFaultKind kind, std::string says, std::string_view rule, std::vector<EventId> evidence) {
        found_.push_back({kind, std::move(says), std::string{rule}, practice_.cite(rule), std::move(evidence)});
    }
    void add(VisitFaultKind kind, const std::string& what, std::string_view rule) {
        add(kind, "Visit of " + day_ + ": " + what, rule, {event_->id()});
    }

    /// Whether the rule was set on the day of the visit; where not, nothing is checked by it and that is said.
    bool set(std::string_view rule) {
        if (practice_.is_set(rule)) return true;
        unset_[std::string{rule}].push_back(event_->id());
        return false;
    }

    static std::string says_unset(std::string_view rule, std::size_t visits) {
        return std::string{rule} + " is not configured" +
               (visits == 0   ? ""
                : visits == 1 ? " on the day of a visit, which is not checked by it"
                              : " on the days of " + std::to_string(visits) + " visits, which are not checked by it") +
               "; the force must set it.";
    }

    void check_record(const Visit& visit) {
        if (!set(needs_rule)) return;
        if (practice_.lists(needs_rule, "purpose") && visit.purpose.empty())
            add(VisitFaultKind::no_purpose, "no purpose is recorded.", needs_rule);
        if (practice_.lists(needs_rule, "outcome") && !visit.outcome)
            add(VisitFaultKind::no_outcome, "no outcome is recorded.", needs_rule);
        if (practice_.lists(needs_rule, "officers") && visit.officers.empty())
            add(VisitFaultKind::no_officers, "who went is not recorded.", needs_rule);
        const bool undecided = !visit.intelligence || visit.intelligence == IntelligenceDecision::undecided;
        if (practice_.lists(needs_rule, "intelligence_decision") && visit.outcome == VisitOutcome::seen && undecided)
            add(VisitFaultKind::intelligence_undecided, "whether there is intelligence to submit is not decided.",
                needs_rule);
    }

    /// The list may be extended by a force. What a warrant rests on is a purpose as well.
    void check_purposes(const Visit& visit) {
        if (visit.purpose.empty() || !set(purposes_rule)) return;
        const bool all = std::ranges::all_of(visit.purpose, [this](const std::string& purpose) {
            return practice_.lists(purposes_rule, purpose) || practice_.lists(warrant_rule, purpose);
        });
        if (!all) add(VisitFaultKind::purpose_unknown, "a purpose is none that practice lists.", purposes_rule);
    }

    void check_mode(const Visit& visit) {
        if (!visit.mode || !set(mode_rule)) return;
        if (!practice_.lists(mode_rule, word(*visit.mode)))
            add(VisitFaultKind::not_as_usual,
                std::string{"it was "} + std::string{word(*visit.mode)} +
                    ", which is not how practice asks for visits.",
                mode_rule);
    }

    void check_alone(const Visit& visit) {
        if (visit.officers.empty() || !set(staff_rule)) return;
        if (static_cast<std::int64_t>(visit.officers.size()) >= *practice_.count(staff_rule) || !set(lone_rule)) return;
        if (practice_.lists(lone_rule, "risk_assessment") && visit.risk_assessed != true)
            add(VisitFaultKind::alone_not_assessed, "fewer went than practice asks, with no risk assessment before it.",
                lone_rule);
        if (!practice_.lists(lone_rule, "supervisor_approval")) return;
        if (!visit.lone_approved_by)
            add(VisitFaultKind::alone_not_approved, "fewer went than practice asks, and nobody approved it.",
                lone_rule);
        else if (std::ranges::find(visit.officers, *visit.lone_approved_by) != visit.officers.end())
            add(VisitFaultKind::alone_approved_by_self, "approved by the one who went.", lone_rule);
        else if (!visit.lone_approved || *visit.lone_approved > *visit.at)
            add(VisitFaultKind::alone_approved_after, "the approval is not shown to be before the visit.", lone_rule);
    }

    const Timeline& timeline_;
    const Rulebook& rules_;
    PracticeOn practice_; ///< of the day of what is checked
    std::vector<VisitFault> found_;
    std::map<std::string, std::vector<EventId>> unset_; ///< visits that a rule not set leaves unchecked
    const Event* event_ = nullptr;
    std::string day_;
};

} // namespace

std::vector<VisitFault> visit_faults(const Timeline& timeline, std::optional<Day> from, Day as_of,
                                     const Rulebook& rules) {
    std::vector<std::pair<const Event*, const Visit*>> visits;
    for (const auto& one : timeline.all<Visit>())
        if (one.second->contact == Contact::home_visit && one.second->at && one.second->at->day() <= as_of &&
            (!from || one.second->at->day() >= *from))
            visits.push_back(one);
    std::ranges::sort(visits, {}, [](const auto& one) { return std::tuple{*one.second->at, one.first->id()}; });
    Checker checker{timeline, as_of, rules};
    for (const auto& [event, visit] : visits)
        checker.check(*event, *visit);
    checker.check_decisions(failed_attempts(timeline, as_of, rules));
    return std::move(checker).found();
}

} // namespace mosovo::assessment
