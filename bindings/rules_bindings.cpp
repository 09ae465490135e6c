#include "bindings.hpp"
#include "columns.hpp"

#include <mosovo/rules/coverage.hpp>
#include <mosovo/rules/practice.hpp>
#include <mosovo/rules/rulebook.hpp>

namespace mosovo::bindings {

using namespace pybind11::literals;

void bind_rules(py::module_& m) {
    auto r = m.def_submodule("rules", "The dated, cited numbers of law and practice.");
    bind_described<Citation>(r, "Citation", "Where a rule stands.");
    py::class_<Rulebook>(r, "Rulebook", "All rules that an evaluation reads. Never changed: variants are new books.")
        .def_static(
            "built_in", [] { return Rulebook::built_in(); }, "The law and practice that the library ships.")
        .def("with_force_values", &Rulebook::with_force_values, "json"_a,
             "This book with a force's own practice values laid over it.\n\n"
             "json  an array of {\"rule\", \"value\" (or \"unset\": true), \"from\", \"set_by\", \"on\", "
             "\"rationale\"}; only\n"
             "      practice may be set, never law\n"
             "Raises ProblemsError with every fault and its path.")
        .def("as_if_commenced", &Rulebook::as_if_commenced, "rule_prefix"_a, "day"_a,
             "For what-if runs: rules enacted and not commenced are in force from `day`.")
        .def("__repr__",
             [](const Rulebook& self) { return "<mosovo Rulebook, " + std::to_string(self.all().size()) + " rules>"; });
    r.def(
        "practice_columns", [](const Rulebook& book) { return columns(rules::practice(book)); }, "book"_a);
    r.def(
        "coverage_columns", [](const Rulebook& book) { return columns(rules::law_coverage(book)); }, "book"_a);
}

} // namespace mosovo::bindings
