#include "absence.hpp"

#include "duty.hpp"

namespace mosovo::law {

namespace {

/// Days from leaving to returning, as intended; nothing when neither return nor nights are recorded.
std::optional<date::days> length_of(const Absence& absence) {
    if (absence.intended_return) return *absence.intended_return - absence.leaves->day();
    return absence.nights;
}

/// Whether the home address last notified by then was a place where he can be found, to which s.85A does not apply.
bool without_main_residence(const Context& context, const LocalTime& by) {
    std::optional<HomeKind> home;
    for (const auto& told : context.told)
        if (told.body.starts_clock() && told.body.given <= by && told.body.home) home = told.body.home;
    return home == HomeKind::place_found;
}

Required required(const Context& context, const Absence& absence, At at) {
    const auto length = length_of(absence);
    if (!length) return Required::yes; // not known is not short
    return *length > context.law.absence_longer_than.days(at.day, at.nation) ? Required::yes : Required::no;
}

void add_notice(const Context& context, EventAt event, const Absence& absence, At at, const Run* run,
                std::optional<Done> told, Handed& into) {
    const auto hours = context.law.absence_notice.hours(at.day, at.nation);
    auto because = context.because();
    auto found = new_duty(Duty::absence_notification, event, OnWhom::offender, run);
    found.required = required(context, absence, at);
    const auto latest = plus_elapsed(*absence.leaves, -hours);
    found.obligation.latest = latest;
    found.done = std::move(told);
    because.rule(
        context.law.absence_notice, at,
        [&] {
            return spell(hours) + " before leaving on " + absence.leaves->british() + ": no later than " +
                   latest.british();
        },
        at.day, latest.day());
    if (found.required == Required::no)
        because.rule(context.law.absence_longer_than, at,
                     [] { return std::string{"an absence this short need not be notified"}; });
    settle(context, found, because, into);
}

/// Owed where the absence was notified and he came back on another day.
void add_return(const Context& context, EventAt event, const Absence& absence, At at, Handed& into) {
    if (!absence.returned || *absence.returned > context.as_of()) return;
    const auto* run = context.subject_on(*absence.returned);
    if (!run || absence.intended_return == absence.returned) return;
    auto because = context.because();
    auto found = new_duty(Duty::absence_return, event, OnWhom::offender, run);
    found.required = required(context, absence, at);
    found.obligation.opens = *absence.returned;
    set_days_of_return(context, context.law.absence_return, context.law.absence_return.days(at.day, at.nation),
                       *absence.returned, found, because);
    found.done = first_told(context, run, [&](const Told& told) {
        return told.body.under(Under::absence_return) && told.body.day >= *absence.returned &&
               context.covers(told, event);
    });
    settle(context, found, because, into);
}

} // namespace

void add_absences(const Context& context, Handed& into) {
    for (const auto& [event, absence] : context.facts.all<Absence>()) {
        if (!absence.leaves) continue;
        const auto at = context.nations.at(absence.leaves->day());
        const auto* run = context.subject_on(at.day);
        if (!run || !context.law.absence_notice.find(at.day, at.nation)) continue;
        if (without_main_residence(context, *absence.leaves)) continue;
        const auto told = first_told(context, run, [&, event = event](const Told& given) {
            return given.body.under(Under::absence) && context.covers(given, event);
        });
        add_notice(context, event, absence, at, run, told, into);
        if (told) add_return(context, event, absence, at, into);
    }
}

} // namespace mosovo::law
