#include "made_up.hpp"

#include <algorithm>

namespace mosovo::assessment {
namespace {

using namespace mosovo::made_up;
using enum StepState;

std::string states(const Cycle& cycle) {
    std::string text;
    for (const auto& step : cycle.steps)
        text += std::string{text.empty() ? "" : " "} + std::string{word(step.state)};
    return text;
}

struct Case {
    const char* says;
    std::string events; ///< after `subject`
    const char* as_of;
    CycleState state;
    std::string steps;
    std::string faults;
    NextStep next;
};

void expect(const std::vector<Case>& cases, const Rulebook& rules) {
    for (const auto& c : cases) {
        SCOPED_TRACE(c.says);
        const auto found = cycle_of(subject + c.events, c.as_of, rules);
        EXPECT_EQ(word(found.state), word(c.state));
        EXPECT_EQ(states(found), c.steps);
        EXPECT_EQ(words(found.faults), c.faults);
        EXPECT_EQ(word(found.next.what), word(c.next));
        EXPECT_FALSE(found.next.why.empty());
        EXPECT_FALSE(found.because.empty());
        expect_cited(found.faults);
        for (const auto& step : found.next.because)
            EXPECT_TRUE(can_be_looked_up(step.citation)) << step.rule;
    }
}

TEST(Cycle, IsCompleteOnlyWithAllStepsInOrderInTheWindowAndEndorsedByAnother) {
    const auto v = visit("v", "2026-01-20");
    const auto s = score("s", "2026-01-20");
    const auto a = arms("a", "2026-01-21");
    const auto p = plan("p", "2026-01-22", R"(,"next_review":"2027-01-22")");
    const auto e = endorsed("e", "2026-01-26", "p");
    expect(
        {
            {"All there", v + s + a + p + e, "2026-02-01", CycleState::complete, "done done done done done", "",
             NextStep::visit},
            {"Nothing yet: the visit is next", "", "2026-01-12", CycleState::open, "to_do to_do to_do to_do to_do", "",
             NextStep::visit},
            {"Seen: the score is next", v, "2026-01-21", CycleState::open, "done to_do to_do to_do to_do", "",
             NextStep::static_score},
            {"Scored: ARMS is next", v + s, "2026-01-21", CycleState::open, "done done to_do to_do to_do", "",
             NextStep::arms},
            {"Assessed: the plan is next", v + s + a, "2026-01-21", CycleState::open, "done done done to_do to_do", "",
             NextStep::plan},
            {"Planned: endorsement is next", v + s + a + p, "2026-01-25", CycleState::unendorsed,
             "done done done done to_do", "unendorsed", NextStep::endorsement},
            {"No score was made before the plan", v + a + p + e, "2026-02-01", CycleState::flawed,
             "done missing done done done", "gap", NextStep::static_score},
            {"ARMS without a score, and no plan yet: the score was left out", v + a, "2026-01-25", CycleState::open,
             "done missing done to_do to_do", "gap", NextStep::static_score},
            {"The visit came after ARMS",
             s + a + visit("v", "2026-01-22") + plan("p", "2026-01-23", R"(,"next_review":"2027-01-22")") + e,
             "2026-02-01", CycleState::flawed, "out_of_order done done done done", "wrong_order", NextStep::visit},
            {"Four weeks and a day from the visit to the plan",
             v + s + a + plan("p", "2026-02-18", R"(,"next_review":"2027-01-22")") + endorsed("e", "2026-02-19", "p"),
             "2026-03-01", CycleState::flawed, "done done done done done", "outside_window", NextStep::visit},
            {"Four weeks to the day",
             v + s + a + plan("p", "2026-02-17", R"(,"next_review":"2027-01-22")") + endorsed("e", "2026-02-19", "p"),
             "2026-03-01", CycleState::complete, "done done done done done", "", NextStep::visit},
            {"A later home visit does not undo the order",
             v + s + a + visit("v2", "2026-01-22") + plan("p", "2026-01-23", R"(,"next_review":"2027-01-22")") +
                 endorsed("e", "2026-01-26", "p"),
             "2026-02-01", CycleState::complete, "done done done done done", "", NextStep::visit},
            {"A telephone call is no visit",
             R"(,{"id":"v","kind":"visit","at":"2026-01-20T10:00","contact":"telephone","outcome":"seen"})" + s,
             "2026-01-25", CycleState::open, "missing done to_do to_do to_do", "gap", NextStep::visit},
            {"A score of an earlier tool is history", v + score("s", "2026-01-20", "RM2000/S") + a + p + e,
             "2026-02-01", CycleState::flawed, "done missing done done done", "gap", NextStep::static_score},
            {"Not applicable is a result", v + score("s", "2026-01-20", "OSP/DC", R"(,"applicable":false)") + a + p + e,
             "2026-02-01", CycleState::complete, "done not_applicable done done done", "", NextStep::visit},
        },
        four_weeks());
}

TEST(Cycle, SaysNotConfiguredWhereTheForceSetNoWindow) {
    const auto found = cycle_of(subject + assessed, "2026-02-01");
    EXPECT_EQ(word(found.state), "not_configured");
    EXPECT_EQ(word(found.window), "not_configured");
    EXPECT_FALSE(found.window_ends);
    const auto running = cycle_of(subject + visit("v", "2026-01-20"), "2026-01-25");
    EXPECT_EQ(word(running.window), "not_configured");
    EXPECT_EQ(word(running.next.limit), "not_configured");
    EXPECT_FALSE(running.next.due);
    ASSERT_FALSE(running.next.because.empty());
    EXPECT_EQ(running.next.because.front().rule, "practice.assessment.cycle.window_days");
}

TEST(Cycle, DatesTheNextStepByTheEarliestLimitThatIsSet) {
    auto rules = with("practice.arms.first", "20", four_weeks());
    const auto seen = visit("v", "2026-01-20") + score("s", "2026-01-20");
    auto found = cycle_of(subject + seen, "2026-01-25", rules);
    EXPECT_EQ(iso(*found.next.due), "2026-01-30") << "twenty days after registration come before the window's end";
    EXPECT_EQ(found.next.because.front().rule, "practice.arms.first");
    found = cycle_of(subject + seen, "2026-01-25", four_weeks());
    EXPECT_EQ(iso(*found.next.due), "2026-02-17");
    found = cycle_of(subject + seen, "2026-02-17", four_weeks());
    EXPECT_EQ(found.next.late.count(), 0) << "the last day is in time";
    found = cycle_of(subject + seen, "2026-02-18", four_weeks());
    EXPECT_EQ(found.next.late.count(), 1);
    EXPECT_TRUE(has(found.faults, CycleFaultKind::overdue));
    EXPECT_TRUE(has(found.faults, CycleFaultKind::outside_window));
}

TEST(Cycle, NamesWhoIsNext) {
    auto found = cycle_of(subject, "2026-01-12");
    EXPECT_EQ(word(found.next.role), "offender_manager");
    EXPECT_EQ(found.next.who, StaffId::from_checked("OM-1"));
    found = cycle_of(subject + visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-01-21") +
                         plan("p", "2026-01-22"),
                     "2026-01-25");
    EXPECT_EQ(word(found.next.role), "supervisor");
    EXPECT_EQ(found.next.not_who, std::vector{StaffId::from_checked("OM-1")});
}

struct Opened {
    const char* says;
    std::string events;
    const char* as_of;
    const char* kind; ///< of the trigger that opened it; empty: nothing is open
    const char* ref;
    const char* opened;
};

TEST(Cycle, IsOpenedByEachTrigger) {
    const std::vector<Opened> cases{
        {"Registration", "", "2026-01-12", "new_registration", "d", "2026-01-10"},
        {"Intelligence after the plan", assessed + R"(,{"id":"i","kind":"intelligence","at":"2026-05-03"})",
         "2026-05-10", "intelligence", "i", "2026-05-03"},
        {"Change of name", assessed + R"(,{"id":"c","kind":"change","what":"name","on":"2026-05-03"},
            {"id":"n2","kind":"notification","given":"2026-05-04T10:00","under":["change"],"covers":["c"],"home":"main_residence"})",
         "2026-05-10", "change_of_circumstances", "c", "2026-05-03"},
        {"A new bank account is no change of circumstances",
         assessed + R"(,{"id":"c","kind":"change","what":"bank_account","on":"2026-05-03"},
            {"id":"n2","kind":"notification","given":"2026-05-04T10:00","under":["change"],"covers":["c"],"home":"main_residence"})",
         "2026-05-10", "", "", ""},
        {"Breach: a change not notified by its last day",
         assessed + R"(,{"id":"c","kind":"change","what":"bank_account","on":"2026-05-03"})", "2026-05-10", "breach",
         "change_notification c", "2026-05-06"},
        {"Release", assessed + R"(,{"id":"st","kind":"stay","where":"custody","from":"2026-03-01","to":"2026-05-03"},
            {"id":"n2","kind":"notification","given":"2026-05-04T10:00","under":["change"],"covers":["st"],"home":"main_residence"})",
         "2026-05-10", "release", "st", "2026-05-03"},
        {"KIRAT hit", assessed + R"(,{"id":"k","kind":"lead","scheme":"kirat","on":"2026-05-03","result":"low"})",
         "2026-05-10", "kirat_hit", "k", "2026-05-03"},
        {"Disclosure scheme", assessed + R"(,{"id":"k","kind":"lead","scheme":"csods","on":"2026-05-03"})",
         "2026-05-10", "csods_hit", "k", "2026-05-03"},
        {"Another lead opens nothing", assessed + R"(,{"id":"k","kind":"lead","scheme":"other","on":"2026-05-03"})",
         "2026-05-10", "", "", ""},
        {"Intelligence of tomorrow is a plan", assessed + R"(,{"id":"i","kind":"intelligence","at":"2026-05-11"})",
         "2026-05-10", "", "", ""},
        {"Review date reached",
         visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-01-21") +
             plan("p", "2026-01-22", R"(,"next_review":"2026-05-09")") + endorsed("e", "2026-01-26", "p"),
         "2026-05-10", "review_date", "p", "2026-05-09"},
        {"The day before it is not",
         visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-01-21") +
             plan("p", "2026-01-22", R"(,"next_review":"2026-05-09")") + endorsed("e", "2026-01-26", "p"),
         "2026-05-08", "", "", ""},
    };
    for (const auto& c : cases) {
        SCOPED_TRACE(c.says);
        const auto found = cycle_of(subject + c.events, c.as_of, four_weeks());
        if (std::string{c.kind}.empty()) {
            EXPECT_EQ(word(found.state), "complete");
            continue;
        }
        EXPECT_EQ(word(found.state), "open");
        ASSERT_EQ(found.triggers.size(), 1U);
        EXPECT_EQ(word(found.triggers.front().kind), c.kind);
        EXPECT_EQ(found.triggers.front().ref, c.ref);
        EXPECT_FALSE(found.triggers.front().evidence.empty());
        EXPECT_EQ(iso(*found.opened), c.opened);
    }
}

TEST(Cycle, IsClosedByADecisionNotToReassessWithItsReason) {
    const auto news = assessed + R"(,{"id":"i","kind":"intelligence","at":"2026-05-03"})";
    const auto decision = [](const std::string& reason, const std::string& on = "2026-05-05") {
        return R"(,{"id":"x","kind":"decision","on":")" + on +
               R"(","answers":["i"],"outcome":"do_not_reassess","by":"OM-1")" + reason + "}";
    };
    auto found =
        cycle_of(subject + news + decision(R"(,"reason":"About his brother. Made up.")"), "2026-05-10", four_weeks());
    EXPECT_EQ(word(found.state), "complete");
    ASSERT_EQ(found.triggers.size(), 2U);
    EXPECT_EQ(word(found.triggers.back().answer), "decided");
    EXPECT_EQ(found.triggers.back().reason, "About his brother. Made up.");
    EXPECT_EQ(found.triggers.back().answered_by, EventId::from_checked("x"));

    found = cycle_of(subject + news + decision(""), "2026-05-10", four_weeks());
    EXPECT_EQ(word(found.state), "open") << "without a reason it closes nothing";
    EXPECT_TRUE(has(found.faults, CycleFaultKind::decision_without_reason));
    found = cycle_of(subject + news + decision(R"(,"reason":"  ")"), "2026-05-10", four_weeks());
    EXPECT_EQ(word(found.state), "open") << "spaces are no reason";
    found = cycle_of(subject + news + decision(R"(,"reason":"x")", "2026-05-11"), "2026-05-10", four_weeks());
    EXPECT_EQ(word(found.state), "open") << "a decision of tomorrow has not been taken";
    found = cycle_of(subject + news + decision(R"(,"reason":"x")", "2026-05-02"), "2026-05-10", four_weeks());
    EXPECT_EQ(word(found.state), "open") << "nobody decides before it happened";
}

TEST(Cycle, TakesAnAcceptedExcuseForTheEndOfABreach) {
    const auto late = assessed + R"(,{"id":"c","kind":"change","what":"bank_account","on":"2026-05-03"})";
    const std::string excuse =
        R"(,{"id":"b","kind":"breach_decision","obligation":"change_notification c","on":"2026-05-08",
        "outcome":"reasonable_excuse","reason":"In hospital. Made up.","approved_by":"DS-1","by":"OM-1"})";
    EXPECT_EQ(word(cycle_of(subject + late, "2026-05-10", four_weeks()).state), "open");
    const auto found = cycle_of(subject + late + excuse, "2026-05-10", four_weeks());
    EXPECT_EQ(word(found.state), "complete");
    EXPECT_EQ(word(found.triggers.back().answer), "excused");

    const auto without = [&](const std::string& part) {
        auto text = excuse;
        text.erase(text.find(part), part.size());
        return word(cycle_of(subject + late + text, "2026-05-10", four_weeks()).state);
    };
    EXPECT_EQ(without(R"(,"approved_by":"DS-1")"), "open") << "an excuse that nobody approved";
    EXPECT_EQ(without(R"(,"by":"OM-1")"), "open") << "who entered it is not known: no second person is shown";
    EXPECT_EQ(without(R"("reason":"In hospital. Made up.",)"), "open") << "without a reason";
    auto own = excuse;
    own.replace(own.find("DS-1"), 4, "OM-1");
    EXPECT_EQ(word(cycle_of(subject + late + own, "2026-05-10", four_weeks()).state), "open") << "approved by himself";
    const auto unset = with("practice.breach.excuse_needs", R"("unset")", four_weeks());
    EXPECT_EQ(word(cycle_of(subject + late + excuse, "2026-05-10", unset).state), "open")
        << "what closes it is not configured";
}

TEST(Cycle, LetsALaterDecisionUndoAnExcuse) {
    const auto late = assessed + R"(,{"id":"c","kind":"change","what":"bank_account","on":"2026-05-03"})";
    const std::string excuse =
        R"(,{"id":"b","kind":"breach_decision","obligation":"change_notification c","on":"2026-05-08",
        "outcome":"reasonable_excuse","reason":"In hospital. Made up.","approved_by":"DS-1","by":"OM-1"})";
    const auto later = [](const std::string& outcome, const std::string& on) {
        return R"(,{"id":"b2","kind":"breach_decision","obligation":"change_notification c","on":")" + on +
               R"(","ref":"CR-MADE-UP-1","by":"OM-1","outcome":")" + outcome + R"("})";
    };
    const auto state = [&](const std::string& events) {
        return word(cycle_of(subject + late + events, "2026-05-10", four_weeks()).state);
    };
    EXPECT_EQ(state(excuse), "complete");
    EXPECT_EQ(state(excuse + later("crime_recorded", "2026-05-09")), "open");
    EXPECT_EQ(state(later("crime_recorded", "2026-05-09") + excuse), "open") << "the order of the record means nothing";
    EXPECT_EQ(state(excuse + later("under_review", "2026-05-09")), "open");
    EXPECT_EQ(state(excuse + later("crime_recorded", "2026-05-07")), "complete") << "the excuse came last";
    EXPECT_EQ(state(excuse + later("crime_recorded", "2026-05-11")), "complete") << "not taken yet";
}

TEST(Cycle, ShowsInputsThatNewsOvertook) {
    const auto v = visit("v", "2026-01-20");
    const auto s = score("s", "2026-01-20");
    const auto a = arms("a", "2026-01-21");
    const auto news = R"(,{"id":"i","kind":"intelligence","at":"2026-01-22"})";
    const auto p = plan("p", "2026-01-23", R"(,"next_review":"2027-01-22")");
    const auto e = endorsed("e", "2026-01-26", "p");
    expect(
        {
            {"Intelligence after ARMS, before the plan", v + s + a + news + p + e, "2026-02-01", CycleState::flawed,
             "done done stale done done", "stale_input", NextStep::arms},
            {"The same before the plan is made: ARMS again", v + s + a + news, "2026-01-23", CycleState::open,
             "done done stale to_do to_do", "stale_input", NextStep::arms},
            {"ARMS made again before the plan", v + s + a + news + arms("a2", "2026-01-23") + p + e, "2026-02-01",
             CycleState::complete, "done done done done done", "", NextStep::visit},
            {"News after the plan opens another cycle",
             assessed + R"(,{"id":"i","kind":"intelligence","at":"2026-01-27"})", "2026-02-01", CycleState::open,
             "to_do to_do to_do to_do to_do", "", NextStep::visit},
            {"Steps of the cycle before serve no new plan",
             assessed + R"(,{"id":"i","kind":"intelligence","at":"2026-05-03"})" +
                 plan("p2", "2026-05-06", R"(,"next_review":"2027-05-06")") + endorsed("e2", "2026-05-08", "p2"),
             "2026-05-10", CycleState::flawed, "stale stale stale done done", "stale_input stale_input stale_input",
             NextStep::visit},
        },
        four_weeks());
}

TEST(Cycle, CountsNewsFromTheDayItWasKnownWhereThePlanCouldNotHaveHadItInView) {
    // It happened before the plan of 22 January and came to light in May.
    const auto late =
        subject + assessed + R"(,{"id":"i","kind":"intelligence","at":"2026-01-15","recorded":"2026-05-03T09:00"})";
    auto found = cycle_of(late, "2026-05-10", four_weeks());
    EXPECT_EQ(word(found.state), "open");
    EXPECT_EQ(iso(*found.opened), "2026-05-03");
    found = cycle_of(late, "2026-05-10", four_weeks(), "2026-04-01T00:00");
    EXPECT_EQ(word(found.state), "complete") << "what was not known in April asked for nothing in April";
}

TEST(Cycle, KeepsTheAmendedPlanInTheCycleThatMadeIt) {
    const auto amended = subject + assessed + plan("p2", "2026-04-01", R"(,"next_review":"2027-01-22")");
    auto found = cycle_of(amended, "2026-05-10", four_weeks());
    EXPECT_EQ(found.steps[3].event, EventId::from_checked("p2"));
    EXPECT_EQ(word(found.state), "unendorsed") << "the new plan needs its own endorsement";
    EXPECT_EQ(word(found.window), "inside") << "amending is no second assessment";
    found = cycle_of(amended + endorsed("e2", "2026-04-02", "p2"), "2026-05-10", four_weeks());
    EXPECT_EQ(word(found.state), "complete");
}

TEST(Cycle, IsMetByAReviewThatConfirmsThePlan) {
    const auto due = subject + visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-01-21") +
                     plan("p", "2026-01-22", R"(,"next_review":"2026-05-09")") + endorsed("e", "2026-01-26", "p");
    const auto again = visit("v2", "2026-05-06") + score("s2", "2026-05-06") + arms("a2", "2026-05-07");
    const auto review = R"(,{"id":"r","kind":"review","on":"2026-05-12","of":["p"],"outcome":"no_change",
        "reason":"Nothing new. Made up.","next_review":"2027-05-12","by":"OM-1"})";
    auto found = cycle_of(due + again, "2026-05-10", four_weeks());
    EXPECT_EQ(states(found), "done done done to_do to_do") << "steps taken to meet the date count";
    EXPECT_EQ(found.next.what, NextStep::plan);
    EXPECT_EQ(iso(*found.next.due), "2026-05-09");
    EXPECT_EQ(found.next.late.count(), 1);
    found = cycle_of(due + again + review + endorsed("e2", "2026-05-13", "r"), "2026-05-20", four_weeks());
    EXPECT_EQ(word(found.state), "complete");
    EXPECT_EQ(iso(*found.closed), "2026-05-12");
}

TEST(Cycle, WaitsWhileHeIsAway) {
    const auto inside =
        subject + R"(,{"id":"st","kind":"stay","where":"custody","from":"2026-01-15","to":"2026-03-01"})";
    const auto found = cycle_of(inside, "2026-02-01", four_weeks());
    EXPECT_EQ(word(found.steps.front().state), "held");
    EXPECT_EQ(word(found.next.what), "await_return");
    EXPECT_EQ(iso(*found.next.due), "2026-03-01");
    EXPECT_EQ(word(found.next.role), "nobody");
}

TEST(Cycle, AsksForNoArmsWhereItIsNotMade) {
    auto seen = see(record(subject, R"("sex":"female","born":"1980-05-31")"), "2026-01-12");
    auto found = assessment::cycle(seen.timeline, seen.law, four_weeks());
    EXPECT_EQ(word(found.steps[2].state), "not_applicable");
    seen = see(record(subject, R"("sex":"male","born":"2009-05-31")"), "2026-01-12");
    EXPECT_EQ(word(assessment::cycle(seen.timeline, seen.law, four_weeks()).steps[2].state), "not_applicable");
    seen = see(record(subject, R"("born":"1980-05-31")"), "2026-01-12");
    EXPECT_EQ(word(assessment::cycle(seen.timeline, seen.law, four_weeks()).steps[2].state), "to_do")
        << "not known is not a reason to leave it out";
}

TEST(Cycle, AsksForNothingOfHimWhoIsNotSubject) {
    const auto found = cycle_of(R"({"id":"d","kind":"disposal","basis":"caution","on":"2020-01-10",
        "offence":{"schedule3":{"listed":"yes","sentence_condition":false}}})",
                                "2026-02-01", four_weeks());
    EXPECT_EQ(word(found.state), "not_due");
    EXPECT_TRUE(found.steps.empty());
    EXPECT_EQ(word(found.next.what), "nothing");
}

TEST(Cycle, MissesAnOwner) {
    auto events = subject;
    events.replace(events.find(R"({"id":"o")"), events.find(R"({"id":"m")") - events.find(R"({"id":"o")"), "");
    const auto found = cycle_of(events, "2026-01-12", four_weeks());
    EXPECT_TRUE(has(found.faults, CycleFaultKind::no_owner));
    EXPECT_FALSE(found.next.who);
}

TEST(Cycle, ListsEveryCycleAndEndsWithTheCurrentOne) {
    const auto seen = see(subject + assessed + R"(,{"id":"i","kind":"intelligence","at":"2026-05-03"})", "2026-05-10");
    const auto all = cycles(seen.timeline, seen.law, four_weeks());
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(word(all.front().state), "complete");
    EXPECT_EQ(all.back(), assessment::cycle(seen.timeline, seen.law, four_weeks()));
}

TEST(Cycle, DoesNotHangOnTheOrderOfTheRecord) {
    auto facts = record(subject + assessed + R"(,{"id":"i","kind":"intelligence","at":"2026-05-03"})");
    const auto first = see(facts, "2026-05-10");
    std::ranges::reverse(facts.events);
    const auto second = see(facts, "2026-05-10");
    EXPECT_EQ(assessment::cycle(first.timeline, first.law, four_weeks()),
              assessment::cycle(second.timeline, second.law, four_weeks()));
}

TEST(Cycle, AnswersNotConfiguredWhereNoPracticeIsHeld) {
    auto facts = record(subject);
    facts.offender.jurisdiction = Jurisdiction::scotland;
    const auto seen = see(facts, "2026-01-12");
    const auto found = assessment::cycle(seen.timeline, seen.law, Rulebook::built_in());
    EXPECT_EQ(word(found.state), "not_configured");
    EXPECT_NE(found.next.why.find("not configured"), std::string::npos);
}

TEST(Cycle, IsNotCompleteWhereWhatItHangsOnIsNotSet) {
    EXPECT_EQ(word(cycle_of(subject + assessed, "2026-02-01", four_weeks()).state), "complete");
    for (const auto* rule : {"practice.assessment.cycle.window_days", "practice.assessment.triggers",
                             "practice.assessment.change_of_circumstances", "practice.assessment.stale.visit",
                             "practice.assessment.stale.static_score", "practice.assessment.stale.arms"}) {
        const auto found = cycle_of(subject + assessed, "2026-02-01", with(rule, R"("unset")", four_weeks()));
        EXPECT_EQ(word(found.state), "not_configured") << rule;
        EXPECT_TRUE(std::ranges::any_of(found.because, [&](const law::Step& step) {
            return step.rule == rule && step.says.find("not configured") != std::string::npos;
        })) << rule;
    }
}

TEST(Cycle, NamesEveryLimitThatIsNotSetBesideTheOneThatIs) {
    const auto seen = visit("v", "2026-01-20") + score("s", "2026-01-20");
    const auto found = cycle_of(subject + seen, "2026-01-25", four_weeks());
    EXPECT_EQ(iso(*found.next.due), "2026-02-17");
    ASSERT_EQ(found.next.because.size(), 2U) << "the window binds, and how soon the first ARMS is made is not set";
    EXPECT_EQ(found.next.because.front().rule, "practice.assessment.cycle.window_days");
    EXPECT_EQ(found.next.because.back().rule, "practice.arms.first");
    EXPECT_NE(found.next.because.back().says.find("not configured"), std::string::npos);
}

TEST(Cycle, IsReviewedNextAsTheLastPlanSaysAndNoOtherRecord) {
    const auto moved = [](const std::string& more) {
        return cycle_of(subject + assessed + more, "2026-02-01", four_weeks()).next;
    };
    // The visit is due on 20 July; a review before it comes first.
    const auto of = [](const char* what) {
        return std::string{R"(,{"id":"r","kind":"review","on":"2026-01-30","of":[")"} + what +
               R"("],"outcome":"no_change","next_review":"2026-04-01","by":"OM-1"})";
    };
    EXPECT_EQ(word(moved(of("m")).what), "visit") << "a review at the desk of a decision dates no plan";
    EXPECT_EQ(word(moved("").what), "visit");
    const auto next = moved(of("p") + endorsed("e2", "2026-01-31", "r"));
    EXPECT_EQ(word(next.what), "review");
    EXPECT_EQ(iso(*next.due), "2026-04-01");
    const auto again = plan("p2", "2026-01-31") + endorsed("e3", "2026-01-31", "p2");
    EXPECT_EQ(word(moved(of("p") + again).what), "visit") << "a plan before it dates nothing";
}

TEST(Cycle, DatesTheNextVisitByTheRuleThatGivesTheDay) {
    const auto alone = R"(,{"id":"m2","kind":"management","on":"2026-01-27","level":"low","state":"reactive",
        "rationale":"Made up.","by":"OM-1"})";
    const auto next = cycle_of(subject + assessed + alone, "2026-02-01", four_weeks()).next;
    EXPECT_EQ(word(next.what), "visit");
    EXPECT_EQ(iso(*next.due), "2026-07-20");
    EXPECT_EQ(next.because.front().rule, "practice.visit.interval.medium")
        << "and not by the decision that stops no visit";
}

TEST(Cycle, TakesNoEndorsementFromBeforeThePlan) {
    const auto early = visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-01-21") +
                       plan("p", "2026-01-22", R"(,"next_review":"2027-01-22")") + endorsed("e", "2026-01-21", "p");
    EXPECT_EQ(words(cycle_of(subject + early, "2026-02-01", four_weeks()).faults), "unendorsed");
}

TEST(Cycle, ReadsNotApplicableInTheBandAsInTheFlag) {
    for (const auto* said : {R"(,"applicable":false)", R"(,"band":"NOT_APPLICABLE")", R"(,"band":"not applicable")",
                             R"(,"applicable":false,"band":"NOT_APPLICABLE")"}) {
        const auto found = cycle_of(subject + visit("v", "2026-01-20") + score("s", "2026-01-20", "OSP/DC", said),
                                    "2026-01-25", four_weeks());
        EXPECT_EQ(word(found.steps[1].state), "not_applicable") << said;
    }
}

} // namespace
} // namespace mosovo::assessment
