#include <mosovo/demand/due.hpp>

#include <algorithm>
#include <tuple>

namespace mosovo::demand {

namespace {

/// The step that gave the day: the last one that ends on it, or the first where none does.
const law::Step* deciding(const std::vector<law::Step>& because, std::optional<Day> day) {
    const auto decides = [&](const law::Step& step) { return step.after == day && day.has_value(); };
    const auto found = std::ranges::find_if(because.rbegin(), because.rend(), decides);
    if (found != because.rend()) return &*found;
    return because.empty() ? nullptr : &because.front();
}

/// As a sentence stands on a page: a capital before it, a full stop behind.
std::string sentence(std::string text) {
    if (text.empty()) return text;
    if (text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
    if (text.back() != '.') text += '.';
    return text;
}

void cite(DueRow& row, const Citation& citation) {
    row.section = citation.title;
    row.href = citation.href;
}

void explain_duty(DueRow& row, const std::vector<law::Step>& because) {
    const auto* step = deciding(because, row.due);
    if (step == nullptr) return;
    row.reason = sentence(step->says);
    cite(row, step->citation);
}

/// A visit's day follows from all of its steps: the interval, and what moved the day.
void explain_visit(DueRow& row, const std::vector<law::Step>& because) {
    for (const auto& step : because)
        row.reason += (row.reason.empty() ? "" : " ") + sentence(step.says);
    if (!because.empty()) cite(row, because.front().citation);
}

date::days days_past(std::optional<Day> due, Day as_of) { return due && *due < as_of ? as_of - *due : date::days{0}; }

/// A right has no row: nobody is late who does not use one.
std::optional<DueWhat> what_of(law::Duty duty) { return from_word<DueWhat>(word(duty)); }

bool outstanding(const law::Obligation& obligation) {
    return obligation.state == law::State::due || obligation.state == law::State::missed ||
           obligation.state == law::State::upcoming;
}

void add_duties(std::vector<DueRow>& rows, const Case& seen, Day until) {
    // Where a missing fact leaves the status open, duties run as if he were subject.
    if (seen.law.status != law::Status::subject && seen.law.status != law::Status::unknown) return;
    for (const auto& obligation : seen.law.obligations) {
        const auto what = what_of(obligation.duty);
        const auto day = law::final_day(obligation);
        if (!what || !day || *day > until || !outstanding(obligation)) continue;
        DueRow row{.offender = seen.offender,
                   .officer = seen.officer,
                   .what = *what,
                   .due = day,
                   .latest = obligation.latest,
                   .safe_day = obligation.safe_day,
                   .overdue = days_past(day, seen.law.as_of),
                   .level = seen.visit.level,
                   .arises_from = obligation.arises_from,
                   .on_whom = obligation.on_whom,
                   .reason = {},
                   .section = {},
                   .href = {}};
        explain_duty(row, obligation.because);
        rows.push_back(std::move(row));
    }
}

void add_visit(std::vector<DueRow>& rows, const Case& seen, Day until) {
    const bool cannot_be_told = day_unknown(seen) || seen.visit.clock == assessment::VisitClock::not_configured;
    if (!cannot_be_told && (!seen.visit.due || *seen.visit.due > until)) return;
    DueRow row{.offender = seen.offender,
               .officer = seen.officer,
               .what = DueWhat::home_visit,
               .due = seen.visit.due,
               .latest = {},
               .safe_day = {},
               .overdue = seen.visit.overdue,
               .level = seen.visit.level,
               .arises_from = {},
               .on_whom = law::OnWhom::police,
               .reason = {},
               .section = {},
               .href = {}};
    explain_visit(row, seen.visit.because);
    rows.push_back(std::move(row));
}

} // namespace

std::vector<DueRow> due(std::span<const Case> cases, Day until) {
    std::vector<DueRow> rows;
    for (const auto& seen : cases) {
        add_duties(rows, seen, until);
        add_visit(rows, seen, until);
    }
    std::ranges::sort(rows, {}, [](const DueRow& row) {
        return std::tuple{-row.overdue.count(), row.due, row.offender, row.what, row.arises_from};
    });
    return rows;
}

} // namespace mosovo::demand
