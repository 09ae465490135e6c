#include <mosovo/schedule/roster.hpp>

#include <algorithm>

namespace mosovo::schedule {

Weekday weekday_of(Day day) { return static_cast<Weekday>(date::weekday{day}.iso_encoding()); }

WorkingCalendar working_calendar(const Team& team) {
    WorkingCalendar::Rules rules;
    rules.nation = team.nation;
    rules.weekdays.clear();
    for (const auto weekday : team.weekdays)
        rules.weekdays.insert(static_cast<unsigned>(weekday));
    rules.works_bank_holidays = team.works_bank_holidays;
    rules.closed = {team.closed.begin(), team.closed.end()};
    return WorkingCalendar{std::move(rules)};
}

const Team* Roster::find(const TeamId& id) const {
    const auto found = std::find_if(teams.begin(), teams.end(), [&](const Team& team) { return team.id == id; });
    return found == teams.end() ? nullptr : &*found;
}

const Officer* Roster::find(const OfficerId& id) const {
    const auto found =
        std::find_if(officers.begin(), officers.end(), [&](const Officer& officer) { return officer.id == id; });
    return found == officers.end() ? nullptr : &*found;
}

} // namespace mosovo::schedule
