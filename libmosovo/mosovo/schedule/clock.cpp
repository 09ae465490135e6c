#include <mosovo/schedule/clock.hpp>

namespace mosovo::schedule {

using std::chrono::minutes;

Clock::Clock(Day first) : origin_{LocalTime::first_at(first - date::days{3}, minutes{0}).instant()} {}

Ticks Clock::at(Day day, TimeOfDay time) const {
    const auto midnights = std::chrono::floor<date::days>(time);
    const auto local = LocalTime::first_at(day + midnights, time - midnights);
    return static_cast<Ticks>(std::chrono::seconds{local.instant() - origin_}.count());
}

std::pair<Day, TimeOfDay> Clock::wall(Ticks at) const {
    const auto local = LocalTime::from(origin_ + std::chrono::floor<minutes>(std::chrono::seconds{at}));
    return {local.day(), local.since_midnight()};
}

std::vector<Span> Clock::spans(Day day, TimeOfDay low, TimeOfDay high) const {
    const Span whole{at(day, low), at(day, high)};
    if (high < low) return {};
    if (whole.high - whole.low == std::chrono::seconds{high - low}.count() && wall(whole.low).second == low)
        return {whole};
    std::vector<Span> parts;
    for (auto minute = low; minute <= high; minute += minutes{1}) {
        const auto moment = at(day, minute);
        if (wall(moment) != std::pair{day, minute}) continue; // skipped in spring
        if (!parts.empty() && parts.back().high + 60 == moment)
            parts.back().high = moment;
        else
            parts.push_back({moment, moment});
    }
    return parts;
}

} // namespace mosovo::schedule
