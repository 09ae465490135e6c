#include "made_up_store.hpp"

#include <mosovo/store/connection.hpp>
#include <mosovo/store/schema.hpp>

#include <gtest/gtest.h>

#include <sys/wait.h>

namespace mosovo::store {
namespace {

using namespace made_up;

template <class Error> std::string said(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

struct Opening : ::testing::Test {
    Folder folder;
    fs::path file = folder / "register";
    void make() {
        auto store = Store::create(file, key_of(1), session());
        store.save(record("OFF-1"));
    }
    Store open() { return Store::open(file, key_of(1), session()); }
    /// Does to the file, with the key, what another program could.
    void with_key(const std::string& sql) { ask(Connection::open(file, key_of(1)).get(), sql); }
};

TEST_F(Opening, NeedsTheRightKey) {
    make();
    const auto before = bytes_of(file);
    EXPECT_THROW((void)Store::open(file, key_of(2), session()), WrongKey);
    EXPECT_EQ(bytes_of(file), before);
    EXPECT_EQ(open().load(offender("OFF-1")), record("OFF-1"));
}

TEST_F(Opening, NeverMakesAStoreAndNeverMakesOneOverAFile) {
    EXPECT_THROW((void)open(), NoSuchStore);
    EXPECT_FALSE(fs::exists(file));
    EXPECT_THROW((void)Store::open(folder.path(), key_of(1), session()), NoSuchStore);
    put_bytes(file, "something else");
    EXPECT_THROW((void)Store::create(file, key_of(1), session()), AlreadyThere);
    EXPECT_EQ(bytes_of(file), "something else");
    EXPECT_THROW((void)Store::create(folder / "none" / "register", key_of(1), session()), CannotWrite);
}

TEST_F(Opening, RefusesAReadableDatabase) {
    put_bytes(file, std::string{"SQLite format 3\0", 16} + std::string(4080, '\0'));
    EXPECT_THROW((void)open(), NotEncrypted);
}

TEST_F(Opening, RefusesWhatIsNoStore) {
    put_bytes(file, "");
    EXPECT_THROW((void)open(), Damaged);
    put_bytes(file, "short");
    EXPECT_THROW((void)open(), Damaged);
    put_bytes(file, std::string(4096, 'x'));
    EXPECT_THROW((void)open(), WrongKey);
}

TEST_F(Opening, RefusesAnotherProgramsFileAndALaterSchema) {
    make();
    with_key("PRAGMA user_version = " + std::to_string(schema_version + 1));
    EXPECT_NE(said<NewerSchema>([&] { (void)open(); }).find("schema " + std::to_string(schema_version + 1)),
              std::string::npos);
    with_key("PRAGMA user_version = 0");
    EXPECT_THROW((void)open(), NotAStore);
    with_key("PRAGMA user_version = " + std::to_string(schema_version));
    EXPECT_NO_THROW((void)open());
    with_key("UPDATE \"store\" SET \"fingerprint\" = x'00'");
    EXPECT_THROW((void)open(), NewerSchema);
    with_key("PRAGMA application_id = 1");
    EXPECT_THROW((void)open(), NotAStore);
}

TEST_F(Opening, NeedsSomebodyWithAPurposeAndAClock) {
    make();
    for (const auto& purpose : {std::string{}, std::string(201, 'x'), std::string{"\xFF"}}) {
        auto nobody = session();
        nobody.purpose = purpose;
        EXPECT_THROW((void)Store::open(file, key_of(1), nobody), Denied);
    }
    auto timeless = session();
    timeless.now = nullptr;
    EXPECT_THROW((void)Store::open(file, key_of(1), timeless), Denied);
}

TEST_F(Opening, SaysNothingOfKeysOrSqlWhenItRefuses) {
    make();
    for (const auto& text : {said<WrongKey>([&] { (void)Store::open(file, key_of(2), session()); }),
                             said<AlreadyThere>([&] { (void)Store::create(file, key_of(1), session()); })}) {
        EXPECT_FALSE(text.empty());
        for (const auto* word : {"SELECT", "PRAGMA", "sqlite", "x'", "0108"})
            EXPECT_EQ(text.find(word), std::string::npos) << text;
    }
}

TEST_F(Opening, MakesAFileForItsOwnerOnly) {
    make();
    EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Opening, ProvesCipherSettingsThatOthersMadeTheDefault) {
    // A process-wide default changed by another library would write files that only it can open.
    {
        auto connection = Connection::create(folder / "scratch", key_of(1));
        ask(connection.get(), "PRAGMA cipher_default_page_size = 1024");
        ask(connection.get(), "PRAGMA cipher_default_kdf_iter = 1");
        ask(connection.get(), "PRAGMA cipher_default_use_hmac = OFF");
    }
    make();
    auto connection = Connection::open(file, key_of(1));
    EXPECT_EQ(ask(connection.get(), "PRAGMA cipher_page_size"), "4096");
    EXPECT_EQ(ask(connection.get(), "PRAGMA cipher_use_hmac"), "1");
    ask(connection.get(), "PRAGMA cipher_default_page_size = 4096");
    ask(connection.get(), "PRAGMA cipher_default_kdf_iter = 256000");
    ask(connection.get(), "PRAGMA cipher_default_use_hmac = ON");
    EXPECT_NO_THROW((void)open());
}

TEST_F(Opening, FindsTheDefencesOn) {
    make();
    auto connection = Connection::open(file, key_of(1));
    EXPECT_EQ(ask(connection.get(), "PRAGMA trusted_schema"), "0");
    EXPECT_EQ(ask(connection.get(), "PRAGMA cell_size_check"), "1");
    EXPECT_EQ(ask(connection.get(), "PRAGMA secure_delete"), "1");
    EXPECT_EQ(ask(connection.get(), "PRAGMA synchronous"), "3");
    EXPECT_EQ(ask(connection.get(), "PRAGMA temp_store"), "2");
    EXPECT_EQ(ask(connection.get(), "PRAGMA foreign_keys"), "1");
    EXPECT_EQ(ask(connection.get(), "PRAGMA mmap_size"), "0");
    EXPECT_EQ(ask(connection.get(), "PRAGMA journal_mode"), "delete");
    EXPECT_THROW(ask(connection.get(), "ATTACH ':memory:' AS other KEY ''"), StoreError);
}

TEST_F(Opening, GrowsAnOlderFileByTheTablesAndColumnsItLacks) {
    make();
    {
        // A file from before the types had meetings, the outcome of a supervision and the days of an extension.
        auto connection = Connection::open(file, key_of(1));
        ask(connection.get(), "DROP TABLE \"event_mappa_meeting\"");
        ask(connection.get(), "ALTER TABLE \"event_supervision\" DROP COLUMN \"outcome\"");
        ask(connection.get(), "ALTER TABLE \"event_disposal\" DROP COLUMN \"sentence.extension.days\"");
        Transaction transaction{connection.get(), Transaction::Kind::write};
        migrate(connection.get(), schema_version);
        transaction.commit();
    }
    auto store = Store::open(file, key_of(1), session(Role::supervisor));
    EXPECT_EQ(store.load(offender("OFF-1")), record("OFF-1")) << "seals do not hang on columns that came later";
    EXPECT_TRUE(store.check().sound());
    auto more = record("OFF-1");
    more.events.push_back({{}, MappaMeeting{}});
    more.events.back().head.id = event_id("m1");
    more.events.push_back({{}, Supervision{{}, {}, "Seen.", {}}});
    more.events.back().head.id = event_id("s1");
    store.save(more);
    EXPECT_EQ(store.load(offender("OFF-1")), more);
}

/// By the schema of its fixture; each holds the same two offenders.
class EarlierSchema : public testing::TestWithParam<std::int64_t> {};
INSTANTIATE_TEST_SUITE_P(Schema, EarlierSchema, testing::Range<std::int64_t>(1, schema_version),
                         testing::PrintToStringParamName{});

TEST_P(EarlierSchema, is_brought_up_with_everything_and_a_copy_beforehand) {
    const Folder folder;
    const auto file = folder / "register";
    const auto schema = std::to_string(GetParam());
    fs::copy_file(MOSOVO_SOURCE_DIR "/tests/store/fixtures/register-schema-" + schema, file);
    const auto as_it_was = bytes_of(file);
    {
        auto store = Store::open(file, key_of(1), session(Role::supervisor));
        EXPECT_EQ(store.count(), (Counts{2, 6}));
        const auto record = store.load(offender("OFF-1"));
        ASSERT_TRUE(record);
        EXPECT_EQ(record->events.size(), 4U);
        EXPECT_EQ(record->offender.sex, Sex::male);
        EXPECT_TRUE(store.check().sound());
        Search sounding;
        sounding.family = "Exemplesurnaim";
        sounding.match = NameMatch::sounds_like;
        EXPECT_EQ(store.find(sounding).records.size(), 1U) << "the index was made";
        EXPECT_TRUE(is_signed(store.sign_head()));
    }
    // What it held between its saves is told by its log: the three saves of OFF-1 are entries 2, 4 and 5.
    std::vector<date::sys_seconds> times;
    Store::open(file, key_of(1), session(Role::auditor)).audit_each([&](const AuditEntry& entry) {
        times.push_back(entry.at);
    });
    auto store = Store::open(file, key_of(1), session());
    const auto then = store.load_as_stored(offender("OFF-1"), times.at(3));
    ASSERT_TRUE(then);
    // In the fixture of schema 2 all of it happened in one second.
    EXPECT_EQ(then->events.size(), times.at(3) == times.at(4) ? 4U : 3U);

    const auto kept = file.string() + ".schema-" + schema;
    auto before = Connection::open(kept, key_of(1));
    EXPECT_EQ(ask(before.get(), "PRAGMA user_version"), schema);
    EXPECT_EQ(ask(before.get(), "SELECT count(*) FROM \"audit\""), "5") << "as it was, without our opening";
    EXPECT_EQ(ask(before.get(), "PRAGMA integrity_check"), "ok");
    EXPECT_NE(bytes_of(file), as_it_was);
}

TEST_P(EarlierSchema, is_left_alone_where_no_copy_can_be_made_or_it_is_damaged) {
    const Folder folder;
    const auto file = folder / "register";
    const auto schema = std::to_string(GetParam());
    fs::copy_file(MOSOVO_SOURCE_DIR "/tests/store/fixtures/register-schema-" + schema, file);
    const auto copy = file.string() + ".schema-" + schema;
    fs::create_directory(copy + ".part"); // stands in the way
    EXPECT_THROW((void)Store::open(file, key_of(1), session()), StoreError);
    fs::remove(copy + ".part");
    auto bytes = bytes_of(file);
    bytes[bytes.size() - 1000] = static_cast<char>(bytes[bytes.size() - 1000] ^ 1);
    put_bytes(file, bytes);
    EXPECT_THROW((void)Store::open(file, key_of(1), session()), Damaged);
    EXPECT_EQ(ask(Connection::open(file, key_of(1)).get(), "PRAGMA user_version"), schema);
    EXPECT_FALSE(fs::exists(copy));
}

TEST(Schema, ChangesOnlyWithANewVersion) {
    // When this fails, a type has grown or a table has changed: files of the version before can no longer be opened.
    // Raise schema_version, write its step in schema.cpp, keep a file of the old version as a fixture, then put the
    // new digest here.
    std::string text;
    for (const auto byte : schema_fingerprint()) {
        constexpr auto digits = "0123456789abcdef";
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    EXPECT_EQ(schema_version, 3);
    EXPECT_EQ(text, "89f7b46ba46d4e78c0d59716236efef6f4d3b1f72235572d9ee5f85491c136f5");
}

// Run by the tests below in a process of its own, with a plain SQLite loaded first.
TEST(OtherSqlite, DISABLED_StandsBeforeOurs) {
    const Folder folder;
    EXPECT_THROW((void)Store::create(folder / "register", key_of(1), session()), CannotEncrypt);
    EXPECT_FALSE(fs::exists(folder / "register"));
    if (const auto* made = std::getenv("MOSOVO_TEST_STORE")) {
        const auto before = bytes_of(made);
        EXPECT_THROW((void)Store::open(made, key_of(1), session()), CannotEncrypt);
        EXPECT_EQ(bytes_of(made), before);
    }
}

TEST_F(Opening, RefusesAPlainSqliteThatWasPreloaded) {
#if defined(__SANITIZE_ADDRESS__)
    GTEST_SKIP() << "the address sanitizer must itself be what is loaded first";
#endif
    make();
    const auto self = fs::read_symlink("/proc/self/exe").string();
    const auto child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::setenv("LD_PRELOAD", "libsqlite3.so.0", 1);
        ::setenv("MOSOVO_TEST_STORE", file.c_str(), 1);
        ::execl(self.c_str(), self.c_str(), "--gtest_also_run_disabled_tests",
                "--gtest_filter=OtherSqlite.DISABLED_StandsBeforeOurs", static_cast<char*>(nullptr));
        ::_exit(9);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "see the output of the process above";
    EXPECT_NO_THROW((void)open());
}

} // namespace
} // namespace mosovo::store
