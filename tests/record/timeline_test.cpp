#include <mosovo/record/timeline.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace {

using namespace mosovo;

/// One event of a case: a note but for its head. "" = not given; `recorded` is a minute of 1 March 2026.
struct Given {
    const char* id;
    const char* supersedes = "";
    const char* strikes = "";
    int recorded = -1;
};

std::optional<EventId> id_of(std::string_view text) {
    if (text.empty()) return {};
    return EventId::from_checked(std::string{text});
}

LocalTime minute(int at) { return *LocalTime::at(make_day(2026, 3, 1), std::chrono::minutes{at}); }

Record record_of(const std::vector<Given>& given) {
    Record record;
    record.offender.id = OffenderId::from_checked("OFF-1");
    for (const auto& event : given) {
        EventHead head{id_of(event.id), {}, {}, id_of(event.supersedes), id_of(event.strikes)};
        if (event.recorded >= 0) head.recorded = minute(event.recorded);
        record.events.push_back({head, Note{}});
    }
    return record;
}

/// Ids that take part, in order, "d1 d3"; then what `d1` stands for.
std::string in_effect(const Record& record, std::optional<int> known_at = {}) {
    const Timeline timeline{record, known_at ? std::optional{minute(*known_at)} : std::nullopt};
    std::vector<std::string> ids;
    for (const auto* event : timeline.events())
        ids.push_back(event->id().reveal());
    std::sort(ids.begin(), ids.end());
    std::string text;
    for (const auto& id : ids)
        text += (text.empty() ? "" : " ") + id;
    return text;
}

std::string stands_for(const Record& record, const char* id) {
    const Timeline timeline{record};
    const auto* event = timeline.resolve(EventId::from_checked(id));
    return event ? event->id().reveal() : "none";
}

struct Case {
    const char* name;
    std::vector<Given> events;
    const char* expected;
    const char* d1_is;
    friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class Corrections : public testing::TestWithParam<Case> {};

TEST_P(Corrections, LeaveTheRightEventsInEffectInWhateverOrderTheyStand) {
    auto record = record_of(GetParam().events);
    std::vector<std::size_t> order(record.events.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto events = record.events;
    do {
        for (std::size_t i = 0; i < order.size(); ++i)
            record.events[i] = events[order[i]];
        ASSERT_EQ(in_effect(record), GetParam().expected);
        ASSERT_EQ(stands_for(record, "d1"), GetParam().d1_is);
    } while (std::next_permutation(order.begin(), order.end()));
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(RecordFormat5, Corrections, testing::Values(
    Case{"AnUncorrectedEventStands", {{"d1"}}, "d1", "d1"},
    Case{"ASupersededEventTakesNoPart", {{"d1"}, {"d2", "d1"}}, "d2", "d2"},
    Case{"ItDoesNotComeBackWhenItsSuccessorIsSuperseded", {{"d1"}, {"d2", "d1"}, {"d3", "d2"}}, "d3", "d3"},
    Case{"ItComesBackWhenItsSuccessorIsStruck", {{"d1"}, {"d2", "d1"}, {"n", "", "d2"}}, "d1 n", "d1"},
    Case{"AStruckEventTakesNoPart", {{"d1"}, {"n", "", "d1"}}, "n", "none"},
    Case{"AStrikeCanBeStruck", {{"d1"}, {"n1", "", "d1"}, {"n2", "", "n1"}}, "d1 n2", "d1"},
    Case{"AStrikeOfAStrikeOfAStrike", {{"d1"}, {"n1", "", "d1"}, {"n2", "", "n1"}, {"n3", "", "n2"}}, "n1 n3", "none"},
    Case{"AStrikeThatIsSupersededTakesNoPart", {{"d1"}, {"n1", "", "d1"}, {"n2", "n1"}}, "d1 n2", "d1"},
    Case{"ACorrectionMayStrikeToo", {{"d1"}, {"x"}, {"d2", "d1", "x"}}, "d2", "d2"},
    Case{"StruckLastOfThree", {{"d1"}, {"d2", "d1"}, {"d3", "d2"}, {"n", "", "d3"}}, "d2 n", "d2"},
    Case{"StrikingTheFirstReachesItsCorrection", {{"d1"}, {"d2", "d1"}, {"n", "", "d1"}}, "n", "none"},
    Case{"StrikingTheMiddleReachesWhatCorrectsIt", {{"d1"}, {"d2", "d1"}, {"d3", "d2"}, {"n", "", "d2"}}, "d1 n", "d1"},
    Case{"ACorrectionAfterTheStrikeStands", {{"d1"}, {"n", "", "d1", 5}, {"d2", "d1", "", 9}}, "d2 n", "d2"},
    Case{"OfTwoCorrectionsTheLaterIsTheLastWord", {{"d1"}, {"d2", "d1", "", 9}, {"d3", "d1", "", 5}}, "d2", "d2"},
    Case{"OfTwoCorrectionsTheOtherWhenOneIsStruck",
         {{"d1"}, {"d2", "d1", "", 9}, {"d3", "d1", "", 5}, {"n", "", "d2"}}, "d3 n", "d3"}),
    [](const auto& tested) { return tested.param.name; });
// clang-format on

TEST(Timeline, KnowsWhatWasRecordedByThenThatMinuteIncluded) {
    const auto record = record_of({{"d1"}, {"d2", "d1", "", 10}, {"n", "", "d2", 20}});
    EXPECT_EQ(in_effect(record, 9), "d1");
    EXPECT_EQ(in_effect(record, 10), "d2");
    EXPECT_EQ(in_effect(record, 19), "d2");
    EXPECT_EQ(in_effect(record, 20), "d1 n");
    EXPECT_EQ(in_effect(record), "d1 n");
}

TEST(Timeline, EndsOnARingOfCorrections) {
    const auto record = record_of({{"a", "b", ""}, {"b", "a", ""}, {"c", "", "d"}, {"d", "", "c"}, {"e", "e", "e"}});
    EXPECT_NO_THROW(static_cast<void>(in_effect(record)));
    const auto found = contradictions(record);
    EXPECT_EQ(found.size(), 6U);
    for (const auto& problem : found)
        EXPECT_EQ(problem.code, ProblemCode::circular_reference);
}

TEST(Contradictions, NameTheirPathAndCode) {
    auto record = record_of({{"a"}, {"a"}, {"", "", ""}, {"b", "zz", "yy"}});
    record.events.push_back(
        {{id_of("s"), {}, {}, {}, {}}, Stay{StayWhere::custody, make_day(2026, 2, 2), make_day(2026, 2, 1)}});
    record.offender.id.reset();
    std::vector<std::string> found;
    for (const auto& problem : contradictions(record))
        found.push_back(problem.path + " " + std::string{word(problem.code)});
    EXPECT_EQ(found,
              (std::vector<std::string>{"offender.id missing_key", "events[1].id duplicate_id",
                                        "events[2].id missing_key", "events[3].supersedes unknown_reference",
                                        "events[3].strikes unknown_reference", "events[4].to ends_before_start"}));
}

TEST(Contradictions, AStayMayEndOnTheDayItBegan) {
    auto record = record_of({});
    record.events.push_back(
        {{id_of("s"), {}, {}, {}, {}}, Stay{StayWhere::abroad, make_day(2026, 2, 2), make_day(2026, 2, 2)}});
    EXPECT_TRUE(contradictions(record).empty());
}

TEST(Whereabouts, FollowTheStaysDayByDay) {
    auto record = record_of({});
    const auto day = [](unsigned d) { return make_day(2026, 5, d); };
    const auto add = [&](const char* id, EventBody body) {
        record.events.push_back({{id_of(id), {}, {}, {}, {}}, body});
    };
    add("abroad", Stay{StayWhere::abroad, day(2), day(12)});
    add("custody", Stay{StayWhere::custody, day(4), day(6)});
    add("hospital", Stay{StayWhere::hospital, day(5), day(8)});
    add("gone", Emigrated{day(14)});
    add("back", Stay{StayWhere::custody, day(16), day(18)});
    add("death", Death{day(20)});
    const Timeline timeline{record};
    std::string letters;
    for (unsigned d = 1; d <= 21; ++d)
        letters += static_cast<char>(word(whereabouts(timeline, day(d)))[0]);
    // c(ommunity) is told from c(ustody) below; a(broad) h(ospital) e(migrated) d(eceased)
    EXPECT_EQ(letters, "caacchhaaaacceecceedd");
    EXPECT_EQ(whereabouts(timeline, day(1)), Whereabouts::community);
    EXPECT_EQ(whereabouts(timeline, day(4)), Whereabouts::custody);
    EXPECT_EQ(whereabouts(timeline, day(12)), Whereabouts::community) << "the day of return is at liberty";
    EXPECT_EQ(whereabouts(timeline, day(16)), Whereabouts::custody);
}

TEST(Event, KnowsEveryKindByOneWord) {
    const auto& kinds = all_kinds();
    EXPECT_EQ(kinds.size(), std::variant_size_v<EventBody>);
    const std::set<std::string_view> distinct{kinds.begin(), kinds.end()};
    EXPECT_EQ(distinct.size(), kinds.size());
    EXPECT_EQ(kind_of(Event{{}, PlanAction{}}), "plan_action");
    for_each_kind([](auto kind) {
        // A field called "kind" could not be written: the event's own key has that name.
        for_each_field<typename decltype(kind)::type>([](std::string_view name, auto) {
            EXPECT_NE(name, "kind");
            for_each_field<EventHead>([name](std::string_view head, auto) { EXPECT_NE(name, head); });
        });
    });
}

} // namespace
