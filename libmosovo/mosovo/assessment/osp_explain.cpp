#include "osp_explain.hpp"

#include <iomanip>
#include <sstream>
#include <utility>

namespace mosovo::assessment {

namespace {

using namespace core;

std::string counted(std::int64_t number, std::string_view unit) {
    return std::to_string(number) + " " + std::string{unit} + (number == 1 ? "" : "s");
}

std::string spoken(OspBand band) {
    return band == OspBand::very_high        ? "very high"
           : band == OspBand::not_applicable ? "not applicable"
                                             : std::string{word(band)};
}

/// A sentence begins with a capital letter.
std::string sentence(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
    return text;
}

law::Step step(std::string rule, const Provenance& from, std::string says) {
    return {std::move(rule), from.sources.front(), sentence(std::move(says)), {}, {}};
}

std::string range_of(const OspItemTable& table, std::int64_t value) {
    std::size_t step = 0;
    while (step + 1 < table.steps.size() && table.steps[step + 1].from.value() <= value)
        ++step;
    return range_text(table, step);
}

OspItem item_of(const OspItemTable& table, std::optional<Loose> value, std::string shown, std::uint8_t points) {
    const auto most = std::ranges::max(table.steps, {}, &OspStep::points).points;
    auto says = table.says + (table.question ? " (" + *table.question + ")" : "") + ": " + std::move(shown) +
                " gives " + counted(points, "point") + ", of at most " + std::to_string(most.value()) + ".";
    return {table.item, table.question, std::move(value), *Points::from(points), most, std::move(says)};
}

OspItem numbered(const OspItemTable& table, std::int64_t value, std::uint8_t points) {
    const auto range = range_of(table, value);
    const auto number = std::to_string(value);
    return item_of(table, Loose{value}, range == number ? number : number + "; " + range, points);
}

OspItem truth(const OspItemTable& table, bool known, bool value, std::uint8_t points) {
    if (!known) return item_of(table, {}, "not known, which the tool counts as no and which", points);
    return item_of(table, Loose{value}, value ? "yes" : "no", points);
}

std::string not_applicable_text(const Row& row, const std::string& tool) {
    const auto& answers = row.answers;
    const auto why = answers.gender.is(Sex::female)          ? "a woman"
                     : answers.gender.is(Sex::not_specified) ? "somebody neither male nor female"
                     : answers.gender.is(Sex::male)          ? "a man without a sexual offence"
                                                             : "somebody without a sexual offence";
    return tool + " does not apply to " + why +
           ". That is a result of its own, and never low; the 0 % is no probability.";
}

/// Why the band stays, each reason; empty when it falls.
std::string kept_because(const Row& row, const Verdict& verdict) {
    const auto& reduction = direct_contact_definition().reduction;
    const auto& answers = row.answers;
    const auto years = static_cast<int>(reduction.years.value());
    std::string text;
    const auto add = [&text](bool there, std::string_view why) {
        if (there) text += (text.empty() ? "" : ", and ") + std::string{why};
    };
    const auto recently = [&](OspInputSet known, YearDay day) {
        return row.knows(known | input::assessment) && completed_years(day, answers.assessment_date) < years;
    };
    add(verdict.before < reduction.least_band, "the band is below those that can be reduced");
    add(row.knows(input::supervision) &&
            std::ranges::any_of(reduction.never_in, [&](auto where) { return answers.supervision_status.is(where); }),
        "he is in custody");
    const auto span = counted(years, "completed year");
    add(!row.knows(input::followup), "the start of follow-up is not known");
    add(recently(input::followup, answers.date_at_start_of_followup), "follow-up has not lasted " + span);
    add(recently(input::recent, answers.most_recent_offence_date), "the last offence is less than " + span + " ago");
    add(recently(input::last_sexual, answers.date_of_most_recent_sexual_offence),
        "the last sexual sanction is less than " + span + " ago");
    add(!row.knows(input::assessment) && text.empty(), "the day of assessment is not known");
    return text;
}

/// He may be held on remand, which the tool does not count as custody.
std::string status_text(const Row& row) {
    for (const auto& [text, status] : words_of<SupervisionStatus>)
        if (row.knows(input::supervision) && row.answers.supervision_status.is(status))
            return "his status is " + std::string{text};
    return "his status is not known";
}

std::string reduction_text(const Row& row, const Verdict& verdict) {
    const auto years = direct_contact_definition().reduction.years.value();
    if (verdict.reduced.is(true))
        return "reduced by one step, from " + spoken(verdict.before) + " to " + spoken(verdict.band) + ": " +
               status_text(row) + ", and " + counted(years, "completed year") +
               " or more have passed since the start of follow-up" +
               (row.knows(input::recent) ? ", since the last sexual sanction and since the last offence."
                                         : " and since the last sexual sanction; no further offence is known.") +
               " Points and percentage stay.";
    if (!verdict.reduced.known())
        return "not tested for the reduction of " + std::to_string(years) +
               " years: " + (verdict.points == 0 ? "there are no points" : kept_because(row, verdict)) + ".";
    return "not reduced: " + kept_because(row, verdict) + ".";
}

std::string band_text(const OspBands& bands, const Verdict& verdict, std::int64_t most) {
    std::size_t at = 0;
    while (at + 1 < bands.steps.size() && bands.steps[at + 1].from.value() <= verdict.points)
        ++at;
    const auto last = at + 1 < bands.steps.size() ? bands.steps[at + 1].from.value() - 1 : most;
    return std::to_string(bands.steps[at].from.value()) + " to " + std::to_string(last) + " points is " +
           spoken(verdict.before) + ".";
}

/// Of men like him. Nought is what a source prints, and no share of anybody.
std::string rate_text(std::uint16_t hundredths, std::int64_t years) {
    const auto percent = percent_text(hundredths) + " %";
    return hundredths == 0 ? percent + " is what the source gives; it does not say that nobody reoffends."
                           : percent + " reoffend so within " + counted(years, "year") + ".";
}

std::string outcome(const Verdict& verdict) {
    if (verdict.status != OspStatus::scored) return verdict.status == OspStatus::error ? "an error" : "not applicable";
    return spoken(verdict.band) + ", " + percent_text(verdict.hundredths) + " %" +
           (verdict.reduced.known() ? verdict.reduced.is(true) ? ", reduced" : ", not reduced" : "");
}

} // namespace

std::string range_text(const OspItemTable& table, std::size_t step) {
    const auto from = table.steps[step].from.value();
    if (step + 1 == table.steps.size()) return std::to_string(from) + " or more";
    const auto last = table.steps[step + 1].from.value() - 1;
    if (from == last) return std::to_string(from);
    return step == 0 ? std::to_string(last) + " or less" : std::to_string(from) + " to " + std::to_string(last);
}

std::string percent_text(std::uint16_t hundredths) {
    const auto rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + (rest.size() == 1 ? ".0" : ".") + rest;
}

std::vector<OspItem> direct_contact_items(const Row& row, const Verdict& verdict) {
    const auto& answers = row.answers;
    const auto& tables = direct_contact_definition().points.items;
    const auto of = [&](OspItemName name) { return static_cast<std::size_t>(name); };
    const auto number = [&](OspItemName name, std::int64_t value) {
        return numbered(tables[of(name)], value, verdict.items[of(name)]);
    };
    return {number(OspItemName::contact_adult, answers.total_contact_adult_sexual_sanctions.raw()),
            number(OspItemName::contact_child, answers.total_contact_child_sexual_sanctions.raw()),
            number(OspItemName::noncontact, answers.total_non_contact_sexual_offences.raw()),
            number(OspItemName::age_followup, completed_years(answers.date_of_birth, start_of_followup(row))),
            number(OspItemName::age_last_sexual,
                   completed_years(answers.date_of_birth, answers.date_of_most_recent_sexual_offence)),
            number(OspItemName::total_sanctions, answers.total_number_of_sanctions_for_all_offences.raw()),
            truth(tables[of(OspItemName::stranger)], row.knows(input::stranger),
                  answers.is_current_offence_against_victim_stranger.is(true),
                  verdict.items[of(OspItemName::stranger)])};
}

std::vector<OspItem> indirect_contact_items(const Row& row, const Verdict& verdict) {
    const auto& definition = indirect_contact_definition();
    const auto& line = definition.rows[verdict.line];
    const auto item = [&](OspItemName name, std::string_view input, std::int32_t count, IndirectContactBasis decides) {
        const auto* question = osp_question(input);
        const auto number = question->question ? " (" + *question->question + ")" : std::string{};
        return OspItem{name,
                       question->question,
                       Loose{std::int64_t{count}},
                       {},
                       {},
                       sentence(question->asks + number + ": " + std::to_string(count) +
                                (line.basis == decides && count >= line.at_least.value() ? "; this decides." : "."))};
    };
    const auto& answers = row.answers;
    return {item(OspItemName::indecent_image, "total_indecent_image_sanctions",
                 answers.total_indecent_image_sanctions.raw(), IndirectContactBasis::indecent_image),
            item(OspItemName::contact_child, "total_contact_child_sexual_sanctions",
                 answers.total_contact_child_sexual_sanctions.raw(), IndirectContactBasis::contact_child),
            item(OspItemName::contact_adult, "total_contact_adult_sexual_sanctions",
                 answers.total_contact_adult_sexual_sanctions.raw(), IndirectContactBasis::other),
            item(OspItemName::noncontact, "total_non_contact_sexual_offences",
                 answers.total_non_contact_sexual_offences.raw(), IndirectContactBasis::other)};
}

std::vector<law::Step> direct_contact_reasons(const Row& row, const Verdict& verdict) {
    const auto& definition = direct_contact_definition();
    if (verdict.status == OspStatus::not_applicable)
        return {step("osp_dc.applies", definition.points.from, not_applicable_text(row, definition.tool))};
    if (verdict.status == OspStatus::error) return {};
    std::int64_t most = 0;
    for (const auto& table : definition.points.items)
        most += std::ranges::max(table.steps, {}, &OspStep::points).points.value();
    const auto years = definition.probability.years.value();
    return {step("osp_dc.points", definition.points.from,
                 counted(verdict.points, "point") + " of " + std::to_string(most) + " from " +
                     counted(static_cast<std::int64_t>(definition.points.items.size()), "item") + "."),
            step("osp_dc.bands", definition.bands.from, band_text(definition.bands, verdict, most)),
            step("osp_dc.probability", definition.probability.from,
                 counted(verdict.points, "point") + ": " + rate_text(verdict.hundredths, years)),
            step("osp_dc.reduction", definition.reduction.from, reduction_text(row, verdict))};
}

std::vector<law::Step> indirect_contact_reasons(const Row& row, const Verdict& verdict) {
    const auto& definition = indirect_contact_definition();
    if (verdict.status == OspStatus::not_applicable)
        return {step("osp_iic.applies", definition.from, not_applicable_text(row, definition.tool))};
    if (verdict.status == OspStatus::error) return {};
    const auto& line = definition.rows[verdict.line];
    const auto fits = row.answers.gender.is(Sex::female) ? "a woman, for whom the table was not made" : line.says;
    return {step("osp_iic.rows", definition.from,
                 fits + ": " + spoken(line.band) + ", " + rate_text(verdict.hundredths, definition.years.value()))};
}

law::Step deciding_reading(std::string_view name, std::string_view taken, std::string_view other, std::size_t place,
                           const Verdict& verdict, const Verdict& without) {
    const auto file = std::string{osp_decisions[place]};
    // What is refused carries no score, not even that of another reading.
    const bool refused = verdict.status == OspStatus::error;
    const auto says = "the public sources differ here: “" + std::string{taken} + "” is taken; with “" +
                      std::string{other} + "” the result would " +
                      (refused && without.status == OspStatus::scored ? "be a score, from inputs that do not fit"
                                                                      : "be " + outcome(without)) +
                      ".";
    return {"reading.osp." + std::string{name},
            {"decision " + file.substr(0, file.find('-')), "docs/decisions/" + file + ".md"},
            sentence(says),
            {},
            {}};
}

} // namespace mosovo::assessment
