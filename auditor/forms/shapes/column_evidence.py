"""What is known of a column before its role is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.forms.labels import LabelReading
from auditor.forms.shapes.profile import Profile
from auditor.forms.shapes.segments import Segment

PLAIN = 0.9  # share of a label that is known where it leaves no doubt
_SURE = 0.8


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

    @property
    def plain(self) -> bool:
        """Whether its label says plainly what it is."""
        return not self.wide and self.reading.known >= PLAIN and self.reading.strength >= _SURE
