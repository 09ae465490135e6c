// Not installed: for our own sources.
#pragma once

#include <mosovo/store/audit_log.hpp>
#include <mosovo/store/connection.hpp>
#include <mosovo/store/reading_ahead.hpp>
#include <mosovo/store/record_tables.hpp>
#include <mosovo/store/store.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <utility>

namespace mosovo::store {

/// What an open store is made of.
struct Store::Inside {
    explicit Inside(Connection opened) : connection{std::move(opened)} {}
    static std::unique_ptr<Inside> create(const std::filesystem::path& path, const Key& key, Session session);
    static std::unique_ptr<Inside> open(const std::filesystem::path& path, const Key& key, Session session);
    /// Of a copy that was just made: proven as an opening is, but not logged as one.
    static std::unique_ptr<Inside> of_copy(Connection copy, Session session);

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
    [[nodiscard]] const Session& session() const { return audit->session(); }

    /// Does the work of one call; where it fails, the log has an entry that says so before the error goes on.
    template <class Work> auto attempt(const Happened& happening, Work&& work) {
        try {
            return std::forward<Work>(work)();
        } catch (const Busy&) { // who could not begin cannot log that either, and would wait once more
            throw;
        } catch (const Denied&) {
            log_as(happening, Outcome::denied);
            throw;
        } catch (...) {
            log_as(happening, Outcome::failed);
            throw;
        }
    }

    /// Logs a reading of all records and gives the number of the last offender it is about. On disk when it returns.
    std::int64_t log_reading_everybody(const Happened& happening);
    /// Logs in a transaction of its own that something was not done. Never hides the reason with one of its own.
    void log_as(Happened happened, Outcome outcome) noexcept;

    /// The offender's row, where this session may see his record.
    /// \throws Denied  where his record is kept to a list on which the session's member of staff is not
    [[nodiscard]] std::optional<OffenderRow> visible(const OffenderId& id);
    [[nodiscard]] bool may_see(const OffenderRow& row);
    /// Batches of the records that this session may see, read on several threads. Each thread but the caller's has a
    /// connection of its own.
    [[nodiscard]] ReadingAhead reading_ahead(ReadingPlan plan);
    /// Takes out of a batch whoever was kept to a list or erased since it was read ahead.
    void leave_out_changed(ReadBatch& batch);

    void check_file(CheckReport& report);
    void check_content(CheckReport& report);
    /// \throws Damaged  with the first finding, where there is one
    void prove_whole(const std::string& what);

    /// Saves one record under this session's rules. In the caller's write transaction; `saved` logs it.
    /// \throws Conflict, ProblemsError, Denied
    template <class Logged> void save_one(const Record& record, std::optional<RecordVersion> read_as, Logged&& logged) {
        if (record.offender.id) (void)visible(record.id());
        logged(records->save(
            record, {audit->next_entry(), read_as, session().actor, policy.own_work.value_or(OwnWork::refused)}));
    }

    void put_policy(const Policy& policy, std::int64_t entry);

    Connection connection;
    std::optional<AuditLog> audit;
    std::optional<RecordTables> records;
    Policy policy;
    std::atomic_flag taken = ATOMIC_FLAG_INIT;

    void take_up(Session session);

private:
    void read_policy();
    void prove_schema();
    void refuse_without_purpose();
    void check_records(CheckReport& report, const AuditLog::LastSeals& last_seals);
};

} // namespace mosovo::store
