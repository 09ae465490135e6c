#pragma once

#include <mosovo/base/describe.hpp>
#include <mosovo/rules/citation.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// ARMS as a definition file: its factors, and the words of its rating scale. The level is an officer's judgement and
/// is computed nowhere (practice §2.3).
namespace mosovo::assessment {

BOOST_DEFINE_FIXED_ENUM_CLASS(FactorKind, std::uint8_t, risk, protective)
/// Whether a risk factor that is so rated asks for an action of the plan.
BOOST_DEFINE_FIXED_ENUM_CLASS(AsksForAction, std::uint8_t, yes, no)

/// One factor, in this library's own words or a force's.
struct ArmsFactor {
    std::string key; ///< as records name it: "opportunity"
    FactorKind kind{};
    std::string name;
    std::string describes;
    Citation source;
    Confidence confidence{};
    std::optional<std::string> note;

    bool operator==(const ArmsFactor&) const = default;
};
BOOST_DESCRIBE_STRUCT(ArmsFactor, (), (key, kind, name, describes, source, confidence, note))

/// One word of the scale.
struct ArmsRating {
    std::string word; ///< as records write it
    std::string says;
    AsksForAction asks_for_action{};

    bool operator==(const ArmsRating&) const = default;
};
BOOST_DESCRIBE_STRUCT(ArmsRating, (), (word, says, asks_for_action))

/// One version of the tool.
struct ArmsDefinition {
    std::string version; ///< what `arms.tool_version` names
    std::string says;
    Citation source;
    Confidence confidence{};
    std::vector<ArmsFactor> factors;
    std::vector<ArmsRating> ratings; ///< empty: the scale is not configured
    std::optional<std::string> note;

    /// Null where the version has no such factor.
    [[nodiscard]] const ArmsFactor* factor(std::string_view key) const;
    /// Null where the scale has no such word, or none is configured.
    [[nodiscard]] const ArmsRating* rating(std::string_view word) const;
    /// Whether a risk factor so rated asks for an action: yes, unless the scale says no. Unknown is not low.
    [[nodiscard]] AsksForAction asks(std::string_view word) const;

    bool operator==(const ArmsDefinition&) const = default;
};
BOOST_DESCRIBE_STRUCT(ArmsDefinition, (), (version, says, source, confidence, factors, ratings, note))

/// Reads one definition file. Strict: unknown or repeated keys, a factor or word given twice, no factor at all are
/// refused. \throws ProblemsError listing every fault with its path
[[nodiscard]] ArmsDefinition read_arms_definition(std::string_view json);

/// The versions that are held. Immutable; the built-in one is the last resort.
class ArmsDefinitions {
public:
    [[nodiscard]] static const ArmsDefinitions& built_in();

    /// These with `definition` in the place of the one with its version, or besides them.
    [[nodiscard]] ArmsDefinitions with(ArmsDefinition definition) const;
    /// The version named; null where it is not held.
    [[nodiscard]] const ArmsDefinition* find(std::string_view version) const;
    /// The version named, or the one added last where it is not held or not stated.
    [[nodiscard]] const ArmsDefinition& of(const std::optional<std::string>& version) const;
    [[nodiscard]] const std::vector<ArmsDefinition>& all() const noexcept { return held_; }

private:
    explicit ArmsDefinitions(std::vector<ArmsDefinition> held) : held_{std::move(held)} {}
    std::vector<ArmsDefinition> held_; ///< never empty
};

} // namespace mosovo::assessment
