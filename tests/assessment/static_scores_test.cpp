#include <mosovo/assessment/static_scores.hpp>
#include <mosovo/assessment/static_tools.hpp>

#include <gtest/gtest.h>

namespace mosovo::assessment {
namespace {

Day day(std::string_view text) { return *read_day(text); }

/// A made-up record of static scores.
class Story {
public:
    Story() { record_.offender.id = OffenderId::from_checked("OFF-MADE-UP"); }
    Story& score(std::optional<std::string> tool, std::optional<std::string_view> on, std::optional<std::string> band,
                 std::optional<std::string> recorded = {}, std::optional<bool> applicable = {}) {
        StaticScore score;
        score.tool = std::move(tool);
        if (on) score.on = day(*on);
        score.band = std::move(band);
        score.applicable = applicable;
        Event event{{}, score};
        event.head.id = EventId::from_checked("e" + std::to_string(record_.events.size() + 1));
        if (recorded) event.head.recorded = *LocalTime::read(*recorded);
        record_.events.push_back(std::move(event));
        return *this;
    }
    [[nodiscard]] StaticScores on(std::string_view as_of) const { return static_scores(Timeline{record_}, day(as_of)); }

private:
    Record record_;
};

std::string id_of(const StaticScoreRow& row) { return row.event.reveal(); }

TEST(StaticTools, AreFoundByAnyOfTheirNames) {
    for (const auto* name : {"OSP/DC", "osp dc", "OSP_DC", "ospdc", "DC-SRP", "dc srp"})
        EXPECT_EQ(find_static_tool(name)->tool, "osp_dc") << name;
    EXPECT_EQ(find_static_tool("IIC-SRP")->tool, "osp_iic");
    EXPECT_EQ(find_static_tool("OSP/C")->tool, "osp_c");
    EXPECT_EQ(find_static_tool("OSP/I")->tool, "osp_i");
    EXPECT_EQ(find_static_tool("RM2000/S")->tool, "rm2000_s");
    EXPECT_EQ(find_static_tool("Risk Matrix 2000")->tool, "rm2000") << "the scale is not stated, and not guessed";
    EXPECT_EQ(find_static_tool("OSP"), nullptr);
    EXPECT_EQ(find_static_tool(" / "), nullptr);
}

TEST(StaticTools, AreComputedOnlyWhereTheirRulesAreCertain) {
    for (const auto& tool : static_tools()) {
        EXPECT_FALSE(tool.versions.empty());
        for (const auto& version : tool.versions) {
            EXPECT_EQ(version.rules == StaticRules::certain, tool.use == StaticUse::current) << tool.name;
            EXPECT_FALSE(version.from.sources.empty()) << tool.name;
        }
    }
    const auto* contact = find_static_tool("OSP/C");
    ASSERT_EQ(contact->versions.size(), 2U);
    EXPECT_EQ(contact->versions[1].rules, StaticRules::probable);
    EXPECT_EQ(contact->versions[1].from.confidence, Confidence::grade_c);
}

TEST(StaticScores, HaveTheLatestOfEachToolInUseAsCurrent) {
    const auto scores = Story{}
                            .score("OSP/DC", "2024-05-01", "high")
                            .score("DC-SRP", "2026-02-01", "Very High")
                            .score("OSP/IIC", "2025-01-01", "LOW")
                            .on("2026-11-22");
    ASSERT_EQ(scores.current.size(), 2U);
    EXPECT_EQ(scores.current[0].tool, "OSP/DC");
    EXPECT_EQ(scores.current[0].recorded, "DC-SRP");
    EXPECT_EQ(scores.current[0].band, OspBand::very_high);
    EXPECT_EQ(scores.current[1].band, OspBand::low);
    ASSERT_EQ(scores.history.size(), 1U);
    EXPECT_EQ(scores.history[0].standing, StaticStanding::replaced);
}

TEST(StaticScores, NeverHaveAPredecessorAsCurrentHoweverRecent) {
    const auto scores = Story{}
                            .score("RM2000/S", "2026-10-01", "very_high")
                            .score("OSP/C", "2026-10-02", "high")
                            .score("OSP/I", "2026-10-03", "medium")
                            .score("RM2000", "2026-10-04", "high")
                            .on("2026-11-22");
    EXPECT_TRUE(scores.current.empty());
    ASSERT_EQ(scores.history.size(), 4U);
    for (const auto& row : scores.history) {
        EXPECT_EQ(row.standing, StaticStanding::predecessor);
        EXPECT_TRUE(row.band.has_value()) << "the result itself is kept";
    }
    EXPECT_EQ(id_of(scores.history[0]), "e4") << "latest first";
}

TEST(StaticScores, LeaveOutWhatComesLaterAndWhatHasNoDayOrName) {
    const auto scores = Story{}
                            .score("OSP/DC", "2026-12-01", "low")
                            .score("OSP/DC", std::nullopt, "low")
                            .score("Crystal ball", "2026-01-01", "low")
                            .score(std::nullopt, "2026-01-01", "low")
                            .on("2026-11-22");
    EXPECT_TRUE(scores.current.empty());
    ASSERT_EQ(scores.history.size(), 4U);
    EXPECT_EQ(scores.history[0].standing, StaticStanding::not_yet);
    EXPECT_EQ(scores.history[1].standing, StaticStanding::unknown_tool);
    EXPECT_EQ(scores.history[2].standing, StaticStanding::unknown_tool);
    EXPECT_EQ(scores.history[3].standing, StaticStanding::undated);
    EXPECT_EQ(Story{}.score("OSP/DC", "2026-11-22", "low").on("2026-11-22").current.size(), 1U)
        << "the day itself counts";
}

TEST(StaticScores, OfOneDayStandByWhatWasRecordedLaterAndThenByCare) {
    const auto recorded = Story{}
                              .score("OSP/DC", "2026-05-01", "high", "2026-05-02T09:00")
                              .score("OSP/DC", "2026-05-01", "low", "2026-05-03T09:00")
                              .on("2026-11-22");
    EXPECT_EQ(recorded.current.at(0).band, OspBand::low);
    const auto equal =
        Story{}.score("OSP/DC", "2026-05-01", "high").score("OSP/DC", "2026-05-01", "low").on("2026-11-22");
    EXPECT_EQ(equal.current.at(0).band, OspBand::high);
}

TEST(StaticScores, TakeNotApplicableForAResultAndNothingForLow) {
    const auto scores = Story{}
                            .score("OSP/DC", "2026-05-01", "low", {}, false)
                            .score("OSP/IIC", "2026-05-01", "rather high")
                            .on("2026-11-22");
    EXPECT_EQ(scores.current.at(0).band, OspBand::not_applicable);
    EXPECT_NE(scores.current.at(0).says.find("never low"), std::string::npos);
    EXPECT_FALSE(scores.current.at(1).band.has_value());
    EXPECT_NE(scores.current.at(1).says.find("not known"), std::string::npos);
    const auto unclear = Story{}.score("OSP/DC", "2026-05-01", "not applicable", {}, true).on("2026-11-22");
    EXPECT_FALSE(unclear.current.at(0).band.has_value()) << "it says that it applies";
    for (const auto* word : {"NOT_APPLICABLE", "not applicable", "Not-Applicable", "NA"})
        EXPECT_EQ(Story{}.score("OSP/DC", "2026-05-01", word).on("2026-11-22").current.at(0).band,
                  OspBand::not_applicable)
            << word;
}

} // namespace
} // namespace mosovo::assessment
