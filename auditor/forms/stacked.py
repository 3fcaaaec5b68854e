"""Indicator tables that lost their rules when they were copied: one cell a line, rows not marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from auditor.forms.levels import LevelReader
from auditor.forms.lexicon import ColumnName, Labels
from auditor.forms.text import label_key, squeeze
from auditor.forms.values import TargetReader
from auditor.model import Cell, Document, Paragraph, Table

_FEWEST_COLUMNS = 4
_LONGEST_CELL = 80
_NEVER = float("-inf")
_NEW_ROW = -2.0  # a row more than needed is wrong
_TARGETS = frozenset({"value", "operator"})


class StackReader:
    """Puts lines that each hold a cell back into tables, by the header among them and what each can be."""

    def __init__(self, labels: Labels, levels: LevelReader, targets: TargetReader) -> None:
        self._labels = labels
        self._levels = levels
        self._targets = targets

    def restored(self, document: Document) -> Document:
        """The document with such tables in the place of their lines."""
        blocks: list[Paragraph | Table] = []
        for plain, group in groupby(document.blocks, key=lambda block: isinstance(block, Paragraph)):
            run = list(group)
            blocks += self._run([block for block in run if isinstance(block, Paragraph)]) if plain else run
        return replace(document, blocks=tuple(blocks)) if len(blocks) != len(document.blocks) else document

    def _run(self, lines: Sequence[Paragraph]) -> Iterator[Paragraph | Table]:
        position = 0
        while position < len(lines):
            header = self._header(lines, position)
            rows = self._rows(lines[position + len(header) :], header) if header else []
            if not rows:
                yield lines[position]
                position += 1
                continue
            yield _table(lines[position : position + len(header)], rows)
            position += len(header) + sum(len(cells) for cells, _ in rows)

    def _header(self, lines: Sequence[Paragraph], start: int) -> list[ColumnName]:
        """The columns that lines name one after the other, each once; none where they make no table."""
        columns: list[ColumnName] = []
        for line in lines[start:]:
            name = self._labels.column(line.text)
            if name is None or (name in columns and name != "ignored"):
                break
            columns.append(name)
        whole = "name" in columns and _TARGETS & set(columns)
        return columns if whole and len(columns) >= _FEWEST_COLUMNS else []

    def _rows(
        self, lines: Sequence[Paragraph], header: Sequence[ColumnName]
    ) -> list[tuple[list[Paragraph], list[int]]]:
        """The rows below a header: their lines, and the columns in which these stand."""
        end = next((i for i, line in enumerate(lines) if self._ends(line)), len(lines))
        best: list[tuple[float, list[tuple[list[Paragraph], list[int]]]]] = [(0.0, [])]
        for stop in range(1, end + 1):
            options = [
                (before + score + _NEW_ROW, [*rows, (list(lines[start:stop]), places)])
                for start in range(max(0, stop - len(header)), stop - 1)
                for before, rows in (best[start],)
                if before > _NEVER
                for score, places in (self._placed(lines[start:stop], header),)
                if score > _NEVER
            ]
            best.append(max(options, key=lambda option: option[0], default=(_NEVER, [])))
        return next((rows for score, rows in reversed(best) if score > _NEVER), [])

    def _ends(self, line: Paragraph) -> bool:
        text = line.text
        if len(text) > _LONGEST_CELL or line.level is not None or label_key(text) in self._labels.totals:
            return True
        hit = self._labels.field(text)
        head = hit is not None and hit.field not in ("unit_name", "money_unit", "amount")
        return head or self._labels.title(text) is not None or self._labels.note(text) is not None

    def _placed(self, cells: Sequence[Paragraph], header: Sequence[ColumnName]) -> tuple[float, list[int]]:
        """The columns of a row's cells, in order, that suit them best; every cell has one."""
        best: list[tuple[float, list[int]]] = [(0.0, [])] * (len(header) + 1)
        for cell in cells:
            line: list[tuple[float, list[int]]] = [(_NEVER, [])]
            for number, name in enumerate(header):
                score, places = best[number]
                taken = (score + self._suits(cell.text, name), [*places, number])
                line.append(max(line[number], taken, key=lambda option: option[0]))
            best = line
        score, places = best[-1]
        names = {header[number] for number in places}
        return (score, places) if "name" in names and names & _TARGETS else (_NEVER, [])

    def _suits(self, text: str, column: ColumnName) -> float:
        """How well a text suits a column; one that tells nothing takes anything."""
        number = squeeze(text).rstrip("分%").replace(".", "", 1).isdecimal()
        if column in ("level1", "level2"):
            own = self._levels.is_first(text) if column == "level1" else self._levels.is_second(text)
            return 3 if own else _NEVER if number or self._targets.is_sign(text) else -1
        if column == "operator":
            return 4 if self._targets.is_sign(text) else _NEVER
        if column == "unit":
            return 3 if self._targets.is_unit(squeeze(text)) else _NEVER
        if column in ("weight", "score"):
            return 2 if number else _NEVER
        if column == "core":
            flag = squeeze(text)
            return 4 if flag in self._labels.yes or flag in self._labels.no else _NEVER
        if column == "name":
            return self._suits_name(text, number=number)
        if column == "value":
            return 2 if self._targets.is_whole(text) else -3 if self._levels.is_level(text) else 0.5
        return 0.2

    def _suits_name(self, text: str, *, number: bool) -> float:
        if number or self._targets.is_sign(text):
            return _NEVER
        return -3 if self._levels.is_level(text) or self._targets.is_whole(text) else 2


def _table(header: Sequence[Paragraph], rows: Sequence[tuple[list[Paragraph], list[int]]]) -> Table:
    placed = [(line, 1, number) for number, line in enumerate(header, start=1)]
    for row, (lines, places) in enumerate(rows, start=2):
        placed += [(line, row, place + 1) for line, place in zip(lines, places, strict=True)]
    cells = tuple(Cell(line.text, row, column, line.location) for line, row, column in placed)
    return Table(cells, header[0].location)
