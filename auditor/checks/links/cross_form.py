"""The same indicator in two forms of one document, with different targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.rows import row_evidence, target_text
from auditor.checks.units import SubmissionUnit
from auditor.language.linking.links import Linker, Target
from auditor.model import Confidence, Form, FormKind, Indicator, RowRef

_OTHER = {"other_name", "other_target", "other_project", "other_form", "other_row"}
_KINDS = frozenset({FormKind.DEPARTMENT, FormKind.PROJECT, FormKind.TRANSFER})


class CrossForm(Params):
    """``aspect``: the ``target`` differs, or only the ``measure`` (人次 and 人数 with one number).
    ``generic`` are words of indicators that every form has; ``near`` is the share of common content from
    which two names may be the same, ``least`` how many characters of content a name needs for that; the
    very same name needs only ``short``."""

    aspect: Literal["target", "measure"] = Field(
        description="比什么：target 目标值，measure 计量的对象（人数与人次）"
    )
    generic: tuple[str, ...] = Field(description="各表都会有的通用指标用词，不比")
    near: float = Field(default=0.7, description="名称的共同内容占到多少算同一指标（0—1）")
    least: int = Field(default=6, description="名称实义内容至少几个字才比")
    short: int = Field(default=3, description="名称完全相同时至少几个字")


@dataclass(frozen=True, slots=True)
class _Row:
    form: Form
    indicator: Indicator
    target: Target
    topic: str
    measure: str
    long: bool


@check_kind(
    "cross-form",
    params=CrossForm,
    provides={"name", "target", "project", *_OTHER},
)
def cross_form(unit: SubmissionUnit, params: CrossForm, context: Context) -> Judgement:
    """Pairs the indicators of a document's forms by name and compares their targets."""
    rows = [row for form in unit.submission.forms for row in _rows(form, params, context)]
    if len({row.form.index for row in rows}) < 2:
        return NOT_APPLICABLE
    return failed(*_hits(rows, params, context.linker))


def _rows(form: Form, params: CrossForm, context: Context) -> Iterator[_Row]:
    linker = context.linker
    if form.kind not in _KINDS:
        return
    for indicator in form.indicators:
        target = linker.target(indicator)
        if target is None or any(word in indicator.full_name for word in params.generic):
            continue
        measure = context.language.measure(indicator.name)
        topic = (
            indicator.name[: measure.start]
            if measure and measure.end == len(indicator.name)
            else indicator.name
        )
        size = linker.content.size(topic)
        if size >= params.short:
            term = measure.term if measure else ""
            yield _Row(form, indicator, target, topic, term, size >= params.least)


def _hits(rows: list[_Row], params: CrossForm, linker: Linker) -> Iterator[Hit]:
    for one, two in combinations(rows, 2):
        if one.form.index == two.form.index or not _comparable(one, two):
            continue
        departmental = FormKind.DEPARTMENT in (one.form.kind, two.form.kind)
        alike = _alike(one, two, linker)
        if alike < (params.near if departmental else 1) or not _specific(one, two, alike):
            continue
        if params.aspect == "measure":
            if alike == 1 and one.target.value == two.target.value and _other_measure(one, two):
                yield _hit(one, two, sure=False)
        elif _differs(one, two):
            yield _hit(one, two, sure=alike == 1 and (one.long or departmental))


def _comparable(one: _Row, two: _Row) -> bool:
    """A short name tells little: only the very same one is the same indicator."""
    return (one.long and two.long) or one.indicator.name.strip() == two.indicator.name.strip()


def _alike(one: _Row, two: _Row, linker: Linker) -> float:
    """The share of common content both ways; words may stand in another order."""
    content = linker.content
    return min(content.coverage(one.topic, two.topic), content.coverage(two.topic, one.topic))


def _specific(one: _Row, two: _Row, alike: float) -> bool:
    """A rate is not a count, and names that are only near must share their measure."""
    if one.target.unit.kinds.isdisjoint(two.target.unit.kinds):
        return False
    if alike == 1:
        return True
    return one.measure[-1:] == two.measure[-1:] and bool(one.measure) and one.target.value != two.target.value


def _other_measure(one: _Row, two: _Row) -> bool:
    return (
        bool(one.measure and two.measure)
        and one.measure != two.measure
        and one.target.operator == two.target.operator
    )


def _differs(one: _Row, two: _Row) -> bool:
    left, right = one.target, two.target
    if left.unit.base != right.unit.base or (one.measure[-1:] != two.measure[-1:]):
        return False
    return left.value * left.unit.factor != right.value * right.unit.factor or left.operator != right.operator


def _hit(one: _Row, two: _Row, *, sure: bool) -> Hit:
    return Hit(
        values={
            "name": one.indicator.name,
            "target": target_text(one.indicator),
            "project": one.form.name,
            "other_name": two.indicator.name,
            "other_target": target_text(two.indicator),
            "other_project": two.form.name,
            "other_form": str(two.form.index),
            "other_row": str(two.indicator.row),
        },
        evidence=(row_evidence(one.indicator), row_evidence(two.indicator)),
        related=(RowRef(two.form.index, two.indicator.row),),
        form=one.form.index,
        row=one.indicator.row,
        field="value",
        confidence=None if sure else Confidence.ASK,
    )
