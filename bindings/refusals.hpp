#pragma once

#include <pybind11/pybind11.h>

namespace mosovo::bindings {

/// Lets no function of the module repeat what it was given. pybind11 shows every argument when it refuses one, and an
/// argument may be a person's name; after this it names their types. Called last, when everything is bound.
void hide_refused_arguments(const pybind11::module_& m);

} // namespace mosovo::bindings
