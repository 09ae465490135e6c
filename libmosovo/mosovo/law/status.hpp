#pragma once

#include "context.hpp"

namespace mosovo::law {

/// The period that governs on the day looked from, by its run.
struct Governing {
    std::optional<Day> starts; ///< nothing: there is no period before any
    End last_day;
    bool indefinite = false;
    FewOf<const Entry*> from;
};

/// What a record comes to on the day looked from (record format §5, Periods).
struct Standing {
    Status status{};
    Governing period;
};

[[nodiscard]] Standing standing_of(const Context& context);

/// Paths of the facts that decide an unknown status, sorted.
[[nodiscard]] std::vector<std::string> deciding_facts(const Context& context);

} // namespace mosovo::law
