#include "made_up.hpp"

#include <mosovo/assessment/failed_attempts.hpp>
#include <mosovo/assessment/visit_faults.hpp>
#include <mosovo/assessment/visit_plan.hpp>

namespace mosovo::assessment {
namespace {

using namespace mosovo::made_up;

FailedAttempts failed(const std::string& events, std::string_view as_of = "2026-02-10",
                      const Rulebook& rules = Rulebook::built_in()) {
    const auto seen = see(subject + visit("v", "2026-01-20") + events, as_of);
    return failed_attempts(seen.timeline, day(as_of), rules);
}

std::string states(const FailedAttempts& found) {
    std::string text{word(found.run.state)};
    for (const auto& warrant : found.warrants)
        text += " " + warrant.place + ":" + std::string{word(warrant.state)};
    return text;
}

TEST(FailedAttempts, CountTowardsAWarrantAsTheSectionSays) {
    const auto entry = "risk_assessment_entry";
    const auto first = tried("t1", "2026-02-01", "no_reply");
    struct Case {
        const char* says;
        std::string events;
        std::string found;
    };
    const std::vector<Case> cases{
        {"None", "", "not_raised"},
        {"One is not enough", first, "not_raised p1:not_raised"},
        {"Two at one place", first + tried("t2", "2026-02-03", "refused"), "raised p1:raised"},
        {"Two for another purpose",
         tried("t1", "2026-02-01", "no_reply", "monitor_risk") + tried("t2", "2026-02-03", "no_reply", "monitor_risk"),
         "raised p1:not_raised"},
        {"Two at two places", first + tried("t2", "2026-02-03", "no_reply", entry, "p2"),
         "raised p1:not_raised p2:not_raised"},
        {"He had moved: entry was not what failed", first + tried("t2", "2026-02-03", "moved"), "raised p1:not_raised"},
        {"A place not recorded counts nowhere", first + tried("t2", "2026-02-03", "no_reply", entry, ""),
         "raised p1:not_raised"},
        {"Seen in between: from the start", first + visit("v2", "2026-02-02") + tried("t2", "2026-02-03", "no_reply"),
         "not_raised p1:not_raised"},
        {"A station attendance in between does not help",
         first + R"(,{"id":"c","kind":"visit","at":"2026-02-02T10:00","contact":"station","outcome":"seen"})" +
             tried("t2", "2026-02-03", "no_reply"),
         "raised p1:raised"},
        {"Tomorrow's attempt is a plan", first + tried("t2", "2026-02-11", "no_reply"), "not_raised p1:not_raised"},
        {"A telephone call is no attempt",
         first +
             R"(,{"id":"c","kind":"visit","at":"2026-02-02T10:00","contact":"telephone","outcome":"no_reply","place":"p1","purpose":["risk_assessment_entry"]})",
         "not_raised p1:not_raised"},
    };
    for (const auto& c : cases)
        EXPECT_EQ(states(failed(c.events)), c.found) << c.says;
}

TEST(FailedAttempts, AskForADecisionAndTakeOneWithItsReason) {
    const auto two =
        tried("t1", "2026-02-01", "no_reply", "monitor_risk") + tried("t2", "2026-02-03", "no_reply", "monitor_risk");
    const auto decided = [](const std::string& more, const std::string& on = "2026-02-04") {
        return R"(,{"id":"x","kind":"decision","on":")" + on + R"(","answers":["t2"],"outcome":"revisit")" + more + "}";
    };
    EXPECT_EQ(word(failed(two).run.state), "raised");
    EXPECT_EQ(word(failed(two + decided(R"(,"reason":"Evenings. Made up.")")).run.state), "decided");
    EXPECT_EQ(word(failed(two + decided("")).run.state), "raised");
    EXPECT_EQ(word(failed(two + decided(R"(,"reason":"x")", "2026-02-02")).run.state), "raised")
        << "before it was raised";
    const auto away = two + R"(,{"id":"st","kind":"stay","where":"hospital","from":"2026-02-04"})";
    EXPECT_EQ(word(failed(away).run.state), "suppressed");
    EXPECT_FALSE(failed(two).run.decide_by) << "how soon is not set";
    const auto rules = with("practice.visit.failed.decide_within", "5");
    EXPECT_EQ(iso(*failed(two, "2026-02-10", rules).run.decide_by), "2026-02-08");
    for (const auto* rule : {"practice.visit.failed.escalate_after", "practice.visit.failed.outcomes"})
        EXPECT_EQ(word(failed(two, "2026-02-10", with(rule, R"("unset")")).run.state), "not_configured") << rule;
    EXPECT_EQ(word(failed(away, "2026-02-10", with("practice.warrant96B.not_while", R"("unset")")).run.state),
              "not_configured");
    EXPECT_EQ(word(failed(two, "2026-02-10", with("practice.warrant96B.not_while", R"("unset")")).run.state), "raised")
        << "he is not away";
}

TEST(FailedAttempts, SayOfAWarrantWhatIsNotConfigured) {
    const auto two = tried("t1", "2026-02-01", "no_reply") + tried("t2", "2026-02-03", "no_reply");
    ASSERT_EQ(word(failed(two).warrants.front().state), "raised");
    for (const auto* rule : {"practice.warrant96B.qualifying_attempts", "practice.warrant96B.qualifying_purposes",
                             "practice.warrant96B.failed_outcomes"}) {
        const auto found = failed(two, "2026-02-10", with(rule, R"("unset")"));
        EXPECT_EQ(word(found.warrants.front().state), "not_configured") << rule;
        EXPECT_EQ(found.warrants.front().because.front().rule, rule);
    }
}

TEST(FailedAttempts, TakeOnlyADecisionOnAWarrantForOne) {
    const auto two = tried("t1", "2026-02-01", "no_reply") + tried("t2", "2026-02-03", "no_reply");
    const auto state = [&](const std::string& outcome) {
        return failed(two +
                      R"(,{"id":"x","kind":"decision","on":"2026-02-04","answers":["t2"],"reason":"x","outcome":")" +
                      outcome + R"("})");
    };
    for (const auto* either : {"seek_warrant", "no_warrant"})
        EXPECT_EQ(states(state(either)), "decided p1:decided") << either;
    EXPECT_EQ(states(state("revisit")), "decided p1:raised") << "whether to apply for a warrant is not decided by it";
    EXPECT_EQ(states(state("do_not_reassess")), "raised p1:raised");
}

TEST(VisitFaults, FindWhatARecordOfAVisitLacks) {
    struct Case {
        const char* says;
        std::string visit;
        std::string faults;
    };
    const std::string start =
        R"(,{"id":"v","kind":"visit","at":"2026-01-20T18:10","contact":"home_visit","by":"OM-1","place":"p1")";
    const std::string whole = R"(,"purpose":["monitor_risk"],"outcome":"seen","intelligence":"nothing_to_submit")";
    const std::string two = R"(,"officers":["OM-1","OM-2"]})";
    const std::string one = R"(,"officers":["OM-1"])";
    const std::string approved = R"(,"lone_approved_by":"DS-1","lone_approved":"2026-01-20T17:00")";
    const std::vector<Case> cases{
        {"Whole", start + whole + two, ""},
        {"No purpose", start + R"(,"outcome":"seen","intelligence":"submitted")" + two, "no_purpose"},
        {"No outcome", start + R"(,"purpose":["monitor_risk"])" + two, "no_outcome"},
        {"Who went is not recorded", start + whole + "}", "no_officers"},
        {"Intelligence undecided",
         start + R"(,"purpose":["monitor_risk"],"outcome":"seen","intelligence":"undecided")" + two,
         "intelligence_undecided"},
        {"Intelligence not mentioned", start + R"(,"purpose":["monitor_risk"],"outcome":"seen")" + two,
         "intelligence_undecided"},
        {"Nobody seen: no intelligence is asked for",
         start + R"(,"purpose":["monitor_risk"],"outcome":"no_reply")" + two, ""},
        {"Alone, with assessment and approval before",
         start + whole + one + R"(,"risk_assessed":true)" + approved + "}", ""},
        {"Alone, without either", start + whole + one + "}", "alone_not_assessed alone_not_approved"},
        {"Alone, assessed and not approved", start + whole + one + R"(,"risk_assessed":true})", "alone_not_approved"},
        {"Alone, approved and not assessed", start + whole + one + R"(,"risk_assessed":false)" + approved + "}",
         "alone_not_assessed"},
        {"Approved a minute after it began",
         start + whole + one + R"(,"risk_assessed":true,"lone_approved_by":"DS-1","lone_approved":"2026-01-20T18:11"})",
         "alone_approved_after"},
        {"Approved, and when is not recorded",
         start + whole + one + R"(,"risk_assessed":true,"lone_approved_by":"DS-1"})", "alone_approved_after"},
        {"Approved by the one who went",
         start + whole + one + R"(,"risk_assessed":true,"lone_approved_by":"OM-1","lone_approved":"2026-01-20T17:00"})",
         "alone_approved_by_self"},
        {"A purpose that practice does not list",
         start + R"(,"purpose":["monitor_risk","tea"],"outcome":"no_reply")" + two, "purpose_unknown"},
        {"Entry for s.96B is a purpose", start + R"(,"purpose":["risk_assessment_entry"],"outcome":"no_reply")" + two,
         ""},
        {"Announced", start + R"(,"mode":"announced")" + whole + two, "not_as_usual"},
        {"Unannounced", start + R"(,"mode":"unannounced")" + whole + two, ""},
        {"A station attendance by one officer is no home visit",
         R"(,{"id":"v","kind":"visit","at":"2026-01-20T18:10","contact":"station","outcome":"seen","officers":["OM-1"]})",
         ""},
    };
    for (const auto& c : cases) {
        SCOPED_TRACE(c.says);
        const auto seen = see(subject + c.visit, "2026-02-01");
        const auto found = visit_faults(seen.timeline, {}, day("2026-02-01"), Rulebook::built_in());
        EXPECT_EQ(words(found), c.faults);
        expect_cited(found);
    }
}

TEST(VisitFaults, JudgeAVisitByThePracticeOfItsOwnDay) {
    const auto alone = [](const std::string& on) {
        return R"(,{"id":"v","kind":"visit","at":")" + on +
               R"(T18:10","contact":"home_visit","place":"p1","purpose":["monitor_risk"],"outcome":"seen",
            "intelligence":"nothing_to_submit","officers":["OM-1"]})";
    };
    const auto faults = [&](const std::string& on, const Rulebook& rules = Rulebook::built_in()) {
        const auto seen = see(subject + alone(on), "2026-06-01");
        return visit_faults(seen.timeline, {}, day("2026-06-01"), rules);
    };
    EXPECT_EQ(words(faults("2026-02-20")), "alone_not_assessed alone_not_approved");
    const auto from_march = Rulebook::built_in().with_force_values(
        R"([{"rule":"practice.visit.min_staff","value":1,"from":"2026-03-01","set_by":"Supt Example","on":"2026-02-01",
            "rationale":"Made up."}])");
    EXPECT_EQ(words(faults("2026-02-20", from_march)), "alone_not_assessed alone_not_approved")
        << "what holds since March was no practice in February";
    EXPECT_EQ(words(faults("2026-03-01", from_march)), "");
}

TEST(VisitFaults, SayWhatIsNotConfiguredOnceARule) {
    const auto seen = see(subject + visit("v", "2026-01-20") + visit("v2", "2026-01-21"), "2026-02-01");
    for (const auto* rule :
         {"practice.visit.needs", "practice.visit.purposes", "practice.visit.default_mode", "practice.visit.min_staff",
          "practice.visit.failed.outcomes", "practice.visit.failed.escalate_after"}) {
        const auto found = visit_faults(seen.timeline, {}, day("2026-02-01"), with(rule, R"("unset")"));
        ASSERT_EQ(words(found), "not_configured") << rule;
        EXPECT_EQ(found.front().rule, rule);
        EXPECT_NE(found.front().says.find("not configured"), std::string::npos);
    }
    const auto before = see(subject + R"(,{"id":"v","kind":"visit","at":"2016-01-20T18:10","contact":"home_visit",
        "outcome":"no_reply","purpose":["monitor_risk"],"officers":["OM-1"]})",
                            "2026-02-01");
    EXPECT_EQ(words(visit_faults(before.timeline, {}, day("2026-02-01"), Rulebook::built_in())),
              "not_configured not_configured not_configured")
        << "before anything is held: what a record needs, who goes, purposes";
}

TEST(VisitFaults, AreThoseFromTheDayAskedFor) {
    const auto seen =
        see(subject + R"(,{"id":"v","kind":"visit","at":"2026-01-20T18:10","contact":"home_visit"})", "2026-02-01");
    EXPECT_FALSE(visit_faults(seen.timeline, day("2026-01-20"), day("2026-02-01"), Rulebook::built_in()).empty());
    EXPECT_TRUE(visit_faults(seen.timeline, day("2026-01-21"), day("2026-02-01"), Rulebook::built_in()).empty());
}

VisitPlan plan_of(const std::string& decision, std::string_view as_of = "2026-02-01") {
    auto events = subject;
    events.erase(events.find(R"(,
       {"id":"m")"));
    const auto seen = see(events + visit("v", "2026-01-20") + decision, as_of);
    return visit_plan(seen.timeline, seen.law, Rulebook::built_in());
}

TEST(VisitPlan, SaysHowOftenWhoDecidedAndWhy) {
    const auto plan =
        plan_of(R"(,{"id":"m2","kind":"management","on":"2026-01-12","level":"low","state":"active","by":"OM-1",
        "visit_interval":{"months":6},"rationale":"New partner. Made up.","approved_by":"DS-1"})");
    EXPECT_EQ(words(plan.faults), "");
    EXPECT_EQ(plan.basis, IntervalBasis::plan_decision);
    EXPECT_EQ(plan.decision, EventId::from_checked("m2"));
    EXPECT_EQ(plan.decided_by, StaffId::from_checked("OM-1"));
    EXPECT_EQ(plan.approved_by, StaffId::from_checked("DS-1"));
    EXPECT_EQ(plan.rationale, "New partner. Made up.");
    EXPECT_EQ(iso(*plan.due.due), "2026-07-20");
    EXPECT_EQ(plan.policy, "practice.visit.interval.override_needs");
    EXPECT_EQ(iso(*plan.policy_from), "2017-06-29");
    EXPECT_TRUE(plan.citation.href.starts_with("https://"));
}

TEST(VisitPlan, FindsWhatTheDecisionLacks) {
    struct Case {
        const char* says;
        std::string decision; ///< after the head
        std::string faults;
    };
    const std::string head = R"(,{"id":"m2","kind":"management","on":"2026-01-12","by":"OM-1",)";
    const std::vector<Case> cases{
        {"The default of the level", head + R"("level":"high","state":"active"})", ""},
        {"Nobody decided", "", "no_decision"},
        {"No level", head + R"("state":"active"})", "level_not_recorded"},
        {"Shorter needs a rationale only",
         head + R"("level":"low","state":"active","visit_interval":{"months":6},"rationale":"x"})", ""},
        {"Shorter without one", head + R"("level":"low","state":"active","visit_interval":{"months":6}})",
         "no_rationale"},
        {"Longer without an approval",
         head + R"("level":"low","state":"active","visit_interval":{"months":18},"rationale":"x"})", "not_approved"},
        {"Approved by himself",
         head +
             R"("level":"low","state":"active","visit_interval":{"months":18},"rationale":"x","approved_by":"OM-1"})",
         "approved_by_self"},
        {"Reactive, with all it needs",
         head + R"("level":"low","state":"reactive","rationale":"x","approved_by":"DS-1"})", ""},
        {"Longer, and who decided is not recorded",
         R"(,{"id":"m2","kind":"management","on":"2026-01-12","level":"low","state":"active","visit_interval":{"months":18},"rationale":"x","approved_by":"DS-1"})",
         "approver_not_shown"},
        {"The default, approved by himself", head + R"("level":"high","state":"active","approved_by":"OM-1"})",
         "approved_by_self"},
        {"Reactive, unsupervised", head + R"("level":"low","state":"reactive","rationale":"x"})", "not_approved"},
        {"Reactive, without either", head + R"("level":"low","state":"reactive"})", "no_rationale not_approved"},
        {"Approved, and who decided is not recorded",
         R"(,{"id":"m2","kind":"management","on":"2026-01-12","level":"low","state":"reactive","rationale":"x","approved_by":"DS-1"})",
         "approver_not_shown"},
    };
    for (const auto& c : cases) {
        SCOPED_TRACE(c.says);
        const auto plan = plan_of(c.decision);
        EXPECT_EQ(words(plan.faults), c.faults);
        expect_cited(plan.faults);
    }
}

TEST(VisitPlan, SaysWhatOfADecisionIsNotConfigured) {
    const std::string head = R"(,{"id":"m2","kind":"management","on":"2026-01-12","by":"OM-1",)";
    const auto faults = [](const std::string& decision, const char* rule) {
        auto events = subject;
        events.erase(events.find(R"(,
       {"id":"m")"));
        const auto seen = see(events + visit("v", "2026-01-20") + decision, "2026-02-01");
        return words(visit_plan(seen.timeline, seen.law, with(rule, R"("unset")")).faults);
    };
    EXPECT_EQ(faults(head + R"("level":"low","state":"reactive","rationale":"x","approved_by":"DS-1"})",
                     "practice.reactive.decision_needs"),
              "not_configured");
    EXPECT_EQ(faults(head + R"("level":"low","state":"active","visit_interval":{"months":6},"rationale":"x"})",
                     "practice.visit.interval.override_needs"),
              "not_configured");
}

TEST(VisitPlan, IsNotResetByACall) {
    const auto before =
        plan_of(R"(,{"id":"m2","kind":"management","on":"2026-01-12","level":"high","state":"active"})");
    for (const auto* contact : {"telephone", "video", "station", "office"}) {
        const auto after =
            plan_of(R"(,{"id":"m2","kind":"management","on":"2026-01-12","level":"high","state":"active"},
            {"id":"c","kind":"visit","at":"2026-01-30T10:00","outcome":"seen","contact":")" +
                    std::string{contact} + R"("})");
        EXPECT_EQ(after.due.due, before.due.due) << contact;
    }
}

} // namespace
} // namespace mosovo::assessment
