#include "identifier_text.hpp"

#include <mosovo/record/identifier.hpp>

#include <array>

/// Numbers of prison, probation, health and national insurance; and references without a public form.
namespace mosovo {

namespace {

using namespace identifier_text;

Fault wrong(const char* why) { return {ProblemCode::bad_identifier, why}; }

/// Whether `text` has the shape: A a capital, 9 a digit.
bool has_shape(std::string_view text, std::string_view shape) {
    if (text.size() != shape.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (shape[i] == 'A' ? !is_capital(text[i]) : !is_digit(text[i])) return false;
    return true;
}

Read<CheckedIdentifier> shaped(IdentifierType type, std::string_view text, std::string_view shape, const char* why) {
    auto canonical = upper(trimmed_text(text));
    if (!has_shape(canonical, shape)) return wrong(why);
    return CheckedIdentifier{type, std::move(canonical), std::string{text}, false};
}

std::string without_spaces(std::string_view text) {
    auto result = upper(trimmed_text(text));
    std::erase(result, ' ');
    return result;
}

} // namespace

Read<CheckedIdentifier> read_prison_number(std::string_view text) {
    return shaped(IdentifierType::prison_number, text, "A9999AA",
                  "a prison number is a letter, four digits and two letters, as in A1234BC");
}

Read<CheckedIdentifier> read_crn(std::string_view text) {
    return shaped(IdentifierType::crn, text, "A999999", "a CRN is a letter and six digits, as in X123456");
}

Read<CheckedIdentifier> read_nhs(std::string_view text) {
    const auto digits = without_spaces(text); // printed as 999 000 0018
    if (!has_shape(digits, "9999999999")) return wrong("an NHS number is ten digits");
    unsigned sum = 0;
    for (std::size_t i = 0; i < 9; ++i)
        sum += value_of(digits[i]) * static_cast<unsigned>(10 - i);
    const auto check = (11 - sum % 11) % 11;
    if (check == 10 || check != value_of(digits[9]))
        return wrong("the check digit does not fit the others: look for a typing slip");
    return CheckedIdentifier{IdentifierType::nhs, digits, std::string{text}, false};
}

Read<CheckedIdentifier> read_nino(std::string_view text) {
    const auto number = without_spaces(text); // printed as QQ 12 34 56 C
    if (!has_shape(number, "AA999999A") || number.back() > 'D')
        return wrong("a national insurance number is two letters, six digits and A, B, C or D");
    constexpr std::string_view never = "DFIQUV";
    constexpr std::array not_issued{"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
    const auto prefix = std::string_view{number}.substr(0, 2);
    if (prefix.find_first_of(never) != prefix.npos || prefix[1] == 'O' ||
        std::ranges::find(not_issued, prefix) != not_issued.end())
        return wrong("no national insurance number begins with these letters: look for a typing slip");
    return CheckedIdentifier{IdentifierType::nino, number, std::string{text}, false};
}

Read<CheckedIdentifier> read_opaque(IdentifierType type, std::string_view text) {
    constexpr std::size_t longest = 32;
    const auto trimmed = trimmed_text(text);
    if (trimmed.empty()) return wrong("the reference is empty");
    std::size_t characters = 0;
    for (const char c : trimmed)
        characters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (characters > longest) return wrong("the reference is longer than 32 characters");
    if (const auto checked = read_text(trimmed, trimmed.size()); !checked) return checked.fault();
    return CheckedIdentifier{type, trimmed, std::string{text}, false};
}

Read<CheckedIdentifier> read_identifier(IdentifierType type, std::string_view text, YearNow now) {
    switch (type) {
    case IdentifierType::pnc:
        return read_pnc(text, now);
    case IdentifierType::cro:
        return read_cro(text);
    case IdentifierType::asn:
        return read_asn(text);
    case IdentifierType::prison_number:
        return read_prison_number(text);
    case IdentifierType::crn:
        return read_crn(text);
    case IdentifierType::nhs:
        return read_nhs(text);
    case IdentifierType::nino:
        return read_nino(text);
    case IdentifierType::visor:
    case IdentifierType::mapps:
    case IdentifierType::local:
        break;
    }
    return read_opaque(type, text);
}

} // namespace mosovo
