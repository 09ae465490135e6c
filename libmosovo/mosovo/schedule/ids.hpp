#pragma once

#include <mosovo/base/describe.hpp>

#include <cstdint>
#include <ostream>

/// The planner's own words. It sees references, coordinates and windows, never a person: nothing in
/// this room may include the record, and the types below cannot be mistaken for the record's.
namespace mosovo::schedule {

struct AskTag {
    static constexpr auto name = "Ask";
};
struct SubjectTag {
    static constexpr auto name = "Subject";
};
struct OfficerTag {
    static constexpr auto name = "Officer";
};
struct TeamTag {
    static constexpr auto name = "Team";
};
struct SkillTag {
    static constexpr auto name = "Skill";
};
struct TripTag {
    static constexpr auto name = "Trip";
};
struct ApartTag {
    static constexpr auto name = "Apart";
};

using AskId = Id<AskTag>;         ///< one visit asked for; unique in one call
using SubjectId = Id<SubjectTag>; ///< whom it concerns, opaque here
using OfficerId = Id<OfficerTag>; ///< an officer of the roster
using TeamId = Id<TeamTag>;       ///< a team of the roster
using Skill = Id<SkillTag>;       ///< a word the force chooses, such as "digital_triage"
using TripId = Id<TripTag>;       ///< visits that are made on one trip, such as two men of one household
using ApartId = Id<ApartTag>;     ///< visits of which no two may fall on one day

struct UrgencyTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 1'000'000;
};
/// What one day of lateness weighs, given by the caller from the risk level. Never worked out here.
using Urgency = Number<UrgencyTag>;

struct EffortTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 100'000;
};
/// How much work the search may do, in cycles, never in time. 0: construction only.
using Effort = Number<EffortTag>;

struct CountTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 1'000'000'000'000'000;
};
/// How many, or a sum of weights.
using Count = Number<CountTag>;
[[nodiscard]] inline Count count_of(std::int64_t value) { return *Count::from(value); }

/// What the timing of visits is drawn from. Who holds it and past plans can say when the next visit
/// comes, so it streams masked and no description carries it into an output.
class Seed {
public:
    explicit constexpr Seed(std::uint64_t value) : value_{value} {}
    [[nodiscard]] constexpr std::uint64_t reveal() const noexcept { return value_; }
    constexpr bool operator==(const Seed&) const = default;
    friend std::ostream& operator<<(std::ostream& out, const Seed&) { return out << "Seed(…)"; }

private:
    std::uint64_t value_;
};

} // namespace mosovo::schedule
