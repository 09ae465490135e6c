#pragma once

#include <mosovo/assessment/osp_inputs.hpp>
#include <mosovo/assessment/osp_result.hpp>

#include <cstdint>
#include <string>
#include <vector>

/// OSP/DC (direct contact, now also DC-SRP) and OSP/IIC (images and indirect contact, now also IIC-SRP).
///
/// Both are for men; a woman, or a man without a sexual offence, is "not applicable", which is never "low". Nothing
/// that is missing is assumed: it is asked for, with everything else that is wrong. docs/assessment/osp.md says which
/// sources the rules have, and where those differ.
namespace mosovo::assessment {

/// Scores one man, with the points of each item and the reasons.
///
/// \param unreadable  inputs that were given and could not be read: each is an INVALID_INPUT
/// \return never throws for what the inputs hold: status `error` and all faults at once
/// \par Source  osp.md §§2 to 6
[[nodiscard]] OspResult osp_dc(const OspInputs& inputs, OspProfile profile = OspProfile::recommended,
                               OspInputSet unreadable = 0);
/// The same for OSP/IIC, which looks at gender, history and counts only. \par Source  osp.md §§2, 6, 7
[[nodiscard]] OspResult osp_iic(const OspInputs& inputs, OspProfile profile = OspProfile::recommended,
                                OspInputSet unreadable = 0);

struct HundredthsTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 10'000;
};
/// Hundredths of a per cent: 336 is 3.36 %.
using Hundredths = Number<HundredthsTag>;

/// Everything wrong with one row, packed; nothing wrong is 0. `osp_problems` spells it out.
enum class OspFaultSet : std::uint64_t { none = 0 };

/// Scores of many, one column each; a cell that is not known has no such value.
struct OspScores {
    std::vector<OspStatus> status;
    std::vector<Cell<OspBand>> band;
    std::vector<Cell<OspBand>> band_before_reduction;
    std::vector<Cell<Points>> points;
    std::vector<Cell<Hundredths>> percentage;
    std::vector<Cell<bool>> reduced;
    std::vector<OspFaultSet> faults;
};

/// Scores many from columns by the same rules as one; allocates nothing for a row.
///
/// \param unreadable  for each row, inputs that could not be read; empty: none
/// \param into        overwritten; keep it to save the memory for the next batch
/// \throws std::invalid_argument where columns differ in length
void osp_dc(const OspColumns& columns, OspProfile profile, std::span<const OspInputSet> unreadable, OspScores& into);
void osp_iic(const OspColumns& columns, OspProfile profile, std::span<const OspInputSet> unreadable, OspScores& into);

/// The faults of one row, in the order of the checks.
[[nodiscard]] std::vector<OspProblem> osp_problems(OspFaultSet faults);

} // namespace mosovo::assessment
