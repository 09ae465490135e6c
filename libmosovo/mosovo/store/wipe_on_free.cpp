// The operators by which C++ takes and gives back memory, for a program that wants what it frees wiped: names, notes
// and addresses in records, and every text on the way to and from the store. Linked as mosovo::wipe_on_free, into a
// program and never into a library that others link (docs/decisions/0100).
#include <cstddef>
#include <cstdlib>
#include <malloc.h>
#include <new>
#include <string.h> // NOLINT(modernize-deprecated-headers): explicit_bzero is in no other

namespace {

template <class Take> void* taken(Take take) {
    for (;;) {
        if (void* memory = take()) return memory;
        const auto handler = std::get_new_handler();
        if (handler == nullptr) throw std::bad_alloc{};
        handler();
    }
}

void* plain(std::size_t size) {
    return taken([size] { return std::malloc(size == 0 ? 1 : size); });
}

void* aligned(std::size_t size, std::align_val_t alignment) {
    const auto step = static_cast<std::size_t>(alignment);
    return taken([=] { return std::aligned_alloc(step, (size + step - 1) / step * step); });
}

template <class Take> void* or_nothing(Take take) noexcept {
    try {
        return take();
    } catch (...) {
        return nullptr;
    }
}

void give_back(void* memory) noexcept {
    if (memory == nullptr) return;
    ::explicit_bzero(memory, ::malloc_usable_size(memory));
    std::free(memory);
}

} // namespace

void* operator new(std::size_t size) { return plain(size); }
void* operator new[](std::size_t size) { return plain(size); }
void* operator new(std::size_t size, std::align_val_t alignment) { return aligned(size, alignment); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return aligned(size, alignment); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return or_nothing([=] { return plain(size); });
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return or_nothing([=] { return plain(size); });
}
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return or_nothing([=] { return aligned(size, alignment); });
}
void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t&) noexcept {
    return or_nothing([=] { return aligned(size, alignment); });
}

void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete[](void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { give_back(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { give_back(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { give_back(memory); }
void operator delete(void* memory, std::align_val_t, const std::nothrow_t&) noexcept { give_back(memory); }
void operator delete[](void* memory, std::align_val_t, const std::nothrow_t&) noexcept { give_back(memory); }
