#include "made_up.hpp"

#include <gtest/gtest.h>

namespace mosovo {
namespace {

using made_up::england;
using made_up::entry;
using made_up::scotland;

const auto three_then_seven = made_up::rule(entry("2004-05-01", "3") + ", " + entry("2012-08-13", "7"));

TEST(Rule, GivesTheValueInForceOnEachDay) {
    for (auto day = make_day(2004, 5, 1); day < make_day(2012, 8, 13); day += date::days{1})
        ASSERT_EQ(three_then_seven.days(day, england), date::days{3}) << iso(day);
    for (auto day = make_day(2012, 8, 13); day < make_day(2030, 1, 1); day += date::days{1})
        ASSERT_EQ(three_then_seven.days(day, england), date::days{7}) << iso(day);
}

TEST(Rule, RefusesADayBeforeTheFirstValue) {
    EXPECT_EQ(three_then_seven.find(make_day(2004, 4, 30), england), nullptr);
    EXPECT_THROW((void)three_then_seven.on(make_day(2004, 4, 30), england), LawNotHeld);
    EXPECT_FALSE(three_then_seven.is_set(make_day(2004, 4, 30), england));
    try {
        (void)three_then_seven.on(make_day(2004, 4, 30), england);
        FAIL();
    } catch (const LawNotHeld& refused) {
        EXPECT_STREQ(refused.what(), "made.up: nothing is held for 30 Apr 2004 in england_wales");
    }
}

TEST(Rule, RefusesANationForWhichNothingIsHeld) {
    EXPECT_THROW((void)three_then_seven.days(make_day(2026, 1, 1), scotland), LawNotHeld);
}

TEST(Rule, KeepsTheNationsApart) {
    const auto rule =
        made_up::rule(entry("2004-05-01", "3", "", R"("england_wales", "scotland")") + ", " + entry("2010-01-01", "5"));
    EXPECT_EQ(rule.days(make_day(2011, 1, 1), england), date::days{5});
    EXPECT_EQ(rule.days(make_day(2011, 1, 1), scotland), date::days{3});
    EXPECT_THROW((void)rule.days(make_day(2011, 1, 1), made_up::ulster), LawNotHeld);
}

TEST(Rule, HoldsNothingAfterARepealWithoutASuccessor) {
    const auto rule = made_up::rule(entry("2004-05-01", "3", R"(, "to": "2009-12-31")"));
    EXPECT_EQ(rule.days(make_day(2009, 12, 31), england), date::days{3});
    EXPECT_THROW((void)rule.days(make_day(2010, 1, 1), england), LawNotHeld);
}

TEST(Rule, DoesNotFallBackToAnOlderValueWhenTheNewerWasRepealed) {
    const auto rule =
        made_up::rule(entry("2004-05-01", "3") + ", " + entry("2010-01-01", "5", R"(, "to": "2010-12-31")"));
    EXPECT_THROW((void)rule.days(make_day(2011, 1, 1), england), LawNotHeld);
}

TEST(Rule, IsNeverInForceBeforeItIsCommenced) {
    const auto rule = made_up::rule(entry("2004-05-01", "3") + ", " + entry("null", "9"));
    for (auto year = 2004; year < 2060; ++year)
        EXPECT_EQ(rule.days(make_day(year, 12, 31), england), date::days{3}) << year;
}

TEST(Rule, RefusesToMakeANumberOfWhatNobodySet) {
    const auto rule = made_up::rule(entry("2004-05-01", R"("unset")"), "months");
    EXPECT_THROW((void)rule.months(make_day(2026, 1, 1), england), NotConfigured);
    EXPECT_FALSE(rule.is_set(make_day(2026, 1, 1), england));
    EXPECT_TRUE(three_then_seven.is_set(make_day(2026, 1, 1), england));
    const auto words = made_up::rule(entry("2004-05-01", R"("unset")"), "words");
    EXPECT_THROW((void)words.words(make_day(2026, 1, 1), england), NotConfigured);
}

TEST(Rule, RefusesToMakeANumberOfWhatHasNoEnd) {
    const auto rule = made_up::rule(entry("2004-05-01", R"("indefinite")"), "years");
    EXPECT_THROW((void)rule.months(make_day(2026, 1, 1), england), std::logic_error);
    EXPECT_TRUE(rule.is_set(make_day(2026, 1, 1), england));
}

TEST(Rule, AnswersOnlyInItsOwnUnit) {
    const auto day = make_day(2026, 1, 1);
    const auto answers = [&](std::string_view unit) {
        const bool of_words = unit == "word" || unit == "words";
        const auto rule = made_up::rule(entry("2004-05-01", of_words ? R"(["a"])" : "2"), unit);
        std::string given;
        const auto ask = [&](std::string_view name, auto question) {
            try {
                question();
                given += given.empty() ? std::string{name} : " " + std::string{name};
            } catch (const std::logic_error&) { // another unit
            }
        };
        ask("days", [&] { (void)rule.days(day, england); });
        ask("months", [&] { (void)rule.months(day, england); });
        ask("hours", [&] { (void)rule.hours(day, england); });
        ask("count", [&] { (void)rule.count(day, england); });
        ask("words", [&] { (void)rule.words(day, england); });
        return given;
    };
    EXPECT_EQ(answers("days"), "days");
    EXPECT_EQ(answers("weeks"), "days");
    EXPECT_EQ(answers("months"), "months");
    EXPECT_EQ(answers("years"), "months");
    EXPECT_EQ(answers("hours"), "hours");
    EXPECT_EQ(answers("minutes"), "");
    EXPECT_EQ(answers("count"), "count");
    EXPECT_EQ(answers("percent"), "count");
    EXPECT_EQ(answers("word"), "words");
    EXPECT_EQ(answers("words"), "words");
}

TEST(Rule, CountsWeeksAsSevenDaysAndYearsAsTwelveMonths) {
    const auto day = make_day(2026, 1, 1);
    EXPECT_EQ(made_up::rule(entry("2004-05-01", "12"), "weeks").days(day, england), date::days{84});
    EXPECT_EQ(made_up::rule(entry("2004-05-01", "3"), "years").months(day, england), date::months{36});
    EXPECT_EQ(made_up::rule(entry("2004-05-01", "24"), "hours").hours(day, england), std::chrono::hours{24});
    EXPECT_EQ(made_up::rule(entry("2004-05-01", "2"), "count").count(day, england), 2);
}

TEST(Rule, CannotBeMadeEmptyUncitedOrOutOfOrder) {
    RuleEntry good = three_then_seven.entries()[0];
    RuleEntry earlier = good;
    earlier.from = make_day(2000, 1, 1);
    RuleEntry uncited = good;
    uncited.source.title.clear();
    RuleEntry nowhere = good;
    nowhere.jurisdictions.clear();
    const auto make = [](std::vector<RuleEntry> entries) {
        return Rule{"made.up", "says", Unit::days, {}, std::move(entries)};
    };
    EXPECT_NO_THROW((void)make({earlier, good}));
    EXPECT_THROW((void)make({}), std::invalid_argument);
    EXPECT_THROW((void)make({good, earlier}), std::invalid_argument);
    EXPECT_THROW((void)make({uncited}), std::invalid_argument);
    EXPECT_THROW((void)make({nowhere}), std::invalid_argument);
}

} // namespace
} // namespace mosovo
