#include <mosovo/assessment/static_scores.hpp>
#include <mosovo/assessment/static_tools.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace mosovo::assessment {

namespace {

/// A band in whatever spelling: "Very High", "VERY_HIGH".
std::optional<OspBand> band_of(const StaticScore& score) {
    if (does_not_apply(score)) return OspBand::not_applicable;
    if (!score.band) return std::nullopt;
    std::string word;
    for (const char c : *score.band)
        word += c == ' ' || c == '-' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const auto band = from_word<OspBand>(word);
    // "Not applicable" among the bands, of a result that says it applies, is no answer.
    return band == OspBand::not_applicable ? std::nullopt : band;
}

struct Found {
    StaticScoreRow row;
    const StaticTool* tool = nullptr;
    Instant recorded;
};

/// Sorts so that what stands comes last.
auto place_of(const Found& found) {
    const auto care =
        found.row.band && *found.row.band != OspBand::not_applicable ? static_cast<int>(*found.row.band) : -1;
    return std::tuple{found.row.on.value_or(Day::min()), found.recorded, care, found.row.event};
}

Found read(const Event& event, const StaticScore& score) {
    Found found{{event.id(),
                 {},
                 {},
                 score.tool,
                 score.version,
                 score.on,
                 score.applicable,
                 band_of(score),
                 score.percentage,
                 score.points,
                 {}},
                score.tool ? find_static_tool(*score.tool) : nullptr,
                event.head.recorded ? event.head.recorded->instant() : Instant::min()};
    if (found.tool != nullptr) found.row.tool = found.tool->name;
    return found;
}

StaticStanding standing_of(const Found& found, Day as_of, bool latest) {
    if (found.tool == nullptr) return StaticStanding::unknown_tool;
    if (found.tool->use == StaticUse::history) return StaticStanding::predecessor;
    if (!found.row.on) return StaticStanding::undated;
    if (*found.row.on > as_of) return StaticStanding::not_yet;
    return latest ? StaticStanding::current : StaticStanding::replaced;
}

std::string band_says(const StaticScoreRow& row) {
    if (row.band == OspBand::not_applicable) return " It does not apply to him, which is never low.";
    if (!row.band) return " No band can be read from it: not known, never low.";
    return {};
}

std::string says_of(const Found& found) {
    const auto& row = found.row;
    const auto name = row.tool.value_or("A static tool");
    const auto on = row.on ? " of " + british(*row.on) : std::string{};
    switch (row.standing) {
    case StaticStanding::current:
        return name + on + " stands." + band_says(row);
    case StaticStanding::replaced:
        return name + on + " is history: a later result of the same tool stands.";
    case StaticStanding::predecessor:
        return name + on + " is history: the tool was replaced, and its band is never a current one.";
    case StaticStanding::not_yet:
        return name + " is dated " + british(*row.on) + ", after the day asked about.";
    case StaticStanding::undated:
        return name + " has no day on record, so it cannot stand. Record the day.";
    case StaticStanding::unknown_tool:
        return "No tool held has the name recorded, so it cannot stand. Correct the name, or keep it as history.";
    }
    return {};
}

} // namespace

StaticScores static_scores(const Timeline& timeline, Day as_of) {
    std::vector<Found> all;
    for (const auto& [event, score] : timeline.all<StaticScore>())
        all.push_back(read(*event, *score));
    std::ranges::sort(all, {}, place_of);
    StaticScores scores;
    std::vector<const StaticTool*> standing;
    // From the last on: the first of a tool that can stand is the one that does.
    for (auto found = all.rbegin(); found != all.rend(); ++found) {
        const bool latest = std::ranges::find(standing, found->tool) == standing.end();
        found->row.standing = standing_of(*found, as_of, latest);
        found->row.says = says_of(*found);
        const bool stands = found->row.standing == StaticStanding::current;
        if (stands) standing.push_back(found->tool);
        (stands ? scores.current : scores.history).push_back(std::move(found->row));
    }
    std::ranges::sort(scores.current, {}, [](const auto& row) { return row.tool; });
    return scores;
}

} // namespace mosovo::assessment
