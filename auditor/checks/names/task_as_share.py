"""A piece of work, or an order to do it, with a per cent for its target: a share of what?"""

from __future__ import annotations

import re

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.shortening import shorten
from auditor.checks.units import IndicatorUnit
from auditor.chinese.marks import HAN
from auditor.language.names.matter_words import MatterLexicon

_OBJECT = re.compile(rf"[{HAN}\d].{{3,}}")  # 上报资料 is short enough for a name


class TaskParams(Params):
    """``deeds`` open a name that says what is to be done, ``orders`` stand in one that says what must be."""

    deeds: tuple[str, ...] = Field(description="名称以它们开头，说的是要做完的一件事")
    orders: tuple[str, ...] = Field(description="名称里有它们，说的是要求")


@check_kind("task-as-share", params=TaskParams, provides={"short_name", "word"}, faults={"deed", "order"})
def judge(unit: IndicatorUnit, params: TaskParams, context: Context) -> Judgement:
    """A deed is done or not; only a number of them has a share."""
    row, name = unit.indicator, unit.indicator.name.strip()
    if row.qualitative or "ratio" not in context.language.unit(row.unit or "").kinds:
        return NOT_APPLICABLE
    counted = context.language.measure(name) is not None or name.endswith(_tasks(context))
    if counted or context.language.shape(name).sentence is not None:
        return PASSED
    order = next((word for word in params.orders if word in name[1:]), "")
    deed = next((word for word in params.deeds if _opens(name, word)), "")
    if not order and not deed:
        return PASSED
    values = {"short_name": shorten(name), "word": order or deed}
    return failed(Hit(values, field="value", fault="order" if order else "deed"))


def _tasks(context: Context) -> tuple[str, ...]:
    """What is done in shares: a plan, a number of tasks."""
    return context.lexicons.load("matters", MatterLexicon).tasks


def _opens(name: str, deed: str) -> bool:
    return name.startswith(deed) and _OBJECT.fullmatch(name[len(deed) :]) is not None
