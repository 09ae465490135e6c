#include "review.hpp"

#include "advance_notice.hpp"
#include "duty.hpp"

#include <algorithm>

namespace mosovo::law {

namespace {

constexpr date::days one{1};

date::days time_left_out(const Context& context, Day first, Day last) {
    const bool touched = context.readings().scottish_left_out == ScottishLeftOut::days_touched;
    return touched ? context.away.days_touched(first, last) : context.away.whole_days(first, last);
}

/// The date of discharge (s.88A): years after the relevant date, leaving out time in custody, in hospital and outside
/// the UK before the first notification. Nothing while that time has no end.
std::optional<Day> date_of_discharge(const Context& context, const Entry& entry, date::months length) {
    const auto relevant = *entry.relevant_date;
    // One given before he was subject, or in advance of what did not come, is no first notification.
    const auto from = std::max(relevant, entry.starts.value_or(relevant));
    const auto first = std::ranges::find_if(context.told, [&](const Told& told) {
        return told.body.starts_clock() && told.body.day >= from && !has_failed(context, told);
    });
    const auto plain = last_day(relevant, length, Opens::after);
    std::optional<Day> until;
    if (first != context.told.end()) until = first->body.day - one;
    // Time away within the time put off puts it off further; what comes after the date does not.
    auto date = plain;
    for (bool moved = true; moved;) {
        for (const auto& stretch : context.away.stretches())
            if (!stretch.to && !until && stretch.from <= date) return {};
        const auto left_out = time_left_out(context, relevant, until ? std::min(*until, date) : date);
        moved = plain + left_out > date;
        date = std::max(date, plain + left_out);
    }
    return date;
}

std::optional<Done> decided(const Context& context, Day from) {
    std::optional<Done> first;
    // Of two on one day the one that stands first in the record.
    const auto consider = [&](EventAt event, std::optional<Day> day) {
        if (day && *day >= from && *day <= context.as_of() &&
            (!first || std::pair{*day, event} < std::pair{first->day, first->event}))
            first = Done{event, *day, {}};
    };
    for (const auto& [event, decision] : context.facts.all<ReviewDetermination>()) {
        const auto& made = decision.made; // on one who was subject: the day of a discharge is the first of his freedom
        if (made && (context.subject_on(*made) || context.subject_on(*made - one))) consider(event, made);
    }
    for (const auto& [event, order] : context.facts.all<OrderFact>())
        if (order.type == OrderType::continuation_order) consider(event, order.made);
    return first;
}

/// The offender's right to appeal against a decision that he remains subject, counted from the decision itself and not,
/// as in England and Wales, from its receipt.
void add_appeals(const Context& context, Handed& into) {
    const auto& rule = context.law.scottish_appeal;
    for (const auto& [event, decision] : context.facts.all<ReviewDetermination>()) {
        if (decision.outcome != ReviewOutcome::continued || !decision.made) continue;
        const auto day = *decision.made;
        const auto at = context.nations.at(day);
        if (day > context.as_of() || !rule.find(at.day, at.nation) || !context.subject_on(day)) continue;
        const auto length = rule.days(at.day, at.nation);
        auto because = context.because();
        auto found = new_duty(Duty::appeal, event, OnWhom::offender, context.subject_on(day));
        found.obligation.opens = day;
        found.obligation.last_day = last_day(day, length, Opens::after);
        because.rule(
            rule, at, [&] { return within(length, Opens::after, day, found.obligation.last_day); }, day,
            found.obligation.last_day);
        settle(context, found, because, into);
    }
}

} // namespace

void add_scottish_review(const Context& context, Handed& into) {
    const auto at = context.nations.at(context.as_of());
    const auto& law = context.law;
    add_appeals(context, into);
    if (!law.scottish_adult.find(at.day, at.nation)) return;
    const Entry* governing = nullptr;
    std::optional<Day> latest;
    for (const auto& entry : context.entries) {
        const bool indefinite = entry.certain() && entry.was_indefinite() && entry.relevant_date;
        if (!indefinite || !entry.starts || *entry.starts > context.as_of()) continue;
        const auto& rule = entry.young ? law.scottish_under_18 : law.scottish_adult;
        const auto discharge = date_of_discharge(context, entry, rule.months(at.day, at.nation));
        if (governing && (!latest || (discharge && *discharge <= *latest))) continue; // the latest date of all
        governing = &entry;
        latest = discharge;
    }
    if (!governing) return;
    const auto& rule = governing->young ? law.scottish_under_18 : law.scottish_adult;
    const auto relevant = *governing->relevant_date;
    auto because = context.because();
    auto found =
        new_duty(Duty::scottish_review, governing->event, OnWhom::police, context.subject_on(*governing->starts));
    found.obligation.last_day = latest;
    const auto length = rule.months(at.day, at.nation);
    const auto plain = last_day(relevant, length, Opens::after);
    because.rule(
        rule, at, [&] { return within(length, Opens::after, relevant, plain); }, relevant, plain);
    if (latest != plain) {
        because.rule(
            rule, at,
            [&] {
                return "time away before the first notification is left out: " +
                       (latest ? "last day " + british(*latest) : std::string{"held open"});
            },
            plain, latest);
        because.reading(Doubt::scottish_left_out, [&] {
            const bool touched = context.readings().scottish_left_out == ScottishLeftOut::days_touched;
            return std::string{touched ? "every calendar day with any time away is left out"
                                       : "only whole days away are left out"};
        });
    }
    found.done = decided(context, *governing->starts);
    settle(context, found, because, into);
}

} // namespace mosovo::law
