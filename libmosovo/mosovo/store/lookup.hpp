// By what a person is found.
#pragma once

#include <mosovo/record/record.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mosovo::store {

/// What a search can begin with. The numbers are stored: add at the end.
enum class LookupKind : std::uint8_t {
    family_name = 1,  ///< as `folded`
    family_sound = 2, ///< as `soundex`
    given_name = 3,
    identifier = 4, ///< as `identifier_key`
    born = 5,       ///< the day
    officer = 6,    ///< named or deputy, at any time
    area = 7,       ///< outward half of a postcode, at any time
    due = 8,        ///< the day of anything that a stored event says is due
};

struct LookupKey {
    LookupKind kind{};
    std::string key;

    auto operator<=>(const LookupKey&) const = default;
};

/// Everything by which a person, or an event, can be found. For a search these are only a beginning: whether he
/// still has that name or that officer is asked of his record.
[[nodiscard]] std::vector<LookupKey> lookup_keys(const Offender& offender);
[[nodiscard]] std::vector<LookupKey> lookup_keys(const Event& event);
[[nodiscard]] std::vector<LookupKey> lookup_keys(const Record& record);

/// The days on which something that an event records falls due: an action not done, a review, a return.
[[nodiscard]] std::vector<Day> due_days(const Event& event);

/// Letters and digits in lower case, accents of Latin script taken off; all else is dropped.
[[nodiscard]] std::string folded(std::string_view name);
/// The Soundex of a name as the US National Archives define it: "R163" for Robert and for Rupert. Empty where the
/// name has no letter of the Latin alphabet.
[[nodiscard]] std::string soundex(std::string_view name);
/// An identifier as it is compared: letters and digits only, upper case; "pnc:20000000223R".
[[nodiscard]] std::string identifier_key(IdentifierType type, std::string_view value);
/// "SW1A" of "SW1A 1AA"; of what is no postcode, nothing.
[[nodiscard]] std::string outward(std::string_view postcode);

} // namespace mosovo::store
