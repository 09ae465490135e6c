#include "engine_instances.hpp"

#include <boost/json.hpp>

#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <numbers>
#include <set>
#include <stdexcept>
#include <string>

namespace mosovo::bench {

namespace {

using namespace schedule::engine;
namespace json = boost::json;

constexpr double earth_metres = 6371008.8; // as check_week.py has it
constexpr Seconds unmodelled_break = 30 * 60;

struct Point {
    double longitude;
    double latitude;
};

// The expressions and their order are check_week.py's: a drive rounded another way would break its clock.
double metres(Point a, Point b) {
    const auto radians = [](double degrees) { return degrees * (std::numbers::pi / 180.0); };
    const auto lo1 = radians(a.longitude);
    const auto la1 = radians(a.latitude);
    const auto lo2 = radians(b.longitude);
    const auto la2 = radians(b.latitude);
    const auto up = std::sin((la2 - la1) / 2);
    const auto across = std::sin((lo2 - lo1) / 2);
    return 2 * earth_metres * std::asin(std::sqrt(up * up + std::cos(la1) * std::cos(la2) * (across * across)));
}

Point point_of(const json::value& value) {
    const auto& pair = value.as_array();
    return {pair.at(0).to_number<double>(), pair.at(1).to_number<double>()};
}

Seconds seconds_of(const json::value& value) { return value.to_number<Seconds>(); }

std::set<std::int64_t> set_of(const json::value& value) {
    std::set<std::int64_t> all;
    for (const auto& one : value.as_array())
        all.insert(one.to_number<std::int64_t>());
    return all;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in{file};
    if (!in) throw std::runtime_error{file.string() + ": cannot be opened"};
    return {std::istreambuf_iterator<char>{in}, {}};
}

Week week_of(const json::value& week, Crews crews) {
    Week out;
    auto& problem = out.problem;
    std::vector<Point> points;
    std::map<std::int64_t, Index> bases;
    for (const auto& station : week.at("stations").as_array()) {
        bases[station.at("id").to_number<std::int64_t>()] = static_cast<Index>(points.size());
        points.push_back(point_of(station.at("loc")));
    }
    std::vector<std::set<std::int64_t>> skills;
    for (const auto& officer : week.at("officers").as_array()) {
        out.officer_ids.push_back(officer.at("id").to_number<std::int64_t>());
        skills.push_back(set_of(officer.at("skills")));
        const auto base = bases.at(officer.at("base").to_number<std::int64_t>());
        for (const auto& shift : officer.at("shifts").as_array()) {
            Route route;
            route.officer = problem.officers;
            route.day = shift.at("day").to_number<Index>();
            route.opens = seconds_of(shift.at("start"));
            route.closes = seconds_of(shift.at("end")) - unmodelled_break;
            route.from = route.to = base;
            problem.routes.push_back(route);
        }
        ++problem.officers;
    }
    for (const auto& asked : week.at("visits").as_array()) {
        Visit visit;
        out.visit_ids.push_back(asked.at("id").to_number<std::int64_t>());
        visit.place = static_cast<Index>(points.size());
        points.push_back(point_of(asked.at("loc")));
        visit.duration = seconds_of(asked.at("duration"));
        visit.weight = asked.at("weight").to_number<Weight>();
        visit.seats = crews == Crews::pairs ? asked.at("crew").to_number<int>() : 1;
        for (const auto& window : asked.at("windows").as_array())
            visit.windows.push_back({seconds_of(window.at(0)), seconds_of(window.at(1))});
        for (const auto& have : skills) {
            const auto need = set_of(asked.at("need"));
            const bool leads = std::includes(have.begin(), have.end(), need.begin(), need.end());
            visit.officers.push_back(leads ? may::all : static_cast<std::uint8_t>(may::all & ~may::lead));
        }
        problem.visits.push_back(std::move(visit));
    }
    const auto speed = week.at("kmh").to_number<double>() / 3.6;
    const auto detour = week.at("road").to_number<double>();
    problem.travel.places = static_cast<Index>(points.size());
    for (const auto from : points)
        for (const auto to : points)
            problem.travel.cells.push_back(
                static_cast<std::int32_t>(std::nearbyint(metres(from, to) * detour / speed)));
    return out;
}

} // namespace

Week read_week(const std::filesystem::path& file, Crews crews) {
    const auto text = text_of(file);
    try {
        return week_of(json::parse(text), crews);
    } catch (const std::exception& fault) {
        throw std::runtime_error{file.string() + ": not a week: " + fault.what()};
    }
}

Problem read_vrptw(const std::filesystem::path& file) {
    std::ifstream in{file};
    if (!in) throw std::runtime_error{file.string() + ": cannot be opened"};
    std::string word;
    while (in >> word && word != "CAPACITY") {
    }
    std::int64_t vehicles = 0;
    std::int64_t capacity = 0;
    in >> vehicles >> capacity;
    while (in >> word && word != "SERVICE") {
    }
    in >> word; // TIME
    struct Row {
        double number, x, y, demand, ready, due, service;
    };
    std::vector<Row> rows;
    for (Row row{}; in >> row.number >> row.x >> row.y >> row.demand >> row.ready >> row.due >> row.service;)
        rows.push_back(row);
    if (vehicles < 1 || rows.size() < 2)
        throw std::runtime_error{file.string() + ": not an instance of Solomon's format"};
    const auto tenths = [](double value) { return static_cast<Seconds>(value * 10); };
    Problem problem;
    problem.travel.places = static_cast<Index>(rows.size());
    for (const auto& a : rows)
        for (const auto& b : rows) {
            const auto x = a.x - b.x;
            const auto y = a.y - b.y;
            problem.travel.cells.push_back(static_cast<std::int32_t>(std::sqrt(x * x + y * y) * 10));
        }
    for (std::int64_t i = 0; i < vehicles; ++i) {
        Route route;
        route.officer = problem.officers++;
        route.opens = tenths(rows[0].ready);
        route.closes = tenths(rows[0].due);
        route.capacity = capacity;
        problem.routes.push_back(route);
    }
    for (std::size_t i = 1; i < rows.size(); ++i) {
        Visit visit;
        visit.place = static_cast<Index>(i);
        visit.duration = tenths(rows[i].service);
        visit.demand = static_cast<std::int64_t>(rows[i].demand);
        visit.windows.push_back({tenths(rows[i].ready), tenths(rows[i].due)});
        problem.visits.push_back(std::move(visit));
    }
    return problem;
}

} // namespace mosovo::bench
