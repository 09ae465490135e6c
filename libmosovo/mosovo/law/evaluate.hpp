#pragma once

#include <mosovo/law/evaluation.hpp>
#include <mosovo/law/readings.hpp>
#include <mosovo/record/timeline.hpp>
#include <mosovo/rules/rulebook.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mosovo::law {

/// Whether `because` is filled. Batch runs leave it out and ask again for the few that someone reads.
BOOST_DEFINE_FIXED_ENUM_CLASS(Reasons, std::uint8_t, told, left_out)

/// From where a record is looked at.
struct View {
    Day as_of;                         ///< taken at its last moment
    std::optional<LocalTime> known_at; ///< only events recorded by then; nothing: all
    Readings readings{};               ///< how each doubt of the law is settled
    Reasons reasons = Reasons::told;
};

/// Every period and obligation that follows from a record: a pure function of record, rules and view.
///
/// \throws LawNotHeld when the law of a nation and day that the record needs is not held
/// \par Source  Sexual Offences Act 2003 Part 2; record format §§4, 5
[[nodiscard]] Evaluation evaluate(const Record& record, const View& view, const Rulebook& rules = Rulebook::built_in());

/// `evaluate` for each record, in order. For many records evaluated often, or where columns are wanted, see batch.hpp.
[[nodiscard]] std::vector<Evaluation> evaluate_many(std::span<const Record> records, const View& view,
                                                    const Rulebook& rules = Rulebook::built_in());

} // namespace mosovo::law
