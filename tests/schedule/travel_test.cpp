#include "made_up.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace mosovo::schedule {
namespace {

using namespace made_up;

TEST(Travel, a_degree_of_latitude_takes_its_known_length) {
    // 111,195 m on the mean sphere; at 60 km/h without detour 111.2 minutes, so 112.
    const auto straight = Travel::great_circle(*Speed::from(60), *Detour::from(100));
    EXPECT_EQ(straight.between({51, -1}, {52, -1}), minutes{112});
    const auto roads = Travel::great_circle(*Speed::from(60), *Detour::from(200));
    EXPECT_EQ(roads.between({51, -1}, {52, -1}), minutes{223});
}

TEST(Travel, is_the_same_both_ways_and_nothing_to_where_one_is) {
    Random random{1};
    const auto any = [&] {
        return place_at(static_cast<double>(random.below(100)), static_cast<double>(random.below(100)));
    };
    for (int i = 0; i < 500; ++i) {
        const auto a = any();
        const auto b = any();
        EXPECT_EQ(travel().between(a, b), travel().between(b, a));
        EXPECT_EQ(travel().between(a, a), minutes{0});
    }
}

TEST(Travel, a_matrix_says_what_it_was_given_the_longer_way_for_both) {
    const std::vector places{place_at(0, 0), place_at(1, 0)};
    const auto drives = Travel::matrix(places, {{minutes{0}, minutes{7}}, {minutes{9}, minutes{0}}});
    EXPECT_EQ(drives.between(places[0], places[1]), minutes{9});
    EXPECT_EQ(drives.between(places[1], places[0]), minutes{9});
    EXPECT_THROW((void)drives.between(places[0], place_at(5, 5)), PlaceNotInMatrix);
}

TEST(Travel, a_matrix_that_is_none_is_refused) {
    const std::vector places{place_at(0, 0), place_at(1, 0)};
    EXPECT_THROW((void)Travel::matrix(places, {{minutes{0}, minutes{7}}}), std::invalid_argument);
    EXPECT_THROW((void)Travel::matrix(places, {{minutes{0}}, {minutes{0}}}), std::invalid_argument);
    EXPECT_THROW((void)Travel::matrix(places, {{minutes{0}, minutes{-1}}, {minutes{1}, minutes{0}}}),
                 std::invalid_argument);
    EXPECT_THROW((void)Travel::matrix({places[0], places[0]}, {{minutes{0}, minutes{1}}, {minutes{1}, minutes{0}}}),
                 std::invalid_argument);
}

TEST(Place, outside_the_earth_is_refused) {
    EXPECT_TRUE(make_place(90, -180));
    EXPECT_FALSE(make_place(90.1, 0));
    EXPECT_FALSE(make_place(0, 180.1));
}

TEST(Seed, does_not_show_itself) {
    std::ostringstream out;
    out << Seed{4711};
    EXPECT_EQ(out.str(), "Seed(…)");
}

} // namespace
} // namespace mosovo::schedule
