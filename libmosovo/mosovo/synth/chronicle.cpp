#include <mosovo/synth/chronicle.hpp>

#include <algorithm>
#include <cassert>
#include <stdexcept>
#include <string>

namespace mosovo::synth {

using namespace std::chrono_literals;

Chronicle::Chronicle(Day as_of, StaffId by, std::size_t expected) : as_of_{as_of}, by_{std::move(by)} {
    events_.reserve(expected);
}

EventId Chronicle::add(EventBody body, const LocalTime& recorded, const StaffId& by) {
    const auto number = ++numbered_[body.index()];
    const auto word = std::visit([](const auto& kind) { return std::decay_t<decltype(kind)>::kind_word; }, body);
    auto id = EventId::from_checked(std::string{word} + "-" + std::to_string(number));
    events_.push_back({{id, std::min(recorded, at_time(as_of_, 23h + 30min)), by, {}, {}}, std::move(body)});
    return id;
}

EventId Chronicle::supersede(const EventId& wrong, EventBody body, const LocalTime& recorded) {
    auto id = add(std::move(body), std::max(recorded, *at(wrong).head.recorded));
    events_.back().head.supersedes = wrong;
    return id;
}

void Chronicle::strike(const EventId& wrong, const LocalTime& recorded, Note why) {
    add(std::move(why), std::max(recorded, *at(wrong).head.recorded));
    events_.back().head.strikes = wrong;
}

const Event& Chronicle::at(const EventId& id) const {
    const auto found =
        std::find_if(events_.begin(), events_.end(), [&](const Event& event) { return event.head.id == id; });
    if (found == events_.end()) throw std::logic_error{"synth: no such event was entered"};
    return *found;
}

std::vector<Event> Chronicle::finish() && {
    std::stable_sort(events_.begin(), events_.end(),
                     [](const Event& a, const Event& b) { return *a.head.recorded < *b.head.recorded; });
    return std::move(events_);
}

LocalTime at_time(Day day, std::chrono::minutes since_midnight) {
    const auto read = LocalTime::at(day, since_midnight);
    assert(read);
    return *read;
}

LocalTime counter_time(Day day, Stream& stream) { return at_time(day, 9h + 5min * stream.between(0, 92)); }

LocalTime entered_after(const LocalTime& happened, date::days most, Stream& stream) {
    const auto wait = date::days{stream.between(0, static_cast<int>(most.count()))};
    const auto minutes = std::chrono::minutes{stream.between(10, 90)};
    if (wait.count() == 0) return LocalTime::from(happened.instant() + minutes);
    return at_time(happened.day() + wait, 8h + std::chrono::minutes{stream.between(0, 540)});
}

LocalTime entered_on(Day day, Stream& stream) {
    return at_time(day + date::days{stream.between(0, 3)}, 8h + std::chrono::minutes{stream.between(0, 590)});
}

} // namespace mosovo::synth
