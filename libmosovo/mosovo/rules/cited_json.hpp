// Not installed: for our own sources.
#pragma once

#include <mosovo/calendar/bank_holidays.hpp>
#include <mosovo/rules/citation.hpp>

#include "strict_json.hpp"

#include <set>
#include <string>
#include <string_view>

/// What every file of law or practice says about itself, read one way.
namespace mosovo::strict {

/// Who looked a value up last, and when.
struct Checked {
    Day on;
    std::string by;
};

/// "source": title and an https address, both needed.
[[nodiscard]] Citation read_source(Object& entry, Faults& faults);
/// "checked": day and page, both needed.
[[nodiscard]] Checked read_checked(Object& entry, Faults& faults);
/// The list of nations under `key`, which is needed; none named twice.
[[nodiscard]] std::set<Jurisdiction> read_nations(Object& entry, std::string_view key, Faults& faults);

/// An address as text: problem unless it begins with https:// and holds no blanks.
void check_address(const std::string& href, const std::string& path, Faults& faults);

} // namespace mosovo::strict
