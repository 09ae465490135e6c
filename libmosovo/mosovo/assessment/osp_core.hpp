// Not installed: for our own sources.
#pragma once

#include <mosovo/assessment/osp_definition.hpp>
#include <mosovo/assessment/osp_readings.hpp>
#include <mosovo/assessment/osp_years.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

/// The rules of both tools, once, on one row of small numbers. A person's answers and a row of columns both come here.
// Called for every row of a column: as a function of its own it would pass rows and verdicts through memory.
#if defined(__GNUC__)
#define MOSOVO_IN_THE_LOOP [[gnu::always_inline]] inline
#else
#define MOSOVO_IN_THE_LOOP inline
#endif

namespace mosovo::assessment::core {

namespace input {
inline constexpr auto gender = osp_input(&OspInputs::gender);
inline constexpr auto supervision = osp_input(&OspInputs::supervision_status);
inline constexpr auto history = osp_input(&OspInputs::has_ever_committed_sexual_offence);
inline constexpr auto birth = osp_input(&OspInputs::date_of_birth);
inline constexpr auto followup = osp_input(&OspInputs::date_at_start_of_followup);
inline constexpr auto total = osp_input(&OspInputs::total_number_of_sanctions_for_all_offences);
inline constexpr auto image = osp_input(&OspInputs::total_indecent_image_sanctions);
inline constexpr auto adult = osp_input(&OspInputs::total_contact_adult_sexual_sanctions);
inline constexpr auto child = osp_input(&OspInputs::total_contact_child_sexual_sanctions);
inline constexpr auto other = osp_input(&OspInputs::total_non_contact_sexual_offences);
inline constexpr auto last_sexual = osp_input(&OspInputs::date_of_most_recent_sexual_offence);
inline constexpr auto stranger = osp_input(&OspInputs::is_current_offence_against_victim_stranger);
inline constexpr auto recent = osp_input(&OspInputs::most_recent_offence_date);
inline constexpr auto assessment = osp_input(&OspInputs::assessment_date);
inline constexpr auto conviction = osp_input(&OspInputs::date_of_current_conviction);
inline constexpr OspInputSet counts = image | adult | child | other;
inline constexpr OspInputSet of_iic = gender | history | total | counts; ///< OSP/IIC looks at nothing else
} // namespace input

/// How a row holds an answer: a day as its place in the years, everything else as the column does.
template <class T> struct InRow { using type = Cell<T>; };
template <> struct InRow<Day> { using type = YearDay; };
template <class T> using RowCell = typename InRow<T>::type;

/// One person's answers, ready to be judged. What is not in `known` holds nothing of meaning.
struct Row {
    OspInputsOf<RowCell> answers;
    OspInputSet known = 0;
    OspInputSet invalid = 0; ///< given, but not readable as what it should be

    [[nodiscard]] bool knows(OspInputSet all) const { return (known & all) == all; }
};

template <template <class> class Held> using Members =
    boost::describe::describe_members<OspInputsOf<Held>, boost::describe::mod_public>;
inline constexpr std::size_t input_count = boost::mp11::mp_size<Members<std::optional>>::value;

inline constexpr unsigned invalid_from = 16; ///< where the marks of what is invalid begin

/// One answer as a row holds it.
template <class T> [[nodiscard]] constexpr RowCell<T> answer_of(Cell<T> cell) {
    if constexpr (std::is_same_v<T, Day>)
        return YearDay::from_count(cell.raw());
    else
        return cell;
}

/// Whether an answer is known and can be, as a mark at its place: below `invalid_from` where it is, above where it is
/// known and cannot be. Without branches: in a column, what is known is not to be foretold.
template <std::size_t Place, class T> [[nodiscard]] constexpr std::uint32_t marks_of(Cell<T> cell) {
    bool fits = true;
    if constexpr (std::is_same_v<T, Day>) fits = YearDay::holds(cell.raw());
    if constexpr (std::is_same_v<T, SanctionCount> && (input::counts >> Place & 1U) != 0) fits = cell.raw() >= 0;
    const auto known = std::uint32_t{cell.known()};
    return (known & std::uint32_t{fits}) << Place | (known & std::uint32_t{!fits}) << (Place + invalid_from);
}

/// Calls f with the place of each input as a constant.
template <class F> constexpr void for_each_place(F&& f) {
    boost::mp11::mp_for_each<boost::mp11::mp_iota_c<input_count>>(std::forward<F>(f));
}
template <template <class> class Held, std::size_t Place> inline constexpr auto member_at =
    boost::mp11::mp_at_c<Members<Held>, Place>::pointer;

[[nodiscard]] inline Row row_of(const OspInputs& inputs, OspInputSet unreadable) {
    Row row;
    std::uint32_t marks = 0;
    for_each_place([&](auto place) {
        const Cell cell{inputs.*member_at<std::optional, place>};
        row.answers.*member_at<RowCell, place> = answer_of(cell);
        marks |= marks_of<place>(cell);
    });
    row.known = static_cast<OspInputSet>(marks & ~std::uint32_t{unreadable});
    row.invalid = static_cast<OspInputSet>(marks >> invalid_from | unreadable);
    return row;
}

/// Some rows of columns, taken column by column: each is one tight loop.
class Block {
public:
    static constexpr std::size_t size = 256;

    void take(const OspColumns& columns, std::span<const OspInputSet> unreadable, std::size_t from, std::size_t rows) {
        marks_.fill(0);
        for_each_place([&](auto place) { take_column<place>(columns.*member_at<OspColumn, place>, from, rows); });
        for (std::size_t at = 0; at < rows && !unreadable.empty(); ++at) {
            const std::uint32_t lost = unreadable[from + at];
            marks_[at] = (marks_[at] & ~lost) | lost << invalid_from;
        }
    }
    [[nodiscard]] Row row(std::size_t at) const {
        Row row;
        row.known = static_cast<OspInputSet>(marks_[at]);
        row.invalid = static_cast<OspInputSet>(marks_[at] >> invalid_from);
        for_each_place(
            [&](auto place) { row.answers.*member_at<RowCell, place> = (answers_.*member_at<Column, place>)[at]; });
        return row;
    }

private:
    template <class T> using Column = std::array<RowCell<T>, size>;

    /// Copied out first, and always as many as the block holds: then the compiler may take several rows at a time.
    template <std::size_t Place, class T> void take_column(OspColumn<T> column, std::size_t from, std::size_t rows) {
        auto& into = answers_.*member_at<Column, Place>;
        if (column.empty()) return into.fill({});
        std::array<typename Cell<T>::Raw, size> cells;
        for (std::size_t at = 0; at < rows; ++at)
            cells[at] = column[from + at].raw();
        std::fill(cells.begin() + static_cast<std::ptrdiff_t>(rows), cells.end(), Cell<T>::not_known);
        for (std::size_t at = 0; at < size; ++at) {
            const auto cell = Cell<T>::from_raw(cells[at]);
            into[at] = answer_of(cell);
            marks_[at] |= marks_of<Place>(cell);
        }
    }

    OspInputsOf<Column> answers_;
    std::array<std::uint32_t, size> marks_{};
};

/// Faults of the checks that name fixed inputs.
enum Broken : std::uint16_t {
    total_out_of_range = 1U << 0U,
    no_sexual_sanctions = 1U << 1U,
    more_sexual_sanctions_than_total = 1U << 2U,
    last_sexual_before_birth = 1U << 3U,
    last_sexual_out_of_range = 1U << 4U,
    followup_out_of_range = 1U << 5U,
    unexpected = 1U << 6U,
};

/// Everything wrong with one row's inputs.
struct Faults {
    OspInputSet invalid = 0;
    OspInputSet missing = 0;
    OspInputSet inconsistent = 0; ///< the history and the counts that contradict it
    std::uint16_t broken = 0;

    [[nodiscard]] bool any() const { return (invalid | missing | inconsistent | broken) != 0; }
    bool operator==(const Faults&) const = default;
};

inline constexpr std::size_t item_count = words_of<OspItemName>.size() - 1; ///< of OSP/DC: images score nothing
inline constexpr std::size_t table_size = 128;                              ///< values and points stay below it

/// The definition of OSP/DC as tables that are looked up by value.
struct DirectContactTables {
    std::array<std::array<std::uint8_t, table_size>, item_count> points{};
    std::array<OspBand, table_size> band{};
    std::array<std::uint16_t, table_size> hundredths{}; ///< of a per cent, by the formula
    std::int32_t least_sanctions = 0;
    std::int32_t most_sanctions = 0;
    int age_below = 0;
    int reduction_years = 0;
    OspBand least_reduced = OspBand::medium;
    std::uint8_t never_in = 0; ///< bits of `SupervisionStatus`
};
[[nodiscard]] DirectContactTables tables_of(const DirectContactDefinition& definition);
[[nodiscard]] const DirectContactTables& direct_contact_tables(); ///< of what the library ships

struct IndirectContactTables {
    struct Line {
        IndirectContactBasis basis{};
        std::int32_t at_least = 0;
        std::uint16_t hundredths = 0;
        OspBand band{};
    };
    std::array<Line, 16> lines{};
    std::size_t size = 0;
};
[[nodiscard]] IndirectContactTables tables_of(const IndirectContactDefinition& definition);
[[nodiscard]] const IndirectContactTables& indirect_contact_tables();

/// What the rules say of one row.
struct Verdict {
    OspStatus status = OspStatus::error;
    OspBand band = OspBand::not_applicable;
    OspBand before = OspBand::not_applicable;
    Cell<bool> reduced;
    std::uint8_t points = 0;
    std::uint16_t hundredths = 0;
    std::uint8_t line = 0; ///< of the table of OSP/IIC
    std::array<std::uint8_t, item_count> items{};
    Faults faults;

    bool operator==(const Verdict&) const = default;
};

[[nodiscard]] inline bool is_exempt(const Row& row) {
    return row.answers.gender.is(Sex::female) || row.answers.has_ever_committed_sexual_offence.is(false);
}

/// Strictly, a gender that is neither is a question not answered; only OASys gives it a meaning of its own.
inline void ask_gender(Row& row, const OspReadings& how) {
    if (how.applicability == OspApplicability::before_checks || !row.answers.gender.is(Sex::not_specified)) return;
    row.known &= static_cast<OspInputSet>(~input::gender);
    row.answers.gender = {};
}

/// Whether the row is scored; if not, because the tool does not apply or because of `faults`.
/// \param applies_not  said of a row whose inputs are good
template <class Check> [[nodiscard]] OspStatus settle(const Row& row, bool applies_not, const OspReadings& how,
                                                      Faults& faults, Check&& check) {
    if (how.applicability == OspApplicability::before_checks && row.invalid == 0) {
        // The order in which OASys asks.
        if (row.knows(input::gender) && !row.answers.gender.is(Sex::male)) return OspStatus::not_applicable;
        if (row.answers.has_ever_committed_sexual_offence.is(false)) return OspStatus::not_applicable;
        if (!row.knows(input::gender | input::history)) {
            faults.missing = row.knows(input::gender) ? input::history : input::gender;
            return OspStatus::error;
        }
    }
    faults = check();
    if (faults.any()) return OspStatus::error;
    return applies_not ? OspStatus::not_applicable : OspStatus::scored;
}

[[nodiscard]] inline std::int32_t count_in(const Row& row, Cell<SanctionCount> OspInputsOf<RowCell>::*count,
                                           OspInputSet bit) {
    return row.knows(bit) ? (row.answers.*count).raw() : 0;
}

/// Checks of the four counts that both tools make. \pre not exempt
inline void check_counts(const Row& row, OspChecks checks, Faults& faults) {
    using Answers = OspInputsOf<RowCell>;
    const std::int64_t sum = std::int64_t{count_in(row, &Answers::total_indecent_image_sanctions, input::image)} +
                             count_in(row, &Answers::total_contact_adult_sexual_sanctions, input::adult) +
                             count_in(row, &Answers::total_contact_child_sexual_sanctions, input::child) +
                             count_in(row, &Answers::total_non_contact_sexual_offences, input::other);
    if (row.knows(input::counts) && sum == 0)
        faults.broken |= no_sexual_sanctions;
    else if (checks == OspChecks::strict && row.knows(input::total) &&
             sum > row.answers.total_number_of_sanctions_for_all_offences.raw())
        faults.broken |= more_sexual_sanctions_than_total;
}

/// Counts above nothing in somebody of whom it is said, or not said, that he has no history.
inline void check_history(const Row& row, Faults& faults) {
    using Answers = OspInputsOf<RowCell>;
    if (row.answers.gender.is(Sex::female) || row.answers.has_ever_committed_sexual_offence.is(true)) return;
    const auto given = [&](auto count, OspInputSet bit) {
        return count_in(row, count, bit) != 0 ? bit : OspInputSet{0};
    };
    const auto offending =
        static_cast<OspInputSet>(given(&Answers::total_indecent_image_sanctions, input::image) |
                                 given(&Answers::total_contact_adult_sexual_sanctions, input::adult) |
                                 given(&Answers::total_contact_child_sexual_sanctions, input::child) |
                                 given(&Answers::total_non_contact_sexual_offences, input::other));
    if (offending != 0) faults.inconsistent = offending | input::history;
}

/// Checks of the dates against the day of birth. \pre not exempt, strict
inline void check_dates(const Row& row, const DirectContactTables& tables, Faults& faults) {
    const auto& answers = row.answers;
    const bool scored = answers.gender.is(Sex::male) && answers.has_ever_committed_sexual_offence.is(true);
    if (scored && row.knows(input::last_sexual | input::birth)) {
        if (answers.date_of_most_recent_sexual_offence <= answers.date_of_birth)
            faults.broken |= last_sexual_before_birth;
        else if (completed_years(answers.date_of_birth, answers.date_of_most_recent_sexual_offence) >= tables.age_below)
            faults.broken |= last_sexual_out_of_range;
    }
    if (row.knows(input::followup | input::birth) && answers.date_at_start_of_followup > answers.date_of_birth &&
        completed_years(answers.date_of_birth, answers.date_at_start_of_followup) >= tables.age_below)
        faults.broken |= followup_out_of_range;
}

/// The day whose age is scored. The conviction's, where a reading lets it stand in.
[[nodiscard]] inline YearDay start_of_followup(const Row& row) {
    return row.knows(input::followup) ? row.answers.date_at_start_of_followup : row.answers.date_of_current_conviction;
}

/// All that is wrong with the inputs of OSP/DC. \par Source  osp.md §6
[[nodiscard]] inline Faults check_direct_contact(const Row& row, const DirectContactTables& tables,
                                                 const OspReadings& how) {
    const auto& answers = row.answers;
    const bool strict = how.checks == OspChecks::strict;
    Faults faults{.invalid = row.invalid};
    auto needed = static_cast<OspInputSet>(input::gender | input::history | input::birth | input::total);
    if (strict) needed |= input::supervision;
    if (how.no_followup == OspNoFollowup::asked_for)
        needed |= input::followup;
    else if (!row.knows(input::followup) && !row.knows(input::conviction))
        needed |= input::followup | input::conviction;
    if (!is_exempt(row)) {
        needed |= strict ? input::counts : static_cast<OspInputSet>(input::counts & ~input::image);
        const auto total = answers.total_number_of_sanctions_for_all_offences.raw();
        if (strict && row.knows(input::total) && (total < tables.least_sanctions || total > tables.most_sanctions))
            faults.broken |= total_out_of_range;
        check_counts(row, how.checks, faults);
        if (answers.gender.is(Sex::male) && answers.has_ever_committed_sexual_offence.is(true))
            needed |= input::last_sexual;
        if (strict) check_dates(row, tables, faults);
    }
    check_history(row, faults);
    faults.missing = static_cast<OspInputSet>(needed & ~row.known & ~row.invalid);
    if (strict && !faults.any() && !is_exempt(row) && start_of_followup(row) <= answers.date_of_birth)
        faults.broken |= unexpected;
    return faults;
}

[[nodiscard]] inline std::uint8_t points_for(const DirectContactTables& tables, std::size_t item, std::int32_t value) {
    return tables
        .points[item][static_cast<std::size_t>(std::clamp(value, 0, static_cast<std::int32_t>(table_size) - 1))];
}

/// Whether the band falls by a step; nothing where the day that decides it is not known. Every condition is looked at:
/// which of them fails is not to be foretold either. \par Source  osp.md §5
[[nodiscard]] inline Cell<bool> is_reduced(const Row& row, OspBand band, const DirectContactTables& tables,
                                           const OspReadings& how) {
    const auto& answers = row.answers;
    const auto where = unsigned{answers.supervision_status.raw()} & 7U;
    const auto barred = unsigned{row.knows(input::supervision)} & (unsigned{tables.never_in} >> where);
    const auto possible = unsigned{band >= tables.least_reduced} & unsigned{row.knows(input::followup)} & ~barred & 1U;
    const auto recently = [&](OspInputSet known, YearDay day) {
        const bool short_of = completed_years(day, answers.assessment_date) < tables.reduction_years;
        return unsigned{row.knows(known)} & unsigned{short_of};
    };
    const auto recent = recently(input::followup, answers.date_at_start_of_followup) |
                        recently(input::recent, answers.most_recent_offence_date) |
                        recently(input::last_sexual, answers.date_of_most_recent_sexual_offence);
    if (!row.knows(input::assessment)) // OASys takes it that five years have not passed
        return possible == 0 || how.checks == OspChecks::lenient ? Cell<bool>{false} : Cell<bool>{};
    return Cell<bool>{(possible & (recent ^ 1U)) != 0};
}

[[nodiscard]] MOSOVO_IN_THE_LOOP Verdict judge_direct_contact(Row& row, const DirectContactTables& tables,
                                                              const OspReadings& how) {
    ask_gender(row, how);
    Verdict verdict;
    verdict.status =
        settle(row, is_exempt(row), how, verdict.faults, [&] { return check_direct_contact(row, tables, how); });
    if (verdict.status != OspStatus::scored) return verdict;

    const auto& answers = row.answers;
    const std::array<std::int32_t, item_count> values{
        answers.total_contact_adult_sexual_sanctions.raw(),
        answers.total_contact_child_sexual_sanctions.raw(),
        answers.total_non_contact_sexual_offences.raw(),
        completed_years(answers.date_of_birth, start_of_followup(row)),
        completed_years(answers.date_of_birth, answers.date_of_most_recent_sexual_offence),
        answers.total_number_of_sanctions_for_all_offences.raw(),
        answers.is_current_offence_against_victim_stranger.is(true) ? 1 : 0,
    };
    const auto points = [&]<std::size_t... Item>(std::index_sequence<Item...>) {
        ((verdict.items[Item] = points_for(tables, Item, values[Item])), ...);
        return (unsigned{verdict.items[Item]} + ...);
    }
    (std::make_index_sequence<item_count>{});
    verdict.points = static_cast<std::uint8_t>(points);
    verdict.before = verdict.band = tables.band[points];
    verdict.hundredths = tables.hundredths[points];
    if (points == 0 && how.no_points == OspNoPoints::nought) {
        verdict.hundredths = 0;
        return verdict;
    }
    verdict.reduced = is_reduced(row, verdict.before, tables, how);
    if (verdict.reduced.is(true)) verdict.band = static_cast<OspBand>(static_cast<std::uint8_t>(verdict.before) - 1);
    return verdict;
}

/// All that is wrong with the inputs of OSP/IIC. \par Source  osp.md §6
[[nodiscard]] inline Faults check_indirect_contact(const Row& row, const OspReadings& how, bool woman_scored) {
    Faults faults{.invalid = static_cast<OspInputSet>(row.invalid & input::of_iic)};
    auto needed = static_cast<OspInputSet>(input::gender | input::history);
    if (!is_exempt(row)) {
        needed |= input::counts;
        check_counts(row, how.checks, faults);
    }
    check_history(row, faults);
    faults.missing = static_cast<OspInputSet>(needed & ~row.known & ~row.invalid);
    // The source checks no count of hers, and then cannot do without one.
    if (woman_scored && !faults.any() && !row.knows(input::counts)) faults.broken |= unexpected;
    return faults;
}

/// Whether a row of the table fits.
[[nodiscard]] inline bool fits(const IndirectContactTables::Line& line, const Row& row, const OspReadings& how) {
    const auto& answers = row.answers;
    const auto adult = answers.total_contact_adult_sexual_sanctions.raw();
    const auto other = answers.total_non_contact_sexual_offences.raw();
    switch (line.basis) {
    case IndirectContactBasis::indecent_image:
        return answers.total_indecent_image_sanctions.raw() >= line.at_least;
    case IndirectContactBasis::contact_child:
        return answers.total_contact_child_sexual_sanctions.raw() >= line.at_least;
    case IndirectContactBasis::other:
        return how.other_sanctions == OspOtherSanctions::any ? std::max(adult, other) >= line.at_least
                                                             : std::min(adult, other) >= line.at_least;
    case IndirectContactBasis::none:
        return true;
    }
    return false;
}

[[nodiscard]] MOSOVO_IN_THE_LOOP Verdict judge_indirect_contact(Row& row, const IndirectContactTables& tables,
                                                                const OspReadings& how) {
    ask_gender(row, how);
    row.invalid &= input::of_iic;
    const bool woman_scored = how.women == OspWomen::scored_low && row.answers.gender.is(Sex::female) &&
                              row.answers.has_ever_committed_sexual_offence.is(true);
    Verdict verdict;
    verdict.status = settle(row, is_exempt(row) && !woman_scored, how, verdict.faults,
                            [&] { return check_indirect_contact(row, how, woman_scored); });
    if (verdict.status != OspStatus::scored) return verdict;

    std::size_t at = tables.size - 1;
    if (!woman_scored)
        for (at = 0; !fits(tables.lines[at], row, how); ++at) {
        }
    verdict.line = static_cast<std::uint8_t>(at);
    verdict.band = verdict.before = tables.lines[at].band;
    verdict.hundredths = tables.lines[at].hundredths;
    return verdict;
}

} // namespace mosovo::assessment::core
