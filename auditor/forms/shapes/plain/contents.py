"""What is to be done, beside what it is for, without a label of targets: 项目 | 内容, 事项 | 标准."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditor.forms.labels import LabelReading
from auditor.forms.shapes.column_evidence import Evidence
from auditor.forms.shapes.plain.quantities import tells_quantity

_NAMED = 0.3
_SAID = 0.25
_AIMED = 0.5
_HALF = 0.5
_DISTINCT = 0.9
_NAME = LabelReading({"name": 0.9}, 0.9)
_TARGET = LabelReading({"value": 0.8, "explain": 0.3}, 0.8)
_GROUP = LabelReading({"level1": 0.5, "ignored": 0.5}, 0.9)
_TARGETS = ("signed", "amount", "date")
_POINTS = frozenset({"weight", "score", "operator", "level1", "level2"})


def with_contents_as_targets(columns: list[Evidence]) -> list[Evidence]:
    """The columns; where none is headed as one of targets, of points or of levels, that of contents whose
    cells say how much holds the targets, and the one left of it that each names something the names."""
    if any(_aims(column) or column.reading.best in _POINTS for column in columns):
        return columns
    place = next((n for n in range(1, len(columns)) if _tells_contents(columns[n])), 0)
    name = next((n for n in range(place - 1, -1, -1) if _may_name(columns[n])), None)
    if not place or name is None:
        return columns
    told = {place: _TARGET, name: _NAME}
    return [replace(c, reading=told.get(number, c.reading)) for number, c in enumerate(columns)]


def with_groups(columns: list[Evidence]) -> list[Evidence]:
    """The columns; one that is headed 项目 and nothing more, merged over several rows in a table without
    levels and points, heads groups of tasks: no project has a form of its own there."""
    if any(column.reading.best in _POINTS for column in columns):
        return columns
    return [replace(c, reading=_GROUP) if _heads_groups(c) else c for c in columns]


def _heads_groups(column: Evidence) -> bool:
    bare = column.reading.best == "project" and column.reading.share("name") >= _NAMED
    return bare and len(column.reading.parts) == 1 and column.profile.merged > 0


def _aims(column: Evidence) -> bool:
    return column.reading.share("value", "goal") >= _AIMED


def _tells_contents(column: Evidence) -> bool:
    """Whether a label speaks of contents or standards, and most cells below it say how much."""
    return column.reading.share("explain") >= _SAID and _quantities(column) > _HALF


def _quantities(column: Evidence) -> float:
    texts: Sequence[str] = column.profile.texts
    told = sum(tells_quantity(text) for text in texts)
    return max(told / max(1, len(texts)), column.profile.share(*_TARGETS))


def _may_name(column: Evidence) -> bool:
    """Whether a column may hold names: each cell another one, hardly any of which says how much."""
    profile = column.profile
    different = profile.distinct > _DISTINCT or len(profile.texts) == len({*profile.texts})
    return column.reading.share("name") >= _NAMED and different and _quantities(column) < _HALF
