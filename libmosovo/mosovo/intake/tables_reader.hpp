// Not installed: for our own sources.
#pragma once

#include <mosovo/base/described_cells.hpp>
#include <mosovo/intake/csv.hpp>
#include <mosovo/intake/csv_rows.hpp>

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Private to this room's sources: Boost.JSON stands behind the cells.

namespace mosovo::intake {

/// Puts records together from tables, one table after another: offenders first, then their events.
class TablesReader {
public:
    void read_offenders(const NamedText& table);
    /// \param kind  of every event in the table; empty: each row says its own
    void read_events(const NamedText& table, std::string_view kind);
    [[nodiscard]] TakenTables finish();

private:
    /// Where a row stood, to say so when the whole record is looked at.
    struct Source {
        std::uint32_t table = 0;
        std::uint32_t row = 0;
    };
    /// One offender as far as it was read.
    struct Slot {
        Record record;
        std::vector<Source> sources; ///< of each event
        Source own;
        bool faulty = false;
    };
    using Header = std::vector<std::string>;

    Problem here(ProblemCode code, std::string message) const;
    void report(ProblemCode code, std::string message, std::string_view column = {});
    void lose(ProblemCode code, std::string message, std::string_view column = {});
    [[nodiscard]] described::Reading reading_of(const Header& header, std::size_t column);

    bool open(const NamedText& table, CsvRows& rows);
    [[nodiscard]] bool take_header(const CsvRows& rows, Header& header, std::initializer_list<std::string_view> needed);
    void for_each_row(CsvRows& rows, std::size_t width, const std::function<void(bool whole)>& read);

    void keep_offender(Offender offender, bool good);
    void keep_event(Event event, Slot& slot, bool good);
    [[nodiscard]] Slot* owner_of(std::string_view cell);
    void check_whole(Slot& slot);

    TakenTables taken_;
    std::vector<Slot> slots_;
    std::unordered_map<std::string, std::size_t> by_id_;
    std::string file_;    ///< of the table being read
    std::size_t row_ = 0; ///< being read; 0: none
    bool offenders_ = false;
    bool lost_ = false; ///< part of a table was not read, so nobody's record is known to be whole
};

} // namespace mosovo::intake
