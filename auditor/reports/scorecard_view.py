"""The scorecard as a table: dimensions, their items, and each deduction with its sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from auditor.model import Deduction, Form, ItemScore, Scorecard
from auditor.reports.wording import plain, points

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
    formula: str
    deductions: tuple[DeductionView, ...]


@dataclass(frozen=True, slots=True)
class DimensionView:
    """``lines`` is the number of table rows that the dimension's cell spans."""

    title: str
    lines: int
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class FormScoreView:
    """A form's line in the table that the means are taken from: the score of each item, then the total."""

    form: int
    name: str
    items: tuple[str, ...]
    total: str


def dimensions(card: Scorecard) -> tuple[DimensionView, ...]:
    """The items in the order of the review form, under their dimensions."""
    views = []
    for title, group in groupby(card.items, key=lambda item: item.dimension):
        items = tuple(_item_view(item) for item in group)
        views.append(DimensionView(title, sum(1 + len(item.deductions) for item in items), items))
    return tuple(views)


def form_scores(forms: Iterable[Form], cards: Mapping[int, Scorecard]) -> tuple[FormScoreView, ...]:
    """The item scores of every form that has a scorecard, an item that is 未评 as «—»."""
    lines = []
    for form in forms:
        card = cards.get(form.index)
        if card is None or not card.items:
            continue
        items = tuple(_short(item.score) if item.score is not None else "—" for item in card.items)
        lines.append(
            FormScoreView(form.index, form.name, items, points(card.score) if card.score is not None else "—")
        )
    return tuple(lines)


def _item_view(item: ItemScore) -> ItemView:
    judged = item.score is not None
    return ItemView(
        title=item.title,
        full=plain(item.full),
        score=_short(item.score) if item.score is not None else "",
        judged=item.judged,
        remark=f"判定 {item.judged} 处" if judged else NOT_JUDGED,
        formula=_formula(item),
        deductions=tuple(_deduction_view(each) for each in item.deductions),
    )


def _formula(item: ItemScore) -> str:
    """A formula that only repeats the full points says nothing: then there was no deduction."""
    if item.score is not None and item.score == item.full and not item.deductions:
        return "没有扣分"
    return item.formula


def _deduction_view(deduction: Deduction) -> DeductionView:
    return DeductionView(
        label=deduction.label,
        form=deduction.form,
        count=deduction.count,
        points=_short(deduction.points),
        formula=deduction.formula,
    )


def _short(number: Decimal) -> str:
    return plain(round(number, 2))
