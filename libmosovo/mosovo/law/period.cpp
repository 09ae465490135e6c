#include "period.hpp"

#include "rows.hpp"

#include <algorithm>
#include <array>

namespace mosovo::law {

namespace {

/// Whether he was under 18 on the relevant date; nothing when his day of birth is not known.
std::optional<bool> young_on(const Context& context, Day relevant) {
    const auto born = context.facts.born();
    if (!born) return {};
    const auto at = context.period_law(relevant);
    // Born on 29 February he is of age on 1 March of a common year (notification-law 12.9).
    return relevant < add_months(*born, context.law.adult_age.months(at.day, at.nation), NoSuchDay::first_of_next);
}

bool is_indefinite(const LawRule& rule, At at) { return rule.indefinite(at.day, at.nation); }

bool is_halved(const Context& context, const LawRule& rule, At at) {
    return &rule != &context.law.discharge && !is_indefinite(rule, at);
}

Day last_day_reading(const Context& context, Day relevant, date::months length) {
    const auto last = last_day(relevant, length, Opens::beginning_with);
    if (context.readings().leap_day_end == LeapDayEnd::last_of_february) return last;
    const auto corresponding = add_months(relevant, length, NoSuchDay::last_of_month);
    return corresponding == last ? last - date::days{1} : last; // the month had no such day
}

/// How long a row binds.
End end_of(const Context& context, const Row& row, Day relevant, bool young) {
    if (row.own_end || row.open) return row.own_end;
    const auto at = context.period_law(relevant);
    if (is_indefinite(*row.rule, at)) return {};
    auto length = row.rule->months(at.day, at.nation);
    if (young)
        length = date::months{
            static_cast<date::months::rep>(length.count() * context.law.under_18_part.count(at.day, at.nation) / 100)};
    return last_day_reading(context, relevant, length);
}

/// Whether the month of the last day lacks the day-number on which the period began.
bool ends_by_month(Day relevant, Day last) {
    const auto first_free = date::year_month_day{last + date::days{1}};
    return first_free.day() != date::year_month_day{relevant}.day();
}

void tell_row(const Context& context, const Row& row, Day relevant, bool young, End last, Because& because) {
    const auto at = context.period_law(relevant);
    because.rule(
        *row.rule, at,
        [&]() -> std::string {
            if (row.own_end) return "the period lasts as long as the order itself: last day " + british(*row.own_end);
            if (row.open) return "the period lasts as long as the order itself, whose end is not known";
            if (!last) return "the period has no end";
            return within(row.rule->months(at.day, at.nation), Opens::beginning_with, relevant,
                          young ? last_day_reading(context, relevant, row.rule->months(at.day, at.nation)) : last);
        },
        relevant, last);
    if (last && !row.own_end && ends_by_month(relevant, *last))
        because.reading(Doubt::leap_day_end,
                        [&] { return "the month has no such day: the period ends on " + british(*last); });
    if (young && is_halved(context, *row.rule, at))
        because.rule(
            context.law.under_18_part, at,
            [&] { return "under 18 on " + british(relevant) + ": half of it, last day " + british(*last); }, relevant,
            last);
}

/// Whether he was under 18 on the relevant date and on the other day that it may be, in every way that the facts allow.
struct Ages {
    bool young;
    bool young_later;

    bool operator==(const Ages&) const = default;
};

std::span<const Ages> ages_of(const Context& context, const ListedDisposal& listed) {
    static constexpr std::array all{Ages{false, false}, Ages{true, true}, Ages{true, false}, Ages{false, true}};
    const std::span<const Ages> any{all};
    const auto young = young_on(context, *listed.relevant_date);
    if (!young) return any.first(listed.or_on ? any.size() - 1 : 2); // nobody grows younger
    const Ages known{*young, listed.or_on && *young_on(context, *listed.or_on)};
    return any.subspan(static_cast<std::size_t>(std::ranges::find(all, known) - all.begin()), 1);
}

/// Every end that the facts allow, from the rows, days and ages that they leave open.
FewOf<PossibleEnd> possible_ends(const Context& context, const ListedDisposal& listed, const Rows& rows) {
    FewOf<PossibleEnd> all;
    const auto ages = ages_of(context, listed);
    const auto add = [&](const Row& row, std::uint8_t basis, std::uint8_t sentence) {
        for (std::size_t age = 0; age < ages.size(); ++age)
            for (const bool later : {false, true}) {
                if (later && !listed.or_on) continue;
                const auto day = later ? *listed.or_on : *listed.relevant_date;
                const bool endless = !row.own_end && !row.open && is_indefinite(*row.rule, context.period_law(day));
                all.push_back({end_of(context, row, day, later ? ages[age].young_later : ages[age].young),
                               endless,
                               false,
                               {0, basis, sentence, static_cast<std::uint8_t>(age), later, 0}});
            }
    };
    if (rows.or_caution) add(*rows.or_caution, 1, 0);
    for (std::size_t i = 0; i < rows.between.size(); ++i)
        add(rows.between[i], 0, static_cast<std::uint8_t>(i));
    return all;
}

void fill_ends(const Context& context, const ListedDisposal& listed, const Rows& rows, Entry& entry, Because& because) {
    const auto relevant = *listed.relevant_date;
    entry.may_end(possible_ends(context, listed, rows));
    entry.young = young_on(context, relevant).value_or(false);
    const auto missing = [&](Turn turn, const std::vector<std::string>& paths) {
        for (const auto& path : paths)
            entry.missing_end.emplace_back(turn, path);
    };
    missing(Turn::basis, rows.missing_basis);
    missing(Turn::sentence, rows.missing);
    missing(Turn::day, listed.missing_day);
    if (!context.facts.born()) entry.missing_end.emplace_back(Turn::age, "offender.born");
    tell_row(context, rows.most(), relevant, entry.young, entry.longest(), because);
    if (rows.most().own_end)
        because.reading(Doubt::discharge_starts, [&] {
            const bool early = context.readings().discharge_starts == DischargeStarts::on_conviction;
            return std::string{early ? "subject from the conviction until the order ends"
                                     : "subject from the day of the order until it ends"};
        });
    if (entry.shortest() != entry.longest())
        because.reading(Doubt::missing_facts, [] {
            return std::string{"a fact is missing that decides the end: duties run as if it were the later one"};
        });
}

void end_by_trial(const Context& context, const DisposalFact& disposal, Entry& entry, Because& because) {
    if (disposal.basis != Basis::disability_finding || !disposal.tried_on || *disposal.tried_on > context.as_of())
        return;
    const auto last = *disposal.tried_on - date::days{1};
    because.rule(
        context.law.disability_then_trial, context.period_law(*disposal.tried_on),
        [&] { return "the trial was concluded on " + british(*disposal.tried_on) + ": last day " + british(last); },
        entry.longest(), last);
    entry.end_by(last);
}

/// A decision that he is no longer subject, and the day from which it is so.
struct Ceased {
    EventAt event;
    Day day;
    bool by_decision; ///< in Northern Ireland the decision itself ends it (notification-law 9C.3)
    bool received;    ///< he surely had notice of it
};

std::optional<Ceased> ceased_by(const Context& context, EventAt event, const ReviewDetermination& decision,
                                std::optional<Day> starts) {
    if (decision.outcome != ReviewOutcome::discharged) return {};
    const auto& made = decision.made;
    const bool by_decision = made && context.nations.on(*made) == Jurisdiction::northern_ireland;
    const auto received = by_decision ? made : decision.notice_received;
    // Without any day it may have taken effect on the first that he was subject.
    const bool undated = !received && !made;
    const auto effect = received ? received : undated ? starts : made;
    if (!effect || *effect > context.as_of()) return {};
    if (!undated && starts && *starts >= *effect) return {};
    if (made && starts && *made <= *starts) return {}; // a decision on what was before
    return Ceased{event, *effect, by_decision, received.has_value()};
}

/// s.91C(4) and its likenesses: he ceases to be indefinitely subject on the day on which he receives the notice.
void end_by_review(const Context& context, Entry& entry, Because& because) {
    if (entry.longest()) return; // it was finite
    for (const auto& [event, decision] : context.facts.all<ReviewDetermination>()) {
        const auto ceased = ceased_by(context, event, decision, entry.starts);
        if (!ceased) continue;
        const auto last = ceased->day - date::days{1};
        entry.end_by_review(last, ceased->received);
        if (!ceased->received) {
            entry.missing_end.emplace_back(Turn::receipt, path_in(event, "notice_received"));
            continue;
        }
        because.rule(
            context.law.review_discharge, context.nations.at(ceased->day),
            [&] {
                return std::string{ceased->by_decision ? "discharged by the decision of "
                                                       : "notice of discharge received on "} +
                       british(ceased->day) + ": last day " + british(last);
            },
            {}, last);
    }
}

void tell_beginning(const Context& context, const ListedDisposal& listed, Because& because) {
    const auto relevant = *listed.relevant_date;
    const auto at = context.period_law(relevant);
    if (listed.by_notice) return;
    if (!context.facts.jurisdiction())
        because.reading(Doubt::nation,
                        [] { return std::string{"the nation is not recorded: taken as England and Wales"}; });
    if (const auto paragraph = listed.disposal->paragraph)
        because.listed_by(*paragraph, [] {
            return std::string{"the listing follows from the offence's code, the ages and the sentence"};
        });
    const auto& rule = listed.carried_over ? context.law.carry_over : context.law.s80;
    because.rule(
        rule, at, [&] { return "the relevant date is " + british(relevant); }, listed.disposal->on, relevant);
    if (listed.disposal->on && relevant != *listed.disposal->on)
        because.rule(
            context.law.s132, at, [&] { return "the listing depends on the sentence, passed on " + british(relevant); },
            listed.disposal->on, relevant);
}

/// The discharge runs from its order; the person is subject from the conviction (decision 0017).
std::optional<Day> first_day_of(const Context& context, const ListedDisposal& listed, const Rows& rows) {
    const bool with_order = context.readings().discharge_starts == DischargeStarts::with_the_order;
    if (with_order && rows.most().own_end && listed.disposal->sentenced) return listed.disposal->sentenced;
    return listed.relevant_date;
}

} // namespace

Entry entry_of(const Context& context, std::span<const ListedDisposal> all, std::size_t at, const OrderFact* notice) {
    const auto& listed = all[at];
    Entry entry;
    entry.event = listed.event;
    entry.disposal = listed.disposal;
    entry.existence = listed.listing == Listing::yes ? Existence::certain : Existence::possible;
    entry.carried_over = listed.carried_over;
    entry.missing = listed.missing;
    if (!listed.relevant_date) return entry;
    auto because = context.because();
    tell_beginning(context, listed, because);
    if (!entry.certain())
        because.reading(Doubt::missing_facts, [] {
            return std::string{"whether the offence is listed is not known: this period may not exist"};
        });
    const auto rows = rows_for(context, all, at, *listed.relevant_date, because);
    entry.starts = first_day_of(context, listed, rows);
    if (listed.or_on && entry.starts && *listed.or_on > *entry.starts) entry.or_starts = listed.or_on;
    entry.time_runs_from = entry.starts;
    entry.relevant_date = listed.relevant_date;
    fill_ends(context, listed, rows, entry, because);
    end_by_trial(context, *listed.disposal, entry, because);
    if (notice) entry.starts = notice->served ? notice->served : notice->made ? notice->made : entry.starts;
    if (!rows.most().open) end_by_review(context, entry, because);
    entry.because = because.take();
    return entry;
}

void add_entries_of_disposals(const Context& context, Entries& entries) {
    const auto all = listed_disposals(context);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].listing != Listing::no && !all[i].by_notice) entries.push_back(entry_of(context, all, i));
}

} // namespace mosovo::law
