"""Columns and rows of a table that were printed for something and left blank from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.tables import blocks_from_table
from auditor.checks.units import FormUnit
from auditor.chinese.marks import DASHES, unspaced
from auditor.model import Cell, Confidence, Evidence, Form, Table

_NOTHING = frozenset(f"/／{DASHES}")
_SEVERAL = 2
_JOINED = "、"


class ColumnParams(Params):
    """``labels`` are those of columns that hold a text for all rows."""

    labels: frozenset[str] = Field(description="整列写一段文字的栏目")


class RowsParams(Params):
    """``kinds`` are what a template prints beside every level; ``many`` rows left blank are surely left."""

    kinds: frozenset[str] = Field(default=frozenset(), description="模板在每一行都印着的字，不算填写")
    many: int = Field(default=4, description="空着这么多行的直接提出，少的只询问")


@check_kind("blank-column", params=ColumnParams, provides={"label"})
def judge_blank_column(unit: FormUnit, params: ColumnParams, _context: Context) -> Judgement:
    """A column for the goal of all the rows beside it holds the goal."""
    table = _table(unit)
    read = {each.field for each in unit.form.read}
    if table is None or "name" not in read:
        return NOT_APPLICABLE
    first, last = _first_and_last(unit.form, table)
    headers = [cell for cell in _header(unit.form, table, first) if unspaced(cell.text) in params.labels]
    blank = [cell for cell in headers if _is_blank_below(cell, table, first, last)]
    return failed(*(_column_hit(cell, unit.form) for cell in blank)) if headers else NOT_APPLICABLE


def _header(form: Form, table: Table, first: int) -> Iterator[Cell]:
    """The cells above the first indicator that share a line with the label of a column that was read: beside
    what it labels (当年绩效目标 | 保障……), a label heads no column."""
    labels = {unspaced(each.label) for each in form.read if each.field is not None} - {""}
    lines = {cell.row for cell in table.cells if cell.row < first and unspaced(cell.text) in labels}
    for cell in table.cells:
        if cell.row < first and any(line in lines for line in range(cell.row, cell.row + cell.row_span)):
            yield cell


def _column_hit(cell: Cell, form: Form) -> Hit:
    told = any(each.field.value.endswith("goal") for each in form.passages)
    evidence = (Evidence(cell.text, cell.location),)
    return Hit(
        {"label": unspaced(cell.text)},
        evidence,
        field="goal",
        confidence=Confidence.ASK if told else None,
    )


def _is_blank_below(header: Cell, table: Table, first: int, last: int) -> bool:
    """Whether the rows of the indicators have a cell below a header, and nothing is written in any."""
    below = [
        cell
        for cell in table.cells
        if cell.column == header.column
        and header.row < cell.row <= last
        and first <= cell.row + cell.row_span - 1
    ]
    return bool(below) and not any(cell.text.strip() for cell in below)


@check_kind("blank-rows", params=RowsParams, provides={"levels", "count"})
def judge_blank_rows(unit: FormUnit, params: RowsParams, context: Context) -> Judgement:
    """The rows that a template prints for all levels are filled in or deleted."""
    table = _table(unit)
    if table is None or not any(row.levels for row in unit.form.indicators):
        return NOT_APPLICABLE
    blank = list(_left(unit.form, table, params, context))
    if len(blank) < _SEVERAL:
        return PASSED
    values = {
        "levels": _JOINED.join(unspaced(cell.text) for cell in blank),
        "count": str(len(blank)),
    }
    evidence = tuple(Evidence(cell.text, cell.location) for cell in blank)
    sure = len(blank) >= params.many
    return failed(Hit(values, evidence, confidence=None if sure else Confidence.ASK))


def _left(form: Form, table: Table, params: RowsParams, context: Context) -> Iterator[Cell]:
    """The levels of the lines without an indicator among those with one, or next to them; where such lines
    head the rows below, which print no level of their own, they are none."""
    taken = {row.location.row_key for row in form.indicators}
    names = {unspaced(row.name) for row in form.indicators}
    run: list[Cell] = []
    seen = False
    for line in (line for line in table.rows() if line):
        level = _only_level(line, params, context)
        if level is not None:
            run.append(level)
        elif line[0].location.row_key in taken or _has_level(line, names, context):
            yield from run if _has_level(line, names, context) else ()
            seen, run = True, []
        else:
            yield from run if seen else ()
            seen, run = False, []
    yield from run if seen else ()


def _has_level(line: Sequence[Cell], names: Set[str], context: Context) -> bool:
    """Whether a line prints a level; the name of an indicator (服务对象满意度) is none."""
    texts = (cell.text for cell in line if unspaced(cell.text) not in names)
    return any(context.language.dimensions.of_level(text) is not None for text in texts)


def _only_level(line: Sequence[Cell], params: RowsParams, context: Context) -> Cell | None:
    """The last level of a line that says nothing else, if the cell behind it is blank."""
    told = [cell for cell in line if unspaced(cell.text) not in params.kinds | _NOTHING | {""}]
    levels = [cell for cell in told if context.language.dimensions.of_level(cell.text) is not None]
    if not levels or len(levels) < len(told):
        return None
    beside = next((cell for cell in line if cell.column > levels[-1].column), None)
    return levels[-1] if beside is not None and not beside.text.strip() else None


def _table(unit: FormUnit) -> Table | None:
    table = next(iter(blocks_from_table(unit)), None)
    return table if isinstance(table, Table) else None


def _first_and_last(form: Form, table: Table) -> tuple[int, int]:
    """The rows of the table's grid in which the form's first and last indicators stand."""
    lines = {cell.location.row_key: cell.row for cell in table.cells}
    found = sorted(line for row in form.indicators if (line := lines.get(row.location.row_key)))
    return (found[0], found[-1]) if found else (1, 0)
