// The acceptance tests of inspection-map.md §F that concern assessment, each under its number and in its words. Numbers
// 5, 7 and 8 concern markers, visitors from elsewhere and hand-overs, which are no part of assessment. What a test says
// of reports and of indicators (SPOF, rates, K11, K13, K14, K19, K20) is no part of it either: the room `inspection`
// that counts them does not exist yet. What they would count is tested here one record at a time.

#include "made_up.hpp"

#include <mosovo/assessment/breach.hpp>
#include <mosovo/assessment/failed_attempts.hpp>
#include <mosovo/assessment/lead_result.hpp>
#include <mosovo/assessment/plan_check.hpp>
#include <mosovo/assessment/reactive.hpp>
#include <mosovo/assessment/visit_faults.hpp>
#include <mosovo/assessment/visit_plan.hpp>

namespace mosovo::assessment {
namespace {

using namespace mosovo::made_up;

// 1. "Two-offender unit, one officer in four roles: SPOF report lists all four; self-approval is flagged; no rate is
//     printed." The report and the rate belong to `inspection`; every place where one person may have approved himself
//     is here: the plan, the interval, reactive management, the visit alone, the excuse, the place of a notification.
TEST(InspectionMapF, F1_OneOfficerInEveryRoleIsFlaggedWhereverHeApproves) {
    const std::string notified =
        R"(,{"id":"n2","kind":"notification","given":"2027-01-12T10:00","under":["periodic"],"home":"main_residence","by":"OM-1",
            "place":{"kind":"home_address","reason":"Housebound. Made up.","approved_by":"OM-1"}},
           {"id":"b","kind":"breach_decision","obligation":"periodic_notification n","on":"2027-01-14","by":"OM-1",
            "outcome":"reasonable_excuse","reason":"Housebound. Made up.","approved_by":"OM-1"})";
    const std::string alone =
        R"(,{"id":"v2","kind":"visit","at":"2026-06-20T18:10","contact":"home_visit","purpose":["monitor_risk"],
            "outcome":"seen","intelligence":"nothing_to_submit","officers":["OM-1"],"risk_assessed":true,
            "lone_approved_by":"OM-1","lone_approved":"2026-06-20T09:00","by":"OM-1"})";
    const std::string longer =
        R"(,{"id":"m2","kind":"management","on":"2026-02-02","level":"medium","state":"active","by":"OM-1",
            "visit_interval":{"months":9},"rationale":"Made up.","approved_by":"OM-1"})";
    const std::string reactive = R"(,{"id":"m3","kind":"management","on":"2026-07-02","level":"low","state":"reactive",
            "by":"OM-1","rationale":"Made up.","approved_by":"OM-1"})";
    const auto planned = visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-01-21") +
                         plan("p", "2026-01-22", R"(,"next_review":"2027-01-22")") +
                         endorsed("e", "2026-01-26", "p", "OM-1");
    for (const auto* offender : {"OFF-MADE-UP-1", "OFF-MADE-UP-2"}) {
        auto facts = record(subject + planned + longer + alone + reactive + notified);
        facts.offender.id = OffenderId::from_checked(offender);
        const auto at = [&](std::string_view as_of) { return see(facts, as_of); };

        const auto spring = at("2026-03-01");
        EXPECT_EQ(words(assessment::cycle(spring.timeline, spring.law, four_weeks()).faults), "self_endorsed");
        EXPECT_TRUE(has(check_plan(spring.timeline, day("2026-03-01"), Rulebook::built_in()).faults,
                        PlanFaultKind::self_endorsed));
        auto visits = visit_plan(spring.timeline, spring.law, Rulebook::built_in());
        EXPECT_EQ(words(visits.faults), "approved_by_self");
        EXPECT_EQ(iso(*visits.due.due), "2026-07-20") << "and the longer interval does not hold";

        const auto summer = at("2026-08-01");
        EXPECT_EQ(words(visit_faults(summer.timeline, day("2026-06-01"), day("2026-08-01"), Rulebook::built_in())),
                  "alone_approved_by_self");
        visits = visit_plan(summer.timeline, summer.law, Rulebook::built_in());
        EXPECT_EQ(words(visits.faults), "approved_by_self");
        EXPECT_EQ(word(visits.due.clock), "running") << "and visits go on";
        EXPECT_TRUE(has(reactive_eligibility(summer.timeline, summer.law, Rulebook::built_in()).faults,
                        ReactiveFaultKind::decision_lacks));

        const auto winter = at("2027-02-01");
        std::size_t flagged = 0;
        for (const auto& matter : matters(winter.timeline, winter.law, Rulebook::built_in())) {
            EXPECT_NE(word(matter.state), "closed") << matter.says;
            flagged +=
                matter.wants == std::vector<std::string>{"an approval by somebody other than the one who entered it"};
        }
        EXPECT_EQ(flagged, 2U) << "the excuse and the place";
    }
}

TEST(InspectionMapF, F1_SelfApprovalIsFlagged) {
    const auto alone = visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-01-21") +
                       plan("p", "2026-01-22", R"(,"next_review":"2027-01-22")");
    auto found = cycle_of(subject + alone + endorsed("e", "2026-01-26", "p", "OM-1"), "2026-02-01", four_weeks());
    EXPECT_EQ(word(found.state), "flawed");
    EXPECT_EQ(words(found.faults), "self_endorsed");
    EXPECT_EQ(word(found.next.what), "endorsement");
    EXPECT_EQ(found.next.not_who, std::vector{StaffId::from_checked("OM-1")});

    // Whoever assessed may not endorse what rests on it, though another wrote the plan.
    const auto by_another =
        visit("v", "2026-01-20") + score("s", "2026-01-20") +
        R"(,{"id":"a","kind":"arms","on":"2026-01-21","level":"medium","rationale":"x","by":"DS-1"})" +
        plan("p", "2026-01-22", R"(,"next_review":"2027-01-22")") + endorsed("e", "2026-01-26", "p");
    EXPECT_EQ(words(cycle_of(subject + by_another, "2026-02-01", four_weeks()).faults), "self_endorsed");

    // Where the record does not say who wrote it, a second pair of eyes is not shown.
    const auto unsigned_plan = visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-01-21") +
                               R"(,{"id":"p","kind":"risk_plan","on":"2026-01-22","next_review":"2027-01-22"})" +
                               endorsed("e", "2026-01-26", "p");
    EXPECT_EQ(words(cycle_of(subject + unsigned_plan, "2026-02-01", four_weeks()).faults), "endorsement_not_shown");
}

// 2. "Annual notification made at home, late by one day, plausible excuse: record cannot be closed without reason,
//     supervisor and an offence decision; it appears in K19 and K20." K19 and K20 belong to `inspection`.
TEST(InspectionMapF, F2_ALateNotificationAtHomeCannotBeClosedSilently) {
    const auto told = [](const std::string& place) {
        return R"(,{"id":"n2","kind":"notification","given":"2027-01-12T10:00","under":["periodic"],"home":"main_residence","by":"OM-1",
            "place":{"kind":"home_address")" +
               place + "}}";
    };
    const auto decided = [](const std::string& more) {
        return R"(,{"id":"b","kind":"breach_decision","obligation":"periodic_notification n","on":"2027-01-14","by":"OM-1")" +
               more + "}";
    };
    const auto open = [](const std::string& events) {
        const auto seen = see(subject + events, "2027-02-01");
        std::string wants;
        for (const auto& matter : matters(seen.timeline, seen.law, Rulebook::built_in())) {
            EXPECT_TRUE(matter.citation.href.starts_with("https://"));
            EXPECT_EQ(matter.state == MatterState::closed, matter.wants.empty());
            for (const auto& want : matter.wants)
                wants += "[" + want + "]";
        }
        return wants;
    };
    const std::string reason = R"(,"reason":"Housebound. Made up.")";
    const std::string supervisor = R"(,"approved_by":"DS-1")";
    const auto good_place = told(reason + supervisor);
    EXPECT_EQ(open(told("")),
              "[a decision: a crime recorded, or a reasonable excuse][a reason][a supervisor's approval]");
    EXPECT_EQ(open(good_place), "[a decision: a crime recorded, or a reasonable excuse]") << "an offence decision";
    EXPECT_EQ(open(good_place + decided(R"(,"outcome":"under_review")")),
              "[a decision: a crime recorded, or a reasonable excuse]");
    EXPECT_EQ(open(good_place + decided(R"(,"outcome":"reasonable_excuse")")), "[a reason][a supervisor's approval]");
    EXPECT_EQ(open(good_place + decided(R"(,"outcome":"reasonable_excuse","approved_by":"OM-1")" + reason)),
              "[an approval by somebody other than the one who entered it]");
    EXPECT_EQ(open(good_place + decided(R"(,"outcome":"reasonable_excuse")" + reason + supervisor)), "");
    EXPECT_EQ(open(good_place + decided(R"(,"outcome":"crime_recorded")")), "[the reference of the crime]");
    EXPECT_EQ(open(good_place + decided(R"(,"outcome":"crime_recorded","ref":"CR-MADE-UP-1")")), "");
    EXPECT_EQ(open(told(reason) + decided(R"(,"outcome":"crime_recorded","ref":"CR-MADE-UP-1")")),
              "[a supervisor's approval]");
}

TEST(InspectionMapF, F2_EveryMissingPartKeepsTheRecordOpen) {
    // Late by one day: the last day is the anniversary of 11 January.
    const auto seen =
        see(subject + R"(,{"id":"n2","kind":"notification","given":"2027-01-12T10:00","under":["periodic"],
        "home":"main_residence","place":{"kind":"home_address"}})",
            "2027-02-01");
    const auto all = matters(seen.timeline, seen.law, Rulebook::built_in());
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(word(all.front().kind), "late_notification");
    EXPECT_EQ(all.front().says, "The periodic notification due by 11 Jan 2027 was made late.");
    EXPECT_EQ(word(all.back().kind), "place");

    constexpr unsigned parts = 7; // of the place: reason, supervisor; of the decision: itself, reason, supervisor, who
    for (unsigned given = 0; given < 1U << parts; ++given) {
        const auto part = [given](unsigned at, const char* text) { return (given >> at & 1U) != 0 ? text : ""; };
        const auto events =
            std::string{R"(,{"id":"n2","kind":"notification","given":"2027-01-12T10:00","under":["periodic"],
                "home":"main_residence")"} +
            part(6, R"(,"by":"OM-1")") + R"(,"place":{"kind":"home_address")" + part(0, R"(,"reason":"Made up.")") +
            part(1, R"(,"approved_by":"DS-1")") + "}}" +
            R"(,{"id":"b","kind":"breach_decision","obligation":"periodic_notification n","on":"2027-01-14")" +
            part(2, R"(,"outcome":"reasonable_excuse")") + part(3, R"(,"reason":"Made up.")") +
            part(4, R"(,"approved_by":"DS-1")") + part(5, R"(,"by":"OM-1")") + "}";
        const auto look = see(subject + events, "2027-02-01");
        bool closed = true;
        for (const auto& matter : matters(look.timeline, look.law, Rulebook::built_in()))
            closed = closed && matter.state == MatterState::closed;
        EXPECT_EQ(closed, given == (1U << parts) - 1) << given;
        const auto triggers_open = [&] {
            const auto found = assessment::cycles(look.timeline, look.law, Rulebook::built_in());
            for (const auto& trigger : found.back().triggers)
                if (trigger.kind == TriggerKind::breach) return trigger.answer == TriggerAnswer::open;
            return false;
        };
        constexpr unsigned of_the_decision = 0b111100;
        EXPECT_EQ(triggers_open(), (given & of_the_decision) != of_the_decision) << given;
    }
}

TEST(InspectionMapF, F2_ADecisionIsUndoneByALaterOneAndHiddenByNoSetting) {
    const auto late = subject + R"(,{"id":"n2","kind":"notification","given":"2027-01-12T10:00","under":["periodic"],
        "home":"main_residence","place":{"kind":"published_station"}})";
    const auto decided = [](const char* id, const char* on, const char* outcome, const char* more) {
        return std::string{R"(,{"id":")"} + id +
               R"(","kind":"breach_decision","obligation":"periodic_notification n","on":")" + on +
               R"(","by":"OM-1","approved_by":"DS-1","reason":"Made up.","outcome":")" + outcome + '"' + more + "}";
    };
    const auto excuse = decided("b", "2027-01-14", "reasonable_excuse", "");
    const auto crime = decided("b2", "2027-01-20", "crime_recorded", R"(,"ref":"CR-MADE-UP-1")");
    const auto last = [](const std::string& events, const Rulebook& rules = Rulebook::built_in()) {
        const auto seen = see(events, "2027-02-01");
        const auto all = matters(seen.timeline, seen.law, rules);
        return all.empty() ? Matter{} : all.front();
    };
    EXPECT_EQ(last(late + excuse).decision, EventId::from_checked("b"));
    EXPECT_EQ(last(late + crime + excuse).decision, EventId::from_checked("b2")) << "whatever the order of the record";
    EXPECT_EQ(word(last(late).state), "open");
    for (const auto* none : {R"("unset")", R"(["release"])"})
        EXPECT_EQ(word(last(late, with("practice.assessment.triggers", none)).kind), "late_notification")
            << "what opens a cycle does not hide a breach";
    const auto unset = last(late + excuse, with("practice.breach.excuse_needs", R"("unset")"));
    EXPECT_EQ(word(unset.state), "open");
    EXPECT_NE(unset.wants.at(0).find("not configured"), std::string::npos);
}

TEST(InspectionMapF, F2_APlaceThatNobodyRecordedIsNotGood) {
    for (const auto* place : {"", R"(,"place":{})", R"(,"place":{"reason":"Made up.","approved_by":"DS-1"})"}) {
        const auto seen =
            see(subject + R"(,{"id":"n2","kind":"notification","given":"2026-05-02T10:00","under":["change"],
            "home":"main_residence","by":"OM-1")" +
                    place + "}",
                "2026-06-01");
        const auto all = matters(seen.timeline, seen.law, Rulebook::built_in());
        ASSERT_EQ(all.size(), 1U) << place;
        EXPECT_EQ(word(all.front().kind), "place_unknown");
        EXPECT_EQ(all.front().wants, std::vector<std::string>{"where it was taken"});
    }
}

// 3. "Visit done, OSP and ARMS six weeks apart, RMP with facts only: cycle incomplete, RMP fails validation,
//     K11 and K13 fall." K11 and K13 belong to `inspection`.
TEST(InspectionMapF, F3_StepsWeeksApartAndAPlanOfFactsFail) {
    const auto apart =
        visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-03-03") +
        plan("p", "2026-03-04", R"(,"summary":"He lives alone and works at night.","next_review":"2027-03-04")") +
        endorsed("e", "2026-03-06", "p");
    const auto found = cycle_of(subject + apart, "2026-03-10", four_weeks());
    EXPECT_EQ(word(found.state), "flawed");
    EXPECT_EQ(words(found.faults), "outside_window");
    EXPECT_EQ(iso(*found.window_ends), "2026-02-17");
    EXPECT_EQ(word(cycle_of(subject + apart, "2026-03-10").state), "not_configured") << "nor complete without a window";
    EXPECT_EQ(word(cycle_of(subject + visit("v", "2026-01-20"), "2026-03-10", four_weeks()).state), "open");
    EXPECT_EQ(words(cycle_of(subject + visit("v", "2026-01-20"), "2026-03-10", four_weeks()).faults),
              "outside_window overdue")
        << "and before the plan is made";
    const auto seen = see(subject + apart, "2026-03-10");
    const auto checked = check_plan(seen.timeline, day("2026-03-10"), Rulebook::built_in());
    EXPECT_EQ(word(checked.nature), "statement_of_fact");
    EXPECT_EQ(words(checked.faults), "statement_of_fact pillar_unanswered pillar_unanswered pillar_unanswered "
                                     "pillar_unanswered");
    expect_cited(checked.faults);
}

// 4. "Action typed into the report: lint proposes an action object; K14 counts it until converted." K14 belongs to
//     `inspection`; `left` is what it would count.
TEST(InspectionMapF, F4_AnActionTypedIntoTheReportIsPointedAtUntilConverted) {
    const auto typed =
        plan("p", "2026-01-22", R"(,"summary":"He has a new phone. OM to contact his employer about shifts. Calm.")");
    const auto left = [](const std::string& events) {
        const auto seen = see(subject + events, "2026-02-01");
        const auto all =
            actions_in_narrative(seen.timeline, day("2026-02-01"), {Rulebook::built_in(), day("2026-02-01"), {}});
        return all.empty() ? std::size_t{0} : all.front().left;
    };
    const auto seen = see(subject + typed, "2026-02-01");
    const auto checked = check_plan(seen.timeline, day("2026-02-01"), Rulebook::built_in());
    ASSERT_EQ(checked.in_narrative.size(), 1U);
    EXPECT_EQ(checked.in_narrative.front().sentence, "OM to contact his employer about shifts.");
    EXPECT_EQ(checked.in_narrative.front().phrase, "to contact");
    EXPECT_EQ(checked.in_narrative.front().field, "risk_plan.summary");
    EXPECT_TRUE(checked.actions.empty()) << "nothing is converted by itself";
    ASSERT_EQ(checked.proposed.size(), 1U);
    EXPECT_EQ(checked.proposed.front().text, "OM to contact his employer about shifts.");
    EXPECT_EQ(checked.proposed.front().plan, EventId::from_checked("p"));
    EXPECT_EQ(checked.proposed.front().taken_from, EventId::from_checked("p"));
    EXPECT_EQ(checked.proposed.front().wants, (std::vector<std::string>{"pillar", "addresses", "owner", "due"}));
    const auto entered = see(subject + typed + R"(,{"id":"x","kind":"plan_action","plan":"p","taken_from":"p",
        "pillar":"monitoring_and_control","owner":"OM-1","due":"2026-03-01","text":"OM to contact his employer about shifts."})",
                             "2026-02-01");
    const auto after = check_plan(entered.timeline, day("2026-02-01"), Rulebook::built_in());
    EXPECT_TRUE(after.proposed.empty()) << "until converted";
    EXPECT_TRUE(after.in_narrative.empty());
    EXPECT_EQ(word(after.nature), "active");
    EXPECT_EQ(left(typed), 1U);
    const auto later =
        typed + plan("p2", "2026-02-02") +
        R"(,{"id":"x","kind":"plan_action","plan":"p2","taken_from":"p","text":"Ring the employer. Made up."})";
    EXPECT_EQ(left(later), 1U) << "an action of a plan that is yet to be made converts nothing today";
    EXPECT_EQ(left(typed + R"(,{"id":"x","kind":"plan_action","plan":"p","text":"Ring the employer. Made up."})"), 1U)
        << "an action that does not say where it comes from converts nothing";
    EXPECT_EQ(
        left(typed +
             R"(,{"id":"x","kind":"plan_action","plan":"p","taken_from":"p","text":"Ring the employer. Made up."})"),
        0U);
}

// 6. "Three failed attempts, two for risk-assessment entry: warrant consideration raised once; suppressed when the man
//     is found to be in custody"
TEST(InspectionMapF, F6_AWarrantIsConsideredOnceAndNotWhileHeIsInCustody) {
    const auto three = tried("t1", "2026-02-01", "no_reply") +
                       tried("t2", "2026-02-03", "no_reply", "check_compliance") + tried("t3", "2026-02-05", "refused");
    const auto look = [](const std::string& events, std::string_view as_of = "2026-02-10") {
        const auto seen = see(subject + visit("v", "2026-01-20") + events, as_of);
        return failed_attempts(seen.timeline, day(as_of), Rulebook::built_in());
    };
    const auto faults = [](const std::string& events, std::string_view as_of = "2026-02-10") {
        const auto seen = see(subject + visit("v", "2026-01-20") + events, as_of);
        return words(visit_faults(seen.timeline, {}, day(as_of), Rulebook::built_in()));
    };
    auto found = look(three);
    ASSERT_EQ(found.warrants.size(), 1U);
    EXPECT_EQ(word(found.warrants.front().state), "raised");
    EXPECT_EQ(found.warrants.front().qualifying.size(), 2U);
    EXPECT_EQ(found.warrants.front().others.size(), 1U);
    EXPECT_EQ(faults(three), "failures_undecided warrant_undecided");

    // Raised once: by the second entry, from its day on, and by no further attempt.
    const auto more = three + tried("t4", "2026-02-07", "no_reply") + tried("t5", "2026-02-09", "no_reply");
    for (auto on = day("2026-02-01"); on <= day("2026-02-14"); on += date::days{1}) {
        found = look(more, iso(on));
        ASSERT_EQ(found.warrants.size(), 1U) << iso(on);
        const bool raised = on >= day("2026-02-05");
        EXPECT_EQ(word(found.warrants.front().state), raised ? "raised" : "not_raised") << iso(on);
        EXPECT_EQ(found.warrants.front().raised_by.has_value(), raised) << iso(on);
        if (!raised) continue;
        EXPECT_EQ(found.warrants.front().raised_by, EventId::from_checked("t3")) << iso(on);
        EXPECT_EQ(found.warrants.front().raised_on, day("2026-02-05")) << iso(on);
    }

    // Found in custody after it was raised; nothing is asked for until he is out.
    const auto held = three + R"(,{"id":"st","kind":"stay","where":"custody","from":"2026-02-08","to":"2026-03-01"})";
    EXPECT_EQ(word(look(held, "2026-02-07").warrants.front().state), "raised");
    EXPECT_EQ(word(look(held, "2026-02-08").warrants.front().state), "suppressed");
    EXPECT_EQ(faults(held, "2026-02-08"), "");
    EXPECT_EQ(word(look(held, "2026-02-28").warrants.front().state), "suppressed");
    EXPECT_EQ(word(look(held, "2026-03-01").warrants.front().state), "raised") << "released";
    for (const auto* where : {"hospital", "abroad"})
        EXPECT_EQ(word(look(three + R"(,{"id":"st","kind":"stay","from":"2026-02-04","where":")" + where + R"("})")
                           .warrants.front()
                           .state),
                  "suppressed")
            << where;

    for (const auto* either : {"seek_warrant", "no_warrant"}) {
        found =
            look(three +
                 R"(,{"id":"x","kind":"decision","on":"2026-02-06","answers":["t3"],"reason":"Made up.","outcome":")" +
                 either + R"("})");
        EXPECT_EQ(word(found.warrants.front().state), "decided") << either;
        EXPECT_EQ(found.warrants.front().decision, EventId::from_checked("x"));
    }
}

// 9. "KPI asked for a limit the force has not set: result is not configured". The indicators belong to `inspection`;
// here
//     it is every answer of this room that rests on practice.
TEST(InspectionMapF, F9_ALimitThatNobodySetAnswersNotConfigured) {
    const auto found = cycle_of(subject + assessed, "2026-02-01");
    EXPECT_EQ(word(found.state), "not_configured");
    const auto begun = cycle_of(subject + visit("v", "2026-01-20"), "2026-12-01");
    EXPECT_EQ(word(begun.window), "not_configured") << "never late by a limit that nobody set";
    EXPECT_FALSE(begun.next.due);
    EXPECT_EQ(begun.next.late.count(), 0);
}

// 10. "KIRAT "low" imported with access to children unknown: shown as unknown, never as low"
TEST(InspectionMapF, F10_AKiratLowWithAccessToChildrenUnknownIsUnknown) {
    const auto look = [](const std::string& more) {
        const auto seen =
            see(subject + R"(,{"id":"k","kind":"lead","scheme":"kirat","on":"2026-05-03","result":"low")" + more + "}",
                "2026-05-10");
        return leads(seen.timeline, day("2026-05-10")).front();
    };
    EXPECT_FALSE(look("").result);
    EXPECT_NE(look("").says.find("Unknown"), std::string::npos);
    EXPECT_EQ(look(R"(,"access_to_children":false)").result, "low");
}

} // namespace
} // namespace mosovo::assessment
