#include "bindings.hpp"
#include "refusals.hpp"
#include "values.hpp"

#include <mosovo/base/problem.hpp>
#include <mosovo/calendar/bank_holidays.hpp>
#include <mosovo/rules/rule.hpp>
#include <mosovo/store/error.hpp>

namespace py = pybind11;
using namespace mosovo;

namespace {

/// ProblemsError carries the list itself: .problems, each with .code .path .row .message.
void register_problems_error(py::module_& m) {
    static py::handle type = py::exception<ProblemsError>(m, "ProblemsError", PyExc_ValueError).release();
    type.attr("__doc__") = "The data holds faults: `.problems` lists each with its code, place and what to do.";
    py::register_exception_translator([](std::exception_ptr caught) {
        try {
            if (caught) std::rethrow_exception(caught);
        } catch (const ProblemsError& error) {
            const auto raised = type(error.what());
            py::setattr(raised, "problems", bindings::to_python(error.problems()));
            PyErr_SetObject(type.ptr(), raised.ptr());
        }
    });
}

} // namespace

PYBIND11_MODULE(_mosovo, m) {
    m.doc() = "Statutory deadlines, assessment and visits for MOSOVO units, computed by libmosovo.";
    m.attr("__version__") = MOSOVO_VERSION;
    bindings::bind_described<Problem>(m, "Problem", "One fault in data: .code .path .file .row .column .message.")
        .def("__str__", [](const Problem& problem) { return to_line(problem); });
    register_problems_error(m);
    py::register_exception<LawNotHeld>(m, "LawNotHeldError", PyExc_LookupError);
    py::register_exception<NotConfigured>(m, "NotConfiguredError", PyExc_LookupError);
    py::register_exception<HolidaysNotHeld>(m, "HolidaysNotHeldError", PyExc_LookupError);
    auto store_error = py::register_exception<store::StoreError>(m, "StoreError", PyExc_RuntimeError);
    py::register_exception<store::BadKey>(m, "BadKeyError", store_error.ptr());
    py::register_exception<store::WrongKey>(m, "WrongKeyError", store_error.ptr());
    py::register_exception<store::Conflict>(m, "ConflictError", store_error.ptr());
    py::register_exception<store::Denied>(m, "DeniedError", store_error.ptr());
    py::register_exception<store::Damaged>(m, "DamagedError", store_error.ptr());
    py::register_exception<store::Busy>(m, "BusyError", store_error.ptr());

    bindings::bind_calendar(m);
    bindings::bind_record(m);
    bindings::bind_rules(m);
    bindings::bind_law(m);
    bindings::bind_output(m);
    bindings::bind_assessment(m);
    bindings::bind_osp(m);
    bindings::bind_schedule(m);
    bindings::bind_store(m);
    bindings::bind_synth(m);
    bindings::hide_refused_arguments(m);
}
