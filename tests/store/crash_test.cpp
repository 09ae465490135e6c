#include "made_up_store.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

namespace mosovo::store {
namespace {

using namespace made_up;

int run_apart(const std::function<int()>& act) {
    std::fflush(nullptr);
    const auto child = ::fork();
    if (child == 0) {
        int code = 99;
        try {
            code = act();
        } catch (const std::exception& error) {
            std::fprintf(stderr, "in the other process: %s\n", error.what());
        }
        ::_exit(code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Saves records one after the other and writes a byte to `acknowledge` after each.
[[noreturn]] void save_for_ever(const fs::path& file, int first, int acknowledge) {
    try {
        auto store = Store::open(file, key_of(1), session());
        for (int i = first;; ++i) {
            store.save(record("OFF-" + std::to_string(i), 12));
            if (::write(acknowledge, "s", 1) != 1) ::_exit(1);
        }
    } catch (...) {
        ::_exit(2);
    }
}

TEST(Killed, LosesNothingAcknowledgedAndLeavesNothingHalfDone) {
    const Folder folder;
    const auto file = folder / "register";
    (void)Store::create(file, key_of(1), session());
    std::size_t acknowledged = 0;
    int recoveries = 0;
    for (int round = 0; round < 40; ++round) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        const auto child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) save_for_ever(file, static_cast<int>(acknowledged), ends[1]);
        ::close(ends[1]);
        // After a few saves, so that a slow machine is in the middle of the work too; then at any point of the next.
        char byte = 0;
        for (int wait = 1 + round % 3; wait > 0 && ::read(ends[0], &byte, 1) == 1; --wait)
            ++acknowledged;
        ::usleep(static_cast<useconds_t>(round * 1'733 % 9'000));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        while (::read(ends[0], &byte, 1) == 1)
            ++acknowledged;
        ::close(ends[0]);
        recoveries += fs::exists(file.string() + "-journal") ? 1 : 0;
        // A wrong key must not touch what the dead process left, not even to put it back.
        EXPECT_THROW((void)Store::open(file, key_of(2), session()), WrongKey);

        auto store = Store::open(file, key_of(1), session());
        const auto stored = store.count().offenders;
        ASSERT_TRUE(stored == acknowledged || stored == acknowledged + 1)
            << stored << " stored, " << acknowledged << " acknowledged";
        acknowledged = stored;
        int i = 0;
        store.load_each([&](const Record& one) { ASSERT_EQ(one, record("OFF-" + std::to_string(i++), 12)); });
    }
    EXPECT_TRUE(Store::open(file, key_of(1), session(Role::auditor)).check().sound());
    std::printf("40 kills, %zu records, %d journals left behind\n", acknowledged, recoveries);
    EXPECT_GT(acknowledged, 0U);
    EXPECT_GT(recoveries, 0) << "no kill hit a transaction: the delays are wrong for this machine";
}

TEST(KilledWhileBeingMade, IsNeverTakenForAStore) {
    for (int delay = 0; delay < 12; ++delay) {
        const Folder folder;
        const auto file = folder / "register";
        const auto child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            try {
                (void)Store::create(file, key_of(1), session());
            } catch (...) {
            }
            ::_exit(0);
        }
        ::usleep(static_cast<useconds_t>(1'500 * delay));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        try {
            auto store = Store::open(file, key_of(1), session());
            EXPECT_EQ(store.save(record("OFF-1")).offenders_added, 1U) << "made in full before the kill";
        } catch (const StoreError&) {
            continue;
        }
    }
}

TEST(DiskFull, LeavesTheStoreAsItWas) {
    const Folder folder;
    const auto file = folder / "register";
    Store::create(file, key_of(1), session()).save(record("OFF-1"));
    const auto code = run_apart([&] {
        ::signal(SIGXFSZ, SIG_IGN);
        auto store = Store::open(file, key_of(1), session());
        const rlimit limit{static_cast<rlim_t>(fs::file_size(file) + 8192), RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        std::vector<Record> many;
        for (int i = 2; i < 400; ++i)
            many.push_back(record("OFF-" + std::to_string(i), 20));
        try {
            store.save_all(many);
            return 1;
        } catch (const CannotWrite&) {
        }
        const rlimit none{RLIM_INFINITY, RLIM_INFINITY};
        ::setrlimit(RLIMIT_FSIZE, &none);
        return store.load_all() == std::vector{record("OFF-1")} ? 0 : 2; // the same store goes on
    });
    EXPECT_EQ(code, 0);
    auto store = Store::open(file, key_of(1), session(Role::supervisor));
    EXPECT_EQ(store.load_all(), std::vector{record("OFF-1")});
    EXPECT_TRUE(store.check().sound());
}

TEST(ReadOnly, FolderIsRefusedWithASentence) {
    const Folder folder;
    const auto file = folder / "register";
    Store::create(file, key_of(1), session()).save(record("OFF-1"));
    const auto before = bytes_of(file);
    constexpr uid_t nobody = 65534; // as root nothing is read-only
    const bool root = ::geteuid() == 0;
    ASSERT_TRUE(!root || ::chown(file.c_str(), nobody, nobody) == 0);
    ASSERT_EQ(::chmod(folder.path().c_str(), 0555), 0);
    const auto code = run_apart([&] {
        auto key = key_of(1);
        if (root && ::seteuid(nobody) != 0) return 3;
        try {
            (void)Store::open(file, key, session());
            return 1;
        } catch (const CannotWrite&) {
            return 0;
        }
    });
    ::chmod(folder.path().c_str(), 0700);
    EXPECT_EQ(code, 0);
    EXPECT_EQ(bytes_of(file), before);
}

TEST(TwoProcesses, TakeTurns) {
    const Folder folder;
    const auto file = folder / "register";
    (void)Store::create(file, key_of(1), session());
    std::vector<pid_t> children;
    constexpr int each = 20;
    for (int who = 0; who < 3; ++who) {
        const auto child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0) {
            try {
                auto store = Store::open(file, key_of(1), session());
                for (int i = 0; i < each; ++i)
                    store.save(record("OFF-" + std::to_string(who) + "-" + std::to_string(i), 3));
                ::_exit(0);
            } catch (const std::exception& error) {
                std::fprintf(stderr, "writer %d: %s\n", who, error.what());
                ::_exit(1);
            }
        }
        children.push_back(child);
    }
    for (const auto child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    auto store = Store::open(file, key_of(1), session(Role::supervisor));
    EXPECT_EQ(store.count().offenders, 3U * each);
    EXPECT_TRUE(store.check().sound());
}

TEST(TwoWriters, OneThatReadStaleFactsGetsAConflict) {
    const Folder folder;
    const auto file = folder / "register";
    auto first = Store::create(file, key_of(1), session());
    first.save(record("OFF-1"));
    auto second = Store::open(file, key_of(1), session());
    auto mine = *first.load(offender("OFF-1"));
    auto yours = *second.load(offender("OFF-1"));
    mine.events.push_back(note("mine", "One."));
    yours.events.push_back(note("yours", "Two."));
    first.save(mine);
    EXPECT_THROW(second.save(yours), Conflict);
    EXPECT_EQ(second.load(offender("OFF-1")), mine);
}

} // namespace
} // namespace mosovo::store
