#pragma once

#include <mosovo/store/key.hpp>
#include <mosovo/store/statement.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>

namespace mosovo::store {

/// An open, keyed and hardened connection to one file. Having one is the proof of design §6 but for the
/// schema and the audit chain: the library encrypts, the file is not readable without a key, the key was taken.
class Connection {
public:
    /// Makes the file, mode 0600. \throws AlreadyThere, and as `open`
    [[nodiscard]] static Connection create(const std::filesystem::path& path, const Key& key);
    /// \throws CannotEncrypt, NoSuchStore, NotEncrypted, WrongKey, Damaged, Busy
    [[nodiscard]] static Connection open(const std::filesystem::path& path, const Key& key);

    [[nodiscard]] sqlite3* get() const noexcept { return connection_.get(); }
    /// Whether a program that wrote to the file died before it was done, and opening put the file back.
    [[nodiscard]] bool was_recovered() const noexcept { return recovered_; }

    /// From here on only reading and adding: no change of schema, no pragma, no deletion, no update of facts.
    void allow_only_adding();
    /// Lets the integrity pragmas through while it lives, and leaves the connection as strict as it found it.
    class Checking {
    public:
        explicit Checking(Connection& connection);
        Checking(const Checking&) = delete;
        Checking& operator=(const Checking&) = delete;
        ~Checking();

    private:
        Connection& connection_;
    };

private:
    struct Close {
        void operator()(sqlite3* connection) const noexcept;
    };
    Connection(const std::filesystem::path& path, const Key& key);

    std::unique_ptr<sqlite3, Close> connection_;
    bool recovered_ = false;
    bool only_adding_ = false;
};

/// \throws CannotEncrypt  unless the SQL library of this process is SQLCipher 4.6 or later, all of it one library.
/// A plain SQLite that another part of the process loaded first takes a key and writes readable text.
void prove_library_encrypts();

} // namespace mosovo::store
