// What must hold for every history and every day on which it is looked at, crowded, plausible or made by `synth`.

#include "crowded.hpp"
#include "made_up.hpp"

#include <mosovo/intake/record_json.hpp>
#include <mosovo/law/evaluate.hpp>
#include <mosovo/output/evaluation_json.hpp>
#include <mosovo/output/record_json.hpp>
#include <mosovo/synth/caseload.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

namespace {

using namespace mosovo;
using namespace mosovo::law;
using mosovo::law::testing_support::Crowded;
using mosovo::law::testing_support::MadeUp;
using mosovo::testing_support::Chance;

View on(Day day, Reasons reasons = Reasons::left_out) { return {day, {}, {}, reasons}; }

const std::vector<Record>& made_by_synth() {
    static const auto records =
        synth::caseload({*synth::OffenderCount::from(60), {11}, make_day(2026, 11, 22), {}}).records;
    return records;
}

/// Records of each kind with a day to look at them from. The name says which, for a failure.
template <class Check> void for_many_histories(Check&& check) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE("crowded " + std::to_string(seed));
        Crowded crowded{seed};
        const auto record = crowded.record();
        check(record, crowded.a_day(), crowded.chance());
    }
    for (std::uint64_t seed = 0; seed < 80; ++seed) {
        SCOPED_TRACE("made up " + std::to_string(seed));
        MadeUp made{seed + 9'000};
        const auto record = made.record();
        check(record, make_day(2018, 1, 1) + made.some_days(2'800), made.chance());
    }
    Chance chance{5};
    for (const auto& record : made_by_synth()) {
        SCOPED_TRACE("synth");
        check(record, make_day(2022, 1, 1) + date::days{static_cast<int>(chance.below(1'700))}, chance);
    }
}

std::string name_of(const Obligation& o) { return std::string{word(o.duty)} + " from " + o.arises_from.reveal(); }

const Obligation* find(const Evaluation& evaluation, const Obligation& like) {
    const auto found = std::ranges::find_if(evaluation.obligations, [&](const Obligation& o) {
        return o.duty == like.duty && o.arises_from == like.arises_from;
    });
    return found == evaluation.obligations.end() ? nullptr : &*found;
}

/// Whether the days of an obligation allow its state on that day.
::testing::AssertionResult state_fits(const Obligation& o, Day as_of) {
    const auto wrong = [&](const char* why) { return ::testing::AssertionFailure() << name_of(o) << ": " << why; };
    const bool done = o.state == State::met || o.state == State::met_late;
    const bool over = o.latest ? o.latest->day() <= as_of : o.last_day && *o.last_day < as_of;
    if (done != o.met_by.has_value()) return wrong("met_by stands where it is met, and only there");
    if (o.last_day && o.latest) return wrong("a last day or an instant, not both");
    if (o.safe_day && o.last_day && *o.safe_day >= *o.last_day) return wrong("the safe day is earlier");
    switch (o.state) {
    case State::missed:
        return over ? ::testing::AssertionSuccess() : wrong("missed before its last day is over");
    case State::due:
        if (over) return wrong("due after its last day");
        if (!o.last_day && !o.latest && o.duty != Duty::review_eligible) return wrong("due without a last day");
        return !o.opens || o.opens->day() <= as_of ? ::testing::AssertionSuccess() : wrong("due before it opens");
    case State::upcoming:
        return o.opens && as_of < o.opens->day() ? ::testing::AssertionSuccess() : wrong("upcoming, and open");
    case State::held_open:
        return !o.last_day && !o.latest ? ::testing::AssertionSuccess() : wrong("held open with a last day");
    case State::met:
    case State::met_late:
    case State::not_required:
        return ::testing::AssertionSuccess();
    }
    return wrong("no state at all");
}

TEST(AnyHistory, HasEachObligationOnceInTheStateThatItsDaysAllow) {
    for_many_histories([](const Record& record, Day day, Chance&) {
        const auto found = evaluate(record, on(day));
        std::set<std::string> seen;
        for (const auto& obligation : found.obligations) {
            EXPECT_TRUE(seen.insert(name_of(obligation)).second) << name_of(obligation) << " stands there twice";
            EXPECT_TRUE(state_fits(obligation, day));
        }
    });
}

/// Once everybody is long dead each duty is met, missed or not required; what has no last day stays open.
TEST(AnyHistory, EndsEachObligationInExactlyOneState) {
    const auto end_of_days = make_day(2250, 1, 1);
    for_many_histories([&](const Record& record, Day, Chance&) {
        for (const auto& o : evaluate(record, on(end_of_days)).obligations) {
            const bool ended = o.state == State::met || o.state == State::met_late || o.state == State::missed ||
                               o.state == State::not_required;
            const bool open = !o.last_day && !o.latest && (o.state == State::held_open || o.state == State::due);
            EXPECT_NE(ended, open) << name_of(o) << " is " << word(o.state);
            EXPECT_TRUE(state_fits(o, end_of_days));
        }
    });
}

TEST(AnyHistory, IsNotChangedByASupersededDuplicate) {
    for_many_histories([](const Record& record, Day day, Chance& chance) {
        const auto without = evaluate(record, on(day, Reasons::told));
        const Timeline timeline{record};
        if (timeline.events().empty()) return;
        const auto* kept = timeline.events()[chance.below(timeline.events().size())];
        if (kept->head.supersedes) return; // the place that it takes is taken
        auto copy = *kept;
        copy.head.id = EventId::from_checked("the-copy");
        auto with = record;
        with.events[timeline.index_of(*kept)].head.supersedes = copy.head.id;
        with.events.push_back(copy);
        EXPECT_EQ(evaluate(with, on(day, Reasons::told)), without);
    });
}

bool ends_no_earlier(const std::optional<Day>& now, const std::optional<Day>& before) {
    return !now || (before && *now >= *before);
}

const NotificationPeriod* period_from(const Evaluation& evaluation, const NotificationPeriod& like) {
    const auto found = std::ranges::find(evaluation.periods, like.from, &NotificationPeriod::from);
    return found == evaluation.periods.end() ? nullptr : &*found;
}

/// A disposal without an end that is not s.82's "indefinite": a missing fact decides it.
bool hangs_on_a_fact(const Record& record, const NotificationPeriod& period) {
    const auto event = std::ranges::find(record.events, period.from.front(), &Event::id);
    return event != record.events.end() && event->as<Disposal>() && !period.last_day && !period.indefinite;
}

std::vector<Disposal> later_disposals(Day on, const Record& record) {
    const Offence listed{{}, {}, Schedule3{Known::yes, false, {}}};
    Disposal caution;
    caution.basis = Basis::caution;
    caution.on = on;
    caution.offence = listed;
    auto fine = caution;
    fine.basis = Basis::conviction;
    fine.sentenced = on;
    fine.sentence = Sentence{SentenceType::fine, {}, {}};
    auto months = fine;
    months.sentence = Sentence{SentenceType::imprisonment, Term{{}, date::months{9}, {}, {}}, {}};
    auto consecutive = months;
    for (const auto& event : record.events)
        if (event.as<Disposal>()) consecutive.consecutive_to.push_back(event.id());
    return {caution, fine, months, consecutive};
}

TEST(AnyHistory, IsNeverShortenedByALaterDisposal) {
    for_many_histories([](const Record& record, Day day, Chance&) {
        auto on_day = day;
        for (const auto& event : record.events)
            if (const auto* disposal = event.as<Disposal>(); disposal && disposal->on)
                on_day = std::max(on_day, *disposal->on);
        const auto before = evaluate(record, on(on_day));
        for (const auto& later : later_disposals(on_day, record)) {
            auto with = record;
            with.events.push_back({{EventId::from_checked("later"), {}, {}, {}, {}}, later});
            const auto after = evaluate(with, on(on_day));
            for (const auto& period : before.periods) {
                const auto* same = period_from(after, period);
                ASSERT_NE(same, nullptr);
                if (hangs_on_a_fact(record, period)) continue; // its end is not known, neither before nor after
                EXPECT_TRUE(ends_no_earlier(same->last_day, period.last_day)) << period.from.front().reveal();
                EXPECT_GE(same->indefinite, period.indefinite);
                EXPECT_EQ(same->starts, period.starts);
            }
            if (before.status == Status::subject) {
                EXPECT_EQ(after.status, Status::subject);
            }
            if (before.status == Status::subject && before.period && after.period &&
                (before.period->last_day || before.period->indefinite)) {
                EXPECT_TRUE(ends_no_earlier(after.period->last_day, before.period->last_day));
            }
        }
    });
}

/// The day of an event, for what comes before and what after.
std::optional<Day> day_of(const Event& event) {
    if (const auto* e = event.as<Disposal>()) return e->on;
    if (const auto* e = event.as<Order>()) return e->made;
    if (const auto* e = event.as<Change>()) return e->on;
    if (const auto* e = event.as<Notification>()) return e->given ? std::optional{e->given->day()} : std::nullopt;
    if (const auto* e = event.as<ReviewApplication>()) return e->received;
    if (const auto* e = event.as<ReviewDetermination>()) return e->made;
    return {};
}

bool stands_behind_an_order(const Record& record, const Event& event) {
    return std::ranges::any_of(record.events, [&](const Event& other) {
        const auto* order = other.as<Order>();
        return order && order->disposal == event.id();
    });
}

/// What a history says of a day stands, whatever is added to it afterwards: each obligation of its beginning has the
/// same days and the same state, seen from the same day, with all that came later on record.
TEST(AnyHistory, KeepsTheObligationsOfItsBeginning) {
    for_many_histories([](const Record& record, Day day, Chance&) {
        auto beginning = record;
        std::erase_if(beginning.events, [&](const Event& event) {
            // An order and the disposal it rests on are one event of the law, whatever their days.
            const auto* order = event.as<Order>();
            if (stands_behind_an_order(record, event) || (order && order->disposal)) return false;
            const auto happened = day_of(event);
            return happened && *happened > day && !event.head.supersedes && !event.head.strikes;
        });
        if (!contradictions(beginning).empty()) return; // what is left corrects something that came later
        const auto whole = evaluate(record, on(day));
        for (const auto& obligation : evaluate(beginning, on(day)).obligations) {
            // What has not opened by then may still be changed by what comes before it.
            if (!obligation.opens || obligation.opens->day() > day) continue;
            const auto* same = find(whole, obligation);
            ASSERT_NE(same, nullptr) << name_of(obligation);
            EXPECT_EQ(*same, obligation) << name_of(obligation);
        }
    });
}

TEST(AnyHistory, IsWhatWasRecordedByThen) {
    for_many_histories([](const Record& record, Day day, Chance& chance) {
        auto recorded = record;
        for (auto& event : recorded.events)
            event.head.recorded = LocalTime::first_at(day, std::chrono::minutes{static_cast<int>(chance.below(1'440))});
        auto view = on(day);
        view.known_at = LocalTime::first_at(day, std::chrono::hours{12});
        auto by_then = recorded;
        std::erase_if(by_then.events, [&](const Event& event) { return *event.head.recorded > *view.known_at; });
        auto known = evaluate(recorded, view);
        auto alone = evaluate(by_then, on(day));
        EXPECT_EQ(known.missing.size(), alone.missing.size());
        known.missing = alone.missing = {}; // they count the events of another record
        EXPECT_EQ(known, alone);
        view.known_at = LocalTime::first_at(make_day(2290, 1, 1), std::chrono::hours{0});
        EXPECT_EQ(evaluate(recorded, view), evaluate(recorded, on(day)));
    });
}

TEST(AnyHistory, GivesTheSameDaysWithAndWithoutReasons) {
    for_many_histories([](const Record& record, Day day, Chance&) {
        auto told = evaluate(record, on(day, Reasons::told));
        for (auto& obligation : told.obligations) {
            EXPECT_FALSE(obligation.because.empty()) << name_of(obligation);
            obligation.because.clear();
        }
        for (auto& period : told.periods)
            period.because.clear();
        if (told.period) told.period->because.clear();
        EXPECT_EQ(told, evaluate(record, on(day)));
    });
}

/// After 28 years the calendar comes round, weekdays, leap days and the Sundays of summer time alike.
constexpr date::days round{28 * 365 + 7};

std::string shifted(const std::string& json, date::days by) {
    static const std::regex day{R"rx(\d{4}-\d{2}-\d{2})rx"};
    std::string out;
    auto from = json.begin();
    for (std::sregex_iterator it{json.begin(), json.end(), day}, end; it != end; ++it) {
        out.append(from, json.begin() + it->position());
        out += iso(*read_day(it->str()) + by);
        from = json.begin() + it->position() + it->length();
    }
    return out.append(from, json.end());
}

/// After 2023 no rule of Part 2 changes but the longest suspended term, which only readers ask for.
TEST(AnyHistory, ComesRoundWithTheCalendar) {
    std::size_t obligations = 0;
    for (std::uint64_t seed = 0; seed < 700; ++seed) {
        SCOPED_TRACE(seed);
        Crowded crowded{seed + 50'000, make_day(2024, 2, 1)};
        const auto record = crowded.record();
        const auto day = crowded.a_day();
        const auto json = output::to_json(record);
        const auto taken = intake::read_record(shifted(json, round));
        if (taken.rows.empty()) continue; // no court could pass one of its sentences
        const auto now = evaluate(record, on(day));
        const auto then = evaluate(taken.rows.front(), on(day + round));
        obligations += now.obligations.size();
        EXPECT_EQ(output::to_json(then), shifted(output::to_json(now), round));
    }
    EXPECT_GT(obligations, 2'000U);
}

} // namespace
