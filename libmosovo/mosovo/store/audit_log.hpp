#pragma once

#include <mosovo/store/audit_row.hpp>
#include <mosovo/store/chain_check.hpp>
#include <mosovo/store/signed_head.hpp>
#include <mosovo/store/statement.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mosovo::store {

/// What happened, before it is signed with who, when and why.
struct Happened {
    Action action{};
    Operation operation{};
    Outcome outcome = Outcome::ok;
    std::int64_t rows = 0;
    AuditContent content = {};
    std::optional<Digest> seal = {}; ///< of the one record that was written, as it now is
};

/// The chain: each entry is sealed with a key of its own together with the seal of the one before, and the last
/// one stands a second time in a table by itself. An edit, an insertion, a reorder, a dropped tail and a page put
/// back from an older copy each leave two of these that do not agree.
class AuditLog {
public:
    AuditLog(sqlite3* connection, Secret key, Session session);

    /// Writes the first head into a new store. In the caller's write transaction, as is `append`.
    void begin();
    /// \return the entry's number
    std::int64_t append(const Happened& happened);

    /// \throws Tampered  where the last entry, the one before it and the head do not agree
    void prove_head();
    /// Every entry as it is kept, in order.
    void rows_each(const std::function<void(AuditRow&&)>& each);
    /// Every entry in order.
    void entries_each(const std::function<void(const AuditEntry&)>& each);

    /// The seals that records had after their last change, by reference and, of those disposed of, by number.
    struct LastSeals {
        std::map<OffenderId, Digest> by_id;
        std::map<std::int64_t, Digest> disposed;
    };
    /// Follows the whole chain; `fault` hears of each thing that does not follow.
    LastSeals walk(const std::function<void(const AuditFault&)>& fault);

    /// Takes the content of every entry about one offender away; the chain holds. \return their numbers
    std::vector<std::int64_t> drop_content(const OffenderId& about);

    /// Where the log ends now, signed with the key of this store.
    [[nodiscard]] SignedHead signed_head();
    /// The number that the next entry will have.
    [[nodiscard]] std::int64_t next_entry() { return head().entry + 1; }
    /// The last entry not later than `at`; 0 where there is none.
    [[nodiscard]] std::int64_t last_entry_by(date::sys_seconds at);
    /// The key of the chain, for an auditor who checks it elsewhere.
    [[nodiscard]] const Secret& key() const noexcept { return key_; }

    [[nodiscard]] const Session& session() const noexcept { return session_; }

    struct Head {
        std::int64_t entry = 0;
        Digest chain{};
    };
    [[nodiscard]] Head head();

private:
    static AuditRow read_row(const Statement& from);

    sqlite3* connection_;
    Secret key_;
    Session session_;
    Statement insert_;
    Statement select_head_;
    Statement update_head_;
};

} // namespace mosovo::store
