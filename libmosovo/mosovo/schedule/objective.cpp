#include <mosovo/schedule/objective.hpp>

#include <string>

namespace mosovo::schedule {

Objective objective_on(const Rulebook& rules, Day day, Jurisdiction nation) {
    Objective objective;
    for_each_field<Objective>([&](std::string_view name, auto pointer) {
        using Field = std::decay_t<decltype(objective.*pointer)>;
        const auto* rule = rules.find("practice.schedule." + std::string{name});
        if (rule == nullptr || !rule->is_set(day, nation)) return;
        if (const auto value = Field::from(rule->count(day, nation))) objective.*pointer = *value;
    });
    return objective;
}

} // namespace mosovo::schedule
