"""The scorecard as a table: dimensions, their items, and each deduction with its sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from auditor.model import Deduction, Form, ItemScore, PartScore, Scorecard, as_written
from auditor.reports.view.wording import points

_ZERO = Decimal(0)
NOT_JUDGED = "本次没有能够评分的表，此项由人工评定"


@dataclass(frozen=True, slots=True)
class DeductionView:
    label: str
    form: int | None
    points: str
    formula: str


@dataclass(frozen=True, slots=True)
class LossView:
    """What the forms lost in an item for one cause, before the mean is taken."""

    label: str
    points: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A part of an item with its sum («4×3/5＝2.4»)."""

    title: str
    score: str
    full: str
    formula: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """``score`` is empty for an item that is 未评; ``remark`` then says why. ``open`` are the points that a
    person gives.

    ``formula`` is the sum in words. ``parts`` are shown for a single form; ``losses`` say where the points
    went that several forms lost for one cause.
    """

    title: str
    full: str
    score: str
    judged: int
    remark: str
    formula: str
    open: str
    parts: tuple[PartView, ...]
    deductions: tuple[DeductionView, ...]
    losses: tuple[LossView, ...] = ()


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


def dimensions(card: Scorecard, forms: Iterable[Scorecard] = ()) -> tuple[DimensionView, ...]:
    """The items in the order of the review form, under their dimensions; ``forms`` are those that ``card`` is
    the mean of. A single form's deductions count as those of the whole."""
    scored = [each for each in forms if each.score is not None and each.items]
    shared = [[each.items[index] for each in scored] for index in range(len(card.items))]
    known = [_item_view(item, own) for item, own in zip(card.items, shared, strict=True)]
    views = []
    for title, group in groupby(zip(card.items, known, strict=True), key=lambda pair: pair[0].dimension):
        items = tuple(view for _, view in group)
        views.append(DimensionView(title, sum(1 + len(item.deductions) for item in items), items))
    return tuple(views)


def form_scores(forms: Iterable[Form], cards: Mapping[int, Scorecard]) -> tuple[FormScoreView, ...]:
    """The item scores of every form that has a scorecard, an item that is 未评 as «—»."""
    lines = []
    for form in forms:
        card = cards.get(form.index)
        if card is None or not card.items:
            continue
        items = tuple(points(item.score) if item.score is not None else "—" for item in card.items)
        lines.append(
            FormScoreView(form.index, form.name, items, points(card.score) if card.score is not None else "—")
        )
    return tuple(lines)


def _item_view(item: ItemScore, in_forms: Sequence[ItemScore]) -> ItemView:
    parts = [each for each in in_forms if each.score is not None]
    single = parts[0].deductions if len(parts) == 1 else ()
    return ItemView(
        title=item.title,
        full=as_written(item.full),
        score=points(item.score) if item.score is not None else "",
        judged=item.judged,
        remark=f"检查 {item.judged} 处" if item.score is not None else NOT_JUDGED,
        formula=item.formula if item.score is not None else "",
        open=as_written(item.open) if item.open else "",
        parts=tuple(map(_part_view, item.parts)),
        deductions=tuple(_deduction_view(each) for each in (*single, *item.deductions)),
        losses=_losses(parts) if len(parts) > 1 else (),
    )


def _part_view(part: PartScore) -> PartView:
    score = "人工评定" if part.score is None else points(part.score)
    return PartView(part.title, score, as_written(part.full), part.formula)


def _losses(parts: Iterable[ItemScore]) -> tuple[LossView, ...]:
    """By cause, the dearest first."""
    totals: dict[str, Decimal] = {}
    for deduction in (each for part in parts for each in part.deductions):
        totals[deduction.label] = totals.get(deduction.label, _ZERO) + deduction.points
    ranking = sorted(totals, key=lambda label: (-totals[label], label))
    return tuple(LossView(label, points(totals[label])) for label in ranking)


def _deduction_view(deduction: Deduction) -> DeductionView:
    return DeductionView(
        label=deduction.label,
        form=deduction.form,
        points=points(deduction.points) if deduction.points else "",
        formula=deduction.formula,
    )
