from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from auditor.annotate import AnnotateOptions, TrackChanges, annotate_file
from auditor.annotate.notes import notes_of
from auditor.auditing import audit_document
from auditor.errors import UsageError
from auditor.ruleset import RuleSet
from tests.annotate.building import COLUMNS, DATE, GOAL, ROWS, annotated, names, part

EXAMPLE = next((Path(__file__).parents[3] / "examples").glob("*.xlsx"))


def fill(sheet: Worksheet, top: int = 1, project: str = "校舍改造") -> None:
    for row in (["2026年项目绩效目标表"], ["项目名称", project], ["年度绩效目标", GOAL], COLUMNS, *ROWS):
        for column, value in enumerate(row, 1):
            if value:
                sheet.cell(top, column, float(value) if value.isdecimal() else value)
        top += 1


def plain(path: Path) -> None:
    book = openpyxl.Workbook()
    fill(book.active)
    book.save(path)


def moved_and_merged(path: Path) -> None:
    """Two forms in one sheet, merged cells, and a third form in another sheet with a name that is quoted."""
    book = openpyxl.Workbook()
    fill(book.active, 3)
    fill(book.active, 30, "图书购置")
    book.active.merge_cells("A3:E3")
    book.active.merge_cells("B5:E5")
    fill(book.create_sheet("二、项目's"), 2, "校园安全")
    book.save(path)


def commented(path: Path) -> None:
    """The department's own comments, one of them on a cell with a finding."""
    book = openpyxl.Workbook()
    fill(book.active)
    book.active["C5"].comment = Comment("请领导阅", "李四")
    book.active["H20"].comment = Comment("远处", "李四")
    book.save(path)


LAYOUTS = {"一张表": plain, "多张表": moved_and_merged, "已有批注": commented}


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file of each layout, for all tests."""
    folder = tmp_path_factory.mktemp("excel")
    made = {name: folder / f"{number}.xlsx" for number, name in enumerate(LAYOUTS)}
    for name, path in made.items():
        LAYOUTS[name](path)
    return made


@pytest.fixture
def source(request: pytest.FixtureRequest, files: dict[str, Path]) -> Path:
    return request.param if isinstance(request.param, Path) else files[request.param]


every_layout = pytest.mark.parametrize("source", [*LAYOUTS, EXAMPLE], indirect=True, ids=str)


@every_layout
def test_every_finding_is_in_the_comment_of_its_coloured_cell(source: Path, ruleset: RuleSet) -> None:
    report, result = annotated(source, ruleset)
    book = openpyxl.load_workbook(io.BytesIO(result.data))
    notes = notes_of(report, AnnotateOptions(date=DATE))
    assert len(notes) > 4
    assert result.exact == len(notes)
    for note in notes:
        cell = book[note.location.sheet or ""][note.location.cell or ""]
        assert cell.comment is not None
        assert note.text in cell.comment.text
        assert cell.fill.patternType == "solid"


def looks(cell: Cell | MergedCell) -> tuple[object, ...]:
    """What of a cell must stay: all but its fill."""
    return (cell.value, cell.number_format, repr(cell.font), repr(cell.border), repr(cell.alignment))


@every_layout
def test_nothing_else_changes(source: Path, ruleset: RuleSet) -> None:
    before = source.read_bytes()
    _, result = annotated(source, ruleset)
    touched = {name for name in names(before) if part(result.data, name) != part(before, name)}
    kinds = ("xl/worksheets/", "xl/styles.xml", "[Content_Types].xml", "xl/comments/", "xl/drawings/")
    stamp = ("docProps/custom.xml", "_rels/.rels")
    assert all(name.startswith((*kinds, *stamp, "xl/comments")) for name in touched)
    old, new = openpyxl.load_workbook(source), openpyxl.load_workbook(io.BytesIO(result.data))
    for sheet in old:
        assert new[sheet.title].merged_cells.ranges == sheet.merged_cells.ranges
        for row in sheet.iter_rows():
            for cell in row:
                copy = new[sheet.title][cell.coordinate]
                assert looks(copy) == looks(cell)


@every_layout
def test_the_copy_reads_back_to_the_same_submission(source: Path, ruleset: RuleSet, tmp_path: Path) -> None:
    report, result = annotated(source, ruleset)
    copy = tmp_path / f"copy-{source.name}"
    copy.write_bytes(result.data)
    again = audit_document(copy, ruleset)
    assert again.submission.forms == report.submission.forms
    assert again.findings == report.findings
    assert annotated(source, ruleset)[1] == result


def test_existing_comments_stay(tmp_path: Path, ruleset: RuleSet) -> None:
    path = tmp_path / "a.xlsx"
    commented(path)
    _, result = annotated(path, ruleset)
    sheet = openpyxl.load_workbook(io.BytesIO(result.data)).active
    assert sheet["H20"].comment.text == "远处"
    assert sheet["C5"].comment.text.startswith("请领导阅")
    assert "方向相反" in sheet["C5"].comment.text
    assert sum(name.endswith(".vml") for name in names(result.data)) == 1


def test_excel_has_no_tracked_changes(ruleset: RuleSet) -> None:
    report = audit_document(EXAMPLE, ruleset)
    with pytest.raises(UsageError, match="只用于 Word"):
        annotate_file(EXAMPLE, report, AnnotateOptions(date=DATE, track_changes=TrackChanges.SAFE))


def test_text_has_no_comments(ruleset: RuleSet) -> None:
    path = next(EXAMPLE.parent.glob("*.md"))
    with pytest.raises(UsageError, match=r"不是 \.docx、\.xlsx 或 \.pdf"):
        annotate_file(path, audit_document(path, ruleset), AnnotateOptions(date=DATE))
