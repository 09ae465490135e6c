#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/store/audit.hpp>
#include <mosovo/store/error.hpp>
#include <mosovo/store/key.hpp>
#include <mosovo/store/session.hpp>

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

    bool operator==(const Saved&) const = default;
};
BOOST_DESCRIBE_STRUCT(Saved, (), (offenders_added, events_added, details_changed, unchanged))

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

/// The encrypted register: one SQLCipher file.
///
/// Opening is a proof: the library in this process encrypts, the file is readable by nobody without the key, the key
/// is right, cipher settings and schema are ours, the audit chain ends where its head says, and a file whose last
/// writer died is checked in every page. Saving only ever adds. Every opening, reading and writing, the refused ones
/// included, is in the audit log before its result is given out.
///
/// One store is for one thread at a time; a call from a second one, or from within `load_each`, is refused as Busy
/// and changes nothing. Open one store a thread instead. Several processes may use one file: writers take turns and
/// wait up to five seconds.
///
/// Errors: the StoreError family. After any error the store is as it was and can be used on.
class Store {
public:
    /// Makes a new store and opens it. Never over a file that exists.
    [[nodiscard]] static Store create(const std::filesystem::path& path, const Key& key, Session session);
    /// Opens a store; one of an earlier schema is brought up to this one, all or nothing.
    [[nodiscard]] static Store open(const std::filesystem::path& path, const Key& key, Session session);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    ~Store();

    /// One record, or nothing where no such offender is stored.
    [[nodiscard]] std::optional<Record> load(const OffenderId& id);
    /// All records in the order in which their offenders were first saved, one in memory at a time. Other programs
    /// cannot write until it ends.
    void load_each(const std::function<void(Record)>& each);
    [[nodiscard]] std::vector<Record> load_all();
    [[nodiscard]] std::vector<OffenderId> offender_ids();
    [[nodiscard]] Counts count();

    /// Saves what of a record is not stored yet: a new offender, new events behind the stored ones, a new version of
    /// the person's details. It is on disk when this returns.
    /// \throws Conflict       the record lacks a stored event, or has it with other facts
    /// \throws ProblemsError  the record contradicts itself, or holds a value that format 1 does not have
    Saved save(const Record& record);
    /// The same for many: all of them or, where one is refused, none.
    Saved save_all(std::span<const Record> records);

    /// Checks every page, the database, the audit chain and every record. Takes a while: it reads the whole file.
    [[nodiscard]] CheckReport check();
    /// The audit log from its start, oldest first. For an auditor (DPA 2018 s.62(4) limits what it may be used for).
    void audit_each(const std::function<void(const AuditEntry&)>& each);

private:
    struct Inside;
    explicit Store(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

} // namespace mosovo::store
