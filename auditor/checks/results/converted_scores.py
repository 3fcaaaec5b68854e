"""Points that were made smaller by their own weight: 25 of 25 points times 25 % are 6.25."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.units import SubmissionUnit
from auditor.expressions import expression
from auditor.model import Cell, Evidence, Table

_NUMBER = expression(r"\s*(\d+(?:\.\d+)?)\s*[%％]?\s*")
_FEWEST = 2  # rows that are no chance
_CENT = Decimal("0.01")

Row = Sequence[Cell | None]


class Converted(Params):
    """Words of the headers of the three columns."""

    converted: str = Field(description="折算得分一栏的表头里有的词")
    weight: str = Field(description="权重一栏的表头里有的词")
    score: str = Field(description="得分一栏的表头里有的词")


@check_kind("converted-scores", params=Converted, provides={"score", "weight", "converted", "sum"})
def converted_scores(unit: SubmissionUnit, params: Converted, _context: Context) -> Judgement:
    """A column of converted points adds up to full marks where every row has them."""
    tables = [
        table
        for table in unit.submission.document.tables()
        if any(params.converted in cell.text for cell in table.cells)
    ]
    if not tables:
        return NOT_APPLICABLE
    hits = [hit for table in tables for hit in _judged(table, params)]
    return failed(*hits) if hits else PASSED


def _judged(table: Table, params: Converted) -> Iterator[Hit]:
    columns, rows = _below_header(table, params)
    figures = [[number for at in columns if (number := _number(row[at])) is not None] for row in rows]
    full = all(
        points == worth and abs(points * worth / 100 - less) <= _CENT for points, worth, less in figures
    )
    cell = rows[0][columns[-1]] if rows else None
    if len(rows) >= _FEWEST and full and cell is not None:
        points, worth, less = figures[0]
        yield Hit(
            values={
                "score": as_text(points),
                "weight": as_text(worth),
                "converted": as_text(less),
                "sum": as_text(sum((each[-1] for each in figures), Decimal(0))),
            },
            evidence=(Evidence(cell.text, cell.location),),
        )


def _below_header(table: Table, params: Converted) -> tuple[tuple[int, ...], list[Row]]:
    """The columns of scores, weights and converted scores, and the rows of numbers below their headers."""
    grid = table.grid()
    for head, row in enumerate(grid):
        found = (
            _column(row, params.score, params.converted),
            _column(row, params.weight),
            _column(row, params.converted),
        )
        columns = tuple(at for at in found if at is not None)
        if len(columns) == len(found):
            return columns, [
                each for each in grid[head + 1 :] if all(_number(each[at]) is not None for at in columns)
            ]
    return (), []


def _column(row: Row, word: str, unless: str = "") -> int | None:
    """The last column whose header has a word."""
    found = [
        at
        for at, cell in enumerate(row)
        if cell and word in cell.text and not (unless and unless in cell.text)
    ]
    return found[-1] if found else None


def _number(cell: Cell | None) -> Decimal | None:
    match = _NUMBER.fullmatch(cell.text) if cell else None
    return Decimal(match[1]) if match else None
