#include <mosovo/store/key.hpp>

#include <mosovo/store/key_file.hpp>

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace mosovo::store {
namespace {

/// A descriptor that closes itself.
class File {
public:
    explicit File(int number) : number_{number} {}
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() {
        if (number_ >= 0) (void)::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

std::string why(int error) { return std::error_code{error, std::generic_category()}.message(); }

/// Reads up to `size` bytes; fewer only at the end.
std::size_t read_fully(int descriptor, unsigned char* into, std::size_t size) {
    std::size_t done = 0;
    while (done < size) {
        const auto got = ::read(descriptor, into + done, size - done);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw BadKey{"the key could not be read: " + why(errno)};
        if (got == 0) break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

/// One byte more than a key is asked for, so that a longer file is noticed.
Secret read_key(int descriptor, const std::string& what) {
    Secret wide{Key::length + 1};
    const auto got = read_fully(descriptor, wide.data(), wide.size());
    if (got != Key::length) {
        const auto holds = got == 0            ? std::string{"is empty"}
                           : got > Key::length ? std::string{"holds more than 32 bytes"}
                                               : "holds only " + std::to_string(got) + (got == 1 ? " byte" : " bytes");
        throw BadKey{what + ' ' + holds + "; a key is exactly 32 random bytes, as write_new_key_file makes them"};
    }
    Secret key{Key::length};
    std::memcpy(key.data(), wide.data(), Key::length);
    return key;
}

void refuse_unsafe_file(int descriptor, const std::string& what) {
    struct stat about {};
    if (::fstat(descriptor, &about) != 0) throw BadKey{what + " could not be examined: " + why(errno)};
    if (!S_ISREG(about.st_mode)) throw BadKey{what + " is not a regular file"};
    if (about.st_uid != ::geteuid() && about.st_uid != 0)
        throw BadKey{what + " belongs to another user; take ownership of it or make a new one"};
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        throw BadKey{what + " can be used by others; make it yours alone (chmod 600) and consider the key known"};
}

std::size_t characters(std::string_view text) {
    // Bytes that continue a UTF-8 character do not count: 12 means 12 to a person who types in Welsh too.
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string why_not_a_passphrase(std::string_view text) {
    if (text.size() > Key::longest_passphrase) return "the passphrase is longer than 1,024 bytes";
    if (text.find('\0') != std::string_view::npos) return "the passphrase holds a NUL character";
    if (characters(text) < Key::shortest_passphrase) return "a passphrase has at least 12 characters";
    if (std::all_of(text.begin(), text.end(), [&](char c) { return c == text.front(); }))
        return "the passphrase repeats one character";
    // SQLCipher reads x'…' as a raw key when it is hexadecimal of the right length and as a passphrase
    // when it is not. A slip in typing must not choose between the two.
    if (text.starts_with("x'") || text.starts_with("X'")) return "a passphrase may not begin with x'";
    return {};
}

} // namespace

Key Key::from_raw(Secret secret) {
    const auto bytes = secret.view();
    if (std::all_of(bytes.begin(), bytes.end(), [&](char c) { return c == bytes.front(); }))
        throw BadKey{"the key is one byte repeated; a key is 32 random bytes"};
    return Key{Kind::raw, std::move(secret)};
}

Secret read_key_file(const std::filesystem::path& path) {
    const auto what = "the key file " + path.string();
    // O_NONBLOCK: a named pipe put in its place must be refused, not waited for.
    const File file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
    if (file.number() < 0) throw BadKey{what + " could not be opened: " + why(errno)};
    refuse_unsafe_file(file.number(), what);
    return read_key(file.number(), what);
}

Key Key::from_file(const std::filesystem::path& path) { return from_raw(read_key_file(path)); }

Key Key::from_descriptor(Descriptor descriptor) {
    return from_raw(read_key(descriptor.number, "the key given by descriptor"));
}

Key Key::from_passphrase(std::string&& passphrase) {
    const auto reason = why_not_a_passphrase(passphrase);
    Secret kept{reason.empty() ? passphrase.size() : 1};
    if (reason.empty()) std::memcpy(kept.data(), passphrase.data(), passphrase.size());
    OPENSSL_cleanse(passphrase.data(), passphrase.size());
    passphrase.clear();
    if (!reason.empty()) throw BadKey{reason};
    return Key{Kind::passphrase, std::move(kept)};
}

Secret Key::for_cipher() const {
    if (kind_ == Kind::passphrase) {
        Secret copy{secret_.size()};
        std::memcpy(copy.data(), secret_.data(), secret_.size());
        return copy;
    }
    // x'64 hexadecimal digits': the only spelling that SQLCipher takes as the key itself.
    constexpr std::string_view digits = "0123456789abcdef";
    Secret text{3 + 2 * length};
    auto* out = text.data();
    *out++ = 'x';
    *out++ = '\'';
    for (std::size_t i = 0; i < length; ++i) {
        *out++ = static_cast<unsigned char>(digits[secret_.data()[i] >> 4U]);
        *out++ = static_cast<unsigned char>(digits[secret_.data()[i] & 15U]);
    }
    *out = '\'';
    return text;
}

void write_key_file(const std::filesystem::path& path, const Secret& key) {
    const auto what = "the key file " + path.string();
    const File file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR)};
    if (file.number() < 0) throw BadKey{what + " could not be made: " + why(errno)};
    const auto written = ::write(file.number(), key.data(), key.size());
    if (written != static_cast<ssize_t>(key.size()) || ::fsync(file.number()) != 0) {
        (void)::unlink(path.c_str());
        throw BadKey{what + " could not be written"};
    }
    sync_folder_of(path);
}

void write_new_key_file(const std::filesystem::path& path) {
    Secret key{Key::length};
    if (RAND_bytes(key.data(), static_cast<int>(key.size())) != 1)
        throw BadKey{"the system gave no random bytes, so no key was made"};
    write_key_file(path, key);
}

void sync_folder_of(const std::filesystem::path& path) {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    const File opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (opened.number() < 0 || ::fsync(opened.number()) != 0)
        throw CannotWrite{"the folder of " + path.string() + " could not be brought to disk"};
}

} // namespace mosovo::store
