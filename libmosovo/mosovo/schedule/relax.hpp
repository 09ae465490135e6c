// Not installed: for our own sources.
#pragma once

#include <mosovo/schedule/crews.hpp>
#include <mosovo/schedule/free_time.hpp>
#include <mosovo/schedule/mapping.hpp>

#include <optional>
#include <vector>

namespace mosovo::schedule {

/// What would have to give for visits that got no place: everything else stays where it is.
class Relaxer {
public:
    Relaxer(const Given& given, const Mapped& mapped, const std::vector<engine::Place>& places, WorkingDays& working);

    /// Why even an empty plan holds no place for it; nothing where one does.
    [[nodiscard]] std::optional<Unplanned> impossible(std::size_t visit) const;
    /// The smallest change that would place it; nothing where none of those we know would.
    [[nodiscard]] std::optional<Relaxation> relax(std::size_t visit) const;

private:
    [[nodiscard]] bool day_is_open(std::size_t visit, Day day) const;
    [[nodiscard]] std::optional<Relaxation> with_officers(std::size_t visit, int officers) const;
    [[nodiscard]] std::optional<Relaxation> with_start(std::size_t visit, Ticks most_away) const;
    [[nodiscard]] Relaxation at(Relaxing what, Ticks start) const;

    const Given& given_;
    const Mapped& mapped_;
    const std::vector<engine::Place>& places_;
    WorkingDays& working_;
    ShiftsByDay shifts_;
    FreeTime left_;
};

} // namespace mosovo::schedule
