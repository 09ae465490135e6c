#include "osp_cases.hpp"

#include <mosovo/assessment/osp_definition.hpp>

#include <gtest/gtest.h>

namespace mosovo::assessment {
namespace {

/// What one answer is read as: its text, "not known", or "unreadable".
std::string read_as(const std::string& input, const Loose& answer) {
    const auto read = read_osp_inputs({{input, answer}});
    if (read.unreadable != 0) {
        EXPECT_EQ(osp_input_names(read.unreadable), std::vector{input});
        return "unreadable";
    }
    std::string text = "not known";
    for_each_field<OspInputs>([&](std::string_view name, auto pointer) {
        const auto& held = read.inputs.*pointer;
        using Value = typename std::decay_t<decltype(held)>::value_type;
        if (name == input && held) text = TextForm<Value>::write(*held);
    });
    return text;
}

TEST(OspInputsRead, TakeWordsInAnyCase) {
    EXPECT_EQ(read_as("gender", std::string{"MALE"}), "male");
    EXPECT_EQ(read_as("gender", std::string{" Female "}), "female");
    EXPECT_EQ(read_as("gender", std::string{"Not Specified"}), "not_specified");
    EXPECT_EQ(read_as("gender", std::string{"man"}), "unreadable");
    EXPECT_EQ(read_as("gender", std::int64_t{1}), "unreadable");
    EXPECT_EQ(read_as("gender", true), "unreadable");
    EXPECT_EQ(read_as("gender", std::string{"  "}), "not known");
    EXPECT_EQ(read_as("supervision_status", std::string{"Community"}), "community");
    EXPECT_EQ(read_as("supervision_status", std::string{"prison"}), "unreadable");
}

TEST(OspInputsRead, TakeTruthsAsPeopleWriteThem) {
    const auto* history = "has_ever_committed_sexual_offence";
    EXPECT_EQ(read_as(history, true), "true");
    EXPECT_EQ(read_as(history, std::string{"YES"}), "true");
    EXPECT_EQ(read_as(history, std::string{"n"}), "false");
    EXPECT_EQ(read_as(history, std::int64_t{0}), "false");
    EXPECT_EQ(read_as(history, std::string{"1"}), "true") << "as a table of text holds it";
    EXPECT_EQ(read_as(history, std::string{" 0 "}), "false");
    EXPECT_EQ(read_as(history, std::string{"2"}), "unreadable");
    EXPECT_EQ(read_as(history, 1.0), "true");
    EXPECT_EQ(read_as(history, std::string{}), "not known");
    EXPECT_EQ(read_as(history, std::int64_t{2}), "unreadable");
    EXPECT_EQ(read_as(history, 0.5), "unreadable");
    EXPECT_EQ(read_as(history, std::string{"perhaps"}), "unreadable");
}

TEST(OspInputsRead, TakeDaysAsIsoTextOnly) {
    EXPECT_EQ(read_as("date_of_birth", std::string{"1980-02-29"}), "1980-02-29");
    EXPECT_EQ(read_as("date_of_birth", std::string{" 1980-02-29 "}), "1980-02-29");
    EXPECT_EQ(read_as("date_of_birth", std::string{"1981-02-29"}), "unreadable");
    EXPECT_EQ(read_as("date_of_birth", std::string{"29/02/1980"}), "unreadable");
    EXPECT_EQ(read_as("date_of_birth", std::int64_t{19800229}), "unreadable");
    EXPECT_EQ(read_as("date_of_birth", std::string{}), "not known");
}

TEST(OspInputsRead, TakeWholeCounts) {
    const auto* total = "total_number_of_sanctions_for_all_offences";
    EXPECT_EQ(read_as(total, std::int64_t{3}), "3");
    EXPECT_EQ(read_as(total, 3.0), "3");
    EXPECT_EQ(read_as(total, std::string{"3"}), "3");
    EXPECT_EQ(read_as(total, std::int64_t{-1}), "-1") << "so that it can be reported";
    EXPECT_EQ(read_as(total, std::int64_t{1} << 60), "2147483647");
    EXPECT_EQ(read_as(total, 1e300), "2147483647");
    EXPECT_EQ(read_as(total, 2.5), "unreadable");
    EXPECT_EQ(read_as(total, std::numeric_limits<double>::quiet_NaN()), "unreadable");
    EXPECT_EQ(read_as(total, std::numeric_limits<double>::infinity()), "unreadable");
    EXPECT_EQ(read_as(total, true), "unreadable") << "a truth is no count";
    EXPECT_EQ(read_as(total, std::string{"three"}), "unreadable");
    EXPECT_EQ(read_as(total, std::string{}), "not known");
}

TEST(OspInputsRead, RefuseANameThatIsNoInput) {
    EXPECT_THROW((void)read_osp_inputs({{"dateOfBirth", std::string{"1980-01-01"}}}), std::invalid_argument);
}

TEST(OspInputs, HaveABitEachInTheOrderOfTheChecks) {
    const auto all = osp_input_names(static_cast<OspInputSet>(~0U));
    ASSERT_EQ(all.size(), 15U);
    EXPECT_EQ(all.front(), "gender");
    EXPECT_EQ(osp_input(&OspInputs::gender), 1U);
    EXPECT_EQ(osp_input_names(osp_input(&OspInputs::date_of_current_conviction)),
              std::vector<std::string>{"date_of_current_conviction"});
}

TEST(OspInputs, AreAllAskedForInWords) {
    for (const auto& name : osp_input_names(static_cast<OspInputSet>(~0U))) {
        const auto* question = osp_question(name);
        ASSERT_NE(question, nullptr) << name;
        EXPECT_GT(question->asks.size(), 10U);
    }
    EXPECT_EQ(osp_question("age"), nullptr);
}

TEST(Cell, IsAsSmallAsItsColumn) {
    static_assert(sizeof(Cell<Sex>) == 1 && sizeof(Cell<bool>) == 1);
    static_assert(sizeof(Cell<Day>) == 4 && sizeof(Cell<SanctionCount>) == 4);
    EXPECT_FALSE(Cell<Day>{}.known());
    EXPECT_FALSE(Cell<bool>{std::optional<bool>{}}.known());
    EXPECT_TRUE(Cell{false}.is(false));
    EXPECT_EQ(Cell<Day>{make_day(1970, 1, 2)}.raw(), 1);
}

} // namespace
} // namespace mosovo::assessment
