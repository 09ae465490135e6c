#pragma once

#include <mosovo/calendar/day.hpp>

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace mosovo {

/// A minute of universal time: what elapsed hours are counted in.
using Instant = date::sys_time<std::chrono::minutes>;

/// A minute on the clocks of Europe/London (Interpretation Act 1978 s.9, Summer Time Act 1972).
///
/// Every value is one instant: a wall-clock minute that occurs twice in autumn exists only with
/// its offset, one that spring skips does not exist. Compares by instant.
class LocalTime {
public:
    /// Reads `YYYY-MM-DDTHH:MM`, or the same with `+HH:MM`, `-HH:MM` or `Z`, which must be the
    /// offset of Europe/London at that minute. Faults: no_such_day, no_such_time, needs_offset.
    [[nodiscard]] static Read<LocalTime> read(std::string_view text);
    /// The wall-clock minute `since_midnight` of `day`. Faults as `read`.
    [[nodiscard]] static Read<LocalTime> at(Day day, std::chrono::minutes since_midnight);
    /// The earlier of the two where the minute occurs twice; the first minute after the gap where
    /// spring skips it. For limits computed from days, never for what people wrote.
    [[nodiscard]] static LocalTime first_at(Day day, std::chrono::minutes since_midnight);
    [[nodiscard]] static LocalTime from(Instant instant);

    [[nodiscard]] Instant instant() const noexcept { return instant_; }
    [[nodiscard]] Day day() const;                             ///< civil day on the wall
    [[nodiscard]] std::chrono::minutes since_midnight() const; ///< on the wall: 0 to 1439
    /// `YYYY-MM-DDTHH:MM`, with the offset only where the minute occurs twice.
    [[nodiscard]] std::string text() const;
    /// "11 Jun 2026, 10:20", with "BST" or "GMT" where the minute occurs twice.
    [[nodiscard]] std::string british() const;

    auto operator<=>(const LocalTime& other) const noexcept { return instant_ <=> other.instant_; }
    bool operator==(const LocalTime& other) const noexcept { return instant_ == other.instant_; }

private:
    LocalTime(Instant instant, std::chrono::minutes offset) : instant_{instant}, offset_{offset} {}
    Instant instant_;
    std::chrono::minutes offset_; ///< of the wall clock east of universal time
};

/// The local instant `hours` elapsed hours later (negative: earlier), whatever the clocks do between.
[[nodiscard]] LocalTime plus_elapsed(const LocalTime& from, std::chrono::hours hours);

/// A time of which only the day may be known.
class DayOrTime {
public:
    DayOrTime(Day day) : held_{day} {}         // NOLINT(google-explicit-constructor)
    DayOrTime(LocalTime time) : held_{time} {} // NOLINT(google-explicit-constructor)

    [[nodiscard]] Day day() const;
    [[nodiscard]] std::optional<LocalTime> time() const;
    /// The time, or where only the day is known its first minute.
    [[nodiscard]] LocalTime time_or_start_of_day() const;
    [[nodiscard]] std::string text() const;

    bool operator==(const DayOrTime&) const = default;

private:
    std::variant<Day, LocalTime> held_;
};

template <> struct TextForm<LocalTime> {
    static constexpr auto shape = JsonShape::text;
    static std::string write(const LocalTime& value) { return value.text(); }
    static Read<LocalTime> read(std::string_view text) { return LocalTime::read(text); }
};

template <> struct TextForm<DayOrTime> {
    static constexpr auto shape = JsonShape::text;
    static std::string write(const DayOrTime& value) { return value.text(); }
    static Read<DayOrTime> read(std::string_view text);
};

} // namespace mosovo
