#include <mosovo/assessment/arms.hpp>

#include <mosovo/base/embedded.hpp>
#include <mosovo/base/plain_json.hpp>

#include <algorithm>
#include <set>
#include <span>
#include <utility>

namespace mosovo::embedded {
std::span<const EmbeddedFile> assessment_data(); ///< assessment/data/*.json
} // namespace mosovo::embedded

namespace mosovo::assessment {

namespace {

/// Every item's name must be there, and only once.
template <class Items, class Name>
void refuse_twice(const Items& items, std::string_view list, Name name, described::Reading& reading) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < items.size(); ++i)
        reading.at(list, [&] {
            reading.at(i, [&] {
                if (name(items[i]).empty())
                    reading.report(ProblemCode::missing_key, "give it a name");
                else if (!seen.insert(name(items[i])).second)
                    reading.report(ProblemCode::duplicate_id, "it is listed twice: keep one");
            });
        });
}

} // namespace

const ArmsFactor* ArmsDefinition::factor(std::string_view key) const {
    const auto found = std::ranges::find(factors, key, &ArmsFactor::key);
    return found == factors.end() ? nullptr : &*found;
}

const ArmsRating* ArmsDefinition::rating(std::string_view word) const {
    const auto found = std::ranges::find(ratings, word, &ArmsRating::word);
    return found == ratings.end() ? nullptr : &*found;
}

AsksForAction ArmsDefinition::asks(std::string_view word) const {
    const auto* held = rating(word);
    return held ? held->asks_for_action : AsksForAction::yes;
}

ArmsDefinition read_arms_definition(std::string_view text) {
    auto parsed = parse_json(text);
    if (!parsed.problems.empty()) throw ProblemsError{std::move(parsed.problems)};
    Problems problems;
    described::Reading reading{problems};
    auto definition = plain::read<ArmsDefinition>(parsed.value, reading);
    if (definition) {
        refuse_twice(
            definition->factors, "factors", [](const ArmsFactor& f) -> const std::string& { return f.key; }, reading);
        refuse_twice(
            definition->ratings, "ratings", [](const ArmsRating& r) -> const std::string& { return r.word; }, reading);
        if (definition->version.empty())
            reading.at("version", [&] { reading.report(ProblemCode::missing_key, "say which version this is"); });
        if (definition->factors.empty())
            reading.at("factors", [&] { reading.report(ProblemCode::missing_key, "list at least one factor"); });
    }
    if (!problems.empty()) throw ProblemsError{std::move(problems)};
    return std::move(*definition);
}

const ArmsDefinitions& ArmsDefinitions::built_in() {
    static const ArmsDefinitions held = [] {
        std::vector<ArmsDefinition> all;
        for (const auto& file : embedded::assessment_data())
            all.push_back(read_arms_definition(file.text));
        return ArmsDefinitions{std::move(all)};
    }();
    return held;
}

ArmsDefinitions ArmsDefinitions::with(ArmsDefinition definition) const {
    auto held = held_;
    std::erase_if(held, [&](const ArmsDefinition& old) { return old.version == definition.version; });
    held.push_back(std::move(definition));
    return ArmsDefinitions{std::move(held)};
}

const ArmsDefinition* ArmsDefinitions::find(std::string_view version) const {
    const auto found = std::ranges::find(held_, version, &ArmsDefinition::version);
    return found == held_.end() ? nullptr : &*found;
}

const ArmsDefinition& ArmsDefinitions::of(const std::optional<std::string>& version) const {
    const auto* named = version ? find(*version) : nullptr;
    return named ? *named : held_.back();
}

} // namespace mosovo::assessment
