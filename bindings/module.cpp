#include "bindings.hpp"
#include "refusals.hpp"
#include "values.hpp"

#include <pybind11/stl.h>

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

/// The family of the store, under StoreError. A Conflict carries what stands in the way: .events, .fields.
void register_store_errors(py::module_& m) {
    const auto root = py::register_exception<store::StoreError>(m, "StoreError", PyExc_RuntimeError);
    const auto damaged = py::register_exception<store::Damaged>(m, "Damaged", root.ptr());
    py::register_exception<store::Tampered>(m, "Tampered", damaged.ptr());
    py::register_exception<store::BadKey>(m, "BadKey", root.ptr());
    py::register_exception<store::WrongKey>(m, "WrongKey", root.ptr());
    py::register_exception<store::NotEncrypted>(m, "NotEncrypted", root.ptr());
    py::register_exception<store::CannotEncrypt>(m, "CannotEncrypt", root.ptr());
    py::register_exception<store::NewerSchema>(m, "NewerSchema", root.ptr());
    py::register_exception<store::Denied>(m, "Denied", root.ptr());
    py::register_exception<store::Busy>(m, "Busy", root.ptr());
    py::register_exception<store::Cancelled>(m, "Cancelled", root.ptr());
    py::register_exception<store::Replaced>(m, "Replaced", root.ptr());
    static py::handle conflict = py::exception<store::Conflict>(m, "Conflict", root.ptr()).release();
    py::register_exception_translator([](std::exception_ptr caught) {
        try {
            if (caught) std::rethrow_exception(caught);
        } catch (const store::Conflict& error) {
            const auto raised = conflict(error.what());
            py::list events;
            for (const auto& one : error.events())
                events.append(py::make_tuple(one.event.reveal(), one.kind, word(one.clash)));
            py::setattr(raised, "events", events);
            py::setattr(raised, "fields", py::cast(error.fields()));
            PyErr_SetObject(conflict.ptr(), raised.ptr());
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
    register_store_errors(m);

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
