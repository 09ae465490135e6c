#include "provisions.hpp"

#include "absence.hpp"
#include "advance_notice.hpp"
#include "change.hpp"
#include "initial.hpp"
#include "periodic.hpp"
#include "premises.hpp"
#include "review.hpp"
#include "travel.hpp"

namespace mosovo::law {

namespace {

const LawRules& shipped() {
    static const LawRules law{Rulebook::built_in()};
    return law;
}

} // namespace

void add_all(const Context& context, Handed& into) {
    add_initial(context, into);
    add_changes(context, into);
    add_releases(context, into);
    add_places(context, into);
    add_non_occurrence(context, into);
    add_periodic(context, into);
    add_travel(context, into);
    add_absences(context, into);
    add_review(context, into);
    add_scottish_review(context, into);
}

LaidOut::LaidOut(const Rulebook& rules)
    : own_{&rules == &Rulebook::built_in() ? nullptr : std::make_unique<const LawRules>(rules)},
      rules_{own_ ? own_.get() : &shipped()} {}

Step shown(const StepRow& step, std::string_view text, const std::vector<StepSource>& sources) {
    const auto& source = sources[step.source];
    return {source.rule, source.citation, std::string{text.substr(step.says, step.length)}, step.before, step.after};
}

} // namespace mosovo::law
