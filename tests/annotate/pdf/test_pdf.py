from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from auditor.annotate import Annotated, TrackChanges
from auditor.annotate.notes import Note, Remarks, notes_of
from auditor.annotate.options import AnnotateOptions
from auditor.annotate.pdf.marks import remark
from auditor.annotate.pdf.pdf import annotate_pdf
from auditor.auditing import audit_document
from auditor.errors import InputError, UsageError
from auditor.model import Location, SubmissionReport
from auditor.readers import read_document
from auditor.readers.pages.pdf import read_pdf
from auditor.ruleset import RuleSet
from tests.annotate.building import COLUMNS, DATE, GOAL, ROWS, annotated
from tests.readers.pages.building import HEIGHT, WIDTH, Sheet, pdf_bytes

WIDTHS = (150, 80, 80, 80, 80)
OPTIONS = AnnotateOptions(date=DATE)


def cover(sheet: Sheet) -> None:
    sheet.text(200, 300, "二〇二六年部门预算申报材料")


def form(sheet: Sheet) -> None:
    sheet.text(200, 60, "2026年项目绩效目标表")
    head = [("项目名称", "校舍改造"), ("年度绩效目标", GOAL)]
    sheet.grid(head, y=100, widths=(150, 320))
    sheet.grid([COLUMNS, *ROWS], y=148, widths=WIDTHS)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return written(tmp_path, pdf_bytes(cover, form))


def written(folder: Path, data: bytes) -> Path:
    path = folder / "申报.pdf"
    path.write_bytes(data)
    return path


def marks(data: bytes, kind: str) -> list[tuple[int, DictionaryObject]]:
    pages = enumerate(PdfReader(io.BytesIO(data)).pages, start=1)
    found = [(number, each.get_object()) for number, page in pages for each in page.get("/Annots", [])]
    return [(number, each) for number, each in found if each["/Subtype"] == kind]


def placed(report: SubmissionReport) -> list[Note]:
    return [note for note in notes_of(report, OPTIONS) if note.location.box is not None]


def mark_at(done: Annotated, page: int, expected: list[float]) -> DictionaryObject:
    """The one frame with this rectangle."""
    close = pytest.approx(expected, abs=0.01)
    (found,) = [
        mark for number, mark in marks(done.data, "/Square") if number == page and mark["/Rect"] == close
    ]
    return found


def test_every_finding_is_on_its_cell(source: Path, ruleset: RuleSet) -> None:
    report, done = annotated(source, ruleset)
    notes = placed(report)
    assert done.exact == len(notes) > 4
    for note in notes:
        x0, y0, x1, y1 = note.location.box or ()
        assert note.location.page == 2
        mark = mark_at(done, 2, [x0, HEIGHT - y1, x1, HEIGHT - y0])
        assert note.text in mark["/Contents"]
        drawn = mark["/AP"]["/N"].get_object()
        assert list(drawn["/BBox"]) == pytest.approx([0, 0, x1 - x0, y1 - y0], abs=0.01)
        assert drawn.get_data().endswith(b" re S"), "a thin frame, which hides no words"
        assert (mark["/T"], mark["/M"]) == ("绩效审核", "D:20260301090000")


def test_the_box_is_the_cell_that_was_drawn(source: Path, ruleset: RuleSet) -> None:
    _, done = annotated(source, ruleset)
    row = 1 + [name for name, *_ in ROWS].index("学生满意度")
    top, left = 148 + 24 * row, 60 + sum(WIDTHS[:3])
    cell = [left, HEIGHT - top - 24, left + WIDTHS[3], HEIGHT - top]
    found = [mark for _, mark in marks(done.data, "/Square") if mark["/Rect"] == pytest.approx(cell, abs=2)]
    assert [("120" in mark["/Contents"]) for mark in found] == [True]


def test_findings_of_one_cell_share_a_mark(source: Path, ruleset: RuleSet) -> None:
    first, second, *_ = notes_of(audit_document(source, ruleset), OPTIONS)
    notes = [first, replace(second, location=first.location)]
    placing, copy = annotate_pdf(source.read_bytes(), "a.pdf", Remarks(tuple(notes), ("总览",)), OPTIONS)
    assert (placing.exact, placing.loose) == (2, 0)
    ((_, mark),) = marks(copy, "/Square")
    assert first.text in mark["/Contents"]
    assert second.text in mark["/Contents"]


def test_what_has_no_box_is_listed_on_the_first_page(source: Path, ruleset: RuleSet) -> None:
    first, second, *others = notes_of(audit_document(source, ruleset), OPTIONS)
    gone = [replace(first, location=Location()), replace(second, location=Location("page", page=2))]
    remarks = Remarks((*gone, *others), ("总览",))
    placing, copy = annotate_pdf(source.read_bytes(), "a.pdf", remarks, OPTIONS)
    assert (placing.loose, placing.exact) == (2, len(others))
    ((number, remark),) = marks(copy, "/Text")
    assert number == 1
    assert remark["/Rect"] == [18, HEIGHT - 38, 38, HEIGHT - 18]
    assert all(note.text in remark["/Contents"] for note in gone)


def test_nothing_else_changes(source: Path, ruleset: RuleSet) -> None:
    report, done = annotated(source, ruleset)
    data = source.read_bytes()
    assert done.data.startswith(data)
    assert read_pdf(done.data, "a.pdf") == read_pdf(data, "a.pdf")
    source.write_bytes(done.data)
    again = audit_document(source, ruleset).submission
    assert again.document.copy_of == source.name
    assert replace(again, document=replace(again.document, copy_of="")) == report.submission


def test_the_same_date_gives_the_same_bytes(source: Path, ruleset: RuleSet) -> None:
    assert annotated(source, ruleset)[1].data == annotated(source, ruleset)[1].data


def test_a_turn_by_no_right_angle_is_taken_as_the_reader_takes_it() -> None:
    def corner(rotate: int) -> list[float]:
        page = PageObject.create_blank_page(width=WIDTH, height=HEIGHT)
        page[NameObject("/Rotate")] = NumberObject(rotate)
        return [float(each) for each in remark(page, "总览", OPTIONS)["/Rect"]]

    assert [corner(rotate) for rotate in (100, 370, -80, -100)] == [corner(each) for each in (90, 0, 0, 270)]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_is_marked_where_it_is_read(rotate: int, tmp_path: Path, ruleset: RuleSet) -> None:
    def turned(sheet: Sheet) -> None:
        """Drawn so that the words stand upright; reportlab swaps the sides of a page that it turns."""
        shifts = {90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}
        sheet._drawing.translate(*shifts[rotate])
        sheet._drawing.rotate(rotate)
        form(sheet)

    report, done = annotated(written(tmp_path, pdf_bytes(turned, rotate=rotate)), ruleset)
    drawn = {
        90: lambda x, y: (y, x),
        180: lambda x, y: (WIDTH - x, y),
        270: lambda x, y: (HEIGHT - y, WIDTH - x),
    }[rotate]
    assert placed(report)
    for note in placed(report):
        x0, y0, x1, y1 = note.location.box or ()
        (ax, ay), (bx, by) = drawn(x0, y0), drawn(x1, y1)
        expected = [min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)]
        assert note.text in mark_at(done, 1, expected)["/Contents"]


def test_marks_of_the_department_stay(source: Path, ruleset: RuleSet) -> None:
    writer = PdfWriter(clone_from=source)
    own = {"/Type": "/Annot", "/Subtype": "/Square"}
    mark = DictionaryObject({NameObject(key): NameObject(value) for key, value in own.items()})
    mark[NameObject("/Rect")] = ArrayObject([NumberObject(each) for each in (9, 9, 40, 40)])
    writer.add_annotation(1, mark)
    writer.write(source)
    _, done = annotated(source, ruleset)
    plain = [number for number, each in marks(done.data, "/Square") if "/Contents" not in each]
    assert plain == [2]
    assert len(marks(done.data, "/Square")) > 1


def test_a_signature_is_told(source: Path, ruleset: RuleSet) -> None:
    assert not annotated(source, ruleset)[1].signed
    writer = PdfWriter(clone_from=source)
    form_entry = DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})
    writer.root_object[NameObject("/AcroForm")] = form_entry
    writer.write(source)
    assert annotated(source, ruleset)[1].signed


def test_tracked_changes_are_for_word(source: Path, ruleset: RuleSet) -> None:
    with pytest.raises(UsageError, match="PDF 不能写修订"):
        annotated(source, ruleset, TrackChanges.ALL)


def test_the_missing_library_is_named(
    source: Path, ruleset: RuleSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(InputError, match=r"auditor\[pdf\]"):
        annotated(source, ruleset)


def test_a_protected_file_is_refused(tmp_path: Path, ruleset: RuleSet) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    encryption = StandardEncryption("", ownerPassword="geheim", canModify=0)
    path = written(tmp_path, pdf_bytes(cover, form, password=encryption))  # type: ignore[arg-type]
    with pytest.raises(InputError, match="权限密码"):
        annotated(path, ruleset)


def test_a_copy_says_what_it_was_made_from(source: Path, ruleset: RuleSet) -> None:
    _, result = annotated(source, ruleset)
    copy = source.with_name("退回.pdf")
    copy.write_bytes(result.data)
    assert read_document(copy).copy_of == "申报.pdf"
    assert read_document(source).copy_of == ""
