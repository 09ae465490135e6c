#pragma once

#include <mosovo/assessment/visit_due.hpp>
#include <mosovo/law/evaluate.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// From records to what a unit must do: what is due, and the visits to ask the planner for.
namespace mosovo::demand {

/// A visit whose day and time were promised: an announced visit recorded for a day to come.
struct Appointment {
    EventId event;
    LocalTime at;
    std::optional<LocalTime> ends;
    std::optional<Contact> contact; ///< at a station the offender comes to us

    bool operator==(const Appointment&) const = default;
};

/// One record, seen from one day: everything that planning and listing need, and nothing computed twice.
struct Case {
    OffenderId offender;
    std::optional<StaffId> officer; ///< of the latest ownership
    std::optional<StaffId> deputy;
    Whereabouts where{};
    std::optional<Address> home;           ///< the address he lives at on that day
    std::vector<LocalTime> visited;        ///< home visits made or tried, in order
    std::vector<Appointment> appointments; ///< in order of time
    std::vector<Disregarded> away;         ///< whole days of stays that are running or planned
    std::int64_t visit_staff = 0; ///< officers a visit needs (practice.visit.min_staff); 0: not configured there
    law::Evaluation law;
    assessment::VisitDue visit;
};

/// Whether a visit must be made although no day can be worked out for it: the clock hangs on a fact that is missing.
/// Unknown is not low, and it is not nothing.
[[nodiscard]] bool day_unknown(const Case& seen);

/// Looks at one record. \throws LawNotHeld as `law::evaluate`
[[nodiscard]] Case look_at(const Record& record, const law::View& view, const Rulebook& rules = Rulebook::built_in());

/// Looks at each record, in order.
[[nodiscard]] std::vector<Case> look_at_all(std::span<const Record> records, const law::View& view,
                                            const Rulebook& rules = Rulebook::built_in());

} // namespace mosovo::demand
