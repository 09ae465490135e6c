#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/store/policy.hpp>
#include <mosovo/store/seal.hpp>
#include <mosovo/store/search.hpp>
#include <mosovo/store/statement.hpp>
#include <mosovo/store/version.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::store {

/// The row that stands for one offender: what his other rows must add up to.
struct OffenderRow {
    std::int64_t number = 0; ///< in the order in which they came, from 1
    std::string id;
    std::int64_t events = 0;
    std::int64_t versions = 0;     ///< of the person's details; the last one stands
    Digest seal{};                 ///< over all that `load` gives back, and who may
    std::int64_t restrictions = 0; ///< versions of the list of who may see it
    std::int64_t disposed = 0;     ///< the entry that tells of its erasure; 0: it is there
};

/// Who alone may see a record; not known: every role that may load records.
using Members = Listed<StaffId>;

/// What one save did to one record.
struct RecordSaved {
    OffenderRow row;
    bool is_new = false;
    std::vector<EventId> added;
    std::vector<std::string> changed_fields; ///< of the person
    std::vector<EventId> flagged;            ///< added events in which somebody endorses his own work
};

/// Under which rules a save is done.
struct Saving {
    std::int64_t entry = 0;               ///< of the audit log, that will tell of it
    std::optional<RecordVersion> read_as; ///< what the caller had read
    StaffId actor;
    OwnWork own_work = OwnWork::refused;
};

/// Whole records in and out of the tables. Every record is sealed: what comes back is what was saved, or Damaged.
/// The caller holds the transaction.
class RecordTables {
public:
    RecordTables(sqlite3* connection, Secret content_key);
    /// The same records through a further connection to the file, for another thread.
    [[nodiscard]] RecordTables through(sqlite3* another) const { return {another, content_key_.copy()}; }
    RecordTables(const RecordTables&) = delete;
    RecordTables& operator=(const RecordTables&) = delete;
    ~RecordTables();

    [[nodiscard]] std::optional<OffenderRow> find(const OffenderId& id);
    [[nodiscard]] std::optional<OffenderRow> find(std::int64_t number);
    [[nodiscard]] Record load(const OffenderRow& row);
    /// The record as it stood after that entry of the log. \return nothing where he was not stored yet
    [[nodiscard]] std::optional<Record> load_as_after(const OffenderRow& row, std::int64_t entry);
    /// In the order of their numbers, after `range.after` and up to and including `range.last`. Gives rows of records
    /// disposed of to `rows_each` alone.
    struct Range {
        std::int64_t after = 0;
        std::int64_t last = 0;
    };
    void load_each(Range range, const std::function<void(const OffenderRow&, Record&&)>& each);
    void rows_each(Range range, const std::function<void(const OffenderRow&)>& each);

    /// Adds what is new. \throws Conflict, ProblemsError, Denied (own work)
    RecordSaved save(const Record& record, const Saving& saving);

    /// A seal under the key of the records.
    [[nodiscard]] Digest keyed(const Seal& seal) const { return keyed_digest(content_key_, seal.digest()); }

    /// Who alone may see it. Proven by the next load, whose seal covers it.
    [[nodiscard]] Members members(const OffenderRow& row);
    [[nodiscard]] bool may_see(const OffenderRow& row, const StaffId& who);
    OffenderRow restrict_to(OffenderRow row, const Members& members, std::int64_t entry);

    /// Takes every row of the record away and leaves one that says that there was one. The connection must allow it.
    OffenderRow dispose(const OffenderRow& row, std::int64_t entry);

    /// Offenders who stand under one of each inner list.
    [[nodiscard]] std::vector<std::int64_t> candidates(const std::vector<std::vector<LookupRange>>& lookups);
    /// Whether all keys of the record are in the index.
    [[nodiscard]] bool is_indexed(std::int64_t number, const Record& record);
    /// Fills the index, and what else later versions hold, in a file of schema 2.
    void bring_up_from_2();

    /// The number given last: offenders ever stored.
    [[nodiscard]] std::int64_t count_numbers();
    /// How many offenders there are, and the events of all of them.
    [[nodiscard]] std::int64_t count_offenders();
    [[nodiscard]] std::int64_t count_events();

private:
    class Cursors;
    struct Loaded;
    struct Writing;
    Loaded read(const OffenderRow& row, Cursors& cursors);
    void prove(const OffenderRow& row, const Loaded& loaded);
    [[nodiscard]] Digest sealed(const OffenderRow& row, const Seal& events, const Seal& details);
    [[nodiscard]] Digest sealed_version(std::int64_t number, std::int64_t version, const Seal& details) const;
    [[nodiscard]] Statement& restriction_of(const OffenderRow& row);
    void write_members(const OffenderRow& row, const Members& members, std::int64_t entry);
    void write_keys(std::int64_t number, const std::vector<LookupKey>& keys);
    void write_details(Writing& writing, const Offender& offender);
    void write_event(Writing& writing, const Event& event, std::size_t index);
    void write_row(const OffenderRow& row, std::int64_t entry);
    RecordSaved save_new(const Record& record, const Saving& saving);
    RecordSaved save_more(const Record& record, OffenderRow row, const Saving& saving);
    void refuse_stale_details(const OffenderRow& row, const Offender& given, std::vector<std::string> changed);

    sqlite3* connection_;
    Secret content_key_;
    std::unique_ptr<Cursors> one_;
    std::unique_ptr<Cursors> all_; // made when it is first needed: a statement for each kind
    Statement find_;
    Statement insert_row_;
    Statement update_row_;
    Statement insert_details_;
    Statement insert_event_;
    Statement last_number_;
    Statement insert_key_;
    Statement select_restriction_;
    std::vector<Statement> insert_body_; // prepared when its kind first comes
};

} // namespace mosovo::store
