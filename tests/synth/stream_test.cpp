#include <mosovo/synth/stream.hpp>

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace mosovo::synth {
namespace {

TEST(Stream, GivesTheSameNumbersForTheSameSeedAndNumber) {
    Stream a{7, 3};
    Stream b{7, 3};
    for (int i = 0; i < 1000; ++i)
        ASSERT_EQ(a.between(0, 1'000'000), b.between(0, 1'000'000)) << i;
}

TEST(Stream, GivesOtherNumbersForAnotherSeedOrNumber) {
    for (const auto& [seed, number] : {std::pair{8U, 3U}, std::pair{7U, 4U}, std::pair{3U, 7U}}) {
        Stream a{7, 3};
        Stream b{seed, number};
        int same = 0;
        for (int i = 0; i < 1000; ++i)
            same += a.between(0, 999'999) == b.between(0, 999'999) ? 1 : 0;
        EXPECT_LT(same, 3) << seed << ' ' << number;
    }
}

TEST(Stream, DrawsEveryNumberOfARangeAboutEquallyOftenAndNoOther) {
    Stream stream{1, 1};
    std::array<int, 10> seen{};
    for (int i = 0; i < 100'000; ++i) {
        const auto drawn = stream.between(-3, 6);
        ASSERT_GE(drawn, -3);
        ASSERT_LE(drawn, 6);
        ++seen[static_cast<std::size_t>(drawn + 3)];
    }
    for (const auto count : seen)
        EXPECT_NEAR(count, 10'000, 500);
}

TEST(Stream, TakesAShareOfAThousandLiterally) {
    Stream stream{1, 2};
    int hits = 0;
    for (int i = 0; i < 100'000; ++i) {
        EXPECT_FALSE(stream.chance({0}));
        EXPECT_TRUE(stream.chance({1000}));
        hits += stream.chance({26}) ? 1 : 0;
    }
    EXPECT_NEAR(hits, 2600, 250);
}

TEST(Stream, WeighsByTheWeights) {
    Stream stream{1, 5};
    const std::array weights{20, 180, 300, 500};
    std::array<int, 4> seen{};
    for (int i = 0; i < 100'000; ++i)
        ++seen[stream.weighted(weights)];
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_NEAR(seen[i], weights[i] * 100, 600);
}

TEST(Stream, DrawsDaysWithBothEndsIncluded) {
    Stream stream{1, 4};
    const auto first = make_day(2024, 2, 28);
    std::vector<int> seen(3);
    for (int i = 0; i < 300; ++i)
        ++seen.at(static_cast<std::size_t>((stream.day_between(first, make_day(2024, 3, 1)) - first).count()));
    for (const auto count : seen)
        EXPECT_GT(count, 0);
    EXPECT_EQ(stream.day_between(first, first - date::days{5}), first);
}

} // namespace
} // namespace mosovo::synth
