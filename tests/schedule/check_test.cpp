#include "made_up.hpp"

#include <mosovo/schedule/check.hpp>

#include <gtest/gtest.h>

#include <functional>
#include <set>

namespace mosovo::schedule {
namespace {

using namespace made_up;

/// Two visits by pairs, one attendance and one announced visit, four officers and one of another team: written by
/// hand and right, for the cases below to spoil.
class CheckTest : public testing::Test {
public:
    CheckTest() : roster{roster_of(4)} {
        roster.teams.front().opening = {{Weekday::tuesday, minutes{10 * 60}, minutes{16 * 60}}};
        roster.teams.push_back({.id = team_id(2), .name = "Another made-up team", .station = base});
        Officer other{.id = officer_id(9), .team = team_id(2), .base = base};
        other.shifts.push_back({monday, nine, five});
        roster.officers.push_back(other);
        roster.officers[0].skills.push_back(skill("digital"));
        roster.officers[3].leave.push_back(monday + date::days{2});
        asks = {ask_of(1), ask_of(2), ask_of(3), ask_of(4)};
        asks[0].skills.push_back(skill("digital"));
        asks[0].windows.push_back({minutes{600}, minutes{800}, std::nullopt});
        asks[0].preferred = officer_id(1);
        asks[1].place = place_at(10, 10);
        asks[2].purpose = Purpose::station_attendance;
        asks[2].length = minutes{30};
        asks[3].purpose = Purpose::announced_visit;
        asks[3].fixed = FixedTime{monday, minutes{15 * 60}};
        plan.planned = {row(1, monday, 600, {1, 2}), row(2, monday, 720, {1, 2}), row(4, monday, 900, {3, 4})};
        plan.planned.push_back(row(3, monday + date::days{1}, 610, {3}));
        plan.planned[0].continuity = Continuity::own_officer;
        fill_figures();
    }

    Planned row(int n, Day day, int start, const std::vector<int>& crew) {
        const auto& ask = asks[static_cast<std::size_t>(n - 1)];
        Planned made{.ask = ask.id, .day = day};
        made.start = minutes{start};
        made.end = made.start + ask.length;
        for (const auto k : crew)
            made.crew.push_back({officer_id(k)});
        made.days_to_spare = ask.due - day;
        return made;
    }

    /// Drives worked out by hand: 10 km × 1.3 at 40 km/h is 19.5 minutes, so 20.
    void fill_figures() {
        for (auto& seat : plan.planned[0].crew)
            seat = {seat.officer, minutes{20}, minutes{0}};
        for (auto& seat : plan.planned[1].crew)
            seat = {seat.officer, minutes{20}, minutes{40}};
        for (auto& seat : plan.planned[2].crew)
            seat = {seat.officer, minutes{20}, minutes{0}};
    }

    [[nodiscard]] std::set<Cause> causes() const {
        std::set<Cause> found;
        for (const auto& broken : check(plan, asks, roster, travel(), locked)) {
            found.insert(broken.cause);
            EXPECT_FALSE(broken.sentence.empty());
        }
        return found;
    }

    Roster roster;
    std::vector<Ask> asks;
    std::vector<Planned> locked;
    Plan plan{.from = monday, .to = friday};
};

TEST_F(CheckTest, a_plan_that_can_be_worked_breaks_nothing) {
    for (const auto& broken : check(plan, asks, roster, travel()))
        ADD_FAILURE() << word(broken.cause) << ": " << broken.sentence;
}

TEST_F(CheckTest, each_way_to_be_wrong_has_its_cause) {
    struct Case {
        const char* name;
        Cause cause;
        std::function<void(CheckTest&)> spoil;
    };
    const std::vector<Case> cases{
        {"a visit that nobody asked for", Cause::unknown_ask, [](auto& t) { t.asks.pop_back(); }},
        {"one visit in two rows", Cause::planned_twice, [](auto& t) { t.plan.planned.push_back(t.plan.planned[3]); }},
        {"planned and left out", Cause::planned_twice,
         [](auto& t) {
             t.plan.unplanned.push_back({ask_id(1), Unplanned::over_capacity, "x"});
         }},
        {"a visit in neither list", Cause::dropped, [](auto& t) { t.plan.planned.pop_back(); }},
        {"somebody not on the roster", Cause::unknown_officer,
         [](auto& t) { t.plan.planned[0].crew[1].officer = officer_id(77); }},
        {"somebody of another team", Cause::wrong_team,
         [](auto& t) { t.plan.planned[0].crew[1].officer = officer_id(9); }},
        {"one officer for a pair", Cause::wrong_crew, [](auto& t) { t.plan.planned[0].crew.pop_back(); }},
        {"the same officer twice", Cause::wrong_crew,
         [](auto& t) { t.plan.planned[0].crew[1] = t.plan.planned[0].crew[0]; }},
        {"two officers for an attendance", Cause::wrong_crew,
         [](auto& t) { t.plan.planned[3].crew.push_back({officer_id(2)}); }},
        {"nobody with the skill", Cause::wrong_skills,
         [](auto& t) { t.plan.planned[0].crew[0].officer = officer_id(4); }},
        {"before its first day", Cause::before_first, [](auto& t) { t.asks[0].first = friday; }},
        {"after its last day", Cause::after_expiry, [](auto& t) { t.asks[0].expiry = monday - date::days{1}; }},
        {"outside the days planned", Cause::outside_horizon, [](auto& t) { t.plan.from = friday; }},
        {"a day on which it must not be", Cause::forbidden_day, [](auto& t) { t.asks[0].not_on.push_back(monday); }},
        {"a day on which the team is closed", Cause::not_a_working_day,
         [](auto& t) { t.roster.teams[0].closed.push_back(monday); }},
        {"before its window", Cause::outside_window, [](auto& t) { t.asks[0].windows[0].earliest = minutes{601}; }},
        {"after its window", Cause::outside_window, [](auto& t) { t.asks[0].windows[0].latest = minutes{599}; }},
        {"a window of another day", Cause::outside_window, [](auto& t) { t.asks[0].windows[0].day = friday; }},
        {"not at the time promised", Cause::wrong_fixed_time, [](auto& t) { t.asks[3].fixed->start = minutes{901}; }},
        {"not on the day promised", Cause::wrong_fixed_time, [](auto& t) { t.asks[3].fixed->day = friday; }},
        {"an attendance before the station opens", Cause::station_closed,
         [](auto& t) { t.roster.teams[0].opening[0].opens = minutes{611}; }},
        {"an attendance over closing time", Cause::station_closed,
         [](auto& t) { t.roster.teams[0].opening[0].closes = minutes{639}; }},
        {"shorter than asked for", Cause::wrong_length, [](auto& t) { t.plan.planned[0].end -= minutes{1}; }},
        {"an officer not on shift", Cause::outside_shift, [](auto& t) { t.roster.officers[1].shifts.clear(); }},
        {"an officer who would leave too early", Cause::outside_shift,
         [](auto& t) { t.roster.officers[0].shifts[0].start = minutes{581}; }},
        {"an officer who would be back too late", Cause::outside_shift,
         [](auto& t) { t.roster.officers[0].shifts[0].end = minutes{807}; }},
        {"an officer on leave", Cause::on_leave, [](auto& t) { t.roster.officers[1].leave.push_back(monday); }},
        {"an officer at two visits at once", Cause::overlap, [](auto& t) { t.plan.planned[1].start = minutes{659}; }},
        {"too little time for the drive", Cause::too_little_travel,
         [](auto& t) { t.plan.planned[1].start = minutes{679}; }},
        {"two visits to one man at once", Cause::subject_overlap,
         [](auto& t) {
             t.asks[3].subject = t.asks[1].subject;
             t.asks[3].fixed->start = minutes{779};
             t.plan.planned[2].start = minutes{779};
         }},
        {"a lock that moved", Cause::lock_moved,
         [](auto& t) {
             t.locked = {t.plan.planned[0]};
             t.locked[0].start += minutes{5};
         }},
        {"a lock with another crew", Cause::lock_moved,
         [](auto& t) {
             t.plan.planned[0].locked = true;
             t.locked = {t.plan.planned[0]};
             t.locked[0].crew[0].officer = officer_id(3);
         }},
        {"a drive that takes longer than it says", Cause::wrong_figures,
         [](auto& t) { t.plan.planned[0].crew[0].travel_before = minutes{19}; }},
        {"a wait that is longer than it says", Cause::wrong_figures,
         [](auto& t) { t.plan.planned[1].crew[0].waiting_before = minutes{39}; }},
        {"days to spare that are not", Cause::wrong_figures,
         [](auto& t) { t.plan.planned[0].days_to_spare += date::days{1}; }},
        {"a continuity that is not", Cause::wrong_figures,
         [](auto& t) { t.plan.planned[0].continuity = Continuity::other_officer; }},
        {"a break that no gap holds", Cause::no_break,
         [](auto& t) {
             // From 9:40 out to 13:20 back, with 40 minutes parked before noon: no whole hour between eleven and one.
             t.roster.officers[0].shifts[0].breaks = {{minutes{660}, minutes{780}, minutes{60}}};
         }},
        {"a time in a span in which it must not start", Cause::outside_window,
         [](auto& t) {
             t.asks[0].not_at = {{minutes{600}, minutes{600}, monday}};
         }},
        {"a start that the clocks skip", Cause::no_such_time,
         [](auto& t) {
             const auto spring = make_day(2026, 3, 29);
             t.plan.to = t.asks[0].due = spring;
             t.plan.planned[0].day = spring;
             t.plan.planned[0].start = minutes{90};
         }},
        {"an officer who must not come", Cause::excluded_officer,
         [](auto& t) { t.asks[0].excluded = {officer_id(2)}; }},
        {"two officers who are never sent together", Cause::never_together,
         [](auto& t) {
             t.roster.never_together = {{officer_id(2), officer_id(1)}};
         }},
        {"too few days after the last visit", Cause::too_soon_again,
         [](auto& t) {
             t.asks[0].least_gap = date::days{10};
             t.asks[0].history = {{monday - date::days{9}, minutes{600}}};
         }},
        {"too few days before another planned visit", Cause::too_soon_again,
         [](auto& t) {
             t.asks[0].least_gap = date::days{1};
             t.asks[1].subject = t.asks[0].subject;
         }},
        {"two that must lie on two days", Cause::same_day,
         [](auto& t) { t.asks[0].apart = t.asks[1].apart = ApartId::from_checked("brothers"); }},
        {"a trip made by two crews", Cause::trip_broken,
         [](auto& t) { t.asks[1].trip = t.asks[3].trip = TripId::from_checked("house"); }},
        {"a trip with another visit inside", Cause::trip_broken,
         [](auto& t) {
             t.asks[0].trip = t.asks[3].trip = TripId::from_checked("house");
             t.plan.planned[2].crew = t.plan.planned[0].crew;
         }},
        {"a trip that leaves one out", Cause::trip_broken,
         [](auto& t) {
             t.asks[0].trip = t.asks[1].trip = TripId::from_checked("house");
             t.plan.planned.erase(t.plan.planned.begin() + 1);
             t.plan.unplanned.push_back({ask_id(2), Unplanned::over_capacity, "x"});
         }},
        {"more attendances at once than counters", Cause::station_full,
         [](auto& t) { t.roster.teams[0].counters = count_of(0); }},
        {"too long a day", Cause::hours_of_day,
         [](auto& t) { t.roster.officers[0].most_a_day = minutes{186}; }}, // 19.5 + 60 + 19.5 + 60 + 27.6
        {"too long a week", Cause::hours_of_week,
         [](auto& t) { t.roster.officers[2].most_a_week = minutes{129}; }}, // 19.5 + 60 + 19.5 and 30, and some seconds
        {"nobody for the second seat", Cause::wrong_skills,
         [](auto& t) { t.asks[0].second_skills = t.asks[0].skills; }},
        {"two officers for three", Cause::wrong_crew, [](auto& t) { t.asks[0].crew = Crew::three; }},
    };
    std::set<Cause> covered;
    const CheckTest& right = *this;
    const auto saved = std::tuple{roster, asks, plan};
    for (const auto& one : cases) {
        std::tie(roster, asks, plan) = saved;
        locked.clear();
        one.spoil(*this);
        EXPECT_EQ(right.causes().count(one.cause), 1U) << one.name << " is not found";
        covered.insert(one.cause);
    }
    EXPECT_EQ(covered.size(), boost::mp11::mp_size<boost::describe::describe_enumerators<Cause>>::value)
        << "a cause has no case";
}

TEST_F(CheckTest, a_bank_holiday_is_not_a_working_day) {
    const auto new_year = make_day(2026, 1, 1);
    plan.from = new_year;
    asks[0].first = new_year;
    asks[0].due = new_year;
    roster.officers[0].shifts.push_back({new_year, nine, five});
    roster.officers[1].shifts.push_back({new_year, nine, five});
    plan.planned[0].day = new_year;
    plan.planned[0].days_to_spare = date::days{0};
    EXPECT_EQ(causes().count(Cause::not_a_working_day), 1U);
    roster.teams[0].works_bank_holidays = true;
    EXPECT_EQ(causes().count(Cause::not_a_working_day), 0U);
}

TEST_F(CheckTest, limits_reached_exactly_are_kept) {
    roster.officers[0].most_a_day = minutes{187};
    roster.officers[2].most_a_week = minutes{130};
    roster.teams[0].counters = count_of(1);
    // 40 minutes parked and 20 driven between eleven and noon, then the afternoon at base.
    roster.officers[0].shifts[0].breaks = {{minutes{660}, minutes{690}, minutes{40}},
                                           {minutes{780}, minutes{960}, minutes{60}}};
    asks[0].least_gap = date::days{10};
    asks[0].history = {{monday - date::days{10}, minutes{600}}};
    asks[0].second_skills = {skill("dog")};
    roster.officers[1].skills.push_back(skill("dog"));
    asks[0].trip = asks[1].trip = TripId::from_checked("house");
    asks[2].apart = asks[3].apart = ApartId::from_checked("brothers");
    roster.never_together = {{officer_id(1), officer_id(3)}};
    for (const auto& broken : check(plan, asks, roster, travel()))
        ADD_FAILURE() << word(broken.cause) << ": " << broken.sentence;
}

TEST_F(CheckTest, a_shift_is_an_hour_shorter_when_the_clocks_go_forward_and_longer_when_they_go_back) {
    // From midnight to four; an hour there, out and back twenty minutes each, starting at the hour given.
    const auto night_of = [&](Day day, int start, int end) {
        asks = {ask_of(1)};
        asks[0].due = day;
        for (auto& officer : roster.officers)
            officer.shifts = {{day, minutes{0}, minutes{240}}};
        roster.teams[0].weekdays.push_back(Weekday::sunday);
        plan = Plan{.from = monday, .to = day};
        plan.planned = {row(1, day, start, {1, 2})};
        plan.planned[0].end = minutes{end};
        for (auto& seat : plan.planned[0].crew)
            seat.travel_before = minutes{20};
        return causes();
    };
    const auto spring = make_day(2026, 3, 29);
    const auto autumn = make_day(2026, 10, 25);
    EXPECT_TRUE(night_of(spring, 20, 140).empty()) << "over the hour that is skipped, the end shows one hour more";
    EXPECT_EQ(night_of(spring, 20, 80), std::set{Cause::wrong_length});
    EXPECT_TRUE(night_of(autumn, 45, 105).empty()) << "into the hour that comes twice";
    EXPECT_TRUE(night_of(autumn, 100, 100).empty()) << "from the first 1:40 to the second";
    EXPECT_TRUE(night_of(autumn, 160, 220).empty());
    EXPECT_EQ(night_of(autumn, 161, 221), std::set{Cause::outside_shift});
}

TEST_F(CheckTest, traffic_lengthens_the_drives_of_its_hours) {
    const auto busy = travel().with_traffic({{*Percent::from(200), minutes{600}, minutes{661}, {Weekday::monday}}});
    std::set<Cause> found;
    for (const auto& broken : check(plan, asks, roster, busy))
        found.insert(broken.cause);
    EXPECT_EQ(found, std::set{Cause::wrong_figures}); // 40 minutes out at ten, and 40 on at eleven: just in time
    plan.planned[1].start -= minutes{22};
    found.clear();
    for (const auto& broken : check(plan, asks, roster, busy))
        found.insert(broken.cause);
    EXPECT_EQ(found.count(Cause::too_little_travel), 1U);
}

TEST_F(CheckTest, officers_of_a_team_that_helps_may_come) {
    plan.planned[2].crew[1].officer = officer_id(9);
    EXPECT_EQ(causes().count(Cause::wrong_team), 1U);
    roster.teams[0].helped_by.push_back(team_id(2));
    EXPECT_EQ(causes().count(Cause::wrong_team), 0U);
}

} // namespace
} // namespace mosovo::schedule
