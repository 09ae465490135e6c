#include "length.hpp"

#include <mosovo/calendar/period.hpp>

#include <algorithm>

namespace mosovo::law {

namespace {

constexpr std::int64_t hundred = 100;

date::months months_of(const Term& term) {
    return term.years.value_or(date::years{0}) + term.months.value_or(date::months{0});
}

date::days days_of(const Term& term) { return term.weeks.value_or(date::weeks{0}) + term.days.value_or(date::days{0}); }

/// No court passes a longer sentence, and the calendar does not count further.
constexpr std::int64_t longest = date::months{date::years{900}}.count();

date::months counted(std::int64_t months) {
    return date::months{static_cast<date::months::rep>(std::clamp(months, -longest, longest))};
}

Day on_from(Day start, std::int64_t months, std::int64_t days) {
    return add_months(start, counted(months), NoSuchDay::last_of_month) +
           date::days{static_cast<date::days::rep>(days)};
}

} // namespace

bool says_a_length(const Term& term) { return term.years || term.months || term.weeks || term.days; }

Length Length::of(const Term& term, std::int64_t part) {
    return Length{months_of(term).count() * part, days_of(term).count() * part};
}

std::strong_ordering Length::against(date::months limit, Day start, std::optional<date::days> like_limit) const {
    if (days_ == 0) return months_ <=> limit.count() * hundred;
    if (like_limit && months_ == 0 && days_ == like_limit->count() * hundred) return std::strong_ordering::equal;
    if (months_ % hundred == 0 && days_ % hundred == 0)
        return on_from(start, months_ / hundred, days_ / hundred) <=> on_from(start, limit.count(), 0);
    // A part of a month has no place in the calendar: twice the length is laid against twice the limit.
    return on_from(start, 2 * months_ / hundred, 2 * days_ / hundred) <=> on_from(start, 2 * limit.count(), 0);
}

bool Length::is_longer_than(const Length& other, Day start) const {
    if (days_ == 0 && other.days_ == 0) return months_ > other.months_;
    return on_from(start, 2 * months_ / hundred, 2 * days_ / hundred) >
           on_from(start, 2 * other.months_ / hundred, 2 * other.days_ / hundred);
}

Day last_day_of_term(Day start, const Term& term) {
    return add_months(start, counted(months_of(term).count()), NoSuchDay::first_of_next) + days_of(term) -
           date::days{1};
}

} // namespace mosovo::law
