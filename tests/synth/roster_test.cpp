#include <mosovo/synth/caseload.hpp>

#include <mosovo/intake/schedule_json.hpp>
#include <mosovo/output/roster_json.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace mosovo::synth {
namespace {

const Day as_of = make_day(2026, 11, 22);

Asked asked(std::int64_t offenders, std::optional<OfficerCount> officers = {}) {
    return {*OffenderCount::from(offenders), Seed{1}, as_of, officers};
}

bool on_duty(const schedule::Officer& officer, const schedule::Shift& shift) {
    return std::find(officer.shifts.begin(), officer.shifts.end(), shift) != officer.shifts.end() &&
           std::find(officer.leave.begin(), officer.leave.end(), shift.day) == officer.leave.end();
}

TEST(MadeUpRoster, HasAnOfficerForAboutFiftyOffendersAndNeverAnOddOneOut) {
    struct Case {
        std::int64_t offenders;
        std::size_t officers;
    };
    for (const auto& wanted : {Case{0, 2}, Case{2, 2}, Case{100, 2}, Case{101, 4}, Case{1500, 30}, Case{70'000, 1400}})
        EXPECT_EQ(roster(asked(wanted.offenders)).officers.size(), wanted.officers) << wanted.offenders;
    EXPECT_EQ(roster(asked(1500, *OfficerCount::from(31))).officers.size(), 31U);
}

TEST(MadeUpRoster, GivesEveryOfficerShiftsATeamAndTheSkillsToAssess) {
    for (const auto offenders : {2, 12, 1500}) {
        const auto made = roster(asked(offenders));
        std::set<std::string> ids;
        for (const auto& officer : made.officers) {
            EXPECT_TRUE(ids.insert(officer.id.reveal()).second);
            EXPECT_NE(made.find(officer.team), nullptr);
            EXPECT_EQ(officer.shifts.size(), 40U) << "five days in each of eight weeks";
            EXPECT_GE(officer.skills.size(), 2U);
            for (const auto& shift : officer.shifts)
                EXPECT_LT(shift.start, shift.end);
        }
    }
}

TEST(MadeUpRoster, LeavesEveryTeamAPairOnMostWorkingDays) {
    for (const auto& made : {roster(asked(2)), roster(asked(1500)), roster(asked(1500, *OfficerCount::from(31)))})
        for (const auto& team : made.teams) {
            std::set<Day> with_pair;
            for (const auto& first : made.officers)
                for (const auto& second : made.officers)
                    if (first.id < second.id && first.team == team.id && second.team == team.id)
                        for (const auto& shift : first.shifts)
                            if (on_duty(first, shift) && on_duty(second, shift)) with_pair.insert(shift.day);
            EXPECT_GE(with_pair.size(), 20U) << team.id;
        }
}

TEST(MadeUpRoster, MixesEarlyDayAndLateTurns) {
    std::set<std::chrono::minutes> starts;
    const auto made = roster(asked(2));
    for (const auto& shift : made.officers.front().shifts)
        starts.insert(shift.start);
    EXPECT_EQ(starts.size(), 3U);
}

TEST(MadeUpRoster, ReadsBackFromItsOwnFile) {
    const auto made = roster(asked(150));
    const auto read = intake::read_roster(output::to_json(made, "Everybody here is made up."));
    ASSERT_TRUE(read.problems.empty()) << to_line(read.problems.front());
    EXPECT_EQ(read.rows.front(), made);
}

} // namespace
} // namespace mosovo::synth
