#include <mosovo/store/seal.hpp>

#include <mosovo/store/error.hpp>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <bit>
#include <cstring>
#include <utility>

namespace mosovo::store {
namespace {

constexpr std::size_t head_size = 9; // the kind of a value and its length

void expect(int code) {
    if (code != 1) throw StoreError{"the cryptographic library refused to work"};
}

/// Looked up once: each lookup takes locks, and a load makes several digests a record.
const EVP_MD* sha256() {
    static const EVP_MD* const found = [] {
        const auto* made = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        expect(made == nullptr ? 0 : 1);
        return made;
    }();
    return found;
}

} // namespace

void Seal::Free::operator()(evp_md_ctx_st* context) const noexcept { EVP_MD_CTX_free(context); }

Seal::Seal() noexcept {} // NOLINT(cppcoreguidelines-pro-type-member-init): what waits is written before it is read

Seal::Seal(Seal&& other) noexcept : Seal{} { *this = std::move(other); }

Seal& Seal::operator=(Seal&& other) noexcept {
    if (this == &other) return *this;
    OPENSSL_cleanse(waiting_.data(), used_);
    context_ = std::move(other.context_);
    used_ = other.used_;
    std::memcpy(waiting_.data(), other.waiting_.data(), used_);
    OPENSSL_cleanse(other.waiting_.data(), std::exchange(other.used_, 0));
    return *this;
}

Seal::~Seal() { OPENSSL_cleanse(waiting_.data(), used_); }

void Seal::hash(const void* data, std::size_t size) {
    if (!context_) {
        context_.reset(EVP_MD_CTX_new());
        expect(EVP_DigestInit_ex(context_.get(), sha256(), nullptr));
    }
    expect(EVP_DigestUpdate(context_.get(), data, size));
}

void Seal::flush() {
    hash(waiting_.data(), used_);
    OPENSSL_cleanse(waiting_.data(), used_);
    used_ = 0;
}

void Seal::add_raw(char kind, const void* data, std::size_t size) {
    if (head_size + size > waiting_.size() - used_) flush();
    waiting_[used_] = kind;
    for (std::size_t i = 1; i < head_size; ++i)
        waiting_[used_ + i] =
            static_cast<char>(static_cast<unsigned char>(static_cast<std::uint64_t>(size) >> (8 * (i - 1))));
    used_ += head_size;
    if (size > waiting_.size() - used_) { // longer than a page
        flush();
        return hash(data, size);
    }
    if (size != 0) std::memcpy(&waiting_[used_], data, size);
    used_ += size;
}

void Seal::add_null() { add_raw('n', "", 0); }
void Seal::add(std::int64_t value) {
    std::array<char, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(static_cast<unsigned char>(static_cast<std::uint64_t>(value) >> (8 * i)));
    add_raw('i', bytes.data(), bytes.size());
}
void Seal::add(double value) {
    const auto bits = std::bit_cast<std::int64_t>(value);
    std::array<char, 8> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(static_cast<unsigned char>(static_cast<std::uint64_t>(bits) >> (8 * i)));
    add_raw('r', bytes.data(), bytes.size());
}
void Seal::add(std::string_view text) { add_raw('t', text.data(), text.size()); }
void Seal::add(std::span<const unsigned char> bytes) { add_raw('b', bytes.data(), bytes.size()); }

Digest Seal::digest() const {
    Digest made{};
    if (!context_) {
        expect(EVP_Digest(waiting_.data(), used_, made.data(), nullptr, sha256(), nullptr));
        return made;
    }
    const std::unique_ptr<evp_md_ctx_st, Free> copy{EVP_MD_CTX_new()};
    expect(EVP_MD_CTX_copy_ex(copy.get(), context_.get()));
    expect(EVP_DigestUpdate(copy.get(), waiting_.data(), used_));
    expect(EVP_DigestFinal_ex(copy.get(), made.data(), nullptr));
    return made;
}

Digest keyed_digest(const Secret& key, const Digest& message) {
    Digest made{};
    unsigned length = 0;
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), message.data(), message.size(), made.data(),
             &length) == nullptr)
        expect(0);
    return made;
}

bool same(std::span<const unsigned char> a, std::span<const unsigned char> b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

void fill_random(std::span<unsigned char> bytes) { expect(RAND_bytes(bytes.data(), static_cast<int>(bytes.size()))); }

} // namespace mosovo::store
