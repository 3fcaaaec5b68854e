"""What a user chooses about the comments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

AUTHOR = "绩效审核"
INITIALS = "审"


class TrackChanges(StrEnum):
    """Which suggestions become tracked changes: none, those that are safe as they stand (marks, doubled
    words, certain signs and units), or every one that names the words to write."""

    NONE = "none"
    SAFE = "safe"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class AnnotateOptions:
    """``date`` is written into every comment, so the same date gives the same bytes. ``hints`` are findings
    of the least weight (提示, 书写). ``tracked_where_possible`` leaves tracked changes out,
    without a word, in a format that has none; else they are refused there. ``name`` is what the file is
    called where its path does not say."""

    date: datetime
    author: str = AUTHOR
    track_changes: TrackChanges = TrackChanges.NONE
    hints: bool = True
    tracked_where_possible: bool = False
    name: str = ""

    @property
    def stamp(self) -> str:
        """The date as OOXML writes it; Word shows it as it stands, so it is the user's local time."""
        return f"{self.date:%Y-%m-%dT%H:%M:%S}Z"


def day(text: str) -> datetime:
    """Midnight of a day given as 2026-03-01. Raises ValueError."""
    return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
