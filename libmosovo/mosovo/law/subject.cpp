#include "subject.hpp"

#include "aggregate.hpp"
#include "orders.hpp"

#include <algorithm>

namespace mosovo::law {

namespace {

/// Whether an order or notice binds him for this disposal, so that the disposal alone does not.
bool bound_by_notice(const Context& context, EventAt event) {
    return std::ranges::any_of(context.facts.all<OrderFact>(), [&](const Fact<OrderFact>& fact) {
        return is_notice(fact.body) && fact.body.disposal.event == event;
    });
}

/// Whether a sentence can have him in custody, in hospital or under supervision, as s.81(3) asks.
bool holds_or_supervises(SentenceType type) {
    switch (type) {
    case SentenceType::life:
    case SentenceType::public_protection:
    case SentenceType::lifelong_restriction:
    case SentenceType::restricted_hospital_order:
    case SentenceType::hospital_order:
    case SentenceType::community_order:
    case SentenceType::youth_rehabilitation:
    case SentenceType::payback_supervision:
        return true;
    default:
        return is_term_of_imprisonment(type);
    }
}

/// Whether nobody can have been serving the sentence on that day, or under supervision for it.
bool over_before(const ListedDisposal& listed, Day day) {
    const auto& sentence = listed.disposal->sentence;
    if (!sentence || !sentence->type) return false;
    if (!holds_or_supervises(*sentence->type)) return true;
    const bool ends =
        is_term_of_imprisonment(*sentence->type) && sentence->type != SentenceType::hospital_and_limitation;
    const auto from = listed.disposal->sentenced ? listed.disposal->sentenced : listed.disposal->on;
    if (!ends || !from || !sentence->term || !says_a_length(*sentence->term)) return false;
    auto last = last_day_of_term(*from, *sentence->term);
    if (sentence->extension && says_a_length(*sentence->extension))
        last = last_day_of_term(last + date::days{1}, *sentence->extension);
    return last < day;
}

/// s.81(3)–(6): an event before the 1997 Act counts only where it was still running on its first day.
Listing carried_over_from(const Context& context, const ListedDisposal& listed) {
    const auto first = context.law.act1997_from;
    const auto& disposal = *listed.disposal;
    if (disposal.basis == Basis::caution) return Listing::no;
    if (disposal.sentenced && *disposal.sentenced >= first) return Listing::yes; // not dealt with on that day
    for (const auto& [event, stay] : context.facts.all<Stay>())
        if (stay.where && *stay.where != StayWhere::abroad && stay.from && *stay.from <= first &&
            (!stay.to || *stay.to >= first))
            return Listing::yes;
    return over_before(listed, first) ? Listing::no : Listing::possible;
}

/// Names what leaves the listing open: the field of Schedule 3, or, where the listing follows from the offence's code,
/// what would settle that, which stands below the disposal or with the offender.
void name_missing(const Context& context, const ListedDisposal& listed, std::string_view field,
                  std::vector<std::string>& missing) {
    const auto undecided = context.facts.paths(listed.disposal->undecided);
    if (undecided.empty()) missing.push_back(path_in(listed.event, field));
    for (const auto& path : undecided)
        missing.push_back(path.starts_with("offender.") ? path : path_in(listed.event, path));
}

void place_in_time(const Context& context, ListedDisposal& listed) {
    const auto& disposal = *listed.disposal;
    const auto& schedule = disposal.schedule3;
    const auto missing = [&](std::string_view field) { listed.missing.push_back(path_in(listed.event, field)); };
    if (schedule && schedule->sentence_condition == true) {
        listed.relevant_date = disposal.sentenced;
        if (!disposal.sentenced) missing("sentenced");
        return;
    }
    listed.relevant_date = disposal.on;
    if (!disposal.on) missing("on");
    const bool condition_unknown = disposal.basis != Basis::caution && !(schedule && schedule->sentence_condition);
    if (condition_unknown && disposal.on && disposal.sentenced && *disposal.on != *disposal.sentenced) {
        listed.or_on = disposal.sentenced;
        name_missing(context, listed, "offence.schedule3.sentence_condition", listed.missing_day);
    }
}

/// Schedule 3 and s.132: whether the offence is listed at all.
Listing schedule3(const Context& context, ListedDisposal& listed) {
    const auto& disposal = *listed.disposal;
    const auto& schedule = disposal.schedule3;
    const auto known = schedule && schedule->listed ? *schedule->listed : Known::unknown;
    if (known == Known::no) return Listing::no;
    const auto missing = [&](std::string_view field) {
        name_missing(context, listed, field, listed.missing);
        return Listing::possible;
    };
    if (schedule && schedule->condition_met == false && schedule->sentence_condition != false) return Listing::no;
    if (schedule && schedule->sentence_condition == true) {
        if (!schedule->condition_met && !disposal.sentence) return Listing::no; // not listed yet
        if (!schedule->condition_met) {
            if (known == Known::unknown) missing("offence.schedule3.listed");
            return missing("offence.schedule3.condition_met");
        }
    }
    return known == Known::unknown ? missing("offence.schedule3.listed") : Listing::yes;
}

ListedDisposal look_at(const Context& context, EventAt event, const DisposalFact& disposal) {
    ListedDisposal listed{event, &disposal, Listing::no, false, false, {}, {}, {}, {}};
    listed.by_notice = bound_by_notice(context, event);
    if (listed.by_notice) {
        listed.listing = Listing::yes;
        listed.relevant_date = disposal.on;
        if (!disposal.on) listed.missing.push_back(path_in(event, "on"));
        return listed;
    }
    if (disposal.foreign == true) return listed;
    if (is_no_conviction(disposal)) return listed;
    listed.listing = schedule3(context, listed);
    if (listed.listing == Listing::no) return listed;
    if (!disposal.basis && disposal.sentence && disposal.sentence->type == SentenceType::absolute_discharge) {
        listed.listing = Listing::possible; // s.134: no conviction, if it is one
        listed.missing.push_back(path_in(event, "basis"));
    }
    place_in_time(context, listed);
    if (!listed.relevant_date || *listed.relevant_date >= context.law.part2_from) return listed;
    listed.carried_over = true;
    if (*listed.relevant_date < context.law.act1997_from) {
        const auto carried = carried_over_from(context, listed);
        if (carried == Listing::possible) listed.missing.emplace_back("events");
        listed.listing = std::min(listed.listing, carried);
    }
    return listed;
}

} // namespace

bool is_no_conviction(const DisposalFact& disposal) {
    const bool discharged = disposal.sentence && disposal.sentence->type == SentenceType::absolute_discharge;
    return discharged && disposal.basis == Basis::conviction;
}

FewOf<ListedDisposal> listed_disposals(const Context& context) {
    FewOf<ListedDisposal> all;
    for (const auto& [event, disposal] : context.facts.all<DisposalFact>())
        all.push_back(look_at(context, event, disposal));
    return all;
}

} // namespace mosovo::law
