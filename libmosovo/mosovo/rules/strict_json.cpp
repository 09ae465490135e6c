#include "strict_json.hpp"

#include <mosovo/base/json_text.hpp>

#include <utility>

namespace mosovo::strict {

namespace json = boost::json;

void Faults::add(ProblemCode code, std::string path, std::string message) {
    problems_.push_back({code, std::move(path), file_, {}, {}, std::move(message)});
}

void Faults::refuse_if_any() const {
    if (!problems_.empty()) throw ProblemsError{problems_};
}

std::optional<json::value> parse(std::string_view text, Faults& faults) {
    auto parsed = parse_json(text);
    for (auto& problem : parsed.problems)
        faults.add(problem.code, std::move(problem.path), std::move(problem.message));
    if (!parsed.problems.empty()) return {};
    return std::move(parsed.value);
}

Object::Object(const json::value& value, std::string path, Faults& faults)
    : object_{value.if_object()}, path_{std::move(path)}, faults_{&faults} {
    if (!object_) faults.add(ProblemCode::wrong_type, path_, "write an object in braces here");
}

std::string Object::path(std::string_view key) const {
    return path_.empty() ? std::string{key} : path_ + "." + std::string{key};
}

const json::value* Object::take(std::string_view key) {
    asked_.emplace(key);
    return object_ ? object_->if_contains(json::string_view{key.data(), key.size()}) : nullptr;
}

const json::value* Object::need(std::string_view key) {
    const auto* found = take(key);
    if (!found && object_) faults_->add(ProblemCode::missing_key, path(key), "this key is needed; add it");
    return found;
}

std::string Object::need_text(std::string_view key) {
    return need(key) ? take_text(key).value_or(std::string{}) : std::string{};
}

std::optional<std::string> Object::take_text(std::string_view key) {
    const auto* found = take(key);
    if (!found) return {};
    const auto* text = found->if_string();
    if (!text || text->empty()) {
        faults_->add(ProblemCode::wrong_type, path(key), "write a text that is not empty here");
        return {};
    }
    return std::string{text->data(), text->size()};
}

void Object::refuse_unknown() {
    if (!object_) return;
    for (const auto& [key, value] : *object_) {
        const std::string_view name{key.data(), key.size()};
        if (!asked_.contains(name))
            faults_->add(ProblemCode::unknown_key, path(path_key(name)),
                         "no such key here; take it out or correct its name");
    }
}

} // namespace mosovo::strict
