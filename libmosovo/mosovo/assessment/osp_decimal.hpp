#pragma once

#include <mosovo/base/describe.hpp>

#include <cstdint>

namespace mosovo::assessment {

/// A decimal as a source prints it ("0.02805"), kept exactly: twelve places, below a million.
///
/// A binary fraction would not do: 0.02805 is a hair less than itself there, and half of a last place would be lost.
class Decimal {
public:
    static constexpr std::int64_t scale = 1'000'000'000'000;

    Decimal() = delete;
    /// The nearest decimal of twelve places. \pre the number is below a million
    [[nodiscard]] static Decimal nearest(double number);
    [[nodiscard]] static constexpr Decimal from_units(std::int64_t units) { return Decimal{units}; }

    /// In units of the twelfth place.
    [[nodiscard]] constexpr std::int64_t units() const { return units_; }
    [[nodiscard]] double number() const { return static_cast<double>(units_) / static_cast<double>(scale); }

    auto operator<=>(const Decimal&) const = default;

private:
    constexpr explicit Decimal(std::int64_t units) : units_{units} {}
    std::int64_t units_;
};

/// A probability in hundredths of a per cent, rounded half up: 0.02805 is 281, which is 2.81 %.
/// \pre 0 or more
[[nodiscard]] std::int32_t hundredths_of_percent(Decimal probability);

} // namespace mosovo::assessment

template <> struct mosovo::TextForm<mosovo::assessment::Decimal> {
    static constexpr auto shape = JsonShape::text;
    static std::string write(const assessment::Decimal& value);
    static Read<assessment::Decimal> read(std::string_view text);
};
