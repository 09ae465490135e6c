#include "change.hpp"

#include "advance_notice.hpp"
#include "duty.hpp"

#include <algorithm>

namespace mosovo::law {

namespace {

bool is_among(const Context& context, const Told& told, std::span<const EventAt> events) {
    return std::ranges::any_of(events, [&](EventAt event) { return context.covers(told, event); });
}

std::optional<Done> told_of_change(const Context& context, const Run* run, EventAt event, Day on) {
    return first_told(context, run, [&](const Told& told) {
        if (!told.body.under(Under::change) || !context.covers(told, event)) return false;
        // On the day itself it is within the three days, whatever day he expected.
        return told.body.day >= on || (is_advance(told, on) && counts_for(context, told, on));
    });
}

/// The Act of 2026, where a rulebook has it in force: a new name is notified so many clear days before it is used.
void add_days_before_name(const Context& context, Day on, Found found, Handed& into) {
    auto because = context.because();
    const auto at = context.period_law(on);
    const auto clear = context.law.act2026_name_change.days(at.day, at.nation);
    const bool both = context.readings().clear_days == ClearDays::both_ends_excluded;
    const auto last = both ? clear_days_before(on, clear) : on - clear;
    found.obligation.last_day = last;
    because.rule(
        context.law.act2026_name_change, at,
        [&] { return "not less than " + spell(clear) + " before " + british(on) + ": last day " + british(last); }, on,
        last);
    because.reading(Doubt::clear_days, [&] {
        return std::string{both ? "clear days: neither the day of notice nor the day of the new name counts"
                                : "the day of notice is counted"};
    });
    because.reading(Doubt::not_commenced, [] { return std::string{"evaluated as if it were commenced"}; });
    settle(context, found, because, into);
}

void tell_advance(const Context& context, const Found& found, Day on, Because& because) {
    if (!found.done || found.done->day >= on) return;
    because.rule(context.law.advance_late, context.period_law(on), [&] {
        return "notified in advance on " + british(found.done->day) + ", and the event of " + british(on) +
               " came when expected";
    });
}

/// The three days beginning with an event of s.84(1).
void add_three_days(const Context& context, const LawRule& rule, Day on, Found found, Because because, Handed& into) {
    const auto at = context.period_law(on);
    const auto length = rule.days(at.day, at.nation);
    const auto plain = last_day(on, length, Opens::beginning_with);
    found.obligation.last_day = context.away.last_day(on, length, Opens::beginning_with);
    if (const auto opens = context.away.first_at_large(on, on)) found.obligation.opens = *opens;
    because.rule(
        rule, at, [&] { return within(length, Opens::beginning_with, on, plain); }, on, plain);
    tell_left_out(context, on, plain, found.obligation.last_day, because);
    tell_advance(context, found, on, because);
    settle(context, found, because, into);
}

} // namespace

bool lends_household_law(const Context& context, Day day) {
    return context.readings().scottish_child_household == ScottishChildHousehold::as_england_wales &&
           context.period_law(day).nation == Jurisdiction::scotland;
}

void tell_lent_household_law(Because& because) {
    because.reading(Doubt::scottish_child_household,
                    [] { return std::string{"no Scottish rule was found: the rule of England and Wales is taken"}; });
}

bool must_be_notified(const Context& context, ChangeOf what, Day day) {
    auto at = context.period_law(day);
    if (what == ChangeOf::child_household && lends_household_law(context, day)) at.nation = Jurisdiction::england_wales;
    return context.law.changes.lists(what, at.day, at.nation);
}

void add_changes(const Context& context, Handed& into) {
    for (const auto& [event, change] : context.facts.all<Change>()) {
        if (!change.on) continue;
        const auto* run = context.subject_on(*change.on);
        if (!run || (change.what && !must_be_notified(context, *change.what, *change.on))) continue;
        auto found = new_duty(Duty::change_notification, event, OnWhom::offender, run);
        const auto at = context.period_law(*change.on);
        if (change.what == ChangeOf::name && context.law.act2026_name_change.find(at.day, at.nation)) {
            found.done = first_told(context, run, [&, event = event](const Told& told) {
                return told.body.under(Under::change) && context.covers(told, event);
            });
            add_days_before_name(context, *change.on, found, into);
            continue;
        }
        found.done = told_of_change(context, run, event, *change.on);
        auto because = context.because();
        if (change.what == ChangeOf::child_household && lends_household_law(context, *change.on))
            tell_lent_household_law(because);
        add_three_days(context, context.law.change, *change.on, found, std::move(because), into);
    }
}

void add_releases(const Context& context, Handed& into) {
    for (const auto& release : context.away.releases()) {
        const auto* run = context.subject_on(release.on);
        if (!run) continue;
        auto found = new_duty(Duty::change_notification, release.stay, OnWhom::offender, run);
        found.done = first_told(context, run, [&](const Told& told) {
            return told.body.under(Under::change) && told.body.day >= release.on &&
                   is_among(context, told, {release.stays.data(), release.stays.size()});
        });
        add_three_days(context, context.law.release, release.on, found, context.because(), into);
    }
}

} // namespace mosovo::law
