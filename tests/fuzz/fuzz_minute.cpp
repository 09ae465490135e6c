#include "../support/random_record.hpp"
#include "mutation.hpp"
#include "targets.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

/// A minute of altered seeds on one path of intake, in the ordinary build: no compiler but the project's own. libFuzzer
/// (MOSOVO_BUILD_FUZZERS) sees the branches it takes and is for the hour.
///
///   fuzz_minute TARGET            MOSOVO_FUZZ_SECONDS seconds (60) of MOSOVO_FUZZ_SEED (1)
///   fuzz_minute TARGET FILE       that input alone
///
/// An input that ends the program stands afterwards in fuzz-TARGET.input in the working folder.
namespace {

namespace fs = std::filesystem;
using namespace mosovo;

static_assert(fuzz::targets.size() == MOSOVO_FUZZ_TARGETS, "name the target in tests/fuzz/CMakeLists.txt as well");

std::string current;
char finding[256];
constexpr unsigned hung_after = 30; // seconds for one input; the slowest seen took milliseconds

extern "C" void keep_input(int signal) {
    const int file = ::open(finding, O_CREAT | O_TRUNC | O_WRONLY, 0600);
    if (file >= 0 && ::write(file, current.data(), current.size()) == static_cast<ssize_t>(current.size()))
        ::close(file);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

std::string contents(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{"cannot read " + path.string()};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The keys and words of the record format's own schema, and of the seeds that are JSON.
void collect_words(const boost::json::value& node, std::vector<std::string>& words) {
    if (const auto* text = node.if_string()) {
        if (text->size() < 40) words.emplace_back(*text);
    } else if (const auto* object = node.if_object()) {
        for (const auto& [key, value] : *object) {
            words.emplace_back(key);
            collect_words(value, words);
        }
    } else if (const auto* array = node.if_array()) {
        for (const auto& value : *array)
            collect_words(value, words);
    }
}

/// Every "record" of the law's cases: lives that the law has something to say about.
void collect_records(const boost::json::value& node, std::vector<std::string>& seeds) {
    if (const auto* object = node.if_object()) {
        if (const auto* record = object->if_contains("record")) seeds.push_back(boost::json::serialize(*record));
    } else if (const auto* array = node.if_array()) {
        for (const auto& value : *array)
            collect_records(value, seeds);
    }
}

std::vector<fs::path> files_below(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator{folder})
        if (entry.is_regular_file()) found.push_back(entry.path());
    std::ranges::sort(found); // a folder has no order of its own
    return found;
}

std::vector<std::string> seeds_of(const fuzz::Target& target) {
    std::vector<std::string> seeds;
    for (const auto& path : files_below(fs::path{MOSOVO_SOURCE_DIR "/tests/fuzz/seeds"} / target.seeds))
        seeds.push_back(contents(path));
    if (seeds.empty()) throw std::runtime_error{"no seeds"};
    if (target.beside == fuzz::Beside::records)
        for (const auto& path : files_below(MOSOVO_SOURCE_DIR "/tests/cases/law"))
            if (path.extension() == ".json") collect_records(boost::json::parse(contents(path)), seeds);
    testing_support::Chance chance{1};
    if (target.beside != fuzz::Beside::nothing)
        for (int made = 0; made < 32; ++made) {
            const auto record = testing_support::random_record(chance);
            if (target.beside == fuzz::Beside::records) {
                seeds.push_back(output::to_json(record));
            } else {
                const auto tables = output::write_tables(std::vector{record});
                seeds.push_back(tables.offenders + "\n%\n" + tables.events);
            }
        }
    return seeds;
}

long number_from(const char* name, long otherwise) {
    const char* text = std::getenv(name);
    return text ? std::strtol(text, nullptr, 10) : otherwise;
}

int run(const fuzz::Target& target, const char* file) {
    std::snprintf(finding, sizeof finding, "fuzz-%s.input", std::string{target.name}.c_str());
    for (const int signal : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGALRM})
        std::signal(signal, keep_input);
    if (file) {
        current = contents(file);
        std::puts(target.run(current) ? "taken" : "refused");
        return 0;
    }
    const auto seeds = seeds_of(target);
    std::vector<std::string> words;
    collect_words(boost::json::parse(contents(MOSOVO_SOURCE_DIR "/docs/record-format.schema.json")), words);
    for (const auto& seed : seeds) {
        boost::system::error_code failed;
        const auto tree = boost::json::parse(seed, failed);
        if (!failed) collect_words(tree, words);
    }
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());

    const auto seconds = number_from("MOSOVO_FUZZ_SECONDS", 60);
    const auto seed = number_from("MOSOVO_FUZZ_SEED", 1);
    fuzz::Mutation mutation{seeds, words, static_cast<std::uint64_t>(seed)};
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{seconds};
    unsigned long inputs = 0, taken = 0;
    for (; std::chrono::steady_clock::now() < end; ++inputs) {
        current = mutation.next();
        ::alarm(hung_after);
        if (target.run(current)) ++taken;
    }
    ::alarm(0);
    std::printf("%s: %lu inputs in %ld s (seed %ld), %lu of them taken by a reader, no finding\n",
                std::string{target.name}.c_str(), inputs, seconds, seed, taken);
    return taken > 0 ? 0 : 1; // refusals alone try nothing behind the reader
}

} // namespace

int main(int count, char** arguments) {
    const std::string_view name = count > 1 ? arguments[1] : "";
    const auto* const target = std::ranges::find(fuzz::targets, name, &fuzz::Target::name);
    if (count < 2 || count > 3 || target == fuzz::targets.end()) {
        std::fputs("fuzz_minute TARGET [FILE], where TARGET is one of:", stderr);
        for (const auto& known : fuzz::targets)
            std::fprintf(stderr, " %s", std::string{known.name}.c_str());
        std::fputs("\n", stderr);
        return 64;
    }
    // What a reader lets out is a finding: it goes to std::terminate, which the handler above sees as SIGABRT.
    return [&]() noexcept { return run(*target, count == 3 ? arguments[2] : nullptr); }();
}
