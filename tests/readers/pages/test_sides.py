"""Sheets that a spreadsheet program printed over pages side by side."""

from __future__ import annotations

from itertools import accumulate, pairwise
from pathlib import Path

import pytest

from auditor.model import Document
from tests.readers.building import read, spans, tables
from tests.readers.pages.building import Sheet, pdf_bytes

Rows = list[list[str]]
LEFT = [
    ["指标名称", "二级指标"],
    ["管网长度", "数量指标"],
    ["合格率", "质量指标"],
    ["按期完工率", "时效指标"],
]
RIGHT = [["指标值", "单位", "权重"], ["42", "公里", "20"], ["98", "%", "30"], ["95", "%", "10"]]
MORE_LEFT = [["满意度", "满意度指标"], ["投诉率", "质量指标"]]
MORE_RIGHT = [["90", "%", "20"], ["1", "%", "20"]]
HEIGHTS = [24, 24, 40, 24]


def page(rows: Rows, *, heights: list[int] = HEIGHTS, y: float = 70, width: float = 120, above: str = ""):
    def draw(sheet: Sheet) -> None:
        if above:
            sheet.text(60, y - 20, above)
        for row, (top, bottom) in zip(rows, pairwise(accumulate(heights, initial=y)), strict=False):
            sheet.grid([row], widths=[width] * len(row), y=top, height=bottom - top)

    return draw


def document(tmp_path: Path, *pages) -> Document:
    return read(tmp_path, "a.pdf", pdf_bytes(*pages))


def beside(left: Rows, right: Rows) -> Rows:
    return [[*a, *b] for a, b in zip(left, right, strict=True)]


def test_two_pages_side_by_side(tmp_path: Path) -> None:
    found = document(tmp_path, page(LEFT), page(RIGHT))
    assert tables(found) == [beside(LEFT, RIGHT)]
    (doubt,) = found.doubts
    assert doubt.location.page == 2
    assert "第2页与第1页" in doubt.message
    assert "已左右拼接" in doubt.message
    value = next(cell for cell in next(found.tables()).cells if cell.text == "42")
    assert (value.row, value.column) == (2, 3)
    assert (value.location.page, value.location.row, value.location.column) == (2, 2, 1)
    assert value.location.box == pytest.approx((60, 94, 180, 118), abs=1)


@pytest.mark.parametrize("down", [True, False], ids=["down then over", "over then down"])
def test_several_pages_in_both_orders(tmp_path: Path, down: bool) -> None:
    upper_left, upper_right = page(LEFT), page(RIGHT)
    lower_left, lower_right = page(MORE_LEFT), page(MORE_RIGHT)
    first = [upper_left, lower_left, upper_right, lower_right]
    second = [upper_left, upper_right, lower_left, lower_right]
    found = document(tmp_path, *(first if down else second))
    assert tables(found) == [beside([*LEFT, *MORE_LEFT], [*RIGHT, *MORE_RIGHT])]
    assert [doubt.location.page for doubt in found.doubts] == ([3, 4] if down else [2, 4])


def test_three_pages_across(tmp_path: Path) -> None:
    third = [["备注", "来源"], ["甲", "台账"], ["乙", "报表"], ["丙", "合同"]]
    found = document(tmp_path, page(LEFT), page(RIGHT), page(third))
    assert tables(found) == [beside(beside(LEFT, RIGHT), third)]


def test_words_of_a_merged_cell_that_cross_the_edge(tmp_path: Path) -> None:
    goal = "改造供水管网四十二公里并保障用水安全稳定"

    def left(sheet: Sheet) -> None:
        page([["目标", ""], *LEFT], heights=[24, *HEIGHTS])(sheet)
        sheet.text(184, 84, goal)  # the whole text is printed; what lies right of 300 is hidden

    def right(sheet: Sheet) -> None:
        page([[""], *[row[:1] for row in RIGHT]], heights=[24, *HEIGHTS])(sheet)
        sheet.text(184 - 240, 84, goal)

    found = document(tmp_path, left, right)
    assert spans(next(found.tables()))[goal] == (1, 2, 1, 2)
    assert not list(found.paragraphs())


@pytest.mark.parametrize(
    ("pages", "why"),
    [
        ([page(LEFT), page([["指标名称", "权重"], *RIGHT[1:3], ["95", "10"]])], "the next copy begins alike"),
        ([page(LEFT, heights=[24] * 4), page(RIGHT, heights=[24] * 4)], "all rows are equally high"),
        ([page(LEFT), page(RIGHT, heights=[24, 30, 24, 24])], "the rows stand elsewhere"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_pages_that_are_not_surely_one_sheet_stay_apart(tmp_path: Path, pages: list, why: str) -> None:
    found = document(tmp_path, *pages)
    assert why
    assert "指标值" not in [cell.text for cell in next(found.tables()).rows()[0]]
    assert not any("左右" in doubt.message for doubt in found.doubts)


def test_other_words_on_the_right_page_are_a_doubt_and_nothing_is_joined(tmp_path: Path) -> None:
    found = document(tmp_path, page(LEFT), page(RIGHT, above="另一张表"))
    assert "没有拼接" in found.doubts[0].message
    assert [paragraph.text for paragraph in found.paragraphs()] == ["另一张表"]
    assert all(len(row) < 5 for table in tables(found) for row in table)


def test_text_beside_the_page_is_not_read_but_told(tmp_path: Path) -> None:
    found = document(
        tmp_path, lambda sheet: (sheet.text(60, 100, "正文"), sheet.text(640, 100, "页外的字"))[0]
    )
    assert [paragraph.text for paragraph in found.paragraphs()] == ["正文"]
    assert "超出页边" in found.doubts[0].message
