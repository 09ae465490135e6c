#pragma once

#include <mosovo/assessment/remark.hpp>
#include <mosovo/assessment/trigger.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Late and misplaced notifications: what must be on record before the matter is closed. The crime itself is recorded
/// elsewhere.
namespace mosovo::assessment {

BOOST_DEFINE_FIXED_ENUM_CLASS(MatterState, std::uint8_t, open, under_review, closed)
BOOST_DEFINE_FIXED_ENUM_CLASS(MatterKind, std::uint8_t,
                              late_notification, // missed, or made after the last day
                              place,             // taken elsewhere than at a published station
                              place_unknown)     // nobody recorded where it was taken

struct Matter {
    MatterKind kind{};
    std::string ref; ///< "duty arises_from", or the notification's id
    Day on;          ///< the day from which it is late; the day it was given
    MatterState state{};
    std::vector<std::string> wants; ///< what is missing before it closes, in words; empty when closed
    std::optional<EventId> decision;
    std::string says;
    std::string rule;
    Citation citation;
    std::vector<EventId> evidence;

    bool operator==(const Matter&) const = default;
};
BOOST_DESCRIBE_STRUCT(Matter, (), (kind, ref, on, state, wants, decision, says, rule, citation, evidence))

/// Every late duty of the offender and every notification not known to have been taken at a published station, by day;
/// of every period, and whether or not a breach opens a cycle.
///
/// A late one is closed by a crime recorded with its reference, or by a reasonable excuse with its reason and a
/// supervisor who is not the one who entered it; never silently. The last decision stands; `under_review` leaves it
/// open. Where what closes it is not configured, nothing does.
/// \param law  the record's evaluation at the same view
/// \par Source  inspection-map.md A20–A22, F2; practice.md §1.1.16
[[nodiscard]] std::vector<Matter> matters(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules);

} // namespace mosovo::assessment
