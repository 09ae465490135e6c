#pragma once

#include <mosovo/store/error.hpp>
#include <mosovo/store/secret.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

namespace mosovo::store {

/// An open file descriptor of the caller's.
struct Descriptor {
    int number;
};

/// What opens a store: 32 random bytes, or a passphrase of at least 12 characters. An empty, short or
/// malformed key cannot be made, so no store can ever be opened with one (SQLCipher by itself takes
/// an empty key as "do not encrypt" and a malformed one as a passphrase).
///
/// Moves, never copies; wiped when it goes. Has no text form: it cannot be printed by accident.
/// A key never travels in a command line or an environment variable, where other users can see it.
class Key {
public:
    static constexpr std::size_t length = 32;               ///< bytes of a key file
    static constexpr std::size_t shortest_passphrase = 12;  ///< characters
    static constexpr std::size_t longest_passphrase = 1024; ///< bytes

    /// Reads a key file: a regular file of exactly 32 raw bytes, ours or root's, that neither the group nor
    /// others can open. \throws BadKey saying which of these it is not
    [[nodiscard]] static Key from_file(const std::filesystem::path& path);
    /// Reads exactly 32 bytes, then the end, from a pipe or file that is already open; leaves it open.
    /// \throws BadKey
    [[nodiscard]] static Key from_descriptor(Descriptor descriptor);
    /// Takes the passphrase and wipes the caller's string, whether or not it is accepted. The key is derived by
    /// SQLCipher (PBKDF2-HMAC-SHA512, 256,000 rounds, salt of the file) each time a store is opened.
    /// \throws BadKey  shorter than 12 characters, one character repeated, not text, or over 1,024 bytes
    [[nodiscard]] static Key from_passphrase(std::string&& passphrase);

    Key(Key&&) noexcept = default;
    Key& operator=(Key&&) = delete;
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    ~Key() = default;

    /// In the form that SQLCipher takes. For the store only.
    [[nodiscard]] Secret for_cipher() const;

private:
    enum class Kind : std::uint8_t { raw, passphrase };
    Key(Kind kind, Secret secret) : kind_{kind}, secret_{std::move(secret)} {}
    static Key from_raw(Secret secret);

    Kind kind_;
    Secret secret_;
};

/// Makes a key file: 32 bytes of the system's randomness, mode 0600, on disk when this returns.
/// Never overwrites. \throws BadKey  where a file of that name exists or cannot be made
void write_new_key_file(const std::filesystem::path& path);

} // namespace mosovo::store
