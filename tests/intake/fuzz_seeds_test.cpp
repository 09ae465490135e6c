#include "../fuzz/file_targets.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

namespace {

/// Runs each seed, and each beginning of it, so that the ordinary build tries truncated input as well.
void run_seeds(const std::string& folder, const std::function<bool(std::string_view)>& target) {
    std::size_t seeds = 0, taken = 0;
    for (const auto& entry : std::filesystem::directory_iterator{MOSOVO_SOURCE_DIR "/tests/fuzz/seeds/" + folder}) {
        std::ifstream file{entry.path(), std::ios::binary};
        std::stringstream text;
        text << file.rdbuf();
        const auto seed = text.str();
        for (std::size_t length = 0; length <= seed.size(); ++length)
            if (target(std::string_view{seed}.substr(0, length))) ++taken;
        ++seeds;
    }
    EXPECT_GT(seeds, 0U);
    EXPECT_GT(taken, 0U) << "no seed is good: nothing behind the reader was tried";
}

TEST(FuzzSeeds, OfRecordsEndInARecordOrAProblem) { run_seeds("record_json", mosovo::fuzz::record_json); }
TEST(FuzzSeeds, OfRecordsAreEvaluated) { run_seeds("record_json", mosovo::fuzz::law_of_record); }
TEST(FuzzSeeds, OfTablesReadBackAsTheyWereWritten) { run_seeds("tables", mosovo::fuzz::tables); }
TEST(FuzzSeeds, OfRostersAndPlansReadBackAsTheyWereWritten) { run_seeds("plan_files", mosovo::fuzz::plan_files); }
TEST(FuzzSeeds, OfDrivesEndInATableOrAProblem) { run_seeds("drives", mosovo::fuzz::drives); }
TEST(FuzzSeeds, OfRuleFilesAreTakenOrRefused) { run_seeds("rule_files", mosovo::fuzz::rule_files); }
TEST(FuzzSeeds, OfIdentifiersAreFixedPoints) { run_seeds("identifiers", mosovo::fuzz::identifiers); }

} // namespace
