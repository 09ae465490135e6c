#include "bindings.hpp"
#include "columns.hpp"

#include <mosovo/demand/asks.hpp>
#include <mosovo/intake/schedule_json.hpp>
#include <mosovo/output/plan_json.hpp>
#include <mosovo/output/roster_json.hpp>
#include <mosovo/schedule/check.hpp>
#include <mosovo/schedule/planner.hpp>

namespace mosovo::bindings {

using namespace pybind11::literals;
using namespace schedule;
using Drives = schedule::Travel; // the record has a Travel too: a journey of his

namespace {

template <class T> T or_value_error(const Read<T>& read, const char* argument) {
    if (read) return *read;
    throw py::value_error(std::string{argument} + ": " + read.fault().message);
}

Roster roster_from_json(const std::string& text) {
    auto taken = intake::read_roster(text);
    if (taken.rows.empty()) throw ProblemsError{std::move(taken.problems)};
    return std::move(taken.rows.front());
}

std::vector<Ask> asks_of(const std::vector<SharedRecord>& records, Day as_of, Day from, Day to, const Roster& roster) {
    const py::gil_scoped_release released;
    std::vector<demand::Case> cases;
    cases.reserve(records.size());
    for (const auto& record : records)
        cases.push_back(demand::look_at(*record, {.as_of = as_of, .known_at = {}}));
    return asks(cases, {from, to}, roster);
}

void bind_values(py::module_& s) {
    bind_described<Place>(s, "Place", "A point, WGS84 degrees.");
    bind_described<StartWindow>(s, "StartWindow", "When a visit may start, minutes from midnight, inclusive.");
    bind_described<FixedTime>(s, "FixedTime", "A time that was promised.");
    bind_described<PastVisit>(s, "PastVisit", "An earlier visit: day and minutes from midnight.");
    bind_described<Ask>(s, "Ask", "One visit asked for. Days are inclusive.");
    bind_described<OpeningHours>(s, "OpeningHours", "When the station takes notifications.");
    bind_described<Team>(s, "Team", "A team and its station.");
    bind_described<Shift>(s, "Shift", "One stretch of duty, minutes from midnight.");
    bind_described<Officer>(s, "Officer", "An officer: shifts, leave, skills. No name.");
    bind_described<Roster>(s, "Roster", "Who is there to visit.")
        .def_static("from_json", roster_from_json, "text"_a,
                    "Reads a roster (examples/README.md). Raises ProblemsError with every fault.")
        .def(
            "to_json", [](const Roster& self) { return output::to_json(self); }, "As `from_json` reads it.");
    bind_described<Seat>(s, "Seat", "One officer's presence: minutes driven and waited before.");
    bind_described<Target>(s, "Target", "The slot that the seed drew.");
    bind_described<Planned>(s, "Planned", "One visit in the plan.");
    bind_described<NotPlanned>(s, "NotPlanned", "A visit without a place, and why.");
    bind_described<Score>(s, "Score", "What a plan is worth, in the order in which it is judged.");
    bind_described<Broken>(s, "Broken", "One condition that a plan breaks.");
    bind_described<Plan>(s, "Plan", "Every visit asked for, planned or not planned with its reason.")
        .def(
            "to_json", [](const Plan& self, const std::vector<Ask>& asked) { return output::to_json(self, asked); },
            "asks"_a, "The plan with the visits it was made for, as JSON: references only, and never the seed.")
        .def("planned_columns", [](const Plan& self) { return columns(self.planned); })
        .def("unplanned_columns", [](const Plan& self) { return columns(self.unplanned); });
    py::class_<Drives>(s, "Travel", "How long it takes to drive.")
        .def_static(
            "great_circle",
            [](std::int64_t speed, std::int64_t detour) {
                return Drives::great_circle(or_value_error(Speed::from(speed), "speed_kmh"),
                                            or_value_error(Detour::from(detour), "detour_percent"));
            },
            py::kw_only(), "speed_kmh"_a = 40, "detour_percent"_a = 130,
            "Great circle × detour ÷ speed, rounded up to whole minutes.\n\n"
            "speed_kmh       mean speed from door to door, 1 to 200 km/h\n"
            "detour_percent  length of the road in per cent of the great circle, 100 to 1000")
        .def_static(
            "matrix",
            [](const std::vector<std::pair<double, double>>& places, const std::vector<std::vector<int>>& minutes) {
                std::vector<Place> points;
                for (const auto& [latitude, longitude] : places)
                    points.push_back(or_value_error(make_place(latitude, longitude), "places"));
                std::vector<std::vector<std::chrono::minutes>> times;
                for (const auto& row : minutes) {
                    times.emplace_back();
                    for (const auto minute : row)
                        times.back().emplace_back(minute);
                }
                return Drives::matrix(points, times);
            },
            "places"_a, "minutes"_a,
            "Drives that somebody else worked out: minutes[i][j] from places[i], a pair (latitude, longitude) in "
            "degrees,\n"
            "to places[j]; the longer way of a pair counts both ways. Raises ValueError where it is not square.")
        .def(
            "between", [](const Drives& self, const Place& a, const Place& b) { return self.between(a, b).count(); },
            "start"_a, "end"_a, "Whole minutes, rounded up. Raises ValueError for a place that a matrix does not hold.")
        .def("__repr__", [](const Drives&) { return "<mosovo Travel>"; });
}

} // namespace

void bind_schedule(py::module_& m) {
    auto s = m.def_submodule("schedule",
                             "Visits asked for, the planner and the independent checker. References, never people.");
    bind_values(s);
    s.def("asks", asks_of, "records"_a, "as_of"_a, "first"_a, "last"_a, "roster"_a);
    s.def(
        "plan",
        [](const std::vector<Ask>& asked, const Roster& roster, const Drives& travel, Day from, Day to,
           std::uint64_t seed, std::optional<std::int64_t> effort, const std::vector<Planned>& locked) {
            const auto work = effort ? or_value_error(Effort::from(*effort), "effort") : usual_effort;
            const py::gil_scoped_release released;
            return plan(asked, roster, travel, {from, to}, Seed{seed}, work, locked);
        },
        "asks"_a, "roster"_a, "travel"_a, "first"_a, "last"_a, "seed"_a, "effort"_a, "locked"_a);
    s.def(
        "check",
        [](const Plan& made, const std::vector<Ask>& asked, const Roster& roster, const Drives& travel,
           const std::vector<Planned>& locked) {
            const py::gil_scoped_release released;
            return check(made, asked, roster, travel, locked);
        },
        "plan"_a, "asks"_a, "roster"_a, "travel"_a, "locked"_a = std::vector<Planned>{},
        "Every condition that the plan breaks, worked out again from the input alone: it shares no code with the\n"
        "planner. Each has .cause .ask .officer .sentence. An empty list: the plan can be worked.");
    s.def("score", &score, "plan"_a, "asks"_a, "roster"_a, "travel"_a,
          "What any plan is worth, a person's own as well. Lengths are minutes, shares lie in 0 to 1.");
    s.def("explain", &explain, "plan"_a, "ask"_a, "Why this visit stands where it stands, or why it does not.");
    s.def("ask_columns", [](const std::vector<Ask>& asked) { return columns(asked); });
}

} // namespace mosovo::bindings
