#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/store/seal.hpp>
#include <mosovo/store/statement.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::store {

/// The row that stands for one offender: what his other rows must add up to.
struct OffenderRow {
    std::int64_t number = 0; ///< in the order in which they came, from 1
    std::string id;
    std::int64_t events = 0;
    std::int64_t versions = 0; ///< of the person's details; the last one stands
    Digest seal{};             ///< over all that `load` gives back
};

/// What one save did to one record.
struct RecordSaved {
    OffenderRow row;
    bool is_new = false;
    std::vector<EventId> added;
    std::vector<std::string> changed_fields; ///< of the person
};

/// Whole records in and out of the tables. Every record is sealed: what comes back is what was saved, or Damaged.
/// The caller holds the transaction.
class RecordTables {
public:
    RecordTables(sqlite3* connection, Secret content_key);
    RecordTables(const RecordTables&) = delete;
    RecordTables& operator=(const RecordTables&) = delete;
    ~RecordTables();

    [[nodiscard]] std::optional<OffenderRow> find(const OffenderId& id);
    [[nodiscard]] Record load(const OffenderRow& row);
    /// In the order of their numbers, up to and including `last`.
    void load_each(std::int64_t last, const std::function<void(const OffenderRow&, Record&&)>& each);
    void rows_each(std::int64_t last, const std::function<void(const OffenderRow&)>& each);

    /// Adds what is new. \throws Conflict, ProblemsError
    RecordSaved save(const Record& record);
    /// Notes which entry of the audit log tells of the last change.
    void note_entry(std::int64_t number, std::int64_t entry);

    /// How many offenders there are, and the events of all of them.
    [[nodiscard]] std::int64_t count_offenders();
    [[nodiscard]] std::int64_t count_events();

private:
    class Cursors;
    struct Loaded;
    struct Writing;
    Loaded read(const OffenderRow& row, Cursors& cursors);
    [[nodiscard]] Digest sealed(const OffenderRow& row, const Seal& events, const Seal& details) const;
    void write_details(Writing& writing, const Offender& offender);
    void write_event(Writing& writing, const Event& event, std::size_t index);
    void write_row(const OffenderRow& row);
    RecordSaved save_new(const Record& record);
    RecordSaved save_more(const Record& record, OffenderRow row);

    sqlite3* connection_;
    Secret content_key_;
    std::unique_ptr<Cursors> one_;
    Statement find_;
    Statement insert_row_;
    Statement update_row_;
    Statement note_entry_;
    Statement insert_details_;
    Statement insert_event_;
    std::vector<Statement> insert_body_; // prepared when its kind first comes
};

} // namespace mosovo::store
