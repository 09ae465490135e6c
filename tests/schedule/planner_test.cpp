#include "made_up.hpp"

#include <mosovo/schedule/check.hpp>
#include <mosovo/schedule/planner.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace mosovo::schedule {
namespace {

using namespace made_up;

const Horizon week{monday, friday};
const Effort little = *Effort::from(2);

Plan plan_of(const std::vector<Ask>& asks, const Roster& roster, const Horizon& days = week,
             const std::vector<Planned>& locked = {}) {
    auto made = plan(asks, roster, travel(), days, Seed{7}, little, locked);
    for (const auto& broken : check(made, asks, roster, travel(), locked))
        ADD_FAILURE() << word(broken.cause) << ": " << broken.sentence;
    return made;
}

std::string reason_for(const std::vector<Ask>& asks, const Roster& roster, const AskId& id,
                       const Horizon& days = week) {
    for (const auto& row : plan_of(asks, roster, days).unplanned)
        if (row.ask == id) return std::string{word(row.reason)};
    return "planned";
}

TEST(Planner, two_officers_visit_two_offenders_together) {
    const auto made = plan_of({ask_of(1), ask_of(2)}, roster_of(2));
    ASSERT_EQ(made.planned.size(), 2U);
    for (const auto& row : made.planned)
        EXPECT_EQ(row.crew.size(), 2U);
}

TEST(Planner, nothing_asked_is_an_empty_plan) {
    const auto made = plan_of({}, roster_of(2));
    EXPECT_TRUE(made.planned.empty() && made.unplanned.empty());
    EXPECT_EQ(made.score.driving, minutes{0});
}

TEST(Planner, a_promised_time_is_kept_to_the_minute) {
    auto ask = ask_of(1);
    ask.purpose = Purpose::announced_visit;
    ask.fixed = FixedTime{monday + date::days{2}, minutes{13 * 60 + 7}};
    const auto made = plan_of({ask, ask_of(2), ask_of(3)}, roster_of(2));
    const auto row = std::find_if(made.planned.begin(), made.planned.end(), [&](auto& r) { return r.ask == ask.id; });
    ASSERT_NE(row, made.planned.end());
    EXPECT_EQ(row->day, ask.fixed->day);
    EXPECT_EQ(row->start, ask.fixed->start);
}

TEST(Planner, an_attendance_needs_one_officer_at_the_station_when_it_is_open) {
    auto ask = ask_of(1);
    ask.purpose = Purpose::station_attendance;
    auto roster = roster_of(1);
    roster.teams.front().opening = {{Weekday::wednesday, minutes{14 * 60}, minutes{15 * 60}}};
    const auto made = plan_of({ask}, roster);
    ASSERT_EQ(made.planned.size(), 1U);
    EXPECT_EQ(made.planned[0].day, monday + date::days{2});
    EXPECT_EQ(made.planned[0].start, minutes{14 * 60});
    EXPECT_EQ(made.planned[0].crew.at(0).travel_before, minutes{0});
}

TEST(Planner, overdue_visits_come_first_the_most_urgent_of_them_soonest) {
    std::vector<Ask> asks;
    for (int n = 1; n <= 4; ++n) {
        auto ask = ask_of(n);
        ask.first = monday - date::days{60};
        ask.due = monday - date::days{10};
        ask.length = minutes{400}; // one a day
        ask.urgency = *Urgency::from(n);
        asks.push_back(ask);
    }
    const auto made = plan_of(asks, roster_of(2));
    ASSERT_EQ(made.planned.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(made.planned[i].ask, ask_id(4 - static_cast<int>(i)));
        EXPECT_EQ(made.planned[i].day, monday + date::days{static_cast<int>(i)});
    }
}

TEST(Planner, a_visit_in_time_is_never_made_late_for_its_timing) {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        auto ask = ask_of(1);
        ask.due = monday + date::days{static_cast<int>(seed % 5)};
        const auto made =
            plan({ask}, roster_of(2, 14), travel(), {monday, monday + date::days{13}}, Seed{seed}, little);
        ASSERT_EQ(made.planned.size(), 1U);
        EXPECT_LE(made.planned[0].day, ask.due);
    }
}

TEST(Planner, what_cannot_be_placed_says_why) {
    const auto pair = roster_of(2);
    auto ask = ask_of(1);
    const auto spoilt = [&](auto change) {
        auto copy = ask;
        change(copy);
        return copy;
    };
    const auto expect = [&](const char* reason, const Ask& asked, const Roster& roster) {
        EXPECT_EQ(reason_for({asked}, roster, asked.id), reason);
    };
    expect("planned", ask, pair);
    expect("bad_ask", spoilt([](Ask& a) { a.team = team_id(5); }), pair);
    expect("bad_ask", spoilt([](Ask& a) { a.place = {91, 0}; }), pair);
    expect("bad_ask", spoilt([](Ask& a) { a.length = minutes{0}; }), pair);
    expect("outside_horizon", spoilt([](Ask& a) { a.first = friday + date::days{1}; }), pair);
    expect("outside_horizon", spoilt([](Ask& a) { a.expiry = monday - date::days{1}; }), pair);
    expect("no_officer_trained", spoilt([](Ask& a) { a.skills.push_back(skill("digital")); }), pair);
    expect("too_few_officers", ask, roster_of(1));
    expect("no_day_in_window", spoilt([](Ask& a) { a.not_on = {friday}, a.first = friday; }), pair);
    expect("nobody_on_shift", spoilt([](Ask& a) { a.windows.push_back({minutes{1100}, minutes{1200}, {}}); }), pair);
    expect("nobody_on_shift", ask, [] {
        auto roster = roster_of(2);
        for (Day day = monday; day <= friday; day += date::days{1})
            roster.officers[0].leave.push_back(day);
        return roster;
    }());
    expect("no_travel_time", spoilt([](Ask& a) { a.length = minutes{450}; }), pair);
}

TEST(Planner, what_others_crowd_out_says_so) {
    auto first = ask_of(1);
    auto second = ask_of(2);
    first.length = second.length = minutes{400};
    first.due = second.due = monday;
    first.expiry = second.expiry = monday;
    second.urgency = *Urgency::from(9);
    EXPECT_EQ(reason_for({first, second}, roster_of(2), first.id), "over_capacity");
    EXPECT_EQ(reason_for({first, second}, roster_of(2), second.id), "planned");
    first.purpose = second.purpose = Purpose::announced_visit;
    first.fixed = second.fixed = FixedTime{monday, minutes{600}};
    EXPECT_EQ(reason_for({first, second}, roster_of(2), first.id), "fixed_time_clash");
}

TEST(Planner, a_locked_row_stays_where_a_person_put_it) {
    const std::vector asks{ask_of(1), ask_of(2), ask_of(3)};
    const auto roster = roster_of(4);
    Planned lock{.ask = ask_id(2), .day = friday};
    lock.start = minutes{11 * 60 + 11};
    lock.crew = {{officer_id(3)}, {officer_id(1)}};
    const auto made = plan_of(asks, roster, week, {lock});
    EXPECT_EQ(made.planned.size(), 3U);
    EXPECT_TRUE(std::any_of(made.planned.begin(), made.planned.end(), [](auto& row) { return row.locked; }));
    lock.start = minutes{16 * 60 + 30}; // an hour there and the drive back end after the shift
    const auto refused = plan_of(asks, roster, week, {lock});
    ASSERT_EQ(refused.unplanned.size(), 1U);
    EXPECT_EQ(refused.unplanned[0].reason, Unplanned::lock_impossible);
}

TEST(Planner, our_own_slips_are_refused) {
    const auto call = [](const std::vector<Ask>& asks, const Roster& roster, const Horizon& days) {
        (void)plan(asks, roster, travel(), days, Seed{1}, little);
    };
    EXPECT_THROW(call({ask_of(1), ask_of(1)}, roster_of(2), week), std::invalid_argument);
    EXPECT_THROW(call({ask_of(1)}, roster_of(2), {friday, monday}), std::invalid_argument);
    auto twins = roster_of(2);
    twins.officers[1].id = twins.officers[0].id;
    EXPECT_THROW(call({ask_of(1)}, twins, week), std::invalid_argument);
}

TEST(Planner, explains_each_visit_and_names_nobody) {
    auto late = ask_of(2);
    late.skills.push_back(skill("digital"));
    const std::vector asks{ask_of(1), late};
    const auto made = plan_of(asks, roster_of(2));
    EXPECT_NE(explain(made, asks[0]).find("before the due day, 9 Jan 2026"), std::string::npos)
        << explain(made, asks[0]);
    EXPECT_NE(explain(made, asks[1]).find("holds the skills"), std::string::npos);
    EXPECT_EQ(explain(made, asks[0]).find("V1"), std::string::npos);
    EXPECT_EQ(explain(made, ask_of(3)), "This plan has not heard of the visit.");
}

TEST(Planner, scores_a_plan_as_worked_out_by_hand) {
    auto ask = ask_of(1);
    ask.preferred = officer_id(1);
    ask.due = monday - date::days{2};
    ask.urgency = *Urgency::from(5);
    auto left_out = ask_of(2);
    left_out.urgency = *Urgency::from(3);
    Plan made{.from = monday, .to = friday};
    Planned row{.ask = ask.id, .day = monday};
    row.start = minutes{600};
    row.end = minutes{660};
    row.crew = {{officer_id(1)}, {officer_id(2)}};
    made.planned = {row};
    const auto found = score(made, {ask, left_out}, roster_of(2), travel());
    EXPECT_EQ(found.asked.value(), 2);
    EXPECT_EQ(found.unplanned_weight.value(), 3);
    EXPECT_EQ(found.late_visits.value(), 1);
    EXPECT_EQ(found.days_late_weight.value(), 5 * 2 + 3 * 1);
    EXPECT_EQ(found.left_out.value(), 3 * (1 + 5));
    EXPECT_EQ(found.risk.value(), 5 * 2);
    EXPECT_EQ(found.driving, minutes{4 * 20});
    EXPECT_EQ(found.visiting, minutes{120});
    EXPECT_EQ(found.own_officer_share, 1.0);
    EXPECT_EQ(found.weekday_entropy, 0.0);
    EXPECT_EQ(found.hours_spread, 0.0);
    EXPECT_EQ(found.strangers.value(), 15 * 60); // the other one
    EXPECT_EQ(found.balance.value(), 2 * (100 * 100 / 1024));
    EXPECT_EQ(found.price.value(), 4 * 20 * 60 + 15 * 60 + 2 * (100 * 100 / 1024));
}

} // namespace
} // namespace mosovo::schedule
