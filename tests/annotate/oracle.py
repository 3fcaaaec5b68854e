"""Where a finding's comment belongs, known from the generator of the file: it put every indicator and field
into its cell. Nothing here asks the auditor where something stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from tests.corpus.content import Item, Project
from tests.corpus.layouts.parts import actual, joined
from tests.corpus.model import Page, Placed

Place = tuple[int, int, int]  # number of the page in the file, row and column in its grid, all from 1

_TARGETS = ("value", "operator", "unit")
_VALUES = ("指标值", "目标值", "实现值")
_HEADERS = {"actual": ("执行情况", "完成"), "forecast": ("预计",)} | dict.fromkeys(_TARGETS, _VALUES)


def spoiled(project: Project) -> Project:
    """The project with slips in its goal, overview, basis, names, signs, units and weights; every name is
    its own, so that a name tells the row."""
    own = [replace(item, name=f"{project.name[:4]}{item.name}") for item in project.items]
    own[0] = replace(
        own[0], name=f"{own[0].name[:2]}{own[0].name[:2]}{own[0].name[2:]}", weight=own[0].weight + 7
    )
    own[1] = replace(own[1], operator="≤", glyph="≤")
    own[2] = replace(own[2], unit="个个")
    own[3] = replace(own[3], value="120", unit="%", operator="≥", glyph="≥")
    return replace(
        project,
        items=tuple(own),
        goal=f"{project.goal}\n开展宣传宣传活动12场，；培训骨干（含新任村干部30人,提升服务水平。\n认真做好各项工作。",
        overview=f"{project.overview}计划新建服务站5个,改造老旧站点(含附属设施）7处，；截止目前进展顺利。",
        name=f"{project.name}（二期",
        basis=f"{project.basis}\n4.《关于印发《公共服务设施管理办法》的通知》（青民发[2024]11号）",
    )


class Grid:
    """The cells of the pages, and the columns in which each field of the indicators stands."""

    def __init__(self, pages: Sequence[Page], projects: Sequence[Project]) -> None:
        self._pages = [page.placed() for page in pages]
        self._projects = projects
        self._items = {item.name: item for project in projects for item in project.items}
        self._lie = [self._lying(cells) for cells in self._pages]
        self._upright = [
            _turned(cells) if lies else cells for cells, lies in zip(self._pages, self._lie, strict=True)
        ]
        self._columns: dict[tuple[int, str], int | None] = {}
        self._rows: dict[tuple[str, str], Place] = {}

    def row_place(self, name: str, field: str) -> Place:
        """The cell of a field of the indicator with this name; the last one, which is the year's."""
        if (name, field) not in self._rows:
            self._rows[name, field] = self._row_place(name, field)
        return self._rows[name, field]

    def _row_place(self, name: str, field: str) -> Place:
        item = self._items[name]
        number, placed = [
            (number, cell)
            for number, cells in enumerate(self._upright, start=1)
            for cell in cells
            if _says_name(cell.box.text, item) and cell.column == self._column_on(number, "name")
        ][-1]
        cells = self._upright[number - 1]
        column = self._column_on(number, field) or placed.column
        covering = next(
            cell
            for cell in cells
            if cell.row <= placed.row < cell.row + cell.box.down
            and cell.column <= column < cell.column + cell.box.across
        )
        place = (covering.column, covering.row) if self._lie[number - 1] else (covering.row, covering.column)
        return number, *place

    def _lying(self, cells: Sequence[Placed]) -> bool:
        """Whether the indicators stand side by side."""
        named = [cell for cell in cells for item in self._items.values() if _says_name(cell.box.text, item)]
        return len(named) > 1 and len({cell.row for cell in named}) == 1

    def texts(self, *texts: str) -> frozenset[Place]:
        """Every cell that says one of these texts, or ends with it behind a code."""
        return frozenset(
            (number, cell.row, cell.column)
            for number, cells in enumerate(self._pages, start=1)
            for cell in cells
            if any(text and (cell.box.text == text or cell.box.text.endswith(f"-{text}")) for text in texts)
        )

    def top(self, page: int) -> Place:
        """The first cell of a page."""
        first = self._pages[page - 1][0]
        return page, first.row, first.column

    def _column_on(self, page: int, field: str) -> int | None:
        if (page, field) not in self._columns:
            self._columns[page, field] = self._column(self._upright[page - 1], field)
        return self._columns[page, field]

    def _column(self, cells: Sequence[Placed], field: str) -> int | None:
        """The column in which most indicators have what the project says of the field; of equal ones that
        under a header of targets, and the right one, which is the annual half."""
        found: Counter[int] = Counter()
        by_row: dict[int, list[Item]] = {}
        for cell in cells:
            for item in self._items.values():
                if _says_name(cell.box.text, item):
                    by_row.setdefault(cell.row, []).append(item)
                    found[cell.column] += field == "name"
        for cell in cells:
            said = {text for item in by_row.get(cell.row, ()) for text in _says(field, item)}
            found[cell.column] += field != "name" and not said.isdisjoint(_lines(cell.box.text))
        if not any(found.values()):
            return None
        best = [column for column, count in found.items() if count == max(found.values())]
        headed = {
            cell.column
            for cell in cells
            if cell.row not in by_row and any(word in cell.box.text for word in _HEADERS.get(field, ()))
        }
        best = [column for column in best if column in headed] or best
        return min(best) if field == "actual" else max(best)  # what was reached stands before the forecast


def _turned(cells: Sequence[Placed]) -> list[Placed]:
    """The grid with rows for columns."""
    return [
        Placed(replace(cell.box, across=cell.box.down, down=cell.box.across), cell.column, cell.row)
        for cell in cells
    ]


def _lines(text: str) -> list[str]:
    """The lines of a cell without the numbers of a list."""
    return [text, *(line.split("：", 1)[-1] for line in text.split("\n"))]


def _says_name(text: str, item: Item) -> bool:
    return item.name in _names(text)


@lru_cache(maxsize=10_000)
def _names(text: str) -> frozenset[str]:
    """What a cell can say as a name: a line of it, without a star or behind a code."""
    lines = _lines(text)
    behind = {line[at + 1 :] for line in lines for at, sign in enumerate(line) if sign == "-"}
    return frozenset({*lines, *(line.removeprefix("★") for line in lines), *behind})


def _says(field: str, item: Item) -> Iterator[str]:
    plain: dict[str, Callable[[], str]] = {
        "weight": lambda: str(item.weight),
        "value": lambda: item.value,
        "operator": lambda: item.glyph,
        "unit": lambda: item.unit,
        "score": lambda: item.score,
        "reason": lambda: item.reason,
    }
    if field in plain and (text := plain[field]()):
        yield text
    if field in {"actual", "forecast"}:
        yield from (item.actual, actual(item).text)
    if field == "forecast":
        yield item.value
    if field in _TARGETS:
        yield joined(item).text
