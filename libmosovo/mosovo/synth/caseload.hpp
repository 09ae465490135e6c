#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/schedule/roster.hpp>

#include <cstdint>
#include <optional>
#include <vector>

/// Reproducible made-up caseloads. Nobody in them exists.
namespace mosovo::synth {

struct OffenderCountTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 1'000'000;
};
struct OfficerCountTag {
    static constexpr std::int64_t least = 2; // nobody visits alone
    static constexpr std::int64_t most = 50'000;
};
using OffenderCount = Number<OffenderCountTag>;
using OfficerCount = Number<OfficerCountTag>;

/// What every draw starts from: the same seed gives the same people on every machine.
struct Seed {
    std::uint64_t value;

    bool operator==(const Seed&) const = default;
};

/// Position in a caseload, from 0: the offender `OFF-000001` is 0.
struct Index {
    std::size_t value;
};

/// What caseload is wanted.
struct Asked {
    OffenderCount offenders;
    Seed seed;
    Day as_of; ///< the day on which it is looked at; histories end here, plans go on. 2015-01-01 to 2045-12-31
    /// Nothing: one for about 50 offenders, an even number. Then a smaller caseload of the same seed is
    /// the beginning of a larger one.
    std::optional<OfficerCount> officers{};
};

struct Caseload {
    std::vector<Record> records;
    schedule::Roster roster;
};

/// All records and the roster of those who manage them. About 40 kB a record in memory: for very
/// large caseloads take `offender` one by one.
/// \throws std::domain_error for an `as_of` outside the years named above
[[nodiscard]] Caseload caseload(const Asked& asked);

/// One record, the same that `caseload` has at that place.
/// \throws std::out_of_range beyond the number asked for
[[nodiscard]] Record offender(const Asked& asked, Index index);

/// Teams of about six, each with its station; shifts from `as_of` for eight weeks, early, day and late
/// in turn, so that every team has a pair on duty each working day; leave and skills.
[[nodiscard]] schedule::Roster roster(const Asked& asked);

} // namespace mosovo::synth
