#include "made_up.hpp"

#include <mosovo/schedule/check.hpp>
#include <mosovo/schedule/planner.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

namespace mosovo::schedule {
namespace {

using namespace made_up;

Plan plan_of(const made_up::Problem& problem, std::uint64_t seed, int effort) {
    return plan(problem.asks, problem.roster, travel(), problem.days, Seed{seed}, *Effort::from(effort));
}

std::tuple<std::int64_t, std::int64_t> worth(const Plan& plan) {
    return {plan.score.risk.value(), plan.score.price.value()};
}

TEST(PlanProperty, every_plan_can_be_worked_and_drops_nothing) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const auto problem = random_problem(seed, {10 + static_cast<int>(seed), 2 + static_cast<int>(seed % 7),
                                                   1 + static_cast<int>(seed % 3), 1 + static_cast<int>(seed % 2)});
        const auto made = plan_of(problem, seed, 1);
        EXPECT_EQ(made.planned.size() + made.unplanned.size(), problem.asks.size());
        for (const auto& broken : check(made, problem.asks, problem.roster, travel()))
            ADD_FAILURE() << "seed " << seed << ": " << word(broken.cause) << ": " << broken.sentence;
        for (const auto& row : made.unplanned)
            EXPECT_FALSE(row.sentence.empty());
    }
}

TEST(PlanProperty, one_seed_gives_one_plan_in_whatever_order_it_is_asked) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        auto problem = random_problem(seed);
        const auto made = plan_of(problem, seed, 2);
        EXPECT_EQ(made, plan_of(problem, seed, 2));
        std::reverse(problem.asks.begin(), problem.asks.end());
        EXPECT_EQ(made, plan_of(problem, seed, 2));
    }
}

TEST(PlanProperty, another_seed_times_the_visits_otherwise) {
    const auto problem = random_problem(3);
    std::map<AskId, std::pair<Day, TimeOfDay>> times;
    for (const auto& row : plan_of(problem, 1, 1).planned)
        times.emplace(row.ask, std::pair{row.day, row.start});
    int same = 0;
    for (const auto& row : plan_of(problem, 2, 1).planned) {
        const auto at = times.find(row.ask);
        if (row.target && at != times.end() && at->second == std::pair{row.day, row.start}) ++same;
    }
    EXPECT_LT(same, 6);
}

TEST(PlanProperty, more_effort_is_never_worse) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto problem = random_problem(seed);
        auto last = worth(plan_of(problem, seed, 0));
        const auto built = last;
        for (const int effort : {1, 2, 3, 6}) {
            const auto now = worth(plan_of(problem, seed, effort));
            EXPECT_LE(now, last) << "seed " << seed << ", effort " << effort;
            last = now;
        }
        EXPECT_LT(last, built) << "the search finds nothing at all";
    }
}

TEST(PlanProperty, locking_the_whole_plan_gives_it_back) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto problem = random_problem(seed);
        const auto made = plan_of(problem, seed, 1);
        const auto again =
            plan(problem.asks, problem.roster, travel(), problem.days, Seed{99}, *Effort::from(1), made.planned);
        EXPECT_TRUE(check(again, problem.asks, problem.roster, travel(), made.planned).empty());
        EXPECT_GE(again.planned.size(), made.planned.size());
    }
}

TEST(PlanProperty, one_more_ask_moves_no_draw_of_the_others) {
    auto problem = random_problem(4);
    const auto before = plan_of(problem, 5, 0);
    problem.asks.push_back(ask_of(999));
    const auto after = plan_of(problem, 5, 0);
    for (const auto& row : before.planned)
        for (const auto& other : after.planned)
            if (row.ask == other.ask) {
                EXPECT_EQ(row.target, other.target);
            }
}

TEST(PlanProperty, draws_reach_every_weekday_and_shun_what_he_knows) {
    auto ask = ask_of(1);
    ask.due = monday + date::days{27};
    for (int n = 1; n <= 6; ++n)
        ask.history.push_back({monday - date::days{7 * n}, minutes{600}}); // always Monday at ten
    std::array<int, 5> weekdays{};
    const int draws = 400;
    for (int seed = 0; seed < draws; ++seed) {
        const auto made = plan({ask}, roster_of(2, 28), travel(), {monday, ask.due},
                               Seed{static_cast<std::uint64_t>(seed)}, *Effort::from(0));
        ++weekdays.at(static_cast<std::size_t>(weekday_of(made.planned.at(0).day)) - 1);
    }
    for (const auto count : weekdays)
        EXPECT_GT(count, 0);
    // Mondays weigh 1, each other day 3: a thirteenth.
    EXPECT_LT(weekdays[0], 2 * draws / 13);
    EXPECT_GT(*std::min_element(weekdays.begin() + 1, weekdays.end()), draws / 8);
}

/// Tries every crew and start, and leaving out, for every ask in turn, and keeps the best that `check` lets pass.
class Exhaustive {
public:
    Exhaustive(const std::vector<Ask>& asks, const Roster& roster) : asks_{asks}, roster_{roster} {
        plan_.planned.reserve(asks.size());
        go(0);
    }
    [[nodiscard]] std::tuple<std::int64_t, std::int64_t> best() const { return *best_; }

private:
    void go(std::size_t index) {
        if (index == asks_.size()) {
            const auto found = score(plan_, asks_, roster_, travel());
            const std::tuple worth{found.risk.value(), found.price.value()};
            if (!best_ || worth < *best_) best_ = worth;
            return;
        }
        const auto& ask = asks_[index];
        plan_.unplanned.push_back({ask.id, Unplanned::over_capacity, "tried without"});
        go(index + 1);
        plan_.unplanned.pop_back();
        for (const auto& window : ask.windows)
            for (std::size_t a = 0; a < roster_.officers.size(); ++a)
                for (std::size_t b = a + 1; b < roster_.officers.size(); ++b) {
                    Planned row{.ask = ask.id, .day = monday};
                    row.start = window.earliest;
                    row.end = row.start + ask.length;
                    row.crew = {{roster_.officers[a].id}, {roster_.officers[b].id}};
                    plan_.planned.push_back(row);
                    if (workable()) go(index + 1);
                    plan_.planned.pop_back();
                }
    }

    /// Whether the rows so far stand; what is not yet placed and figures not written do not count.
    [[nodiscard]] bool workable() const {
        const auto broken = check(plan_, asks_, roster_, travel());
        return std::all_of(broken.begin(), broken.end(), [](const Broken& b) {
            return b.cause == Cause::dropped || b.cause == Cause::wrong_figures;
        });
    }

    const std::vector<Ask>& asks_;
    const Roster& roster_;
    Plan plan_{.from = monday, .to = monday};
    std::optional<std::tuple<std::int64_t, std::int64_t>> best_;
};

TEST(PlanProperty, small_plans_are_as_good_as_any) {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Random random{seed};
        const auto any = [&](std::size_t below) { return static_cast<int>(random.below(below)); };
        const auto roster = roster_of(3, 1);
        std::vector<Ask> asks;
        for (int n = 1; n <= 4; ++n) {
            auto ask = ask_of(n);
            ask.purpose = Purpose::announced_visit; // nothing drawn: the best plan is the same for every seed
            ask.place = place_at(any(30) - 15, any(30) - 15);
            ask.due = monday - date::days{any(4)};
            ask.urgency = *Urgency::from(1 + any(9));
            ask.length = minutes{60 + 30 * any(5)};
            for (int w = 0; w < 4; ++w) {
                const minutes start{570 + 90 * w + 15 * any(4)};
                ask.windows.push_back({start, start, std::nullopt});
            }
            asks.push_back(ask);
        }
        const auto made = plan(asks, roster, travel(), {monday, monday}, Seed{seed}, *Effort::from(5));
        EXPECT_EQ(worth(made), Exhaustive(asks, roster).best()) << "seed " << seed;
    }
}

} // namespace
} // namespace mosovo::schedule
