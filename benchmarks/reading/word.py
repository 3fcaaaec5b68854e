"""The submission as a .docx with the noise of WPS: borders on every cell, properties on every run."""

from __future__ import annotations

import random
import zipfile
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.reading.content import Box, FormPage

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="{}/relationships">'
    '<Relationship Id="rId1" Type="{}/{}" Target="{}"/></Relationships>'
)
_STYLES = (
    f'<w:styles xmlns:w="{_MAIN}"><w:style w:type="paragraph" w:default="1" w:styleId="1">'
    '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/>'
    '<w:basedOn w:val="1"/></w:style></w:styles>'
)
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:color="000000" w:sz="4" w:space="0"/>'
    for edge in ("top", "left", "bottom", "right")
)
_RUN = (
    '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312"'
    ' w:cs="仿宋_GB2312"/>{bold}<w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="000000"/>'
    '<w:kern w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:u w:val="none"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar"/></w:rPr>'
)
_PARAGRAPH = (
    '<w:pPr>{style}<w:keepNext w:val="0"/><w:keepLines w:val="0"/><w:widowControl/>'
    '<w:suppressLineNumbers w:val="0"/><w:spacing w:line="240" w:lineRule="exact"/><w:jc w:val="{jc}"/>'
    '<w:textAlignment w:val="center"/>{run}</w:pPr>'
)
_ROW = (
    f'<w:tblPrEx><w:tblBorders>{_EDGES}</w:tblBorders><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPrEx><w:trPr><w:trHeight w:val="454"'
    ' w:hRule="atLeast"/><w:jc w:val="center"/></w:trPr>'
)
_TABLE = (
    '<w:tblPr><w:tblW w:w="10200" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
    f"<w:tblBorders>{_EDGES}</w:tblBorders></w:tblPr>"
)
_FEW = 6  # words up to this length stand in one run, longer ones in pieces, as editing leaves them


def write_docx(pages: list[FormPage], path: Path) -> None:
    body = "".join(_heading(page.title) + _table(page) for page in pages)
    document = (
        f'<w:document xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"><w:body>{body}'
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134"'
        ' w:left="850" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(_PACKAGE, _OFFICE, "officeDocument", "word/document.xml"),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _RELATIONS.format(_PACKAGE, _OFFICE, "styles", "styles.xml"),
        "word/styles.xml": _STYLES,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}')


def _heading(title: str) -> str:
    return _words(title, size=32, bold=True, style='<w:pStyle w:val="2"/>', jc="center")


def _words(text: str, *, size: int = 28, bold: bool = False, style: str = "", jc: str = "left") -> str:
    run = _RUN.format(size=size, bold="<w:b/><w:bCs/>" if bold else "")
    runs = "".join(f"<w:r>{run}<w:t>{escape(piece)}</w:t></w:r>" for piece in _pieces(text))
    return f"<w:p>{_PARAGRAPH.format(style=style, jc=jc, run=run)}{runs}</w:p>"


def _pieces(text: str) -> list[str]:
    if len(text) <= _FEW:
        return [text]
    rng = random.Random(text)
    cuts = sorted({0, len(text), *(rng.randrange(1, len(text)) for _ in range(min(len(text) // 12 + 1, 9)))})
    return [text[start:end] for start, end in pairwise(cuts)]


def _table(page: FormPage) -> str:
    grid = "".join('<w:gridCol w:w="1700"/>' for _ in range(page.width))
    rows = "".join(f"<w:tr>{_ROW}{''.join(cells)}</w:tr>" for cells in _rows(page))
    return f"<w:tbl>{_TABLE}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _rows(page: FormPage) -> list[list[str]]:
    """The cells of each row, with the empty ones that go on with a cell above."""
    rows: list[dict[int, str]] = [{} for _ in range(page.height)]
    for box in page.boxes:
        for below in range(box.down):
            merge = "" if box.down == 1 else '<w:vMerge w:val="restart"/>' if not below else "<w:vMerge/>"
            rows[box.row - 1 + below][box.column] = _cell(box, merge, "" if below else box.text)
    return [[cells[column] for column in sorted(cells)] for cells in rows]


def _cell(box: Box, merge: str, text: str) -> str:
    span = f'<w:gridSpan w:val="{box.across}"/>' if box.across > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{1700 * box.across}" w:type="dxa"/>{span}{merge}'
        f'<w:tcBorders>{_EDGES}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="auto"/>'
        f'<w:noWrap w:val="0"/><w:vAlign w:val="center"/></w:tcPr>{_words(text)}</w:tc>'
    )
