"""What is known of a column before its role is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from auditor.forms.labels import LabelReading
from auditor.forms.shapes.profile import Profile
from auditor.forms.shapes.segments import Segment

PLAIN = 0.9  # share of a label that is known where it leaves no doubt
_SURE = 0.8
_LEVELS = frozenset({"level1", "level2"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A column: its header as printed, how that reads, and the score of each role it may have. ``forced`` is
    the only role that it can have (a ticked column, the label beside all rows); ``wide`` where one
    header cell lies over this column and others, ``tree`` where it holds projects and levels beside names."""

    segment: Segment
    label: str
    reading: LabelReading
    time: str
    profile: Profile
    scores: Mapping[str, float]
    forced: str = ""
    part: str = ""
    wide: bool = False
    tree: bool = False

    def scored(self, scores: Mapping[str, float]) -> Evidence:
        """The same with the scores of its roles."""
        return Evidence(
            self.segment,
            self.label,
            self.reading,
            self.time,
            self.profile,
            scores,
            self.forced,
            self.part,
            self.wide,
            self.tree,
        )

    @property
    def told(self) -> bool:
        """Whether its label leaves no doubt what it says, be it of this column alone or not."""
        return self.reading.known >= PLAIN and self.reading.strength >= _SURE

    @property
    def plain(self) -> bool:
        """Whether its label says plainly what it is."""
        return not self.wide and self.told


def without_points_of_levels(columns: Sequence[Evidence]) -> list[Evidence]:
    """The columns, where one of weights right of a level and left of the names holds that level's own, if one
    further right is of weights too: 一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 分值."""
    best = [column.reading.best if column.plain else None for column in columns]
    names = best.index("name") if "name" in best else len(best)
    last = max((number for number, role in enumerate(best) if role == "weight"), default=0)
    return [
        replace(column, scores={"ignored": 0.0}, forced="ignored")
        if 0 < number < min(names, last) and best[number] == "weight" and best[number - 1] in _LEVELS
        else column
        for number, column in enumerate(columns)
    ]
