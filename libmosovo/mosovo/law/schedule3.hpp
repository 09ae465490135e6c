#pragma once

#include <mosovo/law/evaluate.hpp>
#include <mosovo/rules/schedule3.hpp>

#include <optional>
#include <string>
#include <vector>

namespace mosovo::law {

/// What Schedule 3 makes of one disposal, from the offence's code, the ages and the sentence.
struct DerivedListing {
    std::optional<std::string> paragraph; ///< "18"; nothing where no paragraph is held for the code
    Known listed = Known::unknown;        ///< yes: in the list, outright or subject to a sentencing condition
    std::optional<bool>
        sentence_condition; ///< s.132: it hangs on the sentence, so the day of sentence is the relevant date
    std::optional<bool>
        condition_met; ///< with a sentencing condition, or where one may be; nothing: not sentenced, or not known
    std::vector<std::string> missing; ///< paths of facts that would settle it: below the disposal, or "offender.born"
    std::vector<Step> because;        ///< never empty when reasons were asked for

    bool operator==(const DerivedListing&) const = default;
};
BOOST_DESCRIBE_STRUCT(DerivedListing, (), (paragraph, listed, sentence_condition, condition_met, missing, because))

/// Where he lived on a day, as `derive_listing` asks; without a day, by what the record says of the offender.
[[nodiscard]] std::optional<Jurisdiction> nation_on(const Timeline& timeline, std::optional<Day> day);

/// Derives the listing of one disposal. A pure function.
///
/// Ages are those at the time of the offence, attained at the start of the birthday. A missing fact gives unknown only
/// where its possible values give different answers. A code that is not held, a foreign disposal and a disposal before
/// a paragraph that was added later are unknown. A term counts as pronounced, of a detention and training order the
/// detention; terms of other offences do not count with it. A caution meets no sentencing condition.
///
/// \param nation  where he lives: an offence that his nation's own list holds too, with its own conditions, is unknown
/// \par Source  Sexual Offences Act 2003 Sch. 3, ss.131-133; decision 0053
[[nodiscard]] DerivedListing derive_listing(const Disposal& disposal, std::optional<Day> born,
                                            std::optional<Jurisdiction> nation, Reasons reasons = Reasons::told,
                                            const rules::OffenceList& list = rules::OffenceList::built_in(),
                                            const Rulebook& rules = Rulebook::built_in());

/// What holds for a disposal: each recorded word, and the derived one where nothing, or "unknown", is recorded.
[[nodiscard]] Schedule3 recorded_or_derived(const std::optional<Schedule3>& recorded, const DerivedListing& derived);

/// Where the two contradict each other, both being known: "listed", "sentence_condition" or "condition_met".
/// Words that come to the same (not listed; listed on a condition that was not met) do not.
[[nodiscard]] std::optional<std::string_view> disagreement(const Schedule3& recorded, const DerivedListing& derived);

/// The listing of every disposal in effect that names an offence code, with the disposal it is of.
struct ListingOf {
    EventId disposal;
    DerivedListing listing;

    bool operator==(const ListingOf&) const = default;
};
BOOST_DESCRIBE_STRUCT(ListingOf, (), (disposal, listing))
[[nodiscard]] std::vector<ListingOf> derive_listings(const Record& record, std::optional<LocalTime> known_at = {});

} // namespace mosovo::law
