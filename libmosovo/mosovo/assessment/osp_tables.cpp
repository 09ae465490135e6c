#include "osp_core.hpp"

#include <cmath>

namespace mosovo::assessment::core {

namespace {

std::uint8_t small(const Points& points) { return static_cast<std::uint8_t>(points.value()); }

/// A table that gives each value the points of the last step not above it.
std::array<std::uint8_t, table_size> looked_up(const OspItemTable& table) {
    std::array<std::uint8_t, table_size> points{};
    for (const auto& step : table.steps)
        for (auto at = static_cast<std::size_t>(step.from.value()); at < table_size; ++at)
            points[at] = small(step.points);
    return points;
}

std::uint16_t hundredths_for(const OspFormula& formula, std::size_t points) {
    const auto z = formula.intercept.number() + formula.per_point.number() * static_cast<double>(points);
    const auto odds = std::exp(z);
    return static_cast<std::uint16_t>(hundredths_of_percent(Decimal::nearest(odds / (1.0 + odds))));
}

} // namespace

DirectContactTables tables_of(const DirectContactDefinition& definition) {
    DirectContactTables tables;
    std::size_t most = 0;
    for (const auto& item : definition.points.items) {
        auto& table = tables.points[static_cast<std::size_t>(item.item)];
        table = looked_up(item);
        most += *std::ranges::max_element(table);
    }
    if (most >= table_size) throw std::invalid_argument{"the items give more points than a table of bands holds"};
    for (const auto& step : definition.bands.steps)
        for (std::size_t points = small(step.from); points < table_size; ++points)
            tables.band[points] = step.band;
    for (std::size_t points = 0; points <= most; ++points)
        tables.hundredths[points] = hundredths_for(definition.probability, points);
    tables.least_sanctions = static_cast<std::int32_t>(definition.limits.least_sanctions.value());
    tables.most_sanctions = static_cast<std::int32_t>(definition.limits.most_sanctions.value());
    tables.age_below = static_cast<int>(definition.limits.age_below.value());
    tables.reduction_years = static_cast<int>(definition.reduction.years.value());
    tables.least_reduced = definition.reduction.least_band;
    for (const auto where : definition.reduction.never_in)
        tables.never_in |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(where));
    return tables;
}

IndirectContactTables tables_of(const IndirectContactDefinition& definition) {
    IndirectContactTables tables;
    if (definition.rows.size() > tables.lines.size()) throw std::invalid_argument{"too many rows"};
    for (const auto& row : definition.rows)
        tables.lines[tables.size++] = {row.basis, static_cast<std::int32_t>(row.at_least.value()),
                                       static_cast<std::uint16_t>(hundredths_of_percent(row.probability)), row.band};
    return tables;
}

const DirectContactTables& direct_contact_tables() {
    static const auto held = tables_of(direct_contact_definition());
    return held;
}

const IndirectContactTables& indirect_contact_tables() {
    static const auto held = tables_of(indirect_contact_definition());
    return held;
}

} // namespace mosovo::assessment::core
