#include "made_up_store.hpp"

#include <mosovo/store/connection.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <sys/wait.h>

namespace mosovo::store {
namespace {

using namespace made_up;

struct Copies : ::testing::Test {
    Folder folder;
    fs::path file = folder / "register";
    std::vector<Record> records{record("OFF-1"), record("OFF-2", 10)};
    void SetUp() override { Store::create(file, key_of(1), session()).save_all(records); }
    Store as(Role role, unsigned char key = 1) { return Store::open(file, key_of(key), session(role)); }
    std::vector<Record> loaded(const fs::path& path, unsigned char key) {
        return Store::open(path, key_of(key), session()).load_all();
    }
    static std::string salt(const fs::path& path) { return bytes_of(path).substr(0, 16); }
    [[nodiscard]] std::size_t files() const {
        return static_cast<std::size_t>(std::distance(fs::directory_iterator{folder.path()}, {}));
    }
};

TEST_F(Copies, ABackupIsTheStoreUnderItsKeyAndASaltOfItsOwn) {
    auto admin = as(Role::administrator);
    const auto made = admin.backup(folder / "backup", key_of(1));
    EXPECT_TRUE(is_signed(made.head));
    EXPECT_EQ(made.counts.offenders, 2U);
    EXPECT_NE(salt(folder / "backup"), salt(file));
    EXPECT_EQ(loaded(folder / "backup", 1), records);
    (void)admin.backup(folder / "elsewhere", key_of(9));
    EXPECT_EQ(loaded(folder / "elsewhere", 9), records);
    EXPECT_THROW((void)Store::open(folder / "elsewhere", key_of(1), session()), WrongKey);
    EXPECT_THROW((void)admin.backup(folder / "backup", key_of(1)), AlreadyThere);
    EXPECT_EQ(bytes_of(folder / "backup").find("Examplesurname"), std::string::npos);
}

TEST_F(Copies, ABackupThatIsStoppedLeavesNoFile) {
    auto admin = as(Role::administrator);
    EXPECT_THROW((void)admin.backup(folder / "backup", key_of(1), [](Progress) { return false; }), Cancelled);
    EXPECT_EQ(files(), 1U);
}

TEST_F(Copies, ABackupIsOfTheMomentThoughOthersWrite) {
    std::vector<Record> many;
    for (int i = 0; i < 400; ++i)
        many.push_back(record("MORE-" + std::to_string(i), 20));
    as(Role::offender_manager).save_all(many);
    auto writer = as(Role::offender_manager);
    int written = 0;
    const auto made = as(Role::administrator).backup(folder / "backup", key_of(1), [&](Progress) {
        writer.save(record("WHILE-" + std::to_string(written++), 0));
        return true;
    });
    EXPECT_GE(written, 1);
    EXPECT_GE(made.counts.offenders, 402U);
    EXPECT_EQ(loaded(folder / "backup", 1).size(), made.counts.offenders);
}

TEST_F(Copies, ABackupIsRestoredOnceItIsProven) {
    const auto made = as(Role::administrator).backup(folder / "backup", key_of(1));
    const auto before = bytes_of(folder / "backup");
    const auto who = session(Role::administrator);
    (void)Store::restore(folder / "backup", key_of(1), folder / "restored", who, made.head);
    EXPECT_EQ(loaded(folder / "restored", 1), records);
    EXPECT_EQ(bytes_of(folder / "backup"), before) << "the backup is not written to";
    EXPECT_THROW((void)Store::restore(folder / "backup", key_of(1), file, who), AlreadyThere);
    bool told = false;
    Store::open(folder / "restored", key_of(1), session(Role::auditor)).audit_each([&](const AuditEntry& entry) {
        told = told || entry.action == Action::restore;
    });
    EXPECT_TRUE(told);
}

TEST_F(Copies, ADamagedBackupIsNotRestoredAndLeavesNoFile) {
    (void)as(Role::administrator).backup(folder / "backup", key_of(1));
    const auto good = bytes_of(folder / "backup");
    for (std::size_t at = 0; at < good.size(); at += 4096) {
        auto bytes = good;
        bytes[at + 2000] = static_cast<char>(bytes[at + 2000] ^ 4);
        put_bytes(folder / "backup", bytes);
        EXPECT_THROW(
            (void)Store::restore(folder / "backup", key_of(1), folder / "restored", session(Role::administrator)),
            StoreError)
            << at / 4096;
        EXPECT_FALSE(fs::exists(folder / "restored"));
    }
}

TEST_F(Copies, ABackupOlderThanAHeadThatWasExportedIsNotRestored) {
    (void)as(Role::administrator).backup(folder / "backup", key_of(1));
    as(Role::offender_manager).save(record("OFF-3"));
    const auto newest = as(Role::auditor).sign_head();
    try {
        (void)Store::restore(folder / "backup", key_of(1), folder / "restored", session(Role::administrator), newest);
        FAIL() << "restored";
    } catch (const Tampered& error) {
        EXPECT_NE(std::string{error.what()}.find("put back to an older copy"), std::string::npos) << error.what();
    }
    EXPECT_FALSE(fs::exists(folder / "restored"));
}

TEST_F(Copies, AChangeOfKeyEncryptsAnewWithAnotherSalt) {
    const auto old_salt = salt(file);
    const auto backup = folder / "old-backup";
    auto admin = as(Role::administrator);
    (void)admin.backup(backup, key_of(1));
    admin.change_key(key_of(1), key_of(5));
    EXPECT_EQ(admin.count().offenders, 2U) << "the store that changed it goes on";
    EXPECT_NE(salt(file), old_salt);
    EXPECT_THROW((void)as(Role::supervisor, 1), WrongKey);
    EXPECT_EQ(loaded(file, 5), records);
    EXPECT_TRUE(as(Role::auditor, 5).check().sound());
    EXPECT_EQ(loaded(backup, 1), records) << "an old backup opens with the old key, as the documents say";
    admin.change_key(key_of(5), Key::from_passphrase("correct horse battery"));
    EXPECT_EQ(Store::open(file, Key::from_passphrase("correct horse battery"), session()).load_all(), records);
    EXPECT_EQ(files(), 2U) << "no half-made file";
}

TEST_F(Copies, AChangeOfKeyThatFailsChangesNothing) {
    auto admin = as(Role::administrator);
    EXPECT_THROW(admin.change_key(key_of(2), key_of(5)), WrongKey);
    EXPECT_THROW(admin.change_key(key_of(1), key_of(5), [](Progress) { return false; }), Cancelled);
    EXPECT_EQ(loaded(file, 1), records);
    EXPECT_EQ(files(), 1U);
    std::size_t failed = 0;
    as(Role::auditor).audit_each([&](const AuditEntry& entry) {
        failed += entry.action == Action::change_key && entry.outcome == Outcome::failed ? 1U : 0U;
    });
    EXPECT_EQ(failed, 2U);
}

TEST_F(Copies, WhoHadTheOldFileOpenIsToldAndLosesNothing) {
    auto other = as(Role::offender_manager);
    as(Role::administrator).change_key(key_of(1), key_of(5));
    EXPECT_THROW(other.save(record("OFF-3")), Replaced) << "else it would be written into a file nobody can find";
    EXPECT_THROW((void)other.load(offender("OFF-1")), Replaced);
    auto late = Store::open(file, key_of(5), session(Role::administrator));
    as(Role::administrator, 5).change_key(key_of(5), key_of(6));
    EXPECT_THROW(late.change_key(key_of(5), key_of(7)), StoreError);
    EXPECT_EQ(loaded(file, 6), records);
}

TEST_F(Copies, AKillDuringAChangeOfKeyLeavesTheOldOrTheNew) {
    std::vector<Record> many;
    for (int i = 0; i < 60; ++i)
        many.push_back(record("MORE-" + std::to_string(i), 20));
    as(Role::offender_manager).save_all(many);
    // Instants from before its beginning to after its end, as long as it takes on this machine.
    const auto work = folder / "work";
    fs::copy_file(file, work);
    const auto begin = std::chrono::steady_clock::now();
    Store::open(work, key_of(1), session(Role::administrator)).change_key(key_of(1), key_of(5));
    const auto takes = std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
    int with_new = 0;
    const int rounds = 12 * size_factor();
    for (int round = 0; round < rounds; ++round) {
        fs::copy_file(file, work, fs::copy_options::overwrite_existing);
        const auto child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            try {
                Store::open(work, key_of(1), session(Role::administrator)).change_key(key_of(1), key_of(5));
            } catch (...) {
            }
            ::_exit(0);
        }
        ::usleep(static_cast<useconds_t>(takes * 1.2 * (round + 1) / rounds));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        bool is_new = false;
        try {
            (void)Store::open(work, key_of(5), session());
            is_new = true;
        } catch (const WrongKey&) {
        }
        with_new += is_new ? 1 : 0;
        EXPECT_EQ(loaded(work, is_new ? 5 : 1).size(), 62U);
        auto again = Store::open(work, key_of(is_new ? 5 : 1), session(Role::administrator));
        EXPECT_NO_THROW(again.change_key(key_of(is_new ? 5 : 1), key_of(8)))
            << "what the dead one left is no hindrance";
    }
    std::printf("%d kills during a change of key, %d with the new key in force\n", rounds, with_new);
}

} // namespace
} // namespace mosovo::store
