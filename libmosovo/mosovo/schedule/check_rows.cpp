#include <mosovo/schedule/check_rows.hpp>

#include <algorithm>
#include <array>
#include <tuple>

namespace mosovo::schedule::checking {
namespace {

using std::chrono::minutes;

template <class T> bool contains(const std::vector<T>& list, const T& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

/// Says what is wrong with one row.
class Row {
public:
    Row(Findings& findings, const Plan& plan, const Visit& visit, const Roster& roster)
        : findings_{findings}, plan_{plan}, visit_{visit}, row_{*visit.row}, ask_{*visit.ask}, roster_{roster},
          team_{roster.find(visit.ask->team)} {}

    void check() {
        check_day();
        check_time();
        if (ask_.purpose == Purpose::station_attendance) check_station();
        check_crew();
        check_seats();
        check_figures();
    }

private:
    void say(Cause cause, std::string sentence, const std::optional<OfficerId>& officer = std::nullopt) {
        findings_.say(cause, ask_.id, std::move(sentence), officer);
    }

    void check_day() {
        if (row_.day < plan_.from || row_.day > plan_.to)
            say(Cause::outside_horizon, british(row_.day) + " is not among the days planned.");
        if (row_.day < ask_.first) say(Cause::before_first, "It may not happen before " + british(ask_.first) + '.');
        if (ask_.expiry && row_.day > *ask_.expiry)
            say(Cause::after_expiry, "It may not happen after " + british(*ask_.expiry) + '.');
        if (contains(ask_.not_on, row_.day))
            say(Cause::forbidden_day, "It must not happen on " + british(row_.day) + '.');
        if (team_ == nullptr) return say(Cause::wrong_team, "Its team is not on the roster.");
        if (const auto why = working_calendar(*team_).why_not(row_.day))
            say(Cause::not_a_working_day,
                "The team does not work on " + british_with_weekday(row_.day) + " (" + std::string{word(*why)} + ").");
    }

    void check_time() {
        if (row_.end != on_the_wall(row_.day, visit_.end))
            say(Cause::wrong_length, "Its end is not its start and length.");
        if (row_.start < minutes{0} || row_.start >= minutes{1440})
            say(Cause::outside_window, "Its start is not a time of its day.");
        else if (on_the_wall(row_.day, visit_.start) != row_.start)
            say(Cause::no_such_time, "The clocks skip its start that day.");
        if (ask_.fixed) {
            if (row_.day != ask_.fixed->day || row_.start != ask_.fixed->start)
                say(Cause::wrong_fixed_time, "It is not at the time that was fixed.");
            return;
        }
        const bool inside = std::any_of(ask_.windows.begin(), ask_.windows.end(), [&](const StartWindow& window) {
            return (!window.day || *window.day == row_.day) && window.earliest <= row_.start &&
                   row_.start <= window.latest;
        });
        const bool barred = std::any_of(ask_.not_at.begin(), ask_.not_at.end(), [&](const StartWindow& window) {
            return (!window.day || *window.day == row_.day) && window.earliest <= row_.start &&
                   row_.start <= window.latest;
        });
        if (barred || (!ask_.windows.empty() && !inside)) say(Cause::outside_window, "It starts when it may not.");
    }

    void check_station() {
        if (team_ == nullptr || team_->opening.empty()) return;
        const bool open = std::any_of(team_->opening.begin(), team_->opening.end(), [&](const OpeningHours& hours) {
            return static_cast<unsigned>(hours.weekday) == date::weekday{row_.day}.iso_encoding() &&
                   moment(row_.day, hours.opens) <= visit_.start && visit_.end <= moment(row_.day, hours.closes);
        });
        if (!open) say(Cause::station_closed, "The station is not open for the whole of it.");
    }

    [[nodiscard]] std::size_t seats_needed() const {
        if (!ask_.crew) return ask_.purpose == Purpose::station_attendance ? 1 : 2;
        switch (*ask_.crew) {
        case Crew::one:
            return 1;
        case Crew::two:
            return 2;
        case Crew::three:
            break;
        }
        return 3;
    }

    void check_crew() {
        for (const auto& seat : row_.crew) {
            const auto* officer = roster_.find(seat.officer);
            if (officer == nullptr) {
                say(Cause::unknown_officer, "A member of its crew is not on the roster.", seat.officer);
                continue;
            }
            if (officer->team != ask_.team && (team_ == nullptr || !contains(team_->helped_by, officer->team)))
                say(Cause::wrong_team, "An officer of a team that does not help this one.", seat.officer);
            if (contains(ask_.excluded, seat.officer))
                say(Cause::excluded_officer, "An officer who must not come to this visit.", seat.officer);
        }
        const auto present = crew_of(row_);
        const auto needed = seats_needed();
        constexpr std::array words{"one officer", "two different officers", "three different officers"};
        if (row_.crew.size() != needed || present.size() != needed)
            say(Cause::wrong_crew, "It needs " + std::string{words.at(needed - 1)} + '.');
        for (const auto& pair : roster_.never_together)
            if (present.contains(pair.one) && present.contains(pair.other))
                say(Cause::never_together, "Two officers of its crew are never sent together.", pair.one);
    }

    [[nodiscard]] bool holds(const OfficerId& id, const std::vector<Skill>& skills) const {
        const auto* officer = roster_.find(id);
        return officer != nullptr && std::all_of(skills.begin(), skills.end(),
                                                 [&](const Skill& skill) { return contains(officer->skills, skill); });
    }

    /// Tries every way to give the seats to those present.
    void check_seats() {
        const std::array needs{&ask_.skills, &ask_.second_skills, &ask_.third_skills};
        const auto present = crew_of(row_);
        std::vector<OfficerId> order{present.begin(), present.end()}; // ascending: every order is tried
        bool found = false;
        do {
            found = true;
            for (std::size_t seat = 0; seat < needs.size(); ++seat)
                found =
                    found && (needs.at(seat)->empty() || (seat < order.size() && holds(order[seat], *needs.at(seat))));
        } while (!found && std::next_permutation(order.begin(), order.end()));
        if (!found) say(Cause::wrong_skills, "Those present do not hold the skills that it needs of each seat.");
    }

    void check_figures() {
        const auto spare = std::max(date::days{0}, ask_.due - row_.day);
        const auto late = std::max(date::days{0}, row_.day - ask_.due);
        if (row_.days_to_spare != spare || row_.days_late != late)
            say(Cause::wrong_figures, "The days to spare or late beside it are not so.");
        Continuity expected = Continuity::no_preference;
        if (ask_.preferred)
            expected = crew_of(row_).contains(*ask_.preferred) ? Continuity::own_officer : Continuity::other_officer;
        if (row_.continuity != expected) say(Cause::wrong_figures, "Whether the own officer comes is not as it says.");
    }

    Findings& findings_;
    const Plan& plan_;
    const Visit& visit_;
    const Planned& row_;
    const Ask& ask_;
    const Roster& roster_;
    const Team* team_;
};

/// Two visits of one man must not overlap, and those with a least gap keep their days.
void check_subjects(Findings& findings, const std::vector<Visit>& visits) {
    std::map<SubjectId, std::vector<const Visit*>> by_subject;
    for (const auto& visit : visits)
        by_subject[visit.ask->subject].push_back(&visit);
    const auto too_near = [](const Ask& ask, Day a, Day b) {
        return ask.least_gap && (a < b ? b - a : a - b) < *ask.least_gap;
    };
    for (auto& [subject, list] : by_subject) {
        std::sort(list.begin(), list.end(), [](const auto* a, const auto* b) {
            return std::tie(a->start, a->ask->id) < std::tie(b->start, b->ask->id);
        });
        for (std::size_t i = 0; i < list.size(); ++i) {
            const auto& visit = *list[i];
            for (std::size_t j = 0; j < list.size(); ++j) {
                if (i == j) continue;
                if (j < i && visit.start < list[j]->end)
                    findings.say(Cause::subject_overlap, visit.ask->id, "Somebody else is with the same man then.");
                const bool both_visits = visit.ask->purpose != Purpose::station_attendance &&
                                         list[j]->ask->purpose != Purpose::station_attendance;
                if (both_visits && too_near(*visit.ask, visit.row->day, list[j]->row->day))
                    findings.say(Cause::too_soon_again, visit.ask->id,
                                 "Another visit to the same man is planned too few days away.");
            }
            for (const auto& past : visit.ask->history)
                if (too_near(*visit.ask, visit.row->day, past.day))
                    findings.say(Cause::too_soon_again, visit.ask->id, "He was visited too few days before.");
        }
    }
}

void check_apart(Findings& findings, const std::vector<Visit>& visits) {
    std::set<std::pair<ApartId, Day>> taken;
    for (const auto& visit : visits)
        if (visit.ask->apart && !taken.emplace(*visit.ask->apart, visit.row->day).second)
            findings.say(Cause::same_day, visit.ask->id, "A visit that must lie on another day is on the same one.");
}

/// Whether something else of the same officers begins between two visits of a trip.
bool something_between(const std::vector<Visit>& visits, const Visit& a, const Visit& b) {
    const auto crew = crew_of(*a.row);
    return std::any_of(visits.begin(), visits.end(), [&](const Visit& other) {
        if (other.ask->trip == a.ask->trip || other.start <= a.start || b.start <= other.start) return false;
        return std::any_of(other.row->crew.begin(), other.row->crew.end(),
                           [&](const Seat& seat) { return crew.contains(seat.officer); });
    });
}

void check_trips(Findings& findings, const std::vector<Visit>& visits, const std::vector<Ask>& asks) {
    std::map<TripId, std::vector<const Visit*>> trips;
    for (const auto& visit : visits)
        if (visit.ask->trip) trips[*visit.ask->trip].push_back(&visit);
    for (auto& [trip, list] : trips) {
        std::sort(list.begin(), list.end(), [](const auto* a, const auto* b) { return a->start < b->start; });
        for (std::size_t i = 1; i < list.size(); ++i) {
            if (list[i]->row->day != list[0]->row->day || crew_of(*list[i]->row) != crew_of(*list[0]->row))
                findings.say(Cause::trip_broken, list[i]->ask->id, "Its trip is made on another day or by others.");
            else if (something_between(visits, *list[i - 1], *list[i]))
                findings.say(Cause::trip_broken, list[i]->ask->id, "Another visit stands inside its trip.");
        }
        for (const auto& ask : asks)
            if (ask.trip == trip &&
                std::none_of(list.begin(), list.end(), [&](const auto* v) { return v->ask->id == ask.id; }))
                findings.say(Cause::trip_broken, ask.id, "The others of its trip are made without it.");
    }
}

void check_counters(Findings& findings, const std::vector<Visit>& visits, const Roster& roster) {
    for (const auto& team : roster.teams) {
        if (!team.counters) continue;
        for (const auto& visit : visits) {
            const auto of_team = [&](const Visit& v) {
                return v.ask->purpose == Purpose::station_attendance && v.ask->team == team.id;
            };
            if (!of_team(visit)) continue;
            const auto at_once = std::count_if(visits.begin(), visits.end(), [&](const Visit& other) {
                return of_team(other) && other.start <= visit.start && visit.start < other.end;
            });
            if (at_once > team.counters->value())
                findings.say(Cause::station_full, visit.ask->id, "The station takes fewer attendances at once.");
        }
    }
}

} // namespace

void check_row(Findings& findings, const Plan& plan, const Visit& visit, const Roster& roster) {
    Row{findings, plan, visit, roster}.check();
}

void check_together(Findings& findings, const std::vector<Visit>& visits, const std::vector<Ask>& asks,
                    const Roster& roster) {
    check_subjects(findings, visits);
    check_apart(findings, visits);
    check_trips(findings, visits, asks);
    check_counters(findings, visits, roster);
}

} // namespace mosovo::schedule::checking
