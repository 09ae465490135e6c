#include <mosovo/store/conflicts.hpp>

#include <algorithm>
#include <unordered_map>

namespace mosovo::store {
namespace {

std::string sentence(const ConflictingEvent& first, const OffenderId& whose, std::size_t others) {
    auto text = "the " + first.kind + ' ' + masked(first.event) + " of " + masked(whose);
    text += first.clash == Clash::differs
                ? " is stored with other facts. Facts are never overwritten: add an event that supersedes it"
                : " is stored but not in the record to be saved: someone else added it, or it was taken out. Load "
                  "the record again; to withdraw an event, add one that strikes it";
    if (others != 0) text += " (and " + std::to_string(others) + " more)";
    return text;
}

std::unordered_map<EventId, const Event*> by_id(const Record& record) {
    std::unordered_map<EventId, const Event*> map;
    for (const auto& event : record.events)
        map.emplace(event.id(), &event);
    return map;
}

/// Adds what is not there yet. \return whether the two agree
template <class T> bool bring(std::optional<T>& into, const std::optional<T>& other) {
    if (!into) into = other;
    return !other || into == other;
}
template <class T> bool bring(Listed<T>& into, const Listed<T>& other) {
    for (const auto& one : other)
        if (std::find(into.begin(), into.end(), one) == into.end()) into.push_back(one);
    return true;
}
bool bring(std::optional<OffenderId>&, const std::optional<OffenderId>&) { return true; } // each keeps his own

} // namespace

std::vector<std::string> differing_fields(const Offender& a, const Offender& b) {
    std::vector<std::string> names;
    for_each_field<Offender>([&](std::string_view name, auto pointer) {
        if (!(a.*pointer == b.*pointer)) names.emplace_back(name);
    });
    return names;
}

std::vector<std::size_t> new_events(const Record& stored, const Record& given) {
    auto unseen = by_id(given);
    std::vector<ConflictingEvent> clashes;
    for (const auto& event : stored.events) {
        const auto found = unseen.find(event.id());
        if (found == unseen.end())
            clashes.push_back({event.id(), std::string{kind_of(event)}, Clash::not_in_yours});
        else if (!(*found->second == event))
            clashes.push_back({event.id(), std::string{kind_of(event)}, Clash::differs});
        if (found != unseen.end()) found->second = nullptr; // stored already
    }
    if (!clashes.empty()) {
        const auto text = sentence(clashes.front(), given.id(), clashes.size() - 1);
        throw Conflict{text, std::move(clashes), {}};
    }
    std::vector<std::size_t> added;
    for (std::size_t i = 0; i < given.events.size(); ++i)
        if (unseen.find(given.events[i].id())->second != nullptr) added.push_back(i);
    return added;
}

Record combined(Record into, const Record& other) {
    std::vector<std::string> fields;
    for_each_field<Offender>([&](std::string_view name, auto pointer) {
        if (!bring(into.offender.*pointer, other.offender.*pointer)) fields.emplace_back(name);
    });
    std::vector<ConflictingEvent> clashes;
    std::vector<Event> added;
    const auto held = by_id(into);
    for (const auto& event : other.events) {
        const auto found = held.find(event.id());
        if (found == held.end())
            added.push_back(event);
        else if (!(*found->second == event))
            clashes.push_back({event.id(), std::string{kind_of(event)}, Clash::differs});
    }
    if (!clashes.empty() || !fields.empty())
        throw Conflict{masked(into.id()) + " and " + masked(other.id()) +
                           " contradict each other. Settle which details are right and save them, and give events "
                           "that are not the same references that are not the same",
                       std::move(clashes), std::move(fields)};
    into.events.insert(into.events.end(), added.begin(), added.end());
    return into;
}

} // namespace mosovo::store
