"""The same figure in two rows under units ten thousand times apart: one has lost its 万, or has one more."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.language.linking.links import Target
from auditor.model import Indicator, RowRef


class ScaleApartParams(Params):
    """``digits``: significant ones from which two equal figures are no chance; ``apart``: how many times one
    unit is the other."""

    digits: int = Field(default=3, description="两个数至少有几位有效数字相同，才不算巧合")
    apart: tuple[Decimal, ...] = Field(description="两个单位相差多少倍才判")


@check_kind(
    "scale-apart", params=ScaleApartParams, provides={"name", "target", "other", "other_target", "times"}
)
def judge_scales(unit: FormUnit, params: ScaleApartParams, context: Context) -> Judgement:
    """No figure of one row stands again in another under a unit that is so many times its own."""
    told = [(row, target) for row in unit.form.indicators if (target := _told(row, params, context))]
    if len(told) < 2:
        return NOT_APPLICABLE
    return failed(*_apart(unit, told, params, context))


def _told(row: Indicator, params: ScaleApartParams, context: Context) -> Target | None:
    target = context.linker.target(row)
    long = target is not None and len(target.value.normalize().as_tuple().digits) >= params.digits
    return target if long else None


def _apart(
    unit: FormUnit, told: list[tuple[Indicator, Target]], params: ScaleApartParams, context: Context
) -> Iterator[Hit]:
    done: set[int] = set()
    for rows in _by_factor(told):
        for small, large in combinations(sorted(rows), 2):
            if large / small not in params.apart:
                continue
            for row in rows[small]:
                others = (each for each in rows[large] if not _of_each(row, each, context))
                if row.row not in done and (other := next(others, None)) is not None:
                    done.add(row.row)
                    yield _hit(unit, row, other, large / small)


def _by_factor(told: list[tuple[Indicator, Target]]) -> list[dict[Decimal, list[Indicator]]]:
    """The rows of each figure in units of one base, by the factor of their unit."""
    found: dict[tuple[Decimal, str], dict[Decimal, list[Indicator]]] = {}
    for row, target in told:
        if target.unit.kinds:
            rows = found.setdefault((target.value, target.unit.base), {})
            rows.setdefault(target.unit.factor, []).append(row)
    return list(found.values())


def _of_each(one: Indicator, other: Indicator, context: Context) -> bool:
    """Whether one of two sums is for each thing and the other for all."""
    per_one = context.language.matters.per_one
    return per_one(one.name) is not per_one(other.name)


def _hit(unit: FormUnit, row: Indicator, other: Indicator, times: Decimal) -> Hit:
    values = {
        "name": row.name,
        "target": f"{row.value}{row.unit or ''}",
        "other": other.name,
        "other_target": f"{other.value}{other.unit or ''}",
        "times": f"{times:,.0f}",
    }
    related = (RowRef(unit.form.index, other.row),)
    return Hit(values, (row_evidence(row), row_evidence(other)), related, row=row.row, field="unit")
