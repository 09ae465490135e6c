#include "../made_up_store.hpp"

#include <cstdio>

/// 0: the store refused to work here; 1: it made a store that nobody can read; 2: it wrote readable text, or failed.
extern "C" int make_a_store() {
    using namespace mosovo::store;
    const made_up::Folder folder;
    const auto file = folder / "register";
    try {
        Store::create(file, made_up::key_of(1), made_up::session()).save(made_up::record("OFF-1"));
        return made_up::bytes_of(file).find("Examplesurname") == std::string::npos ? 1 : 2;
    } catch (const CannotEncrypt& refusal) {
        std::printf("%s\n", refusal.what());
        return made_up::fs::exists(file) ? 2 : 0;
    } catch (const std::exception& error) {
        std::printf("%s\n", error.what());
        return 2;
    }
}
