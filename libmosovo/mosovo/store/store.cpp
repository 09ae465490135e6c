#include <mosovo/store/store.hpp>

#include <mosovo/store/conflicts.hpp>
#include <mosovo/store/inside.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

// Opening, saving, loading, searching: what is done with records every day.
namespace mosovo::store {
namespace {

// Between two of which others may write. More would not stay in the processor's cache until they are given out.
constexpr std::int64_t records_at_a_time = 64;
constexpr std::int64_t worth_further_threads = 2'000; // records; opening the file once more takes its time too
constexpr std::size_t most_named = 5000;              // found offenders in one entry of the log

Happened reading(Action action, const OffenderId& id) {
    Happened happening{.action = action, .operation = Operation::consultation};
    happening.content.subjects.push_back(id);
    return happening;
}

Happened save_entry(const Record& record, const RecordSaved& saved) {
    Happened entry{.action = Action::save, .rows = static_cast<std::int64_t>(saved.added.size())};
    entry.content.subjects.push_back(record.id());
    entry.seal = saved.row.seal;
    const bool changed = !saved.added.empty() || !saved.changed_fields.empty();
    // Saving what is stored already adds nothing, and yet tells the caller what is stored.
    entry.operation = saved.is_new ? Operation::collection : changed ? Operation::alteration : Operation::consultation;
    for (const auto& id : saved.added)
        entry.content.events.push_back(id);
    for (const auto& field : saved.changed_fields)
        entry.content.fields.push_back(field);
    for (const auto& id : saved.flagged)
        entry.content.own_work.push_back(id);
    return entry;
}

void add_up(Saved& total, const RecordSaved& saved) {
    if (saved.is_new) ++total.offenders_added;
    total.events_added += saved.added.size();
    total.own_work += saved.flagged.size();
    if (!saved.changed_fields.empty()) ++total.details_changed;
    if (!saved.is_new && saved.added.empty() && saved.changed_fields.empty()) ++total.unchanged;
}

void add_up(Saved& total, const Saved& batch) {
    for_each_field<Saved>([&](std::string_view, auto pointer) { total.*pointer += batch.*pointer; });
}

bool was_known(const Event& event, LocalTime at) { return !event.head.recorded || *event.head.recorded <= at; }

} // namespace

Store::Store(std::unique_ptr<Inside> inside) : inside_{std::move(inside)} {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::create(const std::filesystem::path& path, const Key& key, Session session) {
    return Store{Inside::create(path, key, std::move(session))};
}

Store Store::open(const std::filesystem::path& path, const Key& key, Session session) {
    return Store{Inside::open(path, key, std::move(session))};
}

std::optional<VersionedRecord> Store::load_versioned(const OffenderId& id) {
    const auto turn = inside_->turn(Action::load);
    auto happening = reading(Action::load, id);
    return inside_->attempt(happening, [&] {
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        std::optional<VersionedRecord> found;
        if (const auto row = inside_->visible(id))
            found = VersionedRecord{inside_->records->load(*row), {row->events, row->versions}};
        happening.rows = found ? 1 : 0;
        inside_->audit->append(happening);
        transaction.commit();
        return found;
    });
}

std::optional<Record> Store::load(const OffenderId& id) {
    auto found = load_versioned(id);
    if (!found) return {};
    return std::move(found->record);
}

std::optional<Record> Store::load_known(const OffenderId& id, LocalTime known_at) {
    auto record = load(id);
    if (record) std::erase_if(record->events, [&](const Event& event) { return !was_known(event, known_at); });
    return record;
}

std::optional<Record> Store::load_as_stored(const OffenderId& id, date::sys_seconds at) {
    const auto turn = inside_->turn(Action::load);
    auto happening = reading(Action::load, id);
    happening.content.query = "as stored";
    return inside_->attempt(happening, [&] {
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        std::optional<Record> found;
        if (const auto row = inside_->visible(id))
            found = inside_->records->load_as_after(*row, inside_->audit->last_entry_by(at));
        happening.rows = found ? 1 : 0;
        inside_->audit->append(happening);
        transaction.commit();
        return found;
    });
}

std::size_t Store::load_each(const std::function<void(Record)>& each, const Watch& watch, ReadingThreads threads) {
    const auto turn = inside_->turn(Action::load_all);
    const Happened happening{.action = Action::load_all, .operation = Operation::consultation};
    return inside_->attempt(happening, [&] {
        const auto last = inside_->log_reading_everybody(happening);
        // The entry is on disk; reading needs no more than the shared lock, and lets go of it between the batches.
        auto ahead = inside_->reading_ahead(
            {.last = last,
             .at_a_time = records_at_a_time,
             .threads = last < worth_further_threads ? 1 : static_cast<std::size_t>(threads.value())});
        std::size_t withheld = 0;
        for (std::int64_t done = 0; done < last;) {
            if (watch && !watch({done, last})) throw Cancelled{"the reading was stopped"};
            auto batch = ahead.next();
            inside_->leave_out_changed(*batch);
            for (auto& record : batch->records)
                each(std::move(record));
            withheld += batch->withheld;
            done = batch->last;
        }
        return withheld;
    });
}

std::vector<Record> Store::load_all(ReadingThreads threads) {
    std::vector<Record> all;
    load_each([&all](Record record) { all.push_back(std::move(record)); }, {}, threads);
    return all;
}

std::vector<OffenderId> Store::offender_ids() {
    const auto turn = inside_->turn(Action::list);
    const Happened happening{.action = Action::list, .operation = Operation::consultation};
    return inside_->attempt(happening, [&] {
        const auto last = inside_->log_reading_everybody(happening);
        std::vector<OffenderId> ids;
        Transaction transaction{inside_->sql(), Transaction::Kind::read};
        inside_->records->rows_each({0, last}, [&](const OffenderRow& row) {
            if (row.disposed == 0 && inside_->may_see(row)) ids.push_back(OffenderId::from_checked(row.id));
        });
        transaction.commit();
        return ids;
    });
}

Counts Store::count() {
    const auto turn = inside_->turn(Action::count);
    const Happened happening{.action = Action::count, .operation = Operation::consultation};
    return inside_->attempt(happening, [&] {
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        const Counts counts{static_cast<std::size_t>(inside_->records->count_offenders()),
                            static_cast<std::size_t>(inside_->records->count_events())};
        inside_->audit->append(happening);
        transaction.commit();
        return counts;
    });
}

Found Store::find(const Search& search) {
    const auto turn = inside_->turn(Action::find);
    Happened happening{.action = Action::find, .operation = Operation::consultation};
    happening.content.query = shape_of(search);
    return inside_->attempt(happening, [&] {
        const auto lookups = lookups_of(search);
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        Found found;
        for (const auto number : inside_->records->candidates(lookups)) {
            const auto row = inside_->records->find(number);
            if (!row) throw Damaged{"the index of the store names an offender it does not hold; restore a backup"};
            auto record = inside_->records->load(*row);
            if (!answers(record, search)) continue;
            if (!inside_->may_see(*row)) {
                ++found.withheld;
                continue;
            }
            if (found.records.size() < most_named) happening.content.numbers.push_back(*OffenderCount::from(number));
            found.records.push_back(std::move(record));
        }
        if (found.records.size() > most_named) { // too many to name: anybody may have been among them
            happening.content.numbers = {};
            happening.content.everybody_up_to = *OffenderCount::from(inside_->records->count_numbers());
        }
        happening.rows = static_cast<std::int64_t>(found.records.size());
        inside_->audit->append(happening);
        transaction.commit();
        return found;
    });
}

Saved Store::save(const Record& record, std::optional<RecordVersion> read_as) {
    const auto turn = inside_->turn(Action::save);
    Happened happening{.action = Action::save, .operation = Operation::alteration};
    if (record.offender.id) happening.content.subjects.push_back(record.id());
    return inside_->attempt(happening, [&] {
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        Saved total;
        inside_->save_one(record, read_as, [&](const RecordSaved& saved) {
            inside_->audit->append(save_entry(record, saved));
            add_up(total, saved);
        });
        transaction.commit();
        return total;
    });
}

Saved Store::save_each(const std::function<std::optional<Record>()>& next, const Watch& watch) {
    const auto turn = inside_->turn(Action::save);
    Happened happening{.action = Action::save, .operation = Operation::alteration};
    return inside_->attempt(happening, [&] {
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        Saved total;
        std::int64_t done = 0;
        while (const auto record = next()) {
            happening.content.subjects = record->offender.id ? Listed{record->id()} : Listed<OffenderId>{};
            inside_->save_one(*record, {}, [&](const RecordSaved& saved) {
                inside_->audit->append(save_entry(*record, saved));
                add_up(total, saved);
            });
            if (watch && !watch({++done, 0})) throw Cancelled{"the import was stopped; nothing of it was saved"};
        }
        happening.content.subjects = {};
        transaction.commit();
        return total;
    });
}

Saved Store::save_all(std::span<const Record> records, const Watch& watch) {
    std::size_t at = 0;
    const auto total = static_cast<std::int64_t>(records.size());
    return save_each(
        [&]() -> std::optional<Record> {
            if (at == records.size()) return {};
            return records[at++];
        },
        watch ? Watch{[&](Progress progress) {
            return watch({progress.done, total});
        }}
              : Watch{});
}

Saved Store::save_in_batches(const std::function<std::optional<Record>()>& next, BatchSize at_a_time,
                             const Watch& watch) {
    Saved total;
    std::int64_t done = 0;
    std::vector<Record> batch; // gathered before the file is held: `next` may be slow
    for (bool more = true; more;) {
        batch.clear();
        while (more && std::ssize(batch) < at_a_time.value())
            if (auto record = next())
                batch.push_back(std::move(*record));
            else
                more = false;
        if (batch.empty()) break;
        add_up(total, save_all(batch));
        done += std::ssize(batch);
        if (watch && !watch({done, 0}))
            throw Cancelled{"the import was stopped; the " + std::to_string(done) + " records before are saved"};
        if (more) let_others_in();
    }
    return total;
}

Saved Store::combine(const OffenderId& into, const OffenderId& other) {
    const auto turn = inside_->turn(Action::combine);
    Happened happening{.action = Action::combine, .operation = Operation::combination};
    happening.content.subjects.push_back(into);
    return inside_->attempt(happening, [&] {
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        const auto kept = inside_->visible(into);
        const auto brought = inside_->visible(other);
        if (!kept || !brought || kept->number == brought->number)
            throw NoSuchRecord{"two stored records are combined; one of these is not stored, or they are one"};
        // By his number: disposing of the other must leave this entry, which holds the seal of the one that stays.
        happening.content.numbers.push_back(*OffenderCount::from(brought->number));
        if (const auto list = inside_->records->members(*brought);
            list.known() && list != inside_->records->members(*kept))
            throw Denied{"one of the two is kept to a list of staff: keep the other to the same list first"};
        const auto record = combined(inside_->records->load(*kept), inside_->records->load(*brought));
        Saved total;
        inside_->save_one(record, RecordVersion{kept->events, kept->versions}, [&](const RecordSaved& saved) {
            auto entry = save_entry(record, saved);
            entry.action = happening.action;
            entry.operation = happening.operation;
            entry.content.numbers = happening.content.numbers;
            inside_->audit->append(entry);
            add_up(total, saved);
        });
        transaction.commit();
        return total;
    });
}

CheckReport Store::check() {
    const auto turn = inside_->turn(Action::check);
    const Happened happening{.action = Action::check, .operation = Operation::consultation};
    return inside_->attempt(happening, [&] {
        inside_->log_reading_everybody(happening);
        CheckReport report;
        inside_->check_file(report);
        if (report.sound()) inside_->check_content(report);
        return report;
    });
}

} // namespace mosovo::store
