#include "made_up.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <vector>

namespace mosovo {
namespace {

using made_up::entry;
using made_up::file;
using made_up::with;

const std::string good = file(entry("2004-05-01", "3", R"(, "note": "Says why.")"), "days", R"(, "opens": "after")");

TEST(RuleFile, KeepsEverythingThatIsWritten) {
    const auto rule = read_rule_file(good, "made.up.json");
    EXPECT_EQ(rule.id(), "made.up");
    EXPECT_EQ(rule.says(), "How long it takes.");
    EXPECT_EQ(rule.unit(), Unit::days);
    EXPECT_EQ(rule.opens(), Opens::after);
    ASSERT_EQ(rule.entries().size(), 1u);
    const auto& held = rule.entries().front();
    EXPECT_EQ(held.from, make_day(2004, 5, 1));
    EXPECT_EQ(held.to, std::nullopt);
    EXPECT_EQ(held.jurisdictions, std::set<Jurisdiction>{Jurisdiction::england_wales});
    EXPECT_EQ(held.value, RuleValue{std::int64_t{3}});
    EXPECT_EQ(held.source, (Citation{"Made-up Act 2003 s.1", "https://example.org/act/1"}));
    EXPECT_EQ(held.confidence, Confidence::primary);
    EXPECT_EQ(held.checked_on, make_day(2026, 11, 22));
    EXPECT_EQ(held.checked_by, "docs/law/made-up.md");
    EXPECT_EQ(held.note, "Says why.");
    EXPECT_EQ(held.set_by, std::nullopt);
    EXPECT_EQ(held.rationale, std::nullopt);
}

TEST(RuleFile, TakesEachKindOfValueThatItsUnitMayHave) {
    const auto value = [](std::string_view text, std::string_view unit) {
        return made_up::rule(entry("2004-05-01", text), unit).entries().front().value;
    };
    const RuleValue unset{Unset{}};
    for (const auto* unit : {"days", "weeks", "months", "years", "hours", "minutes"}) {
        EXPECT_EQ(value("7", unit), RuleValue{std::int64_t{7}}) << unit;
        EXPECT_EQ(value(R"("indefinite")", unit), RuleValue{Indefinite{}}) << unit;
        EXPECT_EQ(value(R"("unset")", unit), unset) << unit;
    }
    for (const auto* unit : {"count", "percent"}) {
        EXPECT_EQ(value("0", unit), RuleValue{std::int64_t{0}}) << unit;
        EXPECT_EQ(value(R"("unset")", unit), unset) << unit;
    }
    EXPECT_EQ(value(R"(["one"])", "word"), RuleValue{std::vector<std::string>{"one"}});
    EXPECT_EQ(value(R"(["one", "two"])", "words"), (RuleValue{std::vector<std::string>{"one", "two"}}));
    EXPECT_EQ(value(R"("unset")", "words"), unset);
}

struct Broken {
    std::string fault; // a sentence: what is wrong with the file
    std::string text;
    ProblemCode code;
    std::string path;
    std::string says; // words that the message must have
    std::string file_name = "made.up.json";
};

std::vector<Broken> broken_shapes() {
    using enum ProblemCode;
    return {
        {"It is empty", "", malformed, "", ""},
        {"It is cut off", good.substr(0, good.size() - 2), malformed, "", ""},
        {"Something stands behind it", good + "{}", malformed, "", ""},
        {"It is a list", "[]", wrong_type, "", "write an object"},
        {"A key of the top is written twice", with(good, R"("unit": "days")", R"("unit": "days", "unit": "days")"),
         duplicate_key, "unit", "twice"},
        {"A value is written twice", with(good, R"("value": 3)", R"("value": 3, "value": 4)"), duplicate_key,
         "in_force[0].value", "twice"},
        {"A source's address is written twice", with(good, R"("href")", R"("href": "https://other.example", "href")"),
         duplicate_key, "in_force[0].source.href", "twice"},
        {"A key of the top is unknown", with(good, R"("says")", R"("author": "x", "says")"), unknown_key, "author",
         "take it out"},
        {"A key of an entry is unknown", with(good, R"("value": 3)", R"("value": 3, "valeu": 3)"), unknown_key,
         "in_force[0].valeu", "take it out"},
        {"A force's key stands in a shipped file", with(good, R"("value": 3)", R"("value": 3, "set_by": "X")"),
         unknown_key, "in_force[0].set_by", "take it out"},
        {"A key of the source is unknown", with(good, R"("title")", R"("page": 3, "title")"), unknown_key,
         "in_force[0].source.page", "take it out"},
        {"A key of the check is unknown", with(good, R"("by": )", R"("at": "x", "by": )"), unknown_key,
         "in_force[0].checked.at", "take it out"},
        {"There is no rule", with(good, R"("rule": "made.up", )", ""), missing_key, "rule", "add it"},
        {"It does not say what it is", with(good, R"("says": "How long it takes.", )", ""), missing_key, "says",
         "add it"},
        {"What it says is empty", with(good, "How long it takes.", ""), wrong_type, "says", "not empty"},
        {"There is no unit", with(good, R"("unit": "days", )", ""), missing_key, "unit", "add it"},
        {"The unit is no word of ours", with(good, R"("days")", R"("fortnights")"), unknown_word, "unit", "months"},
        {"The opening is no word of ours", with(good, R"("opens": "after")", R"("opens": "before")"), unknown_word,
         "opens", "beginning_with"},
        {"A count opens", file(entry("2004-05-01", "3"), "count", R"(, "opens": "after")"), impossible_fact, "opens",
         "only a length of time"},
        {"The file has another name", good, impossible_fact, "rule", "named after its rule", "made.other.json"},
        {"Nothing is in force", with(file(""), "[]", "[]"), wrong_type, "in_force", "at least one value"},
        {"There is no list of values", R"({"rule": "made.up", "says": "x", "unit": "days"})", missing_key, "in_force",
         "add it"},
        {"An entry is no object", file("3"), wrong_type, "in_force[0]", "write an object"},
    };
}

std::vector<Broken> broken_entries() {
    using enum ProblemCode;
    return {
        {"A day does not exist", with(good, "2004-05-01", "2004-02-30"), no_such_day, "in_force[0].from", ""},
        {"A day is not a text", with(good, R"("2004-05-01")", "2004"), wrong_type, "in_force[0].from", "text"},
        {"The day is not said", with(good, R"("from": "2004-05-01", )", ""), missing_key, "in_force[0].from", "add it"},
        {"It ends before it begins", with(good, R"("in": )", R"("to": "2004-04-30", "in": )"), ends_before_start,
         "in_force[0].to", "before the first"},
        {"What has not begun ends", file(entry("null", "3", R"(, "to": "2030-01-01")")), impossible_fact,
         "in_force[0].to", "cannot have a last day"},
        {"No nation is named", with(good, R"("in": ["england_wales"], )", ""), missing_key, "in_force[0].in", "add it"},
        {"The nations are an empty list", with(good, R"(["england_wales"])", "[]"), wrong_type, "in_force[0].in",
         "list of the nations"},
        {"A nation is no word of ours", with(good, R"(["england_wales"])", R"(["england_wales", "wales"])"),
         unknown_word, "in_force[0].in[1]", "northern_ireland"},
        {"A nation is named twice", with(good, R"(["england_wales"])", R"(["england_wales", "england_wales"])"),
         impossible_fact, "in_force[0].in[1]", "twice"},
        {"There is no value", with(good, R"("value": 3, )", ""), missing_key, "in_force[0].value", "add it"},
        {"The value is null", with(good, R"("value": 3)", R"("value": null)"), wrong_type, "in_force[0].value",
         "whole number"},
        {"The value is a number with a part", with(good, R"("value": 3)", R"("value": 3.5)"), wrong_type,
         "in_force[0].value", "whole number"},
        {"The value is a number in quotes", with(good, R"("value": 3)", R"("value": "3")"), wrong_type,
         "in_force[0].value", "whole number"},
        {"The value is another word", with(good, R"("value": 3)", R"("value": "never")"), wrong_type,
         "in_force[0].value", "indefinite"},
        {"A length of practice is nothing",
         with(with(good, R"("value": 3)", R"("value": 0)"), "made.up", "practice.made.up"), out_of_range,
         "in_force[0].value", "not zero", "practice.made.up.json"},
        {"A length is below nothing", with(good, R"("value": 3)", R"("value": -3)"), out_of_range, "in_force[0].value",
         "from 0"},
        {"A length is beyond reason", with(good, R"("value": 3)", R"("value": 9000000000)"), out_of_range,
         "in_force[0].value", "100000"},
        {"A share is above all", file(entry("2004-05-01", "101"), "percent"), out_of_range, "in_force[0].value", "100"},
        {"A count is indefinite", file(entry("2004-05-01", R"("indefinite")"), "count"), wrong_type,
         "in_force[0].value", "whole number or \"unset\""},
        {"Words are a number", file(entry("2004-05-01", "3"), "words"), wrong_type, "in_force[0].value",
         "list of words"},
        {"Words are an empty list", file(entry("2004-05-01", "[]"), "words"), out_of_range, "in_force[0].value",
         "at least one word"},
        {"One word is two", file(entry("2004-05-01", R"(["a", "b"])"), "word"), out_of_range, "in_force[0].value",
         "exactly one"},
        {"A word is empty", file(entry("2004-05-01", R"([""])"), "words"), wrong_type, "in_force[0].value",
         "not empty"},
        {"A number is a list of words", file(entry("2004-05-01", R"(["a"])"), "days"), wrong_type, "in_force[0].value",
         "whole number"},
    };
}

std::vector<Broken> broken_sources() {
    using enum ProblemCode;
    const auto commenced_twice = entry("null", "3") + ", " + entry("null", "4");
    return {
        {"There is no source",
         with(good, R"("source": {"title": "Made-up Act 2003 s.1", "href": "https://example.org/act/1"}, )", ""),
         missing_key, "in_force[0].source", "add it"},
        {"The source has no title", with(good, R"("title": "Made-up Act 2003 s.1", )", ""), missing_key,
         "in_force[0].source.title", "add it"},
        {"The source has no address", with(good, R"(, "href": "https://example.org/act/1")", ""), missing_key,
         "in_force[0].source.href", "add it"},
        {"The address is not secure", with(good, "https:", "http:"), malformed, "in_force[0].source.href",
         "beginning with https://"},
        {"The address is empty behind its beginning", with(good, "https://example.org/act/1", "https://"), malformed,
         "in_force[0].source.href", "beginning with https://"},
        {"The address has a gap", with(good, "https://example.org/act/1", "https://example.org/act 1"), malformed,
         "in_force[0].source.href", "beginning with https://"},
        {"Nobody says how sure it is", with(good, R"("confidence": "primary", )", ""), missing_key,
         "in_force[0].confidence", "add it"},
        {"How sure it is is no word of ours", with(good, R"("primary")", R"("certain")"), unknown_word,
         "in_force[0].confidence", "grade_a"},
        {"Nobody checked it", with(good, R"("checked": {"on": "2026-11-22", "by": "docs/law/made-up.md"}, )", ""),
         missing_key, "in_force[0].checked", "add it"},
        {"It was checked on no day", with(good, R"("on": "2026-11-22", )", ""), missing_key, "in_force[0].checked.on",
         "add it"},
        {"It was checked by nobody", with(good, R"(, "by": "docs/law/made-up.md")", ""), missing_key,
         "in_force[0].checked.by", "add it"},
        {"The note is empty", with(good, "Says why.", ""), wrong_type, "in_force[0].note", "not empty"},
        {"Two values begin on one day", file(entry("2004-05-01", "3") + ", " + entry("2004-05-01", "4")),
         impossible_fact, "in_force[1].from", "must rise"},
        {"A later value stands first", file(entry("2012-08-13", "3") + ", " + entry("2004-05-01", "4")),
         impossible_fact, "in_force[1].from", "must rise"},
        {"An entry of another nation stands between",
         file(entry("2012-08-13", "3") + ", " + entry("2020-01-01", "5", "", R"("scotland")") + ", " +
              entry("2004-05-01", "4")),
         impossible_fact, "in_force[2].from", "england_wales"},
        {"Two values of one nation wait", file(commenced_twice), impossible_fact, "in_force[1].from", "only one may"},
    };
}

void expect_refused(const std::vector<Broken>& cases) {
    for (const auto& broken : cases) {
        const auto problems = made_up::problems_of([&] { (void)read_rule_file(broken.text, broken.file_name); });
        ASSERT_FALSE(problems.empty()) << broken.fault << ", and the file was taken";
        const auto found = std::ranges::find_if(
            problems, [&](const Problem& p) { return p.code == broken.code && p.path == broken.path; });
        ASSERT_NE(found, problems.end()) << broken.fault << ": found only " << to_line(problems.front());
        EXPECT_NE(found->message.find(broken.says), std::string::npos) << broken.fault << ": " << found->message;
        EXPECT_EQ(found->file, broken.file_name) << broken.fault;
        EXPECT_EQ(problems.size(), 1u) << broken.fault << ": one fault, one problem";
    }
}

TEST(RuleFile, RefusesAShapeThatIsNotOurs) { expect_refused(broken_shapes()); }
TEST(RuleFile, RefusesAnEntryThatMakesNoSense) { expect_refused(broken_entries()); }
TEST(RuleFile, RefusesWhatIsNotCitedCheckedAndInOrder) { expect_refused(broken_sources()); }

TEST(RuleFile, ListsEveryFaultOfAFileAtOnce) {
    auto text = with(good, "https:", "http:");
    text = with(text, R"("value": 3)", R"("value": -1)");
    text = with(text, R"("days")", R"("days", "colour": "red")");
    const auto problems = made_up::problems_of([&] { (void)read_rule_file(text, "made.up.json"); });
    EXPECT_EQ(problems.size(), 3u);
}

TEST(RuleFile, IsRefusedWhereverItIsCutOff) {
    for (std::size_t length = 0; length < good.size(); ++length)
        EXPECT_FALSE(
            made_up::problems_of([&] { (void)read_rule_file(good.substr(0, length), "made.up.json"); }).empty())
            << length;
}

TEST(RuleFile, HasNoKeyThatMayGoUnnoticedWhenMisspelt) {
    // Each key of the file in turn with one letter changed: something must be said.
    const std::regex keys{R"re("(\w+)": )re"};
    std::size_t tried = 0;
    for (auto key = std::sregex_iterator{good.begin(), good.end(), keys}; key != std::sregex_iterator{}; ++key) {
        auto text = good;
        text[static_cast<std::size_t>(key->position(1))] = 'q';
        EXPECT_FALSE(made_up::problems_of([&] { (void)read_rule_file(text, "made.up.json"); }).empty()) << key->str();
        ++tried;
    }
    EXPECT_EQ(tried, 16u);
}

} // namespace
} // namespace mosovo
