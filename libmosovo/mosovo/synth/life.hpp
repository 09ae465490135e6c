#pragma once

#include <mosovo/calendar/period.hpp>
#include <mosovo/synth/area.hpp>
#include <mosovo/synth/chronicle.hpp>
#include <mosovo/synth/figures.hpp>
#include <mosovo/synth/staffing.hpp>

#include <optional>
#include <vector>

/// How one made-up life is laid out before its events are written. For this room alone.
namespace mosovo::synth {

/// Time out of the community, from the first day to the day of release or return, itself at liberty.
struct Away {
    StayWhere where{};
    Day from;
    std::optional<Day> to; ///< nothing: no end in sight
    [[nodiscard]] bool holds(Day day) const { return day >= from && (!to || day < *to); }
};

/// The day from which three days run, and what he then tells.
struct Trigger {
    Day on;
    LocalTime given;
    std::vector<Under> under;
    std::vector<EventId> covers;
    std::optional<HomeKind> home;
    bool late = false;
};

struct Home {
    EventId address;
    PremisesId premises;
    Day from;
};

/// How a story ends before `as_of`.
enum class Ending : std::uint8_t { none, died, emigrated, moved_nation, lost, reviewed };

/// Facts that the stories share.
struct Life {
    Day as_of;
    const DisposalKind* kind = nullptr;
    Sex sex = Sex::male;
    Day born;
    Day convicted; ///< conviction, finding or caution
    Day sentenced;
    bool sentence_condition = false;
    Day starts; ///< day on which the duties begin
    std::optional<Term> term;
    std::optional<Term> extension;
    std::optional<Day> last_day;            ///< of the requirements; nothing: no end in sight
    bool has_order = false;                 ///< an SHPO or SOPO
    std::vector<Away> away;                 ///< in custody, in hospital, abroad; apart from one another
    std::vector<std::pair<Day, Day>> taken; ///< days on which something already happens
    std::optional<Day> at_large;            ///< first day at liberty under the duties; nothing: not yet
    Ending ending = Ending::none;
    Day until; ///< last day on which he does what he must: as_of, or the end before it
    RiskLevel level = RiskLevel::low;
    ManagementState state = ManagementState::active;
    bool breached = false;
    bool found_only = false; ///< has no main residence any more
    std::optional<Day> reactive_from;

    [[nodiscard]] bool at_liberty(Day day) const;
    /// Takes the days if nothing happens on them nor within four days of them, and he is at liberty.
    bool take(Day first, Day last);
    /// Whole years at liberty and under the duties, rounded up; 0 when never.
    [[nodiscard]] int years_at_liberty() const;
};

/// One person in the making.
struct Story {
    Story(const Asked& asked, Index index);

    const Figures& known = figures();
    Stream stream;
    Index index;
    Staffing staffing;
    StaffId officer;
    StaffId deputy;
    StaffId supervisor;
    const Town* town; ///< where his officer's people live
    Life life;
    Chronicle chronicle;
    std::vector<Home> homes;
    std::vector<Trigger> triggers;

    /// Where the law draws a line, how many times in these years something with this yearly share happens.
    int times(Share a_year, int years);
};

/// Who he is, what he was sentenced to, and when he was inside. Writes no event yet.
void lay_out(Story& story);

[[nodiscard]] inline Day months_on(Day from, int months) {
    return add_months(from, date::months{months}, NoSuchDay::last_of_month);
}

} // namespace mosovo::synth
