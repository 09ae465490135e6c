#pragma once

#include "context.hpp"

#include <vector>

namespace mosovo::law {

/// The right to have an indefinite requirement reviewed, and every clock of the review: ss.91A–91E in England and
/// Wales, Schedule 3A in Northern Ireland, ss.88A–88H in Scotland.
void add_review(const Context& context, Handed& into);

/// Scotland: the police decide by the date of discharge, unasked (ss.88A–88C).
void add_scottish_review(const Context& context, Handed& into);

/// The notification from which the time to a review runs: the first since first release (s.91B(10)).
/// \return nothing while he has not been released, or has not notified since
[[nodiscard]] const Told* relevant_notification(const Context& context, const Entry& entry);

} // namespace mosovo::law
