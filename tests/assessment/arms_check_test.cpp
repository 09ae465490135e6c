#include "made_up.hpp"

#include <mosovo/assessment/arms_check.hpp>

#include <algorithm>

namespace mosovo::assessment {
namespace {

using namespace mosovo::made_up;

ArmsCheck check(const std::string& events, std::string_view as_of = "2026-02-01",
                const ArmsDefinitions& definitions = ArmsDefinitions::built_in()) {
    const auto seen = see(subject + events, as_of);
    return check_arms(seen.timeline, seen.law, Rulebook::built_in(), definitions);
}

/// Every factor rated with evidence and source.
std::string all_rated(const std::string& but = "", const std::string& instead = "") {
    std::string factors;
    for (const auto& factor : ArmsDefinitions::built_in().all().back().factors) {
        if (factor.key == but && instead.empty()) continue;
        factors +=
            (factors.empty() ? "\"" : ",\"") + factor.key + "\":" +
            (factor.key == but ? instead : R"({"rating":"present","evidence":["v"],"source":["partner agency"]})");
    }
    return R"(,"tool_version":"library 1","factors":{)" + factors + "}";
}

TEST(ArmsDefinition, HasSevenRiskAndFourProtectiveFactorsEachWithItsSource) {
    const auto& built_in = ArmsDefinitions::built_in().all().back();
    int risk = 0;
    int protective = 0;
    for (const auto& factor : built_in.factors) {
        ++(factor.kind == FactorKind::risk ? risk : protective);
        EXPECT_TRUE(factor.source.href.starts_with("https://")) << factor.key;
        EXPECT_GE(factor.confidence, Confidence::grade_a) << factor.key;
        EXPECT_TRUE(factor.describes.ends_with('.')) << factor.key;
        EXPECT_TRUE(factor.confidence == Confidence::grade_a || factor.note) << factor.key << ": say what is uncertain";
    }
    EXPECT_EQ(risk, 7);
    EXPECT_EQ(protective, 4);
    EXPECT_TRUE(built_in.ratings.empty()) << "no public source gives the scale";
    EXPECT_TRUE(built_in.note);
}

TEST(ArmsDefinition, RefusesWhatIsNoDefinition) {
    const auto problems = [](std::string_view json) {
        try {
            (void)read_arms_definition(json);
        } catch (const ProblemsError& error) {
            std::string text;
            for (const auto& problem : error.problems())
                text += std::string{word(problem.code)} + ' ' + problem.path + ';';
            return text;
        }
        return std::string{};
    };
    const std::string factor =
        R"({"key":"x","kind":"risk","name":"X","describes":"X.","source":{"title":"t","href":"https://example.org"},"confidence":"grade_a"})";
    const auto with = [&](const std::string& factors, const std::string& ratings = "[]") {
        return R"({"version":"1","says":"x","source":{"title":"t","href":"https://example.org"},"confidence":"design","factors":)" +
               factors + R"(,"ratings":)" + ratings + "}";
    };
    EXPECT_EQ(problems(with("[" + factor + "]")), "");
    EXPECT_EQ(problems(with("[]")), "missing_key factors;");
    EXPECT_EQ(problems(with("[" + factor + "," + factor + "]")), "duplicate_id factors[1];");
    EXPECT_EQ(
        problems(with(
            "[" + factor + "]",
            R"([{"word":"a","says":"a","asks_for_action":"yes"},{"word":"a","says":"a","asks_for_action":"no"}])")),
        "duplicate_id ratings[1];");
    EXPECT_EQ(problems(with("[" + factor + "]", R"([{"word":"a","says":"a","asks_for_action":"perhaps"}])")),
              "unknown_word ratings[0].asks_for_action;");
    EXPECT_NE(problems("{").find("malformed"), std::string::npos);
    EXPECT_NE(problems(R"({"version":"1","level":"low"})").find("unknown_key level"), std::string::npos)
        << "a definition cannot compute a level";
}

struct Case {
    const char* says;
    std::string events;
    std::string warnings;
};

TEST(ArmsCheck, WarnsOfEachInconsistency) {
    const auto v = visit("v", "2026-01-20");
    const auto s = score("s", "2026-01-20", "OSP/DC", R"(,"applicable":true,"band":"HIGH")");
    const auto assess = [](const std::string& level, const std::string& rationale, const std::string& factors) {
        return R"(,{"id":"a","kind":"arms","on":"2026-01-21","by":"OM-1")" +
               (level.empty() ? "" : R"(,"level":")" + level + '"') +
               (rationale.empty() ? "" : R"(,"rationale":")" + rationale + '"') + factors + "}";
    };
    const std::vector<Case> cases{
        {"Nothing to warn of", v + s + assess("high", "Made up.", all_rated()), ""},
        {"Below the static band, with a rationale", v + s + assess("medium", "Made up.", all_rated()), ""},
        {"Below the static band, without one", v + s + assess("medium", "", all_rated()),
         "level_without_rationale level_below_static_band"},
        {"Above it, without one", v + s + assess("very_high", "", all_rated()), "level_without_rationale"},
        {"The band of an earlier tool is history",
         v + score("s", "2026-01-20", "RM2000/S", R"(,"band":"VERY HIGH")") + assess("low", "", all_rated()),
         "level_without_rationale"},
        {"No level", v + s + assess("", "Made up.", all_rated()), "level_not_recorded"},
        {"Rated without evidence",
         v + s + assess("high", "x", all_rated("opportunity", R"({"rating":"present","source":["x"]})")),
         "rated_without_evidence"},
        {"A risk factor needs no source",
         v + s + assess("high", "x", all_rated("opportunity", R"({"rating":"present","evidence":["v"]})")), ""},
        {"A protective factor does",
         v + s + assess("high", "x", all_rated("positive_routine", R"({"rating":"present","evidence":["v"]})")),
         "protective_without_source"},
        {"A factor left out", v + s + assess("high", "x", all_rated("social_influences")), "factor_not_rated"},
        {"A factor without a rating",
         v + s + assess("high", "x", all_rated("social_influences", R"({"evidence":["v"]})")), "factor_not_rated"},
        {"Evidence older than the cycle",
         R"(,{"id":"old","kind":"note","on":"2026-01-09","text":"Made up."})" + v + s +
             assess("high", "x", all_rated("opportunity", R"({"rating":"present","evidence":["old"],"source":["x"]})")),
         "evidence_older_than_cycle"},
        {"Evidence of the day the cycle began",
         R"(,{"id":"old","kind":"note","on":"2026-01-10","text":"Made up."})" + v + s +
             assess("high", "x", all_rated("opportunity", R"({"rating":"present","evidence":["old"],"source":["x"]})")),
         ""},
        {"Evidence in plain words has no age",
         v + s +
             assess("high", "x",
                    all_rated("opportunity", R"({"rating":"present","evidence":["Said so."],"source":["x"]})")),
         ""},
        {"Not applicable, and low without any reason",
         v + score("s", "2026-01-20", "OSP/DC", R"(,"applicable":false)") + assess("low", "", all_rated()),
         "level_without_rationale not_applicable_read_as_low"},
        {"Not applicable, and low with its reasons",
         v + score("s", "2026-01-20", "OSP/DC", R"(,"applicable":false)") + assess("low", "Made up.", all_rated()), ""},
        {"Not applicable, and so written as a band: one meaning",
         v + score("s", "2026-01-20", "OSP/DC", R"(,"applicable":false,"band":"NOT_APPLICABLE")") +
             assess("medium", "x", all_rated()),
         ""},
        {"Not applicable by its band alone, and low without any reason",
         v + score("s", "2026-01-20", "OSP/DC", R"(,"band":"NOT_APPLICABLE")") + assess("low", "", all_rated()),
         "level_without_rationale not_applicable_read_as_low"},
        {"Not applicable, with a band all the same",
         v + score("s", "2026-01-20", "OSP/DC", R"(,"applicable":false,"band":"LOW")") +
             assess("medium", "x", all_rated()),
         "not_applicable_read_as_low"},
        {"A factor that the definition does not have",
         v + s +
             assess("high", "x",
                    R"(,"tool_version":"library 1","factors":{"grooming":{"rating":"present","evidence":["v"]},)" +
                        all_rated().substr(all_rated().find("{\"") + 1)),
         "factor_unknown"},
        {"A version that is not held",
         v + s +
             assess("high", "x",
                    R"(,"tool_version":"other","factors":{)" + all_rated().substr(all_rated().find("{\"") + 1)),
         "version_not_held"},
    };
    for (const auto& c : cases) {
        SCOPED_TRACE(c.says);
        const auto found = check(c.events);
        EXPECT_EQ(words(found.warnings), c.warnings);
        expect_cited(found.warnings);
    }
}

TEST(ArmsCheck, LeavesTheOfficersLevelAsItIs) {
    const auto found = check(visit("v", "2026-01-20") + score("s", "2026-01-20", "OSP/DC", R"(,"band":"VERY HIGH")") +
                             R"(,{"id":"a","kind":"arms","on":"2026-01-21","level":"low"})");
    EXPECT_EQ(found.level, RiskLevel::low);
    EXPECT_TRUE(has(found.warnings, ArmsWarningKind::level_below_static_band));
}

TEST(ArmsCheck, ChecksTheWordsOfTheForcesScale) {
    auto form = ArmsDefinitions::built_in().all().back();
    form.ratings = {{"present", "x", AsksForAction::yes}};
    const auto forms = ArmsDefinitions::built_in().with(form);
    const auto events =
        visit("v", "2026-01-20") +
        arms("a", "2026-01-21", all_rated("opportunity", R"({"rating":"somewhat","evidence":["v"],"source":["x"]})"));
    EXPECT_EQ(words(check(events, "2026-02-01", forms).warnings), "rating_unknown");
    EXPECT_EQ(words(check(events).warnings), "") << "without a scale any word stands";
}

TEST(ArmsCheck, TakesTheLastAssessmentUpToTheDay) {
    EXPECT_FALSE(check("", "2026-02-01").arms);
    const auto two = arms("a", "2026-01-21") + arms("a2", "2026-03-01");
    EXPECT_EQ(check(two, "2026-02-28").arms, EventId::from_checked("a"));
    EXPECT_EQ(check(two, "2026-03-01").arms, EventId::from_checked("a2"));
}

TEST(ArmsCheck, TakesTheLatestResultOfAToolUnderWhateverName) {
    const auto low = R"(,{"id":"a","kind":"arms","on":"2026-01-21","level":"low","by":"OM-1"})" + std::string{};
    const auto band = [](const char* word) { return R"(,"band":")" + std::string{word} + '"'; };
    const auto warned = [&](const std::string& scores) {
        return has(check(scores + low).warnings, ArmsWarningKind::level_below_static_band);
    };
    EXPECT_TRUE(warned(score("s", "2026-01-10", "OSP/DC", band("HIGH"))));
    EXPECT_FALSE(
        warned(score("s", "2026-01-10", "OSP/DC", band("HIGH")) + score("s2", "2026-01-20", "DC-SRP", band("LOW"))))
        << "the same tool by its new name took its place";
    EXPECT_TRUE(
        warned(score("s", "2026-01-10", "OSP/DC", band("LOW")) + score("s2", "2026-01-20", "osp dc", band("HIGH"))));
    EXPECT_TRUE(
        warned(score("s", "2026-01-10", "OSP/DC", band("HIGH")) + score("s2", "2026-01-20", "OSP/IIC", band("LOW"))))
        << "another tool takes no place";
    for (const auto* spelt : {"VERY HIGH", "very-high", "Very_High"})
        EXPECT_TRUE(warned(score("s", "2026-01-10", "OSP/DC", band(spelt)))) << spelt;
}

TEST(ArmsCheck, CitesTheToolWhoseBandItCompares) {
    const auto found = check(score("s", "2026-01-20", "DC-SRP", R"(,"band":"HIGH")") +
                             R"(,{"id":"a","kind":"arms","on":"2026-01-21","level":"low"})");
    const auto below = std::ranges::find(found.warnings, ArmsWarningKind::level_below_static_band, &ArmsWarning::kind);
    ASSERT_NE(below, found.warnings.end());
    EXPECT_EQ(below->rule, "static tool OSP/DC");
}

} // namespace
} // namespace mosovo::assessment
