#pragma once

#include <string>

namespace mosovo::output {

/// JSON Schema (draft 2020-12) of record format 1, made from the types: strict, one definition for each kind of
/// event. What a schema cannot say (impossible days, contradictions) only `intake::read_record` refuses.
/// docs/record-format.schema.json holds this text.
[[nodiscard]] std::string record_schema();

} // namespace mosovo::output
