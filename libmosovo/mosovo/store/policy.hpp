#pragma once

#include <mosovo/base/describe.hpp>

#include <cstdint>
#include <optional>

namespace mosovo::store {

/// Whether a session must say why it opens the store. DPA 2018 s.62(2)(a) and (3)(a) asked for the justification; the
/// Data (Use and Access) Act 2025 s.82 probably takes that away (domain note: about 85 % sure), so a force decides.
BOOST_DEFINE_FIXED_ENUM_CLASS(PurposeRule, std::uint8_t, required, optional)
/// What happens where somebody endorses what he did himself.
BOOST_DEFINE_FIXED_ENUM_CLASS(OwnWork, std::uint8_t, refused, flagged)
/// What is left of a day in what an analyst is given.
BOOST_DEFINE_FIXED_ENUM_CLASS(DayDetail, std::uint8_t, month, quarter, year)

struct LeastCountTag {
    static constexpr std::int64_t least = 2;
    static constexpr std::int64_t most = 1'000;
};
/// Counts from 1 up to, not including, this are hidden.
using LeastCount = Number<LeastCountTag>;

/// What the force has settled. Kept in the store, in versions; an administrator sets it and the log tells of it.
/// What is not set is the stricter, or is refused as not configured: the library holds no number of its own.
struct Policy {
    std::optional<PurposeRule> purpose;    ///< unset: required
    std::optional<OwnWork> own_work;       ///< unset: refused
    std::optional<DayDetail> days;         ///< unset: an extract leaves no day but its year
    std::optional<LeastCount> least_count; ///< what `hide_small_counts` is to be called with; unset: not settled

    bool operator==(const Policy&) const = default;
};
BOOST_DESCRIBE_STRUCT(Policy, (), (purpose, own_work, days, least_count))

} // namespace mosovo::store
