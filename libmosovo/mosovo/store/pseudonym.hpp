#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/store/policy.hpp>
#include <mosovo/store/secret.hpp>

#include <string>
#include <string_view>

namespace mosovo::store {

/// Makes records fit for an analyst: every reference is an HMAC-SHA-256 under a secret that is made for one extract and
/// kept nowhere (a plain hash of a PNC id is found by trying them all), names, identifiers, places and free text are
/// gone, days are as coarse as the policy says, and of the birth day the year is left. Still personal data: who knows
/// enough of one person finds him.
class Pseudonyms {
public:
    /// With a fresh secret.
    explicit Pseudonyms(DayDetail days);

    [[nodiscard]] Record of(Record record) const;
    /// "p-" and 26 letters and digits, the same for the same reference within one extract.
    [[nodiscard]] std::string of(std::string_view kind, std::string_view reference) const;
    /// The first day of the month, quarter or year.
    [[nodiscard]] Day coarse(Day day) const;

private:
    Secret secret_;
    DayDetail days_;
};

} // namespace mosovo::store
