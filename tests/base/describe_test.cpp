#include "sample.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using namespace mosovo;
using test::Colour;
using test::Garden;
using test::Odd;

template <Words E> void every_word_is_found_again() {
    for (const auto& [text, value] : words_of<E>) {
        EXPECT_EQ(word(value), text);
        EXPECT_EQ(from_word<E>(text), value) << text;
        EXPECT_FALSE(from_word<E>(std::string{text} + "s"));
        EXPECT_FALSE(from_word<E>(text.substr(1)));
    }
}

TEST(Words, AreFoundAgain) {
    every_word_is_found_again<Colour>();
    every_word_is_found_again<Odd>();
    every_word_is_found_again<ProblemCode>();
    EXPECT_EQ(words_of<Odd>.size(), 3U);
}

TEST(Words, ThatCxxKeepsForItselfAreWrittenWithoutTheirUnderscore) {
    EXPECT_EQ(word(Colour::return_), "return");
    EXPECT_EQ(from_word<Colour>("return"), Colour::return_);
    EXPECT_FALSE(from_word<Colour>("return_"));
}

TEST(Words, OfAValueThatIsNoneAreAQuestionMark) {
    EXPECT_EQ(word(static_cast<Colour>(200)), "?");
    EXPECT_EQ(word(static_cast<Odd>(0)), "?");
    EXPECT_EQ(word(static_cast<Odd>(-1)), "?");
    EXPECT_FALSE(from_word<Colour>("?"));
}

TEST(Words, AreListedAsAReaderExpectsThem) {
    EXPECT_EQ(list_words<Colour>(), "red, green, blue or return");
    EXPECT_EQ(list_words<Odd>(), "high, low or middle");
}

TEST(Fields, AreWalkedBasesFirstInOrder) {
    std::vector<std::string> names;
    for_each_field<Garden>([&](std::string_view name, auto) { names.emplace_back(name); });
    EXPECT_EQ(names, (std::vector<std::string>{"soil", "colour", "plants", "return"}));
}

TEST(Fields, AreReachedThroughTheirPointers) {
    Garden garden;
    for_each_field<Garden>([&](std::string_view name, auto pointer) {
        if constexpr (std::is_same_v<std::decay_t<decltype(garden.*pointer)>, std::optional<std::string>>)
            garden.*pointer = std::string{name};
    });
    EXPECT_EQ(garden.soil, "soil");
    EXPECT_EQ(garden.return_, "return");
}

TEST(Listed, TellsUnknownFromEmpty) {
    const Listed<std::string> unknown;
    const Listed<std::string> none{std::vector<std::string>{}};
    EXPECT_FALSE(unknown.known());
    EXPECT_TRUE(none.known());
    EXPECT_TRUE(unknown.empty() && none.empty());
    EXPECT_FALSE(unknown == none) << "nobody said is not the same as nobody went";
    for (const auto& item : unknown)
        FAIL() << "an unknown list has no item, such as " << item;
}

TEST(Listed, IsKnownOnceSomethingIsPutIn) {
    Listed<std::string> list;
    list.push_back("rose");
    list.push_back("thyme");
    EXPECT_TRUE(list.known());
    EXPECT_EQ(list.size(), 2U);
    EXPECT_EQ(list.front(), "rose");
    EXPECT_EQ(list[1], "thyme");
    EXPECT_EQ(list, (Listed<std::string>{"rose", "thyme"}));
}

} // namespace
