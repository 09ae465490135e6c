#include "cited_json.hpp"

namespace mosovo::strict {

std::set<Jurisdiction> read_nations(Object& entry, std::string_view key, Faults& faults) {
    std::set<Jurisdiction> nations;
    const auto* value = entry.need(key);
    if (!value) return nations;
    const auto* list = value->if_array();
    if (!list || list->empty()) {
        faults.add(ProblemCode::wrong_type, entry.path(key), "write a list of the nations where this is in force");
        return nations;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        const auto path = entry.path(key) + "[" + std::to_string(i) + "]";
        const auto* text = (*list)[i].if_string();
        const auto nation = text ? from_word<Jurisdiction>({text->data(), text->size()}) : std::nullopt;
        if (!nation)
            faults.add(ProblemCode::unknown_word, path, "not one of " + list_words<Jurisdiction>());
        else if (!nations.insert(*nation).second)
            faults.add(ProblemCode::impossible_fact, path, "this nation is named twice; name it once");
    }
    return nations;
}

void check_address(const std::string& href, const std::string& path, Faults& faults) {
    constexpr std::string_view web = "https://";
    if (!href.empty() &&
        (!href.starts_with(web) || href.size() == web.size() || href.find_first_of(" \t\n") != std::string::npos))
        faults.add(ProblemCode::malformed, path,
                   "write the address at which the source can be read, beginning with https://");
}

Citation read_source(Object& entry, Faults& faults) {
    Citation source;
    const auto* value = entry.need("source");
    if (!value) return source;
    Object object{*value, entry.path("source"), faults};
    source.title = object.need_text("title");
    source.href = object.need_text("href");
    check_address(source.href, object.path("href"), faults);
    object.refuse_unknown();
    return source;
}

Checked read_checked(Object& entry, Faults& faults) {
    Checked checked{};
    const auto* value = entry.need("checked");
    if (!value) return checked;
    Object object{*value, entry.path("checked"), faults};
    if (const auto on = object.need_as<Day>("on")) checked.on = *on;
    checked.by = object.need_text("by");
    object.refuse_unknown();
    return checked;
}

} // namespace mosovo::strict
