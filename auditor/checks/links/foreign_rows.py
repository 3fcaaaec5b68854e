"""Rows that count the work of another trade than the form's: copied from the form of another project."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from typing import NamedTuple

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.language import Language
from auditor.language.linking import linker_of
from auditor.language.linking.trades import TradeReader
from auditor.model import Confidence, Form, Indicator, PassageField, RowRef

_TEXTS = (PassageField.OVERVIEW, PassageField.GOAL, PassageField.LONG_TERM_GOAL)


class _Kept(NamedTuple):
    """A number of rows, and how many of them speak of what their form is for."""

    rows: int
    own: int


class ForeignParams(Params):
    """So many rows (``least``), and so large a ``share`` of those that speak of work, make the whole form
    that of another project. A row that has ``alike`` of its content in the project's texts is its own; where
    the share ``kept`` of the others are, one of a neighbouring trade is a stray."""

    least: int = Field(default=3, description="至少几条指标说的是别的事，才判整张表")
    alike: float = Field(default=0.3, description="名称与项目、文字有多少共同内容，算说的是本项目（0—1）")
    kept: float = Field(default=0.5, description="其余指标至少多大比例说的是本项目，才判相邻行业的（0—1）")
    share: float = Field(default=0.5, description="这些指标占多大比例，才判整张表（0—1）")


@check_kind("foreign-form", params=ForeignParams, provides={"trade", "home", "names"})
def judge_form(unit: FormUnit, params: ForeignParams, context: Context) -> Judgement:
    """Most of a form's rows speak of another trade than its project and its texts."""
    home = unit.reading.once(_home, unit.form.project or "", context.linker.trades)
    if not home:
        return NOT_APPLICABLE
    foreign = unit.reading.once(_foreign, home, context.language)
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


@check_kind("foreign-row", params=ForeignParams, faults={"row", "row-asked"}, provides={"trade", "home"})
def judge_row(unit: IndicatorUnit, params: ForeignParams, context: Context) -> Judgement:
    """A row that counts an activity of another trade, in a form whose other rows are of its own."""
    form, trades = unit.form, context.linker.trades
    office = f"{form.department or ''} {form.issuer or ''}"
    anything = trades.everything(office)  # a township does everything, but not in a project on one thing
    head = form.project or "" if anything else f"{form.project or ''} {office}"
    home = unit.reading.once(_home, head, trades)
    if not home:
        return NOT_APPLICABLE
    if unit.reading.once(_many, home, params, context.language):
        return PASSED  # told once, on the form
    if trades.site(unit.indicator.name, form.project or ""):
        return PASSED
    found = _trade(unit, home, context) or _stray(unit, home, params, context)
    if found is None:
        return PASSED
    trade, sure = found
    if trade in unit.reading.once(_elsewhere, trades):
        return PASSED
    told = any(passage.field in _TEXTS and passage.text.strip() for passage in form.passages)
    values = {"trade": trades.title(trade), "home": "、".join(sorted(map(trades.title, home)))}
    evidence = (row_evidence(unit.indicator),)
    stray = _is_alone(unit, context) and _keeps(unit, home, params, context)
    if (sure or stray) and told and not anything:
        return failed(Hit(values, evidence, field="name", fault="row"))
    return failed(Hit(values, evidence, field="name", confidence=Confidence.ASK, fault="row-asked"))


def _trade(unit: IndicatorUnit, home: frozenset[str], context: Context) -> tuple[str, bool] | None:
    """The other trade of a row and whether it is beyond question: work is, what work brings may reach into
    another trade, and words that all trades use need a row that no text of the form has a word of."""
    row, trades = unit.indicator, context.linker.trades
    matter = context.language.row_matter(row)
    kind = matter.kind if matter else ""
    trade = trades.foreign(row.name, home)
    if trade and kind in trades.matters.told:
        return trade, kind in trades.matters.counted
    if not trade and kind in trades.matters.perhaps:
        trade = trades.perhaps_foreign(row.name, home)
    measured = kind in trades.matters.everybody or context.linker.target(row) is not None
    return (trade, False) if trade and measured and _is_alone(unit, context) else None


def _is_alone(unit: IndicatorUnit, context: Context) -> bool:
    """Whether no text of the form has a word of what a row is about, whatever it measures."""
    content, said = context.linker.content, unit.reading.once(_said)
    measure = context.language.measure(unit.indicator.name)
    about = measure.object if measure is not None else content.stem(unit.indicator.name)
    return content.size(about) == 0 or content.coverage(about, said) == 0


def _stray(
    unit: IndicatorUnit, home: frozenset[str], params: ForeignParams, context: Context
) -> tuple[str, bool] | None:
    """A neighbouring trade of which no other word stands in the form, where the other rows keep to what it
    is for: nobody does one thing of it alone."""
    row, trades = unit.indicator, context.linker.trades
    named = trades.named(row.name) - trades.matters.companions
    matter = context.language.row_matter(row) if named else None
    if matter is None or matter.kind not in trades.matters.stray or named & home:
        return None
    names = unit.reading.once(_names_of_trades, trades)
    elsewhere = any(names.get(trade, set()) - {row.name} for trade in named)
    return (min(named), False) if not elsewhere and _keeps(unit, home, params, context) else None


def _keeps(unit: IndicatorUnit, home: frozenset[str], params: ForeignParams, context: Context) -> bool:
    """Whether the other rows of the form keep to what it is for."""
    by_name, every = unit.reading.once(_own_rows, home, params.alike, context.language)
    here = by_name.get(unit.indicator.name, _Kept(0, 0))
    rows, own = every.rows - here.rows, every.own - here.own
    return rows >= params.least and own >= params.kept * rows


def _own_rows(
    form: Form, home: frozenset[str], alike: float, language: Language
) -> tuple[Mapping[str, _Kept], _Kept]:
    """Of the rows that speak of work or of what it brings, by their names and of all, how many there are and
    how many of them speak of what the form is for."""
    linker = linker_of(language)
    trades, said = linker.trades, _said(form)
    kinds = trades.matters.told | trades.matters.work
    found: dict[str, _Kept] = {}
    for row in form.indicators:
        matter = language.row_matter(row)
        if matter is not None and matter.kind in kinds:
            own = bool(trades.of(row.name) & home) or linker.content.coverage(row.name, said) >= alike
            known = found.get(row.name, _Kept(0, 0))
            found[row.name] = _Kept(known.rows + 1, known.own + own)
    every = found.values()
    return found, _Kept(sum(each.rows for each in every), sum(each.own for each in every))


def _said(form: Form) -> str:
    """What a form is for by its project and its texts."""
    texts = (passage.text for passage in form.passages if passage.field in _TEXTS)
    return "\n".join((form.project or "", *texts))


def _names_of_trades(form: Form, trades: TradeReader) -> Mapping[str, Set[str]]:
    """The names of rows that speak of each trade."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in form.indicators:
        for trade in trades.of(row.name):
            found[trade].add(row.name)
    return found


def _elsewhere(form: Form, trades: TradeReader) -> frozenset[str]:
    """The trades that a form speaks of anywhere but in its rows: what its money is for stands behind the
    amounts (其中畅通工程60万元)."""
    amounts = (f"{amount.label}\n{amount.text}" for amount in form.amounts)
    passages = (passage.text for passage in form.passages)
    return trades.of_any((form.title, form.note or "", *passages, *amounts))


def _home(form: Form, head: str, trades: TradeReader) -> frozenset[str]:
    """The trades of a form's head and texts; none where the head names none, or somebody of all trades."""
    if trades.everything(head) or not trades.of(head):
        return frozenset()
    texts = (passage.text for passage in form.passages if passage.field in _TEXTS)
    return trades.of_any((head, form.department or "", *texts))


def _foreign(form: Form, home: frozenset[str], language: Language) -> list[tuple[Indicator, str]]:
    """The rows that speak of the work of another trade, with that trade."""
    trades = linker_of(language).trades
    found = []
    for row in form.indicators:
        trade = trades.foreign(row.name, home)
        matter = language.row_matter(row) if trade else None
        if trade and matter and matter.kind in trades.matters.work:
            found.append((row, trade))
    return found


def _many(form: Form, home: frozenset[str], params: ForeignParams, language: Language) -> bool:
    foreign, work = _foreign(form, home, language), linker_of(language).trades.matters.work
    if len(foreign) < params.least:
        return False
    matters = [language.row_matter(row) for row in form.indicators]
    working = sum(matter is not None and matter.kind in work for matter in matters)
    return len(foreign) >= params.share * working
