// docs/assessment/osp.md shows the data as they are.
#include <mosovo/assessment/osp_core.hpp>
#include <mosovo/assessment/osp_explain.hpp>

#include <gtest/gtest.h>

#include <fstream>

namespace mosovo::assessment {
namespace {

std::string page() {
    std::ifstream in{MOSOVO_SOURCE_DIR "/docs/assessment/osp.md"};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::string inputs_table() {
    std::string table = "| input | OASys (2024) | what it asks |\n|---|---|---|\n";
    for (const auto& question : direct_contact_definition().inputs.questions)
        table += "| `" + question.input + "` | " + question.question.value_or("") + " | " + question.asks + " |\n";
    return table;
}

std::string points_table() {
    std::string table = "| item | OASys | value → points |\n|---|---|---|\n";
    for (const auto& item : direct_contact_definition().points.items) {
        table += "| `" + std::string{word(item.item)} + "` | " + item.question.value_or("") + " | ";
        for (std::size_t step = 0; step < item.steps.size(); ++step)
            table += (step == 0 ? "" : " · ") + range_text(item, step) + " → " +
                     std::to_string(item.steps[step].points.value());
        table += " |\n";
    }
    return table;
}

std::string bands_line() {
    std::string line = "Bands: ";
    for (const auto& step : direct_contact_definition().bands.steps)
        line += (step.band == OspBand::low ? "" : " · ") +
                std::string{step.band == OspBand::very_high ? "very high" : word(step.band)} + " from " +
                std::to_string(step.from.value());
    const auto& formula = direct_contact_definition().probability;
    return line + ". Percentage: p = eᶻ / (1 + eᶻ), z = " + TextForm<Decimal>::write(formula.intercept) + " + " +
           TextForm<Decimal>::write(formula.per_point) + " × points";
}

std::string images_table() {
    std::string table = "| sanctions | percentage | band |\n|---|---|---|\n";
    for (const auto& row : indirect_contact_definition().rows)
        if (row.basis != IndirectContactBasis::none)
            table += "| " + row.says + " | " +
                     percent_text(static_cast<std::uint16_t>(hundredths_of_percent(row.probability))) + " | " +
                     std::string{word(row.band)} + " |\n";
    return table;
}

TEST(OspPage, ShowsTheDataAsTheyAre) {
    const auto text = page();
    ASSERT_FALSE(text.empty());
    for (const auto& part : {inputs_table(), points_table(), bands_line(), images_table()})
        EXPECT_NE(text.find(part), std::string::npos) << "docs/assessment/osp.md should hold:\n" << part;
}

} // namespace
} // namespace mosovo::assessment
