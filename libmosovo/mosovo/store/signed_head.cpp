#include <mosovo/store/signed_head.hpp>

#include <mosovo/store/audit_row.hpp>
#include <mosovo/store/described_text.hpp>
#include <mosovo/store/error.hpp>

#include <openssl/evp.h>

#include <array>
#include <memory>

namespace mosovo::store {
namespace {

constexpr std::size_t key_bytes = 32; // of either half, RFC 8032
constexpr std::size_t signature_bytes = 64;

struct Free {
    void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};
using PKey = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

void expect(bool well) {
    if (!well) throw StoreError{"the cryptographic library refused to work"};
}

/// What is signed: a first word that nothing else begins with, then each part on its line.
std::string message(std::int64_t entry, std::string_view chain, std::string_view at) {
    return "mosovo.audit-head/1\n" + std::to_string(entry) + '\n' + std::string{chain} + '\n' + std::string{at} + '\n';
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

} // namespace

std::string to_json(const SignedHead& head) { return to_text(head); }

SignedHead read_signed_head(std::string_view text) {
    auto read = from_text<SignedHead>(text);
    if (!read.problems.empty()) throw ProblemsError{std::move(read.problems)};
    return read.value;
}

bool is_signed(const SignedHead& head) {
    if (!head.entry || !head.chain || !head.at || !head.store || !head.signature) return false;
    const auto key = bytes_from_hex(*head.store);
    const auto signature = bytes_from_hex(*head.signature);
    if (!key || key->size() != key_bytes || !signature || signature->size() != signature_bytes) return false;
    const PKey known{EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key->data(), key->size())};
    const Context context{EVP_MD_CTX_new()};
    if (!known || !context) return false;
    const auto text = message(head.entry->value(), *head.chain, *head.at);
    return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, known.get()) == 1 &&
           EVP_DigestVerify(context.get(), signature->data(), signature->size(), bytes_of(text), text.size()) == 1;
}

Secret new_signing_key() {
    Secret key{key_bytes};
    fill_random({key.data(), key.size()});
    return key;
}

SignedHead sign_head(std::span<const unsigned char> key, std::int64_t entry, const Digest& chain,
                     date::sys_seconds at) {
    const PKey own{EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, key.data(), key.size())};
    const Context context{EVP_MD_CTX_new()};
    expect(own && context);
    std::array<unsigned char, key_bytes> known{};
    std::size_t length = known.size();
    expect(EVP_PKEY_get_raw_public_key(own.get(), known.data(), &length) == 1);
    const auto chain_text = hex(chain);
    const auto at_text = utc_text(at);
    const auto text = message(entry, chain_text, at_text);
    std::array<unsigned char, signature_bytes> signature{};
    length = signature.size();
    expect(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, own.get()) == 1);
    expect(EVP_DigestSign(context.get(), signature.data(), &length, bytes_of(text), text.size()) == 1);
    const auto number = EntryNumber::from(entry);
    expect(static_cast<bool>(number));
    return {*number, chain_text, at_text, hex(known), hex(signature)};
}

} // namespace mosovo::store
