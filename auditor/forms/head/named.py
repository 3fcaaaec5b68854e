"""Figures that a text names each by its own label: «年初预算12万元；全年执行9万元；执行率75%»."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from auditor.chinese.stops import TITLE_ENDS
from auditor.expressions import expression
from auditor.forms.head.amounts import read_amount
from auditor.forms.head.records import Head, Money
from auditor.forms.labels.label_file import ExecutionColumn
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Slot
from auditor.forms.text import label_key, squeeze
from auditor.model import SPOKEN_UNIT, MoneyUnit

_NEXT = expression(rf"[{TITLE_ENDS}]|,(?!\d{{3}}(?!\d))")
_PIECE = expression(rf"(\D{{2,14}}?)[为是共计]?:?(\d[\d,]*(?:\.\d+)?(?:{SPOKEN_UNIT}|%|分)?)(?:\([^()]*\))?")
_TAILS = ("", "数", "率")  # 预算12万元，执行9万元
_PLANNED = frozenset({"budget", "adjusted"})


@dataclass(frozen=True, slots=True)
class Named:
    """A figure with its unit, and what its label calls it."""

    column: ExecutionColumn
    label: str
    figure: str

    @property
    def planned(self) -> bool:
        return self.column in _PLANNED


def take_named(text: str, unit: MoneyUnit, slot: Slot, labels: Labels, head: Head) -> bool:
    """Gives a head what a text of figures with labels of their own says, the budget in a known unit."""
    found = named_figures(text, labels)
    money = [
        (named, amount)
        for named in found
        if named.planned
        and (amount := read_amount(named.figure, label=named.label, unit=unit, location=slot.location))
    ]
    if not money or not all(amount.unit for _, amount in money):
        return False
    head.money += [Money(amount, labels.budgets.rank(label_key(named.label))) for named, amount in money]
    for named in found:
        head.execution.setdefault(named.column, replace(slot, cell=replace(slot.cell, text=named.figure)))
    return True


def named_figures(text: str, labels: Labels) -> tuple[Named, ...]:
    """The figures of a text that is made of nothing else, what was planned among them; none where a piece
    says anything else or two say the same."""
    pieces = [piece for part in _NEXT.split(unicodedata.normalize("NFKC", text)) if (piece := squeeze(part))]
    found = [named for piece in pieces if (named := _named(piece, labels))]
    columns = {named.column for named in found}
    if len(pieces) < 2 or not len(pieces) == len(found) == len(columns) or columns.isdisjoint(_PLANNED):
        return ()
    return tuple(found)


def _named(piece: str, labels: Labels) -> Named | None:
    match = _PIECE.fullmatch(piece)
    if match is None:
        return None
    key = label_key(match[1])
    column = next((name for tail in _TAILS if (name := labels.execution.get(key + tail))), None)
    return Named(column, match[1], match[2]) if column else None
