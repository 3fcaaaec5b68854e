"""Rows that count the work of another trade than the form's: copied from the form of another project."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.language import Language
from auditor.language.linking import linker_of
from auditor.language.linking.trades import TradeReader
from auditor.model import Confidence, Form, Indicator, PassageField, RowRef

_TEXTS = (PassageField.OVERVIEW, PassageField.GOAL, PassageField.LONG_TERM_GOAL)
_COUNTED = frozenset({"count", "made", "activity"})
_WORK = _COUNTED | {
    "reached",
    "nature-count",
    "nature",
    "handling",
    "paying",
    "settling",
    "correctness",
    "acceptance",
}


class ForeignParams(Params):
    """So many rows (``least``), and so large a ``share`` of those that speak of work, make the whole form
    that of another project."""

    least: int = Field(default=3, description="至少几条指标说的是别的事，才判整张表")
    share: float = Field(default=0.5, description="这些指标占多大比例，才判整张表（0—1）")


@check_kind("foreign-form", params=ForeignParams, provides={"trade", "home", "names"})
def judge_form(unit: FormUnit, params: ForeignParams, context: Context) -> Judgement:
    """Most of a form's rows speak of another trade than its project and its texts."""
    home = unit.reading.once(_home, unit.form.project or "", context.linker.trades)
    if not home:
        return NOT_APPLICABLE
    foreign = unit.reading.once(_foreign, home, _WORK, context.language)
    if not unit.reading.once(_many, home, params, context.language):
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
    home = unit.reading.once(_home, head, context.linker.trades)
    if not home:
        return NOT_APPLICABLE
    if unit.reading.once(_many, home, params, context.language):
        return PASSED  # told once, on the form
    foreign = unit.reading.once(_foreign, home, _COUNTED, context.language)
    trade = next((trade for row, trade in foreign if row.row == unit.indicator.row), None)
    if trade is None:
        return PASSED
    trades = context.linker.trades
    told = any(passage.field in _TEXTS and passage.text.strip() for passage in unit.form.passages)
    values = {"trade": trades.title(trade), "home": "、".join(sorted(map(trades.title, home)))}
    evidence = (row_evidence(unit.indicator),)
    return failed(Hit(values, evidence, field="name", confidence=None if told else Confidence.ASK))


def _home(form: Form, head: str, trades: TradeReader) -> frozenset[str]:
    """The trades of a form's head and texts; none where the head names none, or somebody of all trades."""
    if trades.everything(head) or not trades.of(head):
        return frozenset()
    texts = (passage.text for passage in form.passages if passage.field in _TEXTS)
    return trades.of("\n".join((head, form.department or "", *texts)))


def _foreign(
    form: Form, home: frozenset[str], kinds: frozenset[str], language: Language
) -> list[tuple[Indicator, str]]:
    trades = linker_of(language).trades
    found = []
    for row in form.indicators:
        trade = trades.foreign(row.name, home)
        matter = language.matter(row.name, row.unit, row.value) if trade else None
        if trade and matter and matter.kind in kinds:
            found.append((row, trade))
    return found


def _many(form: Form, home: frozenset[str], params: ForeignParams, language: Language) -> bool:
    foreign = _foreign(form, home, _WORK, language)
    if len(foreign) < params.least:
        return False
    matters = [language.matter(row.name, row.unit, row.value) for row in form.indicators]
    work = sum(matter is not None and matter.kind in _WORK for matter in matters)
    return len(foreign) >= params.share * work
