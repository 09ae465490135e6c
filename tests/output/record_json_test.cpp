#include "../support/random_record.hpp"

#include <mosovo/intake/record_json.hpp>
#include <mosovo/output/record_json.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace {

using namespace mosovo;
using testing_support::Chance;
using testing_support::random_record;

std::string lines(const Problems& problems) {
    std::string all;
    for (const auto& problem : problems)
        all += to_line(problem) + "\n";
    return all;
}

TEST(RecordJson, ReadsBackWhatItWroteForRecordsOfEveryKind) {
    std::set<std::string_view> kinds;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        Chance chance{seed};
        const auto record = random_record(chance);
        for (const auto& event : record.events)
            kinds.insert(kind_of(event));
        const auto text = output::to_json(record);
        const auto taken = intake::read_record(text);
        ASSERT_TRUE(taken.problems.empty()) << "seed " << seed << "\n" << lines(taken.problems);
        ASSERT_EQ(taken.rows.size(), 1U);
        ASSERT_TRUE(taken.rows.front() == record) << "seed " << seed << "\n" << text;
        ASSERT_EQ(output::to_json(taken.rows.front()), text) << "equal records, equal bytes";
    }
    EXPECT_EQ(kinds.size(), all_kinds().size()) << "a kind that was never tried is not tested";
}

TEST(RecordJson, WritesNothingForWhatIsNotKnown) {
    Record record;
    record.offender.id = OffenderId::from_checked("OFF-1");
    record.events.push_back({{EventId::from_checked("n1"), {}, {}, {}, {}}, Note{}});
    EXPECT_EQ(output::to_json(record), R"({"format":"mosovo.record/1","offender":{"id":"OFF-1"},)"
                                       R"("events":[{"kind":"note","id":"n1"}]})");
}

TEST(RecordJson, KeepsAnEmptyListApartFromAnUnknownOne) {
    Record record;
    record.offender.id = OffenderId::from_checked("OFF-1");
    record.events.push_back({{EventId::from_checked("v1"), {}, {}, {}, {}}, Visit{}});
    std::get<Visit>(record.events[0].body).officers = Listed<StaffId>{std::vector<StaffId>{}};
    const auto text = output::to_json(record);
    EXPECT_NE(text.find("\"officers\":[]"), std::string::npos);
    EXPECT_TRUE(intake::read_record(text).rows.at(0).events[0].as<Visit>()->officers.known());
}

TEST(RecordJson, LinesHoldOneRecordEach) {
    std::vector<Record> records;
    for (std::uint64_t seed = 0; seed < 3; ++seed) {
        Chance chance{seed};
        records.push_back(random_record(chance, "OFF-" + std::to_string(seed)));
    }
    const auto text = output::to_json_lines(records);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 3);
    const auto taken = intake::read_records(text);
    EXPECT_TRUE(taken.problems.empty()) << lines(taken.problems);
    EXPECT_TRUE(taken.rows == records);
}

} // namespace
