// Every item's table, every band, every percentage, and the ages behind them.
#include "osp_cases.hpp"

#include <mosovo/assessment/osp_core.hpp>

#include <gtest/gtest.h>

namespace mosovo::assessment {
namespace {

SanctionCount count(std::int64_t number) { return *SanctionCount::from(number); }

/// The birthday of that age: on 1 March where he was born on 29 February and the year has none.
Day birthday(Day born, int age) {
    const date::year_month_day ymd{born};
    const auto wanted = (ymd.year() + date::years{age}) / ymd.month() / ymd.day();
    return wanted.ok() ? Day{wanted} : Day{(ymd.year() + date::years{age}) / date::March / 1};
}

/// Nothing but image sanctions and one early conviction: no item gives a point but the age at follow-up.
OspInputs bare() {
    auto inputs = cases::good();
    inputs.date_of_birth = make_day(1900, 6, 15);
    inputs.date_at_start_of_followup = birthday(*inputs.date_of_birth, 70);
    inputs.date_of_most_recent_sexual_offence = birthday(*inputs.date_of_birth, 12);
    inputs.total_number_of_sanctions_for_all_offences = count(1);
    inputs.total_indecent_image_sanctions = count(1);
    inputs.total_contact_adult_sexual_sanctions = count(0);
    inputs.total_contact_child_sexual_sanctions = count(0);
    inputs.total_non_contact_sexual_offences = count(0);
    return inputs;
}

/// Gives one item that value; of an age, on its first day or on its last.
OspInputs with(OspItemName item, int value, bool last_day) {
    auto inputs = bare();
    const auto of_age = [&](std::optional<Day>& day) {
        day = last_day ? birthday(*inputs.date_of_birth, value + 1) - date::days{1}
                       : birthday(*inputs.date_of_birth, value);
        if (day == inputs.date_of_birth) day = *day + date::days{1};
    };
    const auto sanctions = [&](std::optional<SanctionCount>& of) {
        of = count(value);
        inputs.total_indecent_image_sanctions = count(value == 0 ? 1 : 0);
        inputs.total_number_of_sanctions_for_all_offences = count(std::max(value, 1));
    };
    switch (item) {
    case OspItemName::contact_adult:
        sanctions(inputs.total_contact_adult_sexual_sanctions);
        break;
    case OspItemName::contact_child:
        sanctions(inputs.total_contact_child_sexual_sanctions);
        break;
    case OspItemName::noncontact:
        sanctions(inputs.total_non_contact_sexual_offences);
        break;
    case OspItemName::age_followup:
        of_age(inputs.date_at_start_of_followup);
        break;
    case OspItemName::age_last_sexual:
        of_age(inputs.date_of_most_recent_sexual_offence);
        break;
    case OspItemName::total_sanctions:
        inputs.total_number_of_sanctions_for_all_offences = count(value);
        break;
    case OspItemName::stranger:
        inputs.is_current_offence_against_victim_stranger = value == 1;
        break;
    case OspItemName::indecent_image:
        break;
    }
    return inputs;
}

const OspItem& item_of(const OspResult& result, OspItemName name) {
    return result.items.at(static_cast<std::size_t>(name));
}

TEST(OspItems, GiveThePointsOfTheirTableForEveryValue) {
    int tested = 0;
    for (const auto& row : cases::read("osp_dc_points.csv")) {
        const auto name = *from_word<OspItemName>(row.at("item"));
        for (int value = std::stoi(row.at("from")); value <= std::stoi(row.at("to")); ++value)
            for (const bool last_day : {false, true}) {
                const auto result = osp_dc(with(name, value, last_day));
                SCOPED_TRACE(row.at("item") + " " + std::to_string(value));
                ASSERT_EQ(result.status, OspStatus::scored);
                const auto& item = item_of(result, name);
                ASSERT_EQ(item.name, name);
                ASSERT_EQ(item.points->value(), std::stoi(row.at("points")));
                ++tested;
            }
    }
    EXPECT_GT(tested, 8000);
}

TEST(OspItems, AddUpToThePoints) {
    const auto result = osp_dc(cases::good());
    ASSERT_EQ(result.status, OspStatus::scored);
    std::int64_t sum = 0;
    for (const auto& item : result.items)
        sum += item.points->value();
    EXPECT_EQ(sum, result.points->value());
    EXPECT_EQ(sum, 10 + 3 + 4 + 7 + 10 + 6);
}

TEST(OspItems, SayWhy) {
    const auto result = osp_dc(cases::good());
    EXPECT_EQ(item_of(result, OspItemName::contact_adult).says,
              "Sanctions for contact adult sexual offences (1.34): 2 gives 10 points, of at most 15.");
    EXPECT_EQ(item_of(result, OspItemName::age_followup).says,
              "Age at the start of follow-up (1.38): 40; 39 to 41 gives 7 points, of at most 14.");
    EXPECT_EQ(item_of(result, OspItemName::total_sanctions).says,
              "Sanctions for all offences (1.32): 9; 2 or more gives 6 points, of at most 6.");
    EXPECT_EQ(item_of(result, OspItemName::stranger).says,
              "Stranger victim in the current offence (1.44): no gives 0 points, of at most 4.");
    EXPECT_EQ(item_of(result, OspItemName::contact_adult).question, "1.34");
}

TEST(OspItems, TakeAStrangerNotKnownForNone) {
    auto inputs = cases::good();
    inputs.is_current_offence_against_victim_stranger.reset();
    const auto result = osp_dc(inputs);
    const auto& item = item_of(result, OspItemName::stranger);
    EXPECT_FALSE(item.value.has_value());
    EXPECT_EQ(item.points->value(), 0);
    EXPECT_NE(item.says.find("not known"), std::string::npos) << item.says;
}

TEST(OspItems, OfImagesHaveNoPointsAndSayWhichDecides) {
    const auto result = osp_iic(cases::good());
    ASSERT_EQ(result.items.size(), 4U);
    EXPECT_FALSE(result.points.has_value());
    for (const auto& item : result.items)
        EXPECT_FALSE(item.points.has_value());
    EXPECT_EQ(result.items.front().name, OspItemName::indecent_image);
    EXPECT_TRUE(result.items.front().says.ends_with(": 1; this decides.")) << result.items.front().says;
    EXPECT_FALSE(result.items[1].says.ends_with("this decides."));

    const auto deciding = [](std::int64_t image, std::int64_t child, std::int64_t adult, std::int64_t other) {
        auto inputs = cases::good();
        inputs.total_indecent_image_sanctions = *SanctionCount::from(image);
        inputs.total_contact_child_sexual_sanctions = *SanctionCount::from(child);
        inputs.total_contact_adult_sexual_sanctions = *SanctionCount::from(adult);
        inputs.total_non_contact_sexual_offences = *SanctionCount::from(other);
        std::string text;
        for (const auto& item : osp_iic(inputs).items)
            if (item.says.ends_with("this decides."))
                text += std::string{text.empty() ? "" : " "} + std::string{word(item.name)};
        return text;
    };
    EXPECT_EQ(deciding(2, 1, 1, 1), "indecent_image");
    EXPECT_EQ(deciding(0, 1, 1, 1), "contact_child");
    EXPECT_EQ(deciding(0, 0, 1, 1), "contact_adult noncontact");
    EXPECT_EQ(deciding(0, 0, 1, 0), "contact_adult") << "what was counted none times decides nothing";
    EXPECT_EQ(deciding(0, 0, 0, 2), "noncontact");
}

TEST(OspReasons, SayNothingThatIsNotSo) {
    auto woman = cases::good();
    woman.gender = Sex::female;
    const auto scored = osp_iic(woman, OspProfile::arns_api).because.front().says;
    EXPECT_TRUE(scored.starts_with("A woman, for whom the table was not made: low, 0.00 % is what the source gives"))
        << scored;
    auto nobody = cases::good();
    nobody.gender.reset();
    nobody.has_ever_committed_sexual_offence = false;
    EXPECT_NE(osp_iic(nobody, OspProfile::oasys).because.front().says.find("somebody without a sexual offence"),
              std::string::npos)
        << "that he is a man is not known";
}

TEST(OspBands, BeginAndEndWhereTheSourcesSay) {
    const auto& band = core::direct_contact_tables().band;
    const std::vector<std::pair<std::size_t, OspBand>> edges{
        {0, OspBand::low},   {21, OspBand::low},  {22, OspBand::medium},    {29, OspBand::medium},
        {30, OspBand::high}, {35, OspBand::high}, {36, OspBand::very_high}, {64, OspBand::very_high}};
    for (const auto& [points, wanted] : edges)
        EXPECT_EQ(band[points], wanted) << points;
}

TEST(OspPercentages, AreThoseOfTheSourceForEveryNumberOfPoints) {
    const auto& hundredths = core::direct_contact_tables().hundredths;
    const auto rows = cases::read("osp_dc_percentages.csv");
    ASSERT_EQ(rows.size(), 65U);
    for (const auto& row : rows) {
        const auto points = std::stoul(row.at("points"));
        if (points == 0) continue; // decision 0063: no formula there
        EXPECT_EQ(cases::two_decimals(hundredths[points] / 100.0), row.at("percentage")) << points;
    }
    EXPECT_EQ(hundredths[0], 2) << "by the formula";
}

/// A machine whose exponential differs in its last place must still give the same two decimals.
TEST(OspPercentages, LieFarFromHalfOfTheLastPlace) {
    const auto& formula = direct_contact_definition().probability;
    for (int points = 0; points <= 64; ++points) {
        const auto odds = std::exp(formula.intercept.number() + formula.per_point.number() * points);
        const auto scaled = odds / (1.0 + odds) * 10'000.0;
        EXPECT_GT(std::abs(scaled - std::floor(scaled) - 0.5), 1e-6)
            << points; // the nearest: 54 points, 49.905000114 %
    }
}

TEST(OspPercentages, AreRoundedHalfUpAsDecimals) {
    const auto rounded = [](const char* text) { return hundredths_of_percent(*TextForm<Decimal>::read(text)); };
    EXPECT_EQ(rounded("0.02805"), 281) << "a binary fraction would give 280";
    EXPECT_EQ(rounded("0.028049999999"), 280);
    EXPECT_EQ(rounded("0.00005"), 1);
    EXPECT_EQ(rounded("0.00015"), 2);
    EXPECT_EQ(rounded("0.00025"), 3) << "half up, not half to even";
    EXPECT_EQ(rounded("0.03328"), 333);
    EXPECT_EQ(rounded("0"), 0);
    EXPECT_EQ(rounded("1"), 10'000);
}

TEST(OspDecimals, AreKeptAsWritten) {
    for (const auto* text : {"0", "0.1598", "-8.633", "0.02805", "999999.000000000001", "12"})
        EXPECT_EQ(TextForm<Decimal>::write(*TextForm<Decimal>::read(text)), text);
    for (const auto* text : {"", "-", ".5", "1.", "1e3", "1.2.3", "0.0000000000001", "1234567", "a", " 1", "+1"})
        EXPECT_FALSE(TextForm<Decimal>::read(text)) << text;
}

/// Years between two days as anybody would count them, by year, month and day.
int counted(Day from, Day to) {
    const date::year_month_day a{from};
    const date::year_month_day b{to};
    const auto years = static_cast<int>(b.year()) - static_cast<int>(a.year());
    const bool not_yet = std::pair{b.month(), b.day()} < std::pair{a.month(), a.day()};
    return years - (not_yet ? 1 : 0);
}

TEST(CompletedYears, AreThoseOfTheCalendarFromEveryDay) {
    const auto last = make_day(2299, 12, 31);
    for (auto day = make_day(1800, 1, 1); day <= last; day += date::days{1})
        for (const auto other : {make_day(1980, 2, 28), make_day(1980, 2, 29), make_day(1980, 3, 1),
                                 make_day(1999, 12, 31), make_day(2000, 1, 1), make_day(1900, 2, 28)}) {
            ASSERT_EQ(completed_years(YearDay::of(other), YearDay::of(day)), counted(other, day)) << iso(day);
            ASSERT_EQ(YearDay::of(other) < YearDay::of(day), other < day) << iso(day);
        }
}

TEST(CompletedYears, FromALeapDayAreCompleteOnTheFirstOfMarch) {
    const auto years = [](Day to) { return completed_years(YearDay::of(make_day(2000, 2, 29)), YearDay::of(to)); };
    EXPECT_EQ(years(make_day(2018, 2, 28)), 17);
    EXPECT_EQ(years(make_day(2018, 3, 1)), 18);
    EXPECT_EQ(years(make_day(2020, 2, 28)), 19);
    EXPECT_EQ(years(make_day(2020, 2, 29)), 20);
}

TEST(CompletedYears, KnowWhichDaysTheLibraryReads) {
    const auto holds = [](Day day) { return YearDay::holds(day.time_since_epoch().count()); };
    EXPECT_TRUE(holds(make_day(1800, 1, 1)));
    EXPECT_TRUE(holds(make_day(2299, 12, 31)));
    EXPECT_FALSE(holds(make_day(1799, 12, 31)));
    EXPECT_FALSE(holds(make_day(2300, 1, 1)));
    EXPECT_FALSE(YearDay::holds(std::numeric_limits<std::int32_t>::min()));
    EXPECT_FALSE(YearDay::holds(std::numeric_limits<std::int32_t>::max()));
}

} // namespace
} // namespace mosovo::assessment
