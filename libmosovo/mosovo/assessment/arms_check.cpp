#include <mosovo/assessment/arms_check.hpp>
#include <mosovo/assessment/static_scores.hpp>
#include <mosovo/assessment/static_tools.hpp>

#include "rounds.hpp"

#include <algorithm>
#include <utility>

namespace mosovo::assessment {

namespace {

constexpr std::string_view arms_rule = "practice.arms.for";
constexpr std::string_view cycle_rule = "practice.assessment.stale.arms";

template <class Field> std::optional<Day> day_in(const Field&) { return std::nullopt; }
std::optional<Day> day_in(const std::optional<Day>& field) { return field; }
std::optional<Day> day_in(const std::optional<LocalTime>& field) {
    return field ? std::optional{field->day()} : std::nullopt;
}
std::optional<Day> day_in(const std::optional<DayOrTime>& field) {
    return field ? std::optional{field->day()} : std::nullopt;
}

/// A band of a static tool beside a level; nothing for "not applicable".
std::optional<RiskLevel> level_of(OspBand band) { return from_word<RiskLevel>(word(band)); }

class Checker {
public:
    Checker(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules,
            const ArmsDefinitions& definitions)
        : timeline_{timeline}, law_{law}, rules_{rules}, practice_{rules, law.as_of, nation_on(timeline, law.as_of)},
          definitions_{definitions}, check_{.offender = timeline.record().id(), .as_of = law.as_of} {}

    ArmsCheck check() && {
        auto all = dated<Arms>(timeline_, law_.as_of);
        if (all.empty()) return std::move(check_);
        sort_by_day(all);
        event_ = all.back().event;
        arms_ = event_->as<Arms>();
        check_.arms = event_->id();
        check_.on = arms_->on;
        check_.level = arms_->level;
        definition_ = &definitions_.of(arms_->tool_version);
        check_.definition = definition_->version;
        if (!arms_->tool_version || !definitions_.find(*arms_->tool_version))
            warn(ArmsWarningKind::version_not_held,
                 "The version of the tool is not held; its ratings are read by “" + definition_->version + "”.");
        check_factors();
        check_level();
        check_static();
        return std::move(check_);
    }

private:
    void warn(ArmsWarningKind kind, std::string says, std::string_view rule = arms_rule,
              std::vector<EventId> evidence = {}) {
        evidence.insert(evidence.begin(), event_->id());
        Remark<ArmsWarningKind> warning{kind, std::move(says), std::string{rule}, practice_.cite(rule),
                                        std::move(evidence)};
        if (rule == arms_rule) { // what a definition says is cited from the definition
            warning.rule = "arms " + definition_->version;
            warning.citation = definition_->source;
        }
        check_.warnings.push_back(std::move(warning));
    }

    void check_factors() {
        const auto opened = cycle_opened();
        if (arms_->factors)
            for (const auto& [key, rated] : *arms_->factors)
                check_factor(key, rated, opened);
        for (const auto& factor : definition_->factors) {
            const bool rated =
                arms_->factors && arms_->factors->contains(factor.key) && arms_->factors->at(factor.key).rating;
            if (!rated)
                warn(ArmsWarningKind::factor_not_rated, factor.name + " is not rated; that does not make it absent.");
        }
    }

    void check_factor(const std::string& key, const FactorRating& rated, std::optional<Day> opened) {
        const auto* factor = definition_->factor(key);
        FactorLine line{key, factor ? factor->name : key, {}, rated.rating, {}, {}};
        if (factor) line.kind = factor->kind;
        for (const auto& item : rated.evidence)
            line.evidence.push_back(item);
        for (const auto& item : rated.source)
            line.source.push_back(item);
        if (!factor)
            warn(ArmsWarningKind::factor_unknown, "The definition has no factor that is called so: " + key + ".");
        if (rated.rating && !definition_->ratings.empty() && !definition_->rating(*rated.rating))
            warn(ArmsWarningKind::rating_unknown, line.name + " is rated with a word that the scale does not have.");
        if (rated.rating && line.evidence.empty())
            warn(ArmsWarningKind::rated_without_evidence, line.name + " is rated without evidence.");
        if (rated.rating && factor && factor->kind == FactorKind::protective && line.source.empty())
            warn(ArmsWarningKind::protective_without_source,
                 line.name + " is a protective factor; the record does not say who or what it rests on.");
        check_age(line, opened);
        check_.factors.push_back(std::move(line));
    }

    /// Evidence that names an event of the record has a day; plain words have none.
    void check_age(const FactorLine& line, std::optional<Day> opened) {
        if (!opened) return;
        for (const auto& item : line.evidence) {
            const auto* shown = timeline_.resolve(EventId::from_checked(item));
            const auto day = shown ? day_of_event(*shown) : std::nullopt;
            if (day && *day < *opened)
                warn(ArmsWarningKind::evidence_older_than_cycle,
                     line.name + " rests on an event of " + british(*day) + ", before the cycle that began on " +
                         british(*opened) + ".",
                     cycle_rule, {shown->id()});
        }
    }

    /// When the cycle began that this assessment belongs to.
    [[nodiscard]] std::optional<Day> cycle_opened() const {
        std::optional<Day> opened;
        for (const auto& one : cycles(timeline_, law_, rules_))
            if (one.opened && *one.opened <= *arms_->on) opened = one.opened;
        return opened;
    }

    void check_level() {
        if (!arms_->level)
            warn(ArmsWarningKind::level_not_recorded, "No level is recorded; unknown is not low.");
        else if (!says_something(arms_->rationale))
            warn(ArmsWarningKind::level_without_rationale,
                 "The level is recorded without a rationale; it is a judgement and needs its reasons.");
    }

    /// The results that stood on the day of the assessment: one of each tool in use, under whatever name.
    void check_static() {
        const bool reasoned = says_something(arms_->rationale);
        for (const auto& row : static_scores(timeline_, *arms_->on).current) {
            const auto& score = *timeline_.resolve(row.event)->as<StaticScore>();
            const auto& name = *row.tool;
            const auto band = row.band ? level_of(*row.band) : std::nullopt;
            if (row.band == OspBand::not_applicable) {
                auto by_its_band = score;
                by_its_band.applicable.reset();
                const bool other_band = score.band && !does_not_apply(by_its_band);
                const bool low = arms_->level == RiskLevel::low && !reasoned;
                if (other_band || low)
                    warn_of_score(ArmsWarningKind::not_applicable_read_as_low,
                                  name + " did not apply to him on " + british(*row.on) +
                                      (other_band ? ", yet a band is recorded; not applicable is not low."
                                                  : "; that is no reason for a low level, and none other is given."),
                                  row);
            } else if (band && arms_->level && *arms_->level > *band && !reasoned) {
                warn_of_score(ArmsWarningKind::level_below_static_band,
                              "The level is below the band of " + name + " of " + british(*row.on) +
                                  ", without a rationale.",
                              row);
            }
        }
    }

    void warn_of_score(ArmsWarningKind kind, std::string says, const StaticScoreRow& row) {
        const auto* tool = find_static_tool(*row.tool);
        check_.warnings.push_back({kind,
                                   std::move(says),
                                   "static tool " + *row.tool,
                                   tool->versions.back().from.sources.front(),
                                   {event_->id(), row.event}});
    }

    const Timeline& timeline_;
    const law::Evaluation& law_;
    const Rulebook& rules_;
    PracticeOn practice_;
    const ArmsDefinitions& definitions_;
    ArmsCheck check_;
    const Event* event_ = nullptr;
    const Arms* arms_ = nullptr;
    const ArmsDefinition* definition_ = nullptr;
};

} // namespace

ArmsCheck check_arms(const Timeline& timeline, const law::Evaluation& law, const Rulebook& rules,
                     const ArmsDefinitions& definitions) {
    return Checker{timeline, law, rules, definitions}.check();
}

std::optional<Day> day_of_event(const Event& event) {
    return std::visit(
        [](const auto& body) {
            std::optional<Day> found;
            for_each_field<std::decay_t<decltype(body)>>([&](std::string_view, auto pointer) {
                if (!found) found = day_in(body.*pointer);
            });
            return found;
        },
        event.body);
}

} // namespace mosovo::assessment
