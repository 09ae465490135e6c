#include "targets.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr auto target = mosovo::fuzz::target_named(MOSOVO_FUZZ_TARGET);
    static_cast<void>(target.run({reinterpret_cast<const char*>(data), size}));
    return 0;
}
