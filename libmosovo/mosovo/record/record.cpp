#include <mosovo/record/record.hpp>

#include <mosovo/record/corrections.hpp>

#include <string>

namespace mosovo {

namespace {

std::string place(std::size_t index, std::string_view key) {
    return "events[" + std::to_string(index) + "]." + std::string{key};
}

void check_ids(const Record& record, const Corrections& corrections, Problems& problems) {
    if (!record.offender.id)
        problems.push_back({ProblemCode::missing_key,
                            "offender.id",
                            {},
                            {},
                            {},
                            "the offender has no id: give the force's reference"});
    for (std::size_t i = 0; i < record.events.size(); ++i) {
        const auto& id = record.events[i].head.id;
        if (!id)
            problems.push_back({ProblemCode::missing_key,
                                place(i, "id"),
                                {},
                                {},
                                {},
                                "the event has no id: give one that no other event of this record has"});
        else if (const auto first = corrections.find(id); first != i)
            problems.push_back({ProblemCode::duplicate_id,
                                place(i, "id"),
                                {},
                                {},
                                {},
                                "events[" + std::to_string(first) + "] has the same id: give each event its own"});
    }
}

void check_correction(const Corrections& corrections, std::size_t index, std::string_view key,
                      const std::optional<EventId>& named, std::size_t target, Problems& problems) {
    if (!named) return;
    if (target == Corrections::none)
        problems.push_back({ProblemCode::unknown_reference,
                            place(index, key),
                            {},
                            {},
                            {},
                            "no event of this record has that id: name the event that is corrected"});
    else if (target == index || corrections.leads_to(target, index))
        problems.push_back({ProblemCode::circular_reference,
                            place(index, key),
                            {},
                            {},
                            {},
                            "the event corrects itself, at once or in a ring: take one correction out"});
}

/// Day of a day, of a time and of either, so that all are compared alike.
Day day_of(Day day) { return day; }
Day day_of(const LocalTime& time) { return time.day(); }
Day day_of(const DayOrTime& time) { return time.day(); }

template <class Start, class End> bool ends_first(const std::optional<Start>& start, const std::optional<End>& end) {
    if (!start || !end) return false;
    if constexpr (std::is_same_v<Start, End> && !std::is_same_v<Start, DayOrTime>)
        return *end < *start;
    else
        return day_of(*end) < day_of(*start);
}

/// The key whose value comes before the start, or nothing.
template <class Kind> std::string_view early_end(const Kind& event) {
    if constexpr (requires {
                      event.from;
                      event.to;
                  }) {
        if (ends_first(event.from, event.to)) return "to";
    } else if constexpr (std::is_same_v<Kind, Visit>) {
        if (ends_first(event.at, event.ended)) return "ended";
    } else if constexpr (std::is_same_v<Kind, Order>) {
        if (ends_first(event.made, event.until)) return "until";
        if (ends_first(event.made, event.discharged)) return "discharged";
    } else if constexpr (std::is_same_v<Kind, Travel>) {
        if (event.returned && ends_first(event.departs, event.returned->on)) return "returned.on";
    } else if constexpr (std::is_same_v<Kind, Absence>) {
        if (ends_first(event.leaves, event.returned)) return "returned";
    }
    return {};
}

} // namespace

Problems contradictions(const Record& record) {
    Problems problems;
    const Corrections corrections{record};
    check_ids(record, corrections, problems);
    for (std::size_t i = 0; i < record.events.size(); ++i) {
        const auto& [head, body] = record.events[i];
        check_correction(corrections, i, "supersedes", head.supersedes, corrections.superseded_by(i), problems);
        check_correction(corrections, i, "strikes", head.strikes, corrections.struck_by(i), problems);
        const auto key = std::visit([](const auto& kind) { return early_end(kind); }, body);
        if (!key.empty())
            problems.push_back({ProblemCode::ends_before_start,
                                place(i, key),
                                {},
                                {},
                                {},
                                "the end comes before the start: correct one of the two"});
    }
    return problems;
}

} // namespace mosovo
