#pragma once

#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/planner.hpp>
#include <mosovo/schedule/random.hpp>
#include <mosovo/schedule/roster.hpp>
#include <mosovo/schedule/travel.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

/// Made-up teams, officers and visits. Nobody here exists.
namespace mosovo::schedule::made_up {

using std::chrono::minutes;

inline const Day monday = make_day(2026, 1, 5);
inline const Day friday = monday + date::days{4};
inline constexpr minutes nine{9 * 60};
inline constexpr minutes five{17 * 60};

inline Place place_at(double north_km, double east_km) { return {53.0 + north_km / 111.0, -1.0 + east_km / 67.0}; }
inline const Place base = place_at(0, 0);

inline Travel travel() { return Travel::great_circle(*Speed::from(40), *Detour::from(130)); }

inline TeamId team_id(int n) { return TeamId::from_checked("T" + std::to_string(n)); }
inline OfficerId officer_id(int n) { return OfficerId::from_checked("K" + std::to_string(n)); }
inline AskId ask_id(int n) { return AskId::from_checked("V" + std::to_string(n)); }
inline SubjectId subject_id(int n) { return SubjectId::from_checked("S" + std::to_string(n)); }
inline Skill skill(const char* word) { return Skill::from_checked(word); }

/// One team, everybody on 09:00 to 17:00 from the Monday for `days` days, weekends off.
inline Roster roster_of(int officers, int days = 5) {
    Roster roster;
    roster.teams.push_back({.id = team_id(1), .name = "Made-up team", .station = base});
    for (int n = 1; n <= officers; ++n) {
        Officer officer{.id = officer_id(n), .team = team_id(1), .base = base};
        for (int d = 0; d < days; ++d)
            if (d % 7 < 5) officer.shifts.push_back({monday + date::days{d}, nine, five});
        roster.officers.push_back(officer);
    }
    return roster;
}

/// A pair's visit of an hour, ten kilometres off, at any time of the first week.
inline Ask ask_of(int n) {
    return {.id = ask_id(n),
            .subject = subject_id(n),
            .team = team_id(1),
            .place = place_at(10, 0),
            .first = monday,
            .due = friday};
}

struct Problem {
    std::vector<Ask> asks;
    Roster roster;
    Horizon days;
};

struct Size {
    int asks = 40;
    int officers = 6;
    int teams = 2;
    int weeks = 2;
};

inline void add_shifts(Officer& officer, Random& random, const Horizon& days) {
    const bool late = random.below(3) == 0;
    for (Day day = days.from; day <= days.to; day += date::days{1}) {
        if (weekday_of(day) >= Weekday::saturday) continue;
        const auto dice = random.below(20);
        if (dice == 0) continue;
        if (dice == 1) officer.leave.push_back(day);
        const minutes start{60 * (late ? 12 : 8) + 30 * static_cast<int>(random.below(2))};
        officer.shifts.push_back({day, start, start + minutes{480}});
    }
}

inline Ask random_ask(int n, Random& random, const Size& size, const Horizon& days) {
    const auto length = static_cast<int>((days.to - days.from).count()) + 1;
    const auto any = [&](std::size_t below) { return static_cast<int>(random.below(below)); };
    Ask ask = ask_of(n);
    ask.subject = subject_id(any(10) == 0 && n > 1 ? n - 1 : n);
    ask.team = team_id(1 + any(static_cast<std::size_t>(size.teams)));
    ask.place = place_at(any(400) / 10.0 - 20, any(400) / 10.0 - 20);
    ask.first = days.from + date::days{any(static_cast<std::size_t>(length)) - length / 2};
    ask.due = ask.first + date::days{any(static_cast<std::size_t>(length)) + 3};
    ask.length = minutes{30 + 15 * any(4)};
    ask.urgency = *Urgency::from(std::int64_t{1} << (2 * any(4)));
    const int kind = any(10);
    if (kind == 0) {
        ask.purpose = Purpose::station_attendance;
        ask.expiry = ask.due;
    } else if (kind == 1) {
        ask.purpose = Purpose::announced_visit;
        ask.fixed =
            FixedTime{days.from + date::days{any(static_cast<std::size_t>(length))}, minutes{540 + 15 * any(30)}};
        ask.first = days.from;
        ask.due = ask.fixed->day;
    }
    if (any(4) == 0) ask.windows.push_back({minutes{17 * 60}, minutes{20 * 60}, std::nullopt});
    if (any(6) == 0) ask.windows.push_back({minutes{9 * 60}, minutes{14 * 60 + 30}, std::nullopt});
    if (any(5) == 0) ask.crew = Crew::one;
    if (any(6) == 0) ask.skills.push_back(skill("digital"));
    if (any(2) == 0) ask.preferred = officer_id(1 + any(static_cast<std::size_t>(size.officers)));
    if (any(8) == 0) ask.not_on.push_back(days.from + date::days{any(static_cast<std::size_t>(length))});
    for (int past = any(5); past > 0; --past)
        ask.history.push_back({days.from - date::days{30 * past + any(5)}, minutes{540 + 60 * any(8)}});
    return ask;
}

/// Everything that an ask, a shift or a team can say besides, here and there.
inline void enrich(Problem& problem, Random& random) {
    const auto any = [&](std::size_t below) { return static_cast<int>(random.below(below)); };
    const auto officers = problem.roster.officers.size();
    const auto some_officer = [&] { return officer_id(1 + any(officers)); };
    for (std::size_t i = 0; i < problem.asks.size(); ++i) {
        auto& ask = problem.asks[i];
        if (any(12) == 0) ask.crew = Crew::three;
        if (any(8) == 0) ask.excluded.push_back(some_officer());
        if (any(4) == 0) ask.familiar.push_back(some_officer());
        if (any(6) == 0) ask.least_gap = date::days{1 + any(20)};
        if (any(8) == 0) ask.not_at.push_back({minutes{600}, minutes{720}, std::nullopt});
        if (any(10) == 0) ask.second_skills.push_back(skill("digital"));
        if (any(5) == 0) ask.apart = ApartId::from_checked("A" + std::to_string(any(4)));
        if (i == 0 || any(6) != 0 || ask.fixed || problem.asks[i - 1].fixed) continue;
        auto& other = problem.asks[i - 1];
        if (other.trip || ask.purpose != other.purpose || any(8) == 0) continue;
        ask.trip = other.trip = TripId::from_checked("H" + std::to_string(i));
        ask.team = other.team;
        ask.place = other.place;
        ask.crew = other.crew;
        ask.windows = other.windows;
        ask.apart = other.apart = std::nullopt;
    }
    for (auto& officer : problem.roster.officers) {
        if (any(4) == 0) officer.most_a_day = minutes{240 + 30 * any(4)};
        if (any(4) == 0) officer.most_a_week = minutes{900 + 60 * any(10)};
        const int kind = any(6);
        std::vector<Shift> split;
        for (auto& shift : officer.shifts) {
            if (kind == 0)
                shift.breaks.push_back({shift.start + minutes{180}, shift.start + minutes{270}, minutes{30}});
            if (kind == 1) shift.breaks.push_back({shift.start + minutes{120}, shift.end - minutes{45}, minutes{45}});
            if (kind == 2) {
                split.push_back({shift.day, shift.start + minutes{330}, shift.end + minutes{120}});
                shift.end = shift.start + minutes{240};
            }
            if (kind == 3 && any(2) == 0) {
                shift.start += minutes{600};
                shift.end += minutes{600}; // past midnight
            }
        }
        officer.shifts.insert(officer.shifts.end(), split.begin(), split.end());
    }
    if (officers > 2) problem.roster.never_together.push_back({officer_id(1), officer_id(2)});
    for (auto& team : problem.roster.teams)
        if (any(2) == 0) team.counters = *Count::from(1);
}

/// A problem with a bit of everything in it, some of it impossible.
inline Problem random_problem(std::uint64_t seed, const Size& size = {}) {
    Random random{seed};
    Problem problem{{}, {}, {monday, monday + date::days{7 * size.weeks - 1}}};
    for (int t = 1; t <= size.teams; ++t) {
        Team team{.id = team_id(t), .name = "Made-up team", .station = place_at(8.0 * t - 12, 5.0 * t - 7)};
        for (const auto weekday : team.weekdays)
            team.opening.push_back({weekday, nine, five});
        if (t == 1 && size.teams > 1) team.helped_by.push_back(team_id(2));
        problem.roster.teams.push_back(team);
    }
    for (int n = 1; n <= size.officers; ++n) {
        const auto team = team_id(1 + n % size.teams);
        Officer officer{.id = officer_id(n), .team = team, .base = problem.roster.find(team)->station};
        if (n % 3 == 0) officer.skills.push_back(skill("digital"));
        add_shifts(officer, random, problem.days);
        problem.roster.officers.push_back(officer);
    }
    for (int n = 1; n <= size.asks; ++n)
        problem.asks.push_back(random_ask(n, random, size, problem.days));
    return problem;
}

} // namespace mosovo::schedule::made_up
