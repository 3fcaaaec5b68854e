"""RTF files → Document: paragraphs, and tables with merged cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.errors import InputError
from auditor.model import Block, Cell, Document, Doubt, Location, Paragraph, Table
from auditor.office.words import blank, indent_of, trimmed
from auditor.readers.word.row_edges import Edge, EdgedRow, Merge, edged_cells
from auditor.readers.word.rtf_tokens import TooDeepError, Word, tokens

_ADVICE = "请用Word或WPS打开检查，另存为.docx后再审核"
_PARAGRAPH_ENDS = frozenset({"par", "sect", "page", "line"})
_TWIPS = 20  # a point has twenty
_MOST_COLUMNS = 512
_MERGES: dict[str, Merge] = {"clvmrg": "above", "clmrg": "left"}


@dataclass(slots=True)
class _Definition:
    left: float = 0.0
    edges: list[Edge] = field(default_factory=list)
    merges: set[Merge] = field(default_factory=set)


def read_rtf(data: bytes, path: str) -> Document:
    """A Document whose cells carry table, row and column. Raises InputError for a damaged file and for one
    without a word."""
    reading = _Reading()
    try:
        for token in tokens(data):
            reading.take(token)
    except TooDeepError as error:
        raise InputError(path, "文件的层次多得不合常理，可能已损坏", _ADVICE) from error
    reading.end()
    if not reading.blocks:
        raise InputError(path, "文件里没有任何文字", "请确认文件已保存完整，或重新导出后再审核")
    return Document(path, "rtf", tuple(reading.blocks), tuple(_doubts(reading.blocks)))


def _doubts(blocks: list[Block]) -> list[Doubt]:
    texts: list[Cell | Paragraph] = [block for block in blocks if isinstance(block, Paragraph)]
    texts += [cell for block in blocks if isinstance(block, Table) for cell in block.cells]
    message = "这里有无法识别的字符（�），可能缺字，请对照原件"
    return [Doubt(message, item.location) for item in texts if "\ufffd" in item.text]


class _Reading:
    """One pass over the tokens; a table ends with the first paragraph outside of it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._in_table = False
        self._definition = _Definition()
        self._cells: list[str] = []
        self._rows: list[EdgedRow] = []
        self._tables = 0

    def take(self, token: str | Word) -> None:
        if isinstance(token, str):
            self._text.append(token)
        elif token.name in _PARAGRAPH_ENDS:
            self._paragraph_end(token.name)
        elif token.name == "nestcell":
            self._text.append("\t")
        elif token.name == "nestrow":
            self._text.append("\n")
        elif token.name == "cell":
            self._cells.append(self._taken())
        elif token.name == "row":
            self._row()
        elif token.name in {"intbl", "pard"}:
            self._in_table = token.name == "intbl"
        else:
            self._define(token)

    def end(self) -> None:
        """Takes what the file broke off with."""
        if self._cells:
            self._row()
        self._paragraph()
        self._close()

    def _define(self, word: Word) -> None:
        definition, value = self._definition, word.value or 0
        if word.name == "trowd":
            self._definition = _Definition()
        elif word.name == "trleft":
            definition.left = value / _TWIPS
        elif word.name in _MERGES:
            definition.merges.add(_MERGES[word.name])
        elif word.name == "cellx" and len(definition.edges) < _MOST_COLUMNS:
            definition.edges.append(Edge(value / _TWIPS, frozenset(definition.merges)))
            definition.merges = set()

    def _taken(self) -> str:
        text = trimmed("".join(self._text))
        self._text = []
        return text

    def _paragraph_end(self, name: str) -> None:
        if self._in_table or self._cells or name == "line":
            self._text.append("\n")
        else:
            self._paragraph()

    def _paragraph(self) -> None:
        text = self._taken()
        if self._rows:
            self._close()
        self.blocks += [
            Paragraph(trimmed(line), Location(), None, indent_of(line))
            for line in text.split("\n")
            if not blank(line)
        ]

    def _row(self) -> None:
        rest = self._taken()
        texts = [*self._cells, rest] if rest else self._cells
        self._cells = []
        if texts:
            self._rows.append(EdgedRow(self._definition.left, list(self._definition.edges), texts))

    def _close(self) -> None:
        rows, self._rows = self._rows, []
        cells = edged_cells(rows, self._tables + 1)
        if cells:
            self._tables += 1
            self.blocks.append(Table(tuple(cells), Location(table=self._tables)))
