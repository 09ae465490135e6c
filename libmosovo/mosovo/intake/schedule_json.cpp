#include <mosovo/intake/schedule_json.hpp>

#include <mosovo/base/plain_json.hpp>

#include <set>

namespace mosovo::intake {

namespace {

using described::Reading;

/// What a file of ours says of itself; a file that says otherwise is somebody else's.
void expect_format(const boost::json::object& object, std::string_view format, Reading& reading) {
    const auto* said = object.if_contains("format");
    if (said != nullptr && said->is_string() && described::text_of(*said) == format) return;
    reading.at("format", [&] {
        reading.report(ProblemCode::unknown_format, "write \"format\": \"" + std::string{format} + "\"");
    });
}

template <class T> Taken<T> given_up(Problems problems, std::string_view file) {
    if (!file.empty())
        for (auto& problem : problems)
            problem.file = std::string{file};
    return {{}, std::move(problems)};
}

void check_teams(const schedule::Roster& roster, Reading& reading) {
    std::set<schedule::TeamId> seen;
    for (std::size_t i = 0; i < roster.teams.size(); ++i) {
        const auto& team = roster.teams[i];
        const auto path = "teams[" + std::to_string(i) + "]";
        reading.at(path, [&] {
            if (!seen.insert(team.id).second) reading.report(ProblemCode::duplicate_id, "another team has this id");
            if (!is_on_earth(team.station))
                reading.report(ProblemCode::out_of_range, "the station is not a place on the Earth");
            for (const auto& helper : team.helped_by)
                if (roster.find(helper) == nullptr)
                    reading.report(ProblemCode::unknown_reference, "helped_by names a team that is not on the roster");
        });
    }
}

void check_officers(const schedule::Roster& roster, Reading& reading) {
    std::set<schedule::OfficerId> seen;
    for (std::size_t i = 0; i < roster.officers.size(); ++i) {
        const auto& officer = roster.officers[i];
        const auto path = "officers[" + std::to_string(i) + "]";
        reading.at(path, [&] {
            if (!seen.insert(officer.id).second)
                reading.report(ProblemCode::duplicate_id, "another officer has this id");
            if (roster.find(officer.team) == nullptr)
                reading.report(ProblemCode::unknown_reference, "the team is not on the roster");
            if (!is_on_earth(officer.base))
                reading.report(ProblemCode::out_of_range, "the base is not a place on the Earth");
            for (const auto& shift : officer.shifts)
                if (shift.end <= shift.start)
                    reading.report(ProblemCode::ends_before_start,
                                   "a shift ends before it starts: past midnight goes on "
                                   "from 1440");
        });
    }
}

} // namespace

Taken<schedule::Roster> read_roster(std::string_view json, std::string_view file) {
    auto parsed = parse_json(json);
    if (!parsed.problems.empty()) return given_up<schedule::Roster>(std::move(parsed.problems), file);
    Problems problems;
    Reading reading{problems};
    if (!parsed.value.is_object()) {
        reading.report(ProblemCode::wrong_type, "a roster is an object in curly brackets");
        return given_up<schedule::Roster>(std::move(problems), file);
    }
    auto& object = parsed.value.get_object();
    expect_format(object, "mosovo.roster/1", reading);
    object.erase("format");
    object.erase("note"); // a line for people, such as that everybody in it is made up
    auto roster = plain::read<schedule::Roster>(parsed.value, reading);
    if (roster) {
        check_teams(*roster, reading);
        check_officers(*roster, reading);
    }
    if (!problems.empty() || !roster) return given_up<schedule::Roster>(std::move(problems), file);
    return {{std::move(*roster)}, {}};
}

Taken<PlanFile> read_plan(std::string_view json, std::string_view file) {
    auto parsed = parse_json(json);
    if (!parsed.problems.empty()) return given_up<PlanFile>(std::move(parsed.problems), file);
    Problems problems;
    Reading reading{problems};
    const auto* object = parsed.value.if_object();
    if (object == nullptr) {
        reading.report(ProblemCode::wrong_type, "a plan is an object in curly brackets");
        return given_up<PlanFile>(std::move(problems), file);
    }
    reading.at("_meta", [&] {
        const auto* meta = object->if_contains("_meta");
        if (meta != nullptr && meta->is_object())
            expect_format(meta->get_object(), "mosovo.plan/1", reading);
        else
            reading.report(ProblemCode::unknown_format, "this is no plan file of ours");
    });
    auto asks = plain::read_member<std::vector<schedule::Ask>>(*object, "asks", reading);
    auto plan = plain::read_member<schedule::Plan>(*object, "plan", reading);
    if (!problems.empty() || !asks || !plan) return given_up<PlanFile>(std::move(problems), file);
    return {{PlanFile{std::move(*asks), std::move(*plan)}}, {}};
}

} // namespace mosovo::intake
