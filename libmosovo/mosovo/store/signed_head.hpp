#pragma once

#include <mosovo/base/describe.hpp>
#include <mosovo/store/seal.hpp>
#include <mosovo/store/secret.hpp>

#include <date/date.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mosovo::store {

struct EntryNumberTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 1'000'000'000'000;
};
using EntryNumber = Number<EntryNumberTag>;

/// Where the audit log of a store ended at one moment, signed with a key of that store (Ed25519). Kept elsewhere, on
/// paper or on another force's system, it shows for ever whether the file was put back or its log rewritten.
struct SignedHead {
    std::optional<EntryNumber> entry;
    std::optional<std::string> chain; ///< the seal of that entry, hexadecimal
    std::optional<std::string> at;    ///< universal time, "2026-11-22T12:40:00Z"
    std::optional<std::string> store; ///< the public key of the store, hexadecimal: compare it with the one on paper
    std::optional<std::string> signature;

    bool operator==(const SignedHead&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignedHead, (), (entry, chain, at, store, signature))

/// One line of JSON.
[[nodiscard]] std::string to_json(const SignedHead& head);
/// \throws ProblemsError
[[nodiscard]] SignedHead read_signed_head(std::string_view text);
/// Whether the store it names signed it. That the store is the right one is for the reader to compare.
[[nodiscard]] bool is_signed(const SignedHead& head);

/// Not for users: makes the key of a store, and signs.
[[nodiscard]] Secret new_signing_key();
[[nodiscard]] SignedHead sign_head(std::span<const unsigned char> key, std::int64_t entry, const Digest& chain,
                                   date::sys_seconds at);

} // namespace mosovo::store
