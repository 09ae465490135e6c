#pragma once

#include <mosovo/calendar/day.hpp>
#include <mosovo/record/ids.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace mosovo {

BOOST_DEFINE_FIXED_ENUM_CLASS(Basis, std::uint8_t, conviction, insanity_finding, disability_finding, caution)
BOOST_DEFINE_FIXED_ENUM_CLASS(Known, std::uint8_t, yes, no, unknown)
BOOST_DEFINE_FIXED_ENUM_CLASS(SentenceType, std::uint8_t, life, public_protection, lifelong_restriction, imprisonment,
                              detention, suspended, special_custodial, extended, detention_and_training, hospital_order,
                              restricted_hospital_order, hospital_and_limitation, conditional_discharge,
                              payback_supervision, community_order, youth_rehabilitation, referral_order, fine,
                              admonition, payback_unpaid_work, other, absolute_discharge)

/// A length as the court pronounced it: never reduced to days.
struct Term {
    std::optional<date::years> years;
    std::optional<date::months> months;
    std::optional<date::weeks> weeks;
    std::optional<date::days> days;

    bool operator==(const Term&) const = default;
};
BOOST_DESCRIBE_STRUCT(Term, (), (years, months, weeks, days))

/// Whether the offence is in Schedule 3, and whether that hangs on the sentence (s.132).
struct Schedule3 {
    std::optional<Known> listed;
    std::optional<bool> sentence_condition;
    std::optional<bool> condition_met; ///< absent until sentenced

    bool operator==(const Schedule3&) const = default;
};
BOOST_DESCRIBE_STRUCT(Schedule3, (), (listed, sentence_condition, condition_met))

struct AgeTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 150;
};
using Age = Number<AgeTag>; ///< whole years attained

struct Offence {
    std::optional<std::string> title;
    std::optional<Day> committed;
    std::optional<Schedule3> schedule3;
    std::optional<std::string> code{}; ///< our key of the listed offence: the section that creates it, "soa2003.s3"
    std::optional<Age>
        victim_age{}; ///< at the time; of who is shown in a photograph, when it was taken (Sch. 3 para 95)

    bool operator==(const Offence&) const = default;
};
BOOST_DESCRIBE_STRUCT(Offence, (), (title, committed, schedule3, code, victim_age))

struct Sentence {
    std::optional<SentenceType> type;
    std::optional<Term> term;
    std::optional<Term> extension;

    bool operator==(const Sentence&) const = default;
};
BOOST_DESCRIBE_STRUCT(Sentence, (), (type, term, extension))

struct Overlap {
    std::optional<EventId> with;
    std::optional<Term> term;

    bool operator==(const Overlap&) const = default;
};
BOOST_DESCRIBE_STRUCT(Overlap, (), (with, term))

/// Conviction, finding or caution (s.80(1)), with the sentence when there is one.
struct Disposal {
    static constexpr std::string_view kind_word = "disposal";
    std::optional<Basis> basis;
    std::optional<Day> on; ///< day of conviction, finding or caution
    std::optional<Offence> offence;
    std::optional<Day> sentenced;
    std::optional<Sentence> sentence;
    std::optional<bool> foreign;    ///< of a court outside the UK, listed only through an order or notice
    std::optional<Day> tried_on;    ///< s.82(5): day on which a later trial concluded
    Listed<EventId> consecutive_to; ///< disposals that it wholly follows
    Listed<Overlap> overlaps;       ///< where partly concurrent

    bool operator==(const Disposal&) const = default;
};
BOOST_DESCRIBE_STRUCT(Disposal, (),
                      (basis, on, offence, sentenced, sentence, foreign, tried_on, consecutive_to, overlaps))

} // namespace mosovo
