"""When each visit is due, what else is, and the static tools OSP/DC and OSP/IIC."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy

from mosovo import _frames
from mosovo._mosovo import assessment as _assessment
from mosovo._mosovo.assessment import (
    DueRow,
    OspItem,
    OspProblem,
    OspResult,
    OspSheet,
    OspSheetRow,
    StaticScoreRow,
    StaticScores,
    StaticTool,
    StaticToolVersion,
    VisitDue,
    osp_dc,
    osp_iic,
    osp_inputs,
    static_scores,
    static_tools,
    visit_due,
)
from mosovo._mosovo.record import Record
from mosovo._mosovo.rules import Rulebook

if TYPE_CHECKING:
    import pandas


def visits_frame(records: Iterable[Record], as_of: date, rules: Rulebook | None = None) -> pandas.DataFrame:
    """One row an offender, in the order of `records`: his visit clock and when the next visit is due.

    Columns: offender, clock (why it runs or does not), due (last day in time, that day included; NaT where no clock
    runs), last_seen, level (ordered: low to very_high; missing: none recorded), interval (in words), basis, overdue
    (whole days past `due` on `as_of`). For the reasons call `visit_due` on the record.
    Raises LawNotHeldError as `mosovo.law.evaluate`. Source: the practice data, dated and cited.
    """
    return _frames.frame(_assessment.visit_columns(_frames.as_list(records), as_of, rules), risk={"level"})


def due_frame(
    records: Iterable[Record], as_of: date, days: int = 28, rules: Rulebook | None = None
) -> pandas.DataFrame:
    """What is overdue on `as_of` or falls due in the `days` after it (the last day included), most overdue first.

    Columns: offender, officer, what, due (last day in time, that day included), latest (an instant, on the clocks of
    Europe/London, where the law counts hours), safe_day, overdue (whole days), level (ordered), arises_from, on_whom,
    reason (a sentence), section, href. Rights and what the law holds open are not listed.
    Raises ValueError where `days` is below 0, LawNotHeldError as `mosovo.law.evaluate`.
    """
    if days < 0:
        raise ValueError("days is a whole number from 0")
    until = as_of + timedelta(days=days)
    columns = _assessment.due_columns(_frames.as_list(records), as_of, until, rules)
    return _frames.frame(columns, instants={"latest"}, risk={"level"})


def osp_frame(columns: Mapping[str, Any], tool: str = "dc", profile: str = "recommended") -> pandas.DataFrame:
    """Scores many: one row a row of `columns`, which are named as the inputs of `osp_dc` and hold what it takes.

    columns  a DataFrame, or a mapping of columns of one length; an input without a column is not known of anybody
    tool     "dc" (OSP/DC) or "iic" (OSP/IIC)
    profile  as `osp_dc`
    Columns: status, band (categories; missing on error), percentage (NaN on error), problems (CODE[input,…]|CODE[…],
    empty where there is none), and for OSP/DC points, band_before_reduction and reduced (None: not tested). The index of a
    DataFrame is kept. For the reasons of a row call `osp_dc` or `osp_iic` on it.
    Raises ValueError for columns that are no input, differ in length, or an unknown tool or profile.
    """
    names = [str(name) for name in columns]
    strange = sorted(set(names) - set(_assessment.osp_input_names()))
    if strange:
        raise ValueError(f"no inputs of OSP: {', '.join(strange)}")
    held = {name: _column(columns[name]) for name in names}
    lengths = {len(column) for column in held.values()} or {len(getattr(columns, "index", ()))}
    if len(lengths) > 1:
        raise ValueError("all columns have one length")
    frame = _frames.frame(_assessment.osp_columns(tool, held, lengths.pop(), profile))
    if hasattr(columns, "index"):
        frame.index = columns.index
    return frame


def _column(column: Any) -> Any:
    """Numbers, truths and days as arrays that the module reads at once; everything else object by object."""
    array = numpy.asarray(column)
    if array.ndim != 1:
        raise ValueError("a column has one dimension")
    if array.dtype.kind == "M":
        days = array.astype("datetime64[D]")
        return days if ((days == array) | numpy.isnat(array)).all() else list(array)
    if array.dtype.kind in "ib":
        return array.astype("int64") if array.dtype.kind == "i" else array
    if array.dtype.kind == "f":
        return array.astype("float64")
    return array.tolist()


__all__ = [
    "DueRow",
    "OspItem",
    "OspProblem",
    "OspResult",
    "OspSheet",
    "OspSheetRow",
    "StaticScoreRow",
    "StaticScores",
    "StaticTool",
    "StaticToolVersion",
    "VisitDue",
    "due_frame",
    "osp_dc",
    "osp_frame",
    "osp_iic",
    "osp_inputs",
    "static_scores",
    "static_tools",
    "visit_due",
    "visits_frame",
]
