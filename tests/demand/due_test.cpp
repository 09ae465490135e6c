#include "made_up.hpp"

#include <algorithm>

namespace {

using namespace mosovo;
using namespace mosovo::made_up;

const Day sunday = make_day(2026, 11, 22);

const demand::DueRow* find(const std::vector<demand::DueRow>& rows, demand::DueWhat what) {
    const auto found = std::ranges::find(rows, what, &demand::DueRow::what);
    return found == rows.end() ? nullptr : &*found;
}

TEST(Due, ListsAnOverdueVisitWithItsDaysItsReasonAndItsSource) {
    const auto seen_long_ago = look(subject + at_home + medium + seen("2026-01-10T10:00"), sunday);
    const auto rows = demand::due(std::vector{seen_long_ago}, sunday + date::days{28});
    const auto* visit = find(rows, demand::DueWhat::home_visit);
    ASSERT_NE(visit, nullptr);
    EXPECT_EQ(visit->due, make_day(2026, 7, 10));
    EXPECT_EQ(visit->overdue, sunday - make_day(2026, 7, 10));
    EXPECT_EQ(visit->on_whom, law::OnWhom::police);
    EXPECT_FALSE(visit->reason.empty());
    EXPECT_TRUE(visit->href.starts_with("https://")) << visit->href;
    EXPECT_EQ(visit->officer->reveal(), "OM-1");
    EXPECT_EQ(&rows.front(), visit) << "the most overdue stands first";
}

TEST(Due, ListsAYearlyNotificationWithItsSection) {
    const auto rows = demand::due(std::vector{look(subject + at_home + medium + seen("2026-11-10T10:00"), sunday)},
                                  sunday + date::days{28});
    const auto* yearly = find(rows, demand::DueWhat::periodic_notification);
    ASSERT_NE(yearly, nullptr);
    EXPECT_EQ(yearly->due, make_day(2026, 12, 10));
    EXPECT_EQ(yearly->overdue.count(), 0);
    EXPECT_EQ(yearly->arises_from->reveal(), "n3");
    EXPECT_NE(yearly->reason.find("10 Dec 2025"), std::string::npos) << yearly->reason;
    EXPECT_NE(yearly->section.find("s.85"), std::string::npos) << yearly->section;
}

TEST(Due, ListsAVisitWhoseDayCannotBeWorkedOutWithTheFactThatIsMissing) {
    const auto rows = demand::due(std::vector{look(subject + at_home + seen("2026-06-10T10:00"), sunday)}, sunday);
    const auto* visit = find(rows, demand::DueWhat::home_visit);
    ASSERT_NE(visit, nullptr) << "unknown must not drop out of the list";
    EXPECT_FALSE(visit->due.has_value());
    EXPECT_EQ(visit->overdue.count(), 0);
    EXPECT_FALSE(visit->reason.empty());
}

TEST(Due, CallsNobodyOverdueAgainstALimitThatIsNotSet) {
    const auto rows = demand::due(std::vector{look(newcomer + at_home, sunday)}, sunday);
    const auto* visit = find(rows, demand::DueWhat::home_visit);
    ASSERT_NE(visit, nullptr);
    EXPECT_EQ(visit->overdue.count(), 0);
}

TEST(Due, IncludesTheLastDayAskedAboutAndNothingAfterIt) {
    const std::vector cases{look(subject + at_home + medium + seen("2026-11-10T10:00"), sunday)};
    EXPECT_NE(find(demand::due(cases, make_day(2026, 12, 10)), demand::DueWhat::periodic_notification), nullptr);
    EXPECT_EQ(find(demand::due(cases, make_day(2026, 12, 9)), demand::DueWhat::periodic_notification), nullptr);
}

TEST(Due, ListsNothingOfAManWhosePeriodEnded) {
    const auto later = look(subject + at_home + medium, make_day(2030, 1, 1));
    EXPECT_EQ(later.law.status, law::Status::ended);
    EXPECT_TRUE(demand::due(std::vector{later}, make_day(2030, 2, 1)).empty());
}

TEST(Due, IsInOneOrderWhateverTheOrderOfTheCases) {
    std::vector<demand::Case> cases;
    for (const auto* id : {"OFF-3", "OFF-1", "OFF-2"}) {
        const auto one = record(subject + at_home + medium + seen("2026-01-10T10:00"), id);
        cases.push_back(demand::look_at(one, {.as_of = sunday, .known_at = {}}));
    }
    const auto rows = demand::due(cases, sunday + date::days{28});
    std::ranges::reverse(cases);
    EXPECT_EQ(rows, demand::due(cases, sunday + date::days{28}));
    EXPECT_TRUE(std::ranges::is_sorted(rows, std::ranges::greater{}, &demand::DueRow::overdue));
}

TEST(Casework, TakesTheAddressThatHoldsAndTheLatestOwner) {
    const auto moved = look(subject + at_home + medium +
                                R"(,{"id":"a2","kind":"address","premises":"q","from":"2026-05-01"},
                                    {"id":"a3","kind":"address","premises":"r","from":"2025-05-01","to":"2025-06-01"},
                                    {"id":"a4","kind":"address","premises":"s","from":"2027-01-01"},
                                    {"id":"o2","kind":"ownership","on":"2026-01-01","officer":"OM-2","deputy":"OM-3"},
                                    {"id":"o3","kind":"ownership","on":"2027-01-01","officer":"OM-4"})",
                            sunday);
    ASSERT_TRUE(moved.home.has_value());
    EXPECT_EQ(moved.home->premises->reveal(), "q");
    EXPECT_EQ(moved.officer->reveal(), "OM-2");
    EXPECT_EQ(moved.deputy->reveal(), "OM-3");
}

} // namespace
