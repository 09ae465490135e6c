#pragma once

#include <mosovo/record/record.hpp>

#include <span>
#include <string>

namespace mosovo::output {

/// Two tables that `intake::read_tables` takes under the names offenders.csv and events.csv.
struct RecordTables {
    std::string offenders;
    std::string events;
};

/// Records as tables, without loss: RFC 4180, CRLF, a column for each field that any of them has. Texts that a
/// spreadsheet would run as a formula are guarded by an apostrophe, which the reader takes away.
[[nodiscard]] RecordTables write_tables(std::span<const Record> records);

} // namespace mosovo::output
