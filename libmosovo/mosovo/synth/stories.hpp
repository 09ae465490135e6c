#pragma once

#include <mosovo/synth/life.hpp>

/// Each turns one side of a life into events. Called in this order; for this room alone.
namespace mosovo::synth {

void tell_disposals(Story& story);     ///< disposals, orders, times inside, the first notification to give
void tell_review(Story& story);        ///< the review of a requirement for life
void tell_journeys(Story& story);      ///< moves, other changes, stays elsewhere, travel, recall
void tell_notifications(Story& story); ///< what he told: first, changes, yearly, weekly; what he did not
void tell_assessment(Story& story);    ///< scores, ARMS, plans, levels
void tell_visits(Story& story);
void tell_unit(Story& story);        ///< owners, MAPPA, markers, endings
void tell_corrections(Story& story); ///< a few entries corrected or withdrawn
/// Scores made again, reviews, hits and decisions; drawn from a stream of their own, so that they change nothing else.
void tell_casework(Story& story, Stream stream);

/// He acts on `on` or within two days; told at the counter, entered at once. Nothing where that lies
/// beyond the story.
std::optional<LocalTime> telling_time(Story& story, Day on);

} // namespace mosovo::synth
