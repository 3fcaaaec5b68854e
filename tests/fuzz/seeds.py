"""Small sound files, one of each format that this machine can make."""

from __future__ import annotations

import importlib.util
import io
import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from tests.corpus.model import Page
from tests.corpus.writers.open_document import write_ods, write_odt
from tests.corpus.writers.spreadsheet_xml import write_spreadsheet_xml
from tests.readers.building import zipped
from tests.readers.pages import ofd_building

ROWS = [
    ["项目名称", "农村公路养护", "当年预算", "120万元", "", ""],
    ["当年绩效目标", "全年养护公路300公里，群众满意度不低于95%。", "", "", "", ""],
    ["指标名称", "指标权重", "指标性质", "指标值", "计量单位", "是否核心"],
    ["养护公路里程", "50", "≥", "300", "公里", "是"],
    ["群众满意度", "40", "≥", "95", "%", "否"],
]
TITLE = "项目支出绩效目标表"


@cache
def seed_files() -> Mapping[str, bytes]:
    """Suffix → content; made once, for LibreOffice writes some of them."""
    text = "\n".join([TITLE, *("\t".join(row) for row in ROWS)])
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    html = f"<html><meta charset='utf-8'><body><p>{TITLE}</p><table>{table}</table></body></html>"
    rows = [dict(zip(ROWS[2], row, strict=True)) for row in ROWS[3:]]
    export = {"项目名称": "农村公路养护", "当年预算": "120万元", "绩效指标": rows}
    word, book = _word(), _book()
    files = {
        ".txt": text.encode(),
        ".md": f"# {TITLE}\n\n<table>{table}</table>\n".encode(),
        ".csv": "\n".join(",".join(row) for row in ROWS).encode("gb18030"),
        ".html": html.encode(),
        ".mht": f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{html}".encode(),
        ".rtf": _rtf(text),
        ".json": json.dumps(export, ensure_ascii=False).encode(),
        ".docx": word,
        ".xlsx": book,
        ".ofd": _ofd(),
        ".odt": write_odt([_page()]),
        ".ods": write_ods([_page()]),
        ".xml": write_spreadsheet_xml([_page()]),
        ".zip": zipped({"一科/表.docx": word, "二科/表.xlsx": book, "内.zip": zipped({"表.txt": text})}),
    }
    return files | _hostile(text, html) | _old_office(word, book) | _pages(html) | _pictures()


def _hostile(text: str, html: str) -> dict[str, bytes]:
    """What has stopped a program before: parts inside parts, names that repeat, texts without end."""
    nested = "".join(f'Content-Type: multipart/related; boundary="{n}"\n\n--{n}\n' for n in range(200))
    names = [f"{'a/' * 40}{n % 3}.txt" for n in range(60)]
    return {
        "-nested.mht": f"MIME-Version: 1.0\n{nested}Content-Type: text/html\n\n{html}".encode(),
        "-many.zip": zipped({**{f"{n}-{name}": text for n, name in enumerate(names)}, "b.zip": zipped({})}),
        "-deep.json": b'{"a":' * 400 + b"1" + b"}" * 400,
        "-deep.html": ("<table><tr><td>" * 200 + TITLE).encode(),
        "-long.md": text.replace("全年养护公路300公里", "全年养护公路300公里，" * 2_000).encode(),
        "-steers.md": text.replace("群众", "\x1b[31m\u202e\x9b群众").encode(),
    } | {"-recursive.pdf": _recursive_pdf()}


def _recursive_pdf() -> bytes:
    """A page whose form draws itself twice."""
    form = b"<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</F 5 0 R>>>>/Length 11>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length 5>>\nstream\n/F Do\nendstream",
        form + b"\nstream\n/F Do /F Do\nendstream",
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer\n<</Size 6/Root 1 0 R>>\n%%EOF\n"


def _page() -> Page:
    return Page((TITLE,), ROWS, ("备注：无",), ())


def _word() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for cell, text in zip(table._cells, (text for row in ROWS for text in row), strict=True):
        cell.text = text
    document.add_paragraph("备注：无")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _book() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([TITLE])
    sheet.merge_cells("A1:F1")
    for row in ROWS:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _rtf(text: str) -> bytes:
    escaped = "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in text)
    return ("{\\rtf1\\ansi " + escaped.replace("\n", "\\par\n").replace("\t", "\\tab ") + "}").encode("ascii")


def _ofd() -> bytes:
    title = ofd_building.text(70, 25, TITLE)
    return ofd_building.ofd_bytes(title + ofd_building.grid(ROWS, [30, 70, 18, 18, 18, 18], x=15))


def _old_office(word: bytes, book: bytes) -> dict[str, bytes]:
    """.doc and .xls, where LibreOffice can make them."""
    from auditor.readers.word.libreoffice import convert, find_soffice

    if find_soffice() is None:
        return {}
    doc = convert(word, "a.docx", source="docx", target="doc", seconds=60)
    xls = convert(book, "a.xlsx", source="xlsx", target="xls", seconds=60)
    return {".doc": doc, ".wps": doc, ".xls": xls, ".et": xls}


def _pages(html: str) -> dict[str, bytes]:
    """A PDF, where LibreOffice can make one and it can be read."""
    from auditor.readers.word.libreoffice import convert, find_soffice

    if find_soffice() is None or importlib.util.find_spec("pypdfium2") is None:
        return {}
    return {".pdf": convert(_word(), "a.docx", source="docx", target="pdf", seconds=60)}


def _pictures() -> dict[str, bytes]:
    """Pictures of a small table, where they can be read."""
    from auditor.readers.images.engine import available

    if not available():
        return {}
    from PIL import Image, ImageDraw

    picture = Image.new("L", (420, 200), 250)
    draw = ImageDraw.Draw(picture)
    for n in range(4):
        draw.line((20, 20 + 50 * n, 380, 20 + 50 * n), fill=40, width=2)
        draw.line((20 + 120 * n, 20, 20 + 120 * n, 170), fill=40, width=2)
        draw.text((40, 40 + 50 * n), f"{n}5%", fill=20)
    return {suffix: _saved(picture, kind) for suffix, kind in _PICTURES.items()}


_PICTURES = {".png": "PNG", ".jpg": "JPEG", ".tif": "TIFF"}


def _saved(picture: Any, kind: str) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind)
    return buffer.getvalue()
