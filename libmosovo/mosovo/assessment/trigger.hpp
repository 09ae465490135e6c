#pragma once

#include <mosovo/assessment/practice_on.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mosovo::assessment {

/// What opens an assessment cycle. The words are those of `practice.assessment.triggers`.
BOOST_DEFINE_FIXED_ENUM_CLASS(TriggerKind, std::uint8_t, new_registration, release, breach, intelligence,
                              change_of_circumstances, review_date, kirat_hit, csods_hit)

/// What became of a trigger.
BOOST_DEFINE_FIXED_ENUM_CLASS(TriggerAnswer, std::uint8_t,
                              open,     // nobody has answered it
                              assessed, // a plan was made or reviewed that had it in view
                              decided,  // a decision not to reassess, with its reason
                              excused)  // of a breach: a reasonable excuse was accepted, with its reason

struct Trigger {
    TriggerKind kind{};
    std::string ref;    ///< what a decision names to answer it: an event's id, or "duty arises_from" for a breach
    std::string detail; ///< of a change, which ("home_address"); else empty
    Day on;
    std::optional<LocalTime> recorded; ///< when it entered the record; nothing: always known, or computed
    std::string says;
    std::vector<EventId> evidence;
    TriggerAnswer answer = TriggerAnswer::open;
    std::optional<EventId> answered_by;
    std::optional<std::string> reason;

    bool operator==(const Trigger&) const = default;
};
BOOST_DESCRIBE_STRUCT(Trigger, (), (kind, ref, detail, on, recorded, says, evidence, answer, answered_by, reason))

/// Every event up to the evaluation's day that can open a cycle, by day, whether or not a force lets it; those that a
/// decision or an accepted excuse closed say so, all others are `open`. A decision without a reason closes nothing, nor
/// does an excuse without what `practice.breach.excuse_needs` asks for. The last decision on a breach stands.
/// \par Source  practice.md §2.4; inspection-map.md A27
[[nodiscard]] std::vector<Trigger> triggers(const Timeline& timeline, const law::Evaluation& law,
                                            const PracticeOn& practice);

/// Whether the practice of that day lets it open a cycle of the period that runs: `practice.assessment.triggers`, and
/// of changes `practice.assessment.change_of_circumstances`.
[[nodiscard]] bool opens_a_cycle(const Trigger& trigger, const law::Evaluation& law, const PracticeOn& practice);

/// Whether `rule` lists the trigger, by its kind or by its detail. By its kind it lists a change only where that is one
/// of circumstances.
[[nodiscard]] bool lists(const PracticeOn& practice, std::string_view rule, const Trigger& trigger);

/// Whether an event dated `on` had the trigger in view: it had happened by that day and was on record when the event
/// was entered (decision 0071).
[[nodiscard]] bool in_view(const Trigger& trigger, const Event& event, Day on);

/// Decisions that answer nothing because they give no reason.
[[nodiscard]] std::vector<EventId> decisions_without_reason(const Timeline& timeline, Day as_of);

/// Neither absent nor only spaces.
[[nodiscard]] bool says_something(const std::optional<std::string>& text);

} // namespace mosovo::assessment
