#include <mosovo/schedule/mapping.hpp>

#include <mosovo/schedule/breaks.hpp>
#include <mosovo/schedule/crews.hpp>
#include <mosovo/schedule/engine/search.hpp>
#include <mosovo/schedule/free_time.hpp>
#include <mosovo/schedule/prices.hpp>
#include <mosovo/schedule/target.hpp>
#include <mosovo/schedule/windows.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace mosovo::schedule {
namespace {

using engine::Index;

template <class T> bool contains(const std::vector<T>& list, const T& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

Ticks seconds_of(std::chrono::minutes length) { return static_cast<Ticks>(std::chrono::seconds{length}.count()); }

/// Maps one part; holds the caller's lists while it does.
class Mapper {
public:
    Mapper(const Given& given, const Part& part, WorkingDays& working) : given_{given}, part_{part}, working_{working} {
        for (const auto& row : given.wanted.locked)
            locks_.emplace(row.ask, &row);
        for (const auto& row : given.wanted.before)
            before_.emplace(row.ask, &row);
    }

    Mapped map() {
        mapped_.problem.officers = static_cast<Index>(part_.officers.size());
        mapped_.problem.balance = given_.wanted.objective.balance.value();
        add_routes();
        for (const auto& group : groups())
            add_group(group);
        add_matrix();
        for (std::size_t v = 0; v < mapped_.visits.size(); ++v)
            price(v);
        add_pairs();
        add_limits();
        add_never_together();
        add_breaks(given_, mapped_);
        shifts_.emplace(mapped_.problem);
        const auto first = first_come();
        const FreeTime left{mapped_.problem, first};
        for (std::size_t v = 0; v < mapped_.visits.size(); ++v)
            set_windows(v, left);
        return std::move(mapped_);
    }

private:
    [[nodiscard]] const Ask& ask(std::size_t index) const { return given_.asks[index]; }
    [[nodiscard]] const Officer& officer(std::size_t local) const {
        return given_.roster.officers[part_.officers[local]];
    }

    Index place_index(const Place& place) {
        const auto [found, added] = place_index_.emplace(place, static_cast<Index>(places_.size()));
        if (added) places_.push_back(place);
        return found->second;
    }

    void add_routes() {
        for (std::size_t i = 0; i < part_.officers.size(); ++i) {
            if (!is_on_earth(officer(i).base)) throw std::invalid_argument{"an officer's base is no place on Earth"};
            officer_index_.emplace(officer(i).id, i);
            auto shifts = officer(i).shifts;
            std::sort(shifts.begin(), shifts.end(), [](const Shift& a, const Shift& b) {
                return std::pair{a.day, a.start} < std::pair{b.day, b.start};
            });
            auto busy_until = std::numeric_limits<Ticks>::min();
            for (const auto& shift : shifts)
                if (worked(officer(i), shift)) add_route(i, shift, busy_until);
        }
    }

    [[nodiscard]] bool worked(const Officer& who, const Shift& shift) const {
        const bool near = shift.day >= given_.days.from - date::days{2} && shift.day <= given_.days.to;
        return near && shift.start < shift.end && !contains(who.leave, shift.day);
    }

    void add_route(std::size_t who, const Shift& shift, Ticks& busy_until) {
        const auto opens = given_.clock.at(shift.day, shift.start);
        const auto closes = given_.clock.at(shift.day, shift.end);
        if (closes <= given_.clock.at(given_.days.from, TimeOfDay{0})) return;
        if (opens < busy_until) return; // a second shift on top of the first makes no second officer
        busy_until = closes;
        slowest_ = std::max(slowest_, given_.travel.slowest(shift.day, shift.start, shift.end));
        const auto base = place_index(officer(who).base);
        const auto day = static_cast<Index>((shift.day - given_.days.from).count()) + 2;
        mapped_.problem.routes.push_back({static_cast<Index>(who), day, opens, closes, base, base});
        mapped_.routes.push_back({part_.officers[who], shift.day});
        nights_ = nights_ || shift.end > std::chrono::hours{24};
    }

    /// Asks that make one visit, by id of the first.
    [[nodiscard]] std::vector<std::vector<std::size_t>> groups() const {
        std::vector<std::vector<std::size_t>> groups;
        std::map<TripId, std::size_t> trips;
        for (const auto index : part_.asks) {
            const auto& trip = ask(index).trip;
            const auto known = trip ? trips.find(*trip) : trips.end();
            if (known != trips.end()) {
                groups[known->second].push_back(index);
                continue;
            }
            if (trip) trips.emplace(*trip, groups.size());
            groups.push_back({index});
        }
        return groups;
    }

    static bool can_be_done(const Ask& ask) {
        const auto needs = (ask.third_skills.empty() ? (ask.second_skills.empty() ? 1U : 2U) : 3U);
        return ask.length.count() > 0 && ask.length < std::chrono::hours{24} && needs <= seats_of(ask) &&
               (!ask.fixed || (ask.fixed->start.count() >= 0 && ask.fixed->start < std::chrono::hours{24}));
    }

    /// What is wrong with the asks themselves.
    [[nodiscard]] std::optional<Unplanned> wrong_with(const std::vector<std::size_t>& group) const {
        const auto& first = ask(group.front());
        for (const auto index : group) {
            const auto& one = ask(index);
            const auto* team = given_.roster.find(one.team);
            if (team == nullptr || !is_on_earth(place_of(one, *team)) || !can_be_done(one)) return Unplanned::bad_ask;
            const bool same = one.team == first.team && seats_of(one) == seats_of(first) &&
                              place_of(one, *team) == place_of(first, *team);
            if (!same) return Unplanned::bad_ask; // a trip has one place and one crew
            for (const auto before : group) {
                if (before == index) break;
                const auto& other = ask(before);
                const bool asks_for_two_days = (one.apart && one.apart == other.apart) ||
                                               (one.subject == other.subject && (one.least_gap || other.least_gap));
                if (asks_for_two_days) return Unplanned::bad_ask;
            }
        }
        return std::nullopt;
    }

    static Place place_of(const Ask& ask, const Team& team) {
        return ask.purpose == Purpose::station_attendance ? team.station : ask.place;
    }

    /// The longest-waiting window last, so that a trip has the most room.
    [[nodiscard]] std::vector<std::size_t> in_order(std::vector<std::size_t> group) const {
        const auto latest = [&](std::size_t index) {
            if (ask(index).fixed) return ask(index).fixed->start;
            TimeOfDay last{ask(index).windows.empty() ? 24 * 60 : 0};
            for (const auto& window : ask(index).windows)
                last = std::max(last, window.latest);
            return last;
        };
        std::stable_sort(group.begin(), group.end(), [&](auto a, auto b) { return latest(a) < latest(b); });
        return group;
    }

    void add_group(const std::vector<std::size_t>& unordered) {
        const auto hopeless = [&](Unplanned why) {
            for (const auto index : unordered)
                mapped_.hopeless.emplace_back(index, why);
        };
        if (const auto why = wrong_with(unordered)) return hopeless(*why);
        const auto& team = *given_.roster.find(ask(unordered.front()).team);
        MappedVisit visit;
        Starts starts;
        for (const auto index : in_order(unordered)) {
            auto next = starts_of(ask(index), team, given_.days, working_, given_.clock);
            starts = visit.members.empty() ? std::move(next) : both(starts, next, visit.length);
            visit.members.push_back({index, visit.length});
            visit.length += seconds_of(ask(index).length);
        }
        if (starts.why == Unplanned::outside_horizon) return hopeless(*starts.why);
        engine::Visit mapped;
        mapped.seats = static_cast<int>(seats_of(ask(unordered.front())));
        mapped.officers = bits_of(visit, team);
        std::size_t leaders = 0;
        std::size_t there = 0;
        for (const auto bits : mapped.officers) {
            there += bits != engine::may::nothing ? 1 : 0;
            leaders += (bits & engine::may::lead) != 0 ? 1 : 0;
        }
        if (leaders == 0) return hopeless(Unplanned::no_officer_trained);
        if (there < static_cast<std::size_t>(mapped.seats)) return hopeless(Unplanned::too_few_officers);
        if (starts.days.empty()) return hopeless(Unplanned::no_day_in_window);
        visit.days = std::move(starts.days);
        mapped.place = place_index(place_of(ask(unordered.front()), team));
        mapped.duration = visit.length;
        hold_lock(visit, mapped);
        mapped_.visits.push_back(std::move(visit));
        mapped_.problem.visits.push_back(std::move(mapped));
    }

    /// Starts of a trip so far at which one more, `offset` later, may start too.
    static Starts both(const Starts& a, const Starts& b, Ticks offset) {
        Starts out;
        if (a.why || b.why) {
            out.why = a.why ? a.why : b.why;
            return out;
        }
        for (const auto& day : a.days)
            for (const auto& other : b.days) {
                if (day.day != other.day) continue;
                DayStarts cut{day.day, {}};
                for (const auto& x : day.spans)
                    for (const auto& y : other.spans)
                        if (const Span span{std::max(x.low, y.low - offset), std::min(x.high, y.high - offset)};
                            span.low <= span.high)
                            cut.spans.push_back(span);
                if (!cut.spans.empty()) out.days.push_back(std::move(cut));
            }
        if (out.days.empty()) out.why = Unplanned::no_day_in_window;
        return out;
    }

    [[nodiscard]] std::vector<std::uint8_t> bits_of(const MappedVisit& visit, const Team& team) const {
        std::vector<std::uint8_t> bits;
        for (std::size_t i = 0; i < part_.officers.size(); ++i) {
            bits.push_back(engine::may::all);
            for (const auto& member : visit.members)
                bits.back() &= bits_for(officer(i), ask(member.ask), team);
        }
        return bits;
    }

    /// A person's decision: that start and that crew, or not at all.
    void hold_lock(MappedVisit& visit, engine::Visit& mapped) const {
        std::optional<Ticks> start;
        for (const auto& member : visit.members) {
            const auto lock = locks_.find(ask(member.ask).id);
            if (lock == locks_.end()) continue;
            visit.locked = true;
            const auto& row = *lock->second;
            const auto at = given_.clock.at(row.day, row.start) - member.offset;
            std::set<std::size_t> crew;
            for (const auto& seat : row.crew)
                if (const auto who = officer_index_.find(seat.officer); who != officer_index_.end())
                    crew.insert(who->second);
            visit.lock_fits = visit.lock_fits && (!start || *start == at) && may_start(visit, at) &&
                              crew.size() == static_cast<std::size_t>(mapped.seats) && row.crew.size() == crew.size();
            start = at;
            for (std::size_t i = 0; i < mapped.officers.size(); ++i)
                if (!crew.contains(i)) mapped.officers[i] = engine::may::nothing;
        }
        if (!start || !visit.lock_fits) return;
        const auto day = given_.clock.wall(*start).first;
        visit.days = {{day, {{*start, *start}}}};
        mapped.locked = true;
    }

    static bool may_start(const MappedVisit& visit, Ticks at) {
        return std::any_of(visit.days.begin(), visit.days.end(), [&](const DayStarts& day) {
            return std::any_of(day.spans.begin(), day.spans.end(),
                               [&](const Span& span) { return span.low <= at && at <= span.high; });
        });
    }

    /// Whole minutes, rounded up, at the slowest hour of any shift: starts are whole minutes, so nothing is lost but
    /// where traffic changes within a day.
    void add_matrix() {
        auto& matrix = mapped_.problem.travel;
        matrix.places = static_cast<Index>(places_.size());
        matrix.cells.reserve(places_.size() * places_.size());
        for (const auto& from : places_)
            for (const auto& to : places_) {
                const auto seconds = (given_.travel.seconds(from, to).count() * slowest_.value() + 99) / 100;
                constexpr std::int64_t most = 1'000'000; // eleven days: never driven
                matrix.cells.push_back(static_cast<std::int32_t>(std::min(most, (seconds + 59) / 60 * 60)));
            }
    }

    void price(std::size_t v) {
        const auto& visit = mapped_.visits[v];
        auto& mapped = mapped_.problem.visits[v];
        mapped.weight = 0;
        mapped.officer_cost.assign(part_.officers.size(), 0);
        for (const auto& member : visit.members) {
            const auto& one = ask(member.ask);
            mapped.weight += risk_when_left_out(one, given_.days, given_.wanted.objective);
            for (std::size_t i = 0; i < part_.officers.size(); ++i)
                mapped.officer_cost[i] += price_of_officer(one, officer(i).id, given_.roster, given_.wanted.objective);
        }
    }

    /// Whether it goes before those whose day is drawn: locked, overdue, promised or no unannounced visit, it or
    /// anybody of its trip.
    [[nodiscard]] bool goes_before(const MappedVisit& visit) const {
        return visit.locked || std::any_of(visit.members.begin(), visit.members.end(), [&](const Member& member) {
                   return !has_draw(ask(member.ask)) || ask(member.ask).due < given_.days.from;
               });
    }

    /// Where those could stand that go before whoever has a day drawn. Only what everybody could work out goes into it,
    /// and nothing of the seed: who measures the draw sees the same.
    [[nodiscard]] std::vector<engine::Place> first_come() {
        auto problem = mapped_.problem;
        for (std::size_t v = 0; v < mapped_.visits.size(); ++v) {
            const auto& visit = mapped_.visits[v];
            problem.visits[v].locked = visit.locked && visit.lock_fits;
            if (goes_before(visit) && visit.lock_fits)
                problem.visits[v].windows = windows_of(given_, mapped_, v, nullptr);
        }
        problem.slot_room = mapped_.problem.slot_room;
        return engine::search(problem, {.rounds = 0, .lanes = 1}).visits;
    }

    void set_windows(std::size_t v, const FreeTime& left) {
        auto& visit = mapped_.visits[v];
        auto& mapped = mapped_.problem.visits[v];
        if (!visit.locked) draw(visit, v, left);
        mapped.windows = windows_of(given_, mapped_, v, told(visit));
        if (visit.target) mapped.wished = given_.clock.at(visit.target->day, visit.target->start);
        add_before(visit, mapped);
        if (!visit.lock_fits) mapped.officers.assign(part_.officers.size(), engine::may::nothing);
    }

    static std::set<Day> days_of(const std::vector<Slot>& slots) {
        std::set<Day> days;
        for (const auto& slot : slots)
            days.insert(slot.day);
        return days;
    }

    /// Those of days on which any of `with_room` lies; all of them, where there is no such day. A day keeps all its
    /// hours: fewer would make the days unlike.
    static void keep_days_of(const std::vector<Slot>& with_room, std::vector<Slot>& slots) {
        const auto days = days_of(with_room);
        if (!days.empty()) std::erase_if(slots, [&](const Slot& slot) { return !days.contains(slot.day); });
    }

    void draw(MappedVisit& visit, std::size_t v, const FreeTime& left) {
        const auto& first = ask(visit.members.front().ask);
        const auto& problem = mapped_.problem;
        const auto& mapped = problem.visits[v];
        const auto slots_with = [&](auto&& officers) {
            return slots_of(first, given_.days.from, visit.days, given_.clock, [&](const Span& starts) {
                return crew_start(problem, mapped, officers(starts), starts).has_value();
            });
        };
        auto slots = slots_with([&](const Span& at) { return free_in_empty_plan(problem, *shifts_, mapped, at); });
        if (given_.keep_slots) visit.days_in_time = days_of(slots).size();
        if (!goes_before(visit)) keep_days_of(slots_with([&](const Span& at) { return left.free(mapped, at); }), slots);
        visit.target = draw_target(first, slots, given_.clock, given_.seed);
        if (given_.keep_slots) visit.slots = std::move(slots);
    }

    /// The row of the earlier plan, where all of the visit stands there.
    [[nodiscard]] const Planned* told(const MappedVisit& visit) const {
        const auto row = before_.find(ask(visit.members.front().ask).id);
        return row == before_.end() ? nullptr : row->second;
    }

    void add_before(const MappedVisit& visit, engine::Visit& mapped) {
        engine::Place place;
        if (const auto* row = told(visit)) {
            const auto start = given_.clock.at(row->day, row->start);
            std::size_t seat = 0;
            for (const auto& sits : row->crew) {
                const auto who = officer_index_.find(sits.officer);
                if (who == officer_index_.end() || seat >= engine::most_seats) continue;
                if (given_.wanted.keep == Keep::as_told)
                    mapped.officer_cost[who->second] -= given_.wanted.objective.change.value() * 20;
                place.routes.at(seat) = route_at(who->second, start);
                if (place.routes.at(seat) != engine::none) ++seat;
            }
            place.start = start;
            if (seat == static_cast<std::size_t>(mapped.seats)) place.window = cheapest_window(mapped, start);
        }
        mapped_.before.push_back(place.planned() ? place : engine::Place{});
    }

    [[nodiscard]] Index route_at(std::size_t who, Ticks start) const {
        const auto& routes = mapped_.problem.routes;
        for (std::size_t r = 0; r < routes.size(); ++r)
            if (routes[r].officer == static_cast<Index>(who) && routes[r].opens <= start && start < routes[r].closes)
                return static_cast<Index>(r);
        return engine::none;
    }

    static Index cheapest_window(const engine::Visit& visit, Ticks start) {
        Index best = engine::none;
        for (std::size_t w = 0; w < visit.windows.size(); ++w)
            if (visit.windows[w].from <= start && start <= visit.windows[w].to &&
                (best == engine::none || visit.windows[w].cost < visit.windows[static_cast<std::size_t>(best)].cost))
                best = static_cast<Index>(w);
        return best;
    }

    /// Two to one man lie on two days at least, unless both times were set by somebody else; so do those of one word.
    void add_pairs() {
        std::map<SubjectId, std::vector<std::size_t>> of_man;
        std::map<ApartId, std::vector<std::size_t>> of_word;
        for (std::size_t v = 0; v < mapped_.visits.size(); ++v)
            for (const auto& member : mapped_.visits[v].members) {
                of_man[ask(member.ask).subject].push_back(v);
                if (ask(member.ask).apart) of_word[*ask(member.ask).apart].push_back(v);
            }
        std::map<std::pair<std::size_t, std::size_t>, Index> apart;
        const auto put = [&](std::size_t a, std::size_t b, Index days) {
            if (a != b && days > 0) apart[std::minmax(a, b)] = std::max(apart[std::minmax(a, b)], days);
        };
        for (const auto& [man, visits] : of_man)
            for (std::size_t i = 0; i < visits.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    put(visits[i], visits[j], days_between(visits[i], visits[j]));
        for (const auto& [word, visits] : of_word)
            for (std::size_t i = 0; i < visits.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    put(visits[i], visits[j], 1);
        for (const auto& [pair, days] : apart)
            // A shift over midnight belongs to the day on which it starts: one day more is safe.
            mapped_.problem.apart.push_back(
                {static_cast<Index>(pair.first), static_cast<Index>(pair.second), days + (nights_ ? 1 : 0)});
    }

    [[nodiscard]] Index days_between(std::size_t a, std::size_t b) const {
        const auto set_start = [&](std::size_t v) -> std::optional<Span> {
            const auto& days = mapped_.visits[v].days;
            if (days.size() != 1 || days.front().spans.size() != 1) return std::nullopt;
            const auto& span = days.front().spans.front();
            return span.low == span.high ? std::optional{span} : std::nullopt;
        };
        Index days = 0;
        for (const auto& x : mapped_.visits[a].members)
            for (const auto& y : mapped_.visits[b].members) {
                const bool both_visits = ask(x.ask).purpose != Purpose::station_attendance &&
                                         ask(y.ask).purpose != Purpose::station_attendance;
                for (const auto& gap : {ask(x.ask).least_gap, ask(y.ask).least_gap})
                    if (gap && both_visits) days = std::max(days, static_cast<Index>(gap->count()));
            }
        const auto one = set_start(a);
        const auto other = set_start(b);
        const bool clear =
            one && other &&
            (one->low + mapped_.visits[a].length <= other->low || other->low + mapped_.visits[b].length <= one->low);
        return clear ? days : std::max<Index>(1, days);
    }

    void add_limits() {
        std::map<std::tuple<std::size_t, int, Day>, std::pair<Ticks, std::vector<Index>>> limits;
        for (std::size_t r = 0; r < mapped_.routes.size(); ++r) {
            const auto& route = mapped_.routes[r];
            const auto& who = given_.roster.officers[route.officer];
            const auto monday = route.day - (date::weekday{route.day} - date::Monday);
            const auto put = [&](int kind, Day of, std::chrono::minutes most) {
                auto& limit = limits[{route.officer, kind, of}];
                limit.first = seconds_of(most);
                limit.second.push_back(static_cast<Index>(r));
            };
            if (who.most_a_day) put(0, route.day, *who.most_a_day);
            if (who.most_a_week) put(1, monday, *who.most_a_week);
        }
        for (auto& [key, limit] : limits)
            mapped_.problem.limits.push_back({std::move(limit.second), limit.first});
    }

    void add_never_together() {
        for (const auto& pair : given_.roster.never_together) {
            const auto one = officer_index_.find(pair.one);
            const auto other = officer_index_.find(pair.other);
            if (one != officer_index_.end() && other != officer_index_.end() && one != other)
                mapped_.problem.never_together.emplace_back(static_cast<Index>(one->second),
                                                            static_cast<Index>(other->second));
        }
    }

    const Given& given_;
    const Part& part_;
    WorkingDays& working_;
    Mapped mapped_;
    std::map<Place, Index> place_index_;
    std::vector<Place> places_;
    std::map<OfficerId, std::size_t> officer_index_;
    std::map<AskId, const Planned*> locks_;
    std::map<AskId, const Planned*> before_;
    Percent slowest_ = *Percent::from(PercentTag::least);
    bool nights_ = false;
    std::optional<ShiftsByDay> shifts_;
};

} // namespace

Mapped map_part(const Given& given, const Part& part, WorkingDays& working) {
    return Mapper{given, part, working}.map();
}

} // namespace mosovo::schedule
