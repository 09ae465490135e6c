#include <mosovo/demand/asks.hpp>

#include <mosovo/demand/due.hpp>

#include <algorithm>
#include <cmath>

namespace mosovo::schedule {

namespace {

using demand::Appointment;
using demand::Case;

std::optional<Place> place_of(const Case& seen) {
    if (!seen.home || !seen.home->coordinates) return std::nullopt;
    const auto& at = *seen.home->coordinates;
    if (!at.latitude || !at.longitude) return std::nullopt;
    const auto place = make_place(*at.latitude, *at.longitude);
    if (!place) return std::nullopt;
    return *place;
}

const Officer* officer_of(const std::optional<StaffId>& staff, const Roster& roster) {
    return staff ? roster.find(OfficerId::from_checked(staff->reveal())) : nullptr;
}

double degrees_apart(const Place& a, const Place& b) {
    return std::hypot(a.latitude - b.latitude, a.longitude - b.longitude);
}

/// His officer's team; without one the team whose station is nearest, so that nobody falls between teams.
TeamId team_of(const Case& seen, const Roster& roster, const std::optional<Place>& place) {
    if (const auto* officer = officer_of(seen.officer, roster)) return officer->team;
    if (const auto* deputy = officer_of(seen.deputy, roster)) return deputy->team;
    if (!roster.teams.empty()) {
        const auto nearest = std::ranges::min_element(
            roster.teams, {}, [&](const Team& team) { return place ? degrees_apart(team.station, *place) : 0.0; });
        return nearest->id;
    }
    return TeamId::from_checked("unassigned");
}

Urgency urgency_of(const Case& seen, const Wishes& wishes) {
    if (!seen.visit.level) return wishes.level_unknown;
    switch (*seen.visit.level) {
    case RiskLevel::very_high:
        return wishes.very_high;
    case RiskLevel::high:
        return wishes.high;
    case RiskLevel::medium:
        return wishes.medium;
    case RiskLevel::low:
        return wishes.low;
    }
    return wishes.level_unknown;
}

std::vector<Day> days_away(const Case& seen, const Horizon& days) {
    std::vector<Day> away;
    for (auto day = days.from; day <= days.to; day += date::days{1})
        if (std::ranges::any_of(seen.away, [&](const Disregarded& stay) { return stay.covers(day); }))
            away.push_back(day);
    return away;
}

std::vector<std::string> reasons(const std::vector<law::Step>& because) {
    std::vector<std::string> out;
    for (const auto& step : because)
        out.push_back(step.says + " (" + step.citation.title + ")");
    return out;
}

/// What every ask about one man has in common.
Ask common(const Case& seen, const Horizon& days, const Roster& roster, const Wishes& wishes, std::string id) {
    const auto place = place_of(seen);
    Ask ask{.id = AskId::from_checked(std::move(id)),
            .subject = SubjectId::from_checked(seen.offender.reveal()),
            .team = team_of(seen, roster, place),
            .place = place.value_or(Place{}),
            .first = days.from,
            .due = days.to};
    ask.urgency = urgency_of(seen, wishes);
    if (const auto* officer = officer_of(seen.officer, roster)) ask.preferred = officer->id;
    return ask;
}

bool comes_to_us(const Appointment& appointment) {
    return appointment.contact == Contact::station || appointment.contact == Contact::office;
}

bool promised_by(const Case& seen, Day due, bool at_station) {
    return std::ranges::any_of(seen.appointments, [&](const Appointment& appointment) {
        const bool same = at_station ? comes_to_us(appointment) : appointment.contact == Contact::home_visit;
        return same && appointment.at.day() <= due;
    });
}

/// The day by which he must be visited in these weeks. Where a missing fact hides it, and where no limit says how late
/// he is, at once: on the first day of the plan.
std::optional<Day> visit_due_in(const Case& seen, const Horizon& days) {
    if (day_unknown(seen) && seen.where == Whereabouts::community) return days.from;
    if (!seen.visit.due || *seen.visit.due > days.to) return std::nullopt;
    const bool past_and_not_late = seen.visit.overdue.count() == 0 && *seen.visit.due < seen.law.as_of;
    return past_and_not_late ? days.from : *seen.visit.due;
}

Crew crew_for(const Case& seen) { return seen.visit_staff == 1 ? Crew::one : Crew::two; }

void add_home_visit(std::vector<Ask>& asks, const Case& seen, const Horizon& days, const Roster& roster,
                    const Wishes& wishes) {
    const auto due = visit_due_in(seen, days);
    if (!due || !place_of(seen) || promised_by(seen, *due, false)) return;
    auto ask = common(seen, days, roster, wishes, "visit/" + seen.offender.reveal());
    ask.due = *due;
    ask.crew = crew_for(seen);
    if (seen.visit.last_seen && ask.due >= *seen.visit.last_seen) {
        const auto room = (ask.due - *seen.visit.last_seen).count() * wishes.earliest_after.value() / 100;
        ask.first = std::max(days.from, *seen.visit.last_seen + date::days{static_cast<int>(room)});
    }
    ask.windows = {wishes.visiting_hours};
    ask.length = wishes.home_visit;
    for (const auto& visit : seen.visited)
        ask.history.push_back({visit.day(), visit.since_midnight()});
    ask.not_on = days_away(seen, days);
    ask.because = reasons(seen.visit.because);
    asks.push_back(std::move(ask));
}

void add_attendances(std::vector<Ask>& asks, const Case& seen, const Horizon& days, const Roster& roster,
                     const Wishes& wishes) {
    if (seen.law.status != law::Status::subject || seen.where != Whereabouts::community) return;
    for (const auto& duty : seen.law.obligations) {
        if (duty.duty != law::Duty::periodic_notification || !duty.last_day) continue;
        if (duty.state != law::State::due && duty.state != law::State::upcoming) continue;
        const auto last = duty.safe_day.value_or(*duty.last_day);
        if (last < days.from || last > days.to || promised_by(seen, *duty.last_day, true)) continue;
        auto ask = common(seen, days, roster, wishes,
                          "attendance/" + seen.offender.reveal() + "/" + duty.arises_from.reveal());
        ask.purpose = Purpose::station_attendance;
        ask.first = std::max(days.from, last - wishes.attendance_offered);
        if (duty.opens) ask.first = std::max(ask.first, duty.opens->day());
        ask.due = last;
        ask.expiry = *duty.last_day; // after it the act is late, and no appointment mends that
        ask.length = wishes.attendance;
        ask.crew = Crew::one;
        ask.not_on = days_away(seen, days);
        ask.because = reasons(duty.because);
        asks.push_back(std::move(ask));
    }
}

void add_appointments(std::vector<Ask>& asks, const Case& seen, const Horizon& days, const Roster& roster,
                      const Wishes& wishes) {
    for (const auto& appointment : seen.appointments) {
        const auto day = appointment.at.day();
        if (day < days.from || day > days.to || (!comes_to_us(appointment) && !place_of(seen))) continue;
        if (appointment.contact == Contact::telephone || appointment.contact == Contact::video) continue;
        auto ask = common(seen, days, roster, wishes,
                          "appointment/" + seen.offender.reveal() + "/" + appointment.event.reveal());
        ask.purpose = comes_to_us(appointment) ? Purpose::station_attendance : Purpose::announced_visit;
        ask.crew = comes_to_us(appointment) ? Crew::one : crew_for(seen);
        ask.first = ask.due = day;
        ask.expiry = day;
        ask.fixed = FixedTime{day, appointment.at.since_midnight()};
        ask.length = comes_to_us(appointment) ? wishes.attendance : wishes.home_visit;
        if (appointment.ends && *appointment.ends > appointment.at)
            ask.length = appointment.ends->instant() - appointment.at.instant();
        ask.because = {"promised for " + appointment.at.british()};
        asks.push_back(std::move(ask));
    }
}

} // namespace

Wishes with_urgency_of(Wishes wishes, const Rulebook& rules, Day day, Jurisdiction nation) {
    for_each_field<Wishes>([&](std::string_view name, auto pointer) {
        if constexpr (std::is_same_v<std::decay_t<decltype(wishes.*pointer)>, Urgency>) {
            const auto* rule = rules.find("practice.schedule.urgency." + std::string{name});
            if (rule == nullptr || !rule->is_set(day, nation)) return;
            if (const auto value = Urgency::from(rule->count(day, nation))) wishes.*pointer = *value;
        }
    });
    return wishes;
}

std::vector<Ask> asks(std::span<const Case> cases, const Horizon& days, const Roster& roster, const Wishes& wishes) {
    std::vector<Ask> found;
    for (const auto& seen : cases) {
        add_home_visit(found, seen, days, roster, wishes);
        add_attendances(found, seen, days, roster, wishes);
        add_appointments(found, seen, days, roster, wishes);
    }
    return found;
}

std::vector<OffenderId> not_on_the_map(std::span<const Case> cases, const Horizon& days) {
    std::vector<OffenderId> found;
    const auto promised = [&](const Case& seen) {
        return std::ranges::any_of(seen.appointments, [&](const Appointment& appointment) {
            const auto day = appointment.at.day();
            return appointment.contact == Contact::home_visit && day >= days.from && day <= days.to;
        });
    };
    for (const auto& seen : cases)
        if (!place_of(seen) && (visit_due_in(seen, days) || promised(seen))) found.push_back(seen.offender);
    return found;
}

} // namespace mosovo::schedule
