// Not installed: for our own sources.
#pragma once

#include <mosovo/assessment/practice_on.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Who decided on a breach, and whether the decision carries what practice asks for. The same for the matter, the
/// trigger and the criterion of reactive management.
namespace mosovo::assessment {

inline constexpr std::string_view crime_rule = "practice.breach.crime_needs";
inline constexpr std::string_view excuse_rule = "practice.breach.excuse_needs";

/// The decisions dated up to `as_of` on the breach that `ref` names ("duty arises_from"), in the order in which they
/// were taken; the last one stands. A name that means a corrected event means the one that took its place.
[[nodiscard]] std::vector<const Event*> decisions_on_breach(const Timeline& timeline, const std::string& ref,
                                                            Day as_of);

/// What somebody wrote down for a matter to be closed.
struct Carried {
    const std::optional<std::string>& reason;
    const std::optional<std::string>& ref;
    const std::optional<StaffId>& approved_by;
};

/// What is missing of what `rule` asks for, in words; empty: nothing. An approval is a second person's: where the event
/// does not say who entered it, two people are not shown.
[[nodiscard]] std::vector<std::string> wants(const PracticeOn& practice, std::string_view rule, const Carried& carried,
                                             const Event& event);

/// Whether the event is a decision that accepts a reasonable excuse and carries all that it needs.
[[nodiscard]] bool excuses(const Event& event, const PracticeOn& practice);

} // namespace mosovo::assessment
