"""Amounts that a table lists with their sum: items above a row 合计, parts in a cell beside the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter

from pydantic import Field

from auditor.checks.base import Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.figures import FIGURE, figure_in, value_of, words_in
from auditor.checks.shared.tables import tables_of
from auditor.checks.units import SubmissionUnit
from auditor.chinese.stops import ITEM_END
from auditor.expressions import expression
from auditor.model import MONEY_UNIT, Cell, Confidence, Evidence, Table, decimals

_UNIT = expression(MONEY_UNIT)
_PART = expression(rf"(?P<name>\D[^\n]*?)(?P<value>{FIGURE.pattern})(?P<unit>{MONEY_UNIT})")
_NUMBERING = expression(r"[（(]?(?:(?P<han>[一二三四五六七八九十]+)|(?P<digit>\d+))[）)、.．]")
_FEWEST = 2  # items that make a list
_FAR = 100  # times
_HALF = Decimal("0.5")

Grid = Sequence[Sequence[Cell | None]]


class ListedSums(Params):
    """``totals`` are the labels of rows of totals, ``heads`` end a numbered label whose items stand below it,
    ``money`` are words of headers above what is added up, ``other`` such as say that a column holds none;
    what begins with a word of ``nested`` is part of the item above it. Tables of indicators, whose points
    have rules of their own, are left out where ``indicators`` is false."""

    totals: frozenset[str] = Field(description="合计行的名称")
    heads: tuple[str, ...] = Field(default=(), description="编了号、这样结尾的一行是下面各行的合计")
    indicators: bool = Field(default=True, description="指标表也判")
    money: tuple[str, ...] = Field(description="金额栏的表头里有的词")
    other: tuple[str, ...] = Field(description="表头里有这些词的不是可以相加的金额")
    rounding: Decimal = Field(default=_HALF, description="每一项四舍五入可以差末位的几，0是不许差")
    nested: tuple[str, ...] = Field(description="以这些词开头的行是上一行的一部分，有这样的行时不判")


@dataclass(frozen=True, slots=True)
class _Sum:
    """Figures and the total that is stated for them."""

    total: Cell
    items: tuple[Cell, ...]
    values: tuple[Decimal, ...]
    stated: Decimal
    label: str
    rounding: Decimal = _HALF

    @property
    def sum(self) -> Decimal:
        """The figures added up."""
        return sum(self.values, Decimal(0))

    @property
    def of_one_scale(self) -> bool:
        """Whether the total can be in the unit of the figures; one in 元 beside parts in 万元 cannot."""
        low, high = sorted((self.sum, self.stated))
        return high < low * _FAR

    @property
    def adds_up(self) -> bool:
        """Whether the total is their sum, but for rounding; one figure alone is copied, not rounded."""
        finest = max(decimals(each) for each in (*self.values, self.stated))
        tolerance = self.rounding.scaleb(-finest) * (len(self.values) - 1)
        return abs(self.sum - self.stated) <= tolerance


@check_kind(
    "listed-sums",
    params=ListedSums,
    provides={"label", "parts", "sum", "stated", "difference"},
    faults={"column", "cell"},
)
def listed_sums(unit: SubmissionUnit, params: ListedSums, _context: Context) -> Judgement:
    """Items listed with a total add up to it. Where nothing else of the table adds up, it is only asked."""
    hits: list[Hit] = []
    document, finder = unit.submission.document, unit.reading.once(tables_of)
    rows = (row.location for form in unit.submission.forms for row in form.indicators)
    left_out = frozenset() if params.indicators else finder.numbers(rows).keys()
    for number, table in enumerate(document.blocks):
        if not isinstance(table, Table) or number in left_out:
            continue
        sums = dict.fromkeys((*_columns(table, params), *_headed(table, params)))
        hits += _told("column", [replace(each, rounding=params.rounding) for each in sums])
        hits += _told("cell", list(_cells(table, params)))
    return failed(*hits)


def _told(fault: str, sums: list[_Sum]) -> Iterator[Hit]:
    sure = any(each.adds_up and len(each.values) >= _FEWEST for each in sums)
    for each in sums:
        if not each.adds_up and (sure or len(each.values) >= _FEWEST):
            yield Hit(
                values={
                    "label": each.label,
                    "parts": "＋".join(as_text(value) for value in each.values),
                    "sum": as_text(each.sum) if len(each.values) > 1 else "",
                    "stated": as_text(each.stated),
                    "difference": as_text(abs(each.sum - each.stated)),
                },
                evidence=tuple(
                    Evidence(cell.text.strip(), cell.location) for cell in (each.total, *each.items)
                ),
                confidence=None if sure else Confidence.ASK,
                fault=fault,
            )


def _columns(table: Table, params: ListedSums) -> Iterator[_Sum]:
    """The columns that end in a row of totals."""
    if not any(words_in(cell) in params.totals for cell in table.cells):
        return
    grid = table.grid()
    for row, cells in enumerate(grid):
        label = next((at for at, cell in enumerate(cells) if words_in(cell) in params.totals), None)
        for column in range(label + 1, len(cells)) if label is not None else ():
            found = _column(grid, row, column, label or 0, params)
            if found is not None:
                yield found


def _headed(table: Table, params: ListedSums) -> Iterator[_Sum]:
    """The columns of money below a numbered line of a sum (一、收入合计) and above the next one."""
    if not any(words_in(cell).endswith(params.heads) for cell in table.cells if params.heads):
        return
    grid = table.grid()
    numbered = {row: _kind(words_in(cells[0])) for row, cells in enumerate(grid)}
    for row, cells in enumerate(grid):
        if numbered[row] is None or not words_in(cells[0]).endswith(params.heads):
            continue
        ends = (below for below in range(row + 1, len(grid)) if numbered[below] == numbered[row])
        items = range(row + 1, next(ends, len(grid)))
        names = [words_in(grid[below][0]) for below in items]
        if any(not name or name in params.totals or name.startswith(params.nested) for name in names):
            continue
        for column in range(1, len(cells)):
            found = _below_head(grid, row, items, column, params)
            if found is not None:
                yield found


def _below_head(grid: Grid, row: int, items: range, column: int, params: ListedSums) -> _Sum | None:
    """A sum and the figures below it, in a column whose header is one of money."""
    above = (words_in(grid[each][column]) for each in range(row - 1, -1, -1))
    header = next((words for words in above if words and not FIGURE.fullmatch(words)), "")
    total, stated = grid[row][column], figure_in(grid[row][column])
    figures = [(cell, value) for each in items if (cell := grid[each][column]) and (value := figure_in(cell))]
    if total is None or stated is None or len(figures) < max(_FEWEST, len(items)):
        return None
    kinds = {_kind(words_in(grid[each][0])) for each in items}
    return _sum(total, figures, stated, header) if len(kinds) == 1 and _is_money(header, params) else None


def _kind(name: str) -> str | None:
    """The kind of number that a name begins with: 一、 and （一） are two."""
    numbering = _NUMBERING.match(name)
    return f"{numbering.lastgroup}{numbering[0][0] in '（('}" if numbering else None


def _is_money(header: str, params: ListedSums) -> bool:
    return any(word in header for word in params.money) and not any(word in header for word in params.other)


def _column(grid: Grid, row: int, column: int, label: int, params: ListedSums) -> _Sum | None:
    """The figures above a total up to their header; ``None`` where they are not plainly a list."""
    total = grid[row][column]
    stated = figure_in(total)
    items: list[tuple[Cell, Decimal]] = []
    kinds: set[str | None] = set()  # of numbers before the items: where two stand, some are parts of others
    for above in range(row - 1, -1, -1):
        cell, name = grid[above][column], words_in(grid[above][label])
        value = figure_in(cell)
        if cell is None or stated is None or total is None:
            return None
        if value is None and cell.text.strip():
            header = words_in(cell)
            money = _is_money(header, params) or _is_money(_grouping(grid, above, column) + header, params)
            known = money and len(items) >= _FEWEST and len(kinds) < _FEWEST
            return _sum(total, items[::-1], stated, header) if known else None
        if not name or name in params.totals or name.startswith(params.nested):
            return None
        if value is not None:
            items.append((cell, value))
            kinds.add(_kind(name))
    return None


def _grouping(grid: Grid, row: int, column: int) -> str:
    """The words of the header that spans a column and others, above its own (预算金额 over 总额 and 拨款)."""
    over = grid[row - 1][column] if row else None
    beside = (grid[row - 1][each] for each in (column - 1, column + 1) if 0 <= each < len(grid[row - 1]))
    return words_in(over) if over is not None and any(each is over for each in beside) else ""


def _cells(table: Table, params: ListedSums) -> Iterator[_Sum]:
    """The amounts beside a cell that lists nothing but its parts (… 12万元、… 8万元)."""
    listing = [cell for cell in table.cells if _UNIT.search(cell.text)]
    rows = table.rows() if listing else []
    for cell in listing:
        row = rows[cell.row - 1]
        left = _left_of(cell, row)
        stated, parts = figure_in(left), [part for part in ITEM_END.split(cell.text) if part.strip()]
        matches = [match for part in parts if (match := _PART.fullmatch(part.strip()))]
        if left is None or stated is None or not matches or len(matches) < len(parts):
            continue
        if len({match["unit"] for match in matches}) > 1 or _holds_other(left, rows, params):
            continue
        figures = [(cell, value_of(match["value"])) for match in matches]
        found = _sum(left, figures, stated, words_in(_left_of(left, row)))
        if found.of_one_scale:
            yield found


def _holds_other(cell: Cell, rows: Sequence[Sequence[Cell]], params: ListedSums) -> bool:
    """Whether the header above a cell says that its column holds no amounts."""
    above = (each for row in reversed(rows[: cell.row - 1]) for each in row if each.column == cell.column)
    header = next((words for each in above if (words := words_in(each)) and figure_in(each) is None), "")
    return any(word in header for word in params.other)


def _sum(total: Cell, figures: Sequence[tuple[Cell, Decimal]], stated: Decimal, label: str) -> _Sum:
    items = tuple(dict.fromkeys(cell for cell, _ in figures))
    return _Sum(total, items, tuple(value for _, value in figures), stated, label)


def _left_of(cell: Cell, row: Sequence[Cell]) -> Cell | None:
    return max((each for each in row if each.column < cell.column), default=None, key=attrgetter("column"))
