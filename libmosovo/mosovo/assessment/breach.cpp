#include <mosovo/assessment/breach.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view crime_rule = "practice.breach.crime_needs";
constexpr std::string_view excuse_rule = "practice.breach.excuse_needs";
constexpr std::string_view place_rule = "practice.notification.elsewhere_needs";

class Reader {
public:
    Reader(const Timeline& timeline, const law::Evaluation& law, const PracticeOn& practice)
        : timeline_{timeline}, law_{law}, practice_{practice} {}

    std::vector<Matter> all() && {
        for (const auto& trigger : triggers(timeline_, law_, practice_))
            if (trigger.kind == TriggerKind::breach) found_.push_back(late(trigger));
        for (const auto& [event, notification] : timeline_.all<Notification>())
            if (const auto matter = misplaced(*event, *notification)) found_.push_back(*matter);
        std::ranges::sort(found_, {}, [](const Matter& m) { return std::tuple{m.on, m.kind, m.ref}; });
        return std::move(found_);
    }

private:
    /// What is missing of the words that `rule` lists; where nobody set them, a reason and a supervisor.
    std::vector<std::string> missing(std::string_view rule, const std::optional<std::string>& reason,
                                     const std::optional<std::string>& ref, const std::optional<StaffId>& approved_by,
                                     const Event& event) const {
        std::vector<std::string> wants;
        const std::vector<std::string> all{"reason", "supervisor_approval"};
        const auto* needs = practice_.words(rule);
        for (const auto& need : needs ? *needs : all) {
            if (need == "reason") {
                if (!says_something(reason)) wants.emplace_back("a reason");
            } else if (need == "reference") {
                if (!says_something(ref)) wants.emplace_back("the reference of the crime");
            } else if (need == "supervisor_approval") {
                if (!approved_by)
                    wants.emplace_back("a supervisor's approval");
                else if (event.head.by == approved_by)
                    wants.emplace_back("an approval by somebody other than the one who entered it");
            } else {
                wants.push_back("“" + need + "”, which a record does not show");
            }
        }
        return wants;
    }

    Matter late(const Trigger& trigger) const {
        Matter matter{MatterKind::late_notification,
                      trigger.ref,
                      trigger.on,
                      MatterState::open,
                      {},
                      {},
                      trigger.says,
                      std::string{crime_rule},
                      practice_.cite(crime_rule),
                      trigger.evidence};
        const Event* last = nullptr;
        for (const auto& [event, decision] : timeline_.all<BreachDecision>())
            if (decision->obligation == trigger.ref && decision->on && *decision->on <= law_.as_of &&
                (!last || *decision->on >= *last->as<BreachDecision>()->on))
                last = event;
        if (last == nullptr) {
            matter.wants = {"a decision: a crime recorded, or a reasonable excuse"};
            return matter;
        }
        const auto& decision = *last->as<BreachDecision>();
        matter.decision = last->id();
        if (decision.outcome == BreachOutcome::crime_recorded) {
            matter.wants = missing(crime_rule, decision.reason, decision.ref, decision.approved_by, *last);
        } else if (decision.outcome == BreachOutcome::reasonable_excuse) {
            matter.rule = excuse_rule;
            matter.citation = practice_.cite(excuse_rule);
            matter.wants = missing(excuse_rule, decision.reason, decision.ref, decision.approved_by, *last);
        } else {
            matter.state = MatterState::under_review;
            matter.wants = {"a decision: a crime recorded, or a reasonable excuse"};
            return matter;
        }
        if (matter.wants.empty()) matter.state = MatterState::closed;
        return matter;
    }

    std::optional<Matter> misplaced(const Event& event, const Notification& notification) const {
        if (!notification.given || notification.given->day() > law_.as_of || !notification.place ||
            !notification.place->kind || notification.place->kind == PlaceKind::published_station)
            return std::nullopt;
        const auto& place = *notification.place;
        Matter matter{MatterKind::place,
                      event.id().reveal(),
                      notification.given->day(),
                      MatterState::open,
                      missing(place_rule, place.reason, {}, place.approved_by, event),
                      {},
                      "The notification of " + british(notification.given->day()) + " was taken " +
                          (place.kind == PlaceKind::home_address ? "at a home address." : "at no published station."),
                      std::string{place_rule},
                      practice_.cite(place_rule),
                      {event.id()}};
        if (matter.wants.empty()) matter.state = MatterState::closed;
        return matter;
    }

    const Timeline& timeline_;
    const law::Evaluation& law_;
    const PracticeOn& practice_;
    std::vector<Matter> found_;
};

} // namespace

std::vector<Matter> matters(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules) {
    const PracticeOn practice{rules, law.as_of, nation_on(timeline, law.as_of)};
    return Reader{timeline, law, practice}.all();
}

} // namespace mosovo::assessment
