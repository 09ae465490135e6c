#include <mosovo/synth/stories.hpp>
#include <mosovo/synth/words.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace mosovo::synth {

using date::days;

namespace {

// The Ministry of Justice's code gives OSP/DC since then; before, police scored Risk Matrix 2000.
const Day first_osp = make_day(2021, 3, 1);

bool adult_man(const Life& life) { return life.sex == Sex::male && !life.kind->young; }

void score(Story& story, Day on) {
    auto& stream = story.stream;
    const auto& life = story.life;
    StaticScore score;
    score.tool = on >= first_osp ? "OSP/DC" : "RM2000/S";
    score.on = on;
    score.applicable = adult_man(life);
    if (*score.applicable) {
        // Near the level of management, as the static band is one of the things it rests on.
        auto step = static_cast<int>(life.level) + stream.between(-1, 1);
        score.band = std::string{word(static_cast<RiskLevel>(std::clamp(step, 0, 3)))};
    }
    story.chronicle.add(score, entered_on(on, stream));
}

void manage(Story& story, Day on, RiskLevel level, ManagementState state) {
    auto& stream = story.stream;
    Management decided;
    decided.on = on;
    decided.level = level;
    decided.state = state;
    decided.approved_by = story.supervisor;
    if (state == ManagementState::active && level == RiskLevel::low && stream.chance(story.known.interval_of_its_own)) {
        decided.visit_interval = Term{{}, date::months{stream.pick(std::array{6, 9})}, {}, {}};
        decided.rationale = "Seen more often than the default: new partner, routine not yet known. Made-up case.";
    } else if (state == ManagementState::reactive)
        decided.rationale = "Low for three years, no order, nothing new known. Made-up case.";
    story.chronicle.add(decided, entered_on(on, stream));
}

Arms assess(Story& story, Day on, RiskLevel level) {
    auto& stream = story.stream;
    static constexpr std::array ratings = {"present", "partly present", "absent"};
    Arms arms;
    arms.on = on;
    arms.tool_version = "made-up scale 1";
    auto& factors = arms.factors.emplace();
    for (const auto name : words::factors) {
        if (!stream.chance({550})) continue;
        FactorRating rating{std::string{ratings[static_cast<std::size_t>(stream.between(0, 2))]}, {}, {}};
        if (stream.chance({500})) {
            rating.evidence = {"Said at the visit. Made-up."};
            rating.source = {"offender"};
        }
        factors.emplace(name, rating);
    }
    arms.level = level;
    arms.rationale = "Professional judgement on the factors above. Made-up case.";
    return arms;
}

void act(Story& story, const EventId& plan, Day on) {
    auto& stream = story.stream;
    PlanAction action;
    action.plan = plan;
    action.pillar = std::string{stream.pick(words::pillars)};
    action.addresses = {std::string{stream.pick(words::factors)}};
    action.text = "Speak to the partner agency and record the answer. Made-up action.";
    action.owner = stream.chance({800}) ? story.officer : story.deputy;
    action.due = on + days{stream.between(30, 180)};
    if (*action.due + days{20} < story.life.as_of && stream.chance({850})) {
        action.done = *action.due + days{stream.between(-25, 15)};
        action.evidence = "Answer on file. Made-up.";
    }
    story.chronicle.add(action, entered_on(action.done.value_or(on), stream));
}

/// One turn of the cycle: ARMS, plan, actions, supervision.
void cycle(Story& story, Day on, RiskLevel level) {
    auto& stream = story.stream;
    auto& chronicle = story.chronicle;
    Listed<EventId> looked_at;
    if (adult_man(story.life)) looked_at.push_back(chronicle.add(assess(story, on, level), entered_on(on, stream)));
    RiskPlan plan;
    plan.on = std::min(on + days{stream.between(0, 5)}, story.life.as_of);
    plan.next_review = months_on(*plan.on, 12);
    plan.contingency = "If he cannot be found: search, circulate, tell the supervisor.";
    if (story.life.has_order) plan.conditions = {"Order: devices to be shown on request"};
    plan.summary = "Made-up plan for a made-up person.";
    const auto planned = chronicle.add(plan, entered_on(*plan.on, stream));
    looked_at.push_back(planned);
    for (auto left = stream.chance({300}) ? 2 : 1; left > 0; --left)
        act(story, planned, *plan.on);
    const auto supervised = *plan.on + days{stream.between(3, 20)};
    if (supervised > story.life.as_of) return;
    Supervision supervision;
    supervision.on = supervised;
    supervision.of = looked_at;
    supervision.outcome = stream.chance({850}) ? "endorsed" : "returned";
    if (supervision.outcome == "returned") supervision.directions = {"Say what is being done about opportunity."};
    chronicle.add(supervision, entered_on(supervised, stream), story.supervisor);
}

/// Low for long enough, no order, nothing against him (practice as announced in June 2017).
std::optional<Day> may_be_reactive_from(const Story& story, Day low_since) {
    const auto& life = story.life;
    if (life.level != RiskLevel::low || life.has_order || life.breached || life.found_only || !adult_man(life))
        return {};
    if (life.kind->order || life.ending != Ending::none || !life.at_liberty(life.as_of)) return {};
    const auto from =
        months_on(std::max(low_since, make_day(2017, 6, 29)), static_cast<int>(story.known.reactive_after.count())) +
        days{5};
    if (from + days{30} > life.until) return {};
    return from;
}

/// The level next to it: the one above, but for the highest.
RiskLevel neighbour(RiskLevel level) {
    switch (level) {
    case RiskLevel::very_high:
    case RiskLevel::medium:
        return RiskLevel::high;
    case RiskLevel::high:
        return RiskLevel::very_high;
    case RiskLevel::low:
        break;
    }
    return RiskLevel::medium;
}

} // namespace

void tell_assessment(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    const auto changed = stream.chance(story.known.level_changed);
    const auto before = changed ? neighbour(life.level) : life.level;
    const auto known = std::max(life.sentenced, life.starts) + days{stream.between(5, 14)};
    if (known > life.until) return; // too new: no level yet, and not knowing is not low
    const auto out = life.at_large.value_or(life.as_of);
    const auto first = std::min(life.until, out + days{stream.between(5, 25)});
    const auto last = life.until - days{stream.between(5, 390)};
    const auto again = life.at_large && first + days{200} < last;
    manage(story, known, again ? before : life.level, ManagementState::active);
    score(story, known);
    if (!life.at_large) return;
    cycle(story, first, again ? before : life.level);
    auto level_since = first;
    if (again) {
        cycle(story, last, life.level);
        if (changed) {
            manage(story, last + days{1}, life.level, ManagementState::active);
            level_since = last;
        }
        if (first < first_osp && last >= first_osp) score(story, last);
    }
    const auto from = may_be_reactive_from(story, changed ? level_since : known);
    if (!from || !stream.chance(story.known.reactive_of_eligible)) return;
    life.reactive_from = stream.day_between(std::max(*from, life.until - days{1000}), life.until - days{10});
    life.state = ManagementState::reactive;
    manage(story, *life.reactive_from, RiskLevel::low, ManagementState::reactive);
}

} // namespace mosovo::synth
