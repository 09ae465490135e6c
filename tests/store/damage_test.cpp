#include "made_up_store.hpp"

#include <gtest/gtest.h>

#include <map>

namespace mosovo::store {
namespace {

using namespace made_up;

constexpr std::size_t page = 4096;

/// Refusal or correct data, never wrong data: the whole promise in one function.
/// \return what happened: "correct", or the refusal
std::string open_and_read(const fs::path& file, const std::vector<Record>& expected) {
    try {
        auto store = Store::open(file, key_of(1), session());
        const auto loaded = store.load_all();
        EXPECT_EQ(loaded, expected) << "WRONG DATA";
        for (const auto& record : expected)
            EXPECT_EQ(store.load(record.id()), record) << "WRONG DATA";
        return "correct";
    } catch (const Tampered&) {
        return "tampered";
    } catch (const Damaged&) {
        return "damaged";
    } catch (const WrongKey&) {
        return "wrong key";
    } catch (const StoreError&) {
        return "refused";
    }
}

struct Damage : ::testing::Test {
    Folder folder;
    fs::path file = folder / "register";
    fs::path copy = folder / "copy";
    std::vector<Record> records;

    void SetUp() override {
        for (int i = 0; i < 6; ++i)
            records.push_back(record("OFF-" + std::to_string(i), 20));
        // Overflow pages: the last of them is where SQLCipher 4.6 returns zeros and says nothing.
        records[2].events.push_back(note("n2", std::string(12'000, 'x') + "the end"));
        Store::create(file, key_of(1), session()).save_all(records);
    }
    std::string after(const std::string& bytes) {
        put_bytes(copy, bytes);
        fs::remove(copy.string() + "-journal");
        return open_and_read(copy, records);
    }
    static void say(const char* what, const std::map<std::string, int>& outcomes) {
        for (const auto& [outcome, times] : outcomes)
            std::printf("%s: %s %d times\n", what, outcome.c_str(), times);
    }
};

TEST_F(Damage, OfOneBitInAnyPageIsRefusedOrHarmless) {
    const auto good = bytes_of(file);
    std::map<std::string, int> outcomes;
    for (std::size_t at = 0; at < good.size(); at += page)
        for (const std::size_t inside : {std::size_t{17}, page - 40}) {
            auto bytes = good;
            bytes[at + inside] = static_cast<char>(bytes[at + inside] ^ 0x10);
            ++outcomes[after(bytes)];
        }
    say("one bit", outcomes);
    EXPECT_GT(outcomes["damaged"], 0);
    EXPECT_EQ(outcomes["refused"], 0);
    EXPECT_EQ(after(good), "correct");
}

TEST_F(Damage, OfAPageZeroedOrSwappedIsRefusedOrHarmless) {
    const auto good = bytes_of(file);
    std::map<std::string, int> outcomes;
    for (std::size_t at = 0; at < good.size(); at += page) {
        auto zeroed = good;
        zeroed.replace(at, page, page, '\0');
        ++outcomes[after(zeroed)];
        auto swapped = good;
        const auto other = (at + page) % good.size();
        swapped.replace(at, page, good, other, page);
        swapped.replace(other, page, good, at, page);
        ++outcomes[after(swapped)];
    }
    say("zeroed or swapped", outcomes);
    EXPECT_GT(outcomes["damaged"], 0);
}

TEST_F(Damage, ByTruncationIsAlwaysRefused) {
    const auto good = bytes_of(file);
    for (std::size_t size = 0; size < good.size(); size += page) {
        EXPECT_NE(after(good.substr(0, size)), "correct") << size / page << " pages left";
        EXPECT_NE(after(good.substr(0, size + page / 3)), "correct") << size / page << " pages and a third left";
    }
}

TEST_F(Damage, ByPuttingBackAnOlderCopyOfAnyPageIsNeverTakenForTruth) {
    const auto old = bytes_of(file);
    auto grown = records[1];
    grown.events.push_back(note("n7", "What came later."));
    Store::open(file, key_of(1), session()).save(grown);
    const auto now = bytes_of(file);
    records[1] = grown;
    ASSERT_EQ(after(now), "correct");
    std::map<std::string, int> outcomes;
    for (std::size_t at = page; at < old.size(); at += page) {
        if (now.compare(at, page, old, at, page) == 0) continue;
        auto replayed = now;
        replayed.replace(at, page, old, at, page);
        const auto outcome = after(replayed);
        ++outcomes[outcome];
        if (outcome != "correct") continue;
        // Reading did not need that page; a check goes through all of them.
        EXPECT_FALSE(Store::open(copy, key_of(1), session(Role::auditor)).check().sound()) << "page " << at / page;
    }
    say("replayed", outcomes);
    EXPECT_GT(outcomes["damaged"] + outcomes["tampered"], 2);
}

TEST_F(Damage, IsFoundByTheCheckInEveryPage) {
    const auto good = bytes_of(file);
    for (std::size_t at = page; at < good.size(); at += page) {
        auto bytes = good;
        bytes[at + 100] = static_cast<char>(bytes[at + 100] ^ 1);
        put_bytes(copy, bytes);
        try {
            EXPECT_FALSE(Store::open(copy, key_of(1), session(Role::auditor)).check().sound()) << "page " << at / page;
        } catch (const StoreError&) {
            continue; // did not even open
        }
    }
    put_bytes(copy, good);
    EXPECT_TRUE(Store::open(copy, key_of(1), session(Role::auditor)).check().sound());
}

TEST_F(Damage, ByAPlainDatabaseInItsPlaceIsRefused) {
    EXPECT_EQ(after(std::string{"SQLite format 3\0", 16} + bytes_of(file).substr(16)), "refused");
}

} // namespace
} // namespace mosovo::store
