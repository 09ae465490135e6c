#pragma once

#include <mosovo/record/record.hpp>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace mosovo {

/// What we knew at one moment: the events recorded by then that are neither struck nor superseded.
///
/// Record format §5 (View, Corrections): an event without `recorded` has always been known; one
/// recorded at `known_at` is known; a superseded event does not come back when its successor is
/// itself superseded, but does when the successor is struck; a strike can itself be struck.
/// Borrows from the record, which must outlive it.
class Timeline {
public:
    /// \param known_at  nothing: all that is recorded now
    explicit Timeline(const Record& record, std::optional<LocalTime> known_at = {});

    [[nodiscard]] const Record& record() const noexcept { return *record_; }
    /// Events that take part, in the order of the record.
    [[nodiscard]] const std::vector<const Event*>& events() const noexcept { return events_; }
    /// The event that stands for `id` now: itself, or the one that took its place. Null when there is none.
    [[nodiscard]] const Event* resolve(const EventId& id) const;
    /// Where `event` stands in the record, for paths ("events[3]").
    [[nodiscard]] std::size_t index_of(const Event& event) const;

    /// One kind's events with their bodies, in the order of the record.
    template <class Kind> [[nodiscard]] std::vector<std::pair<const Event*, const Kind*>> all() const {
        std::vector<std::pair<const Event*, const Kind*>> found;
        for (const auto* event : events_)
            if (const auto* body = event->as<Kind>()) found.emplace_back(event, body);
        return found;
    }

private:
    const Record* record_;
    std::vector<const Event*> events_;
    std::vector<std::pair<std::string_view, const Event*>> stands_for_; ///< by id, sorted
};

/// A day on which a person's place is one of: community, custody, hospital, abroad; deceased or gone.
BOOST_DEFINE_FIXED_ENUM_CLASS(Whereabouts, std::uint8_t, community, custody, hospital, abroad, deceased, emigrated)

/// Where the record says he is at the end of `day`. A planned stay that begins later does not count.
/// Custody before hospital before abroad where stays overlap; the day of release or return is community.
[[nodiscard]] Whereabouts whereabouts(const Timeline& timeline, Day day);

} // namespace mosovo
