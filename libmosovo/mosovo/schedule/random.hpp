// Not installed: for our own sources.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mosovo::schedule {

/// Whole-number randomness: the standard library's distributions differ between implementations, and one seed
/// must give one plan everywhere.
class Random {
public:
    explicit constexpr Random(std::uint64_t seed) : state_{seed} {}

    /// SplitMix64 (Steele, Lea and Flood 2014).
    constexpr std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31U);
    }

    /// From 0 to `below` - 1. `below` from 1 to 2³².
    constexpr std::size_t below(std::size_t below) {
        return static_cast<std::size_t>(((next() >> 32U) * below) >> 32U);
    }

    /// An exponential variate of mean 1 in units of 1/1024, from bits alone: log2 by its leading bit and ten
    /// bits of mantissa, so that no library's logarithm decides a plan.
    constexpr std::int64_t exponential() {
        const auto bits = static_cast<std::uint32_t>(next() >> 32U) | 1U;
        const int exponent = 31 - std::countl_zero(bits);
        const std::uint32_t mantissa = ((bits << (31 - exponent)) >> 21U) & 1023U;
        const std::int64_t below_one = 32 * 1024 - (std::int64_t{exponent} * 1024 + std::int64_t{mantissa});
        return below_one * 710 / 1024; // ln 2 = 710/1024
    }

private:
    std::uint64_t state_;
};

/// FNV-1a: which draw belongs to which ask depends on its id alone, so one more ask moves no other's timing.
[[nodiscard]] constexpr std::uint64_t hash_of(std::string_view text, std::uint64_t start = 0xcbf29ce484222325ULL) {
    for (const char c : text)
        start = (start ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return start;
}

} // namespace mosovo::schedule
