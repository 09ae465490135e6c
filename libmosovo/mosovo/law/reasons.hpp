#pragma once

#include <mosovo/calendar/period.hpp>
#include <mosovo/law/columns.hpp>
#include <mosovo/law/evaluate.hpp>

#include "law_rules.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mosovo::law {

/// Where in time and place a rule is asked for.
struct At {
    Day day;
    Jurisdiction nation;
};

/// A doubt that shows in reasons; each has its decision record.
BOOST_DEFINE_FIXED_ENUM_CLASS(Doubt, std::uint8_t, part_days, clear_days, hours_before_date, days_of_return,
                              periodic_last_day, prescribed_change, qualifying_days, discharge_starts, weeks_as_months,
                              hybrid_order, leap_day_end, qualifying_event, scottish_left_out, northern_irish_review,
                              northern_irish_absence, scottish_child_household, risk_orders, special_custodial, nation,
                              missing_facts, not_commenced)

/// Adds every doubt to the sources, in order.
void add_readings(std::vector<StepSource>& sources);

/// The sentences of many steps, one behind the other.
struct Sentences {
    Reasons reasons;
    std::string text;
};

/// Collects the steps of one result. When reasons are left out nothing is built: sentences are passed as functions.
class Because {
public:
    Because(const LawRules& law, Sentences& into) : law_{&law}, into_{&into} {}

    [[nodiscard]] bool told() const noexcept { return into_->reasons == Reasons::told; }

    /// One rule that applied. \param says  makes the sentence; not called when reasons are left out
    template <class Says>
    void rule(const LawRule& rule, At at, Says&& says, std::optional<Day> before = {}, std::optional<Day> after = {}) {
        if (told()) add(rule.source(at.day, at.nation), says(), before, after);
    }
    /// One doubt that was settled.
    template <class Says>
    void reading(Doubt doubt, Says&& says, std::optional<Day> before = {}, std::optional<Day> after = {}) {
        if (told())
            add(static_cast<std::uint16_t>(law_->first_reading + static_cast<std::uint16_t>(doubt)), says(), before,
                after);
    }
    /// A listing that was derived. \param paragraph  its position in the list of offences
    template <class Says> void listed_by(std::uint16_t paragraph, Says&& says) {
        if (told()) add(static_cast<std::uint16_t>(law_->first_paragraph + paragraph), says(), {}, {});
    }
    void append(const std::vector<StepRow>& steps) { steps_.insert(steps_.end(), steps.begin(), steps.end()); }
    [[nodiscard]] std::vector<StepRow> take() { return std::move(steps_); }

private:
    void add(std::uint16_t source, std::string_view says, std::optional<Day> before, std::optional<Day> after);

    const LawRules* law_;
    Sentences* into_;
    std::vector<StepRow> steps_;
};

/// "1 day", "3 days"; "7 years", "42 months".
[[nodiscard]] std::string spell(date::days length);
[[nodiscard]] std::string spell(date::months length);
[[nodiscard]] std::string spell(std::chrono::hours length);

/// "within 3 days beginning with 11 Jun 2026: last day 13 Jun 2026".
[[nodiscard]] std::string within(date::days length, Opens opens, Day trigger, std::optional<Day> last);
[[nodiscard]] std::string within(date::months length, Opens opens, Day trigger, std::optional<Day> last);

} // namespace mosovo::law
