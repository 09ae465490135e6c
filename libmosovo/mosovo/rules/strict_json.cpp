#include "strict_json.hpp"

#include <boost/json/basic_parser_impl.hpp>

#include <utility>
#include <vector>

namespace mosovo::strict {

namespace json = boost::json;

void Faults::add(ProblemCode code, std::string path, std::string message) {
    problems_.push_back({code, std::move(path), file_, {}, {}, std::move(message)});
}

void Faults::refuse_if_any() const {
    if (!problems_.empty()) throw ProblemsError{problems_};
}

namespace {

/// Walks the text and notes each key written twice in one object, with its path.
class RepeatedKeys {
public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    std::vector<std::string> paths;

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) { return open(true); }
    bool on_object_end(std::size_t, json::error_code&) { return close(); }
    bool on_array_begin(json::error_code&) { return open(false); }
    bool on_array_end(std::size_t, json::error_code&) { return close(); }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
        key_.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t, json::error_code&) {
        key_.append(part.data(), part.size());
        auto& object = levels_.back();
        object.place = key_;
        if (!object.keys.insert(key_).second) paths.push_back(path());
        key_.clear();
        return true;
    }
    bool on_string_part(json::string_view, std::size_t, json::error_code&) { return true; }
    bool on_string(json::string_view, std::size_t, json::error_code&) { return value(); }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t, json::string_view, json::error_code&) { return value(); }
    bool on_uint64(std::uint64_t, json::string_view, json::error_code&) { return value(); }
    bool on_double(double, json::string_view, json::error_code&) { return value(); }
    bool on_bool(bool, json::error_code&) { return value(); }
    bool on_null(json::error_code&) { return value(); }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

private:
    struct Level {
        bool object;
        std::set<std::string> keys;
        std::string place;     ///< key of the value being read
        std::size_t index = 0; ///< index of the value being read
    };

    bool open(bool object) {
        levels_.push_back({object, {}, {}, 0});
        return true;
    }
    bool close() {
        levels_.pop_back();
        return value();
    }
    bool value() {
        if (!levels_.empty()) ++levels_.back().index;
        return true;
    }
    [[nodiscard]] std::string path() const {
        std::string text;
        for (const auto& level : levels_) {
            if (!level.object)
                text += "[" + std::to_string(level.index) + "]";
            else
                text += text.empty() ? level.place : "." + level.place;
        }
        return text;
    }

    std::vector<Level> levels_;
    std::string key_;
};

} // namespace

std::optional<json::value> parse(std::string_view text, Faults& faults) {
    json::basic_parser<RepeatedKeys> keys{json::parse_options{}};
    json::error_code error;
    const auto read = keys.write_some(false, text.data(), text.size(), error);
    if (error || read != text.size()) {
        faults.add(ProblemCode::malformed, "",
                   "not JSON from character " + std::to_string(read + 1) + " on; write one JSON value in UTF-8");
        return {};
    }
    for (const auto& path : keys.handler().paths)
        faults.add(ProblemCode::duplicate_key, path, "this key is written twice in one object; keep one of them");
    if (!keys.handler().paths.empty()) return {};
    return json::parse(json::string_view{text.data(), text.size()});
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
            faults_->add(ProblemCode::unknown_key, path(name), "no such key here; take it out or correct its name");
    }
}

} // namespace mosovo::strict
