#pragma once

#include <mosovo/calendar/bank_holidays.hpp>
#include <mosovo/calendar/period.hpp>
#include <mosovo/rules/citation.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mosovo {

/// Asked for law or practice that is not held: no such rule, or nothing in force there on that day.
class LawNotHeld : public std::domain_error {
public:
    using std::domain_error::domain_error;
};

/// A limit that nobody has set. It refuses to be a number: asking for one throws.
class NotConfigured : public std::domain_error {
public:
    using std::domain_error::domain_error;
};

BOOST_DEFINE_FIXED_ENUM_CLASS(Unit, std::uint8_t, days, weeks, months, years, hours, minutes, count, percent, word,
                              words)

/// "Unset": the force must set it before anything can be measured against it.
struct Unset {
    bool operator==(const Unset&) const = default;
};
/// No length at all: for life, or until further order.
struct Indefinite {
    bool operator==(const Indefinite&) const = default;
};

/// A value of law or practice: a whole number in the rule's unit, words, indefinite or unset.
using RuleValue = std::variant<std::int64_t, std::vector<std::string>, Indefinite, Unset>;

/// One value of a rule from a day on, in some nations. Later days override; nothing is deleted.
struct RuleEntry {
    std::optional<Day> from; ///< nothing: enacted and not commenced, so never in force by itself
    std::optional<Day> to;   ///< last day in force, where it was repealed without a successor
    std::set<Jurisdiction> jurisdictions;
    RuleValue value;
    Citation source;
    Confidence confidence{};
    Day checked_on;
    std::string checked_by;
    std::optional<std::string> note;      ///< what the counting rests on, or where sources disagree
    std::optional<std::string> set_by;    ///< a force's own value: who set it
    std::optional<std::string> rationale; ///< and why
};

/// One rule, one file, named after itself.
class Rule {
public:
    Rule(std::string id, std::string says, Unit unit, std::optional<Opens> opens, std::vector<RuleEntry> entries);

    [[nodiscard]] const std::string& id() const noexcept { return id_; }
    [[nodiscard]] const std::string& says() const noexcept { return says_; }
    [[nodiscard]] Unit unit() const noexcept { return unit_; }
    [[nodiscard]] std::optional<Opens> opens() const noexcept { return opens_; }
    [[nodiscard]] const std::vector<RuleEntry>& entries() const noexcept { return entries_; }

    /// The entry in force there on that day; null when there is none.
    [[nodiscard]] const RuleEntry* find(Day day, Jurisdiction nation) const noexcept;
    /// \throws LawNotHeld naming the rule, the day and the nation when there is none
    [[nodiscard]] const RuleEntry& on(Day day, Jurisdiction nation) const;

    /// The value in force, as what it is. \throws LawNotHeld; NotConfigured when unset;
    /// std::logic_error when the rule's unit is another one.
    [[nodiscard]] date::days days(Day day, Jurisdiction nation) const;
    [[nodiscard]] date::months months(Day day, Jurisdiction nation) const; ///< a unit of years gives twelve each
    [[nodiscard]] std::chrono::hours hours(Day day, Jurisdiction nation) const;
    [[nodiscard]] std::int64_t count(Day day, Jurisdiction nation) const;
    [[nodiscard]] const std::vector<std::string>& words(Day day, Jurisdiction nation) const;
    [[nodiscard]] bool is_set(Day day, Jurisdiction nation) const;

private:
    std::string id_;
    std::string says_;
    Unit unit_;
    std::optional<Opens> opens_;
    std::vector<RuleEntry> entries_;
};

} // namespace mosovo
