#pragma once

#include <mosovo/record/record.hpp>

#include <string_view>

namespace mosovo::intake {

inline constexpr std::size_t longest_record = 64'000'000; ///< bytes of one record's JSON; longer is refused

/// Reads one record of format 1.
///
/// Never throws for what the text holds. Either `rows` has the record and `problems` is empty, or
/// `problems` has every fault with its path ("events[3].sentence.type") and `rows` is empty. Refused are: text
/// that is not JSON, a key unknown or written twice, `null`, a word or type that the format does not have,
/// contradictions (`contradictions`) and facts that cannot be (`impossible_facts`).
/// A missing key is not known, and never refused, but for `offender.id`, and `id` and `kind` of an event.
/// Identifiers are kept as they were given; `check_identifiers` lists those whose check letter is wrong.
/// \param file  how the caller calls the text; stands in each problem
[[nodiscard]] Taken<Record> read_record(std::string_view json, std::string_view file = {});

/// Reads a JSON array of records, or records on lines of their own (JSON Lines), one after another, so that
/// never more than one is held as JSON. Each record ends in `rows` or in `problems`; paths begin with the
/// record's place ("[2].events[3].on"). Two records with one offender id are both withheld.
[[nodiscard]] Taken<Record> read_records(std::string_view json, std::string_view file = {});

} // namespace mosovo::intake
