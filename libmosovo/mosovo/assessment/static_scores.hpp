#pragma once

#include <mosovo/assessment/osp_result.hpp>
#include <mosovo/record/timeline.hpp>

#include <optional>
#include <string>
#include <vector>

/// Results of static tools in a record: which stand now, and which are history.
namespace mosovo::assessment {

BOOST_DEFINE_FIXED_ENUM_CLASS(StaticStanding, std::uint8_t,
                              current,      // the latest of a tool in use
                              replaced,     // a later one of the same tool stands
                              predecessor,  // of a tool that is history (RM2000, OSP/C, OSP/I): never a current band
                              not_yet,      // dated after the day asked about
                              undated,      // no day is recorded, so nobody can say whether it stands
                              unknown_tool) // the name is none that is held

/// One recorded result, as it was recorded, and where it stands.
struct StaticScoreRow {
    EventId event;
    StaticStanding standing{};
    std::optional<std::string> tool;     ///< the name held for it ("OSP/DC"); nothing: not known
    std::optional<std::string> recorded; ///< the name as recorded
    std::optional<std::string> version;
    std::optional<Day> on;
    std::optional<bool> applicable;
    std::optional<OspBand> band; ///< nothing where none is recorded or the word is none: not known, never low
    std::optional<double> percentage;
    std::optional<Points> points;
    std::string says;

    bool operator==(const StaticScoreRow&) const = default;
};
BOOST_DESCRIBE_STRUCT(StaticScoreRow, (),
                      (event, standing, tool, recorded, version, on, applicable, band, percentage, points, says))

struct StaticScores {
    std::vector<StaticScoreRow> current; ///< at most one of each tool in use
    std::vector<StaticScoreRow> history; ///< latest first; those without a day last

    bool operator==(const StaticScores&) const = default;
};
BOOST_DESCRIBE_STRUCT(StaticScores, (), (current, history))

/// The static results of a record as they stand on a day, taken at its last moment.
///
/// Of two of one tool and day the one recorded later stands, and where that does not decide, the higher band.
/// \par Source  practice.md §3 (a result of a predecessor is read-only history); osp.md §10
[[nodiscard]] StaticScores static_scores(const Timeline& timeline, Day as_of);

} // namespace mosovo::assessment
