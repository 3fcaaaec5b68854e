"""The items of a form: each part earned by its fact, less what its findings cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from auditor.model import Deduction, Form, FormKind, ItemScore, PartScore, as_written
from auditor.profiles import ItemConfig, PartConfig, Stage
from auditor.scoring.deductions import Charge, Cost, charges_of, deductions_of, total_of
from auditor.scoring.known import Facts
from auditor.scoring.results import has_results, reviews_results
from auditor.scoring.rounding import rounded, told_share

_ZERO, _ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class Marked:
    """What the parts of a form are marked with: its facts, and the findings that its parts deduct."""

    facts: Facts
    costs: tuple[Cost, ...]
    form: int
    rows: int
    listed: frozenset[str]  # categories that some part deducts


def stage_of(form: Form) -> Stage:
    """Whether a form states targets or reviews results."""
    reviewed = form.kind is not FormKind.MONITORING and reviews_results(form.indicators)
    stated = form.kind is FormKind.SELF_REVIEW and has_results(form.indicators)
    return "results" if stated or reviewed else "goals"


@dataclass(frozen=True, slots=True)
class PartMark:
    """What a part comes to in numbers: what its fact (``None``: the form cannot tell) ``earned``, and what
    findings cost there, no more than ``lost`` in all."""

    config: PartConfig
    value: Decimal | None
    earned: Decimal
    charges: tuple[Charge, ...]
    lost: Decimal

    @property
    def score(self) -> Decimal:
        return self.earned - self.lost


@dataclass(frozen=True, slots=True)
class ItemMark:
    """What an item comes to in numbers; ``charges`` are findings on the form that no part lists, ``lost`` is
    what they take of the item's parts."""

    item: str
    config: ItemConfig
    parts: tuple[PartMark, ...]
    charges: tuple[Charge, ...]
    lost: Decimal
    score: Decimal


def mark_item(item: str, config: ItemConfig, parts: Iterable[PartConfig], marked: Marked) -> ItemMark:
    """One item of a form with these parts. What findings on the form cost that no part lists is taken from
    the item's parts."""
    marks = tuple(_mark(part, marked) for part in parts)
    earned = sum((each.score for each in marks), _ZERO)
    charges = _charges(_unlisted(item, marked), marked)
    lost = min(total_of(charges), earned)
    return ItemMark(item, config, marks, charges, lost, config.base + earned - lost)


def item_score(mark: ItemMark, judged: int, form: int) -> ItemScore:
    """A mark in words."""
    item, config = mark.item, mark.config
    parts = tuple(_part_score(item, part, form) for part in mark.parts)
    rest = within(mark.lost, deductions_of(mark.charges, item, form))
    return ItemScore(
        item=item,
        title=config.title,
        dimension=config.dimension,
        full=config.points,
        score=mark.score,
        judged=judged,
        deductions=(*(each for part in parts for each in part.deductions), *rest),
        formula=_sum(mark, parts),
        base=config.base,
        open=sum((part.full for part in parts if part.score is None), _ZERO),
        parts=parts,
    )


def _mark(config: PartConfig, marked: Marked) -> PartMark:
    value = marked.facts[config.fact]
    if value is None:
        return PartMark(config, None, _ZERO, (), _ZERO)
    earned = rounded(config.points * min(value / config.full_at, _ONE))
    charges = _charges(_own(config, marked), marked) if config.faults else ()
    if not charges:
        return PartMark(config, value, earned, (), _ZERO)
    most = earned if config.most is None else min(earned, config.most)
    return PartMark(config, value, earned, charges, min(total_of(charges), most))


def _charges(costs: Iterable[Cost], marked: Marked) -> tuple[Charge, ...]:
    return charges_of(costs, form=marked.form, rows=marked.rows)


def _own(config: PartConfig, marked: Marked) -> Iterator[Cost]:
    """The findings that a part lists."""
    return (cost for cost in marked.costs if cost.finding.category in config.faults)


def _part_score(item: str, mark: PartMark, form: int) -> PartScore:
    config = mark.config
    if mark.value is None:
        return PartScore(
            config.part, config.title, config.points, None, config.full_at, None, "本表没有此栏，由人工评定"
        )
    return PartScore(
        part=config.part,
        title=config.title,
        full=config.points,
        value=mark.value,
        full_at=config.full_at,
        score=mark.score,
        formula=_formula(config, mark.value, mark),
        deductions=within(mark.lost, deductions_of(mark.charges, item, form)),
    )


def within(most: Decimal, deductions: Iterable[Deduction]) -> tuple[Deduction, ...]:
    """The deductions that together take no more than ``most``; what is left of one says so."""
    found = []
    for each in deductions:
        points = min(each.points, most)
        most -= points
        left = f"此处只扣{as_written(points)}分" if points else "此处已经扣完，不再扣"
        found.append(
            replace(each, points=points, formula=f"{each.formula}，{left}") if points < each.points else each
        )
    return tuple(found)


def _unlisted(item: str, marked: Marked) -> Iterator[Cost]:
    """The findings on the form that no part lists."""
    return (
        cost
        for cost in marked.costs
        if cost.item == item and cost.finding.row is None and cost.finding.category not in marked.listed
    )


def _formula(config: PartConfig, value: Decimal, mark: PartMark) -> str:
    told = told_share(value, config.points, config.full_at)
    share = f"{as_written(config.points)}×{told}/{as_written(config.full_at)}"
    text = as_written(config.points) if value >= config.full_at else f"{share}＝{as_written(mark.earned)}"
    return f"{text}－{as_written(mark.lost)}＝{as_written(mark.score)}" if mark.lost else text


def _sum(mark: ItemMark, parts: Iterable[PartScore]) -> str:
    scored = (part for part in parts if part.score is not None)
    steps = [
        f"起评{as_written(mark.config.base)}",
        *(f"{part.title}{as_written(part.score or _ZERO)}" for part in scored),
    ]
    less = f"－{as_written(mark.lost)}" if mark.lost else ""
    return f"{'＋'.join(steps)}{less}＝{as_written(mark.score)}"
