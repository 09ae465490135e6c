#include "made_up.hpp"

#include <mosovo/schedule/planner.hpp>
#include <mosovo/schedule/predictability.hpp>

#include <gtest/gtest.h>

#include <set>
#include <tuple>

namespace mosovo::schedule {
namespace {

using namespace made_up;

/// Pairs enough for every draw, and men who were always seen on Mondays at ten.
Problem roomy(int asks) {
    Problem problem{{}, roster_of(8, 12), {monday, monday + date::days{11}}};
    for (int n = 1; n <= asks; ++n) {
        auto ask = ask_of(n);
        ask.place = place_at(n % 7, n % 5);
        ask.due = problem.days.to;
        for (int past = 1; past <= 6; ++past)
            ask.history.push_back({monday - date::days{28 * past}, minutes{600}});
        problem.asks.push_back(ask);
    }
    return problem;
}

std::vector<Plan> plans_of(const Problem& problem, int count) {
    std::vector<Plan> plans;
    for (int seed = 1; seed <= count; ++seed)
        plans.push_back(plan(problem.asks, problem.roster, travel(), problem.days,
                             Seed{static_cast<std::uint64_t>(seed)}, *Effort::from(2)));
    return plans;
}

TEST(Predictability, the_draw_gives_nobody_more_than_a_tenth_over_chance) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto problem = random_problem(seed);
        const auto made = plan(problem.asks, problem.roster, travel(), problem.days, Seed{seed}, *Effort::from(0));
        const auto found = predictability({made}, problem.asks, problem.roster, travel());
        EXPECT_GT(found.visits.value(), 0);
        EXPECT_LE(found.most_policy_advantage, 0.1);
        for (const auto& one : found.each)
            EXPECT_GE(one.advantage, 0.0);
    }
}

TEST(Predictability, an_adversary_who_has_run_the_planner_himself_gains_little_where_there_is_room) {
    const auto problem = roomy(40);
    const auto found = predictability(plans_of(problem, 6), problem.asks, problem.roster, travel());
    EXPECT_EQ(found.visits.value(), 40);
    EXPECT_EQ(found.plans.value(), 6);
    EXPECT_NEAR(found.day_chance, 0.1, 1e-9);
    EXPECT_LT(found.day_advantage, 0.1);
    EXPECT_LT(found.hour_advantage, 0.1);
    EXPECT_LT(found.slot_advantage, 0.05);
}

TEST(Predictability, a_planner_without_a_seed_is_found_out) {
    const auto problem = roomy(40);
    auto plans = plans_of(problem, 1);
    plans.push_back(plans.front()); // whoever has the same seed knows it all
    const auto found = predictability(plans, problem.asks, problem.roster, travel());
    EXPECT_EQ(found.day_hits, 1.0);
    EXPECT_EQ(found.slot_hits, 1.0);
    EXPECT_NEAR(found.slot_advantage, 1.0 - found.slot_chance, 1e-5);
}

/// One pair, whose Monday and Tuesday six overdue visits of 140 minutes fill but for the drives, and one man due later.
Problem overdue_first(Day due) {
    Problem problem{{}, roster_of(2), {monday, friday}};
    for (int n = 1; n <= 6; ++n) {
        auto ask = ask_of(n);
        ask.length = minutes{140};
        ask.first = ask.due = monday - date::days{7};
        ask.expiry = std::nullopt;
        problem.asks.push_back(ask);
    }
    problem.asks.push_back(ask_of(8));
    problem.asks.back().due = due;
    return problem;
}

TEST(Predictability, nobody_is_drawn_for_a_day_that_overdue_visits_fill) {
    const auto problem = overdue_first(friday);
    std::set<Day> drawn;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const auto made = plan(problem.asks, problem.roster, travel(), problem.days, Seed{seed}, *Effort::from(0));
        ASSERT_TRUE(made.unplanned.empty());
        for (const auto& row : made.planned)
            if (row.ask == ask_id(8)) drawn.insert(row.target->day);
    }
    EXPECT_EQ(drawn, (std::set<Day>{monday + date::days{2}, monday + date::days{3}, friday}));
    const auto made = plan(problem.asks, problem.roster, travel(), problem.days, Seed{1}, *Effort::from(1));
    const auto found = predictability({made}, problem.asks, problem.roster, travel());
    ASSERT_EQ(found.each.size(), 1U);
    EXPECT_EQ(found.each.front().days.value(), 3);
    EXPECT_EQ(found.overdue.value(), 6);
    EXPECT_EQ(found.one_day.value(), 0);
    EXPECT_NEAR(found.day_chance, 1.0 / 3, 1e-6);
    EXPECT_NEAR(found.day_chance_in_time, 1.0 / 5, 1e-6);
}

TEST(Predictability, a_day_that_locked_rows_fill_is_full_for_the_draw_and_its_measure) {
    auto problem = overdue_first(friday);
    for (auto& ask : problem.asks)
        ask.due = friday;
    std::vector<Planned> locked;
    for (int n = 1; n <= 3; ++n) {
        Planned row{.ask = ask_id(n), .day = monday};
        row.start = minutes{9 * 60 + 20 + 140 * (n - 1)};
        row.crew = {{officer_id(1)}, {officer_id(2)}};
        locked.push_back(row);
    }
    std::set<Day> drawn;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const auto made =
            plan(problem.asks, problem.roster, travel(), problem.days, Seed{seed}, *Effort::from(0), locked);
        for (const auto& row : made.planned)
            if (row.ask == ask_id(8)) drawn.insert(row.target->day);
        const auto found = predictability({made}, problem.asks, problem.roster, travel());
        EXPECT_EQ(found.visits.value(), 4) << "those that are locked are not drawn";
        EXPECT_EQ(found.each.back().days.value(), 4);
    }
    EXPECT_EQ(drawn.size(), 4U);
    EXPECT_FALSE(drawn.contains(monday));
}

TEST(Predictability, a_visit_whose_days_are_all_full_is_drawn_for_any_of_them) {
    const auto problem = overdue_first(monday + date::days{1});
    std::set<Day> drawn;
    for (std::uint64_t seed = 1; seed <= 60; ++seed)
        for (const auto& row :
             plan(problem.asks, problem.roster, travel(), problem.days, Seed{seed}, *Effort::from(0)).planned)
            if (row.ask == ask_id(8)) drawn.insert(row.target->day);
    EXPECT_EQ(drawn, (std::set<Day>{monday, monday + date::days{1}}));
}

TEST(Predictability, a_trip_goes_before_where_anybody_of_it_does) {
    // The first of the trip could be drawn for any day; the second is promised for the Monday, and both fill it.
    Problem problem{{}, roster_of(2), {monday, friday}};
    for (int n = 1; n <= 2; ++n) {
        auto ask = ask_of(n);
        ask.trip = TripId::from_checked("made-up trip");
        ask.length = minutes{200};
        problem.asks.push_back(ask);
    }
    problem.asks[0].windows.push_back({minutes{540}, minutes{580}, std::nullopt});
    problem.asks[1].purpose = Purpose::announced_visit;
    problem.asks[1].fixed = FixedTime{monday, minutes{560 + 200}};
    problem.asks.push_back(ask_of(8));
    std::set<Day> drawn;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const auto made = plan(problem.asks, problem.roster, travel(), problem.days, Seed{seed}, *Effort::from(0));
        ASSERT_TRUE(made.unplanned.empty());
        for (const auto& row : made.planned)
            if (row.ask == ask_id(8)) drawn.insert(row.target->day);
    }
    EXPECT_EQ(drawn.size(), 4U);
    EXPECT_FALSE(drawn.contains(monday));
}

TEST(Predictability, who_has_one_day_left_is_counted) {
    auto problem = overdue_first(monday + date::days{2});
    const auto made = plan(problem.asks, problem.roster, travel(), problem.days, Seed{1}, *Effort::from(0));
    const auto found = predictability({made}, problem.asks, problem.roster, travel());
    ASSERT_EQ(found.visits.value(), 1);
    EXPECT_EQ(found.one_day.value(), 1);
    EXPECT_NEAR(found.day_chance, 1.0, 1e-6);
    EXPECT_NEAR(found.day_chance_in_time, 1.0 / 3, 1e-6);
}

TEST(Predictability, a_day_with_room_between_the_full_hours_is_drawn) {
    // The pair's only free time on the Monday is from 12:10 to 13:50: an hour's visit there starts at about half past.
    auto problem = roomy(1);
    problem.roster = roster_of(2, 2);
    problem.days.to = monday + date::days{1};
    problem.asks.front().due = problem.days.to;
    for (const auto& [n, start, length] : {std::tuple{2, 540, 190}, std::tuple{3, 830, 190}}) {
        auto ask = ask_of(n);
        ask.purpose = Purpose::announced_visit;
        ask.place = base;
        ask.fixed = FixedTime{monday, minutes{start}};
        ask.length = minutes{length};
        problem.asks.push_back(ask);
    }
    problem.asks.front().place = place_at(3, 0);
    const auto made = plan(problem.asks, problem.roster, travel(), problem.days, Seed{1}, *Effort::from(0));
    ASSERT_TRUE(made.unplanned.empty());
    const auto found = predictability({made}, problem.asks, problem.roster, travel());
    ASSERT_EQ(found.each.size(), 1U);
    EXPECT_EQ(found.each.front().days.value(), 2);
}

TEST(Predictability, an_overdue_visit_has_its_hour_drawn_and_no_day) {
    const auto problem = overdue_first(friday);
    std::set<Day> days;
    std::set<minutes> starts;
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        for (const auto& row :
             plan(problem.asks, problem.roster, travel(), problem.days, Seed{seed}, *Effort::from(0)).planned)
            if (row.ask == ask_id(1)) {
                days.insert(row.target->day);
                starts.insert(row.target->start);
            }
    EXPECT_EQ(days, std::set<Day>{monday});
    EXPECT_GT(starts.size(), 5U);
}

TEST(Predictability, nothing_to_foretell_is_nothing) {
    const auto problem = roomy(0);
    EXPECT_EQ(predictability({}, problem.asks, problem.roster, travel()).visits.value(), 0);
    EXPECT_EQ(predictability(plans_of(problem, 1), problem.asks, problem.roster, travel()).visits.value(), 0);
}

} // namespace
} // namespace mosovo::schedule
