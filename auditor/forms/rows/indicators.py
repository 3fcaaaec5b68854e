"""Indicators from the rows of a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import get_args

from auditor.expressions import expression
from auditor.forms.damage import is_damaged
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.values import Target
from auditor.forms.rows.names import bound_in, unit_in, without_ordinals
from auditor.forms.rows.places import with_totals
from auditor.forms.rows.points import (
    hold_points,
    weighed,
    with_points_apart,
    without_shared,
)
from auditor.forms.rows.row import SUMMANDS, Row
from auditor.forms.rows.spread import with_lines
from auditor.forms.rows.templates import is_template
from auditor.forms.text import label_key, one_line, squeeze
from auditor.forms.vocabulary import Vocabulary
from auditor.model import Cause, Doubt, Indicator, Location, Operator, Period, Possibility, SharedPoints

_NUMBER = expression(r"([-+]?\d[\d,]{0,11}(?:\.\d+)?)(?:分|%)?")
_POINTS = "指标值一栏填的像是各条指标的分值，不是目标值，请核对原件"
_CELL_FIELDS = (
    "name", "weight", "operator", "value", "unit", "core", "actual", "score", "reason", "forecast",
    "possibility", "note", "level1", "level2",
)  # fmt: skip
_PERIODS: Mapping[str, Period] = {"mid_term": "mid_term", "half_year": "half_year", "previous": "previous"}
_ANSWERS: tuple[str, ...] = get_args(Possibility)
_CAUSES: tuple[str, ...] = get_args(Cause)
_TARGET_FIELDS = ("weight", "operator", "value", "unit")
_AIMED = frozenset({"operator", "value", "actual"})
_OF_RESULTS = frozenset({"actual", "score", "reason", "forecast", "possibility", "cause", "note"})
_READ_FIELDS = frozenset({
    "name", "weight", "operator", "value", "unit", "actual", "score", "reason", "forecast",
})  # fmt: skip


@dataclass(slots=True)
class RowsRead:
    """The rows of one form with the level names that hold for each of them, and doubts about reading;
    ``total`` is the sum of their scores as printed below them."""

    rows: list[tuple[Row, tuple[str, ...]]] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)
    doubts: list[Doubt] = field(default_factory=list)
    strays: list[tuple[str, Location]] = field(default_factory=list)  # words of levels that no row has
    shared: list[SharedPoints] = field(default_factory=list)  # points that rows have together
    total: Decimal | None = None


def is_cut(read: RowsRead) -> bool:
    """Whether the last row has no cells, not even blank ones, for what stands right of the name."""
    if len(read.rows) < 2 or not read.columns & set(_TARGET_FIELDS):
        return False
    last = read.rows[-1][0].cells
    return not any(column in last for column in _TARGET_FIELDS) and len(read.rows[-2][0].cells) > len(last)


class IndicatorReader:
    """Makes indicators of rows; ``doubts`` collects what could not be read for sure."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words
        self._labels = words.labels
        self._levels = words.levels
        self._targets = words.targets

    def read(self, read: RowsRead) -> tuple[Indicator, ...]:
        """All indicators of a form, numbered from 1."""
        kept = _years_first([(row, levels) for row, levels in read.rows if not is_template(self._words, row)])
        if _names_stand_in_remarks(kept, self._levels):
            kept = [_named_by_remark(row, levels) for row, levels in kept]
        if "value" in read.columns and hold_points([row for row, _ in kept]):
            kept = [(weighed(row), levels) for row, levels in kept]
            read.columns.add("weight")
            read.doubts.append(Doubt(_POINTS, kept[0][0].cells["value"].location))
        return self.numbered(_without_shared(replace(read, rows=kept)))

    def numbered(self, read: RowsRead) -> tuple[Indicator, ...]:
        """The indicator of each row, numbered from 1; every row is one."""
        kept = read.rows
        codes = self._targets.are_codes([row.text("operator") for row, _ in kept])
        marked = any(self._levels.is_marked(row.text("name")) for row, _ in kept)
        apart = with_points_apart([row for row, _ in kept], read.columns)
        kept = [(row, levels) for row, (_, levels) in zip(apart, kept, strict=True)]
        found = [
            self._indicator(number, row, levels, read, codes=codes, marked=marked)
            for number, (row, levels) in enumerate(kept, start=1)
        ]
        names = without_ordinals([each.name for each in found])
        named = zip(found, names, strict=True)
        told = with_totals([row if row.name == name else replace(row, name=name) for row, name in named])
        return with_lines(told)

    def _indicator(
        self, number: int, row: Row, levels: tuple[str, ...], read: RowsRead, *, codes: bool, marked: bool
    ) -> Indicator:
        row, unread = self._without_damage(row, read.doubts)
        unread |= row.absent & read.columns
        columns = read.columns - unread - row.unasked
        full_name = one_line(row.text("name"))
        prefix, name = self._levels.split(full_name)
        target = self._target(row, name, columns, codes=codes)
        named = unit_in(name, self._targets) if target.unit is None else None
        location = row.cells["name"].location
        if row.realigned:
            read.doubts.append(Doubt(f"“{_short(name)}”一行的单元格有错位，已按内容对应到各列", location))
        found = Indicator(
            row=number,
            name=name,
            full_name=full_name,
            location=location,
            levels=(*levels, *(level for level in prefix if level not in levels)),
            weight=self._number(row, "weight", "权重", read.doubts),
            weight_text=_text(row, "weight", columns),
            operator=target.operator or bound_in(name, target.value, self._targets),
            operator_text=target.operator_text,
            polarity=self._targets.polarity(row.text("nature")),
            value=target.value,
            unit=named if target.unit is None else target.unit,
            named_unit=named is not None,
            about=target.about,
            core=self._core(row, marked=marked),
            locations={column: row.cells[column].location for column in _CELL_FIELDS if column in row.cells},
            unread=unread,
            doubtful=row.doubtful,
            period=_PERIODS.get(row.period, "annual"),
            locality=row.place or None,
            item=bool(_AIMED & read.columns) and row.absent >= _AIMED,
        )
        return self._with_results(found, row, columns, read.doubts)

    def _with_results(self, found: Indicator, row: Row, columns: set[str], doubts: list[Doubt]) -> Indicator:
        """An indicator with what its row says of what was reached, or will be."""
        fields = (key.partition(":")[0] for key in row.cells)
        if _OF_RESULTS.isdisjoint(columns) and _OF_RESULTS.isdisjoint(fields):
            return found
        return replace(
            found,
            actual=_text(row, "actual", columns),
            score=self._number(row, "score", "得分", doubts),
            reason=_text(row, "reason", columns),
            forecast=_text(row, "forecast", columns),
            possibility=self._possibility(row, columns),
            causes=tuple(part for part in _CAUSES if self._ticked(row.text(f"cause:{part}"))),
            note=_text(row, "note", columns),
        )

    def _without_damage(self, row: Row, doubts: list[Doubt]) -> tuple[Row, frozenset[str]]:
        """The row without the cells that have lost letters, and their columns; a damaged name is kept as it
        stands, so that people find the row."""
        damaged = {key for key in row.cells.keys() & _READ_FIELDS if is_damaged(row.text(key))}
        if not damaged:
            return row, row.unread
        for column in sorted(damaged):
            words = _short(one_line(row.text(column)))
            doubts.append(Doubt(f"“{words}”有缺字，按没有读出来处理，请对照原件", row.cells[column].location))
        kept = {name: slot for name, slot in row.cells.items() if name not in damaged or name == "name"}
        return replace(row, cells=kept), frozenset(damaged) | row.unread

    def _target(self, row: Row, name: str, columns: set[str], *, codes: bool) -> Target:
        operator = _text(row, "operator", columns)
        nature = row.text("nature") or (
            row.text("level1") if self._levels.is_kind(row.text("level1")) else ""
        )
        if self._targets.sign(nature) is Operator.QUALITATIVE:
            operator = nature  # some forms print «=» beside 定性指标
        sign = squeeze(operator) if operator is not None else None
        if sign and self._targets.is_kind(sign):
            sign = None  # 定量 says what kind of target it is, not which way
        unit = _text(row, "unit", columns)
        if unit and (self._labels.is_blank(unit) or squeeze(unit) in self._labels.none):
            unit = ""
        unit = self._targets.without_gloss(unit) if unit else unit
        return self._targets.read(sign, _text(row, "value", columns), unit, codes=codes, name=name)

    def _number(self, row: Row, column: str, label: str, doubts: list[Doubt]) -> Decimal | None:
        text = row.text(column)
        parts = [_NUMBER.fullmatch(part) for part in SUMMANDS.split(squeeze(text))]
        numbers = [match[1] for match in parts if match]
        if len(numbers) == len(parts):
            return sum((Decimal(number.replace(",", "")) for number in numbers), Decimal(0))
        if not self._labels.is_blank(text):
            doubts.append(Doubt(f"{label}“{_short(text)}”不是数字，未能读取", row.cells[column].location))
        return None

    def _possibility(self, row: Row, columns: set[str]) -> str | None:
        """Whether the target will be reached: from one cell, or from the answer that is ticked."""
        ticked = [answer for answer in _ANSWERS if self._ticked(row.text(f"possibility:{answer}"))]
        if ticked:
            return ticked[0]
        text = _text(row, "possibility", columns)
        return self._labels.possibilities.get(label_key(text), text) if text else text

    def _ticked(self, text: str) -> bool:
        return not self._labels.is_blank(text) and squeeze(text) not in self._labels.no

    def _core(self, row: Row, *, marked: bool) -> bool | None:
        text = squeeze(row.text("core"))
        if (coded := self._labels.source.core_codes.get(text)) is not None:
            return coded
        if text in self._labels.yes:
            return True
        if text in self._labels.no:
            return False
        return self._levels.is_marked(row.text("name")) if marked and "core" not in row.cells else None


def _without_shared(read: RowsRead) -> RowsRead:
    """The rows without the points that some have together, which are kept for the form."""
    rows, shared = without_shared([row for row, _ in read.rows], read.total, read.doubts)
    read.shared += shared
    levels = (levels for _, levels in read.rows)
    return replace(read, rows=list(zip(rows, levels, strict=True)))


def _names_stand_in_remarks(rows: Sequence[tuple[Row, tuple[str, ...]]], levels: LevelReader) -> bool:
    """Whether the second level was taken for the name, and the column of remarks holds the names."""
    names = [row.text("name") for row, _ in rows]
    return bool(names) and all(map(levels.is_level, names)) and any(row.text("note") for row, _ in rows)


def _named_by_remark(row: Row, levels: tuple[str, ...]) -> tuple[Row, tuple[str, ...]]:
    if not row.text("note"):
        return row, levels
    return replace(row, cells={**row.cells, "name": row.cells["note"]}), (*levels[:1], row.text("name"))


def _text(row: Row, column: str, columns: Sequence[str] | set[str]) -> str | None:
    """The text of a cell: «» where it is blank, ``None`` where the form has no such column."""
    if column not in row.cells and column not in columns:
        return None
    return one_line(row.text(column))


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"


def _years_first(rows: Sequence[tuple[Row, tuple[str, ...]]]) -> list[tuple[Row, tuple[str, ...]]]:
    """The rows with those of further periods after the others where they share a name's cell with the year's,
    so that the numbers of the year's rows are those that a reader counts on the page."""
    years = {id(row.cells["name"]) for row, _ in rows if not row.period}
    again = [bool(row.period) and id(row.cells["name"]) in years for row, _ in rows]
    return [
        *(each for each, later in zip(rows, again, strict=True) if not later),
        *(each for each, later in zip(rows, again, strict=True) if later),
    ]
