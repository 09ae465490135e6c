#pragma once

#include <mosovo/law/readings.hpp>
#include <mosovo/record/disposal.hpp>

#include <compare>
#include <optional>

namespace mosovo::law {

/// How long somebody is to be imprisoned: calendar months and days kept apart, as pronounced, in hundredths, since
/// only a part of some orders is imprisonment (s.131).
class Length {
public:
    Length() = default;
    /// \param part  percent of the term that counts
    [[nodiscard]] static Length of(const Term& term, std::int64_t part);
    [[nodiscard]] static Length whole(date::months months) { return Length{months.count() * 100, 0}; }

    friend Length operator+(Length a, Length b) { return Length{a.months_ + b.months_, a.days_ + b.days_}; }
    friend Length operator-(Length a, Length b) { return Length{a.months_ - b.months_, a.days_ - b.days_}; }

    /// Against a limit in months, counted from `start`. Exact where the length is in months alone; `like_limit` is
    /// the length in days that the reading takes as equal to the limit, where there is one.
    [[nodiscard]] std::strong_ordering against(date::months limit, Day start,
                                               std::optional<date::days> like_limit = {}) const;
    /// Whether this is longer than `other`, both counted from `start`.
    [[nodiscard]] bool is_longer_than(const Length& other, Day start) const;
    bool operator==(const Length&) const = default;

private:
    Length(std::int64_t months, std::int64_t days) : months_{months}, days_{days} {}
    std::int64_t months_ = 0; ///< hundredths of a month
    std::int64_t days_ = 0;   ///< hundredths of a day
};

/// Whether the term says any length at all.
[[nodiscard]] bool says_a_length(const Term& term);

/// The last day of a term that begins with `start`.
[[nodiscard]] Day last_day_of_term(Day start, const Term& term);

} // namespace mosovo::law
