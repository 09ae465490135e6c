#include <mosovo/base/describe.hpp>

#include <boost/locale/utf.hpp>

#include <array>
#include <charconv>
#include <cmath>

namespace mosovo {

Read<std::int64_t> read_whole_number(std::string_view text) {
    std::int64_t value{};
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error == std::errc::result_out_of_range) return Fault{ProblemCode::out_of_range, "the number is too large"};
    if (error != std::errc{} || stop != end || text.empty())
        return Fault{ProblemCode::wrong_type, "write a whole number in digits"};
    return value;
}

Read<double> read_number(std::string_view text) {
    double value{};
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value, std::chars_format::general);
    if (error == std::errc::result_out_of_range || !std::isfinite(value))
        return Fault{ProblemCode::out_of_range, "the number is too large"};
    if (error != std::errc{} || stop != end || text.empty())
        return Fault{ProblemCode::wrong_type, "write a number, such as 12 or 0.5"};
    return value;
}

std::string write_number(double value) {
    std::array<char, 64> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return error == std::errc{} ? std::string{buffer.data(), end} : std::string{"0"};
}

namespace {

bool is_printable_ascii(char c) { return c >= 0x20 && c < 0x7F; }

} // namespace

Read<std::string> read_text(std::string_view text, std::size_t longest) {
    if (text.size() > longest)
        return Fault{ProblemCode::too_large, "longer than " + std::to_string(longest) + " bytes"};
    for (auto at = text.begin(); at != text.end();) {
        if (is_printable_ascii(*at)) { // nearly all of what is read
            ++at;
            continue;
        }
        const auto point = boost::locale::utf::utf_traits<char>::decode(at, text.end());
        if (!boost::locale::utf::is_valid_codepoint(point))
            return Fault{ProblemCode::not_text, "the bytes are not UTF-8: save the file as UTF-8"};
        if ((point < 0x20 && point != '\t' && point != '\n' && point != '\r') || point == 0x7F)
            return Fault{ProblemCode::not_text, "a control character stands in the text: remove it"};
    }
    return std::string{text};
}

namespace {

bool in_quotes(std::string_view text) { return text.size() >= 2 && text.front() == '"' && text.back() == '"'; }

bool looks_like_another_kind(std::string_view text) {
    return in_quotes(text) || TextForm<bool>::read(text) || read_whole_number(text) || read_number(text);
}

std::string write_loose(bool value) { return TextForm<bool>::write(value); }
std::string write_loose(std::int64_t value) { return std::to_string(value); }
std::string write_loose(double value) {
    const auto text = write_number(value);
    return read_whole_number(text) ? text + ".0" : text;
}
std::string write_loose(const std::string& value) { return looks_like_another_kind(value) ? '"' + value + '"' : value; }

} // namespace

std::string TextForm<Loose>::write(const Loose& value) {
    return std::visit([](const auto& held) { return write_loose(held); }, value);
}

Read<Loose> TextForm<Loose>::read(std::string_view text) {
    if (const auto yes_no = TextForm<bool>::read(text)) return Loose{*yes_no};
    if (const auto whole = read_whole_number(text)) return Loose{*whole};
    if (const auto number = read_number(text)) return Loose{*number};
    const auto inside = in_quotes(text) ? text.substr(1, text.size() - 2) : text;
    const auto words = TextForm<std::string>::read(inside);
    if (!words) return words.fault();
    return Loose{*words};
}

} // namespace mosovo
