"""Amounts of a table that stand beside their sum: 小计 and, to its right, what each source gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import takewhile

from pydantic import Field

from auditor.checks.base import Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.figures import FIGURE, figure_in, words_in
from auditor.checks.units import SubmissionUnit
from auditor.expressions import expression
from auditor.model import Cell, Confidence, Evidence, Table, decimals

_BRACKET = expression(r"[（(][^（()）]*[)）]$")  # the unit behind a header
_FEWEST = 2  # columns that make a sum
_HALF = Decimal("0.5")  # of the last place
_BLANKS = frozenset({"", "-", "－", "—", "——", "/", "／"})

Row = Sequence[Cell | None]


class SumsAbreast(Params):
    """``totals`` are the headers of columns of sums, ``sources`` words of the headers of what is added up;
    where one of them holds a word of ``nested`` it is part of another."""

    totals: frozenset[str] = Field(description="合计一栏的表头")
    sources: tuple[str, ...] = Field(description="各来源一栏的表头里有的词")
    nested: tuple[str, ...] = Field(description="表头里有这些词的是另一栏的一部分，有这样的栏时不判")


@dataclass(frozen=True, slots=True)
class _Header:
    """A column of sums and those beside it."""

    row: int
    column: int
    parts: range
    label: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with a sum and what is stated beside it."""

    name: str
    header: _Header
    stated: Cell
    value: Decimal
    parts: tuple[tuple[Cell, Decimal], ...]

    @property
    def sum(self) -> Decimal:
        """The parts added up."""
        return sum((value for _, value in self.parts), Decimal(0))

    @property
    def adds_up(self) -> bool:
        """Whether the sum is that of the parts, but for rounding: of each part, and of a sum that has fewer
        decimals than they."""
        finest, own = max(decimals(value) for _, value in self.parts), decimals(self.value)
        tolerance = _HALF.scaleb(-max(finest, own)) * (len(self.parts) - 1)
        if own < finest:
            tolerance += _HALF.scaleb(-own)
        return abs(self.sum - self.value) <= tolerance


@check_kind(
    "sums-abreast",
    params=SumsAbreast,
    provides={"row", "label", "parts", "sum", "stated", "difference"},
)
def judge_sums(unit: SubmissionUnit, params: SumsAbreast, _context: Context) -> Judgement:
    """What stands beside a sum adds up to it. Where no row of the table does, it is only asked."""
    tables = (each for each in unit.submission.document.blocks if isinstance(each, Table))
    return failed(*(hit for table in tables for hit in _hits(table, params)))


def _hits(table: Table, params: SumsAbreast) -> Iterator[Hit]:
    if not any(_label(cell) in params.totals for cell in table.cells):
        return
    lines = [line for header in _headers(table, params) for line in _lines(table.grid(), header)]
    sure = any(each.adds_up and each.sum for each in lines)
    for each in lines:
        if not each.adds_up:
            cells = [each.stated, *(cell for cell, _ in each.parts)]
            parts = [as_text(value) for _, value in each.parts if value]
            yield Hit(
                values={
                    "row": each.name,
                    "label": each.header.label,
                    "parts": "＋".join(parts) or "0",
                    "sum": as_text(each.sum) if len(parts) > 1 else "",
                    "stated": as_text(each.value),
                    "difference": as_text(abs(each.sum - each.value)),
                },
                evidence=tuple(Evidence(cell.text.strip(), cell.location) for cell in cells),
                confidence=None if sure else Confidence.ASK,
            )


def _headers(table: Table, params: SumsAbreast) -> Iterator[_Header]:
    for row, cells in enumerate(table.grid()):
        for column, cell in enumerate(cells):
            if cell is None or cell.row != row + 1 or _label(cell) not in params.totals:
                continue
            beside = list(takewhile(partial(_is_source, params), cells[column + 1 :]))
            single = len({id(each) for each in beside}) == len(beside) >= _FEWEST
            if single and not any(word in words_in(each) for each in beside for word in params.nested):
                parts = range(column + 1, column + 1 + len(beside))
                yield _Header(row, column, parts, _label(cell))


def _label(cell: Cell | None) -> str:
    return _BRACKET.sub("", words_in(cell))


def _is_source(params: SumsAbreast, cell: Cell | None) -> bool:
    return any(word in words_in(cell) for word in params.sources)


def _lines(grid: Sequence[Row], header: _Header) -> Iterator[_Line]:
    """The rows below a header, up to the next one."""
    for row in grid[header.row + 1 :]:
        stated, value = row[header.column], figure_in(row[header.column])
        if value is None and words_in(stated) not in _BLANKS:
            return
        cells = [row[column] for column in header.parts]
        parts = tuple((cell, number) for cell in cells if cell and (number := figure_in(cell)) is not None)
        told = len(parts) + sum(words_in(cell) in _BLANKS for cell in cells) == len(cells)
        if stated is not None and value is not None and parts and told:
            yield _Line(_name(row), header, stated, value, parts)


def _name(row: Row) -> str:
    """What a row is about: its first words in a cell of its own."""
    own = (words_in(cell) for cell in row if cell is not None and cell.row_span == 1)
    return next((words for words in own if words and not FIGURE.fullmatch(words)), "")
