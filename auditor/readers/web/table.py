"""Tables of a parsed web page: rowspan and colspan resolved, the words of a cell as lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditor.expressions import expression
from auditor.office.words import trimmed

if TYPE_CHECKING:
    from lxml import etree

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl",
        "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_UNSEEN = frozenset(
    {
        "head", "script", "style", "noscript", "template", "title", "iframe", "frame", "object", "svg",
        "math", "select", "del",
    }
)  # fmt: skip
_SECTIONS = frozenset({"thead", "tbody", "tfoot", "form", "center"})
_MOST_COLUMNS = 512
_MOST_ROWS = 100_000
_DEEPEST = 20  # the words of nested tables are repeated in each table around them
_NONE = expression(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BREAK = "\x1e"  # a line end that the page shows; its own line ends are white space
_TAB = "\x1f"  # between the cells of a nested table
_SPACE = expression(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class WebCell:
    """A cell with its 1-based place and spans."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def is_shown(element: etree._Element) -> bool:
    """Whether an element shows words on the page."""
    style = element.get("style")
    return element.tag not in _UNSEEN and not (style and _NONE.search(style))


def lines_of(text: str) -> list[str]:
    """The lines that a text shows: white space of the source is one space."""
    return [trimmed(_SPACE.sub(" ", part)) for part in text.split(_BREAK)]


def grid_cells(table: etree._Element) -> list[WebCell]:
    """The cells of a table in reading order."""
    rows = list(_rows(table))[:_MOST_ROWS]
    cells: list[WebCell] = []
    taken: dict[int, int] = {}  # column → the last row that a merged cell covers in it
    for number, row in enumerate(rows, start=1):
        column = 1
        for element in row:
            if element.tag not in {"td", "th"}:
                continue
            while taken.get(column, 0) >= number:
                column += 1
            height = min(_span(element, "rowspan") or len(rows), len(rows) - number + 1)
            width = min(_span(element, "colspan") or 1, _MOST_COLUMNS)
            if column + width > _MOST_COLUMNS:
                break
            cells.append(WebCell(_words(element, 0), number, column, height, width))
            taken.update(dict.fromkeys(range(column, column + width), number + height - 1))
            column += width
    return cells


def inner_tables(table: etree._Element) -> Iterator[etree._Element]:
    """The tables right inside the cells of a table."""
    if table.find(".//table") is None:
        return
    stack = [child for row in _rows(table) for child in reversed(row)]
    stack.reverse()
    while stack:
        element = stack.pop()
        if not is_shown(element):
            continue
        if element.tag == "table":
            yield element
        else:
            stack += reversed(element)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr" and is_shown(child):
            yield child
        elif child.tag in _SECTIONS:
            yield from (row for row in child if row.tag == "tr" and is_shown(row))


def _span(element: etree._Element, name: str) -> int:
    value = (element.get(name) or "1").strip().rstrip("%")
    return int(value[:6]) if value.isascii() and value.isdecimal() else 1


def _words(element: etree._Element, depth: int) -> str:
    """The words of a cell: blocks on lines of their own, nested tables with tabs between their cells."""
    pieces: list[str] = [element.text or ""]
    stack: list[tuple[etree._Element, bool]] = [(child, False) for child in reversed(element)]
    while stack:
        child, left = stack.pop()
        shown = is_shown(child)
        tag = str(child.tag) if shown else ""
        if left or not shown:
            pieces += [_BREAK if tag in BLOCKS else "", child.tail or ""]
        elif tag == "table":
            nested = "" if depth >= _DEEPEST else _nested(child, depth + 1)
            pieces += [_BREAK, nested, _BREAK, child.tail or ""]
        else:
            pieces += [_BREAK if tag in BLOCKS else "", child.text or ""]
            stack.append((child, True))
            stack += [(inner, False) for inner in reversed(child)]
    return "\n".join(line for line in lines_of("".join(pieces)) if line).replace(_TAB, "\t")


def _nested(table: etree._Element, depth: int) -> str:
    rows = []
    for row in _rows(table):
        texts = [_words(cell, depth).replace("\n", " ") for cell in row if cell.tag in {"td", "th"}]
        rows.append(_TAB.join(texts))
    return _BREAK.join(rows)
