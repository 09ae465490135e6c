#include <mosovo/law/batch.hpp>

#include "provisions.hpp"
#include "status.hpp"
#include "usual_sizes.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace mosovo::law {

namespace {

StandingRow row_of(const Standing& standing, std::size_t first_obligation) {
    StandingRow row;
    row.status = standing.status;
    row.first_obligation = static_cast<std::uint32_t>(first_obligation);
    row.starts = standing.period.starts;
    row.last_day = standing.period.last_day;
    row.indefinite = standing.period.indefinite;
    return row;
}

/// Positions are kept in 32 bits.
void require_countable(std::size_t count) {
    if (count > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error{"more than can be counted: evaluate fewer records at a time, or leave reasons out"};
}

/// \param room  for so many records is made beforehand
Batch evaluate_range(const FactTable& table, Range records, const View& view, const LawRules& law, std::size_t room) {
    Batch batch;
    batch.records = records;
    batch.standings.reserve(room);
    batch.obligations.reserve(room * usual_obligations);
    Sentences sentences{view.reasons, {}};
    Handed handed;
    if (view.reasons == Reasons::told) { // one piece of memory that grows is copied, and touched, again and again
        sentences.text.reserve(room * usual_reasons);
        handed.steps.reserve(room * usual_steps);
    }
    std::vector<StandingRow> standings;
    const auto flush = [&] {
        batch.standings.append(standings);
        batch.obligations.append(handed.obligations);
        standings.clear();
        handed.obligations.clear();
    };
    for (auto record = records.first; record < records.end; ++record) {
        const auto facts = table[record];
        const Context context{facts, view, law, sentences};
        auto first = handed.obligations.size();
        standings.push_back(row_of(standing_of(context), batch.obligations.size() + first));
        add_all(context, handed);
        for (; first < handed.obligations.size(); ++first)
            handed.obligations[first].record = static_cast<std::uint32_t>(record);
        if (handed.obligations.size() >= rows_at_once) flush();
    }
    flush();
    require_countable(std::max({batch.obligations.size(), handed.steps.size(), sentences.text.size()}));
    batch.steps = std::move(handed.steps);
    batch.text = std::move(sentences.text);
    if (view.reasons == Reasons::told) batch.sources = law.sources;
    return batch;
}

void require_fit(const FactTable& table, Range records, const View& view) {
    if (records.first > records.end || records.end > table.size())
        throw std::invalid_argument{"the range is not within the table"};
    if (view.known_at && view.known_at != table.known_at())
        throw std::invalid_argument{"the facts were laid out as known at another moment"};
}

/// Calls work(0) to work(tasks - 1), shared out among threads; the first fault is thrown when all have ended.
template <class Work> void in_parallel(std::size_t threads, std::size_t tasks, Work&& work) {
    std::atomic<std::size_t> next{0};
    std::mutex guard;
    std::exception_ptr fault;
    const auto run = [&] {
        try {
            for (auto task = next++; task < tasks; task = next++)
                work(task);
        } catch (...) {
            const std::scoped_lock locked{guard};
            if (!fault) fault = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min(threads, tasks); ++i)
            others.emplace_back(run);
        run();
    }
    if (fault) std::rethrow_exception(fault);
}

/// How much stands before a part when all are put together.
struct Before {
    std::uint32_t rows = 0;
    std::uint32_t steps = 0;
    std::uint32_t bytes = 0;
};

void move_positions(Batch& part, const Before& before) {
    for (auto& first : part.standings.of(&StandingRow::first_obligation))
        first += before.rows;
    for (auto& first : part.obligations.of(&ObligationRow::first_step))
        first += before.steps;
    for (auto& step : part.steps)
        step.says += before.bytes;
}

std::vector<Before> before_each(const std::vector<Batch>& parts) {
    std::vector<Before> before;
    std::size_t rows = 0;
    std::size_t steps = 0;
    std::size_t bytes = 0;
    for (const auto& part : parts) {
        before.push_back(
            {static_cast<std::uint32_t>(rows), static_cast<std::uint32_t>(steps), static_cast<std::uint32_t>(bytes)});
        rows += part.obligations.size();
        steps += part.steps.size();
        bytes += part.text.size();
    }
    require_countable(std::max({rows, steps, bytes}));
    return before;
}

/// Puts the parts behind each other, array by array, so that several threads can.
Batch join(std::vector<Batch> parts, std::size_t threads) {
    const auto before = before_each(parts);
    in_parallel(threads, parts.size(), [&](std::size_t part) { move_positions(parts[part], before[part]); });
    auto& all = parts.front();
    constexpr auto of_standings = Columns<StandingRow>::array_count;
    constexpr auto of_obligations = Columns<ObligationRow>::array_count;
    in_parallel(threads, of_standings + of_obligations + 2, [&](std::size_t array) {
        for (auto later = parts.begin() + 1; later != parts.end(); ++later) {
            if (array < of_standings)
                all.standings.append(later->standings, array);
            else if (array < of_standings + of_obligations)
                all.obligations.append(later->obligations, array - of_standings);
            else if (array == of_standings + of_obligations)
                all.steps.insert(all.steps.end(), later->steps.begin(), later->steps.end());
            else
                all.text += later->text;
        }
    });
    all.records.end = parts.back().records.end;
    return std::move(all);
}

} // namespace

std::vector<Step> Batch::because(std::size_t obligation) const {
    const auto row = obligations[obligation];
    std::vector<Step> steps_of_row;
    for (std::size_t i = 0; i < row.steps; ++i)
        steps_of_row.push_back(shown(steps[row.first_step + i], text, sources));
    return steps_of_row;
}

std::size_t Batch::bytes() const {
    return standings.bytes() + obligations.bytes() + steps.size() * sizeof(StepRow) + text.size();
}

Batch evaluate_many(const FactTable& table, Range records, const View& view, const Rulebook& rules) {
    require_fit(table, records, view);
    return evaluate_range(table, records, view, LaidOut{rules}.rules(), records.end - records.first);
}

Batch evaluate_many(const FactTable& table, const View& view, std::size_t threads, const Rulebook& rules) {
    require_fit(table, {0, table.size()}, view);
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    threads = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(1, table.size()));
    const LaidOut law{rules};
    std::vector<Batch> parts(threads);
    in_parallel(threads, threads, [&](std::size_t part) {
        const Range range{table.size() * part / threads, table.size() * (part + 1) / threads};
        // The first has room for all: the others are put behind it.
        const auto room = part == 0 ? table.size() : range.end - range.first;
        parts[part] = evaluate_range(table, range, view, law.rules(), room);
    });
    return join(std::move(parts), threads);
}

std::vector<Step> because(const FactTable& table, const Batch& batch, std::size_t obligation, View view,
                          const Rulebook& rules) {
    const auto row = batch.obligations[obligation];
    const auto first = batch.standings[row.record - batch.records.first].first_obligation;
    view.reasons = Reasons::told;
    return evaluate_many(table, {row.record, row.record + 1}, view, rules).because(obligation - first);
}

} // namespace mosovo::law
