#pragma once

#include <mosovo/record/record.hpp>
#include <mosovo/store/record_tables.hpp>
#include <mosovo/store/seal.hpp>
#include <mosovo/store/statement.hpp>

#include <cstdint>
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
    enum class Span : std::uint8_t { one, up_to }; ///< one offender, or all up to a number
    Cursors(sqlite3* connection, Span span);

    /// Takes the cursors for a while and lets go of their rows, and so of the file's lock, at the end.
    class Use {
    public:
        Use(Cursors& cursors, std::int64_t number) : cursors_{cursors} { cursors_.start(number); }
        Use(const Use&) = delete;
        Use& operator=(const Use&) = delete;
        ~Use() { cursors_.stop(); }

    private:
        Cursors& cursors_;
    };

    void read_details(const OffenderRow& row, Offender& into, Seal& seal);
    [[nodiscard]] Event read_event(EventPlace place, Seal& seal);
    /// \throws Damaged  where rows are left that nothing accounts for
    void finish(const OffenderRow& row);

private:
    struct Cursor {
        Statement statement;
        bool started = false;
        bool has_row = false;
    };
    void start(std::int64_t number);
    void stop() noexcept;
    void begin(Cursor& cursor) const;
    /// The cursor stands at that place, or the store is damaged.
    static void expect(const Cursor& cursor, EventPlace place);
    static void go_on(Cursor& cursor) { cursor.has_row = cursor.statement.step(); }

    sqlite3* connection_;
    Span span_;
    std::int64_t number_ = 0;
    Cursor details_;
    Cursor events_;
    std::vector<Cursor> bodies_; // by kind, prepared when the kind first comes
};

} // namespace mosovo::store
