"""Rows with several targets, a column each: adjusted beside initial, mid term beside year, one a place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.forms.labels.lexicon import Labels
from auditor.forms.rows.places import joined
from auditor.forms.rows.row import Row
from auditor.forms.shapes.header import Column, Header
from auditor.forms.vocabulary import Vocabulary
from auditor.model import Indicator, Location
from auditor.model.words import PERIOD_WORDS

_Key = tuple[object, ...]

_ADJUSTED = "value:adjusted"
_OTHER = "value:other"
_RESULTS = frozenset({"actual", "score", "reason", "forecast", "possibility", "cause"})


def spread(row: Row, header: Header, words: Vocabulary) -> Iterator[Row]:
    """The rows that a row stands for: one for each period and for each place with a target of its own."""
    labels = words.labels
    targets = [column for column in header.columns if column.name == "value"]
    row = _with_other(_with_adjusted(row, labels), labels)
    rest = [column for column in targets if column.key not in ("value", _ADJUSTED, _OTHER)]
    if not rest:
        yield row if row.period == header.period else replace(row, period=header.period)
        return
    others = [each for column in rest if (each := _of(row, column, labels))]
    whole = "value" in row.cells and not labels.is_blank(row.text("value"))
    yield from (_without_results(each) if whole else each for each in others if each.period)
    if whole or not others:
        yield replace(_bare(row), period=header.period)
    yield from joined((_without_results(each) for each in others if not each.period), words.targets)


def _without_results(row: Row) -> Row:
    """The row of a period or a place of which the form tells no results: they are those of the whole year,
    of all places."""
    cells = {key: slot for key, slot in row.cells.items() if key.partition(":")[0] not in _RESULTS}
    return replace(row, cells=cells, unread=row.unread | (row.cells.keys() & _RESULTS))


def _with_adjusted(row: Row, labels: Labels) -> Row:
    """The adjusted target overrides the initial one where it is filled in."""
    slot = row.cells.get(_ADJUSTED)
    if slot is None:
        return row
    cells = {key: each for key, each in row.cells.items() if key != _ADJUSTED}
    if not labels.is_blank(slot.text):
        cells["value"] = slot
    return replace(row, cells=cells)


def _with_other(row: Row, labels: Labels) -> Row:
    """The target of the further column where the first one has none."""
    slot = row.cells.get(_OTHER)
    if slot is None:
        return row
    cells = {key: each for key, each in row.cells.items() if key != _OTHER}
    if labels.is_blank(row.text("value")) and not labels.is_blank(slot.text):
        cells["value"] = slot
    return replace(row, cells=cells)


def _of(row: Row, column: Column, labels: Labels) -> Row | None:
    """The row of one period or place, ``None`` where it has no target."""
    slot = row.cells.get(column.key)
    if slot is None or labels.is_blank(slot.text):
        return None
    return replace(
        _bare(row), cells={**_bare(row).cells, "value": slot}, period=column.period, place=column.place
    )


def _bare(row: Row) -> Row:
    """The row without the targets of other periods and places."""
    return replace(row, cells={key: slot for key, slot in row.cells.items() if not key.startswith("value:")})


def with_lines(rows: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """The rows with the numbers of their lines as a reader counts them; those that share a line with what
    tells them apart."""
    keys = _keys(rows)
    lines: dict[_Key, list[Indicator]] = {}
    for key, row in zip(keys, rows, strict=True):
        lines.setdefault(key, []).append(row)
    if len(lines) == len(rows):
        return rows
    ordered = sorted(lines, key=lambda key: _position(lines[key][0].location))
    numbers = {key: number for number, key in enumerate(ordered, start=1)}
    return tuple(
        replace(row, line=numbers[key], part=_part(row, lines[key]))
        for key, row in zip(keys, rows, strict=True)
    )


def _keys(rows: Sequence[Indicator]) -> list[_Key]:
    """One key a line: rows of one name in one row of the table, each for another period or place."""
    met: Counter[_Key] = Counter()
    keys: list[_Key] = []
    for number, row in enumerate(rows):
        place: _Key = (row.name, *row.location.row_key) if _numbered(row.location) else (number,)
        met[*place, row.period, row.locality] += 1
        keys.append((*place, met[*place, row.period, row.locality]))
    return keys


def _numbered(location: Location) -> bool:
    return any((location.row, location.cell, location.line))


def _position(location: Location) -> tuple[int, int, int]:
    """How far down a line stands."""
    digits = "".join(filter(str.isdigit, location.cell or ""))
    row = location.row or location.line or int(digits or 0)
    return location.page or 0, location.table or 0, row


def _part(row: Indicator, line: Sequence[Indicator]) -> str:
    """«半年目标», «某某乡»: what tells a row from the others of its line."""
    period = f"{PERIOD_WORDS[row.period]}目标" if len({each.period for each in line}) > 1 else ""
    place = row.locality if len({each.locality for each in line}) > 1 else ""
    return "，".join(filter(None, (place, period)))
