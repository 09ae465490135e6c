#pragma once

namespace mosovo::store {

/// Overwrites the 128 KiB of this thread's stack below the caller, and the wide registers of x86-64: what calls that
/// came back have left there, such as short texts, which live in their objects and never on the heap. Closing a store
/// does it for the calls of the store; a program that held records in functions of its own does it once they have
/// returned. A thread that uses a store has a stack of 256 KiB or more.
///
/// Records on the heap are wiped where a program links `mosovo::wipe_on_free`.
void wipe_unused_stack() noexcept;

} // namespace mosovo::store
