"""Builds the files that the tests read, and shows tables as rows of words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from auditor.model import Document, Table
from auditor.readers import read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def words(table: Table) -> list[list[str]]:
    """The words of each row, with "" before a cell that stands further right."""
    rows = []
    for row in table.rows():
        texts = [""] * max((cell.column for cell in row), default=0)
        for cell in row:
            texts[cell.column - 1] = cell.text
        rows.append(texts)
    return rows


def spans(table: Table) -> dict[str, tuple[int, int, int, int]]:
    """Text → row, column, row span, column span."""
    return {cell.text: (cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells}


def tables(document: Document) -> list[list[list[str]]]:
    return [words(table) for table in document.tables()]


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx_bytes(body: str, *, styles: str = "", extra: dict[str, str | bytes] | None = None) -> bytes:
    rels = f'<Relationship Id="r1" Type="{RELATION}/styles" Target="styles.xml"/>' if styles else ""
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(rels),
    }
    if styles:
        parts["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    return zipped({**parts, **(extra or {})})


def relationships(items: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def xlsx_bytes(
    sheets: dict[str, str],
    *,
    styles: str = "",
    strings: str = "",
    states: dict[str, str] | None = None,
    properties: str = "",
) -> bytes:
    """A workbook whose sheets hold the given XML inside ``worksheet``."""
    parts: dict[str, str | bytes] = {}
    items, links = [], []
    for number, (name, content) in enumerate(sheets.items(), start=1):
        state = (states or {}).get(name, "visible")
        items.append(f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="r{number}"/>')
        links.append(
            f'<Relationship Id="r{number}" Type="{RELATION}/worksheet" Target="worksheets/s{number}.xml"/>'
        )
        parts[f"xl/worksheets/s{number}.xml"] = f"<worksheet {S}>{content}</worksheet>"
    for kind, content in (("styles", styles), ("sharedStrings", strings)):
        if content:
            links.append(f'<Relationship Id="{kind}" Type="{RELATION}/{kind}" Target="{kind}.xml"/>')
            root = "styleSheet" if kind == "styles" else "sst"
            parts[f"xl/{kind}.xml"] = f"<{root} {S}>{content}</{root}>"
    parts["xl/workbook.xml"] = f"<workbook {S} {R}>{properties}<sheets>{''.join(items)}</sheets></workbook>"
    parts["xl/_rels/workbook.xml.rels"] = relationships("".join(links))
    return zipped(parts)


def read(folder: Path, name: str, content: str | bytes) -> Document:
    """Writes a file and reads it."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_document(path)


OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"


def open_document_bytes(
    kind: str, body: str, *, styles: str = "", extra: dict[str, str | bytes] | None = None
) -> bytes:
    """A text or spreadsheet with the given XML as its body."""
    names = {
        **{name: name for name in ("office", "table", "text", "style")}, "draw": "drawing",
    }  # fmt: skip
    spaces = " ".join(f'xmlns:{short}="{OPEN_DOCUMENT}:{name}:1.0"' for short, name in names.items())
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": content,
            "styles.xml": f"<office:document-styles {spaces}/>",
            **(extra or {}),
        }
    )


def spreadsheet_xml(sheets: dict[str, str], *, styles: str = "", options: str = "") -> str:
    """An XML Spreadsheet 2003 whose sheets hold the given rows."""
    worksheets = "".join(
        f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{options}</Worksheet>'
        for name, rows in sheets.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f"<Styles>{styles}</Styles>{worksheets}</Workbook>"
    )
