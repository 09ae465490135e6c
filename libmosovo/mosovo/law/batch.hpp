#pragma once

#include <mosovo/law/columns.hpp>
#include <mosovo/law/evaluate.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The law of a whole caseload at once: facts laid out once, evaluated as often as asked, into columns.
namespace mosovo::law {

/// Records from `first` up to, not including, `end`.
struct Range {
    std::size_t first = 0;
    std::size_t end = 0;
};

/// What evaluating a range of records comes to.
struct Batch {
    Range records;
    Columns<StandingRow> standings;     ///< one row a record of the range
    Columns<ObligationRow> obligations; ///< by record, then in the order of `evaluate`
    // Only where reasons were asked for:
    std::vector<StepRow> steps;
    std::string text;
    std::vector<StepSource> sources;

    /// The sentence of a step.
    [[nodiscard]] std::string_view says(const StepRow& step) const noexcept {
        return std::string_view{text}.substr(step.says, step.length);
    }
    /// Why an obligation is as it is. \pre reasons were asked for, and `obligation` is one of the rows
    [[nodiscard]] std::vector<Step> because(std::size_t obligation) const;
    /// Bytes of all rows, steps and sentences, for who plans memory; room made beforehand is not counted.
    [[nodiscard]] std::size_t bytes() const;
};

/// Every obligation that follows from the records of a range, as `evaluate` finds it for each.
///
/// Ranges may be evaluated by different threads at once: the table and the rules are only read.
/// \param view  its `known_at` is the table's, or left out
/// \throws LawNotHeld as `evaluate`; std::invalid_argument where `known_at` is another than the table's, or the range
///         is not within it; std::length_error where rows, steps or sentences are more than 32 bits count
[[nodiscard]] Batch evaluate_many(const FactTable& table, Range records, const View& view,
                                  const Rulebook& rules = Rulebook::built_in());

/// The same for all, by so many threads at once, one behind the other in the order of the records.
/// \param threads  0: as many as the machine runs at once
/// \throws as for a range; std::system_error where the machine gives no thread
[[nodiscard]] Batch evaluate_many(const FactTable& table, const View& view, std::size_t threads = 1,
                                  const Rulebook& rules = Rulebook::built_in());

/// The reasons of one obligation of a batch that was evaluated without: its record is looked at once more.
/// \param view  as it was for the batch
[[nodiscard]] std::vector<Step> because(const FactTable& table, const Batch& batch, std::size_t obligation, View view,
                                        const Rulebook& rules = Rulebook::built_in());

} // namespace mosovo::law
