#pragma once

#include <mosovo/record/address.hpp>
#include <mosovo/record/assessment_events.hpp>
#include <mosovo/record/circumstances.hpp>
#include <mosovo/record/disposal.hpp>
#include <mosovo/record/notification.hpp>
#include <mosovo/record/orders.hpp>
#include <mosovo/record/unit_events.hpp>
#include <mosovo/record/visit.hpp>

#include <boost/mp11.hpp>

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace mosovo {

/// Every kind of event of record format 1. A kind is added here and nowhere else: JSON, the store's
/// tables, CSV, Python and frames follow from this list and from each type's description.
using EventBody = std::variant<Disposal, Stay, Notification, Change, PremisesStay, ChildHouseholdStay, Travel, Absence,
                               Order, ReviewApplication, ReviewAcknowledged, BodyNotified, BodyReplied,
                               ReviewDetermination, Death, Emigrated, JurisdictionChange, Address, Visit, StaticScore,
                               Arms, RiskPlan, PlanAction, Supervision, Management, Mappa, MappaMeeting, Intelligence,
                               Marker, Ownership, Transfer, BreachDecision, Disclosure, Note, Review, Decision, Lead>;

/// What every event has besides its body.
struct EventHead {
    std::optional<EventId> id;         ///< a record with an event without one is refused
    std::optional<LocalTime> recorded; ///< instant at which it entered the record; absent = always known
    std::optional<StaffId> by;
    std::optional<EventId> supersedes; ///< the event it corrects
    std::optional<EventId> strikes;    ///< an event that should never have been there

    bool operator==(const EventHead&) const = default;
};
BOOST_DESCRIBE_STRUCT(EventHead, (), (id, recorded, by, supersedes, strikes))

struct Event {
    EventHead head;
    EventBody body;

    [[nodiscard]] const EventId& id() const { return *head.id; }
    /// The body, when it is of that kind.
    template <class Kind> [[nodiscard]] const Kind* as() const noexcept { return std::get_if<Kind>(&body); }

    bool operator==(const Event&) const = default;
};

/// Calls f(Kind{}) for each kind, in order.
template <class F> constexpr void for_each_kind(F&& f) {
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, EventBody>>(
        [&](auto identity) { f(identity); });
}

/// The format's word for the kind of an event ("disposal").
[[nodiscard]] std::string_view kind_of(const Event& event);
/// All words, in order.
[[nodiscard]] const std::vector<std::string_view>& all_kinds();

} // namespace mosovo
