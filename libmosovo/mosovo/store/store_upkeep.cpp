#include <mosovo/store/store.hpp>

#include <mosovo/store/inside.hpp>
#include <mosovo/store/pseudonym.hpp>

#include <algorithm>

// Who may see what, what leaves, and what goes for good.
namespace mosovo::store {
namespace {

constexpr std::size_t longest_name = 200;
constexpr std::size_t most_emptied = 5000; // numbers in one entry of the log

void refuse_unnamed(const Recipient& to) {
    const auto named = [](const std::string& text) { return !text.empty() && read_text(text, longest_name); };
    if (!named(to.name) || !named(to.gateway))
        throw Denied{"nothing is disclosed to nobody: name the recipient and the legal gateway, 1 to 200 bytes each"};
}

} // namespace

void Store::restrict_access(const OffenderId& id, const Listed<StaffId>& members) {
    const auto turn = inside_->turn(Action::restrict_access);
    Happened happening{.action = Action::restrict_access, .operation = Operation::alteration};
    happening.content.subjects.push_back(id);
    inside_->attempt(happening, [&] {
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        const auto row = inside_->records->find(id);
        if (!row) throw NoSuchRecord{"no such offender is stored"};
        happening.seal = inside_->records->restrict_to(*row, members, inside_->audit->next_entry()).seal;
        happening.rows = static_cast<std::int64_t>(members.size());
        inside_->audit->append(happening);
        transaction.commit();
    });
}

bool Store::dispose(const OffenderId& id) {
    const auto turn = inside_->turn(Action::dispose);
    // An entry that says of whom it was would keep what is to go.
    Happened happening{.action = Action::dispose, .operation = Operation::erasure};
    return inside_->attempt(happening, [&] {
        const Connection::Allowing erasing{inside_->connection, Allowance::erasing};
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        const auto row = inside_->visible(id);
        if (!row) return false;
        const auto left = inside_->records->dispose(*row, inside_->audit->next_entry());
        const auto emptied = inside_->audit->drop_content(id);
        happening.rows = row->events;
        for (std::size_t from = 0; from == 0 || from < emptied.size(); from += most_emptied) {
            happening.seal = left.seal;
            happening.content = {};
            happening.content.numbers.push_back(*OffenderCount::from(row->number));
            for (auto i = from; i < std::min(from + most_emptied, emptied.size()); ++i)
                happening.content.emptied.push_back(*OffenderCount::from(emptied[i]));
            inside_->audit->append(happening);
        }
        transaction.commit();
        return true;
    });
}

Policy Store::policy() const { return inside_->policy; }

void Store::set_policy(const Policy& policy) {
    const auto turn = inside_->turn(Action::set_policy);
    Happened happening{.action = Action::set_policy, .operation = Operation::alteration};
    for_each_field<Policy>([&](std::string_view name, auto pointer) {
        if (!(policy.*pointer == inside_->policy.*pointer)) happening.content.fields.push_back(std::string{name});
    });
    inside_->attempt(happening, [&] {
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        inside_->put_policy(policy, inside_->audit->next_entry());
        inside_->audit->append(happening);
        transaction.commit();
        inside_->policy = policy;
    });
}

IntelligenceExtract Store::disclose_intelligence(std::span<const OffenderId> ids, const Recipient& to) {
    const auto turn = inside_->turn(Action::disclose);
    Happened happening{.action = Action::disclose, .operation = Operation::disclosure};
    happening.content.recipient = to.name;
    happening.content.gateway = to.gateway;
    return inside_->attempt(happening, [&] {
        refuse_unnamed(to);
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        IntelligenceExtract extract;
        for (const auto& id : ids) {
            happening.content.subjects = {id};
            const auto row = inside_->records->find(id);
            const bool may_see = row && inside_->may_see(*row);
            happening.rows = may_see ? 1 : 0;
            happening.outcome = row && !may_see ? Outcome::denied : Outcome::ok;
            if (may_see)
                extract.records.push_back(open_tier(inside_->records->load(*row)));
            else if (row)
                ++extract.withheld;
            inside_->audit->append(happening);
        }
        happening.content.subjects = {};
        transaction.commit();
        return extract;
    });
}

AnalystExtract Store::extract() {
    const auto turn = inside_->turn(Action::extract);
    const Happened happening{.action = Action::extract, .operation = Operation::disclosure};
    return inside_->attempt(happening, [&] {
        const auto last = inside_->log_reading_everybody(happening);
        const Pseudonyms pseudonyms{inside_->policy.days.value_or(DayDetail::year)};
        AnalystExtract extract;
        Transaction transaction{inside_->sql(), Transaction::Kind::read};
        inside_->records->load_each({0, last}, [&](const OffenderRow& row, Record&& record) {
            if (inside_->records->members(row).known())
                ++extract.withheld;
            else
                extract.records.push_back(pseudonyms.of(std::move(record)));
        });
        transaction.commit();
        // The order in which they were saved would tell who is who.
        std::sort(extract.records.begin(), extract.records.end(),
                  [](const Record& a, const Record& b) { return a.id() < b.id(); });
        return extract;
    });
}

} // namespace mosovo::store
