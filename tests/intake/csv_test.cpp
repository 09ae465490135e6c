#include <mosovo/intake/csv.hpp>
#include <mosovo/intake/csv_rows.hpp>

#include <gtest/gtest.h>

#include <chrono>

// Everyone in these texts is made up.
namespace {

using namespace mosovo;
using intake::NamedText;

/// "file row column code" of each problem, one a line.
std::string faults(const intake::TakenTables& taken) {
    std::string all;
    for (const auto& problem : taken.problems)
        all += problem.file.value_or("-") + " " + (problem.row ? std::to_string(*problem.row) : "-") + " " +
               problem.column.value_or("-") + " " + std::string{word(problem.code)} + "\n";
    return all;
}

std::string ids(const intake::TakenTables& taken) {
    std::string all;
    for (const auto& record : taken.rows)
        all += record.id().reveal() + " ";
    return all;
}

const std::string people = "id,jurisdiction,born\nA,england_wales,1980-05-31\nB,scotland,\n";

struct Case {
    const char* name;
    std::string offenders;
    std::string events;
    const char* expected; ///< what `faults` gives
    const char* taken;    ///< ids of the good records
    friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class Tables : public testing::TestWithParam<Case> {};

TEST_P(Tables, GiveEachFaultItsRowAndColumn) {
    const auto& c = GetParam();
    const std::vector<NamedText> tables{{"in/offenders.csv", c.offenders}, {"in/events.csv", c.events}};
    const auto taken = intake::read_tables(tables);
    EXPECT_EQ(faults(taken), c.expected);
    EXPECT_EQ(ids(taken), c.taken);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Intake, Tables, testing::Values(
    Case{"GoodRows", people, "offender,id,kind,on\nA,n1,note,2026-01-02\n", "", "A B "},
    Case{"The30thOfFebruary", people, "offender,id,kind,on\nA,n1,note,2026-02-30\n", "in/events.csv 2 on no_such_day\n", "B "},
    Case{"AnUnknownKind", people, "offender,id,kind\nA,n1,arrest\n", "in/events.csv 2 kind unknown_kind\n", "B "},
    Case{"NoKind", people, "offender,id,kind\nA,n1,\n", "in/events.csv 2 kind missing_key\n", "B "},
    Case{"ADuplicateEvent", people, "offender,id,kind\nA,n1,note\nB,n1,note\nA,n1,note\n", "in/events.csv 4 id duplicate_id\n", "B "},
    Case{"ADuplicateOffender", "id\nA\nB\nA\n", "offender,id,kind\n", "in/offenders.csv 4 id duplicate_id\n", "B "},
    Case{"AnOffenderNobodyGaveWithholdsEverybody", people, "offender,id,kind\nC,n1,note\n", "in/events.csv 2 offender no_such_offender\n", ""},
    Case{"AFieldOfAnotherKind", people, "offender,id,kind,text,where\nA,n1,note,x,custody\n", "in/events.csv 2 where unknown_key\n", "B "},
    Case{"AnUnknownColumnWithholdsEverybody", people, "offender,id,kind,txet\nA,n1,note,x\n", "in/events.csv 1 txet unknown_column\n", ""},
    Case{"AMissingColumnWithholdsEverybody", people, "offender,kind\nA,note\n", "in/events.csv 1 id missing_column\n", ""},
    Case{"AColumnTwice", people, "offender,id,kind,on,on\nA,n1,note,,\n", "in/events.csv 1 on duplicate_key\n", ""},
    Case{"MoreCellsThanColumns", people, "offender,id,kind\nA,n1,note,x\n", "in/events.csv 2 - uneven_row\n", "B "},
    Case{"FewerCellsThanColumnsWithholdEverybody", people, "offender,id,kind\nA,n1\n", "in/events.csv 2 - uneven_row\n", ""},
    Case{"AFileCutOffInsideACell", people, "offender,id,kind,text\nA,n1,note,\"half a", "in/events.csv 2 - malformed\n", ""},
    Case{"AQuotationMarkInsideACell", people, "offender,id,kind,text\nA,n1,note,5\" nails\nB,n2,note,x\n", "in/events.csv 2 - malformed\n", "B "},
    Case{"RowsAreCountedAcrossLineEndsInCells", people, "offender,id,kind,text,on\r\nA,n1,note,\"one\r\ntwo\",\r\n\r\nB,n2,note,x,2026-13-01\r\n", "in/events.csv 4 on no_such_day\n", "A "},
    Case{"AByteOrderMark", "\xEF\xBB\xBFid\nA\n", "\xEF\xBB\xBFoffender,id,kind\nA,n1,note\n", "", "A "},
    Case{"BytesThatAreNotText", people, "offender,id,kind,text\nA,n1,note,caf\xE9\n", "in/events.csv 2 text not_text\n", "B "},
    Case{"AStayThatEndsBeforeItStarts", people, "offender,id,kind,where,from,to\nA,s1,stay,custody,2026-02-02,2026-02-01\n", "in/events.csv 2 to ends_before_start\n", "B "},
    Case{"AListingThatDoesNotFollow", people, "offender,id,kind,basis,offence.code,offence.schedule3.listed\nA,d1,disposal,conviction,soa2003.s1,no\n", "in/events.csv 2 offence.schedule3.listed disagreement\n", "B "},
    Case{"ASuspendedTermNoCourtCouldPass", people, "offender,id,kind,on,sentence.type,sentence.term.months\nA,d1,disposal,2026-03-21,suspended,30\n", "in/events.csv 2 sentence.term impossible_fact\n", "B "},
    Case{"AnUnknownWord", people, "offender,id,kind,sentence.type\nA,d1,disposal,prison\n", "in/events.csv 2 sentence.type unknown_word\n", "B "},
    Case{"AnUnknownWordInAList", people, "offender,id,kind,under\nA,n1,notification,initial;chnage\n", "in/events.csv 2 under unknown_word\n", "B "},
    Case{"JsonThatIsNot", people, "offender,id,kind,overlaps\nA,d1,disposal,[{\n", "in/events.csv 2 overlaps malformed\n", "B "},
    Case{"AnOffenderRowThatIsFaulty", "id,born\nA,31/05/1980\nB,1980-05-31\n", "offender,id,kind\nA,n1,note\n", "in/offenders.csv 2 born malformed\n", "B "},
    Case{"AnOffenderWithoutId", "id,born\n,1980-05-31\nB,1980-05-31\n", "offender,id,kind\n", "in/offenders.csv 2 id missing_key\n", "B "},
    Case{"AnEmptyTable", people, "", "in/events.csv - - missing_column\n", ""}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(ReadTables, TakesOneTableForEachKindInAnyOrder) {
    const std::vector<NamedText> tables{
        {"disposal.csv",
         "offender,id,on,sentence.type,sentence.term.months,consecutive_to\nA,d2,2026-01-15,imprisonment,7,d1;d0\n"},
        {"exports\\note.csv", "offender,id,kind,text\nA,n1,note,\"said \"\"no\"\", twice\"\n"},
        {"offenders.csv", "id,names[0].use,names[0].family,names[1].family,identifiers\nA,legal,Example,,\"[{"
                          "\"\"type\"\":\"\"pnc\"\"}]\"\n"}};
    const auto taken = intake::read_tables(tables);
    ASSERT_EQ(faults(taken), "");
    const auto& record = taken.rows.at(0);
    ASSERT_EQ(record.offender.names.size(), 1U);
    EXPECT_EQ(record.offender.names[0].family, "Example");
    EXPECT_EQ(record.offender.identifiers[0].type, IdentifierType::pnc);
    const auto& disposal = *record.events.at(0).as<Disposal>();
    EXPECT_EQ(disposal.sentence->term->months, date::months{7});
    EXPECT_EQ(disposal.consecutive_to.size(), 2U);
    EXPECT_EQ(record.events.at(1).as<Note>()->text, "said \"no\", twice");
    EXPECT_EQ(taken.tables.size(), 3U);
    EXPECT_EQ(taken.tables[0].rows, 1U);
}

TEST(ReadTables, ListsWhomItWithholds) {
    const std::vector<NamedText> tables{{"offenders.csv", people},
                                        {"note.csv", "offender,id,on\nA,n1,2026-02-30\nA,n2,2026-01-01\n"}};
    const auto taken = intake::read_tables(tables);
    ASSERT_EQ(taken.withheld.size(), 1U);
    EXPECT_EQ(taken.withheld[0].reveal(), "A");
    EXPECT_EQ(taken.tables[1].rows, 2U);
    EXPECT_EQ(taken.tables[1].faulty, 1U);
}

TEST(ReadTables, RefusesATableItHasNoNameFor) {
    const std::vector<NamedText> tables{{"offenders.csv", people}, {"visits.csv", "offender,id\n"}};
    const auto taken = intake::read_tables(tables);
    EXPECT_EQ(faults(taken), "visits.csv - - unknown_format\n");
    EXPECT_TRUE(taken.rows.empty());
}

TEST(ReadTables, RefusesEventsWithoutOffenders) {
    const std::vector<NamedText> tables{{"note.csv", "offender,id\nA,n1\n"}};
    EXPECT_EQ(faults(intake::read_tables(tables)), "offenders.csv - - no_such_offender\n");
}

TEST(ReadTables, TakesAForceOf1500InAboutASecond) {
    std::string offenders = "id,jurisdiction,born,sex\n";
    std::string events = "offender,id,kind,at,contact,outcome,officers,sentence.term.months,text\n";
    for (int person = 0; person < 1'500; ++person) {
        const auto id = "OFF-" + std::to_string(person);
        offenders += id + ",england_wales,1980-05-31,male\n";
        for (int i = 0; i < 30; ++i)
            events += id + ",v" + std::to_string(i) + ",visit,2026-01-15T10:20,home_visit,seen,PC1;PC2,,\n";
    }
    const auto start = std::chrono::steady_clock::now();
    const std::vector<NamedText> tables{{"offenders.csv", offenders}, {"events.csv", events}};
    const auto taken = intake::read_tables(tables);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    EXPECT_EQ(taken.rows.size(), 1'500U);
    EXPECT_EQ(faults(taken), "");
    RecordProperty("seconds", std::to_string(took.count()));
    EXPECT_LT(took.count(), 20.0) << "generous, for sanitizers and busy machines";
}

TEST(CsvRows, SplitAsTheStandardSays) {
    const std::string text = "a,b\r\n\"x,y\",\"say \"\"no\"\"\"\n\n \"\" , b\r,\r\n\"\"";
    intake::CsvRows rows{text};
    const auto next = [&] {
        std::string all;
        if (!rows.next()) return std::string{"end"};
        for (const auto cell : rows.cells())
            all += "<" + std::string{cell} + ">";
        return all + (rows.fault() ? "!" : "") + " " + std::to_string(rows.row());
    };
    EXPECT_EQ(next(), "<a><b> 1");
    EXPECT_EQ(next(), "<x,y><say \"no\"> 2");
    EXPECT_EQ(next(), "< \"\" >< b>! 4") << "a quotation mark may only open a cell";
    EXPECT_EQ(next(), "<><> 5");
    EXPECT_EQ(next(), "end") << "an empty cell alone is a blank line";
}

} // namespace
