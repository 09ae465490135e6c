#pragma once

#include <mosovo/rules/rulebook.hpp>
#include <mosovo/schedule/ids.hpp>

#include <cstdint>

namespace mosovo::schedule {

struct PriceTag {
    static constexpr std::int64_t least = 0;
    static constexpr std::int64_t most = 100'000;
};
/// What a wish is worth, in minutes of driving.
using Price = Number<PriceTag>;

/// What a plan is judged by (decision 0120). First comes the weight of what is left out, then lateness (urgency ×
/// days), then one sum in seconds of driving that these prices make up. They are practice data (`practice.schedule.*`):
/// a force lays its own over them.
struct Objective {
    Count promise_weight = count_of(4);       ///< a promised time left out weighs so many times a visit
    Price first_day_away = *Price::from(20);  ///< for the first day from the drawn one; grows as the root
    Price first_hour_away = *Price::from(15); ///< up to two hours from the drawn time; twice this beyond
    Price stranger = *Price::from(15);        ///< each officer of the crew whom he does not know
    Price balance = *Price::from(1);          ///< minutes of work squared, over 1024, times this, in seconds
    Price change = *Price::from(600);         ///< when replanning: a visit at another time than told

    bool operator==(const Objective&) const = default;
};
BOOST_DESCRIBE_STRUCT(Objective, (), (promise_weight, first_day_away, first_hour_away, stranger, balance, change))

/// The prices that the rules hold on a day. What is not held there or then keeps the default above.
[[nodiscard]] Objective objective_on(const Rulebook& rules, Day day, Jurisdiction nation);

} // namespace mosovo::schedule
