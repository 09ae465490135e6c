#include <mosovo/intake/csv_rows.hpp>

#include <algorithm>

namespace mosovo::intake {

CsvRows::CsvRows(std::string_view text) : text_{text} {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

bool CsvRows::next() {
    while (at_ < text_.size()) {
        ++row_;
        read_row();
        if (cells_.size() > 1 || !cells_.front().empty() || fault_) return true;
    }
    return false;
}

void CsvRows::read_row() {
    cells_.clear();
    undoubled_.clear();
    fault_.reset();
    read_cell();
    while (at_ < text_.size() && text_[at_] == ',') {
        ++at_;
        read_cell();
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
}

bool CsvRows::at_cell_end() const {
    return at_ >= text_.size() || text_[at_] == ',' || text_[at_] == '\r' || text_[at_] == '\n';
}

void CsvRows::refuse(const char* message) {
    if (!fault_) fault_ = Fault{ProblemCode::malformed, message};
}

void CsvRows::read_cell() {
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    const auto end = std::min(text_.find_first_of(",\"\r\n", at_), text_.size());
    const auto start = at_;
    at_ = end;
    if (at_ < text_.size() && text_[at_] == '"') {
        refuse("a quotation mark stands inside a cell: put the cell in quotation marks and double the one inside");
        at_ = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    }
    cells_.push_back(text_.substr(start, at_ - start));
}

void CsvRows::read_quoted() {
    const auto start = ++at_;
    bool doubled = false;
    while (true) {
        at_ = text_.find('"', at_);
        if (at_ == std::string_view::npos) {
            at_ = text_.size();
            cut_off_ = true;
            refuse("a quotation mark opens here and never closes: the file may be cut off");
            cells_.push_back(text_.substr(start));
            return;
        }
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        doubled = true;
        at_ += 2;
    }
    auto cell = text_.substr(start, at_ - start);
    if (doubled) {
        auto& text = undoubled_.emplace_back();
        text.reserve(cell.size());
        for (std::size_t i = 0; i < cell.size(); ++i) {
            text += cell[i];
            if (cell[i] == '"') ++i;
        }
        cell = text;
    }
    cells_.push_back(cell);
    ++at_;
    if (!at_cell_end()) {
        refuse("text follows a closing quotation mark: double the quotation marks inside the cell");
        at_ = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    }
}

} // namespace mosovo::intake
