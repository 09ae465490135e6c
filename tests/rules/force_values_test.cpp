#include "made_up.hpp"

#include <mosovo/base/embedded.hpp>

#include <gtest/gtest.h>

namespace mosovo {
namespace {

using made_up::england;
using made_up::problems_of;
using made_up::with;

const auto& shipped = Rulebook::built_in();
const std::string high = "practice.visit.interval.high";

std::string force_value(std::string_view rule, std::string_view value, std::string_view from = "2026-06-01") {
    return R"({"rule": ")" + std::string{rule} + R"(", "value": )" + std::string{value} + R"(, "from": ")" +
           std::string{from} +
           R"(", "set_by": "Supt Example", "on": "2026-05-20", "rationale": "Made up for a test."})";
}

/// A value that a rule of that unit may have and that is not the shipped one.
std::string some_value(Unit unit) {
    if (unit == Unit::word || unit == Unit::words) return R"(["set_by_the_force"])";
    return "77";
}

TEST(ForceValues, AreHeldWithWhoSetThemWhenAndWhy) {
    const auto book = shipped.with_force_values("[" + force_value(high, "2") + "]");
    const auto& entry = book.rule(high).on(make_day(2026, 6, 1), england);
    EXPECT_EQ(entry.value, RuleValue{std::int64_t{2}});
    EXPECT_EQ(entry.set_by, "Supt Example");
    EXPECT_EQ(entry.rationale, "Made up for a test.");
    EXPECT_EQ(entry.checked_on, make_day(2026, 5, 20));
    EXPECT_EQ(entry.source.title, "Set by the force on 20 May 2026 (Supt Example)");
    EXPECT_EQ(entry.source.href, "");
}

TEST(ForceValues, LeaveTheShippedValueBeforeTheirDay) {
    const auto book = shipped.with_force_values("[" + force_value(high, "2") + "]");
    EXPECT_EQ(book.rule(high).months(make_day(2026, 5, 31), england),
              shipped.rule(high).months(make_day(2026, 5, 31), england));
    EXPECT_EQ(book.rule(high).months(make_day(2026, 6, 1), england), date::months{2});
    EXPECT_EQ(shipped.rule(high).on(make_day(2026, 6, 1), england).set_by, std::nullopt) << "the shipped book changed";
}

TEST(ForceValues, StandOverAShippedValueThatIsNewer) {
    const auto first = *shipped.rule(high).entries().front().from;
    const auto before = first - date::days{365};
    const auto book = shipped.with_force_values("[" + force_value(high, "2", iso(before)) + "]");
    EXPECT_EQ(book.rule(high).months(first + date::days{1}, england), date::months{2});
}

TEST(ForceValues, HoldInEveryNation) {
    const auto book = shipped.with_force_values("[" + force_value(high, "2") + "]");
    for (const auto nation : {england, made_up::scotland, made_up::ulster})
        EXPECT_EQ(book.rule(high).months(make_day(2026, 7, 1), nation), date::months{2}) << word(nation);
}

TEST(ForceValues, MayChangeAgainAndGoBackToUnset) {
    const auto book =
        shipped.with_force_values("[" + force_value(high, R"("unset")", "2027-01-01") + "," + force_value(high, "2") +
                                  "," + force_value(high, "1", "2026-09-01") + "]");
    const auto& rule = book.rule(high);
    EXPECT_EQ(rule.months(make_day(2026, 8, 31), england), date::months{2});
    EXPECT_EQ(rule.months(make_day(2026, 9, 1), england), date::months{1});
    EXPECT_THROW((void)rule.months(make_day(2027, 1, 1), england), NotConfigured);
}

TEST(ForceValues, OfALaterFileTakeThePlaceOfTheSameDayOnly) {
    const auto once = shipped.with_force_values("[" + force_value(high, "2") + "]");
    const auto twice =
        once.with_force_values("[" + force_value(high, "1") + "," + force_value(high, "4", "2026-10-01") + "]");
    EXPECT_EQ(twice.rule(high).months(make_day(2026, 7, 1), england), date::months{1});
    EXPECT_EQ(twice.rule(high).months(make_day(2026, 10, 1), england), date::months{4});
    EXPECT_EQ(twice.rule(high).entries().size(), shipped.rule(high).entries().size() + 2);
    EXPECT_EQ(once.rule(high).months(make_day(2026, 7, 1), england), date::months{2});
}

TEST(ForceValues, MayBeNone) { EXPECT_EQ(shipped.with_force_values("[]").all().size(), shipped.all().size()); }

TEST(ForceValues, AreTakenForEveryPracticeRuleAndRefusedForEveryLaw) {
    std::size_t practice = 0;
    std::size_t law = 0;
    for (const auto* rule : shipped.all()) {
        const auto text = "[" + force_value(rule->id(), some_value(rule->unit())) + "]";
        if (!rule->id().starts_with("practice.")) {
            const auto problems = problems_of([&] { (void)shipped.with_force_values(text); });
            ASSERT_EQ(problems.size(), 1u) << rule->id();
            EXPECT_EQ(problems.front().path, "[0].rule");
            EXPECT_NE(problems.front().message.find("this is law"), std::string::npos);
            ++law;
            continue;
        }
        const auto book = shipped.with_force_values(text);
        EXPECT_TRUE(book.rule(rule->id()).is_set(make_day(2026, 6, 1), england)) << rule->id();
        EXPECT_EQ(book.rule(rule->id()).on(make_day(2026, 6, 1), england).set_by, "Supt Example") << rule->id();
        for (const auto* other : shipped.all()) {
            const auto added = other == rule ? 1u : 0u;
            EXPECT_EQ(book.rule(other->id()).entries().size(), other->entries().size() + added) << other->id();
        }
        ++practice;
    }
    EXPECT_EQ(practice, embedded::practice_data().size());
    EXPECT_EQ(law, embedded::law_data().size());
}

TEST(ForceValues, OfTheWrongKindAreRefusedForEveryPracticeRule) {
    for (const auto* rule : shipped.all()) {
        if (!rule->id().starts_with("practice.")) continue;
        const bool of_words = rule->unit() == Unit::word || rule->unit() == Unit::words;
        const auto wrong = of_words ? std::string{"77"} : std::string{R"(["a"])"};
        for (const auto& value : {wrong, std::string{R"("indefinite")"}, std::string{"null"}, std::string{"-1"}}) {
            const auto problems =
                problems_of([&] { (void)shipped.with_force_values("[" + force_value(rule->id(), value) + "]"); });
            ASSERT_EQ(problems.size(), 1u) << rule->id() << " takes " << value;
            EXPECT_EQ(problems.front().path, "[0].value") << rule->id();
        }
    }
}

struct Fault {
    std::string what;
    std::string text;
    std::string path;
    std::string says;
};

TEST(ForceValues, WithAFaultAreRefusedWithItsPlace) {
    const auto good = "[" + force_value(high, "2") + "]";
    const std::vector<Fault> faults{
        {"no list", R"({"rule": "x"})", "", "list in brackets"},
        {"not JSON", "[", "", ""},
        {"no such rule", with(good, high, "practice.visit.interval.hihg"), "[0].rule", "no rule has this name"},
        {"no rule named", with(good, R"("rule": ")" + high + R"(", )", ""), "[0].rule", "add it"},
        {"no value", with(good, R"("value": 2, )", ""), "[0].value", "add it"},
        {"nothing as a length", with(good, R"("value": 2)", R"("value": 0)"), "[0].value", "not zero"},
        {"another unit", with(good, R"("value": 2)", R"("value": 2, "unit": "weeks")"), "[0].unit",
         "counted in months"},
        {"a unit that is none", with(good, R"("value": 2)", R"("value": 2, "unit": "moons")"), "[0].unit",
         "not one of"},
        {"no day", with(good, R"("from": "2026-06-01", )", ""), "[0].from", "add it"},
        {"a day that is none", with(good, "2026-06-01", "2026-06-31"), "[0].from", ""},
        {"a day of null", with(good, R"("2026-06-01")", "null"), "[0].from", "text"},
        {"nobody set it", with(good, R"("set_by": "Supt Example", )", ""), "[0].set_by", "add it"},
        {"an empty name", with(good, "Supt Example", ""), "[0].set_by", "not empty"},
        {"no day of decision", with(good, R"("on": "2026-05-20", )", ""), "[0].on", "add it"},
        {"no reason", with(good, R"(, "rationale": "Made up for a test.")", ""), "[0].rationale", "add it"},
        {"an empty reason", with(good, "Made up for a test.", ""), "[0].rationale", "not empty"},
        {"an unknown key", with(good, R"("value")", R"("because": "x", "value")"), "[0].because", "take it out"},
        {"a repeated key", with(good, R"("value")", R"("value": 1, "value")"), "[0].value", "twice"},
        {"no object", "[3]", "[0]", "object"},
        {"one day twice", "[" + force_value(high, "2") + "," + force_value(high, "1") + "]", "[1].from", "twice"},
    };
    for (const auto& fault : faults) {
        const auto problems = problems_of([&] { (void)shipped.with_force_values(fault.text); });
        ASSERT_EQ(problems.size(), 1u) << fault.what;
        EXPECT_EQ(problems.front().path, fault.path) << fault.what;
        EXPECT_NE(problems.front().message.find(fault.says), std::string::npos)
            << fault.what << ": " << problems.front().message;
    }
}

TEST(ForceValues, ListEveryFaultAndChangeNothing) {
    const auto text = "[" + force_value(high, "2") + "," + force_value("practice.no.such", "2") + "," +
                      force_value("practice.visit.min_staff", R"(["two"])") + "]";
    const auto problems = problems_of([&] { (void)shipped.with_force_values(text); });
    ASSERT_EQ(problems.size(), 2u);
    EXPECT_EQ(problems[0].path, "[1].rule");
    EXPECT_EQ(problems[1].path, "[2].value");
    EXPECT_EQ(problems[0].file, "force values");
}

} // namespace
} // namespace mosovo
