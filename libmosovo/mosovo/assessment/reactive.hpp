#pragma once

#include <mosovo/assessment/remark.hpp>
#include <mosovo/assessment/trigger.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Reactive management: monitored remotely, without visits at home, under named criteria (practice §1.3).
namespace mosovo::assessment {

BOOST_DEFINE_FIXED_ENUM_CLASS(Answer, std::uint8_t, met, not_met, unknown)
/// Whether a predicate decides, or is shown for a person to weigh because its source is recollection.
BOOST_DEFINE_FIXED_ENUM_CLASS(Weight, std::uint8_t, binding, advisory)

/// One criterion, answered from the record.
struct Predicate {
    std::string name;
    Answer answer{};
    Weight weight{};
    std::string says;
    std::string rule;
    Citation citation;
    std::vector<EventId> evidence;

    bool operator==(const Predicate&) const = default;
};
BOOST_DESCRIBE_STRUCT(Predicate, (), (name, answer, weight, says, rule, citation, evidence))

BOOST_DEFINE_FIXED_ENUM_CLASS(DeskReviewState, std::uint8_t, not_reactive, due, overdue, not_configured)
BOOST_DEFINE_FIXED_ENUM_CLASS(ReactiveFaultKind, std::uint8_t, criteria_not_met,
                              criteria_unknown, // managed so although they are not shown to be met
                              decision_lacks,   // the decision lacks what it needs: visits go on
                              must_be_reviewed, // an event ends it until it is reviewed
                              desk_review_overdue,
                              not_configured) // what ends it, or what the decision needs, is not set
using ReactiveFault = Remark<ReactiveFaultKind>;

struct ReactiveEligibility {
    OffenderId offender;
    Day as_of{};
    Answer eligible{}; ///< met only when every binding predicate is; any unknown one blocks
    std::vector<Predicate> predicates{};
    std::optional<ManagementState> state{}; ///< as decided
    std::optional<Day> since{};             ///< of the decision, where it is reactive
    std::vector<Trigger> exits{};           ///< events since then that nobody has answered
    DeskReviewState desk_review{};
    std::optional<Day> desk_review_due{}; ///< last day in time, that day included
    std::vector<ReactiveFault> faults{};

    bool operator==(const ReactiveEligibility&) const = default;
};
BOOST_DESCRIBE_STRUCT(ReactiveEligibility, (),
                      (offender, as_of, eligible, predicates, state, since, exits, desk_review, desk_review_due,
                       faults))

/// Whether he may be managed reactively, and where he is, whether that still stands.
///
/// Each criterion is met, not met or unknown, with the events that show it; unknown blocks. Reactive management is left
/// by events, not by timers: intelligence or a change of circumstances must lead to a review. \param law  the record's
/// evaluation at the same view \par Source  practice.md §1.3; HMICFRS, Glossary: reactive management; decision 0074
[[nodiscard]] ReactiveEligibility reactive_eligibility(const Timeline& timeline, const law::Evaluation& law,
                                                       const Rulebook& rules);

} // namespace mosovo::assessment
