#include <mosovo/output/record_csv.hpp>

#include <mosovo/base/described_cells.hpp>

#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace mosovo::output {

namespace {

using Row = std::map<std::string, std::string, std::less<>>; ///< cells that are not empty, by column

/// Lists this long stand in columns of their own, one for each field of each item; longer ones as JSON.
constexpr std::size_t most_item_columns = 4;

template <class List> bool has_item_columns(const List& list) {
    if (list.empty() || list.size() > most_item_columns) return false;
    for (const auto& item : list) { // an item of which nothing is known would leave no cell
        bool any = false;
        described::for_each_cell(item, {}, [&](const auto&, const auto&) { any = true; });
        if (!any) return false;
    }
    return true;
}

Row row_of(const Offender& offender) {
    Row row;
    const auto put = [&row](const std::string& column, const std::string& cell) { row[column] = cell; };
    described::for_each_cell(offender, {}, put);
    for_each_field<Offender>([&](std::string_view name, auto pointer) {
        using Field = described::FieldOf<Offender, decltype(pointer)>;
        if constexpr (described::is_listed<Field>) {
            if constexpr (Described<described::Held<Field>>) {
                const auto& list = offender.*pointer;
                if (!has_item_columns(list)) return;
                row.erase(row.find(name));
                for (std::size_t i = 0; i < list.size(); ++i)
                    described::for_each_cell(list[i], std::string{name} + "[" + std::to_string(i) + "].", put);
            }
        }
    });
    return row;
}

/// Every column that the offenders table can have, in order.
std::vector<std::string> offender_columns() {
    std::vector<std::string> columns;
    const auto add = [&columns](const std::string& column) { columns.push_back(column); };
    for_each_field<Offender>([&](std::string_view name, auto pointer) {
        using Field = described::FieldOf<Offender, decltype(pointer)>;
        add(std::string{name});
        if constexpr (described::is_listed<Field>) {
            if constexpr (Described<described::Held<Field>>)
                for (std::size_t i = 0; i < most_item_columns; ++i)
                    described::for_each_column<described::Held<Field>>(
                        std::string{name} + "[" + std::to_string(i) + "].", add);
        }
    });
    return columns;
}

Row row_of(const OffenderId& offender, const Event& event) {
    Row row;
    const auto put = [&row](const std::string& column, const std::string& cell) { row[column] = cell; };
    put("offender", described::scalar_cell(offender));
    put("kind", std::string{kind_of(event)});
    described::for_each_cell(event.head, {}, put);
    std::visit([&](const auto& body) { described::for_each_cell(body, {}, put); }, event.body);
    return row;
}

/// Every column that the events table can have, in order; a name that several kinds share stands once.
std::vector<std::string> event_columns() {
    std::vector<std::string> columns{"offender", "id", "kind"};
    std::set<std::string, std::less<>> seen{columns.begin(), columns.end()};
    const auto add = [&](const std::string& column) {
        if (seen.insert(column).second) columns.push_back(column);
    };
    described::for_each_column<EventHead>({}, add);
    for_each_kind([&](auto kind) { described::for_each_column<typename decltype(kind)::type>({}, add); });
    return columns;
}

/// The table being written: rows are made twice, so that no more than one is held at a time.
class Table {
public:
    explicit Table(std::vector<std::string> columns) : columns_{std::move(columns)} {}

    void note(const Row& row) {
        for (const auto& [column, cell] : row)
            used_.insert(column);
    }
    void start() {
        std::erase_if(columns_, [this](const auto& column) { return !used_.contains(column); });
        for (const auto& column : columns_)
            append(column);
        end_row();
    }
    void add(const Row& row) {
        for (const auto& column : columns_) {
            const auto cell = row.find(column);
            append(cell == row.end() ? std::string_view{} : cell->second);
        }
        end_row();
    }
    std::string take() { return std::move(text_); }

private:
    void append(std::string_view cell) {
        if (!first_) text_ += ',';
        first_ = false;
        append_csv_cell(text_, cell);
    }
    void end_row() {
        text_ += "\r\n";
        first_ = true;
    }

    std::vector<std::string> columns_;
    std::set<std::string, std::less<>> used_{"id", "offender", "kind"};
    std::string text_;
    bool first_ = true;
};

} // namespace

RecordTables write_tables(std::span<const Record> records) {
    Table offenders{offender_columns()};
    Table events{event_columns()};
    for (const auto& record : records) {
        offenders.note(row_of(record.offender));
        for (const auto& event : record.events)
            events.note(row_of(record.id(), event));
    }
    offenders.start();
    events.start();
    for (const auto& record : records) {
        offenders.add(row_of(record.offender));
        for (const auto& event : record.events)
            events.add(row_of(record.id(), event));
    }
    return {offenders.take(), events.take()};
}

} // namespace mosovo::output
