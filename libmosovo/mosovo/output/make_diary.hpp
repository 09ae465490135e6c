#pragma once

#include <mosovo/demand/asks.hpp>
#include <mosovo/demand/due.hpp>
#include <mosovo/output/diary.hpp>
#include <mosovo/output/icalendar.hpp>
#include <mosovo/schedule/check.hpp>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace mosovo::output {

/// Whom a page shows.
BOOST_DEFINE_FIXED_ENUM_CLASS(People, std::uint8_t, references, names)

/// What a diary is made from. Borrows; all of it must outlive the call.
struct DiaryInput {
    std::span<const demand::Case> cases;
    std::span<const demand::DueRow> due;
    std::span<const schedule::Ask> asks;
    const schedule::Plan& plan;
    const schedule::Roster& roster;
    std::string force;
    Day as_of;
    std::string checked; ///< what the independent checker said, for the reader
    People people = People::references;
    std::map<OffenderId, std::string> names{}; ///< used only with `People::names`
    bool made_up = false;
};

/// The pages of a checked plan.
/// \pre `schedule::check` found nothing: a plan that breaks a condition is not shown to anybody
[[nodiscard]] Diary make_diary(const DiaryInput& input);

/// The same visits, and the statutory deadlines as all-day dates, as entries of a calendar. Never a name.
[[nodiscard]] std::vector<CalendarEntry> calendar_entries(const DiaryInput& input);

} // namespace mosovo::output
