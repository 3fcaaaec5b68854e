"""A form as a new Word document: what the desk shows, without marks and comments, to be printed or sent."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from auditor.model.words import FIELD_WORDS, heading

if TYPE_CHECKING:
    from auditor.web.editor.editing import EditedForm

_DATE = (1980, 1, 1, 0, 0, 0)  # the same form gives the same bytes
_WIDTH = 9_600  # twentieths of a point between the margins of an A4 page
_WIDE = {"name": 3, "level1": 1.3, "level2": 1.3, "reason": 2, "note": 2}
_HEAD = ("project", "department", "issuer", "year", "budget")
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1150" w:bottom="1440" '
    'w:left="1150" w:header="850" w:footer="990" w:gutter="0"/></w:sectPr>'
)


def clean_docx(edited: EditedForm) -> bytes:
    """The form as a .docx file."""
    title = edited.form.title or "项目绩效目标申报表"
    body = (
        _paragraph(title, size=36, bold=True, centred=True) + _head(edited) + _paragraph("") + _rows(edited)
    )
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}{_PAGE}</w:body></w:document>"
    )
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')
    return buffer.getvalue()


def _head(edited: EditedForm) -> str:
    """Labels with what they say, then the texts."""
    form = edited.form
    budget = form.budget.stated if form.budget else None
    said = {"project": form.project, "department": form.department, "issuer": form.issuer, "budget": budget}
    said["year"] = f"{form.year}年" if form.year else None
    pairs = [(FIELD_WORDS[key], said[key] or "") for key in _HEAD if said[key]]
    pairs += [(passage.label, passage.text) for passage in form.passages]
    widths = [_WIDTH // 5, _WIDTH - _WIDTH // 5]
    return _table(widths, ([label, text] for label, text in pairs), head=False) if pairs else ""


def _rows(edited: EditedForm) -> str:
    columns = edited.columns
    shares = [_WIDE.get(each, 1.0) for each in columns]
    widths = [int(_WIDTH * share / sum(shares)) for share in shares]
    rows = ([row.words.cells.get(column, "") for column in columns] for row in edited.rows)
    titles = [heading(each) if each in FIELD_WORDS else each for each in columns]
    words = [FIELD_WORDS.get(column, title) for column, title in zip(columns, titles, strict=True)]
    return _table(widths, [words, *rows], head=True) if edited.rows else ""


def _table(widths: list[int], rows: Iterator[list[str]] | list[list[str]], *, head: bool) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(
        _row(widths, cells, bold=head and not number, repeated=head and not number)
        for number, cells in enumerate(rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"
    )


def _row(widths: list[int], cells: list[str], *, bold: bool, repeated: bool) -> str:
    mark = "<w:tblHeader/>" if repeated else ""
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{''.join(_paragraph(line, bold=bold) for line in text.split(chr(10)))}</w:tc>"
        for width, text in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{mark}</w:trPr>{told}</w:tr>"


def _paragraph(text: str, *, size: int = 21, bold: bool = False, centred: bool = False) -> str:
    looks = f'<w:rPr>{_FONT}{"<w:b/>" * bold}<w:sz w:val="{size}"/></w:rPr>'
    place = '<w:jc w:val="center"/>' if centred else ""
    run = f'<w:r>{looks}<w:t xml:space="preserve">{escape(_printable(text))}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{place}</w:pPr>{run}</w:p>"


def _printable(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(
        each for each in text if each in "\t\n" or (each >= " " and not "\ud800" <= each <= "\udfff")
    )
