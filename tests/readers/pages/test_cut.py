"""Rows that the end of a page cut: joined where the print shows it, left apart where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.model import Document
from auditor.readers.pages.glyphs import line_groups, text_line
from auditor.readers.pages.marks import Glyph
from tests.readers.building import read, tables
from tests.readers.pages.building import Sheet, pdf_bytes

Row = list[str]
WIDTHS = [50, 70, 50, 40]  # room for four, six, four and three characters


def over_two_pages(tmp_path: Path, above: list[Row], below: list[Row], height: float = 40) -> Document:
    return read(
        tmp_path,
        "a.pdf",
        pdf_bytes(
            lambda sheet: sheet.grid(above, widths=WIDTHS, y=700, height=height),
            lambda sheet: sheet.grid(below, widths=WIDTHS, y=70, height=height),
        ),
    )


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (  # every cell goes on, a number is torn
            ["服务对象", "社区矫正对象", "2026年底", "13,969"],
            ["满意程度", "安置帮教人数", "前完成", ".45"],
            ["服务对象满意程度", "社区矫正对象安置帮教人数", "2026年底前完成", "13,969.45"],
        ),
        (  # brackets stand on both pages
            ["部门（单", "临江县住房和", "部门支出", "合计数"],
            ["位）名称", "城乡建设局", "预算数", "万元"],
            ["部门（单位）名称", "临江县住房和城乡建设局", "部门支出预算数", "合计数万元"],
        ),
        (  # some cells have ended
            ["产出指标", "老旧小区供水", "≥", "12"],
            ["", "改造户数", "", ""],
            ["产出指标", "老旧小区供水改造户数", "≥", "12"],
        ),
        (  # a heading written downwards stands beside
            ["绩\n效", "改造老旧小区\n供水管网惠及", "≥", "12"],
            ["指\n标", "居民户数", "", ""],
            ["绩效指标", "改造老旧小区供水管网惠及居民户数", "≥", "12"],
        ),
    ],
)
def test_cut_rows_become_one(above: Row, below: Row, whole: Row, tmp_path: Path) -> None:
    found = over_two_pages(tmp_path, [above], [below])
    assert tables(found) == [[whole]]
    assert "第1页末被截断" in found.doubts[0].message


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (
            ["指标名称", "全年指标目标", "是否核心", "权重"],
            ["道路养护", "十二公里以上", "", "10"],
        ),  # a header
        (["产出指标", "老旧小区供水", "≥", "12"], ["效益指标", "居民满意程度", "≥", "95"]),
        (["产出指标", "供水\n改造", "户数", "12"], ["", "居民满意程度", "人", "9"]),  # not at one height
    ],
)
def test_whole_rows_stay_two(above: Row, below: Row, tmp_path: Path) -> None:
    assert len(tables(over_two_pages(tmp_path, [above], [below]))[0]) == 2


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (
            ["年度目标", "改造管网。\n新建泵站；"],
            ["", "保障用水。"],
            ["年度目标", "改造管网。\n新建泵站；\n保障用水。"],
        ),
        (
            ["当年绩效", "推进供水管网改造和泵站建设，保障城乡居"],
            ["目标", "民用水安全。"],
            ["当年绩效目标", "推进供水管网改造和泵站建设，保障城乡居民用水安全。"],
        ),
    ],
    ids=["at the end of a paragraph", "in one long line"],
)
def test_a_label_and_its_text_are_cut(above: Row, below: Row, whole: Row, tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "a.pdf",
        pdf_bytes(
            lambda sheet: sheet.grid([above], widths=[50, 198], y=700, height=40),
            lambda sheet: sheet.grid([below], widths=[50, 198], y=70, height=40),
        ),
    )
    assert tables(found) == [[whole]]


def merged(sheet: Sheet, y: float, label: str, names: list[str]) -> None:
    """A cell beside two rows."""
    for line in range(3):
        sheet.line(60 if line != 1 else 160, y + 24 * line, 260, y + 24 * line)
    for x in (60, 160, 260):
        sheet.line(x, y, x, y + 48)
    for line, part in enumerate(label.split("\n")):
        sheet.text(64, y + 14 + 15 * line, part)
    for line, name in enumerate(names):
        sheet.text(164, y + 14 + 24 * line, name)


def test_a_merged_cell_whose_text_runs_on_beside_whole_rows(tmp_path: Path) -> None:
    first, second = "完成供水管网改造并\n办理竣工验收，保障\n用水安全，同时做好", "档案归集。"
    found = read(
        tmp_path,
        "a.pdf",
        pdf_bytes(
            lambda sheet: merged(sheet, 700, first, ["管网长度", "合格率"]),
            lambda sheet: merged(sheet, 70, second, ["漏损率", "满意度"]),
        ),
    )
    table = next(found.tables())
    assert table.cells[0].text == (first + second).replace("\n", "")
    assert [cell.text for cell in table.cells[1:]] == ["管网长度", "合格率", "漏损率", "满意度"]
    assert (table.cells[0].row, table.cells[0].row_span) == (1, 4)


def test_a_merged_level_does_not_run_on_into_the_next(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "a.pdf",
        pdf_bytes(
            lambda sheet: merged(sheet, 700, "一级产出指标数量类", ["管网长度", "合格率"]),
            lambda sheet: merged(sheet, 70, "一级效益指标社会类", ["漏损率", "满意度"]),
        ),
    )
    assert [cell.text for cell in next(found.tables()).cells if cell.column == 1] == [
        "一级产出指标数量类",
        "一级效益指标社会类",
    ]


def test_a_repeated_row_of_label_and_value_is_no_new_form(tmp_path: Path) -> None:
    head = ["项目名称", "供水管网改造", "", ""]
    found = over_two_pages(
        tmp_path, [head, ["预算金额", "120", "", ""]], [head, ["产出指标", "管网长度", "≥", "12"]]
    )
    assert tables(found) == [[head, ["预算金额", "120", "", ""], ["产出指标", "管网长度", "≥", "12"]]]


def test_a_number_in_brackets_that_no_line_could_hold_is_not_parted(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.grid([["依据", "渝府办发\n〔\n2023〕218\n号。"]], widths=[50, 58], height=70)

    found = read(tmp_path, "a.pdf", pdf_bytes(page))
    assert tables(found) == [[["依据", "渝府办发〔2023〕218号。"]]]


def test_stops_of_fonts_that_state_only_their_ink_stay_on_their_line() -> None:
    line = [
        Glyph("施", 0, 483.9, 12, 494.9),
        Glyph("，", 12, 492.5, 24, 496.2),
        Glyph("年", 24, 483.7, 36, 494.8),
    ]
    below = [Glyph("度", 0, 501.0, 12, 512.2), Glyph("一", 12, 504.9, 24, 507.0)]
    assert [text_line(group).text for group in line_groups([*line, *below])] == ["施，年", "度一"]
