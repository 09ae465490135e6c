#pragma once

#include <mosovo/base/describe.hpp>

namespace mosovo {

struct OffenderTag {
    static constexpr auto name = "Offender";
};
struct EventTag {
    static constexpr auto name = "Event";
};
struct PremisesTag {
    static constexpr auto name = "Premises";
};
struct StaffTag {
    static constexpr auto name = "Staff";
};
struct ForceTag {
    static constexpr auto name = "Force";
};
struct StationTag {
    static constexpr auto name = "Station";
};

using OffenderId = Id<OffenderTag>; ///< the force's own reference for one offender's record
using EventId = Id<EventTag>;       ///< unique in one record
using PremisesId = Id<PremisesTag>; ///< one place, not one stay there
using StaffId = Id<StaffTag>;       ///< an id in the force's roster
using ForceId = Id<ForceTag>;
using StationId = Id<StationTag>;

} // namespace mosovo
