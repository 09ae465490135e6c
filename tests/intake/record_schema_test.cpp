#include <mosovo/output/record_schema.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace {

constexpr auto schema_file = MOSOVO_SOURCE_DIR "/docs/record-format.schema.json";

TEST(RecordSchema, IsTheOneInTheDocuments) {
    std::ifstream file{schema_file};
    std::stringstream held;
    held << file.rdbuf();
    EXPECT_TRUE(held.str() == mosovo::output::record_schema())
        << "a type changed and docs/record-format.schema.json did not: write it anew with\n"
           "intake_test --gtest_also_run_disabled_tests --gtest_filter=RecordSchema.DISABLED_WriteTheDocument";
}

TEST(RecordSchema, DISABLED_WriteTheDocument) { std::ofstream{schema_file} << mosovo::output::record_schema(); }

} // namespace
