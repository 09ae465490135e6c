#include "bindings.hpp"
#include "values.hpp"

#include <mosovo/store/audit_proof.hpp>
#include <mosovo/store/small_counts.hpp>
#include <mosovo/store/store.hpp>

#include <pybind11/stl/filesystem.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>
#include <utility>

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
    return {*who, *as, purpose, now};
}

/// A store as Python holds it: closed at the end of `with`, or when it goes. A call that runs in another thread keeps
/// the store until it ends.
class Handle {
public:
    explicit Handle(Store store) : store_{std::make_shared<Store>(std::move(store))} {}
    /// \throws StoreError once it is closed
    std::shared_ptr<Store> get() {
        const std::lock_guard lock{mutex_};
        if (!store_) throw StoreError{"this store was closed; open it again"};
        return store_;
    }
    void close() {
        const auto last = [this] {
            const std::lock_guard lock{mutex_};
            return std::exchange(store_, nullptr);
        }();
    }

private:
    std::mutex mutex_;
    std::shared_ptr<Store> store_;
};

/// Does the work without Python's lock: a store waits for disks and for other writers.
template <class Work> auto released(Work&& work) {
    const py::gil_scoped_release released;
    return work();
}

/// A watch from Python: called with (done, total), stops at False or at an exception. It takes the lock for its call
/// only.
Watch watch_of(const py::object& progress) {
    if (progress.is_none()) return {};
    return [&progress](Progress made) {
        const py::gil_scoped_acquire acquired;
        const auto answer = progress(made.done, made.total);
        return answer.is_none() || answer.cast<bool>();
    };
}

py::list shared(std::vector<Record>&& records) {
    py::list list;
    for (auto& record : records)
        list.append(std::make_shared<Record>(std::move(record)));
    return list;
}

py::object shared(std::optional<Record>&& record) {
    if (!record) return py::none();
    return py::cast(std::make_shared<Record>(std::move(*record)));
}

OffenderId reference(const std::string& text) {
    const auto id = TextForm<OffenderId>::read(text);
    if (!id) throw py::value_error("offender: " + id.fault().message);
    return *id;
}

template <class T> T scalar(const char* name, const std::string& text) {
    const auto read = TextForm<T>::read(text);
    if (!read) throw py::value_error(std::string{name} + ": " + read.fault().message);
    return *read;
}

/// Saves a list of Python's records by one of the two calls that take one after the other.
template <class Save>
Saved save_list(const std::vector<SharedRecord>& records, const py::object& progress, Save&& save) {
    if (std::ranges::count(records, nullptr) != 0) throw py::type_error("give a list of records: one of these is None");
    const auto watch = watch_of(progress);
    return released([&] {
        // One copy at a time: the records are Python's.
        std::size_t at = 0;
        const auto total = static_cast<std::int64_t>(records.size());
        const auto next = [&]() -> std::optional<Record> {
            if (at == records.size()) return {};
            return *records[at++];
        };
        return save(next, watch ? Watch{[&](Progress made) { return watch({made.done, total}); }} : Watch{});
    });
}

Saved save_all(Handle& self, const std::vector<SharedRecord>& records, const py::object& progress) {
    return save_list(records, progress,
                     [&](const auto& next, const Watch& watch) { return self.get()->save_each(next, watch); });
}

Saved save_in_batches(Handle& self, const std::vector<SharedRecord>& records, std::int64_t at_a_time,
                      const py::object& progress) {
    const auto size = BatchSize::from(at_a_time);
    if (!size) throw py::value_error("at_a_time: " + size.fault().message);
    return save_list(records, progress, [&](const auto& next, const Watch& watch) {
        return self.get()->save_in_batches(next, *size, watch);
    });
}

py::dict entry_dict(const AuditEntry& entry) {
    py::dict made;
    made["entry"] = entry.number;
    made["at"] = utc_text(entry.at);
    made["actor"] = entry.actor.reveal();
    made["role"] = word(entry.role);
    made["purpose"] = entry.purpose;
    made["operation"] = word(entry.operation);
    made["action"] = word(entry.action);
    made["outcome"] = word(entry.outcome);
    made["rows"] = entry.rows;
    made["content"] = entry.content ? py::module_::import("json").attr("loads")(content_text(*entry.content))
                                    : py::object{py::none()};
    return made;
}

py::list fault_list(const std::vector<AuditFault>& faults) {
    py::list list;
    for (const auto& fault : faults)
        list.append(py::dict("fault"_a = word(fault.fault), "entry"_a = fault.entry, "message"_a = fault.message));
    return list;
}

void bind_key(py::module_& s) {
    py::class_<Key>(s, "Key",
                    "What opens a store: a file of 32 bytes, or a passphrase. Cannot be empty, short or printed.")
        .def_static("from_file", &Key::from_file, "path"_a,
                    "Exactly 32 bytes, readable by nobody else. Raises StoreError saying which of these it is not.")
        .def_static(
            "from_descriptor", [](int number) { return Key::from_descriptor({number}); }, "descriptor"_a,
            "Exactly 32 bytes, then the end, from an open file or pipe; leaves it open.")
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

/// A described value from keywords, each written as its text: dates, numbers and words alike.
template <Described T> T from_keywords(const py::kwargs& given) {
    T made;
    std::size_t known = 0;
    for_each_field<T>([&](std::string_view name, auto pointer) {
        const py::str key{std::string{name}};
        if (!given.contains(key)) return;
        ++known;
        const py::object value = given[key];
        if (value.is_none()) return;
        using S = typename std::remove_cvref_t<decltype(made.*pointer)>::value_type;
        made.*pointer = scalar<S>(std::string{name}.c_str(), py::str(value).cast<std::string>());
    });
    if (known != given.size()) throw py::type_error("a keyword that this does not have");
    return made;
}

using Class = py::class_<Handle>;

void bind_opening(Class& store) {
    store
        .def_static(
            "open",
            [](const std::filesystem::path& path, const Key& key, const std::string& actor, const std::string& role,
               const std::string& purpose) {
                auto who = session(actor, role, purpose);
                return released([&] { return std::make_unique<Handle>(Store::open(path, key, std::move(who))); });
            },
            "path"_a, py::kw_only(), "key"_a, "actor"_a, "role"_a, "purpose"_a = "",
            "Opens a store.\n\n"
            "actor    reference of the member of staff\n"
            "role     offender_manager, supervisor, local_contact, central_contact, administrator, analyst or auditor\n"
            "purpose  why, for the audit log; may be left out only where the store's policy lets it\n"
            "Raises WrongKey, or another StoreError, with a sentence that says what to do; nothing is changed.")
        .def_static(
            "create",
            [](const std::filesystem::path& path, const Key& key, const std::string& actor, const std::string& role,
               const std::string& purpose) {
                auto who = session(actor, role, purpose);
                return released([&] { return std::make_unique<Handle>(Store::create(path, key, std::move(who))); });
            },
            "path"_a, py::kw_only(), "key"_a, "actor"_a, "role"_a, "purpose"_a,
            "Makes a new store and opens it; arguments as `open`. Never over a file that exists.")
        .def("close", &Handle::close,
             "Lets go of the file. A closed store refuses every call; closing twice is no fault.")
        .def(
            "__enter__", [](Handle& self) -> Handle& { return self; }, py::return_value_policy::reference)
        .def("__exit__", [](Handle& self, const py::args&) { self.close(); })
        .def("__repr__", [](const Handle&) { return "<mosovo Store>"; });
}

void bind_records(Class& store) {
    store
        .def(
            "save",
            [](Handle& self, const SharedRecord& record, const std::optional<RecordVersion>& read_as) {
                return released([&] { return self.get()->save(*record, read_as); });
            },
            "record"_a.none(false), py::kw_only(), "read_as"_a = py::none(),
            "Adds what is not stored yet; on disk when it returns.\n\n"
            "read_as  the version that `load_versioned` gave: then whatever others changed meanwhile is a Conflict\n"
            "Raises Conflict (its .events and .fields name what), Denied where the role or the rule of own work says "
            "no.")
        .def("save_all", save_all, "records"_a, py::kw_only(), "progress"_a = py::none(),
             "All of them or, where one is refused or `progress(done, total)` gives False, none. Others wait until it "
             "ends.")
        .def("save_in_batches", save_in_batches, "records"_a, py::kw_only(), "at_a_time"_a = 500,
             "progress"_a = py::none(),
             "The same, so many at a time (1 to 10,000), each batch all or nothing, with a pause between in which "
             "others work. What stops it leaves the batches before; done again it goes on.")
        .def(
            "load",
            [](Handle& self, const std::string& id) {
                return shared(released([&] { return self.get()->load(reference(id)); }));
            },
            "offender"_a, "One record by its offender's reference, or None where there is no such offender.")
        .def(
            "load_versioned",
            [](Handle& self, const std::string& id) -> py::object {
                auto found = released([&] { return self.get()->load_versioned(reference(id)); });
                if (!found) return py::none();
                return py::make_tuple(std::make_shared<Record>(std::move(found->record)), found->version);
            },
            "offender"_a, "The record and its version, for `save(record, read_as=version)`; or None.")
        .def(
            "load_known",
            [](Handle& self, const std::string& id, const std::string& known_at) {
                const auto at = scalar<LocalTime>("known_at", known_at);
                return shared(released([&] { return self.get()->load_known(reference(id), at); }));
            },
            "offender"_a, "known_at"_a,
            "The record with the events recorded by then (\"2026-03-10T09:00\", local time, that minute included).")
        .def(
            "load_as_stored",
            [](Handle& self, const std::string& id, const std::string& at) {
                const auto instant = utc_from(at);
                return shared(released([&] { return self.get()->load_as_stored(reference(id), instant); }));
            },
            "offender"_a, "at"_a,
            "The record as this store held it at a moment of universal time (\"2026-03-10T09:00:00Z\"), or None.")
        .def(
            "load_all",
            [](Handle& self, const py::object& progress) {
                const auto watch = watch_of(progress);
                std::vector<Record> records;
                released([&] {
                    return self.get()->load_each([&](Record one) { records.push_back(std::move(one)); }, watch);
                });
                return shared(std::move(records));
            },
            py::kw_only(), "progress"_a = py::none(),
            "All records that this session may see, in the order in which their offenders were first saved.")
        .def(
            "offender_ids",
            [](Handle& self) { return to_python(released([&] { return self.get()->offender_ids(); })); },
            "References of all offenders, in the order in which they were first saved.")
        .def(
            "count", [](Handle& self) { return released([&] { return self.get()->count(); }); },
            "How many offenders and events it holds.")
        .def(
            "find",
            [](Handle& self, const Search& search) {
                auto found = released([&] { return self.get()->find(search); });
                return shared(std::move(found.records));
            },
            "search"_a,
            "Records that answer everything a Search asks, in the order of their offenders; those kept to a list on "
            "which this session is not are left out.")
        .def(
            "check", [](Handle& self) { return to_python(released([&] { return self.get()->check(); }).findings); },
            "Checks every page, the database, the audit chain and every record. Empty: sound.");
}

void bind_upkeep(Class& store) {
    store
        .def(
            "backup",
            [](Handle& self, const std::filesystem::path& to, const Key& key, const py::object& progress) {
                const auto watch = watch_of(progress);
                return to_json(released([&] { return self.get()->backup(to, key, watch); }).head);
            },
            "to"_a, py::kw_only(), "key"_a, "progress"_a = py::none(),
            "Copies the store while others use it and proves the copy. Gives the signed head of the copy as JSON: keep "
            "it apart from the copy.")
        .def_static(
            "restore",
            [](const std::filesystem::path& backup, const std::filesystem::path& to, const Key& key,
               const std::string& actor, const std::string& role, const std::string& purpose,
               const std::optional<std::string>& newest_head) {
                auto who = session(actor, role, purpose);
                const auto head = newest_head ? std::optional{read_signed_head(*newest_head)} : std::nullopt;
                return released(
                    [&] { return std::make_unique<Handle>(Store::restore(backup, key, to, std::move(who), head)); });
            },
            "backup"_a, "to"_a, py::kw_only(), "key"_a, "actor"_a, "role"_a, "purpose"_a, "newest_head"_a = py::none(),
            "Proves a backup and puts it where no file is. Raises Tampered where it is older than `newest_head`.")
        .def(
            "change_key",
            [](Handle& self, const Key& current, const Key& next, const py::object& progress) {
                const auto watch = watch_of(progress);
                released([&] { self.get()->change_key(current, next, watch); });
            },
            py::kw_only(), "current"_a, "next"_a, "progress"_a = py::none(),
            "Encrypts the whole store anew, at one stroke. Backups made before still open with the old key.")
        .def(
            "restrict_access",
            [](Handle& self, const std::string& id, const std::optional<std::vector<std::string>>& members) {
                Listed<StaffId> list;
                if (members) {
                    std::vector<StaffId> known;
                    for (const auto& one : *members)
                        known.push_back(scalar<StaffId>("members", one));
                    list = Listed<StaffId>{std::move(known)};
                }
                released([&] { self.get()->restrict_access(reference(id), list); });
            },
            "offender"_a, "members"_a, "Keeps a record to a list of staff; None opens it again.")
        .def(
            "dispose",
            [](Handle& self, const std::string& id) {
                return released([&] { return self.get()->dispose(reference(id)); });
            },
            "offender"_a,
            "Removes a record for good, and the content of the log about it; the chain still holds. False: not stored.")
        .def(
            "combine",
            [](Handle& self, const std::string& into, const std::string& other) {
                return released([&] { return self.get()->combine(reference(into), reference(other)); });
            },
            "into"_a, "other"_a,
            "Brings two records of one person together: `into` gets what `other` holds and it does not. `other` stays, "
            "to be disposed of. Raises Conflict (its .events and .fields name what) where they contradict each other.")
        .def_property_readonly("policy", [](Handle& self) { return self.get()->policy(); })
        .def(
            "set_policy", [](Handle& self, const Policy& policy) { released([&] { self.get()->set_policy(policy); }); },
            "policy"_a)
        .def(
            "disclose_intelligence",
            [](Handle& self, const std::vector<std::string>& ids, const std::string& recipient,
               const std::string& gateway) {
                std::vector<OffenderId> known;
                for (const auto& one : ids)
                    known.push_back(reference(one));
                auto extract = released([&] { return self.get()->disclose_intelligence(known, {recipient, gateway}); });
                py::list list;
                for (auto& [record, financial_held] : extract.records)
                    list.append(py::make_tuple(std::make_shared<Record>(std::move(record)), financial_held));
                return list;
            },
            "offenders"_a, py::kw_only(), "recipient"_a, "gateway"_a,
            "What may go to local intelligence: open fields, nothing medical or financial. Gives (record, whether "
            "financial facts are held) for each; every one is a disclosure in the log.")
        .def(
            "extract", [](Handle& self) { return shared(released([&] { return self.get()->extract(); }).records); },
            "All records under pseudonyms of this one extract, days as coarse as the policy says. For an analyst.");
}

void bind_audit(py::module_& s, Class& store) {
    store
        .def(
            "audit",
            [](Handle& self) {
                std::vector<AuditEntry> entries;
                released([&] { self.get()->audit_each([&](const AuditEntry& entry) { entries.push_back(entry); }); });
                py::list list;
                for (const auto& entry : entries)
                    list.append(entry_dict(entry));
                return list;
            },
            "The audit log, oldest first, as dicts. For an auditor.")
        .def(
            "export_audit",
            [](Handle& self, const std::filesystem::path& to) {
                released([&] {
                    std::ofstream out{to};
                    self.get()->export_audit([&](std::string_view line) { out << line << '\n'; });
                    out.flush();
                    if (!out) throw CannotWrite{"the audit log could not be written to " + to.string()};
                });
            },
            "to"_a, "Writes the log as lines of JSON, for `verify_audit` and for `python3 -m mosovo.verify_audit`.")
        .def(
            "sign_head", [](Handle& self) { return to_json(released([&] { return self.get()->sign_head(); })); },
            "Where the log ends, signed, as JSON. Keep it where nobody can reach it who can reach the file.")
        .def(
            "export_audit_key",
            [](Handle& self, const std::filesystem::path& to) { released([&] { self.get()->export_audit_key(to); }); },
            "to"_a, "Writes the key of the log's chain into a key file. Opens no record.");
    s.def(
        "verify_audit",
        [](const std::string& text, const std::filesystem::path& key_file, const std::vector<std::string>& heads,
           const std::string& store_key) {
            std::vector<SignedHead> known;
            for (const auto& head : heads)
                known.push_back(read_signed_head(head));
            return fault_list(verify_audit(text, AuditKey::from_file(key_file), known, store_key));
        },
        "text"_a, py::kw_only(), "key_file"_a, "heads"_a = std::vector<std::string>{}, "store"_a = "",
        "Checks an exported log without the store. `heads`: signed heads exported earlier; `store`: the public key on "
        "paper. Empty: all is well; else dicts with fault, entry, message.");
}

void bind_counts(py::module_& s) {
    s.def(
        "hide_small_counts",
        [](const std::vector<std::tuple<std::string, std::string, std::int64_t>>& cells, std::int64_t least,
           const std::string& noughts) {
            const auto number = LeastCount::from(least);
            if (!number) throw py::value_error("least: " + number.fault().message);
            const auto shows = from_word<Noughts>(noughts);
            if (!shows) throw py::value_error("noughts is one of " + list_words<Noughts>());
            std::vector<CountCell> given;
            for (const auto& [row, column, count] : cells)
                given.push_back({row, column, count});
            const auto shown = hide_small_counts(std::move(given), *number, *shows);
            py::list table;
            for (const auto& cell : shown.cells)
                table.append(py::make_tuple(cell.row, cell.column, cell.count));
            py::list report;
            for (const auto& cell : shown.hidden)
                report.append(py::make_tuple(cell.row, cell.column, word(cell.why)));
            return py::make_tuple(table, report, shown.totals_may_be_shown);
        },
        "cells"_a, py::kw_only(), "least"_a, "noughts"_a = "shown",
        "Hides counts from 1 up to `least`, and what would give them away by the totals of rows and columns. Takes "
        "(row, column, count); gives the cells with None for a hidden count, the report of what was hidden and why "
        "(small, "
        "would_tell), and whether totals may be published at all.");
}

} // namespace

void bind_store(py::module_& m) {
    auto s = m.def_submodule("store", "The encrypted register: one SQLCipher file.");
    bind_key(s);
    bind_described<Counts>(s, "Counts", "How much a store holds.");
    bind_described<Saved>(s, "Saved", "What a save added.");
    bind_described<CheckFinding>(s, "CheckFinding", "One thing a full check found.");
    bind_described<RecordVersion>(s, "RecordVersion", "How far a stored record had grown when it was read.");
    bind_described<Policy>(s, "Policy",
                           "What the force has settled: purpose (required, optional), own_work (refused, flagged), "
                           "days (month, quarter, year), least_count. Keywords; what is left out is not set.")
        .def(py::init(&from_keywords<Policy>));
    bind_described<Search>(
        s, "Search",
        "What is asked of the register; everything given must hold. family, given, match (exact, "
        "sounds_like), identifier, born, born_within (days), officer, area, due_from, due_to; as keywords.")
        .def(py::init(&from_keywords<Search>));
    Class store{
        s, "Store",
        "Opening is a proof: it encrypts, the key is right, nothing was altered. Saving only adds.\n\n"
        "A context manager: `with Store.open(…) as store:` closes it. One store is for one thread at a time; a call "
        "from a second thread raises Busy and changes nothing. Every call lets go of the interpreter lock while it "
        "works."};
    bind_opening(store);
    bind_records(store);
    bind_upkeep(store);
    bind_audit(s, store);
    bind_counts(s);
}

} // namespace mosovo::bindings
