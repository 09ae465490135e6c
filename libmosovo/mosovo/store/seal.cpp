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

constexpr std::size_t page = 4096;

void expect(int code) {
    if (code != 1) throw StoreError{"the cryptographic library refused to work"};
}

} // namespace

void Seal::Free::operator()(evp_md_ctx_st* context) const noexcept { EVP_MD_CTX_free(context); }

Seal::Seal() : context_{EVP_MD_CTX_new()} { expect(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr)); }
Seal::Seal(const Seal& other) : context_{EVP_MD_CTX_new()}, waiting_{other.waiting_} {
    expect(EVP_MD_CTX_copy_ex(context_.get(), other.context_.get()));
}
Seal::Seal(Seal&&) noexcept = default;
Seal& Seal::operator=(Seal&&) noexcept = default;

Seal::~Seal() { OPENSSL_cleanse(waiting_.data(), waiting_.size()); }

void Seal::flush() {
    expect(EVP_DigestUpdate(context_.get(), waiting_.data(), waiting_.size()));
    waiting_.clear();
}

void Seal::add_raw(char kind, const void* data, std::size_t size) {
    std::array<char, 9> head{kind};
    for (std::size_t i = 1; i < head.size(); ++i)
        head[i] = static_cast<char>(static_cast<unsigned char>(static_cast<std::uint64_t>(size) >> (8 * (i - 1))));
    waiting_.append(head.data(), head.size());
    waiting_.append(static_cast<const char*>(data), size);
    if (waiting_.size() >= page) flush();
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
    Seal copy{*this};
    copy.flush();
    Digest made{};
    expect(EVP_DigestFinal_ex(copy.context_.get(), made.data(), nullptr));
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
