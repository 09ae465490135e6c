#pragma once

#include <mosovo/record/disposal.hpp>
#include <mosovo/record/orders.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::synth {

/// So many in a thousand.
struct Share {
    int per_mille = 0;
};

/// The half of the figures that says how lives run; no struct can describe more than some fifty fields.
struct LifeFigures {
    Share female, under_18_at_conviction, sentence_condition;
    Share shpo, order_prolongs, second_disposal, consecutive;
    Share ended, died, emigrated, moved_nation;
    Share remanded, recalled, in_custody_again, no_main_residence;
    Share moves_a_year, other_change_a_year, premises_stay_a_year, child_household_a_year;
    Share travels_a_year, travel_planned, travel_under_way, name_change;
};
BOOST_DESCRIBE_STRUCT(LifeFigures, (),
                      (female, under_18_at_conviction, sentence_condition, shpo, order_prolongs, second_disposal,
                       consecutive, ended, died, emigrated, moved_nation, remanded, recalled, in_custody_again,
                       no_main_residence, moves_a_year, other_change_a_year, premises_stay_a_year,
                       child_household_a_year, travels_a_year, travel_planned, travel_under_way, name_change))

/// What made-up lives are drawn from. Values and sources: data/figures.json, where each says whether it
/// was published, worked out, or invented. Shares "a year" are per offender and year at liberty.
struct Figures : LifeFigures {
    Share very_high, high, medium, low; ///< risk mix; adds up to 1000
    date::months visit_very_high{}, visit_high{}, visit_medium{}, visit_low{};
    Share breach_a_year, late_with_excuse_a_year, late_initial;
    Share mappa_level_1, removed_on_review_a_year, whereabouts_unknown;
    Share visits_overdue;
    date::days oldest_overdue{};
    Share reactive_of_eligible;
    date::months reactive_after{};
    int caseload = 0; ///< offenders to an officer
    int team = 0;     ///< officers to a team
    Share visit_fails, visit_unannounced, visit_alone, visit_agreed, intelligence_submitted;
    Share interval_of_its_own, level_changed, transferred_in, reallocated, disclosure;
    Share corrected, struck;
};
BOOST_DESCRIBE_STRUCT(Figures, (LifeFigures),
                      (very_high, high, medium, low, visit_very_high, visit_high, visit_medium, visit_low,
                       breach_a_year, late_with_excuse_a_year, late_initial, mappa_level_1, removed_on_review_a_year,
                       whereabouts_unknown, visits_overdue, oldest_overdue, reactive_of_eligible, reactive_after,
                       caseload, team, visit_fails, visit_unannounced, visit_alone, visit_agreed,
                       intelligence_submitted, interval_of_its_own, level_changed, transferred_in, reallocated,
                       disclosure, corrected, struck))

/// Where a disposal puts him.
BOOST_DEFINE_FIXED_ENUM_CLASS(Served, std::uint8_t, community, custody, hospital, served_abroad)

struct MonthRange {
    int least = 0; ///< months
    int most = 0;  ///< months, included
};

/// One row of the mix of disposals among people on the register.
struct DisposalKind {
    std::optional<SentenceType> type; ///< nothing: a caution
    std::optional<OrderType> order;   ///< what brought a sentence passed abroad on to the register
    Basis basis{};
    int stock = 0;                      ///< weight among rows for the same age
    std::optional<date::months> period; ///< how long he is on the register; nothing: for life, or by the term
    bool young = false;                 ///< under 18 at conviction
    std::optional<MonthRange> term;
    std::optional<MonthRange> extension;
    std::optional<MonthRange> away; ///< for terms without an end: how long inside
    Share served;                   ///< of the term, inside
    Served place{};
    std::optional<Day> first; ///< first and
    std::optional<Day> last;  ///< last day on which courts used it
};

/// \throws std::logic_error when the library's own data file is wrong
[[nodiscard]] const Figures& figures();
[[nodiscard]] const std::vector<DisposalKind>& disposal_kinds();

} // namespace mosovo::synth
