#include <mosovo/record/check_identifiers.hpp>

namespace mosovo {

Problems check_identifiers(const Record& record, YearNow now) {
    Problems problems;
    const auto report = [&](std::string path, const Fault& fault) {
        problems.push_back({fault.code, std::move(path), {}, {}, {}, fault.message});
    };
    const auto& identifiers = record.offender.identifiers;
    for (std::size_t i = 0; i < identifiers.size(); ++i) {
        const auto& [type, value, source] = identifiers[i];
        if (!type || !value) continue; // not known is not wrong
        if (const auto checked = read_identifier(*type, *value, now); !checked)
            report("offender.identifiers[" + std::to_string(i) + "].value", checked.fault());
    }
    for (std::size_t i = 0; i < record.events.size(); ++i) {
        const auto* address = record.events[i].as<Address>();
        if (!address || !address->postcode) continue;
        if (const auto checked = read_postcode(*address->postcode); !checked)
            report("events[" + std::to_string(i) + "].postcode", checked.fault());
    }
    return problems;
}

} // namespace mosovo
