"""Reproducible made-up caseloads. Nobody in them exists."""

from mosovo._mosovo import synth as _synth


class Caseload(list):
    """A list of Record, with the roster of those who manage them."""

    def __init__(self, records, roster):
        super().__init__(records)
        self.roster = roster

    def events_frame(self):
        """One row an event: offender, id, kind, the day it happened where it has one, recorded."""
        import pandas as pd

        rows = []
        for record in self:
            for event in record.to_dict()["events"]:
                when = next((event[key] for key in ("on", "from", "given", "at", "made", "received", "departs",
                                                    "leaves", "proposed") if key in event), None)
                rows.append((record.id, event["id"], event["kind"], when and when[:10], event.get("recorded")))
        table = pd.DataFrame(rows, columns=["offender", "id", "kind", "day", "recorded"])
        table["day"] = pd.to_datetime(table["day"])
        table["kind"] = table["kind"].astype("category")
        return table


def caseload(offenders, seed=1, *, as_of, officers=None):
    """A made-up caseload: the same seed gives the same people on every machine.

    offenders  how many, from 0
    as_of      the day it is looked at; histories end here, plans go on
    officers   how many; None: one for about 50 offenders
    """
    return Caseload(*_synth.caseload(offenders, seed, as_of, officers))


__all__ = ["Caseload", "caseload"]
