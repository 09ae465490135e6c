// Not installed: for our own sources.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace mosovo::schedule::engine {

/// Temperatures in whole numbers, so that no library's exponential decides a plan. All are in 1/1024 of a cost.
class Cooling {
public:
    static constexpr std::uint64_t whole = 1U << 16U; ///< progress from 0 to `whole`

    /// \param first, last  temperatures at the beginning and the end; 1 or more, `first` not below `last`
    constexpr Cooling(std::uint64_t first, std::uint64_t last) : first_{first}, halvings_{log2(first) - log2(last)} {}

    /// first × (last/first)^(progress / whole), within a hundredth.
    [[nodiscard]] constexpr std::uint64_t at(std::uint64_t progress) const {
        const auto exponent = (halvings_ * progress) >> 16U; // 16 bits after the point
        const auto shifted = first_ >> (exponent >> 16U);
        const auto step = (exponent >> 10U) & 63U;
        const auto kept = powers()[step];
        return shifted < (std::uint64_t{1} << 32U) ? (shifted * kept) >> 32U : (shifted >> 32U) * kept;
    }

private:
    // 2^(-i/64) in 32 bits after the point.
    static constexpr std::array<std::uint64_t, 64> powers() {
        constexpr std::uint64_t root = 4'248'701'965; // 2^(-1/64) × 2^32
        std::array<std::uint64_t, 64> table{};
        std::uint64_t power = std::uint64_t{1} << 32U;
        for (auto& cell : table) {
            cell = power;
            power = (power >> 1U) * root >> 31U;
        }
        return table;
    }

    // 16 bits after the point; the part after it by the straight line, which is within a tenth.
    static constexpr std::uint64_t log2(std::uint64_t value) {
        const auto lead = static_cast<unsigned>(std::bit_width(value)) - 1;
        const auto rest = value - (std::uint64_t{1} << lead);
        return (std::uint64_t{lead} << 16U) + (lead >= 16 ? rest >> (lead - 16) : rest << (16 - lead));
    }

    std::uint64_t first_;
    std::uint64_t halvings_;
};

} // namespace mosovo::schedule::engine
