#include "initial.hpp"

#include "duty.hpp"

#include <algorithm>

namespace mosovo::law {

namespace {

/// One entry's first notification, worked out in order of day, since an earlier one may excuse a later.
struct First {
    const Entry* entry;
    const Run* run;
    std::optional<Day> last_day;
    std::optional<Done> done;
    const Entry* excused_by = nullptr;
};

/// The end of an earlier event's own period, prolonged by orders made while it ran (s.103G). Only what is certain.
End prolonged_end(const Context& context, const Entry& earlier, Day by) {
    auto end = earlier.shortest();
    for (const auto& entry : context.entries) {
        if (!end) break;
        const bool meanwhile = entry.prolongs() && entry.certain() && entry.starts &&
                               *entry.starts >= *earlier.starts && *entry.starts <= by && *entry.starts <= *end;
        if (meanwhile) end = later_end(end, entry.shortest());
    }
    return end;
}

/// s.83(2)–(4): the earlier event was notified under s.83 before the day, and binds through the three days.
bool excuses(const Context& context, const First& earlier, const First& later) {
    const auto day = *later.entry->starts;
    if (!earlier.entry->certain() || earlier.excused_by || !earlier.done) return false;
    if (*earlier.entry->starts >= day || earlier.done->day >= day) return false;
    const auto end = prolonged_end(context, *earlier.entry, std::max(day, context.as_of()));
    if (end && *end < day) return false;
    return !end || (later.last_day && *later.last_day <= *end);
}

/// An order made while he is a relevant offender prolongs; it opens no first notification (s.103G(1)).
const Entry* subject_already(const Context& context, const Entry& order) {
    for (const auto& entry : context.entries) {
        if (&entry == &order) break; // of two that begin on one day the one listed first opens the period
        if (entry.surely_covers(*order.starts) || (entry.certain() && entry.cut_on == order.starts)) return &entry;
    }
    return nullptr;
}

const Entry* excused_by(const Context& context, const First& first, const FewOf<First>& earlier) {
    if (first.entry->prolongs()) return subject_already(context, *first.entry);
    for (const auto& other : earlier)
        if (excuses(context, other, first)) return other.entry;
    return nullptr;
}

/// `initial` meets every open first notification of the run, with or without `covers`.
std::optional<Done> told_first(const Context& context, const First& first) {
    return first_told(context, first.run, [&](const Told& told) {
        return told.body.under(Under::initial) && told.body.day >= *first.entry->starts;
    });
}

First look_at(const Context& context, const Entry& entry, const Run* run, const FewOf<First>& earlier) {
    First first{&entry, run, {}, {}, nullptr};
    if (const auto from = entry.time_runs_from) {
        const auto at = context.period_law(*from);
        first.last_day =
            context.away.last_day(*from, context.law.initial.days(at.day, at.nation), Opens::beginning_with);
    }
    first.done = told_first(context, first);
    first.excused_by = excused_by(context, first, earlier);
    return first;
}

void tell_days(const Context& context, const First& first, Because& because) {
    const auto from = *first.entry->time_runs_from;
    const auto at = context.period_law(from);
    const auto length = context.law.initial.days(at.day, at.nation);
    const auto plain = last_day(from, length, Opens::beginning_with);
    if (first.entry->kind == EntryKind::order || first.entry->kind == EntryKind::notice)
        because.rule(
            context.law.order_relevant_date, at, [&] { return "time runs from service on " + british(from); },
            first.entry->starts, from);
    because.rule(
        context.law.initial, at, [&] { return within(length, Opens::beginning_with, from, plain); }, from, plain);
    tell_left_out(context, from, plain, first.last_day, because);
}

void tell_excuse(const Context& context, const First& first, Because& because) {
    const auto day = *first.entry->starts;
    const auto& rule = first.entry->prolongs() ? context.law.order_prolongs : context.law.already_notified;
    because.rule(rule, context.period_law(day), [&]() -> std::string {
        if (first.entry->prolongs())
            return "subject already on " + british(day) + ": the order prolongs and opens nothing";
        return "an earlier event was notified and binds throughout: not required again";
    });
}

void list(const Context& context, const First& first, Handed& into) {
    auto because = context.because();
    auto found = new_duty(Duty::initial_notification, first.entry->event, OnWhom::offender, first.run);
    found.obligation.last_day = first.last_day;
    found.done = first.done;
    if (first.entry->time_runs_from) {
        const auto from = *first.entry->time_runs_from;
        if (const auto opens = context.away.first_at_large(from, from)) found.obligation.opens = *opens;
        tell_days(context, first, because);
    } else {
        because.rule(context.law.order_relevant_date, context.period_law(*first.entry->starts),
                     [] { return std::string{"the day of service is not known: no time runs"}; });
    }
    if (first.excused_by) {
        found.required = Required::no;
        tell_excuse(context, first, because);
    }
    settle(context, found, because, into);
}

} // namespace

void add_initial(const Context& context, Handed& into) {
    FewOf<First> earlier;
    for (const auto& entry : context.entries) {
        if (!entry.certain() || !entry.starts) continue;
        if (entry.carried_over) { // notified under the 1997 Act, if at all (s.83(3))
            First carried{&entry, nullptr, {}, {}, nullptr};
            carried.done = told_first(context, carried);
            earlier.push_back(carried);
            continue;
        }
        const auto* run = context.subject_on(*entry.starts);
        if (!run) continue;
        const auto first = look_at(context, entry, run, earlier);
        list(context, first, into);
        earlier.push_back(first);
    }
}

} // namespace mosovo::law
