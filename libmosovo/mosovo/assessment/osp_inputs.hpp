#pragma once

#include <mosovo/calendar/day.hpp>
#include <mosovo/record/offender.hpp>

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace mosovo::assessment {

BOOST_DEFINE_FIXED_ENUM_CLASS(SupervisionStatus, std::uint8_t, custody, community, remand)

struct SanctionCountTag {
    static constexpr std::int64_t least = -2'147'483'647;
    static constexpr std::int64_t most = 2'147'483'647;
};
/// Sanctions, previous and current. What cannot be (fewer than none) can be written, so that it can be reported.
using SanctionCount = Number<SanctionCountTag>;

/// What OSP/DC and OSP/IIC ask, once for every way of holding the answers: one person's, columns of many, and one row
/// of those columns. The order is that in which faults are reported.
/// \par Source  osp.md §1
template <template <class> class Held> struct OspInputsOf {
    Held<Sex> gender;
    Held<SupervisionStatus> supervision_status;
    Held<bool> has_ever_committed_sexual_offence;
    Held<Day> date_of_birth;
    Held<Day> date_at_start_of_followup; ///< commencement of a community sentence, or earliest possible release
    Held<SanctionCount> total_number_of_sanctions_for_all_offences; ///< the current one included
    Held<SanctionCount> total_indecent_image_sanctions;             ///< child images or indirect child contact
    Held<SanctionCount> total_contact_adult_sexual_sanctions;
    Held<SanctionCount> total_contact_child_sexual_sanctions; ///< direct contact
    Held<SanctionCount> total_non_contact_sexual_offences;
    Held<Day> date_of_most_recent_sexual_offence; ///< of the sanction, not of the offence
    Held<bool> is_current_offence_against_victim_stranger;
    Held<Day> most_recent_offence_date; ///< of any offence since the start of follow-up
    Held<Day> assessment_date;
    Held<Day> date_of_current_conviction; ///< read by the `oasys` profile only

    bool operator==(const OspInputsOf&) const = default;
    BOOST_DESCRIBE_CLASS(OspInputsOf, (),
                         (gender, supervision_status, has_ever_committed_sexual_offence, date_of_birth,
                          date_at_start_of_followup, total_number_of_sanctions_for_all_offences,
                          total_indecent_image_sanctions, total_contact_adult_sexual_sanctions,
                          total_contact_child_sexual_sanctions, total_non_contact_sexual_offences,
                          date_of_most_recent_sexual_offence, is_current_offence_against_victim_stranger,
                          most_recent_offence_date, assessment_date, date_of_current_conviction),
                         (), ())
};

/// One person's answers; nothing = not known.
using OspInputs = OspInputsOf<std::optional>;

/// Some of the inputs, a bit each in the order of the description.
using OspInputSet = std::uint16_t;

/// The bit of one input: `osp_input(&OspInputs::gender)`.
template <template <class> class Held, class Field>
[[nodiscard]] constexpr OspInputSet osp_input(Field OspInputsOf<Held>::*wanted) {
    unsigned place = 0;
    OspInputSet found = 0;
    for_each_field<OspInputsOf<Held>>([&](std::string_view, auto pointer) {
        if constexpr (std::is_same_v<decltype(pointer), Field OspInputsOf<Held>::*>)
            if (pointer == wanted) found = static_cast<OspInputSet>(1U << place);
        ++place;
    });
    return found;
}

/// The names of the inputs in a set, in order.
[[nodiscard]] std::vector<std::string> osp_input_names(OspInputSet inputs);

/// One cell of a column: a value, or not known. As small as numpy and pandas hold it: words and truths are one byte,
/// days (since 1970) and counts four.
template <class T> class Cell {
public:
    using Raw = std::conditional_t<std::is_enum_v<T> || std::is_same_v<T, bool>, std::uint8_t, std::int32_t>;
    static constexpr Raw not_known = std::is_same_v<Raw, std::uint8_t> ? 0xFF : std::numeric_limits<Raw>::min();

    constexpr Cell() = default;
    constexpr explicit Cell(const T& value) : raw_{raw_of(value)} {}
    constexpr explicit Cell(const std::optional<T>& value) : raw_{value ? raw_of(*value) : not_known} {}
    [[nodiscard]] static constexpr Cell from_raw(Raw raw) {
        Cell cell;
        cell.raw_ = raw;
        return cell;
    }

    [[nodiscard]] constexpr bool known() const { return raw_ != not_known; }
    [[nodiscard]] constexpr Raw raw() const { return raw_; }
    [[nodiscard]] constexpr bool is(const T& value) const { return raw_ == raw_of(value); }

    bool operator==(const Cell&) const = default;

private:
    [[nodiscard]] static constexpr Raw raw_of(const T& value) {
        if constexpr (std::is_same_v<T, Day>)
            return value.time_since_epoch().count();
        else if constexpr (requires { value.value(); })
            return static_cast<Raw>(value.value());
        else
            return static_cast<Raw>(value);
    }
    Raw raw_ = not_known;
};

template <class T> using OspColumn = std::span<const Cell<T>>;
/// Many people's answers, one column an input. An empty column: not known of anybody. All others are of one length.
using OspColumns = OspInputsOf<OspColumn>;

/// Answers as they were written, and which of them could not be read.
struct OspInputsRead {
    OspInputs inputs;
    OspInputSet unreadable = 0;
};

/// Reads answers by name: words in any case, days as ISO text, counts as whole numbers (2.0 is 2), truths as true,
/// false, yes, no, y, n, 1 or 0, also as text. Empty text is not known. Never throws for what an answer holds. \throws
/// std::invalid_argument for a name that is no input
[[nodiscard]] OspInputsRead read_osp_inputs(const std::map<std::string, Loose>& answers);

/// One answer, by the same rules; nothing where it is not known.
[[nodiscard]] Read<std::optional<Sex>> read_osp_answer(const Loose& answer, std::type_identity<Sex>);
[[nodiscard]] Read<std::optional<SupervisionStatus>> read_osp_answer(const Loose& answer,
                                                                     std::type_identity<SupervisionStatus>);
[[nodiscard]] Read<std::optional<bool>> read_osp_answer(const Loose& answer, std::type_identity<bool>);
[[nodiscard]] Read<std::optional<Day>> read_osp_answer(const Loose& answer, std::type_identity<Day>);
[[nodiscard]] Read<std::optional<SanctionCount>> read_osp_answer(const Loose& answer,
                                                                 std::type_identity<SanctionCount>);

} // namespace mosovo::assessment
