#pragma once

// Made-up records in which lives run in a plausible order: for properties and the oracle.

#include "../support/random_record.hpp"

#include <string>

namespace mosovo::law::testing_support {

using mosovo::testing_support::Chance;

class MadeUp {
public:
    explicit MadeUp(std::uint64_t seed) : chance_{seed} {}

    Record record() {
        Record made;
        made.offender.id = OffenderId::from_checked("OFF-MADE-UP");
        made.offender.jurisdiction = chance_.one_in(4)   ? Jurisdiction::scotland
                                     : chance_.one_in(4) ? Jurisdiction::northern_ireland
                                                         : Jurisdiction::england_wales;
        made.offender.born = make_day(1970, 1, 1) + some_days(14'000);
        events_ = &made.events;
        auto day = make_day(2015, 1, 1) + some_days(2'000);
        const auto disposals = 1 + chance_.below(2);
        for (std::uint64_t i = 0; i < disposals; ++i, day += some_days(900))
            add_disposal(day);
        for (auto n = chance_.below(4); n-- > 0;)
            add_stay();
        for (auto n = chance_.below(7); n-- > 0;)
            add_notification();
        for (auto n = chance_.below(5); n-- > 0;)
            add_change();
        for (auto n = chance_.below(2); n-- > 0;)
            add_order();
        for (auto n = chance_.below(2); n-- > 0;)
            add_travel();
        return made;
    }

    Chance& chance() { return chance_; }
    date::days some_days(std::uint64_t limit) { return date::days{static_cast<int>(chance_.below(limit))}; }

private:
    Event& add(EventBody body) {
        Event event{{}, std::move(body)};
        event.head.id = EventId::from_checked("e" + std::to_string(events_->size()));
        events_->push_back(std::move(event));
        return events_->back();
    }
    Day a_day() { return make_day(2015, 6, 1) + some_days(4'000); }

    void add_disposal(Day on) {
        Disposal disposal;
        disposal.basis = chance_.one_in(5) ? Basis::caution : Basis::conviction;
        disposal.on = disposal.sentenced = on;
        disposal.offence = Offence{{}, {}, Schedule3{Known::yes, false, {}}};
        if (disposal.basis != Basis::caution) {
            Sentence sentence;
            if (chance_.one_in(2)) {
                sentence.type = SentenceType::imprisonment;
                sentence.term = Term{{}, date::months{1 + static_cast<int>(chance_.below(48))}, {}, {}};
            } else {
                sentence.type = SentenceType::community_order;
            }
            disposal.sentence = sentence;
        }
        add(disposal);
    }
    void add_stay() {
        const auto from = a_day();
        const auto where = chance_.one_in(3)   ? StayWhere::abroad
                           : chance_.one_in(3) ? StayWhere::hospital
                                               : StayWhere::custody;
        add(Stay{where, from, chance_.one_in(6) ? std::nullopt : std::optional{from + some_days(400)}});
    }
    void add_notification() {
        Notification told;
        told.given = LocalTime::first_at(a_day(), std::chrono::hours{10});
        told.under.push_back(chance_.one_in(2) ? Under::periodic : chance_.one_in(2) ? Under::initial : Under::change);
        told.home = chance_.one_in(6) ? HomeKind::place_found : HomeKind::main_residence;
        if (!events_->empty()) told.covers.push_back(events_->at(chance_.below(events_->size())).id());
        add(told);
    }
    void add_change() {
        const auto on = a_day();
        const auto change = add(Change{chance_.one_in(2) ? ChangeOf::name : ChangeOf::bank_account, on, {}, {}});
        if (chance_.one_in(2)) return;
        Notification told;
        told.given = LocalTime::first_at(on + some_days(5), std::chrono::hours{9});
        told.under.push_back(Under::change);
        told.covers.push_back(change.id());
        told.home = HomeKind::main_residence;
        add(told);
    }
    void add_order() {
        const auto made = a_day();
        add(Order{OrderType::shpo,
                  made,
                  made + some_days(5),
                  chance_.one_in(3) ? std::nullopt : std::optional{made + some_days(2'500)},
                  {},
                  {}});
    }
    void add_travel() {
        Travel travel;
        const auto departs = a_day();
        travel.departs = DayOrTime{departs};
        travel.known = departs - some_days(40);
        travel.country = "ES";
        add(travel);
    }

    Chance chance_;
    std::vector<Event>* events_ = nullptr;
};

} // namespace mosovo::law::testing_support
