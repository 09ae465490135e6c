#pragma once

#include <mosovo/record/identifier.hpp>
#include <mosovo/record/record.hpp>

namespace mosovo {

/// Identifiers and postcodes of the record whose shape or check letter is wrong, with their paths and why. Warnings:
/// forces hold such identifiers and the law runs without them, so no reader refuses a record for one.
[[nodiscard]] Problems check_identifiers(const Record& record, YearNow now);

} // namespace mosovo
