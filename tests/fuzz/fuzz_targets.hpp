#pragma once

#include <mosovo/intake/csv.hpp>
#include <mosovo/intake/record_json.hpp>
#include <mosovo/output/record_csv.hpp>
#include <mosovo/output/record_json.hpp>
#include <mosovo/record/check_identifiers.hpp>
#include <mosovo/record/timeline.hpp>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

/// What each fuzzer does with its input; the ordinary tests run the seeds through the same functions.
/// Readers promise to throw nothing, so nothing is caught: any exception is a finding.
namespace mosovo::fuzz {

inline void must(bool holds) {
    if (!holds) std::abort();
}

/// A record is given or problems are; what was read is written and read back the same.
inline void record_json(std::string_view text) {
    const auto taken = intake::read_record(text);
    must(taken.rows.empty() != taken.problems.empty());
    for (const auto& record : taken.rows) {
        must(intake::read_record(output::to_json(record)).rows == taken.rows);
        static_cast<void>(Timeline{record});
        static_cast<void>(check_identifiers(record, YearNow{2026}));
    }
    static_cast<void>(intake::read_records(text));
}

/// The input is an offenders table and an events table, parted by a line of one `%`.
inline void tables(std::string_view text) {
    constexpr std::string_view parting = "\n%\n";
    const auto middle = std::min(text.find(parting), text.size());
    const std::string offenders{text.substr(0, middle)};
    const std::string events{text.substr(std::min(middle + parting.size(), text.size()))};
    const std::vector<intake::NamedText> given{{"offenders.csv", offenders}, {"events.csv", events}};
    const auto taken = intake::read_tables(given);
    if (taken.rows.empty()) return;
    const auto written = output::write_tables(taken.rows);
    const std::vector<intake::NamedText> again{{"offenders.csv", written.offenders}, {"events.csv", written.events}};
    const auto read_back = intake::read_tables(again);
    must(read_back.problems.empty() && read_back.rows == taken.rows);
}

/// What is accepted is accepted again in its canonical form, which is a fixed point.
inline void identifiers(std::string_view text) {
    constexpr YearNow now{2026};
    for (const auto type :
         {IdentifierType::pnc, IdentifierType::cro, IdentifierType::asn, IdentifierType::prison_number,
          IdentifierType::crn, IdentifierType::nhs, IdentifierType::nino, IdentifierType::visor}) {
        const auto read = read_identifier(type, text, now);
        if (!read) continue;
        const auto again = read_identifier(type, read->canonical, now);
        must(again && again->canonical == read->canonical);
        static_cast<void>(is_dummy_asn(*read));
    }
    if (const auto code = read_postcode(text)) must(*read_postcode(*code) == *code);
    if (const auto uprn = read_uprn(text)) must(*read_uprn(std::to_string(*uprn)) == *uprn);
}

} // namespace mosovo::fuzz
