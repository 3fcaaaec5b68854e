"""What in a table makes it doubtful which level its rows have: words of levels that no row has, and blank
lines among the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.lines import Line
from auditor.forms.rows.row import Row, covers
from auditor.forms.shapes.header import Header
from auditor.forms.trace import Fate
from auditor.forms.vocabulary import Vocabulary
from auditor.model import Location

Stray = tuple[str, Location]
LEVELS = frozenset({"level1", "level2"})


class Strays:
    """Watches the lines of a table as they are taken."""

    def __init__(self, words: Vocabulary) -> None:
        self._levels = words.levels
        self._row_last = False  # the line before was a row
        self._parted = False  # blank cells stood between the rows and the next one
        self._above: Line | None = None

    def hear(self, line: Line) -> None:
        """A line that may stand above a header."""
        self._above = line

    def pass_blank(self) -> None:
        """A line of blank cells among the rows may part those of a level from others."""
        self._parted |= self._row_last

    def follow(self, fate: Fate | None) -> None:
        """What the line before the next one was; a level in a line of its own holds for what follows."""
        self._row_last = fate is Fate.ROW
        self._parted &= fate is not Fate.LEVEL

    def doubted(self, row: Row, *, unsure: bool) -> Row:
        """A row, of doubtful levels where a blank line stands between it and the rows whose levels it has, or
        where the rank of the level above it is ``unsure``."""
        if row.text("level1") or row.text("level2"):
            self._parted = False
        doubtful = self._parted or (unsure and not row.text("level1"))
        return replace(row, doubtful=row.doubtful | LEVELS) if doubtful else row

    def over(self, header: Header) -> Iterator[Stray]:
        """Levels that stand in a header without a column for them, or in the line above it, and hold for no
        part of it."""
        ranks = [rank for rank in LEVELS if header.get(rank) is None]
        banners = " ".join(half.banner for half in header.halves)
        above = self._above.filled if self._above and self._above.block == header.block else ()
        for text in (*(slot.text for slot in above if slot.fresh), *header.printed):
            if self._rank(text) in ranks and text.strip() not in banners:
                yield text, header.location

    def of(self, line: Line, rows: Sequence[Row], header: Header) -> Iterator[Stray]:
        """Levels that stand in a line of a table, in none of its rows nor in a column of levels."""
        used = {id(slot.cell) for row in rows for slot in row.cells.values()}
        columns = [each for each in header.columns if each.name in LEVELS]
        for slot in line.filled:
            beside = slot.fresh and id(slot.cell) not in used
            if beside and self._rank(slot.text) and not any(covers(slot, column) for column in columns):
                yield slot.text, slot.location

    def _rank(self, text: str) -> str:
        """Which level a cell names; one that holds both, or a word for either, is of the first."""
        return stray_rank(text, self._levels)


def stray_rank(text: str, levels: LevelReader) -> str:
    """The rank of the level that a text names, «» where it names none."""
    if levels.is_first(text) or levels.path(text) is not None:
        return "level1"
    return "level2" if levels.is_second(text) else ""
