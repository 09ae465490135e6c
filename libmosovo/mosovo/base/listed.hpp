#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mosovo {

/// A list that may be *not known*. Unknown is not empty: a record that does not say which
/// officers went differs from one that says nobody did. Iterating an unknown list yields nothing.
template <class T> class Listed {
public:
    using value_type = T;

    Listed() = default;
    Listed(std::initializer_list<T> items) : items_{std::vector<T>{items}} {}
    explicit Listed(std::vector<T> items) : items_{std::move(items)} {}

    [[nodiscard]] bool known() const noexcept { return items_.has_value(); }
    [[nodiscard]] bool empty() const noexcept { return !items_ || items_->empty(); }
    [[nodiscard]] std::size_t size() const noexcept { return items_ ? items_->size() : 0; }
    [[nodiscard]] auto begin() const noexcept { return view().begin(); }
    [[nodiscard]] auto end() const noexcept { return view().end(); }
    [[nodiscard]] const T& front() const { return view().front(); }
    [[nodiscard]] const T& operator[](std::size_t index) const { return view()[index]; }

    void push_back(T item) {
        if (!items_) items_.emplace();
        items_->push_back(std::move(item));
    }

    bool operator==(const Listed&) const = default;

private:
    [[nodiscard]] const std::vector<T>& view() const noexcept {
        static const std::vector<T> none{};
        return items_ ? *items_ : none;
    }
    std::optional<std::vector<T>> items_;
};

/// Values by name (ARMS factors, inputs of a score), or not known. Ordered by name.
template <class T> using Keyed = std::optional<std::map<std::string, T>>;

} // namespace mosovo
