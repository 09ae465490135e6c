// docs/law and docs/decisions say what the code and the rule files hold: each rule on one page, each reading with its
// record, each link to a file that is there.

#include <mosovo/law/readings.hpp>
#include <mosovo/rules/rulebook.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using namespace mosovo;

const fs::path house{MOSOVO_SOURCE_DIR};

std::string text_of(const fs::path& path) {
    std::ifstream in{path};
    std::stringstream text;
    text << in.rdbuf();
    if (!in) throw std::runtime_error{"cannot read " + path.string()};
    return text.str();
}

/// File name to text of every page on a provision.
std::map<std::string, std::string> pages() {
    std::map<std::string, std::string> found;
    for (const auto& file : fs::directory_iterator{house / "docs/law"}) {
        const auto name = file.path().filename().string();
        if (name != "README.md" && name != "coverage.md") found[name] = text_of(file.path());
    }
    return found;
}

std::map<std::string, std::string> decisions_on_the_law() {
    std::map<std::string, std::string> found;
    for (const auto& file : fs::directory_iterator{house / "docs/decisions"}) {
        const auto name = file.path().filename().string();
        if (name >= "0010" && name < "0030") found[name] = text_of(file.path());
    }
    return found;
}

std::vector<std::string> all_matches(const std::string& text, const std::regex& pattern, std::size_t group = 1) {
    std::vector<std::string> found;
    for (std::sregex_iterator it{text.begin(), text.end(), pattern}, end; it != end; ++it)
        found.push_back((*it)[group].str());
    return found;
}

TEST(LawPages, EachRuleOfLawStandsInTheListOfOnePageWhichChecksIt) {
    static const std::regex listed{R"rx(\n  - \[`([^`]+)`\]\(\.\./\.\./libmosovo/mosovo/rules/data/law/[^)]+\))rx"};
    std::map<std::string, std::vector<std::string>> pages_of;
    for (const auto& [page, text] : pages())
        for (const auto& rule : all_matches(text, listed))
            pages_of[rule].push_back(page);
    std::size_t rules_of_law = 0;
    for (const auto* rule : Rulebook::built_in().all()) {
        if (rule->id().starts_with("practice.")) continue;
        ++rules_of_law;
        ASSERT_EQ(pages_of[rule->id()].size(), 1U) << rule->id();
        for (const auto& entry : rule->entries())
            EXPECT_EQ(entry.checked_by, "docs/law/" + pages_of[rule->id()].front()) << rule->id();
    }
    EXPECT_EQ(pages_of.size(), rules_of_law) << "a page lists a rule that is not held";
}

TEST(LawPages, EachLinkToAFileLeadsToIt) {
    static const std::regex link{R"rx(\]\(([^)#]+)\))rx"};
    static const std::regex quoted{R"rx(`(tests/[^`]+|[a-z_]+\.[ch]pp)`)rx"};
    for (const auto& [page, text] : pages()) {
        int links = 0;
        for (const auto& target : all_matches(text, link)) {
            if (target.starts_with("https://")) continue;
            EXPECT_TRUE(fs::exists(house / "docs/law" / target)) << page << ": " << target;
            ++links;
        }
        for (const auto& file : all_matches(text, quoted)) {
            const auto at = file.starts_with("tests/") ? house / file : house / "libmosovo/mosovo/law" / file;
            EXPECT_TRUE(fs::exists(at)) << page << ": " << file;
        }
        EXPECT_TRUE(links > 0 || text.find("rules: none") != std::string::npos) << page;
    }
}

TEST(LawPages, HaveTheSameHeadingsAndStandInTheIndex) {
    const auto index = text_of(house / "docs/law/README.md");
    for (const auto& [page, text] : pages()) {
        for (const auto* heading :
             {"\n## Text\n", "\n## In our words\n", "\nNotes: ", "\n## Our reading\n", "\n## Where it stands\n",
              "\n- code: ", "\n- rules:", "\n- readings: ", "\n- cases: "})
            EXPECT_NE(text.find(heading), std::string::npos) << page << " has no" << heading;
        EXPECT_NE(index.find("](" + page + ")"), std::string::npos) << page << " is not in the index";
    }
    EXPECT_GE(pages().size(), 18U);
}

std::string line_of(const std::string& text, const std::string& heading) {
    const auto at = text.find("\n" + heading + ": ");
    if (at == std::string::npos) return {};
    std::string all;
    std::istringstream lines{text.substr(at + 1)};
    for (std::string line; std::getline(lines, line);) {
        if (!all.empty() && !line.starts_with("   ")) break;
        all += line + ' ';
    }
    return all;
}

TEST(Decisions, OnTheLawHaveTheFiveHeadings) {
    for (const auto& [name, text] : decisions_on_the_law()) {
        EXPECT_EQ(text.rfind("# " + name.substr(0, 4) + "  ", 0), 0U) << name;
        for (const auto* heading : {"Status", "Context", "Decision", "Alternatives", "Consequences"})
            EXPECT_GT(line_of(text, heading).size(), 20U) << name << ": " << heading;
    }
}

/// Readings that an evaluation can choose, with their words, the default first.
std::map<std::string, std::vector<std::string>> readings_held() {
    std::map<std::string, std::vector<std::string>> held;
    for_each_field<law::Readings>([&](std::string_view name, auto pointer) {
        using Reading = std::decay_t<decltype(std::declval<law::Readings>().*pointer)>;
        auto& words = held[std::string{name}];
        const auto chosen = word(law::Readings{}.*pointer);
        for (const auto& [text, value] : words_of<Reading>)
            words.emplace_back(text);
        EXPECT_EQ(words.front(), chosen) << name << ": the default stands first";
    });
    return held;
}

TEST(Decisions, EachReadingHasOneWithItsDefaultAndItsAlternatives) {
    const auto decisions = decisions_on_the_law();
    for (const auto& [reading, words] : readings_held()) {
        int found = 0;
        for (const auto& [name, text] : decisions) {
            if (line_of(text, "Decision").find('`' + reading + "` is `" + words.front() + '`') == std::string::npos)
                continue;
            ++found;
            for (std::size_t i = 1; i < words.size(); ++i)
                EXPECT_NE(line_of(text, "Alternatives").find('`' + words[i] + '`'), std::string::npos) << name;
            EXPECT_EQ(text.find("default only"), std::string::npos) << name << ": can be chosen now";
        }
        EXPECT_EQ(found, 1) << reading;
    }
}

TEST(Decisions, ThatNameAReadingNotHeldSaySo) {
    static const std::regex decided{R"rx(`([a-z_]+)` is `[a-z_]+`)rx"};
    const auto held = readings_held();
    for (const auto& [name, text] : decisions_on_the_law())
        for (const auto& reading : all_matches(line_of(text, "Decision"), decided)) {
            if (held.contains(reading)) continue;
            EXPECT_NE(line_of(text, "Status").find("the engine holds the default only"), std::string::npos)
                << name << ": " << reading << " is no reading of law/readings.hpp";
        }
}

TEST(LawPages, NameEachReadingAndLeadToEachDecision) {
    std::string all;
    for (const auto& [page, text] : pages())
        all += text;
    for (const auto& [reading, words] : readings_held())
        EXPECT_NE(all.find('`' + reading + '`'), std::string::npos) << reading;
    for (const auto& [name, text] : decisions_on_the_law())
        EXPECT_NE(all.find("(../decisions/" + name + ")"), std::string::npos) << name;
}

} // namespace
