#include "bindings.hpp"
#include "values.hpp"

#include <mosovo/calendar/bank_holidays.hpp>
#include <mosovo/calendar/period.hpp>

namespace mosovo::bindings {

using namespace pybind11::literals;

namespace {
template <Words E> E word_or_error(const std::string& text, const char* argument) {
    if (const auto found = from_word<E>(text)) return *found;
    throw py::value_error(std::string{argument} + " is one of " + list_words<E>());
}
} // namespace

py::object to_python_time(const LocalTime& time) {
    // Handles that are never given back: a static object would be, after Python has gone.
    static const py::handle zone = py::module_::import("zoneinfo").attr("ZoneInfo")("Europe/London").release();
    static const py::handle utc = py::object{py::module_::import("datetime").attr("timezone").attr("utc")}.release();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time.instant().time_since_epoch()).count();
    return py::module_::import("datetime")
        .attr("datetime")
        .attr("fromtimestamp")(seconds, utc)
        .attr("astimezone")(zone);
}

LocalTime from_python_time(const py::handle& value) {
    std::string text;
    if (py::isinstance<py::str>(value)) {
        text = value.cast<std::string>();
    } else if (py::isinstance(value, py::module_::import("datetime").attr("datetime"))) {
        if (!value.attr("tzinfo").is_none()) {
            const auto seconds = value.attr("timestamp")().cast<double>();
            return LocalTime::from(Instant{std::chrono::minutes{static_cast<std::int64_t>(std::floor(seconds / 60))}});
        }
        text = value.attr("isoformat")("timespec"_a = "minutes").cast<std::string>();
    } else {
        throw py::type_error("a time is a datetime, or text such as 2026-06-11T10:20");
    }
    const auto read = LocalTime::read(text);
    if (!read) throw py::value_error(read.fault().message);
    return *read;
}

void bind_calendar(py::module_& m) {
    auto c = m.def_submodule("calendar", "Days and periods as the law counts them.");
    c.def(
        "add_months",
        [](Day start, int months, const std::string& otherwise) {
            return add_months(start, date::months{months}, word_or_error<NoSuchDay>(otherwise, "otherwise"));
        },
        "start"_a, "months"_a, py::kw_only(), "otherwise"_a,
        "The same day-number, `months` on; `otherwise` is last_of_month, first_of_next or refuse.\n\n"
        "Raises ValueError where there is none and `otherwise` is refuse.\nSource: Dodds v Walker [1981] 1 WLR 1027.");
    c.def(
        "last_day",
        [](Day trigger, std::optional<int> days, std::optional<int> months, const std::string& opens) {
            const auto how = word_or_error<Opens>(opens, "opens");
            if (days.has_value() == months.has_value()) throw py::value_error("give days or months");
            if (days) return *last_day(trigger, date::days{*days}, how);
            return last_day(trigger, date::months{*months}, how);
        },
        "trigger"_a, py::kw_only(), "days"_a = py::none(), "months"_a = py::none(), "opens"_a,
        "Last day in time, itself included. `opens` is beginning_with or after.\n\n"
        "Raises ValueError below one day or month.\nSource: notification-law counting rules; Zoan v Rouamba.");
    c.def(
        "is_bank_holiday",
        [](Day day, const std::string& nation) {
            return is_bank_holiday(day, word_or_error<Jurisdiction>(nation, "nation"));
        },
        "day"_a, "nation"_a = "england_wales",
        "Whether it is a bank holiday there. Raises HolidaysNotHeldError outside 2015 to 2028.\nSource: "
        "gov.uk/bank-holidays.");
}

} // namespace mosovo::bindings
