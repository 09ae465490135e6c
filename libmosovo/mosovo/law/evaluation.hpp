#pragma once

#include <mosovo/calendar/local_time.hpp>
#include <mosovo/record/ids.hpp>
#include <mosovo/rules/citation.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What evaluation returns (record format §4): values only, so that rooms which never see a record can use them.
namespace mosovo::law {

BOOST_DEFINE_FIXED_ENUM_CLASS(Status, std::uint8_t, never_subject, subject, ended, discharged, unknown)
BOOST_DEFINE_FIXED_ENUM_CLASS(Duty, std::uint8_t, initial_notification, change_notification, non_occurrence,
                              periodic_notification, travel_notification, travel_change, return_notification,
                              absence_notification, absence_return, review_eligible, review_acknowledgement, body_reply,
                              review_determination, appeal, scottish_review)
BOOST_DEFINE_FIXED_ENUM_CLASS(State, std::uint8_t, held_open, upcoming, due, met, met_late, missed, not_required)
BOOST_DEFINE_FIXED_ENUM_CLASS(OnWhom, std::uint8_t, offender, police, body)

/// One link of the reasoning: which rule moved which day, and by what right.
struct Step {
    std::string rule; ///< id of the rule, or of the reading ("reading.annual_last_day")
    Citation citation;
    std::string says; ///< a sentence in plain English with British dates
    std::optional<Day> before;
    std::optional<Day> after; ///< nothing: the rule holds the period open, or moves no day

    bool operator==(const Step&) const = default;
};
BOOST_DESCRIBE_STRUCT(Step, (), (rule, citation, says, before, after))

/// A notification period: one disposal's or order's, or the run that governs today.
struct NotificationPeriod {
    std::optional<Day> starts;
    std::optional<Day> last_day; ///< nothing: indefinite, held open by an order, or hanging on a missing fact
    bool indefinite = false;     ///< s.82's word only
    std::vector<EventId> from;
    std::vector<Step> because;

    bool operator==(const NotificationPeriod&) const = default;
};
BOOST_DESCRIBE_STRUCT(NotificationPeriod, (), (starts, last_day, indefinite, from, because))

struct Obligation {
    Duty duty{};
    EventId arises_from;
    std::optional<DayOrTime> opens;  ///< first day or instant on which it can be done
    std::optional<Day> last_day;     ///< last civil day in time, that day included
    std::optional<LocalTime> latest; ///< where the law counts hours
    std::optional<Day> safe_day;     ///< a day earlier that is safe under every reading
    State state{};
    std::optional<EventId> met_by;
    OnWhom on_whom{};
    std::vector<Step> because; ///< in the order applied, never empty when reasons were asked for

    bool operator==(const Obligation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Obligation, (),
                      (duty, arises_from, opens, last_day, latest, safe_day, state, met_by, on_whom, because))

struct Evaluation {
    Day as_of;
    Status status{};
    std::vector<std::string> missing; ///< paths of facts that decide an unknown status, sorted
    std::optional<NotificationPeriod> period;
    std::vector<NotificationPeriod> periods;
    std::vector<Obligation> obligations;

    bool operator==(const Evaluation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Evaluation, (), (as_of, status, missing, period, periods, obligations))

/// The day an obligation must be done by, whichever way the law counts it: for sorting and listing.
[[nodiscard]] std::optional<Day> final_day(const Obligation& obligation);

} // namespace mosovo::law
