#include <mosovo/synth/staffing.hpp>

#include <mosovo/synth/figures.hpp>

#include <algorithm>
#include <string>

namespace mosovo::synth {

Staffing::Staffing(const Asked& asked)
    : offenders_{static_cast<std::size_t>(asked.offenders.value())}, caseload_{static_cast<std::size_t>(
                                                                         figures().caseload)},
      team_{static_cast<std::size_t>(figures().team)}, counted_{asked.officers.has_value()} {
    const auto needed = (offenders_ + caseload_ - 1) / caseload_;
    officers_ = counted_ ? static_cast<std::size_t>(asked.officers->value())
                         : std::max<std::size_t>(2, needed + needed % 2); // in pairs
}

std::size_t Staffing::team_of(std::size_t officer) const {
    // A last officer left over joins the team before: nobody works alone.
    const auto team = officer / team_;
    const auto alone = officers_ % team_ == 1 && officer + 1 == officers_ && team > 0;
    return alone ? team - 1 : team;
}

std::size_t Staffing::officer_of(Index index) const {
    if (counted_) return index.value * officers_ / std::max<std::size_t>(offenders_, 1);
    return index.value / caseload_;
}

std::size_t Staffing::deputy_of(std::size_t officer) const {
    const auto partner = officer ^ 1U;
    return partner < officers_ ? partner : officer - 1;
}

std::size_t Staffing::supervisor_of(std::size_t officer) const {
    const auto first = team_of(officer) * team_;
    return officer == first ? first + 1 : first;
}

std::string officer_id(std::size_t officer) {
    auto digits = std::to_string(officer + 1);
    return "OM-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

} // namespace mosovo::synth
