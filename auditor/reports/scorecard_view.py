"""The scorecard as a table: dimensions, their items, and each deduction with its sum."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from auditor.model import Deduction, ItemScore, Scorecard
from auditor.reports.wording import plain

NOT_JUDGED = "本次没有规则能够对此项作出判断，不计入总分，也不视为满分"


@dataclass(frozen=True, slots=True)
class DeductionView:
    label: str
    form: int | None
    count: int
    points: str
    formula: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """``score`` is empty for an item that is 未评; ``remark`` then says why."""

    title: str
    full: str
    score: str
    judged: int
    remark: str
    deductions: tuple[DeductionView, ...]


@dataclass(frozen=True, slots=True)
class DimensionView:
    """``lines`` is the number of table rows that the dimension's cell spans."""

    title: str
    lines: int
    items: tuple[ItemView, ...]


def dimensions(card: Scorecard) -> tuple[DimensionView, ...]:
    """The items in the order of the review form, under their dimensions."""
    views = []
    for title, group in groupby(card.items, key=lambda item: item.dimension):
        items = tuple(_item_view(item) for item in group)
        views.append(DimensionView(title, sum(1 + len(item.deductions) for item in items), items))
    return tuple(views)


def _item_view(item: ItemScore) -> ItemView:
    judged = item.score is not None
    return ItemView(
        title=item.title,
        full=plain(item.full),
        score=_short(item.score) if item.score is not None else "",
        judged=item.judged,
        remark=f"判定 {item.judged} 处" if judged else NOT_JUDGED,
        deductions=tuple(_deduction_view(each) for each in item.deductions),
    )


def _deduction_view(deduction: Deduction) -> DeductionView:
    return DeductionView(
        label=deduction.label,
        form=deduction.form,
        count=deduction.count,
        points=_short(deduction.points),
        formula=deduction.formula,
    )


def _short(points: Decimal) -> str:
    return plain(round(points, 2))
