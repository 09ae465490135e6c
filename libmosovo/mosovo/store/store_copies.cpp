#include <mosovo/store/store.hpp>

#include <mosovo/store/audit_proof.hpp>
#include <mosovo/store/copying.hpp>
#include <mosovo/store/inside.hpp>
#include <mosovo/store/key_file.hpp>

#include <cstdio>
#include <unistd.h>

// Backups, their return, and the change of key: all three are proven copies under a key.
namespace mosovo::store {
namespace {

/// A file that is being made and goes again unless it is kept.
class Made {
public:
    explicit Made(std::filesystem::path path) : path_{std::move(path)} {}
    Made(const Made&) = delete;
    Made& operator=(const Made&) = delete;
    ~Made() {
        if (!kept_) (void)::unlink(path_.c_str());
    }
    void keep() noexcept { kept_ = true; }

private:
    std::filesystem::path path_;
    bool kept_ = false;
};

void refuse_older(AuditLog& log, const SignedHead& newest) {
    ChainCheck chain{log.key()};
    const std::array heads{newest};
    chain.remember(entries_of(heads));
    log.rows_each([&](AuditRow&& row) { chain.next(std::move(row)); });
    const auto faults = judge_by_heads(chain, heads, *log.signed_head().store);
    if (!faults.empty()) throw Tampered{"this backup is not to be restored: " + faults.front().message};
}

} // namespace

BackupMade Store::backup(const std::filesystem::path& to, const Key& key, const Watch& watch) {
    const auto turn = inside_->turn(Action::backup);
    const Happened happening{.action = Action::backup, .operation = Operation::consultation};
    return inside_->attempt(happening, [&] {
        inside_->log_reading_everybody(happening);
        auto copy = copy_database(inside_->connection, to, key, watch);
        Made made{to};
        const auto proven = Inside::of_copy(std::move(copy), inside_->session());
        proven->prove_whole("the backup that was just made");
        BackupMade done{proven->audit->signed_head(),
                        {static_cast<std::size_t>(proven->records->count_offenders()),
                         static_cast<std::size_t>(proven->records->count_events())}};
        made.keep();
        return done;
    });
}

Store Store::restore(const std::filesystem::path& backup, const Key& key, const std::filesystem::path& to,
                     Session session, const std::optional<SignedHead>& newest_head) {
    if (!may(session.role, Action::restore))
        throw Denied{"the role " + std::string{word(session.role)} + " may not restore a store"};
    // A copy, so that the backup itself is not written to, whatever the check finds.
    auto source = Connection::open(backup, key, session.patience);
    { const auto copy = copy_database(source, to, key, {}); }
    Made made{to};
    auto inside = Inside::open(to, key, std::move(session)); // one of an earlier schema is brought up
    inside->prove_whole("the backup");
    if (newest_head) refuse_older(*inside->audit, *newest_head);
    Transaction transaction{inside->sql(), Transaction::Kind::write};
    Happened happened{.action = Action::restore, .operation = Operation::collection};
    happened.rows = inside->records->count_offenders();
    inside->audit->append(happened);
    transaction.commit();
    made.keep();
    return Store{std::move(inside)};
}

void Store::change_key(const Key& current, const Key& next, const Watch& watch) {
    std::unique_ptr<Inside> old; // outlives the turn, which is held in it
    const auto turn = inside_->turn(Action::change_key);
    const Happened happening{.action = Action::change_key, .operation = Operation::alteration};
    const auto path = inside_->connection.path();
    const auto making = path.string() + ".new-key";
    auto changed = inside_->attempt(happening, [&] {
        // Nobody else can begin to write until the new file stands in the place of the old.
        Transaction others_wait{inside_->sql(), Transaction::Kind::write};
        auto source = Connection::open(path, current, inside_->session().patience);
        if (inside_->connection.was_replaced())
            throw Replaced{"the file of the store was replaced since it was opened; open it again"};
        (void)::unlink(making.c_str()); // of a program that died here; it held nothing that is not in the store
        Made made{making};
        {
            const auto copy = Inside::of_copy(copy_database(source, making, next, watch), inside_->session());
            Transaction transaction{copy->sql(), Transaction::Kind::write};
            copy->audit->append(happening);
            transaction.commit();
            copy->prove_whole("the copy under the new key");
        }
        if (std::rename(making.c_str(), path.c_str()) != 0)
            throw CannotWrite{"the new file could not be put in the place of the old; the key is as it was"};
        made.keep();
        sync_folder_of(path);
        return Inside::of_copy(Connection::open(path, next, inside_->session().patience), inside_->session());
    });
    changed->connection.allow_only_adding();
    old = std::exchange(inside_, std::move(changed));
}

} // namespace mosovo::store
