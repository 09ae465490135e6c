#include "clock.hpp"
#include "commands.hpp"
#include "files.hpp"
#include "month.hpp"
#include "progress.hpp"
#include "reading.hpp"

#include <mosovo/output/table_csv.hpp>
#include <mosovo/store/store.hpp>

#include <algorithm>
#include <cstdio>

namespace scheduler {

using namespace mosovo;

namespace {

std::string spaced(std::string_view word) {
    std::string text{word};
    std::ranges::replace(text, '_', ' ');
    return text;
}

void print_row(const demand::DueRow& row) {
    const auto late = row.overdue.count();
    const auto day = row.latest ? row.latest->british() : row.due ? british(*row.due) : std::string{"-"};
    std::printf("%7s  %-18s %-12s %-8s %-22s %s (%s)\n", late > 0 ? std::to_string(late).c_str() : "", day.c_str(),
                row.offender.reveal().c_str(), row.officer ? row.officer->reveal().c_str() : "nobody",
                spaced(word(row.what)).c_str(), row.reason.c_str(), row.section.c_str());
}

void print_rows(const std::vector<demand::DueRow>& rows, Day as_of, Day until) {
    std::printf("OFFICIAL-SENSITIVE\n\nDue up to %s, as known on %s; the most overdue first.\n\n"
                "overdue  last day           reference    officer  what                   why (section)\n",
                british(until).c_str(), british(as_of).c_str());
    for (const auto& row : rows)
        print_row(row);
    const auto overdue = std::ranges::count_if(rows, [](const auto& row) { return row.overdue.count() > 0; });
    std::printf("\n%td overdue, %td falling due.\n\nOFFICIAL-SENSITIVE\n", overdue,
                static_cast<std::ptrdiff_t>(rows.size()) - overdue);
}

} // namespace

void due(const DueOptions& options) {
    const auto rules = rules_with(options.force_values);
    const auto as_of = options.as_of.value_or(today());
    const auto until = as_of + date::days{static_cast<int>(options.days)};
    const auto key = take_key(options.store.key);
    auto store = store::Store::open(options.store.file, key, session(store::Role::supervisor, "list of what is due"));
    const auto records = store.load_all();
    const auto rows = demand::due(demand::look_at_all(records, {.as_of = as_of, .known_at = {}}, rules), until);
    if (options.csv) {
        write_file(*options.csv, output::to_csv<demand::DueRow>(rows));
        std::printf("%s rows in %s\n", thousands(rows.size()).c_str(), options.csv->c_str());
    } else {
        print_rows(rows, as_of, until);
    }
}

} // namespace scheduler
