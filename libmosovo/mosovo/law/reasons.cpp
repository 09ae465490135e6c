#include "reasons.hpp"

#include "usual_sizes.hpp"

#include <array>
#include <limits>
#include <stdexcept>

namespace mosovo::law {

namespace {

/// The decision record of each doubt, in the order of `Doubt`.
constexpr std::array decisions{
    std::string_view{"0010-part-days-at-large-count"},
    std::string_view{"0011-not-less-than-seven-days-are-clear-days"},
    std::string_view{"0012-hours-count-back-from-the-start-of-the-date"},
    std::string_view{"0013-within-three-days-of-return"},
    std::string_view{"0014-the-anniversary-is-the-last-day"},
    std::string_view{"0015-a-prescribed-change-restarts-the-year"},
    std::string_view{"0016-a-qualifying-day-is-any-day-with-a-stay"},
    std::string_view{"0017-a-discharge-binds-from-the-conviction"},
    std::string_view{"0018-twenty-six-weeks-are-six-months"},
    std::string_view{"0019-hybrid-orders-take-the-longest-row"},
    std::string_view{"0020-a-period-from-29-february-ends-on-the-28th"},
    std::string_view{"0023-a-qualifying-period-is-complete-on-its-seventh-day"},
    std::string_view{"0024-scotland-leaves-out-whole-days"},
    std::string_view{"0026-what-was-not-read-for-northern-ireland"},
    std::string_view{"0026-what-was-not-read-for-northern-ireland"},
    std::string_view{"0027-no-child-household-rule-in-scotland"},
    std::string_view{"0028-risk-orders-bear-no-deadline"},
    std::string_view{"0029-special-custodial-sentences-count-with-their-licence"},
    std::string_view{"0021-a-nation-not-recorded-is-england-and-wales"},
    std::string_view{"0022-unsentenced-convictions-and-what-may-be"},
    std::string_view{"0025-what-is-not-commenced-is-off"},
};
static_assert(decisions.size() == words_of<Doubt>.size());

std::string counted(std::int64_t number, std::string_view unit) {
    auto text = std::to_string(number);
    text += ' ';
    text += unit;
    if (number != 1) text += 's';
    return text;
}

std::string sentence(std::string_view length, Opens opens, Day trigger, std::optional<Day> last) {
    std::string text;
    text.reserve(usual_sentence);
    text += "within ";
    text += length;
    text += opens == Opens::beginning_with ? " beginning with " : " after ";
    append_british(text, trigger);
    if (last) {
        text += ": last day ";
        append_british(text, *last);
    } else {
        text += ": held open";
    }
    return text;
}

} // namespace

void add_readings(std::vector<StepSource>& sources) {
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        const auto file = std::string{decisions.at(i)};
        sources.push_back({"reading." + std::string{words_of<Doubt>[i].first},
                           {"decision " + file.substr(0, file.find('-')), "docs/decisions/" + file + ".md"}});
    }
}

void Because::add(std::uint16_t source, std::string_view says, std::optional<Day> before, std::optional<Day> after) {
    auto& text = into_->text;
    if (text.size() + says.size() > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error{"four gigabytes of reasons: ask for them of fewer records at a time"};
    steps_.push_back(
        {static_cast<std::uint32_t>(text.size()), before, after, source, static_cast<std::uint16_t>(says.size())});
    text += says;
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
