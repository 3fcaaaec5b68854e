"""The header row of an indicator table: which column stands where."""

from __future__ import annotations

from dataclasses import dataclass, replace

from auditor.forms.lexicon import ColumnName, Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.text import label_key

_TARGET_COLUMNS = frozenset({"value", "operator", "actual"})
_SINGLE = (
    "name",
    "value",
    "level1",
    "level2",
    "weight",
    "operator",
    "nature",
    "unit",
    "core",
    "actual",
    "score",
    "reason",
)


@dataclass(frozen=True, slots=True)
class Column:
    """A header cell; ``start`` and ``end`` are grid columns."""

    name: ColumnName
    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Header:
    """``columns`` from left to right; ``other`` are names printed below without a column of their own."""

    columns: tuple[Column, ...]
    block: int
    width: int
    other: frozenset[str] = frozenset()

    @property
    def names(self) -> frozenset[str]:
        """The indicator columns that the form has."""
        return frozenset(column.name for column in self.columns if column.name != "ignored") | self.other

    def get(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)

    @property
    def grouped(self) -> bool:
        """Whether each row names its project, so that one table holds many forms."""
        return self.get("project") is not None


def read_header(line: Line, labels: Labels) -> Header | None:
    """The header that a line prints, ``None`` where it prints none."""
    if line.paragraph:
        return None
    filled = line.filled
    if len(filled) < 2:
        return None
    named = [(slot, labels.column(slot.text)) for slot in filled]
    if sum(name is not None for _, name in named) * 2 < len(named):
        return None
    columns = _resolve(
        [Column(name or "ignored", slot.start, slot.end, slot.text) for slot, name in named], labels
    )
    names = {column.name for column in columns}
    if "name" not in names or not names & _TARGET_COLUMNS:
        return None
    return Header(tuple(columns), line.block, line.width)


def _resolve(columns: list[Column], labels: Labels) -> list[Column]:
    """One column a name: the best label for the name, the rightmost (annual) for the others."""
    columns = _with_one_operator(_without_row_label(columns, labels), labels)
    if any(column.name == "name" for column in columns):
        ranks = [_rank(column, labels) for column in columns]
        best = min(ranks)
        keep = max(index for index, rank in enumerate(ranks) if rank == best)
        columns = [
            replace(column, name="ignored") if column.name == "name" and index != keep else column
            for index, column in enumerate(columns)
        ]
    elif (level := _last(columns, "level2")) is not None and len(columns) > 2:
        columns[level] = replace(columns[level], name="name")
    for name in _SINGLE:
        last = _last(columns, name)
        columns = [
            replace(column, name="ignored") if column.name == name and index != last else column
            for index, column in enumerate(columns)
        ]
    return columns


def _without_row_label(columns: list[Column], labels: Labels) -> list[Column]:
    """The columns, where 绩效指标 left of the level columns is the label of the rows and not their name."""
    levels = [column.start for column in columns if column.name in ("level1", "level2")]
    return [
        replace(column, name="ignored")
        if column.name == "name"
        and levels
        and column.start < min(levels)
        and labels.is_row_label(column.label)
        else column
        for column in columns
    ]


def _with_one_operator(columns: list[Column], labels: Labels) -> list[Column]:
    """The columns, where one holds the sign and any other of its kind (定量/定性, 正向/反向) the nature."""
    signs = [column for column in columns if column.name == "operator"]
    chosen = min(signs, key=lambda column: labels.operator_rank[label_key(column.label)], default=None)
    if chosen is None:
        chosen = next((column for column in columns if column.name == "nature"), None)
    return [
        replace(column, name="operator" if column is chosen else "nature")
        if column.name in ("operator", "nature")
        else column
        for column in columns
    ]


def _rank(column: Column, labels: Labels) -> int:
    return labels.name_rank[label_key(column.label)] if column.name == "name" else len(labels.name_rank)


def _last(columns: list[Column], name: str) -> int | None:
    return max((index for index, column in enumerate(columns) if column.name == name), default=None)


def refine_header(header: Header, line: Line, labels: Labels) -> Header | None:
    """The header with a second line below it taken in, ``None`` where the line is not one."""
    fresh = [slot for slot in line.filled if slot.fresh]
    if line.paragraph or not fresh or not all(_is_subcolumn(slot, labels) for slot in fresh):
        return None
    for slot in fresh:
        header = _with_subcolumn(header, slot, labels)
    return header


def _is_subcolumn(slot: Slot, labels: Labels) -> bool:
    key = label_key(slot.text)
    return key in labels.annual or key in labels.not_annual or labels.column(slot.text) is not None


def _with_subcolumn(header: Header, slot: Slot, labels: Labels) -> Header:
    key, value = label_key(slot.text), header.get("value")
    if key in labels.annual and value:
        rest = tuple(column for column in header.columns if column is not value)
        return replace(header, columns=_ordered(*rest, Column("value", slot.start, slot.end, value.label)))
    name = labels.column(slot.text)
    if name is None or name == "ignored" or name in header.names:
        return header
    if any(column.start <= slot.end and slot.start <= column.end for column in header.columns):
        return replace(header, other=header.other | {name})
    return replace(header, columns=_ordered(*header.columns, Column(name, slot.start, slot.end, slot.text)))


def _ordered(*columns: Column) -> tuple[Column, ...]:
    return tuple(sorted(columns, key=lambda column: column.start))
