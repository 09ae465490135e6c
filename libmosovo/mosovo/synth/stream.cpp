#include <mosovo/synth/stream.hpp>

#include <cassert>

namespace mosovo::synth {

namespace {

// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): a counter and a mixing of its bits.
constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;

std::uint64_t mixed(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebU;
    return bits ^ (bits >> 31U);
}

} // namespace

Stream::Stream(std::uint64_t seed, std::uint64_t number) : state_{mixed(mixed(seed + golden) ^ mixed(~number))} {}

std::uint64_t Stream::next() {
    state_ += golden;
    return mixed(state_);
}

int Stream::between(int least, int most) {
    assert(least <= most);
    const auto choices = static_cast<std::uint64_t>(static_cast<std::int64_t>(most) - least + 1);
    // The high half times the choices: its unevenness is one part in a thousand million.
    return static_cast<int>(least + static_cast<std::int64_t>(((next() >> 32U) * choices) >> 32U));
}

Day Stream::day_between(Day first, Day last) {
    if (last <= first) return first;
    return first + date::days{between(0, static_cast<int>((last - first).count()))};
}

std::size_t Stream::weighted(std::span<const int> weights) {
    int all = 0;
    for (const auto weight : weights)
        all += weight;
    auto left = between(1, all);
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        left -= weights[i];
        if (left <= 0) return i;
    }
    return weights.size() - 1;
}

} // namespace mosovo::synth
