#include "clock.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "files.hpp"
#include "month.hpp"
#include "progress.hpp"
#include "reading.hpp"

#include <mosovo/output/record_csv.hpp>
#include <mosovo/output/roster_json.hpp>
#include <mosovo/store/store.hpp>
#include <mosovo/synth/caseload.hpp>

#include <cstdio>

namespace scheduler {

using namespace mosovo;

namespace {

namespace fs = std::filesystem;

template <class T> T within(const Read<T>& read, const char* option) {
    if (read) return *read;
    throw Stop{Exit::wrong_use, std::string{option} + ": " + read.fault().message};
}

synth::Asked asked_for(const DemoOptions& options, Day as_of) {
    return {.offenders = within(synth::OffenderCount::from(options.offenders), "--offenders"),
            .seed = synth::Seed{options.seed},
            .as_of = as_of,
            .officers = within(synth::OfficerCount::from(options.officers), "--officers")};
}

/// The made-up force as a real one would hand it over: two tables and a roster.
void write_force(const fs::path& folder, const synth::Asked& asked) {
    Step step{"Making up a force"};
    const auto caseload = synth::caseload(asked);
    const auto tables = output::write_tables(caseload.records);
    make_folder(folder);
    write_file(folder / "offenders.csv", tables.offenders);
    write_file(folder / "events.csv", tables.events);
    write_file(folder / "roster.json", output::to_json(caseload.roster, "Everybody in this file is made up."));
    write_file(folder / "README.txt", "Everybody in these files is made up: no person, address or case is real.\n");
    std::size_t events = 0;
    for (const auto& record : caseload.records)
        events += record.events.size();
    step.found(thousands(caseload.records.size()) + " offenders, " + thousands(events) + " events, " +
               thousands(caseload.roster.officers.size()) + " officers");
}

/// A second run starts afresh, but only in a folder that a first run marked as its own before it wrote anything else:
/// nobody's register is ever removed for a demonstration.
void start_afresh(const fs::path& folder) {
    const auto mark = folder / "made-up.txt";
    if (fs::exists(folder) && !fs::is_empty(folder) && !fs::exists(mark))
        throw Stop{Exit::cannot_write, folder.string() + " holds files that are not a demonstration's: name another "
                                                         "folder with --to"};
    make_folder(folder);
    write_file(mark,
               "mosovo-scheduler demo made this folder: everybody in it is made up, and the next demo replaces it.\n");
    std::error_code ignored;
    fs::remove(folder / "register.mosovo", ignored);
    fs::remove(folder / "register.key", ignored);
}

std::vector<Record> through_the_store(const fs::path& store_file, const fs::path& key_file,
                                      const fs::path& register_in) {
    const auto read = read_files({register_in / "offenders.csv", register_in / "events.csv"});
    if (!read.problems.empty()) {
        print_problems(read.problems);
        throw Stop{Exit::bad_data, "the made-up register holds faults, which is a fault of ours"};
    }
    store::write_new_key_file(key_file);
    {
        Step step{"Saving into the encrypted store"};
        auto store = store::Store::create(store_file, store::Key::from_file(key_file),
                                          session(store::Role::local_contact, "demonstration: import"));
        store.save_all(read.records);
    }
    Step step{"Reading it back"};
    auto store = store::Store::open(store_file, store::Key::from_file(key_file),
                                    session(store::Role::supervisor, "demonstration: planning"));
    return store.load_all();
}

void report(const fs::path& folder, const Month& month, const schedule::Plan& plan) {
    const auto overdue =
        std::ranges::count_if(month.due, [](const demand::DueRow& row) { return row.overdue.count() > 0; });
    std::printf("Planned %s to %s: %zu visits, %zu without a place. %td things are overdue on %s.\n"
                "The independent checker found nothing broken.\n\n"
                "  diary      %s\n  calendar   %s\n  plan       %s\n  due list   %s\n",
                british(plan.from).c_str(), british(plan.to).c_str(), plan.planned.size(), plan.unplanned.size(),
                overdue, british(month.as_of).c_str(), (folder / "diary.html").c_str(), (folder / "diary.ics").c_str(),
                (folder / "plan.json").c_str(), (folder / "due.csv").c_str());
}

} // namespace

void demo(const DemoOptions& options) {
    const auto as_of = options.as_of.value_or(today());
    const auto folder = fs::absolute(options.folder);
    const auto register_in = folder / "register";
    const auto asked = asked_for(options, as_of);
    const auto effort =
        options.effort ? within(schedule::Effort::from(*options.effort), "--effort") : schedule::usual_effort;
    start_afresh(folder);
    write_force(register_in, asked);

    const auto records = through_the_store(folder / "register.mosovo", folder / "register.key", register_in);
    const auto roster = read_roster_file(register_in / "roster.json");
    const auto days = weeks_after(as_of, date::weeks{static_cast<int>(options.weeks)});
    const auto month = look_ahead(records, as_of, days, roster, Rulebook::built_in());
    tell_not_on_the_map(month);
    const auto plan = plan_checked(month, roster, schedule::Seed{options.seed}, effort);
    write_plan(folder, month, plan);
    write_diary(folder, month, records, roster, plan,
                {.force = "Made-up force", .made_up = true, .checked = found_nothing_broken});
    report(folder, month, plan);
}

} // namespace scheduler
