#include "bindings.hpp"
#include "columns.hpp"

#include <mosovo/law/evaluate.hpp>
#include <mosovo/output/evaluation_json.hpp>

namespace mosovo::bindings {

using namespace pybind11::literals;

namespace {

/// Named readings as {"clear_days": "one_end_excluded"}; those not named keep their default.
law::Readings readings_from(const std::optional<std::map<std::string, std::string>>& chosen) {
    law::Readings readings;
    if (!chosen) return readings;
    for (const auto& [name, choice] : *chosen) {
        bool known = false;
        for_each_field<law::Readings>([&](std::string_view field, auto pointer) {
            if (field != name) return;
            known = true;
            using Reading = std::decay_t<decltype(readings.*pointer)>;
            const auto value = from_word<Reading>(choice);
            if (!value) throw py::value_error("readings: " + name + " is one of " + list_words<Reading>());
            readings.*pointer = *value;
        });
        if (!known) throw py::value_error("readings: there is no reading called " + name);
    }
    return readings;
}

law::View view_of(Day as_of, const py::object& known_at,
                  const std::optional<std::map<std::string, std::string>>& readings, law::Reasons reasons) {
    law::View view{.as_of = as_of, .known_at = {}, .readings = readings_from(readings), .reasons = reasons};
    if (!known_at.is_none()) view.known_at = from_python_time(known_at);
    return view;
}

/// One row an obligation, as a frame shows it.
struct ObligationRow {
    OffenderId offender;
    law::Status status{};
    law::Duty duty{};
    EventId arises_from;
    std::optional<DayOrTime> opens;
    std::optional<Day> last_day;
    std::optional<LocalTime> latest;
    std::optional<Day> safe_day;
    law::State state{};
    std::optional<EventId> met_by;
    law::OnWhom on_whom{};
};
BOOST_DESCRIBE_STRUCT(ObligationRow, (),
                      (offender, status, duty, arises_from, opens, last_day, latest, safe_day, state, met_by, on_whom))

py::dict obligation_columns(const std::vector<SharedRecord>& records, Day as_of, const py::object& known_at,
                            const std::optional<std::map<std::string, std::string>>& readings, const Rulebook& rules) {
    const auto view = view_of(as_of, known_at, readings, law::Reasons::left_out);
    std::vector<ObligationRow> rows;
    {
        const py::gil_scoped_release released;
        std::vector<const Record*> borrowed;
        for (const auto& record : records)
            borrowed.push_back(record.get());
        const auto evaluations = law::evaluate_many(std::span<const Record* const>{borrowed}, view, rules);
        for (std::size_t i = 0; i < records.size(); ++i)
            for (const auto& o : evaluations[i].obligations)
                rows.push_back({records[i]->id(), evaluations[i].status, o.duty, o.arises_from, o.opens, o.last_day,
                                o.latest, o.safe_day, o.state, o.met_by, o.on_whom});
    }
    return columns(rows);
}

} // namespace

void bind_law(py::module_& m) {
    auto l = m.def_submodule("law", "The notification law: every period and duty of one record, with its reasons.");
    bind_described<law::Step>(l, "Step", "One link of the reasoning: rule, citation, sentence, day before and after.");
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
            const auto view = view_of(as_of, known_at, readings, law::Reasons::told);
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
    l.def("obligation_columns", obligation_columns, "records"_a, "as_of"_a, "known_at"_a, "readings"_a, "rules"_a);
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
