#pragma once

#include <mosovo/law/columns.hpp>
#include <mosovo/rules/rulebook.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace mosovo::law {

/// A rule laid out for asking millions of times: for each nation the days on which its value changes, in order.
/// Answers as `Rule` does, and throws what it throws. Borrows from the rulebook.
class LawRule {
public:
    /// \param sources  takes the rule's values; a step of reasoning names one by its number there
    LawRule(const Rule& rule, std::vector<StepSource>& sources);

    [[nodiscard]] const std::string& id() const noexcept { return rule_->id(); }
    [[nodiscard]] const std::vector<RuleEntry>& entries() const noexcept { return rule_->entries(); }

    /// Whether a value is in force there on that day.
    [[nodiscard]] bool find(Day day, Jurisdiction nation) const noexcept { return segment(day, nation).entry >= 0; }

    [[nodiscard]] date::days days(Day day, Jurisdiction nation) const {
        const auto& found = segment(day, nation);
        return found.as == As::days ? date::days{found.number} : rule_->days(day, nation);
    }
    [[nodiscard]] date::months months(Day day, Jurisdiction nation) const {
        const auto& found = segment(day, nation);
        return found.as == As::months ? date::months{found.number} : rule_->months(day, nation);
    }
    [[nodiscard]] std::chrono::hours hours(Day day, Jurisdiction nation) const {
        const auto& found = segment(day, nation);
        return found.as == As::hours ? std::chrono::hours{found.number} : rule_->hours(day, nation);
    }
    [[nodiscard]] std::int64_t count(Day day, Jurisdiction nation) const {
        const auto& found = segment(day, nation);
        return found.as == As::count ? found.number : rule_->count(day, nation);
    }
    [[nodiscard]] bool indefinite(Day day, Jurisdiction nation) const {
        return segment(day, nation).as == As::indefinite;
    }

    /// Whether the rule's words hold the one for that enumerator.
    template <Words E> [[nodiscard]] bool lists(E value, Day day, Jurisdiction nation) const {
        const auto& found = segment(day, nation);
        if (found.as != As::words) (void)rule_->words(day, nation); // throws, and says why
        return std::ranges::find(*found.words, word(value)) != found.words->end();
    }
    [[nodiscard]] const std::vector<std::string>& words(Day day, Jurisdiction nation) const {
        return rule_->words(day, nation);
    }

    /// The first day on which a value was in force there; nothing: on none.
    [[nodiscard]] std::optional<Day> commenced(Jurisdiction nation) const noexcept {
        for (const auto& found : segments_[static_cast<std::size_t>(nation)])
            if (found.entry >= 0) return found.from;
        return {};
    }

    /// Number of the value in force there on that day; of the first value held where none is.
    [[nodiscard]] std::uint16_t source(Day day, Jurisdiction nation) const noexcept {
        return static_cast<std::uint16_t>(first_source_ + std::max(0, segment(day, nation).entry));
    }

private:
    enum class As : std::uint8_t { other, days, months, hours, count, indefinite, words };
    /// The value from one day on; the first begins before every day.
    struct Segment {
        Day from;
        int entry; ///< position of the value, or negative: none
        As as;
        int number;
        const std::vector<std::string>* words;
    };

    [[nodiscard]] const Segment& segment(Day day, Jurisdiction nation) const noexcept {
        const auto& all = segments_[static_cast<std::size_t>(nation)];
        auto at = all.size() - 1;
        while (all[at].from > day)
            --at;
        return all[at];
    }
    [[nodiscard]] Segment segment_of(Day from, Jurisdiction nation) const;

    const Rule* rule_;
    int first_source_;
    std::array<std::vector<Segment>, words_of<Jurisdiction>.size()> segments_;
};

} // namespace mosovo::law
