#pragma once

#include "law_rule.hpp"

#include <string_view>
#include <vector>

namespace mosovo::law {

/// Every rule that the law room reads, looked up once, so that evaluating many records asks for no name twice.
/// Borrows from the rulebook.
struct LawRules {
    explicit LawRules(const Rulebook& rules);

    /// Every value of the rules below and every reading, as a step of reasoning names them: by number.
    std::vector<StepSource> sources;

    // ss.80, 81, 132, 134
    LawRule part2, act1997, s80, carry_over, s132, s134;
    // s.82: who is young, which sentence is long, and the rows
    LawRule adult_age, under_18_part, long_sentence, short_sentence, detention_part, weeks_as_months, extra_licence,
        longest_training, longest_suspended, aggregate, disability_then_trial;
    LawRule life, lifelong_restriction, restricted_hospital, imprisonment_long, imprisonment_middle, imprisonment_short,
        hospital, caution, discharge, any_other;
    // ss.83, 84
    LawRule initial, already_notified, disregarded;
    LawRule change, release, changes, qualifying_period, qualifying_window, advance_early, advance_late, non_occurrence,
        child_household;
    // ss.85, 85A
    LawRule yearly, weekly, tail;
    LawRule absence_longer_than, absence_notice, absence_return;
    // s.87
    LawRule attendance;
    // s.86 and the regulations
    LawRule shortest_absence, shortest_absence_republic, known_before, travel_notice, excused, excused_before,
        known_late, change_before_departure, change_without_excuse, return_within, travel_order;
    // review
    LawRule review_adult, review_under_18, review_further, review_further_longest, review_barred, acknowledge,
        body_reply, determine, review_discharge, appeal;
    LawRule scottish_adult, scottish_under_18, scottish_appeal;
    LawRule northern_irish_adult, northern_irish_under_18, northern_irish_determine;
    // orders
    LawRule order_types, order_relevant_date, order_prolongs, risk_orders, foreign;
    // the Crime and Policing Act 2026, not commenced
    LawRule act2026_name_change, act2026_absence_longer_than, act2026_absence_notice, act2026_child_premises;

    std::uint16_t first_reading;   ///< number of the first reading among the sources
    std::uint16_t first_paragraph; ///< number of the first paragraph of Schedule 3
    Day part2_from;                ///< first day of Part 2
    Day act1997_from;              ///< first day of the Sex Offenders Act 1997

private:
    [[nodiscard]] LawRule take(const Rulebook& rules, std::string_view id);
};

} // namespace mosovo::law
