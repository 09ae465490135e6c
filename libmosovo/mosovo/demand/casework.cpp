#include <mosovo/demand/casework.hpp>

#include <mosovo/assessment/owner.hpp>

#include <algorithm>

namespace mosovo::demand {

namespace {

bool lives_there(const Address& address, Day day) {
    return (!address.from || *address.from <= day) && (!address.to || *address.to >= day);
}

/// Of the addresses that hold on `day`, the one taken up last: a man moves forward.
std::optional<Address> home_on(const Timeline& timeline, Day day) {
    const Address* found = nullptr;
    for (const auto& [event, address] : timeline.all<Address>()) {
        if (!lives_there(*address, day)) continue;
        if (found == nullptr || address->from.value_or(Day{}) >= found->from.value_or(Day{})) found = address;
    }
    if (found == nullptr) return std::nullopt;
    return *found;
}

void take_visits(Case& seen, const Timeline& timeline, Day day) {
    for (const auto& [event, visit] : timeline.all<Visit>()) {
        if (!visit->at) continue;
        if (visit->at->day() <= day) {
            if (visit->contact == Contact::home_visit) seen.visited.push_back(*visit->at);
        } else if (visit->mode == VisitMode::announced && !visit->outcome) {
            seen.appointments.push_back({event->id(), *visit->at, visit->ended, visit->contact});
        }
    }
    std::ranges::sort(seen.visited);
    std::ranges::sort(seen.appointments, {}, &Appointment::at);
}

/// The day of release or return is a day at home, so a stay ends the day before it.
void take_stays(Case& seen, const Timeline& timeline, Day day) {
    for (const auto& [event, stay] : timeline.all<Stay>()) {
        if (!stay->from || (stay->to && *stay->to <= day)) continue;
        if (stay->to)
            seen.away.push_back({*stay->from, *stay->to - date::days{1}});
        else
            seen.away.push_back({*stay->from, std::nullopt});
    }
}

/// How many officers the practice of that nation and day asks for.
std::int64_t staff_for_a_visit(const Record& record, const law::View& view, const Rulebook& rules) {
    const auto* rule = rules.find("practice.visit.min_staff");
    const auto nation = record.offender.jurisdiction.value_or(Jurisdiction::england_wales);
    if (rule == nullptr || !rule->is_set(view.as_of, nation)) return 0;
    return rule->count(view.as_of, nation);
}

} // namespace

bool day_unknown(const Case& seen) { return seen.visit.clock == assessment::VisitClock::unknown; }

Case look_at(const Record& record, const law::View& view, const Rulebook& rules) {
    const Timeline timeline{record, view.known_at};
    auto evaluation = law::evaluate(record, view, rules);
    auto visit = assessment::visit_due(timeline, evaluation, rules);
    Case seen{.offender = record.id(),
              .officer = {},
              .deputy = {},
              .where = whereabouts(timeline, view.as_of),
              .home = home_on(timeline, view.as_of),
              .visited = {},
              .appointments = {},
              .away = {},
              .visit_staff = staff_for_a_visit(record, view, rules),
              .law = std::move(evaluation),
              .visit = std::move(visit)};
    if (const auto* owner = assessment::owner_on(timeline, view.as_of)) {
        seen.officer = owner->officer;
        seen.deputy = owner->deputy;
    }
    take_visits(seen, timeline, view.as_of);
    take_stays(seen, timeline, view.as_of);
    return seen;
}

std::vector<Case> look_at_all(std::span<const Record> records, const law::View& view, const Rulebook& rules) {
    std::vector<Case> cases;
    cases.reserve(records.size());
    for (const auto& record : records)
        cases.push_back(look_at(record, view, rules));
    return cases;
}

} // namespace mosovo::demand
