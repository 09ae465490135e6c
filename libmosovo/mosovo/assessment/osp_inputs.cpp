#include <mosovo/assessment/osp_inputs.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <stdexcept>

namespace mosovo::assessment {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const auto first = text.find_first_not_of(blank);
    return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// As the format writes its words: "Not specified" is not_specified.
std::string as_word(std::string_view text) {
    std::string word{text};
    std::ranges::transform(word, word.begin(), [](unsigned char c) {
        return c == ' ' || c == '-' ? '_' : static_cast<char>(std::tolower(c));
    });
    return word;
}

Fault not_a_word() { return {ProblemCode::wrong_type, "write a word"}; }

template <Words E> Read<std::optional<E>> read_word(const Loose& answer) {
    const auto* text = std::get_if<std::string>(&answer);
    if (text == nullptr) return not_a_word();
    const auto word = as_word(trimmed(*text));
    if (word.empty()) return std::optional<E>{};
    const auto read = TextForm<E>::read(word);
    if (!read) return read.fault();
    return std::optional<E>{*read};
}

Read<std::optional<bool>> truth_of(std::string_view text) {
    const auto word = as_word(trimmed(text));
    if (word.empty()) return std::optional<bool>{};
    if (word == "true" || word == "yes" || word == "y" || word == "1") return std::optional<bool>{true};
    if (word == "false" || word == "no" || word == "n" || word == "0") return std::optional<bool>{false};
    return Fault{ProblemCode::unknown_word, "write true or false"};
}

/// A count far outside what can be is as wrong as the largest that can be written.
SanctionCount clamped(std::int64_t count) {
    return *SanctionCount::from(std::clamp(count, SanctionCountTag::least, SanctionCountTag::most));
}

Fault not_a_count() { return {ProblemCode::wrong_type, "write a whole number"}; }

} // namespace

std::vector<std::string> osp_input_names(OspInputSet inputs) {
    std::vector<std::string> names;
    unsigned place = 0;
    for_each_field<OspInputs>([&](std::string_view name, auto) {
        if ((static_cast<unsigned>(inputs) >> place++ & 1U) != 0) names.emplace_back(name);
    });
    return names;
}

Read<std::optional<Sex>> read_osp_answer(const Loose& answer, std::type_identity<Sex>) {
    return read_word<Sex>(answer);
}

Read<std::optional<SupervisionStatus>> read_osp_answer(const Loose& answer, std::type_identity<SupervisionStatus>) {
    return read_word<SupervisionStatus>(answer);
}

Read<std::optional<bool>> read_osp_answer(const Loose& answer, std::type_identity<bool>) {
    if (const auto* truth = std::get_if<bool>(&answer)) return std::optional<bool>{*truth};
    if (const auto* text = std::get_if<std::string>(&answer)) return truth_of(*text);
    // Columns of true, false and nothing often arrive as 1, 0 and NaN.
    const auto* whole = std::get_if<std::int64_t>(&answer);
    const auto number = whole != nullptr ? static_cast<double>(*whole) : std::get<double>(answer);
    if (number == 1.0) return std::optional<bool>{true};
    if (number == 0.0) return std::optional<bool>{false};
    return Fault{ProblemCode::wrong_type, "write true or false"};
}

Read<std::optional<Day>> read_osp_answer(const Loose& answer, std::type_identity<Day>) {
    const auto* text = std::get_if<std::string>(&answer);
    if (text == nullptr) return Fault{ProblemCode::wrong_type, "write a day as YYYY-MM-DD"};
    const auto written = trimmed(*text);
    if (written.empty()) return std::optional<Day>{};
    const auto day = read_day(written);
    if (!day) return day.fault();
    return std::optional<Day>{*day};
}

Read<std::optional<SanctionCount>> read_osp_answer(const Loose& answer, std::type_identity<SanctionCount>) {
    if (const auto* whole = std::get_if<std::int64_t>(&answer)) return std::optional{clamped(*whole)};
    if (const auto* number = std::get_if<double>(&answer)) {
        if (std::nearbyint(*number) != *number || !std::isfinite(*number)) return not_a_count();
        const auto most = static_cast<double>(SanctionCountTag::most);
        return std::optional{clamped(static_cast<std::int64_t>(std::clamp(*number, -most, most)))};
    }
    const auto* text = std::get_if<std::string>(&answer);
    if (text == nullptr) return not_a_count();
    const auto written = trimmed(*text);
    if (written.empty()) return std::optional<SanctionCount>{};
    const auto count = read_whole_number(written);
    if (!count) return count.fault();
    return std::optional{clamped(*count)};
}

OspInputsRead read_osp_inputs(const std::map<std::string, Loose>& answers) {
    OspInputsRead read;
    std::size_t used = 0;
    for_each_field<OspInputs>([&](std::string_view name, auto pointer) {
        const auto answer = answers.find(std::string{name});
        if (answer == answers.end()) return;
        ++used;
        auto& into = read.inputs.*pointer;
        using Value = typename std::decay_t<decltype(into)>::value_type;
        const auto value = read_osp_answer(answer->second, std::type_identity<Value>{});
        if (value)
            into = *value;
        else
            read.unreadable |= osp_input(pointer);
    });
    if (used != answers.size()) throw std::invalid_argument{"an answer is named as no input of OSP is"};
    return read;
}

} // namespace mosovo::assessment
