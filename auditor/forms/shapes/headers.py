"""Lines that may be the header of an indicator table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.forms.labels import Grammar
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.header_cells import DATA, LABEL, WORTH, HeaderCells
from auditor.forms.shapes.header_lines import HeaderLines
from auditor.forms.shapes.tree import names_all, tree_begins, tree_column
from auditor.forms.text import label_key

_NAMING = ("name", "level1", "level2")
_NAMED = 0.3  # a label that may be that of the names
_FEWEST_ROLES = 3  # of labels that make a header none of which speaks of names
_LEAST = 1.6  # worth of a header by its labels
_LEAST_SHARE = 0.4  # of its cells that are labels
_MOST_LINES = 3
_PLAIN = 3.0  # worth of a header that needs no other evidence
_BODY = 6  # lines below a header that tell whether it heads rows
_FEWEST_ROWS = 2
_FEWEST_CELLS = 3
_FEWEST_PAIRS = 2
_HALF = 0.5
_WHOLE = frozenset({"signed", "amount", "date"})  # targets that need no further cell
_TELLING = frozenset({"level1", "level2", "sign", "signed", "kind", "unit"})
_TARGETS = frozenset({"value", "operator"})
_GRANTED = frozenset({"budget", "adjusted"})
_FEWEST_GRADES = 3


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

    def worth(self, line: Line) -> float:
        """How much a line looks like a header by its labels, 0 where it is none."""
        cells = line.filled
        if len(cells) < 2 or self._goes_on(line) or self._tells_spending(cells) or self._is_of_head(cells):
            return 0.0
        said = [(slot, self._cells.said(slot.text)) for slot in cells]
        labels = [(each.best or "", each.strength) for _, each in said if each.strength >= LABEL]
        roles = {role for role, _ in labels}
        named = any(slot.fresh and each.share(*_NAMING) >= _NAMED for slot, each in said)
        whole = len(roles & WORTH.keys()) >= _FEWEST_ROLES and not roles.isdisjoint(_TARGETS)
        places = sum(self._grammar.read(slot.text).place for slot in cells)
        if len(labels) < _LEAST_SHARE * (len(cells) - places) or not (named or whole):
            return 0.0
        total = sum(share * WORTH.get(role, 0.1) for role, share in labels)
        return total if len(roles) > 1 else 0.0

    def _tells_spending(self, cells: Sequence[Slot]) -> bool:
        """Whether labels head what was granted and spent (下达额度 | 实际支出金额), which are no names."""
        kinds = {self._labels.execution.get(label_key(slot.text)) for slot in cells if slot.fresh}
        return "executed" in kinds and not kinds.isdisjoint(_GRANTED)

    def _is_of_head(self, cells: Sequence[Slot]) -> bool:
        """Whether labels of a head and their values stand in turn: 项目名称 | 河道清淤 | 主管部门 | …."""
        names, values = cells[::2], cells[1::2]
        if not len(names) == len(values) >= _FEWEST_PAIRS:
            return False
        labels = self._labels
        said = any(labels.field(slot.text) or labels.column(slot.text) for slot in values)
        return not said and all((hit := labels.field(slot.text)) and not hit.value for slot in names)

    def _worth_of(self, line: Line, tree: int) -> float:
        """The worth of a line; one over a column of everything needs no other name, but holds
        labels more than others: beside each label of a form's head stands what is said of it."""
        if any(self._kinds.name(slot.text) in DATA - {"unit"} for slot in line.filled):
            return self.worth(line)
        places = [number for number, slot in enumerate(line.filled) if slot.start == tree]
        said = [self._cells.said(slot.text) for slot in line.filled]
        labels = sum(each.strength >= LABEL for each in said)
        if places and 2 * labels > len(said) and names_all(said, places[0]):
            return _PLAIN
        return self.worth(line)

    def bases(self, lines: Sequence[Line]) -> list[tuple[int, float]]:
        """The lines that are likely headers, by their labels or by what stands below, with their worth."""
        starts = [0, *(number for number, line in enumerate(lines) if number and self.is_title(line))]
        return [
            (start + number, worth)
            for start, stop in zip(starts, (*starts[1:], len(lines)), strict=True)
            for number, worth in self._bases(lines[start:stop])
        ]

    def is_title(self, line: Line) -> bool:
        """Whether a line holds the title of a form alone."""
        return len(line.filled) == 1 and self._labels.title(line.filled[0].text) is not None

    def _bases(self, lines: Sequence[Line]) -> list[tuple[int, float]]:
        """The likely headers in lines below one title."""
        tree = tree_column(lines, self.levels)
        begun = tree_begins(lines, tree, self.levels)
        graded = _graded_rows(lines, self._grammar)
        found = [
            (number, self._worth_of(line, tree) if number < begun else self.worth(line))
            for number, line in enumerate(lines)
            if number not in graded
        ]
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
        if self._goes_on(lines[number]) or self._is_of_head(filled) or not self._are_words(filled[1:]):
            return False
        if filled and not filled[0].fresh and not self._labels.is_row_label(filled[0].text):
            return False  # beside a word that stands for several rows
        if len(filled) < _FEWEST_CELLS and not self._is_pair(filled):
            return False
        before = next((line for line in reversed(lines[:number]) if len(line.filled) > 1), None)
        if before is not None and self._is_row(before, len(filled)):
            return False  # one of the rows, in words, below the one before or below its level
        counted = bool(filled) and self._kinds.name(filled[0].text) == "number"
        if counted or _is_merged_as_above(lines, number):
            return False  # one of the rows, which are counted or take several lines each
        below = _body(lines, number)
        if 2 * sum(self._cells.is_label(line.filled[0]) for line in below) >= len(below):
            return False  # a table that lies on its side
        rows = sum(self._is_row(line, len(filled)) for line in below)
        if not any(self._is_row(line, len(filled)) for line in below[:_MOST_LINES]):
            return False  # a label line of the head, further up
        return rows >= min(_FEWEST_ROWS, len(below)) and 2 * rows >= len(below) > 0

    def _are_words(self, cells: Sequence[Slot]) -> bool:
        """Whether cells can stand in a header, but for one here and there that may be a unit (项, 口)."""
        heads = [self._cells.may_head(slot) for slot in cells]
        units = [self._kinds.name(slot.text) == "unit" for slot in cells]
        told = all(own or unit for own, unit in zip(heads, units, strict=True))
        return told and all(slot.fresh for slot in cells) and sum(heads) >= _HALF * len(heads)

    def _goes_on(self, line: Line) -> bool:
        """Whether a line stands beside a level that begins above it: it is a row."""
        return any(not slot.fresh and self._cells.is_level(slot.text) for slot in line.filled)

    def _is_pair(self, cells: Sequence[Slot]) -> bool:
        """Whether two labels speak of names and of targets, so far as they are known; one that nobody
        understands may lie over levels and names."""
        if len(cells) < 2:
            return False
        first, second = (self._grammar.read(slot.text) for slot in cells[:2])
        if first.share(*_NAMING) >= _NAMED:
            return second.share("value", "actual") >= _NAMED
        wide = cells[0].start < cells[0].end and first.strength < _NAMED
        return wide and self._cells.said(cells[1].text).share("value") >= _NAMED

    def _is_row(self, line: Line, width: int) -> bool:
        """Whether a line looks like an indicator: a level or a target, and a name."""
        kinds = [self._kinds.name(slot.text) for slot in line.filled]
        data = sum(kind in DATA for kind in kinds)
        named = any(kind in ("text", "short", "long") for kind in kinds)
        if width < _FEWEST_CELLS:
            return named and not _WHOLE.isdisjoint(kinds)
        return named and data >= 2 and 2 * len(kinds) >= width and not _TELLING.isdisjoint(kinds)

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
    keys = {slot.start: label_key(slot.text) for slot in line.filled if slot.fresh}
    grades = {start: key for start, key in keys.items() if grammar.is_grade(key)}
    return grades if len(grades) >= _FEWEST_GRADES else {}


def _body(lines: Sequence[Line], number: int) -> list[Line]:
    """The first lines of several cells below a header's, but for its own that are printed again."""
    printed = {_texts(line) for line in lines[number : number + _MOST_LINES]}
    near, far = number + _MOST_LINES, number + _MOST_LINES * _BODY
    rows = [
        line
        for place, line in enumerate(lines[number + 1 : far], number + 1)
        if len(line.filled) > 1 and not (place >= near and _texts(line) in printed)
    ]
    return rows[:_BODY]


def _is_merged_as_above(lines: Sequence[Line], number: int) -> bool:
    """Whether cells of a line go on in the next ones as those of the lines above it do."""
    begun = {id(slot.cell) for slot in lines[number].slots}
    stop = number + 1
    while stop < len(lines) and any(id(slot.cell) in begun for slot in lines[stop].slots):
        stop += 1
    count = stop - number
    own, above = lines[number:stop], lines[max(0, number - count) : number]
    return count > 1 and [*map(_merging, own)] == [*map(_merging, above)]


def _merging(line: Line) -> list[tuple[int, bool]]:
    return [(slot.start, slot.fresh) for slot in line.slots]


def _texts(line: Line) -> tuple[str, ...]:
    return tuple(slot.text for slot in line.filled)
