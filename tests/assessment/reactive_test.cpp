#include "made_up.hpp"

#include <mosovo/assessment/reactive.hpp>

#include <algorithm>

namespace mosovo::assessment {
namespace {

using namespace mosovo::made_up;

/// Convicted ten years before; low since 2021; notified every year.
const std::string settled = [] {
    std::string text =
        R"({"id":"d","kind":"disposal","basis":"conviction","on":"2016-03-01","sentenced":"2016-03-01",
            "offence":{"committed":"2015-06-01","schedule3":{"listed":"yes","sentence_condition":false}},
            "sentence":{"type":"imprisonment","term":{"months":36}}},
           {"id":"n","kind":"notification","given":"2016-03-02T10:00","under":["initial"],"home":"main_residence"},
           {"id":"ma","kind":"mappa","on":"2016-04-01","category":1,"level":1})";
    for (int year = 2017; year <= 2026; ++year)
        text += R"(,{"id":"n)" + std::to_string(year) + R"(","kind":"notification","given":")" + std::to_string(year) +
                R"(-02-20T10:00","under":["periodic"],"home":"main_residence"})";
    return text;
}();
const std::string low =
    R"(,{"id":"m","kind":"management","on":"2021-05-01","level":"low","state":"active","by":"OM-1"})";
const std::string reactive = R"(,{"id":"re","kind":"management","on":"2025-06-01","level":"low","state":"reactive",
    "rationale":"Made up.","approved_by":"DS-1","by":"OM-1"})";

/// A change that was not notified; what was decided on it.
const std::string broken = R"(,{"id":"c","kind":"change","what":"bank_account","on":"2025-05-03"})";
const std::string excused =
    R"(,{"id":"b","kind":"breach_decision","obligation":"change_notification c","on":"2025-06-01",
        "outcome":"reasonable_excuse","reason":"x","approved_by":"DS-1","by":"OM-1"})";
std::string crimed(const std::string& on) {
    return R"(,{"id":"b2","kind":"breach_decision","obligation":"change_notification c","on":")" + on +
           R"(","outcome":"crime_recorded","ref":"x","by":"OM-1"})";
}

ReactiveEligibility look(const std::string& events, std::string_view as_of = "2026-05-01",
                         const Rulebook& rules = Rulebook::built_in()) {
    const auto seen = see(settled + events, as_of);
    return reactive_eligibility(seen.timeline, seen.law, rules);
}

std::string binding(const ReactiveEligibility& found) {
    std::string text;
    for (const auto& one : found.predicates)
        if (one.weight == Weight::binding) text += std::string{text.empty() ? "" : " "} + std::string{word(one.answer)};
    return text;
}

struct Case {
    const char* says;
    std::string events;
    const char* eligible;
    std::string answers; ///< low long enough, no offence, no civil order, no adverse intelligence
};

TEST(Reactive, AnswersEachCriterionAndLetsTheUnknownBlock) {
    const std::vector<Case> cases{
        {"All met", low, "met", "met met met met"},
        {"No level was ever recorded", "", "unknown", "unknown met met met"},
        {"The last decision says no level",
         low + R"(,{"id":"m2","kind":"management","on":"2026-01-01","state":"active"})", "unknown",
         "unknown met met met"},
        {"Medium now", low + R"(,{"id":"m2","kind":"management","on":"2026-01-01","level":"medium","state":"active"})",
         "not_met", "not_met met met met"},
        {"Low for three years to the day",
         R"(,{"id":"m","kind":"management","on":"2023-05-01","level":"low","state":"active"})", "met",
         "met met met met"},
        {"Low for a day less", R"(,{"id":"m","kind":"management","on":"2023-05-02","level":"low","state":"active"})",
         "not_met", "not_met met met met"},
        {"Medium in between: low from the last change only",
         low + R"(,{"id":"m2","kind":"management","on":"2024-01-01","level":"medium","state":"active"},
                  {"id":"m3","kind":"management","on":"2024-02-01","level":"low","state":"active"})",
         "not_met", "not_met met met met"},
        {"An offence two years ago",
         low +
             R"(,{"id":"d2","kind":"disposal","basis":"caution","on":"2025-01-10","offence":{"committed":"2024-05-01","schedule3":{"listed":"no"}}})",
         "not_met", "met not_met met met"},
        {"Convicted lately of an old offence",
         low +
             R"(,{"id":"d2","kind":"disposal","basis":"caution","on":"2025-01-10","offence":{"committed":"2010-05-01","schedule3":{"listed":"no"}}})",
         "met", "met met met met"},
        {"Convicted lately, and when it was committed is not known",
         low +
             R"(,{"id":"d2","kind":"disposal","basis":"caution","on":"2025-01-10","offence":{"schedule3":{"listed":"no"}}})",
         "unknown", "met unknown met met"},
        {"A civil order in force",
         low +
             R"(,{"id":"or","kind":"order","type":"shpo","made":"2020-01-01","served":"2020-01-01","until":"2026-05-01"})",
         "not_met", "met met not_met met"},
        {"It ended yesterday",
         low +
             R"(,{"id":"or","kind":"order","type":"shpo","made":"2020-01-01","served":"2020-01-01","until":"2026-04-30"})",
         "met", "met met met met"},
        {"Adverse intelligence", low + R"(,{"id":"i","kind":"intelligence","at":"2025-01-01","adverse":true})",
         "not_met", "met met met not_met"},
        {"Intelligence of which nobody says whether it is adverse",
         low + R"(,{"id":"i","kind":"intelligence","at":"2025-01-01"})", "unknown", "met met met unknown"},
        {"Intelligence that is not adverse",
         low + R"(,{"id":"i","kind":"intelligence","at":"2025-01-01","adverse":false})", "met", "met met met met"},
        {"Old intelligence", low + R"(,{"id":"i","kind":"intelligence","at":"2020-01-01","adverse":true})", "met",
         "met met met met"},
        {"A change not notified, and nobody decided whether that is an offence",
         low + R"(,{"id":"c","kind":"change","what":"bank_account","on":"2025-05-03"})", "unknown",
         "met unknown met met"},
        {"It was recorded as a crime", low + R"(,{"id":"c","kind":"change","what":"bank_account","on":"2025-05-03"},
                  {"id":"b","kind":"breach_decision","obligation":"change_notification c","on":"2025-06-01","outcome":"crime_recorded","ref":"x"})",
         "not_met", "met not_met met met"},
        {"It was excused, with a reason and another person's approval", low + broken + excused, "met",
         "met met met met"},
        {"It was excused, and nobody approved that",
         low + broken +
             R"(,{"id":"b","kind":"breach_decision","obligation":"change_notification c","on":"2025-06-01","outcome":"reasonable_excuse","reason":"x","by":"OM-1"})",
         "unknown", "met unknown met met"},
        {"Excused, and later recorded as a crime", low + broken + excused + crimed("2025-07-01"), "not_met",
         "met not_met met met"},
        {"Recorded as a crime, and later excused", low + broken + crimed("2025-05-20") + excused, "met",
         "met met met met"},
        {"Recorded as a crime, and later excused by nobody else",
         low + broken + crimed("2025-05-20") +
             R"(,{"id":"b","kind":"breach_decision","obligation":"change_notification c","on":"2025-06-01","outcome":"reasonable_excuse","reason":"x"})",
         "not_met", "met not_met met met"},
        {"To be recorded as a crime tomorrow", low + broken + crimed("2026-05-02"), "unknown", "met unknown met met"},
        {"Medium by ARMS a year ago", low + R"(,{"id":"a","kind":"arms","on":"2025-05-01","level":"medium"})",
         "not_met", "not_met met met met"},
        {"Medium by ARMS until two years ago", low + R"(,{"id":"a","kind":"arms","on":"2022-01-01","level":"medium"},
                  {"id":"a2","kind":"arms","on":"2024-05-01","level":"low"})",
         "not_met", "not_met met met met"},
        {"Medium by ARMS until three years ago", low + R"(,{"id":"a","kind":"arms","on":"2022-01-01","level":"medium"},
                  {"id":"a2","kind":"arms","on":"2023-05-01","level":"low"})",
         "met", "met met met met"},
        {"Low by ARMS, lately", low + R"(,{"id":"a","kind":"arms","on":"2025-05-01","level":"low"})", "met",
         "met met met met"},
        {"ARMS without a level", low + R"(,{"id":"a","kind":"arms","on":"2025-05-01"})", "unknown",
         "unknown met met met"},
        {"No level was recorded for a while",
         low + R"(,{"id":"m2","kind":"management","on":"2024-01-01","state":"active"},
                  {"id":"m3","kind":"management","on":"2024-02-01","level":"low","state":"active"})",
         "unknown", "unknown met met met"},
        {"An offence of a disposal that has no day",
         low + R"(,{"id":"d2","kind":"disposal","basis":"caution","offence":{"schedule3":{"listed":"no"}}})", "unknown",
         "met unknown met met"},
    };
    for (const auto& c : cases) {
        SCOPED_TRACE(c.says);
        const auto found = look(c.events);
        EXPECT_EQ(word(found.eligible), c.eligible);
        EXPECT_EQ(binding(found), c.answers);
        for (const auto& one : found.predicates) {
            EXPECT_TRUE(one.says.ends_with('.')) << one.name;
            EXPECT_TRUE(one.citation.href.starts_with("https://")) << one.name;
            EXPECT_TRUE(one.answer != Answer::not_met || !one.evidence.empty() || one.name == "no_under_18")
                << one.name;
        }
    }
}

TEST(Reactive, ShowsRecollectionAsAdviceUntilAForceMakesItBinding) {
    const auto licence = [](const ReactiveEligibility& found) {
        return *std::ranges::find(found.predicates, "no_licence", &Predicate::name);
    };
    const auto advised = look(low);
    EXPECT_EQ(word(advised.eligible), "met");
    EXPECT_EQ(word(licence(advised).weight), "advisory");
    EXPECT_EQ(word(licence(advised).answer), "unknown") << "a sentence of imprisonment may carry one";
    const auto rules = with("practice.reactive.bars", R"(["civil_order","licence"])");
    const auto bound = look(low, "2026-05-01", rules);
    EXPECT_EQ(word(licence(bound).weight), "binding");
    EXPECT_EQ(word(bound.eligible), "unknown");
    const auto other = look(low, "2026-05-01", with("practice.reactive.bars", R"(["moon"])"));
    EXPECT_EQ(word(other.eligible), "unknown") << "what a record does not show blocks";
    const auto unset = look(low, "2026-05-01", with("practice.reactive.low_risk_years", R"("unset")"));
    EXPECT_EQ(word(unset.eligible), "unknown");
}

TEST(Reactive, IsReviewedAtTheDeskEveryYear) {
    EXPECT_EQ(word(look(low).desk_review), "not_reactive");
    auto found = look(low + reactive, "2026-06-01");
    EXPECT_EQ(iso(*found.desk_review_due), "2026-06-01");
    EXPECT_EQ(word(found.desk_review), "due");
    EXPECT_EQ(words(found.faults), "");
    found = look(low + reactive, "2026-06-02");
    EXPECT_EQ(word(found.desk_review), "overdue");
    EXPECT_EQ(words(found.faults), "desk_review_overdue");
    const auto review = R"(,{"id":"r","kind":"review","on":"2026-05-20","of":["re"],"outcome":"no_change"})";
    found = look(low + reactive + review, "2026-06-02");
    EXPECT_EQ(iso(*found.desk_review_due), "2027-05-20");
    const auto rules = with("practice.reactive.desk_review", R"("unset")");
    found = look(low + reactive, "2026-06-02", rules);
    EXPECT_EQ(word(found.desk_review), "not_configured");
    EXPECT_FALSE(found.desk_review_due);
}

TEST(Reactive, IsLeftByEventsUntilSomebodyAnswers) {
    const auto news = R"(,{"id":"i","kind":"intelligence","at":"2026-02-01","adverse":false})";
    auto found = look(low + reactive + news);
    EXPECT_EQ(words(found.faults), "must_be_reviewed");
    ASSERT_EQ(found.exits.size(), 1U);
    EXPECT_EQ(found.exits.front().ref, "i");
    found = look(low + reactive + news + R"(,{"id":"a","kind":"arms","on":"2026-02-10","level":"low"})");
    EXPECT_EQ(words(found.faults), "") << "the risk assessment was reviewed";
    found = look(
        low + reactive + news +
        R"(,{"id":"x","kind":"decision","on":"2026-02-10","answers":["i"],"outcome":"do_not_reassess","reason":"Not about him. Made up."})");
    EXPECT_EQ(words(found.faults), "");
    found = look(low + reactive + R"(,{"id":"i","kind":"intelligence","at":"2025-01-01","adverse":false})");
    EXPECT_EQ(words(found.faults), "") << "known when it was decided";
}

TEST(Reactive, IsHeldToBreachesThatOpenNoCycle) {
    const auto rules = with("practice.assessment.triggers", R"(["release"])");
    EXPECT_EQ(binding(look(low + broken, "2026-05-01", rules)), "met unknown met met");
    EXPECT_EQ(binding(look(low + broken, "2026-05-01", with("practice.assessment.triggers", R"("unset")"))),
              "met unknown met met");
    const auto news = R"(,{"id":"i","kind":"intelligence","at":"2026-02-01","adverse":false})";
    EXPECT_EQ(words(look(low + reactive + news, "2026-05-01", rules).faults), "must_be_reviewed");
}

TEST(Reactive, SaysWhatIsNotConfiguredAndNeverThatNothingEndsIt) {
    for (const auto* rule : {"practice.reactive.exit_triggers", "practice.reactive.decision_needs",
                             "practice.assessment.change_of_circumstances"}) {
        const auto found = look(low + reactive, "2026-05-01", with(rule, R"("unset")"));
        ASSERT_TRUE(has(found.faults, ReactiveFaultKind::not_configured)) << rule;
        EXPECT_EQ(found.faults.front().rule, rule);
        expect_cited(found.faults);
    }
}

TEST(Reactive, DoesNotStandOnADecisionThatOnePersonTook) {
    const auto alone = R"(,{"id":"re","kind":"management","on":"2025-06-01","level":"low","state":"reactive",
        "rationale":"Made up.","approved_by":"OM-1","by":"OM-1"})";
    EXPECT_EQ(words(look(low + alone).faults), "decision_lacks");
    const auto unapproved = R"(,{"id":"re","kind":"management","on":"2025-06-01","level":"low","state":"reactive"})";
    EXPECT_EQ(words(look(low + unapproved).faults), "decision_lacks decision_lacks") << "no rationale and no approval";
}

TEST(Reactive, KnowsOfALicenceOnlyWhatTheSentencesSay) {
    const auto licence = [](const std::string& events) {
        const auto seen = see(events, "2026-05-01");
        const auto found = reactive_eligibility(seen.timeline, seen.law, Rulebook::built_in());
        return word(std::ranges::find(found.predicates, "no_licence", &Predicate::name)->answer);
    };
    const auto dealt = [](const char* on, const char* sentence) {
        return std::string{R"({"id":"d","kind":"disposal","basis":"conviction","on":")"} + on +
               R"(","sentence":{"type":")" + sentence + R"("}})";
    };
    EXPECT_EQ(licence(dealt("2020-01-10", "community_order")), "met");
    EXPECT_EQ(licence(dealt("2020-01-10", "imprisonment")), "unknown");
    EXPECT_EQ(licence(R"({"id":"d","kind":"disposal","basis":"conviction","on":"2020-01-10"})"), "unknown");
    EXPECT_EQ(licence(R"({"id":"d","kind":"disposal","basis":"caution","on":"2020-01-10"})"), "met");
    EXPECT_EQ(licence(R"({"id":"x","kind":"note","on":"2020-01-10","text":"Made up."})"), "unknown")
        << "no disposal on record shows nothing";
    EXPECT_EQ(licence(dealt("2026-05-02", "imprisonment")), "unknown") << "tomorrow's sentence is no disposal yet";
    auto later = dealt("2026-05-02", "imprisonment");
    later.replace(later.find(R"("d")"), 3, R"("d2")");
    EXPECT_EQ(licence(dealt("2020-01-10", "community_order") + "," + later), "met");
}

TEST(Reactive, DoesNotStandOnCriteriaThatAreNotMet) {
    const auto found =
        look(low + reactive + R"(,{"id":"or","kind":"order","type":"shpo","made":"2025-07-01","served":"2025-07-01"})");
    EXPECT_TRUE(has(found.faults, ReactiveFaultKind::criteria_not_met));
    expect_cited(found.faults);
}

} // namespace
} // namespace mosovo::assessment
