#include "made_up_store.hpp"

#include <mosovo/store/lookup.hpp>

#include <gtest/gtest.h>

namespace mosovo::store {
namespace {

using namespace made_up;

TEST(Soundex, IsThatOfTheNationalArchives) {
    // The worked examples of the US National Archives' page on Soundex, and the common ones.
    const std::vector<std::pair<std::string, std::string>> cases{{"Washington", "W252"},
                                                                 {"Lee", "L000"},
                                                                 {"Gutierrez", "G362"},
                                                                 {"Pfister", "P236"},
                                                                 {"Jackson", "J250"},
                                                                 {"Tymczak", "T522"},
                                                                 {"VanDeusen", "V532"},
                                                                 {"Ashcraft", "A261"},
                                                                 {"Robert", "R163"},
                                                                 {"Rupert", "R163"},
                                                                 {"Rubin", "R150"},
                                                                 {"O'Hara", "O600"},
                                                                 {"M\xC3\xBCller", "M460"},
                                                                 {"", ""},
                                                                 {"\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD", ""}};
    for (const auto& [name, code] : cases)
        EXPECT_EQ(soundex(name), code) << name;
}

TEST(Folding, TakesOffCaseAccentsAndWhatIsNoLetter) {
    EXPECT_EQ(folded("O'Brien-Smith"), "obriensmith");
    EXPECT_EQ(folded("Zo\xC3\xAB \xC5\x81ukasz"), "zoelukasz");
    EXPECT_EQ(outward("sw1a 1aa"), "SW1A");
    EXPECT_EQ(outward("ZZ99 3VZ"), "ZZ99");
    EXPECT_EQ(outward("nothing"), "");
}

struct Searching : ::testing::Test {
    Folder folder;
    Store store = Store::create(folder / "register", key_of(1), session());

    void SetUp() override {
        auto smith = record("OFF-smith", 0);
        smith.offender.names = {{NameUse::legal, "Joan", "Smith"}, {NameUse::alias, "Joanne", "Jones"}};
        smith.offender.identifiers = {{IdentifierType::pnc, "2000/0000223R", {}}};
        smith.offender.born = make_day(1980, 3, 4);
        auto smyth = record("OFF-smyth", 0);
        smyth.offender.names = {{NameUse::legal, "John", "Smyth"}};
        smyth.offender.identifiers = {{IdentifierType::cro, "123456/99L", {}}};
        smyth.offender.born = make_day(1980, 4, 3);
        Ownership first;
        first.on = make_day(2026, 1, 1);
        first.officer = staff("OM-1");
        Ownership second;
        second.on = make_day(2026, 2, 1);
        second.officer = staff("OM-2");
        second.deputy = staff("OM-3");
        smyth.events.push_back(made_up::event("w1", first));
        smyth.events.push_back(made_up::event("w2", second));
        PlanAction action;
        action.due = make_day(2026, 12, 1);
        smith.events.push_back(made_up::event("p1", action));
        action.done = make_day(2026, 11, 1);
        smyth.events.push_back(made_up::event("p2", action));
        std::get<Address>(smyth.events[1].body).to = make_day(2026, 5, 1);
        store.save_all(std::vector{smith, smyth});
    }
    std::vector<std::string> ids(const Search& search) {
        std::vector<std::string> found;
        for (const auto& one : store.find(search).records)
            found.push_back(one.id().reveal());
        return found;
    }
};

using Ids = std::vector<std::string>;

TEST_F(Searching, ByNameExactlyOrByItsSound) {
    Search search;
    search.family = "SMITH";
    EXPECT_EQ(ids(search), Ids{"OFF-smith"});
    search.match = NameMatch::sounds_like;
    EXPECT_EQ(ids(search), (Ids{"OFF-smith", "OFF-smyth"}));
    search.given = "Jon";
    EXPECT_EQ(ids(search), (Ids{"OFF-smith", "OFF-smyth"})) << "Joan, John and Jon sound alike";
    search = {};
    search.family = "Jones";
    search.given = "Joan";
    EXPECT_EQ(ids(search), Ids{}) << "one name, not the halves of two";
    search.given = "Joanne";
    EXPECT_EQ(ids(search), Ids{"OFF-smith"});
}

TEST_F(Searching, ByIdentifierHoweverItIsWritten) {
    Search search;
    for (const auto* text : {"2000/0000223R", "2000/0000223r", "20000000223R", " 2000 / 0000223 R"}) {
        search.identifier = text;
        EXPECT_EQ(ids(search), Ids{"OFF-smith"}) << text;
    }
    search.identifier = "2000/0000224R";
    EXPECT_EQ(ids(search), Ids{});
}

TEST_F(Searching, ByBirthWithToleranceAndDayAndMonthChanged) {
    Search search;
    search.born = make_day(1980, 3, 4);
    EXPECT_EQ(ids(search), Ids{"OFF-smith"});
    search.born_within = *Tolerance::from(0);
    EXPECT_EQ(ids(search), (Ids{"OFF-smith", "OFF-smyth"})) << "4 March and 3 April";
    search.born = make_day(1980, 3, 7);
    EXPECT_EQ(ids(search), Ids{});
    search.born_within = *Tolerance::from(3);
    EXPECT_EQ(ids(search), Ids{"OFF-smith"});
}

TEST_F(Searching, ByOfficerAreaAndDueDayAsTheyAreNow) {
    Search search;
    search.officer = staff("OM-1");
    EXPECT_EQ(ids(search), Ids{}) << "he was, and is no more";
    search.officer = staff("OM-3");
    EXPECT_EQ(ids(search), Ids{"OFF-smyth"});
    search = {};
    search.area = "zz99";
    EXPECT_EQ(ids(search), Ids{"OFF-smith"}) << "the other has left";
    search = {};
    search.due_from = make_day(2026, 12, 1);
    search.due_to = make_day(2026, 12, 1);
    EXPECT_EQ(ids(search), Ids{"OFF-smith"}) << "the other's is done";
    search.due_to = make_day(2026, 11, 30);
    EXPECT_EQ(ids(search), Ids{});
    search.family = "Smith";
    search.due_to = make_day(2026, 12, 31);
    EXPECT_EQ(ids(search), Ids{"OFF-smith"}) << "everything that is asked must hold";
}

TEST_F(Searching, RefusesToAskForNothingOrHalf) {
    Search search;
    EXPECT_THROW((void)store.find(search), ProblemsError);
    search.due_from = make_day(2026, 1, 1);
    EXPECT_THROW((void)store.find(search), ProblemsError);
    search = {};
    search.born_within = *Tolerance::from(3);
    EXPECT_THROW((void)store.find(search), ProblemsError);
}

TEST_F(Searching, IsLoggedByItsShapeAndTheNumbersFound) {
    Search search;
    search.family = "Canarysearch";
    search.born = make_day(1980, 3, 4);
    (void)store.find(search);
    search = {};
    search.family = "Smith";
    (void)store.find(search);
    std::vector<AuditContent> asked;
    Store::open(folder / "register", key_of(1), session(Role::auditor)).audit_each([&](const AuditEntry& entry) {
        if (entry.action == Action::find) asked.push_back(*entry.content);
    });
    ASSERT_EQ(asked.size(), 2U);
    EXPECT_EQ(asked[0].query, "family, born");
    EXPECT_FALSE(asked[0].numbers.known());
    ASSERT_EQ(asked[1].numbers.size(), 1U);
    EXPECT_EQ(asked[1].numbers.front().value(), 1);
}

} // namespace
} // namespace mosovo::store
