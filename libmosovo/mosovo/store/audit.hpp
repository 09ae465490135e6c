#pragma once

#include <mosovo/base/describe.hpp>
#include <mosovo/record/ids.hpp>
#include <mosovo/store/session.hpp>

#include <date/date.h>

#include <cstdint>
#include <optional>
#include <string>

namespace mosovo::store {

/// The six operations that Data Protection Act 2018 s.62(1) wants logged.
BOOST_DEFINE_FIXED_ENUM_CLASS(Operation, std::uint8_t, collection, alteration, consultation, disclosure, combination,
                              erasure)
BOOST_DEFINE_FIXED_ENUM_CLASS(Outcome, std::uint8_t, ok, denied, failed)

struct OffenderCountTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 1'000'000'000;
};
using OffenderCount = Number<OffenderCountTag>;

/// What an entry is about. Names and references only, never a value of a record.
struct AuditContent {
    Listed<OffenderId> subjects;
    /// Everybody: the first so many offenders ever stored. They are numbered and never removed, so the
    /// question "who saw this record" has an answer without listing thousands of references in each entry.
    std::optional<OffenderCount> everybody_up_to;
    Listed<EventId> events;     ///< added
    Listed<std::string> fields; ///< of the person, where they changed: their names
    /// Offenders by their numbers in this store: the results of a search, one whose record was disposed of, or one
    /// whose record was combined with the subject's.
    Listed<OffenderCount> numbers;
    std::optional<std::string> query;     ///< which question was asked, never with what values
    std::optional<std::string> recipient; ///< to whom it was disclosed
    std::optional<std::string> gateway;   ///< by what right
    Listed<EventId> own_work;             ///< added events in which somebody endorses his own work
    Listed<OffenderCount> emptied;        ///< entries whose content went with the record they were about

    bool operator==(const AuditContent&) const = default;
};
BOOST_DESCRIBE_STRUCT(AuditContent, (),
                      (subjects, everybody_up_to, events, fields, numbers, query, recipient, gateway, own_work,
                       emptied))

/// One line of the log.
struct AuditEntry {
    std::int64_t number = 0; ///< from 1, without gaps
    date::sys_seconds at;    ///< universal time, as the caller's clock gave it
    StaffId actor;
    Role role{};
    std::string purpose;
    Operation operation{};
    Action action{};
    Outcome outcome{};
    std::int64_t rows = 0;               ///< records, events or entries given out or added
    std::optional<AuditContent> content; ///< nothing once the record it was about has been disposed of
};

} // namespace mosovo::store
