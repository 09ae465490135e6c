#include "sample.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <sstream>
#include <string>
#include <unordered_set>

namespace {

using namespace mosovo;
using test::PersonId;

struct Masking {
    const char* name;
    const char* text;
    const char* streamed;

    friend void PrintTo(const Masking& masking, std::ostream* out) { *out << masking.name; }
};

class Masked : public testing::TestWithParam<Masking> {};

TEST_P(Masked, StreamsNoMoreThanItsEnd) {
    const auto& masking = GetParam();
    const auto id = PersonId::from_checked(masking.text);
    std::ostringstream out;
    out << id;
    EXPECT_EQ(out.str(), masking.streamed);
    EXPECT_EQ(testing::PrintToString(id), masking.streamed) << "a failed assertion prints it so";
    EXPECT_EQ(id.reveal(), masking.text) << "and nothing is lost";
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Id, Masked, testing::Values(
    Masking{"OrdinaryReference",        "OFF-000123", "Person(…23)"},
    Masking{"SixBytesShowTwo",          "ABC123",     "Person(…23)"},
    Masking{"FiveBytesShowNothing",     "AB123",      "Person(…)"},
    Masking{"OneByteShowsNothing",      "7",          "Person(…)"},
    Masking{"EmptyShowsNothing",        "",           "Person(…)"},
    Masking{"EndsInATwoByteLetter",     "OFF-00é",    "Person(…é)"},
    Masking{"NeverHalfOfAThreeByteSign", "OFF-00€",   "Person(…)"},
    Masking{"NeverHalfOfAFourByteSign", "OFF-0😀",    "Person(…)"}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(Id, StandsInOrderAndInHashedSetsByItsText) {
    const auto one = PersonId::from_checked("OFF-000001");
    const auto two = PersonId::from_checked("OFF-000002");
    EXPECT_LT(one, two);
    EXPECT_EQ(one, PersonId::from_checked("OFF-000001"));
    const std::unordered_set<PersonId> both{one, two, one};
    EXPECT_EQ(both.size(), 2U);
}

} // namespace
