#include "osp_faults.hpp"

#include <stdexcept>

namespace mosovo::assessment {

namespace {

using namespace core;

/// The one length of all columns that are there.
std::size_t length_of(const OspColumns& columns, std::span<const OspInputSet> unreadable) {
    std::size_t length = unreadable.size();
    const auto take = [&length](std::size_t size) {
        if (size == 0 || size == length) return;
        if (length != 0) throw std::invalid_argument{"all columns of OSP inputs have one length"};
        length = size;
    };
    for_each_field<OspColumns>([&](std::string_view, auto pointer) { take((columns.*pointer).size()); });
    return length;
}

void resize(OspScores& scores, std::size_t rows) {
    scores.status.resize(rows);
    scores.band.resize(rows);
    scores.band_before_reduction.resize(rows);
    scores.points.resize(rows);
    scores.percentage.resize(rows);
    scores.reduced.resize(rows);
    scores.faults.resize(rows);
}

MOSOVO_IN_THE_LOOP void write(const Verdict& verdict, bool by_points, OspScores& into, std::size_t at) {
    const bool scored = verdict.status == OspStatus::scored;
    const bool settled = verdict.status != OspStatus::error;
    into.status[at] = verdict.status;
    into.band[at] = settled ? Cell{verdict.band} : Cell<OspBand>{};
    into.band_before_reduction[at] = scored && by_points ? Cell{verdict.before} : Cell<OspBand>{};
    into.points[at] = scored && by_points ? Cell<Points>::from_raw(verdict.points) : Cell<Points>{};
    into.percentage[at] = settled ? Cell<Hundredths>::from_raw(verdict.hundredths) : Cell<Hundredths>{};
    into.reduced[at] = verdict.reduced;
    into.faults[at] = packed(verdict.faults);
}

template <class Judge> void judge_all(const OspColumns& columns, std::span<const OspInputSet> unreadable,
                                      bool by_points, OspScores& into, const Judge& judge) {
    const auto rows = length_of(columns, unreadable);
    resize(into, rows);
    Block block;
    for (std::size_t from = 0; from < rows; from += Block::size) {
        const auto taken = std::min(Block::size, rows - from);
        block.take(columns, unreadable, from, taken);
        for (std::size_t at = 0; at < taken; ++at) {
            auto row = block.row(at);
            write(judge(row), by_points, into, from + at);
        }
    }
}

} // namespace

void osp_dc(const OspColumns& columns, OspProfile profile, std::span<const OspInputSet> unreadable, OspScores& into) {
    const auto& tables = direct_contact_tables();
    const auto how = readings_of(profile);
    judge_all(columns, unreadable, true, into, [&](Row& row) { return judge_direct_contact(row, tables, how); });
}

void osp_iic(const OspColumns& columns, OspProfile profile, std::span<const OspInputSet> unreadable, OspScores& into) {
    const auto& tables = indirect_contact_tables();
    const auto how = readings_of(profile);
    judge_all(columns, unreadable, false, into, [&](Row& row) { return judge_indirect_contact(row, tables, how); });
}

} // namespace mosovo::assessment
