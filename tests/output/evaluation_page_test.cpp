// Pages word by word: pages/<name>.json is a record and a view, <name>.txt the page. Everybody in them is made up.

#include <mosovo/intake/record_json.hpp>
#include <mosovo/output/evaluation_page.hpp>
#include <mosovo/output/event_words.hpp>
#include <mosovo/output/plain_page.hpp>

#include "../law/case_runner.hpp"
#include "../support/random_record.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

namespace {

namespace fs = std::filesystem;
using namespace mosovo;

const fs::path folder{MOSOVO_SOURCE_DIR "/tests/output/pages"};

std::string page_of(const law::cases::Case& c) {
    const auto record = law::cases::record_of(c);
    const auto view = law::cases::view_of(c);
    auto head = output::page_head(record, view);
    if (const auto* heading = c.all.if_contains("heading")) head.heading = std::string{heading->as_string()};
    return output::evaluation_page(law::evaluate(record, view), head);
}

std::vector<fs::path> records() {
    std::vector<fs::path> found;
    for (const auto& file : fs::directory_iterator{folder})
        if (file.path().extension() == ".json") found.push_back(file.path());
    return found;
}

law::cases::Case case_at(const fs::path& path) {
    return {path.stem().string(), boost::json::parse(law::cases::text_of(path)).as_object()};
}

TEST(EvaluationPage, IsThatOfTheGoldenFile) {
    ASSERT_GE(records().size(), 3U);
    for (const auto& path : records()) {
        const auto page = page_of(case_at(path));
        auto golden = path;
        golden.replace_extension(".txt");
        if (fs::exists(golden) && law::cases::text_of(golden) == page) continue;
        const auto wanted = fs::temp_directory_path() / golden.filename();
        std::ofstream{wanted} << page;
        ADD_FAILURE() << "tests/output/pages/" << golden.filename().string() << " is not the page: read " << wanted
                      << ", and put it in its place if it is right";
    }
}

std::vector<std::string> lines_of(const std::string& page) {
    std::vector<std::string> lines;
    std::istringstream in{page};
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

std::size_t times(const std::string& text, std::string_view wanted) {
    std::size_t count = 0;
    for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1))
        ++count;
    return count;
}

TEST(EvaluationPage, IsMarkedAboveAndBelowAndEndsItsLinesCleanly) {
    for (const auto& path : records()) {
        const auto lines = lines_of(page_of(case_at(path)));
        EXPECT_EQ(lines.front(), "OFFICIAL-SENSITIVE");
        EXPECT_EQ(lines.back(), "OFFICIAL-SENSITIVE");
        for (const auto& line : lines) {
            EXPECT_FALSE(line.ends_with(' ')) << line;
            EXPECT_TRUE(line.size() <= output::PlainPage::width || line.find("http") != std::string::npos) << line;
        }
    }
}

/// Whatever a record holds, each obligation and each step stands on the page once.
TEST(EvaluationPage, LeavesNothingOut) {
    mosovo::testing_support::Chance chance{3};
    for (int i = 0; i < 150; ++i) {
        const auto record = mosovo::testing_support::random_record(chance);
        const law::View view{make_day(2026, 11, 22), {}, {}, law::Reasons::told};
        const auto evaluation = law::evaluate(record, view);
        const auto page = output::evaluation_page(evaluation, output::page_head(record, view));
        EXPECT_EQ(times(page, "   Owed by  "), evaluation.obligations.size());
        for (const auto& obligation : evaluation.obligations)
            for (const auto& step : obligation.because)
                EXPECT_NE(page.find(step.citation.href), std::string::npos);
    }
}

TEST(EvaluationPage, ShowsNoTextThatSomebodyWrote) {
    const auto path = folder / "subject.json";
    const auto text = law::cases::text_of(path);
    const auto page = page_of(case_at(path));
    for (const auto* written : {"Quillfeather", "Example Street", "Sexual assault", "Made-up body"}) {
        EXPECT_NE(text.find(written), std::string::npos) << "the record is to hold it: " << written;
        EXPECT_EQ(page.find(written), std::string::npos) << written;
    }
}

TEST(EventWords, NameEveryKindDifferently) {
    std::set<std::string> seen;
    for_each_kind([&](auto kind) {
        Event event;
        event.body = typename decltype(kind)::type{};
        const auto words = output::event_words(event);
        EXPECT_FALSE(words.empty());
        EXPECT_EQ(words.find('_'), std::string::npos) << words;
        EXPECT_TRUE(seen.insert(words).second) << words;
    });
}

TEST(PlainPage, BreaksBetweenWordsAndNeverInsideACharacter) {
    output::PlainPage page;
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += "h\xC3\xA9t\xC3\xA9 ";
    page.item("Label", text, 3, 12);
    const auto lines = lines_of(page.take());
    ASSERT_EQ(lines.size(), 4U); // 17 words of four characters fit into the 84 after the label
    EXPECT_EQ(lines[0].rfind("   Label    h", 0), 0U);
    EXPECT_EQ(lines[1].rfind("            h", 0), 0U);
}

TEST(PlainPage, KeepsAWordLongerThanTheLineWhole) {
    output::PlainPage page;
    const std::string word(200, 'x');
    page.item("at", "see " + word + " there", 0, 6);
    const auto lines = lines_of(page.take());
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[1], std::string(6, ' ') + word);
}

} // namespace
