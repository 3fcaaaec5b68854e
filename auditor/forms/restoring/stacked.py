"""Indicator tables that lost their rules when they were copied: one cell a line, rows not marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.forms.labels.label_file import ColumnName
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader
from auditor.forms.replacing import with_lines
from auditor.forms.text import label_key, squeeze
from auditor.model import Cell, Document, Location, Paragraph, Table

_FEWEST_COLUMNS = 4
_MOST_COLUMNS = 30
_LONGEST_CELL = 80
_LONGEST_PART = 5  # of a label that was broken in two
_NEVER = float("-inf")
_NEW_ROW = -2.0  # a row more than needed is wrong
_TARGETS = frozenset({"value", "operator"})

_Cells = tuple[Sequence[Paragraph], list[int]]


@dataclass(frozen=True, slots=True)
class _Label:
    """A label of the header and how many lines it takes."""

    column: ColumnName
    text: str
    lines: int
    location: Location


@dataclass(frozen=True, slots=True)
class _Way:
    """How the lines up to one are best parted into rows: the first line of the last of them, and the columns
    in which its cells stand."""

    score: float
    start: int
    places: list[int]


class StackReader:
    """Puts lines that each hold a cell back into tables, by the header among them and what each can be."""

    def __init__(self, labels: Labels, levels: LevelReader, targets: TargetReader) -> None:
        self._labels = labels
        self._levels = levels
        self._targets = targets

    def restored(self, document: Document) -> Document:
        """The document with such tables in the place of their lines."""
        return with_lines(document, self._run)

    def _run(self, lines: Sequence[Paragraph]) -> Iterator[Paragraph | Table]:
        position = 0
        while position < len(lines):
            labels = self._header(lines, position)
            first = position + sum(label.lines for label in labels)
            rows = self._rows(lines, first, [label.column for label in labels]) if labels else []
            if not rows:
                yield lines[position]
                position += 1
                continue
            yield _table(labels, rows)
            position = first + sum(len(cells) for cells, _ in rows)

    def _header(self, lines: Sequence[Paragraph], start: int) -> list[_Label]:
        """The columns that lines name one after the other, each once; none where they make no table."""
        labels: list[_Label] = []
        position = start
        while len(labels) < _MOST_COLUMNS and (label := self._label(lines, position)):
            if label.column in {each.column for each in labels} and label.column != "ignored":
                break
            labels.append(label)
            position += label.lines
        columns = {each.column for each in labels}
        whole = "name" in columns and _TARGETS & columns
        return labels if whole and len(labels) >= _FEWEST_COLUMNS else []

    def _label(self, lines: Sequence[Paragraph], position: int) -> _Label | None:
        """The label that begins with a line; one that was broken over two lines is put together."""
        texts = [line.text for line in lines[position : position + 2]]
        alone = self._labels.column(texts[0]) if texts else None
        broken = len(texts) == 2 and all(len(squeeze(text)) <= _LONGEST_PART for text in texts)
        both = self._labels.column("".join(texts)) if broken else None
        if both and alone in (None, both) and self._labels.column(texts[1]) == both:
            return _Label(both, "".join(texts), 2, lines[position].location)
        return _Label(alone, texts[0], 1, lines[position].location) if alone else None

    def _rows(self, lines: Sequence[Paragraph], first: int, header: Sequence[ColumnName]) -> list[_Cells]:
        """The rows below a header, whose first line is ``first``: their lines, and the columns in which these
        stand."""
        fits: list[list[float]] = []  # by line, by column
        best = {first: _Way(0.0, first, [])}  # to the end of a row
        start = last = first
        while start <= last:
            if start in best:
                self._fit(lines, first, start + len(header), header, fits)
                before = best[start].score + _NEW_ROW
                row = fits[start - first : start - first + len(header)]
                for stop, (score, places) in enumerate(_placed(row, header), start + 1):
                    if score > _NEVER and (stop not in best or before + score > best[stop].score):
                        best[stop] = _Way(before + score, start, places)
                        last = max(last, stop)
            start += 1
        rows: list[_Cells] = []
        while last > first:
            way = best[last]
            rows.append((lines[way.start : last], way.places))
            last = way.start
        return rows[::-1]

    def _fit(
        self,
        lines: Sequence[Paragraph],
        first: int,
        end: int,
        header: Sequence[ColumnName],
        fits: list[list[float]],
    ) -> None:
        """Adds to ``fits`` how well each line up to ``end`` suits each column, up to the end of the table."""
        for line in lines[first + len(fits) : end]:
            if self._ends(line):
                return
            fits.append([self._suits(line.text, name) for name in header])

    def _ends(self, line: Paragraph) -> bool:
        text = line.text
        if len(text) > _LONGEST_CELL or line.level is not None or label_key(text) in self._labels.totals:
            return True
        hit = self._labels.field(text)
        head = hit is not None and hit.field not in ("unit_name", "money_unit", "amount")
        return head or self._labels.title(text) is not None or self._labels.note(text) is not None

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


def _placed(
    fits: Sequence[Sequence[float]], header: Sequence[ColumnName]
) -> Iterator[tuple[float, list[int]]]:
    """For the first cell of a row, the first two …: the columns, in order, that suit them best, and how well;
    every cell has one."""
    best: list[tuple[float, list[int]]] = [(0.0, [])] * (len(header) + 1)
    for cell in fits:
        line: list[tuple[float, list[int]]] = [(_NEVER, [])]
        for number, suits in enumerate(cell):
            score, places = best[number]
            line.append(
                (score + suits, [*places, number]) if score + suits > line[number][0] else line[number]
            )
        best = line
        score, places = best[-1]
        names = {header[number] for number in places}
        yield (score, places) if "name" in names and names & _TARGETS else (_NEVER, [])


def _table(labels: Sequence[_Label], rows: Sequence[_Cells]) -> Table:
    cells = [Cell(label.text, 1, number, label.location) for number, label in enumerate(labels, start=1)]
    for row, (lines, places) in enumerate(rows, start=2):
        cells += [
            Cell(line.text, row, place + 1, line.location) for line, place in zip(lines, places, strict=True)
        ]
    return Table(tuple(cells), labels[0].location)
