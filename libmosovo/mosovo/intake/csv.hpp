#pragma once

#include <mosovo/record/record.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mosovo::intake {

/// A text and the name its owner calls it by ("exports/offenders.csv"). Nothing is opened.
struct NamedText {
    std::string name;
    std::string_view text;
};

/// What one table held.
struct TableCount {
    std::string file;
    std::size_t rows = 0;   ///< below the header, blank lines not counted
    std::size_t faulty = 0; ///< of these, rows with a problem of their own
};

/// Records without any fault in `rows`; every fault in `problems`.
struct TakenTables : Taken<Record> {
    std::vector<TableCount> tables;
    std::vector<OffenderId> withheld; ///< offenders with a faulty row: nothing of theirs is in `rows`
};

/// Reads offenders and their events from tables (see this room's README for the columns).
///
/// The name of each decides what it is, folder and ending left out: `offenders`, `events`, or one kind of event
/// (`disposal`, `visit`). Never throws for what the texts hold: every fault has its file, its row (the header is 1,
/// as a spreadsheet counts) and its column. A fault withholds the whole offender, so that nobody is
/// evaluated on half a record; a table that cannot be read as a whole (its header, its end) withholds everybody.
/// Whether the good records are used although there are problems is for the caller to ask a person.
[[nodiscard]] TakenTables read_tables(std::span<const NamedText> tables);

} // namespace mosovo::intake
