"""The dimensions that a row can belong to where no level says which: by what its name speaks of, by its unit
and by its target."""

from __future__ import annotations

from auditor.language.facts import is_money
from auditor.language.names.matter_words import BENEFITS, Matter

_TIMES = frozenset({"date", "duration"})
_PEOPLE = frozenset({"people", "person_times", "households", "household_times"})
_ALL = BENEFITS | {"quantity", "quality", "timeliness", "cost", "satisfaction"}


def possible_dimensions(
    matter: Matter | None, kinds: frozenset[str], *, number: bool, deed: bool = False
) -> frozenset[str]:
    """``kinds`` are those of the unit; ``number`` says whether the target is one, ``deed`` whether the name
    says what is done for those whom it counts. What has neither a known matter nor a number can be
    anything."""
    if matter is None:
        return _by_unit(kinds) if kinds or number else _ALL
    served = matter.kind == "count" and not deed and bool(kinds & _PEOPLE)  # 就餐学生人数: whom it reaches
    found = {matter.dimension} | (BENEFITS if matter.effect or served else frozenset())
    return frozenset(found) if matter.sure else frozenset(found) | _elsewhere(matter, kinds)


def _by_unit(kinds: frozenset[str]) -> frozenset[str]:
    others = kinds - _TIMES - {"ratio"}
    found = {
        "quality": "ratio" in kinds,
        "cost": any(map(is_money, kinds)),
        "timeliness": bool(kinds & _TIMES),
        "quantity": not kinds or bool(kinds & _TIMES) or not all(map(is_money, others)),
    }
    return BENEFITS | {dimension for dimension, fits in found.items() if fits}


def _elsewhere(matter: Matter, kinds: frozenset[str]) -> frozenset[str]:
    """Where else a matter stands with equal right: not where it is misfiled, a cost where money is meant, a
    time where one is."""
    fitting = {
        "quality": True,
        "cost": matter.dimension == "economic" or any(map(is_money, kinds)),
        "timeliness": bool(kinds & _TIMES),
    }
    misfiled = matter.certain | matter.firm | matter.ask
    return frozenset(each for each, fits in fitting.items() if fits and each not in misfiled)
