// The data of the tools: what is refused, and what stands in it.
#include <mosovo/assessment/osp_core.hpp>
#include <mosovo/base/embedded.hpp>

#include <gtest/gtest.h>

#include <functional>

namespace mosovo::assessment {
namespace {

std::string text_of(std::string_view name) {
    for (const auto& file : embedded::osp_data())
        if (file.name == name) return std::string{file.text};
    throw std::runtime_error{"not embedded"};
}

std::string with(std::string text, const std::string& old, const std::string& in_its_place) {
    const auto at = text.find(old);
    if (at == text.npos) throw std::runtime_error{"the data have changed: " + old};
    return text.replace(at, old.size(), in_its_place);
}

/// Paths of what a text is refused for; empty where it is taken.
std::vector<std::string> refused(const std::function<void()>& read) {
    std::vector<std::string> paths;
    try {
        read();
    } catch (const ProblemsError& error) {
        for (const auto& problem : error.problems())
            paths.push_back(problem.path);
    }
    return paths;
}

struct Case {
    const char* name;
    const char* old;
    const char* in_its_place;
    const char* path;

    friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class Refused : public testing::TestWithParam<Case> {};

TEST_P(Refused, NamesThePlace) {
    const auto& c = GetParam();
    const auto text = with(text_of("osp_dc.json"), c.old, c.in_its_place);
    EXPECT_EQ(refused([&] { (void)read_direct_contact_definition(text); }), std::vector<std::string>{c.path});
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(DirectContact, Refused, testing::Values(
    Case{"UnknownKey", R"("tool": "OSP/DC")", R"("tool": "OSP/DC", "colour": "red")", "colour"},
    Case{"MissingKey", R"("version": "2024",)", "", "version"},
    Case{"NumberAsText", R"({"from": 21, "points": 13})", R"({"from": "21", "points": 13})", "points.items[3].steps[1].from"},
    Case{"NegativePoints", R"({"from": 1, "points": 5})", R"({"from": 1, "points": -5})", "points.items[0].steps"},
    Case{"StepsOutOfOrder", R"({"from": 21, "points": 13})", R"({"from": 24, "points": 13})", "points.items[3].steps"},
    Case{"ItemTwice", R"("item": "contact_child",)", R"("item": "contact_adult",)", "points.items[1].item"},
    Case{"BandsOutOfOrder", R"("band": "high", "from": 30)", R"("band": "high", "from": 22)", "bands.steps"},
    Case{"NoSuchBand", R"("band": "medium")", R"("band": "middling")", "bands.steps[1].band"},
    Case{"CoefficientAsNumber", R"("intercept": "-8.633")", R"("intercept": -8.633)", "probability.intercept"},
    Case{"LimitsTheWrongWayRound", R"("least_sanctions": 1,)", R"("least_sanctions": 1000,)", "limits"},
    Case{"LowReduced", R"("least_band": "medium")", R"("least_band": "low")", "reduction.least_band"},
    Case{"SourceWithoutAddress", R"("href": "https://github.com/ministryofjustice/hmpps-assess)", R"("href": "github.com/ministryofjustice/hmpps-assess)", "dates.from.sources"},
    Case{"InputWithoutQuestion", R"("input": "gender")", R"("input": "sex")", "inputs.questions"}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(IndirectContactDefinition, IsRefusedWithoutALastRow) {
    const auto text =
        with(text_of("osp_iic.json"), R"("basis": "none", "at_least": 0)", R"("basis": "other", "at_least": 1)");
    EXPECT_FALSE(refused([&] { (void)read_indirect_contact_definition(text); }).empty());
    EXPECT_TRUE(refused([&] { (void)read_indirect_contact_definition(text_of("osp_iic.json")); }).empty());
}

TEST(OspDefinitions, AreReadFromTheData) {
    const auto& dc = direct_contact_definition();
    EXPECT_EQ(dc.tool, "OSP/DC");
    EXPECT_EQ(dc, read_direct_contact_definition(text_of("osp_dc.json")));
    EXPECT_EQ(TextForm<Decimal>::write(dc.probability.intercept), "-8.633");
    EXPECT_EQ(TextForm<Decimal>::write(dc.probability.per_point), "0.1598");
    EXPECT_EQ(dc.probability.years.value(), 2);
    EXPECT_EQ(dc.reduction.years.value(), 5);
    EXPECT_EQ(dc.reduction.never_in, std::vector{SupervisionStatus::custody});
    EXPECT_EQ(dc.limits.age_below.value(), 110);
    EXPECT_EQ(indirect_contact_definition().rows.size(), 6U);
}

/// A number changed in the data changes the answer: none of them is in the code.
TEST(OspDefinitions, AreWhereTheNumbersComeFrom) {
    const auto tables = [](const std::string& old, const std::string& in_its_place) {
        return core::tables_of(read_direct_contact_definition(with(text_of("osp_dc.json"), old, in_its_place)));
    };
    const auto& held = core::direct_contact_tables();
    EXPECT_EQ(held.points[0][2], 10);
    EXPECT_EQ(tables(R"({"from": 2, "points": 10})", R"({"from": 2, "points": 11})").points[0][2], 11);
    EXPECT_EQ(held.band[22], OspBand::medium);
    EXPECT_EQ(tables(R"("medium", "from": 22)", R"("medium", "from": 23)").band[22], OspBand::low);
    EXPECT_EQ(held.hundredths[40], 961);
    EXPECT_EQ(tables("0.1598", "0.1600").hundredths[40], 968);
    EXPECT_EQ(tables(R"("years": 5)", R"("years": 6)").reduction_years, 6);
    EXPECT_EQ(tables(R"("most_sanctions": 999)", R"("most_sanctions": 50)").most_sanctions, 50);
    EXPECT_EQ(tables(R"("custody")", R"("custody", "remand")").never_in, 0b101);
}

} // namespace
} // namespace mosovo::assessment
