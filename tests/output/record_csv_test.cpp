#include "../support/random_record.hpp"

#include <mosovo/intake/csv.hpp>
#include <mosovo/output/record_csv.hpp>

#include <gtest/gtest.h>

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

TEST(RecordCsv, TablesReadBackToTheRecordsTheyWereWrittenFrom) {
    std::vector<Record> records;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Chance chance{seed};
        records.push_back(random_record(chance, "OFF-" + std::to_string(seed)));
    }
    const auto written = output::write_tables(records);
    const std::vector<intake::NamedText> tables{{"events.csv", written.events}, {"offenders.csv", written.offenders}};
    const auto taken = intake::read_tables(tables);
    ASSERT_TRUE(taken.problems.empty()) << lines(taken.problems);
    ASSERT_EQ(taken.rows.size(), records.size());
    for (std::size_t i = 0; i < records.size(); ++i)
        ASSERT_TRUE(taken.rows[i] == records[i]) << "seed " << i;
}

TEST(RecordCsv, NoCellBeginsAsAFormulaDoes) {
    Record record;
    record.offender.id = OffenderId::from_checked("=1+1");
    record.offender.names = {Name{NameUse::legal, "@sum", "'t Example"}};
    record.events.push_back({{EventId::from_checked("+n"), {}, {}, {}, {}}, Note{{}, "-2+3"}});
    const auto written = output::write_tables(std::vector{record});
    EXPECT_EQ(written.offenders, "id,names[0].use,names[0].given,names[0].family\r\n'=1+1,legal,'@sum,'t Example\r\n");
    EXPECT_EQ(written.events, "offender,id,kind,text\r\n'=1+1,'+n,note,'-2+3\r\n");
}

} // namespace
