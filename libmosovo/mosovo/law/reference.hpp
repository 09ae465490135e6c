#pragma once

#include <mosovo/record/timeline.hpp>

#include <string>
#include <string_view>

namespace mosovo::law {

/// The event in effect that a reference means, when it is of that kind.
template <class Kind> [[nodiscard]] const Kind* referred(const Timeline& timeline, const std::optional<EventId>& id) {
    if (!id) return nullptr;
    const auto* event = timeline.resolve(*id);
    return event ? event->as<Kind>() : nullptr;
}

/// Whether `id` means `event`, itself or through a correction.
[[nodiscard]] inline bool means(const Timeline& timeline, const EventId& id, const Event& event) {
    if (id == event.id()) return true;
    return timeline.resolve(id) == &event;
}

/// "events[3].sentence.term": where a missing fact belongs.
[[nodiscard]] inline std::string path_in(const Timeline& timeline, const Event& event, std::string_view field) {
    return "events[" + std::to_string(timeline.index_of(event)) + "]." + std::string{field};
}

} // namespace mosovo::law
