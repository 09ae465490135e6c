// The same days found in the most naive way there is: one day after another, half a day at a time.

#include "made_up.hpp"

#include <mosovo/law/evaluate.hpp>

#include <gtest/gtest.h>

namespace {

using namespace mosovo;
using namespace mosovo::law;
using mosovo::law::testing_support::MadeUp;

constexpr date::days one{1};

/// Where he was, asked of every stay again for every half of every day.
class Naive {
public:
    Naive(const Record& record, Day as_of) : record_{record}, as_of_{as_of} {}

    [[nodiscard]] bool away_in_the_morning(Day day) const {
        return any([day](const Stay& s) { return *s.from < day && (!s.to || day <= *s.to); });
    }
    [[nodiscard]] bool away_in_the_evening(Day day) const {
        return any([day](const Stay& s) { return *s.from <= day && (!s.to || day < *s.to); });
    }
    [[nodiscard]] bool left_out(Day day, Day trigger) const {
        const bool held_from_today = any(
            [day](const Stay& s) { return *s.where != StayWhere::abroad && *s.from == day && (!s.to || day < *s.to); });
        return away_in_the_evening(day) && (away_in_the_morning(day) || (day == trigger && held_from_today));
    }
    [[nodiscard]] std::optional<Day> third_day(Day trigger) const {
        int counted = 0;
        for (auto day = trigger; day < trigger + date::days{9'000}; day += one)
            if (!left_out(day, trigger) && ++counted == 3) return day;
        return {};
    }
    [[nodiscard]] std::optional<Day> year_after(Day day) const {
        auto last = day + date::days{365};
        const auto wanted = date::year_month_day{day};
        for (auto candidate = day + date::days{364}; candidate <= day + date::days{366}; candidate += one) {
            const date::year_month_day ymd{candidate};
            if (ymd.month() == wanted.month() && (ymd.day() == wanted.day() || candidate - day == date::days{365}))
                last = candidate;
        }
        return with_tail(last);
    }
    [[nodiscard]] std::optional<Day> with_tail(Day last) const {
        if (!away_in_the_morning(last) || !away_in_the_evening(last)) return last;
        for (auto day = last; day < last + date::days{9'000}; day += one)
            if (!away_in_the_evening(day)) return day + one + one;
        return {};
    }
    /// The first day, one after another, whose number and month come round `years` later.
    [[nodiscard]] static Day before_anniversary(Day day, int years) {
        const date::year_month_day from{day};
        for (auto next = day + date::days{365 * years - 1};; next += one) {
            const date::year_month_day ymd{next};
            const bool comes_round = ymd.month() == from.month() && ymd.day() == from.day();
            const bool leaps_over = from.month() == date::February && ymd.month() == date::March;
            if (static_cast<int>(ymd.year()) == static_cast<int>(from.year()) + years && (comes_round || leaps_over))
                return next - one;
        }
    }

private:
    template <class Holds> bool any(Holds&& holds) const {
        for (const auto& event : record_.events)
            if (const auto* stay = event.as<Stay>(); stay && *stay->from <= as_of_ && holds(*stay)) return true;
        return false;
    }
    const Record& record_;
    Day as_of_;
};

const Event& event_of(const Record& record, const EventId& id) {
    for (const auto& event : record.events)
        if (event.id() == id) return event;
    throw std::logic_error{"no such event"};
}

struct Checked {
    int initial = 0;
    int change = 0;
    int release = 0;
    int yearly = 0;
    int weekly = 0;
    int period = 0;
};

void check(const Record& record, const Evaluation& found, const Obligation& obligation, Checked& checked) {
    const Naive naive{record, found.as_of};
    const auto& event = event_of(record, obligation.arises_from);
    if (obligation.duty == Duty::initial_notification && event.as<Disposal>()) {
        EXPECT_EQ(obligation.last_day, naive.third_day(*event.as<Disposal>()->on));
        ++checked.initial;
    } else if (const auto* change = event.as<Change>(); change && obligation.duty == Duty::change_notification) {
        EXPECT_EQ(obligation.last_day, naive.third_day(*change->on));
        ++checked.change;
    } else if (const auto* stay = event.as<Stay>(); stay && *stay->from <= found.as_of) {
        EXPECT_EQ(obligation.last_day, naive.third_day(*stay->to));
        ++checked.release;
    } else if (obligation.duty == Duty::periodic_notification) {
        const auto day = event.as<Notification>()->given->day();
        if (event.as<Notification>()->home == HomeKind::place_found) {
            EXPECT_EQ(obligation.last_day, naive.with_tail(day + date::days{7}));
            ++checked.weekly;
        } else {
            EXPECT_EQ(obligation.last_day, naive.year_after(day));
            ++checked.yearly;
        }
    }
}

/// Disposals of made-up records are wholly concurrent, so each row stands for itself.
void check(const Record& record, const NotificationPeriod& period, Checked& checked) {
    const auto* disposal = event_of(record, period.from.front()).as<Disposal>();
    if (!disposal || period.indefinite) return;
    const date::year_month_day born{*record.offender.born};
    const date::year_month_day on{*disposal->on};
    const auto age_of_majority = born.year() + date::years{18};
    if (date::year_month_day{age_of_majority / born.month() / born.day()} > on) return; // halves have their own cases
    int years = 5;
    if (disposal->basis == Basis::caution) years = 2;
    if (disposal->sentence && disposal->sentence->type == SentenceType::imprisonment)
        years = disposal->sentence->term->months->count() > 6 ? 10 : 7;
    EXPECT_EQ(period.last_day, Naive::before_anniversary(*disposal->on, years));
    ++checked.period;
}

TEST(EveryLastDay, IsTheOneFoundDayByDay) {
    Checked checked;
    for (std::uint64_t seed = 0; seed < 2'500; ++seed) {
        MadeUp made{seed + 50'000};
        const auto record = made.record();
        const auto as_of = make_day(2017, 1, 1) + made.some_days(3'500);
        const auto found = evaluate(record, {as_of, {}, {}, Reasons::left_out});
        for (const auto& obligation : found.obligations)
            check(record, found, obligation, checked);
        for (const auto& period : found.periods)
            check(record, period, checked);
        if (testing::Test::HasFailure()) FAIL() << "seed " << seed;
    }
    // The proof is worth what it looked at.
    EXPECT_GT(checked.initial, 2'000);
    EXPECT_GT(checked.change, 1'000);
    EXPECT_GT(checked.release, 200);
    EXPECT_GT(checked.yearly, 1'500);
    EXPECT_GT(checked.weekly, 100);
    EXPECT_GT(checked.period, 1'500);
}

/// Every day there is: a fine on that day, its three days, its five years, and the year after its notification.
TEST(EveryDay, HasItsFinesAndItsNotifications) {
    Record record;
    record.offender.id = OffenderId::from_checked("OFF-MADE-UP");
    record.offender.jurisdiction = Jurisdiction::england_wales;
    record.offender.born = make_day(1960, 2, 3);
    for (auto day = make_day(2004, 5, 1); day <= make_day(2060, 12, 31); day += one) {
        Disposal disposal{Basis::conviction,
                          day,
                          Offence{{}, {}, Schedule3{Known::yes, false, {}}},
                          day,
                          Sentence{SentenceType::fine, {}, {}},
                          {},
                          {},
                          {},
                          {}};
        Notification told;
        told.given = LocalTime::first_at(day + one, std::chrono::hours{9});
        told.under.push_back(Under::initial);
        told.home = HomeKind::main_residence;
        record.events.clear();
        record.events.push_back({{EventId::from_checked("d"), {}, {}, {}, {}}, disposal});
        record.events.push_back({{EventId::from_checked("n"), {}, {}, {}, {}}, told});
        const auto found = evaluate(record, {day + one, {}, {}, Reasons::left_out});
        ASSERT_EQ(found.status, Status::subject);
        ASSERT_EQ(found.period->last_day, Naive::before_anniversary(day, 5)) << iso(day);
        ASSERT_EQ(found.obligations.size(), 2U);
        ASSERT_EQ(found.obligations[0].last_day, day + date::days{2});
        ASSERT_EQ(found.obligations[0].state, State::met);
        const Naive naive{record, day + one};
        ASSERT_EQ(found.obligations[1].last_day, naive.year_after(day + one)) << iso(day);
    }
}

} // namespace
