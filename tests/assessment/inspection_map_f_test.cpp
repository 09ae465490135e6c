// The acceptance tests of inspection-map.md §F that concern assessment, each under its number. Numbers 5, 7 and 8
// concern markers, visitors from elsewhere and hand-overs, which are no part of assessment.

#include "made_up.hpp"

#include <mosovo/assessment/breach.hpp>
#include <mosovo/assessment/failed_attempts.hpp>
#include <mosovo/assessment/lead_result.hpp>
#include <mosovo/assessment/plan_check.hpp>

namespace mosovo::assessment {
namespace {

using namespace mosovo::made_up;

// 1. "Two-offender unit, one officer in four roles: … self-approval is flagged"
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
//     supervisor and an offence decision"
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

// 3. "Visit done, OSP and ARMS six weeks apart, RMP with facts only: cycle incomplete, RMP fails validation"
TEST(InspectionMapF, F3_StepsWeeksApartAndAPlanOfFactsFail) {
    const auto apart =
        visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-03-03") +
        plan("p", "2026-03-04", R"(,"summary":"He lives alone and works at night.","next_review":"2027-03-04")") +
        endorsed("e", "2026-03-06", "p");
    const auto found = cycle_of(subject + apart, "2026-03-10", four_weeks());
    EXPECT_NE(word(found.state), "complete");
    EXPECT_EQ(words(found.faults), "outside_window");
    EXPECT_NE(word(cycle_of(subject + apart, "2026-03-10").state), "complete") << "nor where no window is set";
    const auto seen = see(subject + apart, "2026-03-10");
    const auto checked = check_plan(seen.timeline, day("2026-03-10"), Rulebook::built_in());
    EXPECT_EQ(word(checked.nature), "statement_of_fact");
    EXPECT_TRUE(has(checked.faults, PlanFaultKind::statement_of_fact));
    EXPECT_TRUE(has(checked.faults, PlanFaultKind::pillar_unanswered));
}

// 4. "Action typed into the report: lint proposes an action object; K14 counts it until converted"
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
    EXPECT_EQ(left(typed), 1U);
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
    auto found = look(three);
    ASSERT_EQ(found.warrants.size(), 1U);
    EXPECT_EQ(word(found.warrants.front().state), "raised");
    EXPECT_EQ(found.warrants.front().qualifying.size(), 2U);
    EXPECT_EQ(found.warrants.front().others.size(), 1U);
    EXPECT_EQ(found.warrants.front().raised_by, EventId::from_checked("t3"));

    found = look(three + tried("t4", "2026-02-07", "no_reply"));
    ASSERT_EQ(found.warrants.size(), 1U) << "raised once";
    EXPECT_EQ(found.warrants.front().raised_by, EventId::from_checked("t3"));

    found = look(three + R"(,{"id":"st","kind":"stay","where":"custody","from":"2026-02-04"})");
    EXPECT_EQ(word(found.warrants.front().state), "suppressed");

    found = look(
        three +
        R"(,{"id":"x","kind":"decision","on":"2026-02-06","answers":["t3"],"outcome":"no_warrant","reason":"Seen at work. Made up."})");
    EXPECT_EQ(word(found.warrants.front().state), "decided") << "either way";
    EXPECT_EQ(found.warrants.front().decision, EventId::from_checked("x"));
}

// 9. "KPI asked for a limit the force has not set: result is not configured"
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
