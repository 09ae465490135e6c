// No number of law stands in code: the sources of the room are searched for what looks like one, and every rule that
// they use is held, dated and cited.

#include <mosovo/law/evaluate.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace {

namespace fs = std::filesystem;

std::string without_comments_and_texts(const std::string& source) {
    static const std::regex noise{R"(//[^\n]*|"(\\.|[^"\\])*"|#include[^\n]*)"};
    return std::regex_replace(source, noise, "");
}

std::string read(const fs::path& path) {
    std::ifstream in{path};
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<fs::path> sources() {
    std::vector<fs::path> found;
    for (const auto& file : fs::directory_iterator{fs::path{MOSOVO_SOURCE_DIR} / "libmosovo/mosovo/law"})
        if (file.path().extension() == ".cpp" || file.path().extension() == ".hpp") found.push_back(file.path());
    return found;
}

/// Numbers that are arithmetic: none, one, the two halves of a comparison, per cent, and the furthest that the calendar
/// is asked to count.
const std::set<std::string> arithmetic{"0", "1", "2", "100", "900"};

std::vector<std::string> suspicious(const std::string& source) {
    std::vector<std::string> found;
    static const std::regex number{R"(\b[0-9][0-9']*\b)"};
    const auto code = without_comments_and_texts(source);
    for (std::sregex_iterator it{code.begin(), code.end(), number}, end; it != end; ++it)
        if (!arithmetic.contains(it->str())) found.push_back(it->str());
    return found;
}

TEST(TheSources, HoldNoNumberOfLaw) {
    ASSERT_GT(sources().size(), 20U);
    for (const auto& path : sources()) {
        if (path.filename() == "usual_sizes.hpp") continue; // room in memory, on which no answer hangs
        EXPECT_EQ(suspicious(read(path)), std::vector<std::string>{}) << path.filename();
    }
}

TEST(TheSources, SearchFindsALengthAndADay) {
    EXPECT_EQ(suspicious("const auto last = from + date::days{3}; // 7"), std::vector<std::string>{"3"});
    EXPECT_EQ(suspicious("make_day(2004, 5, 1)").size(), 2U);
}

TEST(TheSources, AreShortEnoughToRead) {
    for (const auto& path : sources()) {
        const auto text = read(path);
        EXPECT_LT(std::count(text.begin(), text.end(), '\n'), 500) << path.filename();
    }
}

TEST(TheRulesUsed, AreDatedCitedAndChecked) {
    static const std::regex id{R"rx(take\(r, "([^"]+)"\))rx"};
    const auto source = read(fs::path{MOSOVO_SOURCE_DIR} / "libmosovo/mosovo/law/law_rules.cpp");
    int used = 0;
    for (std::sregex_iterator it{source.begin(), source.end(), id}, end; it != end; ++it, ++used) {
        const auto& rule = mosovo::Rulebook::built_in().rule((*it)[1].str());
        for (const auto& entry : rule.entries()) {
            EXPECT_FALSE(entry.source.title.empty()) << rule.id();
            EXPECT_EQ(entry.source.href.rfind("https://", 0), 0U) << rule.id();
            EXPECT_FALSE(entry.checked_by.empty()) << rule.id();
        }
    }
    EXPECT_GT(used, 60);
}

/// Each page and decision that the rules and reasons point to is there.
TEST(TheDocuments, ThatReasonsPointToExist) {
    const fs::path root{MOSOVO_SOURCE_DIR};
    for (const auto* rule : mosovo::Rulebook::built_in().all())
        for (const auto& entry : rule->entries())
            if (entry.checked_by.starts_with("docs/law/")) {
                EXPECT_TRUE(fs::exists(root / entry.checked_by)) << rule->id() << ": " << entry.checked_by;
            }
    static const std::regex decision{R"rx("(00[0-9]{2}-[a-z0-9-]+)")rx"};
    int found = 0;
    for (const auto& path : sources()) {
        const auto source = read(path);
        for (std::sregex_iterator it{source.begin(), source.end(), decision}, end; it != end; ++it, ++found)
            EXPECT_TRUE(fs::exists(root / "docs/decisions" / ((*it)[1].str() + ".md"))) << (*it)[1].str();
    }
    EXPECT_GT(found, 8);
}

} // namespace
