#include <mosovo/store/wiping.hpp>

#include <mosovo/store/database_memory.hpp>

#include <openssl/crypto.h>
#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace mosovo::store {
namespace {

constexpr std::size_t unused_stack = 128UL * 1024; // a thread's stack is larger, and no call of ours goes as deep

sqlite3_mem_methods own; // the library's own, which ours call

void give_back(void* memory) {
    OPENSSL_cleanse(memory, static_cast<std::size_t>(own.xSize(memory)));
    own.xFree(memory);
}

// Always another block: one that grows or shrinks where it lies leaves nothing to wipe in what it gives up.
void* move_to_another(void* memory, int size) {
    void* moved = own.xMalloc(size);
    if (moved == nullptr) return nullptr;
    std::memcpy(moved, memory, static_cast<std::size_t>(std::min(size, own.xSize(memory))));
    give_back(memory);
    return moved;
}

// Texts are copied and compared in the widest registers, and the first call of a function of another library saves all
// of them on the stack.
void wipe_wide_registers() noexcept {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx"))
        __asm__ volatile("vzeroall" ::
                             : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10",
                               "xmm11", "xmm12", "xmm13", "xmm14", "xmm15");
    if (__builtin_cpu_supports("avx512f")) // the compiler keeps nothing in these
        __asm__ volatile(".irp n,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n\t"
                         "vpxord %zmm\\n, %zmm\\n, %zmm\\n\n\t"
                         ".endr");
#endif
}

} // namespace

void wipe_database_memory() noexcept {
    // Not SQLCipher's cipher_memory_security: that also locks every block, at two calls of the system each.
    [[maybe_unused]] static const bool done = [] {
        if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &own) != SQLITE_OK) return false;
        auto wiping = own;
        wiping.xFree = &give_back;
        wiping.xRealloc = &move_to_another;
        return sqlite3_config(SQLITE_CONFIG_MALLOC, &wiping) == SQLITE_OK;
    }();
}

[[gnu::noinline]] void wipe_unused_stack() noexcept {
    OPENSSL_cleanse(__builtin_alloca(unused_stack), unused_stack);
    wipe_wide_registers();
}

} // namespace mosovo::store
