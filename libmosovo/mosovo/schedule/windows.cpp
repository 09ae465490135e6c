#include <mosovo/schedule/windows.hpp>

#include <mosovo/schedule/prices.hpp>

#include <algorithm>

namespace mosovo::schedule {
namespace {

constexpr Ticks cell = 15 * 60; // of a station's day: room is counted in quarters of an hour

class Maker {
public:
    Maker(const Given& given, Mapped& mapped, std::size_t v)
        : given_{given}, mapped_{mapped}, visit_{mapped.visits[v]}, first_{given.asks[visit_.members.front().ask]},
          team_{given.roster.find(first_.team)} {}

    std::vector<engine::Window> make(const Planned* told) {
        for (const auto& day : visit_.days)
            for (const auto& span : day.spans)
                add(day.day, span);
        if (told != nullptr && given_.wanted.keep == Keep::as_told) keep(*told);
        return std::move(windows_);
    }

private:
    [[nodiscard]] std::int64_t price_on(Day day) const {
        std::int64_t price = 0;
        for (const auto& member : visit_.members)
            price += risk_when_planned(given_.asks[member.ask], day) * price_of_risk;
        if (visit_.target && first_.due >= given_.days.from)
            price += price_of_days_away((day - visit_.target->day).count(), given_.wanted.objective);
        return price;
    }

    void add(Day day, const Span& span) {
        const auto price = price_on(day);
        if (team_->counters && first_.purpose == Purpose::station_attendance) return add_on_grid(span, price);
        if (!visit_.target) return add(span, price);
        const auto drawn = given_.clock.at(day, visit_.target->start);
        for (const auto& step : time_steps) {
            const auto away = static_cast<Ticks>(step.within * 60);
            const Span near{std::max(span.low, drawn - away), std::min(span.high, drawn + away)};
            if (near.high < near.low) continue;
            add(near, price + price_of_minutes_away(step.within, given_.wanted.objective));
            if (near == span) return; // what is wider is no different
        }
    }

    void add(const Span& span, std::int64_t price, std::vector<engine::Index> slots = {}) {
        windows_.push_back({span.low, span.high, price, std::move(slots)});
    }

    void add_on_grid(const Span& span, std::int64_t price) {
        for (auto start = span.low; start <= span.high; start += cell) {
            std::vector<engine::Index> slots;
            for (auto at = start / cell; at <= (start + visit_.length - 1) / cell; ++at)
                slots.push_back(slot_of(at));
            add({start, start}, price, std::move(slots));
        }
    }

    engine::Index slot_of(Ticks at) {
        auto& room = mapped_.problem.slot_room;
        const auto [found, added] =
            mapped_.counters.emplace(std::pair{first_.team, at}, static_cast<engine::Index>(room.size()));
        if (added)
            room.push_back(static_cast<engine::Index>(std::min<std::int64_t>(team_->counters->value(), 1'000'000)));
        return found->second;
    }

    /// Everything else costs the change; the time that people were told does not.
    void keep(const Planned& told) {
        const auto start = given_.clock.at(told.day, told.start);
        std::optional<engine::Window> same;
        for (const auto& window : windows_)
            if (window.from <= start && start <= window.to && (!same || window.cost < same->cost)) same = window;
        for (auto& window : windows_)
            window.cost += given_.wanted.objective.change.value() * 60;
        if (!same) return;
        same->from = same->to = start;
        windows_.push_back(std::move(*same));
    }

    const Given& given_;
    Mapped& mapped_;
    const MappedVisit& visit_;
    const Ask& first_;
    const Team* team_;
    std::vector<engine::Window> windows_;
};

} // namespace

std::vector<engine::Window> windows_of(const Given& given, Mapped& mapped, std::size_t visit, const Planned* told) {
    return Maker{given, mapped, visit}.make(told);
}

} // namespace mosovo::schedule
