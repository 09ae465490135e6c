#pragma once

#include <mosovo/law/compact.hpp>
#include <mosovo/law/evaluation.hpp>
#include <mosovo/law/facts.hpp>

#include <boost/mp11.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <tuple>
#include <vector>

/// What evaluating many records returns: one array a field, no text but the sentences of reasons that were asked for.
namespace mosovo::law {

/// Where the notification that met a duty was given (s.87). Kept and counted wherever it was; whether it was good
/// elsewhere than at a station is for an officer.
BOOST_DEFINE_FIXED_ENUM_CLASS(Attended, std::uint8_t, not_met, at_station, elsewhere, not_recorded)

/// One obligation (record format §4); the fields mean what those of `Obligation` mean.
struct ObligationRow {
    std::uint32_t record = 0; ///< position of the record
    EventAt arises_from = no_event;
    EventAt met_by = no_event;
    MaybeDay opens;
    MaybeInstant opens_at; ///< where `opens` is an instant
    MaybeDay last_day;
    MaybeInstant latest;
    MaybeDay safe_day;
    std::uint32_t first_step = 0;
    std::uint16_t steps = 0;
    Duty duty{};
    State state{};
    OnWhom on_whom{};
    Attended attended{}; ///< the flag of a notification given elsewhere than at a station
};
BOOST_DESCRIBE_STRUCT(ObligationRow, (),
                      (record, arises_from, met_by, opens, opens_at, last_day, latest, safe_day, first_step, steps,
                       duty, state, on_whom, attended))

/// One record: its status, and the period that governs on the day looked from.
struct StandingRow {
    MaybeDay starts;
    MaybeDay last_day;
    std::uint32_t first_obligation = 0;
    Status status{};
    bool indefinite = false;
};
BOOST_DESCRIBE_STRUCT(StandingRow, (), (starts, last_day, first_obligation, status, indefinite))

/// One step of reasoning: where it comes from (a number among `Batch::sources`) and its sentence in `Batch::text`.
struct StepRow {
    std::uint32_t says = 0; ///< first byte of the sentence
    MaybeDay before;
    MaybeDay after;
    std::uint16_t source = 0;
    std::uint16_t length = 0; ///< bytes of the sentence
};
BOOST_DESCRIBE_STRUCT(StepRow, (), (says, before, after, source, length))

/// Rows of a described type, held as one array a field.
template <class Row> class Columns {
    using Members = boost::describe::describe_members<Row, boost::describe::mod_public>;
    template <class Member> using ValueOf = std::remove_cvref_t<decltype(std::declval<Row>().*Member::pointer)>;
    template <class Member> using ArrayOf = std::vector<ValueOf<Member>>;
    using Arrays = boost::mp11::mp_rename<boost::mp11::mp_transform<ArrayOf, Members>, std::tuple>;

public:
    [[nodiscard]] std::size_t size() const noexcept { return std::get<0>(arrays_).size(); }
    void reserve(std::size_t rows) {
        std::apply([&](auto&... arrays) { (arrays.reserve(rows), ...); }, arrays_);
    }
    void append(std::span<const Row> rows) {
        each([&](auto member, auto& array) {
            const auto old = array.size();
            array.resize(old + rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i)
                array[old + i] = rows[i].*decltype(member)::pointer;
        });
    }
    static constexpr std::size_t array_count = boost::mp11::mp_size<Members>::value;
    /// Puts one array of other rows behind the same one here; whoever does so does it for all of them.
    void append(const Columns& later, std::size_t array) {
        boost::mp11::mp_with_index<array_count>(array, [&](auto at) {
            auto& mine = std::get<at>(arrays_);
            const auto& other = std::get<at>(later.arrays_);
            mine.insert(mine.end(), other.begin(), other.end());
        });
    }
    [[nodiscard]] Row operator[](std::size_t at) const {
        Row row;
        each([&](auto member, const auto& array) { row.*decltype(member)::pointer = array[at]; });
        return row;
    }
    /// One field's array.
    template <class Value> [[nodiscard]] std::vector<Value>& of(Value Row::*field) {
        std::vector<Value>* found = nullptr;
        each([&](auto member, auto& array) {
            if constexpr (std::is_same_v<std::decay_t<decltype(array)>, std::vector<Value>>)
                if (decltype(member)::pointer == field) found = &array;
        });
        return *found;
    }
    template <class Value> [[nodiscard]] const std::vector<Value>& of(Value Row::*field) const {
        return const_cast<Columns*>(this)->of(field); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    }
    /// Calls f(member, array) for each field in order; `member.name` and `member.pointer` are Boost.Describe's.
    template <class F> void each(F&& f) { each_of(arrays_, f); }
    template <class F> void each(F&& f) const { each_of(arrays_, f); }
    [[nodiscard]] std::size_t bytes() const {
        std::size_t sum = 0;
        each([&](auto, const auto& array) { sum += array.size() * sizeof(array[0]); });
        return sum;
    }

private:
    template <class A, class F> static void each_of(A& arrays, F& f) {
        boost::mp11::mp_for_each<boost::mp11::mp_iota<boost::mp11::mp_size<Members>>>(
            [&](auto at) { f(boost::mp11::mp_at<Members, decltype(at)>{}, std::get<at>(arrays)); });
    }
    Arrays arrays_;
};

/// Where a step of reasoning comes from: a value of a rule, or a reading.
struct StepSource {
    std::string rule;
    Citation citation;

    bool operator==(const StepSource&) const = default;
};

} // namespace mosovo::law
