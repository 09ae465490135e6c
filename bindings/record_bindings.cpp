#include "bindings.hpp"
#include "columns.hpp"

#include <mosovo/intake/record_json.hpp>
#include <mosovo/output/record_json.hpp>
#include <mosovo/record/check_identifiers.hpp>

namespace mosovo::bindings {

using namespace pybind11::literals;

namespace {

SharedRecord from_json(const py::object& text_or_dict, const std::string& file) {
    const auto text = py::isinstance<py::str>(text_or_dict)
                          ? text_or_dict.cast<std::string>()
                          : py::module_::import("json").attr("dumps")(text_or_dict).cast<std::string>();
    auto taken = intake::read_record(text, file);
    if (!taken.problems.empty() || taken.rows.empty()) throw ProblemsError{std::move(taken.problems)};
    return std::make_shared<Record>(std::move(taken.rows.front()));
}

py::list many_from_json(const std::string& text, const std::string& file) {
    auto taken = intake::read_records(text, file);
    if (!taken.problems.empty()) throw ProblemsError{std::move(taken.problems)};
    py::list records;
    for (auto& record : taken.rows)
        records.append(std::make_shared<Record>(std::move(record)));
    return records;
}

py::object parsed(const std::string& json) { return py::module_::import("json").attr("loads")(json); }

/// A field of whatever kind the event is: event.on, event.given … as the description names them.
py::object field_of(const Event& event, const std::string& name) {
    return std::visit(
        [&](const auto& body) -> py::object {
            py::object found;
            for_each_field<std::decay_t<decltype(body)>>([&](std::string_view field, auto pointer) {
                if (name == attribute_name(field)) found = to_python(body.*pointer);
            });
            if (!found) throw py::attribute_error("no such field in an event of this kind");
            return found;
        },
        event.body);
}

/// What completion offers: the head's fields and this kind's own.
std::vector<std::string> names_of(const Event& event) {
    std::vector<std::string> names{"id", "kind", "recorded", "by", "supersedes", "strikes"};
    std::visit(
        [&](const auto& body) {
            for_each_field<std::decay_t<decltype(body)>>(
                [&](std::string_view field, auto) { names.push_back(attribute_name(field)); });
        },
        event.body);
    return names;
}

/// One row an event, as a frame shows it.
struct EventRow {
    OffenderId offender;
    EventId id;
    std::string kind;
    std::optional<Day> day; ///< when it happened, or began
    std::optional<LocalTime> recorded;
};
BOOST_DESCRIBE_STRUCT(EventRow, (), (offender, id, kind, day, recorded))

/// What its first described day or time holds: each kind names first the day on which it happened or began (an
/// action of a plan: its due day).
std::optional<Day> day_of(const Event& event) {
    return std::visit(
        [](const auto& body) {
            std::optional<Day> day;
            bool seen = false;
            for_each_field<std::decay_t<decltype(body)>>([&](std::string_view, auto pointer) {
                const auto& field = body.*pointer;
                using Field = std::decay_t<decltype(field)>;
                constexpr bool is_day = std::is_same_v<Field, std::optional<Day>>;
                constexpr bool is_time =
                    std::is_same_v<Field, std::optional<LocalTime>> || std::is_same_v<Field, std::optional<DayOrTime>>;
                if (seen) return;
                if constexpr (is_day)
                    day = field;
                else if constexpr (is_time)
                    day = field ? std::optional{field->day()} : std::nullopt;
                seen = is_day || is_time;
            });
            return day;
        },
        event.body);
}

py::dict event_columns(const std::vector<SharedRecord>& records) {
    std::vector<EventRow> rows;
    for (const auto& record : records)
        for (const auto& event : record->events)
            rows.push_back({record->id(), event.id(), std::string{kind_of(event)}, day_of(event), event.head.recorded});
    return columns(rows);
}

void bind_nested(py::module_& m) {
    bind_described<Name>(m, "Name", "A name of an offender.");
    bind_described<Identifier>(m, "Identifier", "An identifier as some system gave it.");
    bind_described<Term>(m, "Term", "A length as the court pronounced it.");
    bind_described<Schedule3>(m, "Schedule3", "Whether the offence is listed in Schedule 3.");
    bind_described<Offence>(m, "Offence", "What he was dealt with for.");
    bind_described<Sentence>(m, "Sentence", "What the court imposed.");
    bind_described<Overlap>(m, "Overlap", "A term partly concurrent with another.");
    bind_described<NotificationPlace>(m, "NotificationPlace", "Where a notification was taken (s.87).");
    bind_described<IdentityChecks>(m, "IdentityChecks", "Fingerprints and photograph (s.87(4)).");
    bind_described<Arrival>(m, "Arrival", "A day and a place of arrival.");
    bind_described<Coordinates>(m, "Coordinates", "WGS84 degrees.");
    bind_described<FactorRating>(m, "FactorRating", "One ARMS factor: rating and evidence.");
    bind_described<Offender>(m, "Offender", "The person a record is about.");
}

} // namespace

void bind_record(py::module_& m) {
    auto r = m.def_submodule("record", "What happened: facts about one person.");
    bind_nested(r);
    py::class_<Event>(r, "Event", "One dated event. Its own fields are attributes: event.on, event.given, …")
        .def_property_readonly(
            "id", [](const Event& e) { return to_python(e.head.id); }, ":type: str")
        .def_property_readonly(
            "kind", [](const Event& e) { return std::string{kind_of(e)}; }, ":type: str")
        .def_property_readonly(
            "recorded", [](const Event& e) { return to_python(e.head.recorded); }, ":type: datetime.datetime | None")
        .def_property_readonly(
            "by", [](const Event& e) { return to_python(e.head.by); }, ":type: str | None")
        .def_property_readonly(
            "supersedes", [](const Event& e) { return to_python(e.head.supersedes); }, ":type: str | None")
        .def_property_readonly(
            "strikes", [](const Event& e) { return to_python(e.head.strikes); }, ":type: str | None")
        .def("__getattr__", field_of, "name"_a)
        .def("__dir__", names_of)
        .def(
            "__eq__", [](const Event& a, const Event& b) { return a == b; }, py::is_operator())
        .def("__repr__", [](const Event& e) { return "<mosovo Event " + std::string{kind_of(e)} + ">"; });

    py::class_<Record, std::shared_ptr<Record>>(r, "Record",
                                                "One offender's record, format 1: facts only, never changed.")
        .def_static("from_json", from_json, "text_or_dict"_a, "file"_a = "",
                    "Reads one record of format 1 from its JSON text, or from dicts and lists of the same shape.\n\n"
                    "file  how the caller calls the text; stands in each problem\n"
                    "Raises ProblemsError with every fault and its path; nothing is half read.")
        .def_static("list_from_json", many_from_json, "text"_a, "file"_a = "",
                    "Reads a JSON array of records, or one record a line. Raises ProblemsError.")
        .def(
            "to_json", [](const Record& self) { return output::to_json(self); }, "The record as JSON, without loss.")
        .def(
            "to_dict", [](const Record& self) { return parsed(output::to_json(self)); },
            "The record as the JSON's own dicts and lists.")
        .def(
            "problems", [](const Record& self, int year) { return to_python(check_identifiers(self, YearNow{year})); },
            "year"_a, "Identifiers whose shape or check letter is wrong: warnings, never refused.")
        .def_property_readonly(
            "id", [](const Record& self) { return self.id().reveal(); }, ":type: str")
        .def_property_readonly(
            "offender", [](const Record& self) { return self.offender; }, ":type: mosovo._mosovo.record.Offender")
        .def_property_readonly(
            "events", [](const Record& self) { return self.events; }, ":type: list[mosovo._mosovo.record.Event]")
        .def(
            "__eq__", [](const Record& a, const Record& b) { return a == b; }, py::is_operator())
        .def("__hash__", [](const Record& self) { return std::hash<std::string>{}(self.id().reveal()); })
        .def(py::pickle([](const Record& self) { return output::to_json(self); },
                        [](const std::string& json) { return from_json(py::str{json}, {}); }))
        .def("__repr__",
             [](const Record& self) { return "<mosovo Record, " + std::to_string(self.events.size()) + " events>"; });
    r.def("event_columns", event_columns, "records"_a);
}

} // namespace mosovo::bindings
