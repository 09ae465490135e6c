#include <mosovo/store/secret.hpp>

#include <openssl/crypto.h>
#include <sys/mman.h>

#include <cstdint>
#include <cstring>
#include <new>
#include <utility>

namespace mosovo::store {
namespace {

// Whole pages of its own: memory is locked by the page, and what shares a page with a secret
// would be unlocked together with it.
std::size_t mapped_size(std::size_t size) {
    constexpr std::size_t page = 4096;
    return (size / page + 1) * page;
}

} // namespace

Secret::Secret(std::size_t size) : bytes_{nullptr}, size_{size} {
    void* memory = ::mmap(nullptr, mapped_size(size), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc{};
    bytes_ = static_cast<unsigned char*>(memory);
    // Best effort: a container may allow no locked memory, and that must not stop the work.
    (void)::mlock(memory, mapped_size(size));
    (void)::madvise(memory, mapped_size(size), MADV_DONTDUMP);
}

Secret::Secret(Secret&& other) noexcept
    : bytes_{std::exchange(other.bytes_, nullptr)}, size_{std::exchange(other.size_, 0)} {}

Secret Secret::copy() const {
    Secret made{size_};
    std::memcpy(made.bytes_, bytes_, size_);
    return made;
}

Secret::~Secret() {
    if (bytes_ == nullptr) return;
    OPENSSL_cleanse(bytes_, size_);
    (void)::munmap(bytes_, mapped_size(size_));
}

} // namespace mosovo::store
