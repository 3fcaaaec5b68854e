"""What somebody changed in a form, to be written into its own file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from auditor.model import Edit, Location


@dataclass(frozen=True, slots=True)
class CellChange:
    """What a cell or paragraph says becomes ``new``; ``old`` is all that it says."""

    location: Location
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowInsertion:
    """A row below the one whose cells stand at the keys of ``texts``, looking like it and saying these texts;
    its other cells stay blank."""

    texts: Mapping[Location, str]


@dataclass(frozen=True, slots=True)
class Rewriting:
    """``removed`` are places of a cell in each row that goes; insertions below one row are in their order."""

    cells: Sequence[CellChange] = ()
    inserted: Sequence[RowInsertion] = ()
    removed: Sequence[Location] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.inserted or self.removed)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The file with what could be ``written``; ``missed`` says of the rest what it was, for people."""

    data: bytes
    written: int
    missed: tuple[str, ...]


def edit_of(change: CellChange) -> Edit:
    """A change without what both texts have in common at their ends."""
    old, new = change.old, change.new
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    rest = most - start
    end = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    return Edit(change.location, old, start, old[start : len(old) - end], new[start : len(new) - end])


def change_words(change: CellChange) -> str:
    """«“≤”改为“≥”», for what has to be done by hand."""
    return f"“{change.old or '（空）'}”改为“{change.new or '（空）'}”"


def row_words(row: RowInsertion) -> str:
    """«新增一行“培训人次 ≥ 300 人次”»."""
    return f"新增一行“{' '.join(text for text in row.texts.values() if text)}”"


def removal_words(place: Location) -> str:
    """«删除第2张表第5行第3列一行»."""
    return f"删除{place.describe()}一行"
