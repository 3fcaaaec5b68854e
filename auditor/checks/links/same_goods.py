"""The same list of goods or works, number by number, in two projects of one document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.links.forms_together import same_project
from auditor.checks.units import SubmissionUnit
from auditor.chinese.edges import beginning_of, ending_of
from auditor.language import UnitFact
from auditor.language.spans import plain
from auditor.model import Evidence, Form, FormKind, PassageField, RowRef

_PROJECTS = (FormKind.PROJECT, FormKind.TRANSFER)
_PIECES = frozenset({"machines", "documents", "places", "plants", "animals", "cases", "generic"})
_GOODS = _PIECES | {"area", "length", "mass", "volume"}
_TEXTS = (PassageField.GOAL, PassageField.OVERVIEW)
_PAIR = 2
_HEAD = 2  # characters at the end of a noun by which two texts call the same thing
_NAMED = 4  # goods
_LOWEST = 2  # of one thing each project may well have one

_Key = tuple[str, Decimal, str]


class GoodsParams(Params):
    """``least`` goods in the same number; what stands in more than ``most`` forms is a template's."""

    least: int = Field(default=3, description="至少几样东西的数量都相同")
    most: int = Field(default=4, description="在多于这么多张表里都有的，是套用的写法，不算")


@check_kind("same-goods", params=GoodsParams, provides={"project", "other_project", "quote", "count"})
def judge_goods(unit: SubmissionUnit, params: GoodsParams, context: Context) -> Judgement:
    """No two projects buy or build the same things in the same numbers."""
    projects = [each for each in unit.submission.forms if each.kind in _PROJECTS and not each.empty]
    if len(projects) < _PAIR:
        return NOT_APPLICABLE
    lists = [dict(_goods(form, context)) for form in projects]
    holders: dict[_Key, list[int]] = defaultdict(list)
    for number, goods in enumerate(lists):
        for key in goods:
            holders[key].append(number)
    shared: dict[tuple[int, int], list[_Key]] = defaultdict(list)
    for key, numbers in holders.items():
        if len(numbers) <= params.most:
            for pair in combinations(numbers, 2):
                shared[pair].append(key)
    return failed(
        *(
            _hit(projects[one], projects[two], [lists[one][key] for key in keys])
            for (one, two), keys in shared.items()
            if len(keys) >= params.least and _apart(projects[one], projects[two])
        )
    )


def _apart(one: Form, two: Form) -> bool:
    return plain(one.name) != plain(two.name) and not same_project(one, two)


def _goods(form: Form, context: Context) -> Iterator[tuple[_Key, str]]:
    """The things that a form counts, in its rows or its texts, each with its words."""
    making = context.language.counted.making
    for row in form.indicators:
        target = context.linker.target(row)
        measure = context.language.measure(row.name)
        thing = plain(measure.object if measure is not None else row.name)
        thing = thing.removesuffix(ending_of(thing, making)).removeprefix(beginning_of(thing, making))
        if target is not None and _counts(target.unit, target.value):
            yield _keyed(thing, target.value, target.unit)
    for passage in form.passages:
        for each in context.language.quantities(passage.text) if passage.field in _TEXTS else ():
            if _counts(each.unit, each.value):
                yield _keyed(plain(each.object), each.value, each.unit)


def _counts(unit: UnitFact, value: Decimal) -> bool:
    return bool(unit.kinds) and unit.kinds <= _GOODS and value >= _LOWEST


def _keyed(thing: str, value: Decimal, unit: UnitFact) -> tuple[_Key, str]:
    number = (value * unit.factor).normalize()
    return (thing[-_HEAD:], number, unit.base), f"{thing}{value.normalize():f}{unit.text}"


def _hit(one: Form, two: Form, goods: list[str]) -> Hit:
    values = {
        "project": one.name,
        "other_project": two.name,
        "quote": "、".join(goods[:_NAMED]),
        "count": str(len(goods)),
    }
    evidence = (Evidence(one.name, one.location), Evidence(two.name, two.location))
    return Hit(values, evidence, (RowRef(two.index),), form=one.index)
