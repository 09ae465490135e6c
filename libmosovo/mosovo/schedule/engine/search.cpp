#include "search.hpp"

#include "finish.hpp"
#include "lane.hpp"
#include "parts.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <thread>

namespace mosovo::schedule::engine {

namespace {

// Below so many visits a plan is too small to share: each lane then searches a copy of its own.
constexpr Index fewest_to_share = 250;
constexpr std::int64_t stages_by_rounds = 200;
constexpr std::int64_t fewest_rounds_a_stage = 50;
constexpr std::int64_t stage_milliseconds = 200;
// In hundredths of the usual way between neighbours.
constexpr std::uint64_t first_heat = 1000;
constexpr std::uint64_t last_heat = 5;
constexpr std::int64_t cool_enough = 400; // permille
// What leaving out the lightest visit counts for in acceptance, in usual ways.
constexpr Cost legs_for_the_lightest = 40;

// A plan in the making with the lanes that work on it.
struct Copy {
    Copy(const Tables& tables, const Orders& orders, int lanes, Random& random)
        : state{tables}, memory{tables}, stage_best{state}, best{state} {
        for (int lane = 0; lane < lanes; ++lane)
            all.push_back(std::make_unique<Lane>(state, memory, orders, static_cast<Index>(lane),
                                                 static_cast<Index>(lanes), random.next()));
        // Versions are never used twice in one state: the last number of the step is this editor's.
        whole = std::make_unique<Editor>(state, static_cast<Index>(lanes), static_cast<Index>(lanes) + 1);
    }

    State state;
    Memory memory;
    Picture stage_best;
    Picture best;
    Worth worth;      // as it stands
    Worth best_worth; // of `best`
    std::vector<std::unique_ptr<Lane>> all;
    std::unique_ptr<Editor> whole;
};

class Search {
public:
    Search(const Problem& problem, const Options& options)
        : options_{options}, tables_{problem}, orders_{tables_}, random_{options.seed} {
        const bool shared = tables_.visits() >= fewest_to_share;
        const int copies = shared ? 1 : options.lanes;
        for (int c = 0; c < copies; ++c)
            copies_.push_back(std::make_unique<Copy>(tables_, orders_, shared ? options.lanes : 1, random_));
        // A unit of weight outweighs any driving; yet not by so much that annealing could never trade two visits.
        auto lightest = std::numeric_limits<Weight>::max();
        Weight all = 1;
        for (const auto& visit : problem.visits) {
            lightest = std::min(lightest, visit.weight);
            all += visit.weight;
        }
        weight_cost_ = std::clamp<Cost>(legs_for_the_lightest * tables_.usual_leg() / lightest, 1,
                                        std::max<Cost>(1, (Cost{1} << 60U) / all));
    }

    Solution run() {
        for (auto& copy : copies_)
            construct(*copy);
        improve();
        auto& best = **std::ranges::min_element(copies_, {}, [](const auto& copy) { return copy->best_worth; });
        best.best.paint(best.state, *best.whole);
        Solution solution = finish(best.state, *best.whole);
        solution.rounds = rounds();
        solution.evaluations = evaluations();
        solution.cancelled = options_.cancel.stop_requested();
        return solution;
    }

private:
    void construct(Copy& copy) {
        auto& lane = *copy.all.front();
        begin_with(copy.state, lane.editor(), lane.inserter(), options_.start, lane.random());
        for (Index v = 0; v < tables_.visits(); ++v)
            copy.state.held[at(v)] = tables_.visit(v).locked ? 1 : 0;
        copy.worth = copy.best_worth = worth_of(tables_.problem(), places_of(copy.state));
        copy.best = Picture{copy.state};
    }

    void improve() {
        const auto& timed = options_.elapsed;
        if (tables_.visits() == 0 || (!timed && options_.rounds == 0)) return;
        const auto unit = static_cast<std::uint64_t>(tables_.usual_leg()) * 1024 / 100;
        const auto first =
            std::max<std::uint64_t>(2, first_heat * unit * static_cast<std::uint64_t>(options_.heat) / 1000);
        const Cooling cooling{first, std::clamp<std::uint64_t>(last_heat * unit, 1, first)};
        const auto each = (options_.rounds + options_.lanes - 1) / options_.lanes;
        const auto stages = std::clamp<std::int64_t>(each / fewest_rounds_a_stage, 1, stages_by_rounds);
        std::int64_t done = 0;
        for (std::int64_t number = 0; !options_.cancel.stop_requested(); ++number) {
            Stage stage;
            stage.cooling = &cooling;
            stage.cancel = options_.cancel;
            stage.weight_cost = weight_cost_;
            stage.doubt = options_.doubt;
            std::int64_t permille = 0;
            if (timed) {
                const auto now = timed();
                if (now >= options_.milliseconds) break;
                stage.elapsed = &timed;
                stage.limit = options_.milliseconds;
                stage.until = std::min(options_.milliseconds, now + stage_milliseconds);
                permille = now * 1000 / options_.milliseconds;
            } else {
                if (number == stages) break;
                const auto end = each * (number + 1) / stages;
                stage.first_round = done;
                stage.rounds = end - done;
                stage.all_rounds = each;
                done = end;
                permille = number * 1000 / stages;
            }
            tell(static_cast<int>(permille));
            run_stage(stage, number);
            if (permille >= cool_enough) go_back();
        }
        tell(1000);
    }

    void tell(int permille) {
        if (!options_.progress) return;
        Progress progress;
        progress.rounds = rounds();
        progress.evaluations = evaluations();
        progress.permille = permille;
        progress.best =
            (*std::ranges::min_element(copies_, {}, [](const auto& c) { return c->best_worth; }))->best_worth;
        options_.progress(progress);
    }

    void run_stage(const Stage& stage, std::int64_t number) {
        std::vector<Lane*> lanes;
        for (auto& copy : copies_) {
            share_out(copy->state, *copy->whole, static_cast<Index>(copy->all.size()), number, random_, shares_);
            for (Index r = 0; r < tables_.routes(); ++r)
                copy->stage_best.copy_route(copy->state, r);
            for (std::size_t i = 0; i < copy->all.size(); ++i) {
                copy->all[i]->begin_stage(shares_[i], copy->stage_best);
                lanes.push_back(copy->all[i].get());
            }
        }
        work(lanes, stage);
        for (auto& copy : copies_) {
            auto best = copy->worth;
            for (const auto& lane : copy->all) {
                best.left_out += lane->best().left_out;
                best.cost += lane->best().cost;
                copy->worth.left_out += lane->current().left_out;
                copy->worth.cost += lane->current().cost;
            }
            if (best < copy->best_worth) {
                copy->best_worth = best;
                for (Index r = 0; r < tables_.routes(); ++r)
                    copy->best.copy_route(copy->stage_best, r);
            }
        }
        meet(number);
    }

    void work(const std::vector<Lane*>& lanes, const Stage& stage) const {
        const auto threads = std::min(static_cast<std::size_t>(options_.threads), lanes.size());
        const auto share = [&](std::size_t thread) {
            for (auto i = thread; i < lanes.size(); i += threads)
                lanes[i]->run(stage);
        };
        std::vector<std::exception_ptr> faults(threads);
        {
            std::vector<std::jthread> others;
            for (std::size_t thread = 1; thread < threads; ++thread)
                others.emplace_back([&, thread] {
                    try {
                        share(thread);
                    } catch (...) {
                        faults[thread] = std::current_exception();
                    }
                });
            try {
                share(0);
            } catch (...) {
                faults[0] = std::current_exception();
            }
        }
        for (const auto& fault : faults)
            if (fault) std::rethrow_exception(fault);
    }

    // Copies compare notes: the one that stands worst goes on from where the one that stands best is.
    void meet(std::int64_t number) {
        if (copies_.size() < 2 || number % 10 != 9) return;
        const auto standing = [](const auto& copy) { return copy->worth; };
        const auto best = std::ranges::min_element(copies_, {}, standing);
        const auto worst = std::ranges::max_element(copies_, {}, standing);
        if (best == worst) return;
        Picture{(*best)->state}.paint((*worst)->state, *(*worst)->whole);
        (*worst)->worth = (*best)->worth;
    }

    // While it is hot, less is left out now and then than can be held on to. Once it has cooled such a plan keeps what
    // it holds, so the search goes on from there: weight comes before cost.
    void go_back() {
        for (auto& copy : copies_)
            if (copy->best_worth.left_out < copy->worth.left_out) {
                copy->best.paint(copy->state, *copy->whole);
                copy->worth = copy->best_worth;
            }
    }

    std::int64_t rounds() const {
        std::int64_t sum = 0;
        for (const auto& copy : copies_)
            for (const auto& lane : copy->all)
                sum += lane->rounds();
        return sum;
    }
    std::int64_t evaluations() const {
        std::int64_t sum = 0;
        for (const auto& copy : copies_)
            for (const auto& lane : copy->all)
                sum += lane->evaluations();
        return sum;
    }

    const Options& options_;
    Tables tables_;
    Orders orders_;
    Random random_;
    Cost weight_cost_ = 1;
    std::vector<std::unique_ptr<Copy>> copies_;
    std::vector<std::vector<Index>> shares_;
};

} // namespace

Solution search(const Problem& problem, const Options& options) {
    if (const auto fault = fault_of(problem); !fault.empty()) throw std::invalid_argument{"engine: " + fault};
    if (options.rounds < 0 || options.lanes < 1 || options.threads < 1 || options.heat < 0 ||
        (options.doubt && options.threads > 1) || (options.elapsed && options.milliseconds < 1) ||
        (!options.start.empty() && options.start.size() != problem.visits.size()))
        throw std::invalid_argument{"engine: an option is out of range"};
    return Search{problem, options}.run();
}

} // namespace mosovo::schedule::engine
