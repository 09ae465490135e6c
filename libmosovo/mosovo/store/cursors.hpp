#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/store/record_tables.hpp>
#include <mosovo/store/seal.hpp>
#include <mosovo/store/statement.hpp>

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace mosovo::store {

/// Where an event stands: whose, and which of his, from 0.
struct EventPlace {
    std::int64_t offender = 0;
    std::int64_t position = 0;
};

/// Goes through the tables side by side: every table is in the order of offender and position, so the rows of one
/// record stand at the front of each when his turn comes.
class RecordTables::Cursors {
public:
    enum class Span : std::uint8_t { one, range }; ///< one offender, or all of a range
    Cursors(sqlite3* connection, Span span);

    /// Takes the cursors for a while and lets go of their rows, and so of the file's lock, at the end.
    class Use {
    public:
        Use(Cursors& cursors, std::int64_t number) : Use{cursors, Range{number - 1, number}} {}
        Use(Cursors& cursors, Range range) : cursors_{cursors} { cursors_.start(range); }
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;
        ~Use() { cursors_.stop(); }

    private:
        Cursors& cursors_;
    };

    /// The last version. `earlier` hears of each one before it: its entry, its seal as stored, and itself.
    using Earlier =
        std::function<void(std::int64_t entry, std::span<const unsigned char> seal, Offender&&, const Seal&)>;
    void read_details(const OffenderRow& row, Offender& into, Seal& seal, const Earlier& earlier = {});
    void read_event(EventPlace place, Event& into, Seal& seal);
    /// The entries of the log that told of what `read_details` and `read_event` gave last.
    [[nodiscard]] std::int64_t details_entry() const noexcept { return details_entry_; }
    [[nodiscard]] std::int64_t event_entry() const noexcept { return event_entry_; }
    /// \throws Damaged  where rows are left that nothing accounts for
    void finish(const OffenderRow& row);

private:
    struct Cursor {
        Statement statement;
        bool started = false;
        bool has_row = false;
    };
    void start(Range range);
    void stop() noexcept;
    void begin(Cursor& cursor) const;
    /// The cursor stands at that place, or the store is damaged.
    static void expect(const Cursor& cursor, EventPlace place);
    static void go_on(Cursor& cursor) { cursor.has_row = cursor.statement.step(); }

    sqlite3* connection_;
    Span span_;
    Range range_;
    std::int64_t details_entry_ = 0;
    std::int64_t event_entry_ = 0;
    Cursor details_;
    Cursor events_;
    std::vector<Cursor> bodies_; // by kind, prepared when the kind first comes
};

} // namespace mosovo::store
