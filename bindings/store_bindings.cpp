#include "bindings.hpp"
#include "values.hpp"

#include <mosovo/store/store.hpp>

#include <pybind11/stl/filesystem.h>

#include <algorithm>

namespace mosovo::bindings {

using namespace pybind11::literals;
using namespace store;

namespace {

/// The clock is read here and in the examples, nowhere else.
date::sys_seconds now() { return date::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

Session session(const std::string& actor, const std::string& role, const std::string& purpose) {
    const auto who = TextForm<StaffId>::read(actor);
    if (!who) throw py::value_error("actor: " + who.fault().message);
    const auto as = from_word<Role>(role);
    if (!as) throw py::value_error("role is one of " + list_words<Role>());
    if (purpose.empty()) throw py::value_error("purpose: say why the store is opened; it goes into the audit log");
    return {*who, *as, purpose, now};
}

py::list shared(std::vector<Record>&& records) {
    py::list list;
    for (auto& record : records)
        list.append(std::make_shared<Record>(std::move(record)));
    return list;
}

Saved save_all(Store& self, const std::vector<SharedRecord>& records) {
    if (std::ranges::count(records, nullptr) != 0) throw py::type_error("give a list of records: one of these is None");
    const py::gil_scoped_release released;
    std::vector<Record> whole;
    whole.reserve(records.size());
    for (const auto& record : records)
        whole.push_back(*record);
    return self.save_all(whole);
}

void bind_key(py::module_& s) {
    py::class_<Key>(s, "Key",
                    "What opens a store: a file of 32 bytes, or a passphrase. Cannot be empty, short or printed.")
        .def_static("from_file", &Key::from_file, "path"_a,
                    "Exactly 32 bytes, readable by nobody else. Raises StoreError saying which of these it is not.")
        .def_static(
            "from_passphrase",
            [](py::bytearray passphrase) {
                std::string copy{PyByteArray_AS_STRING(passphrase.ptr()),
                                 static_cast<std::size_t>(PyByteArray_GET_SIZE(passphrase.ptr()))};
                std::fill_n(PyByteArray_AS_STRING(passphrase.ptr()), PyByteArray_GET_SIZE(passphrase.ptr()), '\0');
                return Key::from_passphrase(std::move(copy));
            },
            "passphrase"_a,
            "Takes a bytearray, which is overwritten with zeros: text in Python cannot be wiped. At least 12 "
            "characters.")
        .def("__repr__", [](const Key&) { return "<mosovo Key>"; });
    s.def("write_new_key_file", &write_new_key_file, "path"_a, "Makes a key file, mode 0600. Never overwrites.");
}

} // namespace

void bind_store(py::module_& m) {
    auto s = m.def_submodule("store", "The encrypted register: one SQLCipher file.");
    bind_key(s);
    bind_described<Counts>(s, "Counts", "How much a store holds.");
    bind_described<Saved>(s, "Saved", "What a save added.");
    bind_described<CheckFinding>(s, "CheckFinding", "One thing a full check found.");
    py::class_<Store>(s, "Store",
                      "Opening is a proof: it encrypts, the key is right, nothing was altered. Saving only adds.")
        .def_static(
            "open",
            [](const std::filesystem::path& path, const Key& key, const std::string& actor, const std::string& role,
               const std::string& purpose) { return Store::open(path, key, session(actor, role, purpose)); },
            "path"_a, py::kw_only(), "key"_a, "actor"_a, "role"_a, "purpose"_a,
            "Opens a store.\n\n"
            "actor    reference of the member of staff\n"
            "role     offender_manager, supervisor, local_contact, central_contact, administrator, analyst or auditor\n"
            "purpose  why, for the audit log\n"
            "Raises WrongKeyError, or another StoreError, with a sentence that says what to do; nothing is changed.")
        .def_static(
            "create",
            [](const std::filesystem::path& path, const Key& key, const std::string& actor, const std::string& role,
               const std::string& purpose) { return Store::create(path, key, session(actor, role, purpose)); },
            "path"_a, py::kw_only(), "key"_a, "actor"_a, "role"_a, "purpose"_a,
            "Makes a new store and opens it; arguments as `open`. Never over a file that exists.")
        .def(
            "save", [](Store& self, const SharedRecord& record) { return self.save(*record); }, "record"_a.none(false),
            "Adds what is not stored yet; on disk when it returns.\n\n"
            "Raises ConflictError where a stored event is missing or altered, DeniedError where the role may not.")
        .def("save_all", save_all, "records"_a, "All of them, or where one is refused, none.")
        .def(
            "load",
            [](Store& self, const std::string& id) -> py::object {
                auto record = self.load(OffenderId::from_checked(id));
                if (!record) return py::none();
                return py::cast(std::make_shared<Record>(std::move(*record)));
            },
            "offender"_a, "One record by its offender's reference, or None where there is no such offender.")
        .def(
            "load_all",
            [](Store& self) {
                std::vector<Record> records;
                {
                    const py::gil_scoped_release released;
                    records = self.load_all();
                }
                return shared(std::move(records));
            },
            "All records, in the order in which their offenders were first saved.")
        .def(
            "offender_ids", [](Store& self) { return to_python(self.offender_ids()); },
            "References of all offenders, in the order in which they were first saved.")
        .def("count", &Store::count, "How many offenders and events it holds.")
        .def(
            "check", [](Store& self) { return to_python(self.check().findings); },
            "Checks every page, the database, the audit chain and every record. Empty: sound.")
        .def("__repr__", [](const Store&) { return "<mosovo Store>"; });
}

} // namespace mosovo::bindings
