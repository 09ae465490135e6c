#include "duty.hpp"

namespace mosovo::law {

namespace {

/// Taken at the last moment of `as_of`: an instant on that day has passed, a last day has not.
bool is_over(const Obligation& obligation, Day as_of) {
    if (obligation.latest) return obligation.latest->day() <= as_of;
    return obligation.last_day && *obligation.last_day < as_of;
}

/// The duty was open when the period ended, and its last day is after that end.
bool fell_with_the_period(const Found& found, Day as_of) {
    if (!found.run || !found.run->end || as_of <= *found.run->end) return false;
    const auto last = final_day(found.obligation);
    return !last || *last > *found.run->end;
}

State state_of(const Found& found, Day as_of) {
    const auto& obligation = found.obligation;
    if (found.required == Required::no) return State::not_required;
    if (found.done) return is_late(obligation, *found.done) ? State::met_late : State::met;
    if (fell_with_the_period(found, as_of)) return State::not_required;
    if (is_over(obligation, as_of)) return State::missed;
    if (obligation.opens && as_of < obligation.opens->day()) return State::upcoming;
    const bool without_limit =
        obligation.duty == Duty::review_eligible && obligation.opens; // a right that never lapses
    if (!obligation.last_day && !obligation.latest && !without_limit) return State::held_open;
    return State::due;
}

} // namespace

Found new_duty(Duty duty, const Event& arises_from, OnWhom on_whom, const Run* run) {
    return {Obligation{duty, arises_from.id(), {}, {}, {}, {}, State::due, {}, on_whom, {}}, run, {}, Required::yes};
}

bool is_late(const Obligation& obligation, const Done& done) {
    if (obligation.latest) {
        if (done.at) return *done.at > *obligation.latest;
        return done.day > obligation.latest->day();
    }
    return obligation.last_day && done.day > *obligation.last_day;
}

void tell_left_out(const Context& context, Day trigger, std::optional<Day> plain, std::optional<Day> last,
                   Because& because) {
    if (plain == last) return;
    because.rule(
        context.law.disregarded, context.period_law(trigger),
        [&] {
            return "time in custody, in hospital or outside the UK is left out: " +
                   (last ? "last day " + british(*last) : std::string{"held open"});
        },
        plain, last);
    if (context.readings().part_days == PartDays::count)
        because.reading("part_days", "0010-part-days-at-large-count",
                        [] { return std::string{"a day with any time at large in the UK counts"}; });
    else
        because.reading("part_days", "0010-part-days-at-large-count",
                        [] { return std::string{"only whole days at large in the UK count"}; });
}

void set_days_of_return(const Context& context, const Rule& rule, date::days length, Day returned, Found& found,
                        Because& because) {
    const bool after = context.readings().days_of_return == DaysOfReturn::after;
    const auto opens = after ? Opens::after : Opens::beginning_with;
    const auto last = last_day(returned, length, opens);
    found.obligation.last_day = last;
    if (after) found.obligation.safe_day = last_day(returned, length, Opens::beginning_with);
    because.rule(
        rule, context.nations.at(returned), [&] { return within(length, opens, returned, last); }, returned, last);
    because.reading("days_of_return", "0013-within-three-days-of-return", [&] {
        return std::string{after ? "the day of return is not counted; a day earlier is safe"
                                 : "the day of return is day 1"};
    });
}

void settle(const Context& context, Found found, Because& because, std::vector<Obligation>& into) {
    found.obligation.state = state_of(found, context.as_of());
    const bool counts = found.obligation.state == State::met || found.obligation.state == State::met_late;
    if (counts) found.obligation.met_by = found.done->event->id();
    found.obligation.because = because.take();
    into.push_back(std::move(found.obligation));
}

} // namespace mosovo::law
