#pragma once

#include <mosovo/store/chain_check.hpp>
#include <mosovo/store/secret.hpp>
#include <mosovo/store/signed_head.hpp>

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mosovo::store {

inline constexpr std::string_view audit_format = "mosovo.audit/1";

/// The key of a log's chain: what its verifier needs, and no more. Opens no store.
class AuditKey {
public:
    /// A key file as `Store::export_audit_key` makes it. \throws BadKey
    [[nodiscard]] static AuditKey from_file(const std::filesystem::path& path);
    [[nodiscard]] const Secret& secret() const noexcept { return secret_; }

private:
    explicit AuditKey(Secret secret) : secret_{std::move(secret)} {}
    Secret secret_;
};

/// Checks an exported log without the store: every entry follows from the one before, the log ends where it says, and
/// agrees with each head that was exported earlier and kept elsewhere. Never throws for what the text holds.
/// \param store  the public key on paper, hexadecimal; empty: that of the text is believed
/// \return nothing where all is well
[[nodiscard]] std::vector<AuditFault> verify_audit(std::string_view text, const AuditKey& key,
                                                   std::span<const SignedHead> heads, std::string_view store = {});

/// Judges a log, of which `chain` has seen every entry, by heads that were exported. `chain` must have been told to
/// remember the entries that the heads name.
[[nodiscard]] std::vector<AuditFault> judge_by_heads(const ChainCheck& chain, std::span<const SignedHead> heads,
                                                     std::string_view store);
[[nodiscard]] std::set<std::int64_t> entries_of(std::span<const SignedHead> heads);

/// Not for users: the lines of an export.
[[nodiscard]] std::string first_line(const SignedHead& head);
[[nodiscard]] std::string line_of(const AuditRow& row);

} // namespace mosovo::store
