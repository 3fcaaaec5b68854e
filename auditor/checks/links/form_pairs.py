"""Forms of one document against each other: a project twice, one sentence everywhere, unsupported cores."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import Literal

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.rows import row_evidence, target_text
from auditor.checks.units import SubmissionUnit
from auditor.language.spans import plain
from auditor.model import Confidence, Evidence, Form, FormKind, Indicator, RowRef

_PROJECTS = (FormKind.PROJECT, FormKind.TRANSFER)


class FormPairs(Params):
    """``aspect``: ``double`` (same amount and indicators in two forms), ``everywhere`` (one satisfaction name
    in at least ``least`` forms and ``share`` of all), ``unsupported`` (a core indicator of the whole
    department that no project speaks of), ``no-whole`` (projects without a department-wide form)."""

    aspect: Literal["double", "everywhere", "unsupported", "no-whole"]
    least: int = 3
    share: Decimal = Decimal("0.6")
    exempt: tuple[str, ...] = ()


@check_kind(
    "form-pairs",
    params=FormPairs,
    provides={"project", "other_project", "count", "budget", "quote"},
)
def form_pairs(unit: SubmissionUnit, params: FormPairs, context: Context) -> Judgement:
    """Compares the forms of a submission."""
    forms = [form for form in unit.submission.forms if not form.empty]
    if sum(form.kind in _PROJECTS for form in forms) < 2:
        return NOT_APPLICABLE
    return failed(*_FINDERS[params.aspect](forms, params, context))


def _double(forms: list[Form], _params: FormPairs, _context: Context) -> Iterator[Hit]:
    for one, two in combinations([form for form in forms if form.kind in _PROJECTS], 2):
        rows = _rows(one)
        if one.budget is None or two.budget is None or len(rows) < 3 or plain(one.name) == plain(two.name):
            continue
        same = one.budget.value == two.budget.in_unit(one.budget.unit) and rows == _rows(two)
        if same:
            values = {
                "project": one.name,
                "other_project": two.name,
                "count": str(len(rows)),
                "budget": one.budget.stated,
                "quote": "",
            }
            evidence = (Evidence(one.name, one.location), Evidence(two.name, two.location))
            yield Hit(values=values, evidence=evidence, related=(RowRef(two.index),), form=one.index)


def _rows(form: Form) -> frozenset[tuple[str, str]]:
    return frozenset((plain(row.name), target_text(row)) for row in form.indicators)


def _everywhere(forms: list[Form], params: FormPairs, _context: Context) -> Iterator[Hit]:
    projects = [form for form in forms if form.kind in _PROJECTS]
    places: dict[str, list[tuple[Form, Indicator]]] = defaultdict(list)
    for form in projects:
        for name in {plain(row.name): row for row in form.indicators if "满意" in row.name}.values():
            places[plain(name.name)].append((form, name))
    for found in places.values():
        if len(found) >= params.least and len(found) >= params.share * len(projects):
            form, row = found[0]
            values = {
                "quote": row.name,
                "count": str(len(found)),
                "project": form.name,
                "other_project": "",
                "budget": "",
            }
            related = tuple(RowRef(other.index, each.row) for other, each in found[1:])
            yield Hit(
                values=values, evidence=(row_evidence(row),), related=related, form=form.index, row=row.row
            )


def _unsupported(forms: list[Form], params: FormPairs, context: Context) -> Iterator[Hit]:
    content = context.linker.content
    texts = [
        text
        for form in forms
        if form.kind in _PROJECTS
        for text in (
            form.name,
            *(row.full_name for row in form.indicators),
            *(passage.text for passage in form.passages),
        )
    ]
    whole = "\n".join(texts)
    for form in forms:
        if form.kind is not FormKind.DEPARTMENT:
            continue
        for row in form.indicators:
            if not row.core or any(word in row.name for word in params.exempt) or content.size(row.name) < 4:
                continue
            if content.coverage(row.name, whole) == 0:
                values = {
                    "quote": row.name,
                    "project": form.name,
                    "count": "",
                    "other_project": "",
                    "budget": "",
                }
                yield Hit(
                    values=values,
                    evidence=(row_evidence(row),),
                    form=form.index,
                    row=row.row,
                    confidence=Confidence.ASK,
                )


def _no_whole(forms: list[Form], params: FormPairs, _context: Context) -> Iterator[Hit]:
    projects = [form for form in forms if form.kind in _PROJECTS]
    if len(projects) < params.least or any(form.kind is FormKind.DEPARTMENT for form in forms):
        return
    values = {"count": str(len(projects)), "project": "", "other_project": "", "budget": "", "quote": ""}
    yield Hit(values=values, confidence=Confidence.ASK)


_FINDERS: dict[str, Callable[[list[Form], FormPairs, Context], Iterator[Hit]]] = {
    "double": _double,
    "everywhere": _everywhere,
    "unsupported": _unsupported,
    "no-whole": _no_whole,
}
