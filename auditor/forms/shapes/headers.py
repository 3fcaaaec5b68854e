"""Lines that may be the header of an indicator table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.forms.labels import Grammar
from auditor.forms.levels import LevelReader
from auditor.forms.lexicon import Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.text import squeeze

_WORTH = {
    "name": 1.0, "level1": 1.0, "level2": 1.0, "value": 1.0, "operator": 1.0, "actual": 0.9, "unit": 0.7,
    "weight": 0.7, "nature": 0.6, "core": 0.7, "score": 0.6, "reason": 0.6, "note": 0.5, "explain": 0.5,
    "forecast": 0.7, "possibility": 0.7, "context": 0.7, "sequence": 0.4,
}  # fmt: skip
_NAMING = ("name", "level1", "level2")
_LABEL = 0.45  # a cell whose best role is that likely is a label
_LEAST = 1.6  # worth of a header by its labels
_LEAST_SHARE = 0.4  # of its cells that are labels
_BELOW = 0.5  # worth of level words in the line below
_FIGURE = re.compile(r"\d")
_LONGEST = 24
_LONGEST_LABEL = 40
_KNOWN = 0.7  # of the letters of a label
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """Lines ``first`` to ``last`` of a table, both included, as its header, and how much they look it."""

    first: int
    last: int
    worth: float


class HeaderFinder:
    """Finds the lines of a table that may be headers."""

    def __init__(self, grammar: Grammar, levels: LevelReader, labels: Labels) -> None:
        self._grammar = grammar
        self._levels = levels
        self._labels = labels

    def worth(self, line: Line) -> float:
        """How much a line looks like a header by its labels, 0 where it is none."""
        cells = line.filled
        if len(cells) < 2:
            return 0.0
        said = [(slot, *self._said(slot.text)) for slot in cells]
        labels = [(role, share) for _, role, share in said if share >= _LABEL]
        named = any(slot.fresh and role in _NAMING and share >= _LABEL for slot, role, share in said)
        if len(labels) < _LEAST_SHARE * len(cells) or not named:
            return 0.0
        total = sum(share * _WORTH.get(role, 0.1) for role, share in labels)
        return total if len({role for role, _ in labels}) > 1 else 0.0

    def _said(self, text: str) -> tuple[str, float]:
        """The best role of a cell and its likelihood; what is plainly a cell of the body says nothing."""
        if len(text) > _LONGEST_LABEL or self._levels.is_level(text):
            return "", 0.0
        reading = self._grammar.read(text)
        return (reading.best or "", reading.strength) if reading.known >= _KNOWN else ("", 0.0)

    def is_label(self, slot: Slot) -> bool:
        """Whether a cell reads as a label of a column, or of a part of one (确定能, 经费保障, a place)."""
        role, share = self._said(slot.text)
        return (share >= _LABEL and role in _WORTH) or self._is_part(slot.text)

    def _is_part(self, text: str) -> bool:
        if len(text) > _LONGEST:
            return False
        ticked = any(self._labels.part(text, parent) for parent in ("possibility", "reason"))
        reading = self._grammar.read(text)
        return ticked or reading.place or reading.total

    def bases(self, lines: Sequence[Line]) -> list[tuple[int, float]]:
        """The lines that are likely headers by themselves, with their worth."""
        found = [(number, self.worth(line)) for number, line in enumerate(lines)]
        most = max((worth for _, worth in found), default=0.0)
        return [(number, worth) for number, worth in found if worth >= max(_LEAST, most / 2)]

    def spans(self, lines: Sequence[Line], base: int, floor: int) -> Iterator[Candidate]:
        """The headers of one to three lines that a likely line may belong to; none begins above ``floor``."""
        worth = self.worth(lines[base])
        tops = [base]
        while (
            len(tops) < _MOST_LINES and tops[-1] - 1 >= floor and self._belongs(lines, tops[-1] - 1, tops[-1])
        ):
            tops.append(tops[-1] - 1)
        ends = [base]
        while (
            len(ends) < _MOST_LINES
            and ends[-1] + 1 < len(lines)
            and self._belongs(lines, ends[-1], ends[-1] + 1)
        ):
            ends.append(ends[-1] + 1)
        for first in tops:
            for last in ends:
                if last - first < _MOST_LINES:
                    yield Candidate(first, last, worth)

    def _belongs(self, lines: Sequence[Line], upper: int, lower: int) -> bool:
        """Whether two lines may be one header: cells of the upper go down, or both print labels."""
        down = [slot for slot in lines[lower].filled if not slot.fresh and self.is_label(slot)]
        fresh = [slot for slot in lines[lower].filled if slot.fresh]
        above = [slot for slot in lines[upper].filled if slot.fresh]
        if not fresh or not above or any(_is_data(slot) for slot in (*fresh, *above)):
            return False
        if min(len(above), len(fresh)) < 2 and not down:
            return False
        if len(down) >= 2 or (down and len(above) > 1 and len(lines[lower].filled) > 2):
            return True
        return sum(map(self.is_label, above)) >= 0.6 * len(above) and sum(
            map(self.is_label, fresh)
        ) >= 0.6 * len(fresh)


def _is_data(slot: Slot) -> bool:
    bare = squeeze(slot.text)
    return len(bare) > _LONGEST or bare.isdecimal()
