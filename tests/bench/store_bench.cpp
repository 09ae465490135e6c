// The store beside bare loops over SQLCipher that do the same reading and writing of the same rows, in one run: compare
// by ratio. MOSOVO_BENCH_OFFENDERS sets how many made-up offenders there are (70,000: the national register).
#include <mosovo/store/connection.hpp>
#include <mosovo/store/event_tables.hpp>
#include <mosovo/store/store.hpp>
#include <mosovo/synth/caseload.hpp>

#include <benchmark/benchmark.h>
#include <sqlcipher/sqlite3.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <unistd.h>
#include <vector>

namespace mosovo::store {
namespace {

namespace fs = std::filesystem;

constexpr auto as_of = date::sys_days{date::year{2026} / 11 / 22};

std::size_t asked_offenders() {
    const auto* asked = std::getenv("MOSOVO_BENCH_OFFENDERS");
    return asked != nullptr ? std::stoul(asked) : 70'000;
}

/// A folder for the run, with a key, and the stores that are read.
struct Bench {
    fs::path folder;
    fs::path key_file;
    fs::path file;
    Counts counts;
    std::vector<Record> some; ///< 2,000 records for import and bare inserts

    Bench() {
        auto name = (fs::temp_directory_path() / "mosovo-bench-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) std::abort();
        folder = name;
        key_file = folder / "key";
        file = folder / "register";
        write_new_key_file(key_file);
        const auto count = asked_offenders();
        std::size_t next = 0;
        auto store = Store::create(file, key(), session());
        store.save_each([&]() -> std::optional<Record> {
            if (next == count) return {};
            return made(count, next++);
        });
        counts = store.count();
        for (std::size_t i = 0; i < 2'000; ++i)
            some.push_back(made(2'000, i));
    }
    ~Bench() { fs::remove_all(folder); }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;

    static Record made(std::size_t of, std::size_t index) {
        return synth::offender({*synth::OffenderCount::from(static_cast<std::int64_t>(of)), {1}, as_of, {}}, {index});
    }
    [[nodiscard]] Key key() const { return Key::from_file(key_file); }
    static Session session() {
        return {StaffId::from_checked("BENCH"), Role::offender_manager, "measurement",
                [] { return date::sys_seconds{as_of}; }};
    }
};

Bench& bench() {
    static Bench one;
    return one;
}

/// Every table that holds facts of records.
std::vector<std::string> fact_tables() {
    std::vector<std::string> names{"details", "event"};
    for (const auto& table : event_tables())
        names.push_back(table.name);
    return names;
}

struct Finish {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Bare = std::unique_ptr<sqlite3_stmt, Finish>;

Bare prepared(sqlite3* connection, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) std::abort();
    return Bare{statement};
}

/// Reads every value of a row, as any reader must.
std::int64_t touch(sqlite3_stmt* row) {
    std::int64_t sum = 0;
    for (int i = 0; i < sqlite3_column_count(row); ++i)
        switch (sqlite3_column_type(row, i)) {
        case SQLITE_INTEGER:
            sum += sqlite3_column_int64(row, i);
            break;
        case SQLITE_FLOAT:
            sum += static_cast<std::int64_t>(sqlite3_column_double(row, i));
            break;
        case SQLITE_NULL:
            break;
        default:
            sum += *reinterpret_cast<const char*>(sqlite3_column_text(row, i)) + sqlite3_column_bytes(row, i);
        }
    return sum;
}

void load_bare(benchmark::State& state) {
    (void)bench(); // made before anything is timed
    for (auto _ : state) {
        auto connection = Connection::open(bench().file, bench().key());
        std::int64_t sum = 0;
        for (const auto& table : fact_tables()) {
            const auto rows = prepared(connection.get(), "SELECT * FROM \"" + table + "\"");
            while (sqlite3_step(rows.get()) == SQLITE_ROW)
                sum += touch(rows.get());
        }
        benchmark::DoNotOptimize(sum);
    }
}

/// By as many threads as the argument says.
void load_records(benchmark::State& state) {
    (void)bench();
    for (auto _ : state) {
        auto store = Store::open(bench().file, bench().key(), Bench::session());
        std::size_t events = 0;
        store.load_each([&](const Record& record) { events += record.events.size(); }, {},
                        *ReadingThreads::from(state.range(0)));
        if (events != bench().counts.events) std::abort();
    }
    state.counters["offenders"] = static_cast<double>(bench().counts.offenders);
    state.counters["events"] = static_cast<double>(bench().counts.events);
}

/// One value as SQLite holds it.
using Value = std::unique_ptr<sqlite3_value, decltype(&sqlite3_value_free)>;

/// By the argument: 0, the rows that hold facts; 1, every row that an import leaves, those of index and log as well.
void import_bare(benchmark::State& state) {
    const auto from = bench().folder / "import-from";
    Store::create(from, bench().key(), Bench::session()).save_all(bench().some);
    struct Table {
        std::string insert;
        std::vector<std::vector<Value>> rows;
    };
    std::vector<Table> tables;
    {
        auto connection = Connection::open(from, bench().key());
        auto names = fact_tables();
        names.insert(names.begin(), "offender");
        if (state.range(0) == 1) names.insert(names.end(), {"lookup", "audit"});
        for (const auto& name : names) {
            const auto* of_import = name == "audit" ? " WHERE \"action\" = 'save'" : "";
            const auto rows = prepared(connection.get(), "SELECT * FROM \"" + name + "\"" + of_import);
            Table table;
            const int columns = sqlite3_column_count(rows.get());
            std::string marks = "?";
            for (int i = 1; i < columns; ++i)
                marks += ", ?";
            table.insert = "INSERT INTO \"" + name + "\" VALUES (" + marks + ")";
            while (sqlite3_step(rows.get()) == SQLITE_ROW) {
                std::vector<Value> row;
                for (int i = 0; i < columns; ++i)
                    row.emplace_back(sqlite3_value_dup(sqlite3_column_value(rows.get(), i)), &sqlite3_value_free);
                table.rows.push_back(std::move(row));
            }
            tables.push_back(std::move(table));
        }
    }
    fs::remove(from);
    for (auto _ : state) {
        state.PauseTiming();
        const auto to = bench().folder / "bare-import";
        (void)Store::create(to, bench().key(), Bench::session());
        auto connection = Connection::open(to, bench().key());
        state.ResumeTiming();
        Transaction transaction{connection.get(), Transaction::Kind::write};
        for (const auto& table : tables) {
            const auto insert = prepared(connection.get(), table.insert);
            for (const auto& row : table.rows) {
                sqlite3_reset(insert.get());
                for (std::size_t i = 0; i < row.size(); ++i)
                    sqlite3_bind_value(insert.get(), static_cast<int>(i) + 1, row[i].get());
                if (sqlite3_step(insert.get()) != SQLITE_DONE) std::abort();
            }
        }
        transaction.commit();
        state.PauseTiming();
        fs::remove(to);
        state.ResumeTiming();
    }
}

void import_records(benchmark::State& state) {
    for (auto _ : state) {
        state.PauseTiming();
        const auto to = bench().folder / "import";
        auto store = Store::create(to, bench().key(), Bench::session());
        state.ResumeTiming();
        store.save_all(bench().some);
        state.PauseTiming();
        fs::remove(to);
        state.ResumeTiming();
    }
}

Event note(int number) {
    Note body;
    body.on = as_of;
    body.text =
        "A made-up note of the usual length, that is to say of some two hundred letters: he was seen, he was asked "
        "what one asks, he said what one says, and there was nothing that would have to be written down at length.";
    Event event{{}, body};
    event.head.id = EventId::from_checked("bench-" + std::to_string(number));
    return event;
}

/// A small store of its own for commits, that neither grows the other nor depends on its size.
fs::path of_commits(const std::string& name) {
    const auto file = bench().folder / name;
    Store::create(file, bench().key(), Bench::session()).save_all({bench().some.data(), 500});
    return file;
}

void commit_bare(benchmark::State& state) {
    const auto file = of_commits("bare-commits");
    auto connection = Connection::open(file, bench().key());
    const auto event = prepared(
        connection.get(), R"(INSERT INTO "event" ("offender", "position", "kind", "id") VALUES (1, ?, 'note', ?))");
    const auto body = prepared(
        connection.get(), R"(INSERT INTO "event_note" ("offender", "position", "on", "text") VALUES (1, ?, ?, ?))");
    int number = 100'000;
    for (auto _ : state) {
        const auto made = note(++number);
        const auto& text = *std::get<Note>(made.body).text;
        Transaction transaction{connection.get(), Transaction::Kind::write};
        for (auto* statement : {event.get(), body.get()}) {
            sqlite3_reset(statement);
            sqlite3_bind_int(statement, 1, number);
        }
        sqlite3_bind_text(event.get(), 2, made.id().reveal().c_str(), -1, SQLITE_TRANSIENT);
        sqlite3_bind_text(body.get(), 2, "2026-11-22", -1, SQLITE_STATIC);
        sqlite3_bind_text(body.get(), 3, text.c_str(), -1, SQLITE_TRANSIENT);
        if (sqlite3_step(event.get()) != SQLITE_DONE || sqlite3_step(body.get()) != SQLITE_DONE) std::abort();
        transaction.commit();
    }
    fs::remove(file);
}

void commit_audited(benchmark::State& state) {
    const auto file = of_commits("commits");
    auto store = Store::open(file, bench().key(), Bench::session());
    auto record = *store.load(bench().some.front().id());
    int number = 0;
    for (auto _ : state) {
        record.events.push_back(note(++number));
        store.save(record);
    }
    fs::remove(file);
}

void open_with_raw_key(benchmark::State& state) {
    static const auto file = [] {
        const auto path = bench().folder / "ten-thousand";
        std::size_t next = 0;
        Store::create(path, bench().key(), Bench::session()).save_each([&]() -> std::optional<Record> {
            if (next == 10'000) return {};
            return Bench::made(10'000, next++);
        });
        return path;
    }();
    for (auto _ : state)
        benchmark::DoNotOptimize(Store::open(file, bench().key(), Bench::session()));
}

BENCHMARK(load_bare)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
BENCHMARK(load_records)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime();
BENCHMARK(import_bare)
    ->Arg(0)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime()
    ->Iterations(5);
BENCHMARK(import_records)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(5);
BENCHMARK(commit_bare)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(200);
BENCHMARK(commit_audited)->Unit(benchmark::kMillisecond)->UseRealTime()->MeasureProcessCPUTime()->Iterations(200);
BENCHMARK(open_with_raw_key)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
} // namespace mosovo::store

BENCHMARK_MAIN();
