from __future__ import annotations

import sys
from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.model import Document
from auditor.readers import Limits, read_document
from tests.readers.building import read, spans, tables
from tests.readers.pages.building import Sheet, pdf_bytes

HEADER = ["指标名称", "权重", "指标值"]
ROWS = [HEADER, ["改造供水管网长度", "20", "42"], ["水质检测合格率", "30", "98"]]
WIDTHS = [160, 60, 80]


def document(tmp_path: Path, *pages, **options) -> Document:
    return read(tmp_path, "a.pdf", pdf_bytes(*pages, **options))


def messages(document: Document) -> str:
    return "；".join(doubt.message for doubt in document.doubts)


def test_text_and_a_ruled_table_with_page_and_box(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(200, 60, "项目支出绩效目标表", size=16)
        sheet.text(60, 85, "编制单位：临江县水利局")
        sheet.grid(ROWS, widths=WIDTHS)
        sheet.text(60, 200, "注：本表一式两份")

    found = document(tmp_path, page)
    assert found.format == "pdf"
    assert [paragraph.text for paragraph in found.paragraphs()] == [
        "项目支出绩效目标表", "编制单位：临江县水利局", "注：本表一式两份",
    ]  # fmt: skip
    assert tables(found) == [ROWS]
    cell = next(found.tables()).cells[4]
    assert (cell.location.page, cell.location.table, cell.location.row, cell.location.column) == (1, 1, 2, 2)
    assert cell.location.box == pytest.approx((220, 124, 280, 148), abs=1)
    assert cell.location.as_json()["box"] == list(cell.location.box)
    assert cell.location.describe() == "第1页"
    assert cell.location.in_grid() == "第1页第1个表格第2行第2列"
    assert not found.doubts


def test_merged_cells_across_and_down(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        for y in (100, 130, 190):
            sheet.line(60, y, 400, y)
        sheet.line(160, 160, 400, 160)
        for x in (60, 400):
            sheet.line(x, 100, x, 190)
        sheet.line(160, 130, 160, 190)
        sheet.line(280, 130, 280, 190)
        sheet.text(200, 120, "整体绩效目标")
        for x, y, words in (
            (70, 160, "产出"),
            (170, 150, "数"),
            (290, 150, "12"),
            (170, 180, "质"),
            (290, 180, "95"),
        ):
            sheet.text(x, y, words)

    assert spans(next(document(tmp_path, page).tables())) == {
        "整体绩效目标": (1, 1, 1, 3), "产出": (2, 1, 2, 1), "数": (2, 2, 1, 1), "12": (2, 3, 1, 1),
        "质": (3, 2, 1, 1), "95": (3, 3, 1, 1),
    }  # fmt: skip


def test_lines_drawn_as_thin_bars_and_open_sides(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        for y in (100, 124, 148):
            sheet.bar(60, y, 300, y + 0.8)
        sheet.bar(180, 100, 180.8, 148.8)
        for x, y, words in ((70, 116, "指标"), (200, 116, "值"), (70, 140, "人数"), (200, 140, "9")):
            sheet.text(x, y, words)

    assert tables(document(tmp_path, page)) == [[["指标", "值"], ["人数", "9"]]]


def test_a_cell_joins_wrapped_lines_and_keeps_paragraphs(tmp_path: Path) -> None:
    goal = "新建社区养老服务站两个并完成适老化\n改造六十户。\n每月开展健康讲座一次。"

    def page(sheet: Sheet) -> None:
        sheet.grid([["年度目标", goal]], widths=[80, 178], height=60)

    cells = next(document(tmp_path, page).tables()).cells
    assert cells[1].text == "新建社区养老服务站两个并完成适老化改造六十户。\n每月开展健康讲座一次。"


def test_a_heading_written_downwards(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.grid([["绩\n效\n指\n标", "数量"]], widths=[60, 100], height=60)

    assert tables(document(tmp_path, page)) == [[["绩效指标", "数量"]]]


def test_words_that_a_line_end_parts_keep_their_space(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.grid([["名称", "support for rural\nroads in Linjiang"]], widths=[60, 92], height=40)

    assert tables(document(tmp_path, page)) == [[["名称", "support for rural roads in Linjiang"]]]


def test_a_wrapped_paragraph_is_one(tmp_path: Path) -> None:
    first = "一" * 41

    def page(sheet: Sheet) -> None:
        sheet.text(110, 100, first[:39])
        sheet.text(90, 118, first[:41])
        sheet.text(90, 136, "到此为止。")
        sheet.text(110, 154, "另起一段。")

    assert [paragraph.text for paragraph in document(tmp_path, page).paragraphs()] == [
        first[:39] + first + "到此为止。",
        "另起一段。",
    ]


def test_a_table_that_goes_on_with_its_header_repeated(tmp_path: Path) -> None:
    more = [HEADER, ["管网漏损率", "10", "12"]]
    found = document(
        tmp_path,
        lambda sheet: sheet.grid(ROWS, widths=WIDTHS, y=700),
        lambda sheet: sheet.grid(more, widths=WIDTHS, y=70),
    )
    assert tables(found) == [[*ROWS, more[1]]]
    last = next(found.tables()).cells[-1]
    assert (last.row, last.location.page, last.location.row) == (4, 2, 2)
    assert not found.doubts


def test_a_row_cut_at_the_page_end_is_put_together_and_said(tmp_path: Path) -> None:
    upper = [HEADER, ["推动辖区老旧小区供水管网改造和\n用水户表出户改造工程按期完成并", "20", "42"]]
    lower = [["通过验收", "", ""], ["水质检测合格率", "30", "98"]]
    found = document(
        tmp_path,
        lambda sheet: sheet.grid(upper, widths=WIDTHS, y=700, height=40),
        lambda sheet: sheet.grid(lower, widths=WIDTHS, y=70),
    )
    whole = "推动辖区老旧小区供水管网改造和用水户表出户改造工程按期完成并通过验收"
    assert tables(found) == [[HEADER, [whole, "20", "42"], lower[1]]]
    assert "第1页末被截断" in messages(found)


FOUR = [170, 50, 60, 50]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["校园安全责任事故起数", "14", "起", "7"], ["长效管护机制健全性", "健全", "", "7"]),
        (["供水管网改造按期完工率", "95", "%", "7"], ["改造后供水水质提升情况", "", "", ""]),
        (["推动老旧小区供水管网改造工程完成", "95", "%", "7"], ["改造后供水水质提升情况", "98", "", "8"]),
        (["推动老旧小区供水管网改造按期完成。", "95", "%", "7"], ["改造后供水水质得到提升。", "", "", ""]),
    ],
)
def test_two_whole_rows_at_a_page_end_stay_two(above: list[str], below: list[str], tmp_path: Path) -> None:
    found = document(
        tmp_path,
        lambda sheet: sheet.grid([above], widths=FOUR, y=700),
        lambda sheet: sheet.grid([below], widths=FOUR, y=70),
    )
    assert tables(found) == [[above, below]]
    assert "截断" not in messages(found)


def test_a_sign_that_the_font_cannot_draw_is_read_all_the_same(tmp_path: Path) -> None:
    rows = [HEADER, ["养护里程", "⩾", "42"], ["合格率", " ", "⩾"]]
    found = document(tmp_path, lambda sheet: sheet.grid(rows, widths=WIDTHS))
    assert tables(found) == [[HEADER, rows[1], ["合格率", "", "⩾"]]]


def test_the_next_form_on_its_own_page_stays_apart(tmp_path: Path) -> None:
    def form(name: str) -> list[list[str]]:
        return [["项目名称", name, ""], *ROWS]

    found = document(
        tmp_path,
        lambda sheet: sheet.grid(form("道路养护"), widths=WIDTHS, y=700),
        lambda sheet: sheet.grid(form("桥梁检测"), widths=WIDTHS, y=70),
    )
    assert tables(found) == [form("道路养护"), form("桥梁检测")]


def test_page_numbers_and_running_heads_are_left_out(tmp_path: Path) -> None:
    def page(number: int):
        def draw(sheet: Sheet) -> None:
            sheet.text(60, 40, "临江县2026年部门预算")
            sheet.text(60, 120, f"第{number}章内容。")
            sheet.text(280, 810, f"- {number} -")

        return draw

    found = document(tmp_path, page(1), page(2), page(3))
    assert [paragraph.text for paragraph in found.paragraphs()] == [
        "第1章内容。",
        "第2章内容。",
        "第3章内容。",
    ]


def test_columns_without_lines_are_read_with_a_doubt(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        for number, row in enumerate(ROWS):
            for x, words in zip((60, 220, 300), row, strict=True):
                sheet.text(x, 100 + 22 * number, words)
        sheet.text(60, 200, "注：以上数据为预计数")

    found = document(tmp_path, page)
    assert tables(found) == [ROWS]
    assert [paragraph.text for paragraph in found.paragraphs()] == ["注：以上数据为预计数"]
    assert "没有框线" in messages(found)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned(tmp_path: Path, turn: int) -> None:
    def page(sheet: Sheet) -> None:
        drawing = sheet._drawing
        if turn == 90:
            drawing.translate(595, 0)
        elif turn == 180:
            drawing.translate(595, 842)
        else:
            drawing.translate(0, 842)
        drawing.rotate({90: 90, 180: 180, 270: 270}[turn])
        if turn != 180:
            drawing.translate(0, -247)  # keeps what is drawn from the top of a high page on a wide one
        sheet.grid(ROWS, widths=WIDTHS)

    assert tables(document(tmp_path, page, rotate=turn)) == [ROWS]


@pytest.mark.parametrize(
    ("words", "size", "angle"), [("样表", 60, 45), ("内部资料", 14, 30), ("内部资料", 60, 0)]
)
def test_a_watermark_is_told_and_left_out(tmp_path: Path, words: str, size: int, angle: int) -> None:
    def page(sheet: Sheet) -> None:
        sheet.grid(ROWS, widths=WIDTHS)
        drawing = sheet._drawing
        drawing.translate(100, 690)
        drawing.rotate(angle)
        drawing.setFont("STSong-Light", size)
        drawing.drawString(0, 0, words)

    found = document(tmp_path, page)
    assert tables(found) == [ROWS]
    assert "水印" in messages(found)


def test_a_large_title_in_its_own_row_is_no_watermark(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.frame(60, 60, 360, 100)
        sheet.text(70, 92, "绩效目标申报表", size=28)
        sheet.grid(ROWS, widths=WIDTHS)

    found = document(tmp_path, page)
    assert tables(found)[0][0] == ["绩效目标申报表"]
    assert not found.doubts


def test_a_picture_page_among_others_is_said(tmp_path: Path) -> None:
    found = document(
        tmp_path, lambda sheet: sheet.text(60, 100, "正文"), lambda sheet: sheet.picture(0, 0, 595, 842)
    )
    assert "第2页是图片" in messages(found)


def test_a_scan_with_a_text_layer_is_said(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.picture(0, 0, 595, 842)
        sheet.text(60, 100, "识别出的文字")

    assert "识别" in messages(document(tmp_path, page))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf_bytes(lambda sheet: sheet.picture(0, 0, 595, 842)), "没有文字|没有识别出文字"),
        (pdf_bytes(lambda sheet: sheet.text(60, 100, "密"), password="x"), "打开密码"),
        (b"%PDF-1.7\nnothing", "损坏"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read(tmp_path, "a.pdf", data)
    assert caught.value.advice
    assert "\n" not in str(caught.value)


def test_too_many_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_bytes(*[lambda sheet: sheet.text(60, 100, "页")] * 5))
    with pytest.raises(InputError, match="5页"):
        read_document(path, Limits(pages=4))


def test_cyclic_pages_end(tmp_path: Path) -> None:
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 3 0 R>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(InputError):
        read(tmp_path, "a.pdf", data)


def test_without_the_extra_the_advice_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError, match=r"auditor\[pdf\]"):
        document(tmp_path, lambda sheet: sheet.text(60, 100, "字"))
