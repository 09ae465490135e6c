#pragma once

#include <mosovo/calendar/day.hpp>
#include <mosovo/record/ids.hpp>

#include <cstdint>
#include <optional>
#include <string>

/// Orders that start or prolong the notification period, and its review.
namespace mosovo {

BOOST_DEFINE_FIXED_ENUM_CLASS(OrderType, std::uint8_t, shpo, interim_shpo, sopo, interim_sopo, sro, interim_sro, rsho,
                              interim_rsho, fto, notification_order, notice_96za, continuation_order)
BOOST_DEFINE_FIXED_ENUM_CLASS(ReviewOutcome, std::uint8_t, discharged, continued)

struct Order {
    static constexpr std::string_view kind_word = "order";
    std::optional<OrderType> type;
    std::optional<Day> made;
    std::optional<Day> served;
    std::optional<Day> until;        ///< last day in force; absent = until further order
    std::optional<Day> discharged;   ///< day it was ended early
    std::optional<EventId> disposal; ///< the foreign disposal behind a notice or notification order

    bool operator==(const Order&) const = default;
};
BOOST_DESCRIBE_STRUCT(Order, (), (type, made, served, until, discharged, disposal))

struct ReviewApplication {
    static constexpr std::string_view kind_word = "review_application";
    std::optional<Day> received;

    bool operator==(const ReviewApplication&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReviewApplication, (), (received))

struct ReviewAcknowledged {
    static constexpr std::string_view kind_word = "review_acknowledged";
    std::optional<EventId> application;
    std::optional<Day> on;

    bool operator==(const ReviewAcknowledged&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReviewAcknowledged, (), (application, on))

struct BodyNotified {
    static constexpr std::string_view kind_word = "body_notified";
    std::optional<std::string> body;
    std::optional<Day> received;

    bool operator==(const BodyNotified&) const = default;
};
BOOST_DESCRIBE_STRUCT(BodyNotified, (), (body, received))

struct BodyReplied {
    static constexpr std::string_view kind_word = "body_replied";
    std::optional<EventId> body_notified;
    std::optional<Day> on;

    bool operator==(const BodyReplied&) const = default;
};
BOOST_DESCRIBE_STRUCT(BodyReplied, (), (body_notified, on))

struct ReviewDetermination {
    static constexpr std::string_view kind_word = "review_determination";
    std::optional<Day> made;
    std::optional<ReviewOutcome> outcome;
    std::optional<date::years> years; ///< further period fixed, 8 to 15
    std::optional<Day> notice_received;

    bool operator==(const ReviewDetermination&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReviewDetermination, (), (made, outcome, years, notice_received))

} // namespace mosovo
