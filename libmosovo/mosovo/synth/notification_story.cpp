#include <mosovo/synth/stories.hpp>

#include <algorithm>
#include <string>

namespace mosovo::synth {

using date::days;

namespace {

/// Writes his notifications in order of time and fills the gaps between them with the yearly ones.
class Telling {
public:
    explicit Telling(Story& story) : story_{story}, life_{story.life}, stream_{story.stream} {}

    void run() {
        std::stable_sort(story_.triggers.begin(), story_.triggers.end(),
                         [](const Trigger& a, const Trigger& b) { return a.given < b.given; });
        for (const auto& trigger : story_.triggers) {
            if (last_) fill(trigger.given.day());
            tell(trigger);
        }
        if (last_) fill(life_.until + days{1});
    }

private:
    struct Planned {
        Day due;
        Day day;
        bool crime = false;
        bool excused = false;
    };

    void tell(const Trigger& trigger) {
        const auto id = enter(trigger.given, trigger.under, trigger.covers, trigger.home);
        if (trigger.late)
            decide("initial_notification", trigger.covers.front(), trigger.on + days{4}, BreachOutcome::crime_recorded);
        if (trigger.home) weekly_ = trigger.home == HomeKind::place_found;
        last_ = id;
        last_day_ = trigger.given.day();
    }

    EventId enter(const LocalTime& given, const std::vector<Under>& under, const std::vector<EventId>& covers,
                  std::optional<HomeKind> home) {
        Notification told;
        told.given = given;
        told.under = Listed<Under>{under};
        if (!covers.empty()) told.covers = Listed<EventId>{covers};
        told.home = home;
        told.place = NotificationPlace{
            PlaceKind::published_station, StationId::from_checked(std::string{story_.town->slug}), {}, {}};
        if (stream_.chance({8})) told.place = NotificationPlace{PlaceKind::home_address, {}, {}, {}};
        told.acknowledged = stream_.chance({970});
        if (stream_.chance({250}))
            told.identity =
                IdentityChecks{stream_.chance({300}) ? IdentityCheck::asked_and_given : IdentityCheck::not_asked,
                               IdentityCheck::asked_and_given};
        return story_.chronicle.add(told, entered_after(given, days{1}, stream_));
    }

    void decide(std::string_view duty, const EventId& from, Day on, BreachOutcome outcome) {
        if (on > life_.as_of) return;
        const auto day = std::min(life_.as_of, on + days{stream_.between(0, 4)});
        BreachDecision decision;
        decision.obligation = std::string{duty} + " " + from.reveal();
        decision.on = day;
        decision.outcome = outcome;
        if (outcome == BreachOutcome::crime_recorded) {
            decision.ref = "CR/" + std::to_string(stream_.between(100'000, 999'999)) + "/MADE-UP";
            life_.breached = true;
        }
        story_.chronicle.add(decision, entered_after(at_time(day, std::chrono::hours{10}), days{1}, stream_));
    }

    /// The next yearly or weekly notification, if nothing else comes before it.
    std::optional<Planned> plan() {
        Planned next{weekly_ ? last_day_ + days{7} : months_on(last_day_, 12), {}, false, false};
        next.day = next.due - days{weekly_ ? stream_.between(0, 1) : stream_.between(0, 20)};
        next.crime = stream_.chance(weekly_ ? Share{6} : story_.known.breach_a_year);
        next.excused = !next.crime && stream_.chance(weekly_ ? Share{6} : story_.known.late_with_excuse_a_year);
        for (const auto& away : life_.away) {
            if (away.holds(next.due)) {
                if (!away.to) return {};
                next = {*away.to + days{2}, *away.to + days{stream_.between(0, 2)}, false, false};
            } else if (away.holds(next.day))
                next.day = std::min(next.due, *away.to + days{1});
        }
        if (next.crime || next.excused)
            next.day = next.due + days{weekly_ ? stream_.between(1, 3) : stream_.between(2, next.crime ? 45 : 8)};
        for (const auto& away : life_.away)
            if (away.holds(next.day)) {
                if (!away.to) return {};
                next.day = *away.to; // the release or return at the latest
            }
        return next;
    }

    void fill(Day before) {
        for (;;) {
            const auto next = plan();
            if (!next) return;
            if ((next->crime || next->excused) && next->due < before && next->due < life_.until)
                decide("periodic_notification", *last_, next->due + days{1},
                       next->crime ? BreachOutcome::crime_recorded : BreachOutcome::reasonable_excuse);
            if (next->day >= before || next->day > life_.until) return;
            last_ = enter(counter_time(next->day, stream_), {Under::periodic}, {},
                          weekly_ ? HomeKind::place_found : HomeKind::main_residence);
            last_day_ = next->day;
        }
    }

    Story& story_;
    Life& life_;
    Stream& stream_;
    std::optional<EventId> last_;
    Day last_day_;
    bool weekly_ = false;
};

} // namespace

void tell_notifications(Story& story) { Telling{story}.run(); }

} // namespace mosovo::synth
