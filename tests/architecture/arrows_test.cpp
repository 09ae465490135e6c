// The rules about the code are tests too: which room may use which, and what no room may do.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

const fs::path house{MOSOVO_SOURCE_DIR};
const fs::path rooms = house / "libmosovo" / "mosovo";

// docs/decisions/0002 says why `demand` exists and why `intake` sees `rules`; it sees `schedule` because rosters and
// plans are text that comes in, as records are.
const std::map<std::string, Names> may_use{
    {"base", {}},
    {"calendar", {"base"}},
    {"record", {"base", "calendar"}},
    {"rules", {"base", "calendar"}},
    {"law", {"base", "calendar", "record", "rules"}},
    {"assessment", {"base", "calendar", "record", "rules", "law"}},
    {"schedule", {"base", "calendar", "rules"}}, // no record: it plans ids, never people
    {"demand", {"base", "calendar", "record", "rules", "law", "assessment", "schedule"}},
    {"inspection", {"base", "calendar", "record", "rules", "law", "assessment", "schedule", "demand"}},
    {"intake", {"base", "calendar", "record", "rules", "law", "schedule"}},
    {"output", {"base", "calendar", "record", "rules", "law", "assessment", "schedule", "demand", "inspection"}},
    {"store", {"base", "calendar", "record"}},
    {"synth", {"base", "calendar", "record", "schedule"}},
};

// Only the store opens files. Nobody in the library reads a clock, the environment or the machine's chance.
const std::regex reaches_outside{R"(::now\(|\bgetenv\b|\brandom_device\b|\bstd::rand\b|\btime\((nullptr|NULL|0)\))"
                                 R"(|#include <iostream>)"};
const std::regex opens_files{
    R"(#include <(fstream|filesystem|fcntl\.h|unistd\.h|sys/\w+\.h)>|\bfopen\b|\bprintf\(|\bputs\()"};
const std::regex room_include{R"(#include [<"]mosovo/(\w+)/([\w/.]+)[>"])"};
const std::regex json_include{R"(#include <boost/json)"};

struct Source {
    std::string room;
    std::string name; // within the room
    std::string text;
};

std::string text_of(const fs::path& path) {
    std::ifstream in{path};
    return {std::istreambuf_iterator<char>{in}, {}};
}

bool is_code(const fs::path& path) { return path.extension() == ".hpp" || path.extension() == ".cpp"; }

std::vector<fs::path> code_below(const fs::path& folder) {
    std::vector<fs::path> found;
    if (!fs::exists(folder)) return found;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        if (entry.is_regular_file() && is_code(entry.path())) found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

std::vector<Source> library() {
    std::vector<Source> sources;
    for (const auto& path : code_below(rooms)) {
        const auto inside = path.lexically_relative(rooms);
        const auto room = inside.begin()->string();
        // A neighbour may be included by its bare name: it is of the same room.
        static const std::regex neighbour{R"-(#include "(\w+\.hpp)")-"};
        sources.push_back({room, inside.lexically_relative(room).generic_string(),
                           std::regex_replace(text_of(path), neighbour, "#include <mosovo/" + room + "/$1>")});
    }
    return sources;
}

std::vector<std::smatch> matches(const std::string& text, const std::regex& pattern) {
    return {std::sregex_iterator{text.begin(), text.end(), pattern}, {}};
}

bool finds(const std::string& text, const std::regex& pattern) { return std::regex_search(text, pattern); }

// What is wrong with one file of a room, in words; nothing where all is well.
std::string fault_of(const Source& source) {
    const auto row = may_use.find(source.room);
    if (row == may_use.end()) return "a room without a line in may_use";
    for (const auto& include : matches(source.text, room_include))
        if (include[1] != source.room && !row->second.contains(include[1]))
            return "includes " + include[1].str() + ", which " + source.room + " may not use";
    if (source.text.find("#include \"..") != std::string::npos) return "leaves its room by a relative path";
    if (finds(source.text, reaches_outside)) return "reaches for a clock, the environment, chance or a stream";
    if (source.room != "store") {
        if (finds(source.text, opens_files)) return "opens files; the caller owns them";
        if (source.text.find("sqlite3") != std::string::npos) return "knows of SQLite; only the store does";
    }
    if (source.text.find("pybind11") != std::string::npos) return "knows of Python; only the bindings do";
    return {};
}

class Room : public testing::TestWithParam<std::string> {};

TEST(Arrows, HoldInEveryFileOfEveryRoom) {
    const auto sources = library();
    ASSERT_GT(sources.size(), 20U) << "the library was not found";
    for (const auto& source : sources)
        EXPECT_EQ(fault_of(source), "") << source.room << '/' << source.name;
}

TEST(Arrows, AreClosedSoThatNoRoomReachesRoundACorner) {
    for (const auto& [room, used] : may_use)
        for (const auto& other : used) {
            ASSERT_TRUE(may_use.contains(other)) << other;
            for (const auto& further : may_use.at(other))
                EXPECT_TRUE(used.contains(further) || room == "synth" || room == "output")
                    << room << " uses " << other << ", which uses " << further;
            EXPECT_FALSE(may_use.at(other).contains(room)) << room << " and " << other << " use each other";
        }
}

// Each of these is a mistake somebody will make one day; the test above must see it.
TEST(Arrows, FindsWhatIsPlanted) {
    const std::vector<Source> planted{
        {"calendar", "x.hpp", "#include <mosovo/record/record.hpp>\n"},
        {"schedule", "x.cpp", "#include <mosovo/record/ids.hpp>\n"},
        {"schedule", "x.cpp", "#include \"mosovo/demand/asks.hpp\"\n"},
        {"store", "x.cpp", "#include <mosovo/law/evaluation.hpp>\n"},
        {"record", "x.cpp", "auto today = std::chrono::system_clock::now();\n"},
        {"store", "x.cpp", "auto today = std::chrono::system_clock::now();\n"},
        {"law", "x.cpp", "const char* home = std::getenv(\"HOME\");\n"},
        {"synth", "x.cpp", "std::random_device chance;\n"},
        {"intake", "x.cpp", "#include <fstream>\n"},
        {"output", "x.cpp", "#include <iostream>\n"},
        {"record", "x.cpp", "#include <sqlcipher/sqlite3.h>\n"},
        {"record", "x.cpp", "#include <pybind11/pybind11.h>\n"},
        {"schedule", "x.cpp", "#include \"../record/record.hpp\"\n"},
        {"attic", "x.cpp", ""},
    };
    for (const auto& source : planted)
        EXPECT_NE(fault_of(source), "") << source.room << ": " << source.text;
    EXPECT_EQ(fault_of({"law", "x.cpp", "#include <mosovo/record/record.hpp>\n// time(s) of day, no clock\n"}), "");
}

// Boost.JSON stays out of what a consumer includes: compiling it is slow, and its types are not ours. A
// header for our own sources says so in its first line; it may use Boost.JSON and is not installed.
const std::string for_ourselves = "// Not installed: for our own sources.\n";

// The headers whose text reaches Boost.JSON, themselves or through another header of ours.
Names reaching_json(const std::map<std::string, std::string>& headers) {
    Names reaching;
    for (bool grew = true; grew;) {
        grew = false;
        for (const auto& [name, text] : headers) {
            const auto includes = matches(text, room_include);
            const bool reaches = finds(text, json_include) || std::ranges::any_of(includes, [&](const auto& include) {
                                     return reaching.contains(include[1].str() + "/" + include[2].str());
                                 });
            if (reaches && reaching.insert(name).second) grew = true;
        }
    }
    return reaching;
}

TEST(Headers, KeepJsonFromConsumers) {
    std::map<std::string, std::string> headers;
    for (const auto& source : library())
        if (source.name.ends_with(".hpp")) headers[source.room + "/" + source.name] = source.text;
    for (const auto& name : reaching_json(headers))
        EXPECT_TRUE(headers.at(name).starts_with(for_ourselves))
            << name << " reaches Boost.JSON; keep it to a source, or begin the header with: " << for_ourselves;
    for (const auto& [name, text] : headers)
        for (const auto& include : matches(text, room_include)) {
            const auto used = headers.find(include[1].str() + "/" + include[2].str());
            EXPECT_TRUE(text.starts_with(for_ourselves) || used == headers.end() ||
                        !used->second.starts_with(for_ourselves))
                << name << " is installed, and " << include[0] << " is not";
        }
}

TEST(Headers, ReachJsonThroughAnotherHeader) {
    const auto found = reaching_json({{"base/a.hpp", "#include <mosovo/base/b.hpp>"},
                                      {"base/b.hpp", "#include <boost/json/value.hpp>"},
                                      {"base/c.hpp", "#include <mosovo/base/d.hpp>"},
                                      {"base/d.hpp", ""}});
    EXPECT_EQ(found, (Names{"base/a.hpp", "base/b.hpp"}));
}

TEST(Headers, GuardAgainstBeingIncludedTwice) {
    for (const auto& source : library())
        if (source.name.ends_with(".hpp")) {
            EXPECT_NE(source.text.find("#pragma once"), std::string::npos) << source.room << '/' << source.name;
        }
}

// pybind11/chrono.h would take a Day for a local date-time and move it across midnight.
TEST(Bindings, CastDaysThemselves) {
    for (const auto& path : code_below(house / "bindings"))
        EXPECT_EQ(text_of(path).find("pybind11/chrono.h"), std::string::npos) << path;
}

TEST(Files, AreShortEnoughToRead) {
    for (const auto* folder : {"libmosovo", "bindings", "examples", "tests"})
        for (const auto& path : code_below(house / folder)) {
            const auto text = text_of(path);
            EXPECT_LT(std::ranges::count(text, '\n'), 500) << path << ": one idea a file";
        }
}

// A word that promises work later is work not done; put together here so that this file passes itself.
TEST(Files, HoldNoPromises) {
    const std::regex promise{std::string{"\\b(TO"} + "DO|FIX" + "ME|XX" + "X)\\b"};
    for (const auto* folder : {"libmosovo", "bindings", "examples", "tests"})
        for (const auto& path : code_below(house / folder))
            EXPECT_FALSE(finds(text_of(path), promise)) << path;
}

TEST_P(Room, HasAReadmeOfAPageAtMost) {
    const auto readme = rooms / GetParam() / "README.md";
    ASSERT_TRUE(fs::exists(readme)) << "say what is in the room, what it may include, and how to add to it";
    const auto text = text_of(readme);
    EXPECT_FALSE(text.empty());
    EXPECT_LE(std::ranges::count(text, '\n'), 80);
}

TEST_P(Room, IsTestedUnderItsOwnName) {
    const auto tests = code_below(house / "tests" / GetParam());
    EXPECT_TRUE(std::ranges::any_of(tests, [](const fs::path& p) { return p.string().ends_with("_test.cpp"); }));
}

std::vector<std::string> existing_rooms() {
    Names found;
    for (const auto& source : library())
        found.insert(source.room);
    return {found.begin(), found.end()};
}

INSTANTIATE_TEST_SUITE_P(Every, Room, testing::ValuesIn(existing_rooms()),
                         [](const auto& tested) { return tested.param; });

} // namespace
