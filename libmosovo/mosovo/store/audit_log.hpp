#pragma once

#include <mosovo/store/audit.hpp>
#include <mosovo/store/seal.hpp>
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
    /// Every entry in order; `fault` hears of each that does not follow from the one before. Gives the seal
    /// that each record had after its last change.
    std::map<OffenderId, Digest> walk(const std::function<void(const AuditEntry&)>& entry,
                                      const std::function<void(std::string)>& fault);

    [[nodiscard]] const Session& session() const noexcept { return session_; }

private:
    struct Head {
        std::int64_t entry = 0;
        Digest chain{};
    };
    struct Row;
    Head head();
    [[nodiscard]] Digest chained(const Digest& before, const Row& row) const;
    static Row read_row(const Statement& from);

    sqlite3* connection_;
    Secret key_;
    Session session_;
    Statement insert_;
    Statement select_head_;
    Statement update_head_;
};

/// "2026-11-22T12:40:00Z"
[[nodiscard]] std::string utc_text(date::sys_seconds at);

} // namespace mosovo::store
