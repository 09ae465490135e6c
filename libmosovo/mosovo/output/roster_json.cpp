#include <mosovo/output/roster_json.hpp>

#include <mosovo/base/plain_json.hpp>

namespace mosovo::output {

namespace {
constexpr auto leaves_out = [](std::string_view) { return false; };

/// One item a line: a roster is read and corrected by people.
template <class T> std::string a_line_each(const std::vector<T>& items) {
    std::string out = "[";
    for (std::size_t i = 0; i < items.size(); ++i) {
        out += i == 0 ? "\n  " : ",\n  ";
        plain::write(out, items[i], leaves_out);
    }
    return out + "\n]";
}
} // namespace

std::string to_json(const schedule::Roster& roster, const std::string& note) {
    std::string out = "{\"format\": \"mosovo.roster/1\",\n";
    if (!note.empty()) out += "\"note\": " + json_string(note) + ",\n";
    out += "\"teams\": " + a_line_each(roster.teams) + ",\n\"officers\": " + a_line_each(roster.officers);
    if (!roster.never_together.empty()) out += ",\n\"never_together\": " + a_line_each(roster.never_together);
    out += "}\n";
    return out;
}

} // namespace mosovo::output
