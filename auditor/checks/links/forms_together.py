"""Forms of one document against each other: a project twice, one sentence everywhere, unsupported cores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.pairing import pairs_sharing
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence, target_text
from auditor.checks.units import SubmissionUnit
from auditor.language.spans import plain
from auditor.model import Confidence, Evidence, Form, FormKind, Indicator, RowRef

_PROJECTS = (FormKind.PROJECT, FormKind.TRANSFER)
_FEWEST_ROWS = 3  # alike, for two forms to be one project
_SHORTEST = 4  # characters of content, for a name to be looked for


class EverywhereParams(Params):
    """A name that stands in at least ``least`` forms and in ``share`` of all is a hit."""

    least: int = Field(default=3, description="至少在几张表里同名")
    share: Decimal = Field(default=Decimal("0.6"), description="至少占项目目标表的多大比例（0—1）")


class CoreParams(Params):
    """Rows whose names hold a word of ``exempt`` need no project."""

    exempt: tuple[str, ...] = Field(default=(), description="名称里有这些词的核心指标不要求有项目支撑")


class WholeParams(Params):
    """Documents with fewer than ``least`` forms of projects are passed over."""

    least: int = Field(default=3, description="项目目标表少于这么多张的不判")


def _forms(unit: SubmissionUnit) -> tuple[list[Form], list[Form]]:
    """The filled forms, and those of projects among them."""
    forms = [form for form in unit.submission.forms if not form.empty]
    return forms, [form for form in forms if form.kind in _PROJECTS]


@check_kind(
    "same-project",
    params=NoParams,
    provides={"project", "other_project", "count", "budget"},
    formerly=("form-pairs", "double"),
)
def judge_double(unit: SubmissionUnit, _params: NoParams, _context: Context) -> Judgement:
    """No two projects have the same amount and the same indicators."""
    _, projects = _forms(unit)
    if len(projects) < 2:
        return NOT_APPLICABLE
    return failed(
        *(_double(one, two) for one, two in pairs_sharing(projects, _key) if same_project(one, two))
    )


def same_project(one: Form, two: Form) -> bool:
    """Whether two projects of different names have one budget and the same indicators."""
    rows = _rows(one)
    if (
        one.budget is None
        or two.budget is None
        or len(rows) < _FEWEST_ROWS
        or plain(one.name) == plain(two.name)
    ):
        return False
    return one.budget.value == two.budget.in_unit(one.budget.unit) and rows == _rows(two)


def _key(form: Form) -> tuple[frozenset[tuple[str, str]]]:
    return (_rows(form),)


def _rows(form: Form) -> frozenset[tuple[str, str]]:
    return frozenset((plain(row.name), target_text(row)) for row in form.indicators)


def _double(one: Form, two: Form) -> Hit:
    values = {
        "project": one.name,
        "other_project": two.name,
        "count": str(len(_rows(one))),
        "budget": one.budget.stated if one.budget else "",
    }
    evidence = (Evidence(one.name, one.location), Evidence(two.name, two.location))
    return Hit(values=values, evidence=evidence, related=(RowRef(two.index),), form=one.index)


@check_kind(
    "same-satisfaction",
    params=EverywhereParams,
    provides={"project", "count", "quote"},
    formerly=("form-pairs", "everywhere"),
)
def judge_everywhere(unit: SubmissionUnit, params: EverywhereParams, _context: Context) -> Judgement:
    """Projects name whose satisfaction they mean, each its own."""
    _, projects = _forms(unit)
    if len(projects) < 2:
        return NOT_APPLICABLE
    places: dict[str, list[tuple[Form, Indicator]]] = defaultdict(list)
    for form in projects:
        for name, row in {plain(row.name): row for row in form.indicators if "满意" in row.name}.items():
            places[name].append((form, row))
    least = max(Decimal(params.least), params.share * len(projects))
    return failed(*(_everywhere(found) for found in places.values() if len(found) >= least))


def _everywhere(found: list[tuple[Form, Indicator]]) -> Hit:
    form, row = found[0]
    return Hit(
        values={"quote": row.name, "count": str(len(found)), "project": form.name},
        evidence=(row_evidence(row),),
        related=tuple(RowRef(other.index, each.row) for other, each in found[1:]),
        form=form.index,
        row=row.row,
    )


@check_kind(
    "core-unsupported",
    params=CoreParams,
    provides={"project", "quote"},
    formerly=("form-pairs", "unsupported"),
)
def judge_cores(unit: SubmissionUnit, params: CoreParams, context: Context) -> Judgement:
    """Some project speaks of each core indicator of the whole department."""
    forms, projects = _forms(unit)
    if len(projects) < 2:
        return NOT_APPLICABLE
    texts = "\n".join(text for form in projects for text in _texts(form))
    departments = (form for form in forms if form.kind is FormKind.DEPARTMENT)
    return failed(*(hit for form in departments for hit in _unsupported(form, texts, params, context)))


def _texts(form: Form) -> Iterator[str]:
    yield form.name
    yield from (row.full_name for row in form.indicators)
    yield from (passage.text for passage in form.passages)


def _unsupported(form: Form, texts: str, params: CoreParams, context: Context) -> Iterator[Hit]:
    content = context.linker.content
    for row in form.indicators:
        if not row.core or any(word in row.name for word in params.exempt):
            continue
        if content.size(row.name) >= _SHORTEST and content.coverage(row.name, texts) == 0:
            yield Hit(
                values={"quote": row.name, "project": form.name},
                evidence=(row_evidence(row),),
                form=form.index,
                row=row.row,
                confidence=Confidence.ASK,
            )


@check_kind("no-department-form", params=WholeParams, provides={"count"}, formerly=("form-pairs", "no-whole"))
def judge_whole(unit: SubmissionUnit, params: WholeParams, _context: Context) -> Judgement:
    """Beside many forms of projects stands one of the whole department."""
    forms, projects = _forms(unit)
    if len(projects) < 2:
        return NOT_APPLICABLE
    if len(projects) < params.least or any(form.kind is FormKind.DEPARTMENT for form in forms):
        return PASSED
    return failed(Hit(values={"count": str(len(projects))}, confidence=Confidence.ASK))
