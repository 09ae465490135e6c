#include <mosovo/base/describe.hpp>
#include <mosovo/base/problem.hpp>

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace {

using namespace mosovo;

constexpr auto code = ProblemCode::no_such_day;
constexpr auto what = "the calendar has no such day";

struct Line {
    const char* name;
    Problem problem;
    const char* printed;

    friend void PrintTo(const Line& line, std::ostream* out) { *out << line.name; }
};

class ToLine : public testing::TestWithParam<Line> {};

TEST_P(ToLine, SaysWhereAndWhat) { EXPECT_EQ(to_line(GetParam().problem), GetParam().printed); }

// clang-format off
INSTANTIATE_TEST_SUITE_P(Problem, ToLine, testing::Values(
    Line{"CellOfATable",  {code, "", "events.csv", 7, "on", what},           "events.csv, row 7, column on: the calendar has no such day"},
    Line{"PlaceInARecord", {code, "events[3].on", {}, {}, {}, what},         "events[3].on: the calendar has no such day"},
    Line{"PlaceInAFile",  {code, "events[3].on", "a.json", {}, {}, what},    "a.json, events[3].on: the calendar has no such day"},
    Line{"WholeRow",      {code, "", "events.csv", 7, {}, what},             "events.csv, row 7: the calendar has no such day"},
    Line{"WholeFile",     {code, "", "events.csv", {}, {}, what},            "events.csv: the calendar has no such day"},
    Line{"NoPlaceAtAll",  {code, "", {}, {}, {}, what},                      "the calendar has no such day"}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(ProblemsError, KeepsEveryProblemAndSaysTheFirst) {
    const Problem one{code, "events[0].on", {}, {}, {}, what};
    const Problem other{ProblemCode::missing_key, "id", {}, {}, {}, "write the id"};
    EXPECT_STREQ(ProblemsError({one}).what(), "events[0].on: the calendar has no such day");
    EXPECT_STREQ(ProblemsError({one, other, other}).what(), "events[0].on: the calendar has no such day (and 2 more)");
    EXPECT_EQ(ProblemsError({one, other}).problems(), (Problems{one, other}));
    EXPECT_STREQ(ProblemsError({}).what(), "no problem is listed") << "even a slip of ours is a sentence";
}

TEST(Read, IsAValueOrAFault) {
    const Read<std::string> value{std::string{"rose"}};
    ASSERT_TRUE(value);
    EXPECT_EQ(*value, "rose");
    EXPECT_EQ(value->size(), 4U);

    const Read<std::string> fault{Fault{code, what}};
    ASSERT_FALSE(fault);
    EXPECT_EQ(fault.fault().code, code);
    EXPECT_THROW(static_cast<void>(*fault), std::bad_variant_access) << "our own slip, never a made-up value";
    EXPECT_THROW(static_cast<void>(value.fault()), std::bad_variant_access);
}

} // namespace
