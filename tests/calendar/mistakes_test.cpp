#include <mosovo/calendar/bank_holidays.hpp>
#include <mosovo/calendar/local_time.hpp>
#include <mosovo/calendar/period.hpp>

#include <chrono>
#include <string>
#include <type_traits>

/// Mistakes that must not compile. There is nothing to run: that this file compiles is the test.
namespace {

using namespace mosovo;

template <class A, class B>
concept can_add = requires(A a, B b) {
    a + b;
};
template <class A, class B>
concept can_subtract = requires(A a, B b) {
    a - b;
};
template <class A, class B>
concept can_compare = requires(A a, B b) {
    a == b;
};
template <class Length, class Wording>
concept can_count = requires(Day day, Length length, Wording wording) {
    last_day(day, length, wording);
};
template <class Length, class Choice>
concept can_add_months = requires(Day day, Length length, Choice choice) {
    add_months(day, length, choice);
};
template <class Length>
concept can_elapse = requires(LocalTime time, Length length) {
    plus_elapsed(time, length);
};
template <class Nation>
concept can_ask_holidays = requires(Day day, Nation nation) {
    is_bank_holiday(day, nation);
};

// The concepts themselves can be satisfied; otherwise the refusals below would prove nothing.
static_assert(can_add<Day, date::days> && can_subtract<Day, Day> && can_compare<Day, Day>);
static_assert(can_count<date::days, Opens> && can_count<date::weeks, Opens>);
static_assert(can_count<date::months, Opens> && can_count<date::years, Opens>);
static_assert(can_add_months<date::months, NoSuchDay> && can_elapse<std::chrono::hours>);
static_assert(can_ask_holidays<Jurisdiction>);

static_assert(!can_add<Day, Day>, "two days have no sum");
static_assert(!can_add<Day, int>, "an amount of time needs its unit");
static_assert(!can_compare<Day, int> && !can_compare<Day, std::string>);
static_assert(!std::is_constructible_v<Day, int> && !std::is_convertible_v<int, Day>, "a number is no day");
static_assert(!std::is_convertible_v<Instant, Day>, "which day an instant lies in depends on the clocks");
static_assert(!std::is_convertible_v<decltype(Day{} + date::months{1}), Day>, "a month is no number of days");
static_assert(!std::is_convertible_v<std::string, Day>, "unchecked text is no day");

static_assert(!can_count<int, Opens>, "a length needs its unit");
static_assert(!can_count<std::chrono::hours, Opens>, "hours are elapsed, never counted in days");
static_assert(!can_count<date::days, bool> && !can_count<date::days, int>, "the wording has its name");
static_assert(!can_count<date::days, NoSuchDay>, "and no other's");
static_assert(!can_add_months<date::days, NoSuchDay> && !can_add_months<int, NoSuchDay>);
static_assert(!can_add_months<date::months, bool>, "who rounds says so by name");
static_assert(!can_ask_holidays<int>, "a nation has its name");

static_assert(!std::is_default_constructible_v<LocalTime>, "there is no time without a time");
static_assert(!std::is_constructible_v<LocalTime, Instant>, "the clocks must be asked");
static_assert(!std::is_constructible_v<LocalTime, std::string>, "unchecked text is no time");
static_assert(!can_add<LocalTime, std::chrono::hours>, "elapsed or on the wall: say which");
static_assert(!can_subtract<LocalTime, LocalTime>, "elapsed or on the wall: say which");
static_assert(!can_compare<LocalTime, Day> && !can_compare<LocalTime, Instant>);
static_assert(!can_elapse<int> && !can_elapse<std::chrono::minutes>);
static_assert(!std::is_default_constructible_v<DayOrTime>);
static_assert(!std::is_convertible_v<std::string, DayOrTime>);

} // namespace
