#include "clock.hpp"
#include "commands.hpp"
#include "exit_code.hpp"
#include "files.hpp"
#include "month.hpp"
#include "progress.hpp"
#include "reading.hpp"

#include <mosovo/intake/schedule_json.hpp>
#include <mosovo/store/store.hpp>

#include <cstdio>
#include <filesystem>
#include <random>
#include <set>

namespace scheduler {

using namespace mosovo;

namespace {

std::vector<Record> load(const StorePlace& place, std::string purpose) {
    const auto key = take_key(place.key);
    Step step{"Reading the register"};
    auto store = store::Store::open(place.file, key, session(store::Role::supervisor, std::move(purpose)));
    auto records = store.load_all();
    step.found(thousands(records.size()) + " records");
    return records;
}

/// Who knows the seed can foretell the visits, so it is drawn by the system and never shown; a file (mode 0600)
/// keeps it where a plan must be made again.
schedule::Seed take_seed(const std::optional<std::filesystem::path>& file) {
    if (file && std::filesystem::exists(*file)) {
        using std::filesystem::perms;
        const auto others = perms::group_all | perms::others_all;
        if ((std::filesystem::status(*file).permissions() & others) != perms::none)
            throw Stop{Exit::bad_data, file->string() + ": others can open the seed: chmod 600 it"};
        auto text = read_file(*file);
        while (!text.empty() && text.back() == '\n')
            text.pop_back();
        const auto number = read_whole_number(text);
        if (!number || *number < 0) throw Stop{Exit::bad_data, file->string() + ": a seed is a whole number from 0"};
        return schedule::Seed{static_cast<std::uint64_t>(*number)};
    }
    std::random_device system;
    const auto drawn = (static_cast<std::uint64_t>(system()) << 32U | system()) >> 1U;
    if (file) write_file(*file, std::to_string(drawn) + "\n");
    return schedule::Seed{drawn};
}

/// What the register asks for now and the plan's file does not have, in a sentence; empty where they agree.
std::string since_the_plan(const std::vector<schedule::Ask>& planned, const std::vector<schedule::Ask>& now) {
    std::set<schedule::AskId> known;
    for (const auto& ask : planned)
        known.insert(ask.id);
    std::string missing;
    std::size_t count = 0;
    for (const auto& ask : now)
        if (!known.contains(ask.id)) {
            missing += (count++ == 0 ? " " : ", ") + ask.subject.reveal();
        }
    if (count == 0) return {};
    return "Not in this plan, though the register asks for " + std::to_string(count) + " now:" + missing +
           ". Plan again, or visit them by hand.";
}

} // namespace

void plan(const PlanOptions& options) {
    const auto rules = rules_with(options.force_values);
    const auto roster = read_roster_file(options.roster);
    const auto effort = options.effort ? schedule::Effort::from(*options.effort) : schedule::usual_effort;
    if (!effort) throw Stop{Exit::wrong_use, "--effort: " + effort.fault().message};
    const auto records = load(options.store, "planning of visits");
    const auto as_of = options.as_of.value_or(today());
    const auto days = weeks_after(as_of, date::weeks{static_cast<int>(options.weeks)});
    const auto month = look_ahead(records, as_of, days, roster, rules);
    tell_not_on_the_map(month);
    const auto objective = schedule::objective_on(rules, as_of, Jurisdiction::england_wales);
    const auto made = plan_checked(month, roster, take_seed(options.seed_file), *effort, objective);
    write_plan(options.folder, month, made);
    std::printf("Planned %s to %s: %zu visits, %zu without a place; the checker found nothing broken.\n  %s\n  %s\n",
                british(made.from).c_str(), british(made.to).c_str(), made.planned.size(), made.unplanned.size(),
                (options.folder / "plan.json").c_str(), (options.folder / "due.csv").c_str());
    tell_at_risk(month, made);
}

void diary(const DiaryOptions& options) {
    const auto rules = rules_with(options.force_values);
    const auto roster = read_roster_file(options.roster);
    auto taken = intake::read_plan(read_file(options.plan), options.plan.filename().string());
    if (taken.rows.empty()) {
        print_problems(taken.problems);
        throw Stop{Exit::bad_data, options.plan.string() + " is not a plan that can be used; nothing was done"};
    }
    auto& file = taken.rows.front();
    refuse_if_broken(file.plan, file.asks, roster);
    const auto records = load(options.store, "diary of visits");
    const auto as_of = options.as_of.value_or(file.plan.from - date::days{1});
    auto month = look_ahead(records, as_of, {file.plan.from, file.plan.to}, roster, rules);
    const auto changed = since_the_plan(file.asks, month.asks);
    if (!changed.empty()) std::printf("%s\n", changed.c_str());
    tell_not_on_the_map(month);
    month.asks = std::move(file.asks); // the visits that were planned, not those that would be asked for now
    write_diary(options.folder, month, records, roster, file.plan,
                {.force = options.force,
                 .made_up = false,
                 .with_names = options.names,
                 .checked = found_nothing_broken + (changed.empty() ? "" : " " + changed)});
    std::printf("  %s\n  %s\n", (options.folder / "diary.html").c_str(), (options.folder / "diary.ics").c_str());
}

} // namespace scheduler
