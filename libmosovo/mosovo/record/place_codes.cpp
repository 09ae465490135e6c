#include "identifier_text.hpp"

#include <mosovo/record/address.hpp>
#include <mosovo/record/identifier.hpp>

/// Postcodes (BS 7666 PostCodeType) and unique property reference numbers.
namespace mosovo {

namespace {

using namespace identifier_text;

bool in(std::string_view letters, char c) { return letters.find(c) != letters.npos; }

bool is_outward(std::string_view out) {
    if (out.empty() || !is_capital(out[0]) || in("QVX", out[0])) return false;
    auto rest = out.substr(1);
    const bool two_letters = !rest.empty() && is_capital(rest[0]);
    if (two_letters) {
        if (in("IJZ", rest[0])) return false;
        rest.remove_prefix(1);
    }
    if (rest.empty() || rest.size() > 2 || !is_digit(rest[0])) return false;
    if (rest.size() == 1 || is_digit(rest[1])) return true;
    return in(two_letters ? "ABEHMNPRVWXY" : "ABCDEFGHJKPSTUW", rest[1]);
}

bool is_inward(std::string_view inward) {
    constexpr std::string_view never = "CIKMOV";
    return inward.size() == 3 && is_digit(inward[0]) && is_capital(inward[1]) && is_capital(inward[2]) &&
           !in(never, inward[1]) && !in(never, inward[2]);
}

} // namespace

Read<std::string> read_postcode(std::string_view text) {
    const auto given = upper(trimmed_text(text));
    const Fault wrong{ProblemCode::bad_identifier,
                      "not the form of a postcode, such as SW1A 1AA: look for a typing slip"};
    constexpr std::size_t inward = 3;
    if (given.size() <= inward) return wrong;
    std::string_view out{given};
    const auto in_part = out.substr(out.size() - inward);
    out.remove_suffix(inward);
    if (out.ends_with(' ')) out.remove_suffix(1); // one space, or none
    const bool girobank = out == "GIR" && in_part == "0AA";
    if (!girobank && !(is_outward(out) && is_inward(in_part))) return wrong;
    return std::string{out} + " " + std::string{in_part};
}

Read<std::int64_t> read_uprn(std::string_view text) {
    const auto digits = trimmed_text(text);
    constexpr std::size_t longest = 12;
    if (digits.empty() || digits.size() > longest || !all_digits(digits))
        return Fault{ProblemCode::bad_identifier, "a UPRN is at most 12 digits"};
    const auto number = read_whole_number(digits);
    if (!number || *number < UprnTag::least)
        return Fault{ProblemCode::bad_identifier, "a UPRN is a number from 1 to 999999999999"};
    return *number;
}

} // namespace mosovo
