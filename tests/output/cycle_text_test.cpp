#include <mosovo/output/cycle_text.hpp>

#include <mosovo/intake/record_json.hpp>
#include <mosovo/law/evaluate.hpp>

#include <gtest/gtest.h>

namespace mosovo::output {
namespace {

/// Made up: convicted in January, seen and scored, and a report of intelligence since.
std::string page(const std::string& more, const char* as_of) {
    const std::string json =
        R"({"format":"mosovo.record/1","offender":{"id":"OFF-MADE-UP","jurisdiction":"england_wales",
        "sex":"male","born":"1980-05-31","names":[{"use":"legal","given":"Xanthippe","family":"Quillfeather"}]},"events":[
        {"id":"d","kind":"disposal","basis":"conviction","on":"2026-01-10","sentenced":"2026-01-10",
         "offence":{"schedule3":{"listed":"yes","sentence_condition":false}},"sentence":{"type":"community_order"}},
        {"id":"n","kind":"notification","given":"2026-01-11T10:00","under":["initial"],"home":"main_residence"},
        {"id":"o","kind":"ownership","on":"2026-01-10","officer":"OM-1"},
        {"id":"m","kind":"management","on":"2026-01-12","level":"high","state":"active"},
        {"id":"v","kind":"visit","at":"2026-01-20T18:10","contact":"home_visit","outcome":"seen","by":"OM-1"})" +
        more + "]}";
    const auto taken = intake::read_record(json);
    EXPECT_TRUE(taken.problems.empty());
    const auto& record = taken.rows.front();
    const auto law = law::evaluate(record, {.as_of = *read_day(as_of), .known_at = {}});
    return to_text(assessment::cycle(Timeline{record}, law, Rulebook::built_in()));
}

TEST(CycleText, SaysWhatIsNextByWhomByWhenAndWhyInItsFirstLine) {
    const auto text = page("", "2026-01-21");
    EXPECT_EQ(text.substr(0, text.find('\n')),
              "NEXT: make the static score, by OM-1, by when is not configured. A disposal made him subject to the "
              "requirements on 10 Jan 2026. There is none on record.");
    EXPECT_NE(text.find("  visit         done   20 Jan 2026  OM-1"), std::string::npos) << text;
    EXPECT_NE(text.find("how long it may take is not configured"), std::string::npos) << text;
    EXPECT_NE(text.find("- A disposal made him subject to the requirements on 10 Jan 2026. (open)"), std::string::npos);
}

TEST(CycleText, SaysHowLateAndWhatToPutRight) {
    const auto text = page(
        R"(,{"id":"s","kind":"static_score","tool":"OSP/DC","on":"2026-01-20","band":"HIGH"},
            {"id":"a","kind":"arms","on":"2026-01-21","level":"high","by":"OM-1"},
            {"id":"p","kind":"risk_plan","on":"2026-01-22","by":"OM-1","next_review":"2027-01-22"},
            {"id":"e","kind":"supervision","on":"2026-01-23","of":["p"],"outcome":"endorsed","by":"OM-1"})",
        "2026-04-30");
    EXPECT_TRUE(text.starts_with("NEXT: endorse the plan, by a supervisor other than OM-1, by when is not configured. "
                                 "Endorsed on 23 Jan 2026 by somebody who wrote it.\n"))
        << text;
    EXPECT_NE(text.find("! Endorsed on 23 Jan 2026 by somebody who wrote it. [practice.supervision.endorses, e]"),
              std::string::npos)
        << text;
    const auto late = page(
        R"(,{"id":"s","kind":"static_score","tool":"OSP/DC","on":"2026-01-20","band":"HIGH"},
            {"id":"a","kind":"arms","on":"2026-01-21","level":"high","by":"OM-1"},
            {"id":"p","kind":"risk_plan","on":"2026-01-22","by":"OM-1","next_review":"2027-01-22"},
            {"id":"e","kind":"supervision","on":"2026-01-23","of":["p"],"outcome":"endorsed","by":"DS-1"})",
        "2026-04-30");
    EXPECT_TRUE(late.starts_with("NEXT: visit at home, by OM-1, 10 days LATE (was due by 20 Apr 2026)")) << late;
}

TEST(CycleText, ShowsNoName) {
    const auto text = page("", "2026-01-21");
    EXPECT_EQ(text.find("Quillfeather"), std::string::npos);
    EXPECT_EQ(text.find("Xanthippe"), std::string::npos);
}

} // namespace
} // namespace mosovo::output
