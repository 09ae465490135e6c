#pragma once

#include <mosovo/store/key.hpp>
#include <mosovo/store/session.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace scheduler {

/// Where the store's key comes from. Never the command line itself: others can read it there.
struct KeySource {
    std::optional<std::filesystem::path> file;
    std::optional<int> descriptor;
    bool ask = false; ///< a passphrase, typed at the terminal without echo
};

/// \throws Stop (wrong_use) when none or several are given; store::BadKey
[[nodiscard]] mosovo::store::Key take_key(const KeySource& source);

/// Who opens the store: the login name of this account, as the role and for the purpose given.
[[nodiscard]] mosovo::store::Session session(mosovo::store::Role role, std::string purpose);

/// No core file of this process: it would hold keys and records. Nor may another process of the user read it.
void forbid_core_files();

} // namespace scheduler
