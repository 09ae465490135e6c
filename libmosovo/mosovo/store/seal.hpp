#pragma once

#include <mosovo/store/secret.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

struct evp_md_ctx_st;

namespace mosovo::store {

using Digest = std::array<unsigned char, 32>;

/// SHA-256 over a sequence of values, each written with its kind and length, so that no two different
/// sequences are the same bytes.
class Seal {
public:
    Seal() noexcept;
    Seal(const Seal& other) = delete;
    Seal(Seal&& other) noexcept;
    Seal& operator=(const Seal&) = delete;
    Seal& operator=(Seal&& other) noexcept;
    ~Seal();

    void add_null();
    void add(std::int64_t value);
    void add(double value);
    void add(std::string_view text);
    void add(std::span<const unsigned char> bytes);

    /// The digest of what was added so far. Adding can go on.
    [[nodiscard]] Digest digest() const;

private:
    void add_raw(char kind, const void* data, std::size_t size);
    void hash(const void* data, std::size_t size);
    void flush();
    struct Free {
        void operator()(evp_md_ctx_st* context) const noexcept;
    };
    std::unique_ptr<evp_md_ctx_st, Free> context_; // none while everything is still waiting
    // Values are small and many: they go to the hash by the page.
    std::array<char, 4096> waiting_;
    std::size_t used_ = 0;
};

/// HMAC-SHA-256 of `message`.
[[nodiscard]] Digest keyed_digest(const Secret& key, const Digest& message);
/// In time that does not depend on where they differ.
[[nodiscard]] bool same(std::span<const unsigned char> a, std::span<const unsigned char> b);
/// \throws StoreError where the system gives no random bytes
void fill_random(std::span<unsigned char> bytes);

} // namespace mosovo::store
