#pragma once

#include <mosovo/law/evaluate.hpp>
#include <mosovo/law/facts.hpp>

#include "reasons.hpp"
#include "usual_sizes.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mosovo::law {

/// The last day of a period, or nothing: it has no end.
using End = std::optional<Day>;

[[nodiscard]] inline bool reaches(const End& end, Day day) { return !end || day <= *end; }
/// The later and the earlier of two ends; no end is later than any.
[[nodiscard]] End later_end(const End& a, const End& b);
[[nodiscard]] End earlier_end(const End& a, const End& b);

enum class EntryKind : std::uint8_t { disposal, order, notice, breach };
enum class Existence : std::uint8_t { certain, possible };

/// What a missing fact leaves open: whether there is a period, or one thing on which its end hangs.
enum class Turn : std::uint8_t { existence, basis, sentence, age, day, receipt };
inline constexpr std::size_t turns = static_cast<std::size_t>(Turn::receipt) + 1;

/// One end that the facts allow, with what was taken for each that is missing.
struct PossibleEnd {
    End last;
    bool endless = false;    ///< indefinite, s.82's word
    bool discharged = false; ///< ended by a review
    std::array<std::uint8_t, turns> taken{};
};

/// One disposal, order or notice, and how long it binds. Where facts are missing every end that they allow is kept.
struct Entry {
    EventAt event = no_event;
    const DisposalFact* disposal = nullptr; ///< itself, or the one behind an order; null: none is known
    EntryKind kind = EntryKind::disposal;
    Existence existence = Existence::certain;
    bool carried_over = false;         ///< from the 1997 Act: no notification under s.83
    bool young = false;                ///< under 18 on the relevant date
    std::optional<Day> starts;         ///< first day subject; nothing: not known
    std::optional<Day> or_starts;      ///< a later first day that the facts allow as well
    std::optional<Day> not_before;     ///< where `starts` is not known: no earlier than this
    std::optional<Day> time_runs_from; ///< day from which the three days of s.83(1) run; nothing: not known
    std::optional<Day> relevant_date;  ///< s.82(6)
    std::optional<Day> cut_on;         ///< the day on which the order was discharged
    std::vector<std::string> missing;  ///< paths that leave open whether it exists, or when it begins
    std::vector<std::pair<Turn, std::string>> missing_end; ///< paths that leave its end open
    std::vector<StepRow> because;

    void may_end(FewOf<PossibleEnd> possible);
    /// It ends on that day at the latest.
    void end_by(Day last);
    /// If it is indefinite, a review ended it on that day. \param received  whether he surely had notice of it
    void end_by_review(Day last, bool received);

    [[nodiscard]] const FewOf<PossibleEnd>& possible() const { return possible_; }
    [[nodiscard]] const End& shortest() const { return shortest_; }
    [[nodiscard]] const End& longest() const { return longest_; }
    [[nodiscard]] bool indefinite() const { return indefinite_; } ///< s.82's word
    /// Surely indefinite, or so until a review ended it.
    [[nodiscard]] bool was_indefinite() const { return was_indefinite_; }

    [[nodiscard]] bool certain() const { return existence == Existence::certain; }
    /// An order, or the breach of one: on somebody already subject it prolongs, and opens nothing (s.103G).
    [[nodiscard]] bool prolongs() const { return kind == EntryKind::order || kind == EntryKind::breach; }
    /// The end as shown: nothing where it hangs on a missing fact.
    [[nodiscard]] End shown_end() const { return shortest_ == longest_ ? longest_ : End{}; }
    [[nodiscard]] bool surely_begun(Day day) const {
        return certain() && starts && *starts <= day && (!or_starts || *or_starts <= day);
    }
    [[nodiscard]] bool surely_covers(Day day) const { return surely_begun(day) && reaches(shortest_, day); }

private:
    void look();

    FewOf<PossibleEnd> possible_{PossibleEnd{}};
    End shortest_;
    End longest_;
    bool indefinite_ = false;
    bool was_indefinite_ = false;
};
using Entries = FewOf<Entry>;

} // namespace mosovo::law
