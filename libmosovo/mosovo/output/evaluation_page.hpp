#pragma once

#include <mosovo/law/evaluate.hpp>
#include <mosovo/output/marking.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mosovo::output {

/// An event of the record in words, for a reader who has not the record before him.
struct NamedEvent {
    EventId id;
    std::string words; ///< "conviction of 10 Mar 2026"
};

/// What stands on the page besides the evaluation.
struct PageHead {
    std::string reference;              ///< the offender's, as the record has it
    std::optional<std::string> heading; ///< shown under the title where the caller gives one; the only place for a name
    std::optional<LocalTime> known_at;  ///< as it was given to the evaluation
    law::Readings readings{};           ///< those of the evaluation
    std::vector<NamedEvent> events{};   ///< in the order of the record, which `missing` counts in
    Marking marking{};
};

/// The head for a record and the view it was evaluated from: reference and events, never a name.
[[nodiscard]] PageHead page_head(const Record& record, const law::View& view);

/// A whole evaluation as a page of plain text (UTF-8, lines of up to 96 characters) that an officer can put in a file
/// and a court can follow: status, periods, every duty by what is to be done about it, each step of the reasoning
/// numbered with its source, the readings taken, what is missing, the sources with their addresses.
///
/// Days are British, with their weekday where something must be done by them, and are included in the time allowed.
/// \pre the evaluation was made with `Reasons::told`
[[nodiscard]] std::string evaluation_page(const law::Evaluation& evaluation, const PageHead& head);

} // namespace mosovo::output
