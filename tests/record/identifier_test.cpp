#include <mosovo/record/check_identifiers.hpp>
#include <mosovo/record/identifier.hpp>

#include <mosovo/intake/csv_rows.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <sstream>

namespace {

using namespace mosovo;

constexpr YearNow now{2026};

std::string case_file() {
    std::ifstream file{MOSOVO_CASES_DIR "/record/identifiers.csv"};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

struct Answer {
    bool valid = false;
    bool ambiguous = false;
    std::string canonical;
};

Answer ask(std::string_view type, std::string_view value) {
    if (type == "postcode") {
        const auto read = read_postcode(value);
        return read ? Answer{true, false, *read} : Answer{};
    }
    if (type == "uprn") {
        const auto read = read_uprn(value);
        return read ? Answer{true, false, std::to_string(*read)} : Answer{};
    }
    const auto read = read_identifier(from_word<IdentifierType>(type).value(), value, now);
    if (read) {
        EXPECT_EQ(read->raw, value) << "what was typed is kept";
    }
    return read ? Answer{true, read->ambiguous, read->canonical} : Answer{};
}

TEST(Identifier, AnswersEachPublishedVector) {
    const auto text = case_file();
    intake::CsvRows rows{text};
    ASSERT_TRUE(rows.next());
    std::size_t cases = 0;
    while (rows.next()) {
        const auto& cells = rows.cells();
        ASSERT_EQ(cells.size(), 5U) << "row " << rows.row();
        const auto answer = ask(cells[0], cells[1]);
        EXPECT_EQ(answer.valid, cells[2] != "no") << "row " << rows.row() << ": " << cells[4];
        EXPECT_EQ(answer.ambiguous, cells[2] == "ask") << "row " << rows.row();
        EXPECT_EQ(answer.canonical, cells[3]) << "row " << rows.row() << ": " << cells[4];
        ++cases;
    }
    EXPECT_GT(cases, 120U);
}

TEST(Identifier, SaysWhyNotWithoutRepeatingTheValue) {
    for (const auto* value : {"2000/0000223X", "2000/22222222R", "zzz"}) {
        const auto read = read_pnc(value, now);
        ASSERT_FALSE(read);
        EXPECT_EQ(read.fault().code, ProblemCode::bad_identifier);
        EXPECT_FALSE(read.fault().message.empty());
        EXPECT_EQ(read.fault().message.find(value), std::string::npos);
    }
}

TEST(Identifier, TwoDigitYearsTurnOnTheYearGiven) {
    const auto before = read_pnc("27/1H", YearNow{2026});
    const auto after = read_pnc("27/1H", YearNow{2027});
    ASSERT_EQ(static_cast<bool>(before), static_cast<bool>(after));
    for (const char letter : std::string_view{"ZABCDEFGHJKLMNPQRTUVWXY"}) {
        const auto text = std::string{"27/1"} + letter;
        if (const auto read = read_pnc(text, YearNow{2026})) {
            EXPECT_TRUE(read->canonical.starts_with("1927/"));
            EXPECT_TRUE(read_pnc(text, YearNow{2027})->canonical.starts_with("2027/"));
        }
    }
}

using Reader = std::function<bool(std::string_view)>;

/// Every other digit in every place, and every swap of two unlike neighbours, digits only.
void expect_slips_caught(std::string_view good, const Reader& valid, bool swaps) {
    ASSERT_TRUE(valid(good)) << "the sample itself must pass";
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t i = 0; i < good.size(); ++i) {
        std::string slip{good};
        if (!digit(good[i])) continue;
        for (char other = '0'; other <= '9'; ++other) {
            slip[i] = other;
            EXPECT_EQ(valid(slip), other == good[i]) << "place " << i;
        }
        if (!swaps || i + 1 == good.size() || !digit(good[i + 1]) || good[i] == good[i + 1]) continue;
        slip = good;
        std::swap(slip[i], slip[i + 1]);
        EXPECT_FALSE(valid(slip)) << "swap at " << i;
    }
}

TEST(Identifier, CatchesEveryWrongDigitAndEverySwapOfNeighbours) {
    // Two-digit years, so that each digit takes part in the letter.
    const Reader pnc = [](std::string_view text) { return static_cast<bool>(read_pnc(text, now)); };
    const Reader cro = [](std::string_view text) { return static_cast<bool>(read_cro(text)); };
    const Reader asn = [](std::string_view text) { return static_cast<bool>(read_asn(text)); };
    const Reader nhs = [](std::string_view text) { return static_cast<bool>(read_nhs(text)); };
    std::size_t samples = 0;
    for (unsigned serial = 1; serial < 9'999'999; serial += 7'919) {
        const auto digits = std::to_string(serial + 10'000'000).substr(1);
        for (const char letter : std::string_view{"ZABCDEFGHJKLMNPQRTUVWXY"}) {
            const auto text = "79/" + digits + letter;
            if (!read_pnc(text, now)) continue;
            expect_slips_caught(text, pnc, true);
            ++samples;
        }
    }
    EXPECT_GT(samples, 1'200U) << "one letter fits each serial";
    for (const auto* text : {"065656/91H", "SF05/482703J", "123456/99L"})
        expect_slips_caught(text, cro, true);
    for (const auto* text : {"11/01ZD/01/00000410836V", "22/93HQ/01/00007654321L"})
        expect_slips_caught(text, asn, true);
    for (const auto* text : {"9434765919", "9990000107"})
        expect_slips_caught(text, nhs, true);
}

TEST(Identifier, KnowsDummyArrestNumbers) {
    const auto asn = [](std::string canonical) {
        return CheckedIdentifier{IdentifierType::asn, std::move(canonical), {}, false};
    };
    EXPECT_TRUE(is_dummy_asn(asn("08/00NP/01/00000000001A")));
    EXPECT_TRUE(is_dummy_asn(asn("26/12LN/00/00000000001A")));
    EXPECT_TRUE(is_dummy_asn(asn("26/6300/01/00000000001A")));
    EXPECT_TRUE(is_dummy_asn(asn("26/50OF/01/00000000001A")));
    EXPECT_FALSE(is_dummy_asn(asn("26/50AB/01/00000000001A")));
    EXPECT_FALSE(is_dummy_asn(*read_asn("11/01ZD/01/00000410836V")));
}

TEST(Identifier, WarnsOfBadOnesInARecordAndRefusesNone) {
    Record record;
    record.offender.id = OffenderId::from_checked("OFF-1");
    record.offender.identifiers = {Identifier{IdentifierType::pnc, "2000/0000223R", "force"},
                                   Identifier{IdentifierType::pnc, "2000/0000223X", "force"},
                                   Identifier{IdentifierType::cro, {}, {}}};
    Address address;
    address.postcode = "QW1 1AA";
    record.events.push_back({{EventId::from_checked("a1"), {}, {}, {}, {}}, address});
    const auto warnings = check_identifiers(record, now);
    ASSERT_EQ(warnings.size(), 2U);
    EXPECT_EQ(warnings[0].path, "offender.identifiers[1].value");
    EXPECT_EQ(warnings[1].path, "events[0].postcode");
    EXPECT_TRUE(contradictions(record).empty());
}

} // namespace
