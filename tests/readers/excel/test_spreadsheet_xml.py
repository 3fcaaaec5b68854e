"""XML Spreadsheet 2003, under its own suffix and as .xls."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.config.lexicons import Lexicons
from auditor.errors import InputError
from auditor.forms import recognise
from auditor.model import Location, Operator
from auditor.readers import find_documents, read_document
from tests.readers.building import read, spans, spreadsheet_xml, tables


def row(*cells: str, attributes: str = "") -> str:
    return f"<Row{attributes}>{''.join(cells)}</Row>"


def cell(text: str, attributes: str = "", kind: str = "String") -> str:
    return f'<Cell{attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


def one_sheet(*rows: str, styles: str = "", options: str = "") -> str:
    return spreadsheet_xml({"目标表": "".join(rows)}, styles=styles, options=options)


@pytest.mark.parametrize("name", ["a.xls", "a.xml", "a.et"])
def test_it_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    document = read(tmp_path, name, one_sheet(row(cell("指标"), cell("值"))))
    assert (document.format, tables(document)) == ("xml", [[["指标", "值"]]])
    assert find_documents([tmp_path / name]).problems == ()


def test_places_follow_the_indexes_and_merged_cells(tmp_path: Path) -> None:
    text = one_sheet(
        row(cell("产出", ' ss:MergeDown="1"'), cell("数量", ' ss:MergeAcross="1"'), cell("甲")),
        row(cell("质量", ' ss:Index="2"'), cell("乙", ' ss:Index="4"')),
        row(cell("丙"), attributes=' ss:Index="5"'),
    )
    (table,) = read(tmp_path, "a.xls", text).tables()
    assert spans(table) == {
        "产出": (1, 1, 2, 1), "数量": (1, 2, 1, 2), "甲": (1, 4, 1, 1),
        "质量": (2, 2, 1, 1), "乙": (2, 4, 1, 1), "丙": (5, 1, 1, 1),
    }  # fmt: skip
    assert table.cells[-1].location == Location(part="sheet", sheet="目标表", cell="A5", row=5, column=1)


def test_values_are_read_as_the_sheet_shows_them(tmp_path: Path) -> None:
    styles = (
        '<Style ss:ID="p"><NumberFormat ss:Format="0%"/></Style><Style ss:ID="child" ss:Parent="p"/>'
        '<Style ss:ID="named"><NumberFormat ss:Format="Percent"/></Style>'
        '<Style ss:ID="unit"><NumberFormat ss:Format="0&quot;人&quot;"/></Style>'
        '<Style ss:ID="loop" ss:Parent="loop"/>'
    )
    cells = (
        cell("0.95", ' ss:StyleID="p"', "Number"), cell("0.9", ' ss:StyleID="child"', "Number"),
        cell("0.985", ' ss:StyleID="named"', "Number"), cell("12", ' ss:StyleID="unit"', "Number"),
        cell("3", ' ss:StyleID="loop"', "Number"), cell("1", "", "Boolean"),
        cell("2026-11-30T00:00:00.000", "", "DateTime"), cell("十一月", "", "DateTime"),
        cell("#REF!", "", "Error"),
        '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">加<Font>粗</Font>字</ss:Data></Cell>',
    )  # fmt: skip
    assert tables(read(tmp_path, "a.xls", one_sheet(row(*cells), styles=styles))) == [
        [["95%", "90%", "98.50%", "12人", "3", "TRUE", "2026-11-30", "十一月", "#REF!", "加粗字"]]
    ]


def test_what_is_hidden_and_what_has_no_result_is_told(tmp_path: Path) -> None:
    text = one_sheet(
        '<Column ss:Hidden="1"/>',
        row(cell("甲"), attributes=' ss:Hidden="1"'),
        row(cell("乙"), '<Cell ss:Formula="=SUM(R1C1)"/>'),
        options="<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>",
    )
    doubts = read(tmp_path, "a.xls", text).doubts
    assert [word for word in ("是隐藏的", "隐藏的行（第1行）", "隐藏的列", "没有保存计算结果")
            if not any(word in doubt.message for doubt in doubts)] == []  # fmt: skip
    assert doubts[-1].location.cell == "B2"


def test_names_without_a_prefix_and_other_encodings(tmp_path: Path) -> None:
    plain = one_sheet(row(cell("指标", ' ss:Index="2"'))).replace("ss:", "").replace("xmlns:ss", "xmlns:a")
    assert tables(read(tmp_path, "a.xls", plain)) == [[["", "指标"]]]
    for encoding in ("gb18030", "utf-16"):
        text = one_sheet(row(cell("绩效"))).replace("UTF-8", encoding).encode(encoding)
        path = tmp_path / f"{encoding}.xls"
        path.write_bytes(text)
        assert tables(read_document(path)) == [[["绩效"]]]


def test_a_form_in_it_is_recognised(tmp_path: Path) -> None:
    text = one_sheet(
        row(cell("项目支出绩效目标申报表", ' ss:MergeAcross="3"')),
        row(*map(cell, ("一级指标", "二级指标", "三级指标", "指标值"))),
        row(cell("产出指标", ' ss:MergeDown="1"'), *map(cell, ("数量指标", "修缮渡口数量", "≥6处"))),
        row(cell("质量指标", ' ss:Index="2"'), *map(cell, ("渡口验收合格率", "≥98%"))),
    )
    (form,) = recognise(read(tmp_path, "a.xls", text), Lexicons()).forms
    assert [(row.levels, row.operator, row.value, row.unit) for row in form.indicators] == [
        (("产出指标", "数量指标"), Operator.AT_LEAST, "6", "处"),
        (("产出指标", "质量指标"), Operator.AT_LEAST, "98", "%"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (one_sheet(row(cell("甲")))[:-20], "损坏"),
        (one_sheet(), "没有任何内容"),
        (one_sheet(row(cell(" "))), "没有任何内容"),
        (
            one_sheet(row(cell("&a;"))).replace("<Workbook", '<!DOCTYPE x [<!ENTITY a "甲">]><Workbook'),
            "文档类型声明|损坏",
        ),
        ('<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
         "Word的XML"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read(tmp_path, "a.xls", text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("attributes", [' ss:Index="99999999"', ' ss:Index="0"', ' ss:Index="-1"'])
def test_places_outside_a_sheet_end_it(tmp_path: Path, attributes: str) -> None:
    text = one_sheet(
        row(cell("甲"), cell("乙", attributes)), row(cell("丙")), row(cell("丁"), attributes=attributes)
    )
    assert tables(read(tmp_path, "a.xls", text))[0][0][0] == "甲"


def test_huge_merged_areas_make_no_huge_table(tmp_path: Path) -> None:
    merged = ' ss:MergeAcross="16000" ss:MergeDown="1000000"'
    (table,) = read(tmp_path, "a.xls", one_sheet(row(cell("甲", merged)))).tables()
    assert spans(table) == {"甲": (1, 1, 1, 1)}
