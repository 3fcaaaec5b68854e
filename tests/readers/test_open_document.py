"""OpenDocument texts and spreadsheets (.odt, .ods)."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.model import Document, Location
from auditor.readers import Limits, read_document
from tests.readers.building import OPEN_DOCUMENT, open_document_bytes, read, spans, tables, zipped

UNSEEN = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'

WIDE = ' table:number-columns-repeated="16384"'

LOCKED = (
    f"<m:manifest xmlns:m='{OPEN_DOCUMENT}:manifest:1.0'>"
    "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
)


def ods(folder: Path, rows: str, **options: str) -> Document:
    table = options.pop("table", f'<table:table table:name="目标表">{rows}</table:table>')
    return read(folder, "a.ods", open_document_bytes("spreadsheet", table, **options))  # type: ignore[arg-type]


def odt(folder: Path, body: str, styles: str = "") -> Document:
    return read(folder, "a.odt", open_document_bytes("text", body, styles=styles))


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell{attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row{attributes}>{''.join(cells)}</table:table-row>"


# ---------------------------------------------------------------------------------------------- spreadsheets


def test_cells_are_read_as_shown_with_their_places(tmp_path: Path) -> None:
    value = ' office:value-type="percentage" office:value="0.95"'
    document = ods(tmp_path, row(cell("合格率"), cell("95%", value)) + row(cell("次数"), cell("12")))
    (table,) = document.tables()
    assert document.format == "ods"
    assert tables(document) == [[["合格率", "95%"], ["次数", "12"]]]
    assert table.cells[3].location == Location(part="sheet", sheet="目标表", cell="B2", row=2, column=2)


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        (' office:value-type="float" office:value="12.50"', "12.5"),
        (' office:value-type="percentage" office:value="0.985"', "98.5%"),
        (' office:value-type="date" office:date-value="2026-11-30T00:00:00"', "2026-11-30"),
        (' office:value-type="boolean" office:boolean-value="true"', "TRUE"),
        (' office:value-type="string" office:string-value="良好"', "良好"),
    ],
)
def test_a_value_without_its_words_is_read(tmp_path: Path, attributes: str, shown: str) -> None:
    document = ods(tmp_path, row(f"<table:table-cell{attributes}/>"))
    assert tables(document) == [[[shown]]]


def test_merged_and_repeated_cells(tmp_path: Path) -> None:
    merged = ' table:number-columns-spanned="2" table:number-rows-spanned="2"'
    again = ' table:number-columns-repeated="2"'
    rows = (
        row(cell("产出", merged), "<table:covered-table-cell/>", cell("甲"))
        + row(f"<table:covered-table-cell{again}/>", cell("乙"))
        + row(cell("丙", again), cell("丁"), attributes=' table:number-rows-repeated="2"')
    )
    (table,) = ods(tmp_path, rows).tables()
    assert spans(table)["产出"] == (1, 1, 2, 2)
    assert [(each.text, each.row, each.column) for each in table.cells[3:]] == [
        ("丙", 3, 1), ("丙", 3, 2), ("丁", 3, 3), ("丙", 4, 1), ("丙", 4, 2), ("丁", 4, 3),
    ]  # fmt: skip


def test_rows_in_groups_and_long_runs_of_blank_ones(tmp_path: Path) -> None:
    far = ' table:number-rows-repeated="1000000"'
    rows = (
        f"<table:table-header-rows>{row(cell('甲'))}</table:table-header-rows>"
        f"<table:table-row-group><table:table-row-group>{row(cell('乙'))}</table:table-row-group>"
        "</table:table-row-group>"
        + row('<table:table-cell table:number-columns-repeated="16384"/>', attributes=far)
        + row(cell("丙"))
    )
    (table,) = ods(tmp_path, rows).tables()
    assert [(each.text, each.row, each.location.row) for each in table.cells if each.text] == [
        ("甲", 1, 1),
        ("乙", 2, 2),
        ("丙", 8, 1_000_003),
    ]


def test_what_is_hidden_is_told(tmp_path: Path) -> None:
    hidden = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    inside = '<table:table-column table:visibility="collapse"/>' + row(
        cell("甲"), attributes=' table:visibility="filter"'
    )
    sheet = f'<table:table table:name="附表" table:style-name="ta2">{inside}</table:table>'
    messages = " ".join(doubt.message for doubt in ods(tmp_path, "", table=sheet, styles=hidden).doubts)
    assert "“附表”是隐藏的" in messages
    assert "隐藏的行（第1行）" in messages
    assert "隐藏的列" in messages


def test_comments_and_hidden_words_are_no_words_of_a_cell(tmp_path: Path) -> None:
    comment = "<office:annotation><text:p>请核对</text:p></office:annotation>"
    words = '95<text:span text:style-name="T1">藏</text:span><text:s text:c="2"/>%'
    rows = row(f"<table:table-cell>{comment}<text:p>{words}</text:p><text:p>次行</text:p></table:table-cell>")
    assert tables(ods(tmp_path, rows, styles=UNSEEN)) == [[["95  %\n次行"]]]


@pytest.mark.parametrize(
    "rows",
    [
        row(cell("甲", WIDE), attributes=' table:number-rows-repeated="1048576"'),
        row(cell("甲", WIDE)) * 40,
    ],
)  # fmt: skip
def test_a_sheet_that_repeats_without_end_is_one_line(tmp_path: Path, rows: str) -> None:
    with pytest.raises(InputError, match="超过500000个的上限"):
        ods(tmp_path, rows)


# ------------------------------------------------------------------------------------------------------ texts


def test_paragraphs_headings_lists_and_sections_in_order(tmp_path: Path) -> None:
    body = (
        '<text:h text:outline-level="2">一、概况</text:h><text:section><text:p>第一段<text:line-break/>'
        "第二行</text:p></text:section><text:list><text:list-item><text:p>第一项</text:p></text:list-item>"
        "</text:list><text:p> </text:p>"
    )
    found = [(each.text, each.level) for each in odt(tmp_path, body).paragraphs()]
    assert found == [("一、概况", 2), ("第一段", None), ("第二行", None), ("第一项", None)]


def test_tables_with_merged_cells_and_tables_in_cells(tmp_path: Path) -> None:
    inner = f"<table:table>{row(cell('子甲'), cell('子乙'))}</table:table>"
    merged = ' table:number-rows-spanned="2"'
    body = (
        f"<table:table>{row(cell('产出', merged), cell('数量'))}"
        f"{row('<table:covered-table-cell/>', f'<table:table-cell>{inner}</table:table-cell>')}</table:table>"
    )
    document = odt(tmp_path, body)
    assert tables(document) == [[["产出", "数量"], ["", "子甲\t子乙"]], [["子甲", "子乙"]]]
    first, second = document.tables()
    assert spans(first)["产出"] == (1, 1, 2, 1)
    assert first.cells[2].location == Location(table=1, row=2, column=2)
    assert second.location == Location(table=2)


def test_deleted_noted_and_hidden_words_are_left_out(tmp_path: Path) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>删去</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>建成<text:change-start/>3<text:change-end/>处<text:span text:style-name="T1">隐</text:span>'
        "<text:note><text:note-body><text:p>脚注</text:p></text:note-body></text:note>。</text:p>"
        '<text:p text:style-name="T1">整段隐藏</text:p>'
    )
    assert [each.text for each in odt(tmp_path, body, UNSEEN).paragraphs()] == ["建成3处。"]


def test_text_boxes_are_read_and_pictures_and_objects_told(tmp_path: Path) -> None:
    body = (
        "<text:p>前<draw:frame><draw:text-box><text:p>框内</text:p></draw:text-box></draw:frame></text:p>"
        "<text:p><draw:frame><draw:image/></draw:frame><draw:frame><draw:object/></draw:frame>后</text:p>"
    )
    document = odt(tmp_path, body)
    assert [each.text for each in document.paragraphs()] == ["前", "框内", "后"]
    messages = " ".join(doubt.message for doubt in document.doubts)
    assert "1张图片" in messages
    assert "其他程序的对象" in messages


def test_macros_and_embedded_files_are_told(tmp_path: Path) -> None:
    extra: dict[str, str | bytes] = {"Basic/Standard/Module1.xml": "<x/>", "Object 1/content.xml": "<x/>"}
    data = open_document_bytes("text", "<text:p>甲</text:p>", extra=extra)
    messages = " ".join(doubt.message for doubt in read(tmp_path, "a.odt", data).doubts)
    assert "宏" in messages
    assert "嵌入了其他文件" in messages


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (open_document_bytes("text", ""), "没有任何文字"),
        (open_document_bytes("text", "<text:p><draw:frame><draw:image/></draw:frame></text:p>"), "只有图片"),
        (open_document_bytes("spreadsheet", "<table:table/>"), "没有任何内容"),
        (open_document_bytes("presentation", ""), "不是文本，也不是电子表格"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a"}), "损坏"),
        (
            open_document_bytes(
                "text",
                "<text:p>甲</text:p>",
                extra={"META-INF/manifest.xml": LOCKED},
            ),
            "打开密码",
        ),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        read(tmp_path, "a.odt", data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("tag", ["text:section", "text:list"])
def test_what_is_nested_without_end_stops(tmp_path: Path, tag: str) -> None:
    body = f"<text:p>甲</text:p>{f'<{tag}>' * 200}<text:p>乙</text:p>{f'</{tag}>' * 200}"
    assert [each.text for each in odt(tmp_path, body).paragraphs()] == ["甲"]


def test_a_table_that_repeats_without_end_is_one_line(tmp_path: Path) -> None:
    rows = row(
        cell("甲", ' table:number-columns-repeated="99999"'), attributes=' table:number-rows-repeated="99999"'
    )
    path = tmp_path / "a.odt"
    path.write_bytes(open_document_bytes("text", f"<table:table>{rows}</table:table>"))
    with pytest.raises(InputError, match="超过1000个的上限"):
        read_document(path, Limits(cells=1000))
