#include <mosovo/law/facts.hpp>

#include <mosovo/law/schedule3.hpp>

#include <algorithm>
#include <map>
#include <string_view>

namespace mosovo::law {

namespace {

using boost::mp11::mp_for_each;
using boost::mp11::mp_iota_c;

constexpr std::string_view republic_of_ireland = "IE"; ///< ISO 3166-1 alpha-2, as the record writes countries

TravelFact fact_of(const Travel& travel) {
    const auto& disclosed = travel.disclosed_return;
    const auto& returned = travel.returned;
    const auto on = [](const std::optional<Arrival>& arrival) { return arrival ? arrival->on : std::nullopt; };
    const bool same_point =
        disclosed && returned && disclosed->point && returned->point && *disclosed->point == *returned->point;
    return {travel.departs, travel.known,           travel.country && *travel.country == republic_of_ireland,
            travel.excuse,  travel.details_changed, travel.intended_return,
            on(disclosed),  on(returned),           same_point};
}

/// s.84(2): what may be notified before it happens.
bool told_before_it_happens(const Event& event) {
    return event.as<Change>() || event.as<PremisesStay>() || event.as<ChildHouseholdStay>();
}

} // namespace

/// Writes one record's facts behind those that the table holds already.
class FactWriter {
public:
    FactWriter(FactTable& table, const Record& record)
        : table_{table}, record_{record}, timeline_{record, table.known_at_}, meanings_(record.events.size()) {}

    void write() {
        number_places();
        for (const auto* event : timeline_.events())
            std::visit([&](const auto& body) { put(at(*event), body); }, event->body);
        order();
        table_.begins_.push_back(ends());
        note_places();
        resolve();
        table_.offenders_.push_back({record_.offender.jurisdiction, record_.offender.born});
    }

private:
    [[nodiscard]] EventAt at(const Event& event) const {
        return static_cast<EventAt>(static_cast<std::uint32_t>(timeline_.index_of(event)));
    }
    template <class Body> [[nodiscard]] std::vector<Fact<Body>>& list() {
        return std::get<kind_of_fact<Body>>(table_.lists_);
    }
    /// This record's facts of one kind.
    template <class Body> [[nodiscard]] std::span<Fact<Body>> mine() {
        return std::span{list<Body>()}.subspan(table_.begins_[table_.offenders_.size()][kind_of_fact<Body>]);
    }
    template <class Body> void add(EventAt event, Body body) { list<Body>().push_back({event, std::move(body)}); }

    // Kinds that hold no text and no reference are taken as they stand.
    void put(EventAt event, const Stay& stay) { add(event, stay); }
    void put(EventAt event, const Change& change) { add(event, change); }
    void put(EventAt event, const Absence& absence) { add(event, absence); }
    void put(EventAt event, const ReviewApplication& application) { add(event, application); }
    void put(EventAt event, const ReviewDetermination& determination) { add(event, determination); }
    void put(EventAt event, const Death& death) { add(event, death); }
    void put(EventAt event, const JurisdictionChange& move) {
        if (move.on && move.to) add(event, move);
    }

    void put(EventAt event, const Disposal& disposal) {
        DisposalFact fact{disposal.basis,
                          disposal.on,
                          disposal.offence ? disposal.offence->schedule3 : std::nullopt,
                          disposal.sentenced,
                          disposal.sentence,
                          disposal.foreign,
                          disposal.tried_on,
                          {},
                          {},
                          {},
                          {}};
        if (disposal.offence && disposal.offence->code) derive(disposal, fact);
        add(event, std::move(fact));
    }
    /// What is not recorded of the listing follows from the offence's code, the ages and the sentence.
    void derive(const Disposal& disposal, DisposalFact& fact) {
        const auto& list = rules::OffenceList::built_in();
        const auto& offender = record_.offender;
        const auto derived =
            derive_listing(disposal, offender.born, nation_on(timeline_, disposal.on), Reasons::left_out, list);
        const auto known = recorded_or_derived(fact.schedule3, derived);
        if (fact.schedule3 == known) return;
        const auto recorded = fact.schedule3;
        fact.schedule3 = known;
        const bool by_code = derived.listed == Known::yes && known.listed == Known::yes &&
                             (!recorded || recorded->listed.value_or(Known::unknown) == Known::unknown);
        if (const auto* paragraph = list.find(*disposal.offence->code); paragraph && by_code)
            fact.paragraph = static_cast<std::uint16_t>(paragraph - list.paragraphs().data());
        fact.undecided = {static_cast<std::uint32_t>(table_.paths_.size()),
                          static_cast<std::uint32_t>(derived.missing.size())};
        table_.paths_.insert(table_.paths_.end(), derived.missing.begin(), derived.missing.end());
    }
    void put(EventAt event, const Notification& notification) {
        if (!notification.given) return;
        Purposes purposes;
        for (const auto purpose : notification.under)
            purposes.add(purpose);
        add(event, NotificationFact{*notification.given,
                                    notification.given->day(),
                                    purposes,
                                    notification.home,
                                    notification.expected,
                                    notification.place ? notification.place->kind : std::nullopt,
                                    {}});
    }
    void put(EventAt event, const PremisesStay& stay) {
        if (stay.from) add(event, PremisesFact{place(stay.premises), *stay.from, stay.to});
    }
    void put(EventAt event, const ChildHouseholdStay& stay) {
        if (stay.from) add(event, HouseholdFact{place(stay.premises), *stay.from, stay.to});
    }
    void put(EventAt event, const Travel& travel) { add(event, fact_of(travel)); }
    void put(EventAt event, const Order& order) {
        add(event, OrderFact{order.type, order.made, order.served, order.until, order.discharged, {}});
    }
    void put(EventAt event, const ReviewAcknowledged& done) { add(event, AcknowledgedFact{{}, done.on}); }
    void put(EventAt event, const BodyNotified& asked) { add(event, BodyNotifiedFact{asked.received}); }
    void put(EventAt event, const BodyReplied& reply) { add(event, BodyRepliedFact{{}, reply.on}); }
    template <class Other> void put(EventAt, const Other&) {} // the law does not read it

    /// Numbers first the places that nobody named, then the named ones by name.
    void number_places() {
        for (const auto* event : timeline_.events()) {
            const auto note = [&](const auto* stay) {
                if (!stay || !stay->from) return;
                if (stay->premises)
                    named_.try_emplace(stay->premises->reveal());
                else
                    ++unnamed_;
            };
            note(event->as<PremisesStay>());
            note(event->as<ChildHouseholdStay>());
        }
        auto next = unnamed_;
        for (auto& [name, number] : named_)
            number = next++;
    }
    [[nodiscard]] PlaceAt place(const std::optional<PremisesId>& premises) {
        return static_cast<PlaceAt>(premises ? named_.find(premises->reveal())->second : next_unnamed_++);
    }

    /// Where each kind is read in another order than the record's.
    void order() {
        const auto by_day = [](const Fact<Stay>& fact) {
            return std::pair{!fact.body.from, fact.body.from.value_or(Day{})};
        };
        std::ranges::stable_sort(mine<Stay>(), {}, by_day);
        std::ranges::stable_sort(mine<NotificationFact>(), {}, [](const Told& told) { return told.body.given; });
        std::ranges::stable_sort(mine<PremisesFact>(), {}, [](const auto& fact) { return fact.body.place; });
        std::ranges::stable_sort(mine<HouseholdFact>(), {}, [](const auto& fact) {
            return std::pair{fact.body.place, fact.body.from};
        });
        std::ranges::stable_sort(mine<JurisdictionChange>(), {}, [](const auto& fact) { return *fact.body.on; });
    }

    [[nodiscard]] std::array<std::uint32_t, FactTable::kinds> ends() {
        std::array<std::uint32_t, FactTable::kinds> all{};
        mp_for_each<mp_iota_c<FactTable::kinds>>(
            [&](auto kind) { all[kind] = static_cast<std::uint32_t>(std::get<kind>(table_.lists_).size()); });
        return all;
    }

    void note_places() {
        for (const auto* event : timeline_.events()) {
            auto& meaning = meanings_[timeline_.index_of(*event)];
            meaning.event = at(*event);
            meaning.may_be_told_before = told_before_it_happens(*event);
            meaning.household = event->as<ChildHouseholdStay>() != nullptr;
        }
        mp_for_each<mp_iota_c<FactTable::kinds>>([&](auto kind) {
            using Body = boost::mp11::mp_at<FactBodies, decltype(kind)>;
            std::uint32_t place = 0;
            for (const auto& fact : mine<Body>()) {
                auto& meaning = meanings_[static_cast<std::size_t>(fact.event)];
                meaning.kind = kind_of_fact<Body>;
                meaning.place = place++;
            }
        });
    }

    [[nodiscard]] Reference meaning(const std::optional<EventId>& id) const {
        const auto* event = id ? timeline_.resolve(*id) : nullptr;
        return event ? meanings_[timeline_.index_of(*event)] : Reference{};
    }
    template <class Body, class Resolve> void each(Resolve&& of) {
        for (auto& [event, body] : mine<Body>())
            of(record_.events[static_cast<std::size_t>(event)].body, body);
    }
    [[nodiscard]] Slice list_of(const Listed<EventId>& ids) {
        const Slice slice{static_cast<std::uint32_t>(table_.references_.size()),
                          static_cast<std::uint32_t>(ids.size())};
        for (const auto& id : ids)
            table_.references_.push_back(meaning(id));
        return slice;
    }

    void resolve() {
        each<DisposalFact>([&](const EventBody& from, DisposalFact& to) {
            const auto& disposal = std::get<Disposal>(from);
            to.consecutive_to = list_of(disposal.consecutive_to);
            to.overlaps = {static_cast<std::uint32_t>(table_.overlaps_.size()),
                           static_cast<std::uint32_t>(disposal.overlaps.size())};
            for (const auto& overlap : disposal.overlaps)
                table_.overlaps_.push_back({meaning(overlap.with), overlap.term});
        });
        each<NotificationFact>([&](const EventBody& from, NotificationFact& to) {
            to.covers = list_of(std::get<Notification>(from).covers);
        });
        each<OrderFact>(
            [&](const EventBody& from, OrderFact& to) { to.disposal = meaning(std::get<Order>(from).disposal); });
        each<AcknowledgedFact>([&](const EventBody& from, AcknowledgedFact& to) {
            to.application = meaning(std::get<ReviewAcknowledged>(from).application);
        });
        each<BodyRepliedFact>([&](const EventBody& from, BodyRepliedFact& to) {
            to.body_notified = meaning(std::get<BodyReplied>(from).body_notified);
        });
    }

    FactTable& table_;
    const Record& record_;
    Timeline timeline_;
    std::vector<Reference> meanings_; ///< of each event that takes part, by position
    std::map<std::string_view, std::uint32_t> named_;
    std::uint32_t unnamed_ = 0;
    std::uint32_t next_unnamed_ = 0;
};

void FactTable::add(const Record& record) { FactWriter{*this, record}.write(); }

std::size_t FactTable::events() const noexcept {
    std::size_t sum = 0;
    mp_for_each<mp_iota_c<kinds>>([&](auto kind) { sum += std::get<kind>(lists_).size(); });
    return sum;
}

} // namespace mosovo::law
