// Every paragraph of the notes on the law has a case, or says why it has none; every reading has one both ways.
//   cases/law/paragraphs.csv   paragraph of notification-law, ids of cases, or why there is none
//   cases/law/readings.csv     reading, one of its words, ids of cases that this word decides

#include "../support/case_file.hpp"
#include "case_runner.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace {

using namespace mosovo;
using namespace mosovo::law;
using mosovo::test::read_cases;
using mosovo::test::split;

/// How many numbered paragraphs each section of the notes has; section 2.1 also has a table of nine rows.
const std::map<std::string, int> paragraphs_of_section{
    {"1", 12},  {"2.1", 6}, {"2.2", 8}, {"2.3", 7}, {"2.4", 5}, {"2.5", 6}, {"3", 9},   {"4", 9},  {"5", 6}, {"6A", 3},
    {"6B", 14}, {"7", 7},   {"8", 7},   {"9A", 11}, {"9B", 4},  {"9C", 4},  {"10", 12}, {"11", 6}, {"12", 9}};
constexpr int rows_of_the_table = 9;

std::set<std::string> paragraphs_of_the_notes() {
    std::set<std::string> all;
    for (const auto& [section, count] : paragraphs_of_section)
        for (int n = 1; n <= count; ++n)
            all.insert(section + '.' + std::to_string(n));
    for (int row = 1; row <= rows_of_the_table; ++row)
        for (const auto* age : {"adult", "under 18"})
            all.insert("2.1 row " + std::to_string(row) + ' ' + age);
    return all;
}

/// "4.1(ca)" stands for a part of paragraph 4.1.
std::string whole_paragraph(const std::string& paragraph) { return paragraph.substr(0, paragraph.find('(')); }

std::vector<std::string> ids_in(const std::string& cell) {
    return cell.empty() ? std::vector<std::string>{} : split(cell, ' ');
}

const std::map<std::string, cases::Case>& cases_by_name() {
    static const auto all = [] {
        std::map<std::string, cases::Case> found;
        for (const auto* folder : {"vectors", "own"})
            for (auto& c : cases::in_folder(folder))
                found.emplace(c.name, c);
        return found;
    }();
    return all;
}

TEST(Paragraphs, EachStandsInTheMap) {
    std::set<std::string> mapped;
    for (const auto& row : read_cases("law/paragraphs.csv"))
        mapped.insert(whole_paragraph(row["paragraph"]));
    EXPECT_EQ(mapped, paragraphs_of_the_notes());
}

TEST(Paragraphs, EachHasCasesOrSaysWhyNot) {
    std::set<std::string> seen;
    for (const auto& row : read_cases("law/paragraphs.csv")) {
        const auto& paragraph = row["paragraph"];
        SCOPED_TRACE(paragraph);
        EXPECT_TRUE(seen.insert(paragraph).second) << "stands there twice";
        EXPECT_FALSE(row["about"].empty());
        EXPECT_NE(row["cases"].empty(), row["why_none"].empty());
        for (const auto& id : ids_in(row["cases"]))
            EXPECT_TRUE(cases_by_name().contains(id)) << "no case is called " << id;
        if (row["why_none"].empty()) continue;
        const auto says = split(row["why_none"], ':');
        EXPECT_TRUE(says.front() == "not deadline-bearing" || says.front() == "not held") << row["why_none"];
        EXPECT_GT(says.size(), 1U) << "and why?";
    }
}

template <class F> void for_each_reading_and_word(F&& use) {
    for_each_field<Readings>([&](std::string_view name, auto pointer) {
        using Reading = std::decay_t<decltype(std::declval<Readings>().*pointer)>;
        for (const auto& [text, value] : words_of<Reading>)
            use(std::string{name}, std::string{text});
    });
}

TEST(Readings, EachWordHasCases) {
    std::set<std::pair<std::string, std::string>> mapped;
    std::set<std::pair<std::string, std::string>> held;
    for (const auto& row : read_cases("law/readings.csv")) {
        EXPECT_FALSE(row["cases"].empty()) << row["reading"] << ' ' << row["word"];
        EXPECT_TRUE(mapped.emplace(row["reading"], row["word"]).second) << row["reading"] << ' ' << row["word"];
    }
    for_each_reading_and_word([&](const std::string& name, const std::string& word) { held.emplace(name, word); });
    EXPECT_EQ(mapped, held);
}

/// A case of one word that holds under the other as well would prove nothing about the reading.
TEST(Readings, EachCaseIsDecidedByItsWord) {
    for (const auto& row : read_cases("law/readings.csv"))
        for (const auto& id : ids_in(row["cases"])) {
            SCOPED_TRACE(id);
            ASSERT_TRUE(cases_by_name().contains(id));
            bool another_word_differs = false;
            for_each_reading_and_word([&](const std::string& name, const std::string& word) {
                if (name != row["reading"]) return;
                auto c = cases_by_name().at(id);
                c.all["readings"] = boost::json::object{{name, word}};
                const auto different = cases::run(c);
                if (word == row["word"])
                    EXPECT_EQ(different, "") << row["word"];
                else
                    another_word_differs |= !different.empty();
            });
            EXPECT_TRUE(another_word_differs) << "holds whatever the reading";
        }
}

bool shows(const Evaluation& evaluation, const std::string& reading) {
    const auto names = [&](const std::vector<Step>& steps) {
        return std::ranges::any_of(steps, [&](const Step& step) { return step.rule == "reading." + reading; });
    };
    return std::ranges::any_of(evaluation.periods, names, &NotificationPeriod::because) ||
           std::ranges::any_of(evaluation.obligations, names, &Obligation::because);
}

/// Words under which nothing is listed, so that nothing can say why.
const std::set<std::pair<std::string, std::string>> silent{
    {"northern_irish_absence", "not_held"}, {"scottish_child_household", "none"}, {"risk_orders", "bind_nobody"}};

TEST(Readings, EachShowsInTheReasonsOfItsCases) {
    for (const auto& row : read_cases("law/readings.csv"))
        for (const auto& id : ids_in(row["cases"])) {
            ASSERT_TRUE(cases_by_name().contains(id)) << id;
            auto c = cases_by_name().at(id);
            c.all["readings"] = boost::json::object{{row["reading"], row["word"]}};
            EXPECT_NE(shows(evaluate(cases::record_of(c), cases::view_of(c)), row["reading"]),
                      silent.contains({row["reading"], row["word"]}))
                << id;
        }
}

} // namespace
