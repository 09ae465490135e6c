#include <mosovo/assessment/osp_decimal.hpp>

#include <algorithm>
#include <cmath>

namespace mosovo::assessment {

Decimal Decimal::nearest(double number) { return Decimal{std::llround(number * static_cast<double>(scale))}; }

std::int32_t hundredths_of_percent(Decimal probability) {
    constexpr auto unit = Decimal::scale / 10'000;
    return static_cast<std::int32_t>((probability.units() + unit / 2) / unit);
}

} // namespace mosovo::assessment

namespace mosovo {

using assessment::Decimal;

namespace {
constexpr std::size_t places = 12;
const Fault not_a_decimal{ProblemCode::malformed, "write a decimal of at most twelve places, such as 0.02805"};

bool all_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}
} // namespace

std::string TextForm<Decimal>::write(const Decimal& value) {
    const auto size = value.units() < 0 ? -value.units() : value.units();
    auto behind = std::to_string(size % Decimal::scale);
    behind.insert(0, places - behind.size(), '0');
    behind.erase(behind.find_last_not_of('0') + 1);
    return (value.units() < 0 ? "-" : "") + std::to_string(size / Decimal::scale) +
           (behind.empty() ? "" : "." + behind);
}

Read<Decimal> TextForm<Decimal>::read(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const auto point = text.find('.');
    const auto before = text.substr(0, point);
    std::string behind{point == text.npos ? std::string_view{"0"} : text.substr(point + 1)};
    if (before.empty() || before.size() > 6 || behind.empty() || behind.size() > places || !all_digits(before) ||
        !all_digits(behind))
        return not_a_decimal;
    behind.append(places - behind.size(), '0');
    const auto units = *read_whole_number(before) * Decimal::scale + *read_whole_number(behind);
    return Decimal::from_units(negative ? -units : units);
}

} // namespace mosovo
