#pragma once

#include <mosovo/demand/casework.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace mosovo::demand {

/// What a row is about.
BOOST_DEFINE_FIXED_ENUM_CLASS(DueWhat, std::uint8_t, home_visit, initial_notification, change_notification,
                              non_occurrence, periodic_notification, travel_notification, travel_change,
                              return_notification, absence_notification, absence_return, review_acknowledgement,
                              body_reply, review_determination, scottish_review)

/// One thing that is due, or overdue, with its reason and its section.
struct DueRow {
    OffenderId offender;
    std::optional<StaffId> officer;
    DueWhat what{};
    std::optional<Day> due;          ///< last day in time, that day included; nothing: it cannot be worked out
    std::optional<LocalTime> latest; ///< where the law counts hours
    std::optional<Day> safe_day;
    date::days overdue{0}; ///< whole days past `due` on the day asked about
    std::optional<RiskLevel> level;
    std::optional<EventId> arises_from;
    law::OnWhom on_whom{};
    std::string reason;  ///< a sentence with British dates
    std::string section; ///< "Sexual Offences Act 2003 s.85(1)"
    std::string href;

    bool operator==(const DueRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(DueRow, (),
                      (offender, officer, what, due, latest, safe_day, overdue, level, arises_from, on_whom, reason,
                       section, href))

/// What is overdue or falls due up to `until`, that day included; the most overdue first, then by day.
///
/// A visit whose day cannot be worked out, because a fact is missing or the force has not set the interval, is listed
/// without a day, and the reason says which. Rights (a review may be asked for, an appeal may be made) are not duties
/// and are not listed. Nor is what the law holds open: it has no day yet. \pre the cases were looked at with reasons
/// told
[[nodiscard]] std::vector<DueRow> due(std::span<const Case> cases, Day until);

} // namespace mosovo::demand
