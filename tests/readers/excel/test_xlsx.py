from __future__ import annotations

import datetime
from pathlib import Path

import openpyxl
import pytest

from auditor.errors import InputError
from auditor.model import Location
from tests.readers.building import read, spans, tables, words, xlsx_bytes


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    return f"{before}<sheetData>{''.join(rows)}</sheetData>{after}"


def inline(name: str, text: str) -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_shared_and_inline_texts_without_reading_aids(tmp_path: Path) -> None:
    strings = (
        "<si><r><t>绩效</t></r><r><t>指标</t></r><rPh><t>jixiao</t></rPh></si>"
        "<si><t>第一行_x000D_\n第二行</t></si>"
    )
    content = sheet(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>' + inline("C1", "值") + "</row>"
    )
    document = read(tmp_path, "a.xlsx", xlsx_bytes({"表": content}, strings=strings))
    assert tables(document) == [[["绩效指标", "第一行\n第二行", "值"]]]


def test_kinds_of_values(tmp_path: Path) -> None:
    cells = (
        '<c r="A1"><v>90.0</v></c><c r="B1"><v>0.30000000000000004</v></c><c r="C1" t="b"><v>1</v></c>'
        '<c r="D1" t="e"><v>#REF!</v></c><c r="E1" t="str"><f>A1&amp;"人"</f><v>90人</v></c>'
        '<c r="F1"><v>1.5E7</v></c>'
        '<c r="G1" t="s"><v>7</v></c><c r="H1"><f>B1*2</f></c>'
    )
    document = read(tmp_path, "a.xlsx", xlsx_bytes({"表": sheet(f"<row r='1'>{cells}</row>")}))
    assert tables(document)[0][0][:6] == ["90", "0.3", "TRUE", "#REF!", "90人", "15000000"]
    assert [doubt.location.cell for doubt in document.doubts] == ["G1", "H1"]


def test_locations_and_sheet_names(tmp_path: Path) -> None:
    sheets = {
        name: sheet(f'<row r="12">{inline("D12", text)}</row>') for name, text in (("二", "甲"), ("一", "乙"))
    }
    document = read(tmp_path, "a.xlsx", xlsx_bytes(sheets))
    assert [(item.text, item.level) for item in document.paragraphs()] == [("二", 1), ("一", 1)]
    (found, _) = document.tables()
    assert found.cells[0].location == Location(part="sheet", sheet="二", cell="D12", row=12, column=4)


def test_merged_cells_become_spans_and_what_they_cover_is_left_out(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{inline("A1", "产出")}{inline("B1", "数量")}<c r="C1"/></row>',
        f'<row r="2">{inline("A2", "藏着的字")}{inline("B2", "植树")}{inline("C2", "10")}</row>',
    )
    areas = ("A1:A2", "B1:C1", "A9:XFD1048576")
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    merges = f"<mergeCells>{merges}</mergeCells>"
    (found,) = read(tmp_path, "a.xlsx", xlsx_bytes({"表": sheet(*rows, after=merges)})).tables()
    assert spans(found) == {
        "产出": (1, 1, 2, 1),
        "数量": (1, 2, 1, 2),
        "植树": (2, 2, 1, 1),
        "10": (2, 3, 1, 1),
    }


def test_a_stray_cell_far_out_makes_no_huge_table(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{inline("A1", "甲")}</row>',
        f'<row r="3">{inline("A3", "乙")}</row>',
        f'<row r="1048576">{inline("XFD1048576", "远")}</row>',
    )
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    (found,) = read(tmp_path, "a.xlsx", xlsx_bytes({"表": sheet(*rows)})).tables()
    grid = found.grid()
    assert len(grid) * len(grid[0]) < 200
    assert words(found)[:3] == [["甲"], [], ["乙"]]
    assert found.cells[-1].location.cell == "XFD1048576"
    (merged,) = read(tmp_path, "b.xlsx", xlsx_bytes({"表": sheet(*rows, after=merges)})).tables()
    assert len(merged.cells) == 1


def test_cells_without_a_name_follow_each_other(tmp_path: Path) -> None:
    content = sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    assert tables(read(tmp_path, "a.xlsx", xlsx_bytes({"表": content}))) == [[["1", "2"], ["3"]]]


def test_hidden_parts_are_read_and_noted(tmp_path: Path) -> None:
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    rows = f'<row r="1">{inline("A1", "甲")}</row><row r="2" hidden="1">{inline("A2", "乙")}</row>'
    data = xlsx_bytes({"表": sheet(rows, before=columns)}, states={"表": "veryHidden"})
    document = read(tmp_path, "a.xlsx", data)
    assert tables(document) == [[["甲"], ["乙"]]]
    messages = "；".join(doubt.message for doubt in document.doubts)
    assert "工作表“表”是隐藏的" in messages
    assert "第2行" in messages
    assert "隐藏的列" in messages


def test_hidden_sheets_beside_others_are_read_with_a_doubt(tmp_path: Path) -> None:
    rows = f'<row r="1">{inline("A1", "甲")}</row>'
    data = xlsx_bytes(
        {"表": sheet(rows), "字典": sheet(rows), "空": sheet("")}, states={"字典": "hidden", "空": "hidden"}
    )
    document = read(tmp_path, "a.xlsx", data)
    assert len(tables(document)) == 2
    assert ["“字典”是隐藏的，已一并读取" in doubt.message for doubt in document.doubts] == [True]


def test_a_constant_behind_an_equals_sign_is_what_was_typed(tmp_path: Path) -> None:
    formulas = ("100%", "3场", "1560元/人/月", "SUM(B1:B3)", "A1", "100.00(%)")
    cells = "".join(
        f'<c r="{at}1"><f>{formula}</f><v></v></c>' for at, formula in zip("ABCDEF", formulas, strict=True)
    )
    document = read(
        tmp_path, "a.xlsx", xlsx_bytes({"表": sheet(f'<row r="1">{cells}{inline("G1", "完")}</row>')})
    )
    assert tables(document) == [[["=100%", "=3场", "=1560元/人/月", "", "", "=100.00(%)", "完"]]]
    assert len(document.doubts) == 2


def test_a_share_typed_behind_an_equals_sign_keeps_its_sign_whatever_the_format(tmp_path: Path) -> None:
    typed = (("100%", "1"), ("98.5%", "0.985"), ("3", "3"), ("A1*2", "2"))
    cells = "".join(f'<c r="{"ABCD"[i]}1"><f>{f}</f><v>{v}</v></c>' for i, (f, v) in enumerate(typed))
    document = read(tmp_path, "a.xlsx", xlsx_bytes({"表": sheet(f'<row r="1">{cells}</row>')}))
    assert tables(document) == [[["=100%", "=98.5%", "3", "2"]]]


def test_a_workbook_of_openpyxl(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.append(["指标", "值", "日期", "金额"])
    page.append(["合格率", 0.95, datetime.date(2026, 3, 1), 1234.5])
    page["B2"].number_format = "0%"
    page["C2"].number_format = 'yyyy"年"m"月"d"日"'
    page["D2"].number_format = "#,##0.00"
    page.merge_cells("A4:B4")
    page["A4"] = "备注"
    made.create_sheet("空表")
    made.save(tmp_path / "made.xlsx")
    document = read(tmp_path, "a.xlsx", (tmp_path / "made.xlsx").read_bytes())
    assert tables(document) == [
        [["指标", "值", "日期", "金额"], ["合格率", "95%", "2026年3月1日", "1234.5"], [], ["备注"]]
    ]


def test_the_calendar_of_1904(tmp_path: Path) -> None:
    styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
    content = sheet('<row r="1"><c r="A1" s="0"><v>0</v></c></row>')
    data = xlsx_bytes({"表": content}, styles=styles, properties='<workbookPr date1904="1"/>')
    assert tables(read(tmp_path, "a.xlsx", data)) == [[["1904-01-01"]]]


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有任何内容"):
        read(tmp_path, "a.xlsx", xlsx_bytes({"表": sheet()}))


def test_a_workbook_without_sheets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有工作表"):
        read(tmp_path, "a.xlsx", xlsx_bytes({}))
