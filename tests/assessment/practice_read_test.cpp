// What of practice is read: each rule that the room reads answers "not configured" when it is unset, and what nothing
// reads stands in docs/assessment/README.md.

#include "made_up.hpp"

#include <mosovo/assessment/breach.hpp>
#include <mosovo/assessment/failed_attempts.hpp>
#include <mosovo/assessment/plan_check.hpp>
#include <mosovo/assessment/reactive.hpp>
#include <mosovo/assessment/visit_faults.hpp>
#include <mosovo/assessment/visit_plan.hpp>
#include <mosovo/demand/asks.hpp>
#include <mosovo/rules/practice.hpp>
#include <mosovo/schedule/objective.hpp>

#include <filesystem>
#include <fstream>
#include <set>
#include <utility>

namespace mosovo::assessment {
namespace {

using namespace mosovo::made_up;
namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
    std::ifstream in{path};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// The sources below a folder of the library.
std::string sources(const fs::path& folder) {
    std::string text;
    for (const auto& file : fs::recursive_directory_iterator{fs::path{MOSOVO_SOURCE_DIR} / "libmosovo/mosovo" / folder})
        if (file.path().extension() == ".cpp" || file.path().extension() == ".hpp") text += text_of(file.path());
    return text;
}

template <class T> bool has_field(std::string_view wanted) {
    bool has = false;
    for_each_field<T>([&](std::string_view name, auto) { has |= name == wanted; });
    return has;
}

/// The planner's prices and urgencies are named by the fields that they fill.
bool planner_reads(const std::string& rule) {
    const auto last = rule.substr(rule.rfind('.') + 1);
    if (rule == "practice.schedule." + last) return has_field<schedule::Objective>(last);
    return rule == "practice.schedule.urgency." + last && has_field<schedule::Wishes>(last);
}

/// The intervals are named by their level.
bool reads(const std::string& text, const std::string& rule) {
    return text.find('"' + rule + '"') != std::string::npos ||
           (rule.starts_with("practice.visit.interval.") && from_word<RiskLevel>(rule.substr(rule.rfind('.') + 1)));
}

std::set<std::string> rules_of_practice() {
    std::set<std::string> names;
    for (const auto& row : rules::practice(Rulebook::built_in()))
        names.insert(row.rule);
    return names;
}

/// The rules that the paragraph beginning with `heading` names.
std::set<std::string> listed(const std::string& heading) {
    const auto page = text_of(fs::path{MOSOVO_SOURCE_DIR} / "docs/assessment/README.md");
    const auto from = page.find(heading);
    EXPECT_NE(from, std::string::npos) << heading;
    const auto paragraph = page.substr(from, page.find("\n\n", from) - from);
    std::set<std::string> names;
    for (auto at = paragraph.find("`practice."); at != std::string::npos; at = paragraph.find("`practice.", at + 1))
        names.insert(paragraph.substr(at + 1, paragraph.find('`', at + 1) - at - 1));
    return names;
}

TEST(Practice, NamesInItsPageWhatNothingReadsYet) {
    const auto library = sources(".");
    std::set<std::string> unread;
    for (const auto& rule : rules_of_practice())
        if (!reads(library, rule) && !planner_reads(rule)) unread.insert(rule);
    EXPECT_EQ(listed("**Held, and read by nothing yet**"), unread);
}

/// Every rule that some answer calls not configured. The record is so full that each rule of the room is asked for.
std::set<std::string> called_not_configured(const Rulebook& rules, const std::string& events, std::string_view as_of) {
    std::set<std::string> named;
    const auto take = [&](const std::string& rule, const std::string& says) {
        if (says.find("not configured") != std::string::npos) named.insert(rule);
    };
    const auto steps = [&](const std::vector<law::Step>& all) {
        for (const auto& step : all)
            take(step.rule, step.says);
    };
    const auto remarks = [&](const auto& all) {
        for (const auto& one : all)
            take(one.rule, one.says);
    };
    const auto seen = see(subject + events, as_of);
    for (const auto& cycle : cycles(seen.timeline, seen.law, rules)) {
        remarks(cycle.faults);
        steps(cycle.because);
        steps(cycle.next.because);
    }
    remarks(check_plan(seen.timeline, day(as_of), rules).faults);
    const auto visits = visit_plan(seen.timeline, seen.law, rules);
    remarks(visits.faults);
    steps(visits.due.because);
    remarks(visit_faults(seen.timeline, {}, day(as_of), rules));
    const auto failed = failed_attempts(seen.timeline, day(as_of), rules);
    steps(failed.run.because);
    for (const auto& warrant : failed.warrants)
        steps(warrant.because);
    const auto reactive = reactive_eligibility(seen.timeline, seen.law, rules);
    remarks(reactive.faults);
    remarks(reactive.predicates);
    if (reactive.desk_review == DeskReviewState::not_configured) named.insert("practice.reactive.desk_review");
    for (const auto& matter : matters(seen.timeline, seen.law, rules))
        for (const auto& want : matter.wants)
            take(matter.rule, want);
    return named;
}

TEST(Practice, AnswersNotConfiguredForEachRuleThatIsReadAndUnset) {
    const std::string decided =
        R"(,{"id":"b","kind":"breach_decision","obligation":"change_notification c","on":"2026-06-01",
            "outcome":"reasonable_excuse","reason":"x","approved_by":"DS-1","by":"OM-1"},
        {"id":"b2","kind":"breach_decision","obligation":"change_notification c2","on":"2026-06-01",
            "outcome":"crime_recorded","ref":"x","approved_by":"DS-1","by":"OM-1"})";
    const std::string changed = R"(,{"id":"c","kind":"change","what":"bank_account","on":"2026-05-03"},
        {"id":"c2","kind":"change","what":"bank_account","on":"2026-05-04"},
        {"id":"n2","kind":"notification","given":"2026-05-20T10:00","under":["change"],"home":"main_residence","by":"OM-1",
            "place":{"kind":"home_address","reason":"x","approved_by":"DS-1"}})";
    const auto alone =
        R"(,{"id":"v9","kind":"visit","at":"2026-01-25T18:10","contact":"home_visit","mode":"unannounced",
        "purpose":["monitor_risk"],"outcome":"seen","officers":["OM-1"],"intelligence":"nothing_to_submit","place":"p1"})";
    const auto tries = tried("t1", "2026-06-01", "no_reply") + tried("t2", "2026-06-03", "no_reply");
    const auto own = R"(,{"id":"m2","kind":"management","on":"2026-01-12","level":"medium","state":"active","by":"OM-1",
        "visit_interval":{"months":3},"rationale":"x","approved_by":"DS-1"})";
    const auto reactive =
        R"(,{"id":"m3","kind":"management","on":"2026-06-10","level":"low","state":"reactive","by":"OM-1",
        "rationale":"x","approved_by":"DS-1"})";
    const auto held = R"(,{"id":"st","kind":"stay","where":"custody","from":"2026-06-05"})";
    const auto rest = assessed + changed + decided + alone + tries;
    const std::vector<std::pair<std::string, std::string>> views{
        {rest + own, "2026-06-20"},
        {rest + reactive, "2026-06-20"},
        {rest + own + held, "2026-06-20"},
        {"", "2026-01-12"},
        {held, "2026-06-20"},
        {assessed + R"(,{"id":"st","kind":"stay","where":"custody","from":"2026-07-01","to":"2026-08-01"})",
         "2026-08-02"},
        {assessed + R"(,{"id":"i","kind":"intelligence","at":"2026-05-03"})" + visit("v2", "2026-05-04") +
             score("s2", "2026-05-04"),
         "2026-05-05"},
        {visit("v", "2026-01-20") + score("s", "2026-01-20"), "2026-01-25"},
        {assessed, "2026-02-01"},
        {visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-01-21"), "2026-01-25"},
        {visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-01-21") + plan("p", "2026-01-22"),
         "2026-01-25"}};
    const auto cited_only = listed("**Cited only**");
    const auto room = sources("assessment");
    std::size_t tested = 0;
    for (const auto& rule : rules_of_practice()) {
        if (!reads(room, rule) || cited_only.contains(rule)) continue;
        // A level whose interval is asked for.
        auto with_level = views;
        for (const auto* level : {"very_high", "high", "low"})
            with_level.push_back(
                {visit("v", "2026-01-20") +
                     R"(,{"id":"m2","kind":"management","on":"2026-01-13","state":"active","level":")" + level +
                     R"("})",
                 "2026-01-25"});
        bool said = false;
        for (const auto& [events, as_of] : with_level)
            said = said || called_not_configured(with(rule, R"("unset")"), events, as_of).contains(rule);
        EXPECT_TRUE(said) << rule << ": unset, and nothing calls it not configured";
        ++tested;
    }
    EXPECT_GE(tested, 30U);
}

} // namespace
} // namespace mosovo::assessment
