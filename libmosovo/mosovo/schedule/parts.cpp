#include <mosovo/schedule/mapping.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

namespace mosovo::schedule {
namespace {

/// Sets that grow together.
class Union {
public:
    explicit Union(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
    std::size_t find(std::size_t item) {
        while (parent_[item] != item)
            item = parent_[item] = parent_[parent_[item]];
        return item;
    }
    void join(std::size_t a, std::size_t b) {
        const auto x = find(a);
        const auto y = find(b);
        parent_[std::max(x, y)] = std::min(x, y);
    }

private:
    std::vector<std::size_t> parent_;
};

} // namespace

std::vector<Part> parts_of(const std::vector<Ask>& asks, const Roster& roster) {
    std::map<TeamId, std::size_t> team_index;
    for (const auto& team : roster.teams)
        team_index.emplace(team.id, team_index.size());
    const auto unknown = team_index.size(); // all asks of teams that nobody has heard of
    Union sets{team_index.size() + 1};
    const auto index_of = [&](const TeamId& id) {
        const auto found = team_index.find(id);
        return found == team_index.end() ? unknown : found->second;
    };
    for (const auto& team : roster.teams)
        for (const auto& helper : team.helped_by)
            if (team_index.contains(helper)) sets.join(index_of(team.id), index_of(helper));
    std::map<std::string, std::size_t> shared; // what must stay in one part, by what it is
    const auto share = [&](const std::string& what, const Ask& ask) {
        const auto [found, added] = shared.emplace(what, index_of(ask.team));
        if (!added) sets.join(found->second, index_of(ask.team));
    };
    for (const auto& ask : asks) {
        share("m" + ask.subject.reveal(), ask);
        if (ask.trip) share("t" + ask.trip->reveal(), ask);
        if (ask.apart) share("a" + ask.apart->reveal(), ask);
    }
    std::map<std::size_t, Part> parts;
    for (std::size_t i = 0; i < asks.size(); ++i)
        parts[sets.find(index_of(asks[i].team))].asks.push_back(i);
    for (std::size_t i = 0; i < roster.officers.size(); ++i)
        if (const auto part = parts.find(sets.find(index_of(roster.officers[i].team))); part != parts.end())
            part->second.officers.push_back(i);
    std::vector<Part> out;
    for (auto& [root, part] : parts) {
        std::sort(part.asks.begin(), part.asks.end(), [&](auto a, auto b) { return asks[a].id < asks[b].id; });
        out.push_back(std::move(part));
    }
    // By the first ask's id, so that the order of asks and teams decides nothing.
    std::sort(out.begin(), out.end(),
              [&](const Part& a, const Part& b) { return asks[a.asks.front()].id < asks[b.asks.front()].id; });
    return out;
}

} // namespace mosovo::schedule
