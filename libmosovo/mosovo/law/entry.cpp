#include "entry.hpp"

#include <algorithm>

namespace mosovo::law {

End later_end(const End& a, const End& b) {
    if (!a || !b) return {};
    return std::max(*a, *b);
}

End earlier_end(const End& a, const End& b) {
    if (!a) return b;
    if (!b) return a;
    return std::min(*a, *b);
}

void Entry::may_end(FewOf<PossibleEnd> possible) {
    possible_ = std::move(possible);
    look();
}

void Entry::end_by(Day last) {
    for (auto& end : possible_)
        if (!end.last || *end.last > last) {
            end.last = last;
            end.endless = end.discharged = false;
        }
    look();
}

void Entry::end_by_review(Day last, bool received) {
    const auto size = possible_.size();
    for (std::size_t i = 0; i < size; ++i) {
        const bool still = possible_[i].endless || (possible_[i].discharged && *possible_[i].last > last);
        if (!still) continue;
        auto& end = received ? possible_[i] : possible_.emplace_back(possible_[i]);
        end.last = last;
        end.endless = false;
        end.discharged = true;
        if (!received) end.taken[static_cast<std::size_t>(Turn::receipt)] = 1;
    }
    look();
}

void Entry::look() {
    shortest_ = longest_ = possible_.front().last;
    indefinite_ = was_indefinite_ = true;
    for (const auto& end : possible_) {
        shortest_ = earlier_end(shortest_, end.last);
        longest_ = later_end(longest_, end.last);
        indefinite_ &= end.endless;
        was_indefinite_ &= end.endless || end.discharged;
    }
}

} // namespace mosovo::law
