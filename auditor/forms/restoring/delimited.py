"""Tables typed as lines of text, their cells between bars, tabs, commas or semicolons (| 名称 | 指标值 |)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.replacing import with_lines
from auditor.model import Block, Cell, Document, Paragraph, Table

_RULE = expression(r"[\s|｜:：+\-—─=]+")  # the line below a header: | --- | :-: |
_BETWEEN_CELLS = expression(r",(?!(?<=\d,)\d{3}(?!\d))")  # a comma that groups no digits
_BARS = ("|", "｜")
_MARKS = (*_BARS, "\t", ",", "，", ";", "；")
_FEWEST_CELLS = 3
_FEWEST_LINES = 3  # the header among them
_NEEDED = frozenset({"name", "value"})


def undelimited(document: Document, labels: Labels) -> Document:
    """The document with such lines as tables."""
    return with_lines(document, lambda lines: _restored(lines, labels))


def _restored(lines: Sequence[Paragraph], labels: Labels) -> Iterator[Block]:
    number = 0
    while number < len(lines):
        rows = _table(lines, number, labels)
        if rows:
            yield Table(tuple(_cells(rows)), rows[0][0].location, made=True)
            number += len(rows)
        else:
            yield lines[number]
            number += 1


def _table(lines: Sequence[Paragraph], first: int, labels: Labels) -> list[tuple[Paragraph, list[str]]]:
    """The lines from the first on with their cells, where they are a header and rows of as many cells; rules
    are none."""
    for mark in _MARKS:
        header = next(_readings(lines[first].text, mark))
        if len(header) < _FEWEST_CELLS or not {labels.column(cell) for cell in header} >= _NEEDED:
            continue
        rows: list[tuple[Paragraph, list[str]]] = []
        for line in islice(lines, first, None):
            cells = [] if _RULE.fullmatch(line.text) else _parts(line.text, mark, len(header))
            if cells is None:
                break
            rows.append((line, cells))
        if sum(bool(cells) for _, cells in rows) >= _FEWEST_LINES:
            return rows
    return []


def _parts(text: str, mark: str, count: int) -> list[str] | None:
    """The cells of a line, if they are so many."""
    return next((cells for cells in _readings(text, mark) if len(cells) == count), None)


def _readings(text: str, mark: str) -> Iterator[list[str]]:
    """The cells between the marks: bars may stand at the edges too, and commas in numbers."""
    bare = text.strip(" \u3000")
    if mark in _BARS:
        yield _stripped(bare.removeprefix(mark).removesuffix(mark).split(mark))
    yield _stripped(bare.split(mark))
    if mark == ",":
        yield _stripped(_BETWEEN_CELLS.split(bare))


def _stripped(cells: Iterable[str]) -> list[str]:
    return [cell.strip() for cell in cells]


def _cells(rows: Iterable[tuple[Paragraph, list[str]]]) -> Iterator[Cell]:
    filled = ((line, cells) for line, cells in rows if cells)
    for number, (line, cells) in enumerate(filled, start=1):
        for column, text in enumerate(cells, start=1):
            yield Cell(text, number, column, line.location)
