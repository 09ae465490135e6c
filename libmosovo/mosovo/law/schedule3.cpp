#include <mosovo/law/schedule3.hpp>

#include <mosovo/calendar/period.hpp>

#include "length.hpp"

#include <algorithm>
#include <set>

namespace mosovo::law {

namespace {

using rules::ListedIf;
using rules::Paragraph;

constexpr std::int64_t whole = 100; ///< percent of a term

/// Whether he has attained the age by that day: at the start of the birthday (notification-law §12.9).
bool attained(Day born, date::years age, Day day) { return add_months(born, age, NoSuchDay::first_of_next) <= day; }

/// Yes, no, or not known: whether a sentence meets a test, with the facts that would settle it.
class Met {
public:
    Met(bool met) : met_{met} {} // NOLINT(google-explicit-constructor)
    static Met unless_known(std::string_view path) {
        Met open{false};
        open.met_.reset();
        if (!path.empty()) open.missing_.emplace(path);
        return open;
    }
    [[nodiscard]] std::optional<bool> met() const { return met_; }
    [[nodiscard]] const std::set<std::string>& missing() const { return missing_; }

    friend Met operator||(Met a, Met b) {
        if (a.met_ == true || b.met_ == false) return a;
        if (b.met_ == true || a.met_ == false) return b;
        a.missing_.merge(b.missing_);
        return a;
    }

private:
    std::optional<bool> met_;
    std::set<std::string> missing_;
};

/// How he was dealt with, laid against the tests of a paragraph.
class Dealt {
public:
    Dealt(const Disposal& disposal, const Rulebook& rules) : disposal_{disposal}, rules_{rules} {}

    [[nodiscard]] Met meets(const rules::SentenceTest& test) const {
        if (disposal_.basis == Basis::caution) return false; // no court dealt with him
        if (!disposal_.sentence) return Met::unless_known("sentence");
        if (!disposal_.sentence->type) return Met::unless_known("sentence.type");
        Met met = false;
        if (test.imprisonment) met = met || imprisoned(*test.imprisonment);
        if (test.hospital) met = met || in_hospital(*test.hospital);
        if (test.community) met = met || in_the_community(*test.community);
        return met;
    }

private:
    [[nodiscard]] const Sentence& sentence() const { return *disposal_.sentence; }

    [[nodiscard]] Met imprisoned(date::months threshold) const {
        switch (*sentence().type) {
        case SentenceType::life:
        case SentenceType::public_protection:
        case SentenceType::lifelong_restriction:
            return true;
        case SentenceType::imprisonment:
        case SentenceType::detention:
        case SentenceType::suspended:
        case SentenceType::hospital_and_limitation:
            return term_of(threshold, whole);
        case SentenceType::detention_and_training:
            return term_of(threshold, detention_part());
        case SentenceType::extended:
        case SentenceType::special_custodial:
            return extended_term_of(threshold);
        default:
            return false;
        }
    }

    [[nodiscard]] Met term_of(date::months threshold, std::int64_t part) const {
        if (threshold == date::months{0}) return true;
        if (!sentence().term || !says_a_length(*sentence().term)) return Met::unless_known("sentence.term");
        return at_least(Length::of(*sentence().term, part), threshold);
    }

    /// The custodial term and its extension are one sentence (R (Minter) v Chief Constable of Hampshire).
    [[nodiscard]] Met extended_term_of(date::months threshold) const {
        const auto custodial = term_of(threshold, whole);
        if (custodial.met() != false) return custodial;
        if (!sentence().extension || !says_a_length(*sentence().extension))
            return Met::unless_known("sentence.extension");
        return at_least(Length::of(*sentence().term, whole) + Length::of(*sentence().extension, whole), threshold);
    }

    [[nodiscard]] Met in_hospital(rules::HospitalTest test) const {
        switch (*sentence().type) {
        case SentenceType::restricted_hospital_order:
            return true;
        case SentenceType::hospital_order:
            return test == rules::HospitalTest::detained;
        case SentenceType::hospital_and_limitation:
            if (test == rules::HospitalTest::detained) return true;
            return Met::unless_known(""); // whether a limitation direction is a restriction order was not read
        default:
            return false;
        }
    }

    [[nodiscard]] Met in_the_community(date::months threshold) const {
        switch (*sentence().type) {
        case SentenceType::community_order:
            return term_of(threshold, whole);
        case SentenceType::youth_rehabilitation:
        case SentenceType::referral_order:
        case SentenceType::payback_supervision:
        case SentenceType::payback_unpaid_work:
        case SentenceType::other:
            return Met::unless_known(""); // whether it is a community sentence within para 96 was not read
        default:
            return false;
        }
    }

    [[nodiscard]] Met at_least(const Length& length, date::months threshold) const {
        const auto start = disposal_.sentenced ? disposal_.sentenced : disposal_.on;
        // Months against months need no calendar; the first day of the rule then stands for the day not known.
        return length.against(threshold, start.value_or(Day{})) >= 0;
    }

    [[nodiscard]] std::int64_t detention_part() const {
        const auto& rule = rules_.rule("soa2003.s131.detention_and_training_part");
        const auto day = disposal_.sentenced ? disposal_.sentenced : disposal_.on;
        const auto* held = day ? rule.find(*day, Jurisdiction::england_wales) : nullptr;
        const auto& entry = held ? *held : rule.entries().back();
        return rule.count(*entry.from, Jurisdiction::england_wales);
    }

    const Disposal& disposal_;
    const Rulebook& rules_;
};

/// One case that the known facts leave possible.
struct Possible {
    date::years offender;
    date::years victim;
    Day disposed;
};

/// What the paragraph makes of it.
struct Answer {
    Known listed = Known::no;
    std::optional<bool> sentence_condition;
    std::optional<bool> condition_met;
    std::set<std::string> missing;

    [[nodiscard]] bool same_as(const Answer& other) const {
        return listed == other.listed && sentence_condition == other.sentence_condition &&
               condition_met == other.condition_met;
    }
    /// Whether he is bound; nothing: not known, or not sentenced yet.
    [[nodiscard]] std::optional<bool> binds() const {
        if (listed == Known::no || condition_met == false) return false;
        if (sentence_condition == false || condition_met == true) return true;
        return {};
    }
};

bool holds(const ListedIf& way, const Possible& possible) {
    return !(way.offender_under && possible.offender >= *way.offender_under) &&
           !(way.offender_at_least && possible.offender < *way.offender_at_least) &&
           !(way.victim_under && possible.victim >= *way.victim_under) &&
           !(way.disposed_before && possible.disposed >= *way.disposed_before);
}

Answer answer_of(const Paragraph& paragraph, const Possible& possible, const Dealt& dealt) {
    Answer answer;
    Met met = false;
    for (const auto& way : paragraph.listed_if) {
        if (!holds(way, possible)) continue;
        if (!way.sentence) return {Known::yes, false, {}, {}}; // s.132(2): listed whatever the sentence
        answer.listed = Known::yes;
        answer.sentence_condition = true;
        met = met || dealt.meets(*way.sentence);
    }
    if (answer.listed == Known::yes) {
        answer.condition_met = met.met();
        answer.missing = met.missing();
    }
    return answer;
}

/// Every case that the known facts leave: for a fact not known, one value on each side of every threshold.
class Cases {
public:
    Cases(const Paragraph& paragraph, const Disposal& disposal, std::optional<Day> born) : disposal_{disposal} {
        std::set<date::years> offender{date::years{0}};
        std::set<date::years> victim{date::years{0}};
        std::set<Day> before;
        for (const auto& way : paragraph.listed_if) {
            for (const auto& limit : {way.offender_under, way.offender_at_least})
                if (limit) offender.insert(*limit);
            if (way.victim_under) victim.insert(*way.victim_under);
            if (way.disposed_before) before.insert(*way.disposed_before);
        }
        narrow_offender(offender, born);
        narrow_victim(victim);
        narrow_day(before);
    }

    [[nodiscard]] std::vector<Possible> all() const {
        std::vector<Possible> cases;
        for (const auto offender : offenders_)
            for (const auto victim : victims_)
                for (const auto day : days_)
                    cases.push_back({offender, victim, day});
        return cases;
    }
    [[nodiscard]] const std::set<std::string>& missing() const { return missing_; }

private:
    [[nodiscard]] const std::optional<Offence>& offence() const { return disposal_.offence; }

    /// The greatest threshold attained stands for the age itself.
    void narrow_offender(const std::set<date::years>& thresholds, std::optional<Day> born) {
        const auto& committed = offence()->committed;
        for (const auto age : thresholds) {
            // He was no older when he committed it than when he was convicted.
            const auto latest = committed ? committed : disposal_.on;
            if (born && latest && !attained(*born, age, *latest)) continue;
            if (born && committed) offenders_.clear();
            offenders_.push_back(age);
        }
        if (offenders_.empty()) offenders_.push_back(date::years{0}); // born after it: `contradictions` has its say
        if (offenders_.size() == 1) return;
        if (!born) missing_.emplace("offender.born");
        if (!committed) missing_.emplace("offence.committed");
    }
    void narrow_victim(const std::set<date::years>& thresholds) {
        const auto& age = offence()->victim_age;
        for (const auto threshold : thresholds) {
            if (age && age->value() < threshold.count()) continue;
            if (age) victims_.clear();
            victims_.push_back(threshold);
        }
        if (victims_.size() > 1) missing_.emplace("offence.victim_age");
    }
    void narrow_day(const std::set<Day>& before) {
        days_.push_back(disposal_.on.value_or(Day::max()));
        if (disposal_.on || before.empty()) return;
        for (const auto day : before)
            days_.push_back(day - date::days{1});
        missing_.emplace("on");
    }

    const Disposal& disposal_;
    std::vector<date::years> offenders_;
    std::vector<date::years> victims_;
    std::vector<Day> days_;
    std::set<std::string> missing_;
};

/// What all cases agree on.
Answer together(const std::vector<Answer>& answers) {
    const auto& first = answers.front();
    if (std::ranges::all_of(answers, [&](const Answer& a) { return a.same_as(first); })) {
        auto same = first;
        for (const auto& answer : answers)
            same.missing.insert(answer.missing.begin(), answer.missing.end());
        return same;
    }
    const auto binds = first.binds();
    const bool agreed = binds && std::ranges::all_of(answers, [&](const Answer& a) { return a.binds() == binds; });
    // Bound whatever the missing fact is; whether outright or by the sentence may stay open.
    if (agreed) return *binds ? Answer{Known::yes, {}, true, {}} : Answer{Known::no, {}, {}, {}};
    Answer open{Known::unknown, {}, {}, {}};
    for (const auto& answer : answers)
        open.missing.insert(answer.missing.begin(), answer.missing.end());
    return open;
}

/// Whether this answer leaves anything that a further fact would settle.
bool is_settled(const Answer& answer) {
    return answer.listed == Known::no || (answer.listed == Known::yes && answer.sentence_condition &&
                                          (!*answer.sentence_condition || answer.condition_met));
}

class Derivation {
public:
    Derivation(const Disposal& disposal, Reasons reasons) : disposal_{disposal}, told_{reasons == Reasons::told} {}

    [[nodiscard]] DerivedListing without_code() {
        derived_.missing.emplace_back("offence.code");
        if (told_) derived_.because.push_back({"soa2003.sch3", schedule_, "the record names no offence code", {}, {}});
        return std::move(derived_);
    }
    [[nodiscard]] DerivedListing not_held(const rules::NotHeld* why) {
        if (told_)
            derived_.because.push_back({"soa2003.sch3.not_held",
                                        why ? Citation{schedule_.title, why->read_at} : schedule_,
                                        why ? "not held: " + why->why : "no paragraph is held for this offence code",
                                        {},
                                        {}});
        return std::move(derived_);
    }
    /// \param missing  the fact that may settle it; empty: none would
    [[nodiscard]] DerivedListing left_open(const Paragraph& paragraph, std::string_view why,
                                           std::string_view missing = {}) {
        derived_.paragraph = paragraph.number;
        if (!missing.empty()) derived_.missing.emplace_back(missing);
        say(paragraph, std::string{why});
        return std::move(derived_);
    }
    [[nodiscard]] DerivedListing by(const Paragraph& paragraph, std::optional<Day> born, const Rulebook& rules) {
        derived_.paragraph = paragraph.number;
        const Cases cases{paragraph, disposal_, born};
        const Dealt dealt{disposal_, rules};
        std::vector<Answer> answers;
        for (const auto& possible : cases.all())
            answers.push_back(answer_of(paragraph, possible, dealt));
        auto answer = together(answers);
        derived_.listed = answer.listed;
        derived_.sentence_condition = answer.sentence_condition;
        derived_.condition_met = answer.condition_met;
        if (!is_settled(answer)) {
            if (!std::ranges::all_of(answers, [&](const Answer& a) { return a.same_as(answers.front()); }))
                answer.missing.insert(cases.missing().begin(), cases.missing().end());
            derived_.missing.assign(answer.missing.begin(), answer.missing.end());
        }
        explain(paragraph);
        return std::move(derived_);
    }

private:
    void say(const Paragraph& paragraph, std::string says) {
        if (told_) derived_.because.push_back({paragraph.id(), paragraph.source, std::move(says), {}, {}});
    }
    void explain(const Paragraph& paragraph) {
        if (!told_) return;
        std::string ways;
        for (const auto& way : paragraph.listed_if)
            ways += (ways.empty() ? "listed: " : ", or ") + rules::spell(way, paragraph.age_of);
        say(paragraph, std::move(ways));
        say(paragraph, outcome());
        for (const auto& path : derived_.missing)
            say(paragraph, "not known: " + path);
        if (disposal_.on && *disposal_.on > paragraph.as_at)
            say(paragraph, "the text was read as it stood on " + british(paragraph.as_at) +
                               "; a later change of it was not found");
    }
    [[nodiscard]] std::string outcome() const {
        if (derived_.listed == Known::no) return "on the facts recorded it is not listed";
        if (derived_.listed == Known::unknown) return "the facts recorded allow different answers";
        if (!derived_.sentence_condition) return "listed on either of the facts that may be";
        if (!*derived_.sentence_condition) return "listed whatever the sentence";
        if (!derived_.condition_met) return "listed once he is dealt with as the paragraph says (s.132)";
        return *derived_.condition_met ? "listed: the sentence meets the condition (s.132)"
                                       : "the sentence does not meet the condition (s.132): not listed";
    }

    const Disposal& disposal_;
    bool told_;
    DerivedListing derived_;
    const Citation schedule_{"Sexual Offences Act 2003 Sch.3",
                             "https://www.legislation.gov.uk/ukpga/2003/42/schedule/3"};
};

} // namespace

DerivedListing derive_listing(const Disposal& disposal, std::optional<Day> born, std::optional<Jurisdiction> nation,
                              Reasons reasons, const rules::OffenceList& list, const Rulebook& rules) {
    Derivation derivation{disposal, reasons};
    if (!disposal.offence || !disposal.offence->code) return derivation.without_code();
    const auto* paragraph = list.find(*disposal.offence->code);
    if (!paragraph) return derivation.not_held(list.why_not_held(*disposal.offence->code));
    if (disposal.foreign == true)
        return derivation.left_open(*paragraph, "a court outside the United Kingdom: an order or notice decides");
    if (nation && paragraph->elsewhere.contains(*nation))
        return derivation.left_open(*paragraph,
                                    "the list of his own nation holds this section too, with conditions that "
                                    "are not held; record whether it is listed");
    const bool may_not_look_back = paragraph->earlier_disposals == rules::EarlierDisposals::unknown;
    // He was not dealt with before he had committed it.
    const auto& earliest = disposal.on ? disposal.on : disposal.offence->committed;
    const bool perhaps_before = may_not_look_back && (!earliest || *earliest < paragraph->from);
    if (!disposal.on && (perhaps_before || paragraph->to))
        return derivation.left_open(*paragraph, "the paragraph was not there on every day, and the day is not known",
                                    "on");
    if (perhaps_before)
        return derivation.left_open(*paragraph,
                                    "the paragraph was added after this disposal; whether it looks back was "
                                    "not found");
    if (disposal.on && paragraph->to && *disposal.on > *paragraph->to)
        return derivation.left_open(*paragraph, "the paragraph was taken out before this disposal");
    return derivation.by(*paragraph, born, rules);
}

Schedule3 recorded_or_derived(const std::optional<Schedule3>& recorded, const DerivedListing& derived) {
    const Schedule3 found{derived.listed, derived.sentence_condition, derived.condition_met};
    if (!recorded) return found;
    auto both = *recorded;
    if (!both.listed || *both.listed == Known::unknown) both.listed = found.listed;
    if (both.listed != found.listed || disagreement(both, derived)) return both; // what is recorded stands
    if (!both.sentence_condition) both.sentence_condition = found.sentence_condition;
    if (both.sentence_condition == found.sentence_condition && !both.condition_met)
        both.condition_met = found.condition_met;
    return both;
}

std::optional<std::string_view> disagreement(const Schedule3& recorded, const DerivedListing& derived) {
    const Answer says{
        recorded.listed.value_or(Known::unknown), recorded.sentence_condition, recorded.condition_met, {}};
    const Answer follows{derived.listed, derived.sentence_condition, derived.condition_met, {}};
    if (says.listed == Known::unknown || follows.listed == Known::unknown) return {};
    if (says.listed != follows.listed) {
        // A listing recorded without more is one that binds.
        const bool bound = says.listed == Known::yes && says.condition_met != false;
        const bool otherwise = follows.listed == Known::yes ? follows.binds() == true : bound;
        return otherwise ? std::optional<std::string_view>{"listed"} : std::nullopt;
    }
    const auto differ = [](std::optional<bool> a, std::optional<bool> b) { return a && b && *a != *b; };
    if (says.listed == Known::no) return {};
    if (differ(says.sentence_condition, follows.sentence_condition)) return "sentence_condition";
    if (differ(says.condition_met, follows.condition_met)) return "condition_met";
    const bool no_more = !says.sentence_condition && !says.condition_met;
    return no_more && follows.binds() == false ? std::optional<std::string_view>{"listed"} : std::nullopt;
}

std::optional<Jurisdiction> nation_on(const Timeline& timeline, std::optional<Day> day) {
    auto nation = timeline.record().offender.jurisdiction;
    std::optional<Day> latest;
    for (const auto& [event, move] : timeline.all<JurisdictionChange>())
        if (day && move->on && move->to && *move->on <= *day && (!latest || *latest <= *move->on)) {
            latest = move->on;
            nation = move->to;
        }
    return nation;
}

std::vector<ListingOf> derive_listings(const Record& record, std::optional<LocalTime> known_at) {
    std::vector<ListingOf> all;
    const Timeline timeline{record, known_at};
    for (const auto& [event, disposal] : timeline.all<Disposal>())
        if (disposal->offence && disposal->offence->code)
            all.push_back(
                {event->id(), derive_listing(*disposal, record.offender.born, nation_on(timeline, disposal->on))});
    return all;
}

} // namespace mosovo::law
