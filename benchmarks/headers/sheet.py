"""Lays a planned form out as cells in a grid, and says what must be read of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from random import Random

from benchmarks.headers.columns import Column, columns
from benchmarks.headers.content import YEAR, Item, Target, items
from benchmarks.headers.plan import Levels, Merging, Periods, Plan
from benchmarks.headers.spelling import Habits, Written, plain, written

_CHINESE = "一二三四五六七八九十"
_LABELS = ("项目名称", "主管部门", "实施单位", "预算金额（万元）", "项目类型", "联系人")


@dataclass(frozen=True, slots=True)
class Entry:
    """What must be read of an indicator for one period or place; ``implied`` is the sign that a column of
    directions (正向, 反向) may be taken for where the form has none."""

    name: str
    levels: tuple[str, ...]
    target: Target
    weight: int | None
    period: str
    implied: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell at its 1-based place."""

    text: str
    row: int
    column: int
    down: int = 1
    across: int = 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as printed: lines before the table, its cells, lines below; and what must be read."""

    plan: Plan
    before: tuple[str, ...]
    cells: tuple[Placed, ...]
    after: tuple[str, ...]
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class _Page:
    """Rows that are being set; every row covers the whole width."""

    width: int
    cells: list[Placed] = field(default_factory=list)
    next: int = 1

    def line(self, text: str) -> None:
        self.cells.append(Placed(text, self.next, 1, 1, self.width))
        self.next += 1

    def row(self, texts: Sequence[str]) -> None:
        self.cells += [Placed(text, self.next, column) for column, text in enumerate(texts, start=1)]
        self.next += 1

    def pairs(self, texts: Sequence[str]) -> None:
        """Cells over the whole width, as wide as they can be."""
        edges = [round(n * self.width / len(texts)) for n in range(len(texts) + 1)]
        for text, left, right in zip(texts, edges, edges[1:], strict=False):
            self.cells.append(Placed(text, self.next, left + 1, 1, right - left))
        self.next += 1


def sheet(trade: str, plan: Plan, rng: Random) -> Sheet:
    """A form about a trade, laid out as planned."""
    body = _Body(plan, columns(plan, rng), rng, Habits.drawn(rng))
    rows = items(trade, rng, sum(column.role == "place" for column in body.columns))
    page = _Page(len(body.columns))
    before = _head(page, trade, plan, rng)
    body.set(page, rows)
    after = _foot(page, body, rows, rng)
    cells = _turned(page.cells) if plan.sideways else page.cells
    return Sheet(plan, before, tuple(cells), after, tuple(body.entries))


def _turned(cells: Sequence[Placed]) -> list[Placed]:
    """Rows become columns."""
    return [Placed(cell.text, cell.column, cell.row, cell.across, cell.down) for cell in cells]


def _head(page: _Page, trade: str, plan: Plan, rng: Random) -> tuple[str, ...]:
    title = rng.choice(("{}年项目支出绩效目标表", "项目绩效目标申报表（{}年度）", "{}年度预算项目绩效目标表"))
    if plan.review:
        title = rng.choice(("{}年项目支出绩效自评表", "项目支出绩效自评表（{}年度）"))
    title = title.format(YEAR)
    facts = [f"{trade}专项", "青溪区综合服务局", "青溪区服务中心", "186.5", "经常性项目", "陈工"]
    goal = f"完成{trade}年度各项工作，提高服务能力，保障群众需求。"
    if plan.head != "rows":
        lines = [f"项目名称：{facts[0]}", f"年度绩效目标：{goal}"] if plan.head == "paragraphs" else []
        return title, *lines
    inside = rng.random() < 0.5
    if inside:
        page.line(title)
    pairs = list(zip(_LABELS, facts, strict=True))
    for left, right in zip(pairs[:4:2], pairs[1:4:2], strict=True):
        for texts in ([*left, *right],) if page.width > 3 else (left, right):
            page.pairs(texts)
    page.pairs(["年度绩效目标", goal])
    return () if inside else (title,)


def _foot(page: _Page, body: _Body, rows: Sequence[Item], rng: Random) -> tuple[str, ...]:
    plan = body.plan
    if plan.total and plan.weight:
        total = str(sum(item.weight for item in rows))
        page.row([_total(column, body.columns, total) for column in body.columns])
    if not plan.foot:
        return ()
    lines = (
        "填报人：王一    审核人：李二    联系电话：0571-88776655",
        "注：指标值为定性的，请填写可衡量的表述；权重合计为100。",
        "填表说明：1.年初填报；2.得分四舍五入保留一位小数。",
    )
    chosen = rng.sample(lines, rng.randint(1, 2))
    if rng.random() < 0.5:
        return tuple(chosen)
    if plan.review and page.width > 3:
        page.pairs(["自评总分", "92", "自评等级", "优"])
    for line in chosen:
        page.line(line)
    return ()


def _total(column: Column, every: Sequence[Column], total: str) -> str:
    if column is every[0]:
        return "合计"
    return total if column.role == "weight" else ""


class _Body:
    """Header and rows of a form; ``entries`` collects what must be read."""

    def __init__(self, plan: Plan, made: Sequence[Column], rng: Random, habits: Habits) -> None:
        self.plan, self.columns, self.rng, self.habits = plan, made, rng, habits
        self.entries: list[Entry] = []
        self.level_tail = rng.choice(("指标", "指标", ""))
        self.named = rng.choice(("{}", "{}", "{}", "{n}.{}", "指标{n}：{}"))

    def set(self, page: _Page, rows: Sequence[Item]) -> None:
        self._header(page)
        if self.plan.numbering:
            page.row(self._numbers())
        split = self.rng.randrange(2, len(rows)) if self.plan.header_again and len(rows) > 3 else len(rows)
        self._rows(page, rows[:split], 0)
        if rows[split:]:
            self._header(page)
            self._rows(page, rows[split:], split)
        if self.plan.blank_rows:
            self._blank(page, rows[-1])

    def _numbers(self) -> list[str]:
        """1 2 3 4 … or 甲 乙 丙 1 2 …"""
        count = len(self.columns)
        named = "甲乙丙"[: self.rng.choice((0, 3))]
        return [*named, *map(str, range(1, count + 1))][:count]

    # ------------------------------------------------------------------------------------------------ header

    def _header(self, page: _Page) -> None:
        two = any(column.over for column in self.columns)
        start = page.next
        for over, members in _runs(self.columns, lambda column: column.over):
            at, count = members[0][0], len(members)
            if over and two:
                page.cells.append(Placed(over, start, at, 1, count))
            for text, same in _runs([column for _, column in members], self._key):
                first = at + same[0][0] - 1
                row, down = (start + 1, 1) if over and two else (start, 2 if two else 1)
                page.cells.append(Placed(text.split("\0")[0], row, first, down, len(same)))
        page.next = start + (2 if two else 1)

    def _key(self, column: Column) -> str:
        """Neighbours with one label are one cell only where levels are dropped."""
        joined = self.plan.dropped and column.role in ("level1", "level2", "name")
        return column.label if joined else f"{column.label}\0{self.columns.index(column)}"

    # ------------------------------------------------------------------------------------------------ rows

    def _rows(self, page: _Page, rows: Sequence[Item], begun: int) -> None:
        if self.plan.levels is Levels.TREE:
            self._tree(page, rows)
            return
        height = 2 if self.plan.continued else 1
        start = page.next
        targets = [self._targets(item) for item in rows]
        for number, column in enumerate(self.columns, start=1):
            if column.role in ("level1", "level2", "midlevel2", "path"):
                self._levels(page, rows, column.role, number=number, height=height)
                continue
            for n, item in enumerate(rows):
                row = start + n * height
                if column.role == "standard" and height == 2:
                    lines = ("完成得满分；", f"每低1个百分点扣{1 + n % 3}分。")
                    page.cells += [Placed(text, row + k, number) for k, text in enumerate(lines)]
                else:
                    text = self._cell(column, item, targets[n], begun + n + 1)
                    page.cells.append(Placed(text, row, number, height))
        page.next = start + len(rows) * height
        for item, target in zip(rows, targets, strict=True):
            self._expect(item, target)

    def _levels(self, page: _Page, rows: Sequence[Item], role: str, *, number: int, height: int) -> None:
        row = page.next
        for text, same in _runs(rows, lambda item: self._level(item, role)):
            count = len(same) * height
            if self.plan.merging is Merging.MERGED:
                page.cells.append(Placed(text, row, number, count))
            else:
                again = text if self.plan.merging is Merging.REPEATED else ""
                for k in range(len(same)):
                    page.cells.append(Placed(again if k else text, row + k * height, number, height))
            row += count

    def _level(self, item: Item, role: str) -> str:
        tail = self.level_tail
        first, second = (text.removesuffix("指标") + tail for text in (item.level1, item.level2))
        return {"level1": first, "path": f"{first}{'-/—'[len(self.columns) % 3]}{second}"}.get(role, second)

    def _tree(self, page: _Page, rows: Sequence[Item]) -> None:
        """Levels and names in one column: 一、 （一） 1."""
        at = next(n for n, column in enumerate(self.columns) if column.role == "name")
        blank = [""] * len(self.columns)
        for number, (first, mine) in enumerate(_runs(rows, lambda item: item.level1)):
            page.row([*blank[:at], f"{_CHINESE[number]}、{first}", *blank[at + 1 :]])
            seconds = _runs([item for _, item in mine], lambda item: item.level2)
            for place, (second, those) in enumerate(seconds):
                page.row([*blank[:at], f"（{_CHINESE[place]}）{second}", *blank[at + 1 :]])
                for n, item in those:
                    target = self._targets(item)
                    page.row([self._cell(column, item, target, n) for column in self.columns])
                    self._expect(item, target)

    def _blank(self, page: _Page, last: Item) -> None:
        marks = self.rng.choice(("", "……", "…"))
        page.row([marks if column.role in ("name", "midname") else "" for column in self.columns])
        if self.rng.random() < 0.5 and self.plan.levels is Levels.COLUMNS:
            levels = {"level1": last.level1, "level2": last.level2}
            page.row([levels.get(column.role, "") for column in self.columns])

    # ------------------------------------------------------------------------------------------------ cells

    def _targets(self, item: Item) -> dict[str, Written]:
        """The targets of a row, by the roles and places of their columns."""
        found = {"annual": item.target, "mid_term": item.mid_term}
        if item.adjusted:
            found["adjusted"] = item.adjusted
        found |= {f"place{n}": target for n, target in enumerate(item.places)}
        return {
            name: written(target, self.plan.parts, self.habits, self.rng) for name, target in found.items()
        }

    def _cell(self, column: Column, item: Item, targets: dict[str, Written], number: int) -> str:
        simple: dict[str, Callable[[], str]] = {
            "name": lambda: self._name(item, number),
            "midname": lambda: self._name(item, number),
            "operator": lambda: targets["annual"].operator,
            "value": lambda: targets["annual"].value,
            "annual": lambda: targets["annual"].value,
            "initial": lambda: targets["annual"].value,
            "mid_term": lambda: targets["mid_term"].value,
            "midvalue": lambda: targets["mid_term"].value,
            "adjusted": lambda: targets["adjusted"].value if item.adjusted else "",
            "place": lambda: targets[f"place{column.place}"].value,
            "unit": lambda: targets["annual"].unit,
            "weight": lambda: str(item.weight),
            "actual": lambda: plain(item.actual, item.target.unit, self.plan.parts),
            "last_year": lambda: plain(item.last_year, item.target.unit, self.plan.parts),
            "half_year": lambda: plain(item.half_year, item.target.unit, self.plan.parts),
            "score": lambda: item.score,
            "reason": lambda: item.reason,
            "number": lambda: str(number),
        }
        return simple[column.role]() if column.role in simple else _extra(column.role, item, number)

    def _name(self, item: Item, number: int) -> str:
        return self.named.format(item.name, n=number)

    # ------------------------------------------------------------------------------------------------ truth

    def _expect(self, item: Item, targets: dict[str, Written]) -> None:
        kept = {
            Periods.MID_TERM: ("mid_term", "annual"),
            Periods.HALVES: ("mid_term", "annual"),
            Periods.ADJUSTED: ("adjusted" if item.adjusted else "annual",),
            Periods.PLACES: _distinct(targets),
        }.get(self.plan.periods, ("annual",))
        weight = item.weight if self.plan.weight else None
        implied = self._implied(item)
        self.entries += [
            Entry(item.name, self._read_levels(item), targets[name].read, weight, name, implied)
            for name in kept
        ]

    def _implied(self, item: Item) -> str:
        if all(column.role != "polarity" for column in self.columns):
            return ""
        return "≤" if item.target.operator == "≤" else "≥"

    def _read_levels(self, item: Item) -> tuple[str, ...]:
        both = (item.level1, item.level2)
        return {Levels.NONE: (), Levels.SECOND_ONLY: both[1:]}.get(self.plan.levels, both)


def _distinct(targets: Mapping[str, Written]) -> tuple[str, ...]:
    """The places, of those with the same target the first: they are read as one indicator."""
    first: dict[Target, str] = {}
    for name, target in targets.items():
        if name.startswith("place"):
            first.setdefault(target.read, name)
    return tuple(first.values())


def _runs(things: Sequence, key: Callable) -> Iterator[tuple[str, list[tuple[int, object]]]]:  # type: ignore[type-arg]
    """Neighbours with the same key, each with its 1-based position."""
    for text, same in groupby(enumerate(things, start=1), lambda pair: key(pair[1])):
        yield text, list(same)


def _extra(role: str, item: Item, number: int) -> str:
    """A column that says nothing of the target."""
    return {
        "explanation": f"反映{item.name}的情况，按全年累计数统计",
        "source": ("工作台账", "验收资料", "问卷调查", "统计报表")[number % 4],
        "standard": ("达标得满分，未达标按比例扣分", "每少1%扣0.5分，扣完为止")[number % 2],
        "note": ("", "", "", "按季报送")[number % 4],
        "office": ("综合科", "业务一科", "办公室")[number % 3],
        "core": "是" if number % 3 == 1 else "否",
        "nature": "定性" if item.target.in_words else "定量",
        "polarity": "反向" if item.target.operator == "≤" else "正向",
    }[role]
