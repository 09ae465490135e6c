#include "made_up.hpp"

#include <mosovo/assessment/plan_check.hpp>

namespace mosovo::assessment {
namespace {

using namespace mosovo::made_up;

PlanCheck check(const std::string& events, std::string_view as_of, const Rulebook& rules = Rulebook::built_in(),
                const ArmsDefinitions& definitions = ArmsDefinitions::built_in()) {
    const auto seen = see(subject + events, as_of);
    return check_plan(seen.timeline, day(as_of), rules, definitions);
}

std::string action(const std::string& id, const std::string& pillar, const std::string& more,
                   const std::string& of = "p") {
    return R"(,{"id":")" + id + R"(","kind":"plan_action","plan":")" + of + R"(","pillar":")" + pillar +
           R"(","text":"Made up.","by":"OM-1")" + more + "}";
}
std::string owned(const std::string& due, const std::string& factor = "") {
    return R"(,"owner":"OM-1","due":")" + due + '"' + (factor.empty() ? "" : R"(,"addresses":[")" + factor + R"("])");
}

/// An answer under each pillar; opportunity addressed by an action that is due on 1 June.
const std::string actions = action("a1", "supervision", owned("2026-06-01", "opportunity")) +
                            action("a2", "monitoring_and_control", owned("2026-06-01")) +
                            action("a3", "victim_safety", owned("2026-06-01"));
const std::string rated = arms("a", "2026-01-21", R"(,"factors":{"opportunity":{"rating":"present"}})");
const std::string reviewed_in_2027 = R"(,"next_review":"2027-01-22")";
const std::string no_treatment = R"(,"none_because":{"interventions_and_treatment":"Done in custody. Made up."})";
const std::string good =
    rated + plan("p", "2026-01-22", reviewed_in_2027 + no_treatment) + actions + endorsed("e", "2026-01-26", "p");

TEST(PlanCheck, PassesAPlanThatIsOne) {
    const auto found = check(good, "2026-02-01");
    EXPECT_EQ(words(found.faults), "");
    EXPECT_EQ(word(found.nature), "active");
    EXPECT_EQ(found.actions.size(), 3U);
    EXPECT_EQ(found.pillars_answered.size(), 4U);
    EXPECT_EQ(iso(*found.next_review), "2027-01-22");
}

struct Case {
    const char* says;
    std::string events;
    const char* as_of;
    PlanNature nature;
    std::string faults;
};

TEST(PlanCheck, FindsEachFaultByItself) {
    const auto p = plan("p", "2026-01-22", reviewed_in_2027 + no_treatment);
    const auto e = endorsed("e", "2026-01-26", "p");
    const auto without = [](const std::string& id) {
        auto text = actions;
        const auto start = text.find(R"(,{"id":")" + id);
        text.erase(start, text.find('}', start) + 1 - start);
        return text;
    };
    const std::vector<Case> cases{
        {"No plan", rated, "2026-02-01", PlanNature::no_plan, "no_plan"},
        {"Facts only",
         plan("p", "2026-01-22", reviewed_in_2027 + R"(,"none_because":{"supervision":"x",
            "monitoring_and_control":"x","interventions_and_treatment":"x","victim_safety":"x"})") +
             e,
         "2026-02-01", PlanNature::statement_of_fact, "statement_of_fact"},
        {"An action that nobody owns is no action of an active plan",
         plan("p", "2026-01-22", reviewed_in_2027 + R"(,"none_because":{"monitoring_and_control":"x",
            "interventions_and_treatment":"x","victim_safety":"x"})") +
             action("a1", "supervision", R"(,"due":"2026-06-01")") + e,
         "2026-02-01", PlanNature::statement_of_fact, "statement_of_fact action_without_owner"},
        {"On its last day an action still lies ahead", good, "2026-06-01", PlanNature::active, ""},
        {"The day after, nothing does", good, "2026-06-02", PlanNature::spent,
         "spent factor_without_action action_overdue action_overdue action_overdue"},
        {"A rated factor without an action",
         arms("a", "2026-01-21",
              R"(,"factors":{"opportunity":{"rating":"present"},"hostile_orientation":{"rating":"present"}})") +
             p + actions + e,
         "2026-02-01", PlanNature::active, "factor_without_action"},
        {"A protective factor asks for none",
         arms("a", "2026-01-21",
              R"(,"factors":{"opportunity":{"rating":"present"},"positive_routine":{"rating":"present"}})") +
             p + actions + e,
         "2026-02-01", PlanNature::active, ""},
        {"A factor that was named and not rated asks for none",
         arms("a", "2026-01-21",
              R"(,"factors":{"opportunity":{"rating":"present"},"hostile_orientation":{"evidence":["x"]}})") +
             p + actions + e,
         "2026-02-01", PlanNature::active, ""},
        {"A pillar left out", rated + p + without("a3") + e, "2026-02-01", PlanNature::active, "pillar_unanswered"},
        {"A pillar with a reason that says nothing",
         rated + plan("p", "2026-01-22", reviewed_in_2027 + R"(,"none_because":{"interventions_and_treatment":" "})") +
             actions + e,
         "2026-02-01", PlanNature::active, "pillar_unanswered"},
        {"A heading that is no pillar", good + action("a4", "other", owned("2026-06-01")), "2026-02-01",
         PlanNature::active, "pillar_unknown"},
        {"No contingency",
         rated + R"(,{"id":"p","kind":"risk_plan","on":"2026-01-22","conditions":[],"by":"OM-1")" + reviewed_in_2027 +
             no_treatment + "}" + actions + e,
         "2026-02-01", PlanNature::active, "no_contingency"},
        {"Conditions not recorded",
         rated + R"(,{"id":"p","kind":"risk_plan","on":"2026-01-22","contingency":"x","by":"OM-1")" + reviewed_in_2027 +
             no_treatment + "}" + actions + e,
         "2026-02-01", PlanNature::active, "conditions_not_recorded"},
        {"An order in force and no condition",
         good + R"(,{"id":"or","kind":"order","type":"shpo","made":"2026-01-10","served":"2026-01-10"})", "2026-02-01",
         PlanNature::active, "conditions_not_recorded"},
        {"No next review", rated + plan("p", "2026-01-22", no_treatment) + actions + e, "2026-02-01",
         PlanNature::active, "no_next_review"},
        {"The review day itself is in time",
         rated + plan("p", "2026-01-22", no_treatment + R"(,"next_review":"2026-02-01")") + actions + e, "2026-02-01",
         PlanNature::active, ""},
        {"The day after it is overdue",
         rated + plan("p", "2026-01-22", no_treatment + R"(,"next_review":"2026-02-01")") + actions + e, "2026-02-02",
         PlanNature::active, "review_overdue"},
        {"A review moved the next one",
         rated + plan("p", "2026-01-22", no_treatment + R"(,"next_review":"2026-02-01")") + actions + e +
             R"(,{"id":"r","kind":"review","on":"2026-02-01","of":["p"],"outcome":"no_change","next_review":"2026-08-01"})",
         "2026-02-02", PlanNature::active, ""},
        {"Overdue", good + action("a4", "supervision", owned("2026-01-31")), "2026-02-01", PlanNature::active,
         "action_overdue"},
        {"Done in time, with evidence",
         good + action("a4", "supervision", owned("2026-01-31") + R"(,"done":"2026-01-30","evidence":"On file.")"),
         "2026-02-01", PlanNature::active, ""},
        {"Done, and nothing to show it",
         good + action("a4", "supervision", owned("2026-01-31") + R"(,"done":"2026-01-30")"), "2026-02-01",
         PlanNature::active, "action_without_evidence"},
        {"Done late",
         good + action("a4", "supervision", owned("2026-01-29") + R"(,"done":"2026-01-30","evidence":"x")"),
         "2026-02-01", PlanNature::active, "action_done_late"},
        {"Said to be done tomorrow: not done yet",
         good + action("a4", "supervision", owned("2026-02-03") + R"(,"done":"2026-02-02","evidence":"x")"),
         "2026-02-01", PlanNature::active, ""},
        {"No day", good + action("a4", "supervision", R"(,"owner":"OM-1")"), "2026-02-01", PlanNature::active,
         "action_without_day"},
        {"An action of no plan", good + action("a4", "supervision", owned("2026-06-01"), "nosuch"), "2026-02-01",
         PlanNature::active, "action_of_no_plan"},
        {"An open action left under the plan before",
         plan("p0", "2026-01-15") + action("a0", "supervision", owned("2026-06-01"), "p0") + good, "2026-02-01",
         PlanNature::active, "action_left_behind"},
        {"Not endorsed", rated + p + actions, "2026-02-01", PlanNature::active, "not_endorsed"},
        {"Endorsed by its author", rated + p + actions + endorsed("e", "2026-01-26", "p", "OM-1"), "2026-02-01",
         PlanNature::active, "self_endorsed"},
        {"Returned", rated + p + actions + endorsed("e", "2026-01-26", "p", "DS-1", "returned"), "2026-02-01",
         PlanNature::active, "returned"},
        {"Returned and then endorsed",
         rated + p + actions + endorsed("e", "2026-01-26", "p", "DS-1", "returned") + endorsed("e2", "2026-01-27", "p"),
         "2026-02-01", PlanNature::active, ""},
    };
    for (const auto& c : cases) {
        SCOPED_TRACE(c.says);
        const auto found = check(c.events, c.as_of);
        EXPECT_EQ(word(found.nature), word(c.nature));
        EXPECT_EQ(words(found.faults), c.faults);
        expect_cited(found.faults);
    }
}

TEST(PlanCheck, ReadsTheScaleOfTheForce) {
    const auto definition =
        R"({"version":"exampleshire 1","says":"Made up.","source":{"title":"Made up","href":"https://example.org"},
        "confidence":"grade_a","factors":[{"key":"opportunity","kind":"risk","name":"Opportunity","describes":"Made up.",
        "source":{"title":"Made up","href":"https://example.org"},"confidence":"grade_a"}],
        "ratings":[{"word":"present","says":"x","asks_for_action":"yes"},{"word":"absent","says":"x","asks_for_action":"no"}]})";
    const auto forms = ArmsDefinitions::built_in().with(read_arms_definition(definition));
    const auto events = [](const std::string& rating) {
        return arms("a", "2026-01-21",
                    R"(,"tool_version":"exampleshire 1","factors":{"opportunity":{"rating":")" + rating + R"("}})") +
               plan("p", "2026-01-22", R"(,"next_review":"2027-01-22")") +
               action("a1", "supervision", owned("2026-06-01"));
    };
    const auto asked = [&](const std::string& rating, const ArmsDefinitions& by) {
        return has(check(events(rating), "2026-02-01", Rulebook::built_in(), by).faults,
                   PlanFaultKind::factor_without_action);
    };
    EXPECT_TRUE(asked("present", forms));
    EXPECT_FALSE(asked("absent", forms)) << "the force's own form says that it asks for nothing";
    EXPECT_TRUE(asked("absent", ArmsDefinitions::built_in())) << "without a scale every rated factor counts";
    EXPECT_TRUE(asked("other", forms)) << "a word that nobody explained is not low";
}

TEST(PlanCheck, SaysWhatIsNotConfiguredAndNeverThatAPlanPasses) {
    for (const auto* rule :
         {"practice.plan.must_have", "practice.plan.active", "practice.plan.pillars", "practice.plan.action_phrases"}) {
        const auto found = check(good, "2026-02-01", with(rule, R"("unset")"));
        EXPECT_EQ(words(found.faults), "not_configured") << rule;
        EXPECT_EQ(found.faults.front().rule, rule);
        expect_cited(found.faults);
    }
    EXPECT_EQ(words(check(good, "2026-02-01", with("practice.supervision.endorses", R"("unset")")).faults),
              "endorsement_not_shown");
}

TEST(PlanCheck, JudgesAnEndorsementAsTheCycleDoes) {
    const auto p = plan("p", "2026-01-22", reviewed_in_2027 + no_treatment);
    const auto by_the_assessor =
        R"(,{"id":"a","kind":"arms","on":"2026-01-21","level":"medium","rationale":"x","by":"DS-1",
            "factors":{"opportunity":{"rating":"present"}}})" +
        p + actions + endorsed("e", "2026-01-26", "p");
    const auto before_the_plan = rated + p + actions + endorsed("e", "2026-01-21", "p");
    const auto by_its_author = rated + p + actions + endorsed("e", "2026-01-26", "p", "OM-1");
    for (const auto& [events, fault] :
         {std::pair{by_the_assessor, "self_endorsed"}, std::pair{before_the_plan, "not_endorsed"},
          std::pair{by_its_author, "self_endorsed"}}) {
        EXPECT_EQ(words(check(events, "2026-02-01").faults), fault);
        const auto cycle = cycle_of(subject + visit("v", "2026-01-20") + score("s", "2026-01-20") + events,
                                    "2026-02-01", four_weeks());
        EXPECT_EQ(words(cycle.faults), std::string{fault} == "not_endorsed" ? "unendorsed" : fault);
    }
}

TEST(PlanCheck, TakesAReviewWithoutANextDayForOneThatDatesNothing) {
    const auto reviewed =
        good + R"(,{"id":"r","kind":"review","on":"2026-05-01","of":["p"],"outcome":"no_change","by":"OM-1"})";
    EXPECT_EQ(words(check(reviewed, "2026-05-02").faults), "no_next_review");
    const auto elsewhere =
        good +
        R"(,{"id":"r","kind":"review","on":"2026-05-01","of":["m"],"outcome":"no_change","next_review":"2026-05-01"})";
    EXPECT_EQ(iso(*check(elsewhere, "2026-05-02").next_review), "2027-01-22") << "a review of something else";
}

TEST(PlanCheck, ChecksOnlyWhatPracticeLists) {
    const auto bare = R"(,{"id":"p","kind":"risk_plan","on":"2026-01-22","by":"OM-1"})";
    const auto rules =
        with("practice.plan.active", R"(["next_review"])", with("practice.plan.must_have", R"(["contingency"])"));
    EXPECT_EQ(words(check(bare, "2026-02-01", rules).faults), "no_contingency no_next_review");
}

TEST(Narrative, PointsAtWholeWordsOnlyAndOncePerSentence) {
    const std::vector<std::string> phrases{"will contact", "to arrange", "follow-up"};
    const auto point = [&](const char* text) {
        std::string found;
        for (const auto& one : point_at_actions(EventId::from_checked("x"), "note.text", text, phrases))
            found += "[" + one.sentence + "]";
        return found;
    };
    EXPECT_EQ(point("OM will contact housing. He seemed calm."), "[OM will contact housing.]");
    EXPECT_EQ(point("OM WILL\n  contact housing and to arrange a visit."),
              "[OM WILL\n  contact housing and to arrange a visit.]")
        << "a line end inside the phrase is a space";
    EXPECT_EQ(point("He goodwill contacts nobody."), "");
    EXPECT_EQ(point("He will contactless pay."), "");
    EXPECT_EQ(point("Follow-up at 5.30pm with his sister"), "[Follow-up at 5.30pm with his sister]");
    EXPECT_EQ(point("A; to arrange b; c"), "[to arrange b;]");
    EXPECT_EQ(point(""), "");
    EXPECT_EQ(point("..."), "");
}

TEST(Narrative, SaysWhereNoPhrasesAreConfigured) {
    const auto typed = good + R"(,{"id":"t","kind":"note","on":"2026-01-23","text":"OM will contact housing."})";
    EXPECT_EQ(words(check(typed, "2026-02-01").faults), "action_in_narrative");
    EXPECT_EQ(words(check(typed, "2026-02-01", with("practice.plan.action_phrases", R"("unset")")).faults),
              "not_configured");
    EXPECT_EQ(words(check(typed, "2026-01-22").faults), "not_endorsed") << "the note is of the day after";
}

} // namespace
} // namespace mosovo::assessment
