#pragma once

#include <mosovo/assessment/osp.hpp>

#include <vector>

namespace mosovo::assessment::cases {

/// Answers of many people, one by one and as columns.
class People {
public:
    void add(const OspInputs& inputs) {
        people_.push_back(inputs);
        std::size_t place = 0;
        for_each_field<OspInputs>([&](std::string_view, auto pointer) { fill(place++, inputs.*pointer); });
    }
    [[nodiscard]] const std::vector<OspInputs>& people() const { return people_; }
    [[nodiscard]] OspColumns columns() const {
        OspColumns columns;
        std::size_t place = 0;
        for_each_field<OspColumns>([&](std::string_view, auto pointer) { show(place++, columns.*pointer); });
        return columns;
    }

private:
    template <class T> using Filled = std::vector<Cell<T>>;
    using Table = OspInputsOf<Filled>;

    template <class T> void fill(std::size_t place, const std::optional<T>& value) {
        each(table_, place, [&](auto& column) {
            if constexpr (std::is_same_v<std::decay_t<decltype(column)>, Filled<T>>) column.emplace_back(value);
        });
    }
    template <class T> void show(std::size_t place, std::span<const Cell<T>>& shown) const {
        each(table_, place, [&](const auto& column) {
            if constexpr (std::is_same_v<std::decay_t<decltype(column)>, Filled<T>>) shown = column;
        });
    }
    template <class Held, class F> static void each(Held& table, std::size_t place, F&& f) {
        std::size_t at = 0;
        for_each_field<Table>([&](std::string_view, auto pointer) {
            if (at++ == place) f(table.*pointer);
        });
    }

    std::vector<OspInputs> people_;
    Table table_;
};

} // namespace mosovo::assessment::cases
