"""Rows of an indicator table: the cell of each column, also where the extraction shifted cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.values import TargetReader
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.header import Column, Header
from auditor.forms.text import label_key, squeeze

_NUMERIC = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?[%分]?")
_NEVER = float("-inf")
_SKIPPED_CELL = -5.0
_LONGEST_UNIT = 8
_MOST_ALIGNED = 40
_OF_TARGETS = ("value", "operator", "unit", "weight", "actual", "score", "core")
_TARGET = re.compile(r"[≥≤＞＜><=＝]?[\d.,]+\S{0,4}$")
_OFFSETS = (0, -1, 1, -2, 2, -3)
_LEVELS = frozenset({"level1", "level2", "level3"})
_OF_PROJECTS = frozenset({"project", "issuer", "budget", "goal"})
_FREE = frozenset(
    {
        "ignored",
        "note",
        "nature",
        "reason",
        "actual",
        "forecast",
        "possibility",
        "cause",
        "project",
        "issuer",
        "budget",
        "goal",
    }
)


@dataclass(frozen=True, slots=True)
class Row:
    """``cells`` by the keys of the columns; ``realigned`` where cells stood in other columns than the header
    says, ``unread`` the columns that have a cell which cannot be told to belong to this row. ``period`` and
    ``place`` tell whose target it is, where it is not the year's or the whole's."""

    cells: Mapping[str, Slot]
    line: Line
    realigned: bool = False
    unread: frozenset[str] = frozenset()
    period: str = ""
    place: str = ""

    def text(self, column: str) -> str:
        slot = self.cells.get(column)
        return slot.text.strip() if slot else ""


class RowReader:
    """Maps the cells of a line to the columns of a header."""

    def __init__(self, labels: Labels, levels: LevelReader, targets: TargetReader) -> None:
        self._labels = labels
        self._levels = levels
        self._targets = targets

    def read(self, line: Line, header: Header) -> Row | None:
        """The row that a line holds, ``None`` where it is not an indicator's."""
        slots = self._own(line, header)
        if not slots or self._is_total(slots) or self._names_nothing(line, slots, header):
            return None
        straight, misfits = self._direct(line, slots, header, 0)
        exact = _is_exact(line, header) and not (straight and self._slipped(straight))
        if straight and misfits == 0 and (exact or self._levels_hold(straight)):
            return straight
        if exact and (straight is None or (misfits == 1 and _is_number(straight.text("name")))):
            return straight  # the form itself prints a number for a name, or none
        return self._shifted(line, slots, header)

    def _shifted(self, line: Line, slots: Sequence[Slot], header: Header) -> Row | None:
        """The row of a line whose cells stand in other columns than the header says."""
        found = (self._direct(line, slots, header, offset) for offset in _OFFSETS)
        ranked = [
            (misfits, -self._suits(row), order, row) for order, (row, misfits) in enumerate(found) if row
        ]
        best = min(ranked, default=None, key=lambda entry: entry[:3])
        if best and best[0] == 0:
            return best[3]
        return self._aligned(line, slots, header) or (best[3] if best else None)

    def _own(self, line: Line, header: Header) -> list[Slot]:
        """The filled cells that belong to the columns of a header, without the label beside all rows."""
        return [
            slot
            for slot in line.filled
            if not self._is_row_label(slot, header)
            and not any(start <= slot.start <= end for start, end in header.foreign)
        ]

    def _names_nothing(self, line: Line, slots: Sequence[Slot], header: Header) -> bool:
        """Whether a line holds only levels, or the unit whose projects follow, in their own columns; or one
        cell merged across name and value, which is a text."""
        name, value = header.get("name"), header.get("value")
        if name and value and any(_covers(slot, name) and _covers(slot, value) for slot in line.slots):
            return True
        above = [next((c.name for c in header.columns if _covers(slot, c)), "") for slot in slots]
        if any(place == "project" for place in above):
            return _OF_PROJECTS.issuperset(above)
        named = zip(slots, above, strict=True)
        return all(place in _LEVELS and self._levels.is_level(slot.text) for slot, place in named)

    def total(self, line: Line, header: Header) -> list[Slot]:
        """The cells of a line that sums the rows up (合计), empty for any other line."""
        slots = self._own(line, header)
        return slots if slots and self._is_total(slots) else []

    def group(self, line: Line, header: Header) -> Row | None:
        """The project (with its goal and budget) that a line names alone for the rows below it."""
        slots = self._own(line, header)
        if not header.grouped or not slots or self._is_total(slots) or not all(each.fresh for each in slots):
            return None
        above = [next((c.key for c in header.columns if _covers(slot, c)), "") for slot in slots]
        whole = "project" in above and _OF_PROJECTS.issuperset(above) and len(set(above)) == len(above)
        return Row(dict(zip(above, slots, strict=True)), line) if whole else None

    def fits(self, row: Row) -> bool:
        """Whether a row surely is an indicator's: a sign, or a value with a weight or a level beside it."""
        if self._targets.is_sign(row.text("operator")):
            return True
        levelled = any(self._levels.is_level(row.text(column)) for column in ("level1", "level2"))
        valued = any(key.startswith("value") and slot.text.strip() for key, slot in row.cells.items())
        return valued and (levelled or _is_number(row.text("weight")))

    def is_section(self, line: Line, header: Header) -> Slot | None:
        """The cell of a line that names a level for the rows below: «一、产出指标（50分）» alone, or where
        the columns of name and target are blank."""
        slots = self._own(line, header)
        if not slots or not slots[0].fresh:
            return None
        if len(slots) == 1 and self._levels.is_level(slots[0].text):
            return slots[0]
        return slots[0] if _is_group(slots, header) and self._levels.is_group(slots[0].text) else None

    def is_sure(self, row: Row, header: Header) -> bool:
        """Whether the cells of a row stand below its columns one by one, with a name and a target, behind a
        column that may print anything, nothing, or that goes on from the row above."""
        name = header.get("name")
        return (
            name is not None
            and _begins_before(row.line, name)
            and bool(row.text("name"))
            and any(row.text(key) for key in ("value", "operator", "weight", "actual"))
            and _is_exact(row.line, header)
        )

    def _slipped(self, row: Row) -> bool:
        """Whether the cells stand one column too far left: a second level below the first one's label, a
        target for a name and none of its own. Text that lost its merged cells reads so."""
        first, name = row.text("level1"), row.text("name")
        slid = self._levels.is_second(first) and not self._levels.is_first(first) if first else False
        return slid and not row.text("value") and bool(_TARGET.match(squeeze(name)))

    def _levels_hold(self, row: Row) -> bool:
        first, second = row.text("level1"), row.text("level2")
        return (not first or self._levels.is_first(first)) and (not second or self._levels.is_second(second))

    def _suits(self, row: Row) -> float:
        return sum(self._score(slot.text, name) for name, slot in row.cells.items() if slot.text.strip())

    def _direct(
        self, line: Line, slots: Sequence[Slot], header: Header, offset: int
    ) -> tuple[Row | None, int]:
        cells: dict[str, Slot] = {}
        misfits = next_slot = 0
        for column in header.columns:
            while next_slot < len(slots) and slots[next_slot].end < column.start + offset:
                misfits += slots[next_slot].fresh
                next_slot += 1
            if next_slot == len(slots) or slots[next_slot].start > column.end + offset:
                continue
            slot = slots[next_slot]
            next_slot += 1
            if column.name != "ignored":
                cells[column.key] = slot
            elif column is header.stub and self._levels.is_first(slot.text):
                cells["level1"] = slot
        misfits += sum(slot.fresh for slot in slots[next_slot:])
        row = Row(self._blank_cells(line, header, offset) | cells, line)
        misfits += sum(self._score(slot.text, key.partition(":")[0]) == _NEVER for key, slot in cells.items())
        if not self._can_be_row(row, cells):
            return None, misfits + 1
        return row, misfits + self._unit_holds_value(row)

    def _can_be_row(self, row: Row, cells: Mapping[str, Slot]) -> bool:
        """A name, or a blank cell for it beside a sign and a value."""
        if "name" in cells:
            return _is_number(row.text("name")) or self._score(cells["name"].text, "name") != _NEVER
        return "name" in row.cells and self._targets.is_sign(row.text("operator")) and bool(row.text("value"))

    @staticmethod
    def _blank_cells(line: Line, header: Header, offset: int) -> dict[str, Slot]:
        found: dict[str, Slot] = {}
        slots = iter(line.slots)
        slot = next(slots, None)
        for column in header.columns:
            while slot is not None and slot.end < column.start + offset:
                slot = next(slots, None)
            if slot is None:
                break
            if slot.start <= column.start + offset and column.name != "ignored" and not slot.text.strip():
                found[column.key] = slot
        return found

    def _unit_holds_value(self, row: Row) -> bool:
        unit = row.text("unit")
        return bool(unit) and not row.text("value") and not self._targets.is_unit(unit)

    def _aligned(self, line: Line, slots: Sequence[Slot], header: Header) -> Row | None:
        """Cells in order against columns in order, by what each can hold."""
        columns = [column for column in header.columns if column.name != "ignored"]
        if len(columns) > _MOST_ALIGNED:
            return None
        score, pairs = self._best_alignment(slots, columns)
        cells: dict[str, Slot] = {columns[column].key: slots[slot] for slot, column in pairs}
        if score == _NEVER or "name" not in cells or len(pairs) < len(slots):
            return None
        return Row(cells, line, realigned=True)

    def _best_alignment(
        self, slots: Sequence[Slot], columns: Sequence[Column]
    ) -> tuple[float, list[tuple[int, int]]]:
        table: list[list[tuple[float, list[tuple[int, int]]]]] = [[(0.0, [])] * (len(columns) + 1)]
        for i, slot in enumerate(slots):
            line: list[tuple[float, list[tuple[int, int]]]] = [
                (table[i][0][0] + _SKIPPED_CELL, table[i][0][1])
            ]
            for j, column in enumerate(columns):
                skip_cell = table[i][j + 1][0] + _SKIPPED_CELL, table[i][j + 1][1]
                pair_score = table[i][j][0] + self._score(slot.text, column.name)
                pair = pair_score, [*table[i][j][1], (i, j)]
                line.append(max(line[j], skip_cell, pair, key=lambda entry: entry[0]))
            table.append(line)
        return table[-1][-1]

    def _score(self, text: str, column: str) -> float:
        """How well a text suits a column; ``_NEVER`` where it cannot stand there."""
        squeezed = squeeze(text)
        if column == "name":
            return _NEVER if _is_number(text) or self._targets.is_sign(text) or self._is_flag(squeezed) else 3
        if column in ("weight", "score"):
            return 2 if _is_number(text) or squeezed in self._labels.blanks else _NEVER
        if column == "operator":
            return 4 if self._targets.is_sign(text) or re.fullmatch(r"\d{1,2}", squeezed) else _NEVER
        if column == "core":
            return 4 if self._is_flag(squeezed) else _NEVER
        if column == "unit":
            return self._unit_score(squeezed)
        if column in ("level1", "level2", "level3"):
            own = self._levels.is_first(text) if column == "level1" else self._levels.is_second(text)
            return 3 if own else 0.3 if not _is_number(text) else _NEVER
        if column == "value":
            return 2 if any(char.isdigit() for char in squeezed) else 1
        return 0.5 if column in _FREE else 0.0

    def _unit_score(self, squeezed: str) -> float:
        if self._targets.is_unit(squeezed):
            return 3
        longest = _LONGEST_UNIT * (2 if "/" in squeezed else 1)  # a unit per another one
        return 0.5 if len(squeezed) <= longest and not _NUMERIC.fullmatch(squeezed) else _NEVER

    def _is_flag(self, squeezed: str) -> bool:
        return squeezed in self._labels.yes or squeezed in self._labels.no

    def _is_row_label(self, slot: Slot, header: Header) -> bool:
        name = header.get("name")
        before = name is None or slot.start < name.start or not slot.fresh
        first_fresh = slot.start <= header.columns[0].start
        return (before or first_fresh) and self._labels.is_row_label(slot.text)

    def _is_total(self, slots: Sequence[Slot]) -> bool:
        keys = [label_key(slot.text) for slot in slots[:3]]
        return any(key in self._labels.totals for key in keys)


def _is_group(slots: Sequence[Slot], header: Header) -> bool:
    """Whether the columns of name (unless it is the first cell that holds it) and target are blank."""
    targets = [column for column in header.columns if column.name in _OF_TARGETS]
    name = header.get("name")
    if name is None or any(_covers(slot, column) for slot in slots for column in targets):
        return False
    return not any(_covers(slot, name) for slot in slots[1:]) and slots[0].start <= name.end


def _begins_before(line: Line, name: Column) -> bool:
    """Whether there is a cell left of the name: filled, blank below its level, or merged down from above."""
    first = next((slot for slot in line.filled if slot.fresh), None)
    return first is not None and line.slots[0].start < name.start and first.start <= name.start


def _is_exact(line: Line, header: Header) -> bool:
    """Whether a line has a cell of its own below each column of the header."""
    places = {(slot.start, slot.end) for slot in line.slots}
    return all((column.start, column.end) in places for column in header.columns)


def _covers(slot: Slot, column: Column) -> bool:
    return slot.start <= column.end and column.start <= slot.end


def _is_number(text: str) -> bool:
    return _NUMERIC.fullmatch(squeeze(text)) is not None
