#include <mosovo/store/pseudonym.hpp>

#include <mosovo/store/audit_row.hpp>
#include <mosovo/store/redaction.hpp>
#include <mosovo/store/seal.hpp>

#include <algorithm>
#include <array>

namespace mosovo::store {
namespace {

constexpr std::size_t secret_bytes = 32;
constexpr std::size_t pseudonym_digits = 26; // 104 bits: no two alike in any register

// Words of tools and courts, not of people. What is not listed here goes.
constexpr std::array<std::string_view, 7> kept_texts{
    "disposal.offence.code", "static_score.tool",   "static_score.version", "static_score.band",
    "arms.tool_version",     "arms.factors.rating", "travel.country"};
constexpr std::string_view kept_number = "static_score.percentage"; // coordinates are numbers too

template <class S> inline constexpr bool is_id = false;
template <class Tag> inline constexpr bool is_id<Id<Tag>> = true;

Day first_of(Day day, unsigned months) {
    const date::year_month_day fields{day};
    const auto month = (static_cast<unsigned>(fields.month()) - 1) / months * months + 1;
    return date::sys_days{fields.year() / date::month{month} / 1};
}

/// Asked of every value of a record.
struct Analyst {
    const Pseudonyms* pseudonyms;

    template <class Tag> bool keep(const std::string&, Id<Tag>& id) const {
        id = Id<Tag>::from_checked(pseudonyms->of(Tag::name, id.reveal()));
        return true;
    }
    template <class S> bool keep(const std::string& path, S& value) const {
        if constexpr (std::is_same_v<S, std::string>) {
            return std::find(kept_texts.begin(), kept_texts.end(), path) != kept_texts.end();
        } else if constexpr (std::is_same_v<S, Day>) {
            value = path == "offender.born" ? first_of(value, 12) : pseudonyms->coarse(value);
            return true;
        } else if constexpr (std::is_same_v<S, LocalTime>) {
            value = LocalTime::first_at(pseudonyms->coarse(value.day()), std::chrono::minutes{0});
            return true;
        } else if constexpr (std::is_same_v<S, DayOrTime>) {
            value = DayOrTime{pseudonyms->coarse(value.day())};
            return true;
        } else if constexpr (std::is_same_v<S, double>) {
            return path == kept_number;
        } else if constexpr (std::is_same_v<S, Uprn>) {
            return false;
        } else {
            return TextForm<S>::shape != JsonShape::any; // words of ours, yes and no, whole numbers, lengths
        }
    }
};

} // namespace

Pseudonyms::Pseudonyms(DayDetail days) : secret_{secret_bytes}, days_{days} {
    fill_random({secret_.data(), secret_.size()});
}

std::string Pseudonyms::of(std::string_view kind, std::string_view reference) const {
    Seal seal;
    seal.add(kind);
    seal.add(reference);
    return "p-" + hex(keyed_digest(secret_, seal.digest())).substr(0, pseudonym_digits);
}

Day Pseudonyms::coarse(Day day) const {
    switch (days_) {
    case DayDetail::month:
        return first_of(day, 1);
    case DayDetail::quarter:
        return first_of(day, 3);
    case DayDetail::year:
        break;
    }
    return first_of(day, 12);
}

Record Pseudonyms::of(Record record) const {
    record.offender.names = {};
    record.offender.identifiers = {};
    redact_record(record, Analyst{this});
    return record;
}

} // namespace mosovo::store
