#include <mosovo/assessment/lead_result.hpp>

#include <algorithm>
#include <tuple>

namespace mosovo::assessment {

LeadResult shown(const Event& event, const Lead& lead) {
    LeadResult result{event.id(), lead.on, lead.scheme, {}, {}};
    if (!lead.result)
        result.says = "No result is recorded.";
    else if (!lead.access_to_children)
        result.says = "Unknown: whether he has access to children is not recorded, so no result stands.";
    else {
        result.result = lead.result;
        result.says = *lead.access_to_children ? "As recorded; he has access to children."
                                               : "As recorded; he has no access to children.";
    }
    return result;
}

std::vector<LeadResult> leads(const Timeline& timeline, Day as_of) {
    std::vector<LeadResult> all;
    for (const auto& [event, lead] : timeline.all<Lead>())
        if (lead->on && *lead->on <= as_of) all.push_back(shown(*event, *lead));
    std::ranges::sort(all, {}, [](const LeadResult& one) { return std::tuple{one.on, one.lead}; });
    return all;
}

} // namespace mosovo::assessment
