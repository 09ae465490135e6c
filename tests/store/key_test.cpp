#include "made_up_store.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <type_traits>

namespace mosovo::store {
namespace {

using namespace made_up;

static_assert(!std::is_copy_constructible_v<Key> && !std::is_copy_assignable_v<Key>);
static_assert(!std::is_default_constructible_v<Key>, "an empty key cannot be written down");
static_assert(!std::is_constructible_v<Key, std::string>, "a text is not a key until it was checked");

std::string reason(const std::function<void()>& make) {
    try {
        make();
    } catch (const BadKey& error) {
        return error.what();
    }
    return "accepted";
}

TEST(KeyFile, IsMadeOnceAndReadBack) {
    const Folder folder;
    write_new_key_file(folder / "key");
    EXPECT_EQ(bytes_of(folder / "key").size(), 32U);
    struct stat about {};
    ASSERT_EQ(::stat((folder / "key").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
    EXPECT_NO_THROW((void)Key::from_file(folder / "key"));
    const auto before = bytes_of(folder / "key");
    EXPECT_NE(reason([&] { write_new_key_file(folder / "key"); }), "accepted") << "a key was overwritten";
    EXPECT_EQ(bytes_of(folder / "key"), before);
    write_new_key_file(folder / "other");
    EXPECT_NE(bytes_of(folder / "other"), before);
}

TEST(KeyFile, IsRefusedUnlessItHoldsExactly32GoodBytes) {
    struct Case {
        const char* why;
        std::string bytes;
        const char* says;
    };
    const std::string good = "0123456789abcdefghijklmnopqrstuv";
    const Case cases[] = {
        {"empty", "", "is empty"},
        {"one byte", "k", "holds only 1 byte;"},
        {"31 bytes", good.substr(1), "holds only 31 bytes"},
        {"33 bytes", good + "x", "more than 32"},
        {"a newline behind the key", good + "\n", "more than 32"},
        {"64 hexadecimal digits", std::string(64, 'a'), "more than 32"},
        {"zeros", std::string(32, '\0'), "one byte repeated"},
    };
    for (const auto& c : cases) {
        SCOPED_TRACE(c.why);
        const Folder folder;
        put_bytes(folder / "key", c.bytes);
        fs::permissions(folder / "key", fs::perms::owner_read);
        EXPECT_NE(reason([&] { (void)Key::from_file(folder / "key"); }).find(c.says), std::string::npos);
    }
}

TEST(KeyFile, IsRefusedWhereOthersCanUseIt) {
    const Folder folder;
    write_new_key_file(folder / "key");
    for (const mode_t extra : {0040U, 0020U, 0010U, 0004U, 0002U, 0001U}) {
        ASSERT_EQ(::chmod((folder / "key").c_str(), 0600U | extra), 0);
        EXPECT_NE(reason([&] { (void)Key::from_file(folder / "key"); }).find("can be used by others"),
                  std::string::npos);
    }
    ASSERT_EQ(::chmod((folder / "key").c_str(), 0400), 0);
    EXPECT_NO_THROW((void)Key::from_file(folder / "key"));
}

TEST(KeyFile, IsAFileAndIsThere) {
    const Folder folder;
    EXPECT_NE(reason([&] { (void)Key::from_file(folder / "none"); }).find("could not be opened"), std::string::npos);
    EXPECT_NE(reason([&] { (void)Key::from_file(folder.path()); }).find("not a regular file"), std::string::npos);
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_NE(reason([&] { (void)Key::from_file(folder / "pipe"); }).find("not a regular file"), std::string::npos);
}

TEST(KeyDescriptor, TakesExactly32Bytes) {
    const auto read_from = [](const std::string& bytes) {
        int ends[2];
        if (::pipe(ends) != 0) return std::string{"no pipe"};
        const auto sent = ::write(ends[1], bytes.data(), bytes.size());
        ::close(ends[1]);
        auto said = reason([&] { (void)Key::from_descriptor(Descriptor{ends[0]}); });
        ::close(ends[0]);
        return sent == static_cast<ssize_t>(bytes.size()) ? said : "not sent";
    };
    EXPECT_EQ(read_from("0123456789abcdefghijklmnopqrstuv"), "accepted");
    EXPECT_NE(read_from("").find("is empty"), std::string::npos);
    EXPECT_NE(read_from("short").find("only 5 bytes"), std::string::npos);
    EXPECT_NE(read_from(std::string(33, 'k')).find("more than 32"), std::string::npos);
    EXPECT_NE(reason([] { (void)Key::from_descriptor(Descriptor{-1}); }).find("could not be read"), std::string::npos);
}

TEST(Passphrase, IsLongEnoughAndWipedFromTheCallersString) {
    struct Case {
        const char* why;
        std::string text;
        bool accepted;
    };
    const Case cases[] = {
        {"empty", "", false},
        {"11 characters", "abcdefghijk", false},
        {"12 characters", "abcdefghijkl", true},
        {"11 characters of two bytes each",
         "\xC3\xA2\xC3\xA2\xC3\xA2\xC3\xA2\xC3\xA2\xC3\xA2\xC3\xA2\xC3\xA2\xC3\xA2\xC3\xA2\xC3\xAA", false},
        {"one character repeated", std::string(20, 'a'), false},
        {"a NUL inside", std::string{"abcdefg\0hijklmn", 15}, false},
        {"what SQLCipher would take as a raw key", "x'" + std::string(64, '0') + "'", false},
        {"a raw key with a digit missing", "x'" + std::string(63, '1') + "'", false},
        {"over 1,024 bytes", std::string(1023, 'a') + "bc", false},
    };
    for (const auto& c : cases) {
        SCOPED_TRACE(c.why);
        auto given = c.text;
        EXPECT_EQ(reason([&] { (void)Key::from_passphrase(std::move(given)); }) == "accepted", c.accepted);
        EXPECT_TRUE(given.empty()); // NOLINT(bugprone-use-after-move): that it is wiped is the promise
    }
}

TEST(Passphrase, OpensWhatItMadeAndNothingElse) {
    const Folder folder;
    const auto said = [](const char* text) { return Key::from_passphrase(text); };
    (void)Store::create(folder / "s", said("correct horse battery"), session());
    EXPECT_NO_THROW((void)Store::open(folder / "s", said("correct horse battery"), session()));
    EXPECT_THROW((void)Store::open(folder / "s", said("Correct horse battery"), session()), WrongKey);
    EXPECT_THROW((void)Store::open(folder / "s", key_of(1), session()), WrongKey);
}

TEST(Secret, IsWipedByMoving) {
    Secret a{32};
    a.data()[0] = 'k';
    const Secret b{std::move(a)};
    EXPECT_EQ(a.data(), nullptr); // NOLINT(bugprone-use-after-move)
    EXPECT_EQ(b.data()[0], 'k');
}

} // namespace
} // namespace mosovo::store
