#include <mosovo/output/cycle_text.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace mosovo::output {

namespace {

using namespace assessment;

std::string_view imperative(NextStep what) {
    switch (what) {
    case NextStep::nothing:
        return "nothing";
    case NextStep::visit:
        return "visit at home";
    case NextStep::static_score:
        return "make the static score";
    case NextStep::arms:
        return "assess with ARMS";
    case NextStep::plan:
        return "make the plan";
    case NextStep::amend_plan:
        return "amend the plan";
    case NextStep::endorsement:
        return "endorse the plan";
    case NextStep::review:
        return "review the plan";
    case NextStep::await_return:
        return "wait for the return";
    }
    return {};
}

std::string by_whom(const Next& next) {
    if (next.role == ByRole::nobody) return {};
    if (next.role == ByRole::offender_manager)
        return next.who ? ", by " + next.who->reveal() : ", by the offender manager (nobody owns the case)";
    std::string text = ", by a supervisor";
    for (std::size_t i = 0; i < next.not_who.size(); ++i)
        text += (i == 0 ? " other than " : " or ") + next.not_who[i].reveal();
    return text;
}

std::string days(date::days count) { return std::to_string(count.count()) + (count.count() == 1 ? " day" : " days"); }

std::string by_when(const Next& next, Day as_of) {
    if (next.limit == LimitState::not_configured) return ", by when is not configured";
    if (!next.due) return {};
    const auto by = british(*next.due);
    if (next.what == NextStep::await_return) return " on " + by;
    if (next.late.count() > 0) return ", " + days(next.late) + " LATE (was due by " + by + ")";
    if (*next.due < as_of) return ", now (due since " + by + "; no limit is set for it)";
    if (*next.due == as_of) return ", by today";
    return ", by " + by + " (in " + days(*next.due - as_of) + ")";
}

std::string spaced(std::string_view word) {
    std::string text{word};
    std::ranges::replace(text, '_', ' ');
    return text;
}

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text + "  ";
}

std::string due_cell(const CycleStep& step) {
    if (step.limit == LimitState::not_configured) return "not configured";
    return step.due ? "by " + british(*step.due) : "";
}

void add_steps(std::string& text, const Cycle& cycle) {
    if (cycle.steps.empty()) return;
    using Row = std::array<std::string, 5>;
    std::vector<Row> rows{{"step", "state", "on", "by", "due"}};
    for (const auto& step : cycle.steps)
        rows.push_back({step_text(step.step), spaced(word(step.state)), step.on ? british(*step.on) : "",
                        step.by ? step.by->reveal() : "", due_cell(step)});
    std::array<std::size_t, 5> widths{};
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    text += "\n";
    for (std::size_t r = 0; r < rows.size(); ++r) {
        std::string line = "  ";
        for (std::size_t i = 0; i < widths.size(); ++i)
            line += padded(rows[r][i], widths[i]);
        if (r > 0) line += cycle.steps[r - 1].says;
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + "\n";
    }
}

std::string window(const Cycle& cycle) {
    switch (cycle.window) {
    case WindowState::not_begun:
        return {};
    case WindowState::not_configured:
        return "; how long it may take is not configured";
    case WindowState::running:
        return "; to be done by " + british(*cycle.window_ends);
    case WindowState::inside:
        return "; inside its window";
    case WindowState::outside:
        return "; outside its window, which ended on " + british(*cycle.window_ends);
    }
    return {};
}

void add_triggers(std::string& text, const Cycle& cycle) {
    text += "\nCycle: " + spaced(word(cycle.state));
    if (cycle.opened) text += ", opened on " + british(*cycle.opened);
    if (cycle.closed) text += ", plan of " + british(*cycle.closed);
    text += window(cycle) + ".\n";
    for (const auto& trigger : cycle.triggers) {
        text += "  - " + trigger.says + " (" + spaced(word(trigger.answer)) + ")";
        if (trigger.reason) text += " " + *trigger.reason;
        text += "\n";
    }
}

void add_faults(std::string& text, const Cycle& cycle) {
    if (cycle.faults.empty()) return;
    text += "\nTo put right:\n";
    for (const auto& fault : cycle.faults) {
        text += "  ! " + fault.says + " [" + fault.rule;
        for (const auto& id : fault.evidence)
            text += ", " + id.reveal();
        text += "]\n";
    }
}

} // namespace

std::string next_line(const Cycle& cycle) {
    std::string line = "NEXT: " + std::string{imperative(cycle.next.what)} + by_whom(cycle.next) +
                       by_when(cycle.next, cycle.as_of) + ". " + cycle.next.why;
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

std::string to_text(const Cycle& cycle) {
    auto text = next_line(cycle) + "\n";
    add_steps(text, cycle);
    if (cycle.state != CycleState::not_due) add_triggers(text, cycle);
    add_faults(text, cycle);
    return text;
}

} // namespace mosovo::output
