"""One form of a file of several, as the desk audits it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from auditor.config.lexicons import Lexicons
from auditor.forms import recognise
from auditor.model import Submission, Table
from auditor.readers import read_document
from auditor.web.editor.auditing import alone
from tests.readers.building import cell, docx_bytes, paragraph, row, table

NAMES = ("沟渠疏浚", "路灯维护")


def rows(project: str) -> list[list[str]]:
    return [
        ["项目名称", project, "", ""],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", f"{project}处数", "≥12处"],
        ["效益指标", "社会效益指标", "受益人数", "≥300人"],
    ]


def in_word(path: Path) -> None:
    parts = [
        part
        for name in NAMES
        for part in (paragraph("项目绩效目标表"), table(*(row(*map(cell, cells)) for cells in rows(name))))
    ]
    path.write_bytes(docx_bytes("".join(parts)))


def in_excel(path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in NAMES:
        sheet = book.create_sheet(name)
        for cells in (["项目绩效目标表"], *rows(name)):
            sheet.append(cells)
    book.save(path)


def texts(submission: Submission) -> str:
    tables = (each for each in submission.document.blocks if isinstance(each, Table))
    return "".join(cell.text for each in tables for cell in each.cells)


@pytest.mark.parametrize(("suffix", "write"), [("docx", in_word), ("xlsx", in_excel)])
def test_the_tables_of_other_forms_are_left_out(
    tmp_path: Path, suffix: str, write: Callable[[Path], None]
) -> None:
    path = tmp_path / f"a.{suffix}"
    write(path)
    submission = recognise(read_document(path), Lexicons())
    assert [form.project for form in submission.forms] == [*NAMES]
    assert all(name in texts(submission) for name in NAMES)
    for own, other, form in zip(NAMES, NAMES[::-1], submission.forms, strict=True):
        only = alone(submission, form)
        assert only.forms == (form,)
        assert own in texts(only)
        assert other not in texts(only)
