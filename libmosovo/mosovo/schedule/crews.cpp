#include <mosovo/schedule/crews.hpp>

#include <algorithm>

namespace mosovo::schedule {
namespace {

using engine::Index;

/// Fills the seats of one visit one after the other.
class Seating {
public:
    Seating(const engine::Problem& problem, const engine::Visit& visit, const std::vector<Index>& officers,
            int strangers)
        : problem_{problem}, visit_{visit}, officers_{officers}, strangers_{strangers} {}

    [[nodiscard]] bool fill() { return fill(0, false); }

private:
    [[nodiscard]] unsigned bits(Index officer) const {
        return visit_.officers.empty() ? engine::may::all : visit_.officers[static_cast<std::size_t>(officer)];
    }

    [[nodiscard]] bool gets_on(Index officer) const {
        return std::none_of(crew_.begin(), crew_.end(), [&](Index other) {
            return other == officer ||
                   std::any_of(problem_.never_together.begin(), problem_.never_together.end(), [&](const auto& pair) {
                       return pair == std::pair{officer, other} || pair == std::pair{other, officer};
                   });
        });
    }

    bool fill(int seat, bool led) {
        if (seat == visit_.seats) return led;
        const auto bit = unsigned{engine::may::first} << static_cast<unsigned>(seat);
        for (const auto officer : officers_) {
            if ((bits(officer) & bit) == 0 || !gets_on(officer)) continue;
            crew_.push_back(officer);
            const bool done = fill(seat + 1, led || (bits(officer) & engine::may::lead) != 0);
            crew_.pop_back();
            if (done) return true;
        }
        if (strangers_ == 0) return false;
        --strangers_; // somebody who can do whatever this seat needs
        const bool done = fill(seat + 1, true);
        ++strangers_;
        return done;
    }

    const engine::Problem& problem_;
    const engine::Visit& visit_;
    const std::vector<Index>& officers_;
    int strangers_;
    std::vector<Index> crew_;
};

} // namespace

std::uint8_t bits_for(const Officer& officer, const Ask& ask, const Team& team) {
    using namespace engine;
    const auto among = [](const auto& list, const auto& item) {
        return std::find(list.begin(), list.end(), item) != list.end();
    };
    const auto holds = [&](const std::vector<Skill>& skills) {
        return std::all_of(skills.begin(), skills.end(), [&](const Skill& one) { return among(officer.skills, one); });
    };
    if (officer.team != team.id && !among(team.helped_by, officer.team)) return may::nothing;
    if (among(ask.excluded, officer.id)) return may::nothing;
    unsigned bits = may::all;
    const bool seated = !ask.second_skills.empty() || !ask.third_skills.empty();
    if (!holds(ask.skills)) bits &= ~(seated ? unsigned{may::first} | may::lead : unsigned{may::lead});
    if (!holds(ask.second_skills)) bits &= ~unsigned{may::second};
    if (!holds(ask.third_skills)) bits &= ~unsigned{may::third};
    return static_cast<std::uint8_t>(bits);
}

std::optional<Ticks> crew_start(const engine::Problem& problem, const engine::Visit& visit,
                                const std::vector<Free>& free, const Span& within, int strangers) {
    std::vector<Ticks> starts{within.low};
    for (const auto& one : free)
        if (within.low < one.starts.low && one.starts.low <= within.high) starts.push_back(one.starts.low);
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    std::vector<Index> there;
    for (const auto start : starts) {
        there.clear();
        for (const auto& one : free)
            if (one.starts.low <= start && start <= one.starts.high) there.push_back(one.officer);
        if (Seating{problem, visit, there, strangers}.fill()) return start;
    }
    return std::nullopt;
}

ShiftsByDay::ShiftsByDay(const engine::Problem& problem) {
    for (std::size_t r = 0; r < problem.routes.size(); ++r) {
        const auto day = static_cast<std::size_t>(problem.routes[r].opens / 86'400);
        if (by_day_.size() <= day) by_day_.resize(day + 1);
        by_day_[day].push_back(static_cast<Index>(r));
    }
}

std::vector<Index> ShiftsByDay::near(Ticks at) const {
    std::vector<Index> found;
    const auto day = at / 86'400;
    for (auto d = std::max(0, day - 1); d <= day + 1 && static_cast<std::size_t>(d) < by_day_.size(); ++d)
        found.insert(found.end(), by_day_[static_cast<std::size_t>(d)].begin(),
                     by_day_[static_cast<std::size_t>(d)].end());
    return found;
}

std::vector<Free> free_in_empty_plan(const engine::Problem& problem, const ShiftsByDay& shifts,
                                     const engine::Visit& visit, const Span& within, bool still) {
    std::vector<Free> free;
    for (const auto r : shifts.near(within.low)) {
        const auto& route = problem.routes[static_cast<std::size_t>(r)];
        if (!visit.officers.empty() && visit.officers[static_cast<std::size_t>(route.officer)] == engine::may::nothing)
            continue;
        const auto out = still ? 0 : problem.travel.at(route.from, visit.place);
        const auto back = still ? 0 : problem.travel.at(visit.place, route.to);
        const Span starts{std::max(within.low, route.opens + out),
                          std::min(within.high, route.closes - visit.duration - back)};
        if (starts.low <= starts.high) free.push_back({route.officer, starts});
    }
    return free;
}

} // namespace mosovo::schedule
