"""Headers of plain tables that follow no form: 指标 | 2019年度, 任务 | 要求 | 完成结果, 事项 | 数量 | 单位.

Their words are in no list of headers. What makes them headers is the whole: one label may be that of names,
another that of targets or results, the rows below name something and say how much of it, and the label
beside the table, the title above it or a word of the header speaks of targets, tasks or what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.reading import LabelReading
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.header_cells import HeaderCells
from auditor.forms.shapes.plain.outer import outer_cells
from auditor.forms.shapes.plain.quantities import tells_quantity
from auditor.forms.text import squeeze

_ROWS = 8  # below a header that are looked at
_FEWEST_ROWS = 2
_ABOVE = 3  # lines above it that may be its title
_LONGEST_TITLE = 60
_NAMED = 0.3
_AIMED = 0.25
_DONE = _HALF = 0.5
_PLAINLY = 0.85
_OTHER = frozenset({"budget", "issuer", "sequence", "unit", "note", "reason", "weight", "score"})
_NAMES = frozenset({"short", "text", "long", "level", "level1", "level2", "signed"})
_QUANTITIES = frozenset({"amount", "signed"})
_NUMBERS = frozenset({"number", "large"})


class PlainHeaders:
    """Tells such headers by their labels, the rows below and what stands around them."""

    def __init__(self, labels: Labels, kinds: CellKinds, cells: HeaderCells) -> None:
        self._grammar = labels.grammar
        self._kinds = kinds
        self._cells = cells

    def heads(self, lines: Sequence[Line], number: int, title: Sequence[str]) -> bool:
        """Whether a line heads a plain table; ``title`` are the lines of
        text above all these."""
        line = lines[number]
        beside = outer_cells(lines, number)
        own = line.filled[len(beside) :]
        if len(own) < 2 or not all(slot.fresh and self._is_label(slot) for slot in own):
            return False
        if not beside and number and self._is_below_labels(lines[number - 1], line):
            return False
        said = [self._grammar.read(slot.text) for slot in own]
        if any(reading.best == "budget" for reading in said):
            return False  # of money
        names = next((place for place, reading in enumerate(said) if _may_name(reading)), None)
        if names is None:
            return False
        aims = [place for place, reading in enumerate(said) if place != names and _aims(reading)]
        if not aims or not self._is_told(lines, number, beside, own, title):
            return False
        if not any(said[place].share("value", "goal") >= _AIMED for place in aims) and not said[names].roles:
            return False  # results of something that nobody says to be a task: 反馈问题 | 完成情况
        targets = [own[place] for place in aims]
        if not beside and number and self._tells(lines[number - 1], own[names], targets):
            return False  # a row below another one: 完成时间 | 2026年底前
        rows = list(_rows(lines, number, len(beside)))
        told = sum(self._tells(row, own[names], targets) for row in rows)
        return told >= _FEWEST_ROWS and 2 * told >= len(rows)

    def _is_label(self, slot: Slot) -> bool:
        """Whether a cell can stand in a header: 数量 does, although it is a word of levels too."""
        reading = self._grammar.read(slot.text)
        if not reading.time and any(map(str.isdigit, slot.text)):
            return False
        return self._cells.may_head(slot) or min(reading.known, reading.strength + _HALF) >= _PLAINLY

    def _is_below_labels(self, above: Line, line: Line) -> bool:
        """Whether a line that may be a header stands over another one, cell by cell: this one is a row."""
        alike = [slot.start for slot in above.filled] == [slot.start for slot in line.filled]
        return alike and all(map(self._is_label, above.filled)) and not self._cells.is_of_head(above.filled)

    def _is_told(
        self,
        lines: Sequence[Line],
        number: int,
        beside: Sequence[Slot],
        own: Sequence[Slot],
        title: Sequence[str],
    ) -> bool:
        """Whether words around a table, or in its header, speak of targets, tasks or what was done."""
        above = [
            each.filled[0].text for each in lines[max(0, number - _ABOVE) : number] if len(each.filled) == 1
        ]
        titles = [text for text in (*title, *above) if len(text) <= _LONGEST_TITLE]
        texts = [*titles, *(slot.text for slot in (*beside, *own))]
        return any(word in squeeze(text) for text in texts for word in self._grammar.aims)

    def _tells(self, row: Line, name: Slot, aims: Sequence[Slot]) -> bool:
        """Whether a row names something below the names, and says there or below the targets how much."""
        named = row.at(name.start)
        if named is None or self._kinds.name(named.text) not in _NAMES:
            return False
        if tells_quantity(named.text):
            return True
        counted = any(self._kinds.name(slot.text) == "unit" for slot in row.filled)
        return any(
            (kind := self._kinds.name(aimed.text)) in _QUANTITIES
            or (kind in _NUMBERS and counted)
            or tells_quantity(aimed.text)
            for aim in aims
            if (aimed := row.at(aim.start)) is not None
        )


def _may_name(reading: LabelReading) -> bool:
    """Whether a label may be that of names: it says so, or nobody understands it."""
    if reading.best in _OTHER and reading.strength >= _DONE:
        return False
    return reading.share("name") >= _NAMED or (not reading.roles and not reading.time)


def _aims(reading: LabelReading) -> bool:
    """Whether a label may be that of targets or of results, plainly of nothing else."""
    if reading.share("ignored", *_OTHER) >= _PLAINLY:
        return False
    return reading.share("value", "goal") >= _AIMED or reading.share("actual") >= _DONE


def _rows(lines: Sequence[Line], number: int, beside: int) -> Iterator[Line]:
    """The lines of several cells below a header, as far as what stands beside it goes on."""
    for below in range(number + 1, min(len(lines), number + 1 + _ROWS)):
        line = lines[below]
        if (
            beside
            and line.filled
            and line.filled[0].fresh
            and line.filled[0].start <= lines[number].filled[0].end
        ):
            return
        if len(line.filled) > 1:
            yield line
