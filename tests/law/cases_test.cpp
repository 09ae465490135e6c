// Every worked case: those published with the record format, and our own.

#include "case_runner.hpp"

#include <gtest/gtest.h>

#include <map>

namespace {

using mosovo::law::cases::Case;
using mosovo::law::cases::in_folder;

/// Cases that wait, by name with the reason: tests/cases/law/waiting.txt, "name: why".
std::map<std::string, std::string> waiting() {
    std::map<std::string, std::string> found;
    std::istringstream lines{
        mosovo::law::cases::text_of(std::filesystem::path{MOSOVO_CASES_DIR} / "law" / "waiting.txt")};
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        const auto colon = line.find(':');
        found[line.substr(0, colon)] = colon == std::string::npos ? "" : line.substr(colon + 1);
    }
    return found;
}

std::string name_of(const testing::TestParamInfo<Case>& info) {
    auto name = info.param.name;
    for (auto& c : name)
        if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
    return name;
}

void expect_to_hold(const Case& c) {
    const auto different = mosovo::law::cases::run(c);
    if (waiting().contains(c.name))
        EXPECT_NE(different, "") << "holds now: take it out of waiting.txt";
    else
        EXPECT_EQ(different, "") << c.all.at("why").as_string();
}

class Published : public testing::TestWithParam<Case> {};
TEST_P(Published, Holds) { expect_to_hold(GetParam()); }
INSTANTIATE_TEST_SUITE_P(Cases, Published, testing::ValuesIn(in_folder("vectors")), name_of);

class Own : public testing::TestWithParam<Case> {};
TEST_P(Own, Holds) { expect_to_hold(GetParam()); }
INSTANTIATE_TEST_SUITE_P(Cases, Own, testing::ValuesIn(in_folder("own")), name_of);

TEST(Cases, EachHasItsOwnNameAndSaysWhy) {
    std::map<std::string, int> seen;
    for (const auto* folder : {"vectors", "own"})
        for (const auto& c : in_folder(folder)) {
            EXPECT_EQ(++seen[c.name], 1) << c.name;
            EXPECT_FALSE(c.all.at("why").as_string().empty()) << c.name;
        }
}

TEST(Cases, NothingWaitsThatIsNotThere) {
    std::map<std::string, int> there;
    for (const auto* folder : {"vectors", "own"})
        for (const auto& c : in_folder(folder))
            ++there[c.name];
    for (const auto& [name, why] : waiting()) {
        EXPECT_EQ(there[name], 1) << name;
        EXPECT_FALSE(why.empty()) << name;
    }
}

} // namespace
