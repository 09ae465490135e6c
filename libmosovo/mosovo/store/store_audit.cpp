#include <mosovo/store/store.hpp>

#include <mosovo/store/audit_proof.hpp>
#include <mosovo/store/inside.hpp>
#include <mosovo/store/key_file.hpp>

// The audit log as others see it.
namespace mosovo::store {

void Store::audit_each(const std::function<void(const AuditEntry&)>& each) {
    const auto turn = inside_->turn(Action::read_audit);
    const Happened happening{.action = Action::read_audit, .operation = Operation::consultation};
    inside_->attempt(happening, [&] {
        inside_->log_reading_everybody(happening);
        Transaction transaction{inside_->sql(), Transaction::Kind::read};
        inside_->audit->entries_each(each);
        transaction.commit();
    });
}

void Store::export_audit(const std::function<void(std::string_view line)>& each) {
    const auto turn = inside_->turn(Action::read_audit);
    Happened happening{.action = Action::read_audit, .operation = Operation::disclosure};
    happening.content.query = "export";
    inside_->attempt(happening, [&] {
        inside_->log_reading_everybody(happening);
        Transaction transaction{inside_->sql(), Transaction::Kind::read};
        each(first_line(inside_->audit->signed_head()));
        inside_->audit->rows_each([&](AuditRow&& row) { each(line_of(row)); });
        transaction.commit();
    });
}

SignedHead Store::sign_head() {
    const auto turn = inside_->turn(Action::sign_head);
    const Happened happening{.action = Action::sign_head, .operation = Operation::consultation};
    return inside_->attempt(happening, [&] {
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        inside_->audit->append(happening);
        auto head = inside_->audit->signed_head();
        transaction.commit();
        return head;
    });
}

void Store::export_audit_key(const std::filesystem::path& path) {
    const auto turn = inside_->turn(Action::audit_key);
    const Happened happening{.action = Action::audit_key, .operation = Operation::disclosure};
    inside_->attempt(happening, [&] {
        Transaction transaction{inside_->sql(), Transaction::Kind::write};
        inside_->audit->append(happening);
        transaction.commit();
        write_key_file(path, inside_->audit->key());
    });
}

} // namespace mosovo::store
