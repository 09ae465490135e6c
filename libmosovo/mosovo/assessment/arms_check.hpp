#pragma once

#include <mosovo/assessment/arms.hpp>
#include <mosovo/assessment/cycle.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::assessment {

BOOST_DEFINE_FIXED_ENUM_CLASS(ArmsWarningKind, std::uint8_t,
                              version_not_held,           // the ratings cannot be read by their own definition
                              level_not_recorded,         // an assessment without the officer's level
                              level_without_rationale,    // a judgement without its reasons
                              level_below_static_band,    // lower than a current band, with no rationale
                              not_applicable_read_as_low, // a static tool did not apply, and low rests on nothing else
                              rated_without_evidence, protective_without_source, evidence_older_than_cycle,
                              factor_not_rated,
                              factor_unknown, // a key that the definition does not have
                              rating_unknown) // a word that the scale does not have
using ArmsWarning = Remark<ArmsWarningKind>;

/// One factor as it was rated.
struct FactorLine {
    std::string key;
    std::string name; ///< of the definition; the key where it has no such factor
    std::optional<FactorKind> kind;
    std::optional<std::string> rating;
    std::vector<std::string> evidence;
    std::vector<std::string> source;

    bool operator==(const FactorLine&) const = default;
};
BOOST_DESCRIBE_STRUCT(FactorLine, (), (key, name, kind, rating, evidence, source))

struct ArmsCheck {
    OffenderId offender;
    Day as_of{};
    std::optional<EventId> arms{}; ///< the last assessment up to that day; nothing: none is on record
    std::optional<Day> on{};
    std::optional<RiskLevel> level{}; ///< the officer's, as recorded
    std::string definition{};         ///< the version by which it was read
    std::vector<FactorLine> factors{};
    std::vector<ArmsWarning> warnings{};

    bool operator==(const ArmsCheck&) const = default;
};
BOOST_DESCRIBE_STRUCT(ArmsCheck, (), (offender, as_of, arms, on, level, definition, factors, warnings))

/// Whether the last ARMS assessment holds together. Warnings only: the level is the officer's and stays as it is.
/// \param law  the record's evaluation at the same view
/// \par Source  practice.md §§2.2, 2.3; decision 0073
[[nodiscard]] ArmsCheck check_arms(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules,
                                   const ArmsDefinitions& definitions = ArmsDefinitions::built_in());

/// The day of an event: the first day or time that its kind names, where it is known.
[[nodiscard]] std::optional<Day> day_of_event(const Event& event);

} // namespace mosovo::assessment
