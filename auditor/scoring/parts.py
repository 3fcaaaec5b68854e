"""The items of a form: each part earned by its fact, less what its findings cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from auditor.model import Deduction, Form, FormKind, ItemScore, PartScore, as_written
from auditor.profiles import ItemConfig, PartConfig, Stage
from auditor.scoring.deductions import Charge, Cost, charges_of, deductions_of, total_of
from auditor.scoring.known import Facts, hold
from auditor.scoring.results import has_results, reviews_results
from auditor.scoring.rounding import rounded, told_share

_ZERO, _ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class FormCosts:
    """The findings that the parts of a form deduct, in a form with so many ``rows``."""

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
    note: str = ""

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


class ItemMarker:
    """Marks an item of a form again and again, each time with other groups of findings mended and other parts
    filled; a part is looked at again where its fact is another, or what it deducts."""

    def __init__(self, item: str, config: ItemConfig, parts: Iterable[PartConfig], form: FormCosts) -> None:
        self.item = item
        self._config = config
        self._form = form
        self._parts = [(part, *_with_groups(_own(part, form))) for part in parts]
        self._rest, groups = _with_groups(_unlisted(item, form))
        self.groups = groups.union(*(own for _, _, own in self._parts))
        self._known: dict[tuple[int, Decimal | None, frozenset[str]], PartMark] = {}

    def mark(self, facts: Facts, gone: frozenset[str]) -> ItemMark:
        """The item with these facts and without these groups of findings. What findings on the form cost that
        no part lists is taken from the item's parts."""
        marks = tuple([self._part(number, facts, gone) for number in range(len(self._parts))])
        earned = sum([each.score for each in marks], _ZERO)
        charges = self._charges(self._rest, gone)
        lost = min(total_of(charges), earned)
        return ItemMark(self.item, self._config, marks, charges, lost, self._config.base + earned - lost)

    def _part(self, number: int, facts: Facts, gone: frozenset[str]) -> PartMark:
        part, costs, groups = self._parts[number]
        value = facts[part.fact]
        key = number, value, gone & groups
        if key not in self._known:
            mark = _mark(part, value, self._charges(costs, gone))
            self._known[key] = replace(mark, note=_note(part, facts)) if part.note else mark
        return self._known[key]

    def _charges(self, costs: Sequence[Cost], gone: frozenset[str]) -> tuple[Charge, ...]:
        left = [cost for cost in costs if cost.group not in gone]
        return charges_of(left, form=self._form.form, rows=self._form.rows) if left else ()


def _with_groups(costs: Iterable[Cost]) -> tuple[tuple[Cost, ...], frozenset[str]]:
    costs = tuple(costs)
    return costs, frozenset([cost.group for cost in costs])


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


def _mark(config: PartConfig, value: Decimal | None, charges: tuple[Charge, ...]) -> PartMark:
    if value is None:
        return PartMark(config, None, _ZERO, (), _ZERO)
    earned = rounded(config.points * min(value / config.full_at, _ONE))
    if not charges:
        return PartMark(config, value, earned, (), _ZERO)
    most = earned if config.most is None else min(earned, config.most)
    return PartMark(config, value, earned, charges, min(total_of(charges), most))


def _note(config: PartConfig, facts: Facts) -> str:
    """What is taken for granted of a part, where these facts say so."""
    return config.note.text if config.note and hold(facts, config.note.when) else ""


def _own(config: PartConfig, form: FormCosts) -> Iterator[Cost]:
    """The findings that a part lists."""
    return (cost for cost in form.costs if cost.finding.category in config.faults)


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


def _unlisted(item: str, form: FormCosts) -> Iterator[Cost]:
    """The findings on the form that no part lists."""
    return (
        cost
        for cost in form.costs
        if cost.item == item and cost.finding.row is None and cost.finding.category not in form.listed
    )


def _formula(config: PartConfig, value: Decimal, mark: PartMark) -> str:
    told = told_share(value, config.points, config.full_at)
    of = "" if config.full_at == _ONE else f"/{as_written(config.full_at)}"
    share = f"{as_written(config.points)}×{told}{of}"
    text = as_written(config.points) if value >= config.full_at else f"{share}＝{as_written(mark.earned)}"
    less = f"－{as_written(mark.lost)}＝{as_written(mark.score)}" if mark.lost else ""
    return f"{text}{less}（{mark.note}）" if mark.note else f"{text}{less}"


def _sum(mark: ItemMark, parts: Iterable[PartScore]) -> str:
    scored = (part for part in parts if part.score is not None)
    steps = [
        f"起评{as_written(mark.config.base)}",
        *(f"{part.title}{as_written(part.score or _ZERO)}" for part in scored),
    ]
    less = f"－{as_written(mark.lost)}" if mark.lost else ""
    return f"{'＋'.join(steps)}{less}＝{as_written(mark.score)}"
