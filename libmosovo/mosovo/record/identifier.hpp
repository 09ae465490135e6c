#pragma once

#include <mosovo/base/describe.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mosovo {

BOOST_DEFINE_FIXED_ENUM_CLASS(IdentifierType, std::uint8_t, pnc, cro, asn, prison_number, crn, nhs, nino, visor, mapps,
                              local)

/// An identifier as some system gave it: `{type, value, source}`.
struct Identifier {
    std::optional<IdentifierType> type;
    std::optional<std::string> value;
    std::optional<std::string> source;

    bool operator==(const Identifier&) const = default;
};
BOOST_DESCRIBE_STRUCT(Identifier, (), (type, value, source))

/// An identifier that was checked: the one spelling to compare by, and what was typed.
struct CheckedIdentifier {
    IdentifierType type{};
    std::string canonical;
    std::string raw;
    bool ambiguous = false; ///< a short PNC id without its slash: accepted, but ask

    bool operator==(const CheckedIdentifier&) const = default;
};
BOOST_DESCRIBE_STRUCT(CheckedIdentifier, (), (type, canonical, raw, ambiguous))

/// How to read a two-digit year of a PNC id: 00 … this year's last two digits are 20YY, others 19YY.
/// A parameter, not a clock: `27/…` is 1927 in 2026 and 2027 in 2027.
struct YearNow {
    int year;
};

/// Checks shape and check letter. The fault says why not, and never repeats the value.
/// \par Source  identifiers-and-exchange §1 (ministryofjustice/hmpps-person-record, bichard7-next-core)
[[nodiscard]] Read<CheckedIdentifier> read_pnc(std::string_view text, YearNow now);
[[nodiscard]] Read<CheckedIdentifier> read_cro(std::string_view text);
[[nodiscard]] Read<CheckedIdentifier> read_asn(std::string_view text);
[[nodiscard]] Read<CheckedIdentifier> read_prison_number(std::string_view text);
[[nodiscard]] Read<CheckedIdentifier> read_crn(std::string_view text);
[[nodiscard]] Read<CheckedIdentifier> read_nhs(std::string_view text);
[[nodiscard]] Read<CheckedIdentifier> read_nino(std::string_view text);
/// ViSOR, MAPPS and local references have no public format: trimmed text of at most 32 characters.
[[nodiscard]] Read<CheckedIdentifier> read_opaque(IdentifierType type, std::string_view text);
/// By type.
[[nodiscard]] Read<CheckedIdentifier> read_identifier(IdentifierType type, std::string_view text, YearNow now);

/// A dummy ASN stands for no arrest and must never be matched as a person.
[[nodiscard]] bool is_dummy_asn(const CheckedIdentifier& asn);

/// "SW1A 1AA": upper case, one space. A test of form only; whether it exists is another question.
[[nodiscard]] Read<std::string> read_postcode(std::string_view text);
/// 1 to 999 999 999 999; leading zeros accepted, printed without.
[[nodiscard]] Read<std::int64_t> read_uprn(std::string_view text);

} // namespace mosovo
