#include <mosovo/law/batch.hpp>

#include "provisions.hpp"
#include "status.hpp"
#include "usual_sizes.hpp"

#include <algorithm>
#include <exception>
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

Batch evaluate_range(const FactTable& table, Range records, const View& view, const LawRules& law) {
    Batch batch;
    batch.records = records;
    batch.standings.reserve(records.end - records.first);
    batch.obligations.reserve((records.end - records.first) * usual_obligations);
    Sentences sentences{view.reasons, {}};
    Handed handed;
    if (view.reasons == Reasons::told) { // one piece of memory that grows is copied, and touched, again and again
        sentences.text.reserve((records.end - records.first) * usual_reasons);
        handed.steps.reserve((records.end - records.first) * usual_steps);
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

/// Puts `later` behind `batch`, which holds the records before it.
void join(Batch& batch, const Batch& later) {
    const auto rows = static_cast<std::uint32_t>(batch.obligations.size());
    const auto steps = static_cast<std::uint32_t>(batch.steps.size());
    const auto bytes = batch.text.size();
    if (bytes + later.text.size() > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error{"four gigabytes of reasons: ask for them of fewer records at a time"};
    batch.records.end = later.records.end;
    batch.standings.append(later.standings);
    batch.obligations.append(later.obligations);
    batch.steps.insert(batch.steps.end(), later.steps.begin(), later.steps.end());
    batch.text += later.text;
    auto& first_obligations = batch.standings.of(&StandingRow::first_obligation);
    std::for_each(first_obligations.end() - static_cast<std::ptrdiff_t>(later.standings.size()),
                  first_obligations.end(), [rows](std::uint32_t& first) { first += rows; });
    auto& first_steps = batch.obligations.of(&ObligationRow::first_step);
    std::for_each(first_steps.begin() + rows, first_steps.end(), [steps](std::uint32_t& first) { first += steps; });
    std::for_each(batch.steps.begin() + steps, batch.steps.end(),
                  [bytes](StepRow& step) { step.says += static_cast<std::uint32_t>(bytes); });
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
    return evaluate_range(table, records, view, LaidOut{rules}.rules());
}

Batch evaluate_many(const FactTable& table, const View& view, std::size_t threads, const Rulebook& rules) {
    require_fit(table, {0, table.size()}, view);
    if (threads == 0) threads = std::max(1U, std::thread::hardware_concurrency());
    threads = std::clamp<std::size_t>(threads, 1, std::max<std::size_t>(1, table.size()));
    const LaidOut law{rules};
    std::vector<Batch> parts(threads);
    std::vector<std::exception_ptr> faults(threads);
    const auto work = [&](std::size_t part) {
        try {
            const Range range{table.size() * part / threads, table.size() * (part + 1) / threads};
            parts[part] = evaluate_range(table, range, view, law.rules());
        } catch (...) {
            faults[part] = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t part = 1; part < threads; ++part)
            others.emplace_back(work, part);
        work(0);
    }
    for (const auto& fault : faults)
        if (fault) std::rethrow_exception(fault);
    for (std::size_t part = 1; part < threads; ++part)
        join(parts.front(), parts[part]);
    return std::move(parts.front());
}

std::vector<Step> because(const FactTable& table, const Batch& batch, std::size_t obligation, View view,
                          const Rulebook& rules) {
    const auto row = batch.obligations[obligation];
    const auto first = batch.standings[row.record - batch.records.first].first_obligation;
    view.reasons = Reasons::told;
    return evaluate_many(table, {row.record, row.record + 1}, view, rules).because(obligation - first);
}

} // namespace mosovo::law
