#include "identifier_text.hpp"

#include <mosovo/record/identifier.hpp>

#include <algorithm>
#include <array>

/// PNC ids, CRO numbers and arrest/summons numbers: one check letter behind three shapes.
namespace mosovo {

namespace {

using namespace identifier_text;

/// I, O and S are missing, Z comes first. 23 is prime and divides neither 10 nor 9, so that every single wrong
/// digit and every swap of two neighbours changes the letter.
constexpr std::string_view check_letters = "ZABCDEFGHJKLMNPQRTUVWXY";

char check_letter(std::string_view digits) {
    std::size_t remainder = 0;
    for (const char digit : digits)
        remainder = (remainder * 10 + value_of(digit)) % check_letters.size();
    return check_letters[remainder];
}

Read<CheckedIdentifier> wrong(const char* why) { return Fault{ProblemCode::bad_identifier, why}; }

constexpr auto wrong_letter = "the check letter does not fit the digits: look for a typing slip";
constexpr auto no_letter = "it must end in its check letter";

/// Splits the check letter off; false when there is none that exists.
bool take_letter(std::string& text, char& letter) {
    if (text.empty() || check_letters.find(text.back()) == std::string_view::npos) return false;
    letter = text.back();
    text.pop_back();
    return true;
}

struct PncParts {
    std::string year; ///< four digits
    std::string serial;
    bool ambiguous = false;
};

constexpr std::size_t pnc_serial = 7;

std::string full_year(std::string_view two, YearNow now) {
    const auto year = value_of(two[0]) * 10 + value_of(two[1]);
    const auto this_year = static_cast<unsigned>(now.year % 100);
    const auto century = now.year / 100 - (year <= this_year ? 0 : 1);
    return std::to_string(century) + std::string{two};
}

/// The year is what stands before the slash: exactly 2 or 4 digits. Without a slash only the long form says for sure
/// where the year ends. (Guessing gives another person's id in silence: 1998/13E would become 2019/0009813E.)
std::optional<PncParts> pnc_parts(std::string_view digits, YearNow now) {
    PncParts parts;
    if (const auto slash = digits.find('/'); slash != digits.npos) {
        parts.year = digits.substr(0, slash);
        parts.serial = digits.substr(slash + 1);
    } else if (digits.size() == 4 + pnc_serial) {
        parts.year = digits.substr(0, 4);
        parts.serial = digits.substr(4);
    } else if (digits.size() > 2 && digits.size() <= 2 + pnc_serial) {
        parts.year = digits.substr(0, 2);
        parts.serial = digits.substr(2);
        parts.ambiguous = true;
    }
    const bool shaped = (parts.year.size() == 2 || parts.year.size() == 4) && all_digits(parts.year) &&
                        !parts.serial.empty() && parts.serial.size() <= pnc_serial && all_digits(parts.serial);
    if (!shaped) return {};
    if (parts.year.size() == 2) parts.year = full_year(parts.year, now);
    return parts;
}

} // namespace

Read<CheckedIdentifier> read_pnc(std::string_view text, YearNow now) {
    auto rest = normalised(text);
    char letter{};
    if (!take_letter(rest, letter)) return wrong(no_letter);
    const auto parts = pnc_parts(rest, now);
    if (!parts)
        return wrong(
            "a PNC id is a year of 2 or 4 digits, a slash, at most 7 digits and a letter, as in 2000/0000223R");
    const auto serial = padded(parts->serial, pnc_serial);
    if (check_letter(parts->year.substr(2) + serial) != letter) return wrong(wrong_letter);
    return CheckedIdentifier{IdentifierType::pnc, parts->year + "/" + serial + letter, std::string{text},
                             parts->ambiguous};
}

Read<CheckedIdentifier> read_cro(std::string_view text) {
    constexpr auto shape = "a CRO number is at most 6 digits, a slash, 2 digits of the year and a letter, or SF, "
                           "2 digits of the year, a slash, at most 6 digits and a letter";
    // Lower case is refused here: no source normalises it, and an l looks like a 1.
    auto rest = trimmed_text(text);
    std::ranges::replace(rest, '\\', '/');
    char letter{};
    if (!take_letter(rest, letter)) return wrong(no_letter);
    const bool file = rest.starts_with("SF");
    if (file) rest.erase(0, 2);
    const auto slash = rest.find('/');
    if (slash == rest.npos) return wrong(shape);
    const auto year = file ? rest.substr(0, slash) : rest.substr(slash + 1);
    auto serial = file ? rest.substr(slash + 1) : rest.substr(0, slash);
    constexpr std::size_t longest_serial = 6;
    if (year.size() != 2 || !all_digits(year) || serial.empty() || serial.size() > longest_serial ||
        !all_digits(serial))
        return wrong(shape);
    if (!file) serial = padded(serial, longest_serial); // a file number counts as it is written
    if (check_letter(year + serial) != letter) return wrong(wrong_letter);
    return CheckedIdentifier{IdentifierType::cro,
                             file ? "SF" + year + "/" + serial + letter : serial + "/" + year + letter,
                             std::string{text}, false};
}

namespace {

constexpr std::size_t asn_sequence = 11;

struct AsnParts {
    std::string year, organisation, force, unit, system, sequence;
};

/// With slashes the sequence may be short; without, it is whole, since nothing says where it begins.
std::optional<AsnParts> asn_parts(const std::string& text) {
    AsnParts parts;
    std::string head;
    if (const auto last = text.rfind('/'); last != text.npos) {
        parts.sequence = text.substr(last + 1);
        head = text.substr(0, last);
        const auto slashes = std::ranges::count(head, '/');
        if (head.size() < 3 || head[2] != '/' || slashes != 2 || head[head.size() - 3] != '/') return {};
        std::erase(head, '/');
    } else {
        if (text.size() <= asn_sequence) return {};
        parts.sequence = text.substr(text.size() - asn_sequence);
        head = text.substr(0, text.size() - asn_sequence);
    }
    constexpr std::size_t without_top = 8, with_top = 9;
    if (head.size() != without_top && head.size() != with_top) return {};
    const auto top = head.size() - without_top;
    parts.year = head.substr(0, 2);
    parts.organisation = head.substr(2);
    parts.force = head.substr(2 + top, 2);
    parts.unit = head.substr(4 + top, 2);
    parts.system = head.substr(6 + top, 2);
    const bool shaped = all_digits(parts.year) && all_capitals_or_digits(parts.organisation) &&
                        !parts.sequence.empty() && parts.sequence.size() <= asn_sequence && all_digits(parts.sequence);
    if (!shaped) return {};
    parts.sequence = padded(parts.sequence, asn_sequence);
    return parts;
}

} // namespace

Read<CheckedIdentifier> read_asn(std::string_view text) {
    auto rest = normalised(text);
    char letter{};
    if (!take_letter(rest, letter)) return wrong(no_letter);
    const auto parts = asn_parts(rest);
    if (!parts)
        return wrong("an ASN is year, force and unit, system, 11 digits and a letter, as in 11/01ZD/01/00000410836V");
    const auto digits =
        (all_digits(parts->force) ? parts->force : "") + (all_digits(parts->system) ? parts->system : "");
    if (check_letter(digits + parts->year + parts->sequence) != letter) return wrong(wrong_letter);
    const auto organisation = parts->organisation.substr(0, parts->organisation.size() - 2);
    return CheckedIdentifier{IdentifierType::asn,
                             parts->year + "/" + organisation + "/" + parts->system + "/" + parts->sequence + letter,
                             std::string{text}, false};
}

bool is_dummy_asn(const CheckedIdentifier& asn) {
    std::string text = asn.canonical;
    std::erase(text, '/');
    const std::string_view all{text};
    if (all.size() < 8) return false;
    if (all.starts_with("0800NP01") || all.starts_with("0800PP01")) return true;
    const auto behind_year = all.substr(2);
    constexpr std::array starts{"12LN00", "00NP00", "6300", "06SS", "00XX"};
    if (std::ranges::any_of(starts, [&](const char* start) { return behind_year.starts_with(start); })) return true;
    constexpr std::array units{"11", "12", "21", "41", "42", "43", "OF", "SJ"};
    if (behind_year.starts_with("50") &&
        std::ranges::any_of(units, [&](const char* unit) { return behind_year.substr(2).starts_with(unit); }))
        return true;
    return all.substr(4, 4) == "NRPR";
}

} // namespace mosovo
