#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/synth/stream.hpp>

#include <array>
#include <string_view>

namespace mosovo::synth {

/// Writes one record's events: numbers them by kind and dates their entry. Nothing is entered
/// before it happened nor after `as_of`.
class Chronicle {
public:
    Chronicle(Day as_of, StaffId by, std::size_t expected);

    /// Enters an event at `recorded`, or late on `as_of` where that lies beyond it. Returns its id.
    EventId add(EventBody body, const LocalTime& recorded) { return add(std::move(body), recorded, by_); }
    EventId add(EventBody body, const LocalTime& recorded, const StaffId& by);
    /// Enters `body` in place of the event `wrong`; later mentions of `wrong` mean it.
    EventId supersede(const EventId& wrong, EventBody body, const LocalTime& recorded);
    void strike(const EventId& wrong, const LocalTime& recorded, Note why);

    /// The event as it was entered. The chronicle must not grow while it is looked at.
    [[nodiscard]] const Event& at(const EventId& id) const;
    [[nodiscard]] const std::vector<Event>& events() const noexcept { return events_; }
    /// Whoever enters events from now on.
    void entered_by(StaffId by) { by_ = std::move(by); }
    /// All events in the order in which they were entered.
    [[nodiscard]] std::vector<Event> finish() &&;

private:
    Day as_of_;
    StaffId by_;
    std::vector<Event> events_;
    std::array<int, std::variant_size_v<EventBody>> numbered_{};
};

/// A minute of that day; hours in which the clocks never change.
[[nodiscard]] LocalTime at_time(Day day, std::chrono::minutes since_midnight);
/// A minute when the front counter is open: 9:00 to 16:40.
[[nodiscard]] LocalTime counter_time(Day day, Stream& stream);
/// Some time later: up to `most` days, during office hours.
[[nodiscard]] LocalTime entered_after(const LocalTime& happened, date::days most, Stream& stream);
/// Entered during the office hours of that day, or of one of the next three.
[[nodiscard]] LocalTime entered_on(Day day, Stream& stream);

} // namespace mosovo::synth
