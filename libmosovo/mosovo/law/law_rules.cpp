#include "law_rules.hpp"

#include <stdexcept>

namespace mosovo::law {

namespace {

Day first_day(const Rule& rule) {
    const auto& from = rule.entries().front().from;
    if (!from) throw LawNotHeld{rule.id() + ": no day of commencement is held"};
    return *from;
}

} // namespace

LawRules::LawRules(const Rulebook& r)
    : part2{r.rule("soa2003.part2")}, act1997{r.rule("soa1997.part1")}, s80{r.rule("soa2003.s80")},
      carry_over{r.rule("soa2003.s81.carry_over")}, s132{r.rule("soa2003.s132")}, s134{r.rule(
                                                                                      "soa2003.s134.discharge")},
      adult_age{r.rule("soa2003.s82.adult_age")}, under_18_part{r.rule("soa2003.s82.under_18_part")},
      long_sentence{r.rule("soa2003.s82.long_sentence")}, short_sentence{r.rule("soa2003.s82.short_sentence")},
      detention_part{r.rule("soa2003.s131.detention_and_training_part")}, weeks_as_months{r.rule(
                                                                              "soa2003.s82.weeks_like_short_sentence")},
      extra_licence{r.rule("sentencing.special_custodial.extra_licence")},
      longest_training{r.rule("sentencing.dto.longest_term")}, aggregate{r.rule("soa2003.s82.aggregate")},
      disability_then_trial{r.rule("soa2003.s82.disability_then_trial")},
      life{r.rule("soa2003.s82.period.life_or_public_protection")}, lifelong_restriction{r.rule(
                                                                        "soa2003.s82.period.lifelong_restriction")},
      restricted_hospital{r.rule("soa2003.s82.period.restricted_hospital_order")},
      imprisonment_long{r.rule("soa2003.s82.period.imprisonment_30_months_or_more")},
      imprisonment_middle{r.rule("soa2003.s82.period.imprisonment_over_6_months")},
      imprisonment_short{r.rule("soa2003.s82.period.imprisonment_6_months_or_less")},
      hospital{r.rule("soa2003.s82.period.hospital_order")}, caution{r.rule("soa2003.s82.period.caution")},
      discharge{r.rule("soa2003.s82.period.conditional_discharge")}, any_other{r.rule("soa2003.s82.period.any_other")},
      initial{r.rule("soa2003.s83.initial")}, already_notified{r.rule("soa2003.s83.already_notified")},
      disregarded{r.rule("soa2003.s83.disregarded")}, change{r.rule("soa2003.s84.change")}, release{r.rule(
                                                                                                "soa2003.s84.release")},
      changes{r.rule("soa2003.s84.changes")}, qualifying_period{r.rule("soa2003.s84.qualifying_period")},
      qualifying_window{r.rule("soa2003.s84.qualifying_window")}, advance_early{r.rule("soa2003.s84.advance_early")},
      advance_late{r.rule("soa2003.s84.advance_late")}, non_occurrence{r.rule("soa2003.s84.non_occurrence")},
      child_household{r.rule("si2012_1876.reg11.child_household")}, yearly{r.rule("soa2003.s85.applicable_period")},
      weekly{r.rule("soa2003.s85.applicable_period.no_main_residence")}, tail{r.rule("soa2003.s85.tail")},
      absence_longer_than{r.rule("soa2003.s85a.absence_longer_than")}, absence_notice{r.rule("soa2003.s85a.notice")},
      absence_return{r.rule("soa2003.s85a.return")}, shortest_absence{r.rule("si2004_1220.reg5.shortest_absence")},
      shortest_absence_republic{r.rule("si2004_1220.reg5.shortest_absence.republic")},
      known_before{r.rule("si2004_1220.reg5.known_before")}, travel_notice{r.rule("si2004_1220.reg5.notice")},
      excused{r.rule("si2004_1220.reg5.excused")}, excused_before{r.rule("si2004_1220.reg5.excused_before")},
      known_late{r.rule("si2004_1220.reg5.known_late")}, change_before_departure{r.rule("si2004_1220.reg7.change")},
      change_without_excuse{r.rule("si2004_1220.reg7.without_excuse")}, return_within{r.rule(
                                                                            "si2004_1220.reg8.return")},
      travel_order{r.rule("soa2003.s117.travel_order")}, review_adult{r.rule("soa2003.s91b.qualifying.adult")},
      review_under_18{r.rule("soa2003.s91b.qualifying.under_18")}, review_further{r.rule("soa2003.s91b.further")},
      review_further_longest{r.rule("soa2003.s91b.further_longest")},
      review_barred{r.rule("soa2003.s91b.barring_orders")}, acknowledge{r.rule("soa2003.s91b.acknowledgement")},
      body_reply{r.rule("soa2003.s91b.body_reply")}, determine{r.rule("soa2003.s91c.determination")},
      review_discharge{r.rule("soa2003.s91c.discharge")}, appeal{r.rule("soa2003.s91e.appeal")},
      scottish_adult{r.rule("soa2003.s88a.discharge.adult")},
      scottish_under_18{r.rule("soa2003.s88a.discharge.under_18")}, scottish_appeal{r.rule("soa2003.s88g.appeal")},
      northern_irish_adult{r.rule("soa2003.sch3a.qualifying.adult")}, northern_irish_under_18{r.rule(
                                                                          "soa2003.sch3a.qualifying.under_18")},
      northern_irish_determine{r.rule("soa2003.sch3a.determination")}, order_types{r.rule(
                                                                           "soa2003.orders.subject_while_in_force")},
      order_relevant_date{r.rule("soa2003.orders.relevant_date")}, order_prolongs{r.rule("soa2003.orders.prolong")},
      foreign{r.rule("soa2003.s97.foreign")}, part2_from{first_day(part2)}, act1997_from{first_day(act1997)} {}

} // namespace mosovo::law
