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

TEST(Travel, a_matrix_says_what_it_was_given_each_way) {
    const std::vector places{place_at(0, 0), place_at(1, 0)};
    const auto drives =
        Travel::matrix(places, {{std::chrono::seconds{0}, std::chrono::seconds{401}}, {minutes{9}, minutes{0}}});
    EXPECT_EQ(drives.seconds(places[0], places[1]).count(), 401);
    EXPECT_EQ(drives.between(places[0], places[1]), minutes{7});
    EXPECT_EQ(drives.between(places[1], places[0]), minutes{9});
    EXPECT_THROW((void)drives.between(places[0], place_at(5, 5)), PlaceNotInMatrix);
}

TEST(Travel, traffic_holds_from_its_first_minute_up_to_its_last_on_its_weekdays) {
    const auto free = travel().seconds(base, place_at(10, 0)).count();
    const auto busy = travel().with_traffic({{*Percent::from(150), minutes{480}, minutes{540}, {Weekday::monday}},
                                             {*Percent::from(120), minutes{500}, minutes{600}, {}}});
    const auto at = [&](Day day, int time) { return busy.seconds(base, place_at(10, 0), day, minutes{time}).count(); };
    EXPECT_EQ(at(monday, 479), free);
    EXPECT_EQ(at(monday, 480), (free * 150 + 99) / 100);
    EXPECT_EQ(at(monday, 539), (free * 150 + 99) / 100);
    EXPECT_EQ(at(monday, 540), (free * 120 + 99) / 100);
    EXPECT_EQ(at(friday, 520), (free * 120 + 99) / 100);
    EXPECT_EQ(at(monday - date::days{1}, 1440 + 500), (free * 150 + 99) / 100) << "past midnight is the next day";
    EXPECT_EQ(busy.slowest(monday, minutes{400}, minutes{479}).value(), 100);
    EXPECT_EQ(busy.slowest(monday, minutes{400}, minutes{480}).value(), 150);
    EXPECT_EQ(busy.slowest(friday, minutes{400}, minutes{900}).value(), 120);
    EXPECT_EQ(busy.slowest(monday - date::days{1}, minutes{1300}, minutes{2000}).value(), 150);
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
