#pragma once

#include "context.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace mosovo::law {

/// What fulfilled a duty, and when.
struct Done {
    EventAt event;
    Day day;
    std::optional<LocalTime> at;            ///< for duties whose limit is an instant
    const NotificationFact* told = nullptr; ///< where a notification did it
};

[[nodiscard]] inline Done done_by(const Told& told) { return {told.event, told.body.day, told.body.given, &told.body}; }

/// Whether the law excuses a duty that is listed all the same.
enum class Required : std::uint8_t { yes, no };

/// A duty, right or clock as one provision made it; `settle` gives it its state.
struct Found {
    ObligationRow obligation;
    const Run* run = nullptr; ///< the run on which it hangs; null: on none (a travel order)
    std::optional<Done> done;
    Required required = Required::yes;
};

[[nodiscard]] Found new_duty(Duty duty, EventAt arises_from, OnWhom on_whom, const Run* run);

/// Whether the act came after the last day or instant.
[[nodiscard]] bool is_late(const ObligationRow& obligation, const Done& done);

/// Gives the duty its state on `as_of` and hands it over (record format §4, §5 View and Duties).
void settle(const Context& context, const Found& found, Because& because, Handed& into);

/// Says which days away were left out, where they moved the last day (s.83(6), s.84(5)).
void tell_left_out(const Context& context, Day trigger, std::optional<Day> plain, std::optional<Day> last,
                   Because& because);

/// "Within three days of his return": sets the last day, and the safe day that the other reading gives (decision 0013).
void set_days_of_return(const Context& context, const LawRule& rule, date::days length, Day returned, Found& found,
                        Because& because);

/// The first notification, in order of instant, that fits; only within the run on which the duty hangs.
template <class Fits>
[[nodiscard]] std::optional<Done> first_told(const Context& context, const Run* run, Fits&& fits) {
    for (const auto& told : context.told) {
        if (run && !run->holds(told.body.day)) continue;
        if (fits(told)) return done_by(told);
    }
    return {};
}

} // namespace mosovo::law
