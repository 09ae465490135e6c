#include <mosovo/synth/figures.hpp>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace mosovo::synth {
namespace {

std::string text_of(const std::string& path) {
    std::ifstream file{std::string{MOSOVO_SOURCE_DIR} + path};
    EXPECT_TRUE(file) << path;
    return {std::istreambuf_iterator<char>{file}, {}};
}

TEST(Figures, SayWhereEachComesFrom) {
    const auto root = boost::json::parse(text_of("/libmosovo/mosovo/synth/data/figures.json"));
    for (const auto& entry : root.at("figures").as_object()) {
        const std::string basis{entry.value().at("basis").as_string()};
        const auto& source = entry.value().at("source").as_string();
        EXPECT_TRUE(basis == "published" || basis == "derived" || basis == "invented") << entry.key();
        if (basis != "invented") {
            EXPECT_GT(source.size(), 10U) << entry.key();
        }
    }
    for (const auto& row : root.at("disposals").as_array())
        EXPECT_NE(row.at("source").as_string().find("s.82"), boost::json::string::npos);
}

TEST(Figures, AreEachNamedInTheDocument) {
    const auto document = text_of("/docs/synth.md");
    for_each_field<Figures>([&](std::string_view name, auto) {
        EXPECT_NE(document.find("`" + std::string{name} + "`"), std::string::npos) << name;
    });
}

TEST(Figures, AreSharesThatCanBe) {
    int shares = 0;
    for_each_field<Figures>([&](std::string_view name, auto field) {
        if constexpr (std::is_same_v<std::decay_t<decltype(figures().*field)>, Share>) {
            EXPECT_GE((figures().*field).per_mille, 0) << name;
            EXPECT_LE((figures().*field).per_mille, 1000) << name;
            ++shares;
        }
    });
    EXPECT_GT(shares, 40);
    const auto& known = figures();
    EXPECT_EQ(known.very_high.per_mille + known.high.per_mille + known.medium.per_mille + known.low.per_mille, 1000);
}

TEST(Figures, HaveTermsOnlyWhereTheRowsPeriodFitsThem) {
    for (const auto& kind : disposal_kinds()) {
        EXPECT_GT(kind.stock, 0);
        if (kind.type != SentenceType::imprisonment && kind.type != SentenceType::suspended) continue;
        ASSERT_TRUE(kind.term);
        if (!kind.period) {
            EXPECT_GE(kind.term->least, 30);
        } else if (*kind.period == date::months{120}) {
            EXPECT_GT(kind.term->least, 6);
            EXPECT_LT(kind.term->most, 30);
        } else
            EXPECT_LE(kind.term->most, 6);
    }
}

} // namespace
} // namespace mosovo::synth
