#include "made_up_store.hpp"

#include "../support/random_record.hpp"

#include <mosovo/store/connection.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <limits>

namespace mosovo::store {
namespace {

using namespace made_up;

struct StoreOfRecords : ::testing::Test {
    Folder folder;
    fs::path file = folder / "register";
    Store store = Store::create(file, key_of(1), session());
};

TEST_F(StoreOfRecords, GivesBackWhatWasSavedForEveryKindOfEvent) {
    testing_support::Chance chance{20261122};
    std::vector<Record> records;
    for (int i = 0; i < 60; ++i)
        records.push_back(testing_support::random_record(chance, "OFF-" + std::to_string(i)));
    store.save_all(records);
    EXPECT_EQ(store.load_all(), records);
    auto again = Store::open(file, key_of(1), session());
    for (const auto& record : records)
        EXPECT_EQ(again.load(record.id()), record) << record.id();
    EXPECT_TRUE(Store::open(file, key_of(1), session(Role::supervisor)).check().sound());
}

TEST_F(StoreOfRecords, KeepsApartWhatIsEmptyAndWhatIsNotKnown) {
    auto saved = record("OFF-1", 0);
    saved.events.clear();
    Disposal nothing_known;
    Disposal empty;
    empty.sentence = Sentence{};
    empty.consecutive_to = Listed<EventId>{std::vector<EventId>{}};
    Disposal deep;
    deep.sentence = Sentence{{}, Term{}, {}};
    int i = 0;
    for (const auto& body : {nothing_known, empty, deep}) {
        saved.events.push_back({{}, body});
        saved.events.back().head.id = event_id("d" + std::to_string(i++));
    }
    store.save(saved);
    const auto loaded = store.load(offender("OFF-1"));
    ASSERT_EQ(loaded, saved);
    EXPECT_FALSE(loaded->events[0].as<Disposal>()->sentence);
    EXPECT_TRUE(loaded->events[1].as<Disposal>()->sentence);
    EXPECT_TRUE(loaded->events[1].as<Disposal>()->consecutive_to.known());
    EXPECT_FALSE(loaded->events[0].as<Disposal>()->consecutive_to.known());
}

TEST_F(StoreOfRecords, AddsNewEventsAndSaysSo) {
    auto one = record("OFF-1");
    EXPECT_EQ(store.save(one), (Saved{1, one.events.size(), 0, 0}));
    EXPECT_EQ(store.save(one), (Saved{0, 0, 0, 1}));
    one.events.insert(one.events.begin(), note("n2", "Later, though it stands first."));
    EXPECT_EQ(store.save(one), (Saved{0, 1, 0, 0}));
    auto expected = record("OFF-1");
    expected.events.push_back(one.events.front());
    EXPECT_EQ(store.load(offender("OFF-1")), expected) << "new events stand behind the stored ones";
    one.offender.names.push_back(Name{NameUse::alias, "Sandy", {}});
    EXPECT_EQ(store.save(one), (Saved{0, 0, 1, 0}));
    EXPECT_EQ(store.load(offender("OFF-1"))->offender, one.offender);
    EXPECT_EQ(store.count(), (Counts{1, expected.events.size()}));
}

TEST_F(StoreOfRecords, RefusesToDropOrAlterAStoredEventAndNamesItMasked) {
    store.save(record("OFF-000123"));
    const auto refused = [&](const Record& changed) {
        try {
            store.save(changed);
        } catch (const Conflict& conflict) {
            return std::string{conflict.what()};
        }
        return std::string{"saved"};
    };
    auto altered = record("OFF-000123");
    altered.events.back() = note("n1", "Rewritten.");
    const auto said = refused(altered);
    EXPECT_NE(said.find("Event(…)"), std::string::npos) << said;
    EXPECT_EQ(said.find("OFF-000123"), std::string::npos) << said;
    EXPECT_EQ(said.find("Rewritten"), std::string::npos) << said;
    auto dropped = record("OFF-000123");
    dropped.events.erase(dropped.events.begin());
    dropped.events.push_back(note("n9", "More."));
    EXPECT_NE(refused(dropped).find("not in the record to be saved"), std::string::npos);
    auto head_altered = record("OFF-000123");
    head_altered.events[0].head.by = StaffId::from_checked("OM-9");
    EXPECT_NE(refused(head_altered), "saved");
    EXPECT_EQ(store.load(offender("OFF-000123")), record("OFF-000123"));
}

TEST_F(StoreOfRecords, SavesAllOrNone) {
    store.save(record("OFF-1"));
    auto conflicting = record("OFF-1");
    conflicting.events.pop_back();
    EXPECT_THROW(store.save_all(std::vector{record("OFF-2"), record("OFF-3"), conflicting}), Conflict);
    auto contradictory = record("OFF-4");
    contradictory.events.push_back(contradictory.events.front());
    EXPECT_THROW(store.save_all(std::vector{record("OFF-2"), contradictory}), ProblemsError);
    EXPECT_EQ(store.offender_ids(), std::vector{offender("OFF-1")});
    EXPECT_EQ(store.load_all(), std::vector{record("OFF-1")});
    EXPECT_EQ(store.save_all(std::vector{record("OFF-2"), record("OFF-3")}).offenders_added, 2U);
}

TEST_F(StoreOfRecords, RefusesWhatItCouldNotGiveBack) {
    const auto problem = [&](const Record& bad) {
        try {
            store.save(bad);
        } catch (const ProblemsError& error) {
            return error.problems().front().path;
        }
        return std::string{"saved"};
    };
    auto not_a_number = record("OFF-1");
    std::get<Address>(not_a_number.events[1].body).coordinates->latitude = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(problem(not_a_number), "events[1].coordinates.latitude");
    auto too_long = record("OFF-1");
    too_long.events.push_back(note("n2", std::string(longest_text + 1, 'x')));
    EXPECT_EQ(problem(too_long), "events[5].text");
    auto not_text = record("OFF-1");
    not_text.offender.names = {Name{{}, "\xFF\xFE", {}}};
    EXPECT_EQ(problem(not_text), "offender.names");
    auto nobody = record("OFF-1");
    nobody.offender.id.reset();
    EXPECT_EQ(problem(nobody), "offender.id");
    EXPECT_EQ(store.count().offenders, 0U);
}

TEST_F(StoreOfRecords, HoldsTheLongestNarrative) {
    auto long_one = record("OFF-1");
    long_one.events.push_back(note("n2", std::string(longest_text, 'x')));
    store.save(long_one);
    EXPECT_EQ(store.load(offender("OFF-1")), long_one);
}

TEST_F(StoreOfRecords, KnowsNothingOfStrangersAndOfNobodyWhenEmpty) {
    EXPECT_EQ(store.load(offender("OFF-1")), std::nullopt);
    EXPECT_TRUE(store.load_all().empty());
    EXPECT_EQ(store.count(), Counts{});
    EXPECT_TRUE(store.save_all({}) == Saved{});
}

TEST_F(StoreOfRecords, GoesOnAfterACallerStopsInTheMiddle) {
    store.save_all(std::vector{record("OFF-1"), record("OFF-2"), record("OFF-3")});
    struct Enough {};
    EXPECT_THROW(store.load_each([](Record) { throw Enough{}; }), Enough);
    EXPECT_EQ(store.load_all().size(), 3U);
    EXPECT_EQ(store.save(record("OFF-4")).offenders_added, 1U) << "a reader that stopped holds no lock";
}

TEST_F(StoreOfRecords, RefusesACallFromWithinACall) {
    store.save(record("OFF-1"));
    store.load_each([&](const Record& one) { EXPECT_THROW(store.save(one), Busy); });
    EXPECT_NO_THROW(store.save(record("OFF-1")));
}

TEST_F(StoreOfRecords, LetsNoStatementChangeOrDeleteFacts) {
    store.save(record("OFF-1"));
    auto connection = Connection::open(file, key_of(1));
    connection.allow_only_adding();
    for (const auto* sql :
         {"DELETE FROM \"event\"", "UPDATE \"event_note\" SET \"text\" = ''", "DROP TABLE \"event\"",
          "UPDATE \"details\" SET \"born\" = NULL", "DELETE FROM \"audit\"", "UPDATE \"audit\" SET \"actor\" = ''",
          "ATTACH 'x' AS x KEY ''", "PRAGMA rekey = 'abc'", "PRAGMA journal_mode = OFF", "CREATE TABLE t (a)",
          "INSERT INTO \"store\" DEFAULT VALUES", "VACUUM", "PRAGMA writable_schema = 1", "SELECT load_extension('x')"})
        EXPECT_THROW(ask(connection.get(), sql), StoreError) << sql;
    EXPECT_EQ(store.load(offender("OFF-1")), record("OFF-1"));
}

TEST_F(StoreOfRecords, TakesAForceInSeconds) {
    // 1,500 offenders of about 30 events: what a middle-sized force imports at once.
    std::vector<Record> force;
    for (int i = 0; i < 1500; ++i)
        force.push_back(record("OFF-" + std::to_string(i), 27));
    const auto begin = std::chrono::steady_clock::now();
    store.save_all(force);
    const auto saved = std::chrono::steady_clock::now();
    const auto loaded = store.load_all();
    const auto done = std::chrono::steady_clock::now();
    const auto seconds = [](auto length) { return std::chrono::duration<double>(length).count(); };
    RecordProperty("save_seconds", std::to_string(seconds(saved - begin)));
    RecordProperty("load_seconds", std::to_string(seconds(done - saved)));
    std::printf("%zu records: saved in %.2f s, loaded in %.2f s\n", force.size(), seconds(saved - begin),
                seconds(done - saved));
    EXPECT_EQ(loaded, force);
    EXPECT_LT(seconds(saved - begin), 60) << "ten times what it takes on an idle machine, sanitizers included";
}

TEST(Batches, AreEachAllOrNothingAndGoOnWhereTheyStopped) {
    const Folder folder;
    auto store = Store::create(folder / "register", key_of(1), session());
    std::vector<Record> all;
    for (int i = 0; i < 25; ++i)
        all.push_back(record("OFF-" + std::to_string(i)));
    const auto ten = *BatchSize::from(10);
    const auto from = [](const std::vector<Record>& records) {
        return [&records, at = std::size_t{0}]() mutable -> std::optional<Record> {
            if (at == records.size()) return {};
            return records[at++];
        };
    };
    auto broken = all;
    broken[17].events.push_back(broken[17].events.front()); // one reference twice
    EXPECT_THROW(store.save_in_batches(from(broken), ten), ProblemsError);
    EXPECT_EQ(store.count().offenders, 10U) << "nothing of the second batch";

    std::vector<std::int64_t> heard;
    EXPECT_THROW(store.save_in_batches(from(all), ten,
                                       [&](Progress progress) {
                                           heard.push_back(progress.done);
                                           return progress.done < 20;
                                       }),
                 Cancelled);
    EXPECT_EQ(store.count().offenders, 20U);
    const auto saved = store.save_in_batches(from(all), ten, [&](Progress progress) {
        heard.push_back(progress.done);
        return true;
    });
    EXPECT_EQ(heard, (std::vector<std::int64_t>{10, 20, 10, 20, 25}));
    EXPECT_EQ(saved.unchanged, 20U);
    EXPECT_EQ(saved.offenders_added, 5U);
    EXPECT_EQ(store.load_all(), all);
    const std::vector<Record> none;
    EXPECT_EQ(store.save_in_batches(from(none), ten), Saved{});
}

} // namespace
} // namespace mosovo::store
