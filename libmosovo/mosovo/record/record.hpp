#pragma once

#include <mosovo/record/event.hpp>
#include <mosovo/record/offender.hpp>

#include <optional>
#include <vector>

namespace mosovo {

inline constexpr std::string_view record_format = "mosovo.record/1";

/// One offender's record: facts only, append only. Everything else is computed from it.
struct Record {
    Offender offender;
    std::vector<Event> events; ///< as entered; the order means nothing

    [[nodiscard]] const OffenderId& id() const { return *offender.id; }
    bool operator==(const Record&) const = default;
};

/// What contradicts itself inside one record: ids missing or repeated, corrections that point
/// nowhere or in a ring, intervals that end before they start. Paths as in the JSON.
/// A missing fact is never a problem: it is not known.
[[nodiscard]] Problems contradictions(const Record& record);

} // namespace mosovo
