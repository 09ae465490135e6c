#pragma once

#include <mosovo/calendar/local_time.hpp>
#include <mosovo/record/ids.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace mosovo {

BOOST_DEFINE_FIXED_ENUM_CLASS(Under, std::uint8_t, initial, change, periodic, travel, travel_change, return_,
                              non_occurrence, absence, absence_return)
BOOST_DEFINE_FIXED_ENUM_CLASS(HomeKind, std::uint8_t, main_residence, place_found)
BOOST_DEFINE_FIXED_ENUM_CLASS(PlaceKind, std::uint8_t, published_station, home_address, other)
BOOST_DEFINE_FIXED_ENUM_CLASS(IdentityCheck, std::uint8_t, asked_and_given, refused, not_asked)

/// Where a notification was taken (s.87(1)).
struct NotificationPlace {
    std::optional<PlaceKind> kind;
    std::optional<StationId> station;
    std::optional<std::string> reason;  ///< why it was taken elsewhere than at a published station
    std::optional<StaffId> approved_by; ///< the supervisor who agreed to that

    bool operator==(const NotificationPlace&) const = default;
};
BOOST_DESCRIBE_STRUCT(NotificationPlace, (), (kind, station, reason, approved_by))

/// Whether identity was verified (s.87(4), (5)).
struct IdentityChecks {
    std::optional<IdentityCheck> fingerprints;
    std::optional<IdentityCheck> photograph;

    bool operator==(const IdentityChecks&) const = default;
};
BOOST_DESCRIBE_STRUCT(IdentityChecks, (), (fingerprints, photograph))

/// What the offender told the police.
struct Notification {
    static constexpr std::string_view kind_word = "notification";
    std::optional<LocalTime> given;
    Listed<Under> under;
    Listed<EventId> covers; ///< events it reports; may name one not yet in the record
    std::optional<HomeKind> home;
    std::optional<Day> expected; ///< for advance notice: the day the event is expected
    std::optional<NotificationPlace> place;
    std::optional<bool> acknowledged; ///< true when the written acknowledgement was given (s.87(3))
    std::optional<IdentityChecks> identity;

    bool operator==(const Notification&) const = default;
};
BOOST_DESCRIBE_STRUCT(Notification, (), (given, under, covers, home, expected, place, acknowledged, identity))

} // namespace mosovo
