"""What a line below a header is, if it is no indicator: a sum, a level, the project of the rows below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.expressions import expression
from auditor.forms.lines import Line, Slot
from auditor.forms.rows.row import Row, covers
from auditor.forms.shapes.header import Column, Header
from auditor.forms.text import is_number, label_key, squeeze
from auditor.forms.vocabulary import Vocabulary

_OF_TARGETS = ("value", "operator", "unit", "weight", "actual", "score", "core")
_OF_FIGURES = frozenset({"value", "operator", "unit", "weight", "score"})
_LEVELS = frozenset({"level1", "level2", "level3"})
_LONGEST_NAME = 30
_SENTENCES = expression(r"[，,；;].*。$|。.*。")
_TEXTS = frozenset({"name", "note"})
_NUMBER = expression(r"\d{1,2}(?:[.-]\d{1,2})*\.?|\(?[一二三四五六七八九十]{1,2}\)?[、.]?")
_WEIGHT = expression(r"[(]?(?:权重|分值|满分|共|计)[:]?\d{1,3}(?:\.\d+)?(?:分|%)?[)]?")
_OWNERS = frozenset({"project", "issuer"})
_OF_PROJECTS = frozenset({"project", "issuer", "budget", "goal"})


def own_cells(words: Vocabulary, line: Line, header: Header) -> list[Slot]:
    """The filled cells that belong to the columns of a header, without the label beside all rows."""
    behind, is_row_label = header.begins_rows, words.labels.is_row_label
    slots = [
        slot
        for slot in line.filled
        if (behind is not None and slot.start >= behind and slot.fresh) or not is_row_label(slot.text)
    ]
    slots = [slot for slot in slots if slot.fresh or slot.text not in header.printed]  # reaches down
    if not header.foreign:
        return slots
    return [slot for slot in slots if not any(start <= slot.start <= end for start, end in header.foreign)]


def total(words: Vocabulary, line: Line, header: Header) -> list[Slot]:
    """The cells of a line that sums the rows up (合计), empty for any other line."""
    slots = own_cells(words, line, header)
    return slots if slots and is_total(words, slots) else []


def is_total(words: Vocabulary, slots: Sequence[Slot]) -> bool:
    """Whether cells begin a line that sums the rows up."""
    return any(words.sums(slot.text) for slot in slots[:3])


def is_subtotal(words: Vocabulary, slots: Sequence[Slot]) -> bool:
    """Whether cells begin a line that sums only the rows of one level up."""
    labels = words.labels
    if words.levels.is_first(slots[0].text):
        return True  # 产出指标 | 合计
    keys = (label_key(slot.text) for slot in slots[:3] if words.sums(slot.text))
    return any(key in labels.subtotals or key not in labels.totals for key in keys)


def group(words: Vocabulary, line: Line, header: Header) -> Row | None:
    """The project (with its goal and budget) that a line names alone for the rows below it."""
    slots = own_cells(words, line, header)
    if header.tree:
        return _project(words, line, slots, header)
    if not header.grouped or not slots or is_total(words, slots) or not all(each.fresh for each in slots):
        return None
    above = [next((column.key for column in header.above(slot)), "") for slot in slots]
    whole = "project" in above and _OF_PROJECTS.issuperset(above) and len(set(above)) == len(above)
    return Row(dict(zip(above, slots, strict=True)), line) if whole else None


def _project(words: Vocabulary, line: Line, slots: Sequence[Slot], header: Header) -> Row | None:
    """The project (or the unit) that a line names where projects, levels and indicators share a column."""
    above = [next((c.key for c in header.columns if covers(slot, c)), "") for slot in slots]
    alone = above[:1] == ["name"] and set(above[1:]) <= _OF_PROJECTS and not is_total(words, slots)
    if not alone or words.levels.is_group(slots[0].text):
        return None
    return Row({"project": slots[0]} | dict(zip(above[1:], slots[1:], strict=True)), line)


def section(words: Vocabulary, line: Line, header: Header) -> Slot | None:
    """The cell of a line that names a level for the rows below: «一、产出指标（50分）» alone, or where
    the columns of name and target are blank."""
    number, slots = _with_number(own_cells(words, line, header), header)
    if both := _both_levels(words, slots, header):
        return both
    if not slots or not slots[0].fresh:
        return None
    found = _section(words, slots, header)
    return _numbered(found, number) if found and number else found


def _section(words: Vocabulary, slots: Sequence[Slot], header: Header) -> Slot | None:
    """The first of these cells where it names a level for the rows below."""
    if len(slots) == 1 and (words.levels.is_level(slots[0].text) or words.levels.path(slots[0].text)):
        return slots[0]
    if _is_weighed(words, slots, header):
        return slots[0]
    aims = any(any(map(str.isdigit, s.text)) and words.targets.is_whole(s.text) for s in slots[1:])
    heads = not aims and _heads_rows(slots, header) and words.levels.is_group(slots[0].text)
    return slots[0] if heads else None


def _both_levels(words: Vocabulary, slots: Sequence[Slot], header: Header) -> Slot | None:
    """A second level that lies over the names beside the first one, as a heading that names both."""
    name, above = header.get("name"), header.get("level1")
    if len(slots) != 2 or name is None or above is None:
        return None
    first, second = slots
    beside = covers(first, above) and second.fresh and covers(second, name) and second.end > name.end
    if not beside or not (words.levels.is_first(first.text) and words.levels.is_second(second.text)):
        return None
    text = "-".join(words.levels.level_name(slot.text) for slot in slots)
    return replace(second, cell=replace(second.cell, text=text))


def _is_weighed(words: Vocabulary, slots: Sequence[Slot], header: Header) -> bool:
    """Whether a first level lies over the names, its weight alone behind it: 产出指标 | 权重50%."""
    name = header.get("name")
    over = name is not None and covers(slots[0], name) and words.levels.is_first(slots[0].text)
    return over and len(slots) == 2 and _WEIGHT.fullmatch(squeeze(slots[1].text)) is not None


def _with_number(slots: Sequence[Slot], header: Header) -> tuple[Slot | None, Sequence[Slot]]:
    """The number of a line that stands in a column of its own (``None``: none), and the cells behind it."""
    first = slots[0] if slots else None
    if first is None or header.columns[0].name != "ignored" or not covers(first, header.columns[0]):
        return None, slots
    numbered = _NUMBER.fullmatch(squeeze(first.text))
    return (first, slots[1:]) if numbered else (None, slots)


def _numbered(slot: Slot, number: Slot) -> Slot:
    """A heading with its number in front of it: how deep it is can be told by it."""
    bare = squeeze(number.text).rstrip(".、").replace("-", ".")  # 1-2: as 1.2
    mark = "" if bare.endswith(")") else "、" if bare.isalpha() else ". "
    text = f"{bare}{mark}{slot.text.strip()}"
    return replace(slot, cell=replace(slot.cell, text=text))


def names_nothing(words: Vocabulary, line: Line, slots: Sequence[Slot], header: Header) -> bool:
    """Whether a line holds only levels, or the unit whose projects follow, in their own columns; or one
    cell merged across name and target, or result where there is none, which is a text."""
    name, aim = header.get("name"), header.get("value") or header.get("actual")
    if name and aim and _lies_over(line, name, aim):
        return True
    if _lies_under_all(words, line, header):
        return True
    if not header.names.isdisjoint(_OWNERS):
        above = [_above(slot, header) for slot in slots]
        if not _OWNERS.isdisjoint(above):
            return _OF_PROJECTS.issuperset(above)
    return all(_above(slot, header) in _LEVELS and words.levels.is_level(slot.text) for slot in slots)


def _above(slot: Slot, header: Header) -> str:
    """The name of the first column that a cell stands below, «» where it stands below none."""
    return next((column.name for column in header.above(slot)), "")


def _lies_over(line: Line, *columns: Column) -> bool:
    """Whether one cell of a line stands below several columns."""
    start, end = max(column.start for column in columns), min(column.end for column in columns)
    return any(slot.start <= end and start <= slot.end for slot in line.slots)


def _lies_under_all(words: Vocabulary, line: Line, header: Header) -> bool:
    """Whether a line without a target begins with a cell over the label beside all rows and what is right of
    it: the rows have ended, and a text follows."""
    stub = header.columns[0]
    if stub.name != "ignored" or not words.labels.is_row_label(stub.label.split(" ")[-1]):
        return False
    first = next((slot for slot in line.filled if slot.fresh), None)
    if first is None or not first.start <= stub.start <= stub.end < first.end:
        return False
    return not any(covers(slot, c) for slot in line.filled for c in header.columns if c.name in _OF_FIGURES)


def fits(words: Vocabulary, row: Row) -> bool:
    """Whether a row surely is an indicator's: a sign, or a value with a weight or a level beside it."""
    if words.targets.is_sign(row.text("operator")):
        return True
    levelled = any(words.levels.is_level(row.text(column)) for column in ("level1", "level2"))
    valued = any(key.startswith("value") and slot.text.strip() for key, slot in row.cells.items())
    return valued and (levelled or is_number(row.text("weight")))


def is_sure(row: Row, header: Header) -> bool:
    """Whether the cells of a row stand below its columns one by one, with a name and a target, behind a
    column that may print anything, nothing, or that goes on from the row above."""
    name = header.get("name")
    return (
        name is not None
        and _begins_before(row.line, name)
        and bool(row.text("name"))
        and any(row.text(key) for key in ("value", "operator", "weight", "actual"))
        and is_exact(row.line, header)
    )


def is_text(words: Vocabulary, row: Row) -> bool:
    """Whether what stands below the names is a text of sentences, with no level and nothing beside it."""
    name = row.text("name")
    beside = [(key, text) for key in row.cells if key not in _TEXTS and (text := row.text(key))]
    told = any(key not in _LEVELS or words.levels.is_group(text) for key, text in beside)
    return len(name) > _LONGEST_NAME and bool(_SENTENCES.search(name)) and not told


def is_exact(line: Line, header: Header) -> bool:
    """Whether a line has a cell of its own below each column of the header, or one below all levels."""
    places = {(slot.start, slot.end) for slot in line.slots}
    levels = header.levels
    if len(levels) > 1 and (levels[0].start, levels[-1].end) in places:
        places |= {(column.start, column.end) for column in levels}
    return header.places <= places


def _heads_rows(slots: Sequence[Slot], header: Header) -> bool:
    """Whether the columns of name (unless it is the first cell that holds it) and target are blank."""
    targets = [column for column in header.columns if column.name in _OF_TARGETS]
    name = header.get("name")
    if name is None or any(covers(slot, column) for slot in slots for column in targets):
        return False
    return not any(covers(slot, name) for slot in slots[1:]) and slots[0].start <= name.end


def _begins_before(line: Line, name: Column) -> bool:
    """Whether there is a cell left of the name: filled, blank below its level, or merged down from above."""
    first = next((slot for slot in line.filled if slot.fresh), None)
    return first is not None and line.slots[0].start < name.start and first.start <= name.start
