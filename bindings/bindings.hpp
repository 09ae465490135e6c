#pragma once

#include <mosovo/record/record.hpp>

#include <pybind11/pybind11.h>

#include <memory>
#include <vector>

namespace mosovo::bindings {

/// Records are shared with Python, never changed: many lists can hold one.
using SharedRecord = std::shared_ptr<Record>;

// One room, one file, one function. Called in the order the rooms depend.
void bind_calendar(pybind11::module_& m);
void bind_record(pybind11::module_& m);                     // uses: calendar
void bind_rules(pybind11::module_& m);                      // uses: calendar
void bind_law(pybind11::module_& m);                        // uses: record, rules
void bind_schedule3(pybind11::module_& law);                // a part of law
void bind_output(pybind11::module_& m);                     // uses: record, rules (of which it evaluates a page)
void bind_assessment(pybind11::module_& m);                 // uses: law
void bind_assessment_frames(pybind11::module_& assessment); // called by bind_assessment
void bind_osp(pybind11::module_& m);                        // uses: assessment, record
void bind_schedule(pybind11::module_& m);                   // uses: calendar, assessment (what is asked for)
void bind_store(pybind11::module_& m);                      // uses: record
void bind_synth(pybind11::module_& m);                      // uses: record, schedule

} // namespace mosovo::bindings
