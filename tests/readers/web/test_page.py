from __future__ import annotations

import base64
import quopri
from pathlib import Path

import pytest

from auditor.errors import InputError
from tests.readers.building import read, spans, tables

TABLE = (
    "<table><thead><tr><th colspan=2>指标<th>指标值</tr></thead><tr><td rowspan='2'>产出<td>数量<td>12</tr>"
    "<tr><td>质量<td>95<br>%</tr></table>"
)
HEAD = "<head><title>题名</title><style>p {}</style></head>"
PAGE = f"<html>{HEAD}<body><h1>目标表</h1><p>编制单位：\n  某局</p>{TABLE}</body></html>"
ROWS = [["指标", "", "指标值"], ["产出", "数量", "12"], ["", "质量", "95\n%"]]


def test_paragraphs_and_merged_cells(tmp_path: Path) -> None:
    found = read(tmp_path, "a.html", PAGE)
    assert found.format == "html"
    assert [(paragraph.text, paragraph.level) for paragraph in found.paragraphs()] == [
        ("目标表", 1),
        ("编制单位： 某局", None),
    ]
    assert tables(found) == [ROWS]
    assert spans(next(found.tables()))["产出"] == (2, 1, 2, 1)
    cell = next(found.tables()).cells[-1]
    assert (cell.location.table, cell.location.row, cell.location.column) == (1, 3, 3)


def test_what_the_site_prints_around_a_form_is_left_out(tmp_path: Path) -> None:
    around = [
        "当前位置：首页 > 公开",
        "字体：大 中 小",
        "【打印本页】",
        "上一篇：养护公告",
        "扫一扫在手机打开本页",
    ]
    lines = [*around[:3], "编制单位：某局", "说明：打印本页不计入份数", *around[3:]]
    page = "".join(f"<p>{line}</p>" for line in lines)
    found = read(tmp_path, "a.html", f"<html><body>{page}</body></html>")
    assert [each.text for each in found.paragraphs()] == ["编制单位：某局", "说明：打印本页不计入份数"]


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode("gb18030"),
        PAGE.replace("<head>", '<head><meta charset="gb2312">').encode("gb18030"),
        PAGE.replace(
            "<head>", '<head><meta http-equiv=Content-Type content="text/html; charset=gbk">'
        ).encode("gbk"),
        PAGE.encode("utf-16"),
        PAGE.encode("utf-8-sig"),
        PAGE.replace("<head>", '<head><meta charset="nonsense">').encode(),
    ],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    assert tables(read(tmp_path, "a.htm", data)) == [ROWS]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_web_archives(tmp_path: Path, encoding: str) -> None:
    raw = PAGE.encode("gb18030")
    body = quopri.encodestring(raw) if encoding == "quoted-printable" else base64.encodebytes(raw)
    data = (
        b'From: <Saved by Word>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="B"\r\n'
        b'\r\n--B\r\nContent-Type: text/html; charset="gb2312"\r\n'
        b"Content-Transfer-Encoding: " + encoding.encode() + b"\r\n\r\n"
        + body + b"\r\n--B\r\nContent-Type: image/png\r\n\r\nx\r\n--B--\r\n"
    )  # fmt: skip
    assert tables(read(tmp_path, "a.mht", data)) == [ROWS]
    assert tables(read(tmp_path, "b.doc", data)) == [ROWS]


def test_a_page_that_calls_itself_a_workbook(tmp_path: Path) -> None:
    assert tables(read(tmp_path, "a.xls", f"<meta charset=utf-8>{TABLE}")) == [ROWS]


def test_word_saved_pages(tmp_path: Path) -> None:
    cell = "<td><p class=MsoNormal><span lang=EN-US>12<o:p></o:p></span></p></td>"
    page = (
        "<html xmlns:o='urn:schemas-microsoft-com:office:office'>"
        "<!--[if gte mso 9]><xml>不读</xml><![endif]--><body><table><![if !supportMisalignedColumns]>"
        f"<tr>{cell}<td style='mso-hide:all'>隐</td></tr><![endif]></table>"
        "<p style='display:none'>隐藏</p><p><del>删去</del></p><script>var a = '不读';</script></body></html>"
    )
    found = read(tmp_path, "a.htm", page)
    assert [row[0] for row in tables(found)[0]] == ["12"]
    assert not list(found.paragraphs())


def test_nested_tables_are_words_of_the_cell_and_tables_of_their_own(tmp_path: Path) -> None:
    inner = "<table><tr><td>内一</td><td>内二</td></tr></table>"
    page = f"<table><tr><td>外{inner}</td></tr></table><p>尾{'</b>' * 3}"
    found = read(tmp_path, "a.html", page)
    assert tables(found) == [[["外\n内一\t内二"]], [["内一", "内二"]]]
    assert [paragraph.text for paragraph in found.paragraphs()] == ["尾"]


def test_spans_beyond_reason_are_cut(tmp_path: Path) -> None:
    page = "<table><tr><td rowspan=999999 colspan=999999>甲</td></tr><tr><td>乙</td></tr></table>"
    cell = next(read(tmp_path, "a.html", page).tables()).cells[0]
    assert cell.row_span <= 2
    assert cell.column_span <= 512


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.html", "<html><body> </body></html>", "没有任何文字"),
        ("a.html", "<!DOCTYPE html [<!ENTITY a 'b'>]><html>&a;</html>", "实体"),
        (
            "a.mht",
            "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B--\n",
            "没有网页正文",
        ),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, data: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(tmp_path, name, data)
