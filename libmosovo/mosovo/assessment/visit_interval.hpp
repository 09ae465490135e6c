#pragma once

#include <mosovo/assessment/practice_on.hpp>
#include <mosovo/assessment/visit_due.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mosovo::assessment {

inline constexpr std::string_view override_needs_rule = "practice.visit.interval.override_needs";
inline constexpr std::string_view reactive_needs_rule = "practice.reactive.decision_needs";

BOOST_DEFINE_FIXED_ENUM_CLASS(Need, std::uint8_t, rationale, approval,
                              second_person,       // approved by the one who decided
                              second_person_shown, // approved, and who decided is not recorded
                              something_else, not_configured)

/// What a decision lacks of what practice asks for.
struct Lack {
    Need need{};
    std::string says; ///< "no rationale is recorded"
};

/// What a decision on management lacks of what `rule` lists, in its order. An approval is a second person's. Where the
/// rule is not set nobody can say that the decision has what it needs: that is a lack of its own.
/// \param longer  whether it makes the interval longer
[[nodiscard]] std::vector<Lack> lacks(const Event& decision, const PracticeOn& practice, std::string_view rule,
                                      bool longer);

/// Whether it is a decision to manage him reactively that has what `practice.reactive.decision_needs` asks for.
[[nodiscard]] bool is_reactive(const Event& decision, const PracticeOn& practice);

/// The decisions up to `as_of` that the visit clock heeds, as `decisions_until`: one to manage him reactively that
/// lacks what it needs changes nothing, unless none other was ever taken.
[[nodiscard]] std::vector<std::pair<const Event*, const Management*>> heeded_until(const Timeline& timeline, Day as_of,
                                                                                   const PracticeOn& practice);

/// Whether he is managed without visits at home on `day`.
[[nodiscard]] bool manages_reactively(const Timeline& timeline, Day day, const PracticeOn& practice);

/// How long after a successful visit the next one is due under one decision, and by what right.
struct Interval {
    std::optional<Term> term; ///< nothing: nobody has set it
    IntervalBasis basis = IntervalBasis::policy_default;
    law::Step step;
    std::vector<Lack> lacks; ///< of an interval of its own: why it does not hold
};

/// The default of the level, or the decision's own interval where it has what practice asks for.
/// \param from  the day from which the interval runs: whether one is longer is judged by the day each reaches
/// \pre the decision is one on management and states a level
[[nodiscard]] Interval interval_of(const Event& decision, Day from, const PracticeOn& practice);

/// The corresponding date `term` later; where a month has none, its last day.
[[nodiscard]] Day reached(Day from, const Term& term);

/// "6 weeks", "1 month and 10 days".
[[nodiscard]] std::string in_words(const Term& term);

} // namespace mosovo::assessment
