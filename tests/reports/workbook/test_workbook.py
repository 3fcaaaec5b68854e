from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from xlsxwriter import Workbook

from auditor.errors import UsageError
from auditor.model import AuditReport
from auditor.office.archive import Archive
from auditor.readers.excel.xlsx import read_xlsx
from auditor.reports.workbook.layout import RUN, Part
from auditor.reports.workbook.sheet import Link, Sheets
from auditor.reports.workbook.styles import Styles
from auditor.reports.workbook.workbook import write_workbook
from tests.reports.sample import REPORT, audit, clean_report, unscored_report

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
NASTY = (
    '=HYPERLINK("http://x","y")',
    "+1+cmd|'/c calc'!A0",
    "@SUM(A1)",
    "<script>]]>\x07\u202e倒",
    "-2",
    "_x0041_",
)


def written(path: Path, report: AuditReport | None = None) -> openpyxl.Workbook:
    write_workbook(report or audit(), path, generated_at=WHEN)
    return openpyxl.load_workbook(path)


def marked() -> AuditReport:
    """The sample with fingerprints, as an audit gives them."""
    findings = (replace(each, fingerprint=f"f{number}") for number, each in enumerate(REPORT.findings))
    return audit(replace(REPORT, findings=tuple(findings)))


def test_the_sheets_hold_everything(tmp_path: Path) -> None:
    book = written(tmp_path / "a.xlsx", audit(REPORT, clean_report(), unscored_report()))
    assert book.sheetnames == ["总览", "问题清单", "指标明细", "规则说明", "运行信息"]
    overview = [[cell.value for cell in row] for row in book["总览"].iter_rows(min_row=2)]
    assert [row[4] for row in overview] == ["未评", 77.2, 100]
    assert book["问题清单"].max_row == 1 + len(REPORT.findings)
    rows = sum(len(form.indicators) for form in REPORT.submission.forms)
    assert book["指标明细"].max_row == 1 + rows + 1


def test_the_list_is_fit_to_work_with_and_to_print(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx")["问题清单"]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == f"A1:U{1 + len(REPORT.findings)}"
    assert sheet.data_validations.dataValidation[0].formula1 == '"采纳,不采纳,待核实"'
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes, one wide
    assert sheet.print_title_rows == "$1:$1"
    titles = {cell.value: cell.column_letter for cell in sheet[1]}
    assert [title for title, letter in titles.items() if sheet.column_dimensions[letter].hidden] == ["指纹"]
    assert sheet.print_area == f"'问题清单'!$A$1:$N${1 + len(REPORT.findings)}"
    assert len(sheet.conditional_formatting) == 1


def test_words_of_a_document_never_become_formulas(tmp_path: Path) -> None:
    findings = tuple(replace(REPORT.findings[0], message=each) for each in NASTY)
    sheet = written(tmp_path / "a.xlsx", audit(replace(REPORT, findings=findings)))["问题清单"]
    titles = {cell.value: cell.column for cell in sheet[1]}
    cells = [sheet.cell(row, titles["问题"]) for row in range(2, 2 + len(NASTY))]
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    shown = {str(cell.value) for cell in cells}
    assert {NASTY[0], NASTY[1], NASTY[2], NASTY[4]} <= shown
    assert "<script>]]>⟦U+0007⟧⟦U+202E⟧倒" in shown
    tables = read_xlsx(Archive((tmp_path / "a.xlsx").read_bytes(), "a.xlsx")).tables()
    words = {cell.text for table in tables for cell in table.cells}
    assert NASTY[-1] in words  # what looks like an escape is not one
    assert not any("\x07" in each or "\u202e" in each for each in shown)


def test_a_very_long_cell_is_cut_and_kept(tmp_path: Path) -> None:
    findings = (replace(REPORT.findings[0], message="长" * 40_000),)
    sheet = written(tmp_path / "a.xlsx", audit(replace(REPORT, findings=findings)))["问题清单"]
    assert max(len(str(cell.value)) for cell in sheet[2]) == 32_001


def test_rows_are_as_high_as_their_text(tmp_path: Path) -> None:
    findings = [replace(REPORT.findings[0], message=each) for each in ("短", "长" * 400)]
    path = tmp_path / "a.xlsx"
    sheet = written(path, audit(replace(REPORT, findings=tuple(findings))))["问题清单"]
    heights = {row[8].value: sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows(min_row=2)}
    assert heights["长" * 400] > 2 * heights["短"]


def test_findings_lead_to_their_row_and_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "送审 1").mkdir()
    source = tmp_path / "送审 1" / "甲&乙.txt"
    source.write_text("甲", encoding="utf-8")
    document = replace(REPORT.submission.document, source=str(source))
    report = audit(clean_report(), replace(REPORT, submission=replace(REPORT.submission, document=document)))
    book = written(tmp_path / "a.xlsx", report)
    sheet = book["问题清单"]
    titles = {cell.value: cell.column for cell in sheet[1]}
    for row in range(2, sheet.max_row + 1):
        form, line = (sheet.cell(row, titles[title]).value for title in ("表", "行"))
        link = sheet.cell(row, titles["表内位置"]).hyperlink
        assert (link is None) == (form is None)
        place = sheet.cell(row, titles["表内位置"])
        assert ("行" in place.value) == (line is not None)
        width = sheet.column_dimensions[place.column_letter].width
        assert len(str(place.value).encode("gbk")) <= width  # LibreOffice does not wrap words with a link
        if link is not None and line is not None:
            target = book["指标明细"][link.location.partition("!")[2]].row
            assert [book["指标明细"].cell(target, column).value for column in (2, 4)] == [form, line]
        external = sheet.cell(row, titles["原文位置"]).hyperlink
        assert external is None or external.target == "送审%201\\甲&乙.txt"
    (details,) = (each for each in book["总览"].iter_cols() if each[0].value == "明细")
    links = [cell.hyperlink for cell in details]
    assert [link and link.location for link in links] == [
        None,
        "'问题清单'!A2",
        None,
    ]


def test_more_links_than_a_sheet_holds_become_words(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    row = {"项目": Link("甲", place="'运行信息'!A2")}
    with Workbook(str(path)) as book:
        sheets = Sheets(book, [Part("运行信息", RUN, 3)], Styles(book), most_links=2)
        for _ in range(3):
            sheets.write(row)
    cells = openpyxl.load_workbook(path)["运行信息"]["A"][1:]
    assert [cell.value for cell in cells] == ["甲"] * 3
    assert [cell.hyperlink is not None for cell in cells] == [True, True, False]


def test_a_folder_named_like_an_address_is_no_link(tmp_path: Path) -> None:
    folder = tmp_path / "javascript:alert(1)"
    folder.mkdir()
    source = folder / "a.txt"
    source.write_text("甲", encoding="utf-8")
    document = replace(REPORT.submission.document, source=str(source))
    sheet = written(
        tmp_path / "a.xlsx", audit(replace(REPORT, submission=replace(REPORT.submission, document=document)))
    )["问题清单"]
    links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links
    assert all(link.target is None for link in links)


def test_what_one_sheet_cannot_hold_goes_on_in_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_workbook(marked(), path, generated_at=WHEN, most_rows=12)
    book = openpyxl.load_workbook(path)
    parts = [name for name in book.sheetnames if name.startswith("问题清单")]
    assert parts[:2] == ["问题清单", "问题清单2"]
    numbers = [row[0].value for name in parts for row in book[name].iter_rows(min_row=2)]
    assert numbers == list(range(1, len(REPORT.findings) + 1))
    links = [row[12].hyperlink for name in parts for row in book[name].iter_rows(min_row=2)]
    assert any(link and link.location.startswith("'指标明细2'!A") for link in links)
    facts = {row[0].value: row[1].value for row in book["运行信息"].iter_rows(min_row=2)}
    assert "最多 12 行" in facts["工作表"]


def test_the_same_time_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    for path in (one, other):
        write_workbook(audit(), path, generated_at=WHEN)
    assert one.read_bytes() == other.read_bytes()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="不能写入"):
        write_workbook(audit(), tmp_path / "没有" / "a.xlsx", generated_at=WHEN)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no device that is always full")
def test_a_full_disk_is_told_as_such() -> None:
    with pytest.raises(OSError, match="No space left"):
        write_workbook(audit(), Path("/dev/full"), generated_at=WHEN)


def test_points_of_a_person_are_added_under_the_gate(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx", audit(REPORT))["总览"]
    titles = {cell.value: cell for cell in sheet[1]}
    manual = titles["人工评定"].column_letter
    total = sheet.cell(2, titles["合计得分"].column).value
    assert total == f"=ROUND(MIN(77.1875+MIN(20,MAX(0,N({manual}2))))-0,1)"
    assert sheet.cell(2, titles["结论"].column).value == "修改后通过"


def test_what_is_said_at_length_leaves_the_overview_low(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx")["总览"]
    titles = [cell.value for cell in sheet[1]]
    assert titles[-2:] == ["封顶原因", "怎样提高得分"]
    assert max(sheet.row_dimensions[row].height or 0 for row in range(2, sheet.max_row + 1)) <= 3 * 13.5 + 4
