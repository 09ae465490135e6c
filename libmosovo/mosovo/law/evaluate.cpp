#include <mosovo/law/evaluate.hpp>

#include "absence.hpp"
#include "advance_notice.hpp"
#include "change.hpp"
#include "context.hpp"
#include "initial.hpp"
#include "periodic.hpp"
#include "premises.hpp"
#include "review.hpp"
#include "status.hpp"
#include "travel.hpp"

namespace mosovo::law {

namespace {

Evaluation evaluate_with(const Record& record, const View& view, const LawRules& law) {
    const Timeline timeline{record, view.known_at};
    const Context context{timeline, view, law};
    Evaluation evaluation{view.as_of, Status::never_subject, {}, {}, {}, {}};
    tell_status(context, evaluation);
    auto& obligations = evaluation.obligations;
    add_initial(context, obligations);
    add_changes(context, obligations);
    add_releases(context, obligations);
    add_places(context, obligations);
    add_non_occurrence(context, obligations);
    add_periodic(context, obligations);
    add_travel(context, obligations);
    add_absences(context, obligations);
    add_review(context, obligations);
    add_scottish_review(context, obligations);
    return evaluation;
}

/// The shipped law is looked up once for the whole program.
const LawRules& shipped() {
    static const LawRules law{Rulebook::built_in()};
    return law;
}

} // namespace

Evaluation evaluate(const Record& record, const View& view, const Rulebook& rules) {
    if (&rules == &Rulebook::built_in()) return evaluate_with(record, view, shipped());
    return evaluate_with(record, view, LawRules{rules});
}

std::vector<Evaluation> evaluate_many(std::span<const Record> records, const View& view, const Rulebook& rules) {
    std::vector<const Record*> apart;
    apart.reserve(records.size());
    for (const auto& record : records)
        apart.push_back(&record);
    return evaluate_many(std::span<const Record* const>{apart}, view, rules);
}

std::vector<Evaluation> evaluate_many(std::span<const Record* const> records, const View& view, const Rulebook& rules) {
    const LawRules law{rules};
    std::vector<Evaluation> evaluations;
    evaluations.reserve(records.size());
    for (const auto* record : records)
        evaluations.push_back(evaluate_with(*record, view, law));
    return evaluations;
}

std::optional<Day> final_day(const Obligation& obligation) {
    if (obligation.last_day) return obligation.last_day;
    if (obligation.latest) return obligation.latest->day();
    return {};
}

} // namespace mosovo::law
