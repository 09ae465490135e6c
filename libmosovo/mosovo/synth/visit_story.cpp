#include <mosovo/synth/stories.hpp>
#include <mosovo/synth/words.hpp>

#include <algorithm>
#include <string>

namespace mosovo::synth {

using date::days;
using namespace std::chrono_literals;

namespace {

int interval_of(const Figures& known, RiskLevel level) {
    switch (level) {
    case RiskLevel::very_high:
        return static_cast<int>(known.visit_very_high.count());
    case RiskLevel::high:
        return static_cast<int>(known.visit_high.count());
    case RiskLevel::medium:
        return static_cast<int>(known.visit_medium.count());
    case RiskLevel::low:
        break;
    }
    return static_cast<int>(known.visit_low.count());
}

/// The interval in force, which a decision for this case may have shortened.
int interval_of(const Story& story) {
    auto months = interval_of(story.known, story.life.level);
    for (const auto& event : story.chronicle.events())
        if (const auto* decided = event.as<Management>(); decided != nullptr && decided->visit_interval)
            months = std::min(months, static_cast<int>(decided->visit_interval->months->count()));
    return months;
}

const Home* home_on(const Story& story, Day day) {
    const Home* found = nullptr;
    for (const auto& home : story.homes)
        if (home.from <= day) found = &home;
    return found;
}

/// Mostly by day, sometimes in the evening or at the weekend, never at an hour one could learn.
LocalTime visiting_time(Day day, Stream& stream) {
    const auto evening = stream.chance({250});
    return at_time(day, evening ? 17h + 5min * stream.between(0, 36) : 8h + 30min + 5min * stream.between(0, 96));
}

Visit attempt(Story& story, Day day) {
    auto& stream = story.stream;
    Visit visit;
    visit.at = visiting_time(day, stream);
    visit.contact = Contact::home_visit;
    if (const auto* home = home_on(story, day)) visit.place = home->premises.reveal();
    visit.mode = stream.chance(story.known.visit_unannounced) ? VisitMode::unannounced : VisitMode::announced;
    visit.purpose = {std::string{stream.pick(words::purposes)}};
    visit.officers = {story.officer, story.deputy};
    if (stream.chance(story.known.visit_alone)) {
        visit.officers = {story.officer};
        visit.risk_assessed = stream.chance({400});
    }
    return visit;
}

void fail(Story& story, Day day, VisitOutcome outcome) {
    if (day > story.life.as_of || !story.life.at_liberty(day)) return;
    auto visit = attempt(story, day);
    visit.outcome = outcome;
    visit.ended = LocalTime::from(visit.at->instant() + std::chrono::minutes{story.stream.between(5, 15)});
    visit.mode = VisitMode::unannounced;
    story.chronicle.add(visit, entered_after(*visit.ended, days{2}, story.stream));
}

void see(Story& story, Day day) {
    auto& stream = story.stream;
    auto visit = attempt(story, day);
    visit.outcome = VisitOutcome::seen;
    visit.ended = LocalTime::from(visit.at->instant() + std::chrono::minutes{stream.between(25, 90)});
    if (visit.purpose.front() != "monitor_risk") visit.purpose.push_back("monitor_risk");
    if (story.life.has_order || stream.chance({400})) visit.devices_checked = stream.chance({900});
    if (stream.chance({120})) visit.children_seen = stream.chance({150});
    const auto entered = entered_after(*visit.ended, days{3}, stream);
    visit.intelligence = IntelligenceDecision::nothing_to_submit;
    if (stream.chance(story.known.intelligence_submitted)) {
        visit.intelligence = IntelligenceDecision::submitted;
        visit.intelligence_ref = "IR-MADE-UP-" + std::to_string(stream.between(10'000, 99'999));
        Intelligence report{DayOrTime{*visit.at}, DayOrTime{entered}, visit.intelligence_ref, "3x5x2: made-up", false};
        if (entered.day() <= story.life.as_of)
            story.chronicle.add(report, entered);
        else
            visit.intelligence = IntelligenceDecision::undecided;
    } else if (stream.chance({40}))
        visit.intelligence = IntelligenceDecision::undecided;
    story.chronicle.add(visit, entered);
}

/// The first day at liberty from `day` to `latest`, or the last before `day`.
std::optional<Day> when_at_home(const Life& life, Day day, Day latest) {
    for (auto later = day; later <= latest && later <= day + days{400}; later += days{1})
        if (life.at_liberty(later)) return later;
    for (auto earlier = day; earlier > *life.at_large && earlier > day - days{400}; earlier -= days{1})
        if (life.at_liberty(earlier)) return earlier;
    return {};
}

/// The day of the last successful visit: so long ago that he is overdue, in as many cases as published.
Day last_visit(Story& story, Day seen_from, Day end, int months) {
    auto& life = story.life;
    auto& stream = story.stream;
    const auto longest = months_on(end, -months); // due today
    const auto overdue = life.until == life.as_of && stream.chance(story.known.visits_overdue);
    if (overdue) {
        // Most are overdue by weeks; the oldest by months: the least of two draws.
        const auto most = static_cast<int>(story.known.oldest_overdue.count());
        const auto by = std::min(stream.between(1, most), stream.between(1, most));
        if (longest - days{by} >= seen_from) return longest - days{by};
    }
    return stream.day_between(std::max(longest + days{1}, seen_from), end - days{1});
}

void tell_failures(Story& story, Day last, int months) {
    auto& life = story.life;
    auto& stream = story.stream;
    if (life.ending == Ending::lost) {
        fail(story, life.until + days{stream.between(1, 5)}, VisitOutcome::no_reply);
        fail(story, life.until + days{stream.between(6, 12)}, VisitOutcome::moved);
        return;
    }
    const auto due = months_on(last, months);
    if (due >= life.until || life.state == ManagementState::reactive) return;
    // Overdue: in some cases somebody went and nobody came to the door.
    if (stream.chance({450})) fail(story, stream.day_between(due - days{10}, life.until), VisitOutcome::no_reply);
    if (stream.chance({200}))
        fail(story, stream.day_between(due, life.until),
             stream.chance({150}) ? VisitOutcome::refused : VisitOutcome::no_reply);
}

bool is_weekend(Day day) {
    const date::weekday weekday{day};
    return weekday == date::Saturday || weekday == date::Sunday;
}

void agree(Story& story) {
    auto& stream = story.stream;
    const auto day = story.life.as_of + days{stream.between(3, 20)};
    if (!story.life.at_liberty(day) || is_weekend(day)) return;
    auto visit = attempt(story, day);
    visit.at = at_time(day, 9h + 30min * stream.between(1, 12));
    visit.ended.reset();
    visit.mode = VisitMode::announced;
    visit.officers = {story.officer, story.deputy};
    visit.risk_assessed.reset();
    story.chronicle.add(visit, at_time(story.life.as_of - days{stream.between(1, 6)}, 10h));
}

} // namespace

void tell_visits(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    if (!life.at_large) return;
    const auto months = interval_of(story);
    const auto end = life.reactive_from.value_or(life.until);
    const auto soon = *life.at_large + days{stream.between(2, 12)};
    if (soon >= end) return; // the first visit is still to come
    const auto wanted = last_visit(story, soon, end, months);
    const auto last = when_at_home(life, wanted, end);
    if (!last) return;
    see(story, *last);
    tell_failures(story, *last, months);
    // The last two years are told visit by visit; of very high risk the last one.
    const auto since = *last - days{months == 1 ? 300 : 700};
    auto day = *last;
    for (;;) {
        day = day - days{months * 30 * stream.between(70, 104) / 100};
        if (day < since || day <= soon) break;
        if (const auto at = when_at_home(life, day, day + days{5}); at && *at < *last) see(story, *at);
        if (stream.chance(story.known.visit_fails))
            fail(story, day - days{stream.between(2, 9)}, VisitOutcome::no_reply);
    }
    if (soon < *last && soon > since && life.at_liberty(soon)) see(story, soon); // the first, soon after he came out
    if (life.until == life.as_of && life.state == ManagementState::active && life.ending == Ending::none &&
        life.at_liberty(life.as_of) && stream.chance(story.known.visit_agreed))
        agree(story);
}

} // namespace mosovo::synth
