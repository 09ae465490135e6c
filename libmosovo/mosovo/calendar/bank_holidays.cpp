#include <mosovo/calendar/bank_holidays.hpp>

#include <mosovo/base/embedded.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace mosovo {

namespace {

namespace json = boost::json;

/// Days in order, and each day's name at the same place.
struct Holidays {
    std::vector<Day> days;
    std::vector<std::string> names;
};

struct Held {
    HolidayRange range;
    std::array<Holidays, 3> of; ///< by Jurisdiction
};

// The data are part of the library: a fault in them is ours, and nothing may be answered from them.
[[noreturn]] void refuse_data(const std::string& why) {
    throw std::logic_error{"calendar/data/bank_holidays.json: " + why};
}

Day day_of(const json::value& value) {
    const auto day = read_day(std::string_view{value.as_string()});
    if (!day) refuse_data(day.fault().message);
    return *day;
}

std::size_t place_of(std::string_view nation) {
    const auto found = from_word<Jurisdiction>(nation);
    if (!found) refuse_data("a nation must be one of " + list_words<Jurisdiction>());
    return static_cast<std::size_t>(*found);
}

void insert(Holidays& into, Day day, std::string_view name, const HolidayRange& range) {
    const auto at = std::ranges::lower_bound(into.days, day);
    if (at != into.days.end() && *at == day) refuse_data(iso(day) + " stands twice in one nation");
    if (day < range.first || day > range.last) refuse_data(iso(day) + " is outside the years held");
    into.names.insert(into.names.begin() + (at - into.days.begin()), std::string{name});
    into.days.insert(at, day);
}

Held read_data() {
    const auto files = embedded::calendar_data();
    const auto file = std::ranges::find(files, "bank_holidays.json", &embedded::EmbeddedFile::name);
    if (file == files.end()) refuse_data("not embedded");
    const auto data = json::parse(file->text);

    Held held{{day_of(data.at("from")), day_of(data.at("to"))}, {}};
    for (const auto& [nation, value] : data.at("nations").as_object()) {
        auto& of = held.of.at(place_of(nation));
        // A nation includes one written before it: the file is read from top to bottom.
        if (const auto* other = value.as_object().if_contains("includes"))
            of = held.of.at(place_of(other->as_string()));
        for (const auto& holiday : value.at("holidays").as_array()) {
            if (!data.at("sources").as_object().contains(holiday.at("source").as_string()))
                refuse_data("every holiday names one of the sources");
            insert(of, day_of(holiday.at("on")), holiday.at("name").as_string(), held.range);
        }
    }
    for (const auto& of : held.of)
        if (of.days.empty()) refuse_data("every nation has its holidays");
    return held;
}

/// Read once, at first use; standing ready for every thread after that.
const Held& held() {
    static const Held all = read_data();
    return all;
}

const Holidays& holidays_of(Jurisdiction nation) { return held().of.at(static_cast<std::size_t>(nation)); }

void require_held(Day day) {
    const auto [first, last] = held().range;
    if (day < first || day > last)
        throw HolidaysNotHeld{"no bank holidays are held for " + iso(day) + ": they are held from " + iso(first) +
                              " to " + iso(last)};
}

} // namespace

bool is_bank_holiday(Day day, Jurisdiction nation) {
    require_held(day);
    return std::ranges::binary_search(holidays_of(nation).days, day);
}

std::optional<std::string_view> bank_holiday_name(Day day, Jurisdiction nation) {
    require_held(day);
    const auto& of = holidays_of(nation);
    const auto at = std::ranges::lower_bound(of.days, day);
    if (at == of.days.end() || *at != day) return std::nullopt;
    return of.names[static_cast<std::size_t>(at - of.days.begin())];
}

std::span<const Day> bank_holidays(Jurisdiction nation) { return holidays_of(nation).days; }

HolidayRange bank_holiday_range() { return held().range; }

} // namespace mosovo
