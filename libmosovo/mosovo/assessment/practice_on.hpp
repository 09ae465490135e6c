#pragma once

#include <mosovo/law/evaluation.hpp>
#include <mosovo/record/timeline.hpp>
#include <mosovo/rules/rulebook.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mosovo::assessment {

/// The nation whose practice governs on that day; nothing where the record does not say.
[[nodiscard]] std::optional<Jurisdiction> nation_on(const Timeline& timeline, Day day);

/// The source of a rule's value on that day; of its first value where none is in force.
[[nodiscard]] Citation cited(const Rulebook& rules, std::string_view rule, Day day, Jurisdiction nation);

/// The values of practice in one nation as they stand on one day.
///
/// What nobody set, and what is not held there on that day, is nothing: never a number, never an empty list.
/// Borrows the rules, which must outlive it.
class PracticeOn {
public:
    /// \param nation  nothing: England and Wales (decision 0021)
    PracticeOn(const Rulebook& rules, Day day, std::optional<Jurisdiction> nation)
        : rules_{&rules}, day_{day}, nation_{nation.value_or(Jurisdiction::england_wales)} {}

    [[nodiscard]] Day day() const noexcept { return day_; }
    [[nodiscard]] Jurisdiction nation() const noexcept { return nation_; }
    [[nodiscard]] bool is_set(std::string_view rule) const;
    [[nodiscard]] std::optional<std::int64_t> count(std::string_view rule) const;
    /// A length in months; nothing where unset.
    [[nodiscard]] std::optional<date::months> months(std::string_view rule) const;
    /// Null where unset.
    [[nodiscard]] const std::vector<std::string>* words(std::string_view rule) const;
    /// Whether the rule is set and has that word.
    [[nodiscard]] bool lists(std::string_view rule, std::string_view word) const;
    /// The last day in time, that day included, of a limit that runs from `from`; nothing where unset.
    [[nodiscard]] std::optional<Day> limit(std::string_view rule, Day from) const;
    /// The same length counted backwards; nothing where unset.
    [[nodiscard]] std::optional<Day> before(std::string_view rule, Day to) const;
    [[nodiscard]] Citation cite(std::string_view rule) const { return cited(*rules_, rule, day_, nation_); }
    [[nodiscard]] law::Step step(std::string_view rule, std::string says) const;

private:
    [[nodiscard]] const Rule* set_rule(std::string_view rule) const;

    const Rulebook* rules_;
    Day day_;
    Jurisdiction nation_;
};

} // namespace mosovo::assessment
