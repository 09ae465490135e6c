#include <mosovo/store/lookup.hpp>

#include <mosovo/record/identifier.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace mosovo::store {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; }

/// The letter under the accent for U+00C0 to U+017F, two bytes in UTF-8; a dash where it is no letter of its own.
/// `æ œ ß þ` fold to one letter: two names that fold alike are asked of the record anyway.
constexpr std::string_view unaccented = "aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
                                        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                                        "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(unaccented.size() == 0x180 - 0xC0);

int sound_of(char letter) {
    // a b c d e f g h i j k l m n o p q r s t u v w x y z
    constexpr std::string_view codes = "01230120022455012623010202";
    return codes[static_cast<std::size_t>(letter - 'a')] - '0';
}

void add(std::vector<LookupKey>& into, LookupKind kind, std::string key) {
    if (!key.empty()) into.push_back({kind, std::move(key)});
}

void add_day(std::vector<Day>& into, const std::optional<Day>& day) {
    if (day) into.push_back(*day);
}

} // namespace

std::string folded(std::string_view name) {
    std::string made;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        if (is_letter(name[i]) || is_digit(name[i])) {
            made += lower(name[i]);
        } else if (byte >= 0xC3 && byte <= 0xC5 && i + 1 < name.size() && is_continuation(name[i + 1])) {
            const auto next = static_cast<unsigned char>(name[++i]);
            const auto point = static_cast<std::size_t>((byte & 0x1FU) << 6U | (next & 0x3FU));
            if (point >= 0xC0 && point < 0x180 && unaccented[point - 0xC0] != '-') made += unaccented[point - 0xC0];
        } else if (byte >= 0x80) {
            made += name[i]; // other scripts are compared byte by byte
        }
    }
    return made;
}

std::string soundex(std::string_view name) {
    std::string made;
    int before = 0;
    for (const char c : folded(name)) {
        if (!is_letter(c)) continue;
        const int code = sound_of(c);
        if (made.empty()) {
            made += upper(c);
            before = code;
        } else if (code != 0) {
            if (code != before) made += static_cast<char>('0' + code);
            before = code;
        } else if (c != 'h' && c != 'w') {
            before = 0; // a vowel parts two letters of one sound; h and w do not
        }
        if (made.size() == 4) break;
    }
    if (!made.empty()) made.resize(4, '0');
    return made;
}

std::string identifier_key(IdentifierType type, std::string_view value) {
    std::string made{word(type)};
    made += ':';
    for (const char c : value)
        if (is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80) made += upper(c);
    return made;
}

std::string outward(std::string_view postcode) {
    const auto read = read_postcode(postcode);
    // The pseudo postcodes of the health service (ZZ99 …) are no postcodes, and are in the records all the same.
    const std::string text{read ? *read : std::string{postcode}};
    const auto space = text.find(' ');
    return space == std::string::npos ? std::string{} : text.substr(0, space);
}

std::vector<LookupKey> lookup_keys(const Offender& offender) {
    std::vector<LookupKey> keys;
    for (const auto& name : offender.names) {
        if (name.family) {
            add(keys, LookupKind::family_name, folded(*name.family));
            add(keys, LookupKind::family_sound, soundex(*name.family));
        }
        if (name.given) add(keys, LookupKind::given_name, folded(*name.given));
    }
    for (const auto& identifier : offender.identifiers)
        if (identifier.type && identifier.value)
            add(keys, LookupKind::identifier, identifier_key(*identifier.type, *identifier.value));
    if (offender.born) add(keys, LookupKind::born, TextForm<Day>::write(*offender.born));
    return keys;
}

std::vector<Day> due_days(const Event& event) {
    std::vector<Day> days;
    if (const auto* action = event.as<PlanAction>(); action != nullptr && !action->done) add_day(days, action->due);
    if (const auto* plan = event.as<RiskPlan>()) add_day(days, plan->next_review);
    if (const auto* review = event.as<Review>()) add_day(days, review->next_review);
    if (const auto* travel = event.as<Travel>(); travel != nullptr && !travel->returned)
        add_day(days, travel->intended_return);
    if (const auto* absence = event.as<Absence>(); absence != nullptr && !absence->returned)
        add_day(days, absence->intended_return);
    if (const auto* notification = event.as<Notification>()) add_day(days, notification->expected);
    return days;
}

std::vector<LookupKey> lookup_keys(const Event& event) {
    std::vector<LookupKey> keys;
    if (const auto* ownership = event.as<Ownership>())
        for (const auto* who : {&ownership->officer, &ownership->deputy})
            if (*who) add(keys, LookupKind::officer, (*who)->reveal());
    if (const auto* address = event.as<Address>(); address != nullptr && address->postcode)
        add(keys, LookupKind::area, outward(*address->postcode));
    for (const auto day : due_days(event))
        add(keys, LookupKind::due, TextForm<Day>::write(day));
    return keys;
}

std::vector<LookupKey> lookup_keys(const Record& record) {
    auto keys = lookup_keys(record.offender);
    for (const auto& event : record.events)
        for (auto& key : lookup_keys(event))
            keys.push_back(std::move(key));
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

} // namespace mosovo::store
