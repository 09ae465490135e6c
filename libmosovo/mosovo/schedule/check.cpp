#include <mosovo/schedule/check.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace mosovo::schedule {
namespace {

using std::chrono::minutes;

/// Minutes on one line through all days, so that a night shift is a stretch like any other.
minutes moment(Day day, TimeOfDay time) { return std::chrono::duration_cast<minutes>(day.time_since_epoch()) + time; }

template <class T> bool contains(const std::vector<T>& list, const T& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

struct Presence {
    minutes start{0};
    minutes end{0};
    Place place;
    AskId ask;
    const Seat* seat = nullptr;
};

class Checker {
public:
    Checker(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel,
            const std::vector<Planned>& locked)
        : plan_{plan}, asks_{asks}, roster_{roster}, travel_{travel}, locked_{locked} {}

    std::vector<Broken> run() {
        each_in_one_list();
        for (const auto& row : plan_.planned)
            if (const auto* ask = find_ask(row.ask)) check_row(row, *ask);
        check_officers();
        check_subjects();
        check_locks();
        return std::move(broken_);
    }

private:
    void say(Cause cause, const std::optional<AskId>& ask, std::string sentence,
             const std::optional<OfficerId>& officer = std::nullopt) {
        broken_.push_back({cause, ask, officer, std::move(sentence)});
    }

    const Ask* find_ask(const AskId& id) {
        if (by_id_.empty())
            for (const auto& ask : asks_)
                by_id_.emplace(ask.id, &ask);
        const auto found = by_id_.find(id);
        return found == by_id_.end() ? nullptr : found->second;
    }

    void each_in_one_list() {
        std::map<AskId, int> rows;
        for (const auto& row : plan_.planned)
            ++rows[row.ask];
        for (const auto& row : plan_.unplanned)
            ++rows[row.ask];
        for (const auto& [id, times] : rows) {
            if (find_ask(id) == nullptr) say(Cause::unknown_ask, id, "Nobody asked for this visit.");
            if (times > 1) say(Cause::planned_twice, id, "It stands in the plan more than once.");
        }
        for (const auto& ask : asks_)
            if (rows.count(ask.id) == 0)
                say(Cause::dropped, ask.id, "It stands neither among the planned nor the unplanned.");
    }

    void check_row(const Planned& row, const Ask& ask) {
        check_day(row, ask);
        check_time(row, ask);
        check_crew(row, ask);
        check_figures(row, ask);
    }

    void check_day(const Planned& row, const Ask& ask) {
        if (row.day < plan_.from || row.day > plan_.to)
            say(Cause::outside_horizon, ask.id, british(row.day) + " is not among the days planned.");
        if (row.day < ask.first)
            say(Cause::before_first, ask.id, "It may not happen before " + british(ask.first) + '.');
        if (ask.expiry && row.day > *ask.expiry)
            say(Cause::after_expiry, ask.id, "It may not happen after " + british(*ask.expiry) + '.');
        if (contains(ask.not_on, row.day))
            say(Cause::forbidden_day, ask.id, "It must not happen on " + british(row.day) + '.');
        const auto* team = roster_.find(ask.team);
        if (team == nullptr) return say(Cause::wrong_team, ask.id, "Its team is not on the roster.");
        if (const auto why = working_calendar(*team).why_not(row.day))
            say(Cause::not_a_working_day, ask.id,
                "The team does not work on " + british_with_weekday(row.day) + " (" + std::string{word(*why)} + ").");
    }

    void check_time(const Planned& row, const Ask& ask) {
        if (row.end != row.start + ask.length) say(Cause::wrong_length, ask.id, "Its end is not its start and length.");
        if (row.start < minutes{0} || row.start >= minutes{1440})
            say(Cause::outside_window, ask.id, "Its start is not a time of its day.");
        if (ask.fixed) {
            if (row.day != ask.fixed->day || row.start != ask.fixed->start)
                say(Cause::wrong_fixed_time, ask.id, "It is not at the time that was fixed.");
        } else if (!ask.windows.empty()) {
            const bool inside = std::any_of(ask.windows.begin(), ask.windows.end(), [&](const StartWindow& window) {
                return (!window.day || *window.day == row.day) && window.earliest <= row.start &&
                       row.start <= window.latest;
            });
            if (!inside) say(Cause::outside_window, ask.id, "It starts when it may not.");
        }
        if (ask.purpose == Purpose::station_attendance) check_station(row, ask);
    }

    void check_station(const Planned& row, const Ask& ask) {
        const auto* team = roster_.find(ask.team);
        if (team == nullptr || team->opening.empty()) return;
        const bool open = std::any_of(team->opening.begin(), team->opening.end(), [&](const OpeningHours& hours) {
            return static_cast<unsigned>(hours.weekday) == date::weekday{row.day}.iso_encoding() &&
                   hours.opens <= row.start && row.start + ask.length <= hours.closes;
        });
        if (!open) say(Cause::station_closed, ask.id, "The station is not open for the whole of it.");
    }

    void check_crew(const Planned& row, const Ask& ask) {
        const bool at_station = ask.purpose == Purpose::station_attendance;
        const std::size_t needed = ask.crew ? (*ask.crew == Crew::two ? 2U : 1U) : (at_station ? 1U : 2U);
        std::set<OfficerId> present;
        bool trained = false;
        const auto* team = roster_.find(ask.team);
        for (const auto& seat : row.crew) {
            present.insert(seat.officer);
            const auto* officer = roster_.find(seat.officer);
            if (officer == nullptr) {
                say(Cause::unknown_officer, ask.id, "A member of its crew is not on the roster.", seat.officer);
                continue;
            }
            if (officer->team != ask.team && (team == nullptr || !contains(team->helped_by, officer->team)))
                say(Cause::wrong_team, ask.id, "An officer of a team that does not help this one.", seat.officer);
            trained = trained || std::all_of(ask.skills.begin(), ask.skills.end(),
                                             [&](const Skill& skill) { return contains(officer->skills, skill); });
            const auto place = at_station && team != nullptr ? team->station : ask.place;
            presences_[seat.officer].push_back(
                {moment(row.day, row.start), moment(row.day, row.start) + ask.length, place, ask.id, &seat});
        }
        if (row.crew.size() != needed || present.size() != needed)
            say(Cause::wrong_crew, ask.id, needed == 2 ? "It needs two different officers." : "It needs one officer.");
        if (!trained) say(Cause::wrong_skills, ask.id, "Nobody present holds all the skills it needs.");
    }

    void check_figures(const Planned& row, const Ask& ask) {
        const auto spare = std::max(date::days{0}, ask.due - row.day);
        const auto late = std::max(date::days{0}, row.day - ask.due);
        if (row.days_to_spare != spare || row.days_late != late)
            say(Cause::wrong_figures, ask.id, "The days to spare or late beside it are not so.");
        Continuity expected = Continuity::no_preference;
        if (ask.preferred) {
            const bool own = std::any_of(row.crew.begin(), row.crew.end(),
                                         [&](const Seat& seat) { return seat.officer == *ask.preferred; });
            expected = own ? Continuity::own_officer : Continuity::other_officer;
        }
        if (row.continuity != expected)
            say(Cause::wrong_figures, ask.id, "Whether the own officer comes is not as it says.");
    }

    void check_officers() {
        for (auto& [id, list] : presences_) {
            std::sort(list.begin(), list.end(), [](const Presence& a, const Presence& b) {
                return std::tie(a.start, a.ask) < std::tie(b.start, b.ask);
            });
            const auto& officer = *roster_.find(id);
            std::map<const Shift*, std::vector<Presence>> by_shift;
            for (std::size_t i = 0; i < list.size(); ++i) {
                if (i > 0 && list[i].start < list[i - 1].end)
                    say(Cause::overlap, list[i].ask, "Its officer is at another visit then.", id);
                if (const auto* shift = shift_of(officer, list[i])) by_shift[shift].push_back(list[i]);
            }
            for (const auto& [shift, stops] : by_shift)
                check_drives(officer, *shift, stops);
        }
    }

    /// The stretch of duty that holds a visit; says why where there is none.
    const Shift* shift_of(const Officer& officer, const Presence& visit) {
        bool away = false;
        for (const auto& shift : officer.shifts) {
            if (visit.start < moment(shift.day, shift.start) || moment(shift.day, shift.end) < visit.end) continue;
            if (!contains(officer.leave, shift.day)) return &shift;
            away = true;
        }
        if (away)
            say(Cause::on_leave, visit.ask, "Its officer is on leave.", officer.id);
        else
            say(Cause::outside_shift, visit.ask, "Its officer is not on shift for the whole of it.", officer.id);
        return nullptr;
    }

    void check_drives(const Officer& officer, const Shift& shift, const std::vector<Presence>& stops) {
        Place here = officer.base;
        minutes free = moment(shift.day, shift.start);
        for (std::size_t i = 0; i < stops.size(); ++i) {
            const auto& stop = stops[i];
            const auto drive = travel_.between(here, stop.place);
            if (i == 0 && free + drive > stop.start)
                say(Cause::outside_shift, stop.ask, "Its officer would have to leave before the shift starts.",
                    officer.id);
            if (i > 0 && free <= stop.start && free + drive > stop.start)
                say(Cause::too_little_travel, stop.ask, "Its officer cannot get there in time.", officer.id);
            const auto wait = i == 0 ? minutes{0} : std::max(minutes{0}, stop.start - free - drive);
            if (stop.seat->travel_before != drive || stop.seat->waiting_before != wait)
                say(Cause::wrong_figures, stop.ask, "The drive or the wait beside it is not so.", officer.id);
            here = stop.place;
            free = stop.end;
        }
        if (free + travel_.between(here, officer.base) > moment(shift.day, shift.end))
            say(Cause::outside_shift, stops.back().ask, "Its officer would be back after the shift ends.", officer.id);
    }

    void check_subjects() {
        std::map<SubjectId, std::vector<std::pair<minutes, const Planned*>>> visits;
        for (const auto& row : plan_.planned)
            if (const auto* ask = find_ask(row.ask))
                visits[ask->subject].emplace_back(moment(row.day, row.start), &row);
        for (auto& [subject, list] : visits) {
            std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
            minutes busy = minutes::min();
            for (const auto& [start, row] : list) {
                if (start < busy) say(Cause::subject_overlap, row->ask, "Somebody else is with the same man then.");
                busy = std::max(busy, start + find_ask(row->ask)->length);
            }
        }
    }

    void check_locks() {
        for (const auto& lock : locked_) {
            if (find_ask(lock.ask) == nullptr) continue;
            const auto given_up =
                std::any_of(plan_.unplanned.begin(), plan_.unplanned.end(), [&](const NotPlanned& row) {
                    return row.ask == lock.ask &&
                           (row.reason == Unplanned::lock_impossible || row.reason == Unplanned::bad_ask);
                });
            const auto kept = std::any_of(plan_.planned.begin(), plan_.planned.end(), [&](const Planned& row) {
                return row.ask == lock.ask && row.day == lock.day && row.start == lock.start && row.locked &&
                       crew_of(row) == crew_of(lock);
            });
            if (!given_up && !kept) say(Cause::lock_moved, lock.ask, "It was locked and does not stand where it was.");
        }
    }

    static std::set<OfficerId> crew_of(const Planned& row) {
        std::set<OfficerId> crew;
        for (const auto& seat : row.crew)
            crew.insert(seat.officer);
        return crew;
    }

    const Plan& plan_;
    const std::vector<Ask>& asks_;
    const Roster& roster_;
    const Travel& travel_;
    const std::vector<Planned>& locked_;
    std::map<AskId, const Ask*> by_id_;
    std::map<OfficerId, std::vector<Presence>> presences_;
    std::vector<Broken> broken_;
};

} // namespace

std::vector<Broken> check(const Plan& plan, const std::vector<Ask>& asks, const Roster& roster, const Travel& travel,
                          const std::vector<Planned>& locked) {
    return Checker{plan, asks, roster, travel, locked}.run();
}

} // namespace mosovo::schedule
