#include <mosovo/assessment/visit_faults.hpp>

#include <mosovo/assessment/failed_attempts.hpp>
#include <mosovo/assessment/trigger.hpp>

#include <algorithm>
#include <string>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view needs_rule = "practice.visit.needs";
constexpr std::string_view staff_rule = "practice.visit.min_staff";
constexpr std::string_view lone_rule = "practice.visit.lone.requires";

class Checker {
public:
    explicit Checker(const PracticeOn& practice) : practice_{practice} {}

    void check(const Event& event, const Visit& visit) {
        event_ = &event;
        day_ = british(visit.at->day());
        check_record(visit);
        check_alone(visit);
    }

    void check_decisions(const FailedAttempts& failed) {
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

    [[nodiscard]] std::vector<VisitFault> found() && { return std::move(found_); }

private:
    void add(VisitFaultKind kind, std::string says, std::string_view rule, std::vector<EventId> evidence) {
        found_.push_back({kind, std::move(says), std::string{rule}, practice_.cite(rule), std::move(evidence)});
    }
    void add(VisitFaultKind kind, const char* what, std::string_view rule) {
        add(kind, "Visit of " + day_ + ": " + what, rule, {event_->id()});
    }

    void check_record(const Visit& visit) {
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

    void check_alone(const Visit& visit) {
        const auto fewest = practice_.count(staff_rule);
        if (!fewest || visit.officers.empty() || static_cast<std::int64_t>(visit.officers.size()) >= *fewest) return;
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

    const PracticeOn& practice_;
    std::vector<VisitFault> found_;
    const Event* event_ = nullptr;
    std::string day_;
};

} // namespace

std::vector<VisitFault> visit_faults(const Timeline& timeline, std::optional<Day> from, Day as_of,
                                     const Rulebook& rules) {
    const PracticeOn practice{rules, as_of, nation_on(timeline, as_of)};
    std::vector<std::pair<const Event*, const Visit*>> visits;
    for (const auto& one : timeline.all<Visit>())
        if (one.second->contact == Contact::home_visit && one.second->at && one.second->at->day() <= as_of &&
            (!from || one.second->at->day() >= *from))
            visits.push_back(one);
    std::ranges::sort(visits, {}, [](const auto& one) { return *one.second->at; });
    Checker checker{practice};
    for (const auto& [event, visit] : visits)
        checker.check(*event, *visit);
    checker.check_decisions(failed_attempts(timeline, as_of, rules));
    return std::move(checker).found();
}

} // namespace mosovo::assessment
