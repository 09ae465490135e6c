#include <mosovo/intake/record_json.hpp>

#include <mosovo/base/described_json.hpp>
#include <mosovo/intake/possible_facts.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>
#include <iterator>
#include <set>

namespace mosovo::intake {

namespace {

using described::Reading;

/// Reads the body whose kind word is `kind`; false when there is no such kind.
bool read_body(std::string_view kind, const boost::json::object& from, Event& event, Reading& reading) {
    bool found = false;
    for_each_kind([&](auto identity) {
        using Kind = typename decltype(identity)::type;
        if (found || Kind::kind_word != kind) return;
        found = true;
        described::read_fields(from, event.body.template emplace<Kind>(), reading);
        described::refuse_other_keys(from, reading, [](std::string_view key) {
            return key == "kind" || described::has_field<EventHead>(key) || described::has_field<Kind>(key);
        });
    });
    return found;
}

void read_event(const boost::json::value& from, Event& event, Reading& reading) {
    if (!from.is_object()) return reading.report(ProblemCode::wrong_type, "write an event in curly brackets");
    const auto& object = from.get_object();
    described::read_fields(object, event.head, reading);
    const auto* kind = object.if_contains("kind");
    if (!kind)
        return reading.at(
            "kind", [&] { reading.report(ProblemCode::missing_key, "the event does not say its kind: add one"); });
    if (!kind->is_string())
        return reading.at("kind", [&] { reading.report(ProblemCode::wrong_type, "write a text in quotes"); });
    if (!read_body(described::text_of(*kind), object, event, reading))
        reading.at("kind",
                   [&] { reading.report(ProblemCode::unknown_kind, "record format 1 has no such kind of event"); });
}

void read_events(const boost::json::value& from, std::vector<Event>& events, Reading& reading) {
    if (!from.is_array()) return reading.report(ProblemCode::wrong_type, "write a list in square brackets");
    events.reserve(from.get_array().size());
    for (std::size_t i = 0; i < from.get_array().size(); ++i)
        reading.at(i, [&] { read_event(from.get_array()[i], events.emplace_back(), reading); });
}

void read_format(const boost::json::value& from, Reading& reading) {
    if (!from.is_string())
        reading.report(ProblemCode::wrong_type, "write a text in quotes");
    else if (described::text_of(from) != record_format)
        reading.report(ProblemCode::unknown_format,
                       "not a format this version reads: it reads " + std::string{record_format});
}

Record read_root(const boost::json::value& from, Reading& reading) {
    Record record;
    if (!from.is_object()) {
        reading.report(ProblemCode::wrong_type, "a record is an object in curly brackets");
        return record;
    }
    const auto& object = from.get_object();
    described::refuse_other_keys(
        object, reading, [](std::string_view key) { return key == "format" || key == "offender" || key == "events"; });
    if (const auto* format = object.if_contains("format")) reading.at("format", [&] { read_format(*format, reading); });
    if (const auto* offender = object.if_contains("offender"))
        reading.at("offender", [&] { described::read_object(*offender, record.offender, reading); });
    if (const auto* events = object.if_contains("events"))
        reading.at("events", [&] { read_events(*events, record.events, reading); });
    return record;
}

void append(Problems& to, Problems from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// The record in parsed JSON. What the reader refused is not asked again whether it is possible.
Taken<Record> take(ParsedJson parsed) {
    Taken<Record> taken;
    taken.problems = std::move(parsed.problems);
    const bool parsed_whole = std::all_of(taken.problems.begin(), taken.problems.end(), [](const auto& problem) {
        return problem.code == ProblemCode::duplicate_key;
    });
    if (!parsed_whole) return taken;
    Reading reading{taken.problems};
    auto record = read_root(parsed.value, reading);
    if (taken.problems.empty()) {
        append(taken.problems, contradictions(record));
        append(taken.problems, impossible_facts(record));
    } else if (!record.offender.id && std::none_of(taken.problems.begin(), taken.problems.end(), [](const auto& p) {
                   return p.path == "offender.id" || p.path == "offender";
               })) {
        taken.problems.push_back({ProblemCode::missing_key,
                                  "offender.id",
                                  {},
                                  {},
                                  {},
                                  "the offender has no id: give the force's reference"});
    }
    if (taken.problems.empty()) taken.rows.push_back(std::move(record));
    return taken;
}

Problem too_long() {
    return {ProblemCode::too_large,
            {},
            {},
            {},
            {},
            "longer than " + std::to_string(longest_record) + " bytes: split the file into records"};
}

/// Records one after another, with what was found about each.
class Sequence {
public:
    explicit Sequence(std::string_view file) : file_{file} {}

    void add(Taken<Record> taken, std::optional<std::size_t> line) {
        const auto place = "[" + std::to_string(count_++) + "]";
        for (auto& problem : taken.problems) {
            problem.path = problem.path.empty() ? place : place + "." + problem.path;
            problem.row = line;
            report(std::move(problem));
        }
        for (auto& row : taken.rows) {
            places_.push_back(place);
            taken_.rows.push_back(std::move(row));
        }
    }
    void report(Problem problem) {
        if (!file_.empty()) problem.file = std::string{file_};
        taken_.problems.push_back(std::move(problem));
    }
    Taken<Record> finish() {
        std::multiset<std::string_view> ids;
        for (const auto& record : taken_.rows)
            ids.insert(record.id().reveal());
        std::vector<Record> kept;
        kept.reserve(taken_.rows.size());
        std::vector<bool> twice;
        for (const auto& record : taken_.rows)
            twice.push_back(ids.count(record.id().reveal()) > 1);
        for (std::size_t i = 0; i < taken_.rows.size(); ++i) {
            if (twice[i])
                report({ProblemCode::duplicate_id,
                        places_[i] + ".offender.id",
                        {},
                        {},
                        {},
                        "another record has the same offender id: put their events into one record"});
            else
                kept.push_back(std::move(taken_.rows[i]));
        }
        taken_.rows = std::move(kept);
        return std::move(taken_);
    }

private:
    std::string_view file_;
    std::size_t count_ = 0;
    std::vector<std::string> places_;
    Taken<Record> taken_;
};

constexpr std::string_view space = " \t\r\n";

std::size_t skip_space(std::string_view text, std::size_t from) {
    return std::min(text.find_first_not_of(space, from), text.size());
}

/// A fault after which the place of the next record is not known.
bool lost(const ParsedJson& parsed) {
    return std::any_of(parsed.problems.begin(), parsed.problems.end(),
                       [](const auto& problem) { return problem.code != ProblemCode::duplicate_key; });
}

void read_array(std::string_view text, std::size_t at, Sequence& sequence) {
    const auto broken = [&](const char* message) {
        sequence.report({ProblemCode::malformed, {}, {}, {}, {}, message});
    };
    at = skip_space(text, at + 1);
    if (at < text.size() && text[at] == ']') {
        if (skip_space(text, at + 1) != text.size()) broken("text follows the list of records");
        return;
    }
    while (true) {
        auto parsed = parse_json_value(text.substr(at));
        const auto used = parsed.used;
        const bool stop = lost(parsed);
        sequence.add(take(std::move(parsed)), {});
        if (stop) return;
        at = skip_space(text, at + used);
        if (at == text.size()) return broken("the text ends before the list does: the file may be cut off");
        if (text[at] == ']') break;
        if (text[at] != ',') return broken("a comma is missing between two records");
        at = skip_space(text, at + 1);
    }
    if (skip_space(text, at + 1) != text.size()) broken("text follows the list of records");
}

void read_lines(std::string_view text, std::size_t at, Sequence& sequence) {
    std::size_t line =
        1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    while (at < text.size()) {
        auto parsed = parse_json_value(text.substr(at));
        const auto used = parsed.used;
        const bool stop = lost(parsed);
        sequence.add(take(std::move(parsed)), line);
        if (stop) {
            // A line that is not JSON costs that line only.
            const auto end = text.find('\n', at);
            if (end == std::string_view::npos) return;
            at = end;
        } else {
            line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                        text.begin() + static_cast<std::ptrdiff_t>(at + used), '\n'));
            at += used;
        }
        const auto next = skip_space(text, at);
        line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                                    text.begin() + static_cast<std::ptrdiff_t>(next), '\n'));
        at = next;
    }
}

} // namespace

Taken<Record> read_record(std::string_view json, std::string_view file) {
    Taken<Record> taken;
    if (json.size() > longest_record)
        taken.problems.push_back(too_long());
    else
        taken = take(parse_json(json));
    if (!file.empty())
        for (auto& problem : taken.problems)
            problem.file = std::string{file};
    return taken;
}

Taken<Record> read_records(std::string_view json, std::string_view file) {
    if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
    Sequence sequence{file};
    const auto at = skip_space(json, 0);
    if (at < json.size() && json[at] == '[')
        read_array(json, at, sequence);
    else
        read_lines(json, at, sequence);
    return sequence.finish();
}

} // namespace mosovo::intake
