#include "bound.hpp"

#include "pricing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <thread>
#include <tuple>

namespace mosovo::schedule::engine {

namespace {

/// Time in coarse steps first: quick, and prizes found with them are nearly right for the finer ones, which give the
/// better bound. Each is left after so many rounds, counted from the first; the last is not.
struct Level {
    Seconds step;
    std::int64_t until;
};
constexpr std::array levels{Level{600, 25}, Level{300, 50}, Level{150, 80}, Level{60, 0}};
// Parts of a thousand of the way from the bound to the known plan.
constexpr std::int64_t first_stride = 150;
constexpr std::int64_t last_stride = 2;
constexpr int patience = 10;
constexpr std::int64_t fine = 256; // of directions

bool may_make(const Visit& visit, Index officer) {
    if (visit.officers.empty()) return true;
    const auto bits = visit.officers[at(officer)];
    constexpr auto alone = static_cast<std::uint8_t>(may::first | may::lead);
    return visit.seats == 1 ? (bits & alone) == alone : bits != may::nothing;
}

/// Starts on such routes. Drives do not come into it: another way there might be the shorter one.
std::vector<Alike::Starts> starts_on(const Alike& alike, const Visit& visit) {
    std::vector<Alike::Starts> starts;
    for (const auto& window : visit.windows)
        if (const Alike::Starts cut{std::max(window.from, alike.opens),
                                    std::min(window.to, alike.closes - visit.duration)};
            cut.from <= cut.to)
            starts.push_back(cut);
    std::sort(starts.begin(), starts.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    std::vector<Alike::Starts> apart;
    for (const auto& next : starts)
        if (!apart.empty() && next.from <= apart.back().to)
            apart.back().to = std::max(apart.back().to, next.to);
        else
            apart.push_back(next);
    return apart;
}

std::vector<Alike> kinds_of(const Problem& problem, const Prizes& prizes) {
    std::map<std::tuple<Seconds, Seconds, Index, Index>, std::vector<Index>> officers;
    for (const auto& route : problem.routes)
        officers[{route.opens, route.closes, route.from, route.to}].push_back(route.officer);
    std::vector<Alike> kinds;
    for (const auto& [key, those] : officers) {
        Alike alike{std::get<0>(key),
                    std::get<1>(key),
                    std::get<2>(key),
                    std::get<3>(key),
                    static_cast<std::int64_t>(those.size()),
                    {},
                    {}};
        for (std::size_t i = 0; i < prizes.size(); ++i) {
            const auto& visit = prizes.visit(i);
            if (std::none_of(those.begin(), those.end(), [&](Index who) { return may_make(visit, who); })) continue;
            auto starts = starts_on(alike, visit);
            if (starts.empty()) continue;
            alike.visits.push_back(static_cast<Index>(i));
            alike.starts.push_back(std::move(starts));
        }
        if (!alike.visits.empty()) kinds.push_back(std::move(alike));
    }
    return kinds;
}

/// Lagrangian ascent (Held, Wolfe and Crowder, Mathematical Programming 6, 1974): each visit pays a prize to each of
/// its seats, routes collect what they can, and prizes rise where visits are left and fall where they are made twice.
class Ascent {
public:
    Ascent(const Problem& problem, const std::vector<std::uint8_t>& made, const BoundOptions& options)
        : options_{options}, prizes_{problem, made}, kinds_{kinds_of(problem, prizes_)}, now_(prizes_.size(), 0),
          found_(kinds_.size()), direction_(prizes_.size(), 0) {
        for (std::size_t i = 0; i < now_.size(); ++i)
            now_[i] = half_of_the_nearest(i);
    }

    LeastDriving run() {
        LeastDriving least;
        if (prizes_.size() == 0 || kinds_.empty() || prizes_.shortest() < 1) return least;
        auto best = sum_of_prizes(); // no way is below nought yet
        begin(best, least);
        auto stride = first_stride;
        int waited = 0;
        while (stride >= last_stride && least.work < options_.work && !options_.cancel.stop_requested()) {
            const auto value = price(step_at(least.rounds), least.work);
            ++least.rounds;
            if (value > best) {
                best = value;
                waited = 0;
            } else if (++waited == patience) {
                waited = 0;
                stride = stride * 2 / 3;
            }
            if (!move(options_.upper * Prizes::unit - value, stride)) break;
        }
        least.cost = (best + Prizes::unit - 1) / Prizes::unit;
        return least;
    }

private:
    /// Half the cheapest drive there and half the cheapest on: no way is cheaper than the prizes that it collects.
    [[nodiscard]] std::int32_t half_of_the_nearest(std::size_t i) const {
        const auto place = prizes_.visit(i).place;
        auto in = prizes_.dearest();
        auto out = prizes_.dearest();
        for (const auto& kind : kinds_) {
            in = std::min(in, prizes_.cost(kind.from, place));
            out = std::min(out, prizes_.cost(place, kind.to));
        }
        for (std::size_t k = 0; k < prizes_.size(); ++k) {
            if (k == i) continue;
            in = std::min(in, prizes_.cost(prizes_.visit(k).place, place));
            out = std::min(out, prizes_.cost(place, prizes_.visit(k).place));
        }
        return std::min((in + out) / 2, prizes_.dearest());
    }

    /// A share of the way there and back for each, as large as it still raises the bound: a good place to begin.
    void begin(std::int64_t& best, LeastDriving& least) {
        const auto nearest = now_;
        auto kept = now_;
        for (const std::int32_t share : {2, 4, 6, 8, 10, 12}) { // sixteenths
            if (least.work >= options_.work || options_.cancel.stop_requested()) break;
            for (std::size_t i = 0; i < now_.size(); ++i)
                now_[i] = std::min(nearest[i] + there_and_back(i) / 16 * share, prizes_.dearest());
            const auto value = price(step_at(0), least.work);
            ++least.rounds;
            if (value <= best) break;
            best = value;
            kept = now_;
        }
        now_ = kept;
    }

    [[nodiscard]] std::int32_t there_and_back(std::size_t i) const {
        const auto place = prizes_.visit(i).place;
        auto least = prizes_.dearest();
        for (const auto& kind : kinds_)
            least = std::min(least, prizes_.cost(kind.from, place) + prizes_.cost(place, kind.to));
        return least;
    }

    [[nodiscard]] Seconds step_at(std::int64_t round) const {
        const auto* level = levels.begin();
        while (level + 1 != levels.end() && round >= level->until)
            ++level;
        return std::min(level->step, prizes_.shortest());
    }

    [[nodiscard]] std::int64_t sum_of_prizes() const {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < now_.size(); ++i)
            sum += std::int64_t{now_[i]} * prizes_.visit(i).seats;
        return sum;
    }

    std::int64_t price(Seconds step, std::int64_t& work) {
        prizes_.set(now_);
        const auto threads = std::min(static_cast<std::size_t>(options_.threads), kinds_.size());
        const auto share = [&](std::size_t thread) {
            Pricing pricing{prizes_, step};
            for (auto kind = thread; kind < kinds_.size(); kind += threads)
                pricing.run(kinds_[kind], found_[kind]);
        };
        {
            std::vector<std::jthread> others;
            for (std::size_t thread = 1; thread < threads; ++thread)
                others.emplace_back(share, thread);
            share(0);
        }
        auto value = sum_of_prizes();
        for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
            value += kinds_[kind].routes * found_[kind].least;
            work += found_[kind].work;
        }
        return value;
    }

    /// Prizes a stride along the slope, with some of the strides before still in it.
    bool move(std::int64_t room, std::int64_t stride) {
        if (room <= 0) return false;
        std::vector<std::int64_t> made(now_.size(), 0);
        for (const auto& found : found_)
            for (const auto v : found.stops)
                ++made[at(v)];
        std::int64_t length = 0;
        for (std::size_t i = 0; i < now_.size(); ++i) {
            const auto slope = (prizes_.visit(i).seats - made[i]) * fine;
            direction_[i] = (now_[i] == 0 && slope < 0) ? 0 : slope + direction_[i] * 7 / 10;
            length += direction_[i] * direction_[i];
        }
        if (length == 0) return false;
        for (std::size_t i = 0; i < now_.size(); ++i) {
            const auto by = room * stride / 1000 * direction_[i] / (length / fine + 1);
            now_[i] = static_cast<std::int32_t>(std::clamp<std::int64_t>(now_[i] + by, 0, prizes_.dearest()));
        }
        return true;
    }

    const BoundOptions& options_;
    Prizes prizes_;
    std::vector<Alike> kinds_;
    std::vector<std::int32_t> now_;
    std::vector<Pricing::Found> found_;
    std::vector<std::int64_t> direction_;
};

} // namespace

LeastDriving least_driving(const Problem& problem, const std::vector<std::uint8_t>& made, const BoundOptions& options) {
    return Ascent{problem, made, options}.run();
}

} // namespace mosovo::schedule::engine
