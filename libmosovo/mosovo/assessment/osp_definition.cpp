#include <mosovo/assessment/osp_definition.hpp>

#include "osp_data.hpp"

namespace mosovo::assessment {

namespace {

void check_direct(const DirectContactDefinition& read, Check& check) {
    check.provenance(read.dates.from, "dates.from");
    check.provenance(read.inputs.from, "inputs.from");
    check.provenance(read.limits.from, "limits.from");
    check.provenance(read.points.from, "points.from");
    check.provenance(read.bands.from, "bands.from");
    check.provenance(read.probability.from, "probability.from");
    check.provenance(read.reduction.from, "reduction.from");

    const auto all = osp_input_names(static_cast<OspInputSet>(~0U));
    check.hold(std::ranges::equal(read.inputs.questions, all, {}, &OspQuestion::input), "inputs.questions",
               "every input has its question, in the order of the inputs");
    // Images are the last name, and score nothing in this tool.
    const auto scored = words_of<OspItemName>.size() - 1;
    check.hold(read.points.items.size() == scored, "points.items", "every item has its table");
    for (std::size_t i = 0; i < read.points.items.size(); ++i) {
        const auto& table = read.points.items[i];
        const auto path = "points.items[" + std::to_string(i) + "]";
        check.hold(table.item == static_cast<OspItemName>(i), path + ".item", "tables stand in the order of the items");
        check.rising_from_nothing(table.steps, path + ".steps");
        check.hold(std::ranges::all_of(table.steps, [](const auto& step) { return step.points.value() >= 0; }),
                   path + ".steps", "points are 0 or more");
    }
    check.rising_from_nothing(read.bands.steps, "bands.steps");
    check.hold(std::ranges::is_sorted(read.bands.steps, {}, &OspBandStep::band) && !read.bands.steps.empty() &&
                   read.bands.steps.front().band == OspBand::low &&
                   read.bands.steps.back().band == OspBand::very_high && read.bands.steps.size() == 4,
               "bands.steps", "the bands are low, medium, high and very_high");
    check.hold(read.limits.least_sanctions <= read.limits.most_sanctions, "limits", "the least is above the most");
    check.hold(read.reduction.least_band > OspBand::low && read.reduction.least_band <= OspBand::very_high,
               "reduction.least_band", "low cannot be reduced");
}

void check_indirect(const IndirectContactDefinition& read, Check& check) {
    check.provenance(read.dates.from, "dates.from");
    check.provenance(read.from, "from");
    check.hold(!read.rows.empty() && read.rows.back().basis == IndirectContactBasis::none, "rows",
               "the last row is for whatever is left");
    for (const auto& row : read.rows) {
        check.hold(row.probability.units() >= 0 && row.probability.units() <= Decimal::scale, "rows",
                   "a probability is from 0 to 1");
        check.hold((row.basis == IndirectContactBasis::none) == (row.at_least.value() == 0) &&
                       (row.basis != IndirectContactBasis::none || &row == &read.rows.back()),
                   "rows", "only the last row asks for nothing");
        check.hold(row.band != OspBand::not_applicable, "rows", "a row has a band");
    }
}

} // namespace

const DirectContactDefinition& direct_contact_definition() {
    static const auto held = built_in<DirectContactDefinition>("osp_dc.json", check_direct);
    return held;
}

const IndirectContactDefinition& indirect_contact_definition() {
    static const auto held = built_in<IndirectContactDefinition>("osp_iic.json", check_indirect);
    return held;
}

DirectContactDefinition read_direct_contact_definition(std::string_view json) {
    return read_checked<DirectContactDefinition>(json, check_direct);
}

IndirectContactDefinition read_indirect_contact_definition(std::string_view json) {
    return read_checked<IndirectContactDefinition>(json, check_indirect);
}

const OspQuestion* osp_question(std::string_view input) {
    const auto& questions = direct_contact_definition().inputs.questions;
    const auto found = std::ranges::find(questions, input, &OspQuestion::input);
    return found == questions.end() ? nullptr : &*found;
}

} // namespace mosovo::assessment
