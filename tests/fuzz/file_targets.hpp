#pragma once

#include "fuzz_targets.hpp"

#include <mosovo/assessment/arms.hpp>
#include <mosovo/intake/schedule_json.hpp>
#include <mosovo/intake/travel_json.hpp>
#include <mosovo/output/plan_json.hpp>
#include <mosovo/output/roster_json.hpp>
#include <mosovo/rules/rulebook.hpp>

/// The files beside the records: what a scheduler, a routing service and a force's own practice are read from.
namespace mosovo::fuzz {

/// A roster or a plan is given or problems are; what was read is written and read back the same.
inline bool plan_files(std::string_view text) {
    const auto roster = intake::read_roster(text);
    must(roster.rows.empty() != roster.problems.empty());
    for (const auto& read : roster.rows)
        must(intake::read_roster(output::to_json(read)).rows == roster.rows);

    const auto file = intake::read_plan(text);
    must(file.rows.empty() != file.problems.empty());
    for (const auto& read : file.rows) {
        const auto again = intake::read_plan(output::to_json(read.plan, read.asks));
        must(again.rows.size() == 1 && again.rows[0].plan == read.plan && again.rows[0].asks == read.asks);
    }
    return !roster.rows.empty() || !file.rows.empty();
}

/// A table of drives answers for every pair of its places, or problems are given.
inline bool drives(std::string_view text) {
    static const std::vector<schedule::Place> places{{53.0, -1.0}, {53.1, -1.0}};
    const auto answer = intake::read_drives(text, places);
    const auto rows = intake::read_drives_csv(text);
    for (const auto* taken : {&answer, &rows})
        must(taken->rows.empty() != taken->problems.empty());
    for (const auto& table : answer.rows)
        for (const auto& from : places)
            for (const auto& to : places)
                must(table.seconds(from, to).count() >= 0);
    return !answer.rows.empty() || !rows.rows.empty();
}

/// A force's values, a rule's file and a definition of ARMS are taken or refused with every fault; a book that took a
/// force's values still holds every rule it had.
inline bool rule_files(std::string_view text) {
    const auto or_refused = [](const auto& read) {
        try {
            read();
            return false;
        } catch (const ProblemsError& refused) {
            must(!refused.problems().empty());
            return true;
        }
    };
    static const auto& shipped = Rulebook::built_in();
    const bool refused_values =
        or_refused([&] { must(shipped.with_force_values(text).all().size() == shipped.all().size()); });
    const bool refused_rule = or_refused([&] { must(!read_rule_file(text, "fuzzed").entries().empty()); });
    const bool refused_arms = or_refused([&] { must(!assessment::read_arms_definition(text).factors.empty()); });
    return !(refused_values && refused_rule && refused_arms);
}

} // namespace mosovo::fuzz
