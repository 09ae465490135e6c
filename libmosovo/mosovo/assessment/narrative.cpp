#include <mosovo/assessment/narrative.hpp>

#include <algorithm>
#include <utility>

namespace mosovo::assessment {

namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool of_a_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n.;");
    if (first == std::string_view::npos) return {};
    const auto last = text.find_last_not_of(" \t\r\n");
    return text.substr(first, last - first + 1);
}

/// A full stop ends a sentence only where white space or nothing follows it: "5.30pm" goes on. A line end does, unless
/// the next line goes on with a small letter: lists have one item a line, and long lines are broken anywhere.
bool ends_a_sentence(std::string_view text, std::size_t at) {
    const auto c = text[at];
    if (c == '!' || c == '?' || c == ';') return true;
    if (c == '.') return at + 1 == text.size() || is_space(text[at + 1]);
    if (c != '\n' && c != '\r') return false;
    auto next = at + 1;
    while (next < text.size() && is_space(text[next]))
        ++next;
    return next == text.size() || text[next] < 'a' || text[next] > 'z';
}

std::vector<std::string_view> sentences(std::string_view text) {
    std::vector<std::string_view> found;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!ends_a_sentence(text, i)) continue;
        found.push_back(trimmed(text.substr(start, i + 1 - start)));
        start = i + 1;
    }
    found.push_back(trimmed(text.substr(start)));
    std::erase_if(found, [](std::string_view one) { return one.empty(); });
    return found;
}

/// Whether `phrase` stands in `sentence` as whole words. Both are in lower case.
bool holds(const std::string& sentence, const std::string& phrase) {
    for (auto at = sentence.find(phrase); at != std::string::npos; at = sentence.find(phrase, at + 1)) {
        const auto end = at + phrase.size();
        const bool begins = at == 0 || !of_a_word(sentence[at - 1]) || !of_a_word(phrase.front());
        const bool ends = end == sentence.size() || !of_a_word(sentence[end]) || !of_a_word(phrase.back());
        if (begins && ends) return true;
    }
    return false;
}

/// In lower case, with one space wherever white space stands.
std::string folded(std::string_view text) {
    std::string out;
    for (const auto c : text) {
        if (!is_space(c))
            out += lower(c);
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    return out;
}

struct Narrative {
    const Event* event;
    Day on;
    std::string_view field;
    const std::optional<std::string>* text;
};

/// An action has no day of its own. One of a plan that is dated later did not exist yet.
bool is_to_come(const PlanAction& action, const Timeline& timeline, Day as_of) {
    const auto* event = action.plan ? timeline.resolve(*action.plan) : nullptr;
    const auto* plan = event ? event->as<RiskPlan>() : nullptr;
    return plan != nullptr && plan->on && *plan->on > as_of;
}

std::vector<Narrative> narratives(const Timeline& timeline) {
    std::vector<Narrative> found;
    for (const auto& [event, plan] : timeline.all<RiskPlan>())
        if (plan->on) found.push_back({event, *plan->on, "risk_plan.summary", &plan->summary});
    for (const auto& [event, arms] : timeline.all<Arms>())
        if (arms->on) found.push_back({event, *arms->on, "arms.rationale", &arms->rationale});
    for (const auto& [event, note] : timeline.all<Note>())
        if (note->on) found.push_back({event, *note->on, "note.text", &note->text});
    return found;
}

} // namespace

std::vector<Pointed> point_at_actions(const EventId& event, std::string_view field, std::string_view text,
                                      const std::vector<std::string>& phrases) {
    std::vector<Pointed> found;
    for (const auto sentence : sentences(text)) {
        const auto searched = folded(sentence);
        for (const auto& phrase : phrases) {
            if (phrase.empty() || !holds(searched, folded(phrase))) continue;
            found.push_back({event, std::string{field}, std::string{sentence}, phrase});
            break; // one sentence is one finding, however many phrases it holds
        }
    }
    return found;
}

ProposedAction proposed(const Pointed& pointed, std::optional<EventId> plan) {
    return {std::move(plan), pointed.event, pointed.sentence, {"pillar", "addresses", "owner", "due"}};
}

std::vector<NarrativeActions> actions_in_narrative(const Timeline& timeline, Day as_of, const PracticeOn& practice) {
    std::vector<NarrativeActions> all;
    const auto* phrases = practice.words("practice.plan.action_phrases");
    if (phrases == nullptr) return all;
    for (const auto& narrative : narratives(timeline)) {
        if (narrative.on > as_of || !*narrative.text) continue;
        NarrativeActions found{narrative.event->id(), {}, 0, 0};
        found.pointed = point_at_actions(found.event, narrative.field, **narrative.text, *phrases);
        if (found.pointed.empty()) continue;
        for (const auto& [event, action] : timeline.all<PlanAction>())
            if (action->taken_from && timeline.resolve(*action->taken_from) == narrative.event &&
                !is_to_come(*action, timeline, as_of))
                ++found.taken;
        found.left = found.pointed.size() - std::min(found.taken, found.pointed.size());
        all.push_back(std::move(found));
    }
    return all;
}

} // namespace mosovo::assessment
