#include "travel.hpp"

#include "duty.hpp"
#include "orders.hpp"

#include <algorithm>

namespace mosovo::law {

namespace {

constexpr std::chrono::minutes midnight{0};

/// One journey, and the law of the day on which it begins.
struct Journey {
    EventAt event;
    const TravelFact* travel;
    Day departs;
    At law;
    const Run* run; ///< null under a travel order alone
    Required required;
};

/// Days between leaving and returning, as intended; nothing when no return is recorded.
std::optional<date::days> absence(const TravelFact& travel, Day departs) {
    if (travel.intended_return) return *travel.intended_return - departs;
    if (travel.disclosed_on) return *travel.disclosed_on - departs;
    return {};
}

/// Absences too short to be notified: before the regulations of 2012 to 2014, and to the Republic from Northern
/// Ireland.
Required required(const Context& context, const TravelFact& travel, Day departs, At at) {
    const auto away = absence(travel, departs);
    if (!away) return Required::yes; // not known is not short
    const auto& law = context.law;
    date::days shortest{0};
    if (law.shortest_absence.find(at.day, at.nation)) shortest = law.shortest_absence.days(at.day, at.nation);
    if (travel.to_republic && law.shortest_absence_republic.find(at.day, at.nation))
        shortest = std::max(shortest, law.shortest_absence_republic.days(at.day, at.nation));
    return *away < shortest ? Required::no : Required::yes;
}

std::optional<Journey> journey_of(const Context& context, EventAt event, const TravelFact& travel) {
    if (!travel.departs) return {};
    const auto departs = travel.departs->day();
    const auto* run = context.subject_on(departs);
    if (departs < context.law.part2_from || (!run && !under_travel_order(context, departs))) return {};
    const auto at = context.nations.at(departs);
    return Journey{event, &travel, departs, at, run, required(context, travel, departs, at)};
}

std::optional<Done> told_of(const Context& context, const Journey& journey, Under purpose,
                            std::optional<LocalTime> not_before = {}) {
    return first_told(context, journey.run, [&](const Told& told) {
        return told.body.under(purpose) && context.covers(told, journey.event) &&
               (!not_before || told.body.given >= *not_before);
    });
}

void tell_short(const Context& context, const Journey& journey, Because& because) {
    if (journey.required == Required::no)
        because.rule(context.law.shortest_absence, journey.law,
                     [] { return std::string{"an absence this short need not be notified"}; });
}

/// What "before that date" is counted back from: decision 0012; in Scotland the departure itself for some limits.
LocalTime start_of_departure(const Context& context, const Journey& journey, bool from_departure) {
    const bool reading = context.readings().hours_before_date == HoursBeforeDate::from_the_departure;
    if (from_departure || reading) return journey.travel->departs->time_or_start_of_day();
    return LocalTime::first_at(journey.departs, midnight);
}

void set_hours(const Context& context, const Journey& journey, const LawRule& rule, bool from_departure, Found& found,
               Because& because) {
    const auto hours = rule.hours(journey.law.day, journey.law.nation);
    const auto start = start_of_departure(context, journey, from_departure);
    const auto latest = plus_elapsed(start, -hours);
    found.obligation.latest = latest;
    because.rule(
        rule, journey.law,
        [&] { return spell(hours) + " before " + start.british() + ": no later than " + latest.british(); },
        journey.departs, latest.day());
    if (!from_departure)
        because.reading(Doubt::hours_before_date, [&] {
            const bool first = context.readings().hours_before_date == HoursBeforeDate::from_its_first_minute;
            return std::string{first ? "counted back from the first minute of the day of departure"
                                     : "counted back from the departure itself"};
        });
}

void set_clear_days(const Context& context, const Journey& journey, Found& found, Because& because) {
    const auto clear = context.law.travel_notice.days(journey.law.day, journey.law.nation);
    const bool both = context.readings().clear_days == ClearDays::both_ends_excluded;
    const auto last = both ? clear_days_before(journey.departs, clear) : journey.departs - clear;
    found.obligation.last_day = last;
    because.rule(
        context.law.travel_notice, journey.law,
        [&] {
            return "not less than " + spell(clear) + " before " + british(journey.departs) + ": last day " +
                   british(last);
        },
        journey.departs, last);
    because.reading(Doubt::clear_days, [&] {
        return std::string{both ? "clear days: neither the day of notice nor the day of departure counts"
                                : "the day of notice is counted"};
    });
}

/// Known more than seven days before; a journey without the day it was known takes the seven-day rule.
bool known_in_time(const Context& context, const Journey& journey) {
    const auto before = context.law.known_before.days(journey.law.day, journey.law.nation);
    return !journey.travel->known || *journey.travel->known + before < journey.departs;
}

void add_notice(const Context& context, const Journey& journey, Handed& into) {
    auto because = context.because();
    auto found = new_duty(Duty::travel_notification, journey.event, OnWhom::offender, journey.run);
    found.required = journey.required;
    if (journey.travel->known) found.obligation.opens = *journey.travel->known;
    if (!known_in_time(context, journey)) {
        set_hours(context, journey, context.law.known_late, false, found, because);
    } else if (journey.travel->excuse == true) {
        const auto& from = context.law.excused_before.words(journey.law.day, journey.law.nation);
        set_hours(context, journey, context.law.excused, from.front() == "departure", found, because);
    } else {
        set_clear_days(context, journey, found, because);
    }
    tell_short(context, journey, because);
    found.done = told_of(context, journey, Under::travel);
    settle(context, found, because, into);
}

/// Regulation 7: only where the journey had been notified before the details changed.
void add_change(const Context& context, const Journey& journey, Handed& into) {
    const auto& changed = journey.travel->details_changed;
    if (!changed) return;
    const auto told = told_of(context, journey, Under::travel);
    if (!told || *told->at >= *changed) return;
    // Regulation 7 reaches what is found wrong before he leaves.
    const auto time = journey.travel->departs->time();
    if (time ? *changed >= *time : changed->day() > journey.departs) return;
    auto because = context.because();
    auto found = new_duty(Duty::travel_change, journey.event, OnWhom::offender, journey.run);
    found.required = journey.required;
    found.obligation.opens = changed->day();
    found.obligation.opens_at = *changed;
    if (journey.travel->excuse == true)
        set_hours(context, journey, context.law.change_before_departure, true, found, because);
    else
        set_hours(context, journey, context.law.change_without_excuse, false, found, because);
    tell_short(context, journey, because);
    found.done = told_of(context, journey, Under::travel_change, *changed);
    settle(context, found, because, into);
}

/// Whether he came back on the day and at the point that he had disclosed.
bool as_disclosed(const TravelFact& travel) {
    return travel.disclosed_on && travel.disclosed_on == travel.returned_on && travel.at_disclosed_point;
}

void add_return(const Context& context, const Journey& journey, Handed& into) {
    if (!journey.travel->returned_on) return;
    const auto day = *journey.travel->returned_on;
    const auto* run = context.subject_on(day);
    if (day < context.law.part2_from || day > context.as_of() || (!run && !under_travel_order(context, day))) return;
    const auto at = context.nations.at(day);
    const auto length = context.law.return_within.days(at.day, at.nation);
    auto because = context.because();
    auto found = new_duty(Duty::return_notification, journey.event, OnWhom::offender, run);
    found.required = journey.required;
    found.obligation.opens = day;
    set_days_of_return(context, context.law.return_within, length, day, found, because);
    tell_short(context, journey, because);
    if (as_disclosed(*journey.travel)) {
        found.required = Required::no;
        because.rule(context.law.return_within, at,
                     [] { return std::string{"returned on the day and at the point disclosed: not required"}; });
    }
    found.done = first_told(context, run, [&](const Told& told) {
        return told.body.under(Under::return_) && told.body.day >= day && context.covers(told, journey.event);
    });
    settle(context, found, because, into);
}

} // namespace

void add_travel(const Context& context, Handed& into) {
    for (const auto& [event, travel] : context.facts.all<TravelFact>()) {
        const auto journey = journey_of(context, event, travel);
        if (!journey) continue;
        add_notice(context, *journey, into);
        add_change(context, *journey, into);
        add_return(context, *journey, into);
    }
}

} // namespace mosovo::law
