"""Lines that may be the header of an indicator table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.reading import UNKNOWN, LabelReading
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.tree import names_all, tree_column
from auditor.forms.text import squeeze

_WORTH = {
    "name": 1.0, "level1": 1.0, "level2": 1.0, "value": 1.0, "operator": 1.0, "actual": 0.9, "unit": 0.7,
    "weight": 0.7, "nature": 0.6, "core": 0.7, "score": 0.6, "reason": 0.6, "note": 0.5, "explain": 0.5,
    "forecast": 0.7, "possibility": 0.7, "context": 0.7, "sequence": 0.4,
}  # fmt: skip
_NAMING = ("name", "level1", "level2")
_NAMED = 0.3  # a label that may be that of the names
_FEWEST_ROLES = 3  # of labels that make a header none of which speaks of names
_LABEL = 0.45  # a cell whose best role is that likely is a label
_LEAST = 1.6  # worth of a header by its labels
_LEAST_SHARE = 0.4  # of its cells that are labels
_LONGEST = 24
_LONGEST_LABEL = 40
_KNOWN = 0.7  # of the letters of a label
_MOST_LINES = 3
_LABELS = 0.6  # share of the cells of either line that are labels
_PARTS = 0.4  # of a line that parts the cells above it
_PLAIN = 3.0  # worth of a header that needs no other evidence
_BODY = 6  # lines below a header that tell whether it heads rows
_FEWEST_ROWS = 2
_FEWEST_CELLS = 3
_WORDS = frozenset({"short", "text", "level", "blank", "template", "flag"})
_WHOLE = frozenset({"signed", "amount", "date"})  # targets that need no further cell
_TELLING = frozenset({"level1", "level2", "sign", "signed", "kind", "unit"})
_TARGETS = frozenset({"value", "operator"})
_DATA = frozenset({
    "level1", "level2", "sign", "signed", "number", "large", "amount", "unit", "date", "flag",
    "kind", "polarity",
})  # fmt: skip
_SENTENCE = re.compile(r"[，,。；;]")
_COLON = re.compile(r"[:：]\s*\S")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Lines ``first`` to ``last`` of a table, both included, as its header, and how much they look it."""

    first: int
    last: int
    worth: float


class HeaderFinder:
    """Finds the lines of a table that may be headers."""

    def __init__(self, labels: Labels, levels: LevelReader, kinds: CellKinds) -> None:
        self._grammar = labels.grammar
        self.levels = levels
        self._labels = labels
        self._kinds = kinds

    def worth(self, line: Line) -> float:
        """How much a line looks like a header by its labels, 0 where it is none."""
        cells = line.filled
        if len(cells) < 2:
            return 0.0
        said = [(slot, self._said(slot.text)) for slot in cells]
        labels = [(each.best or "", each.strength) for _, each in said if each.strength >= _LABEL]
        roles = {role for role, _ in labels}
        named = any(slot.fresh and each.share(*_NAMING) >= _NAMED for slot, each in said)
        whole = len(roles & _WORTH.keys()) >= _FEWEST_ROLES and not roles.isdisjoint(_TARGETS)
        if len(labels) < _LEAST_SHARE * len(cells) or not (named or whole):
            return 0.0
        total = sum(share * _WORTH.get(role, 0.1) for role, share in labels)
        return total if len(roles) > 1 else 0.0

    def _worth_of(self, line: Line, tree: int) -> float:
        """The worth of a line; one over a column of everything needs no other name."""
        places = [number for number, slot in enumerate(line.filled) if slot.start == tree]
        if places and names_all([self._said(slot.text) for slot in line.filled], places[0]):
            return _PLAIN
        return self.worth(line)

    def _said(self, text: str) -> LabelReading:
        """What a cell says as a label; what is plainly a cell of the body says nothing."""
        if len(text) > _LONGEST_LABEL or self.levels.is_level(text) or self.levels.path(text):
            return UNKNOWN
        reading = self._grammar.read(text)
        return reading if reading.known >= _KNOWN else UNKNOWN

    def is_label(self, slot: Slot) -> bool:
        """Whether a cell reads as a label of a column, or of a part of one (确定能, 经费保障, a place)."""
        said = self._said(slot.text)
        return (said.strength >= _LABEL and said.best in _WORTH) or self._is_part(slot.text)

    def _is_part(self, text: str) -> bool:
        if len(text) > _LONGEST:
            return False
        ticked = any(self._labels.part(text, parent) for parent in ("possibility", "reason"))
        reading = self._grammar.read(text)
        return ticked or reading.place or reading.total

    def bases(self, lines: Sequence[Line]) -> list[tuple[int, float]]:
        """The lines that are likely headers, by their labels or by what stands below, with their worth."""
        tree = tree_column(lines, self.levels)
        found = [(number, self._worth_of(line, tree)) for number, line in enumerate(lines)]
        most = max((worth for _, worth in found), default=0.0)
        likely = [(number, worth) for number, worth in found if worth >= max(_LEAST, most / 2)]
        return likely if most >= _PLAIN else self._with_shaped(lines, likely)

    def _with_shaped(self, lines: Sequence[Line], likely: list[tuple[int, float]]) -> list[tuple[int, float]]:
        """Where no labels make a header plain: also words above lines of levels and signs."""
        known = dict(likely)
        last = -2
        for number in range(len(lines)):
            if number > last + 1 and number not in known and self._heads(lines, number):
                known[number] = _LEAST
            if number in known:
                last = number + _BODY
        return sorted(known.items())

    def _heads(self, lines: Sequence[Line], number: int) -> bool:
        """Whether a line holds short words only, and those below are rows of indicators by their cells."""
        filled = lines[number].filled
        if not all(slot.fresh and self._may_head(slot) for slot in filled[1:]):
            return False
        if len(filled) < _FEWEST_CELLS and not self._is_pair(filled):
            return False
        below = [line for line in lines[number + 1 : number + 1 + _BODY] if len(line.filled) > 1]
        if 2 * sum(self.is_label(line.filled[0]) for line in below) >= len(below):
            return False  # a table that lies on its side
        rows = sum(self._is_row(line, len(filled)) for line in below)
        if not any(self._is_row(line, len(filled)) for line in below[:_MOST_LINES]):
            return False  # a label line of the head, further up
        return rows >= min(_FEWEST_ROWS, len(below)) and 2 * rows >= len(below) > 0

    def _is_pair(self, cells: Sequence[Slot]) -> bool:
        """Whether two labels speak of names and of targets, so far as they are known."""
        readings = [self._grammar.read(slot.text) for slot in cells]
        return (
            len(readings) > 1
            and readings[0].share(*_NAMING) >= _NAMED
            and readings[1].share("value", "actual") >= _NAMED
        )

    def _is_word(self, slot: Slot) -> bool:
        text = slot.text
        return len(text) <= _LONGEST and self._kinds.name(text) in _WORDS and not _COLON.search(text)

    def _may_head(self, slot: Slot) -> bool:
        """Whether a cell can stand in a header of which others go further down."""
        return self._is_word(slot) or self.is_label(slot) or bool(self._grammar.read(slot.text).time)

    def _is_row(self, line: Line, width: int) -> bool:
        """Whether a line looks like an indicator: a level or a target, and a name."""
        kinds = [self._kinds.name(slot.text) for slot in line.filled]
        data = sum(kind in _DATA for kind in kinds)
        named = any(kind in ("text", "short", "long") for kind in kinds)
        if width < _FEWEST_CELLS:
            return named and not _WHOLE.isdisjoint(kinds)
        return named and data >= 2 and 2 * len(kinds) >= width and not _TELLING.isdisjoint(kinds)

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
            if self._reaches(lines, ends[-1]):
                ends = ends[-1:]  # its merged cells say that it is this high
        for first in tops:
            for last in ends:
                if last - first < _MOST_LINES:
                    yield Candidate(first, last, worth)

    def _reaches(self, lines: Sequence[Line], lower: int) -> bool:
        """Whether several cells of the line above end in this one, and no cell of it is of a body."""
        return len(_ending(lines, lower)) > 1 and not any(
            self._kinds.name(slot.text) in _DATA for slot in lines[lower].filled if slot.fresh
        )

    def _belongs(self, lines: Sequence[Line], upper: int, lower: int) -> bool:
        """Whether two lines may be one header: cells of the upper go down, or both print labels."""
        fresh = [slot for slot in lines[lower].filled if slot.fresh]
        above = [slot for slot in lines[upper].filled if slot.fresh]
        if not fresh or not above or any(_is_data(slot) for slot in (*fresh, *above)):
            return False
        if _ending(lines, lower) and len(above) > 1 and all(map(self._may_head, (*fresh, *above))):
            return True
        if min(len(above), len(fresh)) < 2:
            return False
        labels = sum(map(self.is_label, above)) / len(above), sum(map(self.is_label, fresh)) / len(fresh)
        if all(map(self._may_head, (*above, *fresh))) and not self._is_head(above):
            if _parts(_extents(above), fresh):
                return labels[1] >= _PARTS
            if _parts(_extents(above, lines[upper].width), fresh) and all(map(self._speaks, above)):
                return labels[1] >= _LABELS
        return min(labels) >= _LABELS

    def _is_head(self, cells: Sequence[Slot]) -> bool:
        """Whether a line is one of the head of a form: a label and what is said of it."""
        return any(
            self._labels.field(label.text) and not self._speaks(said) for label, said in pairwise(cells)
        )

    def _speaks(self, slot: Slot) -> bool:
        """Whether a cell has a word that labels are made of, and nothing that sentences are made of."""
        return bool(self._grammar.read(slot.text).parts) and not _SENTENCE.search(slot.text)


def _is_data(slot: Slot) -> bool:
    bare = squeeze(slot.text)
    return len(bare) > _LONGEST or bare.isdecimal()


def _ending(lines: Sequence[Line], lower: int) -> list[Slot]:
    """The filled cells that reach down to a line from above, and end there."""
    goes_on = {id(slot.cell) for slot in lines[lower + 1].slots} if lower + 1 < len(lines) else set()
    return [slot for slot in lines[lower].filled if not slot.fresh and id(slot.cell) not in goes_on]


def _extents(cells: Sequence[Slot], width: int = 0) -> list[tuple[int, int]]:
    """From where to where each cell of a line stands; with a ``width``, up to the next one."""
    if not width:
        return [(slot.start, slot.end) for slot in cells]
    return [
        (slot.start, stop - 1)
        for slot, stop in zip(cells, (*(slot.start for slot in cells[1:]), width + 1), strict=True)
    ]


def _parts(above: Sequence[tuple[int, int]], below: Sequence[Slot]) -> bool:
    """Whether the cells of a line stand within those of the line above, several of them in one."""
    within = [[slot for slot in below if start <= slot.start and slot.end <= end] for start, end in above]
    return any(len(inside) > 1 for inside in within) and sum(map(len, within)) == len(below)
