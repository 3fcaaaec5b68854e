"""Rows that count the work of another trade than the form's: copied from the form of another project."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.model import Confidence, Form, Indicator, PassageField, RowRef

_TEXTS = (PassageField.OVERVIEW, PassageField.GOAL, PassageField.LONG_TERM_GOAL)
_COUNTED = frozenset({"count", "made", "activity"})
_WORK = _COUNTED | {"reached", "nature-count", "nature", "handling", "settling", "correctness", "acceptance"}


class ForeignParams(Params):
    """So many rows (``least``), and so large a ``share`` of those that speak of work, make the whole form
    that of another project."""

    least: int = Field(default=3, description="至少几条指标说的是别的事，才判整张表")
    share: float = Field(default=0.5, description="这些指标占多大比例，才判整张表（0—1）")


@check_kind("foreign-form", params=ForeignParams, provides={"trade", "home", "names"})
def judge_form(unit: FormUnit, params: ForeignParams, context: Context) -> Judgement:
    """Most of a form's rows speak of another trade than its project and its texts."""
    home = _home(unit.form, unit.form.project or "", context)
    if not home:
        return NOT_APPLICABLE
    foreign = _foreign(unit.form, home, _WORK, context)
    if not _many(unit.form, foreign, params, context):
        return PASSED
    trades = context.linker.trades
    values = {
        "trade": "、".join(dict.fromkeys(trades.title(trade) for _, trade in foreign)),
        "home": "、".join(sorted(trades.title(trade) for trade in home)),
        "names": "".join(f"“{row.name}”" for row, _ in foreign[:3]),
    }
    rows = tuple(RowRef(unit.form.index, row.row) for row, _ in foreign)
    return failed(Hit(values, tuple(row_evidence(row) for row, _ in foreign[:3]), rows))


@check_kind("foreign-row", params=ForeignParams, provides={"trade", "home"})
def judge_row(unit: IndicatorUnit, params: ForeignParams, context: Context) -> Judgement:
    """A row that counts an activity of another trade, in a form whose other rows are of its own."""
    head = f"{unit.form.project or ''} {unit.form.department or ''} {unit.form.issuer or ''}"
    home = _home(unit.form, head, context)
    if not home:
        return NOT_APPLICABLE
    if _many(unit.form, _foreign(unit.form, home, _WORK, context), params, context):
        return PASSED  # told once, on the form
    found = {row.row: trade for row, trade in _foreign(unit.form, home, _COUNTED, context)}
    trade = found.get(unit.indicator.row)
    if trade is None:
        return PASSED
    trades = context.linker.trades
    told = any(passage.field in _TEXTS and passage.text.strip() for passage in unit.form.passages)
    values = {"trade": trades.title(trade), "home": "、".join(sorted(map(trades.title, home)))}
    evidence = (row_evidence(unit.indicator),)
    return failed(Hit(values, evidence, field="name", confidence=None if told else Confidence.ASK))


def _home(form: Form, head: str, context: Context) -> frozenset[str]:
    """The trades of a form's head and texts; none where the head names none, or somebody of all trades."""
    trades = context.linker.trades
    if trades.everything(head) or not trades.of(head):
        return frozenset()
    texts = (passage.text for passage in form.passages if passage.field in _TEXTS)
    return trades.of("\n".join((head, form.department or "", *texts)))


def _foreign(
    form: Form, home: frozenset[str], kinds: frozenset[str], context: Context
) -> list[tuple[Indicator, str]]:
    found = []
    for row in form.indicators:
        matter = context.language.matter(row.name, row.unit, row.value)
        trade = context.linker.trades.foreign(row.name, home)
        if trade and matter and matter.kind in kinds:
            found.append((row, trade))
    return found


def _many(form: Form, foreign: list[tuple[Indicator, str]], params: ForeignParams, context: Context) -> bool:
    matters = [context.language.matter(row.name, row.unit, row.value) for row in form.indicators]
    work = sum(matter is not None and matter.kind in _WORK for matter in matters)
    return len(foreign) >= params.least and len(foreign) >= params.share * work
