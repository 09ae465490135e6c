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
        return is_advance(told, on) ? counts_for(context, told, on) : told.body.day >= on;
    });
}

void tell_advance(const Context& context, const Found& found, Day on, Because& because) {
    if (!found.done || found.done->day >= on) return;
    because.rule(context.law.advance_late, context.period_law(on), [&] {
        return "notified in advance on " + british(found.done->day) + ", and the event of " + british(on) +
               " came when expected";
    });
}

/// The three days beginning with an event of s.84(1).
void add_three_days(const Context& context, const LawRule& rule, Day on, Found found, Handed& into) {
    auto because = context.because();
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

bool must_be_notified(const Context& context, ChangeOf what, Day day) {
    const auto at = context.period_law(day);
    return context.law.changes.lists(what, at.day, at.nation);
}

void add_changes(const Context& context, Handed& into) {
    for (const auto& [event, change] : context.facts.all<Change>()) {
        if (!change.on) continue;
        const auto* run = context.subject_on(*change.on);
        if (!run || (change.what && !must_be_notified(context, *change.what, *change.on))) continue;
        auto found = new_duty(Duty::change_notification, event, OnWhom::offender, run);
        found.done = told_of_change(context, run, event, *change.on);
        add_three_days(context, context.law.change, *change.on, std::move(found), into);
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
        add_three_days(context, context.law.release, release.on, std::move(found), into);
    }
}

} // namespace mosovo::law
