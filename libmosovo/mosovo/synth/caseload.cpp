#include <mosovo/synth/caseload.hpp>

#include <mosovo/synth/stories.hpp>
#include <mosovo/synth/words.hpp>

#include <stdexcept>
#include <string>

namespace mosovo::synth {

namespace {

std::string padded(std::size_t number, std::size_t width) {
    auto digits = std::to_string(number);
    return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

/// Right in shape and letter; the serials from 9,000,000 on say at a glance that it is made up.
std::string made_up_pnc(int year, std::size_t index) {
    constexpr std::string_view letters = "ZABCDEFGHJKLMNPQRTUVWXY";
    const auto serial = 9'000'000 + index % 1'000'000;
    const auto number = static_cast<std::size_t>(year % 100) * 10'000'000 + serial;
    return std::to_string(year) + "/" + std::to_string(serial) + letters[number % letters.size()];
}

std::string made_up_family(Stream& stream) {
    return std::string{stream.pick(words::family_starts)} + std::string{stream.pick(words::family_ends)};
}

Offender describe(Story& story) {
    auto& stream = story.stream;
    const auto& life = story.life;
    Offender offender;
    offender.id = OffenderId::from_checked("OFF-" + padded(story.index.value + 1, 6));
    offender.jurisdiction = Jurisdiction::england_wales;
    offender.born = life.born;
    offender.sex = life.sex;
    const auto given = std::string{stream.pick(words::given_names)};
    auto family = made_up_family(stream);
    for (const auto& event : story.chronicle.events())
        if (const auto* change = event.as<Change>(); change != nullptr && change->what == ChangeOf::name)
            offender.names.push_back({NameUse::previous, given, std::exchange(family, made_up_family(stream))});
    offender.names.push_back({NameUse::legal, given, family});
    if (stream.chance({120}))
        offender.names.push_back({NameUse::alias, std::string{stream.pick(words::given_names)}, family});
    const auto year = static_cast<int>(date::year_month_day{life.convicted}.year());
    offender.identifiers.push_back({IdentifierType::pnc, made_up_pnc(year, story.index.value), "made up"});
    if (life.kind->place == Served::custody)
        offender.identifiers.push_back(
            {IdentifierType::prison_number, "Z" + padded(story.index.value % 10'000, 4) + "ZZ", "made up"});
    offender.identifiers.push_back({IdentifierType::visor, "MADE-UP-" + padded(story.index.value + 1, 6), "made up"});
    return offender;
}

/// Where the streams of `tell_casework` begin: beyond every offender's own.
constexpr std::uint64_t casework_streams = std::uint64_t{1} << 40U;

void check(const Asked& asked) {
    if (asked.as_of < make_day(2015, 1, 1) || asked.as_of > make_day(2045, 12, 31))
        throw std::domain_error{"made-up caseloads can be looked at on days from 2015 to 2045"};
}

} // namespace

Record offender(const Asked& asked, Index index) {
    check(asked);
    if (index.value >= static_cast<std::size_t>(asked.offenders.value()))
        throw std::out_of_range{"the caseload that was asked for ends before this offender"};
    Story story{asked, index};
    lay_out(story);
    tell_disposals(story);
    tell_review(story);
    tell_journeys(story);
    tell_notifications(story);
    tell_assessment(story);
    tell_visits(story);
    tell_unit(story);
    tell_corrections(story);
    tell_casework(story, Stream{asked.seed.value, index.value + casework_streams});
    auto person = describe(story);
    return {std::move(person), std::move(story.chronicle).finish()};
}

Caseload caseload(const Asked& asked) {
    Caseload made;
    made.records.reserve(static_cast<std::size_t>(asked.offenders.value()));
    for (std::size_t i = 0; i < static_cast<std::size_t>(asked.offenders.value()); ++i)
        made.records.push_back(offender(asked, Index{i}));
    made.roster = roster(asked);
    return made;
}

} // namespace mosovo::synth
