#include <mosovo/synth/caseload.hpp>

#include <mosovo/intake/csv.hpp>
#include <mosovo/intake/possible_facts.hpp>
#include <mosovo/intake/record_json.hpp>
#include <mosovo/output/record_csv.hpp>
#include <mosovo/output/record_json.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

namespace mosovo::synth {
namespace {

const Day as_of = make_day(2026, 11, 22);

Asked asked(std::int64_t offenders, std::uint64_t seed = 1, Day day = as_of) {
    return {*OffenderCount::from(offenders), Seed{seed}, day, {}};
}

std::string first_of(const Problems& problems) { return problems.empty() ? "" : to_line(problems.front()); }

/// Day on which the event happened or was decided, as far as it has one that cannot lie in the future.
std::optional<Day> happened(const Event& event) {
    return std::visit(
        [](const auto& body) -> std::optional<Day> {
            using Kind = std::decay_t<decltype(body)>;
            if constexpr (std::is_same_v<Kind, Notification>)
                return body.given->day();
            else if constexpr (std::is_same_v<Kind, Visit>)
                return body.outcome ? std::optional{body.ended->day()} : std::nullopt;
            else if constexpr (std::is_same_v<Kind, Supervision> || std::is_same_v<Kind, Arms> ||
                               std::is_same_v<Kind, Management> || std::is_same_v<Kind, BreachDecision> ||
                               std::is_same_v<Kind, Change> || std::is_same_v<Kind, Mappa> ||
                               std::is_same_v<Kind, RiskPlan> || std::is_same_v<Kind, StaticScore> ||
                               std::is_same_v<Kind, Marker> || std::is_same_v<Kind, Ownership> ||
                               std::is_same_v<Kind, Disposal> || std::is_same_v<Kind, Death>)
                return body.on;
            else if constexpr (std::is_same_v<Kind, Travel>)
                return body.returned ? body.returned->on : body.known;
            else
                return {};
        },
        event.body);
}

TEST(MadeUpCaseload, IsTheSameForTheSameSeedAndAnotherForAnother) {
    const auto bytes = output::to_json_lines(caseload(asked(200)).records);
    EXPECT_EQ(bytes, output::to_json_lines(caseload(asked(200)).records));
    EXPECT_NE(bytes, output::to_json_lines(caseload(asked(200, 2)).records));
    EXPECT_NE(bytes, output::to_json_lines(caseload(asked(200, 1, as_of + date::days{1})).records));
}

TEST(MadeUpCaseload, BeginsWithEachSmallerCaseloadOfTheSameSeed) {
    const auto large = caseload(asked(151)).records;
    for (const auto size : {0, 1, 2, 12, 50, 51, 150}) {
        const auto small = caseload(asked(size)).records;
        ASSERT_EQ(small.size(), static_cast<std::size_t>(size));
        EXPECT_TRUE(std::equal(small.begin(), small.end(), large.begin())) << size;
    }
    EXPECT_EQ(offender(asked(70'000), Index{150}), large[150]);
}

TEST(MadeUpCaseload, RefusesAnOffenderBeyondItsEndAndADayItKnowsNothingOf) {
    EXPECT_THROW((void)offender(asked(2), Index{2}), std::out_of_range);
    EXPECT_THROW((void)caseload(asked(2, 1, make_day(1999, 1, 1))), std::domain_error);
    EXPECT_THROW((void)caseload(asked(2, 1, make_day(2050, 1, 1))), std::domain_error);
}

TEST(MadeUpCaseload, ContradictsNothingAndNamesNoSentenceThatCannotBe) {
    for (const auto day : {as_of, make_day(2016, 2, 29), make_day(2022, 11, 29), make_day(2035, 3, 25)})
        for (std::size_t i = 0; i < 500; ++i) {
            const auto record = offender(asked(500, 3, day), Index{i});
            const auto wrong = contradictions(record);
            ASSERT_TRUE(wrong.empty()) << iso(day) << ' ' << i << ' ' << first_of(wrong);
            const auto impossible = intake::impossible_facts(record);
            ASSERT_TRUE(impossible.empty()) << iso(day) << ' ' << i << ' ' << first_of(impossible);
        }
}

TEST(MadeUpCaseload, ComesBackWholeFromJson) {
    const auto records = caseload(asked(300)).records;
    const auto read = intake::read_records(output::to_json_lines(records));
    ASSERT_TRUE(read.problems.empty()) << first_of(read.problems);
    EXPECT_EQ(read.rows, records);
}

TEST(MadeUpCaseload, ComesBackWholeFromTables) {
    const auto records = caseload(asked(60)).records;
    const auto written = output::write_tables(records);
    const std::array tables{intake::NamedText{"offenders.csv", written.offenders},
                            intake::NamedText{"events.csv", written.events}};
    const auto read = intake::read_tables(tables);
    ASSERT_TRUE(read.problems.empty()) << first_of(read.problems);
    EXPECT_EQ(read.rows, records);
}

TEST(MadeUpCaseload, EntersNothingBeforeItHappenedNorAfterTheDay) {
    for (const auto& record : caseload(asked(1000)).records)
        for (const auto& event : record.events) {
            ASSERT_TRUE(event.head.recorded);
            ASSERT_LE(event.head.recorded->day(), as_of);
            if (const auto on = happened(event)) {
                EXPECT_LE(*on, event.head.recorded->day()) << record.id() << ' ' << event.id().reveal();
            }
            if (const auto* told = event.as<Notification>()) {
                EXPECT_LE(*told->given, *event.head.recorded);
            }
        }
}

TEST(MadeUpCaseload, RefersOnlyToEventsThatAreThereAndEnteredNoLater) {
    for (const auto& record : caseload(asked(1000)).records) {
        std::set<std::string> entered;
        for (const auto& event : record.events) {
            EXPECT_TRUE(entered.insert(event.id().reveal()).second) << "an id of its own";
            if (event.head.supersedes) {
                EXPECT_TRUE(entered.contains(event.head.supersedes->reveal()));
            }
            if (event.head.strikes) {
                EXPECT_TRUE(entered.contains(event.head.strikes->reveal()));
            }
        }
        for (const auto& event : record.events)
            if (const auto* told = event.as<Notification>()) {
                for (const auto& id : told->covers)
                    EXPECT_TRUE(entered.contains(id.reveal())) << record.id() << ' ' << id.reveal();
            }
    }
}

TEST(MadeUpCaseload, IsOfPeopleAndPlacesThatCannotBe) {
    std::set<std::string> ids;
    std::set<std::string> pncs;
    for (const auto& record : caseload(asked(1500)).records) {
        EXPECT_TRUE(ids.insert(record.id().reveal()).second);
        for (const auto& identifier : record.offender.identifiers) {
            const auto read = read_identifier(*identifier.type, *identifier.value, YearNow{2026});
            ASSERT_TRUE(read) << read.fault().message;
            EXPECT_EQ(read->canonical, *identifier.value);
            if (identifier.type == IdentifierType::pnc) {
                EXPECT_TRUE(pncs.insert(*identifier.value).second);
            }
        }
        for (const auto& event : record.events) {
            const auto* address = event.as<Address>();
            if (address == nullptr) continue;
            if (address->postcode) {
                EXPECT_TRUE(read_postcode(*address->postcode)) << "right in form";
                EXPECT_TRUE(address->postcode->starts_with("ZY")) << "in no postcode area that there is";
            }
            ASSERT_TRUE(address->coordinates);
            EXPECT_NEAR(*address->coordinates->latitude, 52.9, 0.35);
            EXPECT_NEAR(*address->coordinates->longitude, -1.18, 0.45);
        }
    }
}

TEST(MadeUpCaseload, OfTwoIsAUnitThatCanVisitInPairs) {
    const auto unit = caseload(asked(2));
    ASSERT_EQ(unit.records.size(), 2U);
    ASSERT_EQ(unit.roster.officers.size(), 2U);
    ASSERT_EQ(unit.roster.teams.size(), 1U);
    for (const auto& record : unit.records)
        for (const auto& event : record.events)
            if (const auto* owner = event.as<Ownership>()) {
                EXPECT_NE(owner->officer, owner->deputy);
            }
}

TEST(MadeUpCaseload, IsManagedByOfficersOfItsRoster) {
    for (const auto& wanted : {asked(350), Asked{*OffenderCount::from(350), Seed{1}, as_of, *OfficerCount::from(11)}}) {
        const auto made = caseload(wanted);
        std::set<std::string> known;
        for (const auto& officer : made.roster.officers)
            known.insert(officer.id.reveal());
        for (const auto& record : made.records)
            for (const auto& event : record.events) {
                EXPECT_TRUE(known.contains(event.head.by->reveal()));
                if (const auto* visit = event.as<Visit>()) {
                    for (const auto& officer : visit->officers)
                        EXPECT_TRUE(known.contains(officer.reveal()));
                }
            }
    }
}

} // namespace
} // namespace mosovo::synth
