#include <mosovo/output/evaluation_json.hpp>

#include <mosovo/base/plain_json.hpp>

namespace mosovo::output {

namespace {
/// §4 shows these with null; a reader may index them without asking first.
bool says_null(std::string_view key) {
    return key == "last_day" || key == "met_by" || key == "period" || key == "starts" || key == "before" ||
           key == "after";
}
} // namespace

std::string to_json(const law::Evaluation& evaluation) {
    std::string out = "{";
    bool first = true;
    for_each_field<law::Evaluation>([&](std::string_view name, auto pointer) {
        if constexpr (std::is_same_v<decltype(pointer), std::vector<std::string> law::Evaluation::*>)
            if ((evaluation.*pointer).empty()) return; // `missing`: absent where nothing is
        if (!first) out += ',';
        first = false;
        out += json_string(name) + ":";
        plain::write(out, evaluation.*pointer, says_null);
    });
    return out + "}";
}

} // namespace mosovo::output
