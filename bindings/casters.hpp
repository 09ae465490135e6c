#pragma once

#include <mosovo/calendar/local_time.hpp>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

/// Dates cross the border as dates. (pybind11's own chrono header would take a `Day` for a local date-time:
/// it is never included.)
namespace pybind11::detail {

/// datetime.date <-> Day. A datetime is refused: dropping its hour, or guessing its zone, could move a deadline.
template <> struct type_caster<mosovo::Day> {
    PYBIND11_TYPE_CASTER(mosovo::Day, const_name("datetime.date"));

    bool load(handle src, bool) {
        if (!src) return false;
        const auto datetime = module_::import("datetime");
        if (!isinstance(src, datetime.attr("date")) || isinstance(src, datetime.attr("datetime"))) return false;
        value = mosovo::make_day(src.attr("year").cast<int>(), src.attr("month").cast<unsigned>(),
                                 src.attr("day").cast<unsigned>());
        return true;
    }

    static handle cast(mosovo::Day day, return_value_policy, handle) {
        const date::year_month_day ymd{day};
        return module_::import("datetime")
            .attr("date")(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                          static_cast<unsigned>(ymd.day()))
            .release();
    }
};

} // namespace pybind11::detail
