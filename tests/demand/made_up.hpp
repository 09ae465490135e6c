#pragma once

// Made-up records for the tests of this room. Nobody in them exists.

#include <mosovo/demand/asks.hpp>
#include <mosovo/demand/due.hpp>
#include <mosovo/intake/record_json.hpp>

#include <gtest/gtest.h>

#include <string>

namespace mosovo::made_up {

/// A record from the events of its JSON; fails the test when it cannot be read.
inline Record record(const std::string& events, const std::string& id = "OFF-1") {
    const auto json = R"({"format":"mosovo.record/1","offender":{"id":")" + id +
                      R"(","jurisdiction":"england_wales","born":"1980-05-31"},"events":[)" + events + "]}";
    auto taken = intake::read_record(json);
    for (const auto& problem : taken.problems)
        ADD_FAILURE() << to_line(problem);
    if (taken.rows.empty()) throw std::logic_error{"the record of the test cannot be read"};
    return std::move(taken.rows.front());
}

/// Convicted and sentenced on 1 March 2024, subject for five years; notified the next day and yearly since.
inline const std::string subject =
    R"({"id":"d","kind":"disposal","basis":"conviction","on":"2024-03-01","sentenced":"2024-03-01",
        "offence":{"schedule3":{"listed":"yes","sentence_condition":false}},"sentence":{"type":"community_order"}},
       {"id":"n","kind":"notification","given":"2024-03-02T10:00","under":["initial"],"home":"main_residence"},
       {"id":"n2","kind":"notification","given":"2025-03-01T10:00","under":["periodic"],"home":"main_residence"},
       {"id":"n3","kind":"notification","given":"2025-12-10T10:00","under":["periodic"],"home":"main_residence"})";
inline const std::string at_home =
    R"(,{"id":"a","kind":"address","premises":"p","coordinates":{"latitude":52.9,"longitude":-1.2},"from":"2024-03-01"},
        {"id":"o","kind":"ownership","on":"2024-03-01","officer":"OM-1"})";
inline const std::string medium =
    R"(,{"id":"m","kind":"management","on":"2024-03-10","level":"medium","state":"active"})";

/// Convicted and sentenced three weeks before 22 November 2026; notified the next day.
inline const std::string newcomer =
    R"({"id":"d","kind":"disposal","basis":"conviction","on":"2026-11-01","sentenced":"2026-11-01",
        "offence":{"schedule3":{"listed":"yes","sentence_condition":false}},"sentence":{"type":"community_order"}},
       {"id":"n","kind":"notification","given":"2026-11-02T10:00","under":["initial"],"home":"main_residence"},
       {"id":"m","kind":"management","on":"2026-11-03","level":"medium","state":"active"})";

inline std::string seen(const std::string& when, const std::string& id = "v") {
    return R"(,{"id":")" + id + R"(","kind":"visit","at":")" + when +
           R"(","contact":"home_visit","mode":"unannounced","outcome":"seen"})";
}

inline demand::Case look(const std::string& events, Day as_of) {
    const auto one = record(events);
    return demand::look_at(one, {.as_of = as_of, .known_at = {}});
}

inline schedule::Roster roster() {
    const auto team = [](const char* id, double latitude) {
        return schedule::Team{.id = schedule::TeamId::from_checked(id), .name = id, .station = {latitude, -1.2}};
    };
    schedule::Roster made{.teams = {team("north", 53.4), team("south", 52.8)}, .officers = {}};
    made.officers.push_back({.id = schedule::OfficerId::from_checked("OM-1"),
                             .team = schedule::TeamId::from_checked("north"),
                             .base = {53.4, -1.2}});
    return made;
}

} // namespace mosovo::made_up
