#pragma once

#include "length.hpp"
#include "subject.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mosovo::law {

/// Whether the sentence is imprisonment of a length, or counts as that (ss.82, 131).
[[nodiscard]] bool is_term_of_imprisonment(SentenceType type);

/// How long a term counts, where a missing fact leaves it open.
struct TermRange {
    Length least;
    std::optional<Length> most;       ///< nothing: no limit is known
    std::vector<std::string> missing; ///< paths that leave it open
    bool joined = false;              ///< other terms count with it
};

/// The term of one disposal with all that count together with it: s.82(3), (4).
///
/// The longest chain through the disposal along "wholly follows" and "overlaps"; overlaps are taken off. An
/// unlisted term in the middle adds nothing and parts nothing. Only disposals dated up to `as_of` lengthen an
/// earlier one.
/// \param at  position of the disposal, whose sentence is a term of imprisonment
[[nodiscard]] TermRange joined_term(const Context& context, std::span<const ListedDisposal> all, std::size_t at);

} // namespace mosovo::law
