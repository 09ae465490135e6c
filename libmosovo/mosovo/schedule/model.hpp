// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/plan.hpp>
#include <mosovo/schedule/roster.hpp>
#include <mosovo/schedule/travel.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace mosovo::schedule {

/// The planner's inside: the same problem in whole numbers. Nothing here is an interface.
using Tick = std::int32_t; ///< minutes since midnight of the plan's first day
inline constexpr Tick ticks_a_day = 24 * 60;
inline constexpr std::int32_t nobody = -1;

/// Risk first, then price.
struct Cost {
    std::int64_t risk = 0;
    std::int64_t price = 0;

    auto operator<=>(const Cost&) const = default;
    Cost& operator+=(const Cost& other) {
        risk += other.risk;
        price += other.price;
        return *this;
    }
    Cost& operator-=(const Cost& other) {
        risk -= other.risk;
        price -= other.price;
        return *this;
    }
    friend Cost operator+(Cost a, const Cost& b) { return a += b; }
    friend Cost operator-(Cost a, const Cost& b) { return a -= b; }
};

/// Start times, both ends inclusive.
struct Ticks {
    Tick low = 0;
    Tick high = 0;

    bool operator==(const Ticks&) const = default;
};

/// One stretch of duty that can be planned: not on leave, touching the plan's days.
struct Duty {
    std::int32_t officer = nobody;
    std::int32_t base = 0; ///< place
    Tick start = 0;
    Tick end = 0;
};

/// Who may take the visits of one team that need one set of skills.
struct Pool {
    std::vector<std::uint8_t> may;                 ///< by officer
    std::vector<std::uint8_t> leads;               ///< by officer: holds the skills, and may
    std::vector<std::vector<std::int32_t>> duties; ///< by day of the plan: of those who may, touching that day
    std::size_t officers = 0;
    std::size_t leaders = 0;
};

/// A day on which a visit may happen, dearest last.
struct DayChoice {
    std::int32_t day = 0; ///< of the plan, 0 being the first
    Cost cost;            ///< lateness, and distance from the drawn day
    std::vector<Ticks> starts;
};

struct Visit {
    std::size_t ask = 0; ///< into the caller's list
    std::int32_t place = 0;
    Tick length = 0;
    std::size_t seats = 1;
    std::int32_t preferred = nobody;
    std::int32_t subject = 0;
    std::size_t pool = 0;
    bool fixed = false;
    bool locked = false;     ///< set by a person: never moved
    bool impossible = false; ///< fits nowhere even in an empty plan, or its lock does not: not tried
    std::int64_t weight = 1;
    std::int64_t left_out = 0;    ///< risk when it is not planned
    std::optional<Target> target; ///< drawn for an unannounced visit
    std::vector<DayChoice> days;  ///< cheapest first
};

struct Model {
    Horizon days;
    std::vector<Visit> visits; ///< by id, so that the order of the asks decides nothing
    std::vector<Duty> duties;
    std::vector<Pool> pools;
    std::vector<std::int64_t> on_duty; ///< minutes, by officer of the roster
    std::vector<std::vector<std::size_t>> visits_of;
    std::vector<std::pair<std::size_t, Unplanned>> hopeless; ///< asks without a choice of days, and why
    std::size_t places = 0;
    std::vector<std::uint16_t> drives;

    [[nodiscard]] Tick drive(std::int32_t from, std::int32_t to) const {
        return drives[static_cast<std::size_t>(from) * places + static_cast<std::size_t>(to)];
    }
    [[nodiscard]] std::int32_t day_count() const {
        return static_cast<std::int32_t>((days.to - days.from).count()) + 1;
    }
    [[nodiscard]] Day day_at(Tick tick) const { return days.from + date::days{tick / ticks_a_day}; }
    [[nodiscard]] const Duty& duty(std::int32_t index) const { return duties[static_cast<std::size_t>(index)]; }
};

/// \throws PlaceNotInMatrix; HolidaysNotHeld; std::invalid_argument for ids that stand twice
[[nodiscard]] Model make_model(const std::vector<Ask>& asks, const Roster& roster, const Travel& travel,
                               const Horizon& days, Seed seed);

} // namespace mosovo::schedule
