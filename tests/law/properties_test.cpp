// What must hold for every record, whatever the law says.

#include "made_up.hpp"

#include <mosovo/law/evaluate.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <tuple>

namespace {

using namespace mosovo;
using namespace mosovo::law;
using mosovo::law::testing_support::MadeUp;

View on(Day day, Reasons reasons = Reasons::left_out) { return {day, {}, {}, reasons}; }

const Obligation* find(const Evaluation& evaluation, const Obligation& like) {
    const auto found = std::ranges::find_if(evaluation.obligations, [&](const Obligation& o) {
        return o.duty == like.duty && o.arises_from == like.arises_from;
    });
    return found == evaluation.obligations.end() ? nullptr : &*found;
}

/// The same whatever the order: obligations and periods sorted by what they are.
Evaluation sorted(Evaluation evaluation) {
    const auto key = [](const Obligation& o) { return std::tuple{o.duty, o.arises_from.reveal()}; };
    std::ranges::sort(evaluation.obligations, {}, key);
    std::ranges::sort(evaluation.periods, {}, [](const NotificationPeriod& p) { return p.from.front().reveal(); });
    if (evaluation.period) std::ranges::sort(evaluation.period->from);
    return evaluation;
}

/// Two entries on one day are told apart by their order in the record; such records prove nothing about order.
bool has_ties(const Record& record) {
    std::vector<Day> days;
    for (const auto& event : record.events) {
        if (const auto* d = event.as<Disposal>()) days.push_back(*d->on);
        if (const auto* o = event.as<Order>()) days.push_back(*o->made);
        if (const auto* n = event.as<Notification>()) days.push_back(n->given->day());
        if (const auto* s = event.as<Stay>()) days.push_back(*s->from);
    }
    std::ranges::sort(days);
    return std::ranges::adjacent_find(days) != days.end();
}

class ForManyRecords : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(Seeds, ForManyRecords, testing::Range(0, 60));

TEST_P(ForManyRecords, MetStaysMetAndMissedBeginsTheDayAfterTheLast) {
    MadeUp made{static_cast<std::uint64_t>(GetParam())};
    const auto record = made.record();
    auto before = evaluate(record, on(make_day(2018, 1, 1)));
    for (auto day = make_day(2018, 1, 2); day < make_day(2018, 10, 1); day += date::days{1}) {
        const auto now = evaluate(record, on(day));
        for (const auto& old : before.obligations) {
            const auto* later = find(now, old);
            if (!later) continue;
            const bool same_limit = later->last_day == old.last_day && old.last_day;
            if (old.state == State::met && same_limit) {
                EXPECT_EQ(later->state, State::met);
            }
            if (old.state == State::due && later->state == State::missed && same_limit) {
                EXPECT_EQ(*old.last_day + date::days{1}, day);
            }
            if (later->last_day && later->state == State::due) {
                EXPECT_LE(day, *later->last_day);
            }
            if (later->last_day && later->state == State::missed) {
                EXPECT_GT(day, *later->last_day);
            }
        }
        before = now;
    }
}

TEST_P(ForManyRecords, TheOrderOfEntryMeansNothing) {
    MadeUp made{static_cast<std::uint64_t>(GetParam()) + 1'000};
    const auto record = made.record();
    if (has_ties(record)) return;
    auto shuffled = record;
    std::shuffle(shuffled.events.begin(), shuffled.events.end(), std::mt19937{static_cast<unsigned>(GetParam())});
    const auto day = make_day(2019, 1, 1) + made.some_days(2'000);
    EXPECT_EQ(sorted(evaluate(record, on(day))), sorted(evaluate(shuffled, on(day))));
}

TEST_P(ForManyRecords, KnownInTheFarFutureIsNoKnownAt) {
    MadeUp made{static_cast<std::uint64_t>(GetParam()) + 2'000};
    auto record = made.record();
    for (auto& event : record.events)
        event.head.recorded = LocalTime::first_at(make_day(2020, 1, 1) + made.some_days(1'000), std::chrono::hours{12});
    const auto day = make_day(2019, 1, 1) + made.some_days(2'000);
    auto view = on(day, Reasons::told);
    const auto without = evaluate(record, view);
    view.known_at = LocalTime::first_at(make_day(2200, 1, 1), std::chrono::hours{0});
    EXPECT_EQ(evaluate(record, view), without);
}

TEST_P(ForManyRecords, AnUnrelatedEventChangesNothing) {
    MadeUp made{static_cast<std::uint64_t>(GetParam()) + 3'000};
    auto record = made.record();
    const auto day = make_day(2019, 1, 1) + made.some_days(2'000);
    const auto without = evaluate(record, on(day, Reasons::told));
    record.events.push_back({{EventId::from_checked("unrelated"), {}, {}, {}, {}}, Note{day, "nothing happened"}});
    EXPECT_EQ(evaluate(record, on(day, Reasons::told)), without);
}

TEST_P(ForManyRecords, ASupersededDuplicateChangesNothing) {
    MadeUp made{static_cast<std::uint64_t>(GetParam()) + 4'000};
    auto record = made.record();
    const auto day = make_day(2019, 1, 1) + made.some_days(2'000);
    const auto without = evaluate(record, on(day));
    auto copy = record.events.front();
    copy.head.id = EventId::from_checked("the-copy");
    record.events.front().head.supersedes = copy.head.id; // the copy was there first
    record.events.push_back(copy);
    EXPECT_EQ(evaluate(record, on(day)), without);
}

TEST_P(ForManyRecords, ReasonsChangeNoDayAndAreNeverEmpty) {
    MadeUp made{static_cast<std::uint64_t>(GetParam()) + 5'000};
    const auto record = made.record();
    const auto day = make_day(2019, 1, 1) + made.some_days(2'000);
    auto told = evaluate(record, on(day, Reasons::told));
    for (const auto& obligation : told.obligations) {
        EXPECT_FALSE(obligation.because.empty()) << word(obligation.duty);
        for (const auto& step : obligation.because) {
            EXPECT_FALSE(step.rule.empty());
            EXPECT_FALSE(step.citation.title.empty());
            EXPECT_FALSE(step.citation.href.empty());
            EXPECT_FALSE(step.says.empty());
        }
    }
    for (const auto& period : told.periods)
        EXPECT_FALSE(period.because.empty());
    for (auto& obligation : told.obligations)
        obligation.because.clear();
    for (auto& period : told.periods)
        period.because.clear();
    if (told.period) told.period->because.clear();
    EXPECT_EQ(told, evaluate(record, on(day)));
}

TEST_P(ForManyRecords, MoreWeeksOfTermNeverShortenThePeriod) {
    MadeUp made{static_cast<std::uint64_t>(GetParam()) + 6'000};
    auto record = made.record();
    record.events.resize(1);
    auto& disposal = std::get<Disposal>(record.events.front().body);
    disposal.basis = Basis::conviction;
    std::optional<Day> last = make_day(1900, 1, 1);
    for (int days = 1; days < 1'000; days += 7) {
        disposal.sentence = Sentence{SentenceType::imprisonment, Term{{}, {}, {}, date::days{days}}, {}};
        const auto found = evaluate(record, on(make_day(2024, 1, 1))).periods.front().last_day;
        EXPECT_TRUE(!found || (last && *found >= *last)) << days;
        last = found;
    }
    EXPECT_FALSE(last);
}

TEST(AnyRecordAtAll, IsEvaluatedWithoutComplaint) {
    mosovo::testing_support::Chance chance{7};
    for (int i = 0; i < 600; ++i) {
        const auto record = mosovo::testing_support::random_record(chance);
        for (const auto day : {make_day(2004, 5, 1), make_day(2013, 1, 1), make_day(2026, 11, 22)})
            EXPECT_NO_THROW(static_cast<void>(evaluate(record, on(day, Reasons::told))));
    }
}

TEST(ManyRecords, AreEvaluatedAsEachAlone) {
    std::vector<Record> records;
    for (std::uint64_t i = 0; i < 40; ++i)
        records.push_back(MadeUp{i}.record());
    const auto view = on(make_day(2024, 5, 5), Reasons::told);
    const auto all = evaluate_many(records, view);
    ASSERT_EQ(all.size(), records.size());
    for (std::size_t i = 0; i < records.size(); ++i)
        EXPECT_EQ(all[i], evaluate(records[i], view));
}

} // namespace
