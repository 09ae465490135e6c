#include <mosovo/synth/area.hpp>
#include <mosovo/synth/staffing.hpp>
#include <mosovo/synth/stream.hpp>

#include <string>

namespace mosovo::synth {

using date::days;
using namespace std::chrono_literals;

namespace {

constexpr days rota_length{8 * 7};
constexpr std::uint64_t rota_streams = std::uint64_t{1} << 40U; // apart from every offender's stream

schedule::TeamId team_id(std::size_t team) {
    return schedule::TeamId::from_checked("TEAM-" + std::string(team < 9 ? 1 : 0, '0') + std::to_string(team + 1));
}

schedule::Team make_team(std::size_t number) {
    const auto& town = towns()[number % towns().size()];
    schedule::Team team{team_id(number), std::string{town.name} + " (made up)", town.centre};
    for (const auto weekday : team.weekdays)
        team.opening.push_back({weekday, 9h, 17h});
    return team;
}

/// Pairs work the same turn, so that each can go out together: early, day, late, day, week by week.
schedule::Shift shift_on(Day day, std::size_t pair, long week) {
    switch ((static_cast<std::size_t>(week) + pair) % 4) {
    case 0:
        return {day, 7h, 15h};
    case 2:
        return {day, 13h, 21h};
    default:
        return {day, 8h, 16h};
    }
}

bool at_weekend(Day day) { return date::weekday{day}.iso_encoding() > 5; }

/// One stretch of leave in eight weeks for one officer in two, never both of a pair at once.
std::vector<Day> leave_of(std::size_t officer, Day from, Stream& stream) {
    std::vector<Day> leave;
    if (!stream.chance({500})) return leave;
    const auto half = rota_length / 2 * static_cast<int>(officer % 2);
    auto day = from + half + days{stream.between(0, 16)};
    for (auto left = stream.between(2, 10); left > 0; --left, day += days{1})
        if (!at_weekend(day)) leave.push_back(day);
    return leave;
}

schedule::Officer make_officer(std::size_t number, std::size_t team, const Asked& asked) {
    Stream stream{asked.seed.value, rota_streams + number};
    schedule::Officer officer{schedule::OfficerId::from_checked(officer_id(number)), team_id(team),
                              towns()[team % towns().size()].centre};
    officer.label = "made-up officer " + std::to_string(number + 1);
    for (const auto* skill : {"arms", "visor"})
        officer.skills.push_back(schedule::Skill::from_checked(skill));
    if (stream.chance({350})) officer.skills.push_back(schedule::Skill::from_checked("digital_triage"));
    for (days step{0}; step < rota_length; ++step) {
        const auto day = asked.as_of + step;
        // Weeks are counted from a Monday, so that the turn does not hang on `as_of`.
        const auto week = (day - make_day(2001, 1, 1)).count() / 7;
        if (!at_weekend(day)) officer.shifts.push_back(shift_on(day, number / 2, week));
    }
    officer.leave = leave_of(number, asked.as_of, stream);
    return officer;
}

} // namespace

schedule::Roster roster(const Asked& asked) {
    const Staffing staffing{asked};
    schedule::Roster made;
    for (std::size_t team = 0; team < staffing.teams(); ++team)
        made.teams.push_back(make_team(team));
    for (std::size_t officer = 0; officer < staffing.officers(); ++officer)
        made.officers.push_back(make_officer(officer, staffing.team_of(officer), asked));
    // A small unit has nobody to help it; neighbouring teams of a larger one help each other.
    for (std::size_t team = 0; team + 1 < staffing.teams(); team += 2) {
        made.teams[team].helped_by = {made.teams[team + 1].id};
        made.teams[team + 1].helped_by = {made.teams[team].id};
    }
    return made;
}

} // namespace mosovo::synth
