"""The header of an indicator table as it was understood: which column stands where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from auditor.forms.labels.label_file import ColumnName
from auditor.forms.lines import Line, Slot
from auditor.forms.shapes.weights import DATA_CLASSES
from auditor.forms.text import squeeze
from auditor.model import Location, Sureness

Ranges = tuple[tuple[int, int], ...]
_AIMS = frozenset({"operator", "value", "actual"})
_LEVELS = frozenset({"level1", "level2", "level3"})
TYPED_FIELDS = frozenset({"value", "operator", "unit", "weight", "level1", "level2"})
_OF_ROWS = _AIMS | {"weight", "unit", "score", "reason", "forecast"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column; ``start`` and ``end`` are grid columns, ``label`` its header as printed.

    ``part`` is the answer or cause of a column that is ticked. ``period`` is the period of a target that is
    not the year's (mid_term, adjusted …), ``place`` the place or office whose target it is. ``role`` is what
    the search took it for, ``runner_up`` what it would be in the next best reading, ``may_hold`` the field
    that it may well be instead, ``evidence`` tells why.
    """

    name: ColumnName
    start: int
    end: int
    label: str
    part: str = ""
    period: str = ""
    place: str = ""
    role: str = ""
    sureness: Sureness = Sureness.CERTAIN
    runner_up: str = ""
    may_hold: str = ""
    evidence: str = ""
    usual: frozenset[int] = frozenset()  # classes of cells that make up a good part of it
    assumed: bool = False  # by its place and cells alone, its label says nothing of it
    key: str = field(init=False, compare=False, repr=False)  # under which a row keeps the cell of this column

    def __post_init__(self) -> None:
        extra = self.part or self.period or self.place
        object.__setattr__(self, "key", f"{self.name}:{extra}" if extra else self.name)


@dataclass(frozen=True)
class Header:
    """``columns`` from left to right, ``printed`` all headers as they stand; ``lines`` is how many lines it
    takes, 0 where the table has none and its rows alone tell the columns. ``twin`` is the next half of a
    table that prints its indicators twice, side by side (mid term and year), ``period`` that of this half, or
    of a table whose targets are not the year's; a half passes over the cells in ``foreign``. ``banner`` is
    the level printed over the header."""

    columns: tuple[Column, ...]
    location: Location
    block: int
    width: int
    printed: tuple[str, ...] = ()
    lines: int = 1
    period: str = ""
    twin: Header | None = None
    foreign: Ranges = ()
    banner: str = ""
    sureness: Sureness = Sureness.CERTAIN
    margin: float = 0.0

    @property
    def halves(self) -> tuple[Header, ...]:
        """The table, or its halves from left to right."""
        return (self, *self.twin.halves) if self.twin else (self,)

    @cached_property
    def names(self) -> frozenset[str]:
        """The indicator columns that the form has."""
        return frozenset(column.name for column in self.columns if column.name != "ignored")

    @cached_property
    def absent(self) -> frozenset[str]:
        """What a row may have, and has no column for here."""
        return _OF_ROWS - self.names

    @cached_property
    def typed(self) -> Sequence[Column]:
        """The columns of levels, signs, figures and units of which a good part are no mere words."""
        typed = (column for column in self.columns if column.name in TYPED_FIELDS)
        return [column for column in typed if not column.usual.isdisjoint(DATA_CLASSES)]

    def unasked(self, line: Line) -> frozenset[str]:
        """The columns of which a line that was made of a text has no cell, since the text says it all."""
        if not line.made:
            return frozenset()
        return frozenset(each.name for each in self.columns if line.at(each.start) is None)

    @property
    def judges_items(self) -> bool:
        """Whether it gives points for items that have no targets: 评价内容, 分值, 自评分."""
        return self.names.isdisjoint(_AIMS)

    def get(self, name: str) -> Column | None:
        """The column of a name, first the one that is the year's own."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> Mapping[str, Column]:
        first: dict[str, Column] = {}
        for column in self.columns:
            first.setdefault(column.name, column)
        own = {column.name: column for column in reversed(self.columns) if column.key == column.name}
        return first | own

    def above(self, slot: Slot) -> Sequence[Column]:
        """The columns that a cell stands below, or partly so, from left to right."""
        first = bisect_left(self._ends, slot.start)
        return self.columns[first : bisect_right(self._starts, slot.end)]

    @cached_property
    def words(self) -> frozenset[str]:
        """The headers as they stand, without white space."""
        return frozenset(map(squeeze, self.printed))

    @cached_property
    def places(self) -> frozenset[tuple[int, int]]:
        """Where the columns begin and end."""
        return frozenset((column.start, column.end) for column in self.columns)

    @cached_property
    def levels(self) -> Sequence[Column]:
        """The columns of levels, from left to right."""
        return [column for column in self.columns if column.name in _LEVELS]

    @cached_property
    def begins_rows(self) -> int | None:
        """The grid column from which on a cell of its own is no label beside all rows; ``None`` without one
        of names."""
        name, second = self.get("name"), self.get("level2")
        if name is None:
            return None
        starts = [name.start] if second is None or self.get("level1") is None else [name.start, second.start]
        return max(min(starts), self.columns[0].start + 1)  # 项目目标 as a second level

    @cached_property
    def _ends(self) -> list[int]:
        return [column.end for column in self.columns]

    @cached_property
    def _starts(self) -> list[int]:
        return [column.start for column in self.columns]

    @property
    def stub(self) -> Column | None:
        """The column left of the names, in a table without columns for levels: it may hold the first one."""
        left = self.columns[0]
        return left if left.name == "ignored" and self.get("level1") is None else None

    @cached_property
    def grouped(self) -> bool:
        """Whether each row names its project, so that one table holds many forms."""
        return self.get("project") is not None

    @cached_property
    def tree(self) -> bool:
        """Whether projects, levels and indicators stand below each other in one column."""
        name, project = self.get("name"), self.get("project")
        return name is not None and project is not None and name.start == project.start

    @property
    def doubtful(self) -> frozenset[str]:
        """The columns whose role is doubtful."""
        return frozenset(column.name for column in self.columns if column.sureness is Sureness.DOUBTFUL)
