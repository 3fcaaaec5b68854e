"""Comments on files of every layout of the field, as Word and as Excel files."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from auditor.annotate import AnnotateOptions
from auditor.annotate.notes import notes_of
from auditor.audit import audit_document
from auditor.ruleset import RuleSet
from tests.annotate.building import DATE, annotated
from tests.annotate.test_docx import places_of_comments, where_they_belong
from tests.corpus.content import projects
from tests.corpus.formats import FORMATS, Format
from tests.corpus.layouts import LAYOUTS
from tests.corpus.model import Layout

every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)


def written(layout: Layout, form: Format, folder: Path) -> Path:
    path = folder / f"a{form.suffix}"
    path.write_bytes(form.write(layout.pages(projects(5))))
    return path


@every_layout
@pytest.mark.parametrize("name", ["docx", "docx-nested"])
def test_word_comments_stand_at_their_cells(
    layout: Layout, name: str, ruleset: RuleSet, tmp_path: Path
) -> None:
    path = written(layout, FORMATS[name], tmp_path)
    report, result = annotated(path, ruleset)
    assert report.findings
    expected, actual = where_they_belong(report), places_of_comments(result.data)
    assert len(actual) == len(report.findings)
    assert [(want, got) for want, got in zip(expected, actual, strict=True) if want not in {None, got}] == []
    path.write_bytes(result.data)
    assert audit_document(path, ruleset).submission.forms == report.submission.forms


@every_layout
@pytest.mark.parametrize("name", ["xlsx", "xlsx-one-sheet"])
def test_excel_comments_stand_at_their_cells(
    layout: Layout, name: str, ruleset: RuleSet, tmp_path: Path
) -> None:
    path = written(layout, FORMATS[name], tmp_path)
    report, result = annotated(path, ruleset)
    assert report.findings
    book = openpyxl.load_workbook(io.BytesIO(result.data))
    for note in notes_of(report, AnnotateOptions(date=DATE)):
        comment = book[note.location.sheet or ""][note.location.cell or ""].comment
        assert comment is not None
        assert note.text in comment.text
    path.write_bytes(result.data)
    assert audit_document(path, ruleset).submission.forms == report.submission.forms
