#include <mosovo/intake/tables_reader.hpp>

#include <mosovo/intake/event_columns.hpp>
#include <mosovo/intake/offender_columns.hpp>
#include <mosovo/intake/possible_facts.hpp>

#include <algorithm>
#include <charconv>

namespace mosovo::intake {

namespace {

std::size_t position(const std::vector<std::string>& header, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(header, name) - header.begin());
}

/// The cell of that column, empty where the row or the header does not reach so far.
std::string_view cell_at(const std::vector<std::string_view>& cells, std::size_t column) {
    return column < cells.size() ? cells[column] : std::string_view{};
}

} // namespace

// Where we are

Problem TablesReader::here(ProblemCode code, std::string message) const {
    Problem problem{code, {}, file_, {}, {}, std::move(message)};
    if (row_ != 0) problem.row = row_;
    return problem;
}

void TablesReader::report(ProblemCode code, std::string message, std::string_view column) {
    auto problem = here(code, std::move(message));
    if (!column.empty()) problem.column = path_key(column);
    taken_.problems.push_back(std::move(problem));
}

void TablesReader::lose(ProblemCode code, std::string message, std::string_view column) {
    report(code, std::move(message), column);
    lost_ = true;
}

described::Reading TablesReader::reading_of(const Header& header, std::size_t column) {
    return described::Reading{taken_.problems, {file_, row_, header[column]}};
}

// Any table

bool TablesReader::open(const NamedText& table, CsvRows& rows) {
    file_ = table.name;
    row_ = 0;
    taken_.tables.push_back({table.name, 0, 0});
    if (!rows.next()) {
        lose(ProblemCode::missing_column, "the table is empty: its first row names the columns");
        return false;
    }
    row_ = rows.row();
    if (rows.fault()) lose(rows.fault()->code, rows.fault()->message);
    return !rows.fault();
}

bool TablesReader::take_header(const CsvRows& rows, Header& header, std::initializer_list<std::string_view> needed) {
    bool good = true;
    for (const auto cell : rows.cells()) {
        std::string name{described::trimmed(cell)};
        if (position(header, name) != header.size()) {
            lose(ProblemCode::duplicate_key, "two columns have this name: keep one", name);
            good = false;
        }
        header.push_back(std::move(name));
    }
    for (const auto name : needed)
        if (position(header, name) == header.size()) {
            lose(ProblemCode::missing_column, "the column is missing; columns are separated by commas", name);
            good = false;
        }
    return good;
}

void TablesReader::for_each_row(CsvRows& rows, std::size_t width, const std::function<void(bool)>& read) {
    const auto table = taken_.tables.size() - 1;
    while (rows.next()) {
        row_ = rows.row();
        const auto before = taken_.problems.size();
        if (rows.cut_off())
            lose(rows.fault()->code, rows.fault()->message);
        else if (rows.fault())
            report(rows.fault()->code, rows.fault()->message);
        else if (rows.cells().size() < width)
            // Rows behind a cut are missing too, and nobody knows whose they were.
            lose(ProblemCode::uneven_row, "the row has fewer cells than the header: it may be cut off");
        else if (rows.cells().size() > width)
            report(ProblemCode::uneven_row,
                   "the row has more cells than the header: put cells that hold commas in quotation marks");
        read(taken_.problems.size() == before);
        ++taken_.tables[table].rows;
        if (taken_.problems.size() != before) ++taken_.tables[table].faulty;
    }
}

// Offenders

void TablesReader::read_offenders(const NamedText& table) {
    offenders_ = true;
    CsvRows rows{table.text};
    Header header;
    if (!open(table, rows) || !take_header(rows, header, {"id"})) return;
    const OffenderColumns columns{header};
    for (std::size_t i = 0; i < header.size(); ++i)
        if (!columns.has(i))
            lose(ProblemCode::unknown_column, "no field has this name: correct it or take the column out", header[i]);
    const auto id = position(header, "id");
    for_each_row(rows, header.size(), [&](bool whole) {
        Offender offender;
        const auto before = taken_.problems.size();
        if (whole) {
            columns.read(rows.cells(), offender, [&](std::size_t column) { return reading_of(header, column); });
        } else if (const auto read = TextForm<OffenderId>::read(unguarded(cell_at(rows.cells(), id))); read) {
            offender.id = *read; // enough to withhold him
        }
        keep_offender(std::move(offender), whole && taken_.problems.size() == before);
    });
}

void TablesReader::keep_offender(Offender offender, bool good) {
    if (!offender.id) {
        if (good) report(ProblemCode::missing_key, "the offender has no id: give the force's reference", "id");
        return;
    }
    const auto [entry, fresh] = by_id_.try_emplace(offender.id->reveal(), slots_.size());
    if (!fresh) {
        auto& first = slots_[entry->second];
        first.faulty = true;
        return report(ProblemCode::duplicate_id,
                      "row " + std::to_string(first.own.row) + " has the same id: give each offender one row", "id");
    }
    Slot slot;
    slot.record.offender = std::move(offender);
    slot.own = {static_cast<std::uint32_t>(taken_.tables.size() - 1), static_cast<std::uint32_t>(row_)};
    slot.faulty = !good;
    slots_.push_back(std::move(slot));
}

// Events

namespace {

constexpr std::string_view offender_column = "offender";
constexpr std::string_view kind_column = "kind";

/// The kinds of event met in one table, each with what the columns mean for it.
class Kinds {
public:
    explicit Kinds(const std::vector<std::string>& header) : header_{header} {}
    const KindColumns* find(std::string_view kind) {
        const auto known = by_word_.find(kind);
        if (known != by_word_.end()) return known->second.get();
        return by_word_.emplace(std::string{kind}, columns_of(kind, header_)).first->second.get();
    }

private:
    const std::vector<std::string>& header_;
    std::map<std::string, std::unique_ptr<KindColumns>, std::less<>> by_word_;
};

/// Columns of every event, whatever its kind.
std::vector<const described::Setter<EventHead>*> head_columns(const std::vector<std::string>& header) {
    const auto& setters = described::setters_of<EventHead>();
    std::vector<const described::Setter<EventHead>*> found;
    for (const auto& name : header) {
        const auto setter = setters.find(name);
        found.push_back(setter == setters.end() ? nullptr : &setter->second);
    }
    return found;
}

} // namespace

void TablesReader::read_events(const NamedText& table, std::string_view kind) {
    CsvRows rows{table.text};
    Header header;
    const bool known_table = kind.empty() || std::ranges::find(all_kinds(), kind) != all_kinds().end();
    const bool opened = open(table, rows);
    if (!known_table) {
        row_ = 0;
        return lose(ProblemCode::unknown_format,
                    "not a table that is read: call it offenders, events or after one kind of event");
    }
    if (!opened || !take_header(rows, header, {offender_column, "id", kind.empty() ? kind_column : "id"})) return;
    Kinds kinds{header};
    const auto heads = head_columns(header);
    const auto owner_at = position(header, offender_column);
    const auto kind_at = position(header, kind_column);
    const auto* only = kind.empty() ? nullptr : kinds.find(kind);
    for (std::size_t i = 0; i < header.size(); ++i)
        if (i != owner_at && i != kind_at && !heads[i] && !(only ? only->has(i) : any_kind_has(header[i])))
            lose(ProblemCode::unknown_column, "no field has this name: correct it or take the column out", header[i]);

    for_each_row(rows, header.size(), [&](bool whole) {
        const auto before = taken_.problems.size();
        const auto& cells = rows.cells();
        auto* slot = owner_of(cell_at(cells, owner_at));
        if (!whole) {
            if (slot) slot->faulty = true;
            return;
        }
        Event event;
        const auto word = cell_at(cells, kind_at).empty() ? kind : cell_at(cells, kind_at);
        const auto* columns = only && word != kind ? nullptr : kinds.find(word);
        if (columns)
            event.body = columns->empty_body();
        else if (word.empty())
            report(ProblemCode::missing_key, "the event does not say its kind: write one", kind_column);
        else
            report(ProblemCode::unknown_kind,
                   only ? "the table is called after another kind of event"
                        : "record format 1 has no such kind of event",
                   kind_column);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].empty() || i == owner_at || i == kind_at) continue;
            auto reading = reading_of(header, i);
            if (heads[i])
                (*heads[i])(event.head, cells[i], reading);
            else if (columns && columns->has(i))
                columns->set(event.body, i, cells[i], reading);
            else if (columns && any_kind_has(header[i]))
                reading.report(ProblemCode::unknown_key, "an event of this kind has no such field: empty the cell");
        }
        if (slot) keep_event(std::move(event), *slot, taken_.problems.size() == before);
    });
}

TablesReader::Slot* TablesReader::owner_of(std::string_view cell) {
    if (cell.empty()) {
        report(ProblemCode::missing_key, "the row does not say whose event it is: write the offender's id",
               offender_column);
        return nullptr;
    }
    const auto found = by_id_.find(std::string{unguarded(cell)});
    if (found != by_id_.end()) return &slots_[found->second];
    if (offenders_)
        // A mistyped id is somebody's event: whoever it belongs to would be evaluated without it.
        lose(ProblemCode::no_such_offender, "no row of offenders.csv has this id: add the offender or correct the id",
             offender_column);
    return nullptr;
}

void TablesReader::keep_event(Event event, Slot& slot, bool good) {
    slot.faulty = slot.faulty || !good;
    slot.record.events.push_back(std::move(event));
    slot.sources.push_back({static_cast<std::uint32_t>(taken_.tables.size() - 1), static_cast<std::uint32_t>(row_)});
}

// Whole records

void TablesReader::check_whole(Slot& slot) {
    auto found = contradictions(slot.record);
    std::ranges::move(impossible_facts(slot.record), std::back_inserter(found));
    for (auto& problem : found) {
        // "events[7].sentence.term" is that event's row and the column "sentence.term".
        constexpr std::string_view before_index = "events[";
        std::size_t index = 0;
        const auto close = problem.path.find(']');
        std::from_chars(problem.path.data() + before_index.size(), problem.path.data() + close, index);
        const auto source = slot.sources.at(index);
        problem.file = taken_.tables[source.table].file;
        problem.row = source.row;
        problem.column = problem.path.substr(close + 2);
        problem.path.clear();
        taken_.problems.push_back(std::move(problem));
    }
    slot.faulty = !found.empty();
}

TakenTables TablesReader::finish() {
    if (!offenders_) {
        file_ = "offenders.csv";
        row_ = 0;
        lose(ProblemCode::no_such_offender, "no such table was given: it names the offenders, one a row");
    }
    for (auto& slot : slots_) {
        if (!slot.faulty) check_whole(slot);
        if (slot.faulty || lost_)
            taken_.withheld.push_back(slot.record.id());
        else
            taken_.rows.push_back(std::move(slot.record));
        slot = {};
    }
    return std::move(taken_);
}

} // namespace mosovo::intake
