#pragma once

#include <mosovo/record/record.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace mosovo {

/// Which events correct which, by position in the record. Borrows the record's ids.
///
/// Built for `Timeline` and `contradictions`; asks nothing about what is known or struck.
class Corrections {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    explicit Corrections(const Record& record);

    /// Position of the first event with that id, or `none`.
    [[nodiscard]] std::size_t find(const std::optional<EventId>& id) const;
    /// The event that `at` corrects, or `none`.
    [[nodiscard]] std::size_t superseded_by(std::size_t at) const { return supersedes_[at]; }
    /// The event that `at` withdraws, or `none`.
    [[nodiscard]] std::size_t struck_by(std::size_t at) const { return strikes_[at]; }
    /// Whether any event corrects or withdraws another; most records have none.
    [[nodiscard]] bool any() const noexcept { return any_; }
    /// Whether following corrections and strikes from `from`, one step or more, reaches `to`.
    [[nodiscard]] bool leads_to(std::size_t from, std::size_t to) const;
    /// Whether `at` is `ancestor` or corrects it, at once or through other corrections.
    [[nodiscard]] bool descends_from(std::size_t at, std::size_t ancestor) const;

private:
    std::vector<std::pair<std::string_view, std::size_t>> by_id_;
    std::vector<std::size_t> supersedes_;
    std::vector<std::size_t> strikes_;
    bool any_ = false;
};

} // namespace mosovo
