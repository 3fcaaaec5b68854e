"""The scorecard as a table: dimensions, their items, and each deduction with its sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from auditor.model import Deduction, Form, ItemScore, Scorecard
from auditor.reports.view.wording import plain, points

_ZERO = Decimal(0)
NOT_JUDGED = "本次没有规则能够对此项作出判断，不计入总分，也不视为满分"


@dataclass(frozen=True, slots=True)
class DeductionView:
    label: str
    form: int | None
    count: int
    points: str
    formula: str


@dataclass(frozen=True, slots=True)
class LossView:
    """What the forms lost in an item for one cause, before the mean is taken."""

    label: str
    count: int
    points: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """``score`` is empty for an item that is 未评; ``remark`` then says why.

    ``formula`` is the sum in words («满分10，扣3，得7»). ``losses`` say where the points went that several
    forms lost, ``lost`` adds them up («11张表合计扣22分»).
    """

    title: str
    full: str
    score: str
    judged: int
    remark: str
    formula: str
    deductions: tuple[DeductionView, ...]
    lost: str = ""
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
        items = tuple(_short(item.score) if item.score is not None else "—" for item in card.items)
        lines.append(
            FormScoreView(form.index, form.name, items, points(card.score) if card.score is not None else "—")
        )
    return tuple(lines)


def _item_view(item: ItemScore, in_forms: Sequence[ItemScore]) -> ItemView:
    parts = [each for each in in_forms if each.score is not None]
    single = parts[0].deductions if len(parts) == 1 else ()
    return ItemView(
        title=item.title,
        full=plain(item.full),
        score=_short(item.score) if item.score is not None else "",
        judged=item.judged,
        remark=f"判定 {item.judged} 处" if item.score is not None else NOT_JUDGED,
        formula=_formula(item, parts),
        deductions=tuple(_deduction_view(each) for each in (*single, *item.deductions)),
        lost=f"{len(parts)}张表合计扣{_short(sum(map(_lost, parts), _ZERO))}分" if len(parts) > 1 else "",
        losses=_losses(parts) if len(parts) > 1 else (),
    )


def _formula(item: ItemScore, parts: Sequence[ItemScore]) -> str:
    """«满分10，11张表平均扣2，另扣1，得7»; what falls below zero says so."""
    if item.score is None:
        return ""
    own = sum((each.points for each in item.deductions), _ZERO)
    if len(parts) > 1:
        scores = [each.score for each in parts if each.score is not None]
        mean = item.full - (sum(scores, _ZERO) / len(parts)).quantize(Decimal("0.01"), ROUND_HALF_UP)
        steps = [f"{len(parts)}张表平均扣{plain(mean)}"] * bool(mean) + [f"另扣{plain(own)}"] * bool(own)
        lost = mean + own
    else:
        each = [*(parts[0].deductions if parts else ()), *item.deductions]
        lost = sum((deduction.points for deduction in each), _ZERO)
        steps = [f"扣{'＋'.join(plain(deduction.points) for deduction in each)}"] * bool(each)
    if not steps:
        return "没有扣分"
    floor = "（最低为0）" if lost > item.full else ""
    return "，".join([f"满分{plain(item.full)}", *steps, f"得{_short(item.score)}{floor}"])


def _lost(item: ItemScore) -> Decimal:
    return item.full - (item.score if item.score is not None else item.full)


def _losses(parts: Iterable[ItemScore]) -> tuple[LossView, ...]:
    """By cause, the dearest first."""
    counts: Counter[str] = Counter()
    totals: dict[str, Decimal] = {}
    for deduction in (each for part in parts for each in part.deductions):
        counts[deduction.label] += deduction.count
        totals[deduction.label] = totals.get(deduction.label, _ZERO) + deduction.points
    ranking = sorted(totals, key=lambda label: (-totals[label], label))
    return tuple(LossView(label, counts[label], _short(totals[label])) for label in ranking)


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
