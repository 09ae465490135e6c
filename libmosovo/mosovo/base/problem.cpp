#include <mosovo/base/problem.hpp>

namespace mosovo {

namespace {
std::string headline(const Problems& problems) {
    if (problems.empty()) return "no problem is listed";
    auto text = to_line(problems.front());
    if (problems.size() > 1) text += " (and " + std::to_string(problems.size() - 1) + " more)";
    return text;
}
} // namespace

ProblemsError::ProblemsError(Problems problems)
    : std::runtime_error{headline(problems)}, problems_{std::move(problems)} {}

std::string to_line(const Problem& problem) {
    std::string place;
    const auto add = [&place](const std::string& part) {
        if (!place.empty()) place += ", ";
        place += part;
    };
    if (problem.file) add(*problem.file);
    if (problem.row) add("row " + std::to_string(*problem.row));
    if (problem.column) add("column " + *problem.column);
    if (!problem.path.empty()) add(problem.path);
    return place.empty() ? problem.message : place + ": " + problem.message;
}

} // namespace mosovo
