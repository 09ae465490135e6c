#include <mosovo/assessment/breach.hpp>

#include "breach_decision.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace mosovo::assessment {

namespace {

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
        const auto decisions = decisions_on_breach(timeline_, trigger.ref, law_.as_of);
        if (decisions.empty()) {
            matter.wants = {"a decision: a crime recorded, or a reasonable excuse"};
            return matter;
        }
        const auto* last = decisions.back();
        const auto& decision = *last->as<BreachDecision>();
        matter.decision = last->id();
        if (decision.outcome == BreachOutcome::crime_recorded) {
            matter.wants = wants(practice_, crime_rule, {decision.reason, decision.ref, decision.approved_by}, *last);
        } else if (decision.outcome == BreachOutcome::reasonable_excuse) {
            matter.rule = excuse_rule;
            matter.citation = practice_.cite(excuse_rule);
            matter.wants = wants(practice_, excuse_rule, {decision.reason, decision.ref, decision.approved_by}, *last);
        } else {
            matter.state = MatterState::under_review;
            matter.wants = {"a decision: a crime recorded, or a reasonable excuse"};
            return matter;
        }
        if (matter.wants.empty()) matter.state = MatterState::closed;
        return matter;
    }

    /// A place that nobody recorded is not known to be a station.
    std::optional<Matter> misplaced(const Event& event, const Notification& notification) const {
        if (!notification.given || notification.given->day() > law_.as_of) return std::nullopt;
        const auto place = notification.place.value_or(NotificationPlace{});
        if (place.kind == PlaceKind::published_station) return std::nullopt;
        const auto day = british(notification.given->day());
        Matter matter{MatterKind::place,
                      event.id().reveal(),
                      notification.given->day(),
                      MatterState::open,
                      {},
                      {},
                      "The notification of " + day + " was taken " +
                          (place.kind == PlaceKind::home_address ? "at a home address." : "at no published station."),
                      std::string{place_rule},
                      practice_.cite(place_rule),
                      {event.id()}};
        if (!place.kind) {
            matter.kind = MatterKind::place_unknown;
            matter.says = "Where the notification of " + day + " was taken is not recorded.";
            matter.wants = {"where it was taken"};
        } else {
            matter.wants = wants(practice_, place_rule, {place.reason, {}, place.approved_by}, event);
        }
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
