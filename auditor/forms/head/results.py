"""What a self-review says of its own sums: totals below the indicators, and the execution of the budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from auditor.expressions import expression
from auditor.forms.head.records import Head
from auditor.forms.labels.label_file import ExecutionColumn
from auditor.forms.lines import Slot
from auditor.forms.shapes.header import Header
from auditor.forms.text import one_line, squeeze
from auditor.model import Execution, Totals

_NUMBER = expression(r"([-+]?\d[\d,]*(?:\.\d+)?)(?:分|%|万元|万|元)?")
_SCORE = expression("得分")
_WORTH = expression(r"(\d+)分?[*×xX＊](?:预算|资金)?执行率")  # 得分（20分*执行率）
_RATE, _POINTS = expression("执行率"), expression("[得权]分|分值|权重")
_MONEY, _NO_MONEY = expression("预算数|执行数"), expression("[率分重因]")
_FIRST_BUDGET = expression("年初预算")
_AMOUNTS = frozenset({"budget", "adjusted", "executed"})
_TELLING: tuple[ExecutionColumn, ...] = ("executed", "rate")


def totals_of(slots: Sequence[Slot], header: Header) -> Totals:
    """The totals in a line that begins with 合计, by the columns above."""
    return Totals(_below(slots, header, "weight"), _below(slots, header, "score"), slots[0].location)


def stated_total(head: Head) -> Totals | None:
    """The total score that a self-review prints above its indicators."""
    slot = head.self_score
    score = _number(slot.text) if slot is not None else None
    return Totals(None, score, slot.location) if slot is not None and score is not None else None


def execution_of(head: Head) -> Execution | None:
    """How the budget was executed, ``None`` where the form does not print it."""
    found = _execution("", head.execution, (*_TELLING, "points"))
    found = replace(found, rate_of=head.rate_of) if found and head.rate_of else found
    if found is None or found.points is not None:
        return found
    printed = next((match for label in head.matrix if (match := _WORTH.search(squeeze(label)))), None)
    return replace(found, points=Decimal(printed[1])) if printed else found


def blank_labels(head: Head) -> tuple[str, ...]:
    """The labels of the cells of a head that were left blank, with those of the execution rate where money
    was spent, and of money where others say that there was some."""
    spent = "executed" in head.execution and "rate" not in head.execution
    rates = [one_line(label) for label in head.matrix if _RATE.search(label) and not _POINTS.search(label)]
    unscored = {"executed", "points"} <= head.execution.keys() and "score" not in head.execution
    scores = [one_line(label) for label in head.matrix if _SCORE.search(label)]
    return (
        *head.blank.values(),
        *_unstated_money(head),
        *(rates if spent else ()),
        *(scores if unscored else ()),
    )


def _unstated_money(head: Head) -> tuple[str, ...]:
    """The columns of money without an amount: that of the first budget where one that was adjusted was spent,
    all of them where nothing but their rate is told."""
    told = {name for row in (head.execution, *head.sources.values()) for name in row} & _AMOUNTS
    labels = [
        one_line(label) for label in head.matrix if _MONEY.search(label) and not _NO_MONEY.search(label)
    ]
    if told == {"adjusted", "executed"}:
        return tuple(label for label in labels if _FIRST_BUDGET.match(label))
    return tuple(labels) if not told and "rate" in head.execution else ()


def sources_of(head: Head) -> tuple[Execution, ...]:
    """How the money of each source was spent."""
    found = (_execution(label, cells) for label, cells in head.sources.items())
    return tuple(each for each in found if each is not None)


def _execution(
    label: str, cells: Mapping[ExecutionColumn, Slot], telling: Sequence[ExecutionColumn] = _TELLING
) -> Execution | None:
    told = next((column for column in telling if column in cells), None)
    if told is None:
        return None
    reason = cells.get("reason")
    return Execution(
        label=label,
        location=cells[told].location,
        budget=_in(cells, "budget"),
        adjusted=_in(cells, "adjusted"),
        executed=_in(cells, "executed"),
        expected=_in(cells, "expected"),
        rate=_in(cells, "rate"),
        points=_in(cells, "points"),
        score=_in(cells, "score"),
        reason=one_line(reason.text) if reason else None,
    )


def _below(slots: Sequence[Slot], header: Header, name: str) -> Decimal | None:
    column = header.get(name)
    if column is None:
        return None
    under = (slot for slot in slots if slot.start <= column.end and column.start <= slot.end)
    return next((number for slot in under if (number := _number(slot.text)) is not None), None)


def _in(cells: Mapping[ExecutionColumn, Slot], column: ExecutionColumn) -> Decimal | None:
    slot = cells.get(column)
    return _number(slot.text) if slot else None


def _number(text: str) -> Decimal | None:
    match = _NUMBER.fullmatch(squeeze(text))
    return Decimal(match[1].replace(",", "")) if match else None
