#include <mosovo/schedule/check_rows.hpp>

#include <algorithm>
#include <tuple>

namespace mosovo::schedule::checking {
namespace {

using std::chrono::seconds;

/// One officer at one visit.
struct Presence {
    const Visit* visit = nullptr;
    const Seat* seat = nullptr;
};

/// An interval in which an officer is at no visit, and how much of it he drives.
struct Gap {
    Moment from;
    Moment to;
    seconds driving{0};
};

Moment leaves_for(const Travel& travel, const Officer& officer, const Visit& first) {
    return first.start - travel.seconds(officer.base, first.place, first.row->day, first.row->start);
}

seconds drive_after(const Travel& travel, const Visit& visit, const Place& to) {
    return travel.seconds(visit.place, to, visit.row->day, on_the_wall(visit.row->day, visit.end));
}

/// One shift of one officer with what stands in it, by start.
class WorkedShift {
public:
    WorkedShift(Findings& findings, const Officer& officer, const Shift& shift, const std::vector<Presence>& stops,
                const Travel& travel)
        : findings_{findings}, officer_{officer}, shift_{shift}, stops_{stops}, travel_{travel},
          begins_{moment(shift.day, shift.start)}, ends_{moment(shift.day, shift.end)},
          leaves_{leaves_for(travel, officer, *stops.front().visit)}, back_{stops.back().visit->end +
                                                                            drive_after(travel, *stops.back().visit,
                                                                                        officer.base)},
          worked_{stops.front().visit->start - leaves_ + (back_ - stops.back().visit->end)} {
        for (const auto& stop : stops)
            worked_ += stop.visit->end - stop.visit->start;
    }

    void check() {
        if (leaves_ < begins_)
            say(Cause::outside_shift, stops_.front(), "Its officer would have to leave before the shift starts.");
        if (back_ > ends_) say(Cause::outside_shift, stops_.back(), "Its officer would be back after the shift ends.");
        gaps_.push_back({begins_, leaves_});
        check_figures(stops_.front(), begins_, stops_.front().visit->start - leaves_);
        for (std::size_t i = 1; i < stops_.size(); ++i)
            check_drive(*stops_[i - 1].visit, stops_[i]);
        gaps_.push_back({back_, ends_});
        check_breaks();
    }
    /// On visits and drives.
    [[nodiscard]] seconds worked() const { return worked_; }

private:
    void say(Cause cause, const Presence& at, std::string sentence) {
        findings_.say(cause, at.visit->ask->id, std::move(sentence), officer_.id);
    }

    void check_drive(const Visit& before, const Presence& at) {
        const auto drive = drive_after(travel_, before, at.visit->place);
        // An overlap is named on its own.
        if (before.end <= at.visit->start && before.end + drive > at.visit->start)
            say(Cause::too_little_travel, at, "Its officer cannot get there in time.");
        check_figures(at, before.end, drive, at.visit->start);
        gaps_.push_back({before.end, at.visit->start, drive});
        worked_ += drive;
    }

    void check_figures(const Presence& at, Moment free, seconds drive, std::optional<Moment> start = std::nullopt) {
        const auto shown = std::chrono::ceil<std::chrono::minutes>(drive);
        const auto wait =
            start ? std::max(std::chrono::floor<std::chrono::minutes>(*start - free) - shown, std::chrono::minutes{0})
                  : std::chrono::minutes{0};
        if (at.seat->travel_before != shown || at.seat->waiting_before != wait)
            say(Cause::wrong_figures, at, "The drive or the wait beside it is not so.");
    }

    /// Each break as early as it can be, one after the other.
    void check_breaks() {
        std::size_t gap = 0;
        seconds used{0};
        for (const auto& pause : shift_.breaks) {
            const auto earliest = moment(shift_.day, pause.earliest);
            const auto latest = moment(shift_.day, pause.latest);
            const auto fits = [&] {
                const auto& room = gaps_[gap];
                const auto begins = std::max(earliest, room.from + used);
                return begins <= latest && begins + pause.length <= room.to &&
                       room.to - room.from >= room.driving + used + pause.length;
            };
            while (gap < gaps_.size() && !fits()) {
                ++gap;
                used = seconds{0};
            }
            if (gap == gaps_.size()) {
                say(Cause::no_break, stops_.back(), "Its officer's shift leaves no room for a break.");
                return;
            }
            used = std::max(earliest, gaps_[gap].from + used) + pause.length - gaps_[gap].from;
        }
    }

    Findings& findings_;
    const Officer& officer_;
    const Shift& shift_;
    const std::vector<Presence>& stops_;
    const Travel& travel_;
    Moment begins_;
    Moment ends_;
    Moment leaves_;
    Moment back_;
    seconds worked_;
    std::vector<Gap> gaps_;
};

/// The stretch of duty that holds a visit; says why where there is none.
const Shift* shift_of(Findings& findings, const Officer& officer, const Visit& visit) {
    bool away = false;
    for (const auto& shift : officer.shifts) {
        if (visit.start < moment(shift.day, shift.start) || moment(shift.day, shift.end) < visit.end) continue;
        if (std::count(officer.leave.begin(), officer.leave.end(), shift.day) == 0) return &shift;
        away = true;
    }
    if (away)
        findings.say(Cause::on_leave, visit.ask->id, "Its officer is on leave.", officer.id);
    else
        findings.say(Cause::outside_shift, visit.ask->id, "Its officer is not on shift for the whole of it.",
                     officer.id);
    return nullptr;
}

void check_officer(Findings& findings, const Officer& officer, std::vector<Presence>& list, const Travel& travel) {
    std::sort(list.begin(), list.end(), [](const Presence& a, const Presence& b) {
        return std::tie(a.visit->start, a.visit->ask->id) < std::tie(b.visit->start, b.visit->ask->id);
    });
    std::map<const Shift*, std::vector<Presence>> by_shift;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0 && list[i].visit->start < list[i - 1].visit->end)
            findings.say(Cause::overlap, list[i].visit->ask->id, "Its officer is at another visit then.", officer.id);
        if (const auto* shift = shift_of(findings, officer, *list[i].visit)) by_shift[shift].push_back(list[i]);
    }
    std::map<Day, seconds> by_day;
    std::map<Day, seconds> by_week; ///< by its Monday
    for (const auto& shift : officer.shifts) {
        const auto stops = by_shift.find(&shift);
        if (stops == by_shift.end()) continue;
        WorkedShift worked{findings, officer, shift, stops->second, travel};
        worked.check();
        by_day[shift.day] += worked.worked();
        by_week[shift.day - (date::weekday{shift.day} - date::Monday)] += worked.worked();
    }
    for (const auto& [day, length] : by_day)
        if (officer.most_a_day && length > *officer.most_a_day)
            findings.say(Cause::hours_of_day, std::nullopt,
                         "An officer's visits and drives take longer than allowed on " + british(day) + '.',
                         officer.id);
    for (const auto& [monday, length] : by_week)
        if (officer.most_a_week && length > *officer.most_a_week)
            findings.say(Cause::hours_of_week, std::nullopt,
                         "An officer's visits and drives take longer than allowed in the week of " + british(monday) +
                             '.',
                         officer.id);
}

} // namespace

void check_officers(Findings& findings, const std::vector<Visit>& visits, const Roster& roster, const Travel& travel) {
    std::map<OfficerId, std::vector<Presence>> presences;
    for (const auto& visit : visits)
        for (const auto& seat : visit.row->crew)
            presences[seat.officer].push_back({&visit, &seat});
    for (auto& [id, list] : presences)
        if (const auto* officer = roster.find(id)) check_officer(findings, *officer, list, travel);
}

} // namespace mosovo::schedule::checking
