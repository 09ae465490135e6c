#include <mosovo/store/own_work.hpp>

#include <algorithm>
#include <type_traits>
#include <variant>

namespace mosovo::store {
namespace {

/// Whether any field that says who approved, at any depth, names him.
template <Described T> bool approved_by(const T& value, const StaffId& who) {
    bool found = false;
    for_each_field<T>([&](std::string_view name, auto pointer) {
        const auto& field = value.*pointer;
        using Field = std::remove_cvref_t<decltype(field)>;
        if constexpr (std::is_same_v<Field, std::optional<StaffId>>) {
            found = found || (name.ends_with("approved_by") && field == who);
        } else if constexpr (requires { requires Described<typename Field::value_type>; }) {
            if constexpr (std::is_same_v<Field, std::optional<typename Field::value_type>>)
                found = found || (field && approved_by(*field, who));
        }
    });
    return found;
}

bool made_by(const Event& event, const StaffId& who) {
    if (event.head.by == who) return true;
    const auto* visit = event.as<Visit>();
    return visit != nullptr && std::find(visit->officers.begin(), visit->officers.end(), who) != visit->officers.end();
}

} // namespace

const StaffId& author_of(const Event& event, const StaffId& actor) { return event.head.by ? *event.head.by : actor; }

bool endorses_own_work(const Record& record, const Event& event, const StaffId& actor) {
    const auto& author = author_of(event, actor);
    if (std::visit([&](const auto& body) { return approved_by(body, author); }, event.body)) return true;
    const auto* supervision = event.as<Supervision>();
    if (supervision == nullptr) return false;
    return std::any_of(record.events.begin(), record.events.end(), [&](const Event& other) {
        return std::find(supervision->of.begin(), supervision->of.end(), other.id()) != supervision->of.end() &&
               made_by(other, author);
    });
}

} // namespace mosovo::store
