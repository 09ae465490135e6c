// Not installed: for our own sources.
#pragma once

#include <mosovo/calendar/day.hpp>

#include <compare>
#include <cstdint>

namespace mosovo::assessment {

/// A day as one number in which completed years are a subtraction.
///
/// Years begin on 1 March here, so that 29 February is the last day of its year and the same month and day always
/// has the same place in it. The year stands in the high bits, the place in the low ones; subtracting two days and
/// dropping the low bits gives the difference of the years, less one where the later month and day comes first.
class YearDay {
public:
    /// Before every day that the library reads.
    constexpr YearDay() = default;
    /// \pre `holds(day.time_since_epoch().count())`
    [[nodiscard]] static constexpr YearDay of(Day day) { return from_count(day.time_since_epoch().count()); }

    /// \param days  since 1 January 1970, as `Day` counts them; where `holds` says no, the result means nothing
    [[nodiscard]] static constexpr YearDay from_count(std::int32_t days) {
        constexpr std::uint32_t to_1_march_0 = 719468; // days from 1 March of year 0 to 1 January 1970
        constexpr std::uint32_t days_in_400_years = 146097;
        constexpr std::uint32_t days_in_4_years = 1461;
        const auto n = static_cast<std::uint32_t>(days) + to_1_march_0;
        const auto century = (4 * n + 3) / days_in_400_years;
        const auto in_century = n - days_in_400_years * century / 4;
        const auto year = (4 * in_century + 3) / days_in_4_years;
        const auto in_year = in_century - days_in_4_years * year / 4;
        return YearDay{static_cast<std::int32_t>(((100 * century + year) << place_bits) | in_year)};
    }

    /// Whether the day is one that the library reads: 1800 to 2299, as `read_day`.
    [[nodiscard]] static constexpr bool holds(std::int32_t days) {
        constexpr auto from = static_cast<std::uint32_t>(first.time_since_epoch().count());
        return static_cast<std::uint32_t>(days) - from <= static_cast<std::uint32_t>((last - first).count());
    }

    auto operator<=>(const YearDay&) const = default;

    /// Completed calendar years from one day to another; the anniversary itself counts, and a year from 29 February is
    /// complete on 1 March. Below nothing where `to` comes first.
    /// \par Source  osp.md §3
    [[nodiscard]] friend constexpr int completed_years(YearDay from, YearDay to) {
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(to.value_) -
                                         static_cast<std::uint32_t>(from.value_)) >>
               place_bits;
    }

private:
    static constexpr int place_bits = 9; // 366 places in a year
    static constexpr Day first = make_day(1800, 1, 1);
    static constexpr Day last = make_day(2299, 12, 31);

    constexpr explicit YearDay(std::int32_t value) : value_{value} {}
    std::int32_t value_ = 0;
};

} // namespace mosovo::assessment
