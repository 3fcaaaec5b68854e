"""The header row of an indicator table: which column stands where."""

from __future__ import annotations

from dataclasses import dataclass, replace

from auditor.forms.label_file import ColumnName
from auditor.forms.lexicon import Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.text import label_key

_TARGET_COLUMNS = frozenset({"value", "operator", "actual"})
_SINGLE = (
    "name",
    "value",
    "level2",
    "weight",
    "operator",
    "nature",
    "unit",
    "core",
    "actual",
    "score",
    "reason",
    "forecast",
    "note",
)
PARTS: dict[str, ColumnName] = {"possibility": "possibility", "reason": "cause"}
_SHORTEST_PART = 3  # 确定能, 经费保障; 其他 alone in a header line says nothing


@dataclass(frozen=True, slots=True)
class Column:
    """A header cell; ``start`` and ``end`` are grid columns. ``part`` is the answer or cause of a column that
    is ticked, one of several under one heading."""

    name: ColumnName
    start: int
    end: int
    label: str
    part: str = ""

    @property
    def key(self) -> str:
        """The name under which a row keeps the cell of this column."""
        return f"{self.name}:{self.part}" if self.part else self.name


@dataclass(frozen=True, slots=True)
class Header:
    """``columns`` from left to right, ``printed`` all headers as they stand; ``other`` are names printed
    below without a column of their own. ``long_term`` where the label beside the table says that its targets
    are not the year's; ``assumed`` is the label of a column that was taken for the targets since it stands
    where they do."""

    columns: tuple[Column, ...]
    block: int
    width: int
    other: frozenset[str] = frozenset()
    printed: tuple[str, ...] = ()
    long_term: bool = False
    assumed: Slot | None = None

    @property
    def names(self) -> frozenset[str]:
        """The indicator columns that the form has."""
        return frozenset(column.name for column in self.columns if column.name != "ignored") | self.other

    def get(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)

    @property
    def stub(self) -> Column | None:
        """The column left of the names, in a table without columns for levels: it may hold the first one."""
        left = self.columns[0]
        return left if left.name == "ignored" and self.get("level1") is None else None

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
    read = [(slot, _column(slot, labels)) for slot in filled]
    if sum(column is not None for _, column in read) * 2 < len(read):
        return None
    columns = _resolve(
        [column or Column("ignored", slot.start, slot.end, slot.text) for slot, column in read], labels
    )
    names = {column.name for column in columns}
    assumed = None
    fresh = all(slot.fresh for slot, column in read if column and column.name == "name")
    if fresh and not names & _TARGET_COLUMNS and names >= {"level1", "level2", "name"}:
        assumed = _unknown_beside(columns, read, labels)
        columns = [
            replace(column, name="value") if assumed and column.start == assumed.start else column
            for column in columns
        ]
    if "name" not in names or not (assumed or names & _TARGET_COLUMNS):
        return None
    long_term = any(labels.is_row_label(slot.text) and labels.is_long_term(slot.text) for slot in filled)
    printed = tuple(slot.text for slot in filled)
    return Header(
        tuple(columns), line.block, line.width, printed=printed, long_term=long_term, assumed=assumed
    )


def _unknown_beside(
    columns: list[Column], read: list[tuple[Slot, Column | None]], labels: Labels
) -> Slot | None:
    """The first column right of the names whose label no lexicon holds and that speaks of no other time than
    the year, else that of the standards by which a target is graded (评价标准: 优, 良 …)."""
    end = next(column.end for column in columns if column.name == "name")
    beside = [(slot, column) for slot, column in read if slot.start > end]
    unknown = next(
        (slot for slot, column in beside if column is None and not labels.is_long_term(slot.text)), None
    )
    return unknown or next((slot for slot, _ in beside if labels.is_standard(slot.text)), None)


def _column(slot: Slot, labels: Labels) -> Column | None:
    if name := labels.column(slot.text):
        return Column(name, slot.start, slot.end, slot.text)
    for parent, own in PARTS.items():
        part = labels.part(slot.text, parent)
        if part and len(label_key(slot.text)) >= _SHORTEST_PART:
            return Column(own, slot.start, slot.end, slot.text, part)
    return None


def _resolve(columns: list[Column], labels: Labels) -> list[Column]:
    """One column a name: the best label for the name, the rightmost (annual) for the others."""
    columns = _with_one_operator(_with_one_first_level(_without_row_label(columns, labels), labels), labels)
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
    columns = _without_values_in_words(columns, labels)
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


def _without_values_in_words(columns: list[Column], labels: Labels) -> list[Column]:
    """The columns, where 指标值内容 beside 指标值 is no column of targets."""
    values = [column for column in columns if column.name == "value"]
    figures = [column for column in values if not labels.is_in_words(column.label)]
    return [
        replace(column, name="ignored") if figures and column in values and column not in figures else column
        for column in columns
    ]


def _with_one_first_level(columns: list[Column], labels: Labels) -> list[Column]:
    """The columns, where 指标类型 beside 一级指标 holds the nature of the target and no level."""
    ranked = [labels.level_rank[label_key(column.label)] for column in columns if column.name == "level1"]
    return [
        replace(column, name="nature")
        if column.name == "level1" and labels.level_rank[label_key(column.label)] > min(ranked)
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
