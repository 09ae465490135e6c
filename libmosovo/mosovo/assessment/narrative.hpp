#pragma once

#include <mosovo/assessment/practice_on.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mosovo::assessment {

/// A sentence of a narrative that reads like an action. It is pointed at; nothing is converted by itself.
struct Pointed {
    EventId event;
    std::string field;    ///< "risk_plan.summary"
    std::string sentence; ///< as it stands in the record
    std::string phrase;   ///< the words of `practice.plan.action_phrases` it holds

    bool operator==(const Pointed&) const = default;
};
BOOST_DESCRIBE_STRUCT(Pointed, (), (event, field, sentence, phrase))

/// The action that a sentence could become, for an officer to complete, change or leave. It is on no record.
struct ProposedAction {
    std::optional<EventId> plan; ///< the plan that holds now
    EventId taken_from;
    std::string text;               ///< the sentence
    std::vector<std::string> wants; ///< fields that nobody can read from it: pillar, addresses, owner, due

    bool operator==(const ProposedAction&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProposedAction, (), (plan, taken_from, text, wants))

[[nodiscard]] ProposedAction proposed(const Pointed& pointed, std::optional<EventId> plan);

/// One narrative and what it holds of actions.
struct NarrativeActions {
    EventId event;
    std::vector<Pointed> pointed;
    std::size_t taken = 0; ///< actions that say they were taken from this event
    std::size_t left = 0;  ///< sentences pointed at, less those actions: what is still typed and not tracked

    bool operator==(const NarrativeActions&) const = default;
};

/// Sentences, in order, that hold one of the phrases as whole words, in any case.
[[nodiscard]] std::vector<Pointed> point_at_actions(const EventId& event, std::string_view field, std::string_view text,
                                                    const std::vector<std::string>& phrases);

/// Every narrative up to `as_of` that reads like an action: summaries of plans, rationales of ARMS, notes. Empty where
/// no phrases are configured. \par Source  practice.md §5.7; inspection-map.md A29, F4
[[nodiscard]] std::vector<NarrativeActions> actions_in_narrative(const Timeline& timeline, Day as_of,
                                                                 const PracticeOn& practice);

} // namespace mosovo::assessment
