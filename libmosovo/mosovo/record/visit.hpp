#pragma once

#include <mosovo/calendar/local_time.hpp>
#include <mosovo/record/ids.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace mosovo {

BOOST_DEFINE_FIXED_ENUM_CLASS(Contact, std::uint8_t, home_visit, station, office, telephone, video)
BOOST_DEFINE_FIXED_ENUM_CLASS(VisitMode, std::uint8_t, announced, unannounced)
BOOST_DEFINE_FIXED_ENUM_CLASS(VisitOutcome, std::uint8_t, seen, no_reply, refused, moved, elsewhere)
BOOST_DEFINE_FIXED_ENUM_CLASS(IntelligenceDecision, std::uint8_t, submitted, nothing_to_submit, undecided)

/// A contact made or tried (practice §1.1). Only a home visit with outcome `seen` is successful.
struct Visit {
    static constexpr std::string_view kind_word = "visit";
    std::optional<LocalTime> at;
    std::optional<LocalTime> ended;
    std::optional<std::string> place; ///< id of the premises, or the force's own word
    std::optional<Contact> contact;
    std::optional<VisitMode> mode;
    Listed<std::string> purpose; ///< an extensible list (practice §1.1.4), so words of the force
    std::optional<VisitOutcome> outcome;
    Listed<StaffId> officers;
    std::optional<bool> risk_assessed; ///< before it, where one went alone
    std::optional<IntelligenceDecision> intelligence;
    std::optional<std::string> intelligence_ref;
    std::optional<bool> children_seen;
    std::optional<bool> devices_checked;
    std::optional<StaffId> lone_approved_by; ///< who agreed that one goes alone
    std::optional<LocalTime> lone_approved;  ///< and when

    bool operator==(const Visit&) const = default;
};
BOOST_DESCRIBE_STRUCT(Visit, (),
                      (at, ended, place, contact, mode, purpose, outcome, officers, risk_assessed, intelligence,
                       intelligence_ref, children_seen, devices_checked, lone_approved_by, lone_approved))

} // namespace mosovo
