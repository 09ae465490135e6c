#include <mosovo/calendar/working_calendar.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace mosovo {

namespace {

// Ends, because one weekday at least is worked and the closed days are finitely many.
WorkingCalendar::Moved step_until_worked(const WorkingCalendar& calendar, Day day, date::days step) {
    WorkingCalendar::Moved moved{day, {}};
    while (const auto reason = calendar.why_not(moved.day)) {
        moved.because.push_back(*reason);
        moved.day += step;
    }
    return moved;
}

} // namespace

WorkingCalendar::WorkingCalendar(Rules rules) : rules_{std::move(rules)} {
    if (rules_.weekdays.empty()) throw std::invalid_argument{"a team works on one weekday at least"};
    if (std::ranges::any_of(rules_.weekdays, [](unsigned weekday) { return weekday < 1 || weekday > 7; }))
        throw std::invalid_argument{"weekdays are numbered from 1, Monday, to 7, Sunday"};
}

std::optional<NotWorked> WorkingCalendar::why_not(Day day) const {
    if (!rules_.weekdays.contains(date::weekday{day}.iso_encoding())) return NotWorked::weekend;
    if (!rules_.works_bank_holidays && is_bank_holiday(day, rules_.nation)) return NotWorked::bank_holiday;
    if (rules_.closed.contains(day)) return NotWorked::closed;
    return std::nullopt;
}

WorkingCalendar::Moved WorkingCalendar::on_or_before(Day day) const {
    return step_until_worked(*this, day, date::days{-1});
}

WorkingCalendar::Moved WorkingCalendar::on_or_after(Day day) const {
    return step_until_worked(*this, day, date::days{1});
}

Day WorkingCalendar::plus_working_days(Day day, unsigned count) const {
    if (count == 0) return on_or_after(day).day;
    for (; count > 0; --count)
        day = on_or_after(day + date::days{1}).day;
    return day;
}

} // namespace mosovo
