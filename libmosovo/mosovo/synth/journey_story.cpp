#include <mosovo/synth/stories.hpp>
#include <mosovo/synth/words.hpp>

#include <algorithm>
#include <string>

namespace mosovo::synth {

using date::days;
using namespace std::chrono_literals;

namespace {

PremisesId next_premises(const Story& story) {
    static constexpr std::string_view digits = "000000";
    const auto number = std::to_string(story.index.value + 1);
    const auto places =
        std::count_if(story.chronicle.events().begin(), story.chronicle.events().end(),
                      [](const Event& event) { return event.as<Address>() != nullptr && !event.head.supersedes; });
    return PremisesId::from_checked("P-" + std::string{digits.substr(std::min(number.size(), digits.size()))} + number +
                                    "-" + std::to_string(places + 1));
}

Address new_address(Story& story, std::string_view kind, Day from) {
    auto& stream = story.stream;
    const auto place = place_near(*story.town, stream);
    Address address;
    address.premises = next_premises(story);
    const auto street =
        std::string{stream.pick(words::street_names)} + " " + std::string{stream.pick(words::street_kinds)};
    address.lines = {kind == "place_found" ? "The bench in " + street
                                           : std::to_string(stream.between(1, 199)) + " " + street,
                     std::string{story.town->name}};
    if (kind != "place_found") address.postcode = postcode_in(*story.town, stream);
    address.coordinates = Coordinates{place.latitude, place.longitude};
    address.address_kind = std::string{kind};
    address.from = from;
    return address;
}

void settle(Story& story, std::string_view kind, Day from, const LocalTime& entered) {
    if (!story.homes.empty()) {
        auto left = *story.chronicle.at(story.homes.back().address).as<Address>();
        left.to = from;
        story.chronicle.supersede(story.homes.back().address, left, entered);
    }
    const auto address = new_address(story, kind, from);
    story.homes.push_back({story.chronicle.add(address, entered), *address.premises, from});
}

void move(Story& story, Day on, HomeKind home) {
    const auto time = telling_time(story, on);
    if (!time) return;
    const auto entered = entered_after(*time, days{0}, story.stream);
    Change moved{ChangeOf::home_address, on, home, {}};
    const auto change = story.chronicle.add(moved, entered);
    settle(story, home == HomeKind::place_found ? "place_found" : "home", on, entered);
    story.triggers.push_back({on, *time, {Under::change}, {change}, home, false});
}

/// Days for something that fills `length` days, in order.
std::vector<Day> draw_days(Story& story, Share a_year, days length) {
    auto& life = story.life;
    std::vector<Day> found;
    const auto first = *life.at_large + days{30};
    const auto last = life.until - length - days{6};
    if (first > last) return found;
    for (auto left = story.times(a_year, life.years_at_liberty()); left > 0; --left) {
        const auto on = story.stream.day_between(first, last);
        if (life.take(on, on + length)) found.push_back(on);
    }
    std::sort(found.begin(), found.end());
    return found;
}

void change_other(Story& story, Day on) {
    static constexpr std::array kinds = {ChangeOf::bank_account, ChangeOf::card, ChangeOf::passport,
                                         ChangeOf::identity_document, ChangeOf::child_household};
    const auto time = telling_time(story, on);
    if (!time) return;
    const auto direction = story.stream.chance({600}) ? ChangeDirection::started : ChangeDirection::ceased;
    const auto change = story.chronicle.add(Change{story.stream.pick(kinds), on, {}, direction},
                                            entered_after(*time, days{0}, story.stream));
    story.triggers.push_back({on, *time, {Under::change}, {change}, {}, false});
}

void change_name(Story& story) {
    if (!story.stream.chance(story.known.name_change)) return;
    for (const auto on : draw_days(story, {1000}, days{3})) {
        const auto time = telling_time(story, on);
        if (!time) return;
        const auto change =
            story.chronicle.add(Change{ChangeOf::name, on, {}, {}}, entered_after(*time, days{0}, story.stream));
        story.triggers.push_back({on, *time, {Under::change}, {change}, {}, false});
        return; // once is enough
    }
}

void stay_elsewhere(Story& story, Day from) {
    const auto seventh = from + days{6};
    const auto time = telling_time(story, seventh);
    if (!time) return;
    const auto entered = entered_after(*time, days{0}, story.stream);
    auto address = new_address(story, "stays_with_others", from);
    const auto to = story.stream.day_between(seventh, time->day());
    address.to = to;
    story.chronicle.add(address, entered);
    const auto stay = story.chronicle.add(PremisesStay{address.premises, from, to}, entered);
    story.triggers.push_back({seventh, *time, {Under::change}, {stay}, {}, false});
}

void stay_where_a_child_lives(Story& story, Day on) {
    // From two in the afternoon the twelfth hour falls on the next day, whatever the clocks do.
    const auto counts = on + days{1};
    const auto time = telling_time(story, counts);
    if (!time) return;
    const auto entered = entered_after(*time, days{0}, story.stream);
    auto address = new_address(story, "household_with_child", on);
    address.to = counts;
    story.chronicle.add(address, entered);
    const auto stay = story.chronicle.add(ChildHouseholdStay{address.premises, at_time(on, 14h),
                                                             at_time(counts, 8h + 15min * story.stream.between(0, 3))},
                                          entered);
    story.triggers.push_back({counts, *time, {Under::change}, {stay}, {}, false});
}

struct Journey {
    Day departs;
    std::optional<Day> returns;
    Day told;
    Day known;
};

EventId tell_of_journey(Story& story, const Journey& journey, Travel& travel) {
    auto& stream = story.stream;
    const auto given = counter_time(journey.told, stream);
    if (stream.chance({700}))
        travel.departs = at_time(journey.departs, 6h + 15min * stream.between(0, 60));
    else
        travel.departs = journey.departs;
    travel.known = journey.known;
    travel.country = std::string{stream.pick(words::countries)};
    travel.intended_return = journey.returns;
    if (journey.returns && stream.chance({750}))
        travel.disclosed_return = Arrival{journey.returns, std::string{stream.pick(words::return_points)}};
    const auto entered = entered_after(given, days{0}, stream);
    const auto id = story.chronicle.add(travel, entered);
    Notification told;
    told.given = given;
    told.under = {Under::travel};
    told.covers = {id};
    told.place =
        NotificationPlace{PlaceKind::published_station, StationId::from_checked(std::string{story.town->slug}), {}, {}};
    told.acknowledged = true;
    story.chronicle.add(told, entered);
    return id;
}

void come_back(Story& story, const Journey& journey, const EventId& id, Travel travel) {
    auto& stream = story.stream;
    const auto back = *journey.returns;
    travel.returned = travel.disclosed_return.value_or(Arrival{back, std::string{stream.pick(words::return_points)}});
    const auto time = counter_time(back + days{stream.between(0, 2)}, stream);
    const auto entered = entered_after(time, days{0}, stream);
    story.chronicle.add(Stay{StayWhere::abroad, journey.departs, back}, entered);
    story.chronicle.supersede(id, travel, entered);
    if (travel.disclosed_return) return; // back on the day and at the place he had told
    Notification told;
    told.given = time;
    told.under = {Under::return_};
    told.covers = {id};
    told.acknowledged = true;
    story.chronicle.add(told, entered);
}

void travel(Story& story, Day departs, date::days length) {
    auto& stream = story.stream;
    // Known for long: told more than seven clear days before. Known late: told two days before or more.
    const auto early = stream.chance({850});
    const auto known = departs - days{early ? stream.between(14, 40) : stream.between(4, 7)};
    const auto told = early ? stream.day_between(std::max(known, departs - days{14}), departs - days{8})
                            : stream.day_between(known, departs - days{2});
    if (!story.life.at_liberty(told)) return;
    const Journey journey{departs, departs + length, told, known};
    Travel notice;
    const auto id = tell_of_journey(story, journey, notice);
    if (departs > story.life.as_of) return;
    if (departs + length > story.life.as_of - days{3}) {
        story.chronicle.add(Stay{StayWhere::abroad, departs, {}}, entered_on(departs, stream));
        story.life.away.push_back({StayWhere::abroad, departs, {}});
        return;
    }
    story.life.away.push_back({StayWhere::abroad, departs, departs + length});
    come_back(story, journey, id, notice);
}

void travels(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    for (auto left = story.times(story.known.travels_a_year, std::min(6, life.years_at_liberty())); left > 0; --left) {
        const days length{stream.between(2, 21)};
        const auto on = stream.day_between(std::max(*life.at_large + days{60}, life.until - days{6 * 365}), life.until);
        if (on + length + days{8} > life.until || on < *life.at_large + days{60}) continue;
        if (life.take(on - days{15}, on + length + days{3})) travel(story, on, length);
    }
    if (life.until != life.as_of || life.ending != Ending::none || *life.at_large + days{90} > life.as_of) return;
    if (stream.chance(story.known.travel_under_way)) {
        const auto gone = days{stream.between(1, 9)};
        if (life.take(life.as_of - gone - days{15}, life.as_of))
            travel(story, life.as_of - gone, gone + days{stream.between(2, 12)});
    } else if (stream.chance(story.known.travel_planned)) {
        const auto ahead = days{stream.between(9, 13)}; // told by now, at the latest
        if (life.take(life.as_of - days{6}, life.as_of)) {
            Travel notice;
            const Journey journey{life.as_of + ahead, life.as_of + ahead + days{stream.between(3, 14)},
                                  life.as_of - days{1}, life.as_of - days{6}};
            tell_of_journey(story, journey, notice);
        }
    }
}

void go_inside_again(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    if (life.kind->place != Served::custody || *life.at_large + days{120} > life.until) return;
    const auto now = life.until == life.as_of && stream.chance(story.known.in_custody_again);
    if (!now && !stream.chance(story.known.recalled)) return;
    const auto from = now ? life.as_of - days{stream.between(5, 90)}
                          : stream.day_between(*life.at_large + days{60}, life.until - days{60});
    const auto to = now ? life.as_of + days{stream.between(1, 80)} : from + days{stream.between(14, 50)};
    if (from < *life.at_large + days{60} || !life.take(from, to)) return;
    const auto id = story.chronicle.add(Stay{StayWhere::custody, from, to}, entered_on(from, stream));
    life.away.push_back({StayWhere::custody, from, to});
    life.breached = true;
    if (to > life.as_of) return;
    if (const auto time = telling_time(story, to))
        story.triggers.push_back({to, *time, {Under::change}, {id}, {}, false});
}

void tell_moves(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    const auto roofless =
        life.ending == Ending::none && life.until == life.as_of && stream.chance(story.known.no_main_residence);
    const auto since = life.as_of - days{stream.between(12, 80)};
    const auto loses = roofless && since > *life.at_large + days{30} && life.take(since, life.as_of);
    for (const auto on : draw_days(story, story.known.moves_a_year, days{3}))
        if (!loses || on < since) move(story, on, HomeKind::main_residence);
    if (!loses) return;
    move(story, since, HomeKind::place_found);
    life.found_only = true;
}

} // namespace

void tell_journeys(Story& story) {
    auto& life = story.life;
    if (!life.at_large) {
        // Not yet at large: where he lived until he went in is known all the same.
        settle(story, "home", life.convicted - days{story.stream.between(200, 2000)},
               entered_on(life.sentenced, story.stream));
        return;
    }
    settle(story, "home", *life.at_large, entered_on(*life.at_large, story.stream));
    go_inside_again(story);
    tell_moves(story);
    for (const auto on : draw_days(story, story.known.other_change_a_year, days{3}))
        change_other(story, on);
    change_name(story);
    for (const auto on : draw_days(story, story.known.premises_stay_a_year, days{10}))
        stay_elsewhere(story, on);
    for (const auto on : draw_days(story, story.known.child_household_a_year, days{4}))
        stay_where_a_child_lives(story, on);
    travels(story);
}

} // namespace mosovo::synth
