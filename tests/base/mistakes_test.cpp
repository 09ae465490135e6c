#include "sample.hpp"

#include <string>
#include <string_view>
#include <type_traits>

/// Mistakes that must not compile. There is nothing to run: that this file compiles is the test.
namespace {

using namespace mosovo;
using test::Celsius;
using test::Colour;
using test::Level;
using test::PersonId;
using test::PlaceId;

template <class A, class B>
concept can_compare = requires(A a, B b) {
    a == b;
};
template <class A, class B>
concept can_order = requires(A a, B b) {
    a < b;
};
template <class A, class B>
concept can_add = requires(A a, B b) {
    a + b;
};

// The concepts themselves can be satisfied; otherwise the refusals below would prove nothing.
static_assert(can_compare<PersonId, PersonId> && can_order<Level, Level> && can_add<int, int>);

static_assert(!can_compare<PersonId, PlaceId> && !can_order<PersonId, PlaceId>, "references of different kinds");
static_assert(!std::is_assignable_v<PersonId&, PlaceId> && !std::is_constructible_v<PersonId, PlaceId>);
static_assert(!can_compare<PersonId, std::string> && !can_compare<PersonId, const char*>);
static_assert(!std::is_constructible_v<PersonId, std::string>, "unchecked text is no reference");
static_assert(!std::is_convertible_v<const char*, PersonId> && !std::is_convertible_v<PersonId, std::string>);
static_assert(!std::is_default_constructible_v<PersonId>, "there is no reference to nobody");

static_assert(!std::is_constructible_v<Level, int> && !std::is_convertible_v<int, Level>, "a number has its limits");
static_assert(!can_compare<Level, Celsius> && !can_compare<Level, int>, "numbers of different kinds");
static_assert(!can_add<Level, Level>, "levels have no sum");
static_assert(!std::is_default_constructible_v<Level>, "nought is not what is unset");

static_assert(!can_compare<Colour, int> && !std::is_convertible_v<int, Colour>);
static_assert(!std::is_convertible_v<Read<int>, int>, "what was read may be a fault: ask first");
static_assert(!std::is_convertible_v<Read<int>, bool>);

static_assert(Scalar<std::string> && Scalar<bool> && Scalar<double> && Scalar<Loose> && Scalar<Colour>);
static_assert(Scalar<PersonId> && Scalar<Level> && Scalar<std::chrono::minutes>);
static_assert(!Scalar<int>, "a bare number says nothing about what it counts");
static_assert(!Scalar<const char*> && !Scalar<test::Garden>);

// A described enumeration is usable where the compiler must know the word.
static_assert(word(Colour::green) == "green" && from_word<Colour>("blue") == Colour::blue);
static_assert(!from_word<Colour>("Blue") && !from_word<Colour>("") && !from_word<Colour>("green "));

} // namespace
