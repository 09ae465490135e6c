#include <mosovo/output/plan_json.hpp>

#include <mosovo/base/plain_json.hpp>

namespace mosovo::output {

std::string to_json(const schedule::Plan& plan, std::span<const schedule::Ask> asks) {
    const auto leaves_out = [](std::string_view) { return false; };
    std::string out = R"({"_meta":{"marking":"OFFICIAL-SENSITIVE","format":"mosovo.plan/1"},"asks":[)";
    for (std::size_t i = 0; i < asks.size(); ++i) {
        out += i == 0 ? "\n" : ",\n";
        plain::write(out, asks[i], leaves_out);
    }
    out += "\n],\"plan\":";
    plain::write(out, plan, leaves_out);
    return out + "}\n";
}

} // namespace mosovo::output
