#pragma once

#include "context.hpp"
#include "length.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mosovo::law {

/// Whether a disposal makes him a relevant offender.
enum class Listing : std::uint8_t { no, possible, yes };

/// A disposal seen through ss.80, 81, 132 and 134.
struct ListedDisposal {
    EventAt event;
    const DisposalFact* disposal;
    Listing listing = Listing::no;
    bool carried_over = false;
    bool by_notice = false;           ///< bound through a notification order or notice only
    std::optional<Day> relevant_date; ///< s.82(6), s.132
    std::optional<Day> or_on;         ///< the other day that it may be, where a fact is missing
    std::vector<std::string> missing;
    std::vector<std::string> missing_day; ///< paths that leave open which of the two it is
};

/// Whether it is an absolute discharge, which is no conviction for Part 2 (s.134).
[[nodiscard]] bool is_no_conviction(const DisposalFact& disposal);

/// Every disposal of the record, in its order.
[[nodiscard]] FewOf<ListedDisposal> listed_disposals(const Context& context);

} // namespace mosovo::law
