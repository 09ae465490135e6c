#pragma once

// Records in which everything happens at once: every kind of event that the law reads, on days that touch, overlap and
// coincide, with references to events that are not there, corrections and strikes. Made up, and hardly plausible.

#include "../support/random_record.hpp"

#include <array>
#include <string>

namespace mosovo::law::testing_support {

using mosovo::testing_support::Chance;

class Crowded {
public:
    /// \param from  the days lie within twelve years of it
    explicit Crowded(std::uint64_t seed, Day from = make_day(2008, 1, 1)) : chance_{seed} {
        for (auto& anchor : anchors_)
            anchor = from + some_days(4'400);
    }

    Record record() {
        Record made;
        made.offender.id = OffenderId::from_checked("OFF-MADE-UP");
        if (!chance_.one_in(6)) made.offender.jurisdiction = any<Jurisdiction>();
        if (!chance_.one_in(8)) made.offender.born = anchors_.front() - date::days{6'200} - some_days(9'000);
        events_ = &made.events;
        for (auto n = 1 + chance_.below(3); n-- > 0;)
            add(disposal());
        for (auto n = 4 + chance_.below(22); n-- > 0;)
            add(something());
        for (auto n = chance_.below(4); n-- > 0;)
            correct();
        for (auto found = contradictions(made); !found.empty(); found = contradictions(made))
            made.events.erase(made.events.begin() +
                              static_cast<std::ptrdiff_t>(std::stoul(found.front().path.substr(7))));
        return made;
    }

    /// A day within reach of the events.
    Day a_day() { return anchors_[chance_.below(anchors_.size())] + some_days(9) - date::days{4}; }
    date::days some_days(std::uint64_t limit) { return date::days{static_cast<int>(chance_.below(limit))}; }
    Chance& chance() { return chance_; }

private:
    template <class E> E any() { return words_of<E>[chance_.below(words_of<E>.size())].second; }
    template <class T> std::optional<T> mostly(T value) {
        return chance_.one_in(12) ? std::nullopt : std::optional{std::move(value)};
    }
    template <class T> std::optional<T> sometimes(T value) {
        return chance_.one_in(2) ? std::nullopt : std::optional{std::move(value)};
    }
    LocalTime a_time() {
        return LocalTime::first_at(a_day(), std::chrono::minutes{15 * static_cast<int>(chance_.below(96))});
    }
    EventId some_event() {
        if (events_->empty() || chance_.one_in(10)) return EventId::from_checked("not-there");
        return events_->at(chance_.below(events_->size())).id();
    }
    Term a_term() { return Term{{}, date::months{1 + static_cast<int>(chance_.below(40))}, {}, {}}; }

    Disposal disposal() {
        Disposal made;
        made.basis = chance_.one_in(2) ? Basis::conviction : any<Basis>();
        made.on = mostly(a_day());
        made.offence = Offence{{}, {}, Schedule3{chance_.one_in(5) ? any<Known>() : Known::yes, chance_.one_in(5), {}}};
        if (chance_.one_in(3)) made.offence->schedule3->condition_met = chance_.one_in(2);
        if (made.on && made.basis != Basis::caution && !chance_.one_in(6)) {
            made.sentenced = mostly(*made.on + some_days(60));
            made.sentence = Sentence{mostly(any<SentenceType>()), sometimes(a_term()), sometimes(a_term())};
            if (made.sentence->type == SentenceType::suspended ||
                made.sentence->type == SentenceType::detention_and_training)
                made.sentence->term = Term{{}, date::months{1 + static_cast<int>(chance_.below(24))}, {}, {}};
        }
        if (chance_.one_in(8)) made.foreign = true;
        if (chance_.one_in(8)) made.tried_on = a_day();
        if (chance_.one_in(4)) made.consecutive_to.push_back(some_event());
        if (chance_.one_in(6)) made.overlaps.push_back(Overlap{some_event(), sometimes(a_term())});
        return made;
    }
    Notification notification() {
        Notification made;
        made.given = mostly(a_time());
        for (auto n = 1 + chance_.below(2); n-- > 0;)
            made.under.push_back(any<Under>());
        for (auto n = chance_.below(4); n-- > 0;)
            made.covers.push_back(some_event());
        made.home = sometimes(any<HomeKind>());
        if (chance_.one_in(4)) made.expected = a_day();
        return made;
    }
    Travel travel() {
        Travel made;
        made.departs = chance_.one_in(2) ? DayOrTime{a_day()} : DayOrTime{a_time()};
        made.known = sometimes(a_day());
        made.country = sometimes(std::string{chance_.one_in(2) ? "IE" : "ES"});
        made.excuse = sometimes(chance_.one_in(2));
        made.details_changed = sometimes(a_time());
        made.intended_return = sometimes(made.departs->day() + some_days(6));
        made.disclosed_return = sometimes(Arrival{sometimes(a_day()), std::string{"LHR"}});
        made.returned = sometimes(Arrival{made.departs->day() + some_days(6), std::string{"LHR"}});
        return made;
    }
    Order order() {
        const auto made = a_day();
        return {any<OrderType>(),
                mostly(made),
                mostly(made + some_days(4)),
                sometimes(made + some_days(1'500)),
                chance_.one_in(4) ? std::optional{made + some_days(300)} : std::nullopt,
                sometimes(some_event())};
    }

    EventBody something() {
        const auto day = a_day();
        switch (chance_.below(16)) {
        case 0:
            return disposal();
        case 1:
        case 2:
        case 3:
            return Stay{mostly(any<StayWhere>()), mostly(day), sometimes(day + some_days(30))};
        case 4:
        case 5:
        case 6:
            return notification();
        case 7:
            return Change{mostly(any<ChangeOf>()), mostly(day), {}, {}};
        case 8:
            return PremisesStay{sometimes(PremisesId::from_checked("P1")), mostly(day), sometimes(day + some_days(9))};
        case 9: {
            const auto from = a_time();
            return ChildHouseholdStay{sometimes(PremisesId::from_checked("P1")), mostly(from),
                                      sometimes(plus_elapsed(from, std::chrono::hours{chance_.below(30)}))};
        }
        case 10:
            return travel();
        case 11: {
            const auto leaves = a_time();
            return Absence{
                mostly(leaves), {}, sometimes(leaves.day() + some_days(7)), sometimes(leaves.day() + some_days(7))};
        }
        case 12:
        case 13:
            return order();
        case 14:
            return review();
        default:
            if (chance_.one_in(6)) return Death{mostly(day)};
            return JurisdictionChange{mostly(day), mostly(any<Jurisdiction>())};
        }
    }
    EventBody review() {
        switch (chance_.below(5)) {
        case 0:
            return ReviewApplication{mostly(a_day())};
        case 1:
            return ReviewAcknowledged{mostly(some_event()), mostly(a_day())};
        case 2:
            return BodyNotified{{}, mostly(a_day())};
        case 3:
            return BodyReplied{mostly(some_event()), mostly(a_day())};
        default:
            return ReviewDetermination{mostly(a_day()), mostly(any<ReviewOutcome>()), {}, sometimes(a_day())};
        }
    }
    Event& add(EventBody body) {
        Event event{{}, std::move(body)};
        event.head.id = EventId::from_checked("e" + std::to_string(events_->size()));
        events_->push_back(std::move(event));
        return events_->back();
    }
    /// Some event is corrected by one of its own kind, or struck.
    void correct() {
        const auto corrected = events_->at(chance_.below(events_->size()));
        auto& by = chance_.one_in(2) ? add(corrected.body) : add(Note{});
        if (by.as<Note>())
            by.head.strikes = corrected.id();
        else
            by.head.supersedes = corrected.id();
    }

    Chance chance_;
    std::array<Day, 5> anchors_;
    std::vector<Event>* events_ = nullptr;
};

} // namespace mosovo::law::testing_support
