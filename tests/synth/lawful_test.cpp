#include <mosovo/synth/caseload.hpp>

#include <mosovo/law/evaluate.hpp>

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace mosovo::synth {
namespace {

const Day as_of = make_day(2026, 11, 22);

/// What the law says of made-up people: nearly all do what they must, and who does not was decided on.
TEST(MadeUpLives, KeepTheLawButForTheFewThatAreMeantToBreakIt) {
    const Asked asked{*OffenderCount::from(600), Seed{5}, as_of, {}};
    std::map<law::State, int> states;
    std::map<law::Status, int> statuses;
    for (std::size_t i = 0; i < 600; ++i) {
        const auto record = offender(asked, Index{i});
        const auto evaluation = law::evaluate(record, {as_of, {}, {}, law::Reasons::left_out});
        ++statuses[evaluation.status];
        for (const auto& duty : evaluation.obligations)
            if (duty.on_whom == law::OnWhom::offender) ++states[duty.state];
    }
    EXPECT_EQ(statuses[law::Status::never_subject], 0);
    EXPECT_GT(statuses[law::Status::subject], 540);
    EXPECT_GT(statuses[law::Status::ended], 0);
    int all = 0;
    for (const auto& [state, count] : states) {
        all += count;
        RecordProperty(std::string{word(state)}, count);
    }
    EXPECT_GT(states[law::State::met], all * 75 / 100);
    EXPECT_GT(states[law::State::met_late] + states[law::State::missed], all / 100);
    EXPECT_LT(states[law::State::met_late] + states[law::State::missed], all * 8 / 100);
}

} // namespace
} // namespace mosovo::synth
