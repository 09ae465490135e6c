#include <mosovo/intake/record_json.hpp>
#include <mosovo/record/timeline.hpp>

#include <gtest/gtest.h>

// Everyone in these texts is made up.
namespace {

using namespace mosovo;

/// "path code" of each problem, one a line.
std::string faults(const Taken<Record>& taken) {
    std::string all;
    for (const auto& problem : taken.problems)
        all += problem.path + " " + std::string{word(problem.code)} + "\n";
    return all;
}

std::string with_events(const std::string& events) {
    return R"({"format":"mosovo.record/1","offender":{"id":"OFF-1","jurisdiction":"england_wales"},"events":[)" +
           events + "]}";
}

struct Case {
    const char* name;
    std::string text;
    const char* expected; ///< what `faults` gives
    friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class Refused : public testing::TestWithParam<Case> {};

TEST_P(Refused, WithEveryPath) {
    const auto taken = intake::read_record(GetParam().text, "record.json");
    EXPECT_EQ(faults(taken), GetParam().expected);
    EXPECT_TRUE(taken.rows.empty());
    for (const auto& problem : taken.problems) {
        EXPECT_EQ(problem.file, "record.json");
        EXPECT_FALSE(problem.message.empty());
    }
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(RecordFormat1, Refused, testing::Values(
    Case{"NothingAtAll", "", " malformed\n"},
    Case{"NotJson", "id,kind", " malformed\n"},
    Case{"ATruncatedFile", R"({"offender":{"id":"OFF-1"},"events":[{"id":"d1","ki)", " malformed\n"},
    Case{"BytesThatAreNotText", "{\"offender\":{\"id\":\"\xFF\xFE\"}}", " not_text\n"},
    Case{"TextBehindTheRecord", R"({"offender":{"id":"OFF-1"}} x)", " malformed\n"},
    Case{"AListInsteadOfARecord", "[]", " wrong_type\noffender.id missing_key\n"},
    Case{"NestedTooDeep", std::string(100, '[') + std::string(100, ']'), " too_large\n"},
    Case{"NoOffender", "{}", "offender.id missing_key\n"},
    Case{"NoOffenderId", R"({"offender":{"sex":"male"}})", "offender.id missing_key\n"},
    Case{"AnotherFormat", R"({"format":"mosovo.record/2","offender":{"id":"OFF-1"}})", "format unknown_format\n"},
    Case{"AnUnknownKeyAtTheTop", R"({"offender":{"id":"OFF-1"},"evnets":[]})", "evnets unknown_key\n"},
    Case{"AnUnknownKind", with_events(R"({"id":"a","kind":"arrest"})"), "events[0].kind unknown_kind\n"},
    Case{"NoKind", with_events(R"({"id":"a"})"), "events[0].kind missing_key\n"},
    Case{"NoEventId", with_events(R"({"kind":"note"})"), "events[0].id missing_key\n"},
    Case{"AnUnknownKey", with_events(R"({"id":"a","kind":"note","txt":"x"})"), "events[0].txt unknown_key\n"},
    Case{"AnUnknownKeyDeepDown", with_events(R"({"id":"a","kind":"disposal","sentence":{"term":{"moons":1}}})"), "events[0].sentence.term.moons unknown_key\n"},
    Case{"AKeyOfAnotherKind", with_events(R"({"id":"a","kind":"note","premises":"P1"})"), "events[0].premises unknown_key\n"},
    Case{"ADuplicateKey", with_events(R"({"id":"a","kind":"note","text":"x","text":"y"})"), "events[0].text duplicate_key\n"},
    Case{"ADuplicateKeyInTheSecondOfAList", with_events(R"({"id":"a","kind":"note"},{"id":"b","kind":"disposal","sentence":{"type":"fine","type":"life"}})"), "events[1].sentence.type duplicate_key\n"},
    Case{"ADuplicateKeyBehindANestedList", R"({"offender":{"id":"OFF-1","names":[{"use":"legal"},{"use":"alias","use":"alias"}]}})", "offender.names[1].use duplicate_key\n"},
    Case{"AnUnknownWord", with_events(R"({"id":"a","kind":"disposal","sentence":{"type":"prison"}})"), "events[0].sentence.type unknown_word\n"},
    Case{"AWordWithTheUnderscoreOfCpp", with_events(R"({"id":"a","kind":"notification","under":["return_"]})"), "events[0].under[0] unknown_word\n"},
    Case{"ANumberForAText", with_events(R"({"id":"a","kind":"note","text":7})"), "events[0].text wrong_type\n"},
    Case{"ATextForANumber", with_events(R"({"id":"a","kind":"disposal","sentence":{"term":{"months":"7"}}})"), "events[0].sentence.term.months wrong_type\n"},
    Case{"HalfAMonth", with_events(R"({"id":"a","kind":"disposal","sentence":{"term":{"months":7.5}}})"), "events[0].sentence.term.months wrong_type\n"},
    Case{"ATextForYesOrNo", with_events(R"({"id":"a","kind":"disposal","foreign":"true"})"), "events[0].foreign wrong_type\n"},
    Case{"AnObjectForAList", with_events(R"({"id":"a","kind":"notification","under":{}})"), "events[0].under wrong_type\n"},
    Case{"Null", with_events(R"({"id":"a","kind":"note","text":null})"), "events[0].text wrong_type\n"},
    Case{"ALevelThatDoesNotExist", with_events(R"({"id":"a","kind":"mappa","level":4})"), "events[0].level out_of_range\n"},
    Case{"ANumberTooLargeForAnything", with_events(R"({"id":"a","kind":"static_score","percentage":1e999})"), "events[0].percentage out_of_range\n"},
    Case{"The30thOfFebruary", with_events(R"({"id":"a","kind":"note","on":"2026-02-30"})"), "events[0].on no_such_day\n"},
    Case{"AnHourThatSpringSkips", with_events(R"({"id":"a","kind":"notification","given":"2026-03-29T01:30"})"), "events[0].given no_such_time\n"},
    Case{"AnHourThatOccursTwice", with_events(R"({"id":"a","kind":"notification","given":"2026-10-25T01:30"})"), "events[0].given needs_offset\n"},
    Case{"AStayThatEndsBeforeItStarts", with_events(R"({"id":"a","kind":"stay","where":"custody","from":"2026-02-02","to":"2026-02-01"})"), "events[0].to ends_before_start\n"},
    Case{"OneIdTwice", with_events(R"({"id":"a","kind":"note"},{"id":"a","kind":"note"})"), "events[1].id duplicate_id\n"},
    Case{"ACorrectionOfNothing", with_events(R"({"id":"a","kind":"note","supersedes":"b"})"), "events[0].supersedes unknown_reference\n"},
    Case{"AnEmptyId", with_events(R"({"id":"","kind":"note"})"), "events[0].id malformed\n"},
    Case{"EveryFaultAtOnce", with_events(R"({"id":"a","kind":"note","on":"x","text":1},{"id":"b","kind":"visti"})"),
         "events[0].on malformed\nevents[0].text wrong_type\nevents[1].kind unknown_kind\n"},
    Case{"ASuspendedTermOver24Months", with_events(R"({"id":"a","kind":"disposal","on":"2026-03-21","sentence":{"type":"suspended","term":{"months":25}}})"), "events[0].sentence.term impossible_fact\n"},
    Case{"ASuspendedTermADayOver", with_events(R"({"id":"a","kind":"disposal","on":"2026-03-21","sentence":{"type":"suspended","term":{"years":2,"days":1}}})"), "events[0].sentence.term impossible_fact\n"},
    Case{"ASuspendedTermOver36MonthsSince22March2026", with_events(R"({"id":"a","kind":"disposal","on":"2026-03-22","sentence":{"type":"suspended","term":{"months":37}}})"), "events[0].sentence.term impossible_fact\n"},
    Case{"ADetentionAndTrainingOrderOver24Months", with_events(R"({"id":"a","kind":"disposal","on":"2020-01-06","sentence":{"type":"detention_and_training","term":{"months":25}}})"), "events[0].sentence.term impossible_fact\n"},
    Case{"ATermOnACaution", with_events(R"({"id":"a","kind":"disposal","basis":"caution","sentence":{"type":"conditional_discharge","term":{"months":6}}})"), "events[0].sentence.term impossible_fact\n"},
    Case{"AnExtensionOnACaution", with_events(R"({"id":"a","kind":"disposal","basis":"caution","sentence":{"extension":{"months":6}}})"), "events[0].sentence.extension impossible_fact\n"},
    Case{"ASuspendedTermOf30MonthsOnACaution", with_events(R"({"id":"a","kind":"disposal","basis":"caution","on":"2026-03-21","sentence":{"type":"suspended","term":{"months":30}}})"), "events[0].sentence.term impossible_fact\nevents[0].sentence.term impossible_fact\n"},
    Case{"NotListedThoughTheVictimWas17", with_events(R"({"id":"a","kind":"disposal","basis":"conviction","on":"2026-03-02","offence":{"code":"soa2003.s3","committed":"2025-06-01","victim_age":17,"schedule3":{"listed":"no"}},"sentence":{"type":"imprisonment","term":{"months":12}}})"), "events[0].offence.schedule3.listed disagreement\n"},
    Case{"ListedThoughTheSectionIsNot", with_events(R"({"id":"a","kind":"disposal","basis":"conviction","on":"1990-03-02","offence":{"code":"soa1956.s10","committed":"1989-06-01","victim_age":18,"schedule3":{"listed":"yes"}}})"), "events[0].offence.schedule3.listed disagreement\n"},
    Case{"AConditionWhereTheListingHasNone", with_events(R"({"id":"a","kind":"disposal","basis":"conviction","on":"2026-03-02","offence":{"code":"soa2003.s1","schedule3":{"listed":"yes","sentence_condition":true}}})"), "events[0].offence.schedule3.sentence_condition disagreement\n"},
    Case{"AConditionNotMetThoughTheTermMeetsIt", with_events(R"({"id":"a","kind":"disposal","basis":"conviction","on":"2026-03-02","offence":{"code":"soa2003.s13","schedule3":{"listed":"yes","sentence_condition":true,"condition_met":false}},"sentence":{"type":"detention_and_training","term":{"months":24}}})"), "events[0].offence.schedule3.condition_met disagreement\n"},
    Case{"AnAgeNobodyReaches", with_events(R"({"id":"a","kind":"disposal","offence":{"victim_age":151}})"), "events[0].offence.victim_age out_of_range\n"}),
    [](const auto& tested) { return tested.param.name; });

class Accepted : public testing::TestWithParam<Case> {};

TEST_P(Accepted, WithoutAProblem) {
    const auto taken = intake::read_record(GetParam().text);
    EXPECT_EQ(faults(taken), "");
    EXPECT_EQ(taken.rows.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(RecordFormat1, Accepted, testing::Values(
    Case{"NoFormatNoEvents", R"({"offender":{"id":"OFF-1"}})", ""},
    Case{"AByteOrderMark", "\xEF\xBB\xBF{\"offender\":{\"id\":\"OFF-1\"}}", ""},
    Case{"AWordThatCppKeepsForItself", with_events(R"({"id":"a","kind":"notification","under":["return"]})"), ""},
    Case{"AWholeNumberWithAPoint", with_events(R"({"id":"a","kind":"disposal","sentence":{"term":{"months":7.0}}})"), ""},
    Case{"TheRepeatedHourWithItsOffset", with_events(R"({"id":"a","kind":"notification","given":"2026-10-25T01:30+01:00"})"), ""},
    Case{"A24MonthSuspendedTerm", with_events(R"({"id":"a","kind":"disposal","on":"2026-03-21","sentence":{"type":"suspended","term":{"years":2}}})"), ""},
    Case{"A36MonthSuspendedTermSince22March2026", with_events(R"({"id":"a","kind":"disposal","on":"2026-03-22","sentence":{"type":"suspended","term":{"months":36}}})"), ""},
    Case{"A30MonthSuspendedTermOnADayNotKnown", with_events(R"({"id":"a","kind":"disposal","sentence":{"type":"suspended","term":{"months":30}}})"), ""},
    Case{"ACautionWithASentenceOfNoTerm", with_events(R"({"id":"a","kind":"disposal","basis":"caution","sentence":{"type":"other"}})"), ""},
    Case{"ATermWhereTheBasisIsNotKnown", with_events(R"({"id":"a","kind":"disposal","sentence":{"type":"conditional_discharge","term":{"months":6}}})"), ""},
    Case{"AListingThatFollows", with_events(R"({"id":"a","kind":"disposal","basis":"conviction","offence":{"code":"soa2003.s1","schedule3":{"listed":"yes","sentence_condition":false}}})"), ""},
    Case{"AListingThatHangsOnAnAgeNotKnown", with_events(R"({"id":"a","kind":"disposal","basis":"conviction","on":"2026-03-02","offence":{"code":"soa2003.s7","schedule3":{"listed":"no"}},"sentence":{"type":"fine"}})"), ""},
    Case{"AnOffenceCodeThatIsNotHeld", with_events(R"({"id":"a","kind":"disposal","offence":{"code":"soa2003.s67A","schedule3":{"listed":"no"}}})"), ""},
    Case{"NotListedWhereTheConditionWasNotMet", with_events(R"({"id":"a","kind":"disposal","basis":"caution","on":"2026-03-02","offence":{"code":"soa2003.s13","schedule3":{"listed":"no"}}})"), ""},
    Case{"AWrongListingThatWasCorrected", with_events(R"({"id":"a","kind":"disposal","basis":"conviction","offence":{"code":"soa2003.s1","schedule3":{"listed":"no"}}},{"id":"b","kind":"disposal","basis":"conviction","supersedes":"a","offence":{"code":"soa2003.s1","schedule3":{"listed":"yes"}}})"), ""},
    Case{"ASuspendedTermOfALengthNotKnown", with_events(R"({"id":"a","kind":"disposal","on":"2026-03-21","sentence":{"type":"suspended"}})"), ""},
    Case{"AdvanceNoticeOfAnEventNotYetThere", with_events(R"({"id":"a","kind":"notification","covers":["c9"],"expected":"2026-07-01"})"), ""},
    Case{"ABadIdentifier", R"({"offender":{"id":"OFF-1","identifiers":[{"type":"pnc","value":"2000/0000223X"}]}})", ""}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(ReadRecord, KeepsWhatTheTextSays) {
    const auto taken = intake::read_record(with_events(
        R"({"id":"n1","kind":"notification","given":"2026-06-11T10:20","under":["initial","change"],"recorded":"2026-06-12T09:00"},)"
        R"({"id":"t1","kind":"static_score","percentage":1.35,"inputs":{"age":41,"ratio":0.5,"female":false,"band":"high"}})"));
    ASSERT_EQ(faults(taken), "");
    const auto& events = taken.rows.at(0).events;
    EXPECT_EQ(events[0].as<Notification>()->given->text(), "2026-06-11T10:20");
    EXPECT_EQ(events[0].as<Notification>()->under.size(), 2U);
    EXPECT_FALSE(events[0].as<Notification>()->covers.known()) << "absent is not known, not empty";
    const auto& score = *events[1].as<StaticScore>();
    EXPECT_EQ(*score.percentage, 1.35);
    EXPECT_EQ(score.inputs->at("age"), Loose{std::int64_t{41}});
    EXPECT_EQ(score.inputs->at("female"), Loose{false});
}

TEST(ReadRecord, AnEventRecordedLaterWasNotKnownBefore) {
    const auto taken = intake::read_record(with_events(R"({"id":"n1","kind":"note","recorded":"2026-06-12T09:00"})"));
    ASSERT_EQ(faults(taken), "");
    EXPECT_TRUE(Timeline(taken.rows[0], *LocalTime::read("2026-06-12T08:59")).events().empty());
    EXPECT_EQ(Timeline(taken.rows[0], *LocalTime::read("2026-06-12T09:00")).events().size(), 1U);
}

TEST(ReadRecord, NeverRepeatsTheDataInAMessage) {
    const auto taken =
        intake::read_record(with_events(R"({"id":"a","kind":"note","on":"Ravenscroft","text":["Ravenscroft"]})"));
    ASSERT_EQ(taken.problems.size(), 2U);
    for (const auto& problem : taken.problems)
        EXPECT_EQ(to_line(problem).find("Ravenscroft"), std::string::npos);
}

TEST(ReadRecord, NamesLineAndCharacterOfWhatIsNotJson) {
    const auto taken = intake::read_record("{\n  \"offender\": }");
    ASSERT_EQ(taken.problems.size(), 1U);
    EXPECT_NE(taken.problems[0].message.find("line 2, character 15"), std::string::npos) << taken.problems[0].message;
}

const std::string one = R"({"offender":{"id":"OFF-1"}})";
const std::string two = R"({"offender":{"id":"OFF-2"}})";
const std::string bad = R"({"offender":{"id":"OFF-3","born":"2026-02-30"}})";

TEST(ReadRecords, TakesAListAndSaysWhichRecordIsFaulty) {
    const auto taken = intake::read_records("[" + one + ",\n" + bad + " , " + two + "]");
    EXPECT_EQ(faults(taken), "[1].offender.born no_such_day\n");
    ASSERT_EQ(taken.rows.size(), 2U);
    EXPECT_EQ(taken.rows[1].id().reveal(), "OFF-2");
}

TEST(ReadRecords, TakesLinesAndSaysWhichLineIsFaulty) {
    const auto taken = intake::read_records(one + "\n\n" + bad + "\n{nonsense\n" + two + "\n");
    EXPECT_EQ(faults(taken), "[1].offender.born no_such_day\n[2] malformed\n");
    EXPECT_EQ(taken.problems.at(0).row, 3U);
    EXPECT_EQ(taken.problems.at(1).row, 4U);
    EXPECT_EQ(taken.rows.size(), 2U);
}

TEST(ReadRecords, TakesOneRecordOverManyLines) {
    const auto taken = intake::read_records("{\n \"offender\": {\n  \"id\": \"OFF-1\"\n }\n}\n");
    EXPECT_EQ(faults(taken), "");
    EXPECT_EQ(taken.rows.size(), 1U);
}

TEST(ReadRecords, WithholdsBothOfTwoRecordsWithOneId) {
    const auto taken = intake::read_records(one + "\n" + one + "\n" + two);
    EXPECT_EQ(faults(taken), "[0].offender.id duplicate_id\n[1].offender.id duplicate_id\n");
    ASSERT_EQ(taken.rows.size(), 1U);
    EXPECT_EQ(taken.rows[0].id().reveal(), "OFF-2");
}

TEST(ReadRecords, SaysWhenTheListIsCutOff) {
    for (const auto& text : {"[" + one, "[" + one + ",", "[" + one + "," + one.substr(0, 12), std::string{"["}})
        EXPECT_FALSE(intake::read_records(text).problems.empty()) << text;
    EXPECT_TRUE(intake::read_records("[]").problems.empty());
    EXPECT_FALSE(intake::read_records("[] x").problems.empty());
}

} // namespace
