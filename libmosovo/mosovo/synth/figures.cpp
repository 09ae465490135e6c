#include <mosovo/synth/figures.hpp>

#include <mosovo/base/embedded.hpp>

#include <boost/json.hpp>

#include <span>
#include <stdexcept>
#include <string>

namespace mosovo::embedded {
std::span<const EmbeddedFile> synth_data(); ///< synth/data/*.json
} // namespace mosovo::embedded

namespace mosovo::synth {

namespace json = boost::json;

namespace {

[[noreturn]] void wrong(std::string_view where) {
    throw std::logic_error{"synth/data/figures.json: wrong at " + std::string{where}};
}

const json::object& held() {
    static const auto root = json::parse(std::string{mosovo::embedded::synth_data().front().text});
    return root.as_object();
}

std::string_view view_of(const json::string& text) { return {text.data(), text.size()}; }

std::string_view unit_of(const Share&) { return "per mille"; }
std::string_view unit_of(const date::months&) { return "months"; }
std::string_view unit_of(const date::days&) { return "days"; }
std::string_view unit_of(int) { return {}; } // of what, the name says

void take(Share& to, int value) { to.per_mille = value; }
void take(date::months& to, int value) { to = date::months{value}; }
void take(date::days& to, int value) { to = date::days{value}; }
void take(int& to, int value) { to = value; }

Figures read_figures() {
    const auto& all = held().at("figures").as_object();
    Figures figures;
    std::size_t read = 0;
    for_each_field<Figures>([&](std::string_view name, auto field) {
        const auto* entry = all.if_contains(name);
        if (entry == nullptr) wrong(name);
        const auto& unit = entry->as_object().at("unit").as_string();
        const auto wanted = unit_of(figures.*field);
        if (!wanted.empty() && wanted != view_of(unit)) wrong(name);
        take(figures.*field, entry->as_object().at("value").to_number<int>());
        ++read;
    });
    if (read != all.size()) wrong("figures: a name that nothing reads");
    return figures;
}

template <Words E> E word_at(const json::object& row, std::string_view key) {
    const auto found = from_word<E>(view_of(row.at(key).as_string()));
    if (!found) wrong(key);
    return *found;
}

std::optional<MonthRange> range_at(const json::object& row, std::string_view key) {
    const auto* value = row.if_contains(key);
    if (value == nullptr) return {};
    const auto& pair = value->as_array();
    return MonthRange{pair.at(0).to_number<int>(), pair.at(1).to_number<int>()};
}

std::optional<Day> day_at(const json::object& row, std::string_view key) {
    const auto* value = row.if_contains(key);
    if (value == nullptr) return {};
    const auto day = read_day(view_of(value->as_string()));
    if (!day) wrong(key);
    return *day;
}

DisposalKind read_kind(const json::object& row) {
    DisposalKind kind;
    if (row.contains("type")) kind.type = word_at<SentenceType>(row, "type");
    if (row.contains("order")) kind.order = word_at<OrderType>(row, "order");
    kind.basis = word_at<Basis>(row, "basis");
    kind.stock = row.at("stock").to_number<int>();
    if (const auto months = row.at("period_months").to_number<int>(); months != 0) kind.period = date::months{months};
    kind.young = row.at("young").as_bool();
    kind.term = range_at(row, "term_months");
    kind.extension = range_at(row, "extension_months");
    kind.away = range_at(row, "away_months");
    if (const auto* served = row.if_contains("served_per_mille")) kind.served.per_mille = served->to_number<int>();
    kind.place = word_at<Served>(row, "place");
    kind.first = day_at(row, "first");
    kind.last = day_at(row, "last");
    return kind;
}

std::vector<DisposalKind> read_kinds() {
    std::vector<DisposalKind> kinds;
    for (const auto& row : held().at("disposals").as_array())
        kinds.push_back(read_kind(row.as_object()));
    return kinds;
}

} // namespace

const Figures& figures() {
    static const auto read = read_figures();
    return read;
}

const std::vector<DisposalKind>& disposal_kinds() {
    static const auto read = read_kinds();
    return read;
}

} // namespace mosovo::synth
