#pragma once

#include <mosovo/assessment/practice_on.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Visits at which nobody was seen: what they ask to be decided, and whether a warrant may be considered.
namespace mosovo::assessment {

BOOST_DEFINE_FIXED_ENUM_CLASS(ConsiderationState, std::uint8_t,
                              not_raised,     // too few attempts
                              raised,         // enough, and no decision on record
                              decided,        // a decision with its reason answers it
                              suppressed,     // not to be had while he is where he is
                              not_configured) // what it takes is not set (`because`): never "not raised"

/// Failed attempts in a row since he was last seen at home.
struct FailedRun {
    ConsiderationState state{};
    std::vector<EventId> attempts;    ///< in order
    std::optional<EventId> raised_by; ///< the attempt that made it enough; what a decision names
    std::optional<Day> raised_on;
    std::optional<Day> decide_by; ///< last day in time; nothing: not configured
    std::optional<EventId> decision;
    std::vector<law::Step> because;

    bool operator==(const FailedRun&) const = default;
};
BOOST_DESCRIBE_STRUCT(FailedRun, (), (state, attempts, raised_by, raised_on, decide_by, decision, because))

/// Whether a warrant under s.96B is to be considered at one place. Raised once, and to be answered either way.
struct WarrantConsideration {
    std::string place; ///< premises as the visits name them
    ConsiderationState state{};
    std::vector<EventId> qualifying; ///< attempts made for the section's purpose that failed, in order
    std::vector<EventId> others;     ///< failed attempts there that do not count, and why is in `because`
    std::optional<EventId> raised_by;
    std::optional<Day> raised_on;
    std::optional<EventId> decision;
    std::vector<law::Step> because;

    bool operator==(const WarrantConsideration&) const = default;
};
BOOST_DESCRIBE_STRUCT(WarrantConsideration, (),
                      (place, state, qualifying, others, raised_by, raised_on, decision, because))

struct FailedAttempts {
    OffenderId offender;
    Day as_of{};
    FailedRun run{};
    std::vector<WarrantConsideration> warrants{}; ///< one a place, by name
    std::vector<EventId> without_place{};         ///< failed attempts whose place is not recorded: they count nowhere

    bool operator==(const FailedAttempts&) const = default;
};
BOOST_DESCRIBE_STRUCT(FailedAttempts, (), (offender, as_of, run, warrants, without_place))

/// Attempts at a home visit since he was last seen at home, up to `as_of`.
///
/// An attempt counts towards a warrant only when its recorded purpose is the section's and entry was not obtained; two
/// of them must be at the same place. No consideration is raised while he is in custody, in hospital or abroad. \par
/// Source  Sexual Offences Act 2003 s.96B; practice.md §1.4; inspection-map.md F6
[[nodiscard]] FailedAttempts failed_attempts(const Timeline& timeline, Day as_of, const Rulebook& rules);

} // namespace mosovo::assessment
