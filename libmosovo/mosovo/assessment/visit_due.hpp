#pragma once

#include <mosovo/law/evaluation.hpp>
#include <mosovo/record/timeline.hpp>
#include <mosovo/rules/rulebook.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::assessment {

/// Whether a visit clock runs, and if not why.
BOOST_DEFINE_FIXED_ENUM_CLASS(VisitClock, std::uint8_t,
                              running,       // `due` says when
                              never_visited, // running, and nobody has seen him at home: due since the day it began
                              not_subject,   // not a relevant offender on that day
                              in_custody, in_hospital, abroad, gone, // no clock until he is back
                              reactive,                              // monitored remotely (practice §1.3)
                              not_configured, // the force has not set the interval, or what being away means
                              unknown)        // no risk level is recorded: unknown, never "low"

/// Where the interval came from (practice §1.2).
BOOST_DEFINE_FIXED_ENUM_CLASS(IntervalBasis, std::uint8_t, policy_default, plan_decision)

/// When the next successful visit at home is due, and why.
struct VisitDue {
    OffenderId offender;
    VisitClock clock{};
    std::optional<Day> due;       ///< last day in time, that day included
    std::optional<Day> last_seen; ///< day of the last successful home visit
    std::optional<RiskLevel> level;
    std::optional<Term> interval; ///< how long after a successful visit the next is due
    std::optional<IntervalBasis> basis;
    date::days overdue{0}; ///< whole days past `due` on the day asked about
    std::vector<law::Step> because;

    bool operator==(const VisitDue&) const = default;
};
BOOST_DESCRIBE_STRUCT(VisitDue, (), (offender, clock, due, last_seen, level, interval, basis, overdue, because))

/// Nobody has seen him at home yet: due on the first day on which he was subject and could be at home, whatever his
/// level. A visit that fell due while he was away is due on the day of return. A decision that shortens the interval
/// makes nothing overdue for the time before it was taken. README.md says why.
///
/// \param law    the record's evaluation at the same view: a man who is not subject has no visit clock
/// \par Source  practice.md §§1.2, 1.3, 7.2 (a successful visit: seen in person at home)
[[nodiscard]] VisitDue visit_due(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules);

} // namespace mosovo::assessment
