#include <mosovo/synth/stories.hpp>

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace mosovo::synth {

using date::days;

namespace {

template <class Kind> std::vector<std::pair<EventId, Kind>> entered(const Story& story) {
    std::vector<std::pair<EventId, Kind>> found;
    for (const auto& event : story.chronicle.events())
        if (const auto* body = event.as<Kind>()) found.emplace_back(event.id(), *body);
    return found;
}

/// Where a plan was made again, the static score was made again with it; not in every case.
void score_again(Story& story, Stream& stream) {
    const auto plans = entered<RiskPlan>(story);
    const auto scores = entered<StaticScore>(story);
    if (plans.size() < 2 || scores.empty() || scores.back().second.tool != "OSP/DC" || !stream.chance({700})) return;
    auto score = scores.back().second;
    score.on = *plans.back().second.on - days{stream.between(0, 9)};
    if (*score.on <= *plans.front().second.on) return;
    story.chronicle.add(score, entered_on(*score.on, stream));
}

void review(Story& story, Stream& stream, const EventId& of, Day due, const char* reason) {
    const auto on = due - days{stream.between(0, 20)};
    if (due > story.life.as_of || due > story.life.until || !stream.chance({800})) return;
    story.chronicle.add(Review{on, {of}, ReviewResult::no_change, reason, months_on(on, 12)}, entered_on(on, stream));
}

void review_plans(Story& story, Stream& stream) {
    const auto plans = entered<RiskPlan>(story);
    for (std::size_t i = 0; i < plans.size(); ++i) {
        const auto due = *plans[i].second.next_review;
        if (i + 1 == plans.size() || due < *plans[i + 1].second.on)
            review(story, stream, plans[i].first, due, "Nothing new since the plan. Made-up review.");
    }
    for (const auto& [id, decided] : entered<Management>(story))
        if (decided.state == ManagementState::reactive)
            review(story, stream, id, months_on(*decided.on, 12), "Nothing new at the desk. Made-up review.");
}

void hit(Story& story, Stream& stream) {
    const auto& life = story.life;
    if (!life.at_large || *life.at_large + days{100} > life.until || !stream.chance({15})) return;
    static constexpr std::array results = {"low", "medium", "high"};
    const auto on = stream.day_between(std::max(*life.at_large + days{60}, life.until - days{700}), life.until);
    Lead lead;
    lead.on = on;
    lead.scheme = stream.chance({500}) ? LeadScheme::kirat : LeadScheme::csods;
    lead.ref = "LEAD-MADE-UP-" + std::to_string(stream.between(1000, 9999));
    if (lead.scheme == LeadScheme::kirat) {
        lead.result = stream.pick(results);
        lead.considered = {"police"};
        if (stream.chance({500})) lead.access_to_children = stream.chance({200});
    }
    const auto id = story.chronicle.add(lead, entered_on(on, stream));
    const auto decided = on + days{stream.between(1, 10)};
    if (decided > life.as_of || !stream.chance({500})) return;
    story.chronicle.add(Decision{decided,
                                 {id.reveal()},
                                 DecisionOutcome::do_not_reassess,
                                 "Known to the last assessment already. Made-up decision.",
                                 story.supervisor},
                        entered_on(decided, stream));
}

/// After failed attempts somebody decides what is done about them; not in every case.
void decide_on_failures(Story& story, Stream& stream) {
    std::optional<std::pair<EventId, Day>> last;
    int failed = 0;
    for (const auto& [id, visit] : entered<Visit>(story)) {
        if (!visit.at || !visit.outcome) continue;
        failed = visit.outcome == VisitOutcome::no_reply ? failed + 1 : 0;
        if (failed > 0) last = {id, visit.at->day()};
    }
    if (failed < 1 || !last || !stream.chance({400})) return;
    const auto on = last->second + days{stream.between(1, 6)};
    if (on > story.life.as_of) return;
    story.chronicle.add(Decision{on, {last->first.reveal()}, DecisionOutcome::revisit, "Evenings next. Made-up.", {}},
                        entered_on(on, stream));
}

} // namespace

void tell_casework(Story& story, Stream stream) {
    score_again(story, stream);
    review_plans(story, stream);
    hit(story, stream);
    decide_on_failures(story, stream);
}

} // namespace mosovo::synth
