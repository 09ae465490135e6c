#pragma once

#include <mosovo/calendar/period.hpp>
#include <mosovo/law/evaluate.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mosovo::law {

/// Where in time and place a rule is asked for.
struct At {
    Day day;
    Jurisdiction nation;
};

/// Collects the steps of one result. When reasons are left out nothing is built: sentences are passed as functions.
class Because {
public:
    explicit Because(Reasons reasons) : told_{reasons == Reasons::told} {}

    [[nodiscard]] bool told() const noexcept { return told_; }

    /// One rule that applied. \param says  makes the sentence; not called when reasons are left out
    template <class Says>
    void rule(const Rule& rule, At at, Says&& says, std::optional<Day> before = {}, std::optional<Day> after = {}) {
        if (told_) steps_.push_back({rule.id(), citation_of(rule, at), says(), before, after});
    }
    /// One doubt that was settled. \param decision  number of its record under docs/decisions
    template <class Says> void reading(std::string_view name, std::string_view decision, Says&& says,
                                       std::optional<Day> before = {}, std::optional<Day> after = {}) {
        if (told_) steps_.push_back({reading_id(name), decision_citation(decision), says(), before, after});
    }
    void append(const std::vector<Step>& steps) {
        if (told_) steps_.insert(steps_.end(), steps.begin(), steps.end());
    }
    [[nodiscard]] std::vector<Step> take() { return std::move(steps_); }

private:
    [[nodiscard]] static Citation citation_of(const Rule& rule, At at);
    [[nodiscard]] static std::string reading_id(std::string_view name);
    [[nodiscard]] static Citation decision_citation(std::string_view decision);

    bool told_;
    std::vector<Step> steps_;
};

/// "within 3 days beginning with 11 Jun 2026: last day 13 Jun 2026".
[[nodiscard]] std::string within(date::days length, Opens opens, Day trigger, std::optional<Day> last);
[[nodiscard]] std::string within(date::months length, Opens opens, Day trigger, std::optional<Day> last);
/// "1 day", "3 days"; "7 years", "42 months".
[[nodiscard]] std::string spell(date::days length);
[[nodiscard]] std::string spell(date::months length);
[[nodiscard]] std::string spell(std::chrono::hours length);

} // namespace mosovo::law
