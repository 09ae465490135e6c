#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;
struct sqlite3_value;

namespace mosovo::store {

/// Turns a result code of SQLite into the StoreError a person can act on. SQLite's own message is
/// never used: it can hold SQL and values.
[[noreturn]] void refuse(int code);

/// One prepared statement. Values are only ever bound, never spliced into the text.
class Statement {
public:
    Statement() = default;
    Statement(sqlite3* connection, std::string_view sql);

    /// Parameters and columns count from 0 here, as everything else in this library does.
    void bind_null(int at);
    void bind(int at, std::int64_t value);
    void bind(int at, double value);
    /// Borrows the text until the next reset.
    void bind(int at, std::string_view text);
    void bind_bytes(int at, std::span<const unsigned char> bytes);

    /// Moves to the next row; false at the end, after which the statement is ready to be bound anew.
    bool step();
    /// For statements that give no rows: runs and makes ready again.
    void run();
    /// Forgets rows and bound values.
    void reset() noexcept;

    /// A value of the row, valid until the next step.
    class Cell {
    public:
        explicit Cell(sqlite3_value* value) : value_{value} {}
        [[nodiscard]] bool is_null() const;
        [[nodiscard]] std::int64_t whole_number() const;
        [[nodiscard]] double number() const;
        [[nodiscard]] std::string_view text() const;

    private:
        sqlite3_value* value_;
    };
    /// Looks the column up once, for who asks several things of its value.
    [[nodiscard]] Cell cell(int at) const;

    [[nodiscard]] bool is_null(int at) const;
    [[nodiscard]] std::int64_t whole_number(int at) const;
    [[nodiscard]] double number(int at) const;
    /// Valid until the next step.
    [[nodiscard]] std::string_view text(int at) const;
    [[nodiscard]] std::span<const unsigned char> bytes(int at) const;

    [[nodiscard]] explicit operator bool() const noexcept { return static_cast<bool>(statement_); }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Runs one statement to its end and gives its first column of its first row as text; empty if no row.
std::string ask(sqlite3* connection, std::string_view sql);

/// All or nothing: rolls back unless committed. Takes the write lock at once, so that a second writer
/// waits at the door and not half way through.
class Transaction {
public:
    enum class Kind : std::uint8_t { read, write };
    Transaction(sqlite3* connection, Kind kind);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit();

private:
    sqlite3* connection_;
    bool open_ = true;
};

} // namespace mosovo::store
