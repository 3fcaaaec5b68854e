"""How far the levels of rows can be trusted that no cell prints beside them: what was carried down, printed
over the table, or stands where nothing uses it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor.expressions import expression
from auditor.forms.labels.levels import LevelReader
from auditor.forms.levels.strays import stray_rank
from auditor.forms.rows.indicators import RowsRead
from auditor.forms.rows.level_sense import LevelSense
from auditor.forms.rows.row import Row
from auditor.forms.text import label_key, one_line
from auditor.model import Doubt

_FIELDS = ("level1", "level2")
_BOTH = frozenset(_FIELDS)
_JOINT = expression(r"[及和与、/／]")
_STRAY = "“{words}”没有作为哪几行的层级读取，这些行属于哪一级指标不确定，请对照原件"
_SUFFIX = "指标"


class LevelTrust:
    """Doubts levels, and takes first levels apart that name two (效益及满意度指标)."""

    def __init__(self, levels: LevelReader, sense: LevelSense) -> None:
        self._levels = levels
        self._sense = sense

    def doubted(self, read: RowsRead) -> RowsRead:
        """The rows with the fields of levels doubtful that may be others."""
        rows, strays = read.rows, read.strays
        if strays:
            words = "、".join(dict.fromkeys(one_line(text) for text, _ in strays))
            read.doubts.append(Doubt(_STRAY.format(words=words), strays[0][1]))
        floating = {level for level in _FIELDS if _floats([row for row, _ in rows], level)}
        stray = {stray_rank(text, self._levels) for text, _ in strays}
        begun = next((number for number, (_, levels) in enumerate(rows) if levels), 0)
        deep = any(len(levels) > 1 for _, levels in rows)
        found = []
        for number, (row, named) in enumerate(rows):
            levels = self._parted(named)
            doubtful = {level for level in floating | stray if not row.text(level)}
            if number < begun or (not row.text("level1") and self._contradict(levels)):
                doubtful |= _BOTH
            if deep and len(levels) == 1 and row.text("level2") and not row.text("level1"):
                doubtful.add("level1")  # a second level without a first
            found.append((replace(row, doubtful=row.doubtful | doubtful) if doubtful else row, levels))
        return replace(read, rows=found)

    def _contradict(self, levels: Sequence[str]) -> bool:
        """Whether a second level is the first one, or belongs below another."""
        if len(levels) < len(_FIELDS):
            return False
        first, second = (label_key(level) for level in levels[:2])
        return first == second or self._sense.foreign(second, first) > 0

    def _parted(self, levels: tuple[str, ...]) -> tuple[str, ...]:
        """The levels, of a first one that names two the one that the second belongs to."""
        if len(levels) < len(_FIELDS) or not _JOINT.search(levels[0]):
            return levels
        first, second = levels[:2]
        tail = _SUFFIX if first.endswith(_SUFFIX) else ""
        parts = [f"{part.removesuffix(_SUFFIX)}{tail}" for part in _JOINT.split(first)]
        if not all(map(self._levels.is_first, parts)):
            return levels
        own = _only(part for part in parts if part.removesuffix(_SUFFIX) in second) or _only(
            part for part in parts if not self._sense.foreign(label_key(second), label_key(part))
        )
        return (own, *levels[1:]) if own else levels


def _only(parts: Iterable[str]) -> str:
    """The only one of some parts, «» where there are more or none."""
    found = list(parts)
    return found[0] if len(found) == 1 else ""


def _floats(rows: Sequence[Row], level: str) -> bool:
    """Whether a column of levels does not begin with one: how far each of them reaches up and down is not
    told."""
    texts = [row.text(level) for row in rows if level in row.cells]
    return bool(texts) and not texts[0] and any(texts)
