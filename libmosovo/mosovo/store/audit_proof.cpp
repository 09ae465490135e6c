#include <mosovo/store/audit_proof.hpp>

#include <mosovo/store/described_text.hpp>
#include <mosovo/store/error.hpp>
#include <mosovo/store/key_file.hpp>

#include <array>

namespace mosovo::store {

/// A text that may be longer than a narrative: an entry names every event that a save added.
struct ContentText {
    std::string text;
    bool operator==(const ContentText&) const = default;
};

} // namespace mosovo::store

template <> struct mosovo::TextForm<mosovo::store::ContentText> {
    static constexpr auto shape = JsonShape::text;
    static std::string write(const store::ContentText& value) { return value.text; }
    static Read<store::ContentText> read(std::string_view text) {
        constexpr std::size_t longest = 16'000'000;
        const auto read = read_text(text, longest);
        if (!read) return read.fault();
        return store::ContentText{*read};
    }
};

namespace mosovo::store {
namespace {

struct FirstLine {
    std::optional<std::string> format;
    std::optional<SignedHead> head;
};
BOOST_DESCRIBE_STRUCT(FirstLine, (), (format, head))

/// One entry as a line of JSON; bytes in hexadecimal. `content` is the very text that was committed to.
struct EntryLine {
    std::optional<EntryNumber> entry;
    std::optional<std::string> at;
    std::optional<std::string> actor;
    std::optional<std::string> role;
    std::optional<std::string> purpose;
    std::optional<std::string> operation;
    std::optional<std::string> action;
    std::optional<std::string> outcome;
    std::optional<EntryNumber> rows;
    std::optional<std::string> seal;
    std::optional<std::string> salt;
    std::optional<ContentText> content;
    std::optional<std::string> commitment;
    std::optional<std::string> chain;
};
BOOST_DESCRIBE_STRUCT(EntryLine, (),
                      (entry, at, actor, role, purpose, operation, action, outcome, rows, seal, salt, content,
                       commitment, chain))

constexpr std::array words{&EntryLine::at,        &EntryLine::actor,  &EntryLine::role,   &EntryLine::purpose,
                           &EntryLine::operation, &EntryLine::action, &EntryLine::outcome};

std::optional<AuditRow> row_from(std::string_view text) {
    const auto read = from_text<EntryLine>(text);
    const auto& line = read.value;
    if (!read.problems.empty() || !line.entry || !line.rows || !line.commitment || !line.chain) return {};
    AuditRow row;
    row.entry = line.entry->value();
    row.rows = line.rows->value();
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!(line.*words[i])) return {};
        row.words[i] = *(line.*words[i]);
    }
    const auto commitment = digest_from_hex(*line.commitment);
    const auto chain = digest_from_hex(*line.chain);
    if (!commitment || !chain) return {};
    row.commitment = *commitment;
    row.chain = *chain;
    if (line.seal && !(row.seal = digest_from_hex(*line.seal))) return {};
    if (line.salt) {
        const auto salt = bytes_from_hex(*line.salt);
        if (!salt) return {};
        row.salt = *salt;
    }
    if (line.content) row.content = line.content->text;
    return row;
}

} // namespace

AuditKey AuditKey::from_file(const std::filesystem::path& path) { return AuditKey{read_key_file(path)}; }

std::string first_line(const SignedHead& head) { return to_text(FirstLine{std::string{audit_format}, head}); }

std::string line_of(const AuditRow& row) {
    EntryLine line;
    if (const auto number = EntryNumber::from(row.entry)) line.entry = *number;
    for (std::size_t i = 0; i < words.size(); ++i)
        line.*words[i] = row.words[i];
    if (const auto rows = EntryNumber::from(row.rows)) line.rows = *rows;
    if (row.seal) line.seal = hex(*row.seal);
    if (row.content) {
        line.salt = hex(row.salt);
        line.content = ContentText{*row.content};
    }
    line.commitment = hex(row.commitment);
    line.chain = hex(row.chain);
    return to_text(line);
}

std::set<std::int64_t> entries_of(std::span<const SignedHead> heads) {
    std::set<std::int64_t> entries;
    for (const auto& head : heads)
        if (head.entry) entries.insert(head.entry->value());
    return entries;
}

std::vector<AuditFault> judge_by_heads(const ChainCheck& chain, std::span<const SignedHead> heads,
                                       std::string_view store) {
    std::vector<AuditFault> faults;
    for (const auto& head : heads) {
        const auto entry = head.entry ? head.entry->value() : 0;
        if (!is_signed(head) || (!store.empty() && *head.store != store)) {
            faults.push_back({ChainFault::head_forged, entry, "an exported head was not signed by this store"});
            continue;
        }
        if (entry > chain.last_entry()) {
            faults.push_back({ChainFault::rolled_back, entry,
                              "the log ends at entry " + std::to_string(chain.last_entry()) +
                                  ", and a head exported at " + *head.at + " tells of entry " + std::to_string(entry) +
                                  ": the store was put back to an older copy"});
            continue;
        }
        const auto held = entry == 0 ? std::optional{Digest{}} : chain.chain_at(entry);
        if (!held || hex(*held) != *head.chain)
            faults.push_back({ChainFault::rewritten, entry,
                              "entry " + std::to_string(entry) + " is not the one that the head exported at " +
                                  *head.at + " tells of: the log was written anew"});
    }
    return faults;
}

std::vector<AuditFault> verify_audit(std::string_view text, const AuditKey& key, std::span<const SignedHead> heads,
                                     std::string_view store) {
    ChainCheck chain{key.secret()};
    chain.remember(entries_of(heads));
    std::vector<AuditFault> faults;
    std::optional<SignedHead> own;
    bool first = true;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        if (first) {
            first = false;
            auto read = from_text<FirstLine>(line);
            if (read.problems.empty() && read.value.format == audit_format) own = read.value.head;
            if (own) continue;
            faults.push_back({ChainFault::unreadable, 0, "the first line is not that of an exported audit log"});
            break;
        }
        if (auto row = row_from(line))
            chain.next(std::move(*row));
        else
            faults.push_back({ChainFault::unreadable, chain.last_entry() + 1,
                              "the line behind audit entry " + std::to_string(chain.last_entry()) + " cannot be read"});
    }
    if (own) {
        const auto at = own->chain ? digest_from_hex(*own->chain) : std::nullopt;
        chain.end(own->entry ? own->entry->value() : 0, at ? *at : Digest{});
        if (!is_signed(*own) || (!store.empty() && *own->store != store))
            faults.push_back({ChainFault::head_forged, 0, "the head in the export was not signed by this store"});
    } else if (first) {
        faults.push_back({ChainFault::unreadable, 0, "there is no audit log in this text"});
    }
    faults.insert(faults.end(), chain.faults().begin(), chain.faults().end());
    for (auto& fault : judge_by_heads(chain, heads, store))
        faults.push_back(std::move(fault));
    return faults;
}

} // namespace mosovo::store
