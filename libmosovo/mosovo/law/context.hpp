#pragma once

#include <mosovo/law/evaluate.hpp>
#include <mosovo/law/facts.hpp>

#include "away.hpp"
#include "handed.hpp"
#include "law_rules.hpp"
#include "reasons.hpp"
#include "usual_sizes.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace mosovo::law {

/// Which nation's law binds on which day: that of the home address (record format §1).
class Nations {
public:
    explicit Nations(const Facts& facts);

    /// \par Reading  a nation never recorded is taken as England and Wales (decision 0021)
    [[nodiscard]] Jurisdiction on(Day day) const noexcept {
        auto nation = first_;
        for (const auto& [event, move] : moves_)
            if (*move.on <= day) nation = *move.to;
        return nation;
    }
    [[nodiscard]] At at(Day day) const noexcept { return {day, on(day)}; }

private:
    Jurisdiction first_;
    std::span<const Fact<JurisdictionChange>> moves_; ///< in order of day
};

/// The last day of a period, or nothing: it has no end.
using End = std::optional<Day>;

[[nodiscard]] inline bool reaches(const End& end, Day day) { return !end || day <= *end; }
/// The later and the earlier of two ends; no end is later than any.
[[nodiscard]] End later_end(const End& a, const End& b);
[[nodiscard]] End earlier_end(const End& a, const End& b);

enum class EntryKind : std::uint8_t { disposal, order, notice, breach };
enum class Existence : std::uint8_t { certain, possible };

/// One disposal, order or notice, and how long it binds. Where facts are missing both ends that they allow are kept.
struct Entry {
    EventAt event = no_event;
    const DisposalFact* disposal = nullptr; ///< itself, or the one behind an order; null: none is known
    EntryKind kind = EntryKind::disposal;
    Existence existence = Existence::certain;
    bool carried_over = false;         ///< from the 1997 Act: no notification under s.83
    std::optional<Day> starts;         ///< first day subject; nothing: not known
    std::optional<Day> or_starts;      ///< a later first day that the facts allow as well
    std::optional<Day> not_before;     ///< where `starts` is not known: no earlier than this
    std::optional<Day> time_runs_from; ///< day from which the three days of s.83(1) run; nothing: not known
    std::optional<Day> relevant_date;  ///< s.82(6)
    End shortest;
    End longest;
    bool indefinite = false; ///< s.82's word
    bool young = false;      ///< under 18 on the relevant date
    bool reviewed_away = false;
    std::optional<Day> cut_on;            ///< the day on which the order was discharged
    std::vector<std::string> missing;     ///< paths that leave open whether it exists, or when it begins
    std::vector<std::string> missing_end; ///< paths that leave its end open
    std::vector<StepRow> because;

    [[nodiscard]] bool certain() const { return existence == Existence::certain; }
    /// An order, or the breach of one: on somebody already subject it prolongs, and opens nothing (s.103G).
    [[nodiscard]] bool prolongs() const { return kind == EntryKind::order || kind == EntryKind::breach; }
    /// The end as shown: nothing where it hangs on a missing fact.
    [[nodiscard]] End shown_end() const { return shortest == longest ? longest : End{}; }
    [[nodiscard]] bool surely_begun(Day day) const {
        return certain() && starts && *starts <= day && (!or_starts || *or_starts <= day);
    }
    [[nodiscard]] bool surely_covers(Day day) const { return surely_begun(day) && reaches(shortest, day); }
};
using Entries = FewOf<Entry>;

/// Periods that chain together: each begins by the day after another ends.
struct Run {
    Day starts;
    End end;
    FewOf<const Entry*> entries; ///< in order of their start

    [[nodiscard]] bool holds(Day day) const { return starts <= day && reaches(end, day); }
};
using Runs = FewOf<Run>;

/// Everything that the provisions look at, made once for one record and view.
struct Context {
    const Facts& facts;
    const View& view;
    const LawRules& law;
    Sentences& sentences;
    Nations nations;
    Away away;
    std::span<const Told> told; ///< given by `as_of`, in order of instant
    Entries entries;            ///< in order of their start
    Runs runs;                  ///< of every entry that surely exists, in order; what duties hang on

    Context(const Facts& of, const View& from, const LawRules& rules, Sentences& into);
    Context(const Context&) = delete; // the runs point at the entries
    Context& operator=(const Context&) = delete;

    [[nodiscard]] Day as_of() const { return view.as_of; }
    [[nodiscard]] const Readings& readings() const { return view.readings; }
    [[nodiscard]] Because because() const { return {law, sentences}; }
    /// The law of a day on periods, which the 1997 Act's cases take from the commencement of Part 2.
    [[nodiscard]] At period_law(Day day) const { return nations.at(std::max(day, law.part2_from)); }
    /// The run in which he is subject under Part 2 on that day; null when he is not.
    [[nodiscard]] const Run* subject_on(Day day) const {
        if (day < law.part2_from) return nullptr;
        for (const auto& run : runs)
            if (run.holds(day)) return &run;
        return nullptr;
    }
    [[nodiscard]] bool covers(const Told& given, EventAt event) const {
        for (const auto& reference : facts.references(given.body.covers))
            if (reference.event == event) return true;
        return false;
    }
};

/// Joins entries into runs. \param by  only entries that begin up to this day; nothing: all
[[nodiscard]] Runs runs_of(std::span<const Entry> entries, std::optional<Day> by);

/// "events[3].sentence.term": where a missing fact belongs.
[[nodiscard]] std::string path_in(EventAt event, std::string_view field);

} // namespace mosovo::law
