"""Tables of pages on which lines are missing."""

from __future__ import annotations

from pathlib import Path

from auditor.model import Document, Table
from tests.readers.pages.building import Sheet
from tests.readers.pages.test_pdf import document, messages, tables

HEADER = ["三级指标", "年度指标值", "评分标准", "完成值", "分值"]
ROWS = [
    ["修复城墙\n长度", "≥2.6公里", "完成得满\n分，未完\n成不得分", "2.7公里", "12"],
    ["文物展柜", "≥38组", "按比例得分", "40组", "8"],
    ["讲解员培训\n合格率", "≥95%", "按比例得分", "96.5%", "10"],
    ["参观人次", "≥14万\n人次", "按比例得分", "15.26万\n人次", "20"],
]
WHOLE = [HEADER, *([cell.replace("\n", "") for cell in row] for row in ROWS)]
PLACES = [60, 118, 172, 226, 280]
RIGHT = 320
HEIGHT = 54


def _centred(sheet: Sheet, x: float, middle: float, words: str) -> None:
    lines = words.split("\n")
    for number, line in enumerate(lines):
        sheet.text(x, middle + 12 * (number - (len(lines) - 1) / 2) + 4, line)


def _texts(sheet: Sheet) -> None:
    for number, row in enumerate([HEADER, *ROWS]):
        for x, words in zip(PLACES, row, strict=True):
            _centred(sheet, x, 100 + HEIGHT * number, words)


def _read(tmp_path: Path, *lines: float) -> Document:
    def page(sheet: Sheet) -> None:
        _texts(sheet)
        for y in lines:
            sheet.line(PLACES[0] - 4, y, RIGHT, y)

    return document(tmp_path, page)


def _edges(first: int, last: int) -> list[float]:
    return [100 + HEIGHT * (number - 0.5) for number in range(first, last)]


def test_rows_parted_by_lines_and_columns_by_nothing(tmp_path: Path) -> None:
    whole = len(WHOLE)
    for edges in (_edges(0, whole + 1), _edges(1, whole + 1), _edges(0, whole)):
        found = _read(tmp_path, *edges)
        assert tables(found) == [WHOLE]
        assert "没有竖线" in messages(found)


def test_wrapped_cells_without_any_line(tmp_path: Path) -> None:
    found = _read(tmp_path)
    assert tables(found) == [WHOLE]
    assert "没有框线" in messages(found)


def test_a_table_with_a_line_above_below_and_under_its_header(tmp_path: Path) -> None:
    assert tables(_read(tmp_path, 73, 127, 343)) == [WHOLE]


def test_a_cell_merged_across_and_one_merged_down(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        _texts(sheet)
        sheet.text(20, 100 + HEIGHT * 1.5 + 4, "产出")
        sheet.text(20, 100 + HEIGHT * 5 + 4, "注")
        sheet.text(PLACES[0], 100 + HEIGHT * 5 + 4, "完成值以验收单为准，跨年度的按实际进度折算填写")
        for number, y in enumerate(_edges(0, 7)):
            sheet.line(56 if number == 2 else 16, y, RIGHT, y)

    found = document(tmp_path, page)
    (table,) = [block for block in found.blocks if hasattr(block, "cells")]
    by_text = {cell.text: cell for cell in table.cells}
    assert by_text["产出"].row_span == 2
    assert by_text["完成值以验收单为准，跨年度的按实际进度折算填写"].column_span == 5


def test_underlined_text_is_no_table(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        for number in range(8):
            sheet.text(60, 100 + 24 * number, "本项目按照年初批复的内容实施，全年没有调整。")
            sheet.line(60, 103 + 24 * number, 400, 103 + 24 * number)

    assert tables(document(tmp_path, page)) == []


def test_a_heading_over_two_columns_and_words_before_the_first_full_line(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        for x, words in zip((60, 130, 200), ("三级指标", "年度指标值", "权重"), strict=True):
            _centred(sheet, x, 107, words)
        sheet.text(250, 96, "完成情况")
        sheet.text(250, 126, "半年")
        sheet.text(310, 126, "全年")
        for number, name in enumerate(("修复城墙\n长度", "讲解员培训\n合格率", "参观游客\n人次")):
            for x, words in zip((60, 130, 200, 250, 310), (name, "≥95%", "10", "93%", "96%"), strict=True):
                _centred(sheet, x, 160 + 44 * number, words)

    (table,) = tables(document(tmp_path, page))
    header = [[words for words in row if words] for row in table[:2]]
    assert header == [["三级指标", "年度指标值", "权重", "完成情况"], ["半年", "全年"]]
    assert [row[0] for row in table[2:]] == ["修复城墙长度", "讲解员培训合格率", "参观游客人次"]


def test_rows_that_stand_as_close_as_the_lines_of_a_cell(tmp_path: Path) -> None:
    names = ["抢修水毁\n路段", "巡查隧道", "更换护栏", "隧道照明\n完好率", "过往司机\n满意度"]
    heights = [100, 124, 140, 164, 192]

    def page(sheet: Sheet) -> None:
        for x, words in zip((60, 130, 200, 250), ("三级指标", "年度指标值", "权重", "得分"), strict=True):
            sheet.text(x, 84, words)
        for middle, name in zip(heights, names, strict=True):
            for x, words in zip((60, 130, 200, 250), (name, "≥95", "10", "9"), strict=True):
                _centred(sheet, x, middle, words)
        sheet.text(60, 222, "自评总分：96分。以上完成情况由项目单位填写并负责。")

    found = document(tmp_path, page)
    (table,) = tables(found)
    assert [row[0] for row in table] == ["三级指标", *(name.replace("\n", "") for name in names)]
    assert all(row[1:] == ["≥95", "10", "9"] for row in table[1:])
    assert [paragraph.text for paragraph in found.paragraphs()][-1].startswith("自评总分")


def test_names_of_two_lines_that_no_other_text_is_level_with(tmp_path: Path) -> None:
    names = [
        "抢修水毁\n路段长度",
        "巡查隧道\n座次",
        "更换桥梁\n护栏长度",
        "隧道照明\n完好率",
        "过往司机\n满意度",
    ]

    def page(sheet: Sheet) -> None:
        for x, words in zip(
            (60, 120, 180, 250, 310), ("二级指标", "三级指标", "目标值", "完成值", "得分"), strict=True
        ):
            sheet.text(x, 84, words)
        for number, name in enumerate(names):
            for x, words in zip((120, 180, 250, 310), (name, "≥95", "96", "9"), strict=True):
                _centred(sheet, x, 120 + 44 * number, words)
        _centred(sheet, 60, 142, "数量指标")
        _centred(sheet, 60, 252, "质量指标")

    (table,) = [block for block in document(tmp_path, page).blocks if isinstance(block, Table)]
    level = {cell.text: (cell.row, cell.row_span) for cell in table.cells}
    assert (level["数量指标"], level["质量指标"]) == ((2, 2), (5, 1))
    assert [cell.text for row in table.grid()[1:] if (cell := row[1])] == [
        name.replace("\n", "") for name in names
    ]


def test_cells_that_begin_at_one_height_below_a_long_text(tmp_path: Path) -> None:
    names = ["抢修水毁\n路段长度", "巡查隧道", "更换桥梁\n护栏长度", "路灯照明\n完好率"]

    def page(sheet: Sheet) -> None:
        sheet.text(120, 60, "抢修水毁路段，更换护栏，保障全县农村公路通行安全")
        sheet.text(60, 60, "年度目标")
        for x, words in zip((60, 120, 180, 250), ("二级指标", "三级指标", "目标值", "完成值"), strict=True):
            sheet.text(x, 84, words)
        for number, name in enumerate(names):
            for x, words in zip((60, 120, 180, 250), ("数量\n指标", name, "≥95", "96"), strict=True):
                for line, part in enumerate(words.split("\n")):
                    sheet.text(x, 110 + 40 * number + 12 * line, part)

    (table,) = tables(document(tmp_path, page))
    assert [row[1] for row in table[-4:]] == [name.replace("\n", "") for name in names]
    assert {row[0].replace("\n", "") for row in table[-4:]} == {"数量指标"}


LEVELLED = ["产出指标", "数量指标", "修复城墙长度", "≥2.6公里", "12"]
AT = [30, 90, 150, 240, 310]


def _line(sheet: Sheet, row: int, texts: list[str]) -> None:
    for x, words in zip(AT, texts, strict=True):
        if words:
            sheet.text(x, 80 + 24 * row, words)


def test_rows_without_levels_on_the_next_page_keep_their_columns(tmp_path: Path) -> None:
    rows = [LEVELLED, *(["", "", f"文物展柜第{n}批", f"≥{n}组", "8"] for n in range(2, 8))]

    def first(sheet: Sheet) -> None:
        _line(sheet, 0, ["一级指标", "二级指标", "三级指标", "指标值", "权重"])
        for number, row in enumerate(rows[:4], start=1):
            _line(sheet, number, row)

    def second(sheet: Sheet) -> None:
        for number, row in enumerate(rows[4:]):
            _line(sheet, number, row)

    (found,) = tables(document(tmp_path, first, second))
    assert found[1:] == rows


def test_another_table_without_lines_on_the_next_page_stands_for_itself(tmp_path: Path) -> None:
    def first(sheet: Sheet) -> None:
        _line(sheet, 0, ["一级指标", "二级指标", "三级指标", "指标值", "权重"])
        for number in range(1, 4):
            _line(sheet, number, LEVELLED)

    def second(sheet: Sheet) -> None:
        for number in range(4):
            for x, words in zip(
                (40, 150, 310), ("开展文物普查", "按照部署完成全部点位的", "市文物局"), strict=True
            ):
                sheet.text(x, 80 + 24 * number, words)

    assert len(tables(document(tmp_path, first, second))) == 2


def test_three_columns_of_one_line_each(tmp_path: Path) -> None:
    rows = [
        HEADER[:2] + HEADER[4:],
        *([cell.replace("\n", "") for cell in (*row[:2], row[4])] for row in ROWS),
    ]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate(rows):
            for x, words in zip((60, 200, 320), row, strict=True):
                sheet.text(x, 120 + 22 * number, words)

    found = document(tmp_path, page)
    assert tables(found) == [rows]
    assert "没有框线" in messages(found)


def test_pieces_of_lines_that_keep_to_no_column_are_running_text(tmp_path: Path) -> None:
    lines = [(60, 150, 240), (90, 130, 300), (60, 190, 210), (75, 165, 330)]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate(lines):
            for x, words in zip(row, ("甲乙丙丁", "巡查堤防与涵闸", "另行公布日期"), strict=True):
                sheet.text(x + 6 * number, 120 + 22 * number, words)

    assert tables(document(tmp_path, page)) == []
