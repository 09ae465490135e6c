#include <mosovo/output/evaluation_page.hpp>

#include <mosovo/output/event_words.hpp>
#include <mosovo/output/plain_page.hpp>
#include <mosovo/output/spoken.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace mosovo::output {

namespace {

using law::Duty;
using law::Evaluation;
using law::NotificationPeriod;
using law::Obligation;
using law::OnWhom;
using law::State;
using law::Status;
using law::Step;

constexpr std::size_t indent = 3;
constexpr std::size_t column = 18;
constexpr std::string_view reading_prefix = "reading.";

std::string duty_words(Duty duty) {
    switch (duty) {
    case Duty::initial_notification:
        return "First notification";
    case Duty::change_notification:
        return "Notification of a change, stay or release";
    case Duty::non_occurrence:
        return "Saying that an announced change did not happen";
    case Duty::periodic_notification:
        return "Periodic notification";
    case Duty::travel_notification:
        return "Notice of travel outside the UK";
    case Duty::travel_change:
        return "Notice that details of travel changed";
    case Duty::return_notification:
        return "Notification of return to the UK";
    case Duty::absence_notification:
        return "Notice of absence from home";
    case Duty::absence_return:
        return "Notification of return home";
    case Duty::review_eligible:
        return "Right to apply for review";
    case Duty::review_acknowledgement:
        return "Acknowledgement of an application for review";
    case Duty::body_reply:
        return "Reply of a body that was asked";
    case Duty::review_determination:
        return "Decision on an application for review";
    case Duty::appeal:
        return "Right to appeal";
    case Duty::scottish_review:
        return "Decision by the date of discharge";
    }
    return "Duty";
}

/// Whether it is the offender's to use or to leave: nobody is late with it.
bool is_right(const Obligation& obligation) {
    return obligation.duty == Duty::review_eligible || obligation.duty == Duty::appeal;
}

std::string owed_by(const Obligation& obligation) {
    switch (obligation.on_whom) {
    case OnWhom::offender:
        return is_right(obligation) ? "a right of the offender" : "the offender";
    case OnWhom::police:
        return "the police";
    case OnWhom::body:
        return "the body that was asked";
    }
    return {};
}

std::string state_words(const Obligation& obligation) {
    if (is_right(obligation) && obligation.state == State::missed) return "not used, and the time for it has passed";
    switch (obligation.state) {
    case State::missed:
        return "not done, and the time for it has passed";
    case State::met_late:
        return "done, but after its time";
    case State::due:
        return "open, to be done by the last day shown";
    case State::upcoming:
        return "cannot be done yet";
    case State::held_open:
        return "open, with no last day as things stand";
    case State::met:
        return "done in time";
    case State::not_required:
        return "not required";
    }
    return {};
}

struct Group {
    State state;
    std::string_view title;
    bool lapsed_rights = false;

    [[nodiscard]] bool holds(const Obligation& obligation) const {
        return obligation.state == state && (state != State::missed || is_right(obligation) == lapsed_rights);
    }
};

/// Groups in the order in which somebody must act on them.
constexpr std::array groups{Group{State::missed, "LATE"},         Group{State::due, "OPEN"},
                            Group{State::upcoming, "COMING"},     Group{State::held_open, "HELD OPEN"},
                            Group{State::met_late, "DONE LATE"},  Group{State::met, "DONE IN TIME"},
                            Group{State::missed, "LAPSED", true}, Group{State::not_required, "NOT REQUIRED"}};

class Writer {
public:
    Writer(const Evaluation& evaluation, const PageHead& head) : evaluation_{evaluation}, head_{head} {}

    [[nodiscard]] std::string write() {
        write_head();
        write_missing();
        write_periods();
        write_obligations();
        write_readings();
        write_sources();
        write_disclaimer();
        page_.space();
        page_.line(head_.marking.text);
        return page_.take();
    }

private:
    [[nodiscard]] std::string named(const EventId& id) const {
        const auto found = std::ranges::find(head_.events, id, &NamedEvent::id);
        return (found == head_.events.end() ? std::string{"event"} : found->words) + " [" + id.reveal() + "]";
    }

    void field(std::string_view label, std::string_view text) { page_.item(label, text, indent, column); }

    void write_head() {
        page_.line(head_.marking.text);
        page_.space();
        page_.title("NOTIFICATION REQUIREMENTS - Sexual Offences Act 2003, Part 2");
        if (head_.heading) page_.paragraph(*head_.heading);
        page_.space();
        field("Reference", head_.reference);
        field("As of", british_with_weekday(evaluation_.as_of) + ", at the end of that day");
        field("Known at", head_.known_at ? "what was on record by " + head_.known_at->british()
                                         : std::string{"everything on record"});
        field("Prepared from",
              "a record of " + std::to_string(head_.events.size()) + (head_.events.size() == 1 ? " event" : " events"));
        field("Status", status_words());
    }

    [[nodiscard]] std::string status_words() const {
        const auto end = evaluation_.period && evaluation_.period->last_day
                             ? ": the last day was " + british_with_weekday(*evaluation_.period->last_day)
                             : std::string{};
        switch (evaluation_.status) {
        case Status::never_subject:
            return "NOT SUBJECT to the notification requirements: nothing on record had made the offender so by that "
                   "day";
        case Status::subject:
            return "SUBJECT to the notification requirements on that day";
        case Status::ended:
            return "NO LONGER SUBJECT" + end;
        case Status::discharged:
            return "NO LONGER SUBJECT, discharged on review" + end;
        case Status::unknown:
            return "NOT KNOWN: a fact that decides it is missing";
        }
        return {};
    }

    void write_missing() {
        if (evaluation_.missing.empty()) return;
        page_.heading("WHAT IS MISSING");
        page_.paragraph("The status hangs on facts that the record does not hold. \"Not known\" is never read as no:");
        for (const auto& path : evaluation_.missing)
            page_.item("-", missing_words(path), indent, indent + 2);
    }

    /// "events[3].sentence.term": "sentence.term of conviction of 10 Mar 2026 [d1]".
    [[nodiscard]] std::string missing_words(const std::string& path) const {
        if (path == "events") return "events before the Sex Offenders Act 1997 (events)";
        constexpr std::string_view list = "events[";
        const auto close = path.find(']');
        if (!path.starts_with(list) || close == std::string::npos) return path;
        const auto at = std::stoul(path.substr(list.size(), close - list.size()));
        if (at >= head_.events.size() || close + 2 > path.size()) return path;
        const auto& event = head_.events[at];
        return path.substr(close + 2) + " of " + event.words + " [" + event.id.reveal() + "]";
    }

    [[nodiscard]] static std::string length_words(const NotificationPeriod& period) {
        auto text = period.starts ? "from " + british_with_weekday(*period.starts) : std::string{"beginning not known"};
        if (period.last_day) return text + " to " + british_with_weekday(*period.last_day) + ", both days included";
        if (period.indefinite) return text + ", indefinite";
        return text + ", no last day as things stand";
    }

    [[nodiscard]] std::string events_words(const std::vector<EventId>& ids) const {
        std::string text;
        for (const auto& id : ids)
            text += (text.empty() ? "" : "; ") + named(id);
        return text;
    }

    void write_periods() {
        page_.heading("NOTIFICATION PERIOD");
        if (!evaluation_.period) {
            page_.paragraph("None on that day.");
        } else {
            field("Period", length_words(*evaluation_.period));
            field("Arises from", events_words(evaluation_.period->from));
        }
        const bool told_below = evaluation_.periods.size() > 1 || !evaluation_.period;
        if (!told_below) return write_because(evaluation_.period->because);
        if (evaluation_.periods.empty()) return;
        page_.space();
        page_.paragraph("Each disposal and order by itself:");
        for (const auto& period : evaluation_.periods) {
            page_.space();
            page_.paragraph(capitalised(events_words(period.from)));
            field("Period", length_words(period));
            write_because(period.because);
        }
    }

    void write_because(const std::vector<Step>& steps) {
        if (steps.empty()) return;
        page_.line("   Because");
        for (const auto& step : steps) {
            const auto number = std::to_string(++last_step_) + ".";
            auto says = capitalised(step.says) + " [" + std::to_string(source(step.citation)) + ": " +
                        step.citation.title + "]";
            page_.item(number, says, indent + 1, indent + 1 + std::max<std::size_t>(4, number.size() + 1));
            if (step.rule.starts_with(reading_prefix))
                steps_of_reading_[step.rule.substr(reading_prefix.size())].push_back(last_step_);
        }
    }

    /// The number under which a source stands in the list at the end.
    [[nodiscard]] std::size_t source(const Citation& citation) {
        auto found = std::ranges::find(sources_, citation);
        if (found == sources_.end()) found = sources_.insert(sources_.end(), citation);
        return static_cast<std::size_t>(found - sources_.begin()) + 1;
    }

    void write_obligations() {
        if (evaluation_.obligations.empty()) {
            page_.heading("DUTIES AND RIGHTS");
            page_.paragraph("None follows from what is on record.");
        }
        for (const auto& kind : groups) {
            std::vector<const Obligation*> group;
            for (const auto& obligation : evaluation_.obligations)
                if (kind.holds(obligation)) group.push_back(&obligation);
            if (group.empty()) continue;
            std::ranges::stable_sort(group, [](const auto* a, const auto* b) {
                const auto last = [](const Obligation& o) { return law::final_day(o).value_or(Day::max()); };
                return last(*a) < last(*b);
            });
            page_.heading(std::string{kind.title} + " (" + std::to_string(group.size()) + ")");
            for (const auto* obligation : group)
                write_obligation(*obligation);
        }
    }

    void write_obligation(const Obligation& obligation) {
        page_.space();
        page_.line(duty_words(obligation.duty));
        field("Arises from", named(obligation.arises_from));
        field("Owed by", owed_by(obligation));
        if (obligation.opens) {
            const auto time = obligation.opens->time();
            field("First day", time ? time->british() : british_with_weekday(obligation.opens->day()));
        }
        if (obligation.last_day) field("Last day", british_with_weekday(*obligation.last_day) + ", that day included");
        if (obligation.latest)
            field("Latest", date::format("%a ", obligation.latest->day()) + obligation.latest->british());
        if (obligation.safe_day)
            field("Safe day", british_with_weekday(*obligation.safe_day) + ", in time on every reading");
        field("State", state_words(obligation));
        if (obligation.met_by) field("Met by", named(*obligation.met_by));
        write_because(obligation.because);
    }

    void write_readings() {
        page_.heading("READINGS OF THE LAW");
        page_.paragraph(
            "Where the law leaves room a named reading decides. Another can be chosen; the days above would "
            "then be worked out anew.");
        for_each_field<law::Readings>([&](std::string_view name, auto pointer) {
            const auto taken = head_.readings.*pointer;
            std::string others;
            for (const auto& [text, value] : words_of<std::decay_t<decltype(taken)>>)
                if (value != taken) others += (others.empty() ? "" : ", ") + spoken(text);
            auto says = spoken(word(taken)) + (taken == law::Readings{}.*pointer ? "" : " (chosen for this page)") +
                        "; could be " + others + ". " + decided_words(std::string{name});
            page_.item(capitalised(spoken(name)), says, indent, indent + 20);
        });
    }

    [[nodiscard]] std::string decided_words(const std::string& reading) const {
        const auto found = steps_of_reading_.find(reading);
        if (found == steps_of_reading_.end()) return "Decided nothing here.";
        std::string text;
        for (const auto step : found->second)
            text += (text.empty() ? "" : ", ") + std::to_string(step);
        return (found->second.size() == 1 ? "Step " : "Steps ") + text + ".";
    }

    void write_sources() {
        if (sources_.empty()) return;
        page_.heading("SOURCES");
        std::size_t number = 0;
        for (const auto& citation : sources_) {
            const auto label = "[" + std::to_string(++number) + "]";
            page_.item(label, citation.title, indent, indent + 6);
            page_.paragraph(citation.href, indent + 6);
        }
    }

    void write_disclaimer() {
        page_.heading("HOW TO READ THIS PAGE");
        page_.paragraph(
            "It says what follows from the facts on record under the rules and readings named, and nothing about facts "
            "that are not on record. It is not legal advice. That a day has passed is not a finding that an offence "
            "was "
            "committed: whether there was a reasonable excuse (s.91) is for an officer, and in the end a court, to "
            "decide.");
    }

    const Evaluation& evaluation_;
    const PageHead& head_;
    PlainPage page_;
    std::size_t last_step_ = 0;
    std::vector<Citation> sources_;
    std::map<std::string, std::vector<std::size_t>> steps_of_reading_;
};

} // namespace

PageHead page_head(const Record& record, const law::View& view) {
    PageHead head{record.id().reveal(), {}, view.known_at, view.readings, {}, {}};
    for (const auto& event : record.events)
        head.events.push_back({event.id(), event_words(event)});
    return head;
}

std::string evaluation_page(const law::Evaluation& evaluation, const PageHead& head) {
    return Writer{evaluation, head}.write();
}

} // namespace mosovo::output
