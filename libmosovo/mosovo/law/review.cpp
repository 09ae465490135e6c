#include "review.hpp"

#include "advance_notice.hpp"
#include "duty.hpp"
#include "orders.hpp"

#include <algorithm>

namespace mosovo::law {

namespace {

constexpr date::days one{1};

/// What a right to a review rests on: the relevant notification, or a decision that he remains subject.
struct Base {
    EventAt event;
    Day day;        ///< of the notification or decision
    Day qualifying; ///< first day of the right
    const LawRule* rule;
    date::months length;
};

struct Application {
    EventAt event;
    Day received;
    std::size_t base; ///< position of the right that it uses
};

class Reviews {
public:
    explicit Reviews(const Context& context)
        : context_{context}, law_{context.law}, now_{context.nations.at(context.as_of())} {}

    void add(Handed& into) {
        if (find_bases()) {
            find_applications();
            for (std::size_t i = 0; i < bases_.size(); ++i)
                add_right(i, into);
            for (const auto& application : applications_)
                add_clocks(application, into);
        }
        add_appeals(into);
    }

private:
    [[nodiscard]] bool northern_irish() const { return now_.nation == Jurisdiction::northern_ireland; }
    [[nodiscard]] const Run* run_on(Day day) const { return context_.subject_on(day); }

    /// Several indefinite disposals: the latest date. \return false where there is no right yet
    [[nodiscard]] bool find_bases() {
        const auto& adult = northern_irish() ? law_.northern_irish_adult : law_.review_adult;
        const auto& young = northern_irish() ? law_.northern_irish_under_18 : law_.review_under_18;
        if (!adult.find(now_.day, now_.nation)) return false;
        std::optional<Base> first;
        Day latest{};
        bool notified = true;
        for (const auto& entry : context_.entries) {
            const bool indefinite = entry.certain() && entry.was_indefinite() && entry.starts;
            if (!indefinite || *entry.starts > context_.as_of()) continue;
            const auto* told = relevant_notification(context_, entry);
            if (told && !reaches(entry.longest(), told->body.day)) told = nullptr; // he was discharged before it
            notified &= told != nullptr;
            if (!told) continue;
            const auto& rule = entry.young ? young : adult;
            const auto length = rule.months(now_.day, now_.nation);
            const auto after = last_day(told->body.day, length, Opens::beginning_with) + one;
            if (first && after <= latest) continue; // the latest of several, whenever the provisions came
            latest = after;
            first = {told->event, told->body.day, std::max(after, *rule.commenced(now_.nation)), &rule, length};
        }
        if (first && notified) bases_.push_back(*first);
        // A decision that he remains subject starts a clock of its own, whatever is recorded from before it.
        if (!northern_irish()) add_decisions();
        return !bases_.empty();
    }

    /// s.91B(3), (5): after a decision that he remains subject, eight years or as long as the police fixed.
    void add_decisions() {
        const auto decided = static_cast<std::ptrdiff_t>(bases_.size());
        for (const auto& [event, decision] : context_.facts.all<ReviewDetermination>()) {
            if (decision.outcome != ReviewOutcome::continued || !counts(decision) || !run_on(*decision.made)) continue;
            const auto least = law_.review_further.months(now_.day, now_.nation);
            const auto most = law_.review_further_longest.months(now_.day, now_.nation);
            const auto length = decision.years ? std::clamp(date::months{*decision.years}, least, most) : least;
            bases_.push_back({event, *decision.made, last_day(*decision.made, length, Opens::beginning_with) + one,
                              &law_.review_further, length});
        }
        std::stable_sort(bases_.begin() + decided, bases_.end(),
                         [](const Base& a, const Base& b) { return a.day < b.day; });
    }

    /// Whether it is a decision under the provisions for reviews on one who was subject: the day of a discharge is
    /// the first on which he is free.
    [[nodiscard]] bool counts(const ReviewDetermination& decision) const {
        const auto& made = decision.made;
        const auto& rule = northern_irish() ? law_.northern_irish_adult : law_.review_adult;
        return made && *made <= context_.as_of() && rule.find(*made, now_.nation) &&
               (run_on(*made) || run_on(*made - one));
    }

    [[nodiscard]] bool bars(const OrderFact& order, Day day) const {
        if (!order.type || !law_.review_barred.find(now_.day, now_.nation)) return false;
        const auto begun = order.made ? order.made : order.served; // in force at the latest from its service
        return law_.review_barred.lists(*order.type, now_.day, now_.nation) && begun && *begun <= day &&
               *begun <= context_.as_of() && reaches(last_day_in_force(order, context_.as_of()), day);
    }

    /// An order in force on that day under which nobody may apply.
    [[nodiscard]] const OrderFact* barred_on(Day day) const {
        for (const auto& [event, order] : context_.facts.all<OrderFact>())
            if (bars(order, day)) return &order;
        return nullptr;
    }

    void find_applications() {
        for (const auto& [event, application] : context_.facts.all<ReviewApplication>()) {
            if (!application.received || *application.received > context_.as_of()) continue;
            const auto day = *application.received;
            if (!run_on(day) || !bases_.front().rule->find(day, now_.nation)) continue;
            std::size_t base = 0;
            for (std::size_t i = 1; i < bases_.size(); ++i)
                if (bases_[i].day < day) base = i;
            if (day >= bases_[base].qualifying && !barred_on(day) && !without_length())
                applications_.push_back({event, day, base});
        }
        std::stable_sort(applications_.begin(), applications_.end(),
                         [](const Application& a, const Application& b) { return a.received < b.received; });
    }

    /// The first day on which he may apply; nothing while an order bars it until further order.
    /// \param asked_on  a day on which he asks, or may
    [[nodiscard]] std::optional<Day> first_day(const Base& base, Day asked_on) const {
        auto day = base.qualifying;
        for (bool moved = true; moved;) {
            moved = false;
            for (const auto asked : {day, std::max(day, asked_on)})
                if (const auto* order = barred_on(asked)) {
                    const auto last = last_day_in_force(*order, context_.as_of());
                    if (!last) return {};
                    moved |= *last + one > day;
                    day = std::max(day, *last + one);
                }
        }
        return day;
    }

    /// Schedule 3A para 2(3) was not read, and a caller may choose not to rely on what is said of it.
    [[nodiscard]] bool without_length() const {
        return northern_irish() && context_.readings().northern_irish_review == NorthernIrishReview::not_held;
    }

    void add_right(std::size_t i, Handed& into) {
        const auto& base = bases_[i];
        auto because = context_.because();
        // The notification may be one under the Act of 1997; nobody is subject under Part 2 before it was in force.
        const auto* run = run_on(std::max(base.day, law_.part2_from));
        auto found = new_duty(Duty::review_eligible, base.event, OnWhom::offender, run);
        if (northern_irish())
            because.reading(Doubt::northern_irish_review, [&] {
                return std::string{without_length() ? "how long he must wait is not held: no first day"
                                                    : "the length is taken from what is said of it, not from its text"};
            });
        if (without_length()) return settle(context_, found, because, into);
        const auto used = std::ranges::find(applications_, i, &Application::base);
        because.rule(
            *base.rule, now_,
            [&] {
                return spell(base.length) + " beginning with " + british(base.day) + ": may apply from " +
                       british(base.qualifying);
            },
            base.day, base.qualifying);
        const auto opens = first_day(base, context_.as_of());
        if (opens) found.obligation.opens = *opens;
        if (opens != base.qualifying)
            because.rule(
                law_.review_barred, now_,
                [&] {
                    return "no application while an order has effect: " +
                           (opens ? "from " + british(*opens) : std::string{"until further order"});
                },
                base.qualifying, opens);
        if (used != applications_.end())
            found.done = Done{used->event, used->received, {}};
        else if (i + 1 < bases_.size())
            found.required = Required::no; // a decision has been made since
        settle(context_, found, because, into);
    }

    [[nodiscard]] std::optional<Done> decision_on(const Application& application) const {
        std::optional<Done> first;
        for (const auto& [event, decision] : context_.facts.all<ReviewDetermination>())
            if (counts(decision) && *decision.made >= application.received && (!first || *decision.made < first->day))
                first = Done{event, *decision.made, {}};
        return first;
    }

    /// Whether a body was asked for this application: not for an earlier or later one, nor after the decision.
    [[nodiscard]] bool belongs(const Application& application, Day received) const {
        if (received < application.received || received > context_.as_of()) return false;
        const auto decision = decision_on(application);
        if (decision && received > decision->day) return false;
        return std::ranges::none_of(applications_, [&](const Application& other) {
            return other.received > application.received && other.received <= received;
        });
    }

    void add_clocks(const Application& application, Handed& into) {
        const auto at = context_.nations.at(application.received);
        if (at.nation == Jurisdiction::england_wales && law_.acknowledge.find(at.day, at.nation)) {
            add_acknowledgement(application, at, into);
            add_decision(application, add_bodies(application, into), law_.determine, at, into);
        } else if (law_.northern_irish_determine.find(at.day, at.nation)) {
            add_decision(application, application.received, law_.northern_irish_determine, at, into);
        }
    }

    void add_acknowledgement(const Application& application, At at, Handed& into) {
        const auto length = law_.acknowledge.days(at.day, at.nation);
        auto because = context_.because();
        auto found = new_duty(Duty::review_acknowledgement, application.event, OnWhom::police, run_on(at.day));
        found.obligation.opens = application.received;
        found.obligation.last_day = last_day(application.received, length, Opens::after);
        because.rule(
            law_.acknowledge, at,
            [&] { return within(length, Opens::after, application.received, found.obligation.last_day); },
            application.received, found.obligation.last_day);
        for (const auto& [event, done] : context_.facts.all<AcknowledgedFact>())
            if (done.application.event == application.event && done.on && *done.on <= context_.as_of() &&
                (!found.done || *done.on < found.done->day))
                found.done = Done{event, *done.on, {}};
        settle(context_, found, because, into);
    }

    /// \return the latest day on which a body may answer; nothing when none was asked
    [[nodiscard]] std::optional<Day> add_bodies(const Application& application, Handed& into) {
        std::optional<Day> latest;
        for (const auto& [event, asked] : context_.facts.all<BodyNotifiedFact>()) {
            if (!asked.received || !belongs(application, *asked.received)) continue;
            const auto at = context_.nations.at(*asked.received);
            const auto length = law_.body_reply.days(application.received, Jurisdiction::england_wales);
            auto because = context_.because();
            auto found = new_duty(Duty::body_reply, event, OnWhom::body, run_on(at.day));
            found.obligation.opens = at.day;
            found.obligation.last_day = last_day(at.day, length, Opens::after);
            latest = std::max(latest, std::optional<Day>{found.obligation.last_day});
            because.rule(
                law_.body_reply, at, [&] { return within(length, Opens::after, at.day, found.obligation.last_day); },
                at.day, found.obligation.last_day);
            for (const auto& [reply, body] : context_.facts.all<BodyRepliedFact>())
                if (body.body_notified.event == event && body.on && *body.on <= context_.as_of() &&
                    (!found.done || *body.on < found.done->day))
                    found.done = Done{reply, *body.on, {}};
            settle(context_, found, because, into);
        }
        return latest;
    }

    /// \param from  the day from which the weeks run; nothing: held open, no body having been asked
    void add_decision(const Application& application, std::optional<Day> from, const LawRule& rule, At at,
                      Handed& into) {
        auto because = context_.because();
        auto found = new_duty(Duty::review_determination, application.event, OnWhom::police, run_on(at.day));
        found.obligation.opens = application.received;
        const auto length = rule.days(at.day, at.nation);
        if (from) found.obligation.last_day = last_day(*from, length, Opens::after);
        because.rule(
            rule, at,
            [&] {
                return from ? within(length, Opens::after, *from, found.obligation.last_day)
                            : std::string{"no body has been asked yet: held open"};
            },
            from, found.obligation.last_day);
        found.done = decision_on(application);
        settle(context_, found, because, into);
    }

    void add_appeals(Handed& into) {
        for (const auto& [event, decision] : context_.facts.all<ReviewDetermination>()) {
            if (decision.outcome != ReviewOutcome::continued || !decision.notice_received || !decision.made) continue;
            const auto day = *decision.notice_received;
            const auto at = context_.nations.at(*decision.made);
            if (*decision.made > context_.as_of() || day > context_.as_of() || !law_.appeal.find(at.day, at.nation))
                continue;
            if (!run_on(*decision.made)) continue;
            add_appeal(event, at, day, into);
        }
    }

    /// \param at  the day of the decision
    void add_appeal(EventAt event, At at, Day received, Handed& into) {
        const auto length = law_.appeal.days(at.day, at.nation);
        auto because = context_.because();
        auto found = new_duty(Duty::appeal, event, OnWhom::offender, run_on(at.day));
        found.obligation.opens = received;
        found.obligation.last_day = last_day(received, length, Opens::beginning_with);
        because.rule(
            law_.appeal, at, [&] { return within(length, Opens::beginning_with, received, found.obligation.last_day); },
            received, found.obligation.last_day);
        settle(context_, found, because, into);
    }

    const Context& context_;
    const LawRules& law_;
    At now_;
    FewOf<Base> bases_;
    FewOf<Application> applications_;
};

} // namespace

const Told* relevant_notification(const Context& context, const Entry& entry) {
    const auto* disposal = entry.disposal;
    auto from = *entry.starts;
    const auto sentenced = disposal ? (disposal->sentenced ? disposal->sentenced : disposal->on) : std::nullopt;
    if (const auto* locked = sentenced ? context.away.locked_on(*sentenced) : nullptr) {
        if (!locked->to) return nullptr;
        from = std::max(from, *locked->to);
    }
    const auto found = std::ranges::find_if(context.told, [&](const Told& told) {
        return told.body.starts_clock() && told.body.day >= from && !has_failed(context, told);
    });
    return found == context.told.end() ? nullptr : &*found;
}

void add_review(const Context& context, Handed& into) { Reviews{context}.add(into); }

} // namespace mosovo::law
