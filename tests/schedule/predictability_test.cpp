#include "made_up.hpp"

#include <mosovo/schedule/planner.hpp>
#include <mosovo/schedule/predictability.hpp>

#include <gtest/gtest.h>

#include <set>

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

/// One pair, whose Monday and Tuesday seven overdue visits of two hours each fill, and one man due on the Friday.
Problem overdue_first(Day due) {
    Problem problem{{}, roster_of(2), {monday, friday}};
    for (int n = 1; n <= 7; ++n) {
        auto ask = ask_of(n);
        ask.length = minutes{120};
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
    EXPECT_EQ(found.overdue.value(), 7);
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
