#pragma once

#include <mosovo/assessment/remark.hpp>
#include <mosovo/assessment/trigger.hpp>
#include <mosovo/assessment/visit_due.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Visit, static score, ARMS, plan, endorsement: one process, done together (practice §2.4).
namespace mosovo::assessment {

BOOST_DEFINE_FIXED_ENUM_CLASS(StepName, std::uint8_t, visit, static_score, arms, plan, endorsement)

/// How one step of a cycle stands.
BOOST_DEFINE_FIXED_ENUM_CLASS(StepState, std::uint8_t,
                              done,           // in this cycle, in its place
                              not_applicable, // a result of its own: never "low", never a gap
                              to_do,          // its turn is now or still to come
                              missing,        // left out: a later step was done without it
                              out_of_order,   // done, but after the step that rests on it
                              stale,          // there is one, but it no longer serves this plan
                              held,           // cannot be done while he is away
                              self_endorsed,  // of an endorsement: by one of the authors
                              returned,       // of an endorsement: looked at, and not endorsed
                              unknown)        // the record does not say enough

/// Whether a limit can be measured.
BOOST_DEFINE_FIXED_ENUM_CLASS(LimitState, std::uint8_t,
                              set,            // there is a day
                              not_configured, // the force has not set it: no day, and never "in time"
                              none)           // nothing to measure

struct CycleStep {
    StepName step{};
    StepState state{};
    std::optional<Day> on;        ///< when it was done
    std::optional<EventId> event; ///< what shows it
    std::optional<StaffId> by;    ///< who entered it
    std::optional<Day> due;       ///< last day in time, that day included, of a step still to be done
    LimitState limit = LimitState::none;
    std::string says;

    bool operator==(const CycleStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(CycleStep, (), (step, state, on, event, by, due, limit, says))

BOOST_DEFINE_FIXED_ENUM_CLASS(CycleState, std::uint8_t,
                              not_due,        // nothing asks for an assessment
                              open,           // a step before the plan is still to be done
                              unendorsed,     // all steps are done; no supervisor has endorsed the plan
                              returned,       // the supervisor did not endorse it
                              flawed,         // a plan was made, with faults
                              not_configured, // what completeness hangs on is not set (`because`): it cannot be told
                              complete)       // in order, inside the window, endorsed by somebody else

BOOST_DEFINE_FIXED_ENUM_CLASS(WindowState, std::uint8_t, not_begun, running, inside, outside, not_configured)

BOOST_DEFINE_FIXED_ENUM_CLASS(CycleFaultKind, std::uint8_t, gap, wrong_order, stale_input, outside_window, unendorsed,
                              self_endorsed, endorsement_not_shown, returned, overdue, no_owner,
                              decision_without_reason)
using CycleFault = Remark<CycleFaultKind>;

BOOST_DEFINE_FIXED_ENUM_CLASS(NextStep, std::uint8_t, nothing, visit, static_score, arms, plan, amend_plan, endorsement,
                              review, await_return)
BOOST_DEFINE_FIXED_ENUM_CLASS(ByRole, std::uint8_t, nobody, offender_manager, supervisor)

/// What next, by whom, by when, why.
struct Next {
    NextStep what{};
    ByRole role{};
    std::optional<StaffId> who;   ///< the officer who owns the case; nothing for a supervisor, or where nobody owns it
    std::vector<StaffId> not_who; ///< who wrote what is to be endorsed, and so may not endorse it
    std::optional<Day> due;       ///< last day in time, that day included
    LimitState limit = LimitState::none;
    date::days late{0};             ///< whole days past `due`
    std::string why;                ///< a sentence
    std::vector<law::Step> because; ///< the limit that gives `due`, then the limits that are not set

    bool operator==(const Next&) const = default;
};
BOOST_DESCRIBE_STRUCT(Next, (), (what, role, who, not_who, due, limit, late, why, because))

/// One assessment cycle, seen from one day.
struct Cycle {
    OffenderId offender;
    Day as_of{};
    CycleState state{};
    std::optional<Day> opened{}; ///< day of the first trigger, or of the first step where nothing asked for it
    std::optional<Day> closed{}; ///< day of the plan, or of the review that confirmed it
    std::vector<Trigger> triggers{};
    std::vector<CycleStep> steps{}; ///< always the five, in order; empty where nothing is due
    WindowState window{};
    std::optional<Day> window_ends{}; ///< last day inside it, that day included
    std::vector<CycleFault> faults{};
    Next next{};
    std::vector<law::Step> because{};

    bool operator==(const Cycle&) const = default;
};
BOOST_DESCRIBE_STRUCT(Cycle, (),
                      (offender, as_of, state, opened, closed, triggers, steps, window, window_ends, faults, next,
                       because))

/// The cycle that is open on the evaluation's day, or the last one where none is.
///
/// A cycle is complete only when visit, static score, ARMS and plan are all there, in that order, inside the window
/// that the force set, and endorsed by somebody who wrote none of it. Nothing is computed that belongs to an officer:
/// the level, whether to reassess, whether to endorse. \param law    the record's evaluation at the same view, with or
/// without reasons \par Source  practice.md §2.4; inspection-map.md A27, A28; decisions 0071, 0072
[[nodiscard]] Cycle cycle(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules);

/// Every cycle of the record up to the evaluation's day, the oldest first; the last one is what `cycle` gives.
[[nodiscard]] std::vector<Cycle> cycles(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules);

/// "static score" for StepName::static_score, as a sentence has it.
[[nodiscard]] std::string step_text(StepName step);

} // namespace mosovo::assessment
