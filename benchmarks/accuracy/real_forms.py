"""Real forms as the bench's sheets, so that its faults meet names, texts and values that nobody composed.

A form is taken where its columns were read surely and its rows have whole weights, which the faults reckon
with. What is wrong with it already is known from the audit before the fault is put in; whether its signs are
right nobody knows, so that none is turned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from auditor.errors import InputError
from auditor.forms import recognise
from auditor.language import Language
from auditor.model import Form, FormKind, Indicator, MoneyUnit, PassageField, Submission
from auditor.readers import read_document
from auditor.ruleset import RuleSet
from benchmarks.accuracy.bench import reads_back
from benchmarks.accuracy.draft import Draft, Kind, Layout, Row, Sentence, Sheet

_KINDS = {
    FormKind.PROJECT: Kind.PROJECT,
    FormKind.TRANSFER: Kind.PROJECT,
    FormKind.DEPARTMENT: Kind.DEPARTMENT,
}
_FEWEST = 4  # rows
_YEAR = 2025  # of a form that names none
_ENDS = re.compile(r"[。；;\n]+")
_NUMBER = re.compile(r"^\s*[（(]?\d{1,2}[)）.、．]\s*")


def real_sheets(folder: Path, ruleset: RuleSet) -> list[Sheet]:
    """The forms of a folder's files that can be written and read back as they stand."""
    found = (sheet for path in sorted(folder.iterdir()) for sheet in _of_file(path, ruleset))
    return [sheet for sheet in found if reads_back(sheet, ruleset)]


def _of_file(path: Path, ruleset: RuleSet) -> Iterator[Sheet]:
    try:
        submission = recognise(read_document(path), ruleset.lexicons)
    except InputError:  # a list of files, a scan: nothing to put a fault into
        return
    for form in submission.forms:
        year, *_ = form.views()
        if _usable(year):
            yield Sheet((_draft(year, submission, ruleset.language),))


def _usable(form: Form) -> bool:
    whole = all((row.weight_text or "").strip().isdigit() for row in form.indicators)
    return form.kind in _KINDS and len(form.indicators) >= _FEWEST and whole and not form.doubtful


def _draft(form: Form, submission: Submission, language: Language) -> Draft:
    budget = form.budget.in_unit(MoneyUnit.TEN_THOUSAND) if form.budget is not None else None
    rows = tuple(_row(row, language) for row in form.indicators)
    return Draft(
        kind=_KINDS[form.kind],
        layout=Layout.COLUMNS if all(row.levels for row in rows) else Layout.PLAIN,
        year=form.year or submission.year or _YEAR,
        place="",
        department=submission.issuer or "",
        project=form.project or "",
        budget=budget or Decimal(0),
        rows=rows,
        overview=_sentences(form, PassageField.OVERVIEW),
        basis=tuple(each.text for each in _sentences(form, PassageField.BASIS)),
        goal=_sentences(form, PassageField.GOAL),
    )


def _row(row: Indicator, language: Language) -> Row:
    dimension = language.dimensions.of_levels(row.levels)
    return Row(
        name=row.name,
        dimension=language.dimensions.title(dimension) if dimension else "",
        operator=row.operator.value if row.operator else "",
        value=row.value or "",
        unit=row.unit or "",
        weight=(row.weight_text or "").strip(),
        levels=row.levels[:2],
    )


def _sentences(form: Form, field: PassageField) -> tuple[Sentence, ...]:
    text = "\n".join(each.text for each in form.passages if each.field is field)
    return tuple(Sentence(piece) for each in _ENDS.split(text) if (piece := _NUMBER.sub("", each).strip()))
