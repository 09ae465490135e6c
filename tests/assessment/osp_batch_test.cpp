// Columns and one person's answers go through the same rules: held to each other over the whole small domain.
#include "osp_cases.hpp"
#include "osp_people.hpp"

#include <gtest/gtest.h>

namespace mosovo::assessment {
namespace {

using cases::People;

template <class T> std::optional<T> value_of(Cell<T> cell) {
    if (!cell.known()) return std::nullopt;
    if constexpr (std::is_same_v<T, bool>)
        return cell.raw() == 1;
    else if constexpr (std::is_enum_v<T>)
        return static_cast<T>(cell.raw());
    else
        return *T::from(cell.raw());
}

void expect_same(const People& people, bool images) {
    for (const auto profile : {OspProfile::recommended, OspProfile::arns_api, OspProfile::oasys}) {
        OspScores scores;
        if (images)
            osp_iic(people.columns(), profile, {}, scores);
        else
            osp_dc(people.columns(), profile, {}, scores);
        ASSERT_EQ(scores.status.size(), people.people().size());
        for (std::size_t i = 0; i < people.people().size(); ++i) {
            const auto& inputs = people.people()[i];
            const auto one = images ? osp_iic(inputs, profile) : osp_dc(inputs, profile);
            ASSERT_EQ(scores.status[i], one.status) << i;
            ASSERT_EQ(value_of(scores.band[i]), one.band) << i;
            ASSERT_EQ(value_of(scores.band_before_reduction[i]), one.band_before_reduction) << i;
            ASSERT_EQ(value_of(scores.points[i]), one.points) << i;
            ASSERT_EQ(value_of(scores.reduced[i]), one.reduced) << i;
            ASSERT_EQ(osp_problems(scores.faults[i]), one.problems) << i;
            const auto hundredths = value_of(scores.percentage[i]);
            ASSERT_EQ(hundredths.has_value(), one.percentage.has_value()) << i;
            if (hundredths) {
                ASSERT_EQ(static_cast<double>(hundredths->value()) / 100.0, *one.percentage) << i;
            }
        }
    }
}

std::optional<SanctionCount> count(int number) {
    return number == -2 ? std::nullopt : std::optional{*SanctionCount::from(number)};
}
constexpr int not_known = -2;

/// Every mixture of words and counts, good and bad.
People every_mixture() {
    People people;
    auto inputs = cases::good();
    for (const auto gender : {std::optional<Sex>{}, std::optional{Sex::male}, std::optional{Sex::female},
                              std::optional{Sex::not_specified}})
        for (const auto history : {std::optional<bool>{}, std::optional{true}, std::optional{false}})
            for (const int image : {not_known, 0, 2})
                for (const int adult : {not_known, -1, 0, 1})
                    for (const int child : {not_known, 0, 1, 3})
                        for (const int other : {not_known, 0, 1})
                            for (const int total : {not_known, 0, 1, 4, 1000}) {
                                inputs.gender = gender;
                                inputs.has_ever_committed_sexual_offence = history;
                                inputs.total_indecent_image_sanctions = count(image);
                                inputs.total_contact_adult_sexual_sanctions = count(adult);
                                inputs.total_contact_child_sexual_sanctions = count(child);
                                inputs.total_non_contact_sexual_offences = count(other);
                                inputs.total_number_of_sanctions_for_all_offences = count(total);
                                people.add(inputs);
                            }
    return people;
}

using Days = std::vector<std::optional<Day>>;

/// Every mixture of days at and beside their edges.
People every_day() {
    People people;
    auto inputs = cases::good();
    const auto born = make_day(1980, 6, 15);
    const Day unread{date::days{2'000'000}};
    for (const auto birth : Days{{}, born, unread})
        for (const auto followup : Days{{}, born, make_day(2019, 6, 15), make_day(2019, 6, 16), make_day(2090, 6, 15)})
            for (const auto last : Days{{},
                                        born,
                                        make_day(1996, 6, 14),
                                        make_day(1996, 6, 15),
                                        make_day(1998, 6, 15),
                                        make_day(2090, 6, 15),
                                        unread})
                for (const auto recent : Days{{}, make_day(2019, 6, 15), make_day(2019, 6, 16)})
                    for (const auto assessment : Days{{}, make_day(2024, 6, 14), make_day(2024, 6, 15)})
                        for (const auto conviction : Days{{}, make_day(2011, 1, 1)})
                            for (const auto where :
                                 {std::optional<SupervisionStatus>{}, std::optional{SupervisionStatus::custody},
                                  std::optional{SupervisionStatus::remand}}) {
                                inputs.date_of_birth = birth;
                                inputs.date_at_start_of_followup = followup;
                                inputs.date_of_most_recent_sexual_offence = last;
                                inputs.most_recent_offence_date = recent;
                                inputs.assessment_date = assessment;
                                inputs.date_of_current_conviction = conviction;
                                inputs.supervision_status = where;
                                people.add(inputs);
                            }
    return people;
}

TEST(OspBatch, SaysOfEveryMixtureWhatOneSays) {
    const auto people = every_mixture();
    EXPECT_EQ(people.people().size(), 4U * 3 * 3 * 4 * 4 * 3 * 5);
    expect_same(people, false);
    expect_same(people, true);
}

TEST(OspBatch, SaysOfEveryMixtureOfDaysWhatOneSays) { expect_same(every_day(), false); }

TEST(OspBatch, TakesAnyNumberOfRows) {
    for (const std::size_t rows : {0U, 1U, 255U, 256U, 257U, 1000U}) {
        People people;
        for (std::size_t i = 0; i < rows; ++i) {
            auto inputs = cases::good();
            inputs.total_contact_adult_sexual_sanctions = *SanctionCount::from(static_cast<std::int64_t>(i % 5));
            people.add(inputs);
        }
        expect_same(people, false);
    }
}

TEST(OspBatch, TakesAColumnThatIsNotThereForNotKnown) {
    People people;
    people.add(cases::good());
    auto columns = people.columns();
    columns.most_recent_offence_date = {};
    columns.supervision_status = {};
    OspScores scores;
    osp_dc(columns, OspProfile::recommended, {}, scores);
    EXPECT_EQ(cases::errors_of(osp_problems(scores.faults[0])), "MISSING_MANDATORY_INPUT[supervisionStatus]");
}

TEST(OspBatch, KnowsWhichInputsCouldNotBeRead) {
    People people;
    people.add(cases::good());
    people.add(cases::good());
    const std::vector<OspInputSet> unreadable{0, osp_input(&OspInputs::date_of_birth)};
    OspScores scores;
    osp_dc(people.columns(), OspProfile::recommended, unreadable, scores);
    EXPECT_EQ(scores.status[0], OspStatus::scored);
    EXPECT_EQ(cases::errors_of(osp_problems(scores.faults[1])), "INVALID_INPUT[dateOfBirth]");
}

TEST(OspBatch, RefusesColumnsOfDifferentLengths) {
    People people;
    people.add(cases::good());
    people.add(cases::good());
    auto columns = people.columns();
    columns.gender = columns.gender.first(1);
    OspScores scores;
    EXPECT_THROW(osp_dc(columns, OspProfile::recommended, {}, scores), std::invalid_argument);
}

TEST(OspBatch, KeepsTheMemoryOfTheLastBatch) {
    People people;
    for (int i = 0; i < 600; ++i)
        people.add(cases::good());
    OspScores scores;
    osp_dc(people.columns(), OspProfile::recommended, {}, scores);
    const auto* before = scores.points.data();
    osp_dc(people.columns(), OspProfile::recommended, {}, scores);
    EXPECT_EQ(scores.points.data(), before);
}

} // namespace
} // namespace mosovo::assessment
