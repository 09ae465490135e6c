#include "law_rules.hpp"

#include <mosovo/rules/schedule3.hpp>

#include "reasons.hpp"

#include <stdexcept>

namespace mosovo::law {

namespace {

Day first_day(const LawRule& rule) {
    const auto& from = rule.entries().front().from;
    if (!from) throw LawNotHeld{rule.id() + ": no day of commencement is held"};
    return *from;
}

} // namespace

LawRule LawRules::take(const Rulebook& rules, std::string_view id) { return {rules.rule(id), sources}; }

LawRules::LawRules(const Rulebook& r)
    : sources{}, part2{take(r, "soa2003.part2")}, act1997{take(r, "soa1997.part1")}, s80{take(r, "soa2003.s80")},
      carry_over{take(r, "soa2003.s81.carry_over")}, s132{take(r, "soa2003.s132")},
      s134{take(r, "soa2003.s134.discharge")}, adult_age{take(r, "soa2003.s82.adult_age")},
      under_18_part{take(r, "soa2003.s82.under_18_part")}, long_sentence{take(r, "soa2003.s82.long_sentence")},
      short_sentence{take(r, "soa2003.s82.short_sentence")}, detention_part{take(
                                                                 r, "soa2003.s131.detention_and_training_part")},
      weeks_as_months{take(r, "soa2003.s82.weeks_like_short_sentence")},
      extra_licence{take(r, "sentencing.special_custodial.extra_licence")}, longest_training{take(
                                                                                r, "sentencing.dto.longest_term")},
      longest_suspended{take(r, "sentencing.suspended.longest_term")}, aggregate{take(r, "soa2003.s82.aggregate")},
      disability_then_trial{take(r, "soa2003.s82.disability_then_trial")},
      life{take(r, "soa2003.s82.period.life_or_public_protection")}, lifelong_restriction{take(
                                                                         r, "soa2003.s82.period.lifelong_restriction")},
      restricted_hospital{take(r, "soa2003.s82.period.restricted_hospital_order")},
      imprisonment_long{take(r, "soa2003.s82.period.imprisonment_30_months_or_more")},
      imprisonment_middle{take(r, "soa2003.s82.period.imprisonment_over_6_months")},
      imprisonment_short{take(r, "soa2003.s82.period.imprisonment_6_months_or_less")},
      hospital{take(r, "soa2003.s82.period.hospital_order")}, caution{take(r, "soa2003.s82.period.caution")},
      discharge{take(r, "soa2003.s82.period.conditional_discharge")},
      any_other{take(r, "soa2003.s82.period.any_other")}, initial{take(r, "soa2003.s83.initial")},
      already_notified{take(r, "soa2003.s83.already_notified")}, disregarded{take(r, "soa2003.s83.disregarded")},
      change{take(r, "soa2003.s84.change")}, release{take(r, "soa2003.s84.release")},
      changes{take(r, "soa2003.s84.changes")}, qualifying_period{take(r, "soa2003.s84.qualifying_period")},
      qualifying_window{take(r, "soa2003.s84.qualifying_window")}, advance_early{take(r, "soa2003.s84.advance_early")},
      advance_late{take(r, "soa2003.s84.advance_late")}, non_occurrence{take(r, "soa2003.s84.non_occurrence")},
      child_household{take(r, "si2012_1876.reg11.child_household")}, yearly{take(r, "soa2003.s85.applicable_period")},
      weekly{take(r, "soa2003.s85.applicable_period.no_main_residence")}, tail{take(r, "soa2003.s85.tail")},
      absence_longer_than{take(r, "soa2003.s85a.absence_longer_than")}, absence_notice{take(r, "soa2003.s85a.notice")},
      absence_return{take(r, "soa2003.s85a.return")}, attendance{take(r, "soa2003.s87.attendance")},
      shortest_absence{take(r, "si2004_1220.reg5.shortest_absence")},
      shortest_absence_republic{take(r, "si2004_1220.reg5.shortest_absence.republic")},
      known_before{take(r, "si2004_1220.reg5.known_before")}, travel_notice{take(r, "si2004_1220.reg5.notice")},
      excused{take(r, "si2004_1220.reg5.excused")}, excused_before{take(r, "si2004_1220.reg5.excused_before")},
      known_late{take(r, "si2004_1220.reg5.known_late")}, change_before_departure{take(r, "si2004_1220.reg7.change")},
      change_without_excuse{take(r, "si2004_1220.reg7.without_excuse")}, return_within{take(r,
                                                                                            "si2004_1220.reg8.return")},
      travel_order{take(r, "soa2003.s117.travel_order")}, review_adult{take(r, "soa2003.s91b.qualifying.adult")},
      review_under_18{take(r, "soa2003.s91b.qualifying.under_18")}, review_further{take(r, "soa2003.s91b.further")},
      review_further_longest{take(r, "soa2003.s91b.further_longest")},
      review_barred{take(r, "soa2003.s91b.barring_orders")}, acknowledge{take(r, "soa2003.s91b.acknowledgement")},
      body_reply{take(r, "soa2003.s91b.body_reply")}, determine{take(r, "soa2003.s91c.determination")},
      review_discharge{take(r, "soa2003.s91c.discharge")}, appeal{take(r, "soa2003.s91e.appeal")},
      scottish_adult{take(r, "soa2003.s88a.discharge.adult")}, scottish_under_18{take(
                                                                   r, "soa2003.s88a.discharge.under_18")},
      scottish_appeal{take(r, "soa2003.s88g.appeal")}, northern_irish_adult{take(r, "soa2003.sch3a.qualifying.adult")},
      northern_irish_under_18{take(r, "soa2003.sch3a.qualifying.under_18")}, northern_irish_determine{take(
                                                                                 r, "soa2003.sch3a.determination")},
      order_types{take(r, "soa2003.orders.subject_while_in_force")},
      order_relevant_date{take(r, "soa2003.orders.relevant_date")}, order_prolongs{take(r, "soa2003.orders.prolong")},
      risk_orders{take(r, "soa2003.orders.risk_orders")}, foreign{take(r, "soa2003.s97.foreign")},
      act2026_name_change{take(r, "crime_and_policing_2026.name_change")},
      act2026_absence_longer_than{take(r, "crime_and_policing_2026.absence_longer_than")},
      act2026_absence_notice{take(r, "crime_and_policing_2026.absence_notice")},
      act2026_child_premises{take(r, "crime_and_policing_2026.child_premises")},
      first_reading{static_cast<std::uint16_t>(sources.size())}, first_paragraph{first_reading},
      part2_from{first_day(part2)}, act1997_from{first_day(act1997)} {
    add_readings(sources);
    first_paragraph = static_cast<std::uint16_t>(sources.size());
    for (const auto& paragraph : rules::OffenceList::built_in().paragraphs())
        sources.push_back({paragraph.id(), paragraph.source});
}

} // namespace mosovo::law
