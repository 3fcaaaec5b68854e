"""The items of a form: each part earned by its fact, less what its findings cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from auditor.model import Deduction, Form, FormKind, ItemScore, PartScore, as_written
from auditor.profiles import ItemConfig, PartConfig, Profile, Stage
from auditor.scoring.deductions import Cost, deducted, deductions_of
from auditor.scoring.facts import Facts
from auditor.scoring.results import has_results, reviews_results

_ZERO, _ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class Marked:
    """What the parts of a form are marked with: its facts, and the findings that its parts deduct."""

    facts: Facts
    costs: tuple[Cost, ...]
    form: int
    rows: int
    stage: Stage
    listed: frozenset[str]  # categories that some part deducts


def stage_of(form: Form) -> Stage:
    """Whether a form states targets or reviews results."""
    reviewed = form.kind is not FormKind.MONITORING and reviews_results(form.indicators)
    stated = form.kind is FormKind.SELF_REVIEW and has_results(form.indicators)
    return "results" if stated or reviewed else "goals"


def in_parts(profile: Profile, stage: Stage) -> frozenset[str]:
    """The categories whose findings deduct from a part instead of lessening a row."""
    parts = (part for item in profile.items.values() for part in item.parts_of(stage))
    return frozenset(category for part in parts for category in part.faults)


def item_score(item: str, config: ItemConfig, marked: Marked, judged: int) -> ItemScore:
    """One item of a form. What findings on the form cost that no part lists is taken from the item's
    parts."""
    parts = tuple(_part(item, part, marked) for part in config.parts_of(marked.stage))
    earned = sum((part.score for part in parts if part.score is not None), _ZERO)
    rest = within(earned, _rest(item, marked))
    lost = sum((each.points for each in rest), _ZERO)
    return ItemScore(
        item=item,
        title=config.title,
        dimension=config.dimension,
        full=config.points,
        score=config.base + earned - lost,
        judged=judged,
        deductions=(*(each for part in parts for each in part.deductions), *rest),
        formula=_sum(config.base, parts, lost),
        base=config.base,
        open=sum((part.full for part in parts if part.score is None), _ZERO),
        parts=parts,
    )


def item_points(item: str, config: ItemConfig, parts: Iterable[PartConfig], marked: Marked) -> Decimal:
    """The score of an item with these parts, as ``item_score`` adds it up."""
    earned = sum((_points(part, marked) for part in parts), _ZERO)
    rest = deducted(_unlisted(item, marked), form=marked.form, rows=marked.rows)
    return config.base + earned - min(earned, rest)


def _points(config: PartConfig, marked: Marked) -> Decimal:
    value = marked.facts[config.fact]
    if value is None:
        return _ZERO
    earned = _earned(config, value)
    lost = deducted(_own(config, marked), form=marked.form, rows=marked.rows) if config.faults else _ZERO
    return earned - min(lost, _most(config, earned))


_step = lru_cache(Decimal)


def rounded(number: Decimal, step: str = "0.1") -> Decimal:
    return number.quantize(_step(step), ROUND_HALF_UP)


def _earned(config: PartConfig, value: Decimal) -> Decimal:
    return rounded(config.points * min(value / config.full_at, _ONE))


def _most(config: PartConfig, earned: Decimal) -> Decimal:
    """What findings can take of a part."""
    return earned if config.most is None else min(earned, config.most)


def _own(config: PartConfig, marked: Marked) -> Iterator[Cost]:
    """The findings that a part lists."""
    return (cost for cost in marked.costs if cost.finding.category in config.faults)


def _part(item: str, config: PartConfig, marked: Marked) -> PartScore:
    value = marked.facts[config.fact]
    if value is None:
        return PartScore(
            config.part, config.title, config.points, None, config.full_at, None, "本表没有此栏，由人工评定"
        )
    earned = _earned(config, value)
    found = deductions_of(_own(config, marked), item, form=marked.form, rows=marked.rows)
    deductions = within(_most(config, earned), found)
    lost = sum((each.points for each in deductions), _ZERO)
    return PartScore(
        part=config.part,
        title=config.title,
        full=config.points,
        value=value,
        full_at=config.full_at,
        score=earned - lost,
        formula=_formula(config, value, earned, lost),
        deductions=deductions,
    )


def within(most: Decimal, deductions: Iterable[Deduction]) -> tuple[Deduction, ...]:
    """The deductions that together take no more than ``most``; what is left of one says so."""
    found = []
    for each in deductions:
        points = min(each.points, most)
        most -= points
        less = points < each.points
        found.append(
            replace(each, points=points, formula=f"{each.formula}，此处只扣{as_written(points)}分")
            if less
            else each
        )
    return tuple(found)


def _rest(item: str, marked: Marked) -> tuple[Deduction, ...]:
    return deductions_of(_unlisted(item, marked), item, form=marked.form, rows=marked.rows)


def _unlisted(item: str, marked: Marked) -> Iterator[Cost]:
    """The findings on the form that no part lists."""
    return (
        cost
        for cost in marked.costs
        if cost.item == item and cost.finding.row is None and cost.finding.category not in marked.listed
    )


def _formula(config: PartConfig, value: Decimal, earned: Decimal, lost: Decimal) -> str:
    share = f"{as_written(config.points)}×{as_written(rounded(value, '0.01'))}/{as_written(config.full_at)}"
    full = value >= config.full_at
    text = as_written(config.points) if full else f"{share}＝{as_written(earned)}"
    return f"{text}－{as_written(lost)}＝{as_written(earned - lost)}" if lost else text


def _sum(base: Decimal, parts: Sequence[PartScore], lost: Decimal) -> str:
    scored = [part for part in parts if part.score is not None]
    steps = [
        f"起评{as_written(base)}",
        *(f"{part.title}{as_written(part.score or _ZERO)}" for part in scored),
    ]
    total = base + sum((part.score or _ZERO for part in scored), _ZERO) - lost
    less = f"－{as_written(lost)}" if lost else ""
    return f"{'＋'.join(steps)}{less}＝{as_written(total)}"
