#include <mosovo/schedule/planner.hpp>

#include <algorithm>
#include <cstdint>

namespace mosovo::schedule {
namespace {

std::string clock(TimeOfDay time) {
    const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(time.count() / 60 % 24) + ':' + two(time.count() % 60);
}

std::string days_words(date::days days) { return days.count() == 1 ? "1 day" : std::to_string(days.count()) + " days"; }

std::string when_due(const Planned& row, const Ask& ask) {
    if (row.days_late.count() > 0) return days_words(row.days_late) + " after the due day, " + british(ask.due);
    if (row.days_to_spare.count() == 0) return "on the due day itself";
    return days_words(row.days_to_spare) + " before the due day, " + british(ask.due);
}

std::string why_then(const Planned& row, const Ask& ask, Day from) {
    if (row.locked) return "A person set this slot.";
    if (ask.fixed) return "The time was fixed beforehand.";
    if (!row.target) return "The earliest time that cost least driving.";
    if (ask.due < from) return "Overdue, so as early as the crews allow; only the hour was drawn.";
    if (row.target->day == row.day && row.target->start == row.start) return "The slot was drawn by lot.";
    const auto drawn = row.target->day == row.day ? "that day" : british(row.target->day);
    return "By lot it fell on " + drawn + " at " + clock(row.target->start) + "; this is the best slot near it.";
}

/// The terms that are not nothing.
std::string what_it_costs(const Terms& cost) {
    std::string text;
    const auto add = [&](std::int64_t value, const std::string& words) {
        if (value > 0) text += (text.empty() ? " It costs " : ", ") + words;
    };
    const auto as_minutes = [](const Count& seconds) { return std::to_string((seconds.value() + 30) / 60); };
    add(cost.risk.value(), std::to_string(cost.risk.value()) + " of lateness (urgency × days)");
    add(cost.timing.value(), "timing worth " + as_minutes(cost.timing) + " minutes of driving");
    add(cost.strangers.value(), "officers he does not know worth " + as_minutes(cost.strangers));
    add(cost.driving.count(), std::to_string(cost.driving.count()) + " minutes of driving");
    return text.empty() ? text : text + '.';
}

} // namespace

std::string explain(const Plan& plan, const Ask& ask) {
    const auto row =
        std::find_if(plan.planned.begin(), plan.planned.end(), [&](const auto& r) { return r.ask == ask.id; });
    if (row == plan.planned.end()) {
        const auto left =
            std::find_if(plan.unplanned.begin(), plan.unplanned.end(), [&](const auto& r) { return r.ask == ask.id; });
        return left == plan.unplanned.end() ? "This plan has not heard of the visit."
                                            : "Not planned. " + left->sentence;
    }
    std::string text = british_with_weekday(row->day) + " at " + clock(row->start) + ", " + when_due(*row, ask) + ". " +
                       why_then(*row, ask, plan.from);
    if (row->continuity == Continuity::own_officer) text += " The own officer comes.";
    if (row->continuity == Continuity::other_officer) text += " The own officer could not be fitted in.";
    return text + what_it_costs(row->cost);
}

} // namespace mosovo::schedule
