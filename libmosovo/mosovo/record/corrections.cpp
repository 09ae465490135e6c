#include <mosovo/record/corrections.hpp>

#include <algorithm>

namespace mosovo {

Corrections::Corrections(const Record& record) {
    const auto& events = record.events;
    by_id_.reserve(events.size());
    for (std::size_t i = 0; i < events.size(); ++i)
        if (events[i].head.id) by_id_.emplace_back(events[i].head.id->reveal(), i);
    std::sort(by_id_.begin(), by_id_.end());
    supersedes_.reserve(events.size());
    strikes_.reserve(events.size());
    for (const auto& event : events) {
        supersedes_.push_back(find(event.head.supersedes));
        strikes_.push_back(find(event.head.strikes));
        any_ = any_ || event.head.supersedes || event.head.strikes;
    }
}

std::size_t Corrections::find(const std::optional<EventId>& id) const {
    if (!id) return none;
    const auto wanted = std::string_view{id->reveal()};
    const auto at = std::lower_bound(by_id_.begin(), by_id_.end(), wanted,
                                     [](const auto& entry, std::string_view text) { return entry.first < text; });
    return at != by_id_.end() && at->first == wanted ? at->second : none;
}

bool Corrections::leads_to(std::size_t from, std::size_t to) const {
    std::vector<bool> seen(supersedes_.size(), false);
    std::vector<std::size_t> open{from};
    while (!open.empty()) {
        const auto at = open.back();
        open.pop_back();
        for (const auto next : {supersedes_[at], strikes_[at]}) {
            if (next == none) continue;
            if (next == to) return true;
            if (!seen[next]) open.push_back(next);
            seen[next] = true;
        }
    }
    return false;
}

bool Corrections::descends_from(std::size_t at, std::size_t ancestor) const {
    // A ring is refused elsewhere; here it must only end.
    for (std::size_t steps = 0; at != none && steps <= supersedes_.size(); ++steps) {
        if (at == ancestor) return true;
        at = supersedes_[at];
    }
    return false;
}

} // namespace mosovo
