#include "made_up_store.hpp"

#include <mosovo/store/connection.hpp>
#include <mosovo/store/reading_ahead.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <set>
#include <thread>

// A register that is read by several threads. Run it under the thread sanitizer too: preset `tsan`.
namespace mosovo::store {
namespace {

using namespace made_up;

std::string name_of(std::int64_t number) { return "OFF-" + std::to_string(number); }

ReadBatch batch_of(RecordTables::Range range) {
    ReadBatch batch;
    batch.last = range.last;
    for (auto number = range.after + 1; number <= range.last; ++number) {
        batch.records.emplace_back();
        batch.records.back().offender.id = offender(name_of(number));
    }
    return batch;
}

/// Readings that take unequal times, so that later batches are there before earlier ones.
ReadBatch slowly(RecordTables::Range range) {
    std::this_thread::sleep_for(std::chrono::microseconds{range.last * 7919 % 1'500});
    return batch_of(range);
}

struct Broken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

TEST(ReadingAhead, GivesEveryBatchInItsTurnWhicheverThreadIsFaster) {
    for (const std::size_t threads : {1U, 2U, 3U, 8U})
        for (const std::int64_t last : {0, 1, 9, 10, 11, 200}) {
            ReadingAhead ahead{{.last = last, .at_a_time = 10, .threads = threads}, slowly, [] { return slowly; }};
            std::int64_t number = 0;
            while (auto batch = ahead.next()) {
                for (const auto& record : batch->records)
                    ASSERT_EQ(record.id().reveal(), name_of(++number)) << threads << " threads";
                ASSERT_EQ(batch->last, number);
            }
            EXPECT_EQ(number, last) << threads << " threads";
        }
}

TEST(ReadingAhead, HoldsNoMoreBatchesThanThereAreThreads) {
    for (const int threads : {1, 2, 5}) {
        std::atomic<int> read{0};
        const auto counted = [&read](RecordTables::Range range) {
            ++read;
            return batch_of(range);
        };
        ReadingAhead ahead{{.last = 60, .at_a_time = 1, .threads = static_cast<std::size_t>(threads)}, counted, [&] {
                               return counted;
                           }};
        for (int given = 1; ahead.next(); ++given) {
            std::this_thread::sleep_for(std::chrono::milliseconds{1}); // who takes them is slow
            EXPECT_LE(read, given + threads);
        }
        EXPECT_EQ(read, 60);
    }
}

TEST(ReadingAhead, ThrowsWhatAReadingThrewWhenItsTurnComesAndNotBefore) {
    for (const std::size_t threads : {1U, 2U, 5U}) {
        const auto breaks = [](RecordTables::Range range) {
            if (range.last == 7) throw Broken{"the seventh"};
            return slowly(range);
        };
        ReadingAhead ahead{{.last = 20, .at_a_time = 1, .threads = threads}, breaks, [&] { return breaks; }};
        for (int i = 1; i < 7; ++i)
            EXPECT_EQ(ahead.next()->last, i);
        EXPECT_THROW((void)ahead.next(), Broken) << threads << " threads";
    }
}

TEST(ReadingAhead, GivesAllWhereAThreadHasNothingToReadWith) {
    std::atomic<int> asked{0};
    {
        ReadingAhead ahead{{.last = 300, .at_a_time = 1, .threads = 3}, slowly, [&]() -> ReadingAhead::Read {
                               ++asked;
                               throw Broken{"no connection"};
                           }};
        std::int64_t given = 0;
        while (const auto batch = ahead.next())
            EXPECT_EQ(batch->last, ++given);
        EXPECT_EQ(given, 300);
    }
    EXPECT_EQ(asked, 2);
}

TEST(ReadingAhead, EndsItsThreadsWhereItIsLeftInTheMiddle) {
    std::atomic<int> alive{0};
    std::atomic<int> made{0};
    struct Alive {
        std::atomic<int>& count;
        explicit Alive(std::atomic<int>& counted) : count{counted} { ++count; }
        Alive(const Alive&) = delete;
        Alive& operator=(const Alive&) = delete;
        ~Alive() { --count; }
    };
    {
        ReadingAhead ahead{{.last = 100, .at_a_time = 1, .threads = 4}, slowly, [&]() -> ReadingAhead::Read {
                               ReadingAhead::Read read{[held = std::make_shared<Alive>(alive)](RecordTables::Range r) {
                                   return slowly(r);
                               }};
                               ++made;
                               made.notify_one();
                               return read;
                           }};
        EXPECT_TRUE(ahead.next());
        for (int seen = 0; seen < 3; seen = made)
            made.wait(seen);
        EXPECT_EQ(alive, 3);
    }
    EXPECT_EQ(alive, 0) << "what a thread reads with, its connection, outlives the reading";
}

/// A register that is large enough for further threads, made once.
struct LargeRegister : ::testing::Test {
    static constexpr std::int64_t size = 2'100;
    static const std::vector<Record>& records() {
        static const auto all = [] {
            std::vector<Record> made;
            for (std::int64_t i = 1; i <= size; ++i)
                made.push_back(record(name_of(i), static_cast<int>(i % 3)));
            return made;
        }();
        return all;
    }
    static const std::string& saved() {
        static const auto bytes = [] {
            const Folder folder;
            Store::create(folder / "register", key_of(1), session()).save_all(records());
            return bytes_of(folder / "register");
        }();
        return bytes;
    }

    Folder folder;
    fs::path file = folder / "register";
    void SetUp() override { put_bytes(file, saved()); }
    [[nodiscard]] Store open(Role role = Role::offender_manager) const {
        return Store::open(file, key_of(1), session(role));
    }
};

const auto one = *ReadingThreads::from(1);
const auto two = *ReadingThreads::from(2);
const auto four = *ReadingThreads::from(4);

TEST_F(LargeRegister, IsReadAlikeByOneThreadAndBySeveral) {
    auto store = open();
    for (const auto threads : {one, two, four})
        EXPECT_EQ(store.load_all(threads), records()) << threads.value() << " threads";
    EXPECT_EQ(store.load_all(), records());
}

TEST_F(LargeRegister, IsGivenOutOnTheCallersThreadWithTheStoreTaken) {
    auto store = open();
    std::size_t seen = 0;
    const auto caller = std::this_thread::get_id();
    store.load_each(
        [&](const Record& record) {
            EXPECT_EQ(std::this_thread::get_id(), caller);
            if (seen++ % 500 == 0) {
                EXPECT_THROW(store.save(record), Busy);
            }
        },
        [&](Progress progress) {
            EXPECT_EQ(std::this_thread::get_id(), caller);
            EXPECT_EQ(progress.done, static_cast<std::int64_t>(seen));
            EXPECT_EQ(progress.total, size);
            return true;
        },
        four);
    EXPECT_EQ(seen, records().size());
}

TEST_F(LargeRegister, GivesNothingThatIsKeptToAListOrGone) {
    const std::vector<std::size_t> kept{4, 249, 250, 1'000, 2'099};
    auto expected = records();
    {
        auto supervisor = open(Role::supervisor);
        for (const auto at : kept)
            supervisor.restrict_access(records()[at].id(), {staff("OM-2")});
        auto contact = open(Role::central_contact);
        ASSERT_TRUE(contact.dispose(records()[600].id()));
    }
    expected.erase(expected.begin() + 600);
    for (const auto threads : {one, two, four}) {
        auto member = Store::open(file, key_of(1), session(Role::offender_manager, "OM-2"));
        EXPECT_EQ(member.load_all(threads), expected);
    }
    for (auto at = kept.rbegin(); at != kept.rend(); ++at)
        expected.erase(expected.begin() + static_cast<std::ptrdiff_t>(*at > 600 ? *at - 1 : *at));
    auto store = open();
    for (const auto threads : {one, two, four}) {
        std::vector<Record> seen;
        EXPECT_EQ(store.load_each([&](Record record) { seen.push_back(std::move(record)); }, {}, threads), kept.size());
        EXPECT_EQ(seen, expected) << threads.value() << " threads";
    }
}

TEST_F(LargeRegister, GivesNobodyWhoWasKeptToAListOrErasedAfterHeWasReadAhead) {
    for (const auto threads : {one, two, four}) {
        put_bytes(file, saved());
        auto store = open();
        std::set<std::string> seen;
        const auto withheld = store.load_each(
            [&](const Record& record) {
                seen.insert(record.id().reveal());
                if (seen.size() != 1) return;
                // Long enough for whoever reads ahead to have read as far as he may.
                std::this_thread::sleep_for(std::chrono::milliseconds{50});
                open(Role::supervisor).restrict_access(offender(name_of(100)), {staff("OM-2")});
                ASSERT_TRUE(open(Role::central_contact).dispose(offender(name_of(150))));
            },
            {}, threads);
        EXPECT_FALSE(seen.contains(name_of(100))) << threads.value() << " threads";
        EXPECT_FALSE(seen.contains(name_of(150))) << threads.value() << " threads";
        EXPECT_EQ(seen.size(), records().size() - 2);
        EXPECT_EQ(withheld, 1U);
    }
}

/// How often this process has a file open.
std::size_t times_open(const fs::path& path) {
    std::size_t times = 0;
    for (const auto& entry : fs::directory_iterator{"/proc/self/fd"}) {
        std::error_code gone;
        times += fs::read_symlink(entry.path(), gone) == path ? 1U : 0U;
    }
    return times;
}

TEST_F(LargeRegister, IsReadByAsManyConnectionsAsThereAreThreads) {
    for (const auto threads : {one, two, four}) {
        auto store = open();
        const auto wanted = static_cast<std::size_t>(threads.value());
        std::size_t most = 0;
        const auto look = [&](const Record&) {
            // The first waits for threads that are slow to come.
            for (int i = 0; i < 500 && most < wanted; ++i) {
                most = std::max(most, times_open(fs::canonical(file)));
                if (most < wanted) std::this_thread::sleep_for(std::chrono::milliseconds{10});
            }
            most = std::max(most, times_open(fs::canonical(file)));
        };
        store.load_each(look, {}, threads);
        EXPECT_EQ(most, wanted);
    }
}

TEST_F(LargeRegister, KeepsNobodyOutAfterItsReadingWasRefused) {
    // The first page of the events: by then the reading stands in the details.
    constexpr std::size_t page = 4096;
    const auto root = std::stoul(ask(Connection::open(file, key_of(1)).get(),
                                     R"(SELECT "rootpage" FROM "sqlite_schema" WHERE "name" = 'event')"));
    auto bytes = saved();
    bytes[(root - 1) * page + 100] = static_cast<char>(bytes[(root - 1) * page + 100] ^ 1);
    put_bytes(file, bytes);
    auto store = open();
    for (const auto threads : {one, four}) {
        EXPECT_THROW((void)store.load_all(threads), Damaged);
        EXPECT_THROW((void)store.load(offender(name_of(1))), Damaged);
        auto hurried = session();
        hurried.patience = std::chrono::milliseconds{30};
        EXPECT_NO_THROW((void)Store::open(file, key_of(1), hurried)) << "it writes an entry into the log";
    }
}

TEST_F(LargeRegister, WithADamagedPageIsRefusedAndNeverWrong) {
    constexpr std::size_t page = 4096;
    const auto pages = saved().size() / page;
    int refused = 0;
    for (std::size_t at = 5; at < pages; at += pages / 12) {
        auto bytes = saved();
        bytes[at * page + 100] = static_cast<char>(bytes[at * page + 100] ^ 1);
        put_bytes(file, bytes);
        std::size_t given = 0;
        try {
            auto store = open();
            store.load_each([&](const Record& record) { EXPECT_EQ(record, records()[given++]) << "WRONG DATA"; }, {},
                            four);
            EXPECT_EQ(given, records().size());
        } catch (const Damaged&) {
            ++refused;
            EXPECT_LT(given, records().size());
        }
    }
    EXPECT_GT(refused, 3);
}

TEST_F(LargeRegister, CanBeUsedOnAfterTheReadingEndedInTheMiddle) {
    struct Enough {};
    auto store = open();
    std::size_t seen = 0;
    const auto enough = [&](const Record&) {
        if (++seen == 700) throw Enough{};
    };
    EXPECT_THROW(store.load_each(enough, {}, four), Enough);
    EXPECT_EQ(seen, 700U);
    EXPECT_EQ(store.save(record("OFF-new")).offenders_added, 1U) << "no thread holds a lock";
    EXPECT_THROW(store.load_each([](const Record&) {}, [](Progress progress) { return progress.done < 500; }, four),
                 Cancelled);
    EXPECT_EQ(store.save(record("OFF-newer")).offenders_added, 1U);
    EXPECT_EQ(store.load_all(four).size(), records().size() + 2);
}

TEST_F(LargeRegister, IsReadByPassphraseAndAfterAChangeOfKey) {
    auto store = open(Role::administrator);
    store.change_key(key_of(1), Key::from_passphrase("a made-up passphrase"));
    auto reader = Store::open(file, Key::from_passphrase("a made-up passphrase"), session());
    EXPECT_EQ(reader.load_all(four), records());
}

TEST(AFurtherConnection, IsToTheSameFileOrRefused) {
    const Folder folder;
    const auto file = folder / "register";
    Store::create(file, key_of(1), session()).save(record("OFF-1"));
    const auto first = Connection::open(file, key_of(1));
    EXPECT_EQ(ask(first.another().get(), "SELECT count(*) FROM offender"), "1");
    // A copy under the same key and with the same records: nothing but the file itself tells them apart.
    put_bytes(folder / "copy", bytes_of(file));
    fs::rename(folder / "copy", file);
    EXPECT_THROW((void)first.another(), Replaced);
}

TEST(AFurtherConnection, IsAsStrictAsTheFirst) {
    const Folder folder;
    const auto file = folder / "register";
    Store::create(file, key_of(1), session()).save(record("OFF-1"));
    auto first = Connection::open(file, key_of(1));
    EXPECT_NO_THROW(ask(first.another().get(), "PRAGMA secure_delete"));
    first.allow_only_adding();
    EXPECT_THROW(ask(first.another().get(), "UPDATE \"event_note\" SET \"text\" = ''"), StoreError);
}

} // namespace
} // namespace mosovo::store
