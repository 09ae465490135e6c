#include "bindings.hpp"
#include "values.hpp"

#include <mosovo/synth/caseload.hpp>

namespace mosovo::bindings {

using namespace pybind11::literals;

namespace {
template <class T> T or_value_error(const Read<T>& read, const char* argument) {
    if (read) return *read;
    throw py::value_error(std::string{argument} + ": " + read.fault().message);
}
} // namespace

void bind_synth(py::module_& m) {
    auto s = m.def_submodule("synth", "Reproducible made-up caseloads. Nobody in them exists.");
    s.def(
        "caseload",
        [](std::int64_t offenders, std::uint64_t seed, Day as_of, std::optional<std::int64_t> officers) {
            synth::Asked asked{.offenders = or_value_error(synth::OffenderCount::from(offenders), "offenders"),
                               .seed = synth::Seed{seed},
                               .as_of = as_of};
            if (officers) asked.officers = or_value_error(synth::OfficerCount::from(*officers), "officers");
            std::vector<SharedRecord> records;
            schedule::Roster roster;
            {
                const py::gil_scoped_release released;
                auto made = synth::caseload(asked);
                for (auto& record : made.records)
                    records.push_back(std::make_shared<Record>(std::move(record)));
                roster = std::move(made.roster);
            }
            return py::make_tuple(records, roster);
        },
        "offenders"_a, "seed"_a, "as_of"_a, "officers"_a);
}

} // namespace mosovo::bindings
