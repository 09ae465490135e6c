#pragma once

#include <mosovo/record/ids.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

/// What a store refuses. Every text is a sentence for the person at the screen; none ever holds
/// SQL, a key, or anything that a record says.
namespace mosovo::store {

/// The root of the family; catch it to mean "the store said no".
class StoreError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The key material itself is unusable: empty, short, malformed, or kept where others can read it.
class BadKey : public StoreError {
    using StoreError::StoreError;
};
/// The file is encrypted with another key, or is no store at all: the two cannot be told apart.
class WrongKey : public StoreError {
    using StoreError::StoreError;
};
/// The file is readable without a key. It is never opened.
class NotEncrypted : public StoreError {
    using StoreError::StoreError;
};
/// The SQL library in this process cannot encrypt, is too old, or is mixed with another.
class CannotEncrypt : public StoreError {
    using StoreError::StoreError;
};
/// There is no file to open, or there already is one where a new store should be.
class NoSuchStore : public StoreError {
    using StoreError::StoreError;
};
class AlreadyThere : public StoreError {
    using StoreError::StoreError;
};
/// The key is right and the file is sound, but it is some other program's file.
class NotAStore : public StoreError {
    using StoreError::StoreError;
};
/// Written by a later version of this library.
class NewerSchema : public StoreError {
    using StoreError::StoreError;
};
/// Pages or rows that are not what was written.
class Damaged : public StoreError {
    using StoreError::StoreError;
};
/// Sound pages whose content is not what the audit chain says was written last.
class Tampered : public Damaged {
    using Damaged::Damaged;
};
/// Another process, thread or loop holds the store; nothing was done, try again.
class Busy : public StoreError {
    using StoreError::StoreError;
};
/// How an event of a record to be saved stands against what is stored.
BOOST_DEFINE_FIXED_ENUM_CLASS(Clash, std::uint8_t,
                              not_in_yours, // stored, and missing from the record to be saved
                              differs)      // stored with other facts

struct ConflictingEvent {
    EventId event;
    std::string kind; ///< the format's word
    Clash clash{};
};

/// The record to be saved drops or alters an event that is already stored, or was read before somebody else changed
/// the person's details. Says which; the text has them masked.
class Conflict : public StoreError {
public:
    Conflict(const std::string& text, std::vector<ConflictingEvent> events, std::vector<std::string> fields)
        : StoreError{text}, events_{std::move(events)}, fields_{std::move(fields)} {}

    /// Every event that stands in the way, in the order in which they were stored.
    [[nodiscard]] const std::vector<ConflictingEvent>& events() const noexcept { return events_; }
    /// Names of the person's details that somebody else changed meanwhile.
    [[nodiscard]] const std::vector<std::string>& fields() const noexcept { return fields_; }

private:
    std::vector<ConflictingEvent> events_;
    std::vector<std::string> fields_;
};
/// The caller's watch said stop: nothing of the work is left.
class Cancelled : public StoreError {
    using StoreError::StoreError;
};
/// The key of the store was changed, or its file replaced, since this store was opened.
class Replaced : public StoreError {
    using StoreError::StoreError;
};
/// What a change is about is not stored.
class NoSuchRecord : public StoreError {
    using StoreError::StoreError;
};
/// The role of this session may not do that. The refusal is in the audit log.
class Denied : public StoreError {
    using StoreError::StoreError;
};
/// The disk, a limit or the permissions stopped a write; the store is as it was.
class CannotWrite : public StoreError {
    using StoreError::StoreError;
};
/// One row would be larger than a row may be.
class TooLarge : public StoreError {
    using StoreError::StoreError;
};

} // namespace mosovo::store
