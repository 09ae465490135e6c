#pragma once

#include <mosovo/record/timeline.hpp>

#include <boost/mp11.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

/// What the law reads of a record, as numbers: references resolved, corrections applied, no text. Millions of events
/// stand side by side in memory, and evaluating them builds no string.
namespace mosovo::law {

/// Where an event stands in its record: events[…].
enum class EventAt : std::uint32_t {};
inline constexpr EventAt no_event{std::numeric_limits<std::uint32_t>::max()};

/// A run of entries in one of the table's lists.
struct Slice {
    std::uint32_t first = 0;
    std::uint32_t size = 0;

    [[nodiscard]] bool empty() const noexcept { return size == 0; }
};

/// What an id means now: the event in effect, with its place among the facts of its kind.
struct Reference {
    static constexpr std::uint8_t other_kind = 0xFF; ///< of a kind that the law does not read, or nothing at all

    EventAt event = no_event;
    std::uint32_t place = 0;
    std::uint8_t kind = other_kind;
    bool household = false;         ///< a stay at a household with a child, its days recorded or not
    bool may_be_told_before = true; ///< s.84(2): a change or a stay at a place, or an event not yet in the record
};

struct DisposalFact {
    std::optional<Basis> basis;
    std::optional<Day> on;
    std::optional<Schedule3> schedule3;
    std::optional<Day> sentenced;
    std::optional<Sentence> sentence;
    std::optional<bool> foreign;
    std::optional<Day> tried_on;
    Slice consecutive_to; ///< of references
    Slice overlaps;
    /// Where the listing was derived from the offence's code: position of the paragraph in the list of offences.
    std::optional<std::uint16_t> paragraph;
    Slice undecided; ///< of paths: facts that leave the derived listing open
};
struct OverlapFact {
    Reference with;
    std::optional<Term> term;
};

/// The purposes of one notification as a set.
class Purposes {
public:
    void add(Under purpose) noexcept { bits_ = static_cast<std::uint16_t>(bits_ | bit(purpose)); }
    [[nodiscard]] bool has(Under purpose) const noexcept { return (bits_ & bit(purpose)) != 0; }

private:
    [[nodiscard]] static constexpr unsigned bit(Under purpose) noexcept { return 1U << static_cast<unsigned>(purpose); }
    std::uint16_t bits_ = 0;
};

struct NotificationFact {
    LocalTime given;
    Day day; ///< civil day of `given`
    Purposes purposes;
    std::optional<HomeKind> home;
    std::optional<Day> expected;
    std::optional<PlaceKind> place;
    Slice covers; ///< of references

    [[nodiscard]] bool under(Under purpose) const noexcept { return purposes.has(purpose); }
    /// Under s.83(1), 84(1) or 85(1): what the periodic clock runs from (s.85(2)).
    [[nodiscard]] bool starts_clock() const noexcept {
        return under(Under::initial) || under(Under::change) || under(Under::periodic);
    }
};

/// Number of one place in its record; a place nobody named is a place of its own.
enum class PlaceAt : std::uint32_t {};

struct PremisesFact {
    PlaceAt place;
    Day from;
    std::optional<Day> to;
};
struct HouseholdFact {
    PlaceAt place;
    LocalTime from;
    std::optional<LocalTime> to;
};

struct TravelFact {
    std::optional<DayOrTime> departs;
    std::optional<Day> known;
    bool to_republic; ///< to Ireland; false also where the country is not known
    std::optional<bool> excuse;
    std::optional<LocalTime> details_changed;
    std::optional<Day> intended_return;
    std::optional<Day> disclosed_on;
    std::optional<Day> returned_on;
    bool at_disclosed_point; ///< returned at the point disclosed, both known
};

struct OrderFact {
    std::optional<OrderType> type;
    std::optional<Day> made;
    std::optional<Day> served;
    std::optional<Day> until;
    std::optional<Day> discharged;
    Reference disposal;
};

struct AcknowledgedFact {
    Reference application;
    std::optional<Day> on;
};
struct BodyNotifiedFact {
    std::optional<Day> received;
};
struct BodyRepliedFact {
    Reference body_notified;
    std::optional<Day> on;
};

/// One event: where it stands, and what it says.
template <class Body> struct Fact {
    EventAt event;
    Body body;
};

using FactBodies =
    boost::mp11::mp_list<DisposalFact, Stay, NotificationFact, Change, PremisesFact, HouseholdFact, TravelFact, Absence,
                         OrderFact, ReviewApplication, AcknowledgedFact, BodyNotifiedFact, BodyRepliedFact,
                         ReviewDetermination, Death, JurisdictionChange>;
template <class Body> inline constexpr std::uint8_t kind_of_fact = boost::mp11::mp_find<FactBodies, Body>::value;

using Told = Fact<NotificationFact>;

class Facts;

/// The facts of many records, as known at one moment.
class FactTable {
public:
    /// \param known_at  only events recorded by then; nothing: all that is recorded now
    explicit FactTable(std::optional<LocalTime> known_at = {}) : known_at_{known_at} { begins_.emplace_back(); }

    /// After an exception (only for want of memory) the table is not to be used again.
    void add(const Record& record);
    void reserve(std::size_t records) { offenders_.reserve(records), begins_.reserve(records + 1); }

    [[nodiscard]] std::size_t size() const noexcept { return offenders_.size(); }
    [[nodiscard]] const std::optional<LocalTime>& known_at() const noexcept { return known_at_; }
    [[nodiscard]] Facts operator[](std::size_t record) const noexcept;
    [[nodiscard]] std::size_t events() const noexcept; ///< facts of every kind together

private:
    friend class Facts;
    friend class FactWriter;
    static constexpr std::size_t kinds = boost::mp11::mp_size<FactBodies>::value;
    using Lists =
        boost::mp11::mp_rename<boost::mp11::mp_transform_q<boost::mp11::mp_compose<Fact, std::vector>, FactBodies>,
                               std::tuple>;
    struct Offender {
        std::optional<Jurisdiction> jurisdiction;
        std::optional<Day> born;
    };

    std::optional<LocalTime> known_at_;
    std::vector<Offender> offenders_;
    std::vector<std::array<std::uint32_t, kinds>> begins_; ///< first fact of each kind; one row more than records
    Lists lists_;
    std::vector<Reference> references_;
    std::vector<OverlapFact> overlaps_;
    std::vector<std::string> paths_; ///< few: a listing derived from a code, and left open
};

/// One record's facts. Borrows from the table.
class Facts {
public:
    /// Every fact of one kind in the order of the record, but:
    ///   stays          those with a first day first, by that day
    ///   notifications  by instant; one without an instant is left out
    ///   premises       by place; one without a first day is left out
    ///   households     by place and instant; one without a first instant is left out
    ///   moves          by day; one without a day or a nation is left out
    template <class Body> [[nodiscard]] std::span<const Fact<Body>> all() const noexcept {
        constexpr auto kind = kind_of_fact<Body>;
        const auto first = table_->begins_[record_][kind];
        const auto last = table_->begins_[record_ + 1][kind];
        return {std::get<kind>(table_->lists_).data() + first, last - first};
    }
    [[nodiscard]] std::span<const Reference> references(Slice slice) const noexcept {
        return {table_->references_.data() + slice.first, slice.size};
    }
    [[nodiscard]] std::span<const OverlapFact> overlaps(Slice slice) const noexcept {
        return {table_->overlaps_.data() + slice.first, slice.size};
    }
    /// Paths below the disposal, or "offender.born".
    [[nodiscard]] std::span<const std::string> paths(Slice slice) const noexcept {
        return {table_->paths_.data() + slice.first, slice.size};
    }
    /// The fact that a reference means, when it is of that kind.
    template <class Body> [[nodiscard]] const Body* referred(const Reference& reference) const noexcept {
        if (reference.kind != kind_of_fact<Body>) return nullptr;
        return &all<Body>()[reference.place].body;
    }

    [[nodiscard]] std::optional<Jurisdiction> jurisdiction() const noexcept {
        return table_->offenders_[record_].jurisdiction;
    }
    [[nodiscard]] std::optional<Day> born() const noexcept { return table_->offenders_[record_].born; }

private:
    friend class FactTable;
    Facts(const FactTable& table, std::size_t record) : table_{&table}, record_{record} {}
    const FactTable* table_;
    std::size_t record_;
};

inline Facts FactTable::operator[](std::size_t record) const noexcept { return {*this, record}; }

} // namespace mosovo::law
