#include "made_up_store.hpp"

#include <mosovo/store/audit_proof.hpp>
#include <mosovo/store/connection.hpp>

#include <gtest/gtest.h>

#include <set>
#include <sstream>

namespace mosovo::store {
namespace {

using namespace made_up;

struct Proof : ::testing::Test {
    Folder folder;
    fs::path file = folder / "register";
    void SetUp() override {
        Store::create(file, key_of(1), session()).save_all(std::vector{record("OFF-1"), record("OFF-2")});
        as(Role::auditor).export_audit_key(folder / "audit-key");
    }
    Store as(Role role) { return Store::open(file, key_of(1), session(role)); }
    AuditKey key() { return AuditKey::from_file(folder / "audit-key"); }
    std::vector<std::string> exported() {
        std::vector<std::string> lines;
        as(Role::auditor).export_audit([&](std::string_view line) { lines.emplace_back(line); });
        return lines;
    }
    static std::string joined(const std::vector<std::string>& lines) {
        std::string text;
        for (const auto& line : lines)
            text += line + '\n';
        return text;
    }
    std::set<ChainFault> found(const std::vector<std::string>& lines, const std::vector<SignedHead>& heads = {},
                               std::string_view store = {}) {
        std::set<ChainFault> kinds;
        for (const auto& fault : verify_audit(joined(lines), key(), heads, store)) {
            kinds.insert(fault.fault);
            EXPECT_EQ(fault.message.find("OFF-"), std::string::npos);
        }
        return kinds;
    }
    static std::string replaced(std::string text, const std::string& what, const std::string& by) {
        const auto at = text.find(what);
        EXPECT_NE(at, std::string::npos) << what;
        if (at != std::string::npos) text.replace(at, what.size(), by);
        return text;
    }
    /// A line with another number.
    static std::string renumbered(const std::string& line, int number) {
        return "{\"entry\":" + std::to_string(number) + line.substr(line.find(','));
    }
    static int number_of(const std::string& line) {
        return std::atoi(line.c_str() + std::string{"{\"entry\":"}.size());
    }
};

TEST_F(Proof, OfAWholeLogNeedsNoKeyToTheRecords) {
    const auto lines = exported();
    EXPECT_TRUE(verify_audit(joined(lines), key(), {}).empty());
    EXPECT_GT(lines.size(), 6U);
    EXPECT_THROW((void)Store::open(file, Key::from_file(folder / "audit-key"), session()), WrongKey);
    EXPECT_EQ(joined(lines).find("Examplesurname"), std::string::npos);
}

TEST_F(Proof, NamesEveryKindOfTampering) {
    const auto good = exported();
    // good[0] is the head; good[n] is entry n.
    const auto without = [&](std::size_t at) {
        auto lines = good;
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
        return lines;
    };
    const auto renumber_from = [&](std::vector<std::string> lines, std::size_t from) {
        for (std::size_t i = from; i < lines.size(); ++i)
            lines[i] = renumbered(lines[i], static_cast<int>(i));
        return lines;
    };
    {
        auto lines = good;
        lines[3] = replaced(lines[3], "\"actor\":\"OM-1\"", "\"actor\":\"OM-9\"");
        EXPECT_EQ(found(lines), std::set{ChainFault::edited});
    }
    {
        auto lines = good;
        lines[3] = replaced(lines[3], "OFF-2", "OFF-7");
        EXPECT_EQ(found(lines), std::set{ChainFault::content_altered});
    }
    {
        auto lines = good;
        const auto from = lines[3].find(",\"salt\"");
        lines[3].erase(from, lines[3].find(",\"commitment\"") - from);
        EXPECT_EQ(found(lines), std::set{ChainFault::content_missing});
    }
    EXPECT_TRUE(found(without(3)).contains(ChainFault::removed));
    EXPECT_TRUE(found(without(1)).contains(ChainFault::removed));
    EXPECT_EQ(found(without(good.size() - 1)), std::set{ChainFault::truncated});
    {
        auto lines = good;
        std::swap(lines[2], lines[3]);
        lines = renumber_from(lines, 1);
        EXPECT_TRUE(found(lines).contains(ChainFault::reordered));
    }
    {
        auto lines = good;
        lines.insert(lines.begin() + 3, good[3]);
        lines = renumber_from(lines, 1);
        EXPECT_EQ(found(lines), std::set{ChainFault::inserted});
    }
    {
        auto lines = good; // behind the end, with the head left as it is
        lines.push_back(renumbered(good.back(), number_of(good.back()) + 1));
        EXPECT_TRUE(found(lines).contains(ChainFault::inserted));
    }
    {
        auto lines = good;
        lines[0] = replaced(lines[0], "\"signature\":\"", "\"signature\":\"00");
        EXPECT_TRUE(found(lines).contains(ChainFault::head_forged));
    }
    {
        auto lines = good;
        lines[4] = "{}";
        EXPECT_TRUE(found(lines).contains(ChainFault::unreadable));
    }
    EXPECT_EQ(found({}), std::set{ChainFault::unreadable});
    EXPECT_EQ(found(good), std::set<ChainFault>{});
}

TEST_F(Proof, OfAnyOneCharacterChangedFails) {
    const auto good = exported();
    for (std::size_t at = 1; at < good.size(); ++at)
        for (std::size_t i = 0; i < good[at].size(); i += 5) {
            auto lines = good;
            auto& c = lines[at][i];
            c = c == '1' ? '2' : '1';
            if (lines[at] == good[at]) continue;
            ASSERT_FALSE(verify_audit(joined(lines), key(), {}).empty()) << good[at] << " at " << i;
        }
}

TEST_F(Proof, FindsAFilePutBackByTheHeadThatWasExported) {
    const auto old = bytes_of(file);
    as(Role::supervisor).save(record("OFF-3"));
    for (int i = 0; i < 5; ++i)
        (void)as(Role::supervisor).count();
    const auto head = as(Role::auditor).sign_head();
    ASSERT_TRUE(is_signed(head));
    EXPECT_EQ(read_signed_head(to_json(head)), head);
    EXPECT_EQ(found(exported(), {head}), std::set<ChainFault>{});
    put_bytes(file, old);
    EXPECT_TRUE(Store::open(file, key_of(1), session(Role::auditor)).check().sound()) << "it agrees with itself";
    EXPECT_EQ(found(exported(), {head}), std::set{ChainFault::rolled_back});
    for (int i = 0; i < 9; ++i) // and written on until it is as long as before
        (void)as(Role::supervisor).count();
    EXPECT_EQ(found(exported(), {head}), std::set{ChainFault::rewritten});
}

TEST_F(Proof, BelievesNoHeadThatAnotherStoreSigned) {
    const auto head = as(Role::auditor).sign_head();
    (void)Store::create(folder / "other", key_of(1), session());
    auto foreign = Store::open(folder / "other", key_of(1), session(Role::auditor)).sign_head();
    EXPECT_EQ(found(exported(), {foreign}, *head.store), std::set{ChainFault::head_forged});
    auto altered = head;
    altered.entry = *EntryNumber::from(1);
    EXPECT_FALSE(is_signed(altered));
    EXPECT_EQ(found(exported(), {head}, *head.store), std::set<ChainFault>{});
    EXPECT_EQ(found(exported(), {head}, *foreign.store), std::set{ChainFault::head_forged});
}

struct OfADisposal : Proof {};

TEST_F(OfADisposal, LeavesNoContentAndAChainThatHolds) {
    auto store = as(Role::central_contact);
    (void)store.load(offender("OFF-1"));
    EXPECT_TRUE(store.dispose(offender("OFF-1")));
    EXPECT_FALSE(store.dispose(offender("OFF-1")));
    EXPECT_EQ(store.load(offender("OFF-1")), std::nullopt);
    EXPECT_EQ(store.load_all(), std::vector{record("OFF-2")});
    EXPECT_EQ(store.count(), (Counts{1, record("OFF-2").events.size()}));
    Search search;
    search.family = "Examplesurname";
    EXPECT_EQ(store.find(search).records.size(), 1U);
    EXPECT_TRUE(as(Role::auditor).check().sound());
    EXPECT_EQ(found(exported()), std::set<ChainFault>{});

    // With the key, through every table: nothing of him is left, not even his reference, but for who asked after him
    // once he was gone.
    auto connection = Connection::open(file, key_of(1));
    std::vector<std::string> tables;
    {
        Statement names{connection.get(), "SELECT \"name\" FROM sqlite_schema WHERE type = 'table'"};
        while (names.step())
            tables.emplace_back(names.text(0));
    }
    for (const auto& table : tables)
        if (table.starts_with("event") || table == "details" || table == "lookup") {
            EXPECT_EQ(ask(connection.get(), "SELECT count(*) FROM \"" + table + "\" WHERE \"offender\" = 1"), "0")
                << table;
        }
    EXPECT_EQ(ask(connection.get(), "SELECT count(*) FROM \"offender\" WHERE \"id\" = 'OFF-1'"), "0");
    EXPECT_EQ(ask(connection.get(),
                  "SELECT max(\"entry\") FROM \"audit\" WHERE \"content\" LIKE '%OFF-1%' AND \"entry\" "
                  "<= (SELECT \"disposed\" FROM \"offender\" WHERE \"number\" = 1)"),
              "");
    EXPECT_EQ(ask(connection.get(),
                  "SELECT count(*) FROM \"audit\" WHERE \"operation\" = 'erasure' AND \"content\" LIKE "
                  "'%\"numbers\":[1]%' AND \"outcome\" = 'ok'"),
              "1");
}

TEST_F(OfADisposal, ThatNobodyLoggedIsFound) {
    as(Role::central_contact).dispose(offender("OFF-1"));
    const auto good = bytes_of(file);
    for (const auto* sql : {"UPDATE \"audit\" SET \"content\" = NULL, \"salt\" = NULL WHERE \"entry\" = 3",
                            "UPDATE \"offender\" SET \"disposed\" = 3 WHERE \"number\" = 2",
                            "DELETE FROM \"event_note\"", "DELETE FROM \"lookup\" WHERE \"offender\" = 2"}) {
        SCOPED_TRACE(sql);
        ask(Connection::open(file, key_of(1)).get(), sql);
        EXPECT_FALSE(as(Role::auditor).check().sound());
        put_bytes(file, good);
    }
    EXPECT_TRUE(as(Role::auditor).check().sound());
}

TEST_F(OfADisposal, FreesTheReferenceForANewRecord) {
    auto store = as(Role::central_contact);
    store.dispose(offender("OFF-1"));
    store.save(record("OFF-1", 0));
    EXPECT_EQ(store.load(offender("OFF-1")), record("OFF-1", 0));
    EXPECT_TRUE(store.dispose(offender("OFF-1")));
    EXPECT_TRUE(as(Role::auditor).check().sound());
    EXPECT_EQ(store.count().offenders, 1U);
}

} // namespace
} // namespace mosovo::store
