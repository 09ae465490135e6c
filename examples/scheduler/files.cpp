#include "files.hpp"

#include "exit_code.hpp"

#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <system_error>

namespace scheduler {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in || fs::is_directory(path)) throw Stop{Exit::cannot_write, path.string() + ": cannot be read"};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (in.bad()) throw Stop{Exit::cannot_write, path.string() + ": could not be read to its end"};
    return text;
}

void write_file(const fs::path& path, std::string_view text) {
    auto beside = path;
    beside += ".part";
    {
        const auto before = ::umask(0077); // nobody else may read it, from its first byte on
        std::ofstream out{beside, std::ios::binary | std::ios::trunc};
        ::umask(before);
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
        out.flush();
        if (!out) throw Stop{Exit::cannot_write, path.string() + ": cannot be written"};
    }
    std::error_code error;
    fs::rename(beside, path, error);
    if (error) throw Stop{Exit::cannot_write, path.string() + ": cannot be written: " + error.message()};
}

void make_folder(const fs::path& path) {
    if (path.empty() || fs::is_directory(path)) return;
    std::error_code error;
    fs::create_directories(path, error);
    if (error) throw Stop{Exit::cannot_write, path.string() + ": the folder cannot be made: " + error.message()};
    fs::permissions(path, fs::perms::owner_all, error);
}

} // namespace scheduler
