#include <mosovo/assessment/visit_due.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>

namespace mosovo::assessment {
namespace {

Day day(std::string_view text) { return *read_day(text); }

/// A made-up record, told day by day.
class Story {
public:
    Story() {
        record_.offender.id = OffenderId::from_checked("OFF-MADE-UP");
        record_.offender.jurisdiction = Jurisdiction::england_wales;
    }
    Story& add(EventBody body, std::optional<std::string> recorded = {}, std::string supersedes = "") {
        Event event{{}, std::move(body)};
        event.head.id = EventId::from_checked("e" + std::to_string(record_.events.size() + 1));
        event.head.by = by_;
        if (recorded) event.head.recorded = *LocalTime::read(*recorded);
        if (!supersedes.empty()) event.head.supersedes = EventId::from_checked(std::move(supersedes));
        record_.events.push_back(std::move(event));
        return *this;
    }
    Story& managed(std::string_view on, std::optional<RiskLevel> level, std::optional<Term> interval = {},
                   std::optional<std::string> rationale = {}, bool approved = false) {
        Management m;
        m.on = day(on);
        m.level = level;
        m.state = ManagementState::active;
        m.visit_interval = interval;
        m.rationale = std::move(rationale);
        if (approved) m.approved_by = StaffId::from_checked("S-EXAMPLE");
        return add(m);
    }
    Story& reactive(std::string_view on, std::optional<std::string> approved_by = "S-EXAMPLE",
                    std::optional<std::string> rationale = "Made up.") {
        Management m;
        m.on = day(on);
        m.level = RiskLevel::low;
        m.state = ManagementState::reactive;
        m.rationale = std::move(rationale);
        if (approved_by) m.approved_by = StaffId::from_checked(std::move(*approved_by));
        return add(m);
    }
    /// Who enters what follows; nothing: the record does not say.
    Story& by(std::optional<std::string> who) {
        by_.reset();
        if (who) by_ = StaffId::from_checked(std::move(*who));
        return *this;
    }
    Story& visit(std::string_view at, std::optional<VisitOutcome> outcome = VisitOutcome::seen,
                 Contact contact = Contact::home_visit) {
        Visit v;
        v.at = *LocalTime::read(std::string{at} + "T10:00");
        v.contact = contact;
        v.outcome = outcome;
        return add(v);
    }
    Story& stay(StayWhere where, std::string_view from, std::string_view to = "") {
        Stay s;
        s.where = where;
        s.from = day(from);
        if (!to.empty()) s.to = day(to);
        return add(s);
    }
    Story& in(std::optional<Jurisdiction> nation) {
        record_.offender.jurisdiction = nation;
        return *this;
    }
    VisitDue on(std::string_view as_of, law::Status status = law::Status::subject,
                const Rulebook& rules = Rulebook::built_in(), std::optional<std::string> known_at = {}) const {
        law::Evaluation law;
        law.as_of = day(as_of);
        law.status = status;
        law.period.emplace();
        law.period->starts = day("2020-01-15");
        std::optional<LocalTime> known;
        if (known_at) known = *LocalTime::read(*known_at);
        return visit_due(Timeline{record_, known}, law, rules);
    }

private:
    Record record_;
    std::optional<StaffId> by_ = StaffId::from_checked("OM-EXAMPLE");
};

Term months(int n) { return {{}, date::months{n}, {}, {}}; }
Term weeks(int n) { return {{}, {}, date::weeks{n}, {}}; }

struct Case {
    std::string says;
    Story story;
    std::string as_of;
    VisitClock clock;
    std::string due; ///< empty: none
    int overdue = 0;
};

void expect(const std::vector<Case>& cases) {
    for (const auto& c : cases) {
        const auto found = c.story.on(c.as_of);
        EXPECT_EQ(word(found.clock), word(c.clock)) << c.says;
        EXPECT_EQ(found.due ? iso(*found.due) : "", c.due) << c.says;
        EXPECT_EQ(found.overdue.count(), c.overdue) << c.says;
        EXPECT_FALSE(found.because.empty()) << c.says;
        for (const auto& step : found.because) {
            EXPECT_TRUE(step.rule.starts_with("practice.")) << c.says;
            EXPECT_TRUE(step.citation.href.starts_with("https://")) << c.says << ": " << step.rule;
            EXPECT_TRUE(step.says.ends_with('.')) << c.says << ": " << step.says;
        }
    }
}

using enum VisitClock;
constexpr auto high = RiskLevel::high;
constexpr auto low = RiskLevel::low;

TEST(VisitDue, FollowsTheLevel) {
    const auto seen = [](RiskLevel level) { return Story{}.managed("2026-01-01", level).visit("2026-03-10"); };
    expect({
        {"Very high: a month after the last visit", seen(RiskLevel::very_high), "2026-04-10", running, "2026-04-10"},
        {"High: three months", seen(high), "2026-04-10", running, "2026-06-10"},
        {"Medium: six months", seen(RiskLevel::medium), "2026-04-10", running, "2026-09-10"},
        {"Low: twelve months", seen(low), "2026-04-10", running, "2027-03-10"},
        {"On the due day it is not overdue", seen(high), "2026-06-10", running, "2026-06-10", 0},
        {"The day after it is one day overdue", seen(high), "2026-06-11", running, "2026-06-10", 1},
        {"No level is recorded", Story{}.managed("2026-01-01", {}).visit("2026-03-10"), "2026-04-10", unknown, ""},
        {"No management is recorded", Story{}.visit("2026-03-10"), "2026-04-10", unknown, ""},
        {"No nation is recorded", seen(high).in({}), "2026-04-10", unknown, ""},
        {"Nothing is held for his nation", seen(high).in(Jurisdiction::scotland), "2026-04-10", not_configured, ""},
        {"Before the day from which the table is held", Story{}.managed("2016-01-01", high).visit("2016-03-10"),
         "2016-04-10", not_configured, ""},
    });
}

TEST(VisitDue, CountsMonthsByTheCorrespondingDate) {
    const auto seen = [](std::string_view on, RiskLevel level) {
        return Story{}.managed("2018-01-01", level).visit(on);
    };
    expect({
        {"31 January + 1 month", seen("2026-01-31", RiskLevel::very_high), "2026-02-01", running, "2026-02-28"},
        {"31 January + 1 month, leap year", seen("2028-01-31", RiskLevel::very_high), "2028-02-01", running,
         "2028-02-29"},
        {"29 February + 12 months", seen("2024-02-29", low), "2024-03-01", running, "2025-02-28"},
        {"30 November + 3 months", seen("2025-11-30", high), "2025-12-01", running, "2026-02-28"},
        {"28 February + 12 months into a leap year", seen("2027-02-28", low), "2027-03-01", running, "2028-02-28"},
    });
}

TEST(VisitDue, CountsOnlyBeingSeenAtHome) {
    for (const auto contact :
         {Contact::home_visit, Contact::station, Contact::office, Contact::telephone, Contact::video})
        for (const auto outcome : {VisitOutcome::seen, VisitOutcome::no_reply, VisitOutcome::refused,
                                   VisitOutcome::moved, VisitOutcome::elsewhere}) {
            const auto found = Story{}
                                   .managed("2026-01-01", high)
                                   .visit("2026-02-01")
                                   .visit("2026-03-10", outcome, contact)
                                   .on("2026-04-01");
            const bool counts = contact == Contact::home_visit && outcome == VisitOutcome::seen;
            EXPECT_EQ(iso(*found.due), counts ? "2026-06-10" : "2026-05-01") << word(contact) << " " << word(outcome);
            EXPECT_EQ(iso(*found.last_seen), counts ? "2026-03-10" : "2026-02-01");
        }
    const auto base = [] { return Story{}.managed("2026-01-01", high).visit("2026-02-01"); };
    expect({
        {"A visit planned for a day to come", base().visit("2026-04-20"), "2026-04-01", running, "2026-05-01"},
        {"A visit on the day itself", base().visit("2026-04-01"), "2026-04-01", running, "2026-07-01"},
        {"An outcome nobody recorded", base().visit("2026-03-10", std::nullopt), "2026-04-01", running, "2026-05-01"},
        {"No reply and seen on one day", base().visit("2026-03-10", VisitOutcome::no_reply).visit("2026-03-10"),
         "2026-04-01", running, "2026-06-10"},
        {"Seen twice on one day", base().visit("2026-03-10").visit("2026-03-10"), "2026-04-01", running, "2026-06-10"},
        {"An older visit that stands later in the record", base().visit("2026-03-10").visit("2026-01-20"), "2026-04-01",
         running, "2026-06-10"},
    });
}

TEST(VisitDue, HasNoClockWhileNoVisitCanFallDue) {
    const auto base = [] { return Story{}.managed("2026-01-01", high).visit("2026-03-10"); };
    expect({
        {"In custody", base().stay(StayWhere::custody, "2026-04-01"), "2026-05-01", in_custody, ""},
        {"In hospital", base().stay(StayWhere::hospital, "2026-04-01"), "2026-05-01", in_hospital, ""},
        {"Abroad", base().stay(StayWhere::abroad, "2026-04-01"), "2026-05-01", abroad, ""},
        {"Custody that begins later", base().stay(StayWhere::custody, "2026-05-02"), "2026-05-01", running,
         "2026-06-10"},
        {"Managed reactively", base().reactive("2026-04-01"), "2027-05-01", reactive, ""},
        {"Reactive from a day to come", base().reactive("2026-06-01"), "2026-05-01", running, "2026-06-10"},
        {"Active again, visited long ago", base().reactive("2026-04-01").managed("2028-01-01", high), "2028-01-05",
         running, "2028-01-01", 4},
        {"Dead", base().add(Death{day("2026-04-01")}), "2026-05-01", gone, ""},
        {"Emigrated", base().add(Emigrated{day("2026-04-01")}), "2026-05-01", gone, ""},
    });
    for (const auto status : {law::Status::never_subject, law::Status::ended, law::Status::discharged})
        EXPECT_EQ(base().on("2027-05-01", status).clock, not_subject) << word(status);
    const auto doubtful = base().on("2026-05-01", law::Status::unknown);
    EXPECT_EQ(doubtful.clock, running) << "a doubt about the law does not stop visits";
    EXPECT_EQ(doubtful.because.size(), 2u);
}

TEST(VisitDue, ResumesWhenHeIsBack) {
    const auto away = [](StayWhere where, std::string_view from, std::string_view to) {
        return Story{}.managed("2026-01-01", high).visit("2026-03-10").stay(where, from, to); // due 10 Jun
    };
    using enum StayWhere;
    expect({
        {"Fell due while in custody", away(custody, "2026-05-01", "2026-07-20"), "2026-07-25", running, "2026-07-20"},
        {"Back, and one interval passed without a visit", away(custody, "2026-05-01", "2026-07-20"), "2026-10-22",
         running, "2026-07-20", 2}, // three months after 20 Jul

        {"Abroad across the due day", away(abroad, "2026-06-05", "2026-06-15"), "2026-06-15", running, "2026-06-15"},
        {"Left on the due day", away(abroad, "2026-06-10", "2026-06-15"), "2026-06-16", running, "2026-06-15"},
        {"Back on the due day", away(abroad, "2026-06-05", "2026-06-10"), "2026-06-16", running, "2026-06-10", 6},
        {"Left the day after the due day", away(abroad, "2026-06-11", "2026-06-15"), "2026-06-16", running,
         "2026-06-10", 6},
        {"Back before it fell due", away(hospital, "2026-04-01", "2026-05-01"), "2026-05-02", running, "2026-06-10"},
        {"Two stays that touch", away(custody, "2026-06-01", "2026-06-20").stay(abroad, "2026-06-20", "2026-07-01"),
         "2026-07-02", running, "2026-07-01"},
        {"Two stays that overlap", away(custody, "2026-06-01", "2026-06-20").stay(hospital, "2026-06-15", "2026-07-01"),
         "2026-07-02", running, "2026-07-01"},
        {"A stay planned for later moves nothing", away(abroad, "2026-06-05", "2026-06-15"), "2026-06-01", running,
         "2026-06-10"},
    });
}

TEST(VisitDue, IsDueFromTheFirstDayWhenNobodyHasSeenHim) {
    expect({
        {"Never visited", Story{}.managed("2020-01-20", high), "2020-01-25", never_visited, "2020-01-15"},
        {"Never visited in one ordinary interval", Story{}.managed("2020-01-20", high), "2020-04-18", never_visited,
         "2020-01-15", 3}, // three months after 15 Jan
        {"Never visited and no level", Story{}, "2020-01-15", never_visited, "2020-01-15"},
        {"Only ever no reply", Story{}.managed("2020-01-20", high).visit("2020-02-01", VisitOutcome::no_reply),
         "2020-02-02", never_visited, "2020-01-15"},
        {"In custody from the first day", Story{}.stay(StayWhere::custody, "2020-01-15", "2020-06-10"), "2020-06-12",
         never_visited, "2020-06-10"},
        {"Still in custody", Story{}.stay(StayWhere::custody, "2020-01-15"), "2020-06-12", in_custody, ""},
        {"Reactive and never visited", Story{}.reactive("2020-02-01"), "2020-06-12", reactive, ""},
    });
}

TEST(VisitDue, HeedsADecisionOnlyWithWhatItNeeds) {
    const auto decided = [](std::optional<Term> own, std::optional<std::string> why, bool approved) {
        return Story{}.managed("2026-01-01", high, own, std::move(why), approved).visit("2026-03-10").on("2026-04-01");
    };
    const struct {
        std::string says;
        Term own;
        std::optional<std::string> why;
        bool approved;
        std::string due;
        bool plan;
        std::string reason;
    } cases[]{
        {"Shorter with a rationale", weeks(6), "Made up.", false, "2026-04-21", true, "6 weeks"},
        {"Shorter without a rationale", weeks(6), {}, false, "2026-06-10", false, "no rationale"},
        {"Shorter with a blank rationale", weeks(6), "  ", false, "2026-06-10", false, "no rationale"},
        {"Shorter, approved, without a rationale", weeks(6), {}, true, "2026-06-10", false, "no rationale"},
        {"Longer with a rationale and approval", months(5), "Made up.", true, "2026-08-10", true, "5 months"},
        {"Longer with a rationale only", months(5), "Made up.", false, "2026-06-10", false, "nobody approved"},
        {"Longer with approval only", months(5), {}, true, "2026-06-10", false, "no rationale"},
        {"As long as the default, with a rationale", months(3), "Made up.", false, "2026-06-10", true, "3 months"},
        {"One week longer than three months", weeks(14), "Made up.", false, "2026-06-10", false, "nobody approved"},
        {"Without a length", weeks(0), "Made up.", true, "2026-06-10", false, "no length"},
    };
    for (const auto& c : cases) {
        const auto found = decided(c.own, c.why, c.approved);
        EXPECT_EQ(iso(*found.due), c.due) << c.says;
        EXPECT_EQ(found.basis, c.plan ? IntervalBasis::plan_decision : IntervalBasis::policy_default) << c.says;
        EXPECT_NE(found.because.front().says.find(c.reason), std::string::npos) << found.because.front().says;
    }
}

TEST(VisitDue, TakesAnApprovalForOneOnlyFromASecondPerson) {
    const auto longer = [](std::optional<std::string> who) {
        return Story{}.by(std::move(who)).managed("2026-01-01", high, months(5), "Made up.", true).visit("2026-03-10");
    };
    expect({
        {"Longer, approved by another", longer("OM-EXAMPLE"), "2026-04-01", running, "2026-08-10"},
        {"Longer, approved by the one who decided", longer("S-EXAMPLE"), "2026-04-01", running, "2026-06-10"},
        {"Longer, and who decided is not recorded", longer({}), "2026-04-01", running, "2026-06-10"},
    });
    const auto seen = [] { return Story{}.managed("2026-01-01", high).visit("2026-03-10"); };
    expect({
        {"Reactive, approved by another", seen().reactive("2026-04-01"), "2026-05-01", reactive, ""},
        {"Reactive, approved by the one who decided", seen().reactive("2026-04-01", "OM-EXAMPLE"), "2026-05-01",
         running, "2026-06-10"},
        {"Reactive, approved by nobody", seen().reactive("2026-04-01", {}), "2026-05-01", running, "2026-06-10"},
        {"Reactive, without a rationale", seen().reactive("2026-04-01", "S-EXAMPLE", {}), "2026-05-01", running,
         "2026-06-10"},
        {"Reactive, and who decided is not recorded", seen().by({}).reactive("2026-04-01"), "2026-05-01", running,
         "2026-06-10"},
        {"Nothing but such a decision: its level counts", Story{}.reactive("2026-01-01", {}).visit("2026-03-10"),
         "2026-05-01", running, "2027-03-10"},
    });
    const auto told = seen().reactive("2026-04-01", {}).on("2026-05-01");
    EXPECT_EQ(told.because.front().rule, "practice.reactive.decision_needs");
    EXPECT_NE(told.because.front().says.find("nobody approved"), std::string::npos) << told.because.front().says;
}

TEST(VisitDue, SaysNotConfiguredWhereNobodySaidWhatADecisionNeedsOrWhatAwayMeans) {
    const auto unset = [](const char* rule) {
        return Rulebook::built_in().with_force_values(
            R"([{"rule":")" + std::string{rule} +
            R"(","value":"unset","from":"2020-01-01","set_by":"Supt Example","on":"2020-01-01","rationale":"Made up."}])");
    };
    const auto seen = [] { return Story{}.managed("2026-01-01", high).visit("2026-03-10"); };
    const auto away = seen()
                          .stay(StayWhere::custody, "2026-04-01")
                          .on("2026-05-01", law::Status::subject, unset("practice.visit.no_clock_while"));
    EXPECT_EQ(away.clock, not_configured);
    EXPECT_NE(away.because.back().says.find("not configured"), std::string::npos);
    const auto remote =
        seen().reactive("2026-04-01").on("2026-05-01", law::Status::subject, unset("practice.reactive.decision_needs"));
    EXPECT_EQ(remote.clock, running) << "nobody can say that the decision has what it needs";
    EXPECT_NE(remote.because.front().says.find("not configured"), std::string::npos);
}

TEST(VisitDue, MakesNothingOverdueForTheTimeBeforeADecision) {
    const auto seen = [](RiskLevel level) { return Story{}.managed("2025-01-01", level).visit("2026-01-10"); };
    expect({
        {"Raised between visits", seen(low).managed("2026-06-01", high), "2026-06-05", running, "2026-06-01", 4},
        {"Raised when already overdue", seen(high).managed("2026-06-01", RiskLevel::very_high), "2026-06-05", running,
         "2026-04-10", 56},
        {"Raised before the shorter day came", seen(low).managed("2026-02-01", high), "2026-06-05", running,
         "2026-04-10", 56},
        {"Lowered between visits", seen(high).managed("2026-02-01", low), "2026-06-05", running, "2027-01-10"},
        {"Raised twice", seen(low).managed("2026-05-01", high).managed("2026-06-01", RiskLevel::very_high),
         "2026-06-05", running, "2026-05-01", 35},
    });
}

TEST(VisitDue, GoesByWhatWasKnown) {
    auto story = Story{}.managed("2026-01-01", low).visit("2026-01-10");
    Management raised;
    raised.on = day("2026-02-01");
    raised.level = high;
    story.add(raised, "2026-03-01T09:00");
    EXPECT_EQ(story.on("2026-02-20", law::Status::subject, Rulebook::built_in(), "2026-02-20T12:00").level, low);
    EXPECT_EQ(story.on("2026-02-20", law::Status::subject, Rulebook::built_in(), "2026-03-01T09:00").level, high);
    EXPECT_EQ(story.on("2026-02-20").level, high);
}

TEST(VisitDue, LeavesOutWhatWasCorrected) {
    auto story = Story{}.visit("2026-01-10").managed("2026-01-01", low); // e1, e2
    Management corrected;
    corrected.on = day("2026-01-01");
    corrected.level = high;
    story.add(corrected, {}, "e2");
    EXPECT_EQ(story.on("2026-02-20").level, high);
    EXPECT_EQ(iso(*story.on("2026-02-20").due), "2026-04-10");
}

TEST(VisitDue, DoesNotHangOnTheOrderOfTheRecord) {
    const auto one = Story{}.managed("2026-01-01", high).managed("2026-01-01", low).visit("2026-01-10");
    const auto other = Story{}.managed("2026-01-01", low).visit("2026-01-10").managed("2026-01-01", high);
    EXPECT_EQ(one.on("2026-02-20").level, high) << "of two on one day the more careful";
    EXPECT_EQ(one.on("2026-02-20").due, other.on("2026-02-20").due);
}

std::string force_value(std::string_view rule, std::string_view value, std::string_view from = "2026-01-01") {
    return R"([{"rule": ")" + std::string{rule} + R"(", "value": )" + std::string{value} + R"(, "from": ")" +
           std::string{from} + R"(", "set_by": "Supt Example", "on": "2026-01-01", "rationale": "Made up."}])";
}

TEST(VisitDue, GoesByWhatTheForceSets) {
    const auto& shipped = Rulebook::built_in();
    const auto base = Story{}.managed("2025-01-01", high).visit("2025-11-10");
    const auto with = [&](std::string_view rule, std::string_view value) {
        return shipped.with_force_values(force_value(rule, value));
    };
    const auto two = with("practice.visit.interval.high", "2");
    EXPECT_EQ(iso(*base.on("2026-01-01", law::Status::subject, two).due), "2026-01-10");
    EXPECT_EQ(iso(*base.on("2025-12-31", law::Status::subject, two).due), "2026-02-10") << "not before its day";
    EXPECT_EQ(base.on("2026-01-01", law::Status::subject, two).because.front().citation.title,
              "Set by the force on 1 Jan 2026 (Supt Example)");
    const auto none = with("practice.visit.interval.high", R"("unset")");
    EXPECT_EQ(base.on("2026-01-01", law::Status::subject, none).clock, not_configured);
    EXPECT_EQ(base.on("2026-01-01", law::Status::subject, none).due, std::nullopt);
    const auto first = with("practice.visit.first_after_registration", "14");
    EXPECT_EQ(iso(*Story{}.on("2026-01-02", law::Status::subject, first).due), "2020-01-29");
    const auto release = with("practice.visit.first_after_release", "5");
    const auto inside = Story{base}.stay(StayWhere::custody, "2026-01-05", "2026-03-01");
    EXPECT_EQ(iso(*inside.on("2026-03-02", law::Status::subject, release).due), "2026-03-06");
    const auto travels = with("practice.visit.no_clock_while", R"(["custody", "hospital"])");
    EXPECT_EQ(Story{base}.stay(StayWhere::abroad, "2026-01-05").on("2026-01-10", law::Status::subject, travels).clock,
              running);
}

TEST(Assessment, HasNoNumberOfPracticeInItsCode) {
    const std::filesystem::path room = std::filesystem::path{MOSOVO_SOURCE_DIR} / "libmosovo" / "mosovo" / "assessment";
    // A length of time with a number in it. Nought is no number of practice: it is what is not there.
    const std::regex number{R"((days|weeks|months|years|hours)\{[1-9])"};
    std::size_t read = 0;
    for (const auto& file : std::filesystem::directory_iterator{room}) {
        if (!file.path().filename().string().starts_with("visit_")) continue;
        std::ifstream in{file.path()};
        const std::string text{std::istreambuf_iterator<char>{in}, {}};
        EXPECT_FALSE(std::regex_search(text, number)) << file.path();
        ++read;
    }
    EXPECT_GE(read, 4u);
}

} // namespace
} // namespace mosovo::assessment
