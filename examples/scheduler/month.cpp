#include "month.hpp"

#include "exit_code.hpp"
#include "files.hpp"
#include "progress.hpp"

#include <mosovo/output/make_diary.hpp>
#include <mosovo/output/plan_json.hpp>
#include <mosovo/output/table_csv.hpp>

#include <algorithm>
#include <cstdio>

namespace scheduler {

using namespace mosovo;

schedule::Horizon weeks_after(Day as_of, date::weeks weeks) {
    const auto from = as_of + date::days{1};
    return {from, from + weeks - date::days{1}};
}

Month look_ahead(const std::vector<Record>& records, Day as_of, const schedule::Horizon& days,
                 const schedule::Roster& roster, const Rulebook& rules) {
    Month month{.as_of = as_of, .days = days, .cases = {}, .due = {}, .asks = {}};
    Step step{"Working out deadlines and visits"};
    law::View view{.as_of = as_of, .known_at = {}};
    month.cases = demand::look_at_all(records, view, rules);
    month.due = demand::due(month.cases, days.to);
    const auto wishes = schedule::with_urgency_of({}, rules, as_of, Jurisdiction::england_wales);
    month.asks = schedule::asks(month.cases, days, roster, wishes);
    step.found(thousands(month.due.size()) + " due, " + thousands(month.asks.size()) + " visits asked for");
    return month;
}

schedule::Travel usual_travel() {
    return schedule::Travel::great_circle(*schedule::Speed::from(40), *schedule::Detour::from(130));
}

void refuse_if_broken(const schedule::Plan& plan, const std::vector<schedule::Ask>& asks,
                      const schedule::Roster& roster) {
    const auto broken = schedule::check(plan, asks, roster, usual_travel());
    if (broken.empty()) return;
    throw Stop{Exit::broken_plan, "the plan breaks " + std::to_string(broken.size()) +
                                      " conditions and is not shown. The first: " + broken.front().sentence};
}

schedule::Plan plan_checked(const Month& month, const schedule::Roster& roster, schedule::Seed seed,
                            schedule::Effort effort, const schedule::Objective& objective) {
    Step step{"Planning"};
    schedule::Wanted wanted;
    wanted.effort = effort;
    wanted.objective = objective;
    wanted.threads = *schedule::Threads::from(2);
    wanted.progress = [&](const schedule::Progress& now) { step.share(now.share); };
    auto plan = schedule::plan(month.asks, roster, usual_travel(), month.days, seed, wanted);
    refuse_if_broken(plan, month.asks, roster);
    step.found(thousands(plan.planned.size()) + " planned, " + thousands(plan.unplanned.size()) +
               " without a place, checker found nothing");
    return plan;
}

namespace {

std::string hours_words(std::chrono::minutes length) {
    return std::to_string(length.count() / 60) + " h " + std::to_string(length.count() % 60) + " min";
}

void print_what_would_help(const Month& month, const schedule::Plan& plan) {
    constexpr std::size_t shown = 5;
    for (std::size_t i = 0; i < std::min(shown, plan.unplanned.size()); ++i) {
        const auto& row = plan.unplanned[i];
        const auto ask = std::ranges::find(month.asks, row.ask, &schedule::Ask::id);
        if (ask == month.asks.end()) continue;
        std::printf("  %s: %s\n", ask->subject.reveal().c_str(), row.sentence.c_str());
    }
    if (plan.unplanned.size() > shown) std::printf("  and %zu more in plan.json\n", plan.unplanned.size() - shown);
}

} // namespace

void tell_at_risk(const Month& month, const schedule::Plan& plan) {
    const auto& score = plan.score;
    std::printf("Driving %s", hours_words(score.driving).c_str());
    if (plan.bound)
        std::printf("; no plan of these visits drives less than %s (gap %.0f %%)",
                    hours_words(plan.bound->driving).c_str(), plan.bound->gap * 100.0);
    std::printf(".\nAt risk: %lld planned after the due day", static_cast<long long>(score.late_visits.value()));
    if (plan.bound && score.late_visits.value() > 0)
        std::printf(" (%lld of them late in every plan)", static_cast<long long>(plan.bound->late_visits.value()));
    std::printf(", %lld without a place", static_cast<long long>(score.unplanned.value()));
    if (plan.bound && score.unplanned.value() > 0)
        std::printf(" (weight %lld, of which no plan could place %lld)",
                    static_cast<long long>(score.unplanned_weight.value()),
                    static_cast<long long>(plan.bound->unplanned_weight.value()));
    std::printf(".\n");
    print_what_would_help(month, plan);
}

namespace {
std::map<OffenderId, std::string> names_of(const std::vector<Record>& records) {
    std::map<OffenderId, std::string> names;
    for (const auto& record : records)
        for (const auto& name : record.offender.names)
            if (name.use == NameUse::legal || !names.contains(record.id()))
                names[record.id()] = name.given.value_or("") + " " + name.family.value_or("");
    return names;
}
} // namespace

void write_diary(const std::filesystem::path& folder, const Month& month, const std::vector<Record>& records,
                 const schedule::Roster& roster, const schedule::Plan& plan, const Heading& heading) {
    Step step{"Writing the diary"};
    output::DiaryInput input{.cases = month.cases,
                             .due = month.due,
                             .asks = month.asks,
                             .plan = plan,
                             .roster = roster,
                             .force = heading.force,
                             .as_of = month.as_of,
                             .checked = heading.checked};
    input.made_up = heading.made_up;
    if (heading.with_names) {
        input.people = output::People::names;
        input.names = names_of(records);
    }
    make_folder(folder);
    write_file(folder / "diary.html", output::to_html(output::make_diary(input)));
    // The stamp is the day looked from, not the moment of writing: the same plan is the same file.
    write_file(folder / "diary.ics", output::to_icalendar(output::calendar_entries(input), Instant{month.as_of}));
}

void tell_not_on_the_map(const Month& month) {
    const auto unmapped = schedule::not_on_the_map(month.cases, month.days);
    if (unmapped.empty()) return;
    std::printf("%zu with a visit due have a home without coordinates and are in no plan; visit them by hand:",
                unmapped.size());
    for (const auto& offender : unmapped)
        std::printf(" %s", offender.reveal().c_str());
    std::printf("\n");
}

void write_plan(const std::filesystem::path& folder, const Month& month, const schedule::Plan& plan) {
    make_folder(folder);
    write_file(folder / "plan.json", output::to_json(plan, month.asks));
    write_file(folder / "due.csv", output::to_csv<demand::DueRow>(month.due));
}

} // namespace scheduler
