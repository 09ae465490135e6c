#include "made_up_store.hpp"

#include <gtest/gtest.h>

// Two records that turn out to be of one person (DPA 2018 s.62(1)(e), "combination").
namespace mosovo::store {
namespace {

using namespace made_up;

/// What a second force wrote down of the same man.
Record of_another_force() {
    auto made = record("OFF-2");
    made.offender.names = {Name{NameUse::alias, "Alex", "Examplesurname"}};
    made.offender.sex = Sex::male;
    made.events.push_back(note("other-n7", "Seen at the market."));
    return made;
}

struct Combine : ::testing::Test {
    Folder folder;
    fs::path file = folder / "register";
    void SetUp() override {
        Store::create(file, key_of(1), session()).save_all(std::vector{record("OFF-1"), of_another_force()});
    }
    Store opened(Role role = Role::supervisor, const std::string& actor = "SUP-1") {
        return Store::open(file, key_of(1), session(role, actor));
    }
    std::vector<AuditEntry> combinations() {
        std::vector<AuditEntry> found;
        opened(Role::auditor).audit_each([&](const AuditEntry& entry) {
            if (entry.operation == Operation::combination) found.push_back(entry);
        });
        return found;
    }
};

TEST_F(Combine, BringsWhatTheOneLacksAndLeavesTheOther) {
    const auto saved = opened().combine(offender("OFF-1"), offender("OFF-2"));
    EXPECT_EQ(saved.events_added, 1U);
    EXPECT_EQ(saved.details_changed, 1U);
    auto whole = record("OFF-1");
    whole.offender.names.push_back(Name{NameUse::alias, "Alex", "Examplesurname"});
    whole.offender.sex = Sex::male;
    whole.events.push_back(of_another_force().events.back());
    auto store = opened();
    EXPECT_EQ(store.load(offender("OFF-1")), whole);
    EXPECT_EQ(store.load(offender("OFF-2")), of_another_force());
    EXPECT_EQ(store.combine(offender("OFF-1"), offender("OFF-2")).unchanged, 1U);
    EXPECT_TRUE(store.check().sound());
}

TEST_F(Combine, IsLoggedWithWhomAndWhat) {
    opened().combine(offender("OFF-1"), offender("OFF-2"));
    const auto logged = combinations();
    ASSERT_EQ(logged.size(), 1U);
    const auto& content = *logged.front().content;
    EXPECT_EQ(logged.front().action, Action::combine);
    EXPECT_EQ(logged.front().outcome, Outcome::ok);
    EXPECT_EQ(content.subjects, Listed{offender("OFF-1")});
    EXPECT_EQ(content.numbers, Listed{*OffenderCount::from(2)});
    EXPECT_EQ(content.events, Listed{event_id("other-n7")});
    EXPECT_EQ(content.fields, (Listed<std::string>{"sex", "names"}));
}

TEST_F(Combine, StaysProvenWhenTheOtherIsDisposedOf) {
    opened().combine(offender("OFF-1"), offender("OFF-2"));
    opened(Role::central_contact).dispose(offender("OFF-2"));
    EXPECT_TRUE(opened().check().sound());
    EXPECT_EQ(combinations().size(), 1U) << "the entry is about the one that stays";
}

TEST_F(Combine, RefusesRecordsThatContradictEachOtherAndSaysInWhat) {
    auto third = record("OFF-3");
    third.offender.born = make_day(1970, 1, 1);
    third.offender.jurisdiction = Jurisdiction::scotland;
    third.events.back() = note("n1", "Another note under the same reference.");
    opened(Role::offender_manager).save(third);
    try {
        opened().combine(offender("OFF-1"), offender("OFF-3"));
        FAIL() << "two people in one record";
    } catch (const Conflict& conflict) {
        EXPECT_EQ(conflict.fields(), (std::vector<std::string>{"jurisdiction", "born"}));
        ASSERT_EQ(conflict.events().size(), 1U);
        EXPECT_EQ(conflict.events().front().event, event_id("n1"));
        EXPECT_EQ(std::string{conflict.what()}.find("OFF-"), std::string::npos) << "references are masked";
    }
    EXPECT_EQ(opened().load(offender("OFF-1")), record("OFF-1"));
    ASSERT_EQ(combinations().size(), 1U);
    EXPECT_EQ(combinations().front().outcome, Outcome::failed);
}

TEST_F(Combine, NeedsTwoStoredRecords) {
    auto store = opened();
    EXPECT_THROW(store.combine(offender("OFF-1"), offender("OFF-nobody")), NoSuchRecord);
    EXPECT_THROW(store.combine(offender("OFF-nobody"), offender("OFF-1")), NoSuchRecord);
    EXPECT_THROW(store.combine(offender("OFF-1"), offender("OFF-1")), NoSuchRecord);
}

TEST_F(Combine, TakesNothingOutOfARestrictedRecordIntoAnOpenOne) {
    auto store = opened();
    store.restrict_access(offender("OFF-2"), {staff("SUP-1")});
    EXPECT_THROW(store.combine(offender("OFF-1"), offender("OFF-2")), Denied);
    EXPECT_THROW(opened(Role::supervisor, "SUP-2").combine(offender("OFF-1"), offender("OFF-2")), Denied);
    EXPECT_EQ(store.load(offender("OFF-1")), record("OFF-1"));
    store.restrict_access(offender("OFF-1"), {staff("SUP-1")});
    EXPECT_EQ(store.combine(offender("OFF-1"), offender("OFF-2")).events_added, 1U);
}

} // namespace
} // namespace mosovo::store
