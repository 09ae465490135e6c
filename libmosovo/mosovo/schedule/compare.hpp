#pragma once

#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/roster.hpp>

#include <optional>
#include <vector>

namespace mosovo::schedule {

/// What became of one visit from one plan to another.
BOOST_DEFINE_FIXED_ENUM_CLASS(Became, std::uint8_t,
                              another_time, // another day or start
                              another_crew, // the same time by other officers
                              left_out,     // planned before, and not now
                              planned)      // the other way round

/// One visit that is not as it was.
struct Change {
    AskId ask;
    Became became{};
    std::optional<Day> day_before = std::nullopt;
    std::optional<TimeOfDay> start_before = std::nullopt;
    std::optional<Day> day = std::nullopt;
    std::optional<TimeOfDay> start = std::nullopt;

    bool operator==(const Change&) const = default;
};
BOOST_DESCRIBE_STRUCT(Change, (), (ask, became, day_before, start_before, day, start))

/// What differs between two plans, by visit. Visits that only one of them knows count as left out of the other.
[[nodiscard]] std::vector<Change> compare(const Plan& before, const Plan& after);

/// The roster with an officer away on some days, both inclusive: what to plan again with when somebody is ill.
/// \throws std::invalid_argument when nobody on the roster has that id
[[nodiscard]] Roster without(Roster roster, const OfficerId& officer, Day from, Day to);

} // namespace mosovo::schedule
