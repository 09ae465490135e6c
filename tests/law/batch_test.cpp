// A whole caseload in columns says what `evaluate` says of each record, however it is cut and whoever asks.
#include "case_runner.hpp"

#include <mosovo/law/batch.hpp>
#include <mosovo/synth/caseload.hpp>

#include <gtest/gtest.h>

namespace mosovo::law {
namespace {

constexpr auto as_of = date::sys_days{date::year{2026} / 11 / 22};

const std::vector<Record>& people() {
    static const auto records = [] {
        auto all = synth::caseload({*synth::OffenderCount::from(120), {7}, as_of, {}}).records;
        for (const auto* folder : {"own", "vectors"})
            for (const auto& c : cases::in_folder(folder)) {
                auto taken = intake::read_record(boost::json::serialize(c.all.at("record")));
                if (taken.problems.empty()) all.push_back(std::move(taken.rows.front()));
            }
        return all;
    }();
    return records;
}

const FactTable& table() {
    static const auto made = [] {
        FactTable all;
        for (const auto& record : people())
            all.add(record);
        return all;
    }();
    return made;
}

std::optional<DayOrTime> opens_of(const ObligationRow& row) {
    if (row.opens_at) return *row.opens_at;
    if (row.opens) return *row.opens;
    return {};
}

std::optional<EventId> id_of(std::uint32_t record, EventAt event) {
    if (event == no_event) return {};
    return people()[record].events[static_cast<std::size_t>(event)].id();
}

View seen(Day day, Reasons reasons) { return {.as_of = day, .known_at = {}, .readings = {}, .reasons = reasons}; }

bool same(const ObligationRow& a, const ObligationRow& b) {
    return a.record == b.record && a.duty == b.duty && a.state == b.state && a.on_whom == b.on_whom &&
           a.arises_from == b.arises_from && a.met_by == b.met_by && a.opens == b.opens && a.opens_at == b.opens_at &&
           a.last_day == b.last_day && a.latest == b.latest && a.safe_day == b.safe_day && a.attended == b.attended;
}

class ForEachDay : public testing::TestWithParam<Day> {};
INSTANTIATE_TEST_SUITE_P(Days, ForEachDay,
                         testing::Values(make_day(2004, 5, 1), make_day(2012, 8, 13), make_day(2020, 2, 29), as_of,
                                         make_day(2041, 1, 1)),
                         [](const auto& tested) { return std::to_string(tested.index); });

TEST_P(ForEachDay, ColumnsSayWhatEvaluateSays) {
    const auto batch = evaluate_many(table(), seen(GetParam(), Reasons::told));
    ASSERT_GT(people().size(), 500U);
    ASSERT_EQ(batch.standings.size(), people().size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < people().size(); ++i) {
        SCOPED_TRACE(i);
        const auto expected = evaluate(people()[i], seen(GetParam(), Reasons::told));
        const auto standing = batch.standings[i];
        EXPECT_EQ(standing.status, expected.status);
        EXPECT_EQ(standing.first_obligation, at);
        EXPECT_EQ(std::optional<Day>{standing.starts}, expected.period ? expected.period->starts : std::nullopt);
        EXPECT_EQ(std::optional<Day>{standing.last_day}, expected.period ? expected.period->last_day : std::nullopt);
        EXPECT_EQ(standing.indefinite, expected.period && expected.period->indefinite);
        for (const auto& obligation : expected.obligations) {
            ASSERT_LT(at, batch.obligations.size());
            const auto row = batch.obligations[at];
            EXPECT_EQ(row.record, i);
            EXPECT_EQ(id_of(row.record, row.arises_from), obligation.arises_from);
            const Obligation shown{row.duty,    obligation.arises_from, opens_of(row), row.last_day,
                                   row.latest,  row.safe_day,           row.state,     id_of(row.record, row.met_by),
                                   row.on_whom, batch.because(at)};
            EXPECT_EQ(shown, obligation);
            ++at;
        }
    }
    EXPECT_EQ(at, batch.obligations.size());
}

TEST_P(ForEachDay, ReasonsOnDemandAreThoseOfTheWholeRun) {
    const auto told = evaluate_many(table(), seen(GetParam(), Reasons::told));
    const auto silent = evaluate_many(table(), seen(GetParam(), Reasons::left_out));
    ASSERT_EQ(told.obligations.size(), silent.obligations.size());
    EXPECT_TRUE(silent.steps.empty());
    EXPECT_TRUE(silent.text.empty());
    for (std::size_t i = 0; i < told.obligations.size(); i += 7) {
        EXPECT_TRUE(same(told.obligations[i], silent.obligations[i]));
        const auto steps = because(table(), silent, i, seen(GetParam(), Reasons::left_out));
        EXPECT_FALSE(steps.empty());
        EXPECT_EQ(steps, told.because(i));
    }
}

TEST_P(ForEachDay, ThreadsAndRangesChangeNothing) {
    const auto one = evaluate_many(table(), seen(GetParam(), Reasons::told), 1);
    for (const std::size_t threads : {2U, 3U, 0U}) {
        const auto many = evaluate_many(table(), seen(GetParam(), Reasons::told), threads);
        ASSERT_EQ(many.obligations.size(), one.obligations.size());
        ASSERT_EQ(many.standings.size(), one.standings.size());
        for (std::size_t i = 0; i < one.standings.size(); ++i)
            EXPECT_EQ(many.standings[i].first_obligation, one.standings[i].first_obligation);
        for (std::size_t i = 0; i < one.obligations.size(); ++i) {
            ASSERT_TRUE(same(many.obligations[i], one.obligations[i])) << i;
            ASSERT_EQ(many.because(i), one.because(i)) << i;
        }
    }
    const auto half = people().size() / 2;
    const auto later = evaluate_many(table(), Range{half, people().size()}, seen(GetParam(), Reasons::left_out));
    const auto first = one.standings[half].first_obligation;
    ASSERT_EQ(later.obligations.size(), one.obligations.size() - first);
    for (std::size_t i = 0; i < later.obligations.size(); ++i) {
        ASSERT_TRUE(same(later.obligations[i], one.obligations[first + i]));
        if (i % 31 == 0) {
            EXPECT_EQ(because(table(), later, i, seen(GetParam(), Reasons::told)), one.because(first + i));
        }
    }
}

TEST(TheFacts, AreThoseOfTheirMoment) {
    const auto moment = *LocalTime::read("2026-06-01T12:00");
    FactTable then{moment};
    for (const auto& record : people())
        then.add(record);
    const auto batch = evaluate_many(then, seen(as_of, Reasons::left_out));
    std::size_t at = 0;
    for (const auto& record : people()) {
        const auto expected = evaluate(record, {.as_of = as_of, .known_at = moment});
        for (const auto& obligation : expected.obligations)
            EXPECT_EQ(batch.obligations[at++].state, obligation.state);
    }
    EXPECT_EQ(at, batch.obligations.size());
    EXPECT_NO_THROW((void)evaluate_many(then, {.as_of = as_of, .known_at = moment}));
    EXPECT_THROW((void)evaluate_many(table(), {.as_of = as_of, .known_at = moment}), std::invalid_argument);
}

TEST(TheFacts, RefuseARangeThatIsNotTheirs) {
    EXPECT_THROW((void)evaluate_many(table(), Range{0, people().size() + 1}, seen(as_of, Reasons::left_out)),
                 std::invalid_argument);
    EXPECT_THROW((void)evaluate_many(table(), Range{2, 1}, seen(as_of, Reasons::left_out)), std::invalid_argument);
    EXPECT_EQ(evaluate_many(FactTable{}, seen(as_of, Reasons::told), 4).obligations.size(), 0U);
}

TEST(TheBatch, HoldsAnObligationInSixtyFourBytesOrLess) {
    const auto batch = evaluate_many(table(), seen(as_of, Reasons::left_out));
    EXPECT_LE(batch.bytes(), 64 * batch.obligations.size());
}

TEST(TheBatch, TakesAnotherRulebook) {
    const auto book = Rulebook::built_in().as_if_commenced("crime_and_policing_2026.", make_day(2026, 1, 1));
    const auto batch = evaluate_many(table(), seen(as_of, Reasons::left_out), 2, book);
    std::size_t expected = 0;
    for (const auto& record : people())
        expected += evaluate(record, seen(as_of, Reasons::left_out), book).obligations.size();
    EXPECT_EQ(batch.obligations.size(), expected);
}

} // namespace
} // namespace mosovo::law
