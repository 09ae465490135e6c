#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <ostream>
#include <string>
#include <utility>

namespace mosovo {

/// A reference that cannot be mistaken for another kind of reference.
///
/// Made only from text that a reader has checked. Streams masked, as "Offender(…23)",
/// so that a log line or a failed assertion never carries the whole of it.
/// `Tag::name` is the word that is printed.
template <class Tag> class Id {
public:
    Id() = delete;

    [[nodiscard]] static Id from_checked(std::string text) { return Id{std::move(text)}; }

    /// The full text. Call it only where the reference itself is the output.
    [[nodiscard]] const std::string& reveal() const noexcept { return text_; }

    auto operator<=>(const Id&) const = default;

    friend std::ostream& operator<<(std::ostream& out, const Id& id) {
        const auto length = id.text_.size();
        return out << Tag::name << "(…" << id.text_.substr(length < 6 ? length : length - 2) << ')';
    }

private:
    explicit Id(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

} // namespace mosovo

template <class Tag> struct std::hash<mosovo::Id<Tag>> {
    std::size_t operator()(const mosovo::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.reveal()); }
};
