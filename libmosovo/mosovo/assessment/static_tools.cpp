#include <mosovo/assessment/static_tools.hpp>

#include "osp_data.hpp"

#include <algorithm>
#include <cctype>

namespace mosovo::assessment {

namespace {

struct StaticToolFile {
    std::vector<StaticTool> tools;
};
BOOST_DESCRIBE_STRUCT(StaticToolFile, (), (tools))

/// Letters and digits alone, without capitals.
std::string bare(std::string_view name) {
    std::string text;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0) text += static_cast<char>(std::tolower(byte));
    }
    return text;
}

void check_tools(const StaticToolFile& read, Check& check) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < read.tools.size(); ++i) {
        const auto& tool = read.tools[i];
        const auto path = "tools[" + std::to_string(i) + "]";
        names.push_back(bare(tool.name));
        for (const auto& name : tool.also)
            names.push_back(bare(name));
        check.hold(!tool.versions.empty(), path + ".versions", "every tool has a version");
        for (const auto& version : tool.versions)
            check.provenance(version.from, path + ".versions");
    }
    std::ranges::sort(names);
    check.hold(std::ranges::adjacent_find(names) == names.end(), "tools", "no name stands for two tools");
}

} // namespace

const std::vector<StaticTool>& static_tools() {
    static const auto held = built_in<StaticToolFile>("static_tools.json", check_tools);
    return held.tools;
}

const StaticTool* find_static_tool(std::string_view name) {
    const auto wanted = bare(name);
    if (wanted.empty()) return nullptr;
    for (const auto& tool : static_tools())
        if (bare(tool.name) == wanted ||
            std::ranges::any_of(tool.also, [&](const auto& other) { return bare(other) == wanted; }))
            return &tool;
    return nullptr;
}

bool is_current(const StaticScore& score) {
    const auto* tool = score.tool ? find_static_tool(*score.tool) : nullptr;
    return tool && tool->use == StaticUse::current;
}

bool does_not_apply(const StaticScore& score) {
    if (score.applicable) return !*score.applicable;
    if (!score.band) return false;
    const auto band = bare(*score.band);
    return band == "notapplicable" || band == "na"; // the latter is OASys's
}

} // namespace mosovo::assessment
