#include <mosovo/schedule/unplanned.hpp>

#include <algorithm>
#include <array>

namespace mosovo::schedule {
namespace {

std::string crew_words(const Ask& ask) {
    constexpr std::array words{"an officer", "two officers together", "three officers together"};
    return words.at(seats_of(ask) - 1);
}

std::string clock_words(TimeOfDay time) {
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(time.count() / 60 % 24) + ':' + two(time.count() % 60);
}

std::string what_would_help(const Relaxation& relaxation) {
    const auto when = british(relaxation.day) + " at " + clock_words(relaxation.at);
    switch (relaxation.what) {
    case Relaxing::start:
        return " It would fit on " + when + ", outside its hours.";
    case Relaxing::one_officer:
        return " One more officer free on " + when + " would do.";
    case Relaxing::two_officers:
        return " Two more officers free on " + when + " would do.";
    case Relaxing::three_officers:
        return " Three more officers free on " + when + " would do.";
    }
    return {};
}

std::string days_words(const Ask& ask, const Horizon& days) {
    const auto first = std::max(ask.first, days.from);
    const auto last = std::min(days.to, ask.expiry.value_or(days.to));
    return first == last ? "on " + british(first) : "from " + british(first) + " to " + british(last);
}

std::string reason_for(Unplanned reason, const Ask& ask, const Horizon& days) {
    switch (reason) {
    case Unplanned::bad_ask:
        return "The request cannot be worked: it needs a team of the roster, a place on Earth, a length of less than a "
               "day, a time of day, a seat for each skill, and with its trip one place and one crew. Correct it and "
               "plan again.";
    case Unplanned::lock_impossible:
        return "It was locked to a slot that cannot be worked with this crew. Unlock it, or check the slot to see what "
               "stands in the way.";
    case Unplanned::outside_horizon:
        return "It may happen only outside the days planned, " + british(days.from) + " to " + british(days.to) + '.';
    case Unplanned::no_officer_trained:
        return "Nobody who may take this team's visits holds the skills it needs. Train somebody, or let a team that "
               "has the skills help.";
    case Unplanned::too_few_officers:
        return "It needs " + crew_words(ask) + " and the team, with those that help it, has fewer who may come.";
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
        return "At the time fixed, " + british(ask.fixed->day) + ", no " + (seats_of(ask) == 1 ? "officer" : "crew") +
               " is free.";
    case Unplanned::over_capacity:
        break;
    }
    return "More urgent visits take every slot for " + crew_words(ask) + ", " + days_words(ask, days) + ".";
}

} // namespace

std::string sentence_for(Unplanned reason, const Ask& ask, const Horizon& days,
                         const std::optional<Relaxation>& relaxation) {
    return reason_for(reason, ask, days) + (relaxation ? what_would_help(*relaxation) : "");
}

} // namespace mosovo::schedule
