#include "made_up_store.hpp"

#include <mosovo/store/connection.hpp>

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <sys/wait.h>
#include <thread>

// Several threads and processes at one file. Run it under the thread sanitizer too: preset `tsan`, filter Threads.*
namespace mosovo::store {
namespace {

using namespace made_up;

TEST(Threads, EightOfThemWithAStoreEachLoseNothing) {
    const Folder folder;
    const auto file = folder / "register";
    (void)Store::create(file, key_of(1), session());
    constexpr int threads = 8;
    const int each = 12 * size_factor();
    std::atomic<int> refused{0};
    std::vector<std::thread> all;
    for (int who = 0; who < threads; ++who)
        all.emplace_back([&, who] {
            auto patient = session();
            patient.patience = std::chrono::seconds{60};
            auto store = Store::open(file, key_of(1), patient);
            for (int i = 0; i < each; ++i) {
                const auto id = "OFF-" + std::to_string(who) + "-" + std::to_string(i);
                try {
                    store.save(record(id, 1));
                    if (store.load(offender(id)) != record(id, 1)) ADD_FAILURE() << id;
                } catch (const Busy&) {
                    ++refused;
                    --i;
                }
            }
        });
    for (auto& one : all)
        one.join();
    auto store = Store::open(file, key_of(1), session(Role::supervisor));
    EXPECT_EQ(store.count().offenders, static_cast<std::size_t>(threads * each));
    EXPECT_TRUE(store.check().sound());
    std::printf("8 threads, %d saves each, %d had to try again\n", each, refused.load());
}

/// How long those who read wait while somebody imports, and how often they came to read.
struct Waited {
    int reads = 0;
    int busy = 0;
    std::chrono::milliseconds longest{0};
};

/// An import says when it has begun, and when it has taken its last record, which is before that is on disk: a read
/// that has come back by then came between.
struct Import {
    std::atomic<bool> begun{false};
    std::atomic<bool> taken{false};
};

Waited read_while(const fs::path& file, const std::function<void(Store&, Import&)>& run) {
    auto patient = session();
    patient.patience = std::chrono::seconds{60};
    auto imported = Store::open(file, key_of(1), patient);
    auto store = Store::open(file, key_of(1), session());
    Import import;
    std::thread importer{[&] { run(imported, import); }};
    import.begun.wait(false);
    Waited waited;
    while (!import.taken) {
        const auto begin = std::chrono::steady_clock::now();
        try {
            (void)store.load(offender("OFF-1"));
            waited.reads += import.taken ? 0 : 1;
        } catch (const Busy&) {
            ++waited.busy;
        }
        const auto took = std::chrono::steady_clock::now() - begin;
        waited.longest = std::max(waited.longest, std::chrono::duration_cast<std::chrono::milliseconds>(took));
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    importer.join();
    return waited;
}

TEST(Threads, ReadersComeBetweenTheBatchesOfAnImport) {
    // MOSOVO_STORE_TEST_SIZE=20 gives 20,000 records.
    const auto count = 1'000 * size_factor();
    const Folder folder;
    const auto import_into = [&](const std::string& name, bool in_batches) {
        const auto file = folder / name;
        Store::create(file, key_of(1), session()).save(record("OFF-1"));
        std::vector<Record> all; // made beforehand: nobody waits while a batch is gathered
        for (int i = 2; i <= count; ++i)
            all.push_back(record("OFF-" + std::to_string(i), 30));
        return read_while(file, [&](Store& store, Import& import) {
            std::size_t at = 0;
            const auto next = [&]() -> std::optional<Record> {
                import.begun = true;
                import.begun.notify_one();
                import.taken = at == all.size();
                if (import.taken) return {};
                return std::move(all[at++]);
            };
            if (in_batches)
                store.save_in_batches(next, *BatchSize::from(std::min(500, count / 20)));
            else
                store.save_each(next);
        });
    };
    const auto batches = import_into("batches", true);
    const auto whole = import_into("whole", false);
    for (const auto& [name, waited] : {std::pair{"in batches", batches}, std::pair{"all or nothing", whole}})
        std::printf("%d records %s: %d reads meanwhile, %d gave up, at most %lld ms\n", count, name, waited.reads,
                    waited.busy, static_cast<long long>(waited.longest.count()));
    EXPECT_GE(batches.reads, 10) << "19 pauses";
    EXPECT_EQ(batches.busy, 0);
    EXPECT_EQ(whole.reads, 0) << "nobody reads beside an import that is all or nothing";
}

TEST(Threads, OneStoreIsForOneAtATime) {
    const Folder folder;
    auto store = Store::create(folder / "register", key_of(1), session());
    std::atomic<int> done{0};
    std::atomic<int> busy{0};
    std::vector<std::thread> all;
    for (int who = 0; who < 8; ++who)
        all.emplace_back([&, who] {
            for (int i = 0; i < 5; ++i)
                try {
                    store.save(record("OFF-" + std::to_string(who) + "-" + std::to_string(i), 0));
                    ++done;
                } catch (const Busy&) {
                    ++busy;
                }
        });
    for (auto& one : all)
        one.join();
    EXPECT_EQ(done + busy, 40);
    EXPECT_EQ(store.count().offenders, static_cast<std::size_t>(done.load())) << "a refused call changes nothing";
}

TEST(Locks, AreKeptWhenAnotherStoreIsOpenedInTheSameProcess) {
    // POSIX takes every lock of a process on a file away when the process closes any descriptor of that file.
    const Folder folder;
    const auto file = folder / "register";
    (void)Store::create(file, key_of(1), session());
    auto writer = Connection::open(file, key_of(1));
    const Transaction transaction{writer.get(), Transaction::Kind::write};
    auto hurried = session();
    hurried.patience = std::chrono::milliseconds{20};
    EXPECT_THROW((void)Store::open(file, key_of(1), hurried), Busy);
    EXPECT_THROW((void)Store::open(file, key_of(2), hurried), WrongKey);
    const auto child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        try {
            auto other = Connection::open(file, key_of(1), std::chrono::milliseconds{20});
            const Transaction second{other.get(), Transaction::Kind::write};
            ::_exit(1); // two writers at once
        } catch (const Busy&) {
            ::_exit(0);
        } catch (...) {
            ::_exit(2);
        }
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << WEXITSTATUS(status);
}

TEST(Waiting, IsBoundedAndSaysSo) {
    const Folder folder;
    const auto file = folder / "register";
    (void)Store::create(file, key_of(1), session());
    auto hurried = session();
    hurried.patience = std::chrono::milliseconds{200};
    auto store = Store::open(file, key_of(1), hurried);
    auto other = Connection::open(file, key_of(1));
    const Transaction transaction{other.get(), Transaction::Kind::write};
    const auto begin = std::chrono::steady_clock::now();
    try {
        store.save(record("OFF-1"));
        FAIL() << "saved beside another writer";
    } catch (const Busy& error) {
        EXPECT_NE(std::string{error.what()}.find("did not finish in time"), std::string::npos);
    }
    const auto waited = std::chrono::steady_clock::now() - begin;
    EXPECT_GE(waited, std::chrono::milliseconds{150});
    EXPECT_LT(waited, std::chrono::seconds{5});
}

/// Saves records of its own for ever and tells of each that was acknowledged.
[[noreturn]] void write_for_ever(const fs::path& file, int who, int first, int acknowledge) {
    try {
        auto patient = session();
        patient.patience = std::chrono::seconds{30};
        auto store = Store::open(file, key_of(1), patient);
        for (int i = first;; ++i) {
            store.save(record("OFF-" + std::to_string(who) + "-" + std::to_string(i), 3));
            const auto byte = static_cast<char>(who);
            if (::write(acknowledge, &byte, 1) != 1) ::_exit(1);
        }
    } catch (...) {
        ::_exit(2);
    }
}

TEST(KilledAmongWriters, LosesNothingAcknowledged) {
    // MOSOVO_STORE_TEST_SIZE=40 gives 1,000 kills.
    const Folder folder;
    const auto file = folder / "register";
    (void)Store::create(file, key_of(1), session());
    constexpr int writers = 3;
    std::array<int, writers> acknowledged{};
    const int rounds = 9 * size_factor();
    int kills = 0;
    for (int round = 0; round < rounds; ++round) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        std::array<pid_t, writers> children{};
        for (int who = 0; who < writers; ++who) {
            children.at(static_cast<std::size_t>(who)) = ::fork();
            if (children.at(static_cast<std::size_t>(who)) == 0)
                write_for_ever(file, who, acknowledged.at(static_cast<std::size_t>(who)), ends[1]);
        }
        ::close(ends[1]);
        char byte = 0;
        for (int i = 0; i < 3 && ::read(ends[0], &byte, 1) == 1; ++i)
            ++acknowledged.at(static_cast<std::size_t>(byte));
        ::usleep(static_cast<useconds_t>(round * 1'733 % 9'000));
        for (const auto child : children) { // one after the other: the others write on
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            ++kills;
        }
        while (::read(ends[0], &byte, 1) == 1)
            ++acknowledged.at(static_cast<std::size_t>(byte));
        ::close(ends[0]);
        auto store = Store::open(file, key_of(1), session());
        for (int who = 0; who < writers; ++who) {
            auto& count = acknowledged.at(static_cast<std::size_t>(who));
            const auto id = [&](int i) { return "OFF-" + std::to_string(who) + "-" + std::to_string(i); };
            if (count > 0) {
                ASSERT_EQ(store.load(offender(id(count - 1))), record(id(count - 1), 3)) << "acknowledged and lost";
            }
            // One more may have been on disk before its writer could say so; it is whole or not there.
            if (const auto next = store.load(offender(id(count)))) {
                ASSERT_EQ(*next, record(id(count), 3));
                ++count;
            }
            ASSERT_EQ(store.load(offender(id(count))), std::nullopt);
        }
    }
    auto store = Store::open(file, key_of(1), session(Role::supervisor));
    std::size_t all = 0;
    for (const auto count : acknowledged)
        all += static_cast<std::size_t>(count);
    EXPECT_EQ(store.count().offenders, all);
    EXPECT_TRUE(store.check().sound());
    std::printf("%d kills among three writers, %zu records\n", kills, all);
}

} // namespace
} // namespace mosovo::store
