#pragma once

#include <mosovo/store/audit.hpp>
#include <mosovo/store/seal.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mosovo::store {

/// One entry of the log as it is kept, and as it leaves in an export.
struct AuditRow {
    std::int64_t entry = 0;
    std::array<std::string, 7> words; ///< at, actor, role, purpose, operation, action, outcome
    std::int64_t rows = 0;
    std::optional<Digest> seal; ///< of the one record that was written, as it then was
    std::vector<unsigned char> salt;
    std::optional<std::string> content; ///< nothing where it went with its record
    Digest commitment{};
    Digest chain{};

    /// \throws Tampered  where a word is none
    [[nodiscard]] AuditEntry value() const;
};

/// What stands for an entry's content in the chain; says nothing of it without the salt.
[[nodiscard]] Digest commitment_of(std::span<const unsigned char> salt, std::string_view content);
/// The seal of an entry, which holds the one before.
[[nodiscard]] Digest chained(const Secret& key, const Digest& before, const AuditRow& row);

/// "2026-11-22T12:40:00Z"
[[nodiscard]] std::string utc_text(date::sys_seconds at);
/// \throws Tampered
[[nodiscard]] date::sys_seconds utc_from(const std::string& text);
[[nodiscard]] std::string content_text(const AuditContent& content);

/// Lower-case hexadecimal, and back; nothing where the text is not that, or not of the digest's length.
[[nodiscard]] std::string hex(std::span<const unsigned char> bytes);
[[nodiscard]] std::optional<std::vector<unsigned char>> bytes_from_hex(std::string_view text);
[[nodiscard]] std::optional<Digest> digest_from_hex(std::string_view text);

} // namespace mosovo::store
