"""Management, inputs and existing stock posing as results."""

from __future__ import annotations

import re

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import FormUnit, IndicatorUnit
from auditor.checks.wholeness import is_whole
from auditor.language.names.processes import Family
from auditor.model import Confidence, Form, Operator, PassageField, RowRef

_LEAST = 3  # rows; fewer say little of what a form leaves out
_APART = frozenset({"satisfaction", "cost"})
_TASKS = frozenset({PassageField.OVERVIEW, PassageField.GOAL, PassageField.LONG_TERM_GOAL})


class ManagementParams(Params):
    """``families`` of lexicons/process-words.yaml; all where none are given."""

    families: tuple[str, ...] = Field(
        default=(), description="哪几类管理性指标（lexicons/process-words.yaml），空着就全部"
    )


@check_kind(
    "management-indicator",
    params=ManagementParams,
    provides={"family", "instead"},
)
def judge_management(unit: IndicatorUnit, params: ManagementParams, context: Context) -> Judgement:
    """Routine management or an input posing as an output or an effect."""
    row = unit.indicator
    dimensions = context.language.dimensions
    if dimensions.of_levels(row.levels) == "cost" or dimensions.asks_for_management(row.levels):
        return NOT_APPLICABLE
    family = context.language.process(row.name)
    if family is None or (params.families and family.id not in params.families):
        return PASSED
    if is_matter_of_project(unit, family):
        return NOT_APPLICABLE
    values = {"family": family.title, "instead": family.instead}
    return failed(Hit(values, field="name", confidence=None if family.sure else Confidence.ASK))


@check_kind("only-settling", params=NoParams, provides={"count", "rows"})
def judge_settling(unit: FormUnit, _: NoParams, context: Context) -> Judgement:
    """Some row besides satisfaction and costs says more than how money is paid and contracts are kept."""
    form, dimensions = unit.form, context.language.dimensions
    processes = context.language.processes
    told = [row for row in form.indicators if dimensions.of_levels(row.levels) not in _APART]
    if len(told) < _LEAST or processes.is_paying(form.project or "") or not is_whole(form, context.language):
        return NOT_APPLICABLE
    if not all(processes.settles(context.language.fold(row.name)) for row in told):
        return PASSED
    numbers = "、".join(str(row.number) for row in told)
    related = tuple(RowRef(form.index, row.row) for row in told)
    return failed(Hit({"count": str(len(told)), "rows": numbers}, related=related))


def managed_as(unit: IndicatorUnit, context: Context) -> Family | None:
    """The family of management that a row belongs to, unless its form or its project asks for that."""
    family = context.language.process(unit.indicator.name)
    if family is None or context.language.dimensions.asks_for_management(unit.indicator.levels):
        return None
    return None if is_matter_of_project(unit, family) else family


def is_matter_of_project(unit: IndicatorUnit, family: Family) -> bool:
    """Whether the project is there for what is an input elsewhere: 办公设备购置, 支付工程尾款."""
    return unit.reading.once(_asks_for, family.unless_project, family.unless_task, family.unless_row)


def _asks_for(
    form: Form, unless_project: str | None, unless_task: str | None, unless_row: str | None
) -> bool:
    tasks = (passage.text for passage in form.passages if passage.field in _TASKS)
    told = (
        (unless_project, (form.project or "",)),
        (unless_task, (form.project or "", *tasks)),
        (unless_row, tuple(row.name for row in form.indicators)),
    )
    return any(words and re.search(words, text) for words, texts in told for text in texts)


@check_kind("existing-stock", params=NoParams, provides={"group"}, faults={"stock", "past"})
def judge_stock(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """An existing number (how many party members live here, what was forecast last year) written as a
    target."""
    row = unit.indicator
    if past := context.language.processes.past(row.name):
        asked = None if past.sure else Confidence.ASK
        return failed(Hit({"group": past.group}, field="name", confidence=asked, fault="past"))
    stock = context.language.stock(row.name)
    if stock is None:
        return PASSED
    sure = stock.sure and row.operator is not Operator.EQUAL  # a fixed number may be the scope of the work
    asked = None if sure else Confidence.ASK
    return failed(Hit({"group": stock.group}, field="name", confidence=asked, fault="stock"))
