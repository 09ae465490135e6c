#include <mosovo/store/cursors.hpp>

#include <mosovo/store/error.hpp>
#include <mosovo/store/event_tables.hpp>

#include <string_view>
#include <unordered_map>

namespace mosovo::store {
namespace {

std::string condition(bool one) {
    return one ? quoted("offender") + " = ?" : quoted("offender") + " > ? AND " + quoted("offender") + " <= ?";
}

[[noreturn]] void rows_missing() {
    throw Damaged{"rows of a record are missing from the store, or too many; restore a backup"};
}

std::size_t index_of_kind(std::string_view kind) {
    static const auto by_word = [] {
        std::unordered_map<std::string_view, std::size_t> map;
        for (const auto& table : event_tables())
            map.emplace(table.kind, map.size());
        return map;
    }();
    const auto found = by_word.find(kind);
    if (found == by_word.end())
        throw Damaged{"the store holds an event of a kind that does not exist; restore a backup"};
    return found->second;
}

} // namespace

RecordTables::Cursors::Cursors(sqlite3* connection, Span span)
    : connection_{connection}, span_{span}, bodies_(event_tables().size()) {
    details_.statement =
        Statement{connection, select_sql("details", "version", details_columns(), condition(span == Span::one))};
    events_.statement =
        Statement{connection, select_sql("event", "position", event_columns(), condition(span == Span::one))};
}

void RecordTables::Cursors::start(Range range) {
    range_ = range;
    try {
        begin(details_);
        begin(events_);
    } catch (...) { // nobody else lets go of the first where the second fails: it would keep writers out
        stop();
        throw;
    }
}

void RecordTables::Cursors::begin(Cursor& cursor) const {
    if (span_ == Span::range) cursor.statement.bind(0, range_.after);
    cursor.statement.bind(span_ == Span::range ? 1 : 0, range_.last);
    cursor.started = true;
    go_on(cursor);
}

void RecordTables::Cursors::stop() noexcept {
    const auto let_go = [](Cursor& cursor) {
        if (cursor.started) cursor.statement.reset();
        cursor.started = false;
        cursor.has_row = false;
    };
    let_go(details_);
    let_go(events_);
    for (auto& body : bodies_)
        let_go(body);
}

void RecordTables::Cursors::expect(const Cursor& cursor, EventPlace place) {
    if (!cursor.has_row || cursor.statement.whole_number(0) != place.offender ||
        cursor.statement.whole_number(1) != place.position)
        rows_missing();
}

void RecordTables::Cursors::read_details(const OffenderRow& row, Offender& into, Seal& seal, const Earlier& earlier) {
    for (std::int64_t version = 1; version < row.versions; ++version) {
        expect(details_, {row.number, version});
        if (earlier) {
            Offender then;
            Seal of_then;
            CellReader{details_.statement, of_then, details_at}.read(then);
            earlier(details_.statement.whole_number(2), details_.statement.bytes(3), std::move(then), of_then);
        }
        go_on(details_);
    }
    expect(details_, {row.number, row.versions});
    CellReader{details_.statement, seal, details_at}.read(into);
    details_entry_ = details_.statement.whole_number(2);
    go_on(details_);
}

void RecordTables::Cursors::read_event(EventPlace place, Event& into, Seal& seal) {
    expect(events_, place);
    const auto kind = events_.statement.text(2);
    const auto index = index_of_kind(kind);
    const auto& table = event_tables().at(index);
    seal.add(event_begins);
    seal.add(table.kind);
    CellReader{events_.statement, seal, event_head_at}.read(into.head);
    event_entry_ = events_.statement.whole_number(3);
    if (!into.head.id) throw Damaged{"the store holds an event without a reference; restore a backup"};
    go_on(events_);

    auto& body = bodies_.at(index);
    if (!body.statement)
        body.statement =
            Statement{connection_, select_sql(table.name, "position", table.columns, condition(span_ == Span::one))};
    if (!body.started) begin(body);
    expect(body, place);
    seal.add(body_begins);
    CellReader cells{body.statement, seal, 2};
    table.read(cells, into.body);
    go_on(body);
}

void RecordTables::Cursors::finish(const OffenderRow& row) {
    // A later offender's row may stand there; one of this offender may not.
    const auto left_over = [&](const Cursor& cursor) {
        return cursor.started && cursor.has_row && cursor.statement.whole_number(0) <= row.number;
    };
    if (left_over(details_) || left_over(events_)) rows_missing();
    for (const auto& body : bodies_)
        if (left_over(body)) rows_missing();
}

} // namespace mosovo::store
