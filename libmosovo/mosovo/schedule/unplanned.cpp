#include <mosovo/schedule/unplanned.hpp>

#include <mosovo/schedule/insertion.hpp>
#include <mosovo/schedule/routes.hpp>

#include <algorithm>

namespace mosovo::schedule {
namespace {

std::string crew_words(const Ask& ask) { return seats_of(ask) == 2 ? "two officers together" : "an officer"; }

std::string days_words(const Ask& ask, const Horizon& days) {
    const auto first = std::max(ask.first, days.from);
    const auto last = std::min(days.to, ask.expiry.value_or(days.to));
    return first == last ? "on " + british(first) : "from " + british(first) + " to " + british(last);
}

} // namespace

std::vector<std::optional<Unplanned>> mark_impossible(Model& model) {
    std::vector<std::optional<Unplanned>> why(model.visits.size());
    Inserter inserter;
    {
        const Routes empty{model};
        for (std::size_t v = 0; v < why.size(); ++v)
            if (!inserter.best(empty, v)) why[v] = Unplanned::nobody_on_shift;
    }
    if (std::none_of(why.begin(), why.end(), [](const auto& reason) { return reason.has_value(); })) return why;
    // With every drive taking no time: what fits now was kept out by driving alone.
    Model still = model;
    std::fill(still.drives.begin(), still.drives.end(), std::uint16_t{0});
    const Routes empty{still};
    for (std::size_t v = 0; v < why.size(); ++v) {
        if (!why[v]) continue;
        model.visits[v].impossible = true;
        if (inserter.best(empty, v)) why[v] = Unplanned::no_travel_time;
    }
    return why;
}

std::string sentence_for(Unplanned reason, const Ask& ask, const Horizon& days) {
    switch (reason) {
    case Unplanned::bad_ask:
        return "The request cannot be worked: it needs a team of the roster, a place on Earth, a length of less than a "
               "day and a time of day. Correct it and plan again.";
    case Unplanned::lock_impossible:
        return "It was locked to a slot that cannot be worked with this crew. Unlock it, or check the slot to see what "
               "stands in the way.";
    case Unplanned::outside_horizon:
        return "It may happen only outside the days planned, " + british(days.from) + " to " + british(days.to) + '.';
    case Unplanned::no_officer_trained:
        return "Nobody who may take this team's visits holds the skills it needs. Train somebody, or let a team that "
               "has the skills help.";
    case Unplanned::too_few_officers:
        return "It needs two officers together and the team, with those that help it, has one.";
    case Unplanned::no_day_in_window:
        return "The team works on none of the days it may happen, " + days_words(ask, days) +
               ". A longer window helps.";
    case Unplanned::nobody_on_shift:
        return "The shifts never hold " + crew_words(ask) + " at its hours, " + days_words(ask, days) +
               ". A shift or other hours on one of those days would.";
    case Unplanned::no_travel_time:
        return "No shift is long enough to drive there, stay " + std::to_string(ask.length.count()) +
               " minutes at its hours and drive back.";
    case Unplanned::fixed_time_clash:
        return "At the time fixed, " + british(ask.fixed->day) + ", no " + (seats_of(ask) == 2 ? "pair" : "officer") +
               " is free. Another time, or one more on shift, would do.";
    case Unplanned::over_capacity:
        break;
    }
    return "More urgent visits take every slot for " + crew_words(ask) + ", " + days_words(ask, days) +
           ". One more shift on one of those days would make room.";
}

} // namespace mosovo::schedule
