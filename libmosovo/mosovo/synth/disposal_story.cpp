#include <mosovo/synth/stories.hpp>
#include <mosovo/synth/words.hpp>

#include <algorithm>

namespace mosovo::synth {

using date::days;

namespace {

// A SOPO until then, an SHPO since (SI 2015/373).
const Day first_shpo = make_day(2015, 3, 8);

Disposal main_disposal(Story& story) {
    const auto& life = story.life;
    Disposal disposal;
    disposal.basis = life.kind->basis;
    disposal.on = life.convicted;
    const auto earliest = months_on(life.born, 12 * 13);
    const auto committed =
        std::max(earliest, life.convicted - days{story.stream.between(90, life.kind->young ? 400 : 1400)});
    Schedule3 listed{Known::yes, life.sentence_condition, {}};
    if (life.sentence_condition) listed.condition_met = true;
    disposal.offence =
        Offence{std::string{story.stream.pick(words::offences)}, std::min(committed, life.convicted), listed};
    if (life.kind->basis != Basis::caution) {
        disposal.sentenced = life.sentenced;
        disposal.sentence = Sentence{life.kind->type, life.term, life.extension};
        if (life.kind->order) disposal.foreign = true;
    }
    return disposal;
}

void add_consecutive(Story& story, const EventId& first, const LocalTime& entered) {
    // Only where he is on the register for life already: a longer aggregate changes nothing then.
    const auto& life = story.life;
    if (life.kind->type != SentenceType::imprisonment || life.kind->period || !story.stream.chance({45})) return;
    auto second = *story.chronicle.at(first).as<Disposal>();
    second.offence->title = std::string{story.stream.pick(words::offences)};
    second.sentence = Sentence{SentenceType::imprisonment, Term{{}, date::months{6}, {}, {}}, {}};
    second.consecutive_to = {first};
    story.chronicle.add(second, entered);
}

void add_later(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    if (!life.at_large || life.kind->young || !stream.chance(story.known.second_disposal)) return;
    const auto on = stream.day_between(*life.at_large + days{400}, life.until - days{60});
    if (on >= life.until - days{60} || !life.take(on, on)) return;
    Disposal later;
    later.basis = Basis::conviction;
    later.on = on;
    later.offence = Offence{std::string{stream.pick(words::offences)}, on - days{stream.between(60, 300)},
                            Schedule3{Known::yes, false, {}}};
    later.sentenced = on;
    later.sentence = Sentence{SentenceType::community_order, {}, {}};
    story.chronicle.add(later, entered_on(on, stream));
    life.breached = true; // no case for remote monitoring
    for (const auto& kind : disposal_kinds())
        if (kind.type == SentenceType::community_order && life.last_day)
            life.last_day = std::max(*life.last_day, last_day(on, *kind.period, Opens::beginning_with));
}

void add_order(Story& story) {
    auto& life = story.life;
    if (!life.has_order) return;
    Order order;
    order.type = life.sentenced >= first_shpo ? OrderType::shpo : OrderType::sopo;
    order.made = order.served = life.sentenced;
    const auto years = 5 + story.stream.between(0, 2) * 2 + story.stream.between(0, 1);
    const auto further = story.stream.chance({300});
    const auto end = last_day(life.sentenced, date::months{12 * years}, Opens::beginning_with);
    const auto for_life = !life.kind->period && life.kind->type != SentenceType::conditional_discharge;
    // Where the table's period is over, only an order without an end keeps him on the register.
    if (further || (!for_life && !life.last_day))
        life.last_day.reset();
    else {
        order.until = end;
        if (life.last_day) life.last_day = std::max(*life.last_day, end);
    }
    story.chronicle.add(order, entered_on(life.sentenced, story.stream));
}

EventId add_stay(Story& story, const Away& away) {
    const auto entered =
        entered_on(std::max(away.from, std::min(story.life.sentenced, away.from + days{90})), story.stream);
    if (!story.life.kind->away || !away.to) return story.chronicle.add(Stay{away.where, away.from, away.to}, entered);
    const auto open = story.chronicle.add(Stay{away.where, away.from, {}}, entered);
    return story.chronicle.supersede(open, Stay{away.where, away.from, away.to}, entered_on(*away.to, story.stream));
}

/// The first notification, in a few cases late.
void add_first_telling(Story& story, Trigger first) {
    auto time = telling_time(story, first.on);
    if (story.stream.chance(story.known.late_initial)) {
        const auto day = first.on + days{story.stream.between(3, 24)};
        if (!story.life.at_liberty(day)) return; // the release that follows meets it
        first.late = true;
        time = day <= story.life.until ? std::optional{counter_time(day, story.stream)} : std::nullopt;
    }
    if (!time) return;
    first.given = *time;
    story.triggers.push_back(std::move(first));
}

} // namespace

std::optional<LocalTime> telling_time(Story& story, Day on) {
    auto day = on + days{story.stream.between(0, 2)};
    if (!story.life.at_liberty(day)) day = on;
    const auto time = counter_time(day, story.stream);
    if (day > story.life.until) return {};
    return time;
}

void tell_disposals(Story& story) {
    auto& life = story.life;
    const auto abroad = life.kind->order.has_value();
    const auto entered = entered_on(abroad ? life.starts : life.sentenced, story.stream);
    auto cause = story.chronicle.add(main_disposal(story), entered);
    if (abroad) {
        Order served;
        served.type = life.kind->order;
        served.made = served.served = life.starts;
        served.disposal = cause;
        cause = story.chronicle.add(served, entered);
    } else
        add_consecutive(story, cause, entered);
    add_order(story);
    std::vector<EventId> covers{cause};
    std::vector<Under> under{Under::initial};
    for (const auto& away : std::vector<Away>{life.away}) {
        const auto id = add_stay(story, away);
        if (!away.to || *away.to > life.as_of) continue;
        if (away.to == life.at_large) {
            covers.push_back(id);
            under.push_back(Under::change);
        } else if (const auto time = telling_time(story, *away.to))
            story.triggers.push_back({*away.to, *time, {Under::change}, {id}, {}, false});
    }
    if (life.at_large)
        add_first_telling(story, {*life.at_large, at_time(*life.at_large, std::chrono::hours{9}), under, covers,
                                  HomeKind::main_residence, false});
    add_later(story);
    if (life.ending == Ending::none) life.until = std::min(life.as_of, life.last_day.value_or(life.as_of));
}

} // namespace mosovo::synth
