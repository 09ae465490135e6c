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

/// The rules on absences that bind: those of Northern Ireland, or those of the Act of 2026 where a rulebook has them
/// in force.
struct AbsenceLaw {
    const LawRule* longer_than = nullptr;
    const LawRule* notice = nullptr;
    const LawRule* returned = nullptr; ///< null: nothing is held on the return
    bool commenced = true;
};

AbsenceLaw absence_law(const Context& context, At at) {
    const auto& law = context.law;
    if (law.absence_notice.find(at.day, at.nation)) {
        if (context.readings().northern_irish_absence == NorthernIrishAbsence::not_held) return {};
        return {&law.absence_longer_than, &law.absence_notice, &law.absence_return, true};
    }
    if (law.act2026_absence_notice.find(at.day, at.nation) && law.act2026_absence_longer_than.find(at.day, at.nation))
        return {&law.act2026_absence_longer_than, &law.act2026_absence_notice, nullptr, false};
    return {};
}

Required required(const AbsenceLaw& law, const Absence& absence, At at) {
    const auto length = length_of(absence);
    if (!length) return Required::yes; // not known is not short
    return *length > law.longer_than->days(at.day, at.nation) ? Required::yes : Required::no;
}

void tell_which_law(const AbsenceLaw& law, Because& because) {
    if (law.commenced)
        because.reading(Doubt::northern_irish_absence,
                        [] { return std::string{"s.85A is taken to be in force from 1 Mar 2014"}; });
    else
        because.reading(Doubt::not_commenced, [] { return std::string{"evaluated as if it were commenced"}; });
}

void add_notice(const Context& context, const AbsenceLaw& law, EventAt event, const Absence& absence, At at,
                const Run* run, std::optional<Done> told, Handed& into) {
    const auto hours = law.notice->hours(at.day, at.nation);
    auto because = context.because();
    auto found = new_duty(Duty::absence_notification, event, OnWhom::offender, run);
    found.required = required(law, absence, at);
    const auto latest = plus_elapsed(*absence.leaves, -hours);
    found.obligation.latest = latest;
    found.done = std::move(told);
    because.rule(
        *law.notice, at,
        [&] {
            return spell(hours) + " before leaving on " + absence.leaves->british() + ": no later than " +
                   latest.british();
        },
        at.day, latest.day());
    if (found.required == Required::no)
        because.rule(*law.longer_than, at, [] { return std::string{"an absence this short need not be notified"}; });
    tell_which_law(law, because);
    settle(context, found, because, into);
}

/// Owed where the absence was notified and he came back on another day.
void add_return(const Context& context, const AbsenceLaw& law, EventAt event, const Absence& absence, At at,
                Handed& into) {
    if (!absence.returned || *absence.returned > context.as_of()) return;
    const auto* run = context.subject_on(*absence.returned);
    if (!run || absence.intended_return == absence.returned) return;
    auto because = context.because();
    auto found = new_duty(Duty::absence_return, event, OnWhom::offender, run);
    found.required = required(law, absence, at);
    found.obligation.opens = *absence.returned;
    set_days_of_return(context, *law.returned, law.returned->days(at.day, at.nation), *absence.returned, found,
                       because);
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
        const auto law = absence_law(context, at);
        if (!run || !law.notice) continue;
        if (without_main_residence(context, *absence.leaves)) continue;
        const auto told = first_told(context, run, [&, event = event](const Told& given) {
            return given.body.under(Under::absence) && context.covers(given, event);
        });
        add_notice(context, law, event, absence, at, run, told, into);
        if (told && law.returned) add_return(context, law, event, absence, at, into);
    }
}

} // namespace mosovo::law
