#include "made_up_store.hpp"

#include <mosovo/store/connection.hpp>

#include <gtest/gtest.h>

namespace mosovo::store {
namespace {

using namespace made_up;

struct History : ::testing::Test {
    Folder folder;
    fs::path file = folder / "register";
    Store store = Store::create(file, key_of(1), session());

    template <class Call> static Conflict conflict_of(Call&& call) {
        try {
            call();
        } catch (const Conflict& conflict) {
            return conflict;
        }
        ADD_FAILURE() << "no conflict";
        return Conflict{"", {}, {}};
    }
};

TEST_F(History, AConflictNamesEveryEventAndField) {
    store.save(record("OFF-000123"));
    auto stale = *store.load(offender("OFF-000123"));
    auto grown = stale;
    grown.events.push_back(note("n2", "Later."));
    grown.events.push_back(visit("v9", 300));
    store.save(grown);
    stale.events.back() = note("n1", "Rewritten.");
    const auto conflict = conflict_of([&] { store.save(stale); });
    ASSERT_EQ(conflict.events().size(), 3U);
    EXPECT_EQ(conflict.events()[0].event, event_id("n1"));
    EXPECT_EQ(conflict.events()[0].clash, Clash::differs);
    EXPECT_EQ(conflict.events()[1].event, event_id("n2"));
    EXPECT_EQ(conflict.events()[1].clash, Clash::not_in_yours);
    EXPECT_EQ(conflict.events()[2].kind, "visit");
    const std::string text = conflict.what();
    EXPECT_EQ(text.find("OFF-000123"), std::string::npos);
    EXPECT_NE(text.find("and 2 more"), std::string::npos) << text;
}

TEST_F(History, AStaleWriterDoesNotPutBackThePersonsDetails) {
    store.save(record("OFF-1"));
    auto stale = *store.load_versioned(offender("OFF-1"));
    auto changed = stale.record;
    changed.offender.names = {Name{NameUse::legal, "Alexandra", "Changedname"}};
    store.save(changed);
    stale.record.events.push_back(note("n2", "Of somebody who had the old name before him."));
    EXPECT_EQ(conflict_of([&] { store.save(stale.record, stale.version); }).fields(),
              std::vector<std::string>{"names"});
    EXPECT_EQ(conflict_of([&] { store.save(stale.record); }).fields(), std::vector<std::string>{"names"})
        << "without a version it shows too: that is what he was called before";
    EXPECT_EQ(store.load(offender("OFF-1")), changed);
    const auto fresh = *store.load_versioned(offender("OFF-1"));
    auto more = fresh.record;
    more.events.push_back(note("n2", "Again."));
    EXPECT_NO_THROW(store.save(more, fresh.version));
    EXPECT_THROW(store.save(more, fresh.version), Conflict) << "once";
}

TEST_F(History, ANewRecordIsSavedWithNoVersionOrThatOfNothing) {
    EXPECT_THROW(store.save(record("OFF-1"), RecordVersion{1, 1}), Conflict);
    EXPECT_NO_THROW(store.save(record("OFF-1"), RecordVersion{}));
}

TEST_F(History, IsAskedAsKnownAndAsStored) {
    auto one = record("OFF-1", 0);
    store.save(one);
    const auto first = session().now();
    auto late = note("n2", "Recorded in March.");
    late.head.recorded = LocalTime::first_at(make_day(2026, 3, 10), std::chrono::hours{9});
    one.events.push_back(late);
    one.offender.sex = Sex::male;
    store.save(one);
    const auto second = session().now();

    EXPECT_EQ(store.load_as_stored(offender("OFF-1"), first), record("OFF-1", 0));
    EXPECT_EQ(store.load_as_stored(offender("OFF-1"), second), one);
    EXPECT_EQ(store.load_as_stored(offender("OFF-1"), date::sys_seconds{make_day(2020, 1, 1)}), std::nullopt);
    EXPECT_EQ(store.load_as_stored(offender("OFF-2"), second), std::nullopt);

    const auto at = [](int day, int minute) {
        return LocalTime::first_at(make_day(2026, 3, static_cast<unsigned>(day)), std::chrono::minutes{minute});
    };
    EXPECT_EQ(store.load_known(offender("OFF-1"), at(10, 9 * 60 - 1))->events.size(), one.events.size() - 1);
    EXPECT_EQ(store.load_known(offender("OFF-1"), at(10, 9 * 60)), one) << "the minute itself is included";
}

TEST_F(History, AnEarlierVersionThatWasAlteredIsFound) {
    auto one = record("OFF-1", 0);
    store.save(one);
    const auto first = session().now();
    one.offender.sex = Sex::male;
    store.save(one);
    {
        auto connection = Connection::open(file, key_of(1));
        ask(connection.get(), "UPDATE \"details\" SET \"born\" = '1990-01-01' WHERE \"version\" = 1");
    }
    EXPECT_EQ(store.load(offender("OFF-1")), one) << "what stands now is whole";
    EXPECT_THROW((void)store.load_as_stored(offender("OFF-1"), first), Damaged);
}

TEST_F(History, AnImportIsWatchedAndStoppedWithoutATrace) {
    std::vector<Record> many;
    for (int i = 0; i < 50; ++i)
        many.push_back(record("OFF-" + std::to_string(i)));
    std::vector<std::int64_t> heard;
    EXPECT_THROW(store.save_all(many,
                                [&](Progress progress) {
                                    heard.push_back(progress.done);
                                    EXPECT_EQ(progress.total, 50);
                                    return progress.done < 20;
                                }),
                 Cancelled);
    EXPECT_EQ(heard.size(), 20U);
    EXPECT_EQ(store.count(), Counts{});
    EXPECT_EQ(store.save_all(many, [](Progress) { return true; }).offenders_added, 50U);
    EXPECT_THROW(store.load_each([](Record) {}, [](Progress) { return false; }), Cancelled);
    struct Stop {};
    EXPECT_THROW(store.save_all(std::vector{record("OFF-new")}, [](Progress) -> bool { throw Stop{}; }), Stop);
    EXPECT_EQ(store.count().offenders, 50U);
}

TEST_F(History, AWriterIsNotKeptOutByALongReading) {
    // Records are given out while nothing is held, within a batch and between two.
    std::vector<Record> many;
    for (int i = 0; i < 1001; ++i)
        many.push_back(record("OFF-" + std::to_string(i), 0));
    store.save_all(many);
    auto patient = session();
    patient.patience = std::chrono::milliseconds{50};
    auto other = Store::open(file, key_of(1), patient);
    std::size_t seen = 0;
    bool between = false;
    store.load_each(
        [&](const Record&) {
            if (++seen == 500) {
                EXPECT_NO_THROW(other.save(record("OFF-within", 0)));
            }
        },
        [&](Progress progress) {
            if (progress.done >= 500 && !between) {
                between = true;
                EXPECT_NO_THROW(other.save(record("OFF-between", 0)));
            }
            return true;
        });
    EXPECT_TRUE(between);
    EXPECT_EQ(seen, 1001U) << "who came meanwhile is not part of it";
}

} // namespace
} // namespace mosovo::store
