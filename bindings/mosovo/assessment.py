"""Visits, ARMS, plans and the assessment cycle: what is due, what is missing, and what comes next; OSP/DC and OSP/IIC."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy

from mosovo import _frames
from mosovo._mosovo import assessment as _assessment
from mosovo._mosovo.assessment import (
    ArmsCheck,
    ArmsDefinition,
    ArmsWarning,
    Cycle,
    DueRow,
    FailedAttempts,
    LeadResult,
    Matter,
    OspItem,
    OspProblem,
    OspResult,
    OspSheet,
    OspSheetRow,
    PlanCheck,
    PlanFault,
    ProposedAction,
    ReactiveEligibility,
    StaticScoreRow,
    StaticScores,
    StaticTool,
    StaticToolVersion,
    VisitDue,
    VisitFault,
    VisitPlan,
    check_arms,
    check_plan,
    cycle,
    cycles,
    failed_attempts,
    leads,
    matters,
    osp_dc,
    osp_iic,
    osp_inputs,
    reactive_eligibility,
    static_scores,
    static_tools,
    visit_due,
    visit_faults,
    visit_plan,
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


def arms_warnings(
    record: Record,
    *,
    as_of: date,
    known_at: datetime | str | None = None,
    rules: Rulebook | None = None,
    definition: ArmsDefinition | None = None,
) -> list[ArmsWarning]:
    """What does not hold together in the last ARMS assessment up to `as_of`; empty: nothing, or there is none.

    `check_arms` gives the assessment as well. The level is the officer's judgement and is never computed.
    definition  the force's own form with its rating words; None: what the library ships, which has none
    Raises LawNotHeldError as `mosovo.law.evaluate`. Source: practice guidance on ARMS; each warning cites its own.
    """
    return check_arms(record, as_of=as_of, known_at=known_at, rules=rules, definition=definition).warnings


def plan_faults(
    record: Record,
    *,
    as_of: date,
    known_at: datetime | str | None = None,
    rules: Rulebook | None = None,
    definition: ArmsDefinition | None = None,
) -> list[PlanFault]:
    """What is wrong with the risk management plan that holds on `as_of`; empty: every check is configured, and passed.

    `check_plan` gives the plan, its actions and its nature as well; arguments as `arms_warnings`.
    Raises LawNotHeldError as `mosovo.law.evaluate`. Source: MAPPA Guidance chapter 12; each fault cites its own.
    """
    return check_plan(record, as_of=as_of, known_at=known_at, rules=rules, definition=definition).faults


def cycles_frame(
    records: Iterable[Record],
    as_of: date,
    known_at: datetime | str | None = None,
    rules: Rulebook | None = None,
) -> pandas.DataFrame:
    """One row an offender, in the order of `records`: how his assessment cycle stands on `as_of`.

    Columns: offender, state, opened, closed (days), window, the state of each of the five steps (missing where nothing is
    due), next, role, who, due (last day in time, that day included; NaT where none), limit (`not_configured`: the force
    has not set it), late (whole days past `due`), why, triggers_open and faults (how many), fault_kinds (words, in order).
    For reasons and evidence call `cycle` on the record. Raises LawNotHeldError as `mosovo.law.evaluate`.
    """
    return _frames.frame(_assessment.cycle_columns(_frames.as_list(records), as_of, known_at, rules))


def plans_frame(
    records: Iterable[Record],
    as_of: date,
    known_at: datetime | str | None = None,
    rules: Rulebook | None = None,
    definition: ArmsDefinition | None = None,
) -> pandas.DataFrame:
    """One row an offender: the plan that holds on `as_of`, whether it is active, its actions and how many faults.

    Columns: offender, plan, on, nature, next_review, actions, to_come, overdue, in_narrative, faults (how many),
    fault_kinds. Raises LawNotHeldError as `mosovo.law.evaluate`. Source: as `plan_faults`.
    """
    return _frames.frame(_assessment.plan_columns(_frames.as_list(records), as_of, known_at, rules, definition))


def plan_faults_frame(
    records: Iterable[Record],
    as_of: date,
    known_at: datetime | str | None = None,
    rules: Rulebook | None = None,
    definition: ArmsDefinition | None = None,
) -> pandas.DataFrame:
    """One row a fault of a plan; a record whose plan has none has no row.

    Columns: offender, kind, says, rule, source, href, evidence (ids of events, with spaces between).
    Raises LawNotHeldError as `mosovo.law.evaluate`. Source: as `plan_faults`.
    """
    columns = _assessment.plan_fault_columns(_frames.as_list(records), as_of, known_at, rules, definition)
    return _frames.frame(columns)


def arms_warnings_frame(
    records: Iterable[Record],
    as_of: date,
    known_at: datetime | str | None = None,
    rules: Rulebook | None = None,
    definition: ArmsDefinition | None = None,
) -> pandas.DataFrame:
    """One row a warning; columns as `plan_faults_frame`. Raises LawNotHeldError as `mosovo.law.evaluate`."""
    columns = _assessment.arms_warning_columns(_frames.as_list(records), as_of, known_at, rules, definition)
    return _frames.frame(columns)


def visit_plans_frame(
    records: Iterable[Record],
    as_of: date,
    known_at: datetime | str | None = None,
    rules: Rulebook | None = None,
) -> pandas.DataFrame:
    """One row an offender: how often he is visited, who decided it, by which policy of which day, and what it lacks.

    Columns: offender, state, level (ordered), interval (in words), basis, decided_on, decided_by, approved_by, policy,
    policy_from, clock, last_seen, due, overdue (whole days), faults (how many), fault_kinds.
    Raises LawNotHeldError as `mosovo.law.evaluate`. Source: as `visit_plan`.
    """
    columns = _assessment.visit_plan_columns(_frames.as_list(records), as_of, known_at, rules)
    return _frames.frame(columns, risk={"level"})


def visit_faults_frame(
    records: Iterable[Record],
    as_of: date,
    since: date | None = None,
    known_at: datetime | str | None = None,
    rules: Rulebook | None = None,
) -> pandas.DataFrame:
    """One row a fault of a home visit from `since` to `as_of`, both included; columns as `plan_faults_frame`.

    Raises LawNotHeldError as `mosovo.law.evaluate`. Source: as `visit_faults`.
    """
    return _frames.frame(_assessment.visit_fault_columns(_frames.as_list(records), as_of, since, known_at, rules))


def reactive_frame(
    records: Iterable[Record],
    as_of: date,
    known_at: datetime | str | None = None,
    rules: Rulebook | None = None,
) -> pandas.DataFrame:
    """One row an offender: whether he may be managed reactively, what stands in the way, and whether it stands.

    Columns: offender, eligible (met, not_met, unknown), state, since, blocks (criteria not met or unknown), desk_review,
    desk_review_due, exits (events nobody has answered), faults (how many), fault_kinds.
    Raises LawNotHeldError as `mosovo.law.evaluate`. Source: as `reactive_eligibility`.
    """
    return _frames.frame(_assessment.reactive_columns(_frames.as_list(records), as_of, known_at, rules))


def osp_frame(columns: Mapping[str, Any], tool: str = "dc", profile: str = "recommended") -> pandas.DataFrame:
    """Scores many: one row a row of `columns`, which are named as the inputs of `osp_dc` and hold what it takes.

    columns  a DataFrame, or a mapping of columns of one length (lists too, whose cells may be of any kind, each read by
             itself); an input without a column is not known of anybody
    tool     "dc" (OSP/DC) or "iic" (OSP/IIC)
    profile  as `osp_dc`
    Columns: status, band (categories; missing on error), percentage (NaN on error), problems (CODE[input,…]|CODE[…],
    empty where there is none), and for OSP/DC points, band_before_reduction and reduced (None: not tested). The index of a
    DataFrame is kept. For the reasons of a row call `osp_dc` or `osp_iic` on it.
    Raises TypeError for what is no table, ValueError for columns that are no input, differ in length, or an unknown
    tool or profile.
    """
    if not hasattr(columns, "keys"):
        raise TypeError("columns is a DataFrame, or a mapping of columns by the names of the inputs")
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
    """Numbers, truths and days of arrays as the module reads them at once; everything else object by object.

    A list stays one: numpy would make its cells of one kind, so that True beside 2 became 1.
    """
    if not hasattr(column, "dtype"):
        return list(column)
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
    "ArmsCheck",
    "ArmsDefinition",
    "ArmsWarning",
    "Cycle",
    "DueRow",
    "FailedAttempts",
    "LeadResult",
    "Matter",
    "OspItem",
    "OspProblem",
    "OspResult",
    "OspSheet",
    "OspSheetRow",
    "PlanCheck",
    "PlanFault",
    "ProposedAction",
    "ReactiveEligibility",
    "StaticScoreRow",
    "StaticScores",
    "StaticTool",
    "StaticToolVersion",
    "VisitDue",
    "VisitFault",
    "VisitPlan",
    "arms_warnings",
    "arms_warnings_frame",
    "check_arms",
    "check_plan",
    "cycle",
    "cycles",
    "cycles_frame",
    "due_frame",
    "failed_attempts",
    "leads",
    "matters",
    "osp_dc",
    "osp_frame",
    "osp_iic",
    "osp_inputs",
    "plan_faults",
    "plan_faults_frame",
    "plans_frame",
    "reactive_eligibility",
    "reactive_frame",
    "static_scores",
    "static_tools",
    "visit_due",
    "visit_faults",
    "visit_faults_frame",
    "visit_plan",
    "visit_plans_frame",
    "visits_frame",
]
