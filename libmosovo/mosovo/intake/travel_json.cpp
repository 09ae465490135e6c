#include <mosovo/intake/travel_json.hpp>

#include <mosovo/base/described_json.hpp>
#include <mosovo/intake/csv_rows.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace mosovo::intake {
namespace {

using described::Reading;
using Seconds = std::vector<std::vector<std::chrono::seconds>>;

constexpr double longest_drive = 30.0 * 24 * 3600;

void put_file(Problems& problems, std::string_view file) {
    if (file.empty()) return;
    for (auto& problem : problems)
        problem.file = std::string{file};
}

std::chrono::seconds whole(double seconds) {
    return std::chrono::seconds{static_cast<std::int64_t>(std::ceil(seconds))};
}

/// A number of seconds; services write null where no road leads.
std::chrono::seconds read_seconds(const boost::json::value& cell, Reading& reading) {
    if (cell.is_null()) {
        reading.report(ProblemCode::missing_key, "no road leads there: mend the place or leave it out");
        return {};
    }
    boost::system::error_code not_a_number;
    const auto seconds = cell.to_number<double>(not_a_number);
    if (not_a_number || !(seconds >= 0.0) || seconds > longest_drive) {
        reading.report(ProblemCode::wrong_type, "a drive is a number of seconds from 0");
        return {};
    }
    return whole(seconds);
}

const boost::json::array* list_of(const boost::json::value* value, std::size_t size, Reading& reading) {
    const auto* list = value != nullptr ? value->if_array() : nullptr;
    if (list == nullptr)
        reading.report(ProblemCode::wrong_type, "write a list in square brackets");
    else if (list->size() != size) {
        reading.report(ProblemCode::out_of_range, "a table of drives has one row and one column for each place");
        return nullptr;
    }
    return list;
}

/// Rows of numbers, or of objects that hold the number under `key`.
Seconds read_table(const boost::json::value* table, std::size_t size, const char* key, Reading& reading) {
    Seconds seconds;
    const auto* rows = list_of(table, size, reading);
    for (std::size_t i = 0; rows != nullptr && i < size; ++i)
        reading.at(i, [&] {
            auto& row = seconds.emplace_back();
            const auto* cells = list_of(&rows->at(i), size, reading);
            for (std::size_t j = 0; cells != nullptr && j < size; ++j)
                reading.at(j, [&] {
                    const auto* object = cells->at(j).if_object();
                    const auto* inside = object != nullptr && key != nullptr ? object->if_contains(key) : nullptr;
                    row.push_back(read_seconds(inside != nullptr ? *inside : cells->at(j), reading));
                });
        });
    return seconds;
}

Seconds read_answer(const boost::json::object& answer, std::size_t size, Reading& reading) {
    const auto* code = answer.if_contains("code"); // OSRM says "Ok", or what went wrong
    if (code != nullptr && code->is_string() && code->get_string() != "Ok") {
        reading.at("code", [&] {
            reading.report(ProblemCode::malformed, "the routing service answered with an error: ask it again");
        });
        return {};
    }
    Seconds seconds;
    if (const auto* valhalla = answer.if_contains("sources_to_targets")) {
        reading.at("sources_to_targets", [&] {
            const auto* short_form = valhalla->if_object();
            if (short_form == nullptr) {
                seconds = read_table(valhalla, size, "time", reading);
                return;
            }
            reading.at("durations",
                       [&] { seconds = read_table(short_form->if_contains("durations"), size, nullptr, reading); });
        });
        return seconds;
    }
    reading.at("durations", [&] { // OSRM and openrouteservice
        seconds = read_table(answer.if_contains("durations"), size, nullptr, reading);
    });
    return seconds;
}

Taken<schedule::Travel> travel_of(const std::vector<schedule::Place>& places, const Seconds& seconds, Problems problems,
                                  std::string_view file) {
    put_file(problems, file);
    if (!problems.empty()) return {{}, std::move(problems)};
    return {{schedule::Travel::matrix(places, seconds)}, {}};
}

constexpr std::array<std::string_view, 5> columns{"from_latitude", "from_longitude", "to_latitude", "to_longitude",
                                                  "seconds"};

/// One row of a table at a time.
class DrivesTable {
public:
    DrivesTable(std::string_view csv, std::string_view file) : rows_{csv}, file_{file} {}

    Taken<schedule::Travel> read() {
        if (!read_header()) return {{}, std::move(problems_)};
        while (rows_.next())
            read_row();
        Seconds seconds(places_.size(), std::vector<std::chrono::seconds>(places_.size()));
        for (std::size_t i = 0; i < places_.size(); ++i)
            for (std::size_t j = 0; j < places_.size(); ++j) {
                if (i == j) continue;
                const auto drive = drives_.find({i, j});
                if (drive == drives_.end()) {
                    report(ProblemCode::missing_key, {}, "a pair of places has no drive: write one row each way");
                    return {{}, std::move(problems_)};
                }
                seconds[i][j] = drive->second;
            }
        return travel_of(places_, seconds, std::move(problems_), file_);
    }

private:
    void report(ProblemCode code, std::optional<std::string> column, std::string message) {
        Problem problem{code, {}, {}, {}, std::move(column), std::move(message)};
        if (!file_.empty()) problem.file = std::string{file_};
        if (rows_.row() > 0) problem.row = rows_.row();
        problems_.push_back(std::move(problem));
    }

    bool read_header() {
        if (!rows_.next() || rows_.fault()) {
            report(ProblemCode::malformed, {}, "the first row names the columns");
            return false;
        }
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto& cells = rows_.cells();
            const auto found = std::find(cells.begin(), cells.end(), columns.at(c));
            at_.at(c) = static_cast<std::size_t>(found - cells.begin());
            if (found == cells.end())
                report(ProblemCode::missing_column, std::string{columns.at(c)}, "the column must be there");
        }
        return problems_.empty();
    }

    void read_row() {
        if (rows_.fault()) return report(rows_.fault()->code, {}, rows_.fault()->message);
        std::array<double, columns.size()> numbers{};
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const auto at = at_.at(c);
            const auto number = at < rows_.cells().size() ? read_number(rows_.cells()[at])
                                                          : Read<double>{Fault{ProblemCode::missing_key, "is missing"}};
            if (!number) return report(number.fault().code, std::string{columns.at(c)}, number.fault().message);
            numbers.at(c) = *number;
        }
        const auto from = place_at(numbers[0], numbers[1]);
        const auto to = place_at(numbers[2], numbers[3]);
        if (!from || !to) return;
        if (!(numbers[4] >= 0.0) || numbers[4] > longest_drive)
            return report(ProblemCode::out_of_range, "seconds", "a drive is a number of seconds from 0");
        if (!drives_.emplace(std::pair{*from, *to}, whole(numbers[4])).second)
            report(ProblemCode::duplicate_key, {}, "another row has this pair of places");
    }

    std::optional<std::size_t> place_at(double latitude, double longitude) {
        const auto place = schedule::make_place(latitude, longitude);
        if (!place) {
            report(place.fault().code, {}, place.fault().message);
            return std::nullopt;
        }
        const auto [found, added] = index_.emplace(*place, places_.size());
        if (added) places_.push_back(*place);
        return found->second;
    }

    CsvRows rows_;
    std::string_view file_;
    Problems problems_;
    std::array<std::size_t, columns.size()> at_{};
    std::map<schedule::Place, std::size_t> index_;
    std::vector<schedule::Place> places_;
    std::map<std::pair<std::size_t, std::size_t>, std::chrono::seconds> drives_;
};

} // namespace

Taken<schedule::Travel> read_drives(std::string_view json, const std::vector<schedule::Place>& places,
                                    std::string_view file) {
    auto parsed = parse_json(json);
    Problems problems = std::move(parsed.problems);
    Reading reading{problems};
    Seconds seconds;
    if (problems.empty()) {
        if (const auto* answer = parsed.value.if_object())
            seconds = read_answer(*answer, places.size(), reading);
        else
            reading.report(ProblemCode::wrong_type, "a table of drives is an object in curly brackets");
    }
    return travel_of(places, seconds, std::move(problems), file);
}

Taken<schedule::Travel> read_drives_csv(std::string_view csv, std::string_view file) {
    return DrivesTable{csv, file}.read();
}

} // namespace mosovo::intake
