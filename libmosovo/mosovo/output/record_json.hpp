#pragma once

#include <mosovo/record/record.hpp>

#include <span>
#include <string>

namespace mosovo::output {

/// The record as JSON of format 1: compact, keys in the order of the types, nothing for what is not
/// known. `intake::read_record` gives back an equal record; equal records give equal bytes.
[[nodiscard]] std::string to_json(const Record& record);

/// One record a line (JSON Lines), each line ended: what `intake::read_records` takes.
[[nodiscard]] std::string to_json_lines(std::span<const Record> records);

} // namespace mosovo::output
