#pragma once

// Made-up records for the tests of this room. Nobody in them exists.

#include <mosovo/assessment/cycle.hpp>
#include <mosovo/intake/record_json.hpp>
#include <mosovo/law/evaluate.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mosovo::made_up {

inline Day day(std::string_view text) { return *read_day(text); }

/// A record from the events of its JSON; fails the test when it cannot be read.
inline Record record(const std::string& events, const std::string& offender = R"("sex":"male","born":"1980-05-31")") {
    const auto json = R"({"format":"mosovo.record/1","offender":{"id":"OFF-MADE-UP","jurisdiction":"england_wales",)" +
                      offender + R"(},"events":[)" + events + "]}";
    auto taken = intake::read_record(json);
    for (const auto& problem : taken.problems)
        ADD_FAILURE() << to_line(problem);
    if (taken.rows.empty()) throw std::logic_error{"the record of the test cannot be read"};
    return std::move(taken.rows.front());
}

/// A record seen from one day, with what the functions of the room ask for.
struct Seen {
    std::unique_ptr<Record> record;
    law::Evaluation law;
    Timeline timeline;
};

inline Seen see(Record facts, std::string_view as_of, std::optional<std::string> known_at = {}) {
    auto held = std::make_unique<Record>(std::move(facts));
    std::optional<LocalTime> known;
    if (known_at) known = *LocalTime::read(*known_at);
    auto law = law::evaluate(*held, {.as_of = day(as_of), .known_at = known});
    Timeline timeline{*held, known};
    return {std::move(held), std::move(law), std::move(timeline)};
}

inline Seen see(const std::string& events, std::string_view as_of, std::optional<std::string> known_at = {}) {
    return see(record(events), as_of, std::move(known_at));
}

inline assessment::Cycle cycle_of(const std::string& events, std::string_view as_of,
                                  const Rulebook& rules = Rulebook::built_in(),
                                  std::optional<std::string> known_at = {}) {
    const auto seen = see(events, as_of, std::move(known_at));
    return assessment::cycle(seen.timeline, seen.law, rules);
}

/// One value of a force.
inline Rulebook with(const std::string& rule, const std::string& value, const Rulebook& book = Rulebook::built_in()) {
    return book.with_force_values(R"([{"rule":")" + rule + R"(","value":)" + value +
                                  R"(,"from":"2020-01-01","set_by":"Supt Example","on":"2019-12-01",)" +
                                  R"("rationale":"Made up."}])");
}

/// A force that allows four weeks from the first step to the plan.
inline const Rulebook& four_weeks() {
    static const auto book = with("practice.assessment.cycle.window_days", "28");
    return book;
}

/// Convicted and sentenced on 10 January 2026, subject for five years; notified the next day; owned by OM-1.
inline const std::string subject =
    R"({"id":"d","kind":"disposal","basis":"conviction","on":"2026-01-10","sentenced":"2026-01-10",
        "offence":{"committed":"2025-06-01","schedule3":{"listed":"yes","sentence_condition":false}},
        "sentence":{"type":"community_order"}},
       {"id":"n","kind":"notification","given":"2026-01-11T10:00","under":["initial"],"home":"main_residence",
        "place":{"kind":"published_station","station":"bishopsgate"}},
       {"id":"o","kind":"ownership","on":"2026-01-10","officer":"OM-1","deputy":"OM-2"},
       {"id":"m","kind":"management","on":"2026-01-12","level":"medium","state":"active","approved_by":"DS-1","by":"OM-1"})";

inline std::string quoted_list(std::string_view items) {
    return items.empty() ? std::string{"[]"} : "[" + std::string{items} + "]";
}

inline std::string visit(const std::string& id, const std::string& on, const std::string& more = "") {
    return R"(,{"id":")" + id + R"(","kind":"visit","at":")" + on +
           R"(T18:10","contact":"home_visit","mode":"unannounced",)" +
           R"("purpose":["monitor_risk"],"outcome":"seen","officers":["OM-1","OM-2"],"place":"p1",)" +
           R"("intelligence":"nothing_to_submit","by":"OM-1")" + more + "}";
}
inline std::string tried(const std::string& id, const std::string& on, const std::string& outcome,
                         const std::string& purpose = "risk_assessment_entry", const std::string& place = "p1") {
    return R"(,{"id":")" + id + R"(","kind":"visit","at":")" + on + R"(T18:10","contact":"home_visit","purpose":[")" +
           purpose + R"("],"outcome":")" + outcome + R"(","officers":["OM-1","OM-2"])" +
           (place.empty() ? "" : R"(,"place":")" + place + '"') + "}";
}
inline std::string score(const std::string& id, const std::string& on, const std::string& tool = "OSP/DC",
                         const std::string& more = R"(,"applicable":true,"band":"MEDIUM")") {
    return R"(,{"id":")" + id + R"(","kind":"static_score","on":")" + on + R"(","tool":")" + tool + R"(","by":"OM-1")" +
           more + "}";
}
inline std::string arms(const std::string& id, const std::string& on, const std::string& more = "") {
    return R"(,{"id":")" + id + R"(","kind":"arms","on":")" + on +
           R"(","level":"medium","rationale":"Made up.","by":"OM-1")" + more + "}";
}
inline std::string plan(const std::string& id, const std::string& on, const std::string& more = "") {
    return R"(,{"id":")" + id + R"(","kind":"risk_plan","on":")" + on +
           R"(","contingency":"Search and circulate.","conditions":[],"by":"OM-1")" + more + "}";
}
inline std::string endorsed(const std::string& id, const std::string& on, const std::string& of,
                            const std::string& by = "DS-1", const std::string& outcome = "endorsed") {
    return R"(,{"id":")" + id + R"(","kind":"supervision","on":")" + on + R"(","of":[")" + of + R"("],"outcome":")" +
           outcome + R"(","by":")" + by + R"("})";
}

/// Visit, OSP, ARMS and plan within three days, endorsed by DS-1; the next review a year later.
inline const std::string assessed = visit("v", "2026-01-20") + score("s", "2026-01-20") + arms("a", "2026-01-21") +
                                    plan("p", "2026-01-22", R"(,"next_review":"2027-01-22")") +
                                    endorsed("e", "2026-01-26", "p");

template <class Kind> bool has(const std::vector<assessment::Remark<Kind>>& remarks, Kind kind) {
    for (const auto& one : remarks)
        if (one.kind == kind) return true;
    return false;
}
template <class Kind> std::string words(const std::vector<assessment::Remark<Kind>>& remarks) {
    std::string text;
    for (const auto& one : remarks)
        text += std::string{text.empty() ? "" : " "} + std::string{word(one.kind)};
    return text;
}
/// A source that can be looked up, or the force itself.
inline bool can_be_looked_up(const Citation& citation) {
    return citation.href.starts_with("https://") || citation.title.starts_with("Set by the force");
}
/// Every remark has a sentence, a rule and a source that can be looked up.
template <class Kind> void expect_cited(const std::vector<assessment::Remark<Kind>>& remarks) {
    for (const auto& one : remarks) {
        EXPECT_TRUE(one.says.ends_with('.')) << one.says;
        EXPECT_FALSE(one.rule.empty()) << one.says;
        EXPECT_TRUE(can_be_looked_up(one.citation)) << one.rule;
    }
}

} // namespace mosovo::made_up
