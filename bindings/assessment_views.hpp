#pragma once

#include "values.hpp"

#include <mosovo/assessment/arms_check.hpp>
#include <mosovo/assessment/breach.hpp>
#include <mosovo/assessment/cycle.hpp>
#include <mosovo/assessment/failed_attempts.hpp>
#include <mosovo/assessment/lead_result.hpp>
#include <mosovo/assessment/plan_check.hpp>
#include <mosovo/assessment/reactive.hpp>
#include <mosovo/assessment/visit_faults.hpp>
#include <mosovo/assessment/visit_plan.hpp>
#include <mosovo/law/evaluate.hpp>

/// One record seen from one day, as every function of the room asks for it.
namespace mosovo::bindings {

struct Looked {
    const Timeline& timeline;
    const law::Evaluation& law;
    const Rulebook& rules;
};

[[nodiscard]] inline law::View view_of(Day as_of, const py::object& known_at) {
    law::View view{.as_of = as_of, .known_at = {}, .readings = {}, .reasons = law::Reasons::left_out};
    if (!known_at.is_none()) view.known_at = from_python_time(known_at);
    return view;
}

/// \param rules  null: what the library ships
template <class F> auto look_at(const Record& record, const law::View& view, const Rulebook* rules, F f) {
    const auto& book = rules != nullptr ? *rules : Rulebook::built_in();
    const Timeline timeline{record, view.known_at};
    const auto evaluation = law::evaluate(record, view, book);
    return f(Looked{timeline, evaluation, book});
}

/// The built-in definitions with the force's own laid over them, where there is one.
[[nodiscard]] inline assessment::ArmsDefinitions definitions_with(const assessment::ArmsDefinition* definition) {
    const auto& built_in = assessment::ArmsDefinitions::built_in();
    return definition != nullptr ? built_in.with(*definition) : built_in;
}

} // namespace mosovo::bindings
