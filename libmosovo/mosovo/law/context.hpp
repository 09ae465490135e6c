#pragma once

#include <mosovo/law/evaluate.hpp>
#include <mosovo/law/facts.hpp>

#include "away.hpp"
#include "entry.hpp"
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
