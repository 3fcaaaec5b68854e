"""The same indicator in two forms of one document, with different targets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.pairing import pairs_sharing
from auditor.checks.shared.rows import row_evidence, target_text
from auditor.checks.units import SubmissionUnit
from auditor.language import Language
from auditor.language.linking import linker_of
from auditor.language.linking.content import Content, coverage
from auditor.language.linking.links import Target
from auditor.model import Confidence, Form, FormKind, Indicator, RowRef, Submission

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


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    form: Form
    indicator: Indicator
    target: Target
    content: Content
    measure: str
    long: bool


@check_kind(
    "cross-form",
    params=CrossForm,
    provides={"name", "target", "project", *_OTHER},
    faults={"same", "alike"},
)
def cross_form(unit: SubmissionUnit, params: CrossForm, context: Context) -> Judgement:
    """Pairs the indicators of a document's forms by name and compares their targets."""
    rows = unit.reading.once(_all_rows, params.generic, params.least, params.short, context.language)
    if len({row.form.index for row in rows}) < 2:
        return NOT_APPLICABLE
    return failed(*_hits(unit.reading.once(_candidates, rows, params.near), params))


def _all_rows(
    submission: Submission, generic: tuple[str, ...], least: int, short: int, language: Language
) -> tuple[_Row, ...]:
    """The rows that can be compared; both aspects look at the same ones."""
    forms = submission.forms
    return tuple(row for form in forms for row in _rows(form, generic, least, short, language))


def _candidates(_: Submission, rows: tuple[_Row, ...], near: float) -> tuple[tuple[_Row, _Row], ...]:
    """The pairs that may be alike. Two whose content is the same are made of the same characters; beside the
    form of a department, where less is enough, they have two characters that stand side by side."""
    if near <= 0:
        return tuple(combinations(rows, 2))

    def keys(row: _Row) -> Iterator[Hashable]:
        yield frozenset(char for piece in row.content.pieces if len(piece) > 1 for char in piece)
        yield row.indicator.name.strip()

    departmental = [row for row in rows if row.form.kind is FormKind.DEPARTMENT]
    common = frozenset[str]().union(*(row.content.pairs for row in departmental))
    places = {row: place for place, row in enumerate(rows)}
    same = {(places[one], places[two]) for one, two in pairs_sharing(rows, keys)}
    by_pair: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for pair in common & row.content.pairs:
            by_pair[pair].append(place)
    for row in departmental:
        place = places[row]
        others = {other for pair in row.content.pairs for other in by_pair[pair]} - {place}
        same |= {(min(place, other), max(place, other)) for other in others}
    return tuple((rows[one], rows[two]) for one, two in sorted(same))


def _rows(form: Form, generic: tuple[str, ...], least: int, short: int, language: Language) -> Iterator[_Row]:
    linker = linker_of(language)
    if form.kind not in _KINDS:
        return
    for indicator in form.indicators:
        target = linker.target(indicator)
        if target is None or any(word in indicator.full_name for word in generic):
            continue
        measure = language.measure(indicator.name)
        topic = (
            indicator.name[: measure.start]
            if measure and measure.end == len(indicator.name)
            else indicator.name
        )
        content = linker.content.of(topic)
        if content.size >= short:
            term = measure.term if measure else ""
            yield _Row(form, indicator, target, content, term, content.size >= least)


def _hits(pairs: Iterable[tuple[_Row, _Row]], params: CrossForm) -> Iterator[Hit]:
    for one, two in pairs:
        if one.form.index == two.form.index or not _comparable(one, two):
            continue
        departmental = FormKind.DEPARTMENT in (one.form.kind, two.form.kind)
        alike = _alike(one, two)
        if alike < (params.near if departmental else 1) or not _specific(one, two, alike):
            continue
        if params.aspect == "measure":
            if alike == 1 and one.target.value == two.target.value and _other_measure(one, two):
                yield _hit(one, two, sure=False)
        elif _differs(one, two):
            yield _hit(one, two, sure=alike == 1 and (departmental or _one_project(one, two)))


def _one_project(one: _Row, two: _Row) -> bool:
    """Whether both forms are of one project; what two projects do alike may have two numbers."""
    return one.long and bool(one.form.project) and one.form.project == two.form.project


def _comparable(one: _Row, two: _Row) -> bool:
    """A short name tells little: only the very same one is the same indicator."""
    return (one.long and two.long) or one.indicator.name.strip() == two.indicator.name.strip()


def _alike(one: _Row, two: _Row) -> float:
    """The share of common content both ways; words may stand in another order."""
    return min(coverage(one.content, two.content), coverage(two.content, one.content))


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
            "other_row": str(two.indicator.number),
        },
        evidence=(row_evidence(one.indicator), row_evidence(two.indicator)),
        related=(RowRef(two.form.index, two.indicator.row),),
        form=one.form.index,
        row=one.indicator.row,
        field="value",
        confidence=None if sure else Confidence.ASK,
        fault="same" if _alike(one, two) == 1 else "alike",
    )
