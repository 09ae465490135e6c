#include <mosovo/synth/stories.hpp>

#include <algorithm>

namespace mosovo::synth {

using date::days;

void tell_review(Story& story) {
    auto& life = story.life;
    auto& stream = story.stream;
    auto& chronicle = story.chronicle;
    if (life.ending != Ending::reviewed) return;
    // Fifteen years from the first notification after release, and a little more: it may have been late.
    const auto first = std::max(months_on(*life.at_large, 12 * 15) + days{45}, life.as_of - days{420});
    const auto received = stream.day_between(first, life.as_of - days{95});
    if (!life.take(received, received + days{90})) {
        life.ending = Ending::none;
        return;
    }
    const auto application = chronicle.add(ReviewApplication{received}, entered_on(received, stream));
    const auto acknowledged = received + days{stream.between(2, 12)};
    chronicle.add(ReviewAcknowledged{application, acknowledged}, entered_on(acknowledged, stream));
    const auto asked = received + days{stream.between(3, 10)};
    const auto body = chronicle.add(BodyNotified{"probation", asked}, entered_on(asked, stream));
    const auto replied = asked + days{stream.between(8, 26)};
    chronicle.add(BodyReplied{body, replied}, entered_on(replied, stream));
    const auto made = asked + days{28} + days{stream.between(5, 35)}; // within six weeks of the last reply due
    const auto notice = made + days{stream.between(1, 5)};
    const auto entered = entered_on(notice, stream);
    // The published count is of those removed; as many again asked in vain.
    if (stream.chance({500})) {
        chronicle.add(ReviewDetermination{made, ReviewOutcome::discharged, {}, notice}, entered);
        life.last_day = notice - days{1};
        life.until = *life.last_day;
    } else
        chronicle.add(ReviewDetermination{made, ReviewOutcome::continued, date::years{8}, notice}, entered);
}

} // namespace mosovo::synth
