#pragma once

#include <mosovo/calendar/local_time.hpp>

#include <cstdint>
#include <limits>
#include <optional>

namespace mosovo::law {

/// A day or none, in four bytes: days since 1 January 1970.
class MaybeDay {
public:
    static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();

    constexpr MaybeDay() = default;
    constexpr MaybeDay(Day day) : days_{day.time_since_epoch().count()} {}                             // NOLINT
    constexpr MaybeDay(const std::optional<Day>& day) : MaybeDay{day ? MaybeDay{*day} : MaybeDay{}} {} // NOLINT

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return days_ != none; }
    [[nodiscard]] constexpr Day operator*() const noexcept { return Day{date::days{days_}}; }
    constexpr operator std::optional<Day>() const noexcept { // NOLINT(google-explicit-constructor)
        return days_ == none ? std::nullopt : std::optional{**this};
    }
    [[nodiscard]] constexpr std::int32_t number() const noexcept { return days_; }
    bool operator==(const MaybeDay&) const = default;

private:
    std::int32_t days_ = none;
};

/// A minute of universal time or none, in four bytes: minutes since 1 January 1970. Wide enough for two thousand years
/// to either side.
class MaybeInstant {
public:
    static constexpr std::int32_t none = std::numeric_limits<std::int32_t>::min();

    constexpr MaybeInstant() = default;
    MaybeInstant(const LocalTime& time) // NOLINT(google-explicit-constructor)
        : minutes_{static_cast<std::int32_t>(time.instant().time_since_epoch().count())} {}

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return minutes_ != none; }
    [[nodiscard]] LocalTime operator*() const { return LocalTime::from(Instant{std::chrono::minutes{minutes_}}); }
    operator std::optional<LocalTime>() const { // NOLINT(google-explicit-constructor)
        return minutes_ == none ? std::nullopt : std::optional{**this};
    }
    [[nodiscard]] constexpr std::int32_t number() const noexcept { return minutes_; }
    bool operator==(const MaybeInstant&) const = default;

private:
    std::int32_t minutes_ = none;
};

} // namespace mosovo::law
