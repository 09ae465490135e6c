#include "premises.hpp"

#include "advance_notice.hpp"
#include "change.hpp"
#include "duty.hpp"

#include <algorithm>
#include <map>

namespace mosovo::law {

namespace {

constexpr date::days one{1};

/// Every stay at one place. A place nobody named is a place of its own.
struct Place {
    std::vector<std::pair<const Event*, const PremisesStay*>> stays;
    std::vector<std::pair<const Event*, const ChildHouseholdStay*>> household_stays;

    [[nodiscard]] std::vector<const Event*> events() const {
        std::vector<const Event*> all;
        for (const auto& [event, stay] : stays)
            all.push_back(event);
        for (const auto& [event, stay] : household_stays)
            all.push_back(event);
        return all;
    }
};

std::vector<Place> places_of(const Timeline& timeline) {
    std::map<std::string, Place> named;
    std::vector<Place> places;
    for (const auto* event : timeline.events()) {
        if (const auto* stay = event->as<PremisesStay>(); stay && stay->from) {
            if (stay->premises)
                named[stay->premises->reveal()].stays.emplace_back(event, stay);
            else
                places.push_back({{{event, stay}}, {}});
        } else if (const auto* household = event->as<ChildHouseholdStay>(); household && household->from) {
            if (household->premises)
                named[household->premises->reveal()].household_stays.emplace_back(event, household);
            else
                places.push_back({{}, {{event, household}}});
        }
    }
    for (auto& [name, place] : named)
        places.push_back(std::move(place));
    return places;
}

/// A day with a stay, and the stay it belongs to.
struct StayDay {
    Day day;
    const Event* event;
};

std::vector<StayDay> days_of(const Context& context, const Place& place) {
    const bool nights = context.readings().qualifying_days == QualifyingDays::nights;
    std::vector<StayDay> days;
    for (const auto& [event, stay] : place.stays) {
        auto last = std::min(stay->to.value_or(context.as_of()), context.as_of());
        if (nights && stay->to && last == *stay->to) last -= one;
        for (auto day = *stay->from; day <= last; day += one)
            days.push_back({day, event});
    }
    std::stable_sort(days.begin(), days.end(), [](const StayDay& a, const StayDay& b) { return a.day < b.day; });
    const auto same = [](const StayDay& a, const StayDay& b) { return a.day == b.day; };
    days.erase(std::unique(days.begin(), days.end(), same), days.end());
    return days;
}

/// The first day, while he is subject, on which a window of twelve months holds the qualifying days.
std::optional<PlaceEvent> qualifying(const Context& context, const Place& place) {
    const auto days = days_of(context, place);
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto day = days[i].day;
        const auto at = context.period_law(day);
        const auto needed = static_cast<std::size_t>(context.law.qualifying_period.days(at.day, at.nation).count());
        if (i + 1 < needed) continue;
        const auto window = context.law.qualifying_window.months(at.day, at.nation);
        const auto first = days[i + 1 - needed].day;
        if (day <= last_day(first, window, Opens::beginning_with) && context.subject_on(day))
            return PlaceEvent{days[i].event, day, place.events()};
    }
    return {};
}

/// One stay on end at a household, of stays that touch.
struct OnEnd {
    LocalTime from;
    std::optional<LocalTime> to;
    std::vector<std::pair<const Event*, LocalTime>> parts; ///< with the instant at which each begins
};

std::vector<OnEnd> on_end(const Place& place) {
    auto stays = place.household_stays;
    std::stable_sort(stays.begin(), stays.end(),
                     [](const auto& a, const auto& b) { return *a.second->from < *b.second->from; });
    std::vector<OnEnd> joined;
    for (const auto& [event, stay] : stays) {
        if (!joined.empty() && (!joined.back().to || *stay->from <= *joined.back().to)) {
            auto& to = joined.back().to;
            if (to) to = stay->to ? std::optional{std::max(*to, *stay->to)} : std::nullopt;
            joined.back().parts.emplace_back(event, *stay->from);
        } else {
            joined.push_back({*stay->from, stay->to, {{event, *stay->from}}});
        }
    }
    return joined;
}

/// The civil day of the hour that completes a stay long enough, counted in elapsed hours.
std::optional<PlaceEvent> at_household(const Context& context, const Place& place) {
    for (const auto& stay : on_end(place)) {
        const auto begun = context.period_law(stay.from.day());
        if (!context.law.child_household.find(begun.day, begun.nation)) continue;
        const auto reached = plus_elapsed(stay.from, context.law.child_household.hours(begun.day, begun.nation));
        const auto day = reached.day();
        if ((stay.to && *stay.to < reached) || day > context.as_of()) continue;
        if (!context.subject_on(day) || !must_be_notified(context, ChangeOf::child_household, day)) continue;
        const Event* arises_from = nullptr;
        for (const auto& [event, from] : stay.parts)
            if (from < reached || !arises_from) arises_from = event;
        return PlaceEvent{arises_from, day, place.events()};
    }
    return {};
}

bool covers_any(const Context& context, const Told& told, const PlaceEvent& place) {
    return std::ranges::any_of(place.stays, [&](const Event* stay) { return context.covers(told, *stay); });
}

/// Whether the police were told of the place before its event.
bool told_before(const Context& context, const PlaceEvent& place) {
    return std::ranges::any_of(context.told, [&](const Told& told) {
        if (!told.under(Under::change) && !told.under(Under::initial)) return false;
        if (told.day >= place.on || !covers_any(context, told, place)) return false;
        return !is_advance(told, place.on) || counts_for(context, told, place.on);
    });
}

void list(const Context& context, const PlaceEvent& place, const Rule& why, std::vector<Obligation>& into) {
    const auto* run = context.subject_on(place.on);
    auto because = context.because();
    auto found = new_duty(Duty::change_notification, *place.arises_from, OnWhom::offender, run);
    found.done = first_told(context, run, [&](const Told& told) {
        return told.under(Under::change) && told.day >= place.on && covers_any(context, told, place);
    });
    const auto at = context.period_law(place.on);
    const auto length = context.law.change.days(at.day, at.nation);
    const auto plain = last_day(place.on, length, Opens::beginning_with);
    found.obligation.last_day = context.away.last_day(place.on, length, Opens::beginning_with);
    if (const auto opens = context.away.first_at_large(place.on, place.on)) found.obligation.opens = *opens;
    because.rule(
        why, at, [&] { return "a stay long enough to be notified was complete on " + british(place.on); }, {},
        place.on);
    if (&why == &context.law.qualifying_period)
        because.reading("qualifying_days", "0016-a-qualifying-day-is-any-day-with-a-stay", [&] {
            const bool any = context.readings().qualifying_days == QualifyingDays::any_stay;
            return std::string{
                any ? "every calendar day with any stay counts; the event is the day that completes the period"
                    : "only days whose night was spent there count"};
        });
    because.rule(
        context.law.change, at, [&] { return within(length, Opens::beginning_with, place.on, plain); }, place.on,
        plain);
    tell_left_out(context, place.on, plain, found.obligation.last_day, because);
    settle(context, std::move(found), because, into);
}

} // namespace

std::vector<PlaceEvent> place_events(const Context& context) {
    std::vector<PlaceEvent> events;
    for (const auto& place : places_of(context.timeline)) {
        if (auto event = qualifying(context, place)) events.push_back(std::move(*event));
        if (auto event = at_household(context, place)) events.push_back(std::move(*event));
    }
    return events;
}

void add_places(const Context& context, std::vector<Obligation>& into) {
    for (const auto& place : place_events(context)) {
        if (told_before(context, place)) continue;
        const bool household = place.arises_from->as<ChildHouseholdStay>() != nullptr;
        list(context, place, household ? context.law.child_household : context.law.qualifying_period, into);
    }
}

} // namespace mosovo::law
