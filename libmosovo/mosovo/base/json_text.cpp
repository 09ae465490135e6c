#include <mosovo/base/json_text.hpp>

#include <mosovo/base/describe.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_stack.hpp>

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>
#include <vector>

namespace mosovo {

namespace {

using boost::json::error_code;
using Text = boost::json::string_view;

/// Builds the value and watches the keys: the library keeps the last of two equal ones in silence.
class Handler {
public:
    static constexpr std::size_t max_object_size = 100'000;
    static constexpr std::size_t max_array_size = 1'000'000;
    static constexpr std::size_t max_key_size = 10'000;
    static constexpr std::size_t max_string_size = 10'000'000;

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return open(false); }
    bool on_object_end(std::size_t n, error_code&) {
        stack_.push_object(n);
        return close();
    }
    bool on_array_begin(error_code&) { return open(true); }
    bool on_array_end(std::size_t n, error_code&) {
        stack_.push_array(n);
        return close();
    }
    bool on_key_part(Text part, std::size_t, error_code&) {
        stack_.push_chars(part);
        text_.append(part.data(), part.size());
        return true;
    }
    bool on_key(Text part, std::size_t, error_code&) {
        stack_.push_key(part);
        text_.append(part.data(), part.size());
        auto& frame = frames_.back();
        if (!frame.keys.insert(text_))
            duplicates_.push_back({ProblemCode::duplicate_key,
                                   path_to(text_),
                                   {},
                                   {},
                                   {},
                                   "the key is written twice in one object: keep the right one"});
        frame.key = std::move(text_);
        text_.clear();
        return true;
    }
    bool on_string_part(Text part, std::size_t, error_code&) {
        stack_.push_chars(part);
        return true;
    }
    bool on_string(Text part, std::size_t, error_code&) {
        stack_.push_string(part);
        return next();
    }
    bool on_number_part(Text part, error_code&) {
        text_.append(part.data(), part.size());
        return true;
    }
    bool on_int64(std::int64_t value, Text, error_code&) {
        stack_.push_int64(value);
        text_.clear();
        return next();
    }
    bool on_uint64(std::uint64_t value, Text, error_code&) {
        stack_.push_uint64(value);
        text_.clear();
        return next();
    }
    bool on_double(double, Text part, error_code&) {
        // The library's own conversion can be one unit off in the last place; ours must give back what was written.
        text_.append(part.data(), part.size());
        double value = 0;
        const auto [stop, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
        if (error != std::errc{}) value = std::numeric_limits<double>::infinity();
        stack_.push_double(value);
        text_.clear();
        return next();
    }
    bool on_bool(bool value, error_code&) {
        stack_.push_bool(value);
        return next();
    }
    bool on_null(error_code&) {
        stack_.push_null();
        return next();
    }
    bool on_comment_part(Text, error_code&) { return true; }
    bool on_comment(Text, error_code&) { return true; }

    boost::json::value release() { return stack_.release(); }
    Problems take_duplicates() { return std::move(duplicates_); }

private:
    /// The keys of one object. Most have a few, which are compared sooner than they are put in order.
    class Keys {
    public:
        /// \return whether it was not there yet
        bool insert(const std::string& key) {
            if (!many_.empty()) return many_.insert(key).second;
            if (std::find(few_.begin(), few_.end(), key) != few_.end()) return false;
            few_.push_back(key);
            if (few_.size() > most_few) many_.insert(few_.begin(), few_.end());
            return true;
        }

    private:
        static constexpr std::size_t most_few = 24;
        std::vector<std::string> few_;
        std::set<std::string> many_;
    };
    struct Frame {
        bool array = false;
        std::size_t index = 0;
        std::string key;
        Keys keys;
    };

    bool open(bool array) {
        frames_.push_back({array, 0, {}, {}});
        return true;
    }
    bool close() {
        frames_.pop_back();
        return next();
    }
    /// A value is complete: the next one in this array has the next index.
    bool next() {
        if (!frames_.empty() && frames_.back().array) ++frames_.back().index;
        return true;
    }
    [[nodiscard]] std::string path_to(std::string_view key) const {
        std::string path;
        for (std::size_t i = 0; i + 1 < frames_.size(); ++i) {
            if (frames_[i].array)
                path += "[" + std::to_string(frames_[i].index) + "]";
            else
                path += (path.empty() ? "" : ".") + path_key(frames_[i].key);
        }
        return path + (path.empty() ? "" : ".") + path_key(key);
    }

    boost::json::value_stack stack_;
    std::vector<Frame> frames_;
    std::string text_; ///< of a key or number that comes in parts
    Problems duplicates_;
};

/// Line and place in it, counted from 1, in words.
std::string where(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, std::min(offset, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto start = before.rfind('\n');
    const auto column = start == std::string_view::npos ? before.size() + 1 : before.size() - start;
    return "at line " + std::to_string(line) + ", character " + std::to_string(column);
}

Problem to_problem(const error_code& code, std::string_view text, std::size_t offset) {
    using Reason = boost::json::error;
    Problem problem{ProblemCode::malformed, {}, {}, {}, {}, {}};
    if (code == Reason::incomplete) {
        problem.message = "the text ends before it is complete: the file may be cut off";
    } else if (code == Reason::too_deep || code == Reason::array_too_large || code == Reason::object_too_large ||
               code == Reason::key_too_large || code == Reason::string_too_large) {
        problem.code = ProblemCode::too_large;
        problem.message = "deeper or longer than is read, " + where(text, offset);
    } else if (const auto as_text = read_text(text, text.size());
               !as_text && as_text.fault().message.find("UTF-8") != std::string::npos) {
        problem.code = ProblemCode::not_text;
        problem.message = as_text.fault().message;
    } else {
        problem.message = "not JSON " + where(text, offset) + ": " + code.message();
    }
    return problem;
}

ParsedJson parse(std::string_view text, bool whole) {
    ParsedJson parsed;
    std::size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    boost::json::parse_options options;
    options.max_depth = deepest_json;
    boost::json::basic_parser<Handler> parser{options};
    error_code error;
    parsed.used = start + parser.write_some(false, text.data() + start, text.size() - start, error);
    if (!error && whole) {
        parsed.used = std::min(text.find_first_not_of(" \t\r\n", parsed.used), text.size());
        if (parsed.used != text.size()) error = boost::json::error::extra_data;
    }
    if (error)
        parsed.problems.push_back(to_problem(error, text, parsed.used));
    else
        parsed.value = parser.handler().release();
    for (auto& problem : parser.handler().take_duplicates())
        parsed.problems.push_back(std::move(problem));
    return parsed;
}

} // namespace

ParsedJson parse_json(std::string_view text) { return parse(text, true); }
ParsedJson parse_json_value(std::string_view text) { return parse(text, false); }

std::string json_string(std::string_view text) { return boost::json::serialize(Text{text.data(), text.size()}); }

std::string path_key(std::string_view key) {
    constexpr std::size_t longest = 64;
    std::string shown{key.substr(0, longest)};
    std::replace_if(
        shown.begin(), shown.end(), [](char c) { return c < 0x20 || c > 0x7E; }, '?');
    return key.size() > longest ? shown + "..." : shown;
}

} // namespace mosovo
