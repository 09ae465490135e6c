#include <mosovo/store/audit_proof.hpp>
#include <mosovo/store/key_file.hpp>
#include <mosovo/store/search.hpp>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <unistd.h>

/// What comes into the store as text: an exported log, a head of one, and what is typed into a search. `verify_audit`
/// promises to throw nothing; a head that cannot be read is a ProblemsError; a search refuses or is answered.
namespace {

const mosovo::store::AuditKey& key() {
    static const auto made = [] {
        const auto path = std::filesystem::temp_directory_path() / ("mosovo-fuzz-" + std::to_string(::getpid()));
        mosovo::store::Secret bytes{32};
        bytes.data()[0] = 1;
        mosovo::store::write_key_file(path, bytes);
        auto read = mosovo::store::AuditKey::from_file(path);
        std::filesystem::remove(path);
        return read;
    }();
    return made;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace mosovo;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (store::verify_audit(text, key(), {}).empty()) std::abort(); // nobody forges a log by chance
    try {
        if (store::is_signed(store::read_signed_head(text))) std::abort();
    } catch (const ProblemsError&) {
    } // NOLINT(bugprone-empty-catch)
    const auto code = store::soundex(text);
    if (!code.empty() && code.size() != 4) std::abort();
    if (read_text(text, longest_text) && store::folded(store::folded(text)) != store::folded(text)) std::abort();
    static_cast<void>(store::outward(text));
    return 0;
}
