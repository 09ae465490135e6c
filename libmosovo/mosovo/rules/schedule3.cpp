#include <mosovo/rules/schedule3.hpp>

#include <mosovo/base/embedded.hpp>

#include <algorithm>

namespace mosovo::rules {

namespace {

constexpr std::string_view not_held_name = "soa2003.sch3.not_held.json";

std::string join(const std::vector<std::string>& texts, std::string_view between) {
    std::string joined;
    for (const auto& text : texts)
        joined += (joined.empty() ? "" : std::string{between}) + text;
    return joined;
}

std::string_view whose(AgeOf age_of) {
    switch (age_of) {
    case AgeOf::person_shown:
        return "person shown";
    case AgeOf::intended_victim:
        return "victim intended";
    case AgeOf::victim:
        break;
    }
    return "victim";
}

std::string at_least(std::string_view what, date::months months) {
    std::string text{what};
    return months == date::months{0} ? text : text + " of at least " + std::to_string(months.count()) + " months";
}

std::string spell(const SentenceTest& test) {
    std::vector<std::string> ways;
    if (test.imprisonment) ways.push_back(at_least("imprisonment", *test.imprisonment));
    if (test.hospital == HospitalTest::detained) ways.emplace_back("detention in a hospital");
    if (test.hospital == HospitalTest::restricted) ways.emplace_back("a hospital with a restriction order");
    if (test.community) ways.push_back(at_least("a community sentence", *test.community));
    return "sentenced to " + join(ways, " or ");
}

Schedule3Row row_of(const Paragraph& paragraph, const ListedOffence& offence) {
    std::vector<std::string> ways;
    for (const auto& way : paragraph.listed_if)
        ways.push_back(spell(way, paragraph.age_of));
    Schedule3Row row;
    row.paragraph = paragraph.number;
    row.offence = offence.title;
    row.code = offence.code;
    row.nation = paragraph.nation;
    row.held = true;
    row.conditions = join(ways, ", or ");
    row.from = paragraph.from;
    row.to = paragraph.to;
    row.source = paragraph.source.title + ": " + offence.provision;
    row.href = paragraph.source.href;
    row.confidence = paragraph.confidence;
    row.as_at = paragraph.as_at;
    row.read = join(paragraph.read, "; ");
    row.checked_on = paragraph.checked_on;
    row.checked_by = paragraph.checked_by;
    row.note = paragraph.note;
    return row;
}

Schedule3Row row_of(const NotHeld& entry) {
    Schedule3Row row;
    row.offence = entry.what;
    row.code = join(entry.codes, ", ");
    row.conditions = entry.why;
    row.href = entry.read_at;
    row.checked_on = entry.checked_on;
    row.checked_by = entry.checked_by;
    return row;
}

} // namespace

std::string Paragraph::id() const { return "soa2003.sch3." + number; }

const OffenceList& OffenceList::built_in() {
    static const OffenceList list = [] {
        std::vector<Paragraph> paragraphs;
        std::vector<NotHeld> not_held;
        for (const auto& file : embedded::schedule3_data())
            if (file.name == not_held_name)
                not_held = read_not_held_file(file.text, file.name);
            else
                paragraphs.push_back(read_paragraph_file(file.text, file.name));
        return OffenceList{std::move(paragraphs), std::move(not_held)};
    }();
    return list;
}

const Paragraph* OffenceList::find(std::string_view code) const noexcept {
    const auto found = by_code_.find(code);
    return found == by_code_.end() ? nullptr : &paragraphs_[found->second];
}

const NotHeld* OffenceList::why_not_held(std::string_view code) const noexcept {
    const auto found = std::ranges::find_if(
        not_held_, [&](const NotHeld& entry) { return std::ranges::find(entry.codes, code) != entry.codes.end(); });
    return found == not_held_.end() ? nullptr : &*found;
}

std::string spell(const ListedIf& way, AgeOf age_of) {
    std::vector<std::string> parts;
    if (way.offender_under) parts.push_back("offender under " + std::to_string(way.offender_under->count()));
    if (way.offender_at_least)
        parts.push_back("offender " + std::to_string(way.offender_at_least->count()) + " or over");
    if (way.victim_under)
        parts.push_back(std::string{whose(age_of)} + " under " + std::to_string(way.victim_under->count()));
    if (way.disposed_before) parts.push_back("disposal before " + british(*way.disposed_before));
    if (way.sentence) parts.push_back(spell(*way.sentence));
    return parts.empty() ? "always" : join(parts, " and ");
}

std::vector<Schedule3Row> schedule3_rows(const OffenceList& list) {
    std::vector<Schedule3Row> rows;
    for (const auto& paragraph : list.paragraphs())
        for (const auto& offence : paragraph.offences)
            rows.push_back(row_of(paragraph, offence));
    for (const auto& entry : list.not_held())
        rows.push_back(row_of(entry));
    return rows;
}

} // namespace mosovo::rules
