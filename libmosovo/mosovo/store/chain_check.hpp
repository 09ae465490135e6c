#pragma once

#include <mosovo/store/audit_row.hpp>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace mosovo::store {

/// What was done to a log, as far as the log alone can tell.
BOOST_DEFINE_FIXED_ENUM_CLASS(ChainFault, std::uint8_t,
                              removed,         // entries are missing in the middle or at the start
                              truncated,       // entries are missing at the end
                              edited,          // an entry says something else than was written
                              inserted,        // an entry that nobody wrote
                              reordered,       // entries that stand where others stood
                              content_altered, // the content is not what the entry committed to
                              content_missing, // the content is gone, and no disposal tells of it
                              head_differs,    // the log does not end where the store's own head says
                              rolled_back,     // the log ends before a head that was exported
                              rewritten,       // an exported head tells of another entry than the log has there
                              head_forged,     // a head that this store did not sign
                              unreadable)      // a line or a word that the format does not have

struct AuditFault {
    ChainFault fault{};
    std::int64_t entry = 0; ///< where; 0: nowhere in particular
    std::string message;    ///< a sentence; never holds what an entry says
};

/// Follows the chain entry by entry and names what does not follow.
class ChainCheck {
public:
    explicit ChainCheck(const Secret& key) : key_{&key} {}

    void next(AuditRow row);
    /// \param entry, chain  where the store's own head says that the log ends
    void end(std::int64_t entry, const Digest& chain);

    [[nodiscard]] const std::vector<AuditFault>& faults() const noexcept { return faults_; }
    [[nodiscard]] std::int64_t last_entry() const noexcept { return last_; }
    /// The seal of an entry as the log has it; nothing where it has no such entry.
    [[nodiscard]] std::optional<Digest> chain_at(std::int64_t entry) const;
    /// Remembers the seals of these entries, for `chain_at`. Before the first `next`.
    void remember(std::set<std::int64_t> entries) { wanted_ = std::move(entries); }

private:
    struct Broken {
        AuditRow row;
        Digest before{};
        Digest before_that{};
    };
    void report(ChainFault fault, std::int64_t entry, std::string message);
    void follow(const AuditRow& row);
    void judge_broken();
    [[nodiscard]] bool was_moved(const Broken& here) const;

    const Secret* key_;
    std::vector<AuditFault> faults_;
    std::vector<Broken> broken_; ///< entries that do not follow from the one before
    struct Skipped {
        std::int64_t entry = 0;
        Digest chain{};
    };
    std::vector<Skipped> skipped_over_; ///< broken entries without which the next one follows
    std::set<std::int64_t> inserted_;
    std::set<std::int64_t> moved_;
    std::set<std::int64_t> empty_;
    std::set<std::int64_t> emptied_;
    std::set<std::int64_t> wanted_;
    std::map<std::int64_t, Digest> kept_;
    Digest before_{};
    Digest before_that_{};
    std::int64_t last_ = 0;
    std::int64_t shift_ = 0; ///< by how much the numbers run ahead of those that were written
    bool last_was_broken_ = false;
};

} // namespace mosovo::store
