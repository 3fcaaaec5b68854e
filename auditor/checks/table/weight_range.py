"""Whether a single weight is out of range."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.target import APART, ASKED, PASSES
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.checks.wholeness import seen_whole
from auditor.model import Evidence, Form, Indicator

_NONE, _HUNDRED = Decimal(0), Decimal(100)


class RangeParams(Params):
    """``most`` is the largest weight of one row in % of the form's total where the profile sets no
    ``threshold``; forms with no more than ``few`` rows are exempt from it."""

    threshold: str = Field(default="single_weight_max", description="口径里的阈值名")
    most: Decimal = Field(default=Decimal(40), description="口径没有这个阈值时，一条指标最多占全表权重的%")
    few: int = Field(default=2, description="指标不多于这么多条的表不判占比")


def _usual(view: FormUnit, rows: Sequence[Indicator], params: RangeParams, context: Context) -> Iterator[int]:
    most = view.reading.once(_unremarkable, context.profile.thresholds.get(params.threshold, params.most))
    for row in rows:
        weight = row.weight
        yield APART if weight is None else PASSES if _NONE < weight <= most else ASKED


@check_kind(
    "weight-range",
    params=RangeParams,
    provides={"limit", "share"},
    faults={"negative", "zero", "above-hundred", "share"},
    by_rows=_usual,
)
def judge_range(unit: IndicatorUnit, params: RangeParams, context: Context) -> Judgement:
    """A weight is a positive number and not out of proportion."""
    weight = unit.indicator.weight
    if weight is None:
        return NOT_APPLICABLE  # a blank weight is the matter of missing-field
    limit = context.profile.thresholds.get(params.threshold, params.most)
    if 0 < weight <= unit.reading.once(_unremarkable, limit):
        return PASSED
    total = unit.reading.once(_sum)
    share = weight * _HUNDRED / total if total > 0 else Decimal(0)
    many = len(unit.form.indicators) > params.few and unit.reading.once(_weighed)
    heavy = many and share > limit and unit.reading.once(seen_whole, context.language)
    fault = _out_of_range(weight) or ("share" if heavy else "")
    if not fault:
        return PASSED
    where = unit.indicator.place("weight")
    evidence = (Evidence(unit.indicator.weight_text or as_text(weight), where),)
    values = {"limit": as_text(limit), "share": as_text(share.quantize(Decimal("0.1")))}
    return failed(Hit(values, evidence, field="weight", fault=fault))


def _unremarkable(form: Form, limit: Decimal) -> Decimal:
    """The weight up to which no positive one is out of range, by itself or by its share."""
    return min(_HUNDRED, limit * _sum(form) / _HUNDRED)


def _weighed(form: Form) -> bool:
    """Whether more than half of the rows have a weight."""
    return 2 * sum(row.weight is not None for row in form.indicators) > len(form.indicators)


def _sum(form: Form) -> Decimal:
    return sum((row.weight or Decimal(0) for row in form.indicators), Decimal(0))


def _out_of_range(weight: Decimal) -> str:
    """What is wrong with a weight by itself, empty where nothing is."""
    if weight < 0:
        return "negative"
    if weight == 0:
        return "zero"
    return "above-hundred" if weight > _HUNDRED else ""
