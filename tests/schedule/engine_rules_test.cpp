// One case for every kind of condition and cost, and one for every fault that the validator can find.
#include "engine_made_up.hpp"

#include <gtest/gtest.h>

#include <functional>

namespace mosovo::schedule::engine {
namespace {

using namespace made_up;

struct Case {
    const char* name;
    int visits;
    std::function<void(Problem&)> change;
    Worth expected; // of the best plan; `plain` costs 1200 for the first visit of a route and 600 for each more
    friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class EngineRules : public testing::TestWithParam<Case> {};

TEST_P(EngineRules, HoldInTheBestPlan) {
    const auto& c = GetParam();
    auto problem = plain(c.visits);
    c.change(problem);
    ASSERT_EQ(fault_of(problem), "");
    const auto solution = solve(problem);
    EXPECT_EQ(fault_of(problem, solution), "");
    EXPECT_EQ(solution.worth, c.expected);
}

void fix(Visit& visit, Seconds start) { visit.windows = {{start, start}}; }
void crew(Visit& visit, int seats) { visit.seats = seats; }

// clang-format off
INSTANTIATE_TEST_SUITE_P(Engine, EngineRules, testing::Values(
    Case{"OneTripTakesThree", 3, [](Problem&) {}, {0, 2400}},
    Case{"ShiftHoldsSixAndTheRestGoElsewhere", 8, [](Problem&) {}, {0, 6000}},
    Case{"NobodyIsThereBeforeTheShift", 1, [](Problem& p) { fix(p.visits[0], 599); }, {1, 0}},
    Case{"NobodyIsBackAfterTheShift", 1, [](Problem& p) { fix(p.visits[0], 8 * hour - hour - 599); }, {1, 0}},
    Case{"LastPossibleStart", 1, [](Problem& p) { fix(p.visits[0], 8 * hour - hour - 600); }, {0, 1200}},
    Case{"TwoAtOneTimeNeedTwo", 2, [](Problem& p) { fix(p.visits[0], hour); fix(p.visits[1], hour); }, {0, 2400}},
    Case{"ThreeAtOneTimeLeaveTheLightestOut", 3, [](Problem& p) {
        for (auto& v : p.visits) { fix(v, hour); v.weight = 5; }
        p.visits[1].weight = 2; }, {2, 2400}},
    Case{"CheaperWindowIsWorthADrive", 2, [](Problem& p) {
        p.visits[0].windows[0].cost = 601; p.visits[1].windows[1].cost = 5000; }, {0, 2400}},
    Case{"DearerWindowIsWorthADrive", 2, [](Problem& p) {
        p.visits[0].windows[0].cost = 599; p.visits[1].windows[1].cost = 5000; }, {0, 2399}},
    Case{"NestOfWindowsPaysForTheNarrowest", 1, [](Problem& p) {
        p.visits[0].windows = {{0, 8 * hour, 50}, {2 * hour, 3 * hour, 10}, {hour, 4 * hour, 30}}; }, {0, 1210}},
    Case{"OfficerWhoMayNot", 1, [](Problem& p) {
        p.visits[0].officers = {may::nothing, may::nothing}; }, {1, 0}},
    Case{"OfficerWhoIsPreferred", 1, [](Problem& p) { p.visits[0].officer_cost = {100, -50}; }, {0, 1150}},
    Case{"CrewOfTwo", 1, [](Problem& p) { crew(p.visits[0], 2); }, {0, 2400}},
    Case{"CrewOfThreeWithoutAThird", 1, [](Problem& p) { crew(p.visits[0], 3); }, {1, 0}},
    Case{"CrewOfThree", 1, [](Problem& p) {
        p.officers = 3;
        auto third = p.routes[0]; third.officer = 2; p.routes.push_back(third);
        crew(p.visits[0], 3); }, {0, 3600}},
    Case{"OneOfTheCrewLeads", 1, [](Problem& p) {
        crew(p.visits[0], 2); p.visits[0].officers = {7, may::all}; }, {0, 2400}},
    Case{"NobodyOfTheCrewLeads", 1, [](Problem& p) {
        crew(p.visits[0], 2); p.visits[0].officers = {7, 7}; }, {1, 0}},
    Case{"SeatsAreFilledInEitherOrder", 1, [](Problem& p) {
        crew(p.visits[0], 2); p.visits[0].officers = {may::second | may::lead, may::first}; }, {0, 2400}},
    Case{"BothMayOnlyTakeOneSeat", 1, [](Problem& p) {
        crew(p.visits[0], 2); p.visits[0].officers = {may::first | may::lead, may::first | may::lead}; }, {1, 0}},
    Case{"OfficersNeverTogether", 1, [](Problem& p) { crew(p.visits[0], 2); p.never_together = {{1, 0}}; }, {1, 0}},
    Case{"CrewsMeetTwice", 2, [](Problem& p) { crew(p.visits[0], 2); crew(p.visits[1], 2); }, {0, 3600}},
    Case{"CrewWaitsForTheOther", 2, [](Problem& p) {
        crew(p.visits[0], 2); p.visits[0].windows = {{0, 8 * hour}};
        fix(p.visits[1], 2 * hour); p.visits[1].officers = {may::all, may::nothing};
        p.visits[0].windows[0].from = 2 * hour; p.visits[0].windows[0].to = 3 * hour + 600; }, {0, 3000}},
    Case{"NotOnOneDay", 2, [](Problem& p) { p.apart = {{0, 1, 1}}; }, {0, 2400}},
    Case{"DaysApartThatTheWeekLacks", 2, [](Problem& p) { p.apart = {{0, 1, 2}}; }, {1, 1200}},
    Case{"OnOneTrip", 3, [](Problem& p) {
        p.one_trip = {{0, 1}}; p.visits[0].officer_cost = {0, 10}; p.visits[1].officer_cost = {20, 0};
        fix(p.visits[2], hour); }, {0, 2410}},
    Case{"OneTripThatCannotBe", 2, [](Problem& p) {
        p.one_trip = {{0, 1}}; fix(p.visits[0], hour); fix(p.visits[1], day + hour); p.visits[0].weight = 3; }, {1, 1200}},
    Case{"SlotHoldsOne", 2, [](Problem& p) {
        p.slot_room = {1};
        for (auto& v : p.visits) v.windows = {{0, 8 * hour, 0, {0}}}; }, {1, 1200}},
    Case{"SecondSlotIsTaken", 2, [](Problem& p) {
        p.slot_room = {1, 1};
        for (auto& v : p.visits) v.windows = {{0, 2 * hour, 0, {0}}, {3 * hour, 5 * hour, 7, {1}}}; }, {0, 1807}},
    Case{"HoursAreLimited", 3, [](Problem& p) {
        p.limits = {{{0, 2}, 2 * hour}, {{1, 3}, hour}}; p.routes[1].paid = 0; }, {2, 1200}},
    Case{"PaidHoursCount", 1, [](Problem& p) {
        for (auto& r : p.routes) r.paid = 8 * hour;
        p.limits = {{{0, 2}, 9 * hour}, {{1, 3}, 9 * hour}}; }, {1, 0}},
    Case{"RouteThatCostsToUse", 2, [](Problem& p) {
        fix(p.visits[0], hour); p.routes[0].use_cost = 50; p.routes[1].use_cost = 70; }, {0, 1850}},
    Case{"LoadIsLimited", 3, [](Problem& p) {
        for (auto& v : p.visits) v.demand = 2;
        for (auto& r : p.routes) r.capacity = 4; }, {0, 3000}},
    Case{"LockedComesFirst", 2, [](Problem& p) {
        p.routes.resize(1); fix(p.visits[0], hour); fix(p.visits[1], hour);
        p.visits[0].locked = true; p.visits[1].weight = 9; }, {9, 1200}},
    Case{"LoadsAreEven", 2, [](Problem& p) { p.balance = 1024; p.travel_cost = 1; }, {0, 2400 + 2 * 80 * 80}},
    Case{"DistancesOfTheirOwn", 2, [](Problem& p) {
        p.distance = p.travel; for (auto& c : p.distance.cells) c = c / 100; }, {0, 18}},
    Case{"DrivesOneWay", 2, [](Problem& p) {
        p.travel.cells[1 * 3 + 2] = 300; p.travel.cells[2 * 3 + 1] = 900; }, {0, 1500}},
    Case{"DriveHasAPrice", 1, [](Problem& p) { p.travel_cost = 3; }, {0, 3600}},
    Case{"ShiftOverMidnight", 1, [](Problem& p) {
        p.routes[0].opens = 22 * hour; p.routes[0].closes = 30 * hour; fix(p.visits[0], day - 60); }, {0, 1200}}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(EngineRules, a_start_is_as_near_to_the_wish_as_the_others_let_it) {
    auto problem = plain(2);
    problem.visits[0].windows = {{0, 4 * hour}};
    problem.visits[0].wished = 3 * hour;
    problem.visits[1].windows = {{3 * hour, 3 * hour}};
    problem.visits[1].officers = problem.visits[0].officers = {may::all, may::nothing};
    auto solution = solve(problem);
    EXPECT_EQ(solution.visits[0].start, 2 * hour - 600) << "there before the fixed one, as late as it lets him";
    problem.visits[1].windows = {{6 * hour, 6 * hour}};
    solution = solve(problem);
    EXPECT_EQ(solution.visits[0].start, 3 * hour);
}

// A plan of two crews and three alone, then everything that can be wrong with it.
struct Wrong {
    const char* name;
    std::function<void(Problem&, Solution&)> change;
    const char* says;
    friend void PrintTo(const Wrong& c, std::ostream* out) { *out << c.name; }
};

class EngineFaults : public testing::TestWithParam<Wrong> {};

TEST_P(EngineFaults, AreNamed) {
    auto problem = plain(3);
    problem.visits[0].seats = 2;
    problem.visits[1].windows = {{3 * hour, 4 * hour}};
    problem.visits[0].windows = {{hour, hour}};
    problem.visits[2].windows = {{5 * hour, 6 * hour}};
    problem.slot_room = {1};
    auto solution = solve(problem);
    ASSERT_EQ(solution.worth.left_out, 0);
    ASSERT_EQ(fault_of(problem, solution), "");
    GetParam().change(problem, solution);
    EXPECT_NE(fault_of(problem, solution).find(GetParam().says), std::string::npos) << fault_of(problem, solution);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Engine, EngineFaults, testing::Values(
    Wrong{"Missing", [](Problem&, Solution& s) { s.visits.pop_back(); }, "not every visit"},
    Wrong{"Window", [](Problem&, Solution& s) { s.visits[0].window = 3; }, "window it does not have"},
    Wrong{"Outside", [](Problem&, Solution& s) { s.visits[0].start = hour + 1; }, "outside its window"},
    Wrong{"TooMany", [](Problem&, Solution& s) { s.visits[1].routes[1] = 1; }, "one officer too many"},
    Wrong{"TooFew", [](Problem&, Solution& s) { s.visits[0].routes[1] = none; }, "lacks an officer"},
    Wrong{"Twice", [](Problem&, Solution& s) { s.visits[0].routes[1] = s.visits[0].routes[0]; }, "one officer twice"},
    Wrong{"TwoDays", [](Problem&, Solution& s) { s.visits[0].routes = {0, 3, none}; }, "officers of two days"},
    Wrong{"Seat", [](Problem& p, Solution&) { p.visits[0].officers = {may::first | may::lead, may::first | may::lead}; }, "may not take the seat"},
    Wrong{"Lead", [](Problem& p, Solution&) { p.visits[0].officers = {7, 7}; }, "nobody who can lead"},
    Wrong{"Together", [](Problem& p, Solution&) { p.never_together = {{0, 1}}; }, "may not go together"},
    Wrong{"Late", [](Problem& p, Solution&) { for (auto& c : p.travel.cells) c *= 7; }, "cannot be there in time"},
    Wrong{"Home", [](Problem& p, Solution&) { for (auto& r : p.routes) r.closes = r.opens + 5 * hour; }, "ends late"},
    Wrong{"Load", [](Problem& p, Solution&) { p.visits[0].demand = 5; for (auto& r : p.routes) r.capacity = 4; }, "carries too much"},
    Wrong{"Hours", [](Problem& p, Solution&) { p.limits = {{{0, 1}, hour}}; }, "too much work"},
    Wrong{"Apart", [](Problem& p, Solution&) { p.apart = {{0, 1, 1}}; }, "too near to each other"},
    Wrong{"Trip", [](Problem& p, Solution& s) { p.one_trip = {{1, 2}}; s.visits[1].routes[0] = 0; s.visits[2].routes[0] = 1; }, "one trip stand on two"},
    Wrong{"Slot", [](Problem& p, Solution&) { for (auto& v : p.visits) v.windows[0].slots = {0}; }, "too many in slot"},
    Wrong{"Worth", [](Problem&, Solution& s) { ++s.worth.cost; }, "worth is another"}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

struct Misshapen {
    const char* name;
    std::function<void(Problem&)> change;
    friend void PrintTo(const Misshapen& c, std::ostream* out) { *out << c.name; }
};

class EngineProblem : public testing::TestWithParam<Misshapen> {};

TEST_P(EngineProblem, IsRefused) {
    auto problem = plain(2);
    GetParam().change(problem);
    EXPECT_NE(fault_of(problem), "");
    EXPECT_THROW((void)search(problem, {}), std::invalid_argument);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Engine, EngineProblem, testing::Values(
    Misshapen{"Matrix", [](Problem& p) { p.travel.cells.pop_back(); }},
    Misshapen{"Distance", [](Problem& p) { p.distance.cells = {1}; }},
    Misshapen{"DriveBelowNothing", [](Problem& p) { p.travel.cells[1] = -1; }},
    Misshapen{"RoutePlace", [](Problem& p) { p.routes[0].from = 3; }},
    Misshapen{"RouteOfficer", [](Problem& p) { p.routes[0].officer = 2; }},
    Misshapen{"RouteDay", [](Problem& p) { p.routes[0].day = -1; }},
    Misshapen{"RouteBackwards", [](Problem& p) { p.routes[0].closes = -1; }},
    Misshapen{"VisitPlace", [](Problem& p) { p.visits[0].place = 9; }},
    Misshapen{"Seats", [](Problem& p) { p.visits[0].seats = 4; }},
    Misshapen{"Duration", [](Problem& p) { p.visits[0].seats = 2; p.visits[0].duration = 0; }},
    Misshapen{"Weight", [](Problem& p) { p.visits[0].weight = 0; }},
    Misshapen{"Demand", [](Problem& p) { p.visits[0].demand = -1; }},
    Misshapen{"Bits", [](Problem& p) { p.visits[0].officers = {1}; }},
    Misshapen{"Costs", [](Problem& p) { p.visits[0].officer_cost = {1}; }},
    Misshapen{"WindowBackwards", [](Problem& p) { p.visits[0].windows = {{2, 1}}; }},
    Misshapen{"Slot", [](Problem& p) { p.visits[0].windows[0].slots = {0}; }},
    Misshapen{"Apart", [](Problem& p) { p.apart = {{0, 0, 1}}; }},
    Misshapen{"Trip", [](Problem& p) { p.one_trip = {{0, 2}}; }},
    Misshapen{"Limit", [](Problem& p) { p.limits = {{{4}, 1}}; }},
    Misshapen{"Together", [](Problem& p) { p.never_together = {{0, 2}}; }}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

} // namespace
} // namespace mosovo::schedule::engine
