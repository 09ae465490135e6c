#pragma once

#include <mosovo/assessment/visit_due.hpp>

#include <string>
#include <vector>

namespace mosovo::assessment {

BOOST_DEFINE_FIXED_ENUM_CLASS(Need, std::uint8_t, rationale, approval, something_else)

/// What a decision lacks of what practice asks for.
struct Lack {
    Need need{};
    std::string says; ///< "no rationale is recorded"
};

/// What the decision lacks of the `needs`, in their order. \param longer  whether it makes the interval longer
[[nodiscard]] std::vector<Lack> lacks(const Management& decision, const std::vector<std::string>& needs, bool longer);

/// How long after a successful visit the next one is due under one decision, and by what right.
struct Interval {
    std::optional<Term> term; ///< nothing: nobody has set it
    IntervalBasis basis = IntervalBasis::policy_default;
    law::Step step;
    std::vector<Lack> lacks; ///< of an interval of its own: why it does not hold
};

/// The default of the level, or the decision's own interval where it has what practice asks for.
/// \param from  the day from which the interval runs: whether one is longer is judged by the day each reaches
/// \pre the decision states a level
[[nodiscard]] Interval interval_of(const Management& decision, Day from, Day as_of, Jurisdiction nation,
                                   const Rulebook& rules);

/// The corresponding date `term` later; where a month has none, its last day.
[[nodiscard]] Day reached(Day from, const Term& term);

/// "6 weeks", "1 month and 10 days".
[[nodiscard]] std::string in_words(const Term& term);

} // namespace mosovo::assessment
