#include <mosovo/assessment/osp.hpp>

#include "osp_explain.hpp"
#include "osp_faults.hpp"

namespace mosovo::assessment {

namespace {

using namespace core;

/// What both tools show in the same way.
OspResult shown(const Verdict& verdict, OspProfile profile, const std::string& tool, const std::string& version) {
    OspResult result;
    result.tool = tool;
    result.version = version;
    result.profile = profile;
    result.status = verdict.status;
    result.problems = problems_of(verdict.faults);
    if (verdict.status == OspStatus::error) return result;
    result.band = verdict.band;
    // The double nearest to the decimal, which prints as the decimal.
    result.percentage = static_cast<double>(verdict.hundredths) / 100.0;
    return result;
}

} // namespace

OspResult osp_dc(const OspInputs& inputs, OspProfile profile, OspInputSet unreadable) {
    const auto& definition = direct_contact_definition();
    const auto how = readings_of(profile);
    const auto row = row_of(inputs, unreadable);
    const auto judge = [&](const OspReadings& readings) {
        auto judged = row; // judging may change it
        return judge_direct_contact(judged, direct_contact_tables(), readings);
    };
    const auto verdict = judge(how);
    auto result = shown(verdict, profile, definition.tool, definition.version);
    if (verdict.status == OspStatus::scored) {
        result.points = *Points::from(verdict.points);
        result.band_before_reduction = verdict.before;
        if (verdict.reduced.known()) result.reduced = verdict.reduced.is(true);
        result.items = direct_contact_items(row, verdict);
    }
    result.because = direct_contact_reasons(row, verdict);
    add_deciding_readings(result.because, verdict, how, judge);
    return result;
}

OspResult osp_iic(const OspInputs& inputs, OspProfile profile, OspInputSet unreadable) {
    const auto& definition = indirect_contact_definition();
    const auto how = readings_of(profile);
    const auto row = row_of(inputs, unreadable);
    const auto judge = [&](const OspReadings& readings) {
        auto judged = row;
        return judge_indirect_contact(judged, indirect_contact_tables(), readings);
    };
    const auto verdict = judge(how);
    auto result = shown(verdict, profile, definition.tool, definition.version);
    if (verdict.status == OspStatus::scored) result.items = indirect_contact_items(row, verdict);
    result.because = indirect_contact_reasons(row, verdict);
    add_deciding_readings(result.because, verdict, how, judge);
    return result;
}

} // namespace mosovo::assessment
