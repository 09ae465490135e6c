#include "osp_faults.hpp"

#include <utility>

namespace mosovo::assessment {

namespace {

using namespace core;

/// "date_of_birth (date of birth)", with the number of the question where it has one.
std::string asked(const std::string& input) {
    const auto* question = osp_question(input);
    if (question == nullptr) return input;
    return input + " (" + (question->question ? *question->question + ", " : "") + question->asks + ")";
}

std::string list(OspInputSet inputs) {
    std::string text;
    for (const auto& name : osp_input_names(inputs))
        text += (text.empty() ? "" : "; ") + asked(name);
    return text;
}

std::string limits_of_total() {
    const auto& limits = direct_contact_definition().limits;
    return std::to_string(limits.least_sanctions.value()) + " to " + std::to_string(limits.most_sanctions.value());
}

std::string age_limit() { return std::to_string(direct_contact_definition().limits.age_below.value()); }

class Collected {
public:
    void add_if(bool there, OspFault code, OspInputSet inputs, std::string message) {
        if (there) problems_.push_back({code, osp_input_names(inputs), std::move(message)});
    }
    /// One for the inputs in `faulty`, where there are any.
    void add_of(OspFault code, OspInputSet faulty, const char* message) {
        add_if(faulty != 0, code, faulty, message + list(faulty));
    }
    [[nodiscard]] std::vector<OspProblem> take() { return std::move(problems_); }

private:
    std::vector<OspProblem> problems_;
};

} // namespace

std::vector<OspProblem> problems_of(const Faults& faults) {
    const auto broke = [&](Broken check) { return (faults.broken & check) != 0; };
    constexpr auto by_circumstance = static_cast<OspInputSet>(input::counts | input::last_sexual);
    Collected all;
    all.add_of(OspFault::INVALID_INPUT, faults.invalid,
               "Cannot be read, or cannot be: write words, days as YYYY-MM-DD and whole numbers from 0 for ");
    all.add_of(OspFault::MISSING_MANDATORY_INPUT, faults.missing & static_cast<OspInputSet>(~by_circumstance),
               "Not known, and needed: ");
    all.add_of(OspFault::MISSING_MANDATORY_INPUT, faults.missing & input::counts,
               "Not known, and needed of a man with a sexual offence: ");
    all.add_if(broke(total_out_of_range), OspFault::TOTAL_NUMBER_OF_SANCTIONS_OUT_OF_RANGE, input::total,
               "The total number of sanctions is from " + limits_of_total() + ": correct " + list(input::total));
    all.add_if(broke(no_sexual_sanctions), OspFault::SEXUAL_REOFFENDING_PREDICTOR_NO_SANCTIONS, input::counts,
               "A sexual offence is on record, and no sanction for one: correct the counts or the history");
    all.add_if(broke(more_sexual_sanctions_than_total), OspFault::TOTAL_NUMBER_OF_SEXUAL_SANCTIONS_OUT_OF_RANGE,
               input::counts, "The counts of sexual sanctions add up to more than the total for all offences");
    all.add_of(OspFault::MISSING_MANDATORY_INPUT, faults.missing & input::last_sexual,
               "Not known, and needed of a man with a sexual offence: ");
    all.add_if(broke(last_sexual_before_birth), OspFault::DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_BEFORE_DATE_OF_BIRTH,
               input::last_sexual, "The last sexual sanction is not after the day of birth: correct one of them");
    all.add_if(broke(last_sexual_out_of_range), OspFault::DATE_OF_MOST_RECENT_SEXUAL_OFFENCE_OUT_OF_RANGE,
               input::last_sexual,
               "Aged " + age_limit() + " or more at the last sexual sanction: correct one of the days");
    all.add_if(broke(followup_out_of_range), OspFault::DATE_OF_START_OF_FOLLOWUP_OUT_OF_RANGE, input::followup,
               "Aged " + age_limit() + " or more at the start of follow-up: correct one of the days");
    all.add_if(faults.inconsistent != 0, OspFault::SEXUAL_REOFFENDING_PREDICTOR_INCONSISTENT_INPUT, faults.inconsistent,
               "Sanctions for sexual offences are counted, and the history does not say that there were any: correct "
               "one of them");
    all.add_if(broke(unexpected), OspFault::UNEXPECTED_ERROR, 0,
               "The inputs pass each check and cannot be scored together: the start of follow-up is not after the day "
               "of birth, or a count is missing");
    return all.take();
}

std::vector<OspProblem> osp_problems(OspFaultSet faults) { // the other way round than `packed`
    const auto part = [bits = static_cast<std::uint64_t>(faults)](unsigned at) {
        return static_cast<std::uint16_t>(bits >> at & 0xFFFFU);
    };
    return problems_of({part(0), part(16), part(32), part(48)});
}

} // namespace mosovo::assessment
