#include "made_up.hpp"

#include <mosovo/base/embedded.hpp>
#include <mosovo/rules/schedule3.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace mosovo::rules {
namespace {

namespace fs = std::filesystem;
const fs::path house{MOSOVO_SOURCE_DIR};

TEST(Schedule3Data, EveryParagraphIsCitedCheckedAndSaysWhatWasRead) {
    const auto& list = OffenceList::built_in();
    ASSERT_EQ(list.paragraphs().size() + 1, embedded::schedule3_data().size()) << "and what is not held";
    for (const auto& paragraph : list.paragraphs()) {
        SCOPED_TRACE(paragraph.number);
        EXPECT_TRUE(paragraph.source.href.ends_with("/schedule/3/paragraph/" + paragraph.number));
        EXPECT_FALSE(paragraph.read.empty());
        EXPECT_GE(paragraph.as_at, make_day(2010, 12, 1));
        EXPECT_GE(paragraph.checked_on, make_day(2026, 1, 1));
        EXPECT_NE(paragraph.confidence, Confidence::memory) << "what nobody read is not held";
        EXPECT_LT(paragraph.confidence, Confidence::grade_a) << "graded as law is";
        for (const auto& offence : paragraph.offences)
            EXPECT_EQ(list.find(offence.code), &paragraph) << offence.code;
    }
    ASSERT_FALSE(list.not_held().empty());
    for (const auto& entry : list.not_held())
        for (const auto& code : entry.codes)
            EXPECT_EQ(list.why_not_held(code), &entry) << code;
}

TEST(Schedule3Data, HoldsEveryParagraphOf2010AndThoseAddedByTheActsRead) {
    std::vector<std::string> numbers;
    for (const auto& paragraph : OffenceList::built_in().paragraphs())
        numbers.push_back(paragraph.number);
    std::vector<std::string> wanted;
    for (int n = 1; n <= 35; ++n) {
        wanted.push_back(std::to_string(n));
        for (const auto* added : {"24A", "29A", "29B", "29C", "33A", "33B", "34A", "35A", "35B", "35C"})
            if (std::string{added}.starts_with(std::to_string(n)) && n > 9) wanted.emplace_back(added);
    }
    EXPECT_EQ(numbers, wanted) << "in the order of the Schedule";
}

TEST(Schedule3Data, NoFileIsLeftOutOfTheLibrary) {
    const auto folder = fs::directory_iterator{house / "libmosovo/mosovo/rules/data/schedule3"};
    EXPECT_EQ(static_cast<std::size_t>(std::distance(begin(folder), end(folder))), embedded::schedule3_data().size());
}

TEST(Schedule3Data, AnAliasMeansTheSameParagraph) {
    const auto& list = OffenceList::built_in();
    EXPECT_EQ(list.find("soa2003.s67A.sexual_gratification"), list.find("soa2003.s67A.3.a"));
    EXPECT_EQ(list.find("soa2003.s67A"), nullptr);
    EXPECT_NE(list.why_not_held("soa2003.s67A"), nullptr);
    EXPECT_EQ(list.find(""), nullptr);
    EXPECT_EQ(list.why_not_held("soa2003.s999"), nullptr);
}

std::string held_table() {
    std::string text = "| Para | Code | Offence | Listed if | From | Text as at | Confidence |\n"
                       "|---|---|---|---|---|---|---|\n";
    for (const auto& row : schedule3_rows())
        if (row.held)
            text += "| [" + row.paragraph + "](" + row.href + ") | `" + row.code + "` | " + row.offence + " | " +
                    row.conditions + " | " + british(*row.from) + " | " + british(*row.as_at) + " | " +
                    std::string{word(*row.confidence)} + " |\n";
    return text;
}

std::string not_held_table() {
    std::string text = "| What | Codes | Why |\n|---|---|---|\n";
    for (const auto& row : schedule3_rows())
        if (!row.held)
            text += "| [" + row.offence + "](" + row.href + ") | " + row.code + " | " + row.conditions + " |\n";
    return text;
}

TEST(Schedule3Data, StandsInItsPageAsItIs) {
    std::ifstream in{house / "docs" / "law" / "schedule3.md"};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    for (const auto& table : {held_table(), not_held_table()}) {
        if (text.find(table) != std::string::npos) continue;
        const auto wanted = fs::temp_directory_path() / "mosovo_schedule3_table.md";
        std::ofstream{wanted} << table;
        FAIL() << "docs/law/schedule3.md differs from the data; put the table of " << wanted << " in its place";
    }
}

TEST(Schedule3Data, SpellsConditionsInWords) {
    const auto& paragraph = *OffenceList::built_in().find("soa2003.s3");
    ASSERT_EQ(paragraph.listed_if.size(), 3U);
    EXPECT_EQ(spell(paragraph.listed_if[0], paragraph.age_of),
              "offender under 18 and sentenced to imprisonment of at least 12 months");
    EXPECT_EQ(spell(paragraph.listed_if[1], paragraph.age_of), "offender 18 or over and victim under 18");
    EXPECT_EQ(spell(paragraph.listed_if[2], paragraph.age_of),
              "offender 18 or over and sentenced to imprisonment or detention in a hospital or a community sentence of "
              "at least 12 months");
    EXPECT_EQ(spell(ListedIf{}, AgeOf::victim), "always");
}

const std::string good = R"({"paragraph": "99", "in": "england_wales",
  "offences": [{"code": "made_up.s1", "provision": "Made-up Act s.1", "title": "made up", "aliases": ["made_up.one"]}],
  "from": "2004-05-01", "earlier_disposals": "listed",
  "listed_if": [{"victim_under": 16, "sentence": {"imprisonment_months": 12}}],
  "source": {"title": "Made-up Act Sch.", "href": "https://example.org/99"}, "read": ["a copy"], "as_at": "2010-12-01",
  "confidence": "primary", "checked": {"on": "2026-11-22", "by": "docs/law/made-up.md"}})";
constexpr auto good_name = "soa2003.sch3.99.json";

struct Broken {
    const char* name;
    const char* what; ///< this place of the good file
    const char* other;
    const char* path;
    friend void PrintTo(const Broken& c, std::ostream* out) { *out << c.name; }
};
class BrokenParagraph : public testing::TestWithParam<Broken> {};

TEST_P(BrokenParagraph, IsRefusedWithItsPath) {
    const auto& c = GetParam();
    const auto problems =
        made_up::problems_of([&] { (void)read_paragraph_file(made_up::with(good, c.what, c.other), good_name); });
    ASSERT_FALSE(problems.empty());
    EXPECT_EQ(problems.front().path, c.path);
    EXPECT_EQ(problems.front().file, good_name);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Schedule3, BrokenParagraph, testing::Values(
    Broken{"AnotherName", R"("99")", R"("98")", "paragraph"},
    Broken{"NoOffence", R"([{"code": "made_up.s1", "provision": "Made-up Act s.1", "title": "made up", "aliases": ["made_up.one"]}])", "[]", "offences"},
    Broken{"NoCode", R"("code": "made_up.s1", )", "", "offences[0].code"},
    Broken{"AnAliasThatIsNoText", R"(["made_up.one"])", "[1]", "offences[0].aliases"},
    Broken{"NoFirstDay", R"("from": "2004-05-01", )", "", "from"},
    Broken{"EndsBeforeItBegins", R"("from": "2004-05-01", )", R"("from": "2004-05-01", "to": "2004-04-30", )", "to"},
    Broken{"NoWayIn", R"([{"victim_under": 16, "sentence": {"imprisonment_months": 12}}])", "[]", "listed_if"},
    Broken{"AConditionOfAnotherName", R"("victim_under")", R"("victim_below")", "listed_if[0].victim_below"},
    Broken{"ANegativeAge", R"("victim_under": 16)", R"("victim_under": -1)", "listed_if[0].victim_under"},
    Broken{"AnAgeInWords", R"("victim_under": 16)", R"("victim_under": "16")", "listed_if[0].victim_under"},
    Broken{"AnAgeThatNobodyHas", R"("victim_under": 16)", R"("offender_under": 18, "offender_at_least": 18)", "listed_if[0].offender_under"},
    Broken{"ASentenceThatSaysNothing", R"({"imprisonment_months": 12})", "{}", "listed_if[0].sentence"},
    Broken{"AHospitalOfAnotherWord", R"({"imprisonment_months": 12})", R"({"hospital": "open"})", "listed_if[0].sentence.hospital"},
    Broken{"NoSource", R"("source": {"title": "Made-up Act Sch.", "href": "https://example.org/99"}, )", "", "source"},
    Broken{"AnAddressThatIsNone", "https://example.org/99", "example.org", "source.href"},
    Broken{"NothingRead", R"(["a copy"])", "[]", "read"},
    Broken{"NeverChecked", R"(, "checked": {"on": "2026-11-22", "by": "docs/law/made-up.md"})", "", "checked"},
    Broken{"AnotherKey", R"("as_at")", R"("as_of")", "as_at"}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(Schedule3File, ReadsAsWritten) {
    const auto read = read_paragraph_file(good, good_name);
    ASSERT_EQ(read.listed_if.size(), 1U);
    EXPECT_EQ(read.listed_if[0].victim_under, date::years{16});
    EXPECT_EQ(read.listed_if[0].sentence->imprisonment, date::months{12});
    EXPECT_EQ(read.age_of, AgeOf::victim);
    EXPECT_TRUE(read.elsewhere.empty());
}

TEST(OffenceList, RefusesACodeThatMeansTwoThings) {
    const auto one = read_paragraph_file(good, good_name);
    EXPECT_EQ(made_up::problems_of([&] { (void)OffenceList({one, one}, {}); }).size(), 2U) << "the code and its alias";
    const NotHeld said{"made up", {"made_up.one"}, "no text", "https://example.org", make_day(2026, 11, 22), "page"};
    EXPECT_EQ(made_up::problems_of([&] { (void)OffenceList({one}, {said}); }).size(), 1U);
}

} // namespace
} // namespace mosovo::rules
