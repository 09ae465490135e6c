#include "made_up_store.hpp"

#include <mosovo/store/connection.hpp>

#include <gtest/gtest.h>

#include <set>

namespace mosovo::store {
namespace {

using namespace made_up;

struct Audit : ::testing::Test {
    Folder folder;
    fs::path file = folder / "register";
    void SetUp() override { (void)Store::create(file, key_of(1), session(Role::administrator)); }
    Store as(Role role) { return Store::open(file, key_of(1), session(role)); }
    std::vector<AuditEntry> log() {
        std::vector<AuditEntry> all;
        as(Role::auditor).audit_each([&](const AuditEntry& entry) { all.push_back(entry); });
        return all;
    }
    /// What someone with the key and another program could do.
    void behind_our_back(const std::vector<std::string>& sql) {
        auto connection = Connection::open(file, key_of(1));
        for (const auto& one : sql)
            ask(connection.get(), one);
    }
    std::string found() {
        try {
            const auto report = as(Role::auditor).check();
            return report.sound() ? "" : report.findings.front().message;
        } catch (const Tampered& error) {
            return error.what();
        } catch (const Damaged& error) {
            return error.what();
        }
    }
};

TEST_F(Audit, HoldsWhoWhatWhenWhyAndWhichOfEveryCall) {
    auto store = as(Role::offender_manager);
    auto one = record("OFF-1", 1);
    store.save(one);
    one.events.push_back(note("n2", "canarynarrative"));
    one.offender.sex = Sex::male;
    store.save(one);
    store.save(one);
    (void)store.load(offender("OFF-1"));
    (void)store.load(offender("OFF-2"));
    (void)store.load_all();
    (void)store.offender_ids();
    (void)store.count();
    const auto all = log();
    struct Expected {
        Action action;
        Operation operation;
        std::int64_t rows;
    };
    const std::vector<Expected> expected{
        {Action::create, Operation::collection, 0}, {Action::open, Operation::consultation, 0},
        {Action::save, Operation::collection, 4},   {Action::save, Operation::alteration, 1},
        {Action::save, Operation::consultation, 0}, {Action::load, Operation::consultation, 1},
        {Action::load, Operation::consultation, 0}, {Action::load_all, Operation::consultation, 1},
        {Action::list, Operation::consultation, 1}, {Action::count, Operation::consultation, 0},
        {Action::open, Operation::consultation, 0}, {Action::read_audit, Operation::consultation, 1},
    };
    ASSERT_EQ(all.size(), expected.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        SCOPED_TRACE(i);
        EXPECT_EQ(all[i].number, static_cast<std::int64_t>(i) + 1);
        EXPECT_EQ(all[i].action, expected[i].action);
        EXPECT_EQ(all[i].operation, expected[i].operation);
        EXPECT_EQ(all[i].rows, expected[i].rows);
        EXPECT_EQ(all[i].outcome, Outcome::ok);
        EXPECT_EQ(all[i].actor, StaffId::from_checked("OM-1"));
        EXPECT_EQ(all[i].purpose, "made-up test");
        EXPECT_GT(all[i].at, date::sys_seconds{make_day(2026, 11, 22)});
        EXPECT_TRUE(i == 0 || all[i].at > all[i - 1].at);
    }
    EXPECT_EQ(all[3].content->subjects, Listed<OffenderId>{offender("OFF-1")});
    EXPECT_EQ(all[3].content->events, Listed<EventId>{event_id("n2")});
    EXPECT_EQ(all[3].content->fields, Listed<std::string>{"sex"});
    EXPECT_EQ(all[6].content->subjects, Listed<OffenderId>{offender("OFF-2")}) << "asking for a stranger is asking";
    EXPECT_EQ(all[7].content->everybody_up_to->value(), 1);
}

TEST_F(Audit, NeverHoldsWhatARecordSays) {
    auto store = as(Role::offender_manager);
    store.save(record("OFF-1"));
    auto connection = Connection::open(file, key_of(1));
    Statement rows{connection.get(), "SELECT \"content\" || \"actor\" || \"purpose\" FROM \"audit\""};
    while (rows.step())
        for (const auto* word : {"Examplesurname", "canarynarrative", "ZZ99", "2000/0000223R", "1980"})
            EXPECT_EQ(rows.text(0).find(word), std::string_view::npos);
}

TEST_F(Audit, HoldsRefusalsAndFailures) {
    EXPECT_THROW(as(Role::analyst).load_all(), Denied);
    EXPECT_THROW(as(Role::auditor).save(record("OFF-1")), Denied);
    as(Role::supervisor).save(record("OFF-1"));
    auto dropped = record("OFF-1");
    dropped.events.pop_back();
    EXPECT_THROW(as(Role::supervisor).save(dropped), Conflict);
    std::multiset<std::pair<Outcome, Action>> seen;
    for (const auto& entry : log())
        if (entry.outcome != Outcome::ok) seen.emplace(entry.outcome, entry.action);
    EXPECT_EQ(seen, (std::multiset<std::pair<Outcome, Action>>{{Outcome::denied, Action::load_all},
                                                               {Outcome::denied, Action::save},
                                                               {Outcome::failed, Action::save}}));
}

TEST_F(Audit, FindsEveryWayOfRewritingIt) {
    struct Case {
        const char* what;
        std::vector<std::string> sql;
    };
    const std::vector<Case> cases{
        {"an actor changed", {"UPDATE \"audit\" SET \"actor\" = 'OM-9' WHERE \"entry\" = 3"}},
        {"a time changed", {"UPDATE \"audit\" SET \"at\" = '2026-11-21T00:00:00Z' WHERE \"entry\" = 3"}},
        {"an operation changed", {"UPDATE \"audit\" SET \"operation\" = 'disclosure' WHERE \"entry\" = 3"}},
        {"a refusal made good", {"UPDATE \"audit\" SET \"outcome\" = 'denied' WHERE \"entry\" = 3"}},
        {"a count changed", {"UPDATE \"audit\" SET \"rows\" = 9 WHERE \"entry\" = 3"}},
        {"the content changed", {"UPDATE \"audit\" SET \"content\" = '{}' WHERE \"entry\" = 3"}},
        {"the seal of a record dropped", {"UPDATE \"audit\" SET \"seal\" = NULL WHERE \"entry\" = 3"}},
        {"an entry taken out", {"DELETE FROM \"audit\" WHERE \"entry\" = 3"}},
        {"the first entry taken out", {"DELETE FROM \"audit\" WHERE \"entry\" = 1"}},
        {"the tail cut off", {"DELETE FROM \"audit\" WHERE \"entry\" >= 4"}},
        {"the tail cut off and the head set back",
         {"DELETE FROM \"audit\" WHERE \"entry\" >= 5", "UPDATE \"audit_head\" SET \"entry\" = 4"}},
        {"the whole log gone", {"DELETE FROM \"audit\""}},
        {"an entry put in twice",
         {"INSERT INTO \"audit\" SELECT max(\"entry\") + 1, \"at\", \"actor\", \"role\", \"purpose\", \"operation\", "
          "\"action\", \"outcome\", \"rows\", \"seal\", \"salt\", \"content\", \"commitment\", \"chain\" FROM "
          "\"audit\"",
          "UPDATE \"audit_head\" SET \"entry\" = \"entry\" + 1"}},
        {"two entries changed places",
         {"UPDATE \"audit\" SET \"entry\" = 99 WHERE \"entry\" = 2",
          "UPDATE \"audit\" SET \"entry\" = 2 WHERE \"entry\" = 3",
          "UPDATE \"audit\" SET \"entry\" = 3 WHERE \"entry\" = 99"}},
    };
    as(Role::supervisor).save_all(std::vector{record("OFF-1"), record("OFF-2"), record("OFF-3")});
    ASSERT_EQ(found(), "");
    const auto good = bytes_of(file);
    for (const auto& c : cases) {
        SCOPED_TRACE(c.what);
        behind_our_back(c.sql);
        EXPECT_NE(found(), "");
        put_bytes(file, good);
    }
    EXPECT_EQ(found(), "");
}

TEST_F(Audit, FindsFactsRewrittenBehindIt) {
    as(Role::supervisor).save_all(std::vector{record("OFF-1"), record("OFF-2")});
    const auto good = bytes_of(file);
    for (const auto* sql :
         {"UPDATE \"event_note\" SET \"text\" = 'nothing' WHERE \"offender\" = 1",
          "UPDATE \"event\" SET \"by\" = 'OM-9' WHERE \"offender\" = 1 AND \"position\" = 0",
          "UPDATE \"details\" SET \"born\" = '1981-05-31' WHERE \"offender\" = 1",
          "UPDATE \"offender\" SET \"events\" = \"events\" - 1 WHERE \"number\" = 1",
          "UPDATE \"offender\" SET \"id\" = 'OFF-9' WHERE \"number\" = 1",
          "INSERT INTO \"event\" (\"offender\", \"position\", \"kind\", \"id\") VALUES (1, 99, 'note', 'x')"}) {
        SCOPED_TRACE(sql);
        behind_our_back({sql});
        auto store = as(Role::supervisor);
        EXPECT_THROW((void)store.load_all(), Damaged);
        EXPECT_FALSE(store.check().sound());
        put_bytes(file, good);
    }
}

TEST_F(Audit, FindsARecordPutBackWhole) {
    // Every row of one record is set back to how it was, seals included: each fits the other, but the log
    // remembers that there was a later save.
    as(Role::supervisor).save(record("OFF-1"));
    behind_our_back({"CREATE TABLE kept AS SELECT * FROM \"offender\""});
    auto grown = record("OFF-1");
    grown.events.push_back(note("n2", "Later."));
    as(Role::supervisor).save(grown);
    behind_our_back({"DELETE FROM \"event_note\" WHERE \"position\" = 5",
                     "DELETE FROM \"event\" WHERE \"position\" = 5",
                     "UPDATE \"offender\" SET (\"events\", \"seal\", \"entry\") = (SELECT \"events\", \"seal\", "
                     "\"entry\" FROM kept)",
                     "DROP TABLE kept"});
    EXPECT_EQ(as(Role::supervisor).load(offender("OFF-1")), record("OFF-1")) << "the premise of this test";
    EXPECT_NE(found().find("not as the audit log says"), std::string::npos) << found();
}

} // namespace
} // namespace mosovo::store
