#include "refusals.hpp"

#include <string>
#include <string_view>

namespace mosovo::bindings {

namespace py = pybind11;

namespace {

/// The one function of pybind11 through which all functions of a module are called.
PyCFunctionWithKeywords dispatch = nullptr;

constexpr std::string_view before_arguments = "\nInvoked with: ";

std::string type_of(const py::handle& value) { return Py_TYPE(value.ptr())->tp_name; }

/// "str, int; as_of=str"
std::string types_of(const py::handle& positional, const py::handle& named) {
    std::string text;
    for (const auto& value : py::reinterpret_borrow<py::tuple>(positional))
        text += (text.empty() ? "" : ", ") + type_of(value);
    if (!named) return text;
    const char* between = text.empty() ? "" : "; ";
    for (const auto& [name, value] : py::reinterpret_borrow<py::dict>(named)) {
        text += between + name.cast<std::string>() + "=" + type_of(value);
        between = ", ";
    }
    return text;
}

/// What a refusal says without the arguments; nothing where the error is another one.
std::string refusal(const py::handle& error, const py::handle& positional, const py::handle& named) {
    const auto said = py::str(error).cast<std::string>();
    const auto end = said.find(before_arguments);
    if (end == std::string::npos) return {};
    return said.substr(0, end) + "\nGiven: " + types_of(positional, named);
}

PyObject* call(PyObject* self, PyObject* positional, PyObject* named) {
    auto* result = dispatch(self, positional, named);
    if (result != nullptr || PyErr_ExceptionMatches(PyExc_TypeError) == 0) return result;
    PyObject* type = nullptr;
    PyObject* error = nullptr;
    PyObject* trace = nullptr;
    PyErr_Fetch(&type, &error, &trace);
    PyErr_NormalizeException(&type, &error, &trace);
    std::string said;
    try {
        said = refusal(error, positional, named);
    } catch (const std::exception&) {
        said = "these arguments are not taken"; // rather than show them
    }
    if (said.empty()) {
        PyErr_Restore(type, error, trace);
        return nullptr;
    }
    PyErr_SetString(type, said.c_str()); // a new error, without the one that holds the arguments
    Py_XDECREF(type);
    Py_XDECREF(error);
    Py_XDECREF(trace);
    return nullptr;
}

void guard(py::handle function) {
    if (PyInstanceMethod_Check(function.ptr())) function = PyInstanceMethod_GET_FUNCTION(function.ptr());
    if (!PyCFunction_Check(function.ptr())) return;
    auto* object = reinterpret_cast<PyCFunctionObject*>(function.ptr());
    if (object->m_self == nullptr || !PyCapsule_CheckExact(object->m_self)) return; // none of pybind11's
    const auto guarded = reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(&call));
    if (object->m_ml->ml_meth == guarded) return;
    dispatch = reinterpret_cast<PyCFunctionWithKeywords>(reinterpret_cast<void (*)()>(object->m_ml->ml_meth));
    object->m_ml->ml_meth = guarded;
}

void guard_all(const py::handle& owner) {
    for (const auto& item : owner.attr("__dict__").attr("values")()) {
        const py::handle value = item;
        if (PyModule_Check(value.ptr()) || PyType_Check(value.ptr())) {
            const auto home = py::str(owner.attr("__name__")).cast<std::string>();
            const bool inside = PyType_Check(value.ptr()) != 0 ||
                                py::str(value.attr("__name__")).cast<std::string>().starts_with(home + ".");
            if (inside && value.ptr() != owner.ptr()) guard_all(value);
        } else if (PyObject_TypeCheck(value.ptr(), &PyProperty_Type)) {
            for (const auto* accessor : {"fget", "fset"})
                if (const py::object function = value.attr(accessor); !function.is_none()) guard(function);
        } else if (PyObject_HasAttrString(value.ptr(), "__func__") != 0) {
            guard(value.attr("__func__"));
        } else {
            guard(value);
        }
    }
}

} // namespace

void hide_refused_arguments(const py::module_& m) { guard_all(m); }

} // namespace mosovo::bindings
