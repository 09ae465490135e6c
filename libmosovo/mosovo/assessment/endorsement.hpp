#pragma once

#include <mosovo/assessment/practice_on.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::assessment {

/// Whether somebody else endorsed a plan.
BOOST_DEFINE_FIXED_ENUM_CLASS(EndorsementState, std::uint8_t,
                              none,         // no supervision of it is on record
                              endorsed,     // by somebody other than its authors
                              self,         // by somebody who wrote the plan or the ARMS under it
                              returned,     // looked at, and not endorsed
                              unknown,      // the record does not say who wrote it, or who endorsed it
                              not_measured) // which outcomes endorse is not configured

struct Endorsement {
    EndorsementState state{};
    std::optional<EventId> event; ///< the supervision
    std::optional<Day> on;
    std::optional<StaffId> by;
    std::vector<std::string> directions; ///< what the supervisor asked for
    std::string says;

    bool operator==(const Endorsement&) const = default;
};

/// The latest supervision `of` the plan up to `as_of`, judged against who wrote what it looked at. One dated before the
/// plan, or before the review that is to be endorsed, did not look at it.
///
/// \param written  the plan first, then what it rests on (ARMS); their `by` are the authors
/// \par Source  practice.md §§2.4, 5; inspection-map.md A13, A15, F1
[[nodiscard]] Endorsement endorsement_of(const std::vector<const Event*>& written, const Timeline& timeline, Day as_of,
                                         const PracticeOn& practice);

} // namespace mosovo::assessment
