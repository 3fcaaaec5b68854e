"""People read of a place what they can find; the grid of a file is for programs."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from rich.console import Console

from auditor.batch import audit_paths
from auditor.model import AuditReport
from auditor.reports.letter.letter import letter
from auditor.reports.terminal.clerk import print_for_clerk
from auditor.reports.terminal.report import print_report
from auditor.reports.terminal.spot import finding_spot
from auditor.reports.view.located import located
from auditor.reports.writers import render

EXAMPLES = Path(__file__).parents[2] / "examples"
WHEN = datetime(2026, 3, 1, tzinfo=UTC)
GRID = re.compile(r"第\d+行第\d+列|第\d+列|第\d+个表格第\d+行")
CELL = re.compile(r"第(\d+)行“([^”]+)”的“([^”]+)”一栏")


@pytest.fixture(
    scope="module", params=["桐花街道2026年项目绩效目标表.docx", "临江县水利局2026年绩效目标申报表.xlsx"]
)
def report(request: pytest.FixtureRequest) -> AuditReport:
    return audit_paths([EXAMPLES / request.param], jobs=1)


def screen(report: AuditReport) -> str:
    return printed(lambda console: print_report(report, console, verbose=True))


def check(report: AuditReport) -> str:
    return printed(lambda console: print_for_clerk(report.submissions[0], console, verbose=True))


def printed(write: Callable[[Console], None]) -> str:
    buffer = io.StringIO()
    write(Console(file=buffer, width=300, markup=False, highlight=False))
    return buffer.getvalue()


def in_letter(report: AuditReport) -> str:
    data = letter(report.submissions[0], generated_at=WHEN)
    return "\n".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)


def show(report: AuditReport) -> str:
    [one] = report.submissions
    return "\n".join(line for each in located(one) for line in finding_spot(one.submission, each))


@pytest.mark.parametrize(
    "told",
    [
        screen,
        check,
        in_letter,
        show,
        *(lambda r, kind=k: render(r, kind) for k in ("html", "markdown", "csv")),
    ],
)
def test_no_grid_but_words(report: AuditReport, told: Callable[[AuditReport], str]) -> None:
    text = told(report)
    assert not GRID.search(text)


@pytest.mark.parametrize("told", [screen, check, show, lambda r: render(r, "markdown")])
def test_a_cell_is_named_by_row_indicator_and_column(
    report: AuditReport, told: Callable[[AuditReport], str]
) -> None:
    rows = {
        str(row.row): row.name for form in report.submissions[0].submission.forms for row in form.indicators
    }
    found = CELL.findall(told(report).replace("\\", ""))
    assert found
    names = {row.name for form in report.submissions[0].submission.forms for row in form.indicators}
    assert all(name.rstrip("…") in "".join(names) for _, name, _ in found)
    assert {row for row, _, _ in found} <= set(rows)


def test_the_column_bears_the_name_that_the_form_prints(report: AuditReport) -> None:
    printed_labels = {
        "".join(column.label.split())
        for form in report.submissions[0].submission.forms
        for column in form.read
        if column.field
    }
    assert {column for _, _, column in CELL.findall(screen(report))} <= printed_labels


def test_programs_get_the_grid(report: AuditReport) -> None:
    places = [each["location"] for each in json.loads(render(report, "json"))["submissions"][0]["findings"]]
    assert all(
        {"row", "column"} <= place.keys() or {"sheet", "cell"} <= place.keys()
        for place in places
        if place.keys() - {"part"}  # the title of a form may stand outside of its table
    )


def test_the_letter_names_the_indicator_where_its_sentence_opens(report: AuditReport) -> None:
    rows = [row for form in report.submissions[0].submission.forms for row in form.indicators]
    found = re.findall(r"第(\d+)行（编号[^）]+）。“([^”…]+)", in_letter(report))
    assert found
    assert [name for _, name in found if name not in "".join(row.name for row in rows)] == []
    assert {int(row) for row, _ in found} <= {row.row for row in rows}
