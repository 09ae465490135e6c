#include <mosovo/assessment/trigger.hpp>

#include "breach_decision.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view triggers_rule = "practice.assessment.triggers";
constexpr std::string_view changes_rule = "practice.assessment.change_of_circumstances";

std::string plain(std::string_view word) {
    std::string text{word};
    std::ranges::replace(text, '_', ' ');
    return text;
}

/// Collects what happened up to one day. Later days are plans: they open nothing.
class Found {
public:
    Found(const Timeline& timeline, const law::Evaluation& law) : timeline_{timeline}, law_{law} {}

    std::vector<Trigger> all() && {
        registrations();
        releases();
        breaches();
        intelligence();
        changes();
        leads();
        review_dates();
        std::erase_if(found_, [this](const Trigger& t) { return t.on > law_.as_of; });
        std::ranges::sort(found_, {}, [](const Trigger& t) { return std::tuple{t.on, t.kind, t.ref}; });
        return std::move(found_);
    }

private:
    void add(TriggerKind kind, const Event& event, Day on, std::string says, std::string detail = {}) {
        found_.push_back({kind,
                          event.id().reveal(),
                          std::move(detail),
                          on,
                          event.head.recorded,
                          std::move(says),
                          {event.id()},
                          TriggerAnswer::open,
                          {},
                          {}});
    }

    void registrations() {
        for (const auto& period : law_.periods) {
            if (!period.starts || period.from.empty()) continue;
            const auto* event = timeline_.resolve(period.from.front());
            if (event == nullptr) continue;
            const auto what = event->as<Order>() ? std::string{"An order"} : std::string{"A disposal"};
            add(TriggerKind::new_registration, *event, *period.starts,
                what + " made him subject to the requirements on " + british(*period.starts) + ".");
        }
    }

    void releases() {
        for (const auto& [event, stay] : timeline_.all<Stay>()) {
            const bool held = stay->where == StayWhere::custody || stay->where == StayWhere::hospital;
            if (!held || !stay->to || whereabouts(timeline_, *stay->to) != Whereabouts::community) continue;
            add(TriggerKind::release, *event, *stay->to,
                "Released from " + plain(word(*stay->where)) + " on " + british(*stay->to) + ".");
        }
    }

    static bool is_breach(const law::Obligation& obligation) {
        using enum law::Duty;
        const bool right = obligation.duty == review_eligible || obligation.duty == appeal;
        const bool late = obligation.state == law::State::missed || obligation.state == law::State::met_late;
        return late && !right && obligation.on_whom == law::OnWhom::offender;
    }

    void breaches() {
        for (const auto& obligation : law_.obligations) {
            const auto last = law::final_day(obligation);
            if (!is_breach(obligation) || !last) continue;
            // Hours run out on the day itself; whole days on the day after the last.
            const auto on = obligation.latest ? *last : *last + date::days{1};
            const auto duty = std::string{word(obligation.duty)};
            auto ref = duty + " " + obligation.arises_from.reveal();
            auto says = "The " + plain(duty) + " due by " + british(*last) +
                        (obligation.state == law::State::missed ? " was not made." : " was made late.");
            found_.push_back({TriggerKind::breach,
                              std::move(ref),
                              {},
                              on,
                              {},
                              std::move(says),
                              {obligation.arises_from},
                              TriggerAnswer::open,
                              {},
                              {}});
            if (obligation.met_by) found_.back().evidence.push_back(*obligation.met_by);
        }
    }

    void intelligence() {
        for (const auto& [event, report] : timeline_.all<Intelligence>()) {
            const auto at = report->at ? report->at : report->submitted;
            if (at) add(TriggerKind::intelligence, *event, at->day(), "Intelligence of " + british(at->day()) + ".");
        }
    }

    void change(const Event& event, Day on, std::string_view what, const std::string& says) {
        add(TriggerKind::change_of_circumstances, event, on, says, std::string{what});
    }

    void changes() {
        for (const auto& [event, changed] : timeline_.all<Change>())
            if (changed->what && changed->on)
                change(*event, *changed->on, word(*changed->what),
                       "Change of " + plain(word(*changed->what)) + " on " + british(*changed->on) + ".");
        for (const auto& [event, stay] : timeline_.all<ChildHouseholdStay>())
            if (stay->from)
                change(*event, stay->from->day(), ChildHouseholdStay::kind_word,
                       "At a household where a child lives from " + british(stay->from->day()) + ".");
        for (const auto& [event, stay] : timeline_.all<PremisesStay>())
            if (stay->from)
                change(*event, *stay->from, PremisesStay::kind_word,
                       "At other premises from " + british(*stay->from) + ".");
    }

    void leads() {
        for (const auto& [event, lead] : timeline_.all<Lead>()) {
            if (!lead->on || !lead->scheme || lead->scheme == LeadScheme::other) continue;
            const bool kirat = lead->scheme == LeadScheme::kirat;
            add(kirat ? TriggerKind::kirat_hit : TriggerKind::csods_hit, *event, *lead->on,
                (kirat ? "Hit under KIRAT on " : "Enquiry under the disclosure scheme on ") + british(*lead->on) + ".");
        }
    }

    /// A review is late, and so asks for a cycle, once its day has come without a plan or a review since.
    void review_dates() {
        struct Dated {
            const Event* event;
            Day on;
            std::optional<Day> next;
        };
        std::vector<Dated> looks;
        for (const auto& [event, plan] : timeline_.all<RiskPlan>())
            if (plan->on) looks.push_back({event, *plan->on, plan->next_review});
        for (const auto& [event, review] : timeline_.all<Review>()) {
            const bool of_plan = std::ranges::any_of(review->of, [&](const EventId& id) {
                const auto* of = timeline_.resolve(id);
                return of != nullptr && of->as<RiskPlan>() != nullptr;
            });
            if (review->on && of_plan) looks.push_back({event, *review->on, review->next_review});
        }
        for (const auto& look : looks) {
            if (!look.next || *look.next > law_.as_of) continue;
            const auto in_time = [&](const Dated& other) {
                return other.event != look.event && other.on >= look.on && other.on <= *look.next;
            };
            if (std::ranges::any_of(looks, in_time)) continue;
            add(TriggerKind::review_date, *look.event, *look.next,
                "The review of the plan fell due on " + british(*look.next) + ".");
            found_.back().recorded.reset(); // its day was known all along
        }
    }

    const Timeline& timeline_;
    const law::Evaluation& law_;
    std::vector<Trigger> found_;
};

void close_by_decision(std::vector<Trigger>& found, const Timeline& timeline, Day as_of) {
    auto decisions = dated<Decision>(timeline, as_of);
    sort_by_day(decisions);
    for (const auto& [event, on] : decisions) {
        const auto* decision = event->as<Decision>();
        if (decision->outcome != DecisionOutcome::do_not_reassess || !says_something(decision->reason)) continue;
        for (auto& trigger : found) {
            const auto names = [&](const std::string& answer) {
                if (answer == trigger.ref) return true;
                // A reference to a corrected event means the one that took its place.
                const auto* meant = timeline.resolve(EventId::from_checked(answer));
                return meant != nullptr && trigger.kind != TriggerKind::breach && meant->id().reveal() == trigger.ref;
            };
            if (on < trigger.on || std::ranges::none_of(decision->answers, names)) continue;
            trigger.answer = TriggerAnswer::decided;
            trigger.answered_by = event->id();
            trigger.reason = decision->reason;
        }
    }
}

void close_by_excuse(std::vector<Trigger>& found, const Timeline& timeline, const PracticeOn& practice) {
    for (auto& trigger : found) {
        if (trigger.kind != TriggerKind::breach) continue;
        const auto decisions = decisions_on_breach(timeline, trigger.ref, practice.day());
        if (decisions.empty() || !excuses(*decisions.back(), practice)) continue;
        trigger.answer = TriggerAnswer::excused;
        trigger.answered_by = decisions.back()->id();
        trigger.reason = decisions.back()->as<BreachDecision>()->reason;
    }
}

} // namespace

bool says_something(const std::optional<std::string>& text) {
    return text && text->find_first_not_of(" \t\r\n") != std::string::npos;
}

std::vector<Trigger> triggers(const Timeline& timeline, const law::Evaluation& law, const PracticeOn& practice) {
    auto found = Found{timeline, law}.all();
    close_by_decision(found, timeline, law.as_of);
    close_by_excuse(found, timeline, practice);
    return found;
}

bool opens_a_cycle(const Trigger& trigger, const law::Evaluation& law, const PracticeOn& practice) {
    const bool before = law.period && law.period->starts && trigger.on < *law.period->starts;
    return !before && lists(practice, triggers_rule, trigger);
}

bool lists(const PracticeOn& practice, std::string_view rule, const Trigger& trigger) {
    const bool of_circumstances =
        trigger.kind != TriggerKind::change_of_circumstances || practice.lists(changes_rule, trigger.detail);
    return (of_circumstances && practice.lists(rule, word(trigger.kind))) ||
           (!trigger.detail.empty() && practice.lists(rule, trigger.detail));
}

bool in_view(const Trigger& trigger, const Event& event, Day on) {
    if (trigger.on > on) return false;
    if (!trigger.recorded) return true;
    if (event.head.recorded) return *trigger.recorded <= *event.head.recorded;
    return trigger.recorded->day() <= on;
}

std::vector<EventId> decisions_without_reason(const Timeline& timeline, Day as_of) {
    std::vector<EventId> found;
    for (const auto& [event, decision] : timeline.all<Decision>())
        if (decision->outcome && decision->on && *decision->on <= as_of && !says_something(decision->reason))
            found.push_back(event->id());
    return found;
}

} // namespace mosovo::assessment
