#include "bindings.hpp"
#include "columns.hpp"

#include <mosovo/assessment/visit_interval.hpp>
#include <mosovo/demand/due.hpp>

namespace mosovo::bindings {

using namespace pybind11::literals;

namespace {
std::vector<demand::Case> look(const std::vector<SharedRecord>& records, Day as_of, law::Reasons reasons,
                               const Rulebook* rules) {
    std::vector<demand::Case> cases;
    cases.reserve(records.size());
    const law::View view{.as_of = as_of, .known_at = {}, .readings = {}, .reasons = reasons};
    for (const auto& record : records)
        cases.push_back(demand::look_at(*record, view, rules != nullptr ? *rules : Rulebook::built_in()));
    return cases;
}

/// One row an offender, as a frame shows it: the interval in words, since its lengths have four units.
struct VisitRow {
    OffenderId offender;
    assessment::VisitClock clock{};
    std::optional<Day> due;
    std::optional<Day> last_seen;
    std::optional<RiskLevel> level;
    std::optional<std::string> interval;
    std::optional<assessment::IntervalBasis> basis;
    date::days overdue{0};
};
BOOST_DESCRIBE_STRUCT(VisitRow, (), (offender, clock, due, last_seen, level, interval, basis, overdue))

VisitRow row_of(const assessment::VisitDue& visit) {
    const auto interval = visit.interval ? std::optional{assessment::in_words(*visit.interval)} : std::nullopt;
    return {visit.offender, visit.clock, visit.due, visit.last_seen, visit.level, interval, visit.basis, visit.overdue};
}
} // namespace

void bind_assessment(py::module_& m) {
    auto a = m.def_submodule("assessment", "When each visit is due, and what else is.");
    bind_described<assessment::VisitDue>(a, "VisitDue", "When the next successful home visit is due, and why.");
    bind_described<demand::DueRow>(a, "DueRow", "One thing due or overdue, with its reason and section.");
    a.def(
        "visit_due",
        [](const SharedRecord& record, Day as_of, const Rulebook* rules) {
            return look({record}, as_of, law::Reasons::told, rules).front().visit;
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "rules"_a = py::none(),
        "When the next successful home visit is due, the state of the clock, and why.\n\n"
        "as_of  datetime.date, taken at its last moment\n"
        "rules  a Rulebook with a force's own values; None: what the library ships\n"
        "Raises LawNotHeldError where the law of that nation and day is not held.\n"
        "Source: the practice data, dated and cited; `because` of the result names each.");
    a.def(
        "visit_columns",
        [](const std::vector<SharedRecord>& records, Day as_of, const Rulebook* rules) {
            std::vector<VisitRow> rows;
            {
                const py::gil_scoped_release released;
                for (const auto& seen : look(records, as_of, law::Reasons::left_out, rules))
                    rows.push_back(row_of(seen.visit));
            }
            return columns(rows);
        },
        "records"_a, "as_of"_a, "rules"_a);
    a.def(
        "due_columns",
        [](const std::vector<SharedRecord>& records, Day as_of, Day until, const Rulebook* rules) {
            std::vector<demand::DueRow> rows;
            {
                const py::gil_scoped_release released;
                rows = demand::due(look(records, as_of, law::Reasons::told, rules), until);
            }
            return columns(rows);
        },
        "records"_a, "as_of"_a, "until"_a, "rules"_a);
}

} // namespace mosovo::bindings
