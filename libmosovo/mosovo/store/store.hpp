#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/store/audit.hpp>
#include <mosovo/store/error.hpp>
#include <mosovo/store/key.hpp>
#include <mosovo/store/policy.hpp>
#include <mosovo/store/progress.hpp>
#include <mosovo/store/search.hpp>
#include <mosovo/store/session.hpp>
#include <mosovo/store/signed_head.hpp>
#include <mosovo/store/version.hpp>
#include <mosovo/store/visibility.hpp>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mosovo::store {

/// How much a store holds.
struct Counts {
    std::size_t offenders = 0;
    std::size_t events = 0;

    bool operator==(const Counts&) const = default;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (offenders, events))

/// What a save added. All zero but `unchanged`: everything was there already.
struct Saved {
    std::size_t offenders_added = 0;
    std::size_t events_added = 0;
    std::size_t details_changed = 0; ///< offenders of whom a name, identifier or the like changed
    std::size_t unchanged = 0;       ///< records that were stored just so
    std::size_t own_work = 0;        ///< added events in which somebody endorses his own work; the log names them

    bool operator==(const Saved&) const = default;
};
BOOST_DESCRIBE_STRUCT(Saved, (), (offenders_added, events_added, details_changed, unchanged, own_work))

/// Where a check found something.
BOOST_DEFINE_FIXED_ENUM_CLASS(CheckPart, std::uint8_t, pages, database, audit, records)

struct CheckFinding {
    CheckPart part{};
    std::string message; ///< a sentence; never holds what a record says
};
BOOST_DESCRIBE_STRUCT(CheckFinding, (), (part, message))

/// What a full check found; nothing means sound.
struct CheckReport {
    std::vector<CheckFinding> findings;
    [[nodiscard]] bool sound() const noexcept { return findings.empty(); }
};

/// A record and how far it had grown when it was read: what a save needs to see that nobody else changed it.
struct VersionedRecord {
    Record record;
    RecordVersion version;
};

/// To whom something is given, and by what right. Goes into the log.
struct Recipient {
    std::string name;    ///< a post or an organisation; 1 to 200 bytes
    std::string gateway; ///< the legal gateway, as the force names it; 1 to 200 bytes
};

/// What was given out for intelligence, and what was not.
struct IntelligenceExtract {
    std::vector<OpenRecord> records;
    std::size_t withheld = 0; ///< kept to a list on which the session is not
};

/// What an analyst is given.
struct AnalystExtract {
    std::vector<Record> records; ///< under pseudonyms that no other extract has, in their order
    std::size_t withheld = 0;    ///< kept to a list
};

/// A copy that was made and proven sound.
struct BackupMade {
    SignedHead head; ///< where its log ends: keep it apart from the copy
    Counts counts;
};

struct BatchSizeTag {
    static constexpr std::int64_t least = 1;
    static constexpr std::int64_t most = 10'000;
};
using BatchSize = Number<BatchSizeTag>; ///< records

struct ReadingThreadsTag {
    static constexpr std::int64_t least = 1;
    static constexpr std::int64_t most = 16; // each brings a page cache of its own
};
using ReadingThreads = Number<ReadingThreadsTag>; ///< that read at once, the caller's own among them

/// The encrypted register: one SQLCipher file.
///
/// Opening is a proof: the library in this process encrypts, the file is readable by nobody without the key, the key
/// is right, cipher settings and schema are ours, the audit chain ends where its head says, and a file whose last
/// writer died is checked in every page. Saving only ever adds. Every opening, reading and writing, the refused and
/// failed ones included, is in the audit log before its result is given out.
///
/// One store is for one thread at a time; a call from a second one, or from within `load_each`, is refused as Busy
/// and changes nothing. Open one store a thread instead. Several processes may use one file: writers take turns and
/// wait as long as the session's patience.
///
/// Errors: the StoreError family. After any error the store is as it was and can be used on.
class Store {
public:
    /// Makes a new store and opens it. Never over a file that exists.
    [[nodiscard]] static Store create(const std::filesystem::path& path, const Key& key, Session session);
    /// Opens a store. One of an earlier schema is copied beside itself ("….schema-2"), the copy is proven, and then it
    /// is brought up to this schema, all or nothing.
    [[nodiscard]] static Store open(const std::filesystem::path& path, const Key& key, Session session);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    /// One record, or nothing where no such offender is stored.
    /// \throws Denied  where it is kept to a list of staff on which the session is not; as for every call by reference
    [[nodiscard]] std::optional<Record> load(const OffenderId& id);
    [[nodiscard]] std::optional<VersionedRecord> load_versioned(const OffenderId& id);
    /// The record with the events that were known by then (record format §5: `recorded` not later, or none).
    [[nodiscard]] std::optional<Record> load_known(const OffenderId& id, LocalTime known_at);
    /// The record as this store held it at that moment, whatever its events say of themselves; nothing where it held
    /// none. By the clock of those who saved.
    [[nodiscard]] std::optional<Record> load_as_stored(const OffenderId& id, date::sys_seconds at);
    /// All records in the order in which their offenders were first saved. Each is whole and proven; others can write
    /// in between, so that two records may be of different moments. `each` and `watch` are called on the caller's
    /// thread, with nothing of the file held. Records are read ahead; before 64 of them are given out, whoever was kept
    /// to a list or erased meanwhile is left out.
    /// \param threads  that read and prove ahead of `each`, the caller's among them; a register of under 2,000 is read
    ///                 by his alone. Each further one holds a connection to the file with a page cache of 16 MiB, or
    ///                 reads nothing where it gets none. No more records are in memory at a time than 64 for each
    ///                 thread and 64 besides.
    /// \return how many were withheld: kept to a list of staff on which the session is not
    /// \throws std::system_error  where the machine gives no thread
    std::size_t load_each(const std::function<void(Record)>& each, const Watch& watch = {},
                          ReadingThreads threads = *ReadingThreads::from(2));
    [[nodiscard]] std::vector<Record> load_all(ReadingThreads threads = *ReadingThreads::from(2));
    [[nodiscard]] std::vector<OffenderId> offender_ids();
    [[nodiscard]] Counts count();
    /// Records by name, identifier, day of birth, officer, area, or by the day on which something recorded is due. The
    /// log has the names of what was asked and the numbers of who was found.
    [[nodiscard]] Found find(const Search& search);

    /// Saves what of a record is not stored yet: a new offender, new events behind the stored ones, a new version of
    /// the person's details. It is on disk when this returns.
    /// \param read_as  the version with which it was read: then any change by others meanwhile is a Conflict. Without
    ///                 it a Conflict is what can be seen from the record alone.
    /// \throws Conflict       the record lacks a stored event, has it with other facts, or was read before others
    ///                        changed it; `events()` and `fields()` name what
    /// \throws ProblemsError  the record contradicts itself, or holds a value that format 1 does not have
    /// \throws Denied         an event of the session's own member of staff endorses his own work
    Saved save(const Record& record, std::optional<RecordVersion> read_as = {});
    /// The same for many: all of them or, where one is refused or the watch says stop, none.
    Saved save_all(std::span<const Record> records, const Watch& watch = {});
    /// The same for more than fits into memory: `next` gives one after the other, then nothing.
    Saved save_each(const std::function<std::optional<Record>()>& next, const Watch& watch = {});

    /// The same for more than others can wait for: so many records at a time, each batch all or nothing and on disk
    /// before `watch` hears of it, with a pause between in which others read and save. What stops it leaves the batches
    /// before; done again with the same records it goes on, since what is stored already stays as it is.
    Saved save_in_batches(const std::function<std::optional<Record>()>& next,
                          BatchSize at_a_time = *BatchSize::from(500), const Watch& watch = {});
    /// Brings two records of one person together: `into` gets every event, name and identifier of `other` that it has
    /// not, and details that it has nothing for. `other` stays as it is, to be looked at and disposed of.
    /// \throws NoSuchRecord  where either is not stored, or they are one
    /// \throws Conflict      where they contradict each other; `events()` and `fields()` name in what
    /// \throws Denied        where `other` is kept to a list of staff and `into` is not kept to the same
    Saved combine(const OffenderId& into, const OffenderId& other);

    /// Checks every page, the database, the audit chain and every record. Takes a while: it reads the whole file.
    [[nodiscard]] CheckReport check();

    /// The audit log from its start, oldest first. For an auditor (DPA 2018 s.62(4) limits what it may be used for).
    void audit_each(const std::function<void(const AuditEntry&)>& each);
    /// The log as text, line by line, for a check elsewhere that needs no key to the records (`verify_audit`).
    void export_audit(const std::function<void(std::string_view line)>& each);
    /// Where the log ends, signed. Keep it where nobody can reach it who can reach the file.
    [[nodiscard]] SignedHead sign_head();
    /// Writes the key of the log's chain into a key file, for whoever checks the log elsewhere. Opens no record.
    void export_audit_key(const std::filesystem::path& path);

    /// Copies the store while others use it, under this or another key, and proves the copy whole. Never over a file.
    BackupMade backup(const std::filesystem::path& to, const Key& key, const Watch& watch = {});
    /// Proves a backup whole and puts it where no file is. Without `newest_head` nobody can say that it is the newest.
    /// \throws Tampered  where the backup is older than that head, or its log tells of something else
    static Store restore(const std::filesystem::path& backup, const Key& key, const std::filesystem::path& to,
                         Session session, const std::optional<SignedHead>& newest_head = {});
    /// Encrypts the whole store anew under another key and another salt, beside the old file, proves the copy and puts
    /// it in the old one's place at one stroke. Others wait meanwhile, and must open the store again with the new key.
    /// Backups made before still open with the old key: destroy them, or keep that key as carefully as them.
    void change_key(const Key& current, const Key& next, const Watch& watch = {});

    /// Keeps a record to a list of staff; a list that is not known opens it again.
    void restrict_access(const OffenderId& id, const Listed<StaffId>& members);
    /// Removes a record for good (review, retention and disposal): every row of it and the content of every entry of
    /// the log about it. The chain still holds; the entry of the erasure has a number and no reference. Backups are for
    /// the force to see to. \return false where no such offender is stored
    bool dispose(const OffenderId& id);

    [[nodiscard]] Policy policy() const;
    void set_policy(const Policy& policy);

    /// What may go to local intelligence: open fields, nothing medical, nothing financial. Each record is a disclosure
    /// in the log. Offenders that are not stored are left out.
    [[nodiscard]] IntelligenceExtract disclose_intelligence(std::span<const OffenderId> ids, const Recipient& to);
    /// All records under pseudonyms, coarse as the policy says.
    [[nodiscard]] AnalystExtract extract();

private:
    struct Inside;
    explicit Store(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

} // namespace mosovo::store
