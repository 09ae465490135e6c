#pragma once

#include <mosovo/calendar/day.hpp>
#include <mosovo/synth/figures.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

namespace mosovo::synth {

/// Numbers drawn for one made-up life: SplitMix64, the same on every machine.
///
/// The standard library's distributions differ from one library to the next, so none is used.
class Stream {
public:
    /// Each `number` of one seed is a stream of its own, so that nobody's life hangs on who came before.
    Stream(std::uint64_t seed, std::uint64_t number);

    /// Evenly from `least` to `most`, both included.
    int between(int least, int most);
    bool chance(Share share) { return between(1, 1000) <= share.per_mille; }
    /// Evenly from `first` to `last`, both included; `first` where `last` is before it.
    Day day_between(Day first, Day last);
    /// A place in `weights`, each as likely as its weight says.
    std::size_t weighted(std::span<const int> weights);
    template <class Range> const auto& pick(const Range& from) {
        return from[static_cast<std::size_t>(between(0, static_cast<int>(std::size(from)) - 1))];
    }

private:
    std::uint64_t next();
    std::uint64_t state_;
};

} // namespace mosovo::synth
