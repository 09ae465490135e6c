#include "bindings.hpp"
#include "columns.hpp"
#include "law_view.hpp"

#include <mosovo/law/batch.hpp>
#include <mosovo/output/evaluation_json.hpp>

namespace mosovo::bindings {

using namespace pybind11::literals;

namespace {

/// Records laid out for the law, with the records themselves: what positions in columns mean.
struct LaidRecords {
    std::vector<SharedRecord> records;
    law::FactTable table;

    LaidRecords(std::vector<SharedRecord> held, const std::optional<LocalTime>& known_at)
        : records{std::move(held)}, table{known_at} {
        const py::gil_scoped_release released;
        table.reserve(records.size());
        for (const auto& record : records)
            table.add(*record);
    }
    [[nodiscard]] const EventId& id_of(std::uint32_t record, law::EventAt event) const {
        return records[record]->events[static_cast<std::size_t>(event)].id();
    }
};

/// What evaluating them came to; keeps what it was made from, for who asks why.
struct Evaluated {
    std::shared_ptr<const LaidRecords> laid;
    law::View view;
    std::shared_ptr<const Rulebook> rules; ///< null: what the library ships
    law::Batch batch;

    [[nodiscard]] const Rulebook& book() const { return rules ? *rules : Rulebook::built_in(); }
};

std::vector<law::Step> because(const Evaluated& self, std::size_t obligation) {
    if (obligation >= self.batch.obligations.size()) throw py::index_error("there is no such obligation");
    if (self.view.reasons == law::Reasons::told) return self.batch.because(obligation);
    return law::because(self.laid->table, self.batch, obligation, self.view, self.book());
}

/// A column of references, each text one object however many rows show it.
template <class Id> py::object references(const Evaluated& self, Id&& id_of) {
    const auto& rows = self.batch.obligations;
    const auto intern = py::module_::import("sys").attr("intern");
    auto array = py::module_::import("numpy").attr("empty")(rows.size(), "object");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string* text = id_of(i);
        array[py::int_(i)] = text != nullptr ? py::object{intern(py::str{*text})} : py::object{py::none()};
    }
    return array;
}

/// The columns of a frame, positions turned into the references that people know.
py::dict frame_columns(const Evaluated& self) {
    const auto all = columns(self.batch.obligations);
    const auto& record = self.batch.obligations.of(&law::ObligationRow::record);
    const auto& arises_from = self.batch.obligations.of(&law::ObligationRow::arises_from);
    const auto& met_by = self.batch.obligations.of(&law::ObligationRow::met_by);
    const auto standings = columns(self.batch.standings);
    const auto status = standings["status"].cast<py::tuple>();
    py::dict table;
    table["offender"] = references(self, [&](std::size_t i) { return &self.laid->records[record[i]]->id().reveal(); });
    table["status"] = py::make_tuple(status[0][all["record"]], status[1]);
    table["duty"] = all["duty"];
    table["arises_from"] =
        references(self, [&](std::size_t i) { return &self.laid->id_of(record[i], arises_from[i]).reveal(); });
    for (const auto* name : {"opens", "last_day", "latest", "safe_day", "state"})
        table[name] = all[name];
    table["met_by"] = references(self, [&](std::size_t i) -> const std::string* {
        return met_by[i] == law::no_event ? nullptr : &self.laid->id_of(record[i], met_by[i]).reveal();
    });
    for (const auto* name : {"attended", "on_whom"})
        table[name] = all[name];
    return table;
}

} // namespace

void bind_law(py::module_& m) {
    auto l = m.def_submodule("law", "The notification law: every period and duty of one record, with its reasons.");
    bind_described<law::Step>(l, "Step", "One link of the reasoning: rule, citation, sentence, day before and after.");
    bind_schedule3(l);
    bind_described<law::NotificationPeriod>(l, "NotificationPeriod", "A notification period and why.");
    bind_described<law::Obligation>(l, "Obligation", "One duty or right, its days, its state and why.");
    bind_described<law::Evaluation>(l, "Evaluation",
                                    "What follows from a record on one day (record format, section 4).")
        .def(
            "to_dict",
            [](const law::Evaluation& self) {
                return py::module_::import("json").attr("loads")(output::to_json(self));
            },
            "As record format section 4 has it: days as ISO text; `opens`, `latest` and `safe_day` only where there is "
            "one.")
        .def(
            "to_json", [](const law::Evaluation& self) { return output::to_json(self); }, "The same as JSON text.");
    l.def(
        "evaluate",
        [](const SharedRecord& record, Day as_of, const py::object& known_at,
           const std::optional<std::map<std::string, std::string>>& readings, const Rulebook* rules) {
            const auto view = view_from(as_of, known_at, readings, law::Reasons::told);
            return law::evaluate(*record, view, rules != nullptr ? *rules : Rulebook::built_in());
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(), "readings"_a = py::none(),
        "rules"_a = py::none(),
        "Every period and obligation that follows from a record.\n\n"
        "as_of     datetime.date, taken at its last moment\n"
        "known_at  only events recorded by then: a datetime, or ISO text; None: all\n"
        "readings  {name: choice} for doubts of the law, as `reading_choices` lists them; None: the defaults\n"
        "rules     a Rulebook; None: what the library ships\n"
        "Raises LawNotHeldError where the law of that nation and day is not held.\n"
        "Source: Sexual Offences Act 2003 Part 2.");
    py::class_<LaidRecords, std::shared_ptr<LaidRecords>>(
        l, "Facts",
        "What the law reads of many records, laid out once and evaluated as often as asked.\n\n"
        "known_at  only events recorded by then: a datetime, or ISO text; None: all\n"
        "The records are shared, not copied. Laying them out takes several times as long as evaluating them.")
        .def(py::init([](std::vector<SharedRecord> records, const py::object& known_at) {
                 std::optional<LocalTime> known;
                 if (!known_at.is_none()) known = from_python_time(known_at);
                 return std::make_shared<LaidRecords>(std::move(records), known);
             }),
             "records"_a, "known_at"_a = py::none())
        .def("__len__", [](const LaidRecords& self) { return self.records.size(); })
        .def_property_readonly(
            "events", [](const LaidRecords& self) { return self.table.events(); },
            "How many events the law reads, over all records.");
    py::class_<Evaluated, std::shared_ptr<Evaluated>>(
        l, "Batch", "What evaluating many records came to, as numpy columns; `evaluate_many` makes it.")
        .def("__len__", [](const Evaluated& self) { return self.batch.obligations.size(); })
        .def_property_readonly(
            "obligations", [](const Evaluated& self) { return columns(self.batch.obligations); },
            "One array a field, one place an obligation, by record and then as `evaluate` orders them.\n\n"
            "record, arises_from, met_by: positions (of the record; of events in it; -1: none). opens, last_day, "
            "safe_day: datetime64[D], inclusive, NaT: none. opens_at, latest: datetime64[m] in universal time, where "
            "the law counts hours. duty, state, on_whom: (codes, words).")
        .def_property_readonly(
            "standings", [](const Evaluated& self) { return columns(self.batch.standings); },
            "One place a record: status as (codes, words), and the period that governs: starts, last_day (inclusive, "
            "NaT: none), indefinite; first_obligation: position of the record's first row.")
        .def_property_readonly(
            "bytes", [](const Evaluated& self) { return self.batch.bytes(); }, "Memory that the columns hold.")
        .def("because", because, "obligation"_a,
             "Why the obligation at that position is as it is: its steps, as in `evaluate`.\n"
             "Raises IndexError where there is no such position.")
        .def("frame_columns", frame_columns, "The columns that `obligations_frame` shows.");
    l.def(
        "evaluate_many",
        [](const std::shared_ptr<LaidRecords>& facts, Day as_of,
           const std::optional<std::map<std::string, std::string>>& readings, const Rulebook* rules, bool reasons,
           std::size_t threads) {
            auto made = std::make_shared<Evaluated>();
            made->laid = facts;
            made->view = {as_of, facts->table.known_at(), readings_of(readings),
                          reasons ? law::Reasons::told : law::Reasons::left_out};
            if (rules != nullptr) made->rules = std::make_shared<const Rulebook>(*rules);
            const py::gil_scoped_release released;
            made->batch = law::evaluate_many(facts->table, made->view, threads, made->book());
            return made;
        },
        "facts"_a.none(false), py::kw_only(), "as_of"_a, "readings"_a = py::none(), "rules"_a = py::none(),
        "reasons"_a = false, "threads"_a = 1,
        "Every obligation that follows from many records, into columns; other Python threads go on meanwhile.\n\n"
        "as_of, readings, rules  as for `evaluate`\n"
        "reasons  True builds every sentence now; False leaves them until `because` is asked\n"
        "threads  how many at once; 0: as many as the machine has\n"
        "Raises LawNotHeldError as `evaluate`.");
    l.def(
        "reading_choices",
        [] {
            py::dict choices;
            for_each_field<law::Readings>([&](std::string_view name, auto pointer) {
                using Reading = std::decay_t<decltype(std::declval<law::Readings>().*pointer)>;
                py::list words;
                boost::mp11::mp_for_each<boost::describe::describe_enumerators<Reading>>(
                    [&](auto e) { words.append(std::string{format_name(e.name)}); });
                choices[py::str{std::string{name}}] = words;
            });
            return choices;
        },
        "Each doubt of the law and its readings, the default first.");
}

} // namespace mosovo::bindings
