#pragma once

#include <mosovo/calendar/bank_holidays.hpp>
#include <mosovo/calendar/local_time.hpp>
#include <mosovo/record/notification.hpp>

#include <cstdint>
#include <optional>
#include <string>

/// What happens in the offender's life that the notification law reads.
namespace mosovo {

BOOST_DEFINE_FIXED_ENUM_CLASS(StayWhere, std::uint8_t, custody, hospital, abroad)
BOOST_DEFINE_FIXED_ENUM_CLASS(ChangeOf, std::uint8_t, name, home_address, bank_account, card, identity_document,
                              child_household, passport)
BOOST_DEFINE_FIXED_ENUM_CLASS(ChangeDirection, std::uint8_t, started, ceased)

/// Time disregarded or holding a period open (ss.83(6), 84(5), 85(3)).
struct Stay {
    static constexpr std::string_view kind_word = "stay";
    std::optional<StayWhere> where;
    std::optional<Day> from; ///< day it began
    std::optional<Day> to;   ///< day of release or return, itself at liberty; absent = continuing

    bool operator==(const Stay&) const = default;
};
BOOST_DESCRIBE_STRUCT(Stay, (), (where, from, to))

/// A change of what was notified (s.84(1)(a), (b), (ca)).
struct Change {
    static constexpr std::string_view kind_word = "change";
    std::optional<ChangeOf> what;
    std::optional<Day> on;
    std::optional<HomeKind> home; ///< for a home address
    std::optional<ChangeDirection> change;

    bool operator==(const Change&) const = default;
};
BOOST_DESCRIBE_STRUCT(Change, (), (what, on, home, change))

/// Days at other premises in the UK (s.84(1)(c)); the engine finds the qualifying period.
struct PremisesStay {
    static constexpr std::string_view kind_word = "premises_stay";
    std::optional<PremisesId> premises;
    std::optional<Day> from; ///< first and
    std::optional<Day> to;   ///< last calendar day with any stay there; absent = continuing

    bool operator==(const PremisesStay&) const = default;
};
BOOST_DESCRIBE_STRUCT(PremisesStay, (), (premises, from, to))

/// Hours at a household where a child lives (SI 2012/1876 reg. 11); the engine finds the twelfth.
struct ChildHouseholdStay {
    static constexpr std::string_view kind_word = "child_household_stay";
    std::optional<PremisesId> premises;
    std::optional<LocalTime> from;
    std::optional<LocalTime> to; ///< absent = continuing

    bool operator==(const ChildHouseholdStay&) const = default;
};
BOOST_DESCRIBE_STRUCT(ChildHouseholdStay, (), (premises, from, to))

/// A day and a place of arrival.
struct Arrival {
    std::optional<Day> on;
    std::optional<std::string> point;

    bool operator==(const Arrival&) const = default;
};
BOOST_DESCRIBE_STRUCT(Arrival, (), (on, point))

/// Notice of a journey outside the UK (s.86). The journey made is a `Stay` abroad as well.
struct Travel {
    static constexpr std::string_view kind_word = "travel";
    std::optional<DayOrTime> departs;
    std::optional<Day> known;           ///< day on which date and first point of arrival were known
    std::optional<std::string> country; ///< ISO 3166-1 alpha-2
    std::optional<bool> excuse;         ///< a reasonable excuse for missing the earlier limit is accepted
    std::optional<LocalTime> details_changed;
    std::optional<Day> intended_return;
    std::optional<Arrival> disclosed_return;
    std::optional<Arrival> returned;

    bool operator==(const Travel&) const = default;
};
BOOST_DESCRIBE_STRUCT(Travel, (),
                      (departs, known, country, excuse, details_changed, intended_return, disclosed_return, returned))

/// Absence from home (Northern Ireland, s.85A).
struct Absence {
    static constexpr std::string_view kind_word = "absence";
    std::optional<LocalTime> leaves;
    std::optional<date::days> nights;
    std::optional<Day> intended_return;
    std::optional<Day> returned;

    bool operator==(const Absence&) const = default;
};
BOOST_DESCRIBE_STRUCT(Absence, (), (leaves, nights, intended_return, returned))

struct Death {
    static constexpr std::string_view kind_word = "death";
    std::optional<Day> on;

    bool operator==(const Death&) const = default;
};
BOOST_DESCRIBE_STRUCT(Death, (), (on))

struct Emigrated {
    static constexpr std::string_view kind_word = "emigrated";
    std::optional<Day> on;

    bool operator==(const Emigrated&) const = default;
};
BOOST_DESCRIBE_STRUCT(Emigrated, (), (on))

/// The home address moved to another nation of the UK.
struct JurisdictionChange {
    static constexpr std::string_view kind_word = "jurisdiction_change";
    std::optional<Day> on;
    std::optional<Jurisdiction> to;

    bool operator==(const JurisdictionChange&) const = default;
};
BOOST_DESCRIBE_STRUCT(JurisdictionChange, (), (on, to))

} // namespace mosovo
