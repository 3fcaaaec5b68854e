"""Lines that may be the header of an indicator table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.forms.labels import Grammar
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.header_cells import LABEL, WORTH, HeaderCells, stands_in
from auditor.forms.shapes.header_lines import HeaderLines
from auditor.forms.shapes.plain.told import ToldHeaders
from auditor.forms.shapes.tree import names_all, tree_begins, tree_column
from auditor.forms.shapes.weights import DATA
from auditor.forms.text import label_key

_NAMING = ("name", "level1", "level2")
_NAMED = 0.3  # a label that may be that of the names
_FEWEST_ROLES = 3  # of labels that make a header none of which speaks of names
_LEAST = 1.6  # worth of a header by its labels
_LEAST_SHARE = 0.4  # of its cells that are labels
_PLAIN = 3.0  # worth of a header that needs no other evidence
_TARGETS = frozenset({"value", "operator"})
_GRANTED = frozenset({"budget", "adjusted"})
_FEWEST_GRADES = 3
_TYPED = DATA - {"unit"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Lines ``first`` to ``last`` of a table, both included, as its header, and how much they look it."""

    first: int
    last: int
    worth: float


class HeaderFinder:
    """Finds the lines of a table that may be headers."""

    def __init__(self, labels: Labels, levels: LevelReader, kinds: CellKinds) -> None:
        self.levels = levels
        self._labels = labels
        self._grammar = labels.grammar
        self._kinds = kinds
        self._cells = HeaderCells(labels, levels, kinds)
        self._lines = HeaderLines(self._cells)
        self._told = ToldHeaders(labels, kinds, self._cells)

    def worth(self, line: Line) -> float:
        """How much a line looks like a header by its labels, 0 where it is none."""
        cells = line.filled
        said = [(slot, self._cells.said(slot.text)) for slot in cells]
        labels = [(each.best or "", each.strength) for _, each in said if each.strength >= LABEL]
        roles = {role for role, _ in labels}
        if len(roles) < 2 or self._cells.goes_on(line) or self._cells.is_of_head(cells):
            return 0.0
        named = any(each.share(*_NAMING) >= _NAMED and stands_in(slot, cells) for slot, each in said)
        whole = len(roles & WORTH.keys()) >= _FEWEST_ROLES and not roles.isdisjoint(_TARGETS)
        places = sum(self._grammar.read(slot.text).place for slot in cells)
        if len(labels) < _LEAST_SHARE * (len(cells) - places) or not (named or whole):
            return 0.0
        return sum(share * WORTH.get(role, 0.1) for role, share in labels)

    def _tells_spending(self, cells: Sequence[Slot]) -> bool:
        """Whether labels head what was granted and spent (下达额度 | 实际支出金额), which are no names."""
        if len(cells) < 2:
            return False
        kinds = {self._labels.execution.get(label_key(slot.text)) for slot in cells if slot.fresh}
        return "executed" in kinds and not kinds.isdisjoint(_GRANTED)

    def _spending(self, lines: Sequence[Line]) -> frozenset[int]:
        return frozenset(number for number, line in enumerate(lines) if self._tells_spending(line.filled))

    def _worth_of(self, line: Line, tree: int) -> float:
        """The worth of a line; one over a column of everything needs no other name, but holds
        labels more than others: beside each label of a form's head stands what is said of it."""
        if any(self._kinds.name(slot.text) in _TYPED for slot in line.filled):
            return self.worth(line)
        places = [number for number, slot in enumerate(line.filled) if slot.start == tree]
        said = [self._cells.said(slot.text) for slot in line.filled]
        labels = sum(each.strength >= LABEL for each in said)
        if places and 2 * labels > len(said) and names_all(said, places[0]):
            return _PLAIN
        return self.worth(line)

    def bases(self, lines: Sequence[Line], above: Sequence[str] = ()) -> list[tuple[int, float]]:
        """The lines that are likely headers, by their labels or by what stands below, with their worth;
        ``above`` are the lines of text over the table."""
        starts = [0, *(number for number, line in enumerate(lines) if number and self.is_title(line))]
        return [
            (start + number, worth)
            for start, stop in zip(starts, (*starts[1:], len(lines)), strict=True)
            for number, worth in self._bases(lines[start:stop], () if start else above)
        ]

    def is_title(self, line: Line) -> bool:
        """Whether a line holds the title of a form alone."""
        return len(line.filled) == 1 and self._labels.title(line.filled[0].text) is not None

    def _bases(self, lines: Sequence[Line], above: Sequence[str]) -> list[tuple[int, float]]:
        """The likely headers in lines below one title."""
        tree = tree_column(lines, self.levels)
        begun = tree_begins(lines, tree, self.levels)
        none = _graded_rows(lines, self._grammar) | self._spending(lines)
        found = [
            (number, self._worth_of(line, tree) if number < begun else self.worth(line))
            for number, line in enumerate(lines)
            if number not in none
        ]
        most = max((worth for _, worth in found), default=0.0)
        likely = [(number, worth) for number, worth in found if worth >= max(_LEAST, most / 2)]
        if most >= _PLAIN:
            return likely
        return [each for each in self._told.with_told(lines, likely, _LEAST, above) if each[0] not in none]

    def spans(self, lines: Sequence[Line], base: int, floor: int) -> Iterator[Candidate]:
        """The headers of one to three lines that a likely line may belong to; none begins above ``floor``."""
        worth = self.worth(lines[base])
        for first, last in self._lines.around(lines, base, floor):
            yield Candidate(first, last, worth)


def _graded_rows(lines: Sequence[Line], grammar: Grammar) -> frozenset[int]:
    """The lines that tell the standards of an indicator by words of grades (很好 | 好 | 一般 | 差) below the
    labels of a scale of grades (优 | 良 | 中 | 差)."""
    graded = [(number, scale) for number, line in enumerate(lines) if (scale := _scale(line, grammar))]
    return frozenset(
        number
        for number, scale in graded[1:]
        if scale != graded[0][1] and scale.keys() <= graded[0][1].keys()
    )


def _scale(line: Line, grammar: Grammar) -> dict[int, str]:
    """The grades of a line by the columns that they stand in, none where they are too few to be a scale."""
    fresh = [slot for slot in line.filled if slot.fresh]
    if len(fresh) < _FEWEST_GRADES:
        return {}
    grades = {slot.start: key for slot in fresh if grammar.is_grade(key := label_key(slot.text))}
    return grades if len(grades) >= _FEWEST_GRADES else {}
