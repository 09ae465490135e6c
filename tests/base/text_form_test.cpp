#include "sample.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <ostream>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

namespace {

using namespace mosovo;
using test::Celsius;
using test::Colour;
using test::Level;
using test::PersonId;

constexpr auto least_whole = std::numeric_limits<std::int64_t>::min();
constexpr auto most_whole = std::numeric_limits<std::int64_t>::max();

template <Scalar T> void goes_through_text(const T& value) {
    const auto text = TextForm<T>::write(value);
    const auto read = TextForm<T>::read(text);
    ASSERT_TRUE(read) << text << ": " << read.fault().message;
    EXPECT_TRUE(*read == value) << text;
    EXPECT_EQ(TextForm<T>::write(*read), text);
}

// --- read(write(x)) == x ------------------------------------------------------------------------

TEST(TextForm, OfEveryKindReadsBackWhatItWrote) {
    for (const auto* text :
         {"", "rose", "Zoë of Łódź", "two\nlines\tand a tab", "€ 😀", " spaces ", "\"quoted\"", "a,b;c"})
        goes_through_text(std::string{text});
    for (const auto value : {true, false})
        goes_through_text(value);
    for (const auto value : {0.0, 0.5, -0.1, 1.0 / 3, 1e22, 1e-300, -273.15, 51.5, std::numeric_limits<double>::max(),
                             std::numeric_limits<double>::denorm_min()})
        goes_through_text(value);
    for (const auto* text : {"OFF-000123", "é", "a reference with spaces"})
        goes_through_text(PersonId::from_checked(text));
    for (const auto value : {Colour::red, Colour::green, Colour::blue, Colour::return_})
        goes_through_text(value);
    for (const auto number : {0, 1, 42, 100'000}) {
        goes_through_text(std::chrono::minutes{number});
        goes_through_text(std::chrono::hours{number});
    }
    for (auto number = 1; number <= 3; ++number)
        goes_through_text(*Level::from(number));
    for (auto number = -273; number <= 6'000; ++number)
        goes_through_text(*Celsius::from(number));
}

TEST(TextForm, OfNumbersIsShortestAndExact) {
    EXPECT_EQ(write_number(0.1), "0.1");
    EXPECT_EQ(write_number(2.0), "2");
    EXPECT_EQ(write_number(1e22), "1e+22");
    std::mt19937_64 numbers{20'261'122}; // a fixed seed: a failure comes back
    for (auto round = 0; round < 50'000; ++round) {
        const auto value = std::bit_cast<double>(numbers());
        if (!std::isfinite(value)) continue;
        const auto read = read_number(write_number(value));
        ASSERT_TRUE(read) << write_number(value);
        ASSERT_EQ(std::bit_cast<std::uint64_t>(*read), std::bit_cast<std::uint64_t>(value)) << write_number(value);
    }
}

/// Equal and of the same kind; -0.0 is told from 0.0.
bool same(const Loose& one, const Loose& other) {
    if (one.index() != other.index()) return false;
    if (const auto* number = std::get_if<double>(&one))
        return std::bit_cast<std::uint64_t>(*number) == std::bit_cast<std::uint64_t>(std::get<double>(other));
    return one == other;
}

TEST(TextForm, OfLooseValuesKeepsTheirKind) {
    const std::vector<Loose> values{true,
                                    false,
                                    std::int64_t{0},
                                    std::int64_t{-7},
                                    least_whole,
                                    most_whole,
                                    0.5,
                                    2.0,
                                    -0.0,
                                    -3.0,
                                    1e22,
                                    1e300,
                                    std::string{},
                                    std::string{"rose"},
                                    std::string{"12"},
                                    std::string{"-12"},
                                    std::string{"2.0"},
                                    std::string{"1e5"},
                                    std::string{"true"},
                                    std::string{"false"},
                                    std::string{"True"},
                                    std::string{"nan"},
                                    std::string{"inf"},
                                    std::string{"\""},
                                    std::string{"\"\""},
                                    std::string{"\"12\""},
                                    std::string{"\"\"12\"\""},
                                    std::string{"\"open"},
                                    std::string{"99999999999999999999"},
                                    std::string{"1e999"},
                                    std::string{"12 "},
                                    std::string{"two\nlines"}};
    for (const auto& value : values) {
        const auto text = TextForm<Loose>::write(value);
        const auto read = TextForm<Loose>::read(text);
        ASSERT_TRUE(read) << text;
        EXPECT_TRUE(same(*read, value)) << text;
    }
    EXPECT_EQ(TextForm<Loose>::write(std::string{"rose"}), "rose") << "quotation marks only where they are needed";
    EXPECT_EQ(TextForm<Loose>::write(std::string{"12"}), "\"12\"");
    EXPECT_EQ(TextForm<Loose>::write(2.0), "2.0");
}

// --- refusals -----------------------------------------------------------------------------------

template <Scalar T> std::string outcome(std::string_view text) {
    const auto read = TextForm<T>::read(text);
    return read ? "read" : std::string{word(read.fault().code)};
}

struct Refusal {
    const char* name;
    std::string (*outcome_of)(std::string_view);
    std::string text;
    const char* expected;

    friend void PrintTo(const Refusal& refusal, std::ostream* out) { *out << refusal.name; }
};

class TextFormOf : public testing::TestWithParam<Refusal> {};

TEST_P(TextFormOf, TakesOnlyWhatItIs) { EXPECT_EQ(GetParam().outcome_of(GetParam().text), GetParam().expected); }

using std::chrono::minutes;

// clang-format off
INSTANTIATE_TEST_SUITE_P(Refusals, TextFormOf, testing::Values(
    Refusal{"TextAsLongAsAllowed",      outcome<std::string>, std::string(longest_text, 'x'),     "read"},
    Refusal{"TextThatIsTooLong",        outcome<std::string>, std::string(longest_text + 1, 'x'), "too_large"},
    Refusal{"TextInLatin1",             outcome<std::string>, "Zo\xEB",                           "not_text"},
    Refusal{"TextCutInALetter",         outcome<std::string>, "Zo\xC3",                           "not_text"},
    Refusal{"TextWithALoneSurrogate",   outcome<std::string>, "\xED\xA0\x80",                     "not_text"},
    Refusal{"TextInOverlongForm",       outcome<std::string>, "\xC0\xAF",                         "not_text"},
    Refusal{"TextBeyondUnicode",        outcome<std::string>, "\xF4\x90\x80\x80",                 "not_text"},
    Refusal{"TextWithANul",             outcome<std::string>, std::string("a\0b", 3),             "not_text"},
    Refusal{"TextWithAnEscape",         outcome<std::string>, "\x1B[31m",                         "not_text"},
    Refusal{"TextWithADelete",          outcome<std::string>, "a\x7F",                            "not_text"},
    Refusal{"YesIsNotTrue",             outcome<bool>,        "yes",                              "wrong_type"},
    Refusal{"OneIsNotTrue",             outcome<bool>,        "1",                                "wrong_type"},
    Refusal{"TrueInCapitals",           outcome<bool>,        "TRUE",                             "wrong_type"},
    Refusal{"NumberThatIsNone",         outcome<double>,      "a few",                            "wrong_type"},
    Refusal{"NumberThatIsEmpty",        outcome<double>,      "",                                 "wrong_type"},
    Refusal{"NumberWithACommaInIt",     outcome<double>,      "0,5",                              "wrong_type"},
    Refusal{"NumberWithASpaceBehind",   outcome<double>,      "0.5 ",                             "wrong_type"},
    Refusal{"NumberInHexadecimal",      outcome<double>,      "0x10",                             "wrong_type"},
    Refusal{"NumberThatIsInfinite",     outcome<double>,      "inf",                              "out_of_range"},
    Refusal{"NumberThatIsNoNumber",     outcome<double>,      "nan",                              "out_of_range"},
    Refusal{"NumberThatIsTooLarge",     outcome<double>,      "1e999",                            "out_of_range"},
    Refusal{"ReferenceThatIsEmpty",     outcome<PersonId>,    "",                                 "malformed"},
    Refusal{"ReferenceAsLongAsAllowed", outcome<PersonId>,    std::string(longest_id, 'x'),       "read"},
    Refusal{"ReferenceThatIsTooLong",   outcome<PersonId>,    std::string(longest_id + 1, 'x'),   "too_large"},
    Refusal{"ReferenceOnTwoLines",      outcome<PersonId>,    "OFF-1\nOFF-2",                     "malformed"},
    Refusal{"ReferenceWithATab",        outcome<PersonId>,    "OFF\t1",                           "malformed"},
    Refusal{"ReferenceNotInUtf8",       outcome<PersonId>,    "OFF\xFF",                          "not_text"},
    Refusal{"WordThatIsNone",           outcome<Colour>,      "purple",                           "unknown_word"},
    Refusal{"WordInCapitals",           outcome<Colour>,      "Red",                              "unknown_word"},
    Refusal{"WordThatIsEmpty",          outcome<Colour>,      "",                                 "unknown_word"},
    Refusal{"LengthBelowNought",        outcome<minutes>,     "-1",                               "out_of_range"},
    Refusal{"LengthBeyondReason",       outcome<minutes>,     "100001",                           "out_of_range"},
    Refusal{"LengthWithAPoint",         outcome<minutes>,     "1.5",                              "wrong_type"},
    Refusal{"LengthWithItsUnit",        outcome<minutes>,     "12 months",                        "wrong_type"},
    Refusal{"NumberBelowItsLeast",      outcome<Level>,       "0",                                "out_of_range"},
    Refusal{"NumberAboveItsMost",       outcome<Level>,       "4",                                "out_of_range"},
    Refusal{"NumberInWords",            outcome<Level>,       "two",                              "wrong_type"},
    Refusal{"NumberThatWouldWrapRound", outcome<Level>,       "18446744073709551617",             "out_of_range"},
    Refusal{"LooseTextNotInUtf8",       outcome<Loose>,       "OFF\xFF",                          "not_text"}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(TextForm, RefusesInWordsThatSayWhatToDoAndNeverRepeatTheData) {
    const std::string secret = "Ann Example 1985";
    for (const auto& message :
         {TextForm<bool>::read(secret).fault().message, TextForm<double>::read(secret).fault().message,
          TextForm<Colour>::read(secret).fault().message, TextForm<Level>::read(secret).fault().message,
          TextForm<PersonId>::read(secret + '\n').fault().message,
          TextForm<std::string>::read(secret + '\x01').fault().message}) {
        EXPECT_EQ(message.find("Ann"), std::string::npos) << message;
        EXPECT_EQ(message.find("1985"), std::string::npos) << message;
        EXPECT_GT(message.size(), 10U) << message;
    }
    EXPECT_EQ(TextForm<Colour>::read("purple").fault().message, "not one of red, green, blue or return");
    EXPECT_EQ(TextForm<Level>::read("4").fault().message, "write a whole number from 1 to 3");
}

TEST(Number, IsMadeOnlyWithinItsLimits) {
    for (auto value = -300; value <= 6'100; ++value)
        ASSERT_EQ(static_cast<bool>(Celsius::from(value)), value >= -273 && value <= 6'000) << value;
    EXPECT_FALSE(Celsius::from(least_whole));
    EXPECT_FALSE(Celsius::from(most_whole));
    EXPECT_EQ(Celsius::from(-40)->value(), -40);
    EXPECT_LT(*Level::from(1), *Level::from(2));
}

TEST(WholeNumber, IsReadToItsLimitsAndNoFurther) {
    EXPECT_EQ(*read_whole_number("9223372036854775807"), most_whole);
    EXPECT_EQ(*read_whole_number("-9223372036854775808"), least_whole);
    EXPECT_EQ(*read_whole_number("007"), 7);
    EXPECT_EQ(read_whole_number("9223372036854775808").fault().code, ProblemCode::out_of_range);
    EXPECT_EQ(read_whole_number("-9223372036854775809").fault().code, ProblemCode::out_of_range);
    for (const auto* text : {"", "-", "+1", " 1", "1 ", "1.0", "1e3", "0x1", "one", "--1"})
        EXPECT_EQ(read_whole_number(text).fault().code, ProblemCode::wrong_type) << text;
}

} // namespace
