#include <mosovo/synth/life.hpp>

#include <algorithm>
#include <array>

namespace mosovo::synth {

using date::days;

namespace {

constexpr int longest_history = 240; // months

StaffId staff(std::size_t officer) { return StaffId::from_checked(officer_id(officer)); }

const Town& town_of(Stream& stream, std::size_t team) {
    // Three quarters live in their team's own town, the others anywhere.
    const auto all = towns();
    if (stream.chance({750})) return all[team % all.size()];
    std::vector<int> weights;
    for (const auto& town : all)
        weights.push_back(town.weight);
    return all[stream.weighted(weights)];
}

Term term_of(int months) {
    if (months >= 24 && months % 12 == 0) return {date::years{months / 12}, {}, {}, {}};
    return {{}, date::months{months}, {}, {}};
}

/// The day of conviction, so that he is on the register on `as_of`, unless he is to be one whose
/// requirements ended. Nothing: this disposal does not fit the years.
std::optional<Day> convicted_on(Stream& stream, const Figures& known, const DisposalKind& kind, Day as_of) {
    if (kind.place == Served::served_abroad) {
        // Convicted abroad long enough before the notice or order, whose dates are those of its law.
        const auto served_by = std::min(kind.last.value_or(as_of), as_of) - days{220};
        const auto first = months_on(as_of, -static_cast<int>(kind.period->count())) + days{10};
        if (first > served_by || (kind.first && *kind.first > as_of - days{10})) return {};
        return stream.day_between(first, served_by);
    }
    const auto period = kind.period ? static_cast<int>(kind.period->count()) : longest_history;
    const auto oldest = months_on(as_of, -std::min(period, longest_history)) + days{1};
    auto on = stream.day_between(oldest, as_of - days{6});
    // The earlier of two draws for most: histories are to be long ones.
    if (stream.chance({700})) on = std::min(on, stream.day_between(oldest, as_of - days{6}));
    if (kind.period && stream.chance(known.ended))
        on = months_on(as_of, -period) - days{stream.between(1, 300)};
    else if (kind.period && kind.type && !kind.young && stream.chance(known.order_prolongs))
        on = months_on(as_of, -period) - days{stream.between(1, 1500)};
    if ((!kind.first || on >= *kind.first) && (!kind.last || on <= *kind.last)) return on;
    const auto first = std::max(oldest, kind.first.value_or(oldest));
    const auto last = std::min(as_of - days{6}, kind.last.value_or(as_of));
    if (first > last) return {};
    return stream.day_between(first, last);
}

void choose_disposal(Story& story, bool young) {
    auto& life = story.life;
    auto& stream = story.stream;
    std::vector<const DisposalKind*> kinds;
    std::vector<int> weights;
    for (const auto& kind : disposal_kinds())
        if (kind.young == young) {
            kinds.push_back(&kind);
            weights.push_back(kind.stock);
        }
    for (;;) { // a disposal that the years do not allow is drawn again
        life.kind = kinds[stream.weighted(weights)];
        if (const auto on = convicted_on(stream, story.known, *life.kind, life.as_of)) {
            life.convicted = *on;
            return;
        }
    }
}

void draw_terms(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    const auto& kind = *life.kind;
    const auto drawn = kind.term ? stream.between(kind.term->least, kind.term->most) : 0;
    if (drawn != 0) life.term = term_of(drawn);
    if (kind.extension) life.extension = term_of(stream.between(kind.extension->least, kind.extension->most));
    life.sentenced = life.convicted;
    if (kind.type && stream.chance({700})) life.sentenced = life.convicted + days{stream.between(14, 56)};
    if (life.sentenced > life.as_of) life.sentenced = life.as_of - days{1};
    const auto may_hang =
        !kind.order && (kind.type == SentenceType::imprisonment || kind.type == SentenceType::suspended);
    life.sentence_condition = may_hang && stream.chance(story.known.sentence_condition);
    life.starts = life.sentence_condition ? life.sentenced : life.convicted;
    if (kind.place == Served::served_abroad) {
        const auto first = std::max(life.convicted + days{200}, kind.first.value_or(life.convicted));
        life.starts = stream.day_between(first, std::min(kind.last.value_or(life.as_of), life.as_of) - days{6});
    }
    if (kind.period)
        life.last_day = last_day(kind.place == Served::served_abroad ? life.convicted : life.starts, *kind.period,
                                 Opens::beginning_with);
    else if (kind.type == SentenceType::conditional_discharge)
        life.last_day = last_day(life.sentenced, date::months{drawn}, Opens::beginning_with);
}

int months_of(const std::optional<Term>& term) {
    if (!term) return 0;
    return static_cast<int>(term->years.value_or(date::years{0}).count()) * 12 +
           static_cast<int>(term->months.value_or(date::months{0}).count());
}

void serve(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    const auto& kind = *life.kind;
    if (kind.place == Served::custody || kind.place == Served::hospital) {
        const auto months = kind.away ? stream.between(kind.away->least, kind.away->most)
                                      : months_of(life.term) * kind.served.per_mille / 1000;
        const auto remanded = stream.chance(story.known.remanded);
        const auto from = remanded ? life.convicted : life.sentenced;
        auto to = months_on(from, std::max(1, months)) + days{stream.between(0, 20)};
        if (to <= life.sentenced) to = life.sentenced + days{1};
        const auto where = kind.place == Served::custody ? StayWhere::custody : StayWhere::hospital;
        // When a term without an end will be over, nobody knows while it lasts.
        const auto open = kind.away && to > life.as_of;
        life.away.push_back({where, from, open ? std::optional<Day>{} : to});
    }
    life.at_large = life.starts;
    for (const auto& stay : life.away)
        if (stay.holds(*life.at_large)) life.at_large = stay.to;
    if (life.at_large && *life.at_large > life.as_of) life.at_large.reset();
}

/// A longer order, when nothing else keeps him on the register although he is meant to be there.
void draw_order(Story& story) {
    auto& life = story.life;
    const auto outlived = life.last_day && *life.last_day < life.as_of;
    const auto recently = outlived && life.as_of - *life.last_day <= days{310};
    const auto wanted = outlived ? !(recently && story.stream.chance({850})) : story.stream.chance(story.known.shpo);
    life.has_order = life.kind->type && !life.kind->young && wanted && life.kind->place != Served::served_abroad;
    if (life.has_order && outlived) life.last_day.reset();
}

/// The story ends before `as_of` where he dies, leaves the country, or goes to another nation of the UK.
void draw_ending(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    const auto& known = story.known;
    life.until = std::min(life.as_of, life.last_day.value_or(life.as_of));
    if (!life.at_large || life.until < life.as_of || life.until - *life.at_large < days{200}) return;
    const auto recently = life.as_of - days{stream.between(15, 150)};
    if (stream.chance(known.died))
        life.ending = Ending::died;
    else if (stream.chance(known.emigrated))
        life.ending = Ending::emigrated;
    else if (stream.chance(known.moved_nation))
        life.ending = Ending::moved_nation;
    else if (stream.chance(known.whereabouts_unknown))
        life.ending = Ending::lost;
    // Of those on the register for life, some one in five has the 15 years before a review behind him.
    else if (!life.last_day && !life.has_order && !life.kind->young &&
             months_on(*life.at_large, 12 * 15) + days{45} < life.as_of - days{360} &&
             stream.chance({known.removed_on_review_a_year.per_mille * 10}))
        life.ending = Ending::reviewed;
    if (life.ending == Ending::none || life.ending == Ending::reviewed) return;
    if (!life.at_liberty(recently))
        life.ending = Ending::none;
    else
        life.until = recently;
}

void who(Story& story, bool young) {
    auto& life = story.life;
    auto& stream = story.stream;
    life.sex = stream.chance(story.known.female) ? Sex::female : Sex::male;
    // Most are in their thirties to fifties when convicted; the mean of two draws is thick there.
    const auto age = young ? stream.between(14, 16) : (stream.between(18, 74) + stream.between(18, 66)) / 2;
    life.born = months_on(life.convicted, -12 * age) - days{stream.between(1, 360)};
    constexpr std::array levels = {RiskLevel::very_high, RiskLevel::high, RiskLevel::medium, RiskLevel::low};
    const std::array weights = {story.known.very_high.per_mille, story.known.high.per_mille,
                                story.known.medium.per_mille, story.known.low.per_mille};
    life.level = levels[stream.weighted(weights)];
}

} // namespace

bool Life::at_liberty(Day day) const {
    return std::none_of(away.begin(), away.end(), [day](const Away& stay) { return stay.holds(day); });
}

bool Life::take(Day first, Day last) {
    constexpr days margin{4};
    const auto clashes = [&](Day from, std::optional<Day> to) {
        return first - margin <= to.value_or(last) && last + margin >= from;
    };
    for (const auto& stay : away)
        if (clashes(stay.from, stay.to)) return false;
    for (const auto& [from, to] : taken)
        if (clashes(from, to)) return false;
    taken.emplace_back(first, last);
    return true;
}

int Life::years_at_liberty() const {
    if (!at_large || *at_large >= until) return 0;
    return static_cast<int>((until - *at_large).count() / 365) + 1;
}

Story::Story(const Asked& asked, Index which)
    : stream{asked.seed.value, which.value}, index{which}, staffing{asked}, officer{staff(staffing.officer_of(which))},
      deputy{staff(staffing.deputy_of(staffing.officer_of(which)))}, supervisor{staff(staffing.supervisor_of(
                                                                         staffing.officer_of(which)))},
      town{&town_of(stream, staffing.team_of(staffing.officer_of(which)))}, chronicle{asked.as_of, officer, 40} {
    life.as_of = asked.as_of;
}

int Story::times(Share a_year, int years) {
    int count = 0;
    for (int year = 0; year < years; ++year)
        if (stream.chance(a_year)) ++count;
    return count;
}

void lay_out(Story& story) {
    const auto young = story.stream.chance(story.known.under_18_at_conviction);
    choose_disposal(story, young);
    draw_terms(story);
    who(story, young);
    serve(story);
    draw_order(story);
    draw_ending(story);
}

} // namespace mosovo::synth
