// The parameters of police practice that the library must hold (practice.md §11), each with its default and how sure of
// it anyone is. A force sets the unset ones; until then whatever is measured against them says "not configured".
#include "made_up.hpp"

#include <mosovo/rules/practice.hpp>

#include <gtest/gtest.h>

namespace mosovo {
namespace {

struct Parameter {
    const char* rule;
    const char* value;
    Confidence confidence;
};

const std::vector<Parameter> wanted{
    {"practice.visit.interval.very_high", "1 month", Confidence::grade_b},
    {"practice.visit.interval.high", "3 months", Confidence::grade_b},
    {"practice.visit.interval.medium", "6 months", Confidence::grade_b},
    {"practice.visit.interval.low", "12 months", Confidence::grade_b},
    {"practice.visit.interval.override_needs", "rationale, supervisor_approval_if_longer", Confidence::design},
    {"practice.visit.min_staff", "2", Confidence::grade_a},
    {"practice.visit.lone.requires", "risk_assessment, supervisor_approval", Confidence::grade_a},
    {"practice.visit.default_mode", "unannounced", Confidence::grade_b},
    {"practice.visit.failed.escalate_after", "2", Confidence::grade_a},
    {"practice.warrant96B.qualifying_attempts", "2", Confidence::grade_a},
    {"practice.reactive.low_risk_years", "3 years", Confidence::grade_b},
    {"practice.reactive.offence_free_years", "3 years", Confidence::grade_b},
    {"practice.reactive.bars", "civil_order, adverse_intelligence", Confidence::grade_b},
    {"practice.reactive.bars.unverified", "licence, mappa_level_2_or_3, under_18", Confidence::recollection},
    {"practice.reactive.desk_review", "12 months", Confidence::recollection},
    {"practice.probation.arms_oasys_after_release", "15 days", Confidence::grade_a},
    {"practice.breach.record_within", "24 hours", Confidence::grade_c},
    {"practice.mappa.review.l1", "4 months", Confidence::grade_b},
    {"practice.mappa.review.l2.earliest", "8 weeks", Confidence::grade_b},
    {"practice.mappa.review.l2", "12 weeks", Confidence::grade_b},
    {"practice.mappa.review.l3", "unset", Confidence::grade_b},
    {"practice.csods.initial_checks", "24 hours", Confidence::grade_a},
    {"practice.csods.total", "unset", Confidence::recollection},
    {"practice.caseload.ceiling", "50", Confidence::grade_b},
    {"practice.assessment.cycle.window_days", "unset", Confidence::grade_c},
    {"practice.arms.first", "unset", Confidence::grade_c},
    {"practice.arms.review", "unset", Confidence::grade_c},
    {"practice.rmp.first", "unset", Confidence::grade_c},
    {"practice.supervisor.review", "unset", Confidence::grade_c},
    {"practice.record.visit", "unset", Confidence::grade_c},
    {"practice.intel.submit", "unset", Confidence::grade_c},
    {"practice.kpi.min_n_for_rate", "10", Confidence::design},
};

const auto day = make_day(2026, 11, 22);

TEST(PracticeParameters, AreHeldWithTheirDefaultsAndTheirConfidence) {
    for (const auto& parameter : wanted) {
        const auto* rule = Rulebook::built_in().find(parameter.rule);
        ASSERT_NE(rule, nullptr) << parameter.rule;
        const auto& entry = rule->on(day, made_up::england);
        EXPECT_EQ(rules::value_text(entry.value, rule->unit()), parameter.value) << parameter.rule;
        EXPECT_EQ(word(entry.confidence), word(parameter.confidence)) << parameter.rule;
    }
}

TEST(PracticeParameters, AreSetByAForceByNameWithAuthorDateAndReason) {
    for (const auto& parameter : wanted) {
        const auto& shipped = Rulebook::built_in().rule(parameter.rule);
        const bool words = shipped.unit() == Unit::words || shipped.unit() == Unit::word;
        const std::string value = words ? R"(["made_up"])" : "7";
        const auto book = Rulebook::built_in().with_force_values(
            std::string{R"([{"rule":")"} + parameter.rule + R"(","value":)" + value +
            R"(,"from":"2026-01-01","set_by":"Supt Example","on":"2025-12-01","rationale":"Made up."}])");
        const auto& entry = book.rule(parameter.rule).on(day, made_up::england);
        EXPECT_EQ(entry.set_by, "Supt Example") << parameter.rule;
        EXPECT_EQ(entry.rationale, "Made up.") << parameter.rule;
        EXPECT_EQ(entry.checked_on, make_day(2025, 12, 1)) << parameter.rule;
        EXPECT_TRUE(book.rule(parameter.rule).is_set(day, made_up::england)) << parameter.rule;
    }
}

TEST(PracticeParameters, RefuseToBeANumberWhileNobodySetThem) {
    for (const auto* rule : Rulebook::built_in().all()) {
        if (!rule->id().starts_with("practice.") || !rule->find(day, made_up::england)) continue;
        if (rule->is_set(day, made_up::england)) continue;
        const auto number = [&] {
            switch (rule->unit()) {
            case Unit::days:
            case Unit::weeks:
                return static_cast<void>(rule->days(day, made_up::england));
            case Unit::months:
            case Unit::years:
                return static_cast<void>(rule->months(day, made_up::england));
            case Unit::hours:
                return static_cast<void>(rule->hours(day, made_up::england));
            case Unit::word:
            case Unit::words:
                return static_cast<void>(rule->words(day, made_up::england));
            default:
                return static_cast<void>(rule->count(day, made_up::england));
            }
        };
        EXPECT_THROW(number(), NotConfigured) << rule->id();
    }
}

} // namespace
} // namespace mosovo
