#include <mosovo/intake/offender_columns.hpp>

#include <charconv>
#include <map>
#include <optional>

namespace mosovo::intake {

namespace {

/// "names[2].given" taken apart.
struct ItemColumn {
    std::string_view list;
    std::size_t index = 0;
    std::string_view field;
};

std::optional<ItemColumn> take_apart(std::string_view column) {
    const auto open = column.find('[');
    const auto close = column.find("].");
    constexpr std::size_t most_digits = 3;
    if (open == column.npos || close == column.npos || close <= open + 1 || close - open - 1 > most_digits) return {};
    ItemColumn found{column.substr(0, open), 0, column.substr(close + 2)};
    const auto* end = column.data() + close;
    const auto [stop, error] = std::from_chars(column.data() + open + 1, end, found.index);
    if (error != std::errc{} || stop != end) return {};
    return found;
}

template <class Item> struct Items {
    struct Cell {
        std::size_t column;
        const described::Setter<Item>* set;
    };
    std::map<std::size_t, std::vector<Cell>> by_index;

    /// The items of which any cell is filled, in their order.
    std::vector<Item> read(const std::vector<std::string_view>& cells, const OffenderColumns::Report& report) const {
        std::vector<Item> items;
        for (const auto& [index, item_cells] : by_index) {
            std::optional<Item> item;
            for (const auto& cell : item_cells) {
                if (cells[cell.column].empty()) continue;
                if (!item) item.emplace();
                auto reading = report(cell.column);
                (*cell.set)(*item, cells[cell.column], reading);
            }
            if (item) items.push_back(std::move(*item));
        }
        return items;
    }
};

template <class Item> Items<Item> items_of(std::string_view list, const std::vector<std::string>& header) {
    Items<Item> found;
    const auto& setters = described::setters_of<Item>();
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto column = take_apart(header[i]);
        if (!column || column->list != list) continue;
        if (const auto setter = setters.find(column->field); setter != setters.end())
            found.by_index[column->index].push_back({i, &setter->second});
    }
    return found;
}

} // namespace

OffenderColumns::OffenderColumns(const std::vector<std::string>& header) : known_(header.size(), false) {
    const auto& setters = described::setters_of<Offender>();
    for (std::size_t i = 0; i < header.size(); ++i) {
        const auto found = setters.find(header[i]);
        setters_.push_back(found == setters.end() ? nullptr : &found->second);
        known_[i] = setters_.back() != nullptr;
    }
    for_each_field<Offender>([&](std::string_view name, auto pointer) {
        using Field = described::FieldOf<Offender, decltype(pointer)>;
        if constexpr (described::is_listed<Field>) {
            if constexpr (Described<described::Held<Field>>) {
                auto items = items_of<described::Held<Field>>(name, header);
                if (items.by_index.empty()) return;
                for (const auto& [index, cells] : items.by_index)
                    for (const auto& cell : cells)
                        known_[cell.column] = true;
                const auto first = items.by_index.begin()->second.front().column;
                lists_.push_back([items, pointer, first](const auto& cells, Offender& into, const Report& report) {
                    auto read = items.read(cells, report);
                    if (read.empty()) return;
                    auto& list = into.*pointer;
                    if (list.known())
                        return report(first).report(ProblemCode::duplicate_key,
                                                    "given twice: here and as one list in a column of its own");
                    list = Field{std::move(read)};
                });
            }
        }
    });
}

void OffenderColumns::read(const std::vector<std::string_view>& cells, Offender& into, const Report& report) const {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty() || !setters_[i]) continue;
        auto reading = report(i);
        (*setters_[i])(into, cells[i], reading);
    }
    for (const auto& list : lists_)
        list(cells, into, report);
}

} // namespace mosovo::intake
