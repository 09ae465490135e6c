// Not installed: for our own sources. For .cpp files only.
#pragma once

#include <mosovo/record/record.hpp>

#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/// Goes through a record by its description and asks a rule of every value. A field that is added later is asked of
/// as well, so that what nobody decided about stays in.
///
///   template <class S> bool keep(const std::string& path, S& value) const;   path: "visit.place",
///   "arms.factors.rating"
/// The rule may change the value; false takes it out.
namespace mosovo::store {

template <Described T, class Rule> void redact(T& value, const std::string& path, const Rule& rule);

template <class T, class Rule> void redact_field(std::optional<T>& field, const std::string& path, const Rule& rule) {
    if (!field) return;
    if constexpr (Described<T>)
        redact(*field, path, rule);
    else if (!rule.keep(path, *field))
        field.reset();
}

template <class T, class Rule> void redact_field(Listed<T>& field, const std::string& path, const Rule& rule) {
    if (!field.known()) return;
    std::vector<T> kept;
    for (T item : field) {
        if constexpr (Described<T>) {
            redact(item, path, rule);
            kept.push_back(std::move(item));
        } else if (rule.keep(path, item)) {
            kept.push_back(std::move(item));
        }
    }
    // A list of which something was taken out is not known any more: empty would say that there was nothing.
    field = kept.empty() && !field.empty() ? Listed<T>{} : Listed<T>{std::move(kept)};
}

template <class T, class Rule> void redact_field(Keyed<T>& field, const std::string& path, const Rule& rule) {
    if (!field) return;
    std::map<std::string, T> kept;
    for (auto& [key, item] : *field) {
        if constexpr (Described<T>) {
            redact(item, path, rule);
            kept.emplace(key, std::move(item));
        } else if (rule.keep(path, item)) {
            kept.emplace(key, std::move(item));
        }
    }
    if (kept.empty() && !field->empty())
        field.reset();
    else
        field = std::move(kept);
}

template <Described T, class Rule> void redact(T& value, const std::string& path, const Rule& rule) {
    for_each_field<T>([&](std::string_view name, auto pointer) {
        redact_field(value.*pointer, path + '.' + std::string{name}, rule);
    });
}

/// The whole record: the person under "offender", heads of events under "event", bodies under their kinds.
template <class Rule> void redact_record(Record& record, const Rule& rule) {
    redact(record.offender, "offender", rule);
    for (auto& event : record.events) {
        redact(event.head, "event", rule);
        std::visit([&](auto& body) { redact(body, std::string{std::remove_cvref_t<decltype(body)>::kind_word}, rule); },
                   event.body);
    }
}

} // namespace mosovo::store
