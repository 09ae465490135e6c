#pragma once

#include <mosovo/base/problem.hpp>

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mosovo::intake {

/// The rows of a table by RFC 4180: cells between commas, in quotation marks where they hold commas, quotes
/// (doubled) or line ends; LF, CRLF or CR behind each row; a byte order mark allowed. Borrows the text.
class CsvRows {
public:
    explicit CsvRows(std::string_view text);

    /// Goes to the next row that is not blank. False at the end.
    [[nodiscard]] bool next();
    /// Valid until the next call of `next`.
    [[nodiscard]] const std::vector<std::string_view>& cells() const noexcept { return cells_; }
    /// Which row of the table it is, as a spreadsheet counts: the header is 1, a blank line counts, a line end
    /// inside a cell does not.
    [[nodiscard]] std::size_t row() const noexcept { return row_; }
    /// Why this row cannot be read.
    [[nodiscard]] const std::optional<Fault>& fault() const noexcept { return fault_; }
    /// The row's quotation mark never closes: what came after it is lost.
    [[nodiscard]] bool cut_off() const noexcept { return cut_off_; }

private:
    void read_row();
    void read_cell();
    void read_quoted();
    void refuse(const char* message);
    [[nodiscard]] bool at_cell_end() const;

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t row_ = 0;
    std::vector<std::string_view> cells_;
    std::deque<std::string> undoubled_; ///< cells whose text differs from what stands in the file
    std::optional<Fault> fault_;
    bool cut_off_ = false;
};

} // namespace mosovo::intake
