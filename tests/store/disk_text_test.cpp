#include "made_up_store.hpp"

#include <mosovo/store/connection.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <memory>

namespace mosovo::store {
namespace {

using namespace made_up;

void expect_no_canary(const fs::path& path) {
    const auto bytes = bytes_of(path);
    auto canaries = texts_of_a_record();
    for (const auto* word : {"SQLite format 3", "CREATE TABLE", "event_disposal", "OFF-1", "made-up test", "audit"})
        canaries.emplace_back(word);
    for (const auto& canary : canaries)
        EXPECT_EQ(bytes.find(canary), std::string::npos) << canary << " stands in " << path.filename();
}

TEST(Disk, HoldsNoReadableTextInTheFileOrItsJournal) {
    const Folder folder;
    const auto file = folder / "register";
    auto store = Store::create(file, key_of(1), session());
    store.save_all(std::vector{record("OFF-1"), record("OFF-10")});
    expect_no_canary(file);

    // In the middle of a large change: the journal holds the old pages, and the cache has spilt new ones.
    auto connection = Connection::open(file, key_of(1));
    ask(connection.get(), "PRAGMA cache_size = 10");
    ask(connection.get(), "BEGIN IMMEDIATE");
    ask(connection.get(), "UPDATE \"event_note\" SET \"text\" = \"text\" || 'canarynarrative'");
    ask(connection.get(),
        "CREATE TABLE bulk AS SELECT a.* FROM \"event\" AS a, \"event\" AS b, \"event\" AS c ORDER BY b.\"id\"");
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator{folder.path()}) {
        ++files;
        EXPECT_GT(fs::file_size(entry.path()), 0U);
        expect_no_canary(entry.path());
    }
    EXPECT_EQ(files, 2U) << "the store and its journal";
    ask(connection.get(), "ROLLBACK");
    EXPECT_FALSE(fs::exists(file.string() + "-journal"));
}

TEST(Disk, KeepsTemporaryTablesAndSortsInMemory) {
    const Folder folder;
    const Folder temporary;
    ::setenv("SQLITE_TMPDIR", temporary.path().c_str(), 1);
    const auto file = folder / "register";
    auto store = Store::create(file, key_of(1), session());
    store.save_all(std::vector{record("OFF-1", 200), record("OFF-10", 200)});
    auto connection = Connection::open(file, key_of(1));
    ask(connection.get(), "PRAGMA cache_size = 10");
    ask(connection.get(),
        "CREATE TEMP TABLE sorted AS SELECT a.* FROM \"event\" AS a, \"event\" AS b ORDER BY b.\"id\", a.\"id\"");
    // SQLite unlinks its temporary files at once, so look at what this process holds open, not at the folder.
    for (const auto& link : fs::directory_iterator{"/proc/self/fd"}) {
        std::error_code gone;
        const auto target = fs::read_symlink(link.path(), gone).string();
        EXPECT_EQ(target.find("etilqs"), std::string::npos) << target;
        EXPECT_EQ(target.find(temporary.path().string()), std::string::npos) << target;
    }
    ::unsetenv("SQLITE_TMPDIR");
}

TEST(Disk, IsNotTheSameTwiceForTheSameFactsAndKey) {
    const Folder folder;
    Store::create(folder / "a", key_of(1), session()).save(record("OFF-1"));
    Store::create(folder / "b", key_of(1), session()).save(record("OFF-1"));
    EXPECT_NE(bytes_of(folder / "a").substr(0, 16), bytes_of(folder / "b").substr(0, 16)) << "the salt";
}

/// What a command prints, errors included.
std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe{::popen((command + " 2>&1").c_str(), "r"), &::pclose};
    std::string text;
    std::array<char, 4096> some{};
    while (pipe && std::fgets(some.data(), static_cast<int>(some.size()), pipe.get()) != nullptr)
        text += some.data();
    return text;
}

struct Shell : ::testing::Test {
    Folder folder;
    fs::path file = folder / "register";
    void SetUp() override {
        if (output_of("command -v sqlcipher").empty()) GTEST_SKIP() << "the sqlcipher shell is not installed";
        Store::create(file, key_of(1), session()).save(record("OFF-1"));
    }
    std::string shell(const std::string& program, const std::string& commands) {
        put_bytes(folder / "commands", commands);
        return output_of(program + " " + file.string() + " < " + (folder / "commands").string());
    }
};

TEST_F(Shell, OpensTheStoreWithTheKeyAndNothingElseDoes) {
    const std::string ask_name = "SELECT names FROM details;\n";
    const auto key = std::string{"PRAGMA key = \"x'"} + key_digits + "'\";\n";
    EXPECT_NE(shell("sqlcipher", key + ask_name).find("Examplesurname"), std::string::npos);
    EXPECT_EQ(shell("sqlcipher", "PRAGMA key = 'a wrong passphrase';\n" + ask_name).find("Examplesurname"),
              std::string::npos);
    EXPECT_EQ(shell("sqlcipher", ask_name).find("Examplesurname"), std::string::npos);
    if (!output_of("command -v sqlite3").empty()) {
        EXPECT_NE(shell("sqlite3", ask_name).find("not a database"), std::string::npos);
        EXPECT_EQ(shell("sqlite3", key + ask_name).find("Examplesurname"), std::string::npos);
    }
}

} // namespace
} // namespace mosovo::store
