"""Tables of one column for everything: projects, levels and indicators stand below each other in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.reading import LabelReading
from auditor.forms.lines import Line
from auditor.forms.shapes.header import Header

_FEWEST = 3  # levels that stand alone
_OF_ALL = frozenset({None, "project", "issuer", "goal", "explain", "ignored"})


def tree_column(lines: Sequence[Line], levels: LevelReader) -> int:
    """The grid column in which levels of both ranks stand alone above the rows that they head, 0 where there
    is none."""
    alone = [line.filled[0] for line in lines if _is_alone(line, levels)]
    found = Counter(slot.start for slot in alone if slot.fresh)
    column, count = found.most_common(1)[0] if found else (0, 0)
    texts = [slot.text for slot in alone if slot.start == column]
    both = any(map(levels.is_first, texts)) and any(map(levels.is_second, texts))
    return column if count >= _FEWEST and both else 0


def tree_begins(lines: Sequence[Line], column: int, levels: LevelReader) -> int:
    """The first line whose level stands alone in such a column; none below it is its header."""
    found = (number for number, line in enumerate(lines) if _is_alone(line, levels))
    return next((number for number in found if lines[number].filled[0].start == column), 0)


def _is_alone(line: Line, levels: LevelReader) -> bool:
    return len(line.filled) == 1 and levels.is_level(line.filled[0].text)


def names_all(readings: Sequence[LabelReading], place: int) -> bool:
    """Whether a label stands over such a column: it speaks of the project, and no other one of names."""
    others = [reading for number, reading in enumerate(readings) if number != place]
    return (
        readings[place].best in _OF_ALL
        and not any(each.best in ("name", "level1", "level2") for each in others)
        and any(each.best in ("value", "actual") for each in others)
    )


def as_name(reading: LabelReading) -> LabelReading:
    """The label of such a column, read as that of the names."""
    return LabelReading({"name": 1.0}, 1.0, reading.time, reading.parts)


def with_projects(header: Header) -> Header:
    """The header of such a table: the column of the names is that of the projects too."""
    columns = [
        each
        for column in header.columns
        for each in ((column, replace(column, name="project")) if column.name == "name" else (column,))
    ]
    return replace(header, columns=tuple(columns))
