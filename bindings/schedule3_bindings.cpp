#include "bindings.hpp"
#include "columns.hpp"

#include <mosovo/law/schedule3.hpp>

namespace mosovo::bindings {

using namespace pybind11::literals;

void bind_schedule3(py::module_& law) {
    bind_described<law::DerivedListing>(
        law, "DerivedListing",
        "What Schedule 3 makes of one disposal: `listed` (yes, no, unknown), whether that "
        "hangs on the sentence and the condition is met, the paragraph, the facts missing "
        "and why.");
    bind_described<law::ListingOf>(law, "ListingOf", "A disposal's id and what Schedule 3 makes of it.");
    law.def("schedule3_columns", [] { return columns(rules::schedule3_rows()); });
    law.def(
        "listings",
        [](const SharedRecord& record, const py::object& known_at) {
            std::optional<LocalTime> at;
            if (!known_at.is_none()) at = from_python_time(known_at);
            py::list all;
            for (const auto& listing : law::derive_listings(*record, at))
                all.append(py::cast(listing));
            return all;
        },
        "record"_a.none(false), "known_at"_a = py::none(),
        "The listing of every disposal in effect that names an offence code, derived from code, ages and sentence.\n\n"
        "known_at  only events recorded by then: a datetime, or ISO text; None: all\n"
        "What is recorded in `offence.schedule3` plays no part. Unknown facts answer unknown and are named in "
        "`missing`.\n"
        "Source: Sexual Offences Act 2003 Schedule 3 (England and Wales), ss.131-133.");
}

} // namespace mosovo::bindings
