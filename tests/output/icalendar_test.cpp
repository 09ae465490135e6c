#include <mosovo/output/icalendar.hpp>

#include <gtest/gtest.h>

#include <sstream>

namespace {

using namespace mosovo;
using output::CalendarEntry;

const Instant stamp{make_day(2026, 11, 22)};

CalendarEntry deadline(std::string summary) {
    return {.uid = "u1", .summary = std::move(summary), .description = {}, .span = {}, .all_day = make_day(2027, 5, 3)};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find("\r\n", at);
        lines.push_back(text.substr(at, end - at));
        at = end + 2;
    }
    return lines;
}

std::string unfolded(std::string text) {
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
        text.erase(at, 3);
    return text;
}

TEST(Icalendar, EndsEveryLineWithCarriageReturnAndLineFeed) {
    const auto text = output::to_icalendar(std::vector{deadline("a"), deadline("b")}, stamp);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') {
            ASSERT_GT(i, 0U);
            ASSERT_EQ(text[i - 1], '\r') << "at " << i;
        }
        if (text[i] == '\r') {
            ASSERT_EQ(text[i + 1], '\n') << "at " << i;
        }
    }
    EXPECT_TRUE(text.ends_with("END:VCALENDAR\r\n"));
}

TEST(Icalendar, FoldsAtSeventyFiveOctetsWithoutPartingACharacter) {
    // Every length around the fold, so that the two-octet é falls on each side of it.
    for (std::size_t length = 40; length < 260; ++length) {
        std::string summary(length, 'x');
        summary += "éééé";
        const auto text = output::to_icalendar(std::vector{deadline(summary)}, stamp);
        for (const auto& line : lines_of(text)) {
            ASSERT_LE(line.size(), 75U);
            ASSERT_NE(static_cast<unsigned char>(line.back()), 0xC3U) << "the first octet of é ends a line";
        }
        ASSERT_NE(unfolded(text).find("SUMMARY:" + summary + "\r\n"), std::string::npos) << length;
    }
}

TEST(Icalendar, EndsAnAllDayEntryOnTheDayAfter) {
    const auto text = output::to_icalendar(std::vector{deadline("due")}, stamp);
    EXPECT_NE(text.find("DTSTART;VALUE=DATE:20270503\r\n"), std::string::npos);
    EXPECT_NE(text.find("DTEND;VALUE=DATE:20270504\r\n"), std::string::npos);
}

TEST(Icalendar, PutsTimesOnTheClocksOfLondon) {
    auto entry = deadline("visit");
    entry.all_day.reset();
    const auto at = [](Day day, int hour) { return LocalTime::first_at(day, std::chrono::hours{hour}); };
    entry.span = output::TimedSpan{at(make_day(2026, 7, 1), 9), at(make_day(2026, 7, 1), 10)};
    const auto text = output::to_icalendar(std::vector{entry}, stamp);
    EXPECT_NE(text.find("DTSTART;TZID=Europe/London:20260701T090000\r\n"), std::string::npos);
    EXPECT_NE(text.find("DTEND;TZID=Europe/London:20260701T100000\r\n"), std::string::npos);
    EXPECT_NE(text.find("DTSTAMP:20261122T000000Z\r\n"), std::string::npos);
}

TEST(Icalendar, EscapesWhatTheFormatKeepsForItself) {
    const auto text = output::to_icalendar(std::vector{deadline("a;b,c\\d\ne")}, stamp);
    EXPECT_NE(text.find("SUMMARY:a\\;b\\,c\\\\d\\ne\r\n"), std::string::npos);
}

TEST(Icalendar, MarksEveryEntryConfidential) {
    const auto text = output::to_icalendar(std::vector{deadline("a"), deadline("b")}, stamp);
    std::size_t marked = 0;
    for (const auto& line : lines_of(text))
        if (line == "CLASS:CONFIDENTIAL") ++marked;
    EXPECT_EQ(marked, 2U);
}

TEST(Icalendar, RefusesAnEntryThatIsNeitherTimedNorAllDayOrBoth) {
    auto neither = deadline("x");
    neither.all_day.reset();
    EXPECT_THROW((void)output::to_icalendar(std::vector{neither}, stamp), std::invalid_argument);
    auto both = deadline("x");
    both.span = output::TimedSpan{LocalTime::from(stamp), LocalTime::from(stamp)};
    EXPECT_THROW((void)output::to_icalendar(std::vector{both}, stamp), std::invalid_argument);
}

} // namespace
