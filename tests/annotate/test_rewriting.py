"""Changes in a file's own cells: what is read afterwards is what was changed, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from auditor.annotate.options import AnnotateOptions
from auditor.annotate.rewriter import rewrite_file
from auditor.annotate.rewriting import CellChange, Rewriting, Rewritten, RowInsertion, edit_of
from auditor.errors import InputError, UsageError
from auditor.model import Location
from auditor.readers import read_document
from tests.cases import every_case

from .building import DATE, LAYOUTS, docx, with_levels

OPTIONS = AnnotateOptions(DATE)
Texts = Mapping[Location, str]


def texts(path: Path) -> dict[Location, str]:
    return {cell.location: cell.text for table in read_document(path).tables() for cell in table.cells}


def rewritten(path: Path, changes: Rewriting) -> tuple[Rewritten, Path]:
    """The result, and the file it was written to."""
    done = rewrite_file(path, path.suffix[1:], changes, OPTIONS)
    after = path.with_name(f"after{path.suffix}")
    after.write_bytes(done.data)
    return done, after


def word(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "form.docx"
    path.write_bytes(docx(body))
    return path


def workbook(tmp_path: Path, **more: object) -> Path:
    """Level cells merged downwards, numbers as numbers, a share shown in per cent."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (
        ["一级指标", "指标名称", "指标值", "权重"], ["产出指标", "助餐人次", 900, 30],
        ["", "培训人次", 120, 30], ["效益指标", "覆盖率", 0.95, 40],
    ):  # fmt: skip
        sheet.append(line)
    sheet["C4"].number_format = "0%"
    sheet.merge_cells("A2:A3")
    if "formula" in more:
        sheet["D5"] = more["formula"]
    if "comment" in more:
        sheet["A1"].comment = Comment("看这里", "某人")
    path = tmp_path / "form.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_change_in_word_is_tracked_and_alone(tmp_path: Path, layout: str) -> None:
    path = word(tmp_path, LAYOUTS[layout]())
    before = texts(path)
    place = next(place for place, text in before.items() if text == "改造教室数量")
    done, after = rewritten(path, Rewriting((CellChange(place, "改造教室数量", "改造教室间数"),)))
    assert (done.written, done.missed) == (1, ())
    changed = {each for each, text in texts(after).items() if text != before[each]}
    assert texts(after)[place] == "改造教室间数"
    assert all("改造教室间数" in texts(after)[each] for each in changed)  # a nested table is read twice
    marked = zipfile.ZipFile(io.BytesIO(done.data)).read("word/document.xml").decode()
    assert "<w:ins " in marked
    assert "<w:del " in marked


def test_a_row_is_added_and_taken_away_within_merged_levels(tmp_path: Path) -> None:
    path = word(tmp_path, with_levels())
    before = texts(path)
    first = min(place.row or 0 for place, text in before.items() if text == "校车安全事故起数")
    row = {place: "" for place in before if place.row == first + 1}
    names = sorted(row, key=lambda place: place.column or 0)
    row[names[0]] = "新增的指标"
    removed = next(place for place, text in before.items() if text == "校车安全事故起数")
    done, after = rewritten(path, Rewriting((), (RowInsertion(row),), (removed,)))
    assert (done.written, done.missed) == (2, ())
    read = texts(after)
    column = [text for place, text in read.items() if place.column == names[0].column]
    assert "校车安全事故起数" not in column
    assert column[column.index("新增的指标") - 1] == "改造教室数量"
    assert list(read.values()).count("产出指标") == 1
    table = read_document(after)
    merged = next(cell for each in table.tables() for cell in each.cells if cell.text == "产出指标")
    assert merged.row_span == 6


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = word(tmp_path, with_levels())
    nowhere = Location(table=9, row=9, column=9)
    lost = Rewriting((CellChange(nowhere, "a", "b"),), (RowInsertion({nowhere: "甲"}),), (nowhere,))
    done, _ = rewritten(path, lost)
    assert done.written == 0
    assert set(done.missed) == {"“a”改为“b”", "新增一行“甲”", f"删除{nowhere.describe()}一行"}


def test_cells_of_a_workbook_keep_their_kind(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    before = texts(path)
    place = {text: place for place, text in before.items()}
    changes = (
        CellChange(place["900"], "900", "1200"),
        CellChange(place["95%"], "95%", "98%"),
        CellChange(place["培训人次"], "培训人次", "培训人数"),
    )
    done, after = rewritten(path, Rewriting(changes))
    assert (done.written, done.missed) == (3, ())
    sheet = openpyxl.load_workbook(after).active
    assert sheet is not None
    assert [sheet["C2"].value, sheet["C4"].value, sheet["B3"].value] == [1200, 0.98, "培训人数"]
    assert sum(before[each] != text for each, text in texts(after).items()) == 3


def test_rows_of_a_workbook_move_with_their_merges(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    place = {text: place for place, text in texts(path).items()}
    row = {place["培训人次"]: "培训场次", place["120"]: "12"}
    done, after = rewritten(path, Rewriting((), (RowInsertion(row),)))
    assert (done.written, done.missed) == (1, ())
    sheet = openpyxl.load_workbook(after).active
    assert sheet is not None
    assert [sheet["B4"].value, sheet["C4"].value, sheet["B5"].value] == ["培训场次", 12, "覆盖率"]
    assert [str(each) for each in sheet.merged_cells.ranges] == ["A2:A4"]
    done, after = rewritten(path, Rewriting((), (), (place["培训人次"],)))
    assert done.written == 1
    sheet = openpyxl.load_workbook(after).active
    assert sheet is not None
    assert sheet["B3"].value == "覆盖率"


def test_rows_are_added_and_taken_away_by_the_numbers_that_they_had(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    place = {text: place for place, text in texts(path).items()}
    added = (RowInsertion({place["助餐人次"]: "助餐点数"}), RowInsertion({place["培训人次"]: "培训场次"}))
    for inserted in (added, added[::-1]):
        done, after = rewritten(path, Rewriting((), inserted, (place["培训人次"], place["覆盖率"])))
        assert (done.written, done.missed) == (4, ())
        sheet = openpyxl.load_workbook(after).active
        assert sheet is not None
        assert [cell.value for cell in sheet["B"]] == ["指标名称", "助餐人次", "助餐点数", "培训场次"]


def test_rows_without_numbers_are_counted(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    parts = {each.filename: zipfile.ZipFile(path).read(each) for each in zipfile.ZipFile(path).infolist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = re.sub(rb'<row r="\d+"', b"<row", parts[name]).replace(b"<row", b'<row r="x"', 1)
    with zipfile.ZipFile(path, "w") as archive:
        for each, data in parts.items():
            archive.writestr(each, data)
    place = {text: place for place, text in texts(path).items()}
    done, after = rewritten(path, Rewriting((), (RowInsertion({place["培训人次"]: "培训场次"}),)))
    assert done.missed == ()
    assert [text for each, text in texts(after).items() if each.cell and each.cell[0] == "B"] == [
        "指标名称", "助餐人次", "培训人次", "培训场次", "覆盖率",
    ]  # fmt: skip


@pytest.mark.parametrize("more", [{"formula": "=SUM(D2:D4)"}, {"comment": True}])
def test_rows_are_left_to_people_where_something_counts_them(tmp_path: Path, more: dict[str, object]) -> None:
    path = workbook(tmp_path, **more)
    place = {text: place for place, text in texts(path).items()}
    done, after = rewritten(path, Rewriting((), (RowInsertion({place["培训人次"]: "培训场次"}),)))
    assert done.missed == ("新增一行“培训场次”",)
    assert texts(after) == texts(path)


def test_what_a_formula_computes_is_left_alone(tmp_path: Path) -> None:
    path = workbook(tmp_path, formula="=100")
    done, _ = rewritten(path, Rewriting((CellChange(Location(sheet="Sheet", cell="D5"), "100", "90"),)))
    assert done.missed == ("“100”改为“90”",)


def test_only_word_and_excel_are_written(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="干净"):
        rewrite_file(text, "text", Rewriting(), OPTIONS)
    with pytest.raises(InputError):
        rewrite_file(tmp_path / "none.docx", "docx", Rewriting(), OPTIONS)


@every_case(
    ("old", "new", "edit"),
    [("≤120人次", "≥120人次", (0, "≤", "≥")), ("甲乙", "甲丙乙", (1, "", "丙")), ("", "甲", (0, "", "甲")),
     ("甲甲", "甲", (1, "甲", "")), ("甲", "甲", (1, "", ""))],
)  # fmt: skip
def test_only_what_differs_is_changed(old: str, new: str, edit: tuple[int, str, str]) -> None:
    found = edit_of(CellChange(Location(), old, new))
    assert (found.start, found.old, found.new) == edit
