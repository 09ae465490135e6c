#include <mosovo/synth/caseload.hpp>
#include <mosovo/synth/figures.hpp>

#include <mosovo/calendar/period.hpp>
#include <mosovo/law/evaluate.hpp>
#include <mosovo/record/timeline.hpp>

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <string>

namespace mosovo::synth {
namespace {

const Day as_of = make_day(2026, 11, 22);
constexpr int people = 20'000;

/// What a large caseload is made of, counted once for all tests below.
struct Counts {
    std::map<RiskLevel, int> level;
    std::map<std::string, int, std::less<>> kinds;
    std::map<Whereabouts, int> where;
    std::size_t events = 0;
    int crimes = 0, level_one = 0, with_mappa = 0, wanted = 0, reactive = 0;
    int visits = 0, unannounced = 0, alone = 0;
    int clocks = 0, overdue = 0, longest = 0;
    int weekly_longest = 0;
};

int months_between_visits(RiskLevel level) {
    constexpr std::array months{1, 3, 6, 12};
    return months[static_cast<std::size_t>(level)];
}

void count_visits(Counts& counts, const Timeline& timeline, const Management& managed) {
    std::optional<Day> last;
    auto months = months_between_visits(*managed.level);
    if (managed.visit_interval) months = static_cast<int>(managed.visit_interval->months->count());
    for (const auto& [event, visit] : timeline.all<Visit>()) {
        if (visit->outcome != VisitOutcome::seen) continue;
        ++counts.visits;
        counts.unannounced += visit->mode == VisitMode::unannounced ? 1 : 0;
        counts.alone += visit->officers.size() < 2 ? 1 : 0;
        last = std::max(last, std::optional{visit->at->day()});
    }
    if (!last || managed.state == ManagementState::reactive) return;
    const auto due = add_months(*last, date::months{months}, NoSuchDay::last_of_month);
    // Whose requirements have ended is not visited any more, and not overdue.
    if (due < as_of &&
        law::evaluate(timeline.record(), {as_of, {}, {}, law::Reasons::left_out}).status != law::Status::subject) {
        return;
    }
    ++counts.clocks;
    if (due >= as_of) return;
    ++counts.overdue;
    counts.longest = std::max(counts.longest, static_cast<int>((as_of - due).count()));
}

void count(Counts& counts, const Record& record) {
    const Timeline timeline{record};
    counts.events += record.events.size();
    const auto where = whereabouts(timeline, as_of);
    ++counts.where[where];
    const Management* managed = nullptr;
    bool gone = false;
    int weekly = 0;
    for (const auto* event : timeline.events()) {
        ++counts.kinds[std::string{kind_of(*event)}];
        if (const auto* decided = event->as<Management>())
            if (managed == nullptr || managed->on <= decided->on) managed = decided;
        if (const auto* breach = event->as<BreachDecision>())
            counts.crimes += breach->outcome == BreachOutcome::crime_recorded && *breach->on > as_of - date::days{365};
        if (const auto* mappa = event->as<Mappa>()) {
            ++counts.with_mappa;
            counts.level_one += mappa->level->value() == 1;
        }
        if (const auto* marker = event->as<Marker>()) {
            counts.wanted += marker->state == MarkerState::wanted;
            gone = gone || marker->state == MarkerState::wanted;
        }
        if (const auto* told = event->as<Notification>()) weekly += told->home == HomeKind::place_found;
        gone = gone || event->as<JurisdictionChange>() != nullptr;
    }
    counts.weekly_longest = std::max(counts.weekly_longest, weekly);
    if (managed == nullptr) return;
    ++counts.level[*managed->level];
    counts.reactive += managed->state == ManagementState::reactive;
    if (where == Whereabouts::community && !gone) count_visits(counts, timeline, *managed);
}

const Counts& counted() {
    static const auto counts = [] {
        Counts made;
        const Asked asked{*OffenderCount::from(people), Seed{1}, as_of, {}};
        for (std::size_t i = 0; i < people; ++i)
            count(made, offender(asked, Index{i}));
        return made;
    }();
    return counts;
}

TEST(MadeUpStatistics, HaveTheRiskMixOfTheRegister) {
    const auto& known = figures();
    int all = 0;
    for (const auto& [level, count] : counted().level)
        all += count;
    EXPECT_GT(all, people * 95 / 100) << "few are too new to have a level";
    EXPECT_LT(all, people) << "and some are";
    const auto share = [&](RiskLevel level) { return 1000.0 * counted().level.at(level) / all; };
    // Four standard deviations of 20,000 draws.
    EXPECT_NEAR(share(RiskLevel::very_high), known.very_high.per_mille, 4);
    EXPECT_NEAR(share(RiskLevel::high), known.high.per_mille, 11);
    EXPECT_NEAR(share(RiskLevel::medium), known.medium.per_mille, 13);
    EXPECT_NEAR(share(RiskLevel::low), known.low.per_mille, 14);
}

TEST(MadeUpStatistics, HaveThePublishedShares) {
    const auto& made = counted();
    EXPECT_NEAR(1000.0 * made.level_one / made.with_mappa, figures().mappa_level_1.per_mille, 4);
    EXPECT_NEAR(1000.0 * made.crimes / people, figures().breach_a_year.per_mille, 7);
    EXPECT_NEAR(1000.0 * made.wanted / people, figures().whereabouts_unknown.per_mille, 3.5);
    EXPECT_NEAR(1000.0 * made.unannounced / made.visits, figures().visit_unannounced.per_mille, 15);
    EXPECT_NEAR(1000.0 * made.alone / made.visits, figures().visit_alone.per_mille, 6);
}

TEST(MadeUpStatistics, HaveABacklogOfVisitsAsForcesHadIt) {
    const auto& made = counted();
    const auto share = 1000.0 * made.overdue / made.clocks;
    EXPECT_GE(share, 116);
    EXPECT_LE(share, 186);
    EXPECT_GE(made.longest, 200);
    EXPECT_LE(made.longest, 290);
}

TEST(MadeUpStatistics, HaveSomeInsideSomeAwayAndMostAtHome) {
    const auto share = [](Whereabouts where) { return 1000.0 * counted().where.at(where) / people; };
    EXPECT_GT(share(Whereabouts::community), 800);
    EXPECT_GT(share(Whereabouts::custody), 30);
    EXPECT_LT(share(Whereabouts::custody), 160);
    EXPECT_GT(share(Whereabouts::hospital), 2);
    EXPECT_GT(share(Whereabouts::abroad), 1);
    EXPECT_GT(share(Whereabouts::deceased), 0.5);
}

TEST(MadeUpStatistics, HaveAboutThirtyEventsAPersonAndShortWeeklyRuns) {
    const auto mean = static_cast<double>(counted().events) / people;
    EXPECT_GT(mean, 25);
    EXPECT_LT(mean, 40);
    EXPECT_LE(counted().weekly_longest, 16);
}

TEST(MadeUpStatistics, HaveEveryKindOfEventOfTheFormat) {
    for (const auto kind : all_kinds())
        EXPECT_TRUE(counted().kinds.contains(std::string{kind})) << kind;
}

} // namespace
} // namespace mosovo::synth
