#include "orders.hpp"

#include "period.hpp"

#include <algorithm>

namespace mosovo::law {

bool is_notice(const OrderFact& order) {
    return order.type == OrderType::notification_order || order.type == OrderType::notice_96za;
}

namespace {

/// The foreign disposal's period, binding from service (s.98; s.96ZA).
void add_notice(const Context& context, EventAt event, const OrderFact& order, Entries& entries) {
    const auto all = listed_disposals(context);
    const auto foreign = std::find_if(
        all.begin(), all.end(), [&](const ListedDisposal& listed) { return order.disposal.event == listed.event; });
    Entry entry;
    if (foreign != all.end())
        entry = entry_of(context, all, static_cast<std::size_t>(foreign - all.begin()), &order);
    else
        entry.missing.push_back(path_in(event, "disposal"));
    for (const auto& path : entry.missing)
        entry.missing_end.emplace_back(Turn::sentence, path);
    entry.missing.clear(); // it exists whatever is known of them
    entry.event = event;
    entry.kind = EntryKind::notice;
    entry.existence = Existence::certain;
    entry.carried_over = false;
    const bool end_known = entry.starts.has_value();
    if (!order.served) {
        entry.missing.push_back(path_in(event, "served"));
        // Nothing is served before it is made, nor made before the conviction.
        entry.not_before = order.made ? order.made : entry.relevant_date;
    }
    entry.starts = order.served;
    entry.or_starts.reset();
    entry.time_runs_from = order.served;
    if (!end_known) { // any length at all, or none
        const auto first = order.served ? *order.served : entry.not_before.value_or(context.law.part2_from);
        entry.may_end({PossibleEnd{first, false, false, {}}, PossibleEnd{{}, false, false, {0, 0, 1}}});
    }
    if (const auto last = last_day_in_force(order, context.as_of())) entry.end_by(*last);
    auto because = context.because();
    if (order.served)
        because.rule(
            context.law.foreign, context.period_law(*order.served),
            [&] { return "served on " + british(*order.served) + ": subject from then, for the foreign period"; },
            order.served, entry.shown_end());
    because.append(entry.because);
    entry.because = because.take();
    entries.push_back(std::move(entry));
}

/// \param breached  the day of a conviction or caution for its breach, where there is one
bool is_risk_order(const Context& context, const OrderFact& order, std::optional<Day> breached = {}) {
    // The law of the day on which it was made; where that is not known of its breach, or of the day looked from.
    const auto at = context.period_law(order.made.value_or(breached.value_or(context.as_of())));
    return order.type && context.law.risk_orders.find(at.day, at.nation) &&
           context.law.risk_orders.lists(*order.type, at.day, at.nation);
}

void add_order(const Context& context, EventAt event, const OrderFact& order, Entries& entries) {
    Entry entry;
    entry.event = event;
    entry.kind = EntryKind::order;
    entry.disposal = context.facts.referred<DisposalFact>(order.disposal);
    if (!order.type) {
        entry.existence = Existence::possible;
        entry.missing.push_back(path_in(event, "type"));
    }
    entry.starts = order.made ? order.made : order.served;
    if (!entry.starts) {
        entry.existence = Existence::possible;
        entry.not_before = context.law.part2_from;
        entry.missing.push_back(path_in(event, "made"));
    }
    entry.time_runs_from = order.served;
    entry.relevant_date = order.served;
    if (const auto last = last_day_in_force(order, context.as_of())) entry.end_by(*last);
    if (order.discharged && *order.discharged <= context.as_of()) entry.cut_on = order.discharged;
    auto because = context.because();
    if (entry.starts)
        because.rule(
            context.law.order_types, context.period_law(*entry.starts),
            [&] {
                return "subject while the order of " + british(*entry.starts) + " has effect: " +
                       (entry.longest() ? "last day " + british(*entry.longest()) : std::string{"until further order"});
            },
            entry.starts, entry.longest());
    if (is_risk_order(context, order))
        because.reading(Doubt::risk_orders,
                        [] { return std::string{"such an order is taken as one that was breached"}; });
    entry.because = because.take();
    entries.push_back(std::move(entry));
}

/// Whether a disposal can be for the breach of that order: a conviction, or a caution, while it had effect.
bool is_breach(const OrderFact& order, const DisposalFact& disposal) {
    if (disposal.foreign == true || is_no_conviction(disposal)) return false;
    return !order.made || !disposal.on || *order.made <= *disposal.on;
}

/// ss.122I, 129: a conviction or caution for the breach of such an order binds until the order ends.
void add_breach(const Context& context, EventAt event, const OrderFact& order, const DisposalFact& breach,
                Entries& entries) {
    Entry entry;
    entry.event = event;
    entry.kind = EntryKind::breach;
    entry.disposal = &breach;
    entry.starts = entry.time_runs_from = entry.relevant_date = breach.on;
    if (!breach.on) {
        entry.missing.push_back(path_in(order.disposal.event, "on"));
        entry.not_before = order.made; // nobody breaches an order before it is made
    }
    if (const auto last = last_day_in_force(order, context.as_of())) entry.end_by(*last);
    if (order.discharged && *order.discharged <= context.as_of()) entry.cut_on = order.discharged;
    auto because = context.because();
    if (breach.on)
        because.rule(
            context.law.risk_orders, context.period_law(*breach.on),
            [&] {
                return "the order was breached: subject from " + british(*breach.on) + " until it ends" +
                       (entry.longest() ? ", last day " + british(*entry.longest()) : "");
            },
            entry.starts, entry.longest());
    entry.because = because.take();
    entries.push_back(std::move(entry));
}

} // namespace

bool binds_while_in_force(const Context& context, OrderType type) {
    const auto at = context.period_law(context.as_of());
    return context.law.order_types.lists(type, at.day, at.nation);
}

End last_day_in_force(const OrderFact& order, Day as_of) {
    auto last = order.until;
    if (order.discharged && *order.discharged <= as_of) last = earlier_end(last, *order.discharged - date::days{1});
    return last;
}

bool under_travel_order(const Context& context, Day day) {
    return std::ranges::any_of(context.facts.all<OrderFact>(), [&](const Fact<OrderFact>& fact) {
        const auto& order = fact.body;
        const auto begun = order.made ? order.made : order.served; // in force at the latest from its service
        return order.type == OrderType::fto && begun && *begun <= day &&
               reaches(last_day_in_force(order, context.as_of()), day);
    });
}

void add_entries_of_orders(const Context& context, Entries& entries) {
    for (const auto& [event, order] : context.facts.all<OrderFact>()) {
        if (is_notice(order))
            add_notice(context, event, order, entries);
        else if (const auto* breach = context.facts.referred<DisposalFact>(order.disposal);
                 breach && is_risk_order(context, order, breach->on) && is_breach(order, *breach))
            add_breach(context, event, order, *breach, entries);
        else if (is_risk_order(context, order) && context.readings().risk_orders == RiskOrders::bind_while_in_force)
            add_order(context, event, order, entries);
        else if (!order.type || binds_while_in_force(context, *order.type))
            add_order(context, event, order, entries);
    }
}

} // namespace mosovo::law
