#pragma once

#include <mosovo/assessment/osp_definition.hpp>
#include <mosovo/record/assessment_events.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The static tools that records name, of whatever time: which are in use, which are history, and what is known of
/// each.
namespace mosovo::assessment {

/// How well the rules of a version are known. Only `certain` ones are computed; a result of any version is stored.
BOOST_DEFINE_FIXED_ENUM_CLASS(StaticRules, std::uint8_t, certain, probable, not_held)
/// Whether a result can be a current band, or is history only.
BOOST_DEFINE_FIXED_ENUM_CLASS(StaticUse, std::uint8_t, current, history)

struct StaticToolVersion {
    std::string name; ///< "2024"; of a renamed release, its new name
    std::optional<Day> first_seen;
    StaticRules rules{};
    std::string says;
    Provenance from;

    bool operator==(const StaticToolVersion&) const = default;
};
BOOST_DESCRIBE_STRUCT(StaticToolVersion, (), (name, first_seen, rules, says, from))

struct StaticTool {
    std::string tool;              ///< "osp_dc"
    std::string name;              ///< "OSP/DC"
    std::vector<std::string> also; ///< other names of the same tool
    std::string scale;             ///< what it measures; results of different scales are never compared
    StaticUse use{};
    std::vector<StaticToolVersion> versions; ///< oldest first

    bool operator==(const StaticTool&) const = default;
};
BOOST_DESCRIBE_STRUCT(StaticTool, (), (tool, name, also, scale, use, versions))

/// Every tool held, those in use first.
[[nodiscard]] const std::vector<StaticTool>& static_tools();

/// The tool of that name, or of one of its other names; capitals, blanks and strokes do not matter ("osp dc" is
/// OSP/DC). Null where no tool has it.
[[nodiscard]] const StaticTool* find_static_tool(std::string_view name);

/// Whether a result is of a tool in use, so that it can be a current band; of one not named or not known it cannot. The
/// list of tools decides, and no force can make a predecessor current.
[[nodiscard]] bool is_current(const StaticScore& score);

/// Whether the result is that the tool does not apply to him: it says so, or its band is "not applicable" and it does
/// not say that it applies. Both mean the same, and neither is "low".
[[nodiscard]] bool does_not_apply(const StaticScore& score);

} // namespace mosovo::assessment
