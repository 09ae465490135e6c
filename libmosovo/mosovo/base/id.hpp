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
        return out << Tag::name << "(…" << id.tail() << ')';
    }

private:
    /// The last two bytes, nothing of a short reference, and never half a letter.
    [[nodiscard]] std::string tail() const {
        if (text_.size() < 6) return {};
        auto from = text_.size() - 2;
        const auto continues = [&] { return (static_cast<unsigned char>(text_[from]) & 0xC0U) == 0x80U; };
        while (from < text_.size() && continues())
            ++from;
        return text_.substr(from);
    }

    explicit Id(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

} // namespace mosovo

template <class Tag> struct std::hash<mosovo::Id<Tag>> {
    std::size_t operator()(const mosovo::Id<Tag>& id) const noexcept { return std::hash<std::string>{}(id.reveal()); }
};
