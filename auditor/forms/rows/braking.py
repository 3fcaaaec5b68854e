"""The brake: where most rows of a table were read doubtfully, or make no sense, none of them is sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor.forms.labels.levels import LevelReader
from auditor.forms.rows.indicators import RowsRead
from auditor.forms.rows.row import Row
from auditor.forms.text import MARKS, label_key
from auditor.model import Doubt

_FEWEST = 3  # rows of a table
_HALF = 0.5
_SUFFIX = "指标"
_MATTERS = frozenset({"name", "value", "operator", "unit", "weight"})
_ALL = _MATTERS | {"level1", "level2", "actual", "score", "reason", "forecast", "possibility"}
_BRAKED = "这张表多数行读得不确定，可能没有按它的版式读取，整张表都不作评判，请对照原件"


def braked(read: RowsRead, levels: LevelReader) -> RowsRead:
    """The rows; where most of a table are doubtful, name what is a level, or share their names, all of them
    doubtful."""
    lost = [rows for rows in _tables(row for row, _ in read.rows) if _is_lost(rows, levels)]
    if not lost:
        return read
    read.doubts += [Doubt(_BRAKED, rows[0].cells["name"].location) for rows in lost]
    doubted = {id(row) for rows in lost for row in rows}
    return replace(
        read,
        rows=[
            (replace(row, doubtful=row.doubtful | _ALL) if id(row) in doubted else row, own)
            for row, own in read.rows
        ],
    )


def _tables(rows: Iterable[Row]) -> Iterable[Sequence[Row]]:
    """The rows of each table, and those in lines of text."""
    tables: dict[int, list[Row]] = {}
    for row in rows:
        tables.setdefault(-1 if row.line.paragraph else row.line.block, []).append(row)
    return tables.values()


def _is_lost(rows: Sequence[Row], levels: LevelReader) -> bool:
    if len(rows) < _FEWEST:
        return False
    doubtful = sum(bool(row.doubtful & _MATTERS) for row in rows)
    named = sum(_is_called_like_a_level(row, levels) for row in rows)
    return max(doubtful, named, _repeated(rows)) > _HALF * len(rows)


def _is_called_like_a_level(row: Row, levels: LevelReader) -> bool:
    """Whether a line of text, or a row without a target, is called as only levels are: 数量指标. Forms that
    leave names out print levels in the column of names beside their targets."""
    name = row.text("name").strip(MARKS + "-—– ")
    bare = row.line.paragraph or not row.text("value")
    return bare and name.endswith(_SUFFIX) and levels.is_level(name)


def _repeated(rows: Sequence[Row]) -> int:
    """How many rows of the same period and place share their name with others of another target."""
    said = Counter((row.period, row.place, label_key(row.text("name"))) for row in rows)
    kept = {(row.period, row.place, label_key(row.text("name")), row.text("value")) for row in rows}
    differ = Counter(key[:3] for key in kept)
    return sum(count for key, count in said.items() if key[2] and count > 1 and differ[key] == count)
