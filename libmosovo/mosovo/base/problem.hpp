#pragma once

#include <boost/describe.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace mosovo {

/// Something wrong with the data we were given (never with our own code).
/// The words are part of the public interface: add at the end, never rename.
BOOST_DEFINE_FIXED_ENUM_CLASS(ProblemCode, std::uint16_t,
                              malformed,          // the text is not the format it claims to be
                              unknown_format,     // a format name or version we do not read
                              unknown_kind,       // an event kind that format 1 does not have
                              unknown_key,        // a key or column that the type does not have
                              duplicate_key,      // one key written twice in one object
                              missing_key,        // a key without which there is no such thing (id, kind)
                              wrong_type,         // a number where text belongs, and the like
                              unknown_word,       // a word that the enumeration does not have
                              no_such_day,        // 30 February
                              no_such_time,       // 25:00, or an hour the clock change skips
                              needs_offset,       // a local time that occurs twice
                              out_of_range,       // a number outside what it can be
                              ends_before_start,  // an interval whose end precedes its start
                              duplicate_id,       // two events, or two offenders, with one id
                              unknown_reference,  // points at an event that is not in the record
                              circular_reference, // corrects itself, at once or in a ring
                              bad_identifier,     // PNC, CRO, ASN … whose shape or check letter is wrong
                              impossible_fact,    // a sentence no court could pass
                              unknown_column,     // a CSV column that no field answers to
                              missing_column,     // a CSV column that must be there
                              uneven_row,         // a CSV row with more cells than the header
                              not_text,           // bytes that are not UTF-8
                              too_large,          // longer or deeper than we read
                              no_such_offender,   // a row that names an offender nobody gave us
                              disagreement)       // a recorded conclusion that does not follow from the recorded facts

/// One fault, with the place it stands and what to do. Never repeats the data itself.
struct Problem {
    ProblemCode code{};
    std::string path;                ///< "events[3].sentence.type"; empty for a whole file or row
    std::optional<std::string> file; ///< name of the file, as the caller called it
    std::optional<std::size_t> row;  ///< line of a table, the header being 1
    std::optional<std::string> column;
    std::string message; ///< a sentence: what is wrong and what to do

    bool operator==(const Problem&) const = default;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (code, path, file, row, column, message))

using Problems = std::vector<Problem>;

/// What reading gave: every row ends either in `rows` or in `problems`.
template <class T> struct Taken {
    std::vector<T> rows;
    Problems problems;
};

/// Thrown where a caller asked for one whole thing and the data cannot give it.
class ProblemsError : public std::runtime_error {
public:
    explicit ProblemsError(Problems problems);
    [[nodiscard]] const Problems& problems() const noexcept { return problems_; }

private:
    Problems problems_;
};

/// "events.csv, row 7, column on: …" — one line, ready to print.
[[nodiscard]] std::string to_line(const Problem& problem);

/// Why one value could not be read; the reader of the whole adds the place.
struct Fault {
    ProblemCode code{};
    std::string message;
};

/// A value, or why there is none.
template <class T> class Read {
public:
    Read(T value) : state_{std::move(value)} {}     // NOLINT(google-explicit-constructor)
    Read(Fault fault) : state_{std::move(fault)} {} // NOLINT(google-explicit-constructor)

    [[nodiscard]] explicit operator bool() const noexcept { return state_.index() == 0; }
    [[nodiscard]] const T& operator*() const { return std::get<0>(state_); }
    [[nodiscard]] const T* operator->() const { return &std::get<0>(state_); }
    [[nodiscard]] const Fault& fault() const { return std::get<1>(state_); }

private:
    std::variant<T, Fault> state_;
};

} // namespace mosovo
