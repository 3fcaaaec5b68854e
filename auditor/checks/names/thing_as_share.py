"""A system, a mechanism or a regulation with a per cent for its target: it is there or it is not."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.screens import no_share
from auditor.checks.shared.shortening import shorten
from auditor.checks.units import IndicatorUnit
from auditor.model import Confidence

_ALL = 100
_LIKE_A_RATE = ("率", "度", "性")


class ThingParams(Params):
    """``things`` are there or not; ``tails`` of a name say in which state they are; those that begin with
    one of ``there`` are never said of what is not there."""

    things: tuple[str, ...] = Field(description="要么有、要么没有的东西（制度、平台……）")
    tails: tuple[str, ...] = Field(description="名称末尾说它们建没建、全不全的词")
    there: tuple[str, ...] = Field(description="其中说东西本来就有、只问全不全的词的开头")


@check_kind(
    "thing-as-share",
    params=ThingParams,
    provides={"short_name", "thing"},
    faults={"thing", "state"},
    by_target=no_share,
)
def judge(unit: IndicatorUnit, params: ThingParams, context: Context) -> Judgement:
    """What is there or is not has no share; how complete it is, nobody can count."""
    row = unit.indicator
    if row.qualitative or "ratio" not in context.language.unit(row.unit or "").kinds:
        return NOT_APPLICABLE
    name = row.name.strip()
    tail = _longest(name, params.tails)
    thing = _longest(name.removesuffix(tail), params.things)
    if not thing:
        return PASSED
    values = {"short_name": shorten(name), "thing": thing}
    if tail.endswith(_LIKE_A_RATE):
        graded = None if tail.startswith(params.there) else Confidence.ASK
        return failed(Hit(values, field="value", confidence=graded, fault="state"))
    planned = bool(tail) and context.language.number(row.value or "") == _ALL  # all of what was to be built
    return failed(Hit(values, field="value", confidence=Confidence.ASK if planned else None, fault="thing"))


def _longest(text: str, endings: tuple[str, ...]) -> str:
    """The longest of some endings that a text has, empty where it has none."""
    return max(filter(text.endswith, endings), key=len) if text.endswith(endings) else ""
