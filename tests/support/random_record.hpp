#pragma once

#include <mosovo/record/record.hpp>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

/// Random values of any described type, for round trips. Every person and value is made up.
namespace mosovo::testing_support {

/// A seeded source of choices: the same seed gives the same values on every machine.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : engine_{seed} {}
    std::uint64_t below(std::uint64_t limit) { return engine_() % limit; }
    bool one_in(std::uint64_t n) { return below(n) == 0; }
    std::uint64_t bits() { return engine_(); }

private:
    std::mt19937_64 engine_;
};

/// Texts that break writers: quotes, separators, line ends, formulas, other scripts, nothing at all.
inline std::string random_text(Chance& chance) {
    static const std::vector<std::string> awkward{"",
                                                  " ",
                                                  "Alex Example",
                                                  "a,b",
                                                  "a;b",
                                                  ";",
                                                  "say \"no\"",
                                                  "line\nbreak",
                                                  "carriage\r\nreturn",
                                                  "\tTab",
                                                  "=1+1",
                                                  "+44",
                                                  "-5",
                                                  "@here",
                                                  "'",
                                                  "''",
                                                  "'=1",
                                                  "'t Hooft",
                                                  "[1]",
                                                  "{}",
                                                  "[",
                                                  "null",
                                                  "true",
                                                  "12",
                                                  "0.5",
                                                  "1e5",
                                                  "back\\slash",
                                                  "\xC3\xA9\xC3\xA8",
                                                  "\xE6\x97\xA5\xE6\x9C\xAC",
                                                  "\xF0\x9F\x98\x80",
                                                  "\xE2\x80\xA8",
                                                  " lead",
                                                  "trail ",
                                                  "NULL",
                                                  "\r",
                                                  "\n"};
    if (chance.one_in(2)) return awkward[chance.below(awkward.size())];
    std::string text;
    for (auto n = chance.below(12); n-- > 0;)
        text += static_cast<char>(' ' + chance.below(95));
    return text;
}

inline Day random_day(Chance& chance) {
    static const std::array edges{make_day(1800, 1, 1), make_day(2299, 12, 31), make_day(2024, 2, 29),
                                  make_day(2000, 2, 29), make_day(1900, 2, 28)};
    if (chance.one_in(8)) return edges[chance.below(edges.size())];
    return make_day(1900, 1, 1) + date::days{static_cast<int>(chance.below(60'000))};
}

inline LocalTime random_time(Chance& chance) {
    if (chance.one_in(6)) // around the end of summer time, where a minute occurs twice
        return LocalTime::from(Instant{make_day(2026, 10, 25)} + std::chrono::minutes{chance.below(180)});
    return LocalTime::from(Instant{make_day(1998, 1, 1)} +
                           std::chrono::minutes{chance.below(std::uint64_t{60} * 24 * 365 * 35)});
}

inline double random_double(Chance& chance) {
    static const std::array edges{0.0, 1.0, -1.0, 0.1, 5e-324, 1.7976931348623157e308, 1.0 / 3.0, 1e21, 123456789.0};
    if (chance.one_in(3)) return edges[chance.below(edges.size())];
    const auto value = std::bit_cast<double>(chance.bits());
    return std::isfinite(value) ? value : 0.25;
}

template <class S> struct RandomScalar;
template <> struct RandomScalar<std::string> {
    static std::string make(Chance& chance) { return random_text(chance); }
};
template <> struct RandomScalar<bool> {
    static bool make(Chance& chance) { return chance.one_in(2); }
};
template <> struct RandomScalar<double> {
    static double make(Chance& chance) { return random_double(chance); }
};
template <> struct RandomScalar<Day> {
    static Day make(Chance& chance) { return random_day(chance); }
};
template <> struct RandomScalar<LocalTime> {
    static LocalTime make(Chance& chance) { return random_time(chance); }
};
template <> struct RandomScalar<DayOrTime> {
    static DayOrTime make(Chance& chance) {
        return chance.one_in(2) ? DayOrTime{random_day(chance)} : DayOrTime{random_time(chance)};
    }
};
template <class Tag> struct RandomScalar<Id<Tag>> {
    static Id<Tag> make(Chance& chance) {
        const auto text = random_text(chance); // a reference stands on one line and is not empty
        const bool usable = !text.empty() && text.find_first_of("\t\r\n") == std::string::npos;
        return Id<Tag>::from_checked(usable ? text : "ID-1");
    }
};
template <Words E> struct RandomScalar<E> {
    static E make(Chance& chance) {
        std::vector<E> all;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto e) { all.push_back(e.value); });
        return all[chance.below(all.size())];
    }
};
template <class Rep, class Period> struct RandomScalar<std::chrono::duration<Rep, Period>> {
    static std::chrono::duration<Rep, Period> make(Chance& chance) {
        static const std::array edges{0, 1, 12, 24, 100'000};
        return std::chrono::duration<Rep, Period>{static_cast<Rep>(
            chance.one_in(4) ? edges[chance.below(edges.size())] : static_cast<int>(chance.below(40)))};
    }
};
template <class Tag> struct RandomScalar<Number<Tag>> {
    static Number<Tag> make(Chance& chance) {
        if (chance.one_in(4)) return *Number<Tag>::from(chance.one_in(2) ? Tag::least : Tag::most);
        const auto span = static_cast<std::uint64_t>(Tag::most - Tag::least) + 1;
        return *Number<Tag>::from(Tag::least + static_cast<std::int64_t>(chance.below(span)));
    }
};
template <> struct RandomScalar<Loose> {
    static Loose make(Chance& chance) {
        switch (chance.below(4)) {
        case 0:
            return chance.one_in(2);
        case 1:
            return chance.one_in(4) ? std::numeric_limits<std::int64_t>::min()
                                    : static_cast<std::int64_t>(chance.bits() >> 1);
        case 2:
            return random_double(chance);
        default:
            return random_text(chance);
        }
    }
};

template <Described T> T random_value(Chance& chance);

template <class T> T random_item(Chance& chance) {
    if constexpr (Described<T>)
        return random_value<T>(chance);
    else
        return RandomScalar<T>::make(chance);
}

template <class T> void randomise(std::optional<T>& field, Chance& chance) { field = random_item<T>(chance); }
template <class T> void randomise(Listed<T>& field, Chance& chance) {
    std::vector<T> items;
    for (auto n = chance.below(4); n-- > 0;)
        items.push_back(random_item<T>(chance));
    field = Listed<T>{std::move(items)};
}
template <class T> void randomise(Keyed<T>& field, Chance& chance) {
    field.emplace();
    for (auto n = chance.below(4); n-- > 0;)
        field->emplace(random_text(chance), random_item<T>(chance));
}

/// A value of T in which each field is there or not known by a coin's throw.
template <Described T> T random_value(Chance& chance) {
    T value;
    for_each_field<T>([&](std::string_view, auto pointer) {
        if (chance.one_in(2)) randomise(value.*pointer, chance);
    });
    return value;
}

/// A record without contradictions that has an event of every kind, some of them corrected or struck.
/// Sentences that no court could pass are left out, so that `intake` reads it back.
inline Record random_record(Chance& chance, const std::string& id = "OFF-1") {
    Record record;
    record.offender = random_value<Offender>(chance);
    record.offender.id = OffenderId::from_checked(id);
    for_each_kind([&](auto kind) {
        Event event;
        event.head = random_value<EventHead>(chance);
        event.head.id = EventId::from_checked("e" + std::to_string(record.events.size()));
        const auto earlier = [&]() -> std::optional<EventId> {
            if (record.events.empty() || !chance.one_in(6)) return {};
            return record.events[chance.below(record.events.size())].head.id;
        };
        event.head.supersedes = earlier();
        event.head.strikes = earlier();
        event.body = random_value<typename decltype(kind)::type>(chance);
        if (auto* disposal = std::get_if<Disposal>(&event.body); disposal && disposal->sentence) {
            if (disposal->basis == Basis::caution)
                disposal->sentence.reset();
            else if (disposal->sentence->type == SentenceType::suspended ||
                     disposal->sentence->type == SentenceType::detention_and_training)
                disposal->sentence->term.reset();
        }
        record.events.push_back(std::move(event));
    });
    // An interval drawn the wrong way round loses its event; then whatever pointed at it.
    for (auto found = contradictions(record); !found.empty(); found = contradictions(record)) {
        const auto at = std::stoul(found.front().path.substr(7));
        record.events.erase(record.events.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return record;
}

} // namespace mosovo::testing_support
