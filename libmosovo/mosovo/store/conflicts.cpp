#include <mosovo/store/conflicts.hpp>

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

} // namespace

std::vector<std::string> differing_fields(const Offender& a, const Offender& b) {
    std::vector<std::string> names;
    for_each_field<Offender>([&](std::string_view name, auto pointer) {
        if (!(a.*pointer == b.*pointer)) names.emplace_back(name);
    });
    return names;
}

std::vector<std::size_t> new_events(const Record& stored, const Record& given) {
    std::unordered_map<EventId, const Event*> by_id;
    for (const auto& event : given.events)
        by_id.emplace(event.id(), &event);
    std::vector<ConflictingEvent> clashes;
    for (const auto& event : stored.events) {
        const auto found = by_id.find(event.id());
        if (found == by_id.end())
            clashes.push_back({event.id(), std::string{kind_of(event)}, Clash::not_in_yours});
        else if (!(*found->second == event))
            clashes.push_back({event.id(), std::string{kind_of(event)}, Clash::differs});
        if (found != by_id.end()) found->second = nullptr; // stored already
    }
    if (!clashes.empty()) {
        const auto text = sentence(clashes.front(), given.id(), clashes.size() - 1);
        throw Conflict{text, std::move(clashes), {}};
    }
    std::vector<std::size_t> added;
    for (std::size_t i = 0; i < given.events.size(); ++i)
        if (by_id.find(given.events[i].id())->second != nullptr) added.push_back(i);
    return added;
}

} // namespace mosovo::store
