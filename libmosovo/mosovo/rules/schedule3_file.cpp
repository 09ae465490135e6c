#include <mosovo/rules/schedule3.hpp>

#include "cited_json.hpp"

#include <algorithm>
#include <utility>

namespace mosovo::rules {

namespace json = boost::json;

namespace {

constexpr std::int64_t longest = 1200; ///< no age in years and no threshold in months comes near

template <class Length>
std::optional<Length> take_length(strict::Object& object, std::string_view key, strict::Faults& faults) {
    const auto* value = object.take(key);
    if (!value) return {};
    const auto* number = value->if_int64();
    if (number && *number >= 0 && *number <= longest) return Length{static_cast<typename Length::rep>(*number)};
    faults.add(ProblemCode::out_of_range, object.path(key),
               "write a whole number from 0 to " + std::to_string(longest));
    return {};
}

std::vector<std::string> read_texts(const json::value* value, const std::string& path, strict::Faults& faults) {
    std::vector<std::string> texts;
    const auto* list = value ? value->if_array() : nullptr;
    if (value && (!list || list->empty()))
        faults.add(ProblemCode::wrong_type, path, "write a list of at least one text");
    if (!list) return texts;
    for (const auto& item : *list) {
        const auto* text = item.if_string();
        if (text && !text->empty())
            texts.emplace_back(text->data(), text->size());
        else
            faults.add(ProblemCode::wrong_type, path, "every item of the list is a text that is not empty");
    }
    return texts;
}

/// Each object of the list under `key`, read by `read_one(object)`.
template <class One>
auto read_objects(strict::Object& top, std::string_view key, strict::Faults& faults, One read_one) {
    std::vector<decltype(read_one(top))> all;
    const auto* value = top.need(key);
    const auto* list = value ? value->if_array() : nullptr;
    if (value && (!list || list->empty()))
        faults.add(ProblemCode::wrong_type, top.path(key), "write a list of at least one object");
    if (!list) return all;
    for (std::size_t i = 0; i < list->size(); ++i) {
        strict::Object object{(*list)[i], top.path(key) + "[" + std::to_string(i) + "]", faults};
        all.push_back(read_one(object));
        object.refuse_unknown();
    }
    return all;
}

SentenceTest read_test(const json::value& value, const std::string& path, strict::Faults& faults) {
    strict::Object object{value, path, faults};
    SentenceTest test;
    test.imprisonment = take_length<date::months>(object, "imprisonment_months", faults);
    test.hospital = object.take_as<HospitalTest>("hospital");
    test.community = take_length<date::months>(object, "community_months", faults);
    object.refuse_unknown();
    if (test == SentenceTest{}) faults.add(ProblemCode::missing_key, path, "say which sentence meets the condition");
    return test;
}

ListedIf read_way(strict::Object& object, strict::Faults& faults) {
    ListedIf way;
    way.victim_under = take_length<date::years>(object, "victim_under", faults);
    way.offender_under = take_length<date::years>(object, "offender_under", faults);
    way.offender_at_least = take_length<date::years>(object, "offender_at_least", faults);
    way.disposed_before = object.take_as<Day>("disposed_before");
    if (const auto* sentence = object.take("sentence"))
        way.sentence = read_test(*sentence, object.path("sentence"), faults);
    if (way.offender_under && way.offender_at_least && *way.offender_under <= *way.offender_at_least)
        faults.add(ProblemCode::impossible_fact, object.path("offender_under"), "nobody is of such an age");
    return way;
}

ListedOffence read_offence(strict::Object& object, strict::Faults& faults) {
    ListedOffence offence;
    offence.code = object.need_text("code");
    offence.provision = object.need_text("provision");
    offence.title = object.need_text("title");
    offence.aliases = read_texts(object.take("aliases"), object.path("aliases"), faults);
    return offence;
}

void read_days(strict::Object& top, Paragraph& into, strict::Faults& faults) {
    if (const auto from = top.need_as<Day>("from")) into.from = *from;
    into.to = top.take_as<Day>("to");
    if (into.to && *into.to < into.from)
        faults.add(ProblemCode::ends_before_start, "to", "the last day listed is before the first");
    if (const auto earlier = top.need_as<EarlierDisposals>("earlier_disposals")) into.earlier_disposals = *earlier;
    if (const auto as_at = top.need_as<Day>("as_at")) into.as_at = *as_at;
}

std::vector<std::string> codes_of(const Paragraph& paragraph) {
    std::vector<std::string> codes;
    for (const auto& offence : paragraph.offences) {
        codes.push_back(offence.code);
        codes.insert(codes.end(), offence.aliases.begin(), offence.aliases.end());
    }
    return codes;
}

} // namespace

Paragraph read_paragraph_file(std::string_view text, std::string_view file_name) {
    strict::Faults faults{file_name};
    const auto parsed = strict::parse(text, faults);
    faults.refuse_if_any();
    strict::Object top{*parsed, "", faults};
    faults.refuse_if_any();

    Paragraph read{};
    read.number = top.need_text("paragraph");
    if (!read.number.empty() && read.id() + ".json" != file_name)
        faults.add(ProblemCode::impossible_fact, "paragraph",
                   "the file must be named after its paragraph: " + read.id() + ".json");
    if (const auto nation = top.need_as<Jurisdiction>("in")) read.nation = *nation;
    read.offences = read_objects(top, "offences", faults, [&](auto& object) { return read_offence(object, faults); });
    read_days(top, read, faults);
    read.age_of = top.take_as<AgeOf>("age_of").value_or(AgeOf::victim);
    read.listed_if = read_objects(top, "listed_if", faults, [&](auto& object) { return read_way(object, faults); });
    if (top.take("elsewhere")) read.elsewhere = strict::read_nations(top, "elsewhere", faults);
    read.source = strict::read_source(top, faults);
    read.read = read_texts(top.need("read"), "read", faults);
    if (const auto confidence = top.need_as<Confidence>("confidence")) read.confidence = *confidence;
    auto checked = strict::read_checked(top, faults);
    read.checked_on = checked.on;
    read.checked_by = std::move(checked.by);
    read.note = top.take_text("note");
    top.refuse_unknown();
    faults.refuse_if_any();
    return read;
}

std::vector<NotHeld> read_not_held_file(std::string_view text, std::string_view file_name) {
    strict::Faults faults{file_name};
    const auto parsed = strict::parse(text, faults);
    faults.refuse_if_any();
    strict::Object top{*parsed, "", faults};
    faults.refuse_if_any();
    auto all = read_objects(top, "not_held", faults, [&](strict::Object& object) {
        NotHeld entry{};
        entry.what = object.need_text("what");
        const auto* codes = object.take("codes");
        entry.codes = read_texts(codes, object.path("codes"), faults);
        entry.why = object.need_text("why");
        entry.read_at = object.need_text("read_at");
        strict::check_address(entry.read_at, object.path("read_at"), faults);
        auto checked = strict::read_checked(object, faults);
        entry.checked_on = checked.on;
        entry.checked_by = std::move(checked.by);
        return entry;
    });
    top.refuse_unknown();
    faults.refuse_if_any();
    return all;
}

OffenceList::OffenceList(std::vector<Paragraph> paragraphs, std::vector<NotHeld> not_held)
    : paragraphs_{std::move(paragraphs)}, not_held_{std::move(not_held)} {
    // "9" before "10" before "24A".
    std::ranges::sort(paragraphs_, [](const Paragraph& a, const Paragraph& b) {
        const auto digits = [](const std::string& text) {
            return std::min(text.find_first_not_of("0123456789"), text.size());
        };
        return std::pair{digits(a.number), a.number} < std::pair{digits(b.number), b.number};
    });
    strict::Faults faults{"schedule 3"};
    for (std::size_t i = 0; i < paragraphs_.size(); ++i)
        for (auto& code : codes_of(paragraphs_[i]))
            if (!by_code_.emplace(std::move(code), i).second)
                faults.add(ProblemCode::duplicate_id, paragraphs_[i].id(), "another offence has this code; keep one");
    for (const auto& entry : not_held_)
        for (const auto& code : entry.codes)
            if (by_code_.contains(code))
                faults.add(ProblemCode::duplicate_id, code, "this code is held, so take it out of what is not");
    faults.refuse_if_any();
}

} // namespace mosovo::rules
