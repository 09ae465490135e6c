#pragma once

#include <mosovo/calendar/day.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <stdexcept>
#include <string_view>

namespace mosovo {

/// The law that applies where a home address is.
BOOST_DEFINE_FIXED_ENUM_CLASS(Jurisdiction, std::uint8_t, england_wales, scotland, northern_ireland)

/// Asked about a day for which no holidays are held.
class HolidaysNotHeld : public std::domain_error {
public:
    using std::domain_error::domain_error;
};

/// Whether `day` is a bank holiday there. They move visits and shifts, never a deadline of Part 2.
/// \throws HolidaysNotHeld outside 1 Jan 2015 to 31 Dec 2028
/// \par Source  gov.uk/bank-holidays; calendar/data/bank_holidays.json holds each with its citation
[[nodiscard]] bool is_bank_holiday(Day day, Jurisdiction nation);

/// What that day is called, "Good Friday"; nothing when it is no bank holiday there.
/// \throws HolidaysNotHeld as `is_bank_holiday`
[[nodiscard]] std::optional<std::string_view> bank_holiday_name(Day day, Jurisdiction nation);

/// The holidays held for one nation, in order.
[[nodiscard]] std::span<const Day> bank_holidays(Jurisdiction nation);

/// First and last day about which `is_bank_holiday` answers.
struct HolidayRange {
    Day first;
    Day last;
};
[[nodiscard]] HolidayRange bank_holiday_range();

} // namespace mosovo
