#pragma once

#include <mosovo/store/audit_log.hpp>
#include <mosovo/store/connection.hpp>
#include <mosovo/store/record_tables.hpp>
#include <mosovo/store/store.hpp>

#include <atomic>
#include <memory>
#include <optional>

namespace mosovo::store {

/// What an open store is made of. Not for users of the library.
struct Store::Inside {
    explicit Inside(Connection opened) : connection{std::move(opened)} {}
    static std::unique_ptr<Inside> create(const std::filesystem::path& path, const Key& key, Session session);
    static std::unique_ptr<Inside> open(const std::filesystem::path& path, const Key& key, Session session);

    /// Holds the store for one call.
    class Turn {
    public:
        explicit Turn(std::atomic_flag& taken);
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        ~Turn();

    private:
        std::atomic_flag& taken_;
    };
    /// \throws Busy    while another call has not come back
    /// \throws Denied  where the session's role may not, after it was logged
    [[nodiscard]] Turn turn(Action action);

    [[nodiscard]] sqlite3* sql() const noexcept { return connection.get(); }
    /// Logs a reading of all records and gives the number of the last offender it is about. On disk when it returns.
    std::int64_t log_reading_everybody(Action action);
    /// Logs in a transaction of its own that something was not done. Never hides the reason with one of its own.
    void log_failure(Happened happened) noexcept;

    void check_file(CheckReport& report);
    void check_content(CheckReport& report);

    Connection connection;
    std::optional<AuditLog> audit;
    std::optional<RecordTables> records;
    std::atomic_flag taken = ATOMIC_FLAG_INIT;

private:
    void fill(const Key& key, Session session);
    void take_up(Session session);
    void prove_schema();
    void check_records(CheckReport& report, const std::map<OffenderId, Digest>& last_seals);
};

} // namespace mosovo::store
