#include "periodic.hpp"

#include "advance_notice.hpp"
#include "duty.hpp"

#include <algorithm>

namespace mosovo::law {

namespace {

constexpr date::days one{1};

/// A notification from which the clock runs.
struct Clock {
    const Told* told;
    const Run* run;
    std::optional<HomeKind> home; ///< as last notified; nothing: never stated
    bool prescribed_only;         ///< it reported nothing but prescribed changes (s.84(1)(ca))
    bool left_by_prescribed;      ///< a later one reported nothing else, and by the reading leaves this clock running
    MaybeDay plain;               ///< last day before any tail
    MaybeDay last_day;
    MaybeDay unrestarted; ///< the date, had prescribed changes not started the clock again
};

bool is_prescribed(const Context& context, const Reference& event) {
    if (event.household) return true;
    const auto* change = context.facts.referred<Change>(event);
    return change && change->what && *change->what != ChangeOf::name && *change->what != ChangeOf::home_address;
}

bool reports_prescribed_only(const Context& context, const Told& told) {
    if (told.body.under(Under::initial) || told.body.under(Under::periodic) || told.body.covers.empty()) return false;
    return std::ranges::all_of(context.facts.references(told.body.covers),
                               [&](const Reference& event) { return is_prescribed(context, event); });
}

bool is_weekly(const Context& context, const Clock& clock) {
    const auto at = context.nations.at(clock.told->body.day);
    return clock.home == HomeKind::place_found && context.law.weekly.find(at.day, at.nation);
}

/// The last day of the applicable period, before any tail.
std::optional<Day> plain_last_day(const Context& context, const Clock& clock) {
    if (!clock.home) return {};
    const auto at = context.nations.at(clock.told->body.day);
    const auto& law = context.law;
    const auto last = is_weekly(context, clock) ? last_day(at.day, law.weekly.days(at.day, at.nation), Opens::after)
                                                : last_day(at.day, law.yearly.months(at.day, at.nation), Opens::after);
    return context.readings().periodic_last_day == PeriodicLastDay::anniversary ? last : *last - one;
}

/// s.85(3), (4): a period that would end while he is away runs to the third day beginning with his return, whatever
/// follows. \return nothing while he is away with no day of return
std::optional<Day> with_tail(const Context& context, Day plain) {
    const auto* stretch = context.away.holding(plain);
    if (!stretch) return plain;
    if (!stretch->to) return {};
    const auto at = context.period_law(*stretch->to);
    return last_day(*stretch->to, context.law.tail.days(at.day, at.nation), Opens::beginning_with);
}

ManyOf<Clock> clocks_of(const Context& context) {
    ManyOf<Clock> clocks;
    std::optional<HomeKind> home;
    for (const auto& told : context.told) {
        if (!told.body.starts_clock() || has_failed(context, told)) continue;
        if (told.body.home) home = told.body.home;
        const auto* run = context.subject_on(told.body.day);
        if (!run) continue;
        Clock clock{&told, run, home, reports_prescribed_only(context, told), false, {}, {}, {}};
        if (clock.prescribed_only && context.readings().prescribed_change == PrescribedChange::leaves_the_clock) {
            if (!clocks.empty() && clocks.back().run == run) clocks.back().left_by_prescribed = true;
            continue;
        }
        clock.plain = plain_last_day(context, clock);
        if (clock.plain) clock.last_day = with_tail(context, *clock.plain);
        if (clock.prescribed_only && !clocks.empty() && clocks.back().run == run)
            clock.unrestarted = clocks.back().prescribed_only ? clocks.back().unrestarted : clocks.back().last_day;
        clocks.push_back(clock);
    }
    return clocks;
}

/// A day earlier that is safe under every reading; only where it is earlier.
std::optional<Day> safe_day(const Context& context, const Clock& clock) {
    if (!clock.plain || context.readings().periodic_last_day != PeriodicLastDay::anniversary) return {};
    auto safe = with_tail(context, *clock.plain - one);
    if (clock.unrestarted && *clock.unrestarted >= context.as_of())
        safe = safe ? std::min(*safe, *clock.unrestarted) : *clock.unrestarted;
    if (safe && clock.last_day && *safe >= *clock.last_day) return {};
    return safe;
}

void tell(const Context& context, const Clock& clock, Because& because) {
    const auto at = context.nations.at(clock.told->body.day);
    const auto& law = context.law;
    if (!clock.home) {
        because.rule(
            law.yearly, at, [] { return std::string{"no home address was ever stated: year or week is not known"}; },
            at.day);
        return;
    }
    if (is_weekly(context, clock))
        because.rule(
            law.weekly, at,
            [&] { return within(law.weekly.days(at.day, at.nation), Opens::after, at.day, clock.plain); }, at.day,
            clock.plain);
    else
        because.rule(
            law.yearly, at,
            [&] {
                return "within " + spell(law.yearly.months(at.day, at.nation)) + " after the notification of " +
                       british(at.day);
            },
            at.day, clock.plain);
    because.reading(Doubt::periodic_last_day, [&] {
        const bool anniversary = context.readings().periodic_last_day == PeriodicLastDay::anniversary;
        return std::string{anniversary ? "the day of the notification is not counted; a day earlier is safe"
                                       : "the day of the notification is day 1"};
    });
    if (clock.last_day != clock.plain)
        because.rule(
            law.tail, context.period_law(*clock.plain),
            [&] {
                return "the period would end in custody, in hospital or abroad: " +
                       (clock.last_day ? "runs on to " + british(*clock.last_day) : std::string{"held open"});
            },
            clock.plain, clock.last_day);
    if (clock.left_by_prescribed)
        because.reading(Doubt::prescribed_change, [] {
            return std::string{"a later notification of prescribed changes alone leaves this clock running"};
        });
    if (clock.prescribed_only)
        because.reading(Doubt::prescribed_change, [] {
            return std::string{
                "a notification of prescribed changes alone starts the clock again; the earlier date is safe"};
        });
}

} // namespace

void add_periodic(const Context& context, Handed& into) {
    const auto clocks = clocks_of(context);
    for (std::size_t i = 0; i < clocks.size(); ++i) {
        const auto& clock = clocks[i];
        auto because = context.because();
        auto found = new_duty(Duty::periodic_notification, clock.told->event, OnWhom::offender, clock.run);
        found.obligation.opens = clock.told->body.day + one;
        found.obligation.last_day = clock.last_day;
        found.obligation.safe_day = safe_day(context, clock);
        if (i + 1 < clocks.size() && clocks[i + 1].run == clock.run) found.done = done_by(*clocks[i + 1].told);
        tell(context, clock, because);
        settle(context, found, because, into);
    }
}

} // namespace mosovo::law
