"""Word 97–2003 files (.doc, old .wps) → Document without LibreOffice: paragraphs and tables, cells merged.

Text boxes, notes, headers and automatic numbers are not read, and tracked deletions are not told apart.
"""

from __future__ import annotations

import struct

from auditor.model import Block, Document, Location, Paragraph, Table
from auditor.office.words import blank, indent_of, trimmed
from auditor.readers.word.doc_binary import NotReadableError, Properties, WordBinary
from auditor.readers.word.row_edges import Edge, EdgedRow, Merge, edged_cells

_IN_TABLE, _ROW_END, _INNER_CELL, _INNER_ROW, _TABLE = 0x2416, 0x2417, 0x244B, 0x244C, 0xD608
_CELL_MARK, _FIELD, _FIELD_RESULT, _FIELD_END = "\x07", "\x13", "\x14", "\x15"
_PARAGRAPH_MARKS = frozenset("\r\x0c")
_SPELLED = {"\x0b": "\n", "\t": "\t", "\x1e": "-"}
_TWIPS = 20
_LEFT, _ABOVE, _RESTART = 0x02, 0x20, 0x40  # how a cell of a table's definition is merged
_DEFINED_CELL = 20  # bytes


def read_doc(data: bytes, path: str) -> Document | None:
    """A Document whose cells carry table, row and column; ``None`` where the file is encrypted, older than
    Word 97, damaged, or holds no word."""
    try:
        binary = WordBinary(data)
        reading = _Reading(binary)
        reading.run()
    except NotReadableError:
        return None
    return Document(path, "doc", tuple(reading.blocks)) if reading.blocks else None


class _Reading:
    """One pass over the characters; a table ends with the first paragraph outside of it."""

    def __init__(self, binary: WordBinary) -> None:
        self.blocks: list[Block] = []
        self._binary = binary
        self._text: list[str] = []
        self._cells: list[str] = []
        self._rows: list[EdgedRow] = []
        self._tables = 0
        self._fields: list[bool] = []  # of the open fields, whether the result has begun

    def run(self) -> None:
        for piece in self._binary.pieces:
            for index, char in enumerate(piece.text):
                if char >= " " or char in _SPELLED:
                    if all(self._fields):
                        self._text.append(_SPELLED.get(char, char))
                elif char == _CELL_MARK or char in _PARAGRAPH_MARKS:
                    self._mark(char, self._binary.properties(piece.offset + index * piece.width))
                else:
                    self._field(char)
        self._paragraph()
        self._close()

    def _field(self, char: str) -> None:
        if char == _FIELD:
            self._fields.append(False)
        elif self._fields and char == _FIELD_RESULT:
            self._fields[-1] = True
        elif self._fields and char == _FIELD_END:
            self._fields.pop()

    def _mark(self, char: str, properties: Properties) -> None:
        if char == _CELL_MARK and _on(properties, _ROW_END):
            self._row(properties.get(_TABLE, b""))
        elif char == _CELL_MARK:
            self._cells.append(self._taken())
        elif _on(properties, _INNER_ROW):
            self._text.append("\n")
        elif _on(properties, _INNER_CELL):
            self._text.append("\t")
        elif _on(properties, _IN_TABLE):
            self._text.append("\n")
        else:
            self._paragraph()

    def _taken(self) -> str:
        units = "".join(self._text).encode("utf-16-le", "surrogatepass")
        self._text = []
        return trimmed(units.decode("utf-16-le", "replace"))

    def _paragraph(self) -> None:
        text = self._taken()
        self._close()
        self.blocks += [
            Paragraph(trimmed(line), Location(), None, indent_of(line))
            for line in text.split("\n")
            if not blank(line)
        ]

    def _row(self, definition: bytes) -> None:
        texts, self._cells = self._cells, []
        if texts:
            left, edges = _edges(definition)
            self._rows.append(EdgedRow(left, edges, texts))

    def _close(self) -> None:
        rows, self._rows, self._cells = self._rows, [], []
        if cells := edged_cells(rows, self._tables + 1):
            self._tables += 1
            self.blocks.append(Table(tuple(cells), Location(table=self._tables)))


def _on(properties: Properties, code: int) -> bool:
    return properties.get(code, b"\0") != b"\0"


def _edges(definition: bytes) -> tuple[float, list[Edge]]:
    """Where a row begins, and the edges of its cells."""
    if len(definition) < 3:
        return 0.0, []
    count = definition[2]
    if len(definition) < 3 + 2 * (count + 1):
        return 0.0, []
    places = struct.unpack_from(f"<{count + 1}h", definition, 3)
    flags = definition[3 + 2 * (count + 1) :: _DEFINED_CELL]
    edges = [
        Edge(place / _TWIPS, _merges(flags[index] if index < len(flags) else 0))
        for index, place in enumerate(places[1:])
    ]
    return places[0] / _TWIPS, edges


def _merges(flags: int) -> frozenset[Merge]:
    merges: set[Merge] = set()
    if flags & _LEFT:
        merges.add("left")
    if flags & _ABOVE and not flags & _RESTART:
        merges.add("above")
    return frozenset(merges)
