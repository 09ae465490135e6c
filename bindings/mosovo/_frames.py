"""numpy columns to pandas frames. pandas is asked for only when a frame is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy

from mosovo._mosovo.record import Record

if TYPE_CHECKING:
    import pandas

LAST_OF_PANDAS = numpy.datetime64("2262-04-11")


def frame(
    columns: Mapping[str, Any], *, instants: Collection[str] = (), risk: Collection[str] = ()
) -> pandas.DataFrame:
    """A DataFrame from columns as the module gives them: words become categories, days datetime64.

    instants  columns of universal time, shown on the clocks of Europe/London
    risk      columns of risk levels, ordered so that very_high is the greatest
    """
    import pandas

    table: dict[str, Any] = {}
    for name, column in columns.items():
        if isinstance(column, tuple):
            codes, words = column
            table[name] = pandas.Categorical.from_codes(codes, categories=words)
            if name in risk:
                table[name] = table[name].reorder_categories(words[::-1], ordered=True)
        elif column.dtype.kind == "M":
            table[name] = _times(column)
            if name in instants:
                table[name] = table[name].dt.tz_localize("UTC").dt.tz_convert("Europe/London")
        else:
            table[name] = column
    return pandas.DataFrame(table)


def _times(column: Any) -> Any:
    """Days or minutes as a Series; a day that pandas cannot hold is refused, since numpy would turn it into another."""
    import pandas

    if (column > LAST_OF_PANDAS).any():
        raise OverflowError("a day after 11 April 2262 does not fit into a frame: evaluate that record by itself")
    return pandas.Series(column.astype("datetime64[ns]"))


def as_list(records: Iterable[Record]) -> list[Record]:
    """Any iterable of records; a single record is a mistake worth a sentence."""
    if isinstance(records, Record):
        raise TypeError("give a list of records, not one record")
    held = list(records)
    if not all(isinstance(record, Record) for record in held):
        raise TypeError("give a list of records: one of these is none")
    return held


__all__ = ["as_list", "frame"]
