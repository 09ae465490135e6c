#include <mosovo/intake/travel_json.hpp>

#include <gtest/gtest.h>

#include <string>

namespace mosovo::intake {
namespace {

using schedule::Place;

const std::vector<Place> places{{53.0, -1.0}, {53.1, -1.0}};

/// "one way, other way", or the first fault as "path: code".
std::string drives_in(const std::string& json) {
    const auto taken = read_drives(json, places, "table.json");
    if (taken.rows.empty()) {
        EXPECT_EQ(taken.problems.front().file, "table.json");
        return taken.problems.front().path + ": " + std::string{word(taken.problems.front().code)};
    }
    EXPECT_TRUE(taken.problems.empty());
    const auto& drives = taken.rows.front();
    return std::to_string(drives.seconds(places[0], places[1]).count()) + ", " +
           std::to_string(drives.seconds(places[1], places[0]).count());
}

TEST(Drives, answers_of_three_services_are_read_as_they_are) {
    EXPECT_EQ(drives_in(R"({"code":"Ok","durations":[[0,600.3],[611,0]],"destinations":[{"hint":"x",
        "distance":4.2,"name":"","location":[-1.0,53.0]}],"sources":[]})"),
              "601, 611");
    EXPECT_EQ(drives_in(R"({"sources_to_targets":[[{"distance":0,"time":0,"to_index":0,"from_index":0},
        {"distance":9.9,"time":600,"to_index":1,"from_index":0}],[{"distance":9.9,"time":611,"to_index":0,
        "from_index":1},{"distance":0,"time":0,"to_index":1,"from_index":1}]],"units":"kilometers"})"),
              "600, 611");
    EXPECT_EQ(drives_in(R"({"sources_to_targets":{"durations":[[0,600],[611,0]],"distances":[[0,9],[9,0]]},
        "algorithm":"costmatrix"})"),
              "600, 611");
    EXPECT_EQ(drives_in(R"({"durations":[[0.0,600.01],[610.5,0.0]],"metadata":{"service":"matrix"}})"), "601, 611");
}

TEST(Drives, what_is_no_table_of_these_places_is_refused_with_its_path) {
    EXPECT_EQ(drives_in("[]"), ": wrong_type");
    EXPECT_EQ(drives_in("{"), ": malformed");
    EXPECT_EQ(drives_in(R"({"code":"NoTable","message":"x"})"), "code: malformed");
    EXPECT_EQ(drives_in(R"({"code":"Ok"})"), "durations: wrong_type");
    EXPECT_EQ(drives_in(R"({"durations":[[0,1]]})"), "durations: out_of_range");
    EXPECT_EQ(drives_in(R"({"durations":[[0,1],[1]]})"), "durations[1]: out_of_range");
    EXPECT_EQ(drives_in(R"({"durations":[[0,null],[1,0]]})"), "durations[0][1]: missing_key");
    EXPECT_EQ(drives_in(R"({"durations":[[0,-1],[1,0]]})"), "durations[0][1]: wrong_type");
    EXPECT_EQ(drives_in(R"({"durations":[[0,"1"],[1,0]]})"), "durations[0][1]: wrong_type");
    EXPECT_EQ(drives_in(R"({"sources_to_targets":[[{"time":0},{"time":null}],[{"time":1},{"time":0}]]})"),
              "sources_to_targets[0][1]: missing_key");
}

TEST(Drives, a_table_of_rows_is_read_in_any_order_of_columns) {
    const auto taken = read_drives_csv("seconds,from_latitude,from_longitude,to_latitude,to_longitude\r\n"
                                       "600.2,53.0,-1.0,53.1,-1.0\r\n611,53.1,-1.0,53.0,-1.0\r\n");
    ASSERT_EQ(taken.rows.size(), 1U);
    EXPECT_EQ(taken.rows[0].seconds(places[0], places[1]).count(), 601);
    EXPECT_EQ(taken.rows[0].seconds(places[1], places[0]).count(), 611);
}

TEST(Drives, a_faulty_table_of_rows_names_row_and_column) {
    const std::string header = "from_latitude,from_longitude,to_latitude,to_longitude,seconds\n";
    const auto fault_in = [](const std::string& csv) {
        const auto taken = read_drives_csv(csv, "drives.csv");
        EXPECT_TRUE(taken.rows.empty());
        const auto& problem = taken.problems.front();
        return std::to_string(problem.row.value_or(0)) + " " + problem.column.value_or("-") + " " +
               std::string{word(problem.code)};
    };
    EXPECT_EQ(fault_in(""), "0 - malformed");
    EXPECT_EQ(fault_in("from_latitude,from_longitude,to_latitude,to_longitude\n"), "1 seconds missing_column");
    EXPECT_EQ(fault_in(header + "53,-1,53.1,-1,x\n"), "2 seconds wrong_type");
    EXPECT_EQ(fault_in(header + "53,-1,53.1,-1,-5\n"), "2 seconds out_of_range");
    EXPECT_EQ(fault_in(header + "93,-1,53.1,-1,5\n"), "2 - out_of_range");
    EXPECT_EQ(fault_in(header + "53,-1,53.1,-1,5\n53,-1,53.1,-1,6\n"), "3 - duplicate_key");
    EXPECT_EQ(fault_in(header + "53,-1,53.1,-1,5\n"), "2 - missing_key");
}

} // namespace
} // namespace mosovo::intake
