#include "bindings.hpp"
#include "law_view.hpp"

#include <mosovo/output/evaluation_page.hpp>

#include <pybind11/stl.h>

namespace mosovo::bindings {

using namespace pybind11::literals;

void bind_output(py::module_& m) {
    auto o = m.def_submodule("output", "Values as text that a person reads.");
    o.def(
        "evaluation_page",
        [](const SharedRecord& record, Day as_of, const py::object& known_at,
           const std::optional<std::map<std::string, std::string>>& readings, const Rulebook* rules,
           const std::optional<std::string>& heading) {
            const auto view = view_from(as_of, known_at, readings, law::Reasons::told);
            const auto& book = rules != nullptr ? *rules : Rulebook::built_in();
            auto head = output::page_head(*record, view);
            head.heading = heading;
            return output::evaluation_page(law::evaluate(*record, view, book), head);
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(), "readings"_a = py::none(),
        "rules"_a = py::none(), "heading"_a = py::none(),
        "A whole evaluation as a page of plain text: status, periods, every duty by what is to be done about it, each\n"
        "step of the reasoning with its source, the readings taken, what is missing.\n\n"
        "heading  shown under the title: the only place for a name; without it the offender's reference alone stands\n"
        "         on the page\n"
        "The other arguments and the errors are those of `mosovo.law.evaluate`. The page carries the marking\n"
        "OFFICIAL-SENSITIVE, and is not legal advice.");
}

} // namespace mosovo::bindings
