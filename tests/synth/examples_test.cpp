#include <mosovo/intake/csv.hpp>
#include <mosovo/intake/schedule_json.hpp>
#include <mosovo/law/evaluate.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <string>

/// The small caseload that stands in examples/data for people to read.
namespace mosovo {
namespace {

const Day as_of = make_day(2026, 11, 22);

std::string text_of(const std::string& name) {
    std::ifstream file{std::string{MOSOVO_SOURCE_DIR} + "/examples/data/" + name, std::ios::binary};
    EXPECT_TRUE(file) << name;
    return {std::istreambuf_iterator<char>{file}, {}};
}

intake::TakenTables small_caseload() {
    const auto offenders = text_of("offenders.csv");
    const auto events = text_of("events.csv");
    const std::array tables{intake::NamedText{"offenders.csv", offenders}, intake::NamedText{"events.csv", events}};
    return intake::read_tables(tables);
}

TEST(SmallCaseload, IsReadWithoutAProblem) {
    const auto read = small_caseload();
    for (const auto& problem : read.problems)
        ADD_FAILURE() << to_line(problem);
    EXPECT_EQ(read.rows.size(), 12U);
    for (const auto& record : read.rows) {
        EXPECT_TRUE(record.id().reveal().starts_with("MADE-UP-"));
        for (const auto& identifier : record.offender.identifiers)
            EXPECT_TRUE(read_identifier(*identifier.type, *identifier.value, YearNow{2026}));
    }
}

TEST(SmallCaseload, HasARosterOfMadeUpOfficers) {
    const auto read = intake::read_roster(text_of("roster.json"));
    ASSERT_TRUE(read.problems.empty()) << to_line(read.problems.front());
    EXPECT_EQ(read.rows.front().officers.size(), 3U);
}

/// What its README says of each.
struct Shown {
    std::size_t row;
    law::Status status;
    law::Duty duty;
    law::State state;
    std::optional<Day> last_day; ///< of the last duty of that kind
};

TEST(SmallCaseload, ShowsWhatItsReadmeSays) {
    using enum law::Status;
    using enum law::State;
    const auto yearly = law::Duty::periodic_notification;
    const std::array shown{
        Shown{1, subject, yearly, due, make_day(2026, 12, 2)},
        Shown{2, subject, yearly, missed, make_day(2026, 10, 20)},
        Shown{3, subject, yearly, due, make_day(2026, 11, 23)},
        Shown{4, subject, law::Duty::initial_notification, held_open, {}},
        Shown{5, subject, law::Duty::change_notification, upcoming, make_day(2026, 11, 25)},
        Shown{6, subject, yearly, held_open, {}},
        Shown{7, subject, yearly, due, make_day(2027, 4, 8)},
        Shown{8, subject, law::Duty::initial_notification, met_late, make_day(2026, 9, 16)},
        Shown{9, subject, yearly, due, make_day(2027, 8, 19)},
        Shown{10, ended, law::Duty::initial_notification, met, make_day(2024, 10, 12)},
        Shown{11, subject, yearly, due, make_day(2027, 3, 25)},
        Shown{12, subject, law::Duty::initial_notification, met, make_day(2026, 11, 11)},
    };
    const auto read = small_caseload();
    ASSERT_EQ(read.rows.size(), shown.size());
    for (const auto& expected : shown) {
        const auto evaluation = law::evaluate(read.rows[expected.row - 1], {as_of, {}});
        EXPECT_EQ(word(evaluation.status), word(expected.status)) << expected.row;
        const auto found = std::find_if(evaluation.obligations.rbegin(), evaluation.obligations.rend(),
                                        [&](const auto& duty) { return duty.duty == expected.duty; });
        ASSERT_NE(found, evaluation.obligations.rend()) << expected.row;
        EXPECT_EQ(word(found->state), word(expected.state)) << expected.row;
        EXPECT_EQ(found->last_day, expected.last_day) << expected.row;
    }
}

TEST(SmallCaseload, EndsItsPeriodsWhenItsReadmeSays) {
    struct Case {
        std::size_t row;
        Day last_day;
    };
    const auto read = small_caseload();
    ASSERT_EQ(read.rows.size(), 12U);
    for (const auto& expected :
         {Case{7, make_day(2029, 6, 2)}, Case{9, make_day(2027, 3, 1)}, Case{10, make_day(2026, 10, 9)}}) {
        const auto evaluation = law::evaluate(read.rows[expected.row - 1], {as_of, {}});
        ASSERT_TRUE(evaluation.period) << expected.row;
        EXPECT_EQ(evaluation.period->last_day, expected.last_day) << expected.row;
    }
}

} // namespace
} // namespace mosovo
