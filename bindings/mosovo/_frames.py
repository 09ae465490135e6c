"""numpy columns to pandas frames. pandas is asked for only when a frame is."""


def frame(columns, *, instants=()):
    """A DataFrame from columns as the module gives them: words become categories, days datetime64.

    Columns named in `instants` hold universal time and are shown on the clocks of Europe/London.
    """
    import pandas as pd

    table = {}
    for name, column in columns.items():
        if isinstance(column, tuple):
            codes, words = column
            table[name] = pd.Categorical.from_codes(codes, categories=words)
        elif column.dtype.kind == "M":
            days = pd.Series(column.astype("datetime64[ns]"))
            if name in instants:
                days = days.dt.tz_localize("UTC").dt.tz_convert("Europe/London")
            table[name] = days
        else:
            table[name] = column
    return pd.DataFrame(table)


def as_list(records):
    """Any iterable of records; a single record is a mistake worth a sentence."""
    if hasattr(records, "to_json") and hasattr(records, "events"):
        raise TypeError("give a list of records, not one record")
    return list(records)


__all__ = ["as_list", "frame"]
