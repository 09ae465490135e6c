#pragma once

// Worked cases: a record, a day, and what must follow. Each file says in `why` on whose authority.

#include <mosovo/intake/record_json.hpp>
#include <mosovo/law/evaluate.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace mosovo::law::cases {

namespace json = boost::json;

struct Case {
    std::string name;
    json::object all;

    friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

inline std::string text_of(const std::filesystem::path& path) {
    std::ifstream in{path};
    std::stringstream text;
    text << in.rdbuf();
    if (!in) throw std::runtime_error{"cannot read " + path.string()};
    return text.str();
}

inline std::vector<Case> in_folder(const std::string& folder) {
    std::vector<Case> found;
    const auto at = std::filesystem::path{MOSOVO_CASES_DIR} / "law" / folder;
    for (const auto& file : std::filesystem::directory_iterator{at}) {
        if (file.path().extension() != ".json") continue;
        const auto value = json::parse(text_of(file.path()));
        if (value.is_array()) // several cases in one file, each with its id
            for (const auto& one : value.as_array())
                found.push_back({std::string{one.at("id").as_string()}, one.as_object()});
        else
            found.push_back({file.path().stem().string(), value.as_object()});
    }
    std::sort(found.begin(), found.end(), [](const Case& a, const Case& b) { return a.name < b.name; });
    return found;
}

inline json::value shown(const std::optional<Day>& day) { return day ? json::value(iso(*day)) : json::value(nullptr); }

inline json::object shown(const NotificationPeriod& period) {
    json::array from;
    for (const auto& id : period.from)
        from.emplace_back(id.reveal());
    return {{"starts", shown(period.starts)},
            {"last_day", shown(period.last_day)},
            {"indefinite", period.indefinite},
            {"from", from}};
}

inline json::object shown(const Obligation& obligation) {
    const auto word_of = [](auto value) { return json::value(json::string{word(value)}); };
    return {{"duty", word_of(obligation.duty)},
            {"arises_from", obligation.arises_from.reveal()},
            {"opens", obligation.opens ? json::value(obligation.opens->text()) : json::value(nullptr)},
            {"last_day", shown(obligation.last_day)},
            {"latest", obligation.latest ? json::value(obligation.latest->text()) : json::value(nullptr)},
            {"safe_day", shown(obligation.safe_day)},
            {"state", word_of(obligation.state)},
            {"met_by", obligation.met_by ? json::value(obligation.met_by->reveal()) : json::value(nullptr)},
            {"on_whom", word_of(obligation.on_whom)}};
}

/// What the case names and the evaluation says otherwise; empty: the case holds.
class Differences {
public:
    Differences(const json::object& expected, const Evaluation& found) : found_{found} {
        for (const auto& [key, value] : expected) {
            if (key == "status")
                equal("status", value, json::value(json::string{word(found.status)}));
            else if (key == "missing")
                equal("missing", value, found.missing.empty() ? json::value{} : json::value_from(found.missing));
            else if (key == "period")
                period(value);
            else if (key == "periods")
                periods(value.as_array());
            else if (key == "obligations")
                obligations(value.as_array());
            else if (key == "none")
                none(value.as_array());
            else
                text_ += "the case names an unknown key: " + std::string{key} + "\n";
        }
    }

    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void equal(const std::string& what, const json::value& expected, const json::value& got) {
        if (expected != got)
            text_ += what + ": expected " + json::serialize(expected) + ", got " + json::serialize(got) + "\n";
    }
    void fields(const std::string& what, const json::object& expected, const json::object& got) {
        for (const auto& [key, value] : expected) {
            const auto* other = got.if_contains(key);
            equal(what + "." + std::string{key}, value, other ? *other : json::value("(no such field)"));
        }
    }
    void period(const json::value& expected) {
        if (expected.is_null())
            return equal("period", expected, found_.period ? json::value(shown(*found_.period)) : json::value(nullptr));
        if (!found_.period) return equal("period", expected, nullptr);
        fields("period", expected.as_object(), shown(*found_.period));
    }
    void periods(const json::array& expected) {
        for (const auto& one : expected) {
            const auto id = std::string{one.at("from").as_array().at(0).as_string()};
            const auto found =
                std::find_if(found_.periods.begin(), found_.periods.end(),
                             [&](const NotificationPeriod& period) { return period.from.front().reveal() == id; });
            if (found == found_.periods.end())
                text_ += "no period from " + id + "\n";
            else
                fields("period from " + id, one.as_object(), shown(*found));
        }
    }
    void obligations(const json::array& expected) {
        for (const auto& one : expected) {
            const auto name = json::serialize(one.at("duty")) + " from " + json::serialize(one.at("arises_from"));
            const auto found = std::find_if(found_.obligations.begin(), found_.obligations.end(),
                                            [&](const Obligation& o) { return matches(one.as_object(), o); });
            if (found == found_.obligations.end())
                text_ += "no " + name + "\n";
            else
                fields(name, one.as_object(), shown(*found));
        }
    }
    void none(const json::array& unwanted) {
        for (const auto& one : unwanted)
            for (const auto& obligation : found_.obligations)
                if (matches(one.as_object(), obligation) && obligation.state != State::not_required)
                    text_ += "unwanted: " + json::serialize(shown(obligation)) + "\n";
    }
    static bool matches(const json::object& wanted, const Obligation& obligation) {
        const auto* from = wanted.if_contains("arises_from");
        return wanted.at("duty").as_string() == word(obligation.duty) &&
               (!from || from->as_string() == obligation.arises_from.reveal());
    }

    const Evaluation& found_;
    std::string text_;
};

/// Readings by the names of their description: {"clear_days": "one_end_excluded"}.
inline Readings readings_of(const json::object& chosen) {
    Readings readings;
    for (const auto& [name, wanted] : chosen) {
        bool known = false;
        for_each_field<Readings>([&, &key = name, &value = wanted](std::string_view field, auto pointer) {
            if (field != std::string_view{key}) return;
            using Reading = std::remove_reference_t<decltype(readings.*pointer)>;
            const auto found = from_word<Reading>(std::string_view{value.as_string()});
            if (!found) throw std::runtime_error{"unknown reading in a case"};
            readings.*pointer = *found;
            known = true;
        });
        if (!known) throw std::runtime_error{"unknown doubt in a case"};
    }
    return readings;
}

inline Record record_of(const Case& c) {
    auto taken = intake::read_record(json::serialize(c.all.at("record")), c.name);
    if (taken.rows.empty()) throw ProblemsError{std::move(taken.problems)};
    return std::move(taken.rows.front());
}

inline View view_of(const Case& c) {
    View view{*read_day(std::string_view{c.all.at("as_of").as_string()}), {}, {}, Reasons::told};
    if (const auto* known = c.all.if_contains("known_at"); known && known->is_string())
        view.known_at = *LocalTime::read(std::string_view{known->as_string()});
    if (const auto* readings = c.all.if_contains("readings")) view.readings = readings_of(readings->as_object());
    return view;
}

/// Empty when the case holds, otherwise what differs.
inline std::string run(const Case& c) {
    const auto& expected = c.all.at("expect").as_object();
    if (const auto* refused = expected.if_contains("refused")) {
        const auto taken = intake::read_record(json::serialize(c.all.at("record")), c.name);
        for (const auto& problem : taken.problems)
            if (problem.path == std::string_view{refused->as_string()}) return {};
        return "was not refused at " + json::serialize(*refused);
    }
    try {
        return Differences{expected, evaluate(record_of(c), view_of(c))}.text();
    } catch (const ProblemsError& error) {
        return error.what();
    }
}

} // namespace mosovo::law::cases
