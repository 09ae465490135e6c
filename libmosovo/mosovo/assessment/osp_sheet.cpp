#include <mosovo/assessment/osp_definition.hpp>
#include <mosovo/assessment/osp_sheet.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

namespace mosovo::assessment {

namespace {

using Dealt = std::pair<const Event*, const Disposal*>;

Known listed(const Disposal& disposal) {
    if (!disposal.offence || !disposal.offence->schedule3) return Known::unknown;
    return disposal.offence->schedule3->listed.value_or(Known::unknown);
}

bool sexual(const Disposal& disposal) { return listed(disposal) == Known::yes; }

bool in_the_community(SentenceType type) {
    switch (type) {
    case SentenceType::community_order:
    case SentenceType::youth_rehabilitation:
    case SentenceType::payback_supervision:
    case SentenceType::payback_unpaid_work:
        return true;
    default:
        return false;
    }
}

bool in_custody(SentenceType type) {
    switch (type) {
    case SentenceType::life:
    case SentenceType::public_protection:
    case SentenceType::lifelong_restriction:
    case SentenceType::imprisonment:
    case SentenceType::detention:
    case SentenceType::special_custodial:
    case SentenceType::extended:
    case SentenceType::detention_and_training:
        return true;
    default:
        return false;
    }
}

/// Works out one sheet, a row an input.
class Sheet {
public:
    Sheet(const Timeline& timeline, Day as_of) : timeline_{timeline}, as_of_{as_of} {
        for (const auto& dealt : timeline.all<Disposal>())
            if (!dealt.second->on)
                undated_.push_back(dealt);
            else if (*dealt.second->on <= as_of)
                disposals_.push_back(dealt);
        std::ranges::sort(disposals_, {}, [](const Dealt& dealt) {
            return std::tuple{*dealt.second->on, dealt.first->id()};
        });
        for (const auto& [event, stay] : timeline.all<Stay>())
            if (stay->where == StayWhere::custody && stay->from && *stay->from <= as_of)
                custody_.emplace_back(event, stay);
    }

    OspSheet made() && {
        OspSheet sheet{as_of_, {}};
        for_each_field<OspInputs>([&](std::string_view name, auto pointer) {
            OspSheetRow row{std::string{name}, {}, OspKnown::asked, {}, {}, {}};
            if (const auto* asked = osp_question(name)) {
                row.question = asked->question;
                row.says = "Not in the record: say " + asked->asks + ".";
            }
            fill(pointer, row);
            sheet.rows.push_back(std::move(row));
        });
        return sheet;
    }

private:
    static void derive(OspSheetRow& row, Loose value, std::string says, std::vector<EventId> from = {}) {
        row.known = OspKnown::derived;
        row.value = std::move(value);
        row.says = std::move(says);
        row.from = std::move(from);
    }

    /// Which input a pointer is decides which of these fills it; those that no record can answer stay asked.
    template <class Pointer> void fill(Pointer pointer, OspSheetRow& row) {
        const auto is = [&](auto wanted) {
            if constexpr (std::is_same_v<decltype(wanted), Pointer>)
                return pointer == wanted;
            else
                return false;
        };
        if (is(&OspInputs::gender))
            gender(row);
        else if (is(&OspInputs::supervision_status))
            supervision(row);
        else if (is(&OspInputs::has_ever_committed_sexual_offence))
            history(row);
        else if (is(&OspInputs::date_of_birth))
            born(row);
        else if (is(&OspInputs::date_at_start_of_followup))
            followup(row);
        else if (is(&OspInputs::total_number_of_sanctions_for_all_offences))
            total(row);
        else if (is(&OspInputs::date_of_most_recent_sexual_offence))
            last_sexual(row);
        else if (is(&OspInputs::most_recent_offence_date))
            recent(row);
        else if (is(&OspInputs::assessment_date))
            derive(row, iso(as_of_), "The day asked about.");
        else if (is(&OspInputs::date_of_current_conviction))
            conviction(row);
        else if constexpr (std::is_same_v<Pointer, std::optional<SanctionCount> OspInputs::*>)
            kind(row);
    }

    void gender(OspSheetRow& row) const {
        const auto& sex = timeline_.record().offender.sex;
        if (sex && *sex != Sex::not_specified) derive(row, std::string{word(*sex)}, "The sex on record.");
    }

    void born(OspSheetRow& row) const {
        const auto& day = timeline_.record().offender.born;
        if (day) derive(row, iso(*day), "Born on " + british(*day) + ".");
    }

    void supervision(OspSheetRow& row) const {
        switch (whereabouts(timeline_, as_of_)) {
        case Whereabouts::custody:
            return held(row);
        case Whereabouts::community:
            return at_large(row);
        default:
            row.says = "On " + british(as_of_) +
                       " neither in the community nor in custody by the record: say which of "
                       "custody, community and remand holds.";
        }
    }

    void held(OspSheetRow& row) const {
        const auto stay = std::ranges::find_if(
            custody_, [&](const auto& held) { return !held.second->to || *held.second->to > as_of_; });
        if (stay == custody_.end()) return;
        const auto since = *stay->second->from;
        row.from = {stay->first->id()};
        const Dealt* serving = nullptr;
        const Dealt* before = nullptr;
        for (const auto& dealt : disposals_) {
            const auto& d = *dealt.second;
            if (!d.sentence || !d.sentence->type || !in_custody(*d.sentence->type) || !d.sentenced ||
                *d.sentenced > as_of_)
                continue;
            (*d.sentenced >= since ? serving : before) = &dealt;
        }
        if (serving != nullptr)
            return derive(row, std::string{word(SupervisionStatus::custody)},
                          "In custody since " + british(since) + ", and sentenced to custody on " +
                              british(*serving->second->sentenced) + ".",
                          {stay->first->id(), serving->first->id()});
        row.says = "In custody since " + british(since) + ", with no sentence of custody since: say whether on remand.";
        if (before == nullptr) return;
        row.says = "In custody since " + british(since) + "; the last sentence of custody is of " +
                   british(*before->second->sentenced) +
                   ", before that: say whether he is on remand or serving it after a recall.";
        row.from.push_back(before->first->id());
    }

    /// In the community only where something shows it: a record without a stay may just be incomplete.
    void at_large(OspSheetRow& row) const {
        const Event* shows = nullptr;
        Day last{};
        const auto take = [&](const Event& event, std::optional<Day> day) {
            if (!day || *day > as_of_ || (shows != nullptr && *day < last)) return;
            shows = &event;
            last = *day;
        };
        for (const auto& [event, stay] : custody_)
            take(*event, stay->to);
        for (const auto& [event, visit] : timeline_.all<Visit>())
            if (visit->outcome == VisitOutcome::seen && visit->contact == Contact::home_visit && visit->at)
                take(*event, visit->at->day());
        for (const auto& [event, notification] : timeline_.all<Notification>())
            if (notification->given) take(*event, notification->given->day());
        if (shows == nullptr) {
            row.says =
                "No stay in custody is recorded, and nothing shows him at large: say whether in custody, on remand "
                "or in the community.";
            return;
        }
        derive(row, std::string{word(SupervisionStatus::community)},
               "At large on " + british(last) + ", and no custody recorded since.", {shows->id()});
    }

    [[nodiscard]] std::vector<EventId> ids(auto&& wanted) const {
        std::vector<EventId> found;
        for (const auto& dealt : disposals_)
            if (wanted(*dealt.second)) found.push_back(dealt.first->id());
        return found;
    }

    void history(OspSheetRow& row) const {
        auto from = ids(sexual);
        for (const auto& [event, disposal] : undated_)
            if (sexual(*disposal)) from.push_back(event->id());
        if (from.empty()) {
            row.says =
                "No disposal for an offence of Schedule 3 is recorded, which is not to say that there is none: say "
                "whether he has ever committed a sexual or sexually motivated offence.";
            return;
        }
        derive(row, true, "Dealt with for an offence listed in Schedule 3.", std::move(from));
    }

    void total(OspSheetRow& row) const {
        std::vector<Day> days;
        for (const auto& dealt : disposals_)
            if (days.empty() || days.back() != *dealt.second->on) days.push_back(*dealt.second->on);
        if (days.empty()) return;
        row.known = OspKnown::at_least;
        row.value = static_cast<std::int64_t>(days.size());
        row.from = ids([](const Disposal&) { return true; });
        row.says = "The record shows sanctions on " + std::to_string(days.size()) +
                   (days.size() == 1 ? " day" : " days") +
                   "; it need not hold those for other offences. Complete it from PNC.";
    }

    void kind(OspSheetRow& row) const {
        row.from = ids(sexual);
        if (!row.from.empty())
            row.says += " The disposals named are for listed offences; the record does not hold of which kind.";
    }

    /// Where a disposal has no day on record, nobody can say which is the latest.
    bool asked_for_undated(OspSheetRow& row) const {
        if (undated_.empty()) return false;
        for (const auto& dealt : undated_)
            row.from.push_back(dealt.first->id());
        row.says += " A disposal has no day on record, and it may be the latest.";
        return true;
    }

    /// From the disposals of the latest day alone: an earlier sentence is not the current one. Where that day has
    /// sentences that say different things, the officer says which counts.
    void followup(OspSheetRow& row) const {
        if (disposals_.empty() || asked_for_undated(row)) return;
        std::vector<Dealt> latest;
        for (const auto& dealt : disposals_)
            if (*dealt.second->on == *disposals_.back().second->on) latest.push_back(dealt);
        const Dealt* counts = nullptr;
        for (const auto& dealt : latest) {
            const auto& d = *dealt.second;
            if (!d.sentence || !d.sentence->type || !d.sentenced || *d.sentenced > as_of_) continue;
            const auto custody = in_custody(*d.sentence->type);
            if (!custody && !in_the_community(*d.sentence->type)) continue;
            if (counts != nullptr && (in_custody(*counts->second->sentence->type) != custody ||
                                      *counts->second->sentenced != *d.sentenced)) {
                for (const auto& one : latest)
                    row.from.push_back(one.first->id());
                row.says += " The sentences of " + british(*d.on) + " do not say the same.";
                return;
            }
            counts = &dealt;
        }
        if (counts == nullptr) return;
        const auto sentenced = *counts->second->sentenced;
        if (in_custody(*counts->second->sentence->type)) return release(row, *counts->first, sentenced);
        derive(row, iso(sentenced), "Sentenced to a sentence in the community on " + british(sentenced) + ".",
               {counts->first->id()});
    }

    /// The end of the stay in which he was sentenced, past or planned.
    void release(OspSheetRow& row, const Event& sentence, Day sentenced) const {
        const Event* of = nullptr;
        std::optional<Day> first;
        for (const auto& [event, stay] : custody_)
            if (stay->to && *stay->from <= sentenced && *stay->to >= sentenced && (!first || *stay->to < *first)) {
                of = event;
                first = stay->to;
            }
        row.from = {sentence.id()};
        if (!first) {
            row.says = "Sentenced to custody on " + british(sentenced) +
                       ", with no day of release from that stay on record: say the earliest possible release.";
            return;
        }
        derive(row, iso(*first),
               "Sentenced to custody on " + british(sentenced) + "; release on " + british(*first) +
                   (*first > as_of_ ? " is planned." : "."),
               {sentence.id(), of->id()});
    }

    /// A later disposal whose offence is not known to be listed or not may be the last one.
    void last_sexual(OspSheetRow& row) const {
        if (asked_for_undated(row)) return;
        const auto last = std::find_if(disposals_.rbegin(), disposals_.rend(),
                                       [](const Dealt& dealt) { return listed(*dealt.second) != Known::no; });
        if (last == disposals_.rend()) return;
        const auto& [event, disposal] = *last;
        if (!sexual(*disposal)) {
            row.from = {event->id()};
            row.says += " Whether the offence dealt with on " + british(*disposal->on) +
                        " is listed in Schedule 3 is not recorded.";
            return;
        }
        auto says = "Dealt with on " + british(*disposal->on) + " for an offence listed in Schedule 3.";
        if (disposal->sentenced && *disposal->sentenced != *disposal->on)
            says += " Sentenced on " + british(*disposal->sentenced) +
                    ": the sources do not say which of the two days is meant.";
        if (last != disposals_.rbegin())
            says += " Later disposals are for offences not listed: confirm that none was sexually motivated.";
        derive(row, iso(*disposal->on), std::move(says), {event->id()});
    }

    /// An offence since the start of follow-up, where one is dated. None on record is not none.
    void recent(OspSheetRow& row) const {
        OspSheetRow start{{}, {}, OspKnown::asked, {}, {}, {}};
        followup(start);
        row.says = "No offence since the start of follow-up is on record: say whether there was any.";
        if (start.known != OspKnown::derived) return;
        const auto from = *read_day(std::get<std::string>(*start.value));
        const Event* of = nullptr;
        Day last = from;
        for (const auto& [event, disposal] : disposals_) {
            const auto committed = disposal->offence ? disposal->offence->committed : std::nullopt;
            if (!committed || *committed <= last || *committed > as_of_) continue;
            last = *committed;
            of = event;
        }
        if (of != nullptr)
            derive(row, iso(last), "An offence committed on " + british(last) + ", after the start of follow-up.",
                   {of->id()});
    }

    void conviction(OspSheetRow& row) const {
        if (asked_for_undated(row)) return;
        const auto last = std::find_if(disposals_.rbegin(), disposals_.rend(),
                                       [](const Dealt& dealt) { return dealt.second->basis == Basis::conviction; });
        if (last == disposals_.rend()) return;
        derive(row, iso(*last->second->on), "Convicted on " + british(*last->second->on) + ".", {last->first->id()});
    }

    const Timeline& timeline_;
    Day as_of_;
    std::vector<Dealt> disposals_; ///< dated up to the day, in order of day
    std::vector<Dealt> undated_;   ///< without a day of conviction, finding or caution
    std::vector<std::pair<const Event*, const Stay*>> custody_;
};

} // namespace

OspSheet osp_inputs(const Timeline& timeline, Day as_of) { return Sheet{timeline, as_of}.made(); }

OspInputs derived_inputs(const OspSheet& sheet) {
    std::map<std::string, Loose> answers;
    for (const auto& row : sheet.rows)
        if (row.known == OspKnown::derived && row.value) answers.emplace(row.input, *row.value);
    return read_osp_inputs(answers).inputs;
}

} // namespace mosovo::assessment
