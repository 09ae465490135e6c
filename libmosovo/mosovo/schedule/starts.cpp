#include <mosovo/schedule/starts.hpp>

#include <algorithm>

namespace mosovo::schedule {
namespace {

using std::chrono::minutes;

constexpr minutes last_minute{24 * 60 - 1};

/// Minutes of one day, both ends inclusive.
struct Minutes {
    minutes low{0};
    minutes high{0};
};

void cut_out(std::vector<Minutes>& from, const Minutes& hole) {
    std::vector<Minutes> left;
    for (const auto& part : from) {
        if (hole.high < part.low || part.high < hole.low) {
            left.push_back(part);
            continue;
        }
        if (part.low < hole.low) left.push_back({part.low, hole.low - minutes{1}});
        if (hole.high < part.high) left.push_back({hole.high + minutes{1}, part.high});
    }
    from = std::move(left);
}

std::vector<Minutes> joined(std::vector<Minutes> parts) {
    std::sort(parts.begin(), parts.end(), [](const Minutes& a, const Minutes& b) { return a.low < b.low; });
    std::vector<Minutes> out;
    for (const auto& part : parts)
        if (!out.empty() && part.low <= out.back().high + minutes{1})
            out.back().high = std::max(out.back().high, part.high);
        else
            out.push_back(part);
    return out;
}

std::vector<Minutes> minutes_on(const Ask& ask, Day day, bool outside_windows) {
    if (ask.fixed) return {{ask.fixed->start, ask.fixed->start}};
    std::vector<Minutes> parts;
    if (ask.windows.empty() || outside_windows) parts.push_back({minutes{0}, last_minute});
    for (const auto& window : ask.windows) {
        if (outside_windows || (window.day && *window.day != day)) continue;
        const Minutes part{std::max(minutes{0}, window.earliest), std::min(last_minute, window.latest)};
        if (part.low <= part.high) parts.push_back(part);
    }
    parts = joined(std::move(parts));
    for (const auto& window : ask.not_at)
        if (!window.day || *window.day == day) cut_out(parts, {window.earliest, window.latest});
    return parts;
}

/// Starts from which the whole of an attendance lies within the station's hours.
std::vector<Span> when_open(const std::vector<Span>& spans, const Ask& ask, const Team& team, Day day,
                            const Clock& clock) {
    if (team.opening.empty()) return spans;
    std::vector<Span> open;
    const auto length = static_cast<Ticks>(std::chrono::seconds{ask.length}.count());
    for (const auto& hours : team.opening) {
        if (hours.weekday != weekday_of(day)) continue;
        for (const auto& span : spans) {
            const Span cut{std::max(span.low, clock.at(day, hours.opens)),
                           std::min(span.high, clock.at(day, hours.closes) - length)};
            if (cut.low <= cut.high) open.push_back(cut);
        }
    }
    std::sort(open.begin(), open.end(), [](const Span& a, const Span& b) { return a.low < b.low; });
    return open;
}

bool too_near_the_past(const Ask& ask, Day day) {
    if (!ask.least_gap) return false;
    return std::any_of(ask.history.begin(), ask.history.end(), [&](const PastVisit& past) {
        return (past.day < day ? day - past.day : past.day - day) < *ask.least_gap;
    });
}

bool may_be_on(const Ask& ask, Day day) {
    if (ask.fixed && ask.fixed->day != day) return false;
    return std::count(ask.not_on.begin(), ask.not_on.end(), day) == 0 && !too_near_the_past(ask, day);
}

} // namespace

bool WorkingDays::works(const Team& team, Day day) {
    auto& known = known_[team.id];
    if (known.empty()) {
        const auto calendar = working_calendar(team);
        for (auto at = days_.from; at <= days_.to; at += date::days{1})
            known.push_back(calendar.works(at));
    }
    return known.at(static_cast<std::size_t>((day - days_.from).count()));
}

Starts starts_of(const Ask& ask, const Team& team, const Horizon& days, WorkingDays& working, const Clock& clock,
                 bool outside_windows) {
    const auto last = std::min(days.to, ask.expiry.value_or(days.to));
    const auto first = std::max(days.from, ask.first);
    const bool fixed_outside = ask.fixed && (ask.fixed->day < days.from || ask.fixed->day > days.to);
    if (last < first || fixed_outside) return {{}, Unplanned::outside_horizon};
    Starts starts;
    for (auto day = first; day <= last; day += date::days{1}) {
        if (!working.works(team, day) || !may_be_on(ask, day)) continue;
        std::vector<Span> spans;
        for (const auto& part : minutes_on(ask, day, outside_windows)) {
            const auto pieces = clock.spans(day, part.low, part.high);
            spans.insert(spans.end(), pieces.begin(), pieces.end());
        }
        if (ask.purpose == Purpose::station_attendance) spans = when_open(spans, ask, team, day, clock);
        if (!spans.empty()) starts.days.push_back({day, std::move(spans)});
    }
    if (starts.days.empty()) starts.why = Unplanned::no_day_in_window;
    return starts;
}

} // namespace mosovo::schedule
