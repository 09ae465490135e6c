#pragma once

#include <mosovo/record/timeline.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::assessment {

/// What a hit says, as it may be shown.
struct LeadResult {
    EventId lead;
    std::optional<Day> on;
    std::optional<LeadScheme> scheme;
    std::optional<std::string> result; ///< the tool's own word; nothing: unknown, and never shown as low
    std::string says;

    bool operator==(const LeadResult&) const = default;
};
BOOST_DESCRIBE_STRUCT(LeadResult, (), (lead, on, scheme, result, says))

/// A result that rests on children being out of his reach is worth nothing where that is not known: without
/// `access_to_children` every result is unknown. \par Source  inspection-map.md C8, C14, F10; practice.md §8.2
[[nodiscard]] LeadResult shown(const Event& event, const Lead& lead);

/// Every hit up to `as_of`, by day.
[[nodiscard]] std::vector<LeadResult> leads(const Timeline& timeline, Day as_of);

} // namespace mosovo::assessment
