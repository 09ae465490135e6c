#include "bindings.hpp"
#include "columns.hpp"

#include <mosovo/demand/asks.hpp>
#include <mosovo/intake/schedule_json.hpp>
#include <mosovo/intake/travel_json.hpp>
#include <mosovo/output/plan_json.hpp>
#include <mosovo/output/roster_json.hpp>
#include <mosovo/schedule/check.hpp>
#include <mosovo/schedule/compare.hpp>
#include <mosovo/schedule/figures.hpp>
#include <mosovo/schedule/planner.hpp>
#include <mosovo/schedule/predictability.hpp>

#include <chrono>
#include <exception>

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

template <class T> T only_row(Taken<T> taken) {
    if (taken.rows.empty()) throw ProblemsError{std::move(taken.problems)};
    return std::move(taken.rows.front());
}

std::vector<Place> places_from(const std::vector<std::pair<double, double>>& places) {
    std::vector<Place> points;
    for (const auto& [latitude, longitude] : places)
        points.push_back(or_value_error(make_place(latitude, longitude), "places"));
    return points;
}

Drives drives_from_matrix(const std::vector<std::pair<double, double>>& places,
                          const std::optional<std::vector<std::vector<double>>>& minutes,
                          const std::optional<std::vector<std::vector<double>>>& seconds) {
    if (minutes.has_value() == seconds.has_value()) throw py::value_error("matrix takes minutes or seconds");
    std::vector<std::vector<std::chrono::seconds>> times;
    for (const auto& row : minutes ? *minutes : *seconds) {
        auto& cells = times.emplace_back();
        for (const auto time : row)
            cells.emplace_back(static_cast<std::int64_t>(std::ceil(minutes ? time * 60.0 : time)));
    }
    return Drives::matrix(places_from(places), times);
}

/// One traffic entry: per cent, first minute, end, weekdays as words (none: every day).
Drives with_traffic(
    const Drives& drives,
    const std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t, std::vector<std::string>>>& entries) {
    std::vector<Traffic> traffic;
    for (const auto& [percent, from, to, weekdays] : entries) {
        auto& entry = traffic.emplace_back();
        entry.percent = or_value_error(Percent::from(percent), "percent");
        entry.from = TimeOfDay{from};
        entry.to = TimeOfDay{to};
        for (const auto& word : weekdays) {
            const auto weekday = from_word<Weekday>(word);
            if (!weekday) throw py::value_error("weekdays: not one of " + list_words<Weekday>());
            entry.weekdays.push_back(*weekday);
        }
    }
    return drives.with_traffic(std::move(traffic));
}

/// What `plan` was asked for in Python, and the way out of it: an exception in the progress callback (Ctrl-C among
/// them) ends the search and is raised once it has ended.
class Call {
public:
    Call(const py::object& progress, std::optional<double> seconds) {
        const auto begun = std::chrono::steady_clock::now();
        if (seconds) {
            if (!(*seconds > 0.0)) throw py::value_error("seconds: a number above 0");
            wanted.limit = TimeLimit{std::chrono::milliseconds{static_cast<std::int64_t>(*seconds * 1000.0)}, [begun] {
                                         return std::chrono::duration_cast<std::chrono::milliseconds>(
                                             std::chrono::steady_clock::now() - begun);
                                     }};
        }
        wanted.cancel = stop_.get_token();
        wanted.progress = [this, progress](const Progress& now) {
            const py::gil_scoped_acquire held;
            if (stop_.stop_requested()) return;
            try {
                if (PyErr_CheckSignals() != 0) throw py::error_already_set();
                if (!progress.is_none())
                    if (py::cast<py::object>(progress(py::cast(now))).is(py::bool_{false})) stop_.request_stop();
            } catch (...) {
                raised_ = std::current_exception();
                stop_.request_stop();
            }
        };
    }
    void raise() const {
        if (raised_) std::rethrow_exception(raised_);
    }
    Wanted wanted;

private:
    std::stop_source stop_;
    std::exception_ptr raised_;
};

Objective objective_from(const py::dict& prices) {
    Objective objective;
    py::set left{prices};
    for_each_field<Objective>([&](std::string_view name, auto pointer) {
        const py::str key{std::string{name}};
        if (!prices.contains(key)) return;
        using Field = std::decay_t<decltype(objective.*pointer)>;
        objective.*pointer =
            or_value_error(Field::from(py::cast<std::int64_t>(prices[key])), std::string{name}.c_str());
        left.attr("remove")(key);
    });
    if (!left.empty()) throw py::value_error("objective: a name that is none of its prices");
    return objective;
}

Plan plan_with(const std::vector<Ask>& asked, const Roster& roster, const Drives& travel, Day from, Day to,
               std::uint64_t seed, std::optional<std::int64_t> effort, const std::vector<Planned>& locked,
               const std::vector<Planned>& before, bool keep, std::int64_t threads, std::optional<double> seconds,
               const py::object& progress, const py::dict& prices, bool bound) {
    Call call{progress, seconds};
    call.wanted.effort = effort ? or_value_error(Effort::from(*effort), "effort") : usual_effort;
    call.wanted.locked = locked;
    call.wanted.before = before;
    call.wanted.keep = keep ? Keep::as_told : Keep::nothing;
    call.wanted.threads = or_value_error(Threads::from(threads), "threads");
    call.wanted.objective = objective_from(prices);
    call.wanted.with_bound = bound;
    std::optional<Plan> made;
    {
        const py::gil_scoped_release released;
        made = plan(asked, roster, travel, {from, to}, Seed{seed}, call.wanted);
    }
    call.raise();
    return std::move(*made);
}

/// A copy with some fields changed, by name: how a person edits an ask or a row in Python.
Planned moved(const Planned& row, std::optional<Day> day, std::optional<std::int64_t> start,
              const std::optional<std::vector<std::string>>& crew) {
    auto copy = row;
    if (day) copy.day = *day;
    if (start) copy.start = TimeOfDay{*start};
    if (crew) {
        copy.crew.clear();
        for (const auto& officer : *crew)
            copy.crew.push_back({or_value_error(TextForm<OfficerId>::read(officer), "crew")});
    }
    return copy;
}

Ask forbidding(const Ask& ask, Day day, std::optional<std::int64_t> from, std::optional<std::int64_t> to) {
    auto copy = ask;
    if (!from && !to)
        copy.not_on.push_back(day);
    else
        copy.not_at.push_back({TimeOfDay{from.value_or(0)}, TimeOfDay{to.value_or(24 * 60 - 1)}, day});
    return copy;
}

void bind_values(py::module_& s) {
    bind_described<Place>(s, "Place", "A point, WGS84 degrees.");
    bind_described<StartWindow>(s, "StartWindow", "When a visit may start, minutes from midnight, inclusive.");
    bind_described<FixedTime>(s, "FixedTime", "A time that was promised.");
    bind_described<PastVisit>(s, "PastVisit", "An earlier visit: day and minutes from midnight.");
    bind_described<Ask>(s, "Ask", "One visit asked for. Days are inclusive.")
        .def("forbidding", forbidding, "day"_a, "start"_a = std::nullopt, "end"_a = std::nullopt,
             "This ask with a day, or its starts from minute to minute (inclusive), barred.");
    bind_described<OpeningHours>(s, "OpeningHours", "When the station takes notifications.");
    bind_described<Team>(s, "Team", "A team and its station.");
    bind_described<Break>(s, "Break", "A break inside a shift, minutes from midnight.");
    bind_described<Shift>(s, "Shift", "One stretch of duty, minutes from midnight.");
    bind_described<Officer>(s, "Officer", "An officer: shifts, leave, skills. No name.");
    bind_described<NeverTogether>(s, "NeverTogether", "Two officers who are never sent together.");
    bind_described<Roster>(s, "Roster", "Who is there to visit.")
        .def_static("from_json", roster_from_json, "text"_a,
                    "Reads a roster (examples/README.md). Raises ProblemsError with every fault.")
        .def(
            "to_json", [](const Roster& self) { return output::to_json(self); }, "As `from_json` reads it.")
        .def(
            "without",
            [](const Roster& self, const std::string& officer, Day first, Day last) {
                return without(self, or_value_error(TextForm<OfficerId>::read(officer), "officer"), first, last);
            },
            "officer"_a, "first"_a, "last"_a,
            "The roster with an officer away from the first to the last day. Raises ValueError for a stranger.");
    bind_described<Seat>(s, "Seat", "One officer's presence: minutes driven and waited before.");
    bind_described<Target>(s, "Target", "The slot that the seed drew.");
    bind_described<Terms>(s, "Terms", "What one visit costs the plan, term by term.");
    bind_described<Planned>(s, "Planned", "One visit in the plan.")
        .def("moved", moved, "day"_a = std::nullopt, "start"_a = std::nullopt, "crew"_a = std::nullopt,
             "This row at another day, minute or with other officers; `worked_out` then mends the figures.");
    bind_described<Relaxation>(s, "Relaxation", "The smallest change that would place a visit.");
    bind_described<NotPlanned>(s, "NotPlanned", "A visit without a place, and why.");
    bind_described<Score>(s, "Score", "What a plan is worth, in the order in which it is judged.");
    bind_described<Bound>(s, "Bound", "What no plan of these visits can better.");
    bind_described<schedule::Change>(s, "Change", "One visit that another plan has otherwise.");
    bind_described<Foretold>(s, "Foretold", "How well one unannounced visit can be foretold.");
    bind_described<Predictability>(s, "Predictability", "How well a unit's unannounced visits can be foretold.")
        .def("columns", [](const Predictability& self) { return columns(self.each); });
    bind_described<Broken>(s, "Broken", "One condition that a plan breaks.");
    bind_described<Plan>(s, "Plan", "Every visit asked for, planned or not planned with its reason.")
        .def(
            "to_json", [](const Plan& self, const std::vector<Ask>& asked) { return output::to_json(self, asked); },
            "asks"_a, "The plan with the visits it was made for, as JSON: references only, and never the seed.")
        .def(
            "with_rows",
            [](const Plan& self, const std::vector<Planned>& rows) {
                auto copy = self;
                copy.planned = rows;
                return copy;
            },
            "rows"_a, "This plan with other rows, as a person edits it; `worked_out` then mends the figures.")
        .def("planned_columns", [](const Plan& self) { return columns(self.planned); })
        .def("unplanned_columns", [](const Plan& self) { return columns(self.unplanned); });
    py::class_<Progress>(s, "Progress", "How far a search has come.")
        .def_readonly("share", &Progress::share, ":type: float")
        .def_property_readonly("rounds", [](const Progress& self) { return self.rounds.value(); })
        .def_property_readonly("left_out", [](const Progress& self) { return self.left_out.value(); });
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
        .def_static("matrix", drives_from_matrix, "places"_a, "minutes"_a = std::nullopt, py::kw_only(),
                    "seconds"_a = std::nullopt,
                    "Drives that somebody else worked out: minutes[i][j], or seconds, from places[i], a pair\n"
                    "(latitude, longitude) in degrees, to places[j]. Raises ValueError where it is not square.")
        .def_static(
            "from_json",
            [](const std::string& text, const std::vector<std::pair<double, double>>& places) {
                return only_row(intake::read_drives(text, places_from(places)));
            },
            "text"_a, "places"_a,
            "The answer of a routing service's table (OSRM, Valhalla, openrouteservice) for places as they were sent\n"
            "to it. Raises ProblemsError with every fault.")
        .def_static(
            "from_csv", [](const std::string& text) { return only_row(intake::read_drives_csv(text)); }, "text"_a,
            "Columns from_latitude, from_longitude, to_latitude, to_longitude, seconds. Raises ProblemsError.")
        .def("with_traffic", with_traffic, "entries"_a,
             "The same roads with traffic: (per cent, first minute, end, weekdays), the first that holds counts.")
        .def(
            "between", [](const Drives& self, const Place& a, const Place& b) { return self.between(a, b).count(); },
            "start"_a, "end"_a, "Whole minutes, rounded up. Raises ValueError for a place that a matrix does not hold.")
        .def(
            "seconds", [](const Drives& self, const Place& a, const Place& b) { return self.seconds(a, b).count(); },
            "start"_a, "end"_a, "Whole seconds on an empty road.")
        .def("__repr__", [](const Drives&) { return "<mosovo Travel>"; });
}

} // namespace

void bind_schedule(py::module_& m) {
    auto s = m.def_submodule("schedule",
                             "Visits asked for, the planner and the independent checker. References, never people.");
    bind_values(s);
    s.def("asks", asks_of, "records"_a, "as_of"_a, "first"_a, "last"_a, "roster"_a);
    s.def("plan", plan_with, "asks"_a, "roster"_a, "travel"_a, "first"_a, "last"_a, "seed"_a, "effort"_a, "locked"_a,
          "before"_a, "keep"_a, "threads"_a, "seconds"_a, "progress"_a, "objective"_a, "bound"_a);
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
    s.def(
        "score",
        [](const Plan& made, const std::vector<Ask>& asked, const Roster& roster, const Drives& travel) {
            return score(made, asked, roster, travel);
        },
        "plan"_a, "asks"_a, "roster"_a, "travel"_a,
        "What any plan is worth, a person's own as well. Lengths are minutes, shares lie in 0 to 1.");
    s.def(
        "worked_out",
        [](const Plan& made, const std::vector<Ask>& asked, const Roster& roster, const Drives& travel) {
            return worked_out(made, asked, roster, travel);
        },
        "plan"_a, "asks"_a, "roster"_a, "travel"_a,
        "A plan edited by hand with its drives, waits, days, costs and score worked out again.");
    s.def("compare", &compare, "before"_a, "after"_a, "Every visit that the second plan has otherwise.");
    s.def("change_columns", [](const std::vector<schedule::Change>& changes) { return columns(changes); });
    s.def("predictability", &predictability, "plans"_a, "asks"_a, "roster"_a, "travel"_a,
          py::call_guard<py::gil_scoped_release>());
    s.def("explain", &explain, "plan"_a, "ask"_a, "Why this visit stands where it stands, or why it does not.");
    s.def("ask_columns", [](const std::vector<Ask>& asked) { return columns(asked); });
}

} // namespace mosovo::bindings
