#include "rule_value.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace mosovo {

namespace json = boost::json;

bool measures_time(Unit unit) noexcept {
    constexpr std::array times{Unit::days, Unit::weeks, Unit::months, Unit::years, Unit::hours, Unit::minutes};
    return std::ranges::find(times, unit) != times.end();
}

namespace {

constexpr std::int64_t most =
    100'000; ///< no length or count of law or practice comes near; a slip of the keyboard does

std::optional<RuleValue> read_words(const json::array& list, Unit unit, const std::string& path,
                                    strict::Faults& faults) {
    std::vector<std::string> words;
    for (const auto& item : list) {
        const auto* text = item.if_string();
        if (!text || text->empty()) {
            faults.add(ProblemCode::wrong_type, path, "every word of the list is a text that is not empty");
            return {};
        }
        words.emplace_back(text->data(), text->size());
    }
    if (unit == Unit::word ? words.size() != 1 : words.empty()) {
        faults.add(ProblemCode::out_of_range, path,
                   unit == Unit::word ? "write a list of exactly one word" : "write at least one word, or \"unset\"");
        return {};
    }
    return RuleValue{std::move(words)};
}

std::optional<RuleValue> read_count(std::int64_t number, Unit unit, ZeroLength zero, const std::string& path,
                                    strict::Faults& faults) {
    const std::int64_t least = measures_time(unit) && zero == ZeroLength::refused ? 1 : 0;
    const auto limit = unit == Unit::percent ? std::int64_t{100} : most;
    if (number >= least && number <= limit) return RuleValue{number};
    faults.add(ProblemCode::out_of_range, path,
               "write a whole number from " + std::to_string(least) + " to " + std::to_string(limit) +
                   "; what nobody has set is \"unset\", not zero");
    return {};
}

} // namespace

std::optional<RuleValue> read_rule_value(const json::value& value, Unit unit, ZeroLength zero, const std::string& path,
                                         strict::Faults& faults) {
    const bool of_words = unit == Unit::word || unit == Unit::words;
    if (const auto* text = value.if_string()) {
        if (*text == "unset") return RuleValue{Unset{}};
        if (*text == "indefinite" && measures_time(unit)) return RuleValue{Indefinite{}};
    }
    if (const auto* list = value.if_array(); list && of_words) return read_words(*list, unit, path, faults);
    if (const auto* number = value.if_int64(); number && !of_words)
        return read_count(*number, unit, zero, path, faults);
    std::string wanted = "a whole number";
    if (of_words) wanted = "a list of words";
    if (measures_time(unit)) wanted += ", \"indefinite\"";
    faults.add(ProblemCode::wrong_type, path,
               "this rule is counted in " + std::string{word(unit)} + ": write " + wanted + " or \"unset\"");
    return {};
}

} // namespace mosovo
