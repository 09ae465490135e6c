// Not installed: for our own sources.
#pragma once

#include "osp_core.hpp"

#include <string>
#include <tuple>
#include <vector>

/// Verdicts in words: what each item gives and why, and by what right.
namespace mosovo::assessment {

/// The seven items of OSP/DC. \pre scored
[[nodiscard]] std::vector<OspItem> direct_contact_items(const core::Row& row, const core::Verdict& verdict);
/// The four counts that OSP/IIC looks at, and which row of its table they fit. \pre scored
[[nodiscard]] std::vector<OspItem> indirect_contact_items(const core::Row& row, const core::Verdict& verdict);

/// Points, band, probability and reduction; or why the tool does not apply.
[[nodiscard]] std::vector<law::Step> direct_contact_reasons(const core::Row& row, const core::Verdict& verdict);
[[nodiscard]] std::vector<law::Step> indirect_contact_reasons(const core::Row& row, const core::Verdict& verdict);

/// "3.36": a percentage of two decimals.
[[nodiscard]] std::string percent_text(std::uint16_t hundredths);

/// The values that one step of a table holds: "36 to 38", "3 or more", "2".
[[nodiscard]] std::string range_text(const OspItemTable& table, std::size_t step);

/// Adds each reading that decides: with another one the result would not be the same.
/// \param judge  the verdict under other readings
template <class Judge> void add_deciding_readings(std::vector<law::Step>& because, const core::Verdict& verdict,
                                                  const OspReadings& how, Judge&& judge);

/// The sentence on one reading that decides.
[[nodiscard]] law::Step deciding_reading(std::string_view name, std::string_view taken, std::string_view other,
                                         std::size_t place, const core::Verdict& verdict, const core::Verdict& without);

template <class Judge> void add_deciding_readings(std::vector<law::Step>& because, const core::Verdict& verdict,
                                                  const OspReadings& how, Judge&& judge) {
    std::size_t place = 0;
    for_each_field<OspReadings>([&](std::string_view name, auto pointer) {
        const auto taken = how.*pointer;
        for (const auto& [word, choice] : words_of<std::decay_t<decltype(taken)>>) {
            if (choice == taken) continue;
            auto otherwise = how;
            otherwise.*pointer = choice;
            const core::Verdict other = judge(otherwise);
            const auto shown = [](const core::Verdict& v) {
                return std::tuple{v.status, v.band, v.points, v.hundredths, v.reduced.raw()};
            };
            if (shown(other) != shown(verdict))
                because.push_back(deciding_reading(name, mosovo::word(taken), word, place, verdict, other));
        }
        ++place;
    });
}

} // namespace mosovo::assessment
