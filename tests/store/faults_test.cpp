#include "faulty_disk.hpp"
#include "made_up_store.hpp"

#include <gtest/gtest.h>

#include <map>

// Every operation on the disk fails in every way, one after the other. Refusal or correct data, never wrong data.
namespace mosovo::store {
namespace {

using namespace made_up;
using Fault = FaultyDisk::Fault;

struct Faults : ::testing::Test {
    Folder folder;
    fs::path good = folder / "good";
    fs::path file = folder / "register";
    Record before = record("OFF-1", 6);
    Record grown = before;
    Record fresh = record("OFF-2", 3);

    void SetUp() override {
        Store::create(good, key_of(1), session()).save(before);
        grown.events.push_back(note("n2", std::string(9'000, 'x')));
    }
    void put_back() {
        for (const auto& entry : fs::directory_iterator{folder.path()})
            if (entry.path() != good) fs::remove(entry.path());
        fs::copy_file(good, file);
    }
    /// What is done while the disk fails. \return which saves were acknowledged
    struct Done {
        bool first = false;
        bool second = false;
    };
    Done work() {
        Done done;
        try {
            auto store = Store::open(file, key_of(1), session());
            const auto loaded = store.load(offender("OFF-1"));
            EXPECT_EQ(loaded, before) << "WRONG DATA";
            store.save(grown);
            done.first = true;
            store.save(fresh);
            done.second = true;
        } catch (const StoreError&) {
        } catch (const std::bad_alloc&) {
        }
        return done;
    }
    /// What is found afterwards with a disk that works.
    std::string judge(const Done& done) {
        try {
            auto store = Store::open(file, key_of(1), session());
            const auto one = store.load(offender("OFF-1"));
            const auto two = store.load(offender("OFF-2"));
            EXPECT_TRUE(one == grown || (one == before && !done.first)) << "WRONG DATA or an acknowledged save lost";
            EXPECT_TRUE(two == fresh || (!two && !done.second)) << "WRONG DATA or an acknowledged save lost";
            EXPECT_TRUE(Store::open(file, key_of(1), session(Role::supervisor)).check().sound());
            return "correct";
        } catch (const StoreError&) {
            return "refused";
        }
    }
    int count_operations(FaultyDisk& disk) {
        put_back();
        disk.arm(Fault::none, 0);
        EXPECT_TRUE(work().second);
        return disk.operations();
    }
    static void say(const char* what, int times, const std::map<std::string, int>& outcomes) {
        std::printf("%s at each of %d operations:", what, times);
        for (const auto& [outcome, count] : outcomes)
            std::printf(" %s %d", outcome.c_str(), count);
        std::printf("\n");
    }
    /// In the suite every so many; all of them on request.
    [[nodiscard]] static int step(int every) { return size_factor() > 1 ? 1 : every; }
};

TEST_F(Faults, OfAnyKindLeaveTheStoreAsItWasOrAsItWasToBe) {
    FaultyDisk disk;
    const int all = count_operations(disk);
    ASSERT_GT(all, 100);
    struct Case {
        const char* what;
        Fault fault;
    };
    for (const auto& c : {Case{"fails once", Fault::once}, Case{"fails for ever", Fault::for_ever},
                          Case{"disk full", Fault::full}, Case{"short write", Fault::short_write}}) {
        SCOPED_TRACE(c.what);
        std::map<std::string, int> outcomes;
        int tried = 0;
        for (int at = 1; at <= all; at += step(16), ++tried) {
            SCOPED_TRACE(at);
            put_back();
            disk.arm(c.fault, at);
            const auto done = work();
            disk.arm(Fault::none, 0);
            ++outcomes[judge(done)];
        }
        say(c.what, tried, outcomes);
        EXPECT_EQ(outcomes["refused"], 0) << "no failure of the disk may cost the store";
        EXPECT_EQ(outcomes["correct"], tried);
    }
}

TEST_F(Faults, OfPowerLoseNothingThatWasAcknowledged) {
    FaultyDisk disk;
    const int all = count_operations(disk);
    std::map<std::string, int> outcomes;
    int tried = 0;
    for (int at = 1; at <= all; at += step(16), ++tried) {
        SCOPED_TRACE(at);
        put_back();
        disk.arm(Fault::crash, at, static_cast<unsigned>(at));
        const auto done = work();
        disk.lose_what_was_not_synchronised();
        disk.arm(Fault::none, 0);
        ++outcomes[judge(done)];
    }
    say("loss of power", tried, outcomes);
    EXPECT_EQ(outcomes["correct"], tried);
}

TEST_F(Faults, OfADiskThatLiedAreNeverTakenForTruth) {
    FaultyDisk disk;
    const int all = count_operations(disk);
    std::map<std::string, int> outcomes;
    int tried = 0;
    for (int at = 1; at <= all; at += step(16), ++tried) {
        SCOPED_TRACE(at);
        put_back();
        disk.arm(Fault::lying_crash, at, static_cast<unsigned>(7 * at));
        (void)work();
        disk.lose_what_was_not_synchronised();
        disk.arm(Fault::none, 0);
        ++outcomes[judge({})]; // what was acknowledged may be gone: the disk said it was safe
    }
    say("loss of power on a disk that lies", tried, outcomes);
    EXPECT_EQ(outcomes["correct"] + outcomes["refused"], tried);
}

} // namespace
} // namespace mosovo::store
