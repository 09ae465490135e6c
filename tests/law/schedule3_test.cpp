// Schedule 3 (England and Wales): each kind of condition on both sides of every threshold. Everyone is made up.
#include <mosovo/law/schedule3.hpp>

#include <gtest/gtest.h>

#include <algorithm>

namespace mosovo::law {
namespace {

using Type = SentenceType;

const auto committed = make_day(2020, 6, 15);
const auto convicted = make_day(2021, 3, 1);

/// Born so that the age was attained on the day of the offence, which is the birthday.
Day aged(int years) { return Day{date::year_month_day{committed} - date::years{years}}; }

Term months(int n) { return {{}, date::months{n}, {}, {}}; }

struct Facts {
    std::string code;
    std::optional<Day> born;
    std::optional<std::int64_t> victim;
    std::optional<Basis> basis = Basis::conviction;
    std::optional<Sentence> sentence{};
    std::optional<Day> on = convicted;
    std::optional<Day> at = committed;
};

Disposal disposal_of(const Facts& facts) {
    Disposal disposal;
    disposal.basis = facts.basis;
    disposal.on = facts.on;
    disposal.offence.emplace();
    disposal.offence->code = facts.code;
    disposal.offence->committed = facts.at;
    if (facts.victim) disposal.offence->victim_age = *Age::from(*facts.victim);
    disposal.sentence = facts.sentence;
    if (facts.sentence) disposal.sentenced = facts.on;
    return disposal;
}

DerivedListing derive(const Facts& facts, std::optional<Jurisdiction> nation = Jurisdiction::england_wales) {
    return derive_listing(disposal_of(facts), facts.born, nation);
}

/// "yes", "no", "unknown"; behind a yes "outright", or what became of the sentencing condition.
std::string answer(const DerivedListing& derived) {
    std::string text{word(derived.listed)};
    if (derived.sentence_condition == false) text += " outright";
    if (derived.sentence_condition == true)
        text += derived.condition_met ? *derived.condition_met ? " met" : " not met" : " open";
    for (const auto& path : derived.missing)
        text += " ?" + path;
    return text;
}

struct Case {
    const char* name;
    Facts facts;
    const char* expected;
    const char* why;
    friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class Listing3 : public testing::TestWithParam<Case> {};

TEST_P(Listing3, FollowsFromCodeAgesAndDisposal) {
    const auto derived = derive(GetParam().facts);
    EXPECT_EQ(answer(derived), GetParam().expected) << GetParam().why;
    EXPECT_FALSE(derived.because.empty());
    for (const auto& step : derived.because) {
        EXPECT_TRUE(step.rule.starts_with("soa2003.sch3")) << step.rule;
        EXPECT_TRUE(step.citation.href.starts_with("https://"));
        EXPECT_FALSE(step.says.empty());
    }
}

Sentence of(Type type, std::optional<Term> term = {}, std::optional<Term> extension = {}) {
    return {type, term, extension};
}
const Sentence fine = of(Type::fine);

// clang-format off
INSTANTIATE_TEST_SUITE_P(NoCondition, Listing3, testing::Values(
    Case{"RapeByAnybody", {"soa2003.s1", {}, {}}, "yes outright", "para 17"},
    Case{"RapeCautioned", {"soa2003.s1", {}, {}, Basis::caution}, "yes outright", "para 17"},
    Case{"CommunicationSinceListed", {"soa2003.s15A", {}, {}, Basis::conviction, {}, make_day(2017, 4, 3)}, "yes outright", "para 24A, from 3 Apr 2017"},
    Case{"CommunicationTheDayBefore", {"soa2003.s15A", {}, {}, Basis::conviction, {}, make_day(2017, 4, 2)}, "unknown", "para 24A was added later"},
    Case{"AnOldDisposalOfAnEnactedParagraph", {"soa1956.s1", {}, {}, Basis::conviction, {}, make_day(1998, 2, 2), {}}, "yes outright", "para 1 with s.81"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(OffenderAge, Listing3, testing::Values(
    Case{"NineteenAtTheTime", {"soa1956.s6", aged(20) + date::days{1}, 15}, "no", "para 3: 20 or over"},
    Case{"TwentyThatDay", {"soa1956.s6", aged(20), 15}, "yes outright", "para 3; an age is attained at the start of the birthday"},
    Case{"TwentyButTheVictimAnAdult", {"soa1956.s12", aged(20), 18}, "no", "para 5: both ages"},
    Case{"TwentyAndTheVictimSeventeen", {"soa1956.s12", aged(20), 17}, "yes outright", "para 5"},
    Case{"NineteenAndTheVictimSeventeen", {"soa1956.s12", aged(20) + date::days{1}, 17}, "no", "para 5"},
    Case{"SeventeenAndFined", {"soa2003.s7", aged(18) + date::days{1}, 12, Basis::conviction, fine}, "yes not met", "para 20(b)"},
    Case{"EighteenAndFined", {"soa2003.s7", aged(18), 12, Basis::conviction, fine}, "yes outright", "para 20(a), s.132(2)"},
    Case{"SeventeenWithTwoYearsForImages", {"cjia2008.s63", aged(18) + date::days{1}, {}, Basis::conviction, of(Type::detention, months(24))}, "no", "para 35A: 18 and two years"},
    Case{"EighteenWithTwoYearsForImages", {"cjia2008.s63", aged(18), {}, Basis::conviction, of(Type::imprisonment, months(24))}, "yes met", "para 35A"},
    Case{"EighteenWithTwentyThreeMonthsForImages", {"cjia2008.s63", aged(18), {}, Basis::conviction, of(Type::imprisonment, months(23))}, "yes not met", "para 35A"},
    Case{"ThirtyAtConvictionFifteenAtTheTime", {"soa2003.s7", make_day(1990, 6, 16), 12, Basis::conviction, fine, convicted, make_day(2005, 7, 1)}, "yes not met", "para 95: the age at the time of the offence"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(VictimAge, Listing3, testing::Values(
    Case{"SeventeenYearOldVictim", {"soa2003.s3", aged(30), 17, Basis::conviction, fine}, "yes outright", "para 18(b)(i)"},
    Case{"EighteenYearOldVictim", {"soa2003.s3", aged(30), 18, Basis::conviction, fine}, "yes not met", "para 18(b)(ii)"},
    Case{"TwelveYearOldVictimOfAChild", {"soa2003.s3", aged(15), 12, Basis::conviction, fine}, "yes not met", "para 18(a): the victim's age helps nothing"},
    Case{"ThirteenYearOldVictimOfAChild", {"soa2003.s3", aged(15), 13, Basis::conviction, fine}, "yes not met", "para 18(a)"},
    Case{"FifteenYearOldPaidFor", {"soa2003.s47", aged(18), 15, Basis::conviction, fine}, "yes outright", "para 29: under 16"},
    Case{"SixteenYearOldPaidFor", {"soa2003.s47", aged(18), 16, Basis::conviction, of(Type::imprisonment, months(60))}, "no", "para 29"},
    Case{"FifteenYearOldShown", {"cja1988.s160", aged(18), 15, Basis::conviction, fine}, "yes outright", "para 15(b)(i)"},
    Case{"SixteenYearOldShown", {"cja1988.s160", aged(18), 16, Basis::conviction, fine}, "no", "para 15: under 16"},
    Case{"SeventeenYearOldIntended", {"soa2003.s63", aged(18), 17, Basis::conviction, fine}, "yes outright", "para 31(b)(i)"},
    Case{"OldIndecentAssaultOnASeventeenYearOld", {"soa1956.s14", aged(15), 17, Basis::conviction, fine}, "yes outright", "para 7(a): whatever the offender's age"},
    Case{"IncestWithAnAdult", {"soa1956.s10", aged(30), 18}, "no", "para 4"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(Imprisonment, Listing3, testing::Values(
    Case{"AChildWithElevenMonths", {"soa2003.s13", aged(15), 14, Basis::conviction, of(Type::detention, months(11))}, "yes not met", "para 22"},
    Case{"AChildWithTwelveMonths", {"soa2003.s13", aged(15), 14, Basis::conviction, of(Type::detention, months(12))}, "yes met", "para 22"},
    Case{"AChildWithOneYear", {"soa2003.s13", aged(15), 14, Basis::conviction, of(Type::detention, Term{date::years{1}, {}, {}, {}})}, "yes met", "a year is twelve months"},
    Case{"AChildWithFiftyTwoWeeks", {"soa2003.s13", aged(15), 14, Basis::conviction, of(Type::detention, Term{{}, {}, date::weeks{52}, {}})}, "yes not met", "364 days are less than twelve months"},
    Case{"AChildWithElevenMonthsAndThirtyOneDays", {"soa2003.s13", aged(15), 14, Basis::conviction, of(Type::detention, Term{{}, date::months{11}, {}, date::days{31}})}, "yes met", "from 1 Mar 2021 that is 4 Mar 2022"},
    Case{"AChildsDtoOfTwentyTwoMonths", {"soa2003.s13", aged(15), 14, Basis::conviction, of(Type::detention_and_training, months(22))}, "yes not met", "R v Slocombe: the detention half, eleven months"},
    Case{"AChildsDtoOfTwentyFourMonths", {"soa2003.s13", aged(15), 14, Basis::conviction, of(Type::detention_and_training, months(24))}, "yes met", "R v Slocombe: twelve months"},
    Case{"AnAdultWithADay", {"soa2003.s3", aged(18), 18, Basis::conviction, of(Type::imprisonment, Term{{}, {}, {}, date::days{1}})}, "yes met", "para 18: of any length"},
    Case{"AnAdultWithATermNotKnown", {"soa2003.s3", aged(18), 18, Basis::conviction, of(Type::imprisonment)}, "yes met", "of any length"},
    Case{"AnAdultsSuspendedTerm", {"soa2003.s3", aged(18), 18, Basis::conviction, of(Type::suspended, months(6))}, "yes met", "Sentencing Code s.289(1)"},
    Case{"Life", {"soa1956.s14", aged(30), 30, Basis::conviction, of(Type::life)}, "yes met", "para 7(b)(i)"},
    Case{"IndecentAssaultTwentyNineMonths", {"soa1956.s14", aged(30), 30, Basis::conviction, of(Type::imprisonment, months(29))}, "yes not met", "para 7(b)(i)"},
    Case{"IndecentAssaultThirtyMonths", {"soa1956.s14", aged(30), 30, Basis::conviction, of(Type::imprisonment, months(30))}, "yes met", "para 7(b)(i)"},
    Case{"ExtensionCountsWithTheCustodialTerm", {"soa1956.s14", aged(30), 30, Basis::conviction, of(Type::extended, months(18), months(12))}, "yes met", "Minter"},
    Case{"ExtensionNotKnown", {"soa1956.s14", aged(30), 30, Basis::conviction, of(Type::extended, months(18))}, "yes open ?sentence.extension", "Minter"},
    Case{"NoExtensionNeeded", {"soa1956.s14", aged(30), 30, Basis::conviction, of(Type::extended, months(30))}, "yes met", "the custodial term is enough"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(OtherDisposals, Listing3, testing::Values(
    Case{"CommunityOrderOfElevenMonths", {"soa2003.s66", aged(30), 18, Basis::conviction, of(Type::community_order, months(11))}, "yes not met", "R v Davison: the period the court specified"},
    Case{"CommunityOrderOfTwelveMonths", {"soa2003.s66", aged(30), 18, Basis::conviction, of(Type::community_order, months(12))}, "yes met", "para 33"},
    Case{"CommunityOrderOfALengthNotKnown", {"soa2003.s66", aged(30), 18, Basis::conviction, of(Type::community_order)}, "yes open ?sentence.term", "para 33"},
    Case{"ACommunityOrderForSexWithARelative", {"soa2003.s64", aged(30), 30, Basis::conviction, of(Type::community_order, months(36))}, "yes not met", "para 32 knows no community sentence"},
    Case{"AChildsCommunityOrder", {"soa2003.s66", aged(17), 18, Basis::conviction, of(Type::community_order, months(36))}, "yes not met", "para 33(a)"},
    Case{"AChildsYouthRehabilitation", {"soa2003.s66", aged(15), 12, Basis::conviction, of(Type::youth_rehabilitation)}, "yes not met", "para 33(a)"},
    Case{"AnAdultsYouthRehabilitation", {"soa2003.s66", aged(18), 18, Basis::conviction, of(Type::youth_rehabilitation)}, "yes open", "para 96 was not read for it"},
    Case{"HospitalOrder", {"soa2003.s66", aged(30), 18, Basis::insanity_finding, of(Type::hospital_order)}, "yes met", "para 33: detained in a hospital"},
    Case{"AChildsHospitalOrder", {"soa2003.s66", aged(15), 18, Basis::disability_finding, of(Type::hospital_order)}, "yes not met", "para 33(a)"},
    Case{"HospitalOrderIsNotRestricted", {"soa1956.s15", aged(30), 30, Basis::conviction, of(Type::hospital_order)}, "yes not met", "para 8(b)(ii)"},
    Case{"RestrictedHospitalOrder", {"soa1956.s15", aged(30), 30, Basis::conviction, of(Type::restricted_hospital_order)}, "yes met", "para 8(b)(ii)"},
    Case{"LimitationDirectionIsLeftOpen", {"soa1956.s15", aged(30), 30, Basis::conviction, of(Type::hospital_and_limitation, months(29))}, "yes open", "s.133 was not read for it"},
    Case{"LimitationDirectionWithALongTerm", {"soa1956.s15", aged(30), 30, Basis::conviction, of(Type::hospital_and_limitation, months(30))}, "yes met", "para 8(b)(i)"},
    Case{"ConditionalDischarge", {"soa2003.s3", aged(30), 18, Basis::conviction, of(Type::conditional_discharge, months(24))}, "yes not met", "para 18"},
    Case{"CautionForAnAdultVictim", {"soa2003.s3", aged(30), 18, Basis::caution}, "yes not met", "no court dealt with him"},
    Case{"CautionForAChildVictim", {"soa2003.s3", aged(30), 17, Basis::caution}, "yes outright", "para 18(b)(i)"},
    Case{"NotSentencedYet", {"soa2003.s3", aged(30), 18}, "yes open ?sentence", "s.132(3)"},
    Case{"SentenceTypeNotKnown", {"soa2003.s3", aged(30), 18, Basis::conviction, Sentence{}}, "yes open ?sentence.type", ""},
    Case{"BeforePart2EveryPhotograph", {"pca1978.s1", make_day(1990, 1, 1), 15, Basis::caution, {}, make_day(2004, 4, 30), make_day(2003, 1, 1)}, "yes outright", "para 13(a)"},
    Case{"FromPart2OnThePhotographsOfAChildOffender", {"pca1978.s1", make_day(1990, 1, 1), 15, Basis::caution, {}, make_day(2004, 5, 1), make_day(2003, 1, 1)}, "yes not met", "para 13(b)"}),
    [](const auto& tested) { return tested.param.name; });

INSTANTIATE_TEST_SUITE_P(FactsNotKnown, Listing3, testing::Values(
    Case{"NoCode", {"soa2003.s999", aged(30), 12}, "unknown", "not held"},
    Case{"ACodeSaidNotToBeHeld", {"soa2003.s67A", aged(30), 12}, "unknown", "the purpose decides"},
    Case{"VictimAgeNotKnown", {"soa2003.s3", aged(30), {}, Basis::conviction, fine}, "unknown ?offence.victim_age", "para 18"},
    Case{"VictimAgeNotKnownAndPrisonEitherWay", {"soa2003.s3", aged(30), {}, Basis::conviction, of(Type::imprisonment, months(6))}, "yes ?offence.victim_age", "he is listed; only the relevant date hangs on it"},
    Case{"OffenderAgeNotKnownAndAFine", {"soa2003.s3", {}, 18, Basis::conviction, fine}, "yes not met", "both branches say so"},
    Case{"OffenderAgeNotKnownAndSixMonths", {"soa2003.s3", {}, 18, Basis::conviction, of(Type::imprisonment, months(6))}, "unknown ?offender.born", "6 months list an adult alone"},
    Case{"OffenderAgeNotKnownAndTwoYears", {"soa2003.s3", {}, 18, Basis::conviction, of(Type::imprisonment, months(24))}, "yes met", "both branches say so"},
    Case{"CommittedNotKnown", {"soa2003.s7", aged(30), 12, Basis::conviction, fine, convicted, {}}, "unknown ?offence.committed", "para 20"},
    Case{"CommittedNotKnownButConvictedAsAChild", {"soa2003.s7", aged(15), 12, Basis::conviction, fine, convicted, {}}, "yes not met", "he was no older then"},
    Case{"NeitherNeeded", {"soa2003.s1", {}, {}, {}, {}, {}, {}}, "yes outright", "para 17"},
    Case{"DayOfDisposalNotKnown", {"pca1978.s1", aged(15), 15, Basis::caution, {}, {}}, "unknown ?on", "para 13(a)"},
    Case{"TermNotKnown", {"soa2003.s13", aged(15), 14, Basis::conviction, of(Type::detention)}, "yes open ?sentence.term", "para 22"}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(DerivedListing3, BornOn29FebruaryIsEighteenOn1March) {
    Facts facts{"soa2003.s7", make_day(2000, 2, 29), 12, Basis::conviction, fine, convicted, make_day(2018, 2, 28)};
    EXPECT_EQ(answer(derive(facts)), "yes not met");
    facts.at = make_day(2018, 3, 1);
    EXPECT_EQ(answer(derive(facts)), "yes outright");
}

TEST(DerivedListing3, NamesItsParagraphAndTheTextThatWasRead) {
    const auto derived = derive({"soa2003.s3", aged(30), 17});
    EXPECT_EQ(derived.paragraph, "18");
    ASSERT_EQ(derived.because.size(), 3U);
    EXPECT_EQ(derived.because[1].says, "listed whatever the sentence");
    EXPECT_NE(derived.because[2].says.find("1 Dec 2010"), std::string::npos) << "later changes were not seen";
    const auto unheld = derive({"soa2003.s67A", aged(30), 17});
    EXPECT_EQ(unheld.paragraph, std::nullopt);
    EXPECT_NE(unheld.because.at(0).says.find("s67A.3.a"), std::string::npos) << "says what to record instead";
}

TEST(DerivedListing3, AForeignCourtAndAnotherNationsListAreLeftOpen) {
    auto foreign = disposal_of({"soa2003.s1", aged(30), 30});
    foreign.foreign = true;
    EXPECT_EQ(answer(derive_listing(foreign, aged(30), {})), "unknown");
    const Facts paid{"soa2003.s47", aged(30), 16, Basis::conviction, fine};
    EXPECT_EQ(answer(derive(paid, Jurisdiction::northern_ireland)), "unknown") << "para 89 says under 17";
    EXPECT_EQ(answer(derive(paid, Jurisdiction::scotland)), "no");
    EXPECT_EQ(answer(derive(paid, {})), "no");
}

TEST(DerivedListing3, ADayNotKnownIsAskedForWhereTheParagraphWasNotAlwaysThere) {
    const auto& list = rules::OffenceList::built_in();
    const auto added =
        std::ranges::find(list.paragraphs(), rules::EarlierDisposals::unknown, &rules::Paragraph::earlier_disposals);
    ASSERT_NE(added, list.paragraphs().end());
    const auto& code = added->offences.front().code;
    const auto born = make_day(1970, 1, 1);
    const auto day = [](int days) { return date::days{days}; };
    EXPECT_EQ(answer(derive({code, born, 10, Basis::conviction, {}, {}, added->from - day(1)})), "unknown ?on");
    EXPECT_EQ(answer(derive({code, born, 10, Basis::conviction, {}, {}, {}})), "unknown ?on");
    EXPECT_NE(derive({code, born, 10, Basis::conviction, {}, {}, added->from}).listed, Known::unknown)
        << "an offence committed since then was dealt with since then";
    EXPECT_NE(derive({code, born, 10, Basis::conviction, {}, added->from, added->from - day(1)}).listed,
              Known::unknown);
}

TEST(DerivedListing3, WithoutReasonsIsTheSameAnswer) {
    const Facts facts{"soa2003.s3", aged(30), {}, Basis::conviction, fine};
    auto told = derive(facts);
    const auto bare = derive_listing(disposal_of(facts), facts.born, {}, Reasons::left_out);
    EXPECT_TRUE(bare.because.empty());
    told.because.clear();
    EXPECT_EQ(told, bare);
}

/// Over every paragraph: a fact that is not known never gives an answer that a value of it would contradict.
TEST(DerivedListing3, AnUnknownAgeAgreesWithEveryAgeThereIs) {
    const std::vector<std::optional<Sentence>> sentences{
        {}, fine, of(Type::imprisonment, months(12)), of(Type::imprisonment, months(6)), of(Type::hospital_order)};
    int settled = 0;
    for (const auto& paragraph : rules::OffenceList::built_in().paragraphs())
        for (const auto& sentence : sentences) {
            Facts facts{paragraph.offences.front().code, {}, {}, Basis::conviction, sentence, make_day(2025, 1, 6)};
            const auto open = derive(facts);
            for (int offender = 10; offender <= 22; ++offender)
                for (int victim = 10; victim <= 20; ++victim) {
                    facts.born = aged(offender);
                    facts.victim = victim;
                    const auto known = derive(facts);
                    ASSERT_NE(known.listed, Known::unknown) << paragraph.number;
                    const bool bound = known.listed == Known::yes && known.sentence_condition == false;
                    if (open.listed == Known::no) {
                        ASSERT_FALSE(bound || known.condition_met == true) << paragraph.number;
                    }
                    if (open.listed == Known::yes && open.sentence_condition) {
                        ASSERT_EQ(known.sentence_condition, open.sentence_condition) << paragraph.number;
                    }
                    if (open.condition_met && open.sentence_condition) {
                        ASSERT_EQ(known.condition_met, open.condition_met) << paragraph.number;
                    }
                    if (open.condition_met && !open.sentence_condition) { // bound, outright or by the sentence
                        ASSERT_TRUE(bound || known.condition_met == true) << paragraph.number;
                    }
                    settled += open.listed != Known::unknown;
                }
        }
    EXPECT_GT(settled, 0);
}

struct Said {
    const char* name;
    Schedule3 recorded;
    Facts facts;
    const char* field; ///< null: no disagreement
    friend void PrintTo(const Said& c, std::ostream* out) { *out << c.name; }
};
class Disagreement : public testing::TestWithParam<Said> {};

TEST_P(Disagreement, IsFoundOnlyWhereBothAreKnownAndDiffer) {
    const auto& c = GetParam();
    const auto found = disagreement(c.recorded, derive(c.facts));
    EXPECT_EQ(found.value_or("none"), std::string_view{c.field ? c.field : "none"});
}

const Facts child{"soa2003.s3", aged(30), 17, Basis::conviction, fine};       // listed outright
const Facts adult_fined{"soa2003.s3", aged(30), 18, Basis::conviction, fine}; // condition not met
const Facts adult_jailed{"soa2003.s3", aged(30), 18, Basis::conviction, of(Type::imprisonment, months(6))};
const Facts young{"soa1956.s6", aged(19), 15, Basis::conviction, fine};    // not listed
const Facts open_age{"soa2003.s3", aged(30), {}, Basis::conviction, fine}; // unknown

// clang-format off
INSTANTIATE_TEST_SUITE_P(Schedule3, Disagreement, testing::Values(
    Said{"NoAgainstOutright", {Known::no, {}, {}}, child, "listed"},
    Said{"NoAgainstAConditionMet", {Known::no, {}, {}}, adult_jailed, "listed"},
    Said{"NoAgainstAConditionNotMet", {Known::no, {}, {}}, adult_fined, nullptr},
    Said{"NoAgainstUnknown", {Known::no, {}, {}}, open_age, nullptr},
    Said{"NoAgainstNo", {Known::no, {}, {}}, young, nullptr},
    Said{"YesAgainstNo", {Known::yes, {}, {}}, young, "listed"},
    Said{"YesOutrightAgainstNo", {Known::yes, false, {}}, young, "listed"},
    Said{"AConditionNotMetAgainstNo", {Known::yes, true, false}, young, nullptr},
    Said{"YesAgainstOutright", {Known::yes, false, {}}, child, nullptr},
    Said{"YesAndNoMoreAgainstOutright", {Known::yes, {}, {}}, child, nullptr},
    Said{"YesAndNoMoreAgainstAConditionNotMet", {Known::yes, {}, {}}, adult_fined, "listed"},
    Said{"AConditionAgainstOutright", {Known::yes, true, true}, child, "sentence_condition"},
    Said{"OutrightAgainstACondition", {Known::yes, false, {}}, adult_jailed, "sentence_condition"},
    Said{"MetAgainstNotMet", {Known::yes, true, true}, adult_fined, "condition_met"},
    Said{"NotMetAgainstMet", {Known::yes, true, false}, adult_jailed, "condition_met"},
    Said{"MetAgainstMet", {Known::yes, true, true}, adult_jailed, nullptr},
    Said{"NotYetAgainstMet", {Known::yes, true, {}}, adult_jailed, nullptr},
    Said{"UnknownAgainstAnything", {Known::unknown, {}, {}}, child, nullptr},
    Said{"NothingAgainstAnything", {{}, {}, {}}, child, nullptr}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(RecordedOrDerived, FillsWhatIsNotKnownAndTakesNothingBack) {
    const Schedule3 jailed{Known::yes, true, true};
    EXPECT_EQ(recorded_or_derived({}, derive(adult_jailed)), jailed);
    EXPECT_EQ(recorded_or_derived(Schedule3{Known::unknown, {}, {}}, derive(adult_jailed)), jailed);
    EXPECT_EQ(recorded_or_derived(Schedule3{Known::yes, true, {}}, derive(adult_jailed)), jailed);
    EXPECT_EQ(recorded_or_derived(Schedule3{Known::yes, {}, {}}, derive(adult_jailed)), jailed);
    const Schedule3 yes{Known::yes, {}, {}};
    EXPECT_EQ(recorded_or_derived(yes, derive(adult_fined)), yes) << "a disagreement is for a person";
    EXPECT_EQ(recorded_or_derived(Schedule3{Known::no, {}, {}}, derive(child)), (Schedule3{Known::no, {}, {}}));
    EXPECT_EQ(recorded_or_derived({}, derive(open_age)), (Schedule3{Known::unknown, {}, {}}));
}

TEST(DerivedListings, LookAtDisposalsInEffectThatNameACode) {
    Record record;
    record.offender.id = OffenderId::from_checked("OFF-MADE-UP");
    record.offender.born = aged(30);
    const auto add = [&](const char* id, EventBody body) -> Event& {
        record.events.push_back({{}, std::move(body)});
        record.events.back().head.id = EventId::from_checked(id);
        return record.events.back();
    };
    add("d1", disposal_of(young));
    add("d2", disposal_of(child)).head.supersedes = EventId::from_checked("d1");
    add("d3", Disposal{});
    const auto found = derive_listings(record);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].disposal.reveal(), "d2");
    EXPECT_EQ(answer(found[0].listing), "yes outright");
}

} // namespace
} // namespace mosovo::law
