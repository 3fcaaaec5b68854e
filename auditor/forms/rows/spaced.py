"""Indicator tables whose columns are parted by spaces or tabs in lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from auditor.chinese.stops import ENTRY_ENDS
from auditor.expressions import expression
from auditor.forms.replacing import with_lines
from auditor.forms.rows.gaps import Parting, Piece, pieces_of
from auditor.forms.rows.suiting import NEVER, suits
from auditor.forms.vocabulary import Vocabulary
from auditor.model import Cell, Document, Location, Paragraph, Table

_FEWEST_ROLES = 3
_LONGEST_CELL = 80
_MOST_JOINTS = 2  # of words that only a space parts
_MISFIT = -2.0  # a cell in a column that it does not suit, in a row that has all
_SLACK = 3
_PER_COLUMN = 0.25  # what a column of distance costs
_SENTENCE = expression(f"[{ENTRY_ENDS}]$")
_FURTHER = frozenset({"unit_name", "money_unit", "amount"})  # fields whose labels stand in tables too

_Row = list[tuple[int, str]]  # number of a column and what stands in it


@dataclass(frozen=True, slots=True)
class _Header:
    """The columns that a line names, and how it parts them."""

    pieces: Sequence[Piece]
    columns: Sequence[str]
    parting: Parting
    aligned: bool = False  # whether the words of whole rows stand below those of the header


class SpacedTables:
    """Finds the line that names columns, and cuts those below it at the gaps near them."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def restored(self, document: Document) -> Document:
        """The document with such tables in the place of their lines."""
        return with_lines(document, self._run)

    def _run(self, lines: Sequence[Paragraph]) -> Iterator[Paragraph | Table]:
        position = done = 0
        while position < len(lines):
            header = self._header(lines[position])
            if header is None:
                position += 1
                continue
            yield from map(self._head, lines[done:position])
            below = lines[position + 1 :]
            rows = list(self._rows(below, replace(header, aligned=self._aligned(below, header))))
            yield _table(lines[position].location, header, rows)
            done = position = position + 1 + len(rows)
        yield from lines[done:]

    def _header(self, line: Paragraph) -> _Header | None:
        """A line whose words are labels of at least three different columns, one of them the names; further
        words between them may be anything where more than a space parts them."""
        for parting in Parting:
            pieces = pieces_of(line, parting)
            if len(pieces) < _FEWEST_ROLES:
                continue
            columns = [self._words.labels.column(piece.text) or "" for piece in pieces]
            known = {column for column in columns if column not in ("", "ignored")}
            whole = len(known) >= _FEWEST_ROLES and "name" in known
            if whole and (parting is not Parting.SPACE or "" not in columns):
                return _Header(pieces, columns, parting)
        return None

    def _head(self, line: Paragraph) -> Paragraph | Table:
        """A line above that begins with a label which a gap parts from its value."""
        for parting in (Parting.TAB, Parting.GAP):
            pieces = pieces_of(line, parting)
            if len(pieces) > 1 and self._is_label(pieces[0].text):
                cells = [Cell(piece.text, 1, at, line.location) for at, piece in enumerate(pieces, start=1)]
                return Table(tuple(cells), line.location)
        return line

    def _is_label(self, text: str) -> bool:
        hit = self._words.labels.field(text)
        return hit is not None and not hit.value

    def _rows(self, lines: Sequence[Paragraph], header: _Header) -> Iterator[tuple[Location, _Row]]:
        """The rows below a header, up to the first line that is none."""
        for line in lines:
            pieces = pieces_of(line, header.parting)
            if self._ends(line, pieces):
                return
            row = _placed(self._words, pieces, header)
            if row is None:
                return
            yield line.location, row

    def _aligned(self, lines: Sequence[Paragraph], header: _Header) -> bool:
        if header.parting is not Parting.GAP:
            return False
        rows: list[Sequence[Piece]] = []
        for line in lines:
            pieces = pieces_of(line, header.parting)
            if self._ends(line, pieces):
                break
            if len(pieces) == len(header.pieces):
                rows.append(pieces)
        below = [
            all(abs(piece.at - label.at) <= _SLACK for piece, label in zip(row, header.pieces, strict=True))
            for row in rows
        ]
        return 2 * sum(below) >= len(below)

    def _ends(self, line: Paragraph, pieces: Sequence[Piece]) -> bool:
        labels, first = self._words.labels, pieces[0].text
        if line.level is not None or max(len(piece.text) for piece in pieces) > _LONGEST_CELL:
            return True
        alone = len(pieces) == 1
        if alone and (_SENTENCE.search(first) or not (line.indent or self._words.levels.is_level(first))):
            return True
        hit, few = labels.field(first), len(pieces) < _FEWEST_ROLES
        head = hit is not None and hit.field not in _FURTHER and (bool(hit.value) or few)
        return head or labels.title(line.text) is not None or labels.note(line.text) is not None


def _placed(words: Vocabulary, pieces: Sequence[Piece], header: _Header) -> _Row | None:
    """Each piece in a column, in order; tabs count the columns. ``None`` where there are far too many."""
    if header.parting is Parting.TAB:
        row = [(piece.at, piece.text) for piece in pieces]
        return row if row[-1][0] < len(header.columns) else None
    ways = [_nearest(words, joined, header) for joined in _joined(pieces, len(header.columns))]
    score, row = max(ways, key=lambda way: way[0], default=(NEVER, []))
    return row if score > NEVER else None


def _joined(pieces: Sequence[Piece], most: int) -> Iterator[Sequence[Piece]]:
    """The pieces, where there are more than columns with some of them put together again."""
    surplus = len(pieces) - most
    if surplus <= 0:
        yield pieces
    elif surplus <= _MOST_JOINTS:
        for joints in combinations(range(1, len(pieces)), surplus):
            whole: list[Piece] = []
            for number, piece in enumerate(pieces):
                if number in joints:
                    whole[-1] = replace(whole[-1], text=f"{whole[-1].text} {piece.text}")
                else:
                    whole.append(piece)
            yield whole


def _nearest(words: Vocabulary, pieces: Sequence[Piece], header: _Header) -> tuple[float, _Row]:
    """The columns that the pieces suit best, near them in a table that is aligned; a whole row
    stands in turn."""
    if len(pieces) == len(header.columns):
        fits = sum(
            max(suits(words, piece.text, column or "ignored"), _MISFIT)
            for piece, column in zip(pieces, header.columns, strict=True)
        )
        return fits, list(enumerate(piece.text for piece in pieces))
    far = _PER_COLUMN if header.aligned else 0.0
    best: list[tuple[float, list[int]]] = [(0.0, [])] * (len(header.columns) + 1)
    for piece in pieces:
        line: list[tuple[float, list[int]]] = [(NEVER, [])]
        for number, (column, label) in enumerate(zip(header.columns, header.pieces, strict=True)):
            score, places = best[number]
            score += suits(words, piece.text, column or "ignored") - far * abs(piece.at - label.at)
            line.append((score, [*places, number]) if score > line[number][0] else line[number])
        best = line
    score, places = best[-1]
    row = list(zip(places, (piece.text for piece in pieces), strict=True)) if score > NEVER else []
    return score, row


def _table(place: Location, header: _Header, rows: Sequence[tuple[Location, _Row]]) -> Table:
    cells = [Cell(piece.text, 1, at, place) for at, piece in enumerate(header.pieces, start=1)]
    for number, (where, row) in enumerate(rows, start=2):
        filled = dict(row)
        cells += [Cell(filled.get(at, ""), number, at + 1, where) for at in range(len(header.pieces))]
    return Table(tuple(cells), place)
