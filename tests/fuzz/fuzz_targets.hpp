#pragma once

#include <mosovo/intake/csv.hpp>
#include <mosovo/intake/record_json.hpp>
#include <mosovo/law/evaluate.hpp>
#include <mosovo/output/evaluation_page.hpp>
#include <mosovo/output/record_csv.hpp>
#include <mosovo/output/record_json.hpp>
#include <mosovo/record/check_identifiers.hpp>
#include <mosovo/record/timeline.hpp>

#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

/// What each fuzzer does with its input; the ordinary tests run the seeds through the same functions.
/// Readers promise to throw nothing, so nothing of theirs is caught: any exception that a header does not name is a
/// finding. Each says whether a reader took the text, so that a fuzzer that only ever sees refusals shows.
namespace mosovo::fuzz {

inline void must(bool holds) {
    if (!holds) std::abort();
}

/// A record is given or problems are; what was read is written and read back the same.
inline bool record_json(std::string_view text) {
    const auto taken = intake::read_record(text);
    must(taken.rows.empty() != taken.problems.empty());
    for (const auto& record : taken.rows) {
        must(intake::read_record(output::to_json(record)).rows == taken.rows);
        static_cast<void>(Timeline{record});
        static_cast<void>(check_identifiers(record, YearNow{2026}));
    }
    static_cast<void>(intake::read_records(text));
    return !taken.rows.empty();
}

/// The input is an offenders table and an events table, parted by a line of one `%`.
inline bool tables(std::string_view text) {
    constexpr std::string_view parting = "\n%\n";
    const auto middle = std::min(text.find(parting), text.size());
    const std::string offenders{text.substr(0, middle)};
    const std::string events{text.substr(std::min(middle + parting.size(), text.size()))};
    const std::vector<intake::NamedText> given{{"offenders.csv", offenders}, {"events.csv", events}};
    const auto taken = intake::read_tables(given);
    if (taken.rows.empty()) return false;
    const auto written = output::write_tables(taken.rows);
    const std::vector<intake::NamedText> again{{"offenders.csv", written.offenders}, {"events.csv", written.events}};
    const auto read_back = intake::read_tables(again);
    must(read_back.problems.empty() && read_back.rows == taken.rows);
    return true;
}

/// One record from one day, with reasons and without, and as a page.
inline void evaluated(const Record& record, const law::View& told) {
    auto bare = told;
    bare.reasons = law::Reasons::left_out;
    auto with = law::evaluate(record, told);
    static_cast<void>(output::evaluation_page(with, output::page_head(record, told)));
    for (auto& obligation : with.obligations) {
        must(!obligation.because.empty());
        must(!(obligation.last_day && obligation.latest));
        must((obligation.state == law::State::met || obligation.state == law::State::met_late) ==
             obligation.met_by.has_value());
        obligation.because.clear();
    }
    for (auto& period : with.periods)
        period.because.clear();
    if (with.period) with.period->because.clear();
    must(with == law::evaluate(record, bare));
}

/// Whatever record can be read can be evaluated, on any day and as known at any time. `LawNotHeld` alone is promised.
inline bool law_of_record(std::string_view text) {
    static const std::array days{make_day(1997, 9, 1),  make_day(2004, 5, 1),   make_day(2012, 8, 13),
                                 make_day(2019, 2, 28), make_day(2026, 11, 22), make_day(2099, 12, 31)};
    const auto taken = intake::read_record(text);
    for (const auto& record : taken.rows)
        for (const auto day : days)
            try {
                evaluated(record, {day, {}, {}, law::Reasons::told});
                evaluated(
                    record,
                    {day, LocalTime::first_at(make_day(2020, 6, 1), std::chrono::hours{9}), {}, law::Reasons::told});
            } catch (const LawNotHeld&) {
            } // NOLINT(bugprone-empty-catch)
    return !taken.rows.empty();
}

/// What is accepted is accepted again in its canonical form, which is a fixed point.
inline bool identifiers(std::string_view text) {
    constexpr YearNow now{2026};
    bool taken = false;
    for (const auto type :
         {IdentifierType::pnc, IdentifierType::cro, IdentifierType::asn, IdentifierType::prison_number,
          IdentifierType::crn, IdentifierType::nhs, IdentifierType::nino, IdentifierType::visor}) {
        const auto read = read_identifier(type, text, now);
        if (!read) continue;
        const auto again = read_identifier(type, read->canonical, now);
        must(again && again->canonical == read->canonical);
        static_cast<void>(is_dummy_asn(*read));
        taken = true;
    }
    if (const auto code = read_postcode(text)) must(*read_postcode(*code) == *code);
    if (const auto uprn = read_uprn(text)) must(*read_uprn(std::to_string(*uprn)) == *uprn);
    return taken;
}

} // namespace mosovo::fuzz
