"""Indicators written as lines of text: «1.数量指标：进校园场次≥24场；参与学校≥12所»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from auditor.forms.levels import LevelReader
from auditor.forms.lines import Line, Slot
from auditor.forms.rows import Row
from auditor.forms.text import without_numbering
from auditor.forms.values import TargetReader

COLUMNS = frozenset({"name", "value"})
_ENTRIES = re.compile(r"[；;。]\s*")
_SHORTEST_NAME = 3
_LONGEST_TARGET = 40


class ProseReader:
    """Reads the targets of a form that has no table of them."""

    def __init__(self, levels: LevelReader, targets: TargetReader) -> None:
        self._levels = levels
        self._targets = targets

    def section(self, line: Line) -> str | None:
        """The level that a line names alone: «（一）产出指标», «产出指标：»."""
        text = line.filled[0].text.strip().rstrip("：:")
        return text if line.paragraph and self._levels.is_level(text) else None

    def rows(self, line: Line) -> Iterator[Row]:
        """The targets behind the level that a line begins with; none where one of them has no value."""
        slot = line.filled[0]
        levels, rest = self._levels.split(without_numbering(slot.text)) if line.paragraph else ((), "")
        if not levels:
            return
        pairs = [self._pair(entry) for entry in _ENTRIES.split(rest) if entry.strip()]
        found = [pair for pair in pairs if pair is not None]
        if len(found) < len(pairs):
            return
        first = levels[0] if self._levels.is_first(levels[0]) and len(levels) == 2 else ""
        for name, value in found:
            cells = {"name": _of(slot, name), "value": _of(slot, value), "level2": _of(slot, levels[-1])}
            yield Row(cells | ({"level1": _of(slot, first)} if first else {}), line)

    def _pair(self, entry: str) -> tuple[str, str] | None:
        """Name and target, cut where the longest target at the end begins."""
        text = without_numbering(entry).strip()
        starts = range(max(_SHORTEST_NAME, len(text) - _LONGEST_TARGET), len(text))
        cut = next((at for at in starts if self._targets.is_whole(text[at:])), None)
        return (text[:cut].rstrip(" ：:，,为"), text[cut:]) if cut else None


def _of(slot: Slot, text: str) -> Slot:
    return replace(slot, cell=replace(slot.cell, text=text))
