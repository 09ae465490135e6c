#include "made_up.hpp"

#include <mosovo/schedule/bound.hpp>
#include <mosovo/schedule/check.hpp>
#include <mosovo/schedule/compare.hpp>
#include <mosovo/schedule/planner.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace mosovo::schedule {
namespace {

using namespace made_up;

Plan plan_of(const made_up::Problem& problem, std::uint64_t seed, int effort) {
    return plan(problem.asks, problem.roster, travel(), problem.days, Seed{seed}, *Effort::from(effort));
}

using Worth = std::tuple<std::int64_t, std::int64_t, std::int64_t>;

Worth worth(const Score& score) { return {score.left_out.value(), score.risk.value(), score.price.value()}; }
Worth worth(const Plan& plan) { return worth(plan.score); }

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

TEST(PlanProperty, every_rich_plan_can_be_worked) {
    std::size_t planned = 0;
    std::size_t trips = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        auto problem = random_problem(seed, {10 + static_cast<int>(seed), 3 + static_cast<int>(seed % 7),
                                             1 + static_cast<int>(seed % 3), 1 + static_cast<int>(seed % 2)});
        Random random{seed};
        enrich(problem, random);
        const auto busy = travel().with_traffic({{*Percent::from(140), minutes{480}, minutes{570}, {}}});
        const auto made = plan(problem.asks, problem.roster, busy, problem.days, Seed{seed}, *Effort::from(1));
        EXPECT_LE(made.bound->driving, made.score.driving) << "seed " << seed;
        EXPECT_LE(made.bound->late_visits, made.score.late_visits) << "seed " << seed;
        EXPECT_LE(made.bound->risk, made.score.risk) << "seed " << seed;
        EXPECT_EQ(made.planned.size() + made.unplanned.size(), problem.asks.size());
        for (const auto& broken : check(made, problem.asks, problem.roster, busy))
            ADD_FAILURE() << "seed " << seed << ": " << word(broken.cause) << ": " << broken.sentence;
        planned += made.planned.size();
        for (const auto& row : made.planned)
            for (const auto& ask : problem.asks)
                trips += ask.id == row.ask && ask.trip ? 1U : 0U;
    }
    EXPECT_GT(planned, 400U);
    EXPECT_GT(trips, 20U);
}

TEST(PlanProperty, a_plan_across_a_clock_change_can_be_worked) {
    for (const auto& change : {make_day(2026, 3, 29), make_day(2026, 10, 25)})
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            auto problem = random_problem(seed, {20, 6, 1, 1});
            const Horizon days{change - date::days{2}, change + date::days{2}};
            auto& team = problem.roster.teams.front();
            team.weekdays.push_back(Weekday::saturday);
            team.weekdays.push_back(Weekday::sunday);
            team.opening.clear();
            for (auto& officer : problem.roster.officers) {
                officer.leave.clear();
                officer.shifts.clear();
                for (auto day = days.from - date::days{1}; day <= days.to; day += date::days{1})
                    officer.shifts.push_back({day, minutes{22 * 60}, minutes{30 * 60}}); // ten to six
            }
            for (auto& ask : problem.asks) {
                ask.first = days.from;
                ask.due = days.from + date::days{static_cast<int>(seed % 5)};
                ask.expiry.reset();
                ask.fixed.reset();
                ask.not_on.clear();
                ask.windows.clear();
            }
            const auto made = plan(problem.asks, problem.roster, travel(), days, Seed{seed}, *Effort::from(1));
            EXPECT_GT(made.planned.size(), 10U);
            for (const auto& broken : check(made, problem.asks, problem.roster, travel()))
                ADD_FAILURE() << "seed " << seed << ": " << word(broken.cause) << ": " << broken.sentence;
        }
}

TEST(PlanProperty, any_number_of_threads_gives_the_same_plan) {
    const auto problem = random_problem(2, {80, 10, 2, 2});
    Wanted wanted;
    wanted.effort = *Effort::from(1);
    const auto one = plan(problem.asks, problem.roster, travel(), problem.days, Seed{4}, wanted);
    for (const int threads : {2, 3, 8}) {
        wanted.threads = *Threads::from(threads);
        EXPECT_EQ(plan(problem.asks, problem.roster, travel(), problem.days, Seed{4}, wanted), one);
    }
}

TEST(PlanProperty, what_would_help_does) {
    std::map<Relaxing, int> helped;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        const auto problem = random_problem(seed, {60, 3, 1, 1});
        const auto made = plan_of(problem, seed, 1);
        for (const auto& row : made.unplanned) {
            if (!row.relaxation) continue;
            auto roster = problem.roster;
            auto asks = problem.asks; // those that stand, and this one
            std::erase_if(asks, [&](const Ask& one) {
                return one.id != row.ask && std::any_of(made.unplanned.begin(), made.unplanned.end(),
                                                        [&](const NotPlanned& left) { return left.ask == one.id; });
            });
            auto& ask = *std::find_if(asks.begin(), asks.end(), [&](const Ask& one) { return one.id == row.ask; });
            const auto& relaxation = *row.relaxation;
            if (relaxation.what == Relaxing::start) ask.windows = {{relaxation.at, relaxation.at, relaxation.day}};
            const int more = relaxation.what == Relaxing::start ? 0 : static_cast<int>(relaxation.what);
            for (int n = 0; n < more; ++n) { // somebody who can do everything and has the whole day
                Officer officer{.id = officer_id(100 + n), .team = ask.team, .base = roster.officers[0].base};
                officer.skills = {skill("digital")};
                officer.shifts = {{relaxation.day, minutes{0}, minutes{1440}}};
                roster.officers.push_back(officer);
            }
            const auto again = plan(asks, roster, travel(), problem.days, Seed{seed}, *Effort::from(0), made.planned);
            const bool placed = std::any_of(again.planned.begin(), again.planned.end(),
                                            [&](const Planned& other) { return other.ask == row.ask; });
            EXPECT_TRUE(placed) << "seed " << seed << ": " << row.sentence;
            ++helped[relaxation.what];
        }
    }
    EXPECT_GT(helped[Relaxing::one_officer], 10);
    EXPECT_GT(helped[Relaxing::start], 10);
}

TEST(PlanProperty, replanning_round_an_illness_moves_little) {
    std::size_t moved = 0;
    std::size_t moved_afresh = 0;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const auto problem = random_problem(seed, {40, 8, 1, 1});
        const auto told = plan_of(problem, seed, 2);
        const auto ill = without(problem.roster, officer_id(1), monday, monday + date::days{1});
        Wanted wanted;
        wanted.effort = *Effort::from(2);
        wanted.before = told.planned;
        wanted.keep = Keep::as_told;
        const auto again = plan(problem.asks, ill, travel(), problem.days, Seed{seed}, wanted);
        EXPECT_TRUE(check(again, problem.asks, ill, travel()).empty());
        const auto afresh = plan(problem.asks, ill, travel(), problem.days, Seed{seed + 100}, *Effort::from(2));
        moved += compare(told, again).size();
        moved_afresh += compare(told, afresh).size();
        EXPECT_TRUE(compare(told, told).empty());
    }
    EXPECT_LT(3 * moved, moved_afresh) << moved << " of " << moved_afresh;
}

TEST(PlanProperty, a_person_ends_the_search_and_has_a_plan) {
    const auto problem = random_problem(3, {60, 8, 1, 2});
    std::stop_source stop;
    Wanted wanted;
    wanted.effort = *Effort::from(100);
    wanted.cancel = stop.get_token();
    double last = 0.0;
    wanted.progress = [&](const Progress& now) {
        EXPECT_GE(now.share, last);
        last = now.share;
        if (now.share > 0.01) stop.request_stop();
    };
    const auto made = plan(problem.asks, problem.roster, travel(), problem.days, Seed{1}, wanted);
    EXPECT_FALSE(made.reproducible);
    EXPECT_TRUE(check(made, problem.asks, problem.roster, travel()).empty());
    EXPECT_FALSE(made.planned.empty());
}

TEST(PlanProperty, the_terms_of_the_visits_sum_to_the_score) {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto made = plan_of(random_problem(seed), seed, 1);
        std::int64_t risk = 0;
        std::int64_t timing = 0;
        std::int64_t strangers = 0;
        for (const auto& row : made.planned) {
            risk += row.cost.risk.value();
            timing += row.cost.timing.value();
            strangers += row.cost.strangers.value();
        }
        EXPECT_EQ(made.score.risk.value(), risk);
        EXPECT_EQ(made.score.timing.value(), timing);
        EXPECT_EQ(made.score.strangers.value(), strangers);
        EXPECT_EQ(made.score.price.value(),
                  timing + strangers + made.score.balance.value() + 60 * made.score.driving.count());
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

TEST(PlanProperty, any_effort_betters_what_construction_gives) {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const auto problem = random_problem(seed);
        const auto built = worth(plan_of(problem, seed, 0));
        for (const int effort : {1, 3, 6})
            EXPECT_LT(worth(plan_of(problem, seed, effort)), built) << "seed " << seed << ", effort " << effort;
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

TEST(PlanProperty, draws_reach_every_weekday_alike) {
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
    // Every day within a tenth of equally likely: more would tell him where not to look.
    for (const auto count : weekdays)
        EXPECT_NEAR(count, draws / 5, 30);
}

std::set<AskId> visits_of(const Plan& plan) {
    std::set<AskId> visits;
    for (const auto& row : plan.planned)
        visits.insert(row.ask);
    return visits;
}

/// Tries every crew and start, and leaving out, for every ask in turn, and keeps the best that `check` lets pass.
class Exhaustive {
public:
    Exhaustive(const std::vector<Ask>& asks, const Roster& roster) : asks_{asks}, roster_{roster} {
        plan_.planned.reserve(asks.size());
        go(0);
    }
    [[nodiscard]] Worth best() const { return *best_; }
    struct Least {
        minutes driving{std::numeric_limits<int>::max()};
        std::int64_t late = std::numeric_limits<std::int64_t>::max();
        std::int64_t risk = std::numeric_limits<std::int64_t>::max();
    };
    /// The least of each, of all plans that make just these visits.
    [[nodiscard]] const Least& least(const std::set<AskId>& visits) const { return least_.at(visits); }
    [[nodiscard]] std::int64_t least_weight() const { return least_weight_; }

private:
    void go(std::size_t index) {
        if (index == asks_.size()) {
            const auto figures = score(plan_, asks_, roster_, travel());
            const auto found = worth(figures);
            if (!best_ || found < *best_) best_ = found;
            least_weight_ = std::min(least_weight_, figures.unplanned_weight.value());
            auto& least = least_[visits_of(plan_)];
            least.driving = std::min(least.driving, figures.driving);
            least.late = std::min(least.late, figures.late_visits.value());
            least.risk = std::min(least.risk, figures.risk.value());
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
    std::optional<Worth> best_;
    std::int64_t least_weight_ = std::numeric_limits<std::int64_t>::max();
    std::map<std::set<AskId>, Least> least_;
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
        const Exhaustive all{asks, roster};
        EXPECT_EQ(worth(made), all.best()) << "seed " << seed;
        const auto& least = all.least(visits_of(made));
        EXPECT_LE(made.bound->driving, least.driving) << "no bound at all";
        EXPECT_GE(made.bound->driving, least.driving * 2 / 3) << "true and of no use";
        EXPECT_LE(made.bound->late_visits.value(), least.late);
        EXPECT_LE(made.bound->risk.value(), least.risk);
        EXPECT_LE(made.bound->unplanned_weight.value(), all.least_weight());
        EXPECT_GT(made.bound->driving, minutes{0});
    }
}

TEST(PlanProperty, no_visit_is_late_that_could_be_in_time) {
    std::int64_t late = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        Problem problem{{}, roster_of(12, 14), {monday, monday + date::days{13}}};
        Random random{seed};
        for (int n = 1; n <= 30; ++n) { // a third were due before, some are due over the weekend
            auto ask = ask_of(n);
            ask.place =
                place_at(static_cast<double>(random.below(30)) - 15, static_cast<double>(random.below(30)) - 15);
            ask.due = n % 3 == 0 ? monday - date::days{1 + static_cast<int>(random.below(30))}
                                 : monday + date::days{static_cast<int>(random.below(12))};
            ask.first = n % 5 == 0 ? ask.due : ask.due - date::days{30};
            ask.urgency = *Urgency::from(1 + static_cast<std::int64_t>(random.below(9)));
            problem.asks.push_back(ask);
        }
        const auto made = plan_of(problem, seed, 2);
        const auto least = bound(made, problem.asks, problem.roster, travel(), {.effort = *Effort::from(0)});
        EXPECT_TRUE(made.unplanned.empty());
        EXPECT_EQ(made.score.late_visits, least.late_visits) << "seed " << seed;
        EXPECT_EQ(made.score.risk, least.risk) << "seed " << seed;
        late += least.late_visits.value();
    }
    EXPECT_GT(late, 60);
}

TEST(PlanProperty, the_bound_holds_where_traffic_changes_and_comes_nearer_with_effort) {
    const auto problem = random_problem(5, {60, 8, 2, 1});
    const auto busy = travel().with_traffic(
        {{*Percent::from(140), minutes{480}, minutes{570}, {}}, {*Percent::from(80), minutes{720}, minutes{840}, {}}});
    const auto made = plan(problem.asks, problem.roster, busy, problem.days, Seed{5}, *Effort::from(2));
    auto last = minutes{0};
    for (const int effort : {0, 1, 8}) {
        const auto found = bound(made, problem.asks, problem.roster, busy, {.effort = *Effort::from(effort)});
        EXPECT_LE(found.driving, made.score.driving);
        EXPECT_GE(found.driving, last);
        last = found.driving;
        EXPECT_EQ(found, bound(made, problem.asks, problem.roster, busy,
                               {.effort = *Effort::from(effort), .threads = *Threads::from(3)}));
    }
    EXPECT_GT(last, made.score.driving / 3);
}

} // namespace
} // namespace mosovo::schedule
