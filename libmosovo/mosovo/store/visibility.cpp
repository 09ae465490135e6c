#include <mosovo/store/visibility.hpp>

#include <mosovo/store/redaction.hpp>

#include <algorithm>
#include <array>

namespace mosovo::store {
namespace {

constexpr std::array restricted_facts{
    std::string_view{"disposal.offence.victim_age"}, // of a victim, not of the offender
};

/// Sentences and findings that say that he was ill.
bool is_medical(SentenceType type) {
    return type == SentenceType::hospital_order || type == SentenceType::restricted_hospital_order ||
           type == SentenceType::hospital_and_limitation;
}
bool is_medical(Basis basis) { return basis == Basis::insanity_finding || basis == Basis::disability_finding; }

struct OpenFields {
    template <class S> bool keep(const std::string& path, S& value) const {
        if constexpr (std::is_same_v<S, SentenceType> || std::is_same_v<S, Basis>)
            return !is_medical(value);
        else
            return tier_of(path, std::is_same_v<S, std::string> || TextForm<S>::shape == JsonShape::any) == Tier::open;
    }
};

bool is_hospital(const Event& event) {
    const auto* stay = event.as<Stay>();
    return stay != nullptr && stay->where == StayWhere::hospital;
}

} // namespace

const std::vector<std::string_view>& open_texts() {
    static const std::vector<std::string_view> texts{
        // who and where he is
        "offender.names.given", "offender.names.family", "offender.identifiers.value", "offender.identifiers.source",
        "address.lines", "address.postcode", "address.address_kind", "visit.place", "travel.country",
        "travel.disclosed_return.point", "travel.returned.point",
        // how he offends
        "disposal.offence.title", "disposal.offence.code",
        // risk factors, and by which tool
        "arms.factors.rating", "arms.tool_version", "static_score.tool", "static_score.version", "static_score.band",
        // conditions, and people at risk
        "risk_plan.conditions", "marker.system", "marker.text", "marker.expires_with",
        // references by which one asks further
        "intelligence.ref", "intelligence.grading", "breach_decision.ref"};
    return texts;
}

Tier tier_of(std::string_view path, bool is_text) {
    if (std::find(restricted_facts.begin(), restricted_facts.end(), path) != restricted_facts.end())
        return Tier::restricted;
    if (!is_text) return Tier::open;
    const auto& open = open_texts();
    return std::find(open.begin(), open.end(), path) != open.end() ? Tier::open : Tier::restricted;
}

bool is_financial(const Event& event) {
    const auto* change = event.as<Change>();
    return change != nullptr && (change->what == ChangeOf::bank_account || change->what == ChangeOf::card);
}

OpenRecord open_tier(Record record) {
    OpenRecord made;
    made.financial_held = std::any_of(record.events.begin(), record.events.end(), is_financial);
    std::erase_if(record.events, [](const Event& event) { return is_financial(event) || is_hospital(event); });
    redact_record(record, OpenFields{});
    made.record = std::move(record);
    return made;
}

} // namespace mosovo::store
