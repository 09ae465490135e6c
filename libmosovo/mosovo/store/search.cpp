#include <mosovo/store/search.hpp>

#include <mosovo/record/timeline.hpp>

#include <algorithm>
#include <cstdlib>

namespace mosovo::store {
namespace {

bool sounds(const Search& search) { return search.match == NameMatch::sounds_like; }

/// Day and month in each other's place: the commonest slip with a date of birth.
std::optional<Day> swapped(Day day) {
    const date::year_month_day fields{day};
    const auto other = fields.year() / date::month{static_cast<unsigned>(fields.day())} /
                       date::day{static_cast<unsigned>(fields.month())};
    return other.ok() ? std::optional<Day>{date::sys_days{other}} : std::nullopt;
}

bool name_answers(const std::optional<std::string>& held, const std::optional<std::string>& asked, bool by_sound) {
    if (!asked) return true;
    if (!held) return false;
    if (folded(*held) == folded(*asked)) return true;
    return by_sound && !soundex(*asked).empty() && soundex(*held) == soundex(*asked);
}

bool names_answer(const Record& record, const Search& search) {
    if (!search.family && !search.given) return true;
    return std::any_of(record.offender.names.begin(), record.offender.names.end(), [&](const Name& name) {
        return name_answers(name.family, search.family, sounds(search)) &&
               name_answers(name.given, search.given, sounds(search));
    });
}

bool identifiers_answer(const Record& record, const Search& search) {
    if (!search.identifier) return true;
    return std::any_of(
        record.offender.identifiers.begin(), record.offender.identifiers.end(), [&](const Identifier& held) {
            return held.type && held.value &&
                   identifier_key(*held.type, *held.value) == identifier_key(*held.type, *search.identifier);
        });
}

bool birth_answers(const Record& record, const Search& search) {
    if (!search.born) return true;
    if (!record.offender.born) return false;
    const auto held = *record.offender.born;
    if (!search.born_within) return held == *search.born;
    return std::abs((held - *search.born).count()) <= search.born_within->value() || swapped(*search.born) == held;
}

bool officer_answers(const Timeline& now, const Search& search) {
    if (!search.officer) return true;
    const Ownership* last = nullptr;
    for (const auto& [event, ownership] : now.all<Ownership>())
        if (last == nullptr || ownership->on >= last->on) last = ownership; // a day not known is before any
    return last != nullptr && (last->officer == search.officer || last->deputy == search.officer);
}

bool area_answers(const Timeline& now, const Search& search) {
    if (!search.area) return true;
    const auto addresses = now.all<Address>();
    return std::any_of(addresses.begin(), addresses.end(), [&](const auto& found) {
        const auto& address = *found.second;
        return !address.to && address.postcode && folded(outward(*address.postcode)) == folded(*search.area);
    });
}

bool due_answers(const Timeline& now, const Search& search) {
    if (!search.due_from) return true;
    return std::any_of(now.events().begin(), now.events().end(), [&](const Event* event) {
        const auto days = due_days(*event);
        return std::any_of(days.begin(), days.end(),
                           [&](Day day) { return day >= *search.due_from && day <= *search.due_to; });
    });
}

[[noreturn]] void refuse(std::string path, std::string message) {
    throw ProblemsError{{Problem{ProblemCode::missing_key, std::move(path), {}, {}, {}, std::move(message)}}};
}

LookupRange one(LookupKind kind, std::string key) { return {kind, key, key}; }

std::vector<LookupRange> identifier_lookups(const std::string& value) {
    std::vector<LookupRange> any;
    for (const auto& [text, type] : words_of<IdentifierType>)
        any.push_back(one(LookupKind::identifier, identifier_key(type, value)));
    return any;
}

std::vector<LookupRange> birth_lookups(const Search& search) {
    const date::days within{search.born_within ? search.born_within->value() : 0};
    std::vector<LookupRange> any{
        {LookupKind::born, TextForm<Day>::write(*search.born - within), TextForm<Day>::write(*search.born + within)}};
    if (search.born_within)
        if (const auto other = swapped(*search.born))
            any.push_back(one(LookupKind::born, TextForm<Day>::write(*other)));
    return any;
}

} // namespace

bool answers(const Record& record, const Search& search) {
    if (!names_answer(record, search) || !identifiers_answer(record, search) || !birth_answers(record, search))
        return false;
    const Timeline now{record};
    return officer_answers(now, search) && area_answers(now, search) && due_answers(now, search);
}

std::vector<std::vector<LookupRange>> lookups_of(const Search& search) {
    if (search.due_from.has_value() != search.due_to.has_value())
        refuse(search.due_from ? "due_to" : "due_from", "give both ends of the days that something is due in");
    if (search.born_within && !search.born) refuse("born", "a tolerance needs the day that it is about");
    std::vector<std::vector<LookupRange>> all;
    if (search.family) {
        const auto sound = soundex(*search.family);
        all.push_back({sounds(search) && !sound.empty() ? one(LookupKind::family_sound, sound)
                                                        : one(LookupKind::family_name, folded(*search.family))});
    }
    if (search.given && !sounds(search)) all.push_back({one(LookupKind::given_name, folded(*search.given))});
    if (search.identifier) all.push_back(identifier_lookups(*search.identifier));
    if (search.born) all.push_back(birth_lookups(search));
    if (search.officer) all.push_back({one(LookupKind::officer, search.officer->reveal())});
    if (search.area) {
        std::string upper;
        for (const char c : folded(*search.area))
            upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
        all.push_back({one(LookupKind::area, upper)});
    }
    if (search.due_from)
        all.push_back(
            {{LookupKind::due, TextForm<Day>::write(*search.due_from), TextForm<Day>::write(*search.due_to)}});
    if (all.empty())
        refuse("family", "a search asks for a name, an identifier, a day of birth, an officer, an area or days that "
                         "something is due in; a given name by its sound alone is not enough");
    return all;
}

std::string shape_of(const Search& search) {
    std::string shape;
    for_each_field<Search>([&](std::string_view name, auto pointer) {
        if (!(search.*pointer)) return;
        if (!shape.empty()) shape += ", ";
        shape += name;
    });
    return shape;
}

} // namespace mosovo::store
