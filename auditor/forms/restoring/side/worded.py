"""Levels side by side (产出指标 | 效益指标), below each texts that say names and targets, a project or a task
a row, in columns before or behind them what is said of the project."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.restoring.worded_runs import Grid, Run, Text, ranked, speak
from auditor.forms.rows.entries import EntryReader, led_entries
from auditor.model import Cell

_FEWEST_LEVELS = 3
_OF_PROJECTS = frozenset({"project", "issuer", "budget", "goal"})


class AbreastTexts:
    """Finds such texts, by the levels above them and by what they say."""

    def __init__(self, labels: Labels, levels: LevelReader, entries: EntryReader) -> None:
        self._labels = labels
        self._levels = levels
        self._entries = entries

    def run(self, grid: Grid, lines: Sequence[Sequence[Cell]], first: int) -> Run | None:
        """Levels side by side, in one row or two, and below each its text, a project (or a task) a row."""
        depth = self._depth(lines, first)
        if not depth:
            return None
        heads = list(zip(*grid[first : first + depth], strict=True))
        start, stop = self._abreast(heads)
        others = {place: cell for place, (*_, cell) in enumerate(heads) if cell and not start <= place < stop}
        named = any(self._labels.column(cell.text) == "project" for cell in others.values())
        if len(set(others.values())) != len(heads) - (stop - start) or (stop < len(heads) and not named):
            return None
        kept = {place: cell for place, cell in others.items() if named and self._is_of_project(cell)}
        if start == 0 and len(grid) > first + depth + 1:
            return None
        end = len(grid)
        if not named:
            end = next((n for n in range(first + depth, end) if _joins(grid[n][start:])), end)
        texts = [
            Text(
                ranked([c for c in dict.fromkeys(head) if c and self._levels.is_level(c.text)], self._levels),
                cell,
                led_entries(cell.text, self._entries, self._levels),
                tuple(row[place] for place in kept),
            )
            for row in grid[first + depth : end]
            for head, cell in zip(heads[start:stop], row[start:stop], strict=True)
            if cell and cell.text.strip()
        ]
        if not (speak(texts) if named or start == 0 else _are_whole(texts)):
            return None
        return Run(first, end, texts, tuple(kept.values()))

    def _is_of_project(self, label: Cell) -> bool:
        """Whether a column says of a project what its form has a field for: its term or site is no part of
        any indicator."""
        return self._labels.grammar.read(label.text).best in _OF_PROJECTS

    def _abreast(self, heads: Sequence[Sequence[Cell | None]]) -> tuple[int, int]:
        """The first of the columns below levels and the one behind them."""
        places = range(len(heads))
        start = next((place for place in places if self._are_levels(heads[place])), len(heads))
        stop = next((place for place in places[start:] if not self._are_levels(heads[place])), len(heads))
        return start, stop

    def _are_levels(self, head: Sequence[Cell | None]) -> bool:
        """Whether a column is below levels, maybe with the label of all indicators or goals above these."""
        *above, lowest = head
        grouped = lowest is not None and self._levels.is_level(lowest.text)
        return grouped and all(
            cell is not None and (self._levels.is_level(cell.text) or self._labels.is_row_label(cell.text))
            for cell in above
        )

    def _depth(self, lines: Sequence[Sequence[Cell]], first: int) -> int:
        """Of how many rows the header of levels is that begins here."""
        for end in range(first + 1, min(first + 2, len(lines)) + 1):
            levels = [cell for cell in lines[end - 1] if self._levels.is_level(cell.text)]
            if len(levels) < _FEWEST_LEVELS or any(cell.column_span > 1 for cell in levels):
                continue
            if all(cell.row + cell.row_span - 1 == end for cell in lines[end - 1]):
                return end - first
        return 0


def _joins(row: Sequence[Cell | None]) -> bool:
    """Whether a cell of a row lies below several levels."""
    return any(cell is not None and cell.column_span > 1 for cell in row)


def _are_whole(texts: Sequence[Text]) -> bool:
    """Whether every text says name and target."""
    entries = [entry for text in texts for entry in text.entries]
    return len(texts) >= _FEWEST_LEVELS and all(entry.name and entry.value for entry in entries)
