"""The indicator table as filed, with marks in the cells that findings are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from auditor.model import Form, Indicator
from auditor.model.words import Urgency, heading
from auditor.reports.html.findings import FindingView
from auditor.reports.view.quotes import cell_text, shortened

_COLUMNS = (
    "levels", "name", "weight", "operator", "value", "unit", "actual", "forecast", "possibility", "score",
    "reason",
)  # fmt: skip
_NUMBERS = frozenset({"weight", "score"})
_SHORT = 9  # characters that a cell keeps on one line
_ALWAYS = frozenset({"name", "value"})
_SAME_CELL = {"level1": "levels", "level2": "levels"}


@dataclass(frozen=True, slots=True)
class FiledCell:
    """``anchor`` and ``numbers`` lead to the findings on the cell; blank where it is in order. ``short`` text
    is not broken over lines."""

    field: str
    word: str
    text: str
    number: bool
    short: bool
    urgency: Urgency | None = None
    anchor: str = ""
    numbers: str = ""


@dataclass(frozen=True, slots=True)
class FiledRow:
    """A row as filed, with the findings on it."""

    row: int
    cells: tuple[FiledCell, ...]
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The word over a column, and whether its cells are numbers."""

    word: str
    number: bool


@dataclass(frozen=True, slots=True)
class FiledTable:
    """The table of a form as filed."""

    headings: tuple[Heading, ...]
    rows: tuple[FiledRow, ...]


def filed_table(form: Form, findings: Iterable[FindingView]) -> FiledTable | None:
    """The rows with the columns that the form fills; ``None`` for a form without rows."""
    if not form.indicators:
        return None
    by_row: dict[int, list[FindingView]] = {}
    for view in findings:
        for row in _rows(view):
            by_row.setdefault(row, []).append(view)
    columns = [
        (field, heading(field))
        for field in _COLUMNS
        if field in _ALWAYS or any(_text(row, field) for row in form.indicators)
    ]
    rows = [_row(indicator, columns, by_row.get(indicator.row, [])) for indicator in form.indicators]
    return FiledTable(tuple(Heading(word, field in _NUMBERS) for field, word in columns), tuple(rows))


def _rows(view: FindingView) -> Iterable[int]:
    """The rows that a finding is about; one on the form as a whole marks none of them."""
    finding = view.finding
    if finding.row is None:
        return ()
    others = (each.row for each in finding.related if each.form == finding.form and each.row is not None)
    return dict.fromkeys((finding.row, *others))


def _row(indicator: Indicator, columns: Sequence[tuple[str, str]], own: Sequence[FindingView]) -> FiledRow:
    cells = tuple(
        _cell(_text(indicator, field), field, word, [view for view in own if _field(view) == field])
        for field, word in columns
    )
    return FiledRow(indicator.number, cells, tuple(own))


def _cell(text: str, field: str, word: str, own: Sequence[FindingView]) -> FiledCell:
    plain = FiledCell(
        field, word, shortened(text) or "—", field in _NUMBERS, len(text) <= _SHORT and field != "name"
    )
    if not own:
        return plain
    numbers = "、".join(view.number for view in own)
    return replace(
        plain, text=shortened(text) or "（空）", urgency=own[0].urgency, anchor=own[0].anchor, numbers=numbers
    )


def _field(view: FindingView) -> str | None:
    return _SAME_CELL.get(view.finding.field or "", view.finding.field)


def _text(indicator: Indicator, field: str) -> str:
    match field:
        case "levels":
            return " / ".join(level for level in indicator.levels if level)
        case "name":
            return indicator.name or indicator.full_name
        case _:
            return cell_text(indicator, field)
