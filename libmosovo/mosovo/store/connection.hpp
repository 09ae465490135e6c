#pragma once

#include <mosovo/store/hardening.hpp>
#include <mosovo/store/key.hpp>
#include <mosovo/store/secret.hpp>
#include <mosovo/store/statement.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace mosovo::store {

/// How long to wait for another program's transaction.
using Patience = std::chrono::milliseconds;
inline constexpr Patience usual_patience = std::chrono::seconds{5};

/// An open, keyed and hardened connection to one file. Having one is the proof of design §6 but for the
/// schema and the audit chain: the library encrypts, the file is not readable without a key, the key was taken.
class Connection {
public:
    /// Makes the file, mode 0600. \throws AlreadyThere, and as `open`
    [[nodiscard]] static Connection create(const std::filesystem::path& path, const Key& key,
                                           Patience patience = usual_patience);
    /// \throws CannotEncrypt, NoSuchStore, NotEncrypted, WrongKey, Damaged, Busy
    [[nodiscard]] static Connection open(const std::filesystem::path& path, const Key& key,
                                         Patience patience = usual_patience);
    /// A further connection to the same file, under the same key and as strict, for a thread of its own. May be called
    /// on that thread while another uses this connection.
    /// \throws Replaced  where another file stands there by now; and as `open`
    [[nodiscard]] Connection another() const;

    [[nodiscard]] sqlite3* get() const noexcept { return connection_.get(); }
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }
    /// Whether another file stands where this one was opened.
    [[nodiscard]] bool was_replaced() const;
    /// Whether a program that wrote to the file died before it was done, and opening put the file back.
    [[nodiscard]] bool was_recovered() const noexcept { return recovered_; }

    /// From here on only reading and adding: no change of schema, no pragma, no deletion, no update of facts.
    void allow_only_adding();
    /// Allows something more while it lives, and leaves the connection as strict as it found it.
    class Allowing {
    public:
        Allowing(Connection& connection, Allowance allowance);
        Allowing(const Allowing&) = delete;
        Allowing& operator=(const Allowing&) = delete;
        ~Allowing();

    private:
        Connection& connection_;
    };

private:
    struct Close {
        void operator()(sqlite3* connection) const noexcept;
    };
    /// Which file a path leads to, whatever it is called.
    struct Identity {
        std::uint64_t device = 0;
        std::uint64_t number = 0;
        bool operator==(const Identity&) const = default;
    };
    Connection(const std::filesystem::path& path, Secret key, Patience patience);
    [[nodiscard]] Identity identity() const;

    std::filesystem::path path_;
    Secret key_; // as SQLCipher takes it, for `another`
    Patience patience_;
    Identity identity_;
    std::unique_ptr<sqlite3, Close> connection_;
    bool recovered_ = false;
    bool only_adding_ = false;
};

/// \throws CannotEncrypt  unless the SQL library of this process is SQLCipher 4.6 or later, all of it one library.
/// A plain SQLite that another part of the process loaded first takes a key and writes readable text.
void prove_library_encrypts();

} // namespace mosovo::store
