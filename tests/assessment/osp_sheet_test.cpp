// What a record says of the inputs, and what it leaves to be asked. Everybody is made up.
#include <mosovo/assessment/osp.hpp>
#include <mosovo/assessment/osp_sheet.hpp>

#include <gtest/gtest.h>

namespace mosovo::assessment {
namespace {

Day day(std::string_view text) { return *read_day(text); }

class Story {
public:
    Story() { record_.offender.id = OffenderId::from_checked("OFF-MADE-UP"); }
    Story& person(std::optional<std::string_view> born, std::optional<Sex> sex) {
        if (born) record_.offender.born = day(*born);
        record_.offender.sex = sex;
        return *this;
    }
    Story& add(const char* id, EventBody body) {
        Event event{{}, std::move(body)};
        event.head.id = EventId::from_checked(id);
        record_.events.push_back(std::move(event));
        return *this;
    }
    Story& dealt(const char* id, std::string_view on, Known listed, std::optional<SentenceType> sentence = {},
                 std::optional<std::string_view> committed = {}, std::optional<std::string_view> sentenced = {}) {
        Disposal disposal;
        disposal.basis = Basis::conviction;
        disposal.on = day(on);
        disposal.offence = Offence{{}, {}, Schedule3{listed, {}, {}}};
        if (committed) disposal.offence->committed = day(*committed);
        if (sentence) {
            disposal.sentence = Sentence{*sentence, {}, {}};
            disposal.sentenced = day(sentenced.value_or(on));
        }
        return add(id, disposal);
    }
    Story& custody(const char* id, std::string_view from, std::optional<std::string_view> to = {}) {
        return add(id, Stay{StayWhere::custody, day(from), to ? std::optional{day(*to)} : std::nullopt});
    }
    [[nodiscard]] OspSheet on(std::string_view as_of) const { return osp_inputs(Timeline{record_}, day(as_of)); }

private:
    Record record_;
};

const OspSheetRow& row_of(const OspSheet& sheet, std::string_view input) {
    for (const auto& row : sheet.rows)
        if (row.input == input) return row;
    throw std::runtime_error{"no such input"};
}

/// "derived 2026-05-01 from s1 d1", "asked", "at_least 2 from d1 d2".
std::string told(const OspSheet& sheet, std::string_view input) {
    const auto& row = row_of(sheet, input);
    auto text = std::string{word(row.known)};
    if (row.value) text += " " + TextForm<Loose>::write(*row.value);
    if (!row.from.empty()) text += " from";
    for (const auto& id : row.from)
        text += " " + id.reveal();
    return text;
}

Story imprisoned() {
    Story story;
    story.person("1980-05-31", Sex::male)
        .dealt("d1", "2018-03-01", Known::yes, SentenceType::imprisonment, "2017-01-01", "2018-04-10")
        .custody("s1", "2018-03-01", "2020-09-30");
    return story;
}

TEST(OspSheet, HasEveryInputInOrderAndASentenceOnEach) {
    const auto sheet = Story{}.on("2026-11-22");
    ASSERT_EQ(sheet.rows.size(), 15U);
    for (const auto& row : sheet.rows) {
        EXPECT_GT(row.says.size(), 15U) << row.input;
        EXPECT_TRUE(row.known == OspKnown::asked || row.input == "assessment_date") << row.input;
        EXPECT_TRUE(row.known == OspKnown::asked ? !row.value : row.value.has_value()) << row.input;
    }
    EXPECT_EQ(row_of(sheet, "total_contact_adult_sexual_sanctions").question, "1.34");
}

TEST(OspSheet, DerivesFromASentenceServed) {
    const auto sheet = imprisoned().on("2026-11-22");
    EXPECT_EQ(told(sheet, "gender"), "derived male");
    EXPECT_EQ(told(sheet, "date_of_birth"), "derived 1980-05-31");
    EXPECT_EQ(told(sheet, "has_ever_committed_sexual_offence"), "derived true from d1");
    EXPECT_EQ(told(sheet, "date_at_start_of_followup"), "derived 2020-09-30 from d1 s1");
    EXPECT_EQ(told(sheet, "date_of_most_recent_sexual_offence"), "derived 2018-03-01 from d1");
    EXPECT_EQ(told(sheet, "date_of_current_conviction"), "derived 2018-03-01 from d1");
    EXPECT_EQ(told(sheet, "supervision_status"), "derived community from s1");
    EXPECT_EQ(told(sheet, "assessment_date"), "derived 2026-11-22");
    EXPECT_NE(row_of(sheet, "date_of_most_recent_sexual_offence").says.find("10 Apr 2018"), std::string::npos)
        << "two days, and the sources do not say which is meant";
}

TEST(OspSheet, AsksForWhatARecordCannotSay) {
    const auto sheet = imprisoned().on("2026-11-22");
    for (const auto* kind : {"total_contact_adult_sexual_sanctions", "total_contact_child_sexual_sanctions",
                             "total_indecent_image_sanctions", "total_non_contact_sexual_offences"})
        EXPECT_EQ(told(sheet, kind), "asked from d1") << kind;
    EXPECT_EQ(told(sheet, "is_current_offence_against_victim_stranger"), "asked");
    EXPECT_EQ(told(sheet, "most_recent_offence_date"), "asked") << "none on record is not none";
    EXPECT_EQ(told(sheet, "total_number_of_sanctions_for_all_offences"), "at_least 1 from d1");
}

TEST(OspSheet, NeverDerivesThatThereIsNoHistory) {
    const auto sheet =
        Story{}.dealt("d1", "2018-03-01", Known::no).dealt("d2", "2019-03-01", Known::unknown).on("2026-11-22");
    EXPECT_EQ(told(sheet, "has_ever_committed_sexual_offence"), "asked");
    EXPECT_EQ(told(sheet, "date_of_most_recent_sexual_offence"), "asked from d2");
}

TEST(OspSheet, CountsSanctionsOfOneDayOnce) {
    const auto sheet = Story{}
                           .dealt("d1", "2018-03-01", Known::yes)
                           .dealt("d2", "2018-03-01", Known::yes)
                           .dealt("d3", "2019-03-01", Known::no)
                           .on("2026-11-22");
    EXPECT_EQ(told(sheet, "total_number_of_sanctions_for_all_offences"), "at_least 2 from d1 d2 d3");
}

TEST(OspSheet, TakesTheFollowUpOfTheLatestDisposalOnly) {
    auto story = imprisoned();
    story.dealt("d2", "2024-01-10", Known::no, SentenceType::fine);
    EXPECT_EQ(told(story.on("2026-11-22"), "date_at_start_of_followup"), "asked");
    story.dealt("d3", "2025-02-03", Known::no, SentenceType::community_order, {}, "2025-03-04");
    EXPECT_EQ(told(story.on("2026-11-22"), "date_at_start_of_followup"), "derived 2025-03-04 from d3");
    EXPECT_EQ(told(story.on("2023-01-01"), "date_at_start_of_followup"), "derived 2020-09-30 from d1 s1")
        << "later disposals are not there yet";
}

TEST(OspSheet, TakesAPlannedReleaseAndAsksWhereThereIsNone) {
    Story story;
    story.person("1980-05-31", Sex::male).dealt("d1", "2026-03-01", Known::yes, SentenceType::imprisonment);
    story.custody("s1", "2026-03-01", "2028-03-01");
    EXPECT_EQ(told(story.on("2026-11-22"), "date_at_start_of_followup"), "derived 2028-03-01 from d1 s1");
    Story open;
    open.dealt("d1", "2026-03-01", Known::yes, SentenceType::imprisonment).custody("s1", "2026-03-01");
    EXPECT_EQ(told(open.on("2026-11-22"), "date_at_start_of_followup"), "asked from d1");
}

TEST(OspSheet, SaysCustodyOnlyOfASentenceAndCommunityOnlyWhereShown) {
    Story sentenced;
    sentenced.dealt("d1", "2026-03-01", Known::yes, SentenceType::imprisonment).custody("s1", "2026-03-01");
    EXPECT_EQ(told(sentenced.on("2026-11-22"), "supervision_status"), "derived custody from s1 d1");
    Story unsentenced;
    unsentenced.custody("s1", "2026-03-01");
    EXPECT_EQ(told(unsentenced.on("2026-11-22"), "supervision_status"), "asked from s1") << "he may be on remand";
    Story silent;
    silent.dealt("d1", "2020-03-01", Known::yes);
    EXPECT_EQ(told(silent.on("2026-11-22"), "supervision_status"), "asked") << "no stay on record is not liberty";
    Visit visit;
    visit.at = *LocalTime::read("2026-06-01T18:00");
    visit.contact = Contact::home_visit;
    visit.outcome = VisitOutcome::seen;
    silent.add("v1", visit);
    EXPECT_EQ(told(silent.on("2026-11-22"), "supervision_status"), "derived community from v1");
    Story abroad;
    abroad.add("s1", Stay{StayWhere::abroad, day("2026-03-01"), {}});
    EXPECT_EQ(told(abroad.on("2026-11-22"), "supervision_status"), "asked");
}

TEST(OspSheet, TakesNoOldSentenceForTheReasonOfCustody) {
    auto story = imprisoned(); // sentenced in 2018, released in 2020
    story.custody("s2", "2026-03-01");
    const auto sheet = story.on("2026-11-22");
    EXPECT_EQ(told(sheet, "supervision_status"), "asked from s2 d1") << "on remand, or recalled: nobody wrote it down";
    EXPECT_NE(row_of(sheet, "supervision_status").says.find("remand"), std::string::npos);
    story.dealt("d2", "2026-05-01", Known::no, SentenceType::imprisonment);
    EXPECT_EQ(told(story.on("2026-11-22"), "supervision_status"), "derived custody from s2 d2");
    EXPECT_EQ(told(story.on("2026-04-30"), "supervision_status"), "asked from s2 d1") << "not sentenced yet";
}

TEST(OspSheet, AsksForTheLastSexualSanctionWhereALaterOneMayBe) {
    auto story = imprisoned();
    story.dealt("d2", "2022-01-10", Known::no);
    EXPECT_EQ(told(story.on("2026-11-22"), "date_of_most_recent_sexual_offence"), "derived 2018-03-01 from d1");
    EXPECT_NE(row_of(story.on("2026-11-22"), "date_of_most_recent_sexual_offence").says.find("confirm"),
              std::string::npos);
    story.dealt("d3", "2023-01-10", Known::unknown);
    EXPECT_EQ(told(story.on("2026-11-22"), "date_of_most_recent_sexual_offence"), "asked from d3");
    EXPECT_EQ(told(story.on("2022-11-22"), "date_of_most_recent_sexual_offence"), "derived 2018-03-01 from d1")
        << "later disposals are not there yet";
    Disposal bare;
    bare.basis = Basis::caution;
    bare.on = day("2024-01-10");
    story.add("d4", bare);
    EXPECT_EQ(told(story.on("2026-11-22"), "date_of_most_recent_sexual_offence"), "asked from d4")
        << "an offence of which nothing is recorded";
    story.dealt("d5", "2025-01-10", Known::yes);
    EXPECT_EQ(told(story.on("2026-11-22"), "date_of_most_recent_sexual_offence"), "derived 2025-01-10 from d5");
    Disposal undated;
    undated.basis = Basis::caution;
    story.add("d6", undated);
    for (const auto* input :
         {"date_of_most_recent_sexual_offence", "date_at_start_of_followup", "date_of_current_conviction"})
        EXPECT_EQ(told(story.on("2026-11-22"), input), "asked from d6") << input;
}

TEST(OspSheet, AsksWhereSentencesOfOneDayDoNotSayTheSame) {
    Story story;
    story.dealt("d1", "2026-03-01", Known::yes, SentenceType::imprisonment)
        .dealt("d2", "2026-03-01", Known::yes, SentenceType::community_order)
        .custody("s1", "2026-03-01", "2026-06-01");
    EXPECT_EQ(told(story.on("2026-11-22"), "date_at_start_of_followup"), "asked from d1 d2");
    Story later;
    later.dealt("d1", "2020-03-01", Known::yes, SentenceType::imprisonment).custody("s1", "2023-03-01", "2023-06-01");
    EXPECT_EQ(told(later.on("2026-11-22"), "date_at_start_of_followup"), "asked from d1")
        << "a stay that began later says nothing of that sentence";
}

TEST(OspSheet, FindsAnOffenceSinceTheFollowUp) {
    auto story = imprisoned();
    story.dealt("d2", "2018-03-01", Known::no, {}, "2022-05-05");
    EXPECT_EQ(told(story.on("2026-11-22"), "most_recent_offence_date"), "derived 2022-05-05 from d2");
    EXPECT_EQ(told(story.on("2021-11-22"), "most_recent_offence_date"), "asked");
}

TEST(OspSheet, GivesOnlyWhatWasDerivedToTheScore) {
    const auto inputs = derived_inputs(imprisoned().on("2026-11-22"));
    EXPECT_EQ(inputs.gender, Sex::male);
    EXPECT_EQ(inputs.date_at_start_of_followup, day("2020-09-30"));
    EXPECT_FALSE(inputs.total_number_of_sanctions_for_all_offences.has_value()) << "a least number is no answer";
    const auto result = osp_dc(inputs);
    ASSERT_EQ(result.status, OspStatus::error);
    EXPECT_EQ(result.problems.size(), 2U);
}

} // namespace
} // namespace mosovo::assessment
