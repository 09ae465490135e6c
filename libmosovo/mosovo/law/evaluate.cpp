#include <mosovo/law/evaluate.hpp>

#include "provisions.hpp"
#include "status.hpp"

namespace mosovo::law {

namespace {

/// One record's results in the words of the record format.
class Writer {
public:
    Writer(const Record& record, const Context& context) : record_{record}, context_{context} {}

    void write(const Standing& standing, Evaluation& into) const {
        into.status = standing.status;
        if (standing.status == Status::unknown) into.missing = deciding_facts(context_);
        if (standing.period.starts) into.period = period_of(standing.period);
        for (const auto& entry : context_.entries)
            into.periods.push_back(period_of(entry));
    }

    [[nodiscard]] Obligation obligation_of(const ObligationRow& row, std::span<const StepRow> steps) const {
        Obligation shown{row.duty,    id_of(row.arises_from), {}, row.last_day, row.latest, row.safe_day, row.state, {},
                         row.on_whom, steps_of(steps)};
        if (row.opens_at)
            shown.opens = *row.opens_at;
        else if (row.opens)
            shown.opens = *row.opens;
        if (row.met_by != no_event) shown.met_by = id_of(row.met_by);
        return shown;
    }

private:
    [[nodiscard]] const EventId& id_of(EventAt event) const {
        return record_.events[static_cast<std::size_t>(event)].id();
    }
    [[nodiscard]] std::vector<Step> steps_of(std::span<const StepRow> rows) const {
        std::vector<Step> steps;
        steps.reserve(rows.size());
        for (const auto& row : rows)
            steps.push_back(shown(row, context_.sentences.text, context_.law.sources));
        return steps;
    }
    /// A period that may not exist is shown without an end, which hangs on whether it does.
    [[nodiscard]] NotificationPeriod period_of(const Entry& entry) const {
        const bool exists = entry.certain() && entry.starts;
        return {entry.starts,
                exists ? entry.shown_end() : End{},
                exists && entry.indefinite(),
                {id_of(entry.event)},
                steps_of(entry.because)};
    }
    [[nodiscard]] NotificationPeriod period_of(const Governing& governing) const {
        NotificationPeriod period{governing.starts, governing.last_day, governing.indefinite, {}, {}};
        for (const auto* entry : governing.from) {
            period.from.push_back(id_of(entry->event));
            const auto steps = steps_of(entry->because);
            period.because.insert(period.because.end(), steps.begin(), steps.end());
        }
        return period;
    }

    const Record& record_;
    const Context& context_;
};

Evaluation evaluate_with(const Record& record, const View& view, const LawRules& law) {
    FactTable table{view.known_at};
    table.add(record);
    const auto facts = table[0];
    Sentences sentences{view.reasons, {}};
    const Context context{facts, view, law, sentences};
    Handed handed;
    add_all(context, handed);

    const Writer writer{record, context};
    Evaluation evaluation{view.as_of, {}, {}, {}, {}, {}};
    writer.write(standing_of(context), evaluation);
    evaluation.obligations.reserve(handed.obligations.size());
    const std::span steps{handed.steps};
    for (const auto& row : handed.obligations)
        evaluation.obligations.push_back(writer.obligation_of(row, steps.subspan(row.first_step, row.steps)));
    return evaluation;
}

} // namespace

Evaluation evaluate(const Record& record, const View& view, const Rulebook& rules) {
    return evaluate_with(record, view, LaidOut{rules}.rules());
}

std::vector<Evaluation> evaluate_many(std::span<const Record> records, const View& view, const Rulebook& rules) {
    const LaidOut law{rules};
    std::vector<Evaluation> evaluations;
    evaluations.reserve(records.size());
    for (const auto& record : records)
        evaluations.push_back(evaluate_with(record, view, law.rules()));
    return evaluations;
}

std::optional<Day> final_day(const Obligation& obligation) {
    if (obligation.last_day) return obligation.last_day;
    if (obligation.latest) return obligation.latest->day();
    return {};
}

} // namespace mosovo::law
