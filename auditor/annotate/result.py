"""How the notes found their places."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Placing:
    """``exact`` notes stand at their words or cell, ``loose`` ones at the head of the form because their
    place is not in the file. ``comments`` hold them and the summary; ``changes`` counts tracked changes."""

    exact: int = 0
    loose: int = 0
    comments: int = 0
    changes: int = 0
