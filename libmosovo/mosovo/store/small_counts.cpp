#include <mosovo/store/small_counts.hpp>

#include <map>
#include <utility>

namespace mosovo::store {
namespace {

/// The cells of one row or one column, by their places in the table.
using Line = std::vector<std::size_t>;

struct Hiding {
    std::vector<CountCell> cells;
    std::vector<std::optional<WhyHidden>> hidden;

    [[nodiscard]] std::vector<Line> lines() const {
        std::map<std::string, Line> rows;
        std::map<std::string, Line> columns;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            rows[cells[i].row].push_back(i);
            columns[cells[i].column].push_back(i);
        }
        std::vector<Line> all;
        for (auto& [name, line] : rows)
            all.push_back(std::move(line));
        for (auto& [name, line] : columns)
            all.push_back(std::move(line));
        return all;
    }

    /// What can be worked out of a line with its total: hidden cells alone, or two of which the sum is below `least`
    /// where each must be at least one.
    [[nodiscard]] bool tells(const Line& line, std::int64_t least) const {
        std::size_t count = 0;
        std::int64_t sum = 0;
        for (const auto at : line)
            if (hidden[at]) {
                ++count;
                sum += cells[at].count;
            }
        return count == 1 || (count > 1 && sum < least);
    }

    /// The smallest cell of the line that is still shown and is not nought, else a nought.
    [[nodiscard]] std::optional<std::size_t> next_to_hide(const Line& line) const {
        std::optional<std::size_t> best;
        const auto weight = [&](std::size_t at) {
            return std::pair{cells[at].count == 0, cells[at].count}; // a hidden nought protects least
        };
        for (const auto at : line)
            if (!hidden[at] && (!best || weight(at) < weight(*best))) best = at;
        return best;
    }
};

} // namespace

ShownCounts hide_small_counts(std::vector<CountCell> cells, LeastCount least, Noughts noughts) {
    Hiding table{std::move(cells), {}};
    table.hidden.resize(table.cells.size());
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        const auto count = table.cells[i].count;
        if ((count > 0 && count < least.value()) || (count == 0 && noughts == Noughts::hidden))
            table.hidden[i] = WhyHidden::small;
    }
    const auto lines = table.lines();
    bool totals_may_be_shown = true;
    // Hiding one for a row may leave one alone in its column: on until nothing changes. Each turn hides one, so it
    // ends.
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& line : lines) {
            if (!table.tells(line, least.value())) continue;
            const auto next = table.next_to_hide(line);
            if (!next) {
                totals_may_be_shown = false;
                continue;
            }
            table.hidden[*next] = WhyHidden::would_tell;
            changed = true;
        }
    }
    ShownCounts shown;
    shown.totals_may_be_shown = totals_may_be_shown;
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        auto& cell = table.cells[i];
        if (table.hidden[i]) shown.hidden.push_back({cell.row, cell.column, *table.hidden[i]});
        shown.cells.push_back(
            {std::move(cell.row), std::move(cell.column), table.hidden[i] ? std::nullopt : std::optional{cell.count}});
    }
    return shown;
}

} // namespace mosovo::store
