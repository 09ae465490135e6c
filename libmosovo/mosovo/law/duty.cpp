#include "duty.hpp"

namespace mosovo::law {

namespace {

/// Taken at the last moment of `as_of`: an instant on that day has passed, a last day has not.
bool is_over(const ObligationRow& obligation, Day as_of) {
    if (obligation.latest) return (*obligation.latest).day() <= as_of;
    return obligation.last_day && *obligation.last_day < as_of;
}

/// The duty was open when the period ended, and its last day is after that end.
bool fell_with_the_period(const Found& found, Day as_of) {
    if (!found.run || !found.run->end || as_of <= *found.run->end) return false;
    const auto& last = found.obligation.last_day;
    if (last) return *last > *found.run->end;
    return !found.obligation.latest || (*found.obligation.latest).day() > *found.run->end;
}

State state_of(const Found& found, Day as_of) {
    const auto& obligation = found.obligation;
    if (found.required == Required::no) return State::not_required;
    if (found.done) return is_late(obligation, *found.done) ? State::met_late : State::met;
    if (fell_with_the_period(found, as_of)) return State::not_required;
    if (obligation.opens && as_of < *obligation.opens) return State::upcoming;
    if (is_over(obligation, as_of)) return State::missed;
    const bool without_limit =
        obligation.duty == Duty::review_eligible && obligation.opens; // a right that never lapses
    if (!obligation.last_day && !obligation.latest && !without_limit) return State::held_open;
    return State::due;
}

/// s.87: a notification given elsewhere than at a station is counted, and said.
Attended attended(const Context& context, const Done& done, Because& because) {
    if (!done.told) return Attended::not_met;
    if (!done.told->place) return Attended::not_recorded;
    const auto at = context.period_law(done.day);
    if (context.law.attendance.lists(*done.told->place, at.day, at.nation)) return Attended::at_station;
    because.rule(
        context.law.attendance, at,
        [&] {
            return "the notification of " + british(done.day) + " was not given at a station for it (" +
                   std::string{*done.told->place == PlaceKind::home_address ? "at his home address" : "elsewhere"} +
                   "): counted, and for an officer to check";
        },
        done.day);
    return Attended::elsewhere;
}

} // namespace

Found new_duty(Duty duty, EventAt arises_from, OnWhom on_whom, const Run* run) {
    Found found;
    found.obligation.duty = duty;
    found.obligation.arises_from = arises_from;
    found.obligation.on_whom = on_whom;
    found.run = run;
    return found;
}

bool is_late(const ObligationRow& obligation, const Done& done) {
    if (obligation.latest) {
        if (done.at) return *done.at > *obligation.latest;
        return done.day > (*obligation.latest).day();
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
        because.reading(Doubt::part_days, [] { return std::string{"a day with any time at large in the UK counts"}; });
    else
        because.reading(Doubt::part_days, [] { return std::string{"only whole days at large in the UK count"}; });
}

void set_days_of_return(const Context& context, const LawRule& rule, date::days length, Day returned, Found& found,
                        Because& because) {
    const bool after = context.readings().days_of_return == DaysOfReturn::after;
    const auto opens = after ? Opens::after : Opens::beginning_with;
    const auto last = last_day(returned, length, opens);
    found.obligation.last_day = last;
    if (after) found.obligation.safe_day = last_day(returned, length, Opens::beginning_with);
    because.rule(
        rule, context.nations.at(returned), [&] { return within(length, opens, returned, last); }, returned, last);
    because.reading(Doubt::days_of_return, [&] {
        return std::string{after ? "the day of return is not counted; a day earlier is safe"
                                 : "the day of return is day 1"};
    });
}

void settle(const Context& context, const Found& found, Because& because, Handed& into) {
    auto obligation = found.obligation;
    obligation.state = state_of(found, context.as_of());
    const bool counts = obligation.state == State::met || obligation.state == State::met_late;
    if (counts) {
        obligation.met_by = found.done->event;
        obligation.attended = attended(context, *found.done, because);
    }
    if (because.told()) {
        const auto steps = because.take();
        obligation.first_step = static_cast<std::uint32_t>(into.steps.size());
        obligation.steps = static_cast<std::uint16_t>(steps.size());
        into.steps.insert(into.steps.end(), steps.begin(), steps.end());
    }
    into.obligations.push_back(obligation);
}

} // namespace mosovo::law
