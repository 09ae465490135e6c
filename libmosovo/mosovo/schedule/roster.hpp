#pragma once

#include <mosovo/calendar/day.hpp>
#include <mosovo/calendar/working_calendar.hpp>
#include <mosovo/schedule/ask.hpp>
#include <mosovo/schedule/ids.hpp>
#include <mosovo/schedule/place.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::schedule {

/// ISO 8601: Monday is 1.
enum class Weekday : std::uint8_t { monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday };
BOOST_DESCRIBE_ENUM(Weekday, monday, tuesday, wednesday, thursday, friday, saturday, sunday)

[[nodiscard]] Weekday weekday_of(Day day);

/// When the front counter takes notifications: an attendance starts and ends within it.
struct OpeningHours {
    Weekday weekday = Weekday::monday;
    TimeOfDay opens{0};
    TimeOfDay closes{0};

    bool operator==(const OpeningHours&) const = default;
};
BOOST_DESCRIBE_STRUCT(OpeningHours, (), (weekday, opens, closes))

struct Team {
    TeamId id;
    std::string name;
    Place station; ///< attendances happen here
    Jurisdiction nation = Jurisdiction::england_wales;
    std::vector<Weekday> weekdays{Weekday::monday, Weekday::tuesday, Weekday::wednesday, Weekday::thursday,
                                  Weekday::friday};
    bool works_bank_holidays = false;
    std::vector<Day> closed{};                    ///< training days and the like
    std::vector<OpeningHours> opening{};          ///< of the station; empty: whenever somebody is on shift
    std::vector<TeamId> helped_by{};              ///< teams whose officers may take this team's visits
    std::optional<Count> counters = std::nullopt; ///< attendances that the station takes at once; nothing: any number

    bool operator==(const Team&) const = default;
};
BOOST_DESCRIBE_STRUCT(Team, (),
                      (id, name, station, nation, weekdays, works_bank_holidays, closed, opening, helped_by, counters))

[[nodiscard]] WorkingCalendar working_calendar(const Team& team);

/// A break inside a shift. While the officer is out it is taken between two visits, on the road or parked.
struct Break {
    TimeOfDay earliest{0}; ///< the first moment at which it may begin, counted as the shift is
    TimeOfDay latest{0};   ///< the last
    std::chrono::minutes length{30};

    bool operator==(const Break&) const = default;
};
BOOST_DESCRIBE_STRUCT(Break, (), (earliest, latest, length))

/// One stretch of duty: leaves the base not before `start`, is back not after `end`. Two a day are a split shift.
struct Shift {
    Day day; ///< on which it starts
    TimeOfDay start{0};
    TimeOfDay end{0};            ///< of the same day; past 1440 after midnight
    std::vector<Break> breaks{}; ///< in order, apart from each other

    bool operator==(const Shift&) const = default;
};
BOOST_DESCRIBE_STRUCT(Shift, (), (day, start, end, breaks))

struct Officer {
    OfficerId id;
    TeamId team;
    Place base;                                      ///< where each shift starts and ends
    std::optional<std::string> label = std::nullopt; ///< a call sign or desk, not a name
    std::vector<Skill> skills{};
    std::vector<Shift> shifts{};
    std::vector<Day> leave{}; ///< whole days; a shift that starts on one is not worked
    /// Most time on visits and drives, waits and breaks left out, in the shifts that start on one day.
    std::optional<std::chrono::minutes> most_a_day = std::nullopt;
    std::optional<std::chrono::minutes> most_a_week = std::nullopt; ///< the same from Monday to Sunday

    bool operator==(const Officer&) const = default;
};
BOOST_DESCRIBE_STRUCT(Officer, (), (id, team, base, label, skills, shifts, leave, most_a_day, most_a_week))

/// Two officers who are never sent together.
struct NeverTogether {
    OfficerId one;
    OfficerId other;

    bool operator==(const NeverTogether&) const = default;
};
BOOST_DESCRIBE_STRUCT(NeverTogether, (), (one, other))

/// Who is there to visit.
struct Roster {
    std::vector<Team> teams{};
    std::vector<Officer> officers{};
    std::vector<NeverTogether> never_together{};

    [[nodiscard]] const Team* find(const TeamId& id) const;
    [[nodiscard]] const Officer* find(const OfficerId& id) const;
    bool operator==(const Roster&) const = default;
};
BOOST_DESCRIBE_STRUCT(Roster, (), (teams, officers, never_together))

} // namespace mosovo::schedule
