#pragma once

#include <mosovo/synth/caseload.hpp>

namespace mosovo::synth {

/// Who manages whom: a rule of counting, so that each record can be made alone.
class Staffing {
public:
    explicit Staffing(const Asked& asked);

    [[nodiscard]] std::size_t officers() const noexcept { return officers_; }
    [[nodiscard]] std::size_t teams() const noexcept { return team_of(officers_ - 1) + 1; }
    [[nodiscard]] std::size_t team_of(std::size_t officer) const;
    /// The officer of the offender at `index`.
    [[nodiscard]] std::size_t officer_of(Index index) const;
    /// Each works in a pair and stands in for the other.
    [[nodiscard]] std::size_t deputy_of(std::size_t officer) const;
    /// Who supervises: the first of the team, for whose own cases the second does.
    [[nodiscard]] std::size_t supervisor_of(std::size_t officer) const;

private:
    std::size_t offenders_;
    std::size_t officers_;
    std::size_t caseload_;
    std::size_t team_;
    bool counted_; ///< the caller said how many officers there are
};

[[nodiscard]] std::string officer_id(std::size_t officer); ///< "OM-001"

} // namespace mosovo::synth
