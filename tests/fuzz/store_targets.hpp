#pragma once

#include "fuzz_targets.hpp"

#include <mosovo/store/audit_proof.hpp>
#include <mosovo/store/key_file.hpp>
#include <mosovo/store/search.hpp>

#include <filesystem>
#include <unistd.h>

/// What comes into the store as text: an exported log, a head of one, and what is typed into a search. `verify_audit`
/// promises to throw nothing; a head that cannot be read is a ProblemsError; a search refuses or is answered.
namespace mosovo::fuzz {

inline const store::AuditKey& audit_key() {
    static const auto made = [] {
        const auto path = std::filesystem::temp_directory_path() / ("mosovo-fuzz-" + std::to_string(::getpid()));
        store::Secret bytes{32};
        bytes.data()[0] = 1;
        store::write_key_file(path, bytes);
        auto read = store::AuditKey::from_file(path);
        std::filesystem::remove(path);
        return read;
    }();
    return made;
}

inline bool audit(std::string_view text) {
    bool taken = false;
    must(!store::verify_audit(text, audit_key(), {}).empty()); // nobody forges a log by chance
    try {
        must(!store::is_signed(store::read_signed_head(text)));
        taken = true;
    } catch (const ProblemsError&) {
    } // NOLINT(bugprone-empty-catch)
    const auto code = store::soundex(text);
    must(code.empty() || code.size() == 4);
    must(!read_text(text, longest_text) || store::folded(store::folded(text)) == store::folded(text));
    static_cast<void>(store::outward(text));
    return taken;
}

} // namespace mosovo::fuzz
