#include "advance_notice.hpp"

#include "duty.hpp"
#include "premises.hpp"

#include <algorithm>

namespace mosovo::law {

namespace {

/// The last of the days, beginning with the expected one, in which the event must come. No day is left out of these:
/// s.84(5) names the three days of s.84(1) and the six of s.84(4)(b) only.
Day end_of_wait(const Context& context, Day expected) {
    const auto at = context.period_law(expected);
    return *last_day(expected, context.law.advance_late.days(at.day, at.nation), Opens::beginning_with);
}

/// The day of each event that a notice covers and that may be told before it happens; nothing: it has not.
FewOf<std::optional<Day>> days_covered(const Context& context, const Told& told) {
    FewOf<std::optional<Day>> all;
    for (const auto& event : context.facts.references(told.body.covers))
        if (event.may_be_told_before) all.push_back(day_of_event(context, event));
    return all;
}

bool is_notice_in_advance(const Context& context, const Told& told) {
    if (!told.body.under(Under::change) || !told.body.expected) return false;
    const auto all = days_covered(context, told);
    if (all.empty()) return told.body.covers.empty(); // a release is not told before (s.84(2))
    return std::ranges::any_of(all, [&](std::optional<Day> day) { return is_advance(told, day); });
}

/// Whether all that was expected has happened by the end of the wait, too early included.
bool all_happened(const Context& context, const Told& told, Day wait) {
    const auto all = days_covered(context, told);
    return !all.empty() && std::ranges::all_of(all, [&](std::optional<Day> day) { return day && *day <= wait; });
}

void list(const Context& context, const Told& told, const Run& run, Handed& into) {
    const auto expected = *told.body.expected;
    const auto at = context.period_law(expected);
    const auto length = context.law.non_occurrence.days(at.day, at.nation);
    const auto plain = last_day(expected, length, Opens::beginning_with);
    const auto wait = end_of_wait(context, expected);

    auto because = context.because();
    auto found = new_duty(Duty::non_occurrence, told.event, OnWhom::offender, &run);
    found.obligation.last_day = context.away.last_day(expected, length, Opens::beginning_with);
    const auto after_wait = expected + context.law.advance_late.days(at.day, at.nation);
    const auto opens = context.away.first_at_large(after_wait, expected);
    if (opens) found.obligation.opens = *opens;
    found.done = first_told(context, &run, [&](const Told& other) {
        return other.body.under(Under::non_occurrence) && other.body.day >= after_wait &&
               context.covers(other, told.event);
    });
    because.rule(
        context.law.advance_late, at,
        [&] { return "expected on " + british(expected) + ", waited for until " + british(wait); }, expected, wait);
    because.rule(
        context.law.non_occurrence, at, [&] { return within(length, Opens::beginning_with, expected, plain); },
        expected, plain);
    tell_left_out(context, expected, plain, found.obligation.last_day, because);
    if (all_happened(context, told, wait)) {
        found.required = Required::no;
        because.rule(context.law.non_occurrence, at,
                     [] { return std::string{"the event happened: there is nothing to say"}; });
    }
    settle(context, found, because, into);
}

} // namespace

bool is_advance(const Told& told, std::optional<Day> happened) {
    return told.body.expected && (!happened || told.body.day <= *happened);
}

bool counts_for(const Context& context, const Told& told, Day day) {
    const auto expected = *told.body.expected;
    const auto at = context.period_law(expected);
    if (day < expected - context.law.advance_early.days(at.day, at.nation)) return false;
    return day <= end_of_wait(context, expected);
}

bool has_failed(const Context& context, const Told& told) {
    if (told.body.under(Under::initial) || told.body.under(Under::periodic)) return false; // it stands on its own feet
    if (!is_notice_in_advance(context, told)) return false;
    const bool waiting = context.as_of() <= end_of_wait(context, *told.body.expected);
    const auto all = days_covered(context, told);
    if (all.empty()) return !waiting;
    return std::ranges::none_of(all, [&](std::optional<Day> day) {
        if (!day) return waiting;
        return *day <= told.body.day || counts_for(context, told, *day); // told on its own day, it is told in time
    });
}

std::optional<Day> day_of_event(const Context& context, const Reference& event) {
    const auto arisen = [&](std::optional<Day> day) { return day && *day <= context.as_of() ? day : std::nullopt; };
    if (const auto* change = context.facts.referred<Change>(event)) return arisen(change->on);
    if (!context.facts.referred<PremisesFact>(event) && !context.facts.referred<HouseholdFact>(event)) return {};
    for (const auto& place : place_events(context))
        if (place.holds(event.event)) return place.on;
    return {};
}

void add_non_occurrence(const Context& context, Handed& into) {
    for (const auto& told : context.told) {
        if (!is_notice_in_advance(context, told)) continue;
        if (const auto* run = context.subject_on(told.body.day)) list(context, told, *run, into);
    }
}

} // namespace mosovo::law
