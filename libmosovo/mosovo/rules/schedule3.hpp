#pragma once

#include <mosovo/calendar/bank_holidays.hpp>
#include <mosovo/rules/citation.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Schedule 3 to the Sexual Offences Act 2003 as data: which offence is listed, and on what conditions.
namespace mosovo::rules {

/// How much of a hospital order a paragraph asks for (s.133).
BOOST_DEFINE_FIXED_ENUM_CLASS(HospitalTest, std::uint8_t,
                              detained,   // "detained in a hospital"
                              restricted) // "admitted to a hospital subject to a restriction order"

/// Whose age `victim_under` means (Sch. 3 paras 31 and 95).
BOOST_DEFINE_FIXED_ENUM_CLASS(AgeOf, std::uint8_t,
                              victim,          // the victim or other party, at the time of the offence
                              person_shown,    // the youngest person shown, when the photograph was taken
                              intended_victim) // of the offence that was intended

/// Whether the list also reaches disposals before the paragraph came into force.
BOOST_DEFINE_FIXED_ENUM_CLASS(EarlierDisposals, std::uint8_t,
                              listed,  // carried over from before the Act (s.81)
                              unknown) // added later; whether it looks back was not found

/// How he was dealt with: any one of the ways given.
struct SentenceTest {
    std::optional<date::months> imprisonment; ///< a term of at least that; nought: of any length
    std::optional<HospitalTest> hospital;
    std::optional<date::months> community; ///< a community sentence of at least that

    bool operator==(const SentenceTest&) const = default;
};

/// One way into the list: everything given must hold; nothing given always holds.
struct ListedIf {
    std::optional<date::years> victim_under;
    std::optional<date::years> offender_under;
    std::optional<date::years> offender_at_least;
    std::optional<Day> disposed_before;
    std::optional<SentenceTest> sentence; ///< the sentencing condition of s.132

    bool operator==(const ListedIf&) const = default;
};

/// An offence that a paragraph lists, under the key by which records name it.
struct ListedOffence {
    std::string code;      ///< "soa2003.s3": the section that creates the offence
    std::string provision; ///< "Sexual Offences Act 2003 s.3"
    std::string title;
    std::vector<std::string> aliases; ///< other keys that mean the same

    bool operator==(const ListedOffence&) const = default;
};

struct Paragraph {
    std::string number; ///< "34A"
    Jurisdiction nation{};
    std::vector<ListedOffence> offences;
    Day from;
    std::optional<Day> to; ///< last day listed, where it was taken out
    EarlierDisposals earlier_disposals{};
    AgeOf age_of{};
    std::vector<ListedIf> listed_if;  ///< any one is enough
    std::set<Jurisdiction> elsewhere; ///< nations whose own lists hold the same section, on conditions of their own
    Citation source;
    std::vector<std::string> read; ///< which copies of the text were read
    Day as_at;                     ///< the day of the latest of them; changes after it were not seen
    Confidence confidence{};
    Day checked_on;
    std::string checked_by;
    std::optional<std::string> note;

    /// The name under which reasons give it: "soa2003.sch3.34A".
    [[nodiscard]] std::string id() const;
};

/// What the list does not hold: its codes answer "unknown".
struct NotHeld {
    std::string what;
    std::vector<std::string> codes;
    std::string why;
    std::string read_at; ///< where the text can be read
    Day checked_on;
    std::string checked_by;
};

/// Every paragraph held. Immutable; share one between threads.
class OffenceList {
public:
    /// What the library ships, read once from the embedded files.
    [[nodiscard]] static const OffenceList& built_in();
    /// \throws ProblemsError when a code or alias is given twice
    OffenceList(std::vector<Paragraph> paragraphs, std::vector<NotHeld> not_held);

    /// In the order of the Schedule.
    [[nodiscard]] const std::vector<Paragraph>& paragraphs() const noexcept { return paragraphs_; }
    [[nodiscard]] const std::vector<NotHeld>& not_held() const noexcept { return not_held_; }
    /// The paragraph that lists the offence of that code or alias; null where none is held.
    [[nodiscard]] const Paragraph* find(std::string_view code) const noexcept;
    /// Why the offence of that code is not held; null where nothing is said of it.
    [[nodiscard]] const NotHeld* why_not_held(std::string_view code) const noexcept;

private:
    std::vector<Paragraph> paragraphs_;
    std::vector<NotHeld> not_held_;
    std::map<std::string, std::size_t, std::less<>> by_code_;
};

/// Reads one paragraph's file (`soa2003.sch3.<number>.json`) or the list of what is not held. Strict, as rule files
/// are. \throws ProblemsError with the path inside the file
[[nodiscard]] Paragraph read_paragraph_file(std::string_view json, std::string_view file_name);
[[nodiscard]] std::vector<NotHeld> read_not_held_file(std::string_view json, std::string_view file_name);

/// One way into the list as a person reads it: "offender 18 or over; victim under 18".
[[nodiscard]] std::string spell(const ListedIf& way, AgeOf age_of);

/// One row a listed offence, then one for each thing not held: for a table.
struct Schedule3Row {
    std::string paragraph; ///< empty where not held
    std::string offence;
    std::string code; ///< codes not held are joined by commas
    std::optional<Jurisdiction> nation;
    bool held = false;
    std::string conditions; ///< why it is not held, where it is not
    std::optional<Day> from;
    std::optional<Day> to;
    std::string source;
    std::string href;
    std::optional<Confidence> confidence;
    std::optional<Day> as_at;
    std::string read;
    std::optional<Day> checked_on;
    std::string checked_by;
    std::optional<std::string> note;

    bool operator==(const Schedule3Row&) const = default;
};
BOOST_DESCRIBE_STRUCT(Schedule3Row, (),
                      (paragraph, offence, code, nation, held, conditions, from, to, source, href, confidence, as_at,
                       read, checked_on, checked_by, note))
[[nodiscard]] std::vector<Schedule3Row> schedule3_rows(const OffenceList& list = OffenceList::built_in());

} // namespace mosovo::rules
