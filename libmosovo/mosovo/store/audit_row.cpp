#include <mosovo/store/audit_row.hpp>

#include <mosovo/store/described_text.hpp>
#include <mosovo/store/error.hpp>

#include <algorithm>
#include <sstream>

namespace mosovo::store {
namespace {

template <class E> E word_of(const std::string& text) {
    if (const auto value = from_word<E>(text)) return *value;
    throw Tampered{"the audit log holds a word that it does not have; restore a backup"};
}

constexpr std::string_view digits = "0123456789abcdef";

} // namespace

std::string utc_text(date::sys_seconds at) { return date::format("%Y-%m-%dT%H:%M:%SZ", at); }

date::sys_seconds utc_from(const std::string& text) {
    date::sys_seconds at{};
    std::istringstream in{text};
    in >> date::parse("%Y-%m-%dT%H:%M:%SZ", at);
    if (!in) throw Tampered{"the audit log holds a time that is none; restore a backup"};
    return at;
}

std::string content_text(const AuditContent& content) { return to_text(content); }

AuditEntry AuditRow::value() const {
    AuditEntry made{entry,
                    utc_from(words[0]),
                    StaffId::from_checked(words[1]),
                    word_of<Role>(words[2]),
                    words[3],
                    word_of<Operation>(words[4]),
                    word_of<Action>(words[5]),
                    word_of<Outcome>(words[6]),
                    rows,
                    {}};
    if (!content) return made;
    auto read = from_text<AuditContent>(*content);
    if (!read.problems.empty()) throw Tampered{"the audit log holds an entry that cannot be read; restore a backup"};
    made.content = std::move(read.value);
    return made;
}

Digest commitment_of(std::span<const unsigned char> salt, std::string_view content) {
    Seal seal;
    seal.add(salt);
    seal.add(content);
    return seal.digest();
}

Digest chained(const Secret& key, const Digest& before, const AuditRow& row) {
    Seal seal;
    seal.add(std::span<const unsigned char>{before});
    seal.add(row.entry);
    for (const auto& word : row.words)
        seal.add(std::string_view{word});
    seal.add(row.rows);
    if (row.seal)
        seal.add(std::span<const unsigned char>{*row.seal});
    else
        seal.add_null();
    seal.add(std::span<const unsigned char>{row.commitment});
    return keyed_digest(key, seal.digest());
}

std::string hex(std::span<const unsigned char> bytes) {
    std::string text;
    text.reserve(2 * bytes.size());
    for (const auto byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

std::optional<std::vector<unsigned char>> bytes_from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return {};
    std::vector<unsigned char> bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const auto high = digits.find(text[i]);
        const auto low = digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return {};
        bytes.push_back(static_cast<unsigned char>(high << 4U | low));
    }
    return bytes;
}

std::optional<Digest> digest_from_hex(std::string_view text) {
    const auto bytes = bytes_from_hex(text);
    Digest made{};
    if (!bytes || bytes->size() != made.size()) return {};
    std::copy(bytes->begin(), bytes->end(), made.begin());
    return made;
}

} // namespace mosovo::store
