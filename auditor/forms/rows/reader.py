"""Rows of an indicator table: the cell of each column, also where the extraction shifted cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.expressions import expression
from auditor.forms.lines import Line, Slot
from auditor.forms.parted import joined
from auditor.forms.rows.aligning import aligned
from auditor.forms.rows.lines import is_exact, is_total, names_nothing, own_cells
from auditor.forms.rows.row import Row, covers
from auditor.forms.rows.suiting import NEVER, levels_hold, row_suits, suits
from auditor.forms.shapes.header import Column, Header
from auditor.forms.text import is_number, squeeze
from auditor.forms.vocabulary import Vocabulary

_POINTS = expression(r"\d{1,3}(?:\.\d+)?分")
_TARGET = expression(r"[≥≤＞＜><=＝]?[\d.,]+\S{0,4}$")
_STOP = "。"
_LEVELS = frozenset({"level1", "level2"})
_TARGETS = frozenset({"value", "operator", "weight", "actual", "unit"})
_OPEN = ":"  # of a label whose line is to be filled by hand
_OFFSETS = (0, -1, 1, -2, 2, -3)


def read_row(words: Vocabulary, line: Line, header: Header) -> Row | None:
    """The row that a line holds, ``None`` where it is not an indicator's."""
    line = joined(words, line, header)
    slots = own_cells(words, line, header)
    if not slots or is_total(words, slots) or names_nothing(words, line, slots, header):
        return None
    if len(slots) == 1 and _is_no_name(words, slots[0], header):
        return None
    if _names_none(words, line, slots, header):
        return None
    straight, misfits = _direct(words, line, slots, header, 0)
    exact = is_exact(line, header) and not (straight and _slipped(words, straight))
    if straight and misfits == 0 and (exact or levels_hold(words, straight)):
        return straight
    if exact and (straight is None or misfits == 1):
        return straight  # the form itself prints something odd in one of its cells
    return _shifted(words, line, slots, header)


def _is_no_name(words: Vocabulary, slot: Slot, header: Header) -> bool:
    """Whether the only cell of a line can name nothing: it stands beside the names, holds no words or only a
    target, or is a sentence left of them."""
    name = header.get("name")
    sentence = name is not None and slot.end < name.start and slot.text.rstrip().endswith(_STOP)
    return _stands_beside_name(slot, header) or _is_stray(words, slot) or sentence


def _is_stray(words: Vocabulary, slot: Slot) -> bool:
    """Whether a cell, alone, is the number of a page or a date: it holds no words, or only a target."""
    return not any(map(str.isalpha, slot.text)) or words.targets.is_whole(slot.text)


def _stands_beside_name(slot: Slot, header: Header) -> bool:
    """Whether a cell stands right of the names, or left of them in a sheet, whose cells stay in their places:
    alone it is a piece of something else."""
    name = header.get("name")
    if name is None:
        return False
    return slot.start > name.end or (slot.location.cell is not None and slot.end < name.start)


def _names_none(words: Vocabulary, line: Line, slots: Sequence[Slot], header: Header) -> bool:
    """Whether a line of which no cell was lost has none below names and none below targets that can be one:
    it is a remark, or a figure beside its label. So is what is to be signed, whatever it lies over."""
    name, first = header.get("name"), squeeze(slots[0].text)
    if name is None:
        return False
    if slots[0].end >= name.start:
        return first.endswith(_OPEN) and slots[0].start < name.start
    levelled = any(words.levels.is_level(slot.text) for slot in slots)
    if levelled or any(covers(slot, name) for slot in slots) or not _is_blank_at(line, name):
        return False
    told = (
        (slot, column)
        for slot in slots
        for column in header.above(slot)
        if column.name in _TARGETS and suits(words, slot.text, column.name) != NEVER
    )
    return next(told, None) is None


def _is_blank_at(line: Line, column: Column) -> bool:
    """Whether a blank cell stands in a column, or none in a sheet, where each has its place."""
    slot = line.at(column.start)
    return (slot is None and line.sheet is not None) or (slot is not None and not slot.text.strip())


def _shifted(words: Vocabulary, line: Line, slots: Sequence[Slot], header: Header) -> Row | None:
    """The row of a line whose cells stand in other columns than the header says."""
    found = (_direct(words, line, slots, header, offset) for offset in _OFFSETS)
    ranked = [
        (misfits, -row_suits(words, row), order, row) for order, (row, misfits) in enumerate(found) if row
    ]
    best = min(ranked, default=None, key=lambda entry: entry[:3])
    if best and best[0] == 0:
        return best[3]
    return aligned(words, line, slots, header) or (best[3] if best else None)


def _slipped(words: Vocabulary, row: Row) -> bool:
    """Whether the cells stand one column too far left: a second level below the first one's label, a
    target for a name and none of its own. Text that lost its merged cells reads so."""
    first, second, name = row.text("level1"), row.text("level2"), row.text("name")
    slid = words.levels.is_second(first) and not words.levels.is_first(first) if first else False
    named = bool(second) and row.cells["level2"].fresh and not words.levels.is_level(second)
    return (slid or named) and not row.text("value") and bool(_TARGET.match(squeeze(name)))


def _direct(
    words: Vocabulary, line: Line, slots: Sequence[Slot], header: Header, offset: int
) -> tuple[Row | None, int]:
    """The row with each cell below its column, all moved by ``offset``, and how many cells do not fit."""
    cells: dict[str, Slot] = {}
    misfits = next_slot = 0
    over: set[str] = set()
    for column in header.columns:
        while next_slot < len(slots) and slots[next_slot].end < column.start + offset:
            if _stands_before(words, slots[next_slot], header):
                cells["level1"] = slots[next_slot]
            else:
                misfits += slots[next_slot].fresh
            next_slot += 1
        if next_slot == len(slots) or slots[next_slot].start > column.end + offset:
            continue
        slot = slots[next_slot]
        if _lies_over_names(slot, column, header, offset):
            over.add(column.name)
            continue
        next_slot += 1
        if column.name != "ignored":
            cells[column.key] = slot
        elif column is header.stub and words.levels.is_first(slot.text):
            cells["level1"] = slot
    misfits += sum(slot.fresh for slot in slots[next_slot:])
    shared = _shared(cells, header, offset)
    row = Row(
        _blank_cells(line, header, offset) | cells,
        line,
        unread=shared - {"value"},
        doubtful=shared | over,
        over=frozenset(over),
        unasked=header.unasked(line),
    )
    misfits += [suits(words, slot.text, key.partition(":")[0]) for key, slot in cells.items()].count(NEVER)
    if not _can_be_row(words, row, cells):
        return None, misfits + 1
    return row, misfits + _unit_holds_value(words, row)


def _shared(cells: Mapping[str, Slot], header: Header, offset: int) -> frozenset[str]:
    """Target and result where one cell lies over the columns of both: which of them it tells is not known."""
    value, actual = cells.get("value"), header.get("actual")
    if value is None or actual is None or "actual" in cells:
        return frozenset()
    over = value.start <= actual.end + offset and value.end >= actual.start + offset
    return frozenset({"value", "actual"}) if over else frozenset()


def _lies_over_names(slot: Slot, column: Column, header: Header, offset: int) -> bool:
    """Whether a cell below a column of levels lies over the names right of it too: it is a name, and of no
    level that is told."""
    name = header.get("name") if column.name in _LEVELS and slot.fresh else None
    if name is None or column.end >= name.start:
        return False
    return slot.start <= column.start + offset and name.end + offset <= slot.end


def _stands_before(words: Vocabulary, slot: Slot, header: Header) -> bool:
    """Whether a cell left of all columns holds the first level, in a table that prints no label over it."""
    before = slot.end < header.columns[0].start and header.get("level1") is None
    return before and words.levels.is_first(slot.text)


def _can_be_row(words: Vocabulary, row: Row, cells: Mapping[str, Slot]) -> bool:
    """A name, or a blank cell for it beside a sign and a value; points (10分) name nothing."""
    if "name" in cells and _POINTS.fullmatch(squeeze(row.text("name"))):
        return False
    if "name" in cells:
        return is_number(row.text("name")) or suits(words, cells["name"].text, "name") != NEVER
    return "name" in row.cells and words.targets.is_sign(row.text("operator")) and bool(row.text("value"))


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


def _unit_holds_value(words: Vocabulary, row: Row) -> bool:
    unit = row.text("unit")
    valued = any(key.partition(":")[0] == "value" and slot.text.strip() for key, slot in row.cells.items())
    return bool(unit) and not valued and not words.targets.is_unit(unit)
