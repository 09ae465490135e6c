#include "made_up.hpp"

#include <mosovo/base/embedded.hpp>
#include <mosovo/rules/coverage.hpp>
#include <mosovo/rules/practice.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

namespace mosovo {
namespace {

namespace fs = std::filesystem;
const fs::path house{MOSOVO_SOURCE_DIR};

TEST(Data, EveryFileReadsAndIsNamedAfterItsRule) {
    for (const auto files : {embedded::law_data(), embedded::practice_data()})
        for (const auto& file : files) {
            const auto problems = made_up::problems_of([&] { (void)read_rule_file(file.text, file.name); });
            for (const auto& problem : problems)
                ADD_FAILURE() << to_line(problem);
        }
    EXPECT_EQ(Rulebook::built_in().all().size(), embedded::law_data().size() + embedded::practice_data().size());
}

TEST(Data, NoFileIsLeftOutOfTheLibrary) {
    std::size_t on_disk = 0;
    for (const auto* kind : {"law", "practice"}) // schedule3 has a form and a test of its own
        for (const auto& file : fs::recursive_directory_iterator{house / "libmosovo/mosovo/rules/data" / kind})
            if (file.path().extension() == ".json") ++on_disk;
    EXPECT_EQ(Rulebook::built_in().all().size(), on_disk);
}

TEST(Data, IsCitedAndCheckedAndPracticeHasNoIndefiniteLimit) {
    for (const auto* rule : Rulebook::built_in().all()) {
        const bool practice = rule->id().starts_with("practice.");
        EXPECT_TRUE(!practice || rule->says().ends_with('.')) << rule->id();
        for (const auto& entry : rule->entries()) {
            EXPECT_TRUE(entry.source.href.starts_with("https://")) << rule->id();
            EXPECT_GE(entry.checked_on, make_day(2026, 1, 1)) << rule->id();
            const bool graded = entry.confidence >= Confidence::grade_a;
            EXPECT_TRUE(!practice || graded) << rule->id() << ": practice is graded A, B, C, recollection or design";
            EXPECT_FALSE(practice && std::holds_alternative<Indefinite>(entry.value)) << rule->id();
        }
    }
}

TEST(Data, HoldsTheTableOf2017) {
    const auto day = make_day(2026, 11, 22);
    const auto months = [&](const char* level) {
        return Rulebook::built_in().rule(std::string{"practice.visit.interval."} + level).months(day, made_up::england);
    };
    EXPECT_EQ(months("very_high"), date::months{1});
    EXPECT_EQ(months("high"), date::months{3});
    EXPECT_EQ(months("medium"), date::months{6});
    EXPECT_EQ(months("low"), date::months{12});
}

std::string practice_table() {
    std::string table = "| Parameter | What it is | Value | From | Confidence | Source |\n|---|---|---|---|---|---|\n";
    for (const auto& row : rules::practice(Rulebook::built_in()))
        table += "| `" + row.rule + "` | " + row.says + (row.note ? " *" + *row.note + "*" : "") + " | " + row.value +
                 " | " + (row.from ? british(*row.from) : "not in force") + " | " + std::string{word(row.confidence)} +
                 " | [" + row.source + "](" + row.href + ") |\n";
    return table;
}

TEST(Data, StandsInDocsPracticeAsItIs) {
    std::ifstream in{house / "docs" / "practice.md"};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const auto table = practice_table();
    if (text.find(table) != std::string::npos) return;
    const auto wanted = fs::temp_directory_path() / "mosovo_practice_table.md";
    std::ofstream{wanted} << table;
    FAIL() << "docs/practice.md differs from the data; put the table of " << wanted << " in its place";
}

/// One row a value, with every nation that has it.
std::string coverage_table() {
    static const std::map<Jurisdiction, std::string> names{{Jurisdiction::england_wales, "England and Wales"},
                                                           {Jurisdiction::scotland, "Scotland"},
                                                           {Jurisdiction::northern_ireland, "Northern Ireland"}};
    std::vector<std::pair<rules::LawCoverage, std::string>> rows;
    for (auto row : rules::law_coverage(Rulebook::built_in())) {
        const auto nation = row.nation;
        row.nation = {};
        const auto same = std::ranges::find(rows, row, &std::pair<rules::LawCoverage, std::string>::first);
        if (same == rows.end())
            rows.emplace_back(row, names.at(nation));
        else
            same->second += ", " + names.at(nation);
    }
    std::string table = "| Provision | Rule | What it is | Nation | In force | Value | Confidence | Checked |\n"
                        "|---|---|---|---|---|---|---|---|\n";
    for (const auto& [row, nations] : rows) {
        const auto until = row.to ? " to " + british(*row.to) : std::string{};
        const auto page = row.checked_by.substr(row.checked_by.rfind('/') + 1);
        table += "| [" + row.provision + "](" + row.href + ") | `" + row.rule + "` | " + row.says +
                 (row.note ? " *" + *row.note + "*" : "") + " | " + nations + " | " +
                 (row.from ? "from " + british(*row.from) + until : "not commenced") + " | " + row.value + " | " +
                 std::string{word(row.confidence)} + " | " + british(row.checked_on) + ", [" + page + "](" + page +
                 ") |\n";
    }
    return table;
}

TEST(Data, OfLawStandsInDocsLawCoverageAsItIs) {
    std::ifstream in{house / "docs" / "law" / "coverage.md"};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const auto table = coverage_table();
    if (text.find(table) != std::string::npos) return;
    const auto wanted = fs::temp_directory_path() / "mosovo_coverage_table.md";
    std::ofstream{wanted} << table;
    FAIL() << "docs/law/coverage.md differs from the data; put the table of " << wanted << " in its place";
}

TEST(Practice, SaysWhoSetAValue) {
    const auto book = Rulebook::built_in().with_force_values(
        R"([{"rule": "practice.caseload.ceiling", "value": 40, "from": "2026-01-01", "set_by": "Supt Example",
             "on": "2025-12-01", "rationale": "Made up."}])");
    const auto rows = rules::practice(book);
    const auto set = std::ranges::find_if(rows, [](const auto& row) { return row.set_by.has_value(); });
    ASSERT_NE(set, rows.end());
    EXPECT_EQ(set->rule, "practice.caseload.ceiling");
    EXPECT_EQ(set->value, "40");
    EXPECT_EQ(set->set_on, make_day(2025, 12, 1));
    EXPECT_EQ(set->rationale, "Made up.");
    EXPECT_EQ(rows.size(), rules::practice(Rulebook::built_in()).size() + 1);
}

TEST(Coverage, HasARowForEachNationAndEndsEachValueBeforeTheNext) {
    for (const auto& row : rules::law_coverage(Rulebook::built_in())) {
        EXPECT_EQ(row.commenced, row.from.has_value()) << row.rule;
        EXPECT_TRUE(!row.from || !row.to || *row.from <= *row.to) << row.rule;
        if (!row.from) continue;
        const auto& rule = Rulebook::built_in().rule(row.rule);
        EXPECT_EQ(rules::value_text(rule.on(*row.from, row.nation).value, rule.unit()), row.value) << row.rule;
        const auto last = row.to.value_or(*row.from);
        EXPECT_EQ(rules::value_text(rule.on(last, row.nation).value, rule.unit()), row.value) << row.rule;
    }
}

TEST(WhatIf, BringsIntoForceWhatIsEnactedAndNothingElse) {
    const auto& book = Rulebook::built_in();
    EXPECT_THROW((void)book.as_if_commenced("practice.visit.min_staff", make_day(2027, 1, 1)), LawNotHeld);
    EXPECT_THROW((void)book.as_if_commenced("no.such", make_day(2027, 1, 1)), LawNotHeld);
    for (const auto* rule : book.all())
        for (const auto& entry : rule->entries()) {
            if (entry.from) continue;
            const auto day = make_day(2050, 1, 1);
            const auto what_if = book.as_if_commenced(rule->id(), day);
            for (const auto nation : entry.jurisdictions)
                EXPECT_EQ(what_if.rule(rule->id()).on(day, nation).value, entry.value) << rule->id();
        }
}

} // namespace
} // namespace mosovo
