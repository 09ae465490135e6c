#pragma once

#include <mosovo/base/describe.hpp>
#include <mosovo/calendar/day.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace mosovo {

/// Where a rule stands, so that a reader can look it up.
struct Citation {
    std::string title;
    std::string href;

    bool operator==(const Citation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Citation, (), (title, href))

/// How a value was established. Law: primary text read, secondary source read, deduced from text that was read,
/// from memory. Practice: grades A (primary), B (good secondary), C (weak or inferred), R (recollection).
BOOST_DEFINE_FIXED_ENUM_CLASS(Confidence, std::uint8_t, primary, primary_deduced, secondary, deduced, memory, grade_a,
                              grade_b, grade_c, recollection, design)

} // namespace mosovo
