/*
  EXAMPLE mosovo-scheduler

  What an offender manager runs: a register in, four weeks of visits out, each date with its legal reason.

  SHOWS
  * reading tables and keeping records in the encrypted store
  * evaluating a caseload, planning its visits, checking the plan
  * where a program may read the clock, files and keys: here, never in the library

  READ FIRST   README.md beside this file
*/
#include "commands.hpp"
#include "exit_code.hpp"
#include "reading.hpp"

#include <mosovo/calendar/bank_holidays.hpp>
#include <mosovo/store/error.hpp>

#include <CLI/CLI.hpp>

#include <cstdio>

namespace {

using namespace scheduler;

constexpr auto exit_statuses =
    "Exit status: 0 done, 1 unexpected, 2 wrong use, 3 faults in the data (nothing done), 4 key or "
    "store (it is as it was), 5 the plan breaks a condition, 6 a file cannot be read or written.\n"
    "Made for records of registered sex offenders: what it writes is OFFICIAL-SENSITIVE.";

void add_store(CLI::App& command, StorePlace& store) {
    command.add_option("--store", store.file, "The encrypted register")->required();
    auto* keys = command.add_option_group("Key", "One of");
    keys->add_option("--key-file", store.key.file, "A file of 32 bytes that only you can read");
    keys->add_option("--key-fd", store.key.descriptor, "A descriptor that gives the 32 bytes");
    keys->add_flag("--passphrase", store.key.ask, "Ask for it at the terminal");
    keys->require_option(1);
}

void add_day(CLI::App& command, std::optional<mosovo::Day>& day) {
    command.add_option_function<std::string>(
        "--as-of",
        [&day](const std::string& text) {
            const auto read = mosovo::read_day(text);
            if (!read) throw CLI::ValidationError("--as-of", read.fault().message);
            day = *read;
        },
        "The day to look from, YYYY-MM-DD (today when left out)");
}

void add_force_values(CLI::App& command, std::optional<std::filesystem::path>& file) {
    command.add_option("--force-values", file, "The force's own practice values (JSON)");
}

void add_demo(CLI::App& app, DemoOptions& options) {
    auto* command = app.add_subcommand("demo", "Make up a force, import it, plan its weeks and write the diary");
    command->add_option("--to", options.folder, "Folder to write into")->capture_default_str();
    command->add_option("--offenders", options.offenders, "How many")->capture_default_str();
    command->add_option("--officers", options.officers, "How many")->capture_default_str();
    command->add_option("--seed", options.seed, "The same seed gives the same force and plan")->capture_default_str();
    command->add_option("--weeks", options.weeks, "Weeks to plan")->capture_default_str()->check(CLI::Range(1, 12));
    command->add_option("--effort", options.effort, "How much work the planner may do");
    add_day(*command, options.as_of);
    command->callback([&options] { demo(options); });
}

void add_import(CLI::App& app, ImportOptions& options) {
    auto* command = app.add_subcommand("import", "Read records into the store, which is made when it is not there");
    add_store(*command, options.store);
    command->add_option("files", options.files, "offenders.csv, events.csv, <kind>.csv, or records as .json or .jsonl")
        ->required();
    command->add_flag("--accept-good-rows", options.accept_good_rows,
                      "Import the records without a fault although others have some");
    command->add_flag("--check-only", options.check_only, "List the faults and import nothing");
    command->add_flag("--new-key", options.new_key, "Make the key file first; never overwrites one");
    command->callback([&options] { import(options); });
}

void add_due(CLI::App& app, DueOptions& options) {
    auto* command = app.add_subcommand("due", "List what is overdue and falls due, with reason and section");
    add_store(*command, options.store);
    add_day(*command, options.as_of);
    command->add_option("--days", options.days, "How far ahead")->capture_default_str()->check(CLI::Range(0, 3660));
    command->add_option("--csv", options.csv, "Write a table instead");
    add_force_values(*command, options.force_values);
    command->callback([&options] { due(options); });
}

void add_plan(CLI::App& app, PlanOptions& options) {
    auto* command = app.add_subcommand("plan", "Plan the visits of the next weeks");
    add_store(*command, options.store);
    command->add_option("--roster", options.roster, "Teams, officers, shifts and leave (JSON)")->required();
    command->add_option("--to", options.folder, "Folder for plan.json and due.csv")->capture_default_str();
    command->add_option("--weeks", options.weeks, "Weeks to plan")->capture_default_str()->check(CLI::Range(1, 12));
    command->add_option("--seed-file", options.seed_file,
                        "Keeps the seed, to make the same plan again; guard it like a key");
    command->add_option("--effort", options.effort, "How much work the planner may do");
    add_day(*command, options.as_of);
    add_force_values(*command, options.force_values);
    command->callback([&options] { plan(options); });
}

void add_diary(CLI::App& app, DiaryOptions& options) {
    auto* command = app.add_subcommand("diary", "Write a plan as pages to pin up and as a calendar");
    add_store(*command, options.store);
    command->add_option("--roster", options.roster, "The roster of the plan (JSON)")->required();
    command->add_option("--plan", options.plan, "The plan")->capture_default_str();
    command->add_option("--to", options.folder, "Folder for diary.html and diary.ics")->capture_default_str();
    command->add_option("--force", options.force, "What the pages are headed")->capture_default_str();
    command->add_flag("--names", options.names, "Show names beside references on the pages (never in the calendar)");
    add_day(*command, options.as_of);
    add_force_values(*command, options.force_values);
    command->callback([&options] { diary(options); });
}

int say(Exit code, const std::string& sentence) {
    std::fprintf(stderr, "mosovo-scheduler: %s\n", sentence.c_str());
    return static_cast<int>(code);
}

} // namespace

int main(int argc, char** argv) {
    forbid_core_files();
    CLI::App app{"Deadlines and visits of a MOSOVO unit, from an encrypted register.", "mosovo-scheduler"};
    app.footer(exit_statuses);
    app.require_subcommand(1);
    DemoOptions demo_options;
    ImportOptions import_options;
    DueOptions due_options;
    PlanOptions plan_options;
    DiaryOptions diary_options;
    add_demo(app, demo_options);
    add_import(app, import_options);
    add_due(app, due_options);
    add_plan(app, plan_options);
    add_diary(app, diary_options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const auto code = app.exit(error);
        return code == 0 ? 0 : static_cast<int>(Exit::wrong_use);
    } catch (const Stop& stop) {
        return say(stop.code(), stop.what());
    } catch (const mosovo::store::StoreError& error) {
        return say(Exit::store, error.what());
    } catch (const mosovo::ProblemsError& error) {
        print_problems(error.problems());
        return say(Exit::bad_data, "the data holds faults; nothing was done");
    } catch (const mosovo::HolidaysNotHeld& error) {
        return say(Exit::wrong_use, std::string{error.what()} + ": choose days for which holidays are held");
    } catch (const std::exception& error) {
        return say(Exit::unexpected, error.what());
    }
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
        return say(Exit::cannot_write, "what was to be printed could not be written");
    return static_cast<int>(Exit::done);
}
