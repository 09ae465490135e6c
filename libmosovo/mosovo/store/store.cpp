#include <mosovo/store/store.hpp>

#include <mosovo/store/inside.hpp>

#include <utility>

namespace mosovo::store {
namespace {

AuditContent about(const OffenderId& id) {
    AuditContent content;
    content.subjects.push_back(id);
    return content;
}

Happened save_entry(const Record& record, const RecordSaved& saved) {
    Happened entry{
        .action = Action::save, .rows = static_cast<std::int64_t>(saved.added.size()), .content = about(record.id())};
    entry.seal = saved.row.seal;
    const bool changed = !saved.added.empty() || !saved.changed_fields.empty();
    // Saving what is stored already adds nothing, and yet tells the caller what is stored.
    entry.operation = saved.is_new ? Operation::collection : changed ? Operation::alteration : Operation::consultation;
    for (const auto& id : saved.added)
        entry.content.events.push_back(id);
    for (const auto& field : saved.changed_fields)
        entry.content.fields.push_back(field);
    return entry;
}

void add_up(Saved& total, const RecordSaved& saved) {
    if (saved.is_new) ++total.offenders_added;
    total.events_added += saved.added.size();
    if (!saved.changed_fields.empty()) ++total.details_changed;
    if (!saved.is_new && saved.added.empty() && saved.changed_fields.empty()) ++total.unchanged;
}

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

std::optional<Record> Store::load(const OffenderId& id) {
    const auto turn = inside_->turn(Action::load);
    try {
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        std::optional<Record> record;
        if (const auto row = inside_->records->find(id)) record = inside_->records->load(*row);
        inside_->audit->append({.action = Action::load,
                                .operation = Operation::consultation,
                                .rows = record ? 1 : 0,
                                .content = about(id)});
        transaction.commit();
        return record;
    } catch (const Damaged&) {
        inside_->log_failure({.action = Action::load, .operation = Operation::consultation, .content = about(id)});
        throw;
    }
}

void Store::load_each(const std::function<void(Record)>& each) {
    const auto turn = inside_->turn(Action::load_all);
    const auto last = inside_->log_reading_everybody(Action::load_all);
    // The entry is on disk; reading needs no more than the shared lock, so that other readers go on.
    Transaction transaction{inside_->sql(), Transaction::Kind::read};
    inside_->records->load_each(last, [&](const OffenderRow&, Record&& record) { each(std::move(record)); });
    transaction.commit();
}

std::vector<Record> Store::load_all() {
    std::vector<Record> all;
    load_each([&all](Record record) { all.push_back(std::move(record)); });
    return all;
}

std::vector<OffenderId> Store::offender_ids() {
    const auto turn = inside_->turn(Action::list);
    const auto last = inside_->log_reading_everybody(Action::list);
    std::vector<OffenderId> ids;
    Transaction transaction{inside_->sql(), Transaction::Kind::read};
    inside_->records->rows_each(last, [&](const OffenderRow& row) { ids.push_back(OffenderId::from_checked(row.id)); });
    transaction.commit();
    return ids;
}

Counts Store::count() {
    const auto turn = inside_->turn(Action::count);
    Transaction transaction{inside_->sql(), Transaction::Kind::write};
    const Counts counts{static_cast<std::size_t>(inside_->records->count_offenders()),
                        static_cast<std::size_t>(inside_->records->count_events())};
    inside_->audit->append({.action = Action::count, .operation = Operation::consultation});
    transaction.commit();
    return counts;
}

Saved Store::save(const Record& record) { return save_all({&record, 1}); }

Saved Store::save_all(std::span<const Record> records) {
    const auto turn = inside_->turn(Action::save);
    Saved total;
    const Record* current = nullptr;
    try {
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        for (const auto& record : records) {
            current = &record;
            const auto saved = inside_->records->save(record);
            const auto entry = inside_->audit->append(save_entry(record, saved));
            if (saved.is_new || !saved.added.empty() || !saved.changed_fields.empty())
                inside_->records->note_entry(saved.row.number, entry);
            add_up(total, saved);
        }
        transaction.commit();
    } catch (const Conflict&) {
        inside_->log_failure(
            {.action = Action::save, .operation = Operation::alteration, .content = about(current->id())});
        throw;
    }
    return total;
}

CheckReport Store::check() {
    const auto turn = inside_->turn(Action::check);
    inside_->log_reading_everybody(Action::check);
    CheckReport report;
    inside_->check_file(report);
    if (report.sound()) inside_->check_content(report);
    return report;
}

void Store::audit_each(const std::function<void(const AuditEntry&)>& each) {
    const auto turn = inside_->turn(Action::read_audit);
    inside_->log_reading_everybody(Action::read_audit);
    Transaction transaction{inside_->sql(), Transaction::Kind::read};
    inside_->audit->walk(each, [](const std::string& fault) { throw Tampered{fault + "; keep the file as evidence"}; });
    transaction.commit();
}

} // namespace mosovo::store
