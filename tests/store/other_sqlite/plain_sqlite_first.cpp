#include <cstdio>
#include <cstring>
#include <dlfcn.h>

/// plain_sqlite_first global|local <module>: loads libsqlite3 that way, then the module, and says whether the store did
/// what it must: refuse where the plain library stands in front of ours, work where it does not.
int main(int count, char** words) {
    if (count != 3) return 2;
    const bool global = std::strcmp(words[1], "global") == 0;
    if (::dlopen("libsqlite3.so.0", RTLD_NOW | (global ? RTLD_GLOBAL : RTLD_LOCAL)) == nullptr) return 77;
    void* module = ::dlopen(words[2], RTLD_NOW | RTLD_LOCAL);
    if (module == nullptr) {
        std::printf("%s\n", ::dlerror());
        return 2;
    }
    const auto make = reinterpret_cast<int (*)()>(::dlsym(module, "make_a_store"));
    if (make == nullptr) return 2;
    const int did = make();
    std::printf("loaded %sly first: %s\n", words[1], did == 0 ? "refused" : did == 1 ? "worked, unreadable" : "wrong");
    return did == (global ? 0 : 1) ? 0 : 1;
}
