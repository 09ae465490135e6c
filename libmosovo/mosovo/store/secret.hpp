#pragma once

#include <cstddef>
#include <string_view>

namespace mosovo::store {

/// Bytes that must not linger: held in memory that is locked out of swap where the system allows it,
/// left out of core dumps, and wiped when they go. Moves, and copies only where that is asked for by name.
class Secret {
public:
    explicit Secret(std::size_t size);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&&) = delete;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    [[nodiscard]] Secret copy() const;

    [[nodiscard]] unsigned char* data() noexcept { return bytes_; }
    [[nodiscard]] const unsigned char* data() const noexcept { return bytes_; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::string_view view() const noexcept { return {reinterpret_cast<const char*>(bytes_), size_}; }

private:
    unsigned char* bytes_;
    std::size_t size_;
};

} // namespace mosovo::store
