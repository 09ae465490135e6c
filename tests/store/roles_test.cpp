#include "made_up_store.hpp"

#include "../support/random_record.hpp"

#include <mosovo/store/connection.hpp>
#include <mosovo/store/pseudonym.hpp>
#include <mosovo/store/small_counts.hpp>
#include <mosovo/store/visibility.hpp>

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace mosovo::store {
namespace {

using namespace made_up;

/// The table of docs/security.md, read as people read it: "| action | yes | | … |" under a head of roles.
std::map<std::pair<std::string, std::string>, bool> documented() {
    std::ifstream in{MOSOVO_SOURCE_DIR "/docs/security.md"};
    std::map<std::pair<std::string, std::string>, bool> cells;
    std::vector<std::string> head;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("|")) {
            head.clear();
            continue;
        }
        std::vector<std::string> row;
        std::istringstream parts{line.substr(1)};
        for (std::string cell; std::getline(parts, cell, '|');) {
            const auto from = cell.find_first_not_of(" `");
            const auto to = cell.find_last_not_of(" `");
            row.push_back(from == std::string::npos ? "" : cell.substr(from, to - from + 1));
        }
        if (row.front() == "action") {
            head = row;
            continue;
        }
        if (head.empty()) continue;
        for (std::size_t i = 1; i < row.size() && i < head.size(); ++i)
            cells[{row.front(), head[i]}] = row[i] == "yes";
    }
    return cells;
}

TEST(Roles, MayDoWhatTheTableInTheDocumentsSaysCellByCell) {
    const auto cells = documented();
    std::size_t compared = 0;
    for (const auto& [action_word, action] : words_of<Action>)
        for (const auto& [role_word, role] : words_of<Role>) {
            const auto cell = cells.find({std::string{action_word}, std::string{role_word}});
            ASSERT_NE(cell, cells.end()) << action_word << ' ' << role_word << " is not in docs/security.md";
            EXPECT_EQ(may(role, action), cell->second) << action_word << ' ' << role_word;
            ++compared;
        }
    EXPECT_EQ(compared, words_of<Action>.size() * words_of<Role>.size());
}

TEST(Roles, AreKeptByEveryCallAndEveryRefusalIsLogged) {
    const Folder folder;
    const auto file = folder / "register";
    Store::create(file, key_of(1), session()).save_all(std::vector{record("OFF-1"), record("OFF-2")});
    std::size_t denied = 0;
    for (const auto& [role_word, role_value] : words_of<Role>) {
        const Role role = role_value;
        SCOPED_TRACE(role_word);
        const auto mine = [&](const std::string& name) { return folder / (name + "-" + std::string{role_word}); };
        auto store = Store::open(file, key_of(1), session(role));
        std::set<Action> tried{Action::open};
        const auto keeps = [&](Action action, const std::function<void()>& call) {
            tried.insert(action);
            if (may(role, action)) {
                EXPECT_NO_THROW(call()) << word(action);
            } else {
                EXPECT_THROW(call(), Denied) << word(action);
                denied += action != Action::create && action != Action::restore ? 1 : 0; // no store to log it in
            }
        };
        keeps(Action::load, [&] { (void)store.load(offender("OFF-1")); });
        keeps(Action::load_all, [&] { (void)store.load_all(); });
        keeps(Action::list, [&] { (void)store.offender_ids(); });
        keeps(Action::count, [&] { (void)store.count(); });
        keeps(Action::save, [&] { store.save(record("OFF-1")); });
        keeps(Action::check, [&] { (void)store.check(); });
        keeps(Action::read_audit, [&] { store.audit_each([](const AuditEntry&) {}); });
        keeps(Action::read_audit, [&] { store.export_audit([](std::string_view) {}); });
        keeps(Action::find, [&] {
            Search search;
            search.family = "Examplesurname";
            (void)store.find(search);
        });
        keeps(Action::audit_key, [&] { store.export_audit_key(mine("audit-key")); });
        keeps(Action::sign_head, [&] { (void)store.sign_head(); });
        keeps(Action::backup, [&] { (void)store.backup(mine("backup"), key_of(1)); });
        keeps(Action::restore, [&] { (void)Store::restore(file, key_of(1), mine("restored"), session(role)); });
        keeps(Action::change_key, [&] { store.change_key(key_of(1), key_of(1)); });
        keeps(Action::restrict_access, [&] { store.restrict_access(offender("OFF-1"), {}); });
        keeps(Action::dispose, [&] { EXPECT_FALSE(store.dispose(offender("OFF-nobody"))); });
        keeps(Action::set_policy, [&] { store.set_policy({}); });
        keeps(Action::extract, [&] { (void)store.extract(); });
        keeps(Action::disclose, [&] {
            (void)store.disclose_intelligence(std::vector{offender("OFF-1")}, {"intelligence unit", "a gateway"});
        });
        keeps(Action::combine, [&] { store.combine(offender("OFF-1"), offender("OFF-2")); });
        keeps(Action::create, [&] { (void)Store::create(mine("new"), key_of(1), session(role)); });
        EXPECT_EQ(fs::exists(mine("new")), may(role, Action::create));
        EXPECT_EQ(fs::exists(mine("backup")), may(role, Action::backup));
        EXPECT_EQ(fs::exists(mine("restored")), may(role, Action::restore));
        EXPECT_EQ(tried.size(), words_of<Action>.size()) << "an action that no call was tried for";
    }
    std::size_t logged = 0;
    Store::open(file, key_of(1), session(Role::auditor)).audit_each([&](const AuditEntry& entry) {
        logged += entry.outcome == Outcome::denied ? 1 : 0;
    });
    EXPECT_EQ(logged, denied);
}

struct Restricted : ::testing::Test {
    Folder folder;
    fs::path file = folder / "register";
    Store as(Role role, const std::string& actor) { return Store::open(file, key_of(1), session(role, actor)); }
    void SetUp() override {
        Store::create(file, key_of(1), session()).save_all(std::vector{record("OFF-1"), record("OFF-2")});
        as(Role::supervisor, "SUP-1").restrict_access(offender("OFF-1"), {staff("OM-1"), staff("SUP-1")});
    }
};

TEST_F(Restricted, IsSeenByTheListAloneInEveryCall) {
    auto listed = as(Role::offender_manager, "OM-1");
    EXPECT_EQ(listed.load(offender("OFF-1")), record("OFF-1"));
    EXPECT_EQ(listed.load_all().size(), 2U);
    auto other = as(Role::supervisor, "OM-9");
    EXPECT_THROW((void)other.load(offender("OFF-1")), Denied);
    EXPECT_THROW((void)other.load_versioned(offender("OFF-1")), Denied);
    EXPECT_THROW((void)other.load_as_stored(offender("OFF-1"), session().now()), Denied);
    EXPECT_THROW(other.save(record("OFF-1")), Denied);
    EXPECT_EQ(other.load_each([](const Record& one) { EXPECT_EQ(one, record("OFF-2")); }), 1U) << "and says so";
    EXPECT_EQ(other.offender_ids(), std::vector{offender("OFF-2")});
    Search search;
    search.family = "Examplesurname";
    const auto found = other.find(search);
    EXPECT_EQ(found.records, std::vector{record("OFF-2")});
    EXPECT_EQ(found.withheld, 1U);
    const auto disclosed = other.disclose_intelligence(std::vector{offender("OFF-1"), offender("OFF-2")}, {"x", "y"});
    EXPECT_EQ(disclosed.records.size(), 1U);
    EXPECT_EQ(disclosed.withheld, 1U);
    auto analyst = Store::open(file, key_of(1), session(Role::analyst));
    EXPECT_EQ(analyst.extract().withheld, 1U);
    EXPECT_TRUE(Store::open(file, key_of(1), session(Role::auditor)).check().sound());
}

TEST_F(Restricted, IsOpenedAgainByAListThatIsNotKnownAndToNobodyByAnEmptyOne) {
    as(Role::supervisor, "SUP-1").restrict_access(offender("OFF-1"), Listed<StaffId>{std::vector<StaffId>{}});
    EXPECT_THROW((void)as(Role::offender_manager, "OM-1").load(offender("OFF-1")), Denied);
    as(Role::supervisor, "SUP-1").restrict_access(offender("OFF-1"), {});
    EXPECT_EQ(as(Role::offender_manager, "OM-9").load(offender("OFF-1")), record("OFF-1"));
    EXPECT_THROW(as(Role::supervisor, "SUP-1").restrict_access(offender("OFF-9"), {}), NoSuchRecord);
}

TEST_F(Restricted, IsLiftedByNobodyBehindTheStoresBack) {
    {
        auto connection = Connection::open(file, key_of(1));
        ask(connection.get(), "UPDATE \"restriction\" SET \"members\" = NULL");
    }
    EXPECT_THROW((void)as(Role::offender_manager, "OM-9").load(offender("OFF-1")), Damaged);
    {
        auto connection = Connection::open(file, key_of(1));
        ask(connection.get(), "UPDATE \"offender\" SET \"restrictions\" = 0");
    }
    EXPECT_THROW((void)as(Role::offender_manager, "OM-9").load(offender("OFF-1")), Damaged);
}

struct Endorsing : ::testing::Test {
    Folder folder;
    fs::path file = folder / "register";
    Store store = Store::create(file, key_of(1), session(Role::supervisor, "SUP-1"));
    Record base = record("OFF-1");

    Endorsing() {
        base.events.push_back(made_up::event("m1", Management{}));
        base.events.back().head.by = staff("SUP-1");
        store.save(base);
    }
    Record with(const Event& event) {
        auto more = base;
        more.events.push_back(event);
        return more;
    }
    void allow() {
        Policy policy;
        policy.own_work = OwnWork::flagged;
        Store::open(file, key_of(1), session(Role::administrator)).set_policy(policy);
        store = Store::open(file, key_of(1), session(Role::supervisor, "SUP-1"));
    }
};

TEST_F(Endorsing, IsNotEndorsedByWhoDidIt) {
    Decision decision;
    decision.approved_by = staff("SUP-1");
    Notification elsewhere;
    elsewhere.place = NotificationPlace{{}, {}, "ill", staff("SUP-1")};
    Visit alone;
    alone.lone_approved_by = staff("SUP-1");
    struct Case {
        const char* what;
        Event event;
    };
    const std::vector<Case> refused{
        {"supervision of an event he entered", made_up::event("x", Supervision{{}, {event_id("m1")}, {}, {}})},
        {"a decision he approves himself", made_up::event("x", decision)},
        {"a place of notification he agrees to himself, deeper down", made_up::event("x", elsewhere)},
        {"a lone visit he agrees to himself", made_up::event("x", alone)},
    };
    for (const auto& c : refused) {
        SCOPED_TRACE(c.what);
        EXPECT_THROW(store.save(with(c.event)), Denied);
    }
    EXPECT_EQ(store.load(offender("OFF-1")), base);
    auto visited = base;
    visited.events.push_back(made_up::event("s", Supervision{{}, {event_id("v0")}, {}, {}}));
    EXPECT_NO_THROW(store.save(visited)) << "OM-1 and OM-2 made that visit";
    auto of_his_visit = Store::open(file, key_of(1), session(Role::supervisor, "OM-2"));
    visited.events.push_back(made_up::event("s2", Supervision{{}, {event_id("v0")}, {}, {}}));
    EXPECT_THROW(of_his_visit.save(visited), Denied) << "he was one of the two";
}

TEST_F(Endorsing, IsFlaggedInTheLogWherePolicyLetsIt) {
    allow();
    const auto saved = store.save(with(made_up::event("x", Supervision{{}, {event_id("m1")}, {}, {}})));
    EXPECT_EQ(saved.own_work, 1U);
    Listed<EventId> named;
    Store::open(file, key_of(1), session(Role::auditor)).audit_each([&](const AuditEntry& entry) {
        if (entry.content && entry.content->own_work.known()) named = entry.content->own_work;
    });
    EXPECT_EQ(named, Listed<EventId>{event_id("x")});
}

TEST_F(Endorsing, OfOthersIsFlaggedWhenItIsImported) {
    Decision decision;
    decision.approved_by = staff("OM-7");
    auto history = made_up::event("x", decision);
    history.head.by = staff("OM-7");
    EXPECT_EQ(store.save(with(history)).own_work, 1U);
}

TEST(PurposeIsRequired, UnlessPolicySaysOtherwise) {
    const Folder folder;
    const auto file = folder / "register";
    (void)Store::create(file, key_of(1), session());
    auto silent = session();
    silent.purpose.clear();
    EXPECT_THROW((void)Store::open(file, key_of(1), silent), Denied);
    Policy policy;
    policy.purpose = PurposeRule::optional;
    {
        auto store = Store::open(file, key_of(1), session(Role::administrator));
        store.set_policy(policy);
        EXPECT_EQ(store.policy(), policy);
    }
    EXPECT_EQ(Store::open(file, key_of(1), silent).policy(), policy);
    {
        auto connection = Connection::open(file, key_of(1));
        ask(connection.get(), R"(UPDATE "policy" SET "text" = '{"purpose":"optional","own_work":"flagged"}')");
    }
    EXPECT_THROW((void)Store::open(file, key_of(1), session()), Tampered) << "a policy nobody set";
}

TEST(Visibility, DecidesEveryTextFieldAndKeepsNewOnesIn) {
    std::size_t texts = 0;
    testing_support::Chance chance{20261125};
    // Every text of many random records, once through: what is left is what is listed.
    for (int i = 0; i < 200; ++i) {
        const auto before = testing_support::random_record(chance, "OFF-" + std::to_string(i));
        const auto after = open_tier(before);
        for (const auto& event : after.record.events) {
            EXPECT_FALSE(is_financial(event));
            if (const auto* note = event.as<Note>()) {
                EXPECT_FALSE(note->text);
                ++texts;
            }
            if (const auto* stay = event.as<Stay>()) {
                EXPECT_NE(stay->where, StayWhere::hospital);
            }
            if (const auto* arms = event.as<Arms>()) {
                EXPECT_FALSE(arms->rationale);
            }
        }
        const bool had = std::any_of(before.events.begin(), before.events.end(), is_financial);
        EXPECT_EQ(after.financial_held, had);
    }
    EXPECT_GT(texts, 0U);
    EXPECT_EQ(tier_of("a_new_kind.text", true), Tier::restricted);
    EXPECT_EQ(tier_of("risk_plan.conditions", true), Tier::open);
    EXPECT_EQ(tier_of("disposal.offence.victim_age", false), Tier::restricted);
}

TEST(Disclosure, LeavesOutMoneyAndIllnessAndNamesItsRecipientInTheLog) {
    const Folder folder;
    const auto file = folder / "register";
    auto held = record("OFF-1");
    Change account;
    account.what = ChangeOf::bank_account;
    held.events.push_back(made_up::event("c1", account));
    Stay hospital;
    hospital.where = StayWhere::hospital;
    held.events.push_back(made_up::event("h1", hospital));
    Store::create(file, key_of(1), session()).save(held);
    auto store = Store::open(file, key_of(1), session(Role::local_contact));
    EXPECT_THROW((void)store.disclose_intelligence(std::vector{offender("OFF-1")}, {"", "gateway"}), Denied);
    const auto given =
        store.disclose_intelligence(std::vector{offender("OFF-1"), offender("OFF-9")}, {"force intelligence", "s.35"});
    ASSERT_EQ(given.records.size(), 1U);
    EXPECT_TRUE(given.records[0].financial_held);
    EXPECT_EQ(given.records[0].record.offender, held.offender) << "names are open to all officers";
    for (const auto& event : given.records[0].record.events) {
        EXPECT_NE(event.id(), event_id("c1"));
        EXPECT_NE(event.id(), event_id("h1"));
    }
    std::vector<AuditEntry> disclosures;
    Store::open(file, key_of(1), session(Role::auditor)).audit_each([&](const AuditEntry& entry) {
        if (entry.operation == Operation::disclosure && entry.outcome == Outcome::ok) disclosures.push_back(entry);
    });
    ASSERT_EQ(disclosures.size(), 2U);
    EXPECT_EQ(disclosures[0].content->recipient, "force intelligence");
    EXPECT_EQ(disclosures[0].content->gateway, "s.35");
    EXPECT_EQ(disclosures[0].content->subjects, Listed<OffenderId>{offender("OFF-1")});
    EXPECT_EQ(disclosures[1].rows, 0);
}

TEST(Analyst, IsGivenNoReferenceNameOrPlaceAndNoDayFinerThanThePolicy) {
    const Folder folder;
    const auto file = folder / "register";
    testing_support::Chance chance{7};
    std::vector<Record> all;
    for (int i = 0; i < 60; ++i)
        all.push_back(testing_support::random_record(chance, "OFFENDER-" + std::to_string(i)));
    Store::create(file, key_of(1), session()).save_all(all);
    Policy policy;
    policy.days = DayDetail::quarter;
    Store::open(file, key_of(1), session(Role::administrator)).set_policy(policy);
    auto store = Store::open(file, key_of(1), session(Role::analyst));
    const auto extract = store.extract();
    ASSERT_EQ(extract.records.size(), all.size());
    for (const auto& one : extract.records) {
        EXPECT_TRUE(one.id().reveal().starts_with("p-")) << one.id();
        EXPECT_FALSE(one.offender.names.known());
        EXPECT_FALSE(one.offender.identifiers.known());
        if (one.offender.born) {
            EXPECT_EQ(date::year_month_day{*one.offender.born}.month(), date::month{1});
        }
        for (const auto& event : one.events) {
            if (const auto* address = event.as<Address>()) {
                EXPECT_FALSE(address->postcode || !address->lines.empty() || address->uprn);
                EXPECT_TRUE(!address->coordinates || !address->coordinates->latitude);
            }
            if (const auto* made = event.as<Disposal>(); made != nullptr && made->on) {
                const date::year_month_day day{*made->on};
                EXPECT_EQ(day.day(), date::day{1});
                EXPECT_EQ((static_cast<unsigned>(day.month()) - 1) % 3, 0U);
            }
            if (const auto* note = event.as<Note>()) {
                EXPECT_FALSE(note->text);
            }
        }
    }
    std::set<std::string> ids;
    for (const auto& one : extract.records)
        ids.insert(one.id().reveal());
    EXPECT_EQ(ids.size(), all.size()) << "one pseudonym each";
    for (const auto& one : store.extract().records)
        EXPECT_FALSE(ids.contains(one.id().reveal())) << "another extract, another secret";
}

struct CountsCase {
    const char* what;
    std::vector<std::vector<std::int64_t>> counts;
    std::string shown; ///< '#' a count, 's' hidden as small, 't' hidden as telling; rows parted by '/'
};

TEST(SmallCounts, AreHiddenWithWhatWouldTellThem) {
    const std::vector<CountsCase> cases{
        {"nothing small", {{5, 6}, {7, 8}}, "##/##"},
        {"one small: its row, its column and the corner", {{3, 6}, {7, 8}}, "st/tt"},
        {"two in one row protect each other there, not in their columns",
         {{3, 2, 20}, {10, 11, 12}, {30, 31, 32}},
         "ss#/tt#/###"},
        {"noughts are shown", {{0, 9}, {9, 0}}, "##/##"},
        {"a pair that together is small hides a third",
         {{1, 1, 9, 20}, {9, 9, 9, 20}, {9, 9, 9, 20}},
         "sst#/ttt#/####"},
    };
    const auto least = *LeastCount::from(5);
    for (const auto& c : cases) {
        SCOPED_TRACE(c.what);
        std::vector<CountCell> cells;
        for (std::size_t i = 0; i < c.counts.size(); ++i)
            for (std::size_t j = 0; j < c.counts[i].size(); ++j)
                cells.push_back({"r" + std::to_string(i), "c" + std::to_string(j), c.counts[i][j]});
        const auto shown = hide_small_counts(cells, least);
        std::string text;
        std::size_t at = 0;
        for (std::size_t i = 0; i < c.counts.size(); ++i) {
            if (i != 0) text += '/';
            for (std::size_t j = 0; j < c.counts[i].size(); ++j, ++at) {
                const auto& cell = shown.cells.at(at);
                if (cell.count) {
                    EXPECT_EQ(*cell.count, c.counts[i][j]);
                    text += '#';
                    continue;
                }
                const auto why = std::find_if(shown.hidden.begin(), shown.hidden.end(), [&](const HiddenCell& hidden) {
                    return hidden.row == cell.row && hidden.column == cell.column;
                });
                ASSERT_NE(why, shown.hidden.end()) << "hidden without a word";
                text += why->why == WhyHidden::small ? 's' : 't';
            }
        }
        EXPECT_EQ(text, c.shown);
        EXPECT_TRUE(shown.totals_may_be_shown);
    }
    EXPECT_FALSE(hide_small_counts({{"a", "x", 1}}, least).totals_may_be_shown);
    EXPECT_EQ(hide_small_counts({{"a", "x", 0}}, least, Noughts::hidden).hidden.size(), 1U);
}

TEST(SmallCounts, CannotBeWorkedOutFromAnyLineOfAnyTable) {
    // Every 3 by 3 table of these values: no line may hold exactly one hidden cell, nor hidden cells of a small sum.
    const auto least = *LeastCount::from(5);
    constexpr std::array<std::int64_t, 4> values{0, 2, 5, 40};
    for (int code = 0; code < 1 << 18; code += 7) {
        std::vector<CountCell> cells;
        for (unsigned i = 0; i < 9; ++i)
            cells.push_back({std::to_string(i / 3), std::to_string(i % 3), values.at((code >> (2 * i)) & 3)});
        const auto shown = hide_small_counts(cells, least);
        for (unsigned line = 0; line < 6; ++line) {
            int hidden = 0;
            std::int64_t sum = 0;
            for (unsigned i = 0; i < 3; ++i) {
                const auto at = line < 3 ? 3 * line + i : 3 * i + (line - 3);
                if (shown.cells[at].count) continue;
                ++hidden;
                sum += cells[at].count;
            }
            ASSERT_TRUE(hidden == 0 || (hidden > 1 && sum >= least.value()) || !shown.totals_may_be_shown) << code;
        }
        for (unsigned i = 0; i < 9; ++i)
            ASSERT_TRUE(cells[i].count == 0 || cells[i].count >= 5 || !shown.cells[i].count);
    }
}

} // namespace
} // namespace mosovo::store
