#include <mosovo/schedule/bound.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace mosovo::schedule {
namespace {

/// Whether this alone keeps a visit out of every plan, whatever else is planned.
bool by_itself(Unplanned reason) {
    switch (reason) {
    case Unplanned::bad_ask:
    case Unplanned::outside_horizon:
    case Unplanned::no_officer_trained:
    case Unplanned::too_few_officers:
    case Unplanned::no_day_in_window:
    case Unplanned::nobody_on_shift:
        return true;
    case Unplanned::lock_impossible:
    case Unplanned::no_travel_time: // by the slowest hour of a shift: another hour might do
    case Unplanned::fixed_time_clash:
    case Unplanned::over_capacity:
        break;
    }
    return false;
}

/// One planned visit as the relaxation sees it.
struct Node {
    const Ask* ask = nullptr;
    Place place;
    std::int64_t seats = 0;
    Day first;
    Day last;
};

/// Every officer at a visit came from somewhere and goes on to somewhere else, and from one visit to the same one he
/// does not go; so twice the driving is at least the sum of the cheapest such two drives of every presence.
class TwoNearest {
public:
    TwoNearest(const Roster& roster, const Travel& travel) : roster_{roster}, travel_{travel} {}

private:
    [[nodiscard]] std::set<Place> bases_for(const Ask& ask) const {
        std::set<Place> bases;
        const auto* team = roster_.find(ask.team);
        for (const auto& officer : roster_.officers)
            if (officer.team == ask.team ||
                (team != nullptr && std::count(team->helped_by.begin(), team->helped_by.end(), officer.team) != 0))
                bases.insert(officer.base);
        return bases;
    }

public:
    /// Both drives of one officer at one visit, in seconds on empty roads.
    [[nodiscard]] std::int64_t cheapest_two(const Node& node, const std::vector<Node>& nodes) const {
        struct Best {
            std::int64_t cost = std::numeric_limits<std::int64_t>::max() / 4;
            const Node* from = nullptr; ///< null: the base, which may be both ends of a trip
        };
        // Two cheapest each way are enough: at most one of them is the other's own end.
        std::array<Best, 2> in;
        std::array<Best, 2> out;
        const auto offer = [](std::array<Best, 2>& best, Best found) {
            if (found.cost < best[0].cost) std::swap(found, best[0]);
            if (found.cost < best[1].cost) best[1] = found;
        };
        for (const auto& base : bases_for(*node.ask)) {
            offer(in, {travel_.seconds(base, node.place).count(), nullptr});
            offer(out, {travel_.seconds(node.place, base).count(), nullptr});
        }
        for (const auto& other : nodes) {
            if (&other == &node || other.last < node.first - date::days{1} || node.last + date::days{1} < other.first)
                continue; // never in one shift
            offer(in, {travel_.seconds(other.place, node.place).count(), &other});
            offer(out, {travel_.seconds(node.place, other.place).count(), &other});
        }
        auto least = std::numeric_limits<std::int64_t>::max();
        for (const auto& from : in)
            for (const auto& to : out)
                if (from.from == nullptr || from.from != to.from) least = std::min(least, from.cost + to.cost);
        return least > std::numeric_limits<std::int64_t>::max() / 8 ? 0 : least;
    }

private:
    const Roster& roster_;
    const Travel& travel_;
};

} // namespace

Bound bound(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel) {
    std::map<AskId, const Ask*> asked;
    for (const auto& ask : asks)
        asked.emplace(ask.id, &ask);
    std::int64_t weight = 0;
    for (const auto& row : plan.unplanned)
        if (const auto ask = asked.find(row.ask); ask != asked.end() && by_itself(row.reason))
            weight += ask->second->urgency.value();
    // Visits of teams that share nobody are never neighbours.
    std::map<TeamId, std::vector<Node>> by_team;
    for (const auto& row : plan.planned) {
        const auto found = asked.find(row.ask);
        const auto* team = found == asked.end() ? nullptr : roster.find(found->second->team);
        if (team == nullptr) continue;
        const auto& ask = *found->second;
        const Node node{&ask, ask.purpose == Purpose::station_attendance ? team->station : ask.place,
                        static_cast<std::int64_t>(seats_of(ask)), std::max(ask.first, plan.from),
                        std::min(plan.to, ask.expiry.value_or(plan.to))};
        by_team[team->id].push_back(node);
    }
    std::map<TeamId, std::set<TeamId>> near; // teams whose visits one officer might make in one shift
    for (const auto& one : roster.teams)
        for (const auto& other : roster.teams) {
            const auto takes = [&](const Team& team, const TeamId& officers) {
                return team.id == officers || std::count(team.helped_by.begin(), team.helped_by.end(), officers) != 0;
            };
            for (const auto& officers : roster.teams)
                if (takes(one, officers.id) && takes(other, officers.id)) near[one.id].insert(other.id);
        }
    Bound found;
    found.unplanned_weight = count_of(weight);
    std::int64_t seconds = 0;
    const TwoNearest relaxation{roster, travel};
    for (const auto& [team, nodes] : by_team) {
        std::vector<Node> around;
        for (const auto& other : near[team])
            if (const auto theirs = by_team.find(other); theirs != by_team.end())
                around.insert(around.end(), theirs->second.begin(), theirs->second.end());
        std::int64_t twice = 0;
        for (const auto& node : around)
            if (node.ask->team == team) twice += node.seats * relaxation.cheapest_two(node, around);
        seconds += twice;
    }
    seconds = seconds / 2 * travel.fastest().value() / 100;
    found.driving = std::chrono::floor<std::chrono::minutes>(std::chrono::seconds{seconds});
    const auto driving = plan.score.driving.count();
    if (driving > 0)
        found.gap =
            std::round(10'000.0 * static_cast<double>(driving - found.driving.count()) / static_cast<double>(driving)) /
            10'000.0;
    return found;
}

} // namespace mosovo::schedule
