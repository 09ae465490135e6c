#pragma once

#include "values.hpp"

#include <mosovo/law/evaluate.hpp>

#include <map>
#include <optional>
#include <string>

/// From where a record is looked at, as Python callers say it.
namespace mosovo::bindings {

/// Named readings as {"clear_days": "one_end_excluded"}; those not named keep their default.
/// \throws py::value_error naming the readings or words there are
[[nodiscard]] inline law::Readings readings_of(const std::optional<std::map<std::string, std::string>>& chosen) {
    law::Readings readings;
    if (!chosen) return readings;
    for (const auto& [name, choice] : *chosen) {
        bool known = false;
        for_each_field<law::Readings>([&, &reading = name, &wanted = choice](std::string_view field, auto pointer) {
            if (field != reading) return;
            known = true;
            using Reading = std::decay_t<decltype(readings.*pointer)>;
            const auto value = from_word<Reading>(wanted);
            if (!value) throw py::value_error("readings: " + reading + " is one of " + list_words<Reading>());
            readings.*pointer = *value;
        });
        if (!known) throw py::value_error("readings: there is no reading called " + name);
    }
    return readings;
}

/// \param known_at  a datetime, ISO text, or None
[[nodiscard]] inline law::View view_from(Day as_of, const py::object& known_at,
                                         const std::optional<std::map<std::string, std::string>>& readings,
                                         law::Reasons reasons) {
    law::View view{.as_of = as_of, .known_at = {}, .readings = readings_of(readings), .reasons = reasons};
    if (!known_at.is_none()) view.known_at = from_python_time(known_at);
    return view;
}

} // namespace mosovo::bindings
