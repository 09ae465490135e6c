#include <mosovo/output/table_csv.hpp>

#include <mosovo/demand/due.hpp>

#include <gtest/gtest.h>

namespace {

using namespace mosovo;

TEST(TableCsv, HasAColumnForEachFieldAndARowForEachRow) {
    const demand::DueRow row{.offender = OffenderId::from_checked("OFF-1"),
                             .officer = {},
                             .what = demand::DueWhat::home_visit,
                             .due = make_day(2026, 11, 1),
                             .latest = {},
                             .safe_day = {},
                             .overdue = date::days{21},
                             .level = RiskLevel::high,
                             .arises_from = {},
                             .on_whom = law::OnWhom::police,
                             .reason = "three months after 1 Aug 2026, high",
                             .section = "Policy",
                             .href = "https://example.invalid"};
    EXPECT_EQ(output::to_csv<demand::DueRow>(std::vector{row}),
              "offender,officer,what,due,latest,safe_day,overdue,level,arises_from,on_whom,reason,section,href\r\n"
              "OFF-1,,home_visit,2026-11-01,,,21,high,,police,\"three months after 1 Aug 2026, high\",Policy,"
              "https://example.invalid\r\n");
}

TEST(TableCsv, NeverHoldsACellThatASpreadsheetWouldRun) {
    demand::DueRow row{.offender = OffenderId::from_checked("=cmd()"),
                       .officer = {},
                       .what = demand::DueWhat::home_visit,
                       .due = {},
                       .latest = {},
                       .safe_day = {},
                       .overdue = {},
                       .level = {},
                       .arises_from = {},
                       .on_whom = law::OnWhom::police,
                       .reason = "+1, said he",
                       .section = {},
                       .href = {}};
    EXPECT_NE(output::to_csv<demand::DueRow>(std::vector{row})
                  .find("\r\n'=cmd(),,home_visit,,,,0,,,police,\"'+1, said he\",,\r\n"),
              std::string::npos);
}

} // namespace
