#include "premises.hpp"

#include "advance_notice.hpp"
#include "change.hpp"
#include "duty.hpp"

#include <algorithm>
#include <limits>

namespace mosovo::law {

namespace {

constexpr date::days one{1};

/// Every stay at one place.
struct Place {
    std::span<const Fact<PremisesFact>> stays;
    std::span<const Fact<HouseholdFact>> household_stays;
};

/// The stays at the front of `left` that are at that place, taken off it.
template <class Stay> std::span<const Fact<Stay>> take(std::span<const Fact<Stay>>& left, PlaceAt place) {
    std::size_t size = 0;
    while (size < left.size() && left[size].body.place == place)
        ++size;
    const auto taken = left.first(size);
    left = left.subspan(size);
    return taken;
}

FewOf<Place> places_of(const Facts& facts) {
    FewOf<Place> places;
    auto stays = facts.all<PremisesFact>(); // both in order of place
    auto households = facts.all<HouseholdFact>();
    while (!stays.empty() || !households.empty()) {
        const auto next = [](const auto& left) {
            return left.empty() ? PlaceAt{std::numeric_limits<std::uint32_t>::max()} : left.front().body.place;
        };
        const auto place = std::min(next(stays), next(households));
        const auto here = take(stays, place);
        places.push_back({here, take(households, place)});
    }
    return places;
}

/// The days with a stay at one place, in order, each with the stay that it belongs to: the first in the record.
class StayDays {
public:
    StayDays(const Context& context, std::span<const Fact<PremisesFact>> stays) : context_{context}, stays_{stays} {}

    struct StayDay {
        Day day;
        EventAt event;
    };
    [[nodiscard]] std::optional<StayDay> next() {
        std::optional<StayDay> found;
        for (const auto& [event, stay] : stays_) {
            const auto day = from_ ? std::max(stay.from, *from_) : stay.from;
            if (day <= last_of(stay) && (!found || day < found->day)) found = StayDay{day, event};
        }
        if (found) from_ = found->day + one;
        return found;
    }

private:
    [[nodiscard]] Day last_of(const PremisesFact& stay) const {
        const bool nights = context_.readings().qualifying_days == QualifyingDays::nights;
        const auto last = std::min(stay.to.value_or(context_.as_of()), context_.as_of());
        return nights && stay.to && last == *stay.to ? last - one : last;
    }

    const Context& context_;
    std::span<const Fact<PremisesFact>> stays_;
    std::optional<Day> from_;
};

/// The first day, while he is subject, on which a window of twelve months holds the qualifying days.
std::optional<PlaceEvent> qualifying(const Context& context, const Place& place) {
    if (place.stays.empty()) return {};
    StayDays days{context, place.stays};
    ManyOf<Day> past;
    while (const auto stay_day = days.next()) {
        const auto day = stay_day->day;
        past.push_back(day);
        const auto at = context.period_law(day);
        const auto needed = static_cast<std::size_t>(context.law.qualifying_period.days(at.day, at.nation).count());
        if (past.size() < needed) continue;
        const auto window = context.law.qualifying_window.months(at.day, at.nation);
        const auto first = past[past.size() - needed];
        if (day > last_day(first, window, Opens::beginning_with)) continue;
        const bool after = context.readings().qualifying_event == QualifyingEvent::day_after;
        const auto on = after ? day + one : day;
        if (on > context.as_of()) return {}; // not yet arisen
        if (context.subject_on(on)) return PlaceEvent{stay_day->event, on, place.stays, place.household_stays};
    }
    return {};
}

/// One stay on end at a household, of stays that touch.
struct OnEnd {
    LocalTime from;
    std::optional<LocalTime> to;
    std::span<const Fact<HouseholdFact>> parts;
};

FewOf<OnEnd> on_end(std::span<const Fact<HouseholdFact>> stays) {
    FewOf<OnEnd> joined;
    for (std::size_t i = 0; i < stays.size(); ++i) {
        const auto& stay = stays[i].body; // in order of instant
        if (!joined.empty() && (!joined.back().to || stay.from <= *joined.back().to)) {
            auto& [from, to, parts] = joined.back();
            if (to) to = stay.to ? std::optional{std::max(*to, *stay.to)} : std::nullopt;
            parts = {parts.data(), parts.size() + 1};
        } else {
            joined.push_back({stay.from, stay.to, stays.subspan(i, 1)});
        }
    }
    return joined;
}

/// Whose law on households with children binds.
At household_law(const Context& context, Day day) {
    auto at = context.period_law(day);
    if (lends_household_law(context, day)) at.nation = Jurisdiction::england_wales;
    return at;
}

/// The instant at which a stay from `from` on is long enough, by the law of the day on which that falls.
std::optional<LocalTime> long_enough(const Context& context, const LocalTime& from) {
    for (const auto day : {from.day(), from.day() + one}) {
        const auto law = household_law(context, day);
        if (!context.law.child_household.find(law.day, law.nation)) continue;
        const auto reached = plus_elapsed(from, context.law.child_household.hours(law.day, law.nation));
        if (reached.day() == day) return reached;
    }
    return {};
}

/// The civil day of the hour that completes a stay long enough, counted in elapsed hours.
std::optional<PlaceEvent> at_household(const Context& context, const Place& place) {
    for (const auto& stay : on_end(place.household_stays)) {
        const auto complete = long_enough(context, stay.from);
        if (!complete) continue;
        const auto& reached = *complete;
        const auto day = reached.day();
        if ((stay.to && *stay.to < reached) || day > context.as_of()) continue;
        if (!context.subject_on(day) || !must_be_notified(context, ChangeOf::child_household, day)) continue;
        auto arises_from = stay.parts.front().event;
        for (const auto& [event, part] : stay.parts)
            if (part.from < reached) arises_from = event;
        return PlaceEvent{arises_from, day, place.stays, place.household_stays};
    }
    return {};
}

bool covers_any(const Context& context, const Told& told, const PlaceEvent& place) {
    return std::ranges::any_of(context.facts.references(told.body.covers),
                               [&](const Reference& event) { return place.holds(event.event); });
}

/// Whether the police were told of the place before its event.
bool told_before(const Context& context, const PlaceEvent& place) {
    return std::ranges::any_of(context.told, [&](const Told& told) {
        if (!told.body.under(Under::change) && !told.body.under(Under::initial)) return false;
        if (told.body.day >= place.on || !covers_any(context, told, place)) return false;
        return !is_advance(told, place.on) || counts_for(context, told, place.on);
    });
}

void list(const Context& context, const PlaceEvent& place, const LawRule& why, Handed& into) {
    const auto* run = context.subject_on(place.on);
    auto because = context.because();
    auto found = new_duty(Duty::change_notification, place.arises_from, OnWhom::offender, run);
    found.done = first_told(context, run, [&](const Told& told) {
        return told.body.under(Under::change) && told.body.day >= place.on && covers_any(context, told, place);
    });
    const auto at = context.period_law(place.on);
    const auto length = context.law.change.days(at.day, at.nation);
    const auto plain = last_day(place.on, length, Opens::beginning_with);
    found.obligation.last_day = context.away.last_day(place.on, length, Opens::beginning_with);
    if (const auto opens = context.away.first_at_large(place.on, place.on)) found.obligation.opens = *opens;
    because.rule(
        why, &why == &context.law.child_household ? household_law(context, place.on) : at,
        [&] { return "a stay long enough to be notified was complete on " + british(place.on); }, {}, place.on);
    if (&why == &context.law.qualifying_period) {
        because.reading(Doubt::qualifying_days, [&] {
            const bool any = context.readings().qualifying_days == QualifyingDays::any_stay;
            return std::string{
                any ? "every calendar day with any stay counts; the event is the day that completes the period"
                    : "only days whose night was spent there count"};
        });
        because.reading(Doubt::qualifying_event, [&] {
            const bool after = context.readings().qualifying_event == QualifyingEvent::day_after;
            return std::string{after ? "the event is the day after the period was complete"
                                     : "the event is the day that completes the period"};
        });
    } else if (lends_household_law(context, place.on)) {
        tell_lent_household_law(because);
    }
    because.rule(
        context.law.change, at, [&] { return within(length, Opens::beginning_with, place.on, plain); }, place.on,
        plain);
    tell_left_out(context, place.on, plain, found.obligation.last_day, because);
    settle(context, found, because, into);
}

bool is_household(const PlaceEvent& place) {
    return std::ranges::find(place.household_stays, place.arises_from, &Fact<HouseholdFact>::event) !=
           place.household_stays.end();
}

/// The Act of 2026, where a rulebook has it in force: so many hours before entering premises where children are.
/// Whom it binds, child sex offenders and those served with a notice, the record does not say: shown for everybody.
/// \return whether it took the place of the event that the stay makes later
bool list_entering(const Context& context, const Place& place, Handed& into) {
    const auto& rule = context.law.act2026_child_premises;
    for (const auto& [event, stay] : place.household_stays) {
        const auto at = context.period_law(stay.from.day());
        const auto* run = context.subject_on(at.day);
        if (!run || !rule.find(at.day, at.nation)) continue;
        auto because = context.because();
        auto found = new_duty(Duty::change_notification, event, OnWhom::offender, run);
        const auto hours = rule.hours(at.day, at.nation);
        const auto latest = plus_elapsed(stay.from, -hours);
        found.obligation.latest = latest;
        found.done = first_told(context, run, [&](const Told& told) {
            return (told.body.under(Under::change) || told.body.under(Under::initial)) &&
                   std::ranges::any_of(context.facts.references(told.body.covers), [&](const Reference& covered) {
                       return std::ranges::any_of(place.household_stays,
                                                  [&](const auto& other) { return other.event == covered.event; });
                   });
        });
        because.rule(
            rule, at,
            [&] { return spell(hours) + " before " + stay.from.british() + ": no later than " + latest.british(); },
            at.day, latest.day());
        because.reading(Doubt::not_commenced, [] {
            return std::string{"evaluated as if it were commenced, and as if he were one of those whom it binds"};
        });
        settle(context, found, because, into);
        return true;
    }
    return false;
}

} // namespace

bool PlaceEvent::holds(EventAt event) const {
    const auto is_it = [event](const auto& fact) { return fact.event == event; };
    return std::ranges::any_of(stays, is_it) || std::ranges::any_of(household_stays, is_it);
}

FewOf<PlaceEvent> place_events(const Context& context) {
    FewOf<PlaceEvent> events;
    for (const auto& place : places_of(context.facts)) {
        if (const auto event = qualifying(context, place)) events.push_back(*event);
        if (const auto event = at_household(context, place)) events.push_back(*event);
    }
    return events;
}

void add_places(const Context& context, Handed& into) {
    FewOf<EventAt> entered;
    for (const auto& place : places_of(context.facts))
        if (list_entering(context, place, into)) entered.push_back(into.obligations.back().arises_from);
    for (const auto& place : place_events(context)) {
        const auto is_entered = [&](EventAt event) { return place.holds(event); };
        if (std::any_of(entered.begin(), entered.end(), is_entered) && is_household(place)) continue;
        if (told_before(context, place)) continue;
        list(context, place, is_household(place) ? context.law.child_household : context.law.qualifying_period, into);
    }
}

} // namespace mosovo::law
