#include "reasons.hpp"

namespace mosovo::law {

namespace {

std::string counted(std::int64_t number, std::string_view unit) {
    auto text = std::to_string(number) + ' ' + std::string{unit};
    if (number != 1) text += 's';
    return text;
}

std::string_view words(Opens opens) { return opens == Opens::beginning_with ? " beginning with " : " after "; }

std::string sentence(const std::string& length, Opens opens, Day trigger, std::optional<Day> last) {
    auto text = "within " + length + std::string{words(opens)} + british(trigger);
    text += last ? ": last day " + british(*last) : ": held open";
    return text;
}

} // namespace

Citation Because::citation_of(const Rule& rule, At at) {
    const auto* entry = rule.find(at.day, at.nation);
    return entry ? entry->source : rule.entries().front().source;
}

std::string Because::reading_id(std::string_view name) { return "reading." + std::string{name}; }

Citation Because::decision_citation(std::string_view decision) {
    const auto file = std::string{decision};
    return {"decision " + file.substr(0, file.find('-')), "docs/decisions/" + file + ".md"};
}

std::string within(date::days length, Opens opens, Day trigger, std::optional<Day> last) {
    return sentence(spell(length), opens, trigger, last);
}

std::string within(date::months length, Opens opens, Day trigger, std::optional<Day> last) {
    return sentence(spell(length), opens, trigger, last);
}

std::string spell(date::days length) { return counted(length.count(), "day"); }

std::string spell(date::months length) {
    const auto years = std::chrono::floor<date::years>(length);
    if (date::months{years} == length) return counted(years.count(), "year");
    return counted(length.count(), "month");
}

std::string spell(std::chrono::hours length) { return counted(length.count(), "hour"); }

} // namespace mosovo::law
