"""Which columns a form has, in which order, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from benchmarks.headers.labels import group, label
from benchmarks.headers.plan import Levels, Periods, Plan
from benchmarks.headers.spelling import has_sign_column, has_unit_column

_EXTRAS = ("explanation", "source", "standard", "note", "office", "core", "nature", "polarity", "number")
_FIRST = ("number",)  # where it is not shuffled, it stands on the left
_TOWNS = ("柳溪镇", "大塘乡", "北港街道", "石门镇", "东岭乡", "枫桥镇")
_GROUP_OF = {
    "level1": "over_levels_and_name", "level2": "over_levels_and_name", "path": "over_levels_and_name",
    "name": "over_levels_and_name", "operator": "over_target", "value": "over_target", "unit": "over_target",
    "annual": "over_target", "mid_term": "over_target", "initial": "over_target", "adjusted": "over_target",
    "actual": "over_results", "score": "over_results", "reason": "over_results",
    "source": "over_notes", "note": "over_notes", "office": "over_notes", "explanation": "over_notes",
}  # fmt: skip
_TARGETS = ("value", "annual", "mid_term", "initial", "adjusted", "place")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, its label, the label over it (none: empty), which place it is for."""

    role: str
    label: str
    over: str = ""
    place: int = 0


def columns(plan: Plan, rng: Random) -> list[Column]:
    """The columns of a form from left to right."""
    if plan.periods is Periods.HALVES:
        return list(_halves(plan, rng))
    roles = [role for role in _roles(plan, rng) if role != "place"]
    made = [Column(role, label(role, plan, rng)) for role in roles]
    if plan.periods is Periods.PLACES:
        made = _with_places(made, plan, rng)
    if plan.shuffled:
        made = _shuffled(made, rng)
    if plan.dropped:
        made = _dropped(made, plan, rng)
    return _grouped(made, plan, rng) if plan.grouped else made


def _roles(plan: Plan, rng: Random) -> Iterator[str]:
    extras = rng.sample(_EXTRAS, plan.extras)
    if plan.continued and "standard" not in extras:
        extras.append("standard")
    yield from (role for role in extras if role in _FIRST)
    if plan.levels is Levels.COLUMNS:
        yield "level1"
    if plan.levels in (Levels.COLUMNS, Levels.SECOND_ONLY):
        yield "level2"
    if plan.levels is Levels.PATH:
        yield "path"
    yield "name"
    before = rng.random() < 0.2
    if plan.weight and before:
        yield "weight"
    yield from _target_roles(plan, rng)
    if plan.weight and not before:
        yield "weight"
    if plan.review:
        yield from ("actual", "score", "reason")
    yield from (role for role in extras if role not in _FIRST)


def _target_roles(plan: Plan, rng: Random) -> Iterator[str]:
    if has_sign_column(plan.parts):
        yield "operator"
    values = {
        Periods.ONE: ("value",),
        Periods.MID_TERM: ("mid_term", "annual"),
        Periods.ADJUSTED: ("initial", "adjusted"),
        Periods.CONTEXT: (rng.choice(("last_year", "half_year")), "value"),
        Periods.PLACES: ("value",),
    }[plan.periods]
    yield from values
    if has_unit_column(plan.parts):
        yield "unit"


def _with_places(made: list[Column], plan: Plan, rng: Random) -> list[Column]:
    over = group("over_places", plan, rng)
    towns = rng.sample(_TOWNS, rng.randint(2, 4))
    at = next(n for n, column in enumerate(made) if column.role == "value")
    return [*made[:at], *(Column("place", town, over, n) for n, town in enumerate(towns)), *made[at + 1 :]]


def _shuffled(made: list[Column], rng: Random) -> list[Column]:
    """Levels and name keep their order; the rest moves about, right of the name or anywhere."""
    fixed = [column for column in made if column.role in ("level1", "level2", "path", "name")]
    free = [column for column in made if column not in fixed and column.role != "place"]
    places = [column for column in made if column.role == "place"]
    rng.shuffle(free)
    if rng.random() < 0.6:
        result = [*fixed, *free]
    else:
        result = fixed[:]
        for column in free:
            result.insert(rng.randrange(len(result) + 1), column)
    at = rng.choice([len(result), result.index(fixed[-1]) + 1])
    return [*result[:at], *places, *result[at:]]


def _dropped(made: list[Column], plan: Plan, rng: Random) -> list[Column]:
    """一级 and 二级 are not printed: one label over levels and name, or the levels have none."""
    shared = rng.choice((group("over_levels_and_name", plan, rng), label("name", plan, rng)))
    joined = rng.random() < 0.7
    names = ("level1", "level2", "name") if joined else ("level1", "level2")
    blank = shared if joined else rng.choice(("", "指标", "类别"))
    return [replace(column, label=blank) if column.role in names else column for column in made]


def _grouped(made: list[Column], plan: Plan, rng: Random) -> list[Column]:
    """Labels over some neighbours that belong together."""
    over = {name: group(name, plan, rng) for name in sorted({*_GROUP_OF.values()}) if rng.random() < 0.6}
    if plan.dropped:
        over.pop("over_levels_and_name", None)
    return [
        column if column.over else replace(column, over=over.get(_GROUP_OF.get(column.role, ""), ""))
        for column in made
    ]


def _halves(plan: Plan, rng: Random) -> Iterator[Column]:
    """Mid-term and annual beside each other, each with names of its own."""
    sides = (
        ("mid", rng.choice(("实施期目标", "中期目标", "总体目标", "规划期总目标"))),
        ("", rng.choice(("年度目标", "本年度目标", f"{2026}年目标"))),
    )
    words = {role: label(role, plan, rng) for role in ("level1", "level2", "name", "value")}
    yield Column("level1", words["level1"])
    for side, over in sides:
        for role in ("level2", "name", "value"):
            yield Column(f"{side}{role}", words[role], over)


def is_target(role: str) -> bool:
    return role in _TARGETS
